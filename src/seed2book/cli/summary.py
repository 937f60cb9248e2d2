"""Findings and results in words, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from seed2book.findings import Finding, Severity
from seed2book.formats import Artifact
from seed2book.messages import _, counted, listed
from seed2book.model import Article
from seed2book.press.ticket import Imposition, Ticket
from seed2book.reading import Reading
from seed2book.source import SeedKind

# What an office stapler goes through, and what still closes (80 g/m2).
_FOLDED = 20


def warnings(findings: Sequence[Finding]) -> int:
    """Gives how many of the findings are warnings."""
    return sum(finding.severity is Severity.WARNING for finding in findings)


def totals(findings: Sequence[Finding]) -> str:
    """Gives `9 findings (2 warnings, 3 notes, 4 running heads left out)` or `no findings`."""
    if not findings:
        return _("no findings")
    grave, routine = warnings(findings), _routine(findings)
    notes = len(findings) - grave - routine
    kinds = [counted("{n} warning", "{n} warnings", grave)] if grave else []
    kinds += [counted("{n} note", "{n} notes", notes)] if notes else []
    kinds += [_left_out(routine)] if routine else []
    number = counted("{n} finding", "{n} findings", len(findings))
    return _("{findings} ({kinds})").format(findings=number, kinds=listed(kinds))


def seeds(number: int) -> str:
    """Gives `1 seed`, `1,300 seeds`."""
    return counted("{n} seed", "{n} seeds", number)


def contents(reading: Reading, artifact: Artifact | None = None) -> str:
    """Gives how many articles there are, on how many pages in print, else from how many seeds' pages."""
    articles = counted("{n} article", "{n} articles", len(tuple(reading.publication.articles)))
    if artifact and artifact.pages:
        return _("{articles} on {pages}").format(articles=articles, pages=pages(artifact))
    editions = reading.publication.editions
    if any(edition.kind is SeedKind.NEWSPAPER for edition in editions):
        printed = counted("{n} newspaper page", "{n} newspaper pages", len(editions))
        return _("{articles} from {pages}").format(articles=articles, pages=printed)
    chapters = counted("{n} chapter", "{n} chapters", sum(len(edition.articles) for edition in editions))
    files = seeds(len({edition.source for edition in editions}))
    return _("{chapters} from {seeds}").format(chapters=chapters, seeds=files)


def pages(artifact: Artifact) -> str:
    """Gives `27 pages`, or `27 pages on 7 sheets` where they share sheets of paper."""
    number = counted("{n} page", "{n} pages", artifact.pages or 0)
    if not artifact.sheets:
        return number
    sheets = counted("{n} sheet", "{n} sheets", artifact.sheets)
    return _("{pages} on {sheets}").format(pages=number, sheets=sheets)


def too_thick(artifact: Artifact, ticket: Ticket) -> str:
    """Gives what to say of a booklet that no stapler and no fold takes as one; nothing of a thinner one."""
    sheets = artifact.sheets or 0
    if ticket.impose is not Imposition.BOOKLET or ticket.signature or sheets <= _FOLDED:
        return ""
    return _(
        "note: {sheets} sheets are too many to fold as one and staple; "
        "--signature 4 makes parts of four sheets, to be sewn or glued"
    ).format(sheets=sheets)


def selected(left_out: Sequence[Article], waiting: Sequence[str]) -> str:
    """Gives what to say at the end of a line of the wishes of `[bulletin]`, or nothing.

    `left_out` are the articles that are not printed, `waiting` the names that fit none of these pages'.
    """
    names = "、".join(f"“{article.title.text}”" if article.title else article.id for article in left_out)
    waits = "、".join(f"“{name}”" for name in waiting)
    return (_("; left out by [bulletin] exclude: {names}").format(names=names) if names else "") + (
        _("; not among these pages, named in [bulletin]: {names}").format(names=waits) if waits else ""
    )


def doubts(findings: Sequence[Finding], ask: str) -> str:
    """Gives how many findings there are, running heads apart, and that the command `ask` shows them."""
    if not findings:
        return _("no findings")
    routine = _routine(findings)
    wanted = len(findings) - routine
    parts = [counted("{n} finding", "{n} findings", wanted)] if wanted else []
    parts += [_left_out(routine)] if routine else []
    return _("{findings} (to see them: {command})").format(findings=listed(parts), command=ask)


def _routine(findings: Sequence[Finding]) -> int:
    return sum(finding.is_routine for finding in findings)


def _left_out(number: int) -> str:
    return counted("{n} running head left out", "{n} running heads left out", number)


def worded(finding: Finding, inputs: Sequence[Path]) -> str:
    """Gives `path:line: severity: message [code]`, and the advice on a second line.

    The path is one of `inputs` or below it, as typed, so that a terminal or an editor can open it there.
    """
    place = ""
    if span := finding.span:
        folders = [path for path in inputs if (path / span.file).is_file()]
        files = [path.parent for path in inputs if path.name == span.file and path.is_file()]
        place = f"{next(iter(folders + files), Path()) / str(span)}: "
    advice = f"\n    {finding.advice}" if finding.advice else ""
    severity = _("warning: ") if finding.severity is Severity.WARNING else _("note: ")
    return f"{place}{severity}{finding.message} [{finding.code}]{advice}"
