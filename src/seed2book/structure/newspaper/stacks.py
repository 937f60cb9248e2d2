"""Headings stacked on each other: which stand together, which is the headline, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.messages import deferred
from seed2book.structure.evidence import Verdict
from seed2book.structure.newspaper.arranging import likeliest, sure, ways
from seed2book.structure.newspaper.levels import PLAIN_LEVEL, level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.said import parted
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import key
from seed2book.structure.wording.series import names_set, series
from seed2book.structure.wording.slogans import ends_as_kicker

# A head with all that a paper knows has five or six lines; a poster of an anniversary has eight.
_HIGHEST = 12

_PASSED = frozenset({RoleKind.IMAGE, RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.SEPARATOR})

# With nothing between them only a verb that needs a speech shows where the kicker ends.
_SPOKEN_KICKER = re.compile(r"([^ ]{4,24}(?:时|会上)(?:强调|指出|要求))(?=[^ 的][^ ]{5,}$)")
_PLACES = {
    RoleKind.RUBRIC: deferred("a few characters above a headline"),
    RoleKind.KICKER: deferred("it stands above the headline"),
    RoleKind.DECK: deferred("it stands below the headline"),
}


@dataclass(frozen=True, slots=True)
class Stack:
    """Heading lines with no text between them; `main` is the headline among them."""

    items: tuple[int, ...]
    main: int


def find_stacks(page: Page, headings: list[int]) -> list[Stack]:
    """Puts headings together that only pictures part, and takes a first subhead away from its headline."""
    groups: list[list[int]] = []
    for i in headings:
        beside = groups and all(page.kind(n) in _PASSED for n in range(groups[-1][-1] + 1, i))
        if beside and not parted(page, groups[-1], i):
            groups[-1].append(i)
        else:
            groups.append([i])
    number = [n for n, group in enumerate(groups) for _ in group]
    sizes = series([page.keys[i] for i in headings], number, [has_head(page, i) for i in headings])
    size = dict(zip(headings, sizes, strict=True))
    stacks: list[Stack] = []
    for n, group in enumerate(groups):
        following = groups[n + 1] if n + 1 < len(groups) else None
        if len(group) > 1 and _is_first_subhead(page, group, following, size):
            stacks += [Stack(tuple(group[:-1]), main_of(page, group[:-1])), Stack((group[-1],), group[-1])]
        else:
            stacks.append(Stack(tuple(group), main_of(page, group)))
    return [one for stack in stacks for one in _taken_apart(stack)]


def _taken_apart(stack: Stack) -> Sequence[Stack]:
    """Gives the stack, or its lines one by one where it is too high for a head, as a list of titles is."""
    return (stack,) if len(stack.items) <= _HIGHEST else [Stack((i,), i) for i in stack.items]


def has_head(page: Page, i: int) -> bool:
    """True where a lead-in, names or what began on another page stands below a heading: an article's head."""
    below = page.after(i)
    shown = page.kind(below) in (RoleKind.SIGNATURE, RoleKind.LABEL) or page.continued(below)
    return shown or page.lead(below) is not None


def over_verse(page: Page, i: int) -> bool:
    """True for a short heading over verse, such as the title of a poem."""
    return page.kind(page.after(i)) is RoleKind.VERSE and page.widths[i] <= 14


def _is_first_subhead(
    page: Page, group: list[int], following: list[int] | None, size: dict[int, int]
) -> bool:
    last = group[-1]
    if page.heads(last):
        return False
    if has_head(page, last) or page.bulleted(last):
        return False
    if page.numbered(last):
        return True
    if following is None or len(following) > 1 or has_head(page, following[0]):
        return False
    if over_verse(page, last) and over_verse(page, following[0]):
        return True
    if names_set(page.keys[group[-2]]) and max(page.widths[last], page.widths[following[0]]) <= 10:
        return True
    if size[last] >= 2 and size[following[0]] >= 2:
        return page.widths[last] <= 14
    narrower = page.widths[last] <= min(12.0, 0.75 * max(page.widths[i] for i in group[:-1]))
    deeper = level(page, last) > min(level(page, i) for i in group[:-1])
    return narrower and deeper and level(page, following[0]) == level(page, last) != PLAIN_LEVEL


def kicker_in(text: str) -> tuple[str, str]:
    """Parts a kicker from the headline it was run into: `某某调研时强调 把实事办好`; "" if there is none."""
    for found in re.finditer(r"[ \u3000]+", text):
        front = text[: found.start()]
        if len(front) >= 6 and ends_as_kicker(key(front)) and not front.endswith(("，", "、", ",")):
            return front, text[found.end() :]
    glued = _SPOKEN_KICKER.match(key(text))
    return (text[: glued.end(1)], text[glued.end(1) :].lstrip()) if glued else ("", text)


def arrange(page: Page, stack: Stack, verdict: Verdict) -> None:
    """Gives the lines of an opening stack their roles: rubrics, kickers, headline, decks."""
    page.opens[stack.items[0]] = True
    found = ways(page, stack.items)
    taken = likeliest(found)
    plain_above = sum(not page.is_marked(i) for i in stack.items[taken.rubrics : taken.headline])
    for n, i in enumerate(stack.items):
        role = taken.role(n)
        if role is RoleKind.HEADLINE:
            page.judge(i, role, verdict.probability, *verdict.evidence)
            continue
        confidence = min(sure(found, taken, n), page.as_heading[i])
        if role is RoleKind.KICKER:
            confidence = min(confidence, _apart(page, i, stack.main, plain_above))
        page.judge(i, role, confidence, _PLACES[role], *verdict.evidence)


def _apart(page: Page, i: int, main: int, plain_above: int) -> float:
    """How sure it is that a line above the headline is not the end of the text before.

    One that nothing marks above a marked headline may as well be that; of two it is likelier than of one.
    """
    if page.is_marked(i) or not page.is_marked(main) or ends_as_kicker(page.keys[i]):
        return 1.0
    return 0.68 if plain_above == 1 else 0.6


def main_of(page: Page, group: Sequence[int]) -> int:
    """The headline among the lines of a stack."""
    return group[likeliest(ways(page, group)).headline] if 1 < len(group) <= _HIGHEST else group[0]
