"""A face for what no face has, so that a PDF never names a glyph that is not there (ISO 19005-2, 6.2.11.8).

Every character in it is drawn as 〓, which compositors put where they have no type, and keeps its own code:
it can still be copied and searched for.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from seed2book.typeset.book import Face
from seed2book.typeset.glyphs import coverage

_EM = 1000
# 〓: two bars, lower and upper edge in units of the em.
_BARS = ((130, 330), (430, 630))
# Nothing is drawn for these, whatever the face.
_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))

# A table of Apple's that changes no glyph (version 2, no chains). In a face that has one HarfBuzz leaves the
# letters of every script as they are, and in their order: two bars for each are the same in any form.
_UNSHAPED = b"\0\2\0\0\0\0\0\0"


def last_resort(text: str, faces: Sequence[Face]) -> bytes | None:
    """Gives a TrueType font with every character of `text` that none of the faces has, or None without any.

    Raises:
        AssetError: a face cannot be read.
    """
    left = {character for character in set(text) if unicodedata.category(character) not in _UNSEEN}
    for face in faces:
        # Most texts are all in the first face, so that the others need not be opened.
        if left:
            left -= coverage(face.file)
    return _font(sorted(map(ord, left))) if left else None


def _font(codes: Sequence[int]) -> bytes:
    names = [f"u{code:04X}" for code in codes]
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap(dict(zip(codes, names, strict=True)))
    # A glyph each, not one for all: a PDF knows its characters by their glyphs.
    builder.setupGlyf({name: _bars() for name in (".notdef", *names)})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names), (_EM, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "S2B Last Resort", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.font["morx"] = DefaultTable("morx")
    builder.font["morx"].data = _UNSHAPED
    # The same characters give the same bytes.
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def _bars() -> Glyph:
    pen = TTGlyphPen(None)
    for low, high in _BARS:
        pen.moveTo((100, low))
        pen.lineTo((100, high))
        pen.lineTo((900, high))
        pen.lineTo((900, low))
        pen.closePath()
    return pen.glyph()
