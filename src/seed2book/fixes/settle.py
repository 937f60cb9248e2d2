"""Which findings an entry answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from seed2book.findings import Finding
from seed2book.fixes.entry import Action, Fix
from seed2book.fixes.places import is_letter

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


def settled(finding: Finding, fixes: Mapping[str, Sequence[Fix]]) -> bool:
    """Tells whether one of `fixes`, which are by `Seed.file`, answers the finding."""
    span = finding.span
    if span is None or finding.code in _OF_FILES:
        return False
    return any(_answers(fix, finding) for fix in fixes.get(span.file, ()) if fix.covers(span))


def _answers(fix: Fix, finding: Finding) -> bool:
    match fix.action:
        case Action.ROLE:
            return finding.code in _OF_ROLES
        case Action.TITLE:
            return finding.code == "headline-unsure"
        case Action.JOIN | Action.SPLIT:
            return finding.code in _OF_PARAGRAPHS
        case Action.REPLACE:
            # The replacement is the user's, be it what stood there before: what it holds is meant.
            return finding.code not in _OF_ROLES | _OF_PARAGRAPHS and _quotes(finding.message, fix.value)
        case Action.ARTICLE | Action.PICTURE | Action.DROP:
            return False


def _quotes(message: str, passage: str) -> bool:
    """Tells whether the passage a message opens with and `passage` hold one another."""
    shown, said = _letters(message.partition(": ")[0]), _letters(passage)
    return bool(shown and said) and (shown in said or said in shown)


def _letters(text: Iterable[str]) -> str:
    return "".join(filter(is_letter, text))
