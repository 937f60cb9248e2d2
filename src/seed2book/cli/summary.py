"""Findings and results in words, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from seed2book.findings import Finding, Severity
from seed2book.formats import Artifact
from seed2book.model import Article
from seed2book.press.ticket import Imposition, Ticket
from seed2book.reading import Reading
from seed2book.source import SeedKind

# What an office stapler goes through, and what still closes (80 g/m2).
_FOLDED = 20


def count(number: int, thing: str) -> str:
    """Gives a number with what it counts: `1 seed`, `1,300 articles`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def warnings(findings: Sequence[Finding]) -> int:
    """Gives how many of the findings are warnings."""
    return sum(finding.severity is Severity.WARNING for finding in findings)


def totals(findings: Sequence[Finding]) -> str:
    """Gives `9 findings (2 warnings, 3 notes, 4 running heads left out)` or `no findings`."""
    if not findings:
        return "no findings"
    grave, routine = warnings(findings), _routine(findings)
    notes = len(findings) - grave - routine
    kinds = [count(n, kind) for n, kind in ((grave, "warning"), (notes, "note")) if n]
    kinds += [_left_out(routine)] if routine else []
    return f"{count(len(findings), 'finding')} ({', '.join(kinds)})"


def contents(reading: Reading, artifact: Artifact | None = None) -> str:
    """Gives how many articles there are, on how many pages in print, else from how many seeds' pages."""
    articles = count(sum(1 for _ in reading.publication.articles), "article")
    if artifact and artifact.pages:
        return f"{articles} on {pages(artifact)}"
    editions = reading.publication.editions
    if any(edition.kind is SeedKind.NEWSPAPER for edition in editions):
        return f"{articles} from {count(len(editions), 'newspaper page')}"
    chapters = count(sum(len(edition.articles) for edition in editions), "chapter")
    return f"{chapters} from {count(len({edition.source for edition in editions}), 'seed')}"


def pages(artifact: Artifact) -> str:
    """Gives `27 pages`, or `27 pages on 7 sheets` where they share sheets of paper."""
    sheets = f" on {count(artifact.sheets, 'sheet')}" if artifact.sheets else ""
    return f"{count(artifact.pages or 0, 'page')}{sheets}"


def too_thick(artifact: Artifact, ticket: Ticket) -> str:
    """Gives what to say of a booklet that no stapler and no fold takes as one; nothing of a thinner one."""
    sheets = artifact.sheets or 0
    if ticket.impose is not Imposition.BOOKLET or ticket.signature or sheets <= _FOLDED:
        return ""
    return (
        f"note: {sheets} sheets are too many to fold as one and staple; "
        "--signature 4 makes parts of four sheets, to be sewn or glued"
    )


def selected(left_out: Sequence[Article], waiting: Sequence[str]) -> str:
    """Gives what to say at the end of a line of the wishes of `[bulletin]`, or nothing.

    `left_out` are the articles that are not printed, `waiting` the names that fit none of these pages'.
    """
    names = "、".join(f"“{article.title.text}”" if article.title else article.id for article in left_out)
    waits = "、".join(f"“{name}”" for name in waiting)
    return (f"; left out by [bulletin] exclude: {names}" if names else "") + (
        f"; not among these pages, named in [bulletin]: {waits}" if waits else ""
    )


def doubts(findings: Sequence[Finding], ask: str) -> str:
    """Gives how many findings there are, running heads apart, and that the command `ask` shows them."""
    if not findings:
        return "no findings"
    routine = _routine(findings)
    wanted = len(findings) - routine
    parts = [count(wanted, "finding")] if wanted else []
    parts += [_left_out(routine)] if routine else []
    return f"{', '.join(parts)} (to see them: {ask})"


def _routine(findings: Sequence[Finding]) -> int:
    return sum(finding.is_routine for finding in findings)


def _left_out(number: int) -> str:
    return f"{count(number, 'running head')} left out"


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
    return f"{place}{finding.severity}: {finding.message} [{finding.code}]{advice}"
