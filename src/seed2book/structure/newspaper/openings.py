"""Whether a heading opens an article, by what it says and what stands around it: the weights."""

from __future__ import annotations

import re

from seed2book.structure.evidence import Weighed
from seed2book.structure.newspaper.heading_cases import HeadingCase
from seed2book.structure.newspaper.rubrics import names_column
from seed2book.structure.newspaper.said import opens, opens_not
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.credits import split_credit
from seed2book.structure.wording.furniture import heads_note
from seed2book.structure.wording.pictures import shows_scene
from seed2book.structure.wording.series import is_standing
from seed2book.structure.wording.starts import news_lead
from seed2book.structure.wording.vocabulary import HEADED_BODIES, one_of

_DASHES = ("——", "--", "－－")
_OURS = re.compile("(?:我[国省市县区州盟旗镇校院厂军党]|本[省市县区校院厂]|全[省市县区国])")
_PICTURE_NOTE = re.compile(r"（(?:附?图片?|照片|书法|摄影|漫画|国画|版画|剪纸)[^（）]{0,6}）$")
# Two or three characters over a column are set apart, which says less than a blank between clauses.
_BLANK = re.compile("[^ ]{2} +[^ ]|[^ ] +[^ ]{2}")
_SET_WIDE = re.compile("[^ ](?: +[^ ]){1,4}")
_ACTS = re.compile(
    f"[^，。：“”？！ ]{{1,8}}{one_of(HEADED_BODIES, '[省市县州]', '区(?!别)')}[^，。：的 ]{{4,}}"
)


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
        return over >= 0 and not page.headed[over] and page.kind(over) is not RoleKind.SIGNATURE
    return page.signed[above]


def _under_note(case: HeadingCase) -> bool:
    page, above = case.page, case.above
    return page.kind(above) is RoleKind.NOTE and heads_note(page.lines[above].text)


def _text_below_opens(case: HeadingCase) -> bool:
    page, below = case.page, case.below
    return below < len(page) and page.kind(below) is None and news_lead(page.keys[below])


def _notes_pictures(case: HeadingCase) -> bool:
    return _PICTURE_NOTE.search(case.page.keys[case.stack.main]) is not None


def _picture_below(case: HeadingCase) -> bool:
    return case.page.kind(case.stack.items[-1] + 1) in (RoleKind.IMAGE, RoleKind.CAPTION)


def _items_below(case: HeadingCase) -> bool:
    page, below = case.page, case.below
    return below < len(page) and page.bulleted(below) and page.widths[below] > 16


def _table_below(case: HeadingCase) -> bool:
    return case.below < len(case.page) and case.page.in_table(case.below)


def _picture_text_below(case: HeadingCase) -> bool:
    """One paragraph closed by who took the picture, and nothing but headings after it."""
    page, below = case.page, case.below
    if below >= len(page) or page.kind(below) is not None or page.widths[below] > 260:
        return False
    last = below + 1 >= len(page) or page.after(below) >= len(page) or page.heading_shaped(page.after(below))
    return last and split_credit(page.lines[below].text) is not None


def _names_column(case: HeadingCase) -> bool:
    text = case.page.keys[case.stack.main]
    return names_column(text) and not is_standing(text)


def _set_wide(case: HeadingCase) -> bool:
    return _SET_WIDE.fullmatch(case.page.keys[case.stack.main]) is not None


def _quoted(case: HeadingCase) -> bool:
    text = case.page.keys[case.stack.main]
    quoted = len(case.stack.items) == 1 and text[0] == "“" and text[-1] == "”" and "“" not in text[1:]
    return quoted and not is_standing(text[1:-1])


def _shows_scene(case: HeadingCase) -> bool:
    return len(case.stack.items) == 1 and shows_scene(case.page.keys[case.stack.main])


def _unmarked_among_marked(case: HeadingCase) -> bool:
    return case.page.marked and not case.page.is_marked(case.stack.main)


def _shows_itself(case: HeadingCase) -> bool:
    return case.sections.shown[case.n] or is_standing(case.page.keys[case.stack.main])


def _others_headed(case: HeadingCase) -> float:
    return 0.0 if _shows_itself(case) else min(1.0, case.sections.headed / 4)


OPENS_ARTICLE: tuple[Weighed[HeadingCase], ...] = (
    Weighed("you say that it heads an article", 99.0, lambda c: opens(c.page, c.stack.items)),
    Weighed("you say that it heads no article", -99.0, lambda c: opens_not(c.page, c.stack.items)),
    Weighed("a lead-in follows", 4.7, _led_in),
    Weighed("what follows began on another page", 4.0, lambda c: c.page.continued(c.below)),
    Weighed("a byline follows", 4.7, lambda c: c.page.kind(c.below) is RoleKind.SIGNATURE),
    Weighed("names or an origin close the text above", 6.8, _signed_above),
    Weighed("a kicker, rubric or deck stands with it", 2.6, lambda c: len(c.stack.items) > 1),
    Weighed("it is built like other headings around it", -3.8, lambda c: c.size_of_series >= 3),
    Weighed("it is built like one other heading by it", -3.0, lambda c: c.size_of_series == 2),
    Weighed("it stands alone of its kind", 2.1, lambda c: c.size_of_series == 1),
    Weighed("a picture stands right below it", 3.3, _picture_below),
    Weighed("a picture's words follow and nothing else", 2.5, _picture_text_below),
    Weighed("items of news follow", 5.9, _items_below),
    Weighed("rows of a table follow", 2.5, _table_below),
    Weighed("it stands under the heading of a note", -2.7, _under_note),
    Weighed("other articles have a lead-in or a byline here", -2.4, _others_headed),
    Weighed("nothing marks it where headings are marked", -1.6, _unmarked_among_marked),
    Weighed("four paragraphs and more follow", 0.9, lambda c: c.sections.texts[c.n] >= 4),
    Weighed("it says who does what where, as words under pictures do", -3.9, _shows_scene),
    Weighed("it is a quotation and nothing else", -7.2, _quoted),
    Weighed("it is numbered", -3.5, lambda c: c.page.numbered(c.stack.main)),
    Weighed("it is one of three brief ones in a row", -1.8, lambda c: c.sections.in_brief_row(c.n)),
    Weighed("it carries a note of pictures", 2.1, _notes_pictures),
    Weighed("it opens with a dash, as decks do", 2.0, lambda c: c.page.keys[c.stack.main][:2] in _DASHES),
    Weighed("it is a standing title", 1.5, lambda c: is_standing(c.page.keys[c.stack.main])),
    Weighed("the text below opens as a report does", 1.3, _text_below_opens),
    Weighed("it holds a comma", -2.2, lambda c: "，" in c.page.keys[c.stack.main]),
    Weighed("a blank parts it", 4.2, lambda c: _BLANK.search(c.page.keys[c.stack.main]) is not None),
    Weighed("its few characters are set wide", 1.0, _set_wide),
    Weighed("it is worded as columns are", 2.8, _names_column),
    Weighed("it opens with who acts", 3.1, lambda c: _ACTS.match(c.page.keys[c.stack.main]) is not None),
    Weighed("it says whose news it is", 1.4, lambda c: _OURS.match(c.page.keys[c.stack.main]) is not None),
)  # fmt: skip
