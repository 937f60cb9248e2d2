"""Which lines were taken for what they are not, and whether a finding tells of it."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from seed2book.clean import clean
from seed2book.pipeline import read_publication
from seed2book.read import lines
from seed2book.settings.config import Settings
from seed2book.source import Seed
from seed2book.structure import RoleKind, classify
from structure_marks import letters, truth_in

_HEADS = {
    "title": RoleKind.HEADLINE,
    "kicker": RoleKind.KICKER,
    "deck": RoleKind.DECK,
    "rubric": RoleKind.RUBRIC,
    "subheads": RoleKind.SUBHEAD,
    "captions": RoleKind.CAPTION,
}
_STACKED = frozenset({RoleKind.HEADLINE, RoleKind.KICKER, RoleKind.DECK, RoleKind.RUBRIC, RoleKind.SUBHEAD})
# The truth gives these only where a page's writer noted them.
_NOT_ALWAYS_NOTED = frozenset({RoleKind.DECK, RoleKind.RUBRIC})
_CODES = ("-unsure", "paragraph-short", "headline-without-text")


@dataclass(frozen=True)
class Doubts:
    """Lines taken for what they are not, how many of them are told, and findings on lines that are right."""

    wrong: int
    told: int
    needless: int
    lines: int


def doubts_of(page: Path, gold: Path) -> Doubts:
    """Holds the role of each heading and caption against the truth.

    A stack of headings with a finding is looked at as a whole, so that all of its lines are told.
    """
    truth: dict[str, set[RoleKind]] = defaultdict(set)
    for article in truth_in(gold):
        for key, kind in _HEADS.items():
            value = article.get(key) or []
            for text in [value] if isinstance(value, str) else value:
                truth[letters(text)].add(kind)
    findings = read_publication([page], Settings()).findings
    doubted = {
        number
        for finding in findings
        if finding.span and finding.code.endswith(_CODES)
        for number in range(finding.span.first, finding.span.last + 1)
    }
    seed = Seed(page.name, tuple(page.read_text("utf-8").splitlines()), "utf-8", "")
    judged = classify(clean(lines(seed)).lines)
    told = [item.line.span.first in doubted for item in judged]
    wrong = heard = needless = 0
    for n, item in enumerate(judged):
        verdict = _is_wrong(item.role.kind, letters(item.line.text), truth)
        if not verdict:
            needless += told[n] and verdict is not None
            continue
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(judged)]
        stack = item.role.kind in _STACKED
        wrong += 1
        heard += told[n] or (stack and any(told[m] and judged[m].role.kind in _STACKED for m in beside))
    return Doubts(wrong, heard, needless, len(judged))


def _is_wrong(kind: RoleKind, said: str, truth: dict[str, set[RoleKind]]) -> bool | None:
    """None where the truth does not say."""
    if kind in (RoleKind.IMAGE, RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.SIGNATURE, RoleKind.NOTE):
        return None
    wanted = truth.get(said)
    if wanted is None and kind in (RoleKind.CAPTION, RoleKind.HEADLINE):
        # With its credit, or its kicker, in one line.
        wanted = next(
            (kinds for text, kinds in truth.items() if len(text) >= 4 and text in said and kind in kinds),
            None,
        )
    if wanted is not None:
        return kind not in wanted
    if kind in _NOT_ALWAYS_NOTED:
        return None
    return kind in _STACKED or kind is RoleKind.CAPTION
