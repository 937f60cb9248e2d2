"""A heading on its page, with the article above that it may close or stand in."""

from __future__ import annotations

from dataclasses import dataclass

from seed2book.structure.newspaper.levels import level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.sections import Sections
from seed2book.structure.newspaper.stacks import Stack

_NEAR = 100
"""So many lines back is an article looked at; a page of headings takes no longer than one of text."""


@dataclass(frozen=True, slots=True)
class HeadingCase:
    """Heading `n` on its page, and `article`: the heading above that opened an article, None where none did.

    `above` and `below` are the lines by the stack, pictures passed over; `width` is the main line's, in ems.
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

    @property
    def rise(self) -> int:
        """How many levels the stack stands above the article's headline; below it is negative."""
        if self.headline is None or not self.page.marked:
            return 0
        return level(self.page, self.headline.main) - level(self.page, self.stack.main)

    @property
    def first(self) -> int:
        """The first line of the article above, below its headline and not farther off than is looked at."""
        if self.headline is None:
            return 0
        return max(self.headline.items[-1] + 1, self.stack.items[0] - _NEAR)

    @property
    def subhead(self) -> Stack | None:
        """The heading right above, if it stands in the article."""
        above = self.n - 1
        return self.sections.stacks[above] if self.article is not None and self.article < above else None

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
    headline = None if article is None else sections.stacks[article]
    above, below = page.before(stack.items[0]), page.after(stack.items[-1])
    return HeadingCase(sections, n, article, page, stack, headline, above, below, page.widths[stack.main])
