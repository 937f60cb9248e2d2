"""Words under pictures that do not say that they are: what tells them from text and from headings.

They stand by a picture, its credit or its gap, they interrupt a text that goes on behind them, and they show
somebody at something. None of that is enough by itself, so it is weighed.
"""

from __future__ import annotations

from dataclasses import dataclass

from seed2book.source import Kind
from seed2book.structure.evidence import Weighed, weigh
from seed2book.structure.newspaper.cuts import ENOUGH, Cut, judge_cut
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import PICTURES, RoleKind
from seed2book.structure.wording import scenes
from seed2book.structure.wording.cohesion import word_pairs
from seed2book.structure.wording.credits import reports_in_pictures, split_credit
from seed2book.structure.wording.keys import Ending
from seed2book.structure.wording.names import is_workplace
from seed2book.structure.wording.pictures import names_work, shows_scene, tells_scene
from seed2book.structure.wording.series import is_standing
from seed2book.structure.wording.slogans import ends_as_kicker, is_slogan

_WIDEST_EM = 80.0
_SHORTEST_SENTENCE_EM = 6.0
_WIDEST_SHOWN_EM = 200.0
_OF_PICTURE = "图为"
_TEXT_EM = 34.0
_SEEN = 200
_NEAR = 12
_FEW_WORDS_EM = 20.0
_FAR = 24
_WIDEST_CREDITED_EM = 160.0
_MOST_SENTENCES = 3
_TEXTS_NEAR = 8
_OPEN_TIMES = tuple("中时后里上下前")
_LED_OVER = (Ending.COLON, Ending.SEMICOLON)


def judge_captions(page: Page) -> None:
    """Takes a line that has no role yet for a caption where more speaks for it than against.

    To be asked when names and verse are known, and before short lines are judged.
    """
    for i in range(1, len(page)):
        if _is_name_in_cut(page, i):
            page.judge(i, RoleKind.CAPTION, 0.75, "a name alone in a text that goes on below it")
        elif _may_be_caption(page, i):
            verdict = weigh(IS_CAPTION, CaptionCase.of(page, i))
            if verdict.yes:
                page.judge(i, RoleKind.CAPTION, verdict.confidence, *verdict.evidence)
                if page.kind(i + 1) is RoleKind.SIGNATURE:
                    page.judge(i + 1, RoleKind.CREDIT, 0.8, "who took the picture and wrote its words")


def _may_be_caption(page: Page, i: int) -> bool:
    if not page.is_open(i) or page.lines[i].kind is not Kind.TEXT or page.bold[i]:
        return False
    credited = is_credited(page, i)
    widest = _WIDEST_CREDITED_EM if credited else _WIDEST_EM
    narrowest = _SHORTEST_SENTENCE_EM if page.endings[i] is Ending.STOP else 2.0
    if not narrowest <= page.widths[i] <= widest or page.endings[i] in _LED_OVER:
        return False
    sentences = page.keys[i][:-1].count("。") + 1
    return (
        sentences <= (_MOST_SENTENCES if credited else 1) and page.lead(i) is None and not page.continued(i)
    )


def is_credited(page: Page, i: int) -> bool:
    """True where the line below says who took or supplied a picture."""
    below = i + 1
    if page.kind(below) is not RoleKind.SIGNATURE or not _is_text(page, page.before(i)):
        return page.kind(below) is RoleKind.CREDIT
    return reports_in_pictures(page.lines[below].text)


def _is_name_in_cut(page: Page, i: int) -> bool:
    """True for `车工姚长根` between the halves of a sentence, where nobody signs."""
    if page.kind(i) is not RoleKind.SIGNATURE or i in page.said or not 0 < i < len(page) - 1:
        return False
    above, below = page.before(i), page.after(i)
    torn = _is_text(page, above) and not page.finished(above) and _is_text(page, below)
    return torn and page.lead(below) is None and _joins(page, above, below) >= ENOUGH


@dataclass(frozen=True, slots=True)
class CaptionCase:
    """A line `at`, with the nearest lines `above` and `below` it that belong to no picture.

    `lead` says how much better the line itself goes on with an unfinished text above than the text below
    does: -1 to 2; `own`, that it could be its other half. `ties` counts the pairs of characters that
    it shares with the texts above and below.
    """

    page: Page
    at: int
    above: int
    below: int
    lead: float
    own: bool
    ties: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, page: Page, at: int) -> CaptionCase:
        """Looks at the lines around."""
        above = next((n for n in range(at - 1, at - _NEAR, -1) if page.kind(n) not in PICTURES), at - _NEAR)
        below = next((n for n in range(at + 1, at + _NEAR) if page.kind(n) not in PICTURES), at + _NEAR)
        ties = _ties(page, at)
        if not _is_text(page, above) or page.finished(above):
            return cls(page, at, above, below, 0.0, False, ties)
        goes_on_below = _is_text(page, below) and page.lead(below) is None
        own = _joins(page, above, at)
        lead = own - (_joins(page, above, below) if goes_on_below else 0.0)
        return cls(page, at, above, below, max(-1.0, min(2.0, lead / 4)), own >= ENOUGH, ties)

    @property
    def key(self) -> str:
        """What the line says."""
        return self.page.keys[self.at]

    @property
    def width(self) -> float:
        """How wide it is, in ems."""
        return self.page.widths[self.at]

    def stands_by(self, by: int, kind: RoleKind) -> bool:
        """True where the line `by` lines below is of that kind."""
        return self.page.kind(self.at + by) is kind


def _is_text(page: Page, i: int) -> bool:
    """True for running text by its width, or by a full stop."""
    if not 0 <= i < len(page) or page.is_marked(i):
        return False
    plain = page.kind(i) in (None, RoleKind.LIST_ITEM, RoleKind.LABEL)
    return plain and (page.widths[i] > _TEXT_EM or "。" in page.keys[i])


def _ties(page: Page, at: int) -> tuple[int, int]:
    """How many pairs of characters the line shares with the texts of the article above, and below."""
    own = word_pairs(page.keys[at])
    if not own:
        return 0, 0
    counts = []
    for near in (range(at - 1, at - _TEXTS_NEAR, -1), range(at + 1, at + _TEXTS_NEAR)):
        texts = []
        for n in near:
            if not 0 <= n < len(page):
                break
            texts.append(page.keys[n])
            if page.is_marked(n) and n < at:
                break
        text = "，".join(texts)
        counts.append(sum([pair in text for pair in own]))
    return counts[0], counts[1]


def _joins(page: Page, before: int, after: int) -> float:
    text, following = page.keys[before], page.keys[after]
    word = page.words.across(text[-3:], following[:3], after)
    seen = text[-_SEEN:], following[:_SEEN]
    return judge_cut(Cut(*seen, page.endings[before], page.widths[before], text[:2], word=word)).score


def _right_below(case: CaptionCase) -> bool:
    return case.stands_by(-1, RoleKind.IMAGE) and case.page.lines[case.at].blanks_before == 0


def _centred(case: CaptionCase) -> bool:
    return case.stands_by(-1, RoleKind.IMAGE) and case.page.lines[case.at].centred


def _one_sentence(case: CaptionCase) -> bool:
    over = case.stands_by(-1, RoleKind.IMAGE) and case.page.finished(case.above)
    return over and tells_scene(case.key)


def _may_be_half(case: CaptionCase) -> bool:
    """True for the end of a sentence that an unfinished text above may take, with no picture to part them."""
    alone = not case.stands_by(-1, RoleKind.IMAGE) and not case.stands_by(1, RoleKind.CREDIT)
    return alone and case.own and case.page.endings[case.at] is Ending.STOP


def _credited(case: CaptionCase) -> bool:
    return is_credited(case.page, case.at)


def _strange(case: CaptionCase) -> bool:
    """True for sentences over a credit that have nothing in common with the texts around them."""
    wide = case.width > _FEW_WORDS_EM and _is_text(case.page, case.above)
    return wide and _credited(case) and case.ties == (0, 0)


def _takes_up(case: CaptionCase) -> float:
    return min(2, case.ties[0]) / 2 if case.width <= _FEW_WORDS_EM else 0.0


def _of_article_above(case: CaptionCase) -> bool:
    """True above a marked headline for what the text above speaks of and the text below does not."""
    below = case.at + 1
    headed = below >= len(case.page) or case.page.is_marked(below)
    few = case.width <= _FEW_WORDS_EM and case.page.endings[case.at] in (Ending.WORD, Ending.CLOSER)
    few = few and "，" not in case.key and not is_workplace(case.key)  # which signs the text above
    return few and headed and case.ties[0] > 0 and case.ties[1] == 0 and _is_text(case.page, case.above)


def _centred_alone(case: CaptionCase) -> bool:
    page, at = case.page, case.at
    near = [n for n in (case.above, case.below) if 0 <= n < len(page)]
    return page.lines[at].centred and not any(page.lines[n].centred for n in near)


def _told(case: CaptionCase) -> bool:
    """True for a whole sentence by which nothing of a picture stands: as text it is as likely."""
    by = (case.at - 1, case.at + 1)
    alone = not _credited(case) and not any(case.page.kind(n) in PICTURES for n in by)
    return alone and case.page.endings[case.at] is Ending.STOP and not _gap_above(case)


def _beside_words(case: CaptionCase) -> bool:
    return case.page.kind(case.at - 1) in (RoleKind.CAPTION, RoleKind.CREDIT)


def _gap_above(case: CaptionCase) -> bool:
    far = case.page.lines[case.at].blanks_before > case.page.blanks + 1
    return far and not case.stands_by(-1, RoleKind.IMAGE)


def _gap_below(case: CaptionCase) -> bool:
    below = case.at + 1
    return below < len(case.page) and case.page.lines[below].blanks_before > case.page.blanks + 1


def _built_as_heading(case: CaptionCase) -> bool:
    key, page, at = case.key, case.page, case.at
    if names_work(key):
        return False
    item = page.bulleted(at) or (page.numbered(at) and not _credited(case))
    item = item or "：" in key or "——" in key or " " in key.strip()
    return item or is_standing(key) or is_slogan(key) or ends_as_kicker(key)


def _figures(case: CaptionCase) -> bool:
    return any(map(str.isdigit, case.key)) and not scenes.opens_with_date(case.key)


def _by_marked_subheads(case: CaptionCase) -> bool:
    """True for a few words without a stop between whole texts of an article that marks its subheads."""
    page, at = case.page, case.at
    few = case.width <= _FEW_WORDS_EM and page.endings[at] in (Ending.WORD, Ending.CLOSER)
    texts = _is_text(page, case.above) and page.finished(case.above) and _is_text(page, case.below)
    if not (page.marked and few and texts):
        return False
    return any(map(page.is_marked, range(at, min(at + _FAR, len(page))))) and (
        _is_marked_subhead(page, next(n for n in range(at, len(page)) if page.is_marked(n)))
        or _is_marked_subhead(page, next((n for n in range(at, -1, -1) if page.is_marked(n)), 0))
    )


def _is_marked_subhead(page: Page, i: int) -> bool:
    """True for a marked heading by itself between texts, with no report and no names right below it."""
    above, below = page.before(i), page.after(i)
    texts = _is_text(page, above) and not page.signed[above] and _is_text(page, below)
    return texts and page.lead(below) is None and page.lead(above) is None


def _over_credited(case: CaptionCase) -> bool:
    """True for what may be the title of a picture, over what it says and who took it."""
    below = case.at + 1
    worded = below < len(case.page) and not _credited(case)
    return worded and split_credit(case.page.lines[below].text) is not None


def _named_below(case: CaptionCase) -> bool:
    return case.page.kind(case.below) is RoleKind.SIGNATURE and not _credited(case)


def _leads_over(case: CaptionCase) -> bool:
    """True for `我校代表队在全国大赛中` over a marked heading, which says what came of it."""
    below = case.at + 1
    headed = below < len(case.page) and case.page.is_marked(below)
    return headed and case.key.rstrip()[-1:] in _OPEN_TIMES


def _only_text(case: CaptionCase) -> bool:
    """True between headings, or under the last one of the page: what is set there is their text."""
    page, above, below = case.page, case.above, case.below
    return above >= 0 and page.is_marked(above) and (below >= len(page) or page.is_marked(below))


def _under_column(case: CaptionCase) -> bool:
    page, above = case.page, case.above
    return above >= 0 and not page.is_marked(above) and is_standing(page.keys[above])


def _heads_report(case: CaptionCase) -> bool:
    """True over a report with its lead-in, and under a text, which no headline stands between."""
    page, below = case.page, case.below
    return below < len(page) and page.lead(below) is not None and _is_text(page, case.above)


IS_CAPTION: tuple[Weighed[CaptionCase], ...] = (
    Weighed("lines that say nothing of a picture are text or headings, as a rule", -4.3, lambda _: True),
    Weighed("a credit stands below it", 5.4, _credited),
    Weighed("a credit stands below it, and the texts around speak of other things", 3.0, _strange),
    Weighed("it is set in the middle, and the texts around are not", 2.2, _centred_alone),
    Weighed("it is a sentence, and nothing of a picture stands by it", -1.4, _told),
    Weighed("it stands below the words of another picture", 1.0, _beside_words),
    Weighed("it names somebody with what is theirs", 2.0, lambda c: scenes.names_with_own(c.key)),
    Weighed("it names what the text above speaks of", 1.1, _takes_up),
    Weighed("a headline stands below it, and only the text above speaks of it", 2.1, _of_article_above),
    Weighed("a picture stands above it", 4.2, lambda c: c.stands_by(-1, RoleKind.IMAGE)),
    Weighed("a picture stands below it", 0.4, lambda c: c.stands_by(1, RoleKind.IMAGE)),
    Weighed("words that close with a credit stand below it", -0.5, _over_credited),
    Weighed("it stands right below a picture", 1.5, _right_below),
    Weighed("it is set in the middle below a picture", 2.0, _centred),
    Weighed("one sentence below a picture, and the text above is over", 0.9, _one_sentence),
    Weighed("more blank lines stand above it than elsewhere", 4.3, _gap_above),
    Weighed("more blank lines stand below it than elsewhere", 1.0, _gap_below),
    Weighed("it names a view", 2.7, lambda c: scenes.names_view(c.key)),
    Weighed("it says who is at work, or where", 3.3, lambda c: scenes.at_work(c.key)),
    Weighed("it says who does what where", 1.0, lambda c: shows_scene(c.key)),
    Weighed("it says who is meant in a picture", 2.0, lambda c: scenes.points_out(c.key)),
    Weighed("it names what an artist made", 4.0, lambda c: names_work(c.key)),
    Weighed("it stands under the name of a column, which it gives a text", -8.0, _under_column),
    Weighed("it opens with many who act", 1.9, lambda c: scenes.opens_with_many(c.key)),
    Weighed("it tells what can be seen", 1.4, lambda c: scenes.tells_seen_act(c.key)),
    Weighed("it says what the picture shows", 3.2, lambda c: _OF_PICTURE in c.key),
    Weighed("it opens with a date", 1.7, lambda c: scenes.opens_with_date(c.key)),
    Weighed("headings of the page are marked, and it is not", 1.6, lambda c: c.page.marked),
    Weighed("the subheads of the article are marked, and it is not", 1.2, _by_marked_subheads),
    Weighed("the text above goes on below it", 1.9, lambda c: max(0.0, -c.lead)),
    Weighed("the text above may go on in it, which ends a sentence", -3.3, _may_be_half),
    Weighed("the text above goes on in it", -1.1, lambda c: max(0.0, c.lead)),
    Weighed("it is as wide as a line of text", -1.9, lambda c: c.width > 22),
    Weighed("it is wider than any heading", -1.4, lambda c: c.width > _TEXT_EM),
    Weighed("it is built as headings and items are", -3.3, _built_as_heading),
    Weighed("it leads over to the heading below", -2.2, _leads_over),
    Weighed("a heading above it would have no text", -1.7, _only_text),
    Weighed("the writer speaks of himself", -3.8, lambda c: scenes.in_first_person(c.key)),
    Weighed("somebody speaks or thinks in it", -0.7, lambda c: scenes.is_spoken(c.key)),
    Weighed("it gives figures", -1.4, _figures),
    Weighed("it tells what is over or to come", -1.0, lambda c: scenes.is_past_or_future(c.key)),
    Weighed("it turns from what was said before", -1.1, lambda c: scenes.turns_from(c.key)),
    Weighed("a report opens below it, and text stands above", -1.9, _heads_report),
    Weighed("names stand below it", -1.6, _named_below),
)  # fmt: skip
