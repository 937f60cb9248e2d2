"""Puts the lines of a book or a document together that are one thing, as `join` does for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred
from seed2book.source import Edit
from seed2book.structure.books.chapter_lines import read_mark
from seed2book.structure.doubts import shown
from seed2book.structure.drafts import Draft
from seed2book.structure.markup.marked import is_open
from seed2book.structure.roles import Judged, RoleKind
from seed2book.structure.wording.glue import glue

_GOES_ON = deferred("the paragraph goes on after the end of the line")
_HEADS = frozenset({RoleKind.PART, RoleKind.HEADLINE})
_SOLID = frozenset({RoleKind.CODE, RoleKind.TABLE, RoleKind.UNKNOWN, RoleKind.VERSE})


def join_chapters(
    judged: Sequence[Judged],
) -> tuple[tuple[Draft, ...], tuple[Edit, ...], tuple[Finding, ...]]:
    """Gives the drafts of a book in the order of its lines, the joins, and the chapters that do not count on.

    Nothing is moved and nothing is guessed here: which line goes on with the one above has been judged.
    """
    drafts: list[Draft] = []
    edits: list[Edit] = []
    group: list[Judged] = []
    for item in judged:
        if group and not _goes_on(group, item):
            drafts.append(_draft(group, edits))
            group = []
        group.append(item)
    if group:
        drafts.append(_draft(group, edits))
    return tuple(drafts), tuple(edits), tuple(_out_of_order(drafts))


def _goes_on(group: Sequence[Judged], item: Judged) -> bool:
    if item.tie is not None:
        return item.tie.joins
    kind = item.role.kind
    if kind is not group[0].role.kind or item.opens:
        return False
    if kind is RoleKind.CODE or (kind is RoleKind.UNKNOWN and group[0].line.text.startswith("<!--")):
        return is_open([one.line.text for one in group])
    if kind is RoleKind.LIST_ITEM:
        return not item.line.marker and item.line.blanks_before == 0
    return item.goes_on or (kind in _SOLID and item.line.blanks_before == 0)


def _draft(group: Sequence[Judged], edits: list[Edit]) -> Draft:
    first = group[0]
    text, places = "", []
    for item in group:
        line = item.line
        if item is not first:
            if first.role.kind in _SOLID:
                text += "\n" * (1 + line.blanks_before)
            else:
                text += glue(text, line.text)
                rule, why = ("fix", item.tie.reason) if item.tie else ("join", _GOES_ON)
                edits.append(Edit(rule, line.span, 0, 0, "\n", "", why))
        places.append((len(text), line.span))
        text += line.text
    return Draft(first.role, text, tuple(places), tuple(item.line for item in group), first.opens)


def _out_of_order(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Finds numbers left out: a chapter is missing, or its heading was not recognised."""
    last: dict[str, int] = {}
    for draft in drafts:
        mark = read_mark(draft.first_line.text) if draft.kind in _HEADS else None
        if mark is None or mark.number is None:
            continue
        former = last.get(mark.unit)
        if former is not None and mark.number not in (1, former + 1):
            form = _("“{words}” follows number {number} of its kind")
            message = form.format(words=shown(draft.text), number=former)
            advice = _("Look whether a chapter is missing, or its heading is misread.")
            yield Finding("chapter-order", Severity.NOTE, message, draft.spans[0], advice)
        last[mark.unit] = mark.number
