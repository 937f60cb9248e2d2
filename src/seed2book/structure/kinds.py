"""What a seed is: a newspaper's page, a book, or a document; told from the whole of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred
from seed2book.source import Kind, Line, SeedKind
from seed2book.structure.books.chapter_lines import Rank
from seed2book.structure.books.outline import Outline, outline
from seed2book.structure.roles import UNSURE
from seed2book.structure.wording.keys import key

_PRESS = re.compile(
    r"本报(?:讯|电|记者|通讯员|评论员)|新华社|中新社|(?:^|[（ ])(?:特约)?(?:记者|通讯员)[ ：]|责任编辑|责编"
    r"|图为|[ /]摄$|供图|（(?:上接|下转)|第 ?[0-9一二三四五六七八]{1,2} ?版"
)
_CLAUSE = re.compile(r"第[0-9一二三四五六七八九十百零〇]{1,5}[条條](?:[ ：]|$)")
_SECTION_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[ .、]")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,20}\]:")
_SEEN = 40
_SHORT_BOOK = 400
_FEWEST_TOLD = 3


@dataclass(frozen=True, slots=True)
class KindJudged:
    """What a seed was taken for, how sure that is (0 to 1), and what spoke for it."""

    kind: SeedKind
    confidence: float
    evidence: str
    findings: tuple[Finding, ...] = ()


def judge_kind(lines: Sequence[Line], said: SeedKind | None = None) -> KindJudged:
    """Says what the lines of one seed are; `said` is the user's word, which counts.

    A newspaper's page is what the tool is for, so anything else has to show itself: a book by chapters that
    count on and hold nearly all of the text, a document by headings of several levels and what no newspaper
    prints (code, numbers such as 2.1, Markdown's notes). A page of the press that prints a law in chapters is
    still a page.
    """
    if said is not None:
        return KindJudged(said, 1.0, "the configuration says so")
    plan = outline(lines)
    press = any(map(_is_press, lines))
    if judged := _book(lines, plan) or (None if press else _document(lines, plan)):
        return replace(judged, findings=_doubt(judged, lines))
    return KindJudged(SeedKind.NEWSPAPER, 0.9 if press else 0.7, "nothing shows it to be something else")


def _doubt(judged: KindJudged, lines: Sequence[Line]) -> tuple[Finding, ...]:
    if judged.confidence >= UNSURE:
        return ()
    taken = (
        _("this seed was taken for a book: {why}")
        if judged.kind is SeedKind.BOOK
        else _("this seed was taken for a document: {why}")
    )
    message = taken.format(why=_(judged.evidence))
    advice = _("If it is a newspaper's page, say --kind newspaper, or kind in [input].")
    return (Finding("kind-unsure", Severity.NOTE, message, lines[0].span, advice),)


def _is_press(line: Line) -> bool:
    text = line.text
    return bool(_PRESS.search(key(text if len(text) <= 2 * _SEEN else f"{text[:_SEEN]}\n{text[-_SEEN:]}")))


def _book(lines: Sequence[Line], plan: Outline) -> KindJudged | None:
    counted = [
        at
        for at, mark in plan.marks.items()
        if mark.number is not None and mark.rank is not Rank.SECTION and at not in plan.numbered
    ]
    named = [at for at, m in plan.marks.items() if m.rank is not Rank.SECTION and at in plan.named]
    if not (counted or len(plan.told) >= _FEWEST_TOLD):
        return None
    if sum(map(_is_press, lines)) > len(lines) // 100:
        return None
    if sum(_CLAUSE.match(key(line.text[:12])) is not None for line in lines) >= 2:
        return None
    whole = sum(len(line.text) for line in lines)
    held = _held(lines, plan, min(named))
    if len(plan.told) >= _FEWEST_TOLD and held >= 0.7:
        return KindJudged(
            SeedKind.BOOK, 0.9, f"a list of contents, and {len(plan.told)} headings that it names"
        )
    in_order = _in_order([(plan.marks[at].unit, plan.marks[at].number or 0) for at in counted])
    if len(counted) >= 3 and in_order >= 0.7 and held >= 0.7:
        return KindJudged(SeedKind.BOOK, 0.95, f"{len(counted)} chapters that count on")
    if len(counted) == 2 and in_order == 1 and held >= 0.8:
        return KindJudged(SeedKind.BOOK, 0.75, "two chapters that count on")
    marked = any(line.kind is Kind.HEADING and at not in plan.marks for at, line in enumerate(lines))
    if len(counted) == 1 and min(named) <= 2 and whole >= _SHORT_BOOK and not marked:
        return KindJudged(SeedKind.BOOK, 0.65, deferred("it opens with a chapter's heading and has no other"))
    return None


def _held(lines: Sequence[Line], plan: Outline, first: int) -> float:
    """Gives the share of the text below the first heading; a list of contents above it counts for nothing."""
    lengths = [0 if at in plan.listed else len(line.text) for at, line in enumerate(lines)]
    return sum(lengths[first:]) / max(1, sum(lengths))


def _in_order(counted: Sequence[tuple[str, int]]) -> float:
    last: dict[str, int] = {}
    good = 0
    for unit, number in counted:
        good += number == 1 or number == last.get(unit, number - 1) + 1
        last[unit] = number
    return good / max(1, len(counted))


def _document(lines: Sequence[Line], plan: Outline) -> KindJudged | None:
    headings = [line for line in lines if line.kind is Kind.HEADING]
    levels = {line.level for line in headings}
    ranked = len(headings) >= 3 and len(levels) >= 2
    if plan.numbered and _held(lines, plan, min(plan.numbered)) >= 0.7:
        return KindJudged(SeedKind.DOCUMENT, 0.8, f"{len(plan.numbered)} headings that count 1, 1.1")
    if not ranked:
        return None
    signs = [
        name
        for name, found in (
            ("code", any(line.kind is Kind.CODE for line in lines)),
            (
                "numbered sections",
                sum(_SECTION_NUMBER.match(line.text) is not None for line in headings) >= 2,
            ),
            ("notes", any(_NOTE.match(line.text) for line in lines)),
            ("lists in lists", any(line.kind is Kind.LIST_ITEM and line.depth > 1 for line in lines)),
            ("headings of three levels", len(levels) >= 3),
        )
        if found
    ]
    if not signs or signs == ["headings of three levels"]:
        return None
    return KindJudged(SeedKind.DOCUMENT, 0.8, "headings of several levels, " + ", ".join(signs))
