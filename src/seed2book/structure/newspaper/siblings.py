"""Short lines by themselves between paragraphs: subheads that nothing marks come in rows, built alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from seed2book.structure.newspaper.page import Page
from seed2book.structure.wording.series import likeness

_PATTERN = 2.0
_NEAR = 2
_SHORTEST_TEXT_EM = 16.0


class Siblings:
    """For each short line that stands by itself in an article, the others there that are built like it."""

    def __init__(self, page: Page) -> None:
        """Looks at the page before any line of it is taken for a heading."""
        self._alike: dict[int, int] = {}
        for article in _articles(page):
            row = [i for i in article if _alone(page, i)]
            for n, i in enumerate(row):
                others = [*row[max(0, n - _NEAR) : n], *row[n + 1 : n + 1 + _NEAR]]
                self._alike[i] = sum(_built_alike(page.keys[i], page.keys[other]) for other in others)

    def of(self, i: int) -> int:
        """How many of the two before and the two behind are built like the line."""
        return self._alike.get(i, 0)


def _articles(page: Page) -> Iterator[list[int]]:
    """The lines between marked headings; all lines where nothing is marked."""
    for marked, lines in groupby(range(len(page)), key=page.is_marked):
        if not marked:
            yield list(lines)


def _alone(page: Page, i: int) -> bool:
    """True for a short line over running text that no other short line stands by."""
    below = page.after(i)
    if i == 0 or below >= len(page) or not page.heading_shaped(i) or page.heading_shaped(i - 1):
        return False
    text = page.kind(below) is None and not page.heading_shaped(below)
    return text and page.widths[below] >= _SHORTEST_TEXT_EM


def _built_alike(one: str, other: str) -> bool:
    return likeness(one, other) >= _PATTERN or len(one) == len(other) <= 12
