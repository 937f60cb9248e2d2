"""What the user's word for a heading says of the stack of headings that it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import HEADINGS, HEADS, RoleKind


def opens(page: Page, stack: Sequence[int]) -> bool:
    """True for a stack with a line that is said to be a rubric, kicker or headline."""
    return bool(page.said) and any(page.said_kind(i) in HEADS[:3] for i in stack)


def opens_not(page: Page, stack: Sequence[int]) -> bool:
    """True for a stack of what is said to be subheads, or decks, which open nothing by themselves."""
    return bool(page.said) and all(page.said_kind(i) in (RoleKind.SUBHEAD, RoleKind.DECK) for i in stack)


def parted(page: Page, stack: Sequence[int], i: int) -> bool:
    """True where line `i` is said to be no part of the stack above it: a subhead, or the next article's."""
    # Asked of what the user says, which is little, and not of the stack, which may be the whole file.
    said = sorted(n for n in page.said if stack[0] <= n <= i) if page.said else []
    kinds = [kind for n in said if (kind := page.said_kind(n)) in HEADINGS]
    if RoleKind.SUBHEAD in kinds:
        return RoleKind.SUBHEAD in (page.said_kind(stack[-1]), page.said_kind(i))
    places = [HEADS.index(kind) for kind in kinds if kind is not None]
    return page.heads(i) and (places != sorted(places) or kinds.count(RoleKind.HEADLINE) > 1)
