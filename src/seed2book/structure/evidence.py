"""Where evidence is weighed: tables of (what speaks, how much, how to see it), summed.

A weight is a logarithm of odds: +1 makes the claim 2.7 times as likely, +3 twenty times. The sum says which
way it goes, and how far from zero it is says how sure that is. docs/structure.md explains each row.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from seed2book.reading import Weight

Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Case]):
    """A row: `holds` gives False or 0 where the evidence is absent, True or 1 where it is there."""

    says: str
    weight: float
    holds: Callable[[Case], float | bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a table said: the sum, and the rows that spoke, each with its share of it."""

    score: float
    spoke: Sequence[tuple[float, str]]

    @property
    def probability(self) -> float:
        """How likely it is that the claim is true."""
        return 1 / (1 + math.exp(-self.score))

    @property
    def evidence(self) -> tuple[Weight, ...]:
        """What spoke, the strongest first."""
        strongest = sorted(self.spoke, key=lambda pair: -abs(pair[0]))
        return tuple(Weight(says, by) for by, says in strongest)

    @property
    def yes(self) -> bool:
        """True if more speaks for the claim than against it."""
        return self.score > 0

    @property
    def confidence(self) -> float:
        """How sure the verdict is, whichever way it went: 0.5 to 1."""
        return max(self.probability, 1 - self.probability)


def weigh(table: Sequence[Weighed[Case]], case: Case, *, bias: float = 0.0) -> Verdict:
    """Sums what the rows of the table say about a case."""
    score, spoke = bias, []
    for row in table:
        held = row.holds(case)
        if held:
            score += row.weight * held
            spoke.append((row.weight * held, row.says))
    return Verdict(score, spoke)
