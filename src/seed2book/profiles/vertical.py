"""Vertical text (竖排): lines run down and follow each other to the left, as do the pages.

Not one character is changed for it. Readers turn or move marks by themselves (UAX #50). A number of up to
three digits stands upright in one em, one of four digit under digit, as years do; what is longer lies on its
side, as Latin words do (CLREQ, "Western text in vertical writing mode"). “” and ‘’ are drawn as ﹃﹄ and ﹁﹂
by `quotes.py`, where a book may bring type.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from seed2book.profiles.quotes import QUOTES, has_quotes
from seed2book.profiles.sheets import TOKEN, body_at, linked
from seed2book.profiles.turned import turned
from seed2book.typeset.book import Book, Writing
from seed2book.typeset.screen import STYLESHEETS

_NAME = "vertical.css"
# On the root, where all readers look for it (Apple's Asset Guide: "html or body, one mode a document"). Old
# readers know it by the prefix of EPUB or of their engine.
_CSS = """\
@charset "utf-8";
html {
  -epub-writing-mode: vertical-rl;
  -webkit-writing-mode: vertical-rl;
  writing-mode: vertical-rl;
}
.upright {
  -epub-text-combine: horizontal;
  -webkit-text-combine: horizontal;
  -ms-text-combine-horizontal: all;
  text-combine-upright: all;
}
.stacked {
  -epub-text-orientation: upright;
  -webkit-text-orientation: upright;
  text-orientation: upright;
}
/* The middle of the line is its baseline now. */
img.inline { vertical-align: baseline; }
"""
# Pictures alone: they would stand at the edge of their page.
_PICTURES = frozenset(("cover", "scan"))
# Where a number is something else, or a line of its own matters more than how it looks.
_LEFT_ALONE = frozenset(("pre", "code", "rt", "rp"))
# A number or a letter by itself, not a part of 3.14, 12:30, 5% or A4; references are passed over.
_TIED = r"[!-~\u00a1-\u024f]"
_UPRIGHT = re.compile(rf"&[^;\s]+;|(?<!{_TIED})(?:(?P<stacked>[0-9]{{4}})|[0-9]{{1,3}}|[A-Z])(?!{_TIED})")
# The mark of a list or a note, all that its element holds: `1.`, `(2)`, `[3]`.
_MARK = re.compile(r"[(\[]?[0-9]{1,2}[.)\]]")
# Not the apostrophe of a Latin word.
_QUOTE = re.compile(rf"(?<![A-Za-z])[{QUOTES}]|[{QUOTES}](?![A-Za-z])")


def set_vertically(book: Book) -> Book:
    """Gives the book in vertical lines; the sheets that hold nothing but a picture stay as they are."""
    quotes = has_quotes(book)
    sheets = tuple(
        sheet if sheet.kind in _PICTURES else replace(sheet, xhtml=_turned(sheet.xhtml, quotes=quotes))
        for sheet in book.sheets
    )
    across = {name: css for name, css in book.stylesheets if name in STYLESHEETS}
    others = tuple(style for style in book.stylesheets if style[0] not in across)
    down = tuple((_vertical(name), turned(css)) for name, css in across.items())
    still = tuple(across.items()) if any(sheet.kind in _PICTURES for sheet in sheets) else ()
    styles = (*still, *down, *others, (_NAME, _CSS))
    return replace(book, sheets=sheets, stylesheets=styles, writing=Writing.VERTICAL)


def _vertical(name: str) -> str:
    path = PurePosixPath(name)
    return str(path.with_stem(f"{path.stem}-vertical"))


def _turned(xhtml: str, *, quotes: bool) -> str:
    start = body_at(xhtml)
    head = xhtml[:start]
    for name in STYLESHEETS:
        head = head.replace(f'href="../styles/{name}"', f'href="../styles/{_vertical(name)}"')
    return linked(head, _NAME) + _upright(xhtml[start:], quotes=quotes)


def _upright(body: str, *, quotes: bool) -> str:
    made: list[str] = []
    left_alone: list[str] = []
    for token in TOKEN.finditer(body):
        name, text = token["name"], token["text"]
        if text is None:
            if token["close"] and left_alone and left_alone[-1] == name:
                left_alone.pop()
            elif not token["close"] and (name in _LEFT_ALONE or "hidden=" in token[0]):
                left_alone.append(name)
        if text is None or left_alone:
            made.append(token[0])
        else:
            made.append(_line(text, quotes=quotes))
    return "".join(made)


def _line(text: str, *, quotes: bool) -> str:
    if _MARK.fullmatch(text):
        return f'<span class="upright">{text}</span>'
    text = _UPRIGHT.sub(_stood, text)
    # What was put in holds none of these marks.
    return _QUOTE.sub(r'<span class="quote">\g<0></span>', text) if quotes else text


def _stood(found: re.Match[str]) -> str:
    if found[0].startswith("&"):
        return found[0]
    return f'<span class="{"stacked" if found["stacked"] else "upright"}">{found[0]}</span>'
