"""Gives each line of a book or a document its role, as `classify` does for a newspaper's page.

A chapter becomes an article, its heading the headline. A part (卷) opens an edition. What stands before the
first heading is an article too: the title and what is said with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.messages import deferred
from seed2book.source import Kind, Line, SeedKind
from seed2book.structure.books.chapter_lines import Mark, Rank
from seed2book.structure.books.numbered import heading_line
from seed2book.structure.books.outline import Outline, outline
from seed2book.structure.books.wraps import paragraph_starts
from seed2book.structure.markup.marked import html_role, marked_role
from seed2book.structure.roles import Judged, Role, RoleKind
from seed2book.structure.wording.keys import has_words, key, width_em
from seed2book.structure.wording.ordinals import NUMERAL
from seed2book.structure.wording.pictures import opens_as_caption

_BARE_NUMBER = re.compile(rf"[（〔]?(?:{NUMERAL}|[①-⑳])[）〕]?[、.．]?")
_AUTHOR = re.compile(
    r"(?:〔.{1,8}〕|（.{1,8}）)? ?(?:作者|著者|编者|编著|译者|文|著|编)[：: ].{1,30}"
    r"|.{2,24}? ?(?:编?著|主编|编|译|撰)"
)
# `图 2-1　系统结构`: what numbers a picture stands below it.
_NUMBERED_PICTURE = re.compile(r"图 ?[0-9一二三四五六七八九十]{1,3}(?:[-.—][0-9]{1,3}){0,2}[ ：:.]")
_SENTENCE = re.compile(r"[。！？；，：]")
_BESIDE_EM = 24.0
_ROLES = {Rank.PART: RoleKind.PART, Rank.CHAPTER: RoleKind.HEADLINE, Rank.SECTION: RoleKind.SUBHEAD}


def judge_chapters(lines: Sequence[Line], kind: SeedKind) -> tuple[Judged, ...]:
    """Gives every line of a seed that is a book or a document its role, in the order of the lines.

    In a book each line is a paragraph, unless the text is hard-wrapped; in a document also lines that
    Markdown takes for one paragraph go on with each other.
    """
    plan = outline(lines)
    places = _places(lines, plan)
    prose = [at for at, place in enumerate(places) if place.role.kind is RoleKind.PARAGRAPH]
    begins = paragraph_starts([lines[at] for at in prose], soft=kind is SeedKind.DOCUMENT)
    going_on = {
        at
        for at, former, start in zip(prose, [-2, *prose], begins, strict=False)
        if not start and former == at - 1
    }
    return tuple(
        Judged(
            heading_line(line) if at in plan.numbered else line,
            place.role,
            place.opens,
            goes_on=at in going_on,
        )
        for at, (line, place) in enumerate(zip(lines, places, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """What a line is, and whether an article begins with it."""

    role: Role
    opens: bool = False


def _places(lines: Sequence[Line], plan: Outline) -> list[_Place]:
    titles = _titles_below(lines, plan)
    first = min(plan.marks, default=len(lines))
    places: list[_Place] = []
    front = True
    for at, line in enumerate(lines):
        if mark := plan.marks.get(at):
            places.append(_heading(mark, plan, at))
        elif at in titles:
            places.append(_Place(Role(places[-1].role.kind, 0.8, ("a title below the chapter's number",))))
        elif role := marked_role(line) or html_role(line):
            places.append(_Place(role))
        elif line.kind is Kind.LIST_ITEM and (line.marker or at not in plan.listed):
            places.append(_Place(Role(RoleKind.LIST_ITEM, 0.95, ("a list item in the seed",))))
        elif at in plan.listed:
            places.append(_Place(Role(RoleKind.CONTENTS, 0.95, ("a line of the list of contents",))))
        elif places and places[-1].role.kind is RoleKind.IMAGE and _is_caption(line):
            why = deferred("below a picture, it opens as a caption does")
            places.append(_Place(Role(RoleKind.CAPTION, 0.9, (why,))))
        elif front and at < first and (role := _front(lines, at)):
            places.append(_Place(role, opens=role.kind is RoleKind.HEADLINE))
            continue
        elif _is_numbered_break(line):
            places.append(_Place(Role(RoleKind.SUBHEAD, 0.8, ("a number alone in its line",))))
        elif line.kind is Kind.HEADING:
            places.append(_Place(Role(RoleKind.SUBHEAD, 0.8, ("marked as a heading in the seed",))))
        else:
            places.append(_Place(Role(RoleKind.PARAGRAPH, 0.95, ("a line of a book's text",))))
        front = front and places[-1].role.kind is not RoleKind.PARAGRAPH
    return places


def _heading(mark: Mark, plan: Outline, at: int) -> _Place:
    confidence = 0.95 if at in plan.named else 0.85
    if at in plan.told:
        why = deferred("the list of contents names it")
    elif at in plan.numbered:
        why = deferred("its number is the next")
    elif at not in plan.named:
        why = deferred("marked as a heading in the seed")
    else:
        counts = mark.number is not None
        why = deferred("it counts chapters or parts") if counts else deferred("it is called as parts are")
    kind = _ROLES[mark.rank]
    return _Place(Role(kind, confidence, (why,)), opens=kind is not RoleKind.SUBHEAD)


def _is_caption(line: Line) -> bool:
    if line.kind is not Kind.TEXT or line.blanks_before > 1:
        return False
    return opens_as_caption(line.text) or _NUMBERED_PICTURE.match(key(line.text[:16])) is not None


def _is_numbered_break(line: Line) -> bool:
    return (
        line.kind is Kind.TEXT and len(line.text) <= 6 and _BARE_NUMBER.fullmatch(key(line.text)) is not None
    )


def _front(lines: Sequence[Line], at: int) -> Role | None:
    """Gives the role of a line above the first heading that is the title of the whole, or its author."""
    line = lines[at]
    short = width_em(line.text) <= _BESIDE_EM and not _SENTENCE.search(key(line.text).strip("《》")[:-1])
    if at == 0 and (line.kind is Kind.HEADING or (short and key(line.text)[-1] not in "。，；：")):
        return Role(RoleKind.HEADLINE, 0.8, ("the first line, above every chapter",))
    if 0 < at <= 4 and width_em(line.text) <= _BESIDE_EM and _AUTHOR.fullmatch(key(line.text)):
        return Role(RoleKind.SIGNATURE, 0.85, ("it says who wrote the book",))
    return None


def _titles_below(lines: Sequence[Line], plan: Outline) -> frozenset[int]:
    """Finds titles that stand on the line below `第一章`, if most chapters have theirs there."""
    bare = [
        at
        for at, mark in plan.marks.items()
        if mark.number is not None and not mark.title and mark.rank is not Rank.SECTION
    ]
    below = [at + 1 for at in bare if _is_title(lines, at + 1, plan)]
    if len(bare) < 2 or len(below) < 0.6 * len(bare):
        return frozenset()
    # 章回 have titles in two halves.
    return frozenset(below) | {
        at + 1
        for at in below
        if _is_title(lines, at + 1, plan) and len(lines[at + 1].text) == len(lines[at].text) >= 5
    }


def _is_title(lines: Sequence[Line], at: int, plan: Outline) -> bool:
    if at >= len(lines) or at in plan.marks or lines[at].kind is not Kind.TEXT:
        return False
    text = key(lines[at].text)
    return (
        has_words(text)
        and width_em(text) <= _BESIDE_EM
        and not _SENTENCE.search(text[:-1])
        and text[-1] not in "。，；：”"
    )
