"""Which source lines the characters of a joined text come from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from seed2book.source import Span

Place = tuple[int, Span]
"""Where in a joined text a source line begins: the offset of its first character, and the line."""


def span_of(places: Sequence[Place], start: int, end: int) -> Span:
    """Gives the source lines of the characters from `start` to `end`; of the first file if there are two.

    `places` ascend by offset, and the first is taken to begin the text.
    """
    if len(places) == 1:
        return places[0][1]
    first = _at(places, start)
    last = _at(places, max(start, end - 1))
    return Span(first.file, first.first, last.last) if first.file == last.file else first


def _at(places: Sequence[Place], offset: int) -> Span:
    return places[max(0, bisect_right(places, offset, key=lambda place: place[0]) - 1)][1]
