"""What one reading of the seeds gives: everything that a format, a report or a check can ask for."""

from __future__ import annotations

from dataclasses import dataclass

from seed2book.findings import Finding
from seed2book.model import Publication
from seed2book.source import Edit, Seed


@dataclass(frozen=True, slots=True)
class Reading:
    """The seeds as received, the publication they make, every change on the way, and every doubt."""

    seeds: tuple[Seed, ...]
    publication: Publication
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]
