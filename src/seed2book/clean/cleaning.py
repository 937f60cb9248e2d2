"""Cleans line by line, then once more what was joined from lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seed2book.clean.doubts import doubts, doubts_at_joins, half_width_marks
from seed2book.clean.engine import apply
from seed2book.clean.places import Place
from seed2book.clean.table import rules_for
from seed2book.findings import Finding, Severity
from seed2book.messages import _
from seed2book.source import Edit, Kind, Line

_LONGEST_TITLE = 30
_CUT_MARKS = frozenset("，。、；：？！,.;:?!…⋯—–-－―─~～·．﹐﹑﹒﹔﹕︐︑︒")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Lines after cleaning, one for one; what was changed; what is doubtful."""

    lines: tuple[Line, ...]
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


class Mended(NamedTuple):
    """A joined text after cleaning; what was changed, with offsets into the joined text; what is doubtful."""

    text: str
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def clean(lines: Sequence[Line]) -> Cleaned:
    """Gives the lines with marks, widths and blanks put right by `RULES`.

    A plain line may be the half of a paragraph: what can only be told from a whole one is left to
    `mend_paragraph`, but for short lines that stand alone like a title or a caption. Kinds, levels and
    spans stay. Cleaning again changes nothing more.
    """
    cleaned = []
    edits: list[Edit] = []
    findings: list[Finding] = []
    for at, line in enumerate(lines):
        whole = _is_whole(lines, at)
        applied = apply(rules_for(line.kind), line.text, line.kind, ((0, line.span),), whole=whole)
        findings += doubts(line, applied.text, applied.rare)
        if applied.refused:
            findings += _refusals(applied.refused)
        edits += applied.edits
        cleaned.append(line if applied.text == line.text else line._replace(text=applied.text))
    return Cleaned(tuple(cleaned), tuple(edits), tuple(findings))


def mend_paragraph(text: str, places: Sequence[Place], kind: Kind = Kind.TEXT) -> Mended:
    """Gives a whole passage, joined from cleaned lines, with what only the whole could tell put right.

    Quotation marks are matched and oriented, and marks that met at a join are made whole. For every text
    that was joined or stands alone: paragraphs, captions, titles. `places` ascend and begin at offset 0. Of
    the `kind` of a heading, no blank is closed and no full stop made.
    """
    applied = apply(rules_for(kind), text, kind, places, whole=True)
    findings = (
        *doubts_at_joins(text, places),
        *half_width_marks(text, places, applied.edits),
        *(_refusals(applied.refused) if applied.refused else ()),
    )
    return Mended(applied.text, applied.edits, findings)


def _is_whole(lines: Sequence[Line], at: int) -> bool:
    """Tells a line that is surely no half: marked up, or short, alone, without a stop at its ends."""
    line = lines[at]
    if line.kind is not Kind.TEXT:
        return True
    text = line.text.strip()
    if len(text) > 2 * _LONGEST_TITLE or sum(map(str.isalnum, text)) > _LONGEST_TITLE:
        return False
    alone = (at == 0 or line.blanks_before) and (at + 1 == len(lines) or lines[at + 1].blanks_before)
    if not alone or not text or text[0] in _CUT_MARKS or text[-1] in _CUT_MARKS:
        return False
    before = lines[at - 1] if at else None
    return before is None or before.kind is not Kind.TEXT or _quotes(before.text) % 2 == 0


def _quotes(text: str) -> int:
    return text.count('"') + text.count("＂")


def _refusals(refused: Sequence[Edit]) -> list[Finding]:
    return [
        Finding(
            "edit-refused",
            Severity.NOTE,
            _(
                "the rule {rule} wanted “{after}” for “{before}”; that would have changed the text, and was"
                " not done"
            ).format(rule=edit.rule, after=edit.after, before=edit.before),
            edit.span,
            _("please report this: it is a mistake in seed2book"),
        )
        for edit in refused
    ]
