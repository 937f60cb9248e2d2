"""Where the pages of print begin in the text, so that an e-book can be cited by them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePlace:
    """From here on the text stands on the page whose folio is `label`.

    `part` is the id of an article, an edition or `colophon`, and `offset` counts its characters as printed,
    without blanks, before the place.
    """

    part: str
    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class PageMap:
    """The places of one printing, those of a part in order; `source` identifies it, a URN or its name.

    Every part that has text on a page has a place for it, also where a neighbour stands on the same page.
    """

    source: str
    places: tuple[PagePlace, ...]
