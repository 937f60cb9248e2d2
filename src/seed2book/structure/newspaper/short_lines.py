"""Whether a short line that nothing marks is a heading: what is looked at, and what it weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seed2book.structure.evidence import Weighed
from seed2book.structure.newspaper.cuts import Cut, judge_cut
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.siblings import Siblings
from seed2book.structure.newspaper.subhead_lines import all_of_subhead, between_subheads, bulleted_in_series
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.cohesion import pairs_of
from seed2book.structure.wording.furniture import is_date
from seed2book.structure.wording.keys import Ending
from seed2book.structure.wording.names import is_workplace
from seed2book.structure.wording.pictures import shows_scene
from seed2book.structure.wording.series import likeness
from seed2book.structure.wording.signers import is_signing_office
from seed2book.structure.wording.slogans import counts_results, is_slogan
from seed2book.structure.wording.starts import goes_on, opens_afresh

_TELLING = re.compile(
    "正在|已经|曾经|就这样|从此|但愿|仍然|依然|于是|然而|终于|似乎|仿佛|(?:他|她|我|它|他们|她们|我们)(?![山国])"
)

_TOLD_OF = 0.5
# A headline over its text may look like its first half up to this sum.
_HALF_OF_TEXT = 4.0
_SEEN, _NEAR, _FAR = 200, 4, 24


@dataclass(frozen=True, slots=True)
class ShortLine:
    """A short line `at` among the run of short lines `first` to `end` (end not included)."""

    page: Page
    at: int
    first: int
    end: int
    siblings: Siblings

    @property
    def above(self) -> int:
        """The line above the run."""
        return self.page.before(self.first)

    @property
    def below(self) -> int:
        """The line below the run."""
        return self.page.after(self.end - 1)

    @property
    def prose_below(self) -> bool:
        """True if running text comes next."""
        page, below = self.page, self.below
        return below < len(page) and page.kind(below) in (
            None,
            RoleKind.LIST_ITEM,
            RoleKind.LABEL,
            RoleKind.NOTE,
        )

    @property
    def torn(self) -> bool:
        """True if the texts above and below read as the halves of one paragraph."""
        return self.halves > 0 and _says_what_follows(self) < 0.7

    @property
    def halves(self) -> float:
        """Whether the texts above and below are halves of one paragraph: -1 for not at all, 1 for surely."""
        page, above, below = self.page, self.above, self.below
        if page.finished(above) or not self.prose_below or page.lead(below):
            return 0.0
        text = page.keys[above]
        cut = Cut(text[-_SEEN:], page.keys[below][:_SEEN], page.endings[above], page.widths[above], text[:2])
        return max(-1.0, min(1.0, judge_cut(cut).score / 3))

    @property
    def half_of_text(self) -> float:
        """How plainly it is half of a paragraph with the text below, `是一项系` / `统工程。`: 0 to 1."""
        page, at, below = self.page, self.at, self.below
        if at < self.end - 1 or not self.prose_below or page.lead(below):
            return 0.0
        text, after = page.keys[at], page.keys[below][:_SEEN]
        word = page.words.across(text[-3:], after, below)
        cut = Cut(text[-_SEEN:], after, page.endings[at], page.widths[at], text[:2], word=word)
        return max(0.0, min(1.0, (judge_cut(cut).score - _HALF_OF_TEXT) / _HALF_OF_TEXT))

    @property
    def goes_on_below(self) -> float:
        """How plainly the text below starts in mid-sentence, against how plainly it starts afresh."""
        if not self.prose_below or self.page.lead(self.below):
            return -1.0
        below = self.page.keys[self.below]
        return goes_on(below) - opens_afresh(below)


def _headed(case: ShortLine) -> bool:
    page, below = case.page, case.below
    return page.lead(below) is not None or page.kind(below) in (RoleKind.SIGNATURE, RoleKind.LABEL)


def _crowd(case: ShortLine) -> bool:
    near = range(max(case.first, case.at - 20), min(case.end, case.at + 20))
    plain = sum(not case.page.is_marked(i) for i in near)
    # No headline has six lines above it that the engine marked less than itself.
    return plain >= 6 or (case.end - case.first >= 4 and plain == len(near))


def _by_marked_heading(case: ShortLine) -> bool:
    page = case.page
    near = (case.at - 1, case.at + 1)
    return any(case.first <= i < case.end and page.is_marked(i) for i in near)


def _looks_like_neighbour_heading(case: ShortLine) -> bool:
    page = case.page
    above = case.above
    for _ in range(6):
        above = page.before(above)
        if above < 0:
            return False
        if page.heading_shaped(above):
            return likeness(page.keys[above], page.keys[case.at]) >= 2
    return False


def _third_of_series(case: ShortLine) -> bool:
    """True where two headings above, and no other between them, are built like this line."""
    page, at, alike = case.page, case.above, 0
    for _ in range(24):
        at = page.before(at)
        if at < 0 or alike == 2:
            break
        if page.headed[at]:
            one_length = len(page.keys[at]) == len(page.keys[case.at]) <= 12
            if likeness(page.keys[at], page.keys[case.at]) < 2 and not one_length:
                break
            alike += 1
    return alike == 2 and case.end - case.first == 1


def _led_over(case: ShortLine) -> bool:
    return case.above >= 0 and case.page.endings[case.above] is Ending.COLON


def _sentence_among_marked(case: ShortLine) -> bool:
    """A sentence that nothing marks where headings are marked.

    A kicker may ask what its headline answers, and one line after the other what the texts below them do.
    """
    last = case.page.keys[case.at][-1]
    asks = last == "？" and not (_by_marked_heading(case) or case.siblings.of(case.at))
    return case.page.marked and (last == "！" or asks)


def _quoted(case: ShortLine) -> bool:
    text = case.page.keys[case.at]
    return text[0] == "“" and text[-1] == "”" and "“" not in text[1:]


def _torn_bracket(case: ShortLine) -> bool:
    text = case.page.keys[case.at]
    return any(text.count(a) != text.count(b) for a, b in ("《》", "（）", "“”"))


def closes_text(case: ShortLine) -> bool:
    """The body that signs, and the date under it, in the last lines before a heading."""
    page = case.page
    if case.above < 0 or not page.finished(case.above):
        return False
    if _speaks_of(case) >= _TOLD_OF:
        return False  # `某某供电公司` over `抢修队夜战`: the body that the next report tells of
    if case.at == case.first and is_signing_office(page.keys[case.at]):
        return True
    for i in range(case.at, case.end):
        if page.is_marked(i):
            return i > case.at
        if not (is_date(page.keys[i]) or is_workplace(page.keys[i])):
            return False
    return case.below >= len(page) or is_date(page.keys[case.end - 1])


def _under_byline(case: ShortLine) -> bool:
    return (
        case.above >= 0
        and case.page.kind(case.above) is RoleKind.SIGNATURE
        and not case.page.is_marked(case.at)
    )


def _at_picture(case: ShortLine) -> bool:
    return RoleKind.IMAGE in (case.page.kind(case.at - 1), case.page.kind(case.at + 1))


def far_below(case: ShortLine) -> bool:
    """True for a few words below more blank lines than others have: a picture stood there."""
    page, at = case.page, case.at
    return at == case.first > 0 and page.lines[at].blanks_before >= 3 and page.set_off(at)


def _dashed(case: ShortLine) -> bool:
    dash = case.page.keys[case.at].startswith(("—", "－－", "--"))
    return dash and case.at > case.first and case.page.is_marked(case.at - 1)


def _over_dashed(case: ShortLine) -> bool:
    following = case.at + 1
    return following < case.end and case.page.keys[following].startswith(("——", "－－", "--"))


def _loose_bullet(case: ShortLine) -> float:
    """More so where a text above opens with the same bullet: an item of news that a line's end cut off."""
    page, at = case.page, case.at
    if at > case.first or not page.bulleted(at):
        return 0.0
    items = (i for i in range(max(0, at - _NEAR), at) if page.kind(i) is None and not page.headed[i])
    return 3.0 if any(page.keys[i][0] == page.keys[at][0] for i in items) else 1.0


def _speaks_of(case: ShortLine) -> float:
    """How much of the line the text below takes up, less what the text above has of it: -1 to 1."""
    page, text = case.page, case.page.keys[case.at]
    if case.below >= len(page) or len(text) < 4 or case.at > case.first:
        return 0.0  # under a headline a caption says it as well
    pairs = pairs_of(text)
    below = page.keys[case.below][:300]
    above = "，".join(page.keys[i][-300:] for i in range(max(0, case.above - 2), case.above + 1))
    said = sum((pair in below) - (pair in above) for pair in pairs)
    return max(-1.0, min(1.0, said / max(3, len(pairs)) * 2))


def _says_what_follows(case: ShortLine) -> float:
    return max(0.0, _speaks_of(case))


def _says_what_was_said(case: ShortLine) -> float:
    alone = case.end - case.first == 1
    return 0.0 if alone else max(0.0, -_speaks_of(case))


def _high_above_headline(case: ShortLine) -> bool:
    """The first of two lines over a marked headline, under text: one kicker is the rule."""
    page, i = case.page, case.at
    under = i == case.first and case.above >= 0 and page.kind(case.above) is None
    over = i + 2 < case.end and not page.is_marked(i + 1) and page.is_marked(i + 2)
    return under and over and page.widths[i] > 7


def shown_above(case: ShortLine) -> float:
    """A line under a finished text with pictures that has the text's words and not those of what follows."""
    page, at = case.page, case.at
    if at > case.first or case.above < 0 or not page.finished(case.above):
        return 0.0
    if page.endings[at] is not Ending.WORD:
        return 0.0
    return max(0.0, -_speaks_of(case)) if _pictured(page, case.at) else 0.0


def _pictured(page: Page, at: int) -> bool:
    """True where a caption stands above in the article, or who wrote it took pictures too: `于淼 文/图`."""
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if page.kind(i) is RoleKind.CAPTION:
            return True
        if page.kind(i) is RoleKind.SIGNATURE:
            return "图" in page.keys[i]
        if page.lead(i) is not None:
            return False
    return False


def _text_right_below(case: ShortLine) -> bool:
    page, below = case.page, case.at + 1
    return below == case.end < len(page) and page.lines[below].blanks_before == 0 < page.blanks


def shows_scene_alone(case: ShortLine) -> bool:
    """A line by itself, or between a text and marked headings; below a headline it may be a deck."""
    page, following = case.page, case.at + 1
    by_itself = case.at == case.first and (following == case.end or page.is_marked(following))
    return by_itself and not _text_right_below(case) and shows_scene(page.keys[case.at])


def _results_below(case: ShortLine) -> bool:
    return case.at > case.first and counts_results(case.page.keys[case.at])


def _tells(case: ShortLine) -> bool:
    """A line under text and above headings that tells as running text does: `本子已经写到了第七页`."""
    under = case.above >= 0 and case.page.kind(case.above) is None and not case.page.headed[case.above]
    first = case.at == case.first < case.end - 1
    return under and first and _TELLING.search(case.page.keys[case.at]) is not None


def _over_verse(case: ShortLine) -> bool:
    page = case.page
    below = page.kind(case.below) is RoleKind.VERSE and case.at == case.end - 1
    return below and page.widths[case.at] <= 14 and page.endings[case.at] is Ending.WORD


def _clauses_in_full(case: ShortLine) -> float:
    """A line of several clauses as wide as text, under text: a paragraph whose full stop is missing."""
    page, text = case.page, case.page.keys[case.at]
    under = case.above >= 0 and page.kind(case.above) in (None, RoleKind.LIST_ITEM, RoleKind.VERSE)
    if case.at > case.first or not under or "，" not in text[:-1] or page.headed[case.above]:
        return 0.0
    if is_slogan(text) or "：" in text:
        return 0.0
    if case.end - case.first == 1:
        return 0.8 * (page.widths[case.at] >= 20)
    return min(1.0, max(0.0, page.widths[case.at] - 10) / 10)


def _between_subheads(case: ShortLine) -> bool:
    return not _headed(case) and between_subheads(case.page, case.at, case.first, case.end)


def _all_of_subhead(case: ShortLine) -> bool:
    return all_of_subhead(case.page, case.at, case.first, case.end)


def _bulleted_in_series(case: ShortLine) -> bool:
    return bulleted_in_series(case.page, case.at)


def _numbered_sentence(case: ShortLine) -> bool:
    return case.page.numbered(case.at) and case.page.widths[case.at] > 16


IS_HEADING: tuple[Weighed[ShortLine], ...] = (
    Weighed("short lines by themselves are headings more often than not", 1.4, lambda _: True),
    Weighed("a lead-in or a byline follows", 1.4, _headed),
    Weighed("running text follows", 0.5, lambda c: c.prose_below),
    Weighed("the text above is finished", 1.0, lambda c: c.page.finished(c.above)),
    Weighed("the text above is unfinished", -1.4, lambda c: not c.page.finished(c.above)),
    Weighed("the text below goes on in mid-sentence", -2.5, lambda c: max(0.0, c.goes_on_below)),
    Weighed("it stands between the halves of a paragraph", -1.5, lambda c: max(0.0, c.halves)),
    Weighed("it is half of a paragraph with the text below", -4.0, lambda c: c.half_of_text),
    Weighed("the texts above and below make no paragraph", 1.1, lambda c: max(0.0, -c.halves)),
    Weighed("the text above leads over with a colon", -3.3, _led_over),
    Weighed("it is a sentence with its mark", -1.0, lambda c: c.page.keys[c.at][-1] in "？！"),
    Weighed("it is a sentence and headings are marked", -1.7, _sentence_among_marked),
    Weighed("a quotation and nothing else", -0.8, _quoted),
    Weighed("a bracket or title in it is not closed", -4.0, _torn_bracket),
    Weighed("it opens as running text does", -2.2, lambda c: opens_afresh(c.page.keys[c.at]) >= 0.9),
    Weighed("a byline stands right above it", -0.2, _under_byline),
    Weighed("it ends in a comma", -2.5, lambda c: c.page.endings[c.at] is Ending.COMMA and c.at == c.end - 1),
    Weighed("it holds a comma", -1.4, lambda c: "，" in c.page.keys[c.at][:-1]),
    Weighed("it is wide", -1.8, lambda c: c.page.widths[c.at] > 26),
    Weighed("it stands at a picture", -2.0, _at_picture),
    Weighed("more blank lines stand above it than elsewhere", -2.0, far_below),
    Weighed("many short lines stand together", -3.7, _crowd),
    Weighed("it stands at a marked heading", 0.7, _by_marked_heading),
    Weighed("other headings of the page are marked", -2.0, lambda c: c.page.marked),
    Weighed("it is worded like a short line before it", 1.5, _looks_like_neighbour_heading),
    Weighed("short lines by themselves are built like it", 1.5, lambda c: min(2, c.siblings.of(c.at))),
    Weighed("two short lines before it are worded like it", 3.3, _third_of_series),
    Weighed("an office or a date under a text", -6.0, closes_text),
    Weighed("nothing comes below it", -2.8, lambda c: c.below >= len(c.page)),
    Weighed("it opens with a dash below a heading", 3.0, _dashed),
    Weighed("a line that opens with a dash stands below it", 2.5, _over_dashed),
    Weighed("it opens with a bullet and no heading stands by it", -1.5, _loose_bullet),
    Weighed("it opens with a bullet as two other short lines over texts do", 6.0, _bulleted_in_series),
    Weighed("it is a number and a sentence", -1.0, _numbered_sentence),
    Weighed("it stands over verse", 3.0, _over_verse),
    Weighed("it says what the text below speaks of", 2.5, _says_what_follows),
    Weighed("it speaks of what the text above does, and headings follow", -3.2, _says_what_was_said),
    Weighed("it tells as running text does, and headings follow", -1.5, _tells),
    Weighed("two lines above a marked heading, under a text", -1.8, _high_above_headline),
    Weighed("it says who does what where, as words under pictures do", -3.0, shows_scene_alone),
    Weighed("text stands right below it where blank lines part all else", -2.0, _text_right_below),
    Weighed("the article above has pictures and speaks of it", -3.0, shown_above),
    Weighed("it gives results below a heading", 2.0, _results_below),
    Weighed("it is a sentence of several clauses under a text", -3.3, _clauses_in_full),
    Weighed("it stands between two headings much narrower than itself", -4.0, _between_subheads),
    Weighed("a subhead above it would have no text", -4.0, _all_of_subhead),
)  # fmt: skip
