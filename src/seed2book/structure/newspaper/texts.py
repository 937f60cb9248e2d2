"""Running text in its article: paragraphs, standfirsts, and reports that have no headline of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.picture_news import judge_picture_news
from seed2book.structure.roles import BODY, RoleKind
from seed2book.structure.wording.keys import Ending
from seed2book.structure.wording.names import is_office

_ADDRESS = re.compile("[^，。：！？]{0,8}(?:同志|先生|女士|老师|编辑部?)们?：")
_CORRECTS = re.compile("(?:重要)?(?:更正|启事|致歉|声明)[ ：]")
_HEADS = frozenset({RoleKind.HEADLINE, RoleKind.DECK})
_ABOVE_TEXT = frozenset({RoleKind.RUBRIC, RoleKind.KICKER, *_HEADS})


def judge_texts(page: Page) -> None:
    """Gives what is left its role, and opens an article where a report begins without a headline."""
    for i in range(len(page)):
        if page.role(i) is None:
            page.judge(i, RoleKind.PARAGRAPH, 0.95, "running text")
    _standfirsts(page)
    judge_picture_news(page)
    _closing_lines(page)
    _untitled(page)
    _notes_before_headlines(page)
    _names_before_headlines(page)


def _standfirsts(page: Page) -> None:
    """One or two paragraphs between a headline and its byline are the standfirst."""
    for i in range(len(page)):
        if page.kind(i) is not RoleKind.SIGNATURE:
            continue
        between: list[int] = []
        above = page.before(i)
        while above >= 0 and page.kind(above) is RoleKind.PARAGRAPH and len(between) < 3:
            between.append(above)
            above = page.before(above)
        below = page.after(i)
        if not 1 <= len(between) <= 2 or above < 0 or page.kind(above) not in _HEADS:
            continue
        if below >= len(page) or page.opens[below] or page.kind(below) not in BODY or page.lead(below):
            continue
        if any(page.lead(n) or page.signed[n] or _ADDRESS.match(page.keys[n]) for n in between):
            continue
        for n in between:
            page.judge(n, RoleKind.STANDFIRST, 0.85, "it stands between the headline and the names")


def _closing_lines(page: Page) -> None:
    """A dateline below its text closes it; what looks like a sign-off in the middle of a text is text."""
    for i in range(len(page)):
        if page.kind(i) not in (RoleKind.LABEL, RoleKind.SIGN_OFF):
            continue
        below = page.after(i)
        ends = below >= len(page) or page.opens[below] or page.kind(below) in (*_HEADS, RoleKind.SIGNATURE)
        if page.kind(i) is RoleKind.LABEL and ends and page.kind(page.before(i)) in BODY:
            page.judge(i, RoleKind.SIGN_OFF, 0.85, "a dateline below its text")
        elif (
            page.kind(i) is RoleKind.SIGN_OFF
            and page.kind(below) is RoleKind.PARAGRAPH
            and not (page.opens[below] or page.continued(below))
        ):
            page.judge(i, RoleKind.PARAGRAPH, 0.6, "a few words in the middle of a text")


def _untitled(page: Page) -> None:
    """A report with a lead-in opens an article where the text above is over.

    It is over when names close it, when it has no headline itself, and when a second 本报讯 follows: one
    headline may cover dispatches from two places, but 本报讯 says one report.
    """
    labelled, titled, signed, began = "", False, False, False
    for i in range(len(page)):
        kind = page.kind(i)
        if page.opens[i]:
            labelled, titled, signed, began = "", False, False, True
        if kind is RoleKind.HEADLINE:
            titled = True
        if page.said_kind(i) is RoleKind.SUBHEAD:
            labelled, signed = "", False  # whatever is below belongs to the article above
        if kind in (RoleKind.PARAGRAPH, RoleKind.JUMP) and began and _begins_anew(page, i):
            page.opens[i] = True
            labelled, titled, signed = "", False, False
        lead = page.lead(i) if kind in (RoleKind.PARAGRAPH, RoleKind.LABEL) else None
        if lead is not None:
            again = bool(labelled) and not lead.dateline and labelled == lead.label
            if began and (signed or again or (labelled and not titled)):
                page.opens[i] = True
                titled = False
            began, signed = True, False
            if not lead.dateline or not labelled:
                labelled = lead.label or labelled
        elif kind in (RoleKind.PARAGRAPH, RoleKind.VERSE, RoleKind.LIST_ITEM):
            began = True
            signed = False
        if kind in (RoleKind.SIGNATURE, RoleKind.ORIGIN, RoleKind.SIGN_OFF) and began:
            above = page.before(i)
            signed = above >= 0 and page.kind(above) in BODY
        elif kind is RoleKind.PARAGRAPH and page.signed[i]:
            signed = True


def _begins_anew(page: Page, i: int) -> bool:
    """True for text that another page began, and for `更正　本报…`, under no headline of its own."""
    above = page.before(i)
    headed = above >= 0 and page.kind(above) in (*_HEADS, RoleKind.SIGNATURE)
    return not headed and (page.continued(i) or _CORRECTS.match(page.keys[i]) is not None)


def _notes_before_headlines(page: Page) -> None:
    """An editor's note right above a headline belongs to what comes, if it is not already in an article."""
    for i in range(len(page) - 1):
        if page.kind(i) is not RoleKind.NOTE or not page.keys[i].lstrip("【（〔").startswith("编者"):
            continue
        if _in_letter(page, i):
            continue
        below = page.after(i)
        if (
            below < len(page)
            and page.opens[below]
            and page.kind(page.before(i)) in (None, *BODY, RoleKind.SIGNATURE)
        ):
            page.opens[below], page.opens[i] = False, True


def _names_before_headlines(page: Page) -> None:
    """Names right above a headline are its own where the article above has names and that below has none.

    An office without a name, `本报评论员`, signs no report either, nor the text above it where it is marked
    as a heading.
    """
    starts = [*(i for i in range(len(page)) if page.opens[i]), len(page)]
    end = len(page)
    # From the last article to the first, since names that go with one leave the one before.
    for first, below in reversed(list(pairwise(starts[:-1]))):
        i = page.before(below)
        own = i > first and page.kind(i) is RoleKind.SIGNATURE and page.kind(page.before(i)) in BODY
        own = own and not _in_letter(page, i)  # whoever answers a letter signs below the one who wrote it
        if own and page.kind(below) in _ABOVE_TEXT and page.keys[i][0] not in "（〔【":
            reported = page.is_marked(i) or any(page.lead(n) for n in range(first, i))
            named = _has_names(page, first, i) or (reported and is_office(page.lines[i].text))
            if named and not _has_names(page, below, end):
                page.opens[i], page.opens[below] = True, False
                below = i
        end = below


def _has_names(page: Page, first: int, end: int) -> bool:
    for i in range(first, end):
        lead = page.lead(i)
        if page.kind(i) is RoleKind.SIGNATURE or page.signed[i] or (lead is not None and lead.names):
            return True
    return False


def _in_letter(page: Page, i: int) -> bool:
    """True below a reader's letter, which opens with an address and which editors answer."""
    for at in range(i - 1, max(-1, i - 12), -1):
        if page.opens[at]:
            return False
        if page.kind(at) is RoleKind.PARAGRAPH and page.widths[at] <= 14 and page.endings[at] is Ending.COLON:
            return True
    return False
