"""What one reading of the seeds gives: everything that a format, a report or a check can ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from seed2book.findings import Finding
from seed2book.messages import _
from seed2book.model import Publication
from seed2book.pictures import Pictures
from seed2book.source import Edit, Seed, Span


class Weight(NamedTuple):
    """A reason that was weighed: in words that `messages` knows, and how much it spoke for or against."""

    says: str
    by: float


Reason = str | Weight
"""What spoke for a role or against it; a plain one for it."""


def worded(reason: Reason) -> str:
    """Gives a reason in the language that is spoken, with its weight where it has one."""
    if isinstance(reason, str):
        return _(reason)
    return _("{reason} ({weight})").format(reason=_(reason.says), weight=f"{reason.by:+.1f}")


class LineRole(NamedTuple):
    """What a line was taken for: its role in a word, how sure that is (0 to 1), and what spoke for it.

    `opens`: an article begins with it. A line that the user split has two of these.
    """

    span: Span
    role: str
    confidence: float
    evidence: tuple[Reason, ...] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The seeds as received, the publication they make, every change on the way, and every doubt.

    `lines` holds the role of every line that is not blank, seed by seed; `pictures` those that were found.
    """

    seeds: tuple[Seed, ...]
    publication: Publication
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]
    lines: tuple[LineRole, ...] = ()
    pictures: Pictures = field(default_factory=dict)
