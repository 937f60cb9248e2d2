"""Which findings an entry answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from seed2book.findings import Finding, Severity
from seed2book.fixes.entry import Action, Fix
from seed2book.fixes.places import is_letter
from seed2book.messages import _
from seed2book.source import Span

_OF_ROLES = frozenset(
    {
        "headline-unsure",
        "subhead-unsure",
        "kicker-unsure",
        "deck-unsure",
        "caption-unsure",
        "byline-unsure",
        "sign-off-unsure",
        "headline-without-text",
        "folio-dropped",
        "notice-kept",
        "line-kept",
    }
)
_OF_PARAGRAPHS = frozenset({"join-unsure"})
# What no word about a line can settle: it is about the file, or about another page.
_OF_FILES = frozenset(
    {
        "encoding-guessed",
        "undecodable-bytes",
        "front-matter",
        "edition-differs",
        "edition-unplaced",
        "file-name",
        "jump-unlinked",
    }
)


# What depends on the seeds that a run reads, and on what it is asked for.
_OF_RUNS = frozenset({"jump-unlinked", "link-target-missing", "scan-coarse", "scan-missing"})


def unsettled(findings: Iterable[Finding], fixes: Mapping[str, Sequence[Fix]]) -> Iterator[Finding]:
    """Gives the findings that none of `fixes`, which are by `Seed.file`, answers.

    Gives one more (`accept-unneeded`) for each entry that accepts what nobody found.
    """
    needed: set[Fix] = set()
    for finding in findings:
        span = finding.span
        answers = [
            fix
            for fix in (fixes.get(span.file, ()) if span else ())
            if span and fix.covers(span) and _answers(fix, finding)
        ]
        needed.update(answers)
        if not answers:
            yield finding
    for entries in fixes.values():
        for fix in entries:
            if fix.action is Action.ACCEPT and fix not in needed and fix.value not in _OF_RUNS:
                yield _unneeded(fix)


def _unneeded(fix: Fix) -> Finding:
    form = _("{place} accepts {code}, but nothing of the kind was found here")
    message = form.format(place=fix.place, code=fix.value)
    span = Span(fix.source, fix.first, fix.last)
    return Finding("accept-unneeded", Severity.NOTE, message, span, _("Take the [[fix]] out."), fix.match)


def _answers(fix: Fix, finding: Finding) -> bool:
    if fix.action is Action.ACCEPT:
        return fix.value == finding.code
    if finding.code in _OF_FILES:
        return False
    match fix.action:
        case Action.ROLE:
            return finding.code in _OF_ROLES
        case Action.TITLE:
            return finding.code == "headline-unsure"
        case Action.JOIN | Action.SPLIT:
            return finding.code in _OF_PARAGRAPHS
        case Action.REPLACE:
            # The replacement is the user's, be it what stood there before: what it holds is meant.
            return finding.code not in _OF_ROLES | _OF_PARAGRAPHS and _hold(finding.passage, fix.value)
        case _:
            return False


def _hold(passage: str, other: str) -> bool:
    """Tells whether one of the passages holds the other."""
    shown, said = _letters(passage), _letters(other)
    if not shown or not said:
        return bool(passage) and passage in other
    return shown in said or said in shown


def _letters(text: Iterable[str]) -> str:
    return "".join(filter(is_letter, text))
