"""A face of four glyphs that draws “” and ‘’ as vertical text prints them, while they stay what they are.

In vertical text the mainland's outer marks are ﹃﹄ and its inner ones ﹁﹂ (GB/T 15834-2011, 5.2); where
Traditional characters are printed, the reverse (CLREQ, "quotation marks"). A reader turns “ by a quarter, and
a corner bracket turned so is its own vertical form: this face has the corner brackets in the marks' places.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from fontTools.ttLib import TTFont

from seed2book.profiles.fonts import Form, cut, font_file
from seed2book.profiles.sheets import styled
from seed2book.typeset.book import Book, Face
from seed2book.typeset.glyphs import coverage

QUOTES = "“”‘’"
_MAINLAND, _TRADITIONAL = "『』「」", "「」『』"
_FAMILY = "Vertical Quotes"
_STEM = "quotes"


def with_quotes(book: Book, faces: Sequence[Face], form: Form) -> Book:
    """Gives the book with the face for `span.quote`; itself where nothing is quoted.

    Raises:
        AssetError: a face cannot be read.
    """
    face = next((face for face in faces if coverage(face.file) >= set(_MAINLAND)), None)
    if face is None or not any(mark in sheet.xhtml for sheet in book.sheets for mark in QUOTES):
        return book
    drawn = _TRADITIONAL if book.language.lower().startswith("zh-hant") else _MAINLAND
    font = font_file(face, _STEM, _redrawn(face, drawn, form), form)
    css = (
        f'@font-face {{ font-family: "{_FAMILY}"; src: url("../fonts/{font.name}"); }}\n'
        f'.quote {{ font-family: "{_FAMILY}", serif; }}\n'
    )
    return replace(styled(book, f"{_STEM}.css", css), fonts=(*book.fonts, font))


def has_quotes(book: Book) -> bool:
    """Says whether the book brings the face."""
    return any(font.name.startswith(f"{_STEM}.") for font in book.fonts)


def _redrawn(face: Face, drawn: str, form: Form) -> bytes:
    with TTFont(io.BytesIO(cut(face.file, drawn, Form.TTF)), recalcTimestamp=False) as font:
        glyphs = font.getBestCmap()
        wanted = {ord(mark): glyphs[ord(bracket)] for mark, bracket in zip(QUOTES, drawn, strict=True)}
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap = dict(wanted)
        font.flavor = "woff2" if form is Form.WOFF2 else None
        made = io.BytesIO()
        font.save(made, reorderTables=None if form is Form.WOFF2 else False)
    return made.getvalue()
