"""A heading on its page, with the article above that it may close or stand in."""

from __future__ import annotations

from typing import NamedTuple

from seed2book.structure.newspaper.levels import level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.sections import Sections
from seed2book.structure.newspaper.stacks import Stack

_NEAR = 100
"""So many lines back is an article looked at; a page of headings takes no longer than one of text."""


class HeadingCase(NamedTuple):
    """Heading `n` on its page, and `article`: the heading above that opened an article, None where none did.

    `above` and `below` are the lines by the stack, pictures passed over; `width` is the main line's, in ems.
    `rise` is how many levels the stack stands above the article's headline; below it is negative. `subhead`
    is the heading right above, if it stands in the article. A tuple, since a page has hundreds.
    """

    sections: Sections
    n: int
    article: int | None
    page: Page
    stack: Stack
    headline: Stack | None
    above: int
    below: int
    width: float
    rise: int
    subhead: Stack | None

    @property
    def first(self) -> int:
        """The first line of the article above, below its headline and not farther off than is looked at."""
        if self.headline is None:
            return 0
        return max(self.headline.items[-1] + 1, self.stack.items[0] - _NEAR)

    @property
    def size_of_series(self) -> int:
        """How many headings are built alike, this one among them."""
        return self.sections.series[self.n]

    @property
    def tie(self) -> float | None:
        """How closely the text below is tied to the article; None where nothing tells."""
        return None if self.article is None else self.sections.cohesion.tie(self.article, self.n)


def heading_case(sections: Sections, n: int, article: int | None) -> HeadingCase:
    """Looks at heading `n` as the next after the article that heading `article` opened."""
    page, stack = sections.page, sections.stacks[n]
    headline = subhead = None
    rise = 0
    if article is not None:
        headline = sections.stacks[article]
        subhead = sections.stacks[n - 1] if article < n - 1 else None
        rise = level(page, headline.main) - level(page, stack.main) if page.marked else 0
    above, below = sections.above[n], sections.below[n]
    width = page.widths[stack.main]
    return HeadingCase(sections, n, article, page, stack, headline, above, below, width, rise, subhead)
