"""Whether a heading opens an article or stands inside one: what is looked at, and what it weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seed2book.structure.evidence import Weighed
from seed2book.structure.newspaper.levels import BOLD_LEVEL, level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.said import opens, opens_not
from seed2book.structure.newspaper.stacks import Stack, has_head, over_verse
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.furniture import heads_note
from seed2book.structure.wording.pictures import shows_scene, split_credit
from seed2book.structure.wording.series import is_standing, names_set
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
_DASHES = ("——", "--", "－－")
_SHORTEST = 6.0
_NEAR = 100
"""So many lines back is an article looked at; a page of headings takes no longer than one of text."""
_PICTURE_NOTE = re.compile(r"（(?:附?图片?|照片|书法|摄影|漫画|国画|版画|剪纸)[^（）]{0,6}）$")


@dataclass(frozen=True, slots=True)
class HeadingCase:
    """A stack on its page: the article it may close or stand in, and the series it may belong to.

    `headline` is that article's, `subhead` the last of its subheads.

    `above` and `below` are the lines by the stack, pictures passed over; `width` is the main line's, in ems.
    """

    page: Page
    stack: Stack
    headline: Stack | None
    subhead: Stack | None
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
    texts_below: int

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
    # Beside a headline of a few characters (`抢滩`) all are longer.
    headline = 0.0 if case.headline is None else case.page.widths[case.headline.main]
    return headline >= _SHORTEST and case.width >= 1.2 * headline


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
    kinds = [page.kind(i) for i in article]
    return None not in kinds and kinds.count(RoleKind.VERSE) > 1


def _verse_after_prose(case: HeadingCase) -> bool:
    page, headline, main = case.page, case.headline, case.stack.main
    if headline is None or names_set(page.keys[headline.main]) or not over_verse(page, main):
        return False
    article = range(max(headline.items[-1] + 1, main - _NEAR), main)
    return all(page.kind(i) is not RoleKind.VERSE for i in article)


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


def _lower_as_others(case: HeadingCase) -> bool:
    return case.rise < 0 and level(case.page, case.stack.main) in case.page.shown


def _ends_series(case: HeadingCase) -> bool:
    return case.former_series >= 2 and case.size_of_series == 1


def _quoted(case: HeadingCase) -> bool:
    text = case.page.keys[case.stack.main]
    return len(case.stack.items) == 1 and text[0] == "“" and text[-1] == "”" and "“" not in text[1:]


def _named_only_above(case: HeadingCase) -> bool:
    """Names stand under the article's headline and none here: a long piece that is parted by subheads."""
    page, headline = case.page, case.headline
    if headline is None or has_head(page, case.stack.items[-1]):
        return False
    return page.kind(page.after(headline.items[-1])) is RoleKind.SIGNATURE


def _like_subhead_above(case: HeadingCase) -> bool:
    """Of one level and nearly one width with the last subhead, and with no names or lead-in below."""
    page, former, main = case.page, case.subhead, case.stack.main
    if former is None or has_head(page, main):
        return False
    return level(page, former.main) == level(page, main) and abs(page.widths[former.main] - case.width) <= 3


def _shows_scene(case: HeadingCase) -> bool:
    return len(case.stack.items) == 1 and shows_scene(case.page.keys[case.stack.main])


def _only_one(case: HeadingCase) -> float:
    # Under names subheads differ more in width and form; one marked lower may well stand alone.
    if _named_only_above(case):
        return 0.4 * case.only_one
    lower = case.rise < 0 and case.page.is_marked(case.stack.main) and not _lower_as_others(case)
    return case.only_one * (0.3 if lower else 1.0)


def _unmarked_among_marked(case: HeadingCase) -> bool:
    return case.page.marked and not case.page.is_marked(case.stack.main)


def _signed_anew(case: HeadingCase) -> bool:
    return case.section_signed and case.article_named


OPENS_ARTICLE: tuple[Weighed[HeadingCase], ...] = (
    Weighed("you say that it heads an article", 99.0, lambda c: opens(c.page, c.stack.items)),
    Weighed("you say that it heads no article", -99.0, lambda c: opens_not(c.page, c.stack.items)),
    Weighed("no headline stands above it on the page", 9.0, lambda c: c.headline is None),
    Weighed("a lead-in follows", 4.4, _led_in),
    Weighed("what follows began on another page", 4.0, lambda c: c.page.continued(c.below)),
    Weighed("a byline follows", 3.8, lambda c: c.page.kind(c.below) is RoleKind.SIGNATURE),
    Weighed("names or an origin close the text above", 4.2, _signed_above),
    Weighed("a kicker, rubric or deck stands with it", 2.8, lambda c: len(c.stack.items) > 1),
    Weighed("it is marked higher than the article's headline", 2.0, lambda c: c.page.steady * (c.rise > 0)),
    Weighed("it is marked like the article's headline", 1.6, lambda c: c.rise == 0),
    Weighed("it is marked lower than the article's headline", -1.5, _marked_lower),
    Weighed("it is marked lower, as headlines that show themselves are", 2.5, _lower_as_others),
    Weighed("the articles of this page are marked higher", -2.6, _below_usual),
    Weighed("it is built like other headings around it", -4.0, lambda c: c.size_of_series >= 3),
    Weighed("it is built like one other heading by it", -3.6, lambda c: c.size_of_series == 2),
    Weighed("it ends a series of headings built alike", 2.1, _ends_series),
    Weighed("it stands alone of its kind", 0.9, lambda c: c.size_of_series == 1 and not c.in_row),
    Weighed("it is one of several short headings in a row", -0.5, lambda c: c.in_row and not _ends_series(c)),
    Weighed("no other heading of its kind stands in the article", 3.0, _only_one),
    Weighed("the text below has no word of its own with the article", 0.8, _untied),
    Weighed("the text below shares words with the article and no other", -2.2, _tied),
    Weighed("a picture stands right below it", 3.0, _picture_below),
    Weighed("a picture's words follow and nothing else", 2.5, _picture_text_below),
    Weighed("items of news follow", 5.1, _items_below),
    Weighed("it stands over prose and the article is verse", 4.1, _prose_after_verse),
    Weighed("it stands over verse and the article is prose", 3.0, _verse_after_prose),
    Weighed("it stands over a poem of a set", -4.5, _poem_in_set),
    Weighed("it stands under the heading of a note", -3.1, _under_note),
    Weighed("the article above is a short report with a lead-in", 0.4, _short_report_above),
    Weighed("the article above is pictures and their words", 3.2, _picture_news_above),
    Weighed("other articles have a lead-in or a byline here", -1.5, lambda c: c.headed_elsewhere),
    Weighed("names stand under the article's headline and none here", -2.7, _named_only_above),
    Weighed("a subhead of its size stands above it in the article", -2.7, _like_subhead_above),
    Weighed("nothing marks it where headings are marked", -2.4, _unmarked_among_marked),
    Weighed("four paragraphs and more follow", 2.5, lambda c: c.texts_below >= 4),
    Weighed("one paragraph follows", -1.1, lambda c: c.texts_below == 1),
    Weighed("it says who does what where, as words under pictures do", -4.0, _shows_scene),
    Weighed("it is a quotation and nothing else", -4.1, _quoted),
    Weighed("it is numbered", -3.5, lambda c: c.page.numbered(c.stack.main)),
    Weighed("it is long", 2.2, lambda c: c.width >= 13),
    Weighed("it is much shorter than the article's headline", -0.5, _much_shorter),
    Weighed("it is longer than the article's headline", 2.0, _longer),
    Weighed("it carries a note of pictures", 2.0, _notes_pictures),
    Weighed("it opens with a dash, as decks do", 2.0, lambda c: c.page.keys[c.stack.main][:2] in _DASHES),
    Weighed("it is a standing title", 3.4, lambda c: is_standing(c.page.keys[c.stack.main])),
    Weighed("the text below opens as a report does", 1.6, _text_below_opens),
    Weighed("the text below is signed, and the article had its names", 4.8, _signed_anew),
)  # fmt: skip
