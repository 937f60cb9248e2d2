"""Headings on their page: which open an article, and which stand inside one."""

from __future__ import annotations

from seed2book.structure.evidence import weigh
from seed2book.structure.newspaper.levels import PLAIN_LEVEL, level
from seed2book.structure.newspaper.openings import OPENS_ARTICLE, HeadingCase
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.stacks import Stack, arrange, find_stacks, has_head, over_verse
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.cohesion import Cohesion
from seed2book.structure.wording.pictures import shows_scene
from seed2book.structure.wording.series import is_standing, series


def _shows_itself(page: Page, stack: Stack) -> bool:
    return has_head(page, stack.items[-1]) or is_standing(page.keys[stack.main])


def judge_headings(page: Page, headings: list[int]) -> None:
    """Decides for each stack whether an article begins with it, and gives each of its lines its role."""
    _look_at_levels(page, headings)
    stacks = find_stacks(page, headings)
    keys = [page.keys[s.main] for s in stacks]
    sizes = series(
        keys, list(range(len(stacks))), [_in_no_series(page, stacks, n) for n in range(len(stacks))]
    )
    headed = sum(has_head(page, s.items[-1]) for s in stacks)
    headline: Stack | None = None
    former = 1
    ends = [*(s.items[0] for s in stacks[1:]), *([len(page)] if stacks else [])]
    cohesion = Cohesion([page.keys[s.items[0] : end] for s, end in zip(stacks, ends, strict=True)])
    subhead: Stack | None = None
    usual = _usual_level(page, stacks)
    for n, stack in enumerate(stacks):
        case = HeadingCase(
            page,
            stack,
            headline,
            subhead,
            sizes[n],
            former,
            _in_row(page, stacks, n, headline, 1.15 if headed >= 3 else 0.8),
            headline is not None and _named_at_head(page, headline),
            _signed(page, stack.items[-1] + 1, ends[n]),
            0.0 if _shows_itself(page, stack) else min(1.0, headed / 4),
            sizes[n] == 1 and subhead is None and not _may_be_sibling(page, stacks, n),
            cohesion.tie(n),
            len(stacks),
            usual,
            sum(page.kind(i) is None for i in range(stack.items[-1] + 1, ends[n])),
            page.before(stack.items[0]),
            page.after(stack.items[-1]),
            page.widths[stack.main],
        )
        verdict = weigh(OPENS_ARTICLE, case)
        if verdict.yes:
            arrange(page, stack, verdict)
            headline, former, subhead = stack, 1, None
            cohesion.begin(n)
        else:
            former = sizes[n]
            subhead = stack
            cohesion.go_on(n)
            for i in stack.items:
                if len(stack.items) == 1 and shows_scene(page.keys[i]):
                    page.judge(i, RoleKind.CAPTION, 0.75, "it says who does what where", *verdict.evidence)
                else:
                    page.judge(i, RoleKind.SUBHEAD, verdict.confidence, *verdict.evidence)


def _in_no_series(page: Page, stacks: list[Stack], n: int) -> bool:
    """True for a head of its own, and for a heading over verse beside such as stand over prose."""
    if len(stacks[n].items) > 1 or has_head(page, stacks[n].items[-1]):
        return True
    beside = [stacks[m] for m in (n - 1, n + 1) if 0 <= m < len(stacks)]
    return over_verse(page, stacks[n].main) and not any(over_verse(page, s.main) for s in beside)


def _look_at_levels(page: Page, headings: list[int]) -> None:
    """Finds how far levels can be relied on: headlines shown by names or a lead-in should be of one level."""
    tops: list[int] = []
    top = PLAIN_LEVEL
    for n, i in enumerate(headings):
        stacked = n > 0 and headings[n - 1] == i - 1
        top = min(top, level(page, i)) if stacked else level(page, i)
        if page.is_marked(i) and has_head(page, i):
            tops.append(top)
    page.shown = frozenset(tops)
    if len(tops) >= 3:
        share = max(map(tops.count, tops)) / len(tops)
        page.steady = min(1.0, max(0.0, (share - 0.4) / 0.4))
        page.lowest = max(tops)


def _usual_level(page: Page, stacks: list[Stack]) -> int | None:
    """The level of articles that names, a lead-in or several lines show, where nearly all share one."""
    shown = [s for s in stacks if len(s.items) > 1 or has_head(page, s.items[-1])]
    tops = [min(level(page, i) for i in s.items) for s in shown]
    if len(tops) < 2:
        return None
    usual = min(tops, key=lambda top: (-tops.count(top), top))
    return usual if tops.count(usual) >= 0.8 * len(tops) else None


def _in_row(page: Page, stacks: list[Stack], n: int, headline: Stack | None, most: float) -> bool:
    """True for one of several short headings of one level in a row, none with a lead-in or names.

    `most` is how wide they may be against the headline: wider where the articles show themselves otherwise.
    """
    if headline is None or not _plain_and_short(page, stacks[n], headline, most):
        return False
    beside = [stacks[m] for m in (n - 1, n + 1) if 0 <= m < len(stacks) and stacks[m] is not headline]
    return any(
        _plain_and_short(page, other, headline, most)
        and abs(page.widths[other.main] - page.widths[stacks[n].main]) <= 3.5
        and (page.steady < 0.5 or level(page, other.main) == level(page, stacks[n].main))
        for other in beside
    )


def _may_be_sibling(page: Page, stacks: list[Stack], n: int) -> bool:
    """True if the next heading could stand beside this one in an article."""
    if n + 1 >= len(stacks):
        return False
    this, other = stacks[n], stacks[n + 1]
    same = level(page, this.main) == level(page, other.main) and len(other.items) == 1
    near = abs(page.widths[this.main] - page.widths[other.main]) <= 5
    return same and near and not has_head(page, other.main)


def _plain_and_short(page: Page, stack: Stack, headline: Stack, most: float) -> bool:
    width = page.widths[stack.main]
    narrow = width <= 12 and width <= most * page.widths[headline.main]
    return len(stack.items) == 1 and narrow and not has_head(page, stack.main)


def _named_at_head(page: Page, headline: Stack) -> bool:
    below = page.after(headline.items[-1])
    for i in (below, page.after(below)):
        if page.kind(i) is RoleKind.SIGNATURE:
            return True
    lead = page.lead(below)
    return lead is not None and bool(lead.names)


def _signed(page: Page, first: int, end: int) -> bool:
    last = page.before(end)
    return last >= first and (page.signed[last] or page.kind(last) is RoleKind.SIGNATURE)
