"""Headings on their page: which open an article, and which stand inside one."""

from __future__ import annotations

from collections import Counter

from seed2book.messages import deferred
from seed2book.structure.evidence import Verdict, weigh
from seed2book.structure.newspaper.closings import ENDS_ARTICLE
from seed2book.structure.newspaper.heading_cases import heading_case
from seed2book.structure.newspaper.levels import PLAIN_LEVEL, level
from seed2book.structure.newspaper.openings import OPENS_ARTICLE
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.parting import SURE, Place, part
from seed2book.structure.newspaper.sections import Sections
from seed2book.structure.newspaper.stacks import arrange, find_stacks, has_head
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.pictures import shows_scene

_HEARD = 0.05
_OPENS = deferred("the page's other headings make more sense if an article begins here")
_GOES_ON = deferred("the page's other headings make more sense if no article begins here")


def judge_headings(page: Page, headings: list[int]) -> None:
    """Decides for each stack whether an article begins with it, and gives each of its lines its role."""
    _look_at_levels(page, headings)
    sections = Sections(page, find_stacks(page, headings))
    alone = [weigh(OPENS_ARTICLE, heading_case(sections, n, None)) for n in range(len(sections))]
    beside: dict[tuple[int, int | None], Verdict] = {}

    def score(n: int, article: int | None) -> float:
        beside[n, article] = weigh(ENDS_ARTICLE, heading_case(sections, n, article))
        return alone[n].score + beside[n, article].score

    for n, place in enumerate(part(len(sections), score)):
        stack, verdict = sections.stacks[n], _on_the_page(alone[n], beside[n, place.above], place)
        if place.opens:
            arrange(page, stack, verdict)
            continue
        for i in stack.items:
            if len(stack.items) == 1 and shows_scene(page.keys[i]):
                page.judge(i, RoleKind.CAPTION, 0.75, "it says who does what where", *verdict.evidence)
            else:
                page.judge(i, RoleKind.SUBHEAD, 1 - verdict.probability, *verdict.evidence)


def _on_the_page(alone: Verdict, beside: Verdict, place: Place) -> Verdict:
    """What the heading says by itself and beside the article above, and what all headings of the page do."""
    others = place.log_odds - alone.score - beside.score
    heard = abs(others) >= _HEARD and abs(place.log_odds) < SURE
    said = [(others, _OPENS if others > 0 else _GOES_ON)] if heard else []
    return Verdict(place.log_odds, (*alone.spoke, *beside.spoke, *said))


def _look_at_levels(page: Page, headings: list[int]) -> None:
    """Finds how far levels can be relied on: headlines shown by names or a lead-in should be of one level."""
    tops: list[int] = []
    alone: list[int] = []
    top = PLAIN_LEVEL
    for n, i in enumerate(headings):
        stacked = n > 0 and headings[n - 1] == i - 1
        top = min(top, level(page, i)) if stacked else level(page, i)
        if page.is_marked(i) and has_head(page, i):
            tops.append(top)
        if has_head(page, i) and not stacked:
            alone.append(level(page, i))
    page.alone = {one: count / (len(alone) + 1) for one, count in Counter(alone).items()}
    page.shown = frozenset(tops)
    if len(tops) >= 3:
        share = max(Counter(tops).values()) / len(tops)
        page.steady = min(1.0, max(0.0, (share - 0.4) / 0.4))
        page.lowest = max(tops)
