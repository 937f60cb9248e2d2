"""How wide text is in the very face that will be embedded, shaped by HarfBuzz so that kerning counts."""

from __future__ import annotations

from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import uharfbuzz as harfbuzz

# The feature by which the shipped faces open the gaps between Han and numbers. Private tags are in capitals.
GAPS = "GAPS"
# A word that a newspaper repeats is shaped once; one that an OCR run invents is forgotten again.
_REMEMBERED = 50_000
# How far from the middle of its cell the ink of a centred mark may be; one at the left is a quarter away.
_OFF_CENTRE = 0.125
# What marks that close up share at least, in em.
_SHARES = 0.25


@cache
def face(file: Path, language: str = "zh-cn", *, vertical: bool = False) -> Face:
    """Gives the face in this font file, loaded once, for text in this language (BCP 47).

    The language decides about the width of quotation marks and dashes. In `vertical` lines, from top to
    bottom, widths are measured downwards: of the vertical forms, and of Latin text as it lies on its side.
    """
    return Face(file, language, vertical=vertical)


class Face:
    """A font file that can be asked how wide text is, in em. It remembers what it was asked."""

    def __init__(self, file: Path, language: str = "zh-cn", *, vertical: bool = False) -> None:
        """Opens the font file; `face` does so once a file."""
        self.file = file
        self._vertical = vertical
        self._language = language
        source = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(file)))
        self._font = harfbuzz.Font(source)
        self._em = source.upem
        self._covered = frozenset(source.unicodes)
        self._features = dict.fromkeys(("vchw",) if vertical else ("chws", GAPS), True)
        self._known: dict[str, float] = {}

    def advance(self, text: str) -> float:
        """Gives the width of the text as one run."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            shaped = self._shape(text)[1] if text else ()
            known = self._known[text] = sum(map(_along, shaped)) / self._em
        return known

    def advances(self, text: str) -> tuple[float, ...]:
        """Gives the width of each character of the text, shaped as one run.

        A ligature's width is shared out evenly among its characters.
        """
        infos, positions = self._shape(text)
        by_cluster: dict[int, float] = {}
        for info, position in zip(infos, positions, strict=True):
            by_cluster[info.cluster] = by_cluster.get(info.cluster, 0.0) + _along(position) / self._em
        widths = [0.0] * len(text)
        for start, end in pairwise((*sorted(by_cluster), len(text))):
            widths[start:end] = [by_cluster[start] / (end - start)] * (end - start)
        return tuple(widths)

    @cached_property
    def gap(self) -> float:
        """The blank in em that the face itself opens between Han and a number, on either side; 0 for none."""
        if self._vertical:
            return 0.0
        alone = self.advance("中") + self.advance("1")
        before, after = (round(self.advance(pair) - alone, 4) for pair in ("中1", "1中"))
        return before if before == after else 0.0

    @cached_property
    def fixed(self) -> bool:
        """Whether all its letters are as wide, as in faces for code, in which no word takes a hyphen."""
        return self.advance("i") == self.advance("W")

    def centred(self, mark: str) -> bool:
        """Says whether the ink of a mark stands in the middle of its cell, as in Taiwan and Hong Kong."""
        infos, positions = self._shape(mark)
        extents = self._font.get_glyph_extents(infos[0].codepoint)
        cell = _along(positions[0])
        if extents is None or not cell:
            return False
        middle = extents.x_bearing + extents.width / 2
        if self._vertical:
            # From the top of the cell, where the glyph's origin is put, downwards.
            middle = -(positions[0].y_offset + extents.y_bearing + extents.height / 2)
        return bool(abs(middle / cell - 0.5) < _OFF_CENTRE)

    def closes_up(self, mark: str) -> bool:
        """Says whether the face itself lets the mark and a bracket beside it share half an em (`chws`)."""
        pairs = (mark + "（", "（" + mark, "）" + mark)
        return any(self.advance(pair) < sum(map(self.advance, pair)) - _SHARES for pair in pairs)

    def missing(self, text: str) -> frozenset[str]:
        """Gives the characters that the face does not have, so that another one will set them."""
        return frozenset(char for char in set(text) if ord(char) not in self._covered)

    def _shape(self, text: str) -> tuple[Any, Any]:
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        # Script and language settle which forms the face gives to digits and dashes. Renderers that follow
        # Pango take the language of a run from its script where the text's is not written in that.
        if not buffer.script or buffer.script == "Zyyy":
            buffer.script = "Hani"
        buffer.language = self._language if buffer.script == "Hani" else "en"
        # Latin words and numbers lie on their side (CLREQ, "vertical writing mode").
        if self._vertical and buffer.script == "Hani" and not text.isascii():
            buffer.direction = "ttb"
        harfbuzz.shape(self._font, buffer, self._features)
        return buffer.glyph_infos, buffer.glyph_positions


def _along(position: Any) -> int:
    """Gives how far a glyph moves the pen, across or down; a run does one of both."""
    return int(position.x_advance) or -int(position.y_advance)
