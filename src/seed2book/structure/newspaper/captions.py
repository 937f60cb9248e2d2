"""Words under pictures that do not say that they are: what tells them from text and from headings.

They stand by a picture, its credit or its gap, they interrupt a text that goes on behind them, and they show
somebody at something. None of that is enough by itself, so it is weighed.
"""

from __future__ import annotations

from seed2book.source import Kind
from seed2book.structure.evidence import Weighed, weigh
from seed2book.structure.newspaper.caption_cases import (
    NEAR,
    TEXT_EM,
    CaptionCase,
    is_credited,
    is_text,
    joins,
)
from seed2book.structure.newspaper.cuts import ENOUGH
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import PICTURES, RoleKind
from seed2book.structure.wording import scenes
from seed2book.structure.wording.credits import split_credit
from seed2book.structure.wording.keys import Ending
from seed2book.structure.wording.names import is_workplace
from seed2book.structure.wording.pictures import names_work, shows_scene, tells_scene
from seed2book.structure.wording.series import is_standing
from seed2book.structure.wording.slogans import ends_as_kicker, is_slogan
from seed2book.structure.wording.starts import goes_on

_WIDEST_EM = 80.0
_SHORTEST_SENTENCE_EM = 6.0
_OF_PICTURE = "图为"
_FEW_WORDS_EM = 20.0
_FAR = 24
_WIDEST_CREDITED_EM = 160.0
_MOST_SENTENCES = 3
_OPEN_TIMES = tuple("中时后里上下前")
_LED_OVER = (Ending.COLON, Ending.SEMICOLON)


def judge_captions(page: Page) -> None:
    """Takes a line that has no role yet for a caption where more speaks for it than against.

    To be asked when names and verse are known, and before short lines are judged.
    """
    found = False
    for i in range(1, len(page)):
        if _is_name_in_cut(page, i):
            page.judge(i, RoleKind.CAPTION, 0.75, "a name alone in a text that goes on below it")
        else:
            found |= _may_be_caption(page, i) and _judge(page, i)
    # Once more, since what is a caption speaks for the short lines above it as well.
    for i in range(1, len(page)) if found else ():
        if _may_be_caption(page, i):
            _judge(page, i)


def _judge(page: Page, i: int) -> bool:
    verdict = weigh(IS_CAPTION, CaptionCase.of(page, i))
    if verdict.yes:
        page.judge(i, RoleKind.CAPTION, verdict.confidence, *verdict.evidence)
        if page.kind(i + 1) is RoleKind.SIGNATURE:
            page.judge(i + 1, RoleKind.CREDIT, 0.8, "who took the picture and wrote its words")
    return verdict.yes


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


def _is_name_in_cut(page: Page, i: int) -> bool:
    """True for `车工姚长根` between the halves of a sentence, where nobody signs."""
    if page.kind(i) is not RoleKind.SIGNATURE or i in page.said or not 0 < i < len(page) - 1:
        return False
    above, below = page.before(i), page.after(i)
    torn = is_text(page, above) and not page.finished(above) and is_text(page, below)
    return torn and page.lead(below) is None and joins(page, above, below) >= ENOUGH


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
    wide = case.width > _FEW_WORDS_EM and is_text(case.page, case.above)
    return wide and _credited(case) and case.ties == (0, 0)


def _takes_up(case: CaptionCase) -> float:
    return min(2, case.ties[0]) / 2 if case.width <= _FEW_WORDS_EM else 0.0


def _of_article_above(case: CaptionCase) -> bool:
    """True above a marked headline for what the text above speaks of and the text below does not."""
    below = case.at + 1
    headed = below < len(case.page) and case.page.is_marked(below)
    few = _is_few_words(case) and not is_workplace(case.key)  # which signs the text above
    return few and headed and case.ties[0] > 0 and case.ties[1] == 0 and is_text(case.page, case.above)


def _is_few_words(case: CaptionCase) -> bool:
    whole = case.page.endings[case.at] in (Ending.WORD, Ending.CLOSER) and "，" not in case.key
    return whole and case.width <= _FEW_WORDS_EM


def _is_torn(case: CaptionCase) -> bool:
    open_end = case.page.endings[case.at] is Ending.WORD and "，" in case.key
    shown = _credited(case) or case.stands_by(-1, RoleKind.IMAGE)
    return open_end and case.width > _FEW_WORDS_EM and not shown


def _among_captions(case: CaptionCase) -> bool:
    """True for a few words in an article with pictures whose words are few too."""
    page, at = case.page, case.at
    if not page.marked or not _is_few_words(case):
        return False
    for near in (range(at - 1, at - _FAR, -1), range(at + 1, at + _FAR)):
        for n in near:
            if not 0 <= n < len(page) or (page.is_marked(n) and page.is_open(n)):
                break
            if page.kind(n) is RoleKind.CAPTION and page.widths[n] <= TEXT_EM:
                return True
    return False


def _in_row(case: CaptionCase) -> bool:
    """True for the first of several lines of a few words down to who took all the pictures."""
    page, at = case.page, case.at
    if not page.marked or case.width > _FEW_WORDS_EM or _credited(case):
        return False
    for n in range(at + 1, min(at + NEAR, len(page))):
        if page.kind(n) is RoleKind.CREDIT:
            return True
        if page.is_marked(n) or page.widths[n] > _FEW_WORDS_EM or page.endings[n] is Ending.STOP:
            return False
    return False


def _centred_alone(case: CaptionCase) -> bool:
    """True for a line set in the middle between lines that are not, and over no report that it may head."""
    page, at = case.page, case.at
    near = [n for n in (case.above, case.below) if 0 <= n < len(page)]
    alone = not any(page.lines[n].centred for n in near) and page.lead(case.below) is None
    return page.lines[at].centred and alone


def _told(case: CaptionCase) -> bool:
    """True for a whole sentence by which nothing of a picture stands: as text it is as likely."""
    by = (case.at - 1, case.at + 1)
    alone = not _credited(case) and not any(case.page.kind(n) in PICTURES for n in by)
    return alone and case.page.endings[case.at] is Ending.STOP and not _gap_above(case)


def _beside_words(case: CaptionCase) -> bool:
    below_words = case.page.kind(case.at - 1) in (RoleKind.CAPTION, RoleKind.CREDIT)
    return below_words and case.page.endings[case.at] is not Ending.STOP


def _gap_above(case: CaptionCase) -> bool:
    return case.page.set_off(case.at) and not case.stands_by(-1, RoleKind.IMAGE)


def _gap_below(case: CaptionCase) -> bool:
    below = case.at + 1
    return below < len(case.page) and case.page.set_off(below)


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
    texts = is_text(page, case.above) and page.finished(case.above) and is_text(page, case.below)
    if not (page.marked and few and texts):
        return False
    below = next(filter(page.is_marked, range(at, min(at + _FAR, len(page)))), None)
    if below is None:
        return False
    above = next(filter(page.is_marked, range(at, -1, -1)), 0)
    return _is_marked_subhead(page, below) or _is_marked_subhead(page, above)


def _is_marked_subhead(page: Page, i: int) -> bool:
    """True for a marked heading by itself between texts, with no report and no names right below it."""
    above, below = page.before(i), page.after(i)
    texts = is_text(page, above) and not page.signed[above] and is_text(page, below)
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
    return below < len(page) and page.lead(below) is not None and is_text(page, case.above)


IS_CAPTION: tuple[Weighed[CaptionCase], ...] = (
    Weighed("lines that say nothing of a picture are text or headings, as a rule", -5.4, lambda _: True),
    Weighed("a credit stands below it", 6.2, _credited),
    Weighed("a credit stands below it, and the texts around speak of other things", 3.0, _strange),
    Weighed("it is set in the middle, and the texts around are not", 2.4, _centred_alone),
    Weighed("it is a sentence, and nothing of a picture stands by it", -1.2, _told),
    Weighed("the pictures of the article have a few words too", 1.4, _among_captions),
    Weighed("it is one of several lines of a few words over a credit", 2.7, _in_row),
    Weighed("it stands below the words of another picture", 1.6, _beside_words),
    Weighed("it names somebody with what is theirs", 2.4, lambda c: scenes.names_with_own(c.key)),
    Weighed("it names what the text above speaks of", 1.4, _takes_up),
    Weighed("a headline stands below it, and only the text above speaks of it", 2.8, _of_article_above),
    Weighed("a picture stands above it", 5.0, lambda c: c.stands_by(-1, RoleKind.IMAGE)),
    Weighed("a picture stands below it", 0.1, lambda c: c.stands_by(1, RoleKind.IMAGE)),
    Weighed("words that close with a credit stand below it", -0.6, _over_credited),
    Weighed("it stands right below a picture", 1.5, _right_below),
    Weighed("it is set in the middle below a picture", 2.0, _centred),
    Weighed("one sentence below a picture, and the text above is over", 1.0, _one_sentence),
    Weighed("more blank lines stand above it than elsewhere", 5.0, _gap_above),
    Weighed("more blank lines stand below it than elsewhere", 0.8, _gap_below),
    Weighed("it names a view", 2.9, lambda c: scenes.names_view(c.key)),
    Weighed("it says who is at work, or where", 3.3, lambda c: scenes.at_work(c.key)),
    Weighed("it says who does what where", 1.0, lambda c: shows_scene(c.key)),
    Weighed("it says who is meant in a picture", 2.7, lambda c: scenes.points_out(c.key)),
    Weighed("it names what an artist made", 4.0, lambda c: names_work(c.key)),
    Weighed("it stands under the name of a column, which it gives a text", -8.0, _under_column),
    Weighed("it opens with many who act", 2.0, lambda c: scenes.opens_with_many(c.key)),
    Weighed("it tells what can be seen", 1.2, lambda c: scenes.tells_seen_act(c.key)),
    Weighed("it says what the picture shows", 3.1, lambda c: _OF_PICTURE in c.key),
    Weighed("it opens with a date", 1.7, lambda c: scenes.opens_with_date(c.key)),
    Weighed("headings of the page are marked, and it is not", 2.4, lambda c: c.page.marked),
    Weighed("the subheads of the article are marked, and it is not", 1.4, _by_marked_subheads),
    Weighed("the text above goes on below it", 2.9, lambda c: max(0.0, -c.lead)),
    Weighed("the text above may go on in it, which ends a sentence", -2.8, _may_be_half),
    Weighed("the text above goes on in it", -0.9, lambda c: max(0.0, c.lead)),
    Weighed("it is as wide as a line of text", -2.0, lambda c: c.width > 22),
    Weighed("it is several clauses without an end, as half a paragraph is", -2.5, _is_torn),
    Weighed("it starts in mid-sentence", -3.0, lambda c: goes_on(c.key)),
    Weighed("it is wider than any heading", -1.3, lambda c: c.width > TEXT_EM),
    Weighed("it is built as headings and items are", -3.6, _built_as_heading),
    Weighed("it leads over to the heading below", -5.0, _leads_over),
    Weighed("a heading above it would have no text", -1.4, _only_text),
    Weighed("the writer speaks of himself", -3.8, lambda c: scenes.in_first_person(c.key)),
    Weighed("somebody speaks or thinks in it", -0.7, lambda c: scenes.is_spoken(c.key)),
    Weighed("it gives figures", -1.4, _figures),
    Weighed("it tells what is over or to come", -1.2, lambda c: scenes.is_past_or_future(c.key)),
    Weighed("it turns from what was said before", -1.1, lambda c: scenes.turns_from(c.key)),
    Weighed("a report opens below it, and text stands above", -2.1, _heads_report),
    Weighed("names stand below it", -1.8, _named_below),
)  # fmt: skip
