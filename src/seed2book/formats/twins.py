"""Faces for characters that another one shares its glyph with, so that each is copied out as itself.

A PDF knows a character by its glyph (ISO 32000-1, 9.10.3). Where a face draws … and ⋯, or —— and ⸺, by the
same one, all of them would be copied out as what came first.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import uharfbuzz as harfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

# Of several that share a glyph, the first one keeps it: the dash that faces draw in one, and the point that
# Pango sets only in a face that has a hyphen too.
_FIRST = ("——", "\u2027")
# What leaves no ink needs no code of its own, and Han characters share glyphs with compatibility forms alone.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
_COMPATIBLE = range(0xF900, 0xFB00)


def twin(text: str, file: Path, language: str) -> bytes | None:
    """Gives a TrueType font with the characters of `text` whose glyph another one of it has in this face.

    They are drawn as there, in text of this language (BCP 47). None where there are none.
    """
    font = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(str(file))))
    found = _shared(text, font, language)
    return _font(found | _blanks(text, font), file) if found else None


def _blanks(text: str, font: harfbuzz.Font) -> dict[str, int]:
    """Gives the blanks of the text, each with its glyph: Pango sets one in the face of what is before it."""
    blanks = (char for char in sorted(set(text)) if unicodedata.category(char) == "Zs")
    return {char: glyph for char in blanks if (glyph := font.get_nominal_glyph(ord(char)))}


def _shared(text: str, font: harfbuzz.Font, language: str) -> dict[str, int]:
    """Gives the characters that come to a glyph after another one, each with its glyph."""
    units = [unit for unit in _FIRST if unit in text]
    units += [char for char in sorted(set(text)) if _is_told_apart(char)]
    owners: dict[int, str] = {}
    shared: dict[str, int] = {}
    for unit in units:
        buffer = harfbuzz.Buffer()
        buffer.add_str(unit)
        buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language
        harfbuzz.shape(font, buffer)
        glyph, *more = (info.codepoint for info in buffer.glyph_infos)
        # Several, or one that is missing, stand for nothing else.
        if glyph and not more and owners.setdefault(glyph, unit) != unit:
            shared[unit] = glyph
    return shared


def _is_told_apart(char: str) -> bool:
    category = unicodedata.category(char)
    return category not in _UNSEEN and (category != "Lo" or ord(char) in _COMPATIBLE or char in _DOUBLED)


# The characters that a compatibility ideograph stands for, as U+FA0C does for 兀.
_DOUBLED = frozenset(unicodedata.normalize("NFC", chr(code)) for code in _COMPATIBLE)


def _font(glyphs: Mapping[str, int], file: Path) -> bytes:
    with TTFont(file, lazy=True) as source:
        outlines, order = source.getGlyphSet(), source.getGlyphOrder()
        drawn: dict[str, Glyph] = {".notdef": TTGlyphPen(None).glyph()}
        widths = {".notdef": source["head"].unitsPerEm}
        for char, number in glyphs.items():
            pen = TTGlyphPen(None)
            outlines[order[number]].draw(Cu2QuPen(pen, max_err=1.0))
            name = f"u{ord(char):04X}"
            drawn[name] = pen.glyph()
            widths[name] = round(outlines[order[number]].width)
        builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
        builder.setupGlyphOrder(list(drawn))
        builder.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in glyphs})
        builder.setupGlyf(drawn)
        table = builder.font["glyf"]
        builder.setupHorizontalMetrics(
            {name: (width, getattr(table[name], "xMin", 0)) for name, width in widths.items()}
        )
        head, os2 = source["hhea"], source["OS/2"]
        builder.setupHorizontalHeader(ascent=head.ascent, descent=head.descent, lineGap=head.lineGap)
        builder.setupNameTable({"familyName": "S2B Twins", "styleName": "Regular"})
        builder.setupOS2(
            sTypoAscender=os2.sTypoAscender,
            sTypoDescender=os2.sTypoDescender,
            sTypoLineGap=os2.sTypoLineGap,
            usWinAscent=os2.usWinAscent,
            usWinDescent=os2.usWinDescent,
            usWeightClass=os2.usWeightClass,
        )
        builder.setupPost()
        # The same characters give the same bytes.
        builder.font["head"].created = builder.font["head"].modified = 0
        builder.font.recalcTimestamp = False
        made = io.BytesIO()
        builder.save(made)
        return made.getvalue()
