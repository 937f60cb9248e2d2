"""What a page prints of itself at its edges, taken out of its text, and whether the settings say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred
from seed2book.settings.config import EditionSettings
from seed2book.source import Edit, Span
from seed2book.structure.doubts import shown
from seed2book.structure.drafts import Draft
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.furniture import Folio, folio, issue_named, paper_named
from seed2book.structure.wording.keys import key
from seed2book.structure.wording.ordinals import NUMERAL, ordinal

_FACTS = ("date", "page", "page_name", "paper", "editors", "issue")
_DAY = re.compile(
    rf"(?P<republic>民[国國])?(?P<year>{NUMERAL})[年/.-](?P<month>{NUMERAL})[月/.-](?P<day>{NUMERAL})"
)
_REPUBLIC = 1911


@dataclass(frozen=True, slots=True)
class Printed:
    """The facts that a page prints of itself, and where each stands; and the page without its folios."""

    facts: Folio
    places: Mapping[str, Span]
    drafts: tuple[Draft, ...]
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def without_folios(drafts: Sequence[Draft]) -> Printed:
    """Takes the folios out of the text, into the log and the facts; of each fact the first counts."""
    said: dict[str, str] = {}
    places: dict[str, Span] = {}
    kept: list[Draft] = []
    edits: list[Edit] = []
    findings: list[Finding] = []
    waiting = False
    for draft in drafts:
        if draft.kind is not RoleKind.FOLIO:
            kept.append(_opening(draft) if waiting else draft)
            waiting = False
            continue
        waiting = waiting or draft.opens
        span = draft.spans[0]
        facts = folio(draft.text) or Folio(paper=paper_named(draft.text), issue=issue_named(draft.text))
        for name in _FACTS:
            value = getattr(facts, name)
            if value and name not in said:
                said[name], places[name] = value, span
        reason = deferred("a running head or folio is no part of an article")
        edits.append(Edit("folio", span, 0, len(draft.text), draft.text, "", reason))
        form = _("“{words}” was taken for a running head or folio and left out of the text")
        message = form.format(words=shown(draft.text))
        advice = _('If it is text: [[fix]] with role = "paragraph".')
        findings.append(Finding("folio-dropped", Severity.NOTE, message, span, advice))
    return Printed(Folio(**said), places, tuple(kept), tuple(edits), tuple(findings))


def _opening(draft: Draft) -> Draft:
    return replace(draft, opens=True)


def differing(printed: Printed, settings: EditionSettings | None) -> Iterator[Finding]:
    """Gives a finding for each fact of which the seed's name or front matter says another than the page.

    What an `[[edition]]` entry says was decided by somebody who knows both, and is no doubt.
    """
    for name in settings.from_seed if settings else ():
        told, said = getattr(settings, name), getattr(printed.facts, name, None)
        if told and said and not _SAME.get(name, _holds)(told, said):
            message = _(
                "the page prints “{printed}”; the seed's name or front matter says {told}, which was taken"
            ).format(printed=said, told=told)
            advice = _("look at the page; [[edition]] with {key} says for sure what it is").format(key=name)
            yield Finding("edition-differs", Severity.WARNING, message, printed.places[name], advice)


def _same_day(one: str, other: str) -> bool:
    """True for one day however it is written; a date that says no day is the same in the year it says."""
    days = [_day(text) for text in (one, other)]
    return None in days or days[0] == days[1]


def _day(text: str) -> tuple[int | None, ...] | None:
    found = _DAY.search(key(text).replace(" ", ""))
    if found is None:
        return None
    year, *rest = (ordinal(found[name]) for name in ("year", "month", "day"))
    return (year + _REPUBLIC if year and found["republic"] else year, *rest)


def _same_page(one: str, other: str) -> bool:
    pages = [ordinal(text) or text.casefold() for text in (one.lstrip("0"), other.lstrip("0"))]
    return pages[0] == pages[1]


def _holds(one: str, other: str) -> bool:
    """True where a name is the other or a part of it, as 文化 is of 文化·副刊."""
    one, other = (key(text).replace(" ", "") for text in (one, other))
    return one in other or other in one


_SAME: Mapping[str, Callable[[str, str], bool]] = {"date": _same_day, "page": _same_page}
