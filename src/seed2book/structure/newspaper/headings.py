"""Headings on their page: which open an article, and which stand inside one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seed2book.structure.evidence import Weighed, weigh
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.said import opens, opens_not
from seed2book.structure.newspaper.stacks import (
    BOLD_LEVEL,
    PLAIN_LEVEL,
    Stack,
    arrange,
    find_stacks,
    has_head,
    level,
    over_verse,
)
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.cohesion import Cohesion
from seed2book.structure.wording.furniture import heads_note
from seed2book.structure.wording.pictures import split_credit
from seed2book.structure.wording.series import is_standing, names_set, series
from seed2book.structure.wording.starts import news_lead

_ABOVE_TEXT = frozenset(
    {
        RoleKind.RUBRIC,
        RoleKind.KICKER,
        RoleKind.HEADLINE,
        RoleKind.DECK,
        RoleKind.SUBHEAD,
        RoleKind.SIGNATURE,
    }
)
_NEAR = 100
"""So many lines back is an article looked at; a page of headings takes no longer than one of text."""
_PICTURE_NOTE = re.compile(r"（(?:附?图片?|照片|书法|摄影|漫画|国画|版画|剪纸)[^（）]{0,6}）$")


@dataclass(frozen=True, slots=True)
class HeadingCase:
    """A stack on its page: the article it may close or stand in, and the series it may belong to.

    `above` and `below` are the lines by the stack, pictures passed over; `width` is the main line's, in ems.
    """

    page: Page
    stack: Stack
    headline: Stack | None
    size_of_series: int
    former_series: int
    in_row: bool
    article_named: bool
    section_signed: bool
    headed_elsewhere: float
    only_one: bool
    tie: float | None
    sections: int
    usual: int | None

    above: int
    below: int
    width: float

    @property
    def rise(self) -> int:
        """How many levels the stack stands above the article's headline; below it is negative."""
        if self.headline is None or not self.page.marked:
            return 0
        return level(self.page, self.headline.main) - level(self.page, self.stack.main)


def _led_in(case: HeadingCase) -> bool:
    return case.page.kind(case.below) is RoleKind.LABEL or case.page.lead(case.below) is not None


def _signed_above(case: HeadingCase) -> bool:
    page, above = case.page, case.above
    while above >= 0 and page.kind(above) is RoleKind.NOTE:
        if heads_note(page.lines[above].text):
            return False  # `相关链接` and what it heads
        above = page.before(above)  # an editor's answer may stand below the names of a letter
    if above < 0:
        return False
    if page.kind(above) in (RoleKind.ORIGIN, RoleKind.SIGN_OFF):
        return True
    if page.kind(above) is RoleKind.SIGNATURE:
        over = page.before(above)
        return over >= 0 and page.kind(over) not in _ABOVE_TEXT
    return page.signed[above]


def _under_note(case: HeadingCase) -> bool:
    page, above = case.page, case.above
    return page.kind(above) is RoleKind.NOTE and heads_note(page.lines[above].text)


def _much_shorter(case: HeadingCase) -> bool:
    return case.headline is not None and case.width <= 0.6 * case.page.widths[case.headline.main]


def _text_below_opens(case: HeadingCase) -> bool:
    page, below = case.page, case.below
    return below < len(page) and page.kind(below) is None and news_lead(page.keys[below])


def _notes_pictures(case: HeadingCase) -> bool:
    return _PICTURE_NOTE.search(case.page.keys[case.stack.main]) is not None


def _longer(case: HeadingCase) -> bool:
    return case.headline is not None and case.width >= 1.2 * case.page.widths[case.headline.main]


def _picture_below(case: HeadingCase) -> bool:
    return case.page.kind(case.stack.items[-1] + 1) in (RoleKind.IMAGE, RoleKind.CAPTION)


def _items_below(case: HeadingCase) -> bool:
    page, below = case.page, case.below
    return below < len(page) and page.bulleted(below) and page.widths[below] > 16


def _picture_text_below(case: HeadingCase) -> bool:
    """One paragraph closed by who took the picture, and nothing but headings after it."""
    page, below = case.page, case.below
    if below >= len(page) or page.kind(below) is not None or page.widths[below] > 260:
        return False
    last = below + 1 >= len(page) or page.after(below) >= len(page) or page.heading_shaped(page.after(below))
    return last and split_credit(page.lines[below].text) is not None


def _picture_news_above(case: HeadingCase) -> bool:
    """Nothing but pictures and their words under the headline above."""
    page, headline = case.page, case.headline
    between = range(headline.items[-1] + 1 if headline else 0, case.stack.items[0])
    words = (RoleKind.IMAGE, RoleKind.CAPTION, RoleKind.CREDIT)
    return headline is not None and 0 < len(between) <= 6 and all(page.kind(i) in words for i in between)


def _short_report_above(case: HeadingCase) -> bool:
    if case.headline is None:
        return False
    page, first = case.page, case.headline.items[-1] + 1
    if case.stack.items[0] - first > 5 or page.lead(page.after(first - 1)) is None:
        return False
    return all(page.kind(i) is not RoleKind.SUBHEAD for i in range(first, case.stack.items[0]))


def _poem_in_set(case: HeadingCase) -> bool:
    """A title over verse where the headline names a set (诗二首) or such a title stood before."""
    page, stack, headline = case.page, case.stack, case.headline
    if headline is None or len(stack.items) > 1 or not over_verse(page, stack.main):
        return False
    if names_set(page.keys[headline.main]):
        return True
    article = range(max(headline.items[-1] + 1, stack.items[0] - _NEAR), stack.items[0])
    return any(page.kind(i) is RoleKind.SUBHEAD and over_verse(page, i) for i in article)


def _prose_after_verse(case: HeadingCase) -> bool:
    page, headline, below = case.page, case.headline, case.below
    if headline is None or below >= len(page) or page.kind(below) is not None:
        return False
    article = range(max(headline.items[-1] + 1, case.stack.items[0] - _NEAR), case.stack.items[0])
    bodies = [page.kind(i) for i in article if page.kind(i) in (None, RoleKind.VERSE)]
    return len(bodies) > 1 and all(kind is RoleKind.VERSE for kind in bodies)


def _untied(case: HeadingCase) -> float:
    if case.tie is None or case.headline is None:
        return 0.0
    return max(0.0, 1 - case.tie / 0.3) * min(1.0, case.sections / 5)


def _tied(case: HeadingCase) -> float:
    if case.tie is None or case.headline is None:
        return 0.0
    return min(1.0, max(0.0, case.tie - 0.4) / 0.8) * min(1.0, case.sections / 5)


def _below_usual(case: HeadingCase) -> bool:
    if case.usual is None or case.headline is None or is_standing(case.page.keys[case.stack.main]):
        return False
    if case.rise == 0:
        return False
    return case.usual < min(level(case.page, i) for i in case.stack.items) < BOLD_LEVEL


def _marked_lower(case: HeadingCase) -> float:
    if case.rise >= 0:
        return 0.0
    # Where levels vary, one below all that headlines have still tells.
    return 1.0 if level(case.page, case.stack.main) > case.page.lowest else case.page.steady


def _ends_series(case: HeadingCase) -> bool:
    return case.former_series >= 2 and case.size_of_series == 1


def _quoted(case: HeadingCase) -> bool:
    text = case.page.keys[case.stack.main]
    return len(case.stack.items) == 1 and text[0] == "“" and text[-1] == "”" and "“" not in text[1:]


def _signed_anew(case: HeadingCase) -> bool:
    return case.section_signed and case.article_named


OPENS_ARTICLE: tuple[Weighed[HeadingCase], ...] = (
    Weighed("you say that it heads an article", 99.0, lambda c: opens(c.page, c.stack.items)),
    Weighed("you say that it heads no article", -99.0, lambda c: opens_not(c.page, c.stack.items)),
    Weighed("no headline stands above it on the page", 4.0, lambda c: c.headline is None),
    Weighed("a lead-in follows", 4.0, _led_in),
    Weighed("what follows began on another page", 4.0, lambda c: c.page.continued(c.below)),
    Weighed("a byline follows", 3.5, lambda c: c.page.kind(c.below) is RoleKind.SIGNATURE),
    Weighed("names or an origin close the text above", 3.5, _signed_above),
    Weighed("a kicker, rubric or deck stands with it", 2.0, lambda c: len(c.stack.items) > 1),
    Weighed("it is marked higher than the article's headline", 2.5, lambda c: c.page.steady * (c.rise > 0)),
    Weighed("it is marked like the article's headline", 0.8, lambda c: c.rise == 0),
    Weighed("it is marked lower than the article's headline", -1.5, _marked_lower),
    Weighed("the articles of this page are marked higher", -2.2, _below_usual),
    Weighed("it is built like other headings around it", -3.0, lambda c: c.size_of_series >= 3),
    Weighed("it is built like one other heading by it", -1.5, lambda c: c.size_of_series == 2),
    Weighed("it ends a series of headings built alike", 1.5, _ends_series),
    Weighed("it stands alone of its kind", 0.7, lambda c: c.size_of_series == 1 and not c.in_row),
    Weighed("it is one of several short headings in a row", -1.2, lambda c: c.in_row and not _ends_series(c)),
    Weighed("no other heading of its kind stands in the article", 0.7, lambda c: c.only_one),
    Weighed("the text below has no word of its own with the article", 1.7, _untied),
    Weighed("the text below shares words with the article and no other", -1.5, _tied),
    Weighed("a picture stands right below it", 2.2, _picture_below),
    Weighed("a picture's words follow and nothing else", 2.2, _picture_text_below),
    Weighed("items of news follow", 1.5, _items_below),
    Weighed("it stands over prose and the article is verse", 2.5, _prose_after_verse),
    Weighed("it stands over a poem of a set", -4.0, _poem_in_set),
    Weighed("it stands under the heading of a note", -3.0, _under_note),
    Weighed("the article above is a short report with a lead-in", 0.7, _short_report_above),
    Weighed("the article above is pictures and their words", 3.0, _picture_news_above),
    Weighed("other articles have a lead-in or a byline here", -1.2, lambda c: c.headed_elsewhere),
    Weighed("it is a quotation and nothing else", -0.8, _quoted),
    Weighed("it is numbered", -3.5, lambda c: c.page.numbered(c.stack.main)),
    Weighed("it is long", 1.0, lambda c: c.width >= 13),
    Weighed("it is short", -1.0, lambda c: c.width <= 8.5),
    Weighed("it is much shorter than the article's headline", -0.5, _much_shorter),
    Weighed("it is longer than the article's headline", 0.8, _longer),
    Weighed("it has two clauses", 0.7, lambda c: "，" in c.page.keys[c.stack.main][:-1]),
    Weighed("it carries a note of pictures", 2.0, _notes_pictures),
    Weighed("it is a standing title", 3.0, lambda c: is_standing(c.page.keys[c.stack.main])),
    Weighed("the text below opens as a report does", 0.6, _text_below_opens),
    Weighed("the text above is unfinished", -0.4, lambda c: not c.page.finished(c.above)),
    Weighed("the text below is signed, and the article had its names", 1.5, _signed_anew),
)  # fmt: skip


def _shows_itself(page: Page, stack: Stack) -> bool:
    return has_head(page, stack.items[-1]) or is_standing(page.keys[stack.main])


def judge_headings(page: Page, headings: list[int]) -> None:
    """Decides for each stack whether an article begins with it, and gives each of its lines its role."""
    _look_at_levels(page, headings)
    stacks = find_stacks(page, headings)
    keys = [page.keys[s.main] for s in stacks]
    sizes = series(
        keys, list(range(len(stacks))), [len(s.items) > 1 or has_head(page, s.items[-1]) for s in stacks]
    )
    headed = sum(has_head(page, s.items[-1]) for s in stacks)
    headline: Stack | None = None
    former = 1
    ends = [*(s.items[0] for s in stacks[1:]), *([len(page)] if stacks else [])]
    cohesion = Cohesion([page.keys[s.items[0] : end] for s, end in zip(stacks, ends, strict=True)])
    subheads = 0
    usual = _usual_level(page, stacks)
    for n, stack in enumerate(stacks):
        case = HeadingCase(
            page,
            stack,
            headline,
            sizes[n],
            former,
            _in_row(page, stacks, n, headline, 1.15 if headed >= 3 else 0.8),
            headline is not None and _named_at_head(page, headline),
            _signed(page, stack.items[-1] + 1, ends[n]),
            0.0 if _shows_itself(page, stack) else min(1.0, headed / 4),
            sizes[n] == 1 and not subheads and not _may_be_sibling(page, stacks, n),
            cohesion.tie(n),
            len(stacks),
            usual,
            page.before(stack.items[0]),
            page.after(stack.items[-1]),
            page.widths[stack.main],
        )
        verdict = weigh(OPENS_ARTICLE, case)
        if verdict.yes:
            arrange(page, stack, verdict)
            headline, former, subheads = stack, 1, 0
            cohesion.begin(n)
        else:
            former = sizes[n]
            subheads += 1
            cohesion.go_on(n)
            for i in stack.items:
                page.judge(i, RoleKind.SUBHEAD, verdict.confidence, *verdict.evidence)


def _look_at_levels(page: Page, headings: list[int]) -> None:
    """Finds how far levels can be relied on: headlines shown by names or a lead-in should be of one level."""
    tops: list[int] = []
    top = PLAIN_LEVEL
    for n, i in enumerate(headings):
        stacked = n > 0 and headings[n - 1] == i - 1
        top = min(top, level(page, i)) if stacked else level(page, i)
        if page.is_marked(i) and has_head(page, i):
            tops.append(top)
    if len(tops) >= 3:
        share = max(map(tops.count, tops)) / len(tops)
        page.steady = min(1.0, max(0.0, (share - 0.4) / 0.4))
        page.lowest = max(tops)


def _usual_level(page: Page, stacks: list[Stack]) -> int | None:
    """The level of articles that names, a lead-in or several lines show, where all but few share one."""
    shown = [s for s in stacks if len(s.items) > 1 or has_head(page, s.items[-1])]
    tops = [min(level(page, i) for i in s.items) for s in shown]
    if len(tops) < 3:
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
    near = abs(page.widths[this.main] - page.widths[other.main]) <= 3
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
