"""What the tool was unsure of, told to the person who can decide.

Damaged input is normal: it becomes a finding and the book is still built. The codes are stable, since
people write them down; `docs/findings.md` explains each, and a test holds the two lists together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seed2book.source import Span


class Severity(StrEnum):
    """How much a finding matters: with `--strict`, warnings fail a build."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt. `message` quotes the passage and says what was done; `advice` says what could be done.

    `passage` are the words in doubt with some around them, as they stand in the text; empty where the doubt
    is about a whole line, or about no words.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    advice: str = ""
    passage: str = ""

    @property
    def is_routine(self) -> bool:
        """Whether it is told of every page and nearly always right: a running head that was left out."""
        return self.code == "folio-dropped"
