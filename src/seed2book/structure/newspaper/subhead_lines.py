"""Short lines at subheads: the only line of a subhead's text, and subheads that open with a bullet.

A line is the one `at` its place, in the run of short lines from `first` to `end` (not included).
"""

from __future__ import annotations

from seed2book.structure.newspaper.levels import level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.wording.keys import Ending

_NEAR = 24
_NARROW_EM = 8.5
_WIDEST_EM = 20.0


def between_subheads(page: Page, at: int, first: int, end: int) -> bool:
    """True for one wide line between two marked headings much narrower than itself: the first one's text."""
    if not first < at < end - 1 or page.widths[at] < 14:
        return False
    beside = (at - 1, at + 1)
    narrow = all(page.is_marked(n) and page.widths[n] <= min(_NARROW_EM, page.widths[at] / 2) for n in beside)
    return narrow and page.lines[at - 1].level == page.lines[at + 1].level


def all_of_subhead(page: Page, at: int, first: int, end: int) -> bool:
    """True for the only line below a heading like others that have text, above one that is marked higher."""
    over, under = at - 1, at + 1
    if over != first or under >= end or page.widths[at] < 10:
        return False
    if not (page.is_marked(over) and page.is_marked(under) and level(page, under) < level(page, over)):
        return False
    near = range(max(0, over - _NEAR), over)
    like = [n for n in near if page.is_marked(n) and level(page, n) == level(page, over)]
    return len(like) >= 2 and all(not page.is_marked(n + 1) and page.lead(n + 1) is None for n in like)


def bulleted_in_series(page: Page, at: int) -> bool:
    """True for one of three short lines with the same bullet, each over a text of its own."""
    near = range(max(0, at - 2 * _NEAR), min(len(page), at + 2 * _NEAR))
    bullet = page.keys[at][0]
    return _over_text(page, at, bullet) and sum(_over_text(page, n, bullet) for n in near) >= 3


def _over_text(page: Page, i: int, bullet: str) -> bool:
    if not page.keys[i].startswith(bullet) or not page.bulleted(i) or page.widths[i] > _WIDEST_EM:
        return False
    below = page.after(i)
    text_below = below < len(page) and not page.bulleted(below) and page.widths[below] > page.widths[i]
    return text_below and page.endings[i] in (Ending.WORD, Ending.CLOSER) and "。" not in page.keys[i]
