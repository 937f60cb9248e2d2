"""What the lines of a stack of headings are: rubrics, kickers, the headline, decks, in that order.

Which line is the headline depends on which are rubrics, and of three lines the middle one on both others. So
every way to share the roles out is weighed by the sum of what speaks for it; the heaviest is taken, and the
share of all ways that agree with it tells how sure each line's role is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seed2book.structure.evidence import weigh
from seed2book.structure.newspaper.decks import IS_DECK, Pair
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.rubrics import IS_RUBRIC
from seed2book.structure.roles import RoleKind


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How many lines at the front are rubrics, which line is the headline, counted from 0."""

    rubrics: int
    headline: int

    def role(self, n: int) -> RoleKind:
        """The role of line `n`."""
        if n < self.rubrics:
            return RoleKind.RUBRIC
        if n < self.headline:
            return RoleKind.KICKER
        return RoleKind.HEADLINE if n == self.headline else RoleKind.DECK


def ways(page: Page, items: Sequence[int]) -> Mapping[Arrangement, float]:
    """Gives every way to arrange the lines `items` with its weight, a logarithm of odds."""
    rubric = [weigh(IS_RUBRIC, pair).score for pair in pairs(page, items)]
    deck = [[weigh(IS_DECK, pair).score for pair in pairs(page, items[n:])] for n in range(len(items))]
    return weights(rubric, deck)


def pairs(page: Page, items: Sequence[int]) -> list[Pair]:
    """Gives each line with the next below."""
    return [Pair(page, items, n) for n in range(len(items) - 1)]


def weights(rubric: Sequence[float], deck: Sequence[Sequence[float]]) -> Mapping[Arrangement, float]:
    """Gives the weight of every way.

    `rubric` holds what its table says of each pair of lines, `deck` the same for the lines from each one
    down, as they are looked at below rubrics. A pair from the headline down agrees with a deck, one above it
    does not.
    """
    found: dict[Arrangement, float] = {}
    for rubrics, below in enumerate(deck):
        weight = sum(rubric[:rubrics]) + sum(below) / 2
        for n, score in enumerate((*below, 0.0)):
            found[Arrangement(rubrics, rubrics + n)] = weight
            weight -= score
    return found


def likeliest(found: Mapping[Arrangement, float]) -> Arrangement:
    """The heaviest way."""
    return max(found, key=lambda way: found[way])


def sure(found: Mapping[Arrangement, float], taken: Arrangement, n: int) -> float:
    """How much of the weight of all ways gives line `n` the role that it has in the one taken."""
    most = max(found.values())
    shares = {way: math.exp(weight - most) for way, weight in found.items()}
    role = taken.role(n)
    return sum(share for way, share in shares.items() if way.role(n) is role) / sum(shares.values())
