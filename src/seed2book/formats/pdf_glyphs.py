"""What each glyph of a PDF stands for, where several are drawn for one character as it is read.

Of the glyphs for a letter and the marks over it, WeasyPrint says that the last one stands for all, and the
others for nothing, so that they would be copied out as □ or not at all, and a letter met before twice.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import Any

import uharfbuzz as harfbuzz

# They choose or join the forms of what is before them, and have no glyph: joiners and variation selectors.
_UNDRAWN = re.compile(
    "[\u00ad\u034f\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
# A blank without width: a glyph has to stand for something (ISO 19005-2, 6.2.11.7.2).
_NOTHING = "\u200b"


class Fonts(dict[Any, Any]):
    """The fonts of a document of this text, for the renderer to fill: each glyph stands for its own part."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __setitem__(self, key: Any, font: Any) -> None:
        font.to_unicode = _Glyphs(font, self._text)
        super().__setitem__(key, font)


class _Glyphs(dict[int, str]):
    """The text of each glyph of a font, as the renderer tells it of the first place where one is drawn."""

    def __init__(self, font: Any, text: str) -> None:
        super().__init__()
        # The renderer leaves only what is used of the face when it writes the file.
        self._face, self._index, self._text = font.file_content, font.index, text

    def __setitem__(self, glyph: int, said: str) -> None:
        super().__setitem__(glyph, self._own(glyph, said) if len(said) != 1 or said > "\xbf" else said)

    def _own(self, glyph: int, said: str) -> str:
        if not said:
            return self._drawn.get(glyph, _NOTHING)
        parts = _UNDRAWN.sub("", unicodedata.normalize("NFKD", said))
        alone = (part for part in parts if self._font.get_nominal_glyph(ord(part)) == glyph)
        return next(alone, said) if len(parts) > 1 else said

    @cached_property
    def _font(self) -> harfbuzz.Font:
        return harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob(self._face), self._index))

    @cached_property
    def _drawn(self) -> dict[int, str]:
        """The characters of the text by their glyphs; parts of characters where there is no whole one."""
        chars = sorted(set(unicodedata.normalize("NFKD", self._text))) + sorted(set(self._text))
        return {glyph: char for char in chars if (glyph := self._font.get_nominal_glyph(ord(char)))}
