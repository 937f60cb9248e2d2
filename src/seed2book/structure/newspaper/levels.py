"""How large a heading is set: the level that the seed marks it with."""

from __future__ import annotations

from seed2book.structure.newspaper.page import Page

BOLD_LEVEL = 7
PLAIN_LEVEL = 8
"""The level of a heading that nothing marks: below all others."""


def level(page: Page, i: int) -> int:
    """A heading's level from 1; one that nothing marks comes after all others."""
    return page.lines[i].level or (BOLD_LEVEL if page.bold[i] else PLAIN_LEVEL)
