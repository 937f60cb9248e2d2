"""Names that stand alone in their line with nothing beside them: bylines only where one is due."""

from __future__ import annotations

import re

from seed2book.messages import deferred
from seed2book.source import Kind
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import is_han
from seed2book.structure.wording.series import is_standing, names_set
from seed2book.structure.wording.surnames import NO_NAMES, SURNAMES
from seed2book.structure.wording.tails import is_nameless, read_described, read_printed
from seed2book.structure.wording.vocabulary import FORMS_OF_ADDRESS, HAN, JOBS, one_of

# `采油五队　一名工人`
_NAMELESS = re.compile(rf"[^ ，。：]{{2,12}} {{1,3}}(?:[一几数]|部分|全体)[群名位个]?{HAN}{{2,3}}")
# `编辑同志：`, `牛得水同志：来信收到。`
_ADDRESS = re.compile("[^，。：！？“”]{2,12}：$|[^，。：！？“”]{2,10}(?:同志|先生|女士|老师|编辑部?)们?：")
_LONGEST_LETTER = 12

# `前进社妇女队队长　周秀兰`
_JOB = re.compile(f"{one_of(JOBS)}$")


def judge_names(page: Page) -> None:
    """Takes a bare name of two to four characters for a byline where one is due.

    That is right under a heading, under the first paragraphs after it, and where finished text ends at a
    heading or at the end of the page. Anywhere else it stays a short line.
    """
    for i in range(len(page)):
        if not page.is_open(i) or page.widths[i] > 20 or not _may_be_name(page, i):
            continue
        if page.keys[i][:1] in page.heading_marks:
            continue
        above, below = page.before(i), page.after(i)
        if _signs_letter(page, i, above, below):
            page.judge(i, RoleKind.SIGNATURE, 0.75, "a few words that close a letter")
            continue
        names, _marked = read_printed(page.lines[i].text) if page.widths[i] <= 8 else (None, False)
        if names is None or names.sure < 0.9:
            _judge_described_name(page, i, above, below)
            _judge_addressed(page, i, above, below)
            _judge_rare_name(page, i, above, below)
            continue
        if above >= 0 and names_set(page.keys[above]) and page.kind(below) is RoleKind.VERSE:
            continue  # under 诗二首 a poem's title
        headed = above >= 0 and page.heading_shaped(above)
        deck = headed and _under_marked(page, above)
        under_heading = headed and (deck or page.marked <= page.is_marked(above))
        closes = (
            above >= 0
            and page.kind(above) in (None, RoleKind.LIST_ITEM)
            and page.finished(above)
            and (below >= len(page) or page.heading_shaped(below))
        )
        if under_heading or closes:
            page.judge(
                i,
                RoleKind.SIGNATURE,
                0.85,
                deferred("a bare name under a heading")
                if under_heading
                else deferred("a bare name closing a text"),
            )


def _signs_letter(page: Page, i: int, above: int, below: int) -> bool:
    """True for `一个苦恼的姑娘` between a letter and its answer, or the next headline."""
    nameless = is_nameless(page.lines[i].text) and page.lines[i].kind is Kind.TEXT
    over = nameless and above >= 0 and page.kind(above) is None and page.finished(above)
    answered = below >= len(page) or page.heading_shaped(below) or page.kind(below) is RoleKind.NOTE
    answered = answered or _ADDRESS.match(page.keys[below]) is not None
    letter = range(max(0, above - _LONGEST_LETTER), above + 1)
    return over and answered and any(_ADDRESS.match(page.keys[at]) for at in letter)


def _judge_described_name(page: Page, i: int, above: int, below: int) -> None:
    """`知心姐姐　林 岚` under a text or a headline: whoever signs says what they are."""
    if above < 0 or page.lines[i].kind is not Kind.TEXT:
        return
    named = read_described(page.lines[i].text)
    over = page.kind(above) in (None, RoleKind.LIST_ITEM) and not page.heading_shaped(above)
    ends = below >= len(page) or page.heading_shaped(below) or page.kind(below) is RoleKind.NOTE
    if over and ends and (named or _NAMELESS.fullmatch(page.keys[i])):
        kind = RoleKind.SIGNATURE if named else RoleKind.SIGN_OFF
        page.judge(i, kind, 0.75, "a few words and a name closing a text")
    text_below = below < len(page) and page.kind(below) in (None, RoleKind.VERSE)
    padded = named is not None and " " in page.keys[i][named.found[0].start :].strip()
    headed = page.is_marked(above) or (not page.marked and page.heading_shaped(above))
    if headed and text_below and (padded or (named and _JOB.search(named.found[0].office))):
        page.judge(i, RoleKind.SIGNATURE, 0.75, "a few words and a name under a headline")


def _judge_addressed(page: Page, i: int, above: int, below: int) -> None:
    """`王大夫` between a headline and its text: who gives advice is often named so."""
    text = page.keys[i]
    if text[:1] not in SURNAMES or text[1:] not in FORMS_OF_ADDRESS or page.is_marked(i):
        return
    over_text = below < len(page) and page.kind(below) is None and not page.heading_shaped(below)
    if above >= 0 and page.heading_shaped(above) and page.widths[above] >= 6 and over_text:
        page.judge(i, RoleKind.SIGNATURE, 0.75, "a surname and a form of address under a headline")


def _judge_rare_name(page: Page, i: int, above: int, below: int) -> None:
    """Two to four characters between a headline and its text are a name, whatever the surname."""
    text = page.keys[i].replace(" ", "")
    known_word = text in NO_NAMES or not 2 <= len(text) <= 4 or not all(map(is_han, text))
    if known_word or above < 0 or below >= len(page) or page.is_marked(i):
        return
    under = (
        page.heading_shaped(above)
        and page.widths[above] >= (3 if page.is_marked(above) else 6)
        and page.marked <= page.is_marked(above)
    )
    over_text = (
        page.kind(below) is None
        and not page.heading_shaped(below)
        and not names_set(page.keys[above])
        and page.finished(above - 1)
    )
    if under and over_text and page.lead(below) is None and not is_standing(text):
        page.judge(i, RoleKind.SIGNATURE, 0.68, "two to four characters between a headline and its text")


def _may_be_name(page: Page, i: int) -> bool:
    """True for plain text, and for what was marked as a heading but is padded as names are."""
    marked_name = page.lines[i].kind is Kind.HEADING and " " in page.keys[i].strip() and page.widths[i] <= 6
    return page.lines[i].kind is Kind.TEXT or (marked_name and _under_marked(page, i))


def _under_marked(page: Page, i: int) -> bool:
    above = page.before(i)
    return above >= 0 and page.is_marked(above)
