"""The text of an article in one long column (毛坯), and how it is cut into columns of even depth."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from seed2book.makeup.weights import Weights

NEVER = float("inf")
# Each line that a column lacks is as bad again as the first where it lacks so many.
GLARING = 3


class Slug(NamedTuple):
    """What is never parted: a line of text, a picture with its caption, a subhead.

    `lines` is its height. `before` says what ends at it when a column ends before it; `elastic`: a blank line
    may be put before it.
    """

    lines: int
    before: Before
    elastic: bool = False


class Before(NamedTuple):
    """Whether a column may end before a slug, and whether that leaves a paragraph's first line alone."""

    allowed: bool = True
    orphan: bool = False


FREELY, KEPT, ORPHAN = Before(), Before(allowed=False), Before(orphan=True)


Rooms = tuple[int, ...]
"""How many lines each column of a module has for text, from the left."""


class Plate(NamedTuple):
    """A picture that stands above the text: its height in lines, and how many of the columns it takes."""

    lines: int = 0
    columns: int = 0

    def over(self, column: int) -> int:
        """Gives the lines that it takes of a column, counted from 0."""
        return self.lines if column < self.columns else 0

    def rooms(self, columns: int, depth: int) -> Rooms:
        """Gives what is left of so many columns of this depth."""
        return tuple([depth - self.over(column) for column in range(columns)])


NO_PLATE = Plate()


class Column(NamedTuple):
    """The slugs `first` to `last` (exclusive) in a column; `short` is how many lines it lacks at its foot."""

    first: int
    last: int
    short: int


class Cut(NamedTuple):
    """Columns that hold a galley or a part of it, and what is wrong with them."""

    columns: tuple[Column, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Galley:
    """Slugs in order. `sums[k]` is the height of all before slug k."""

    slugs: tuple[Slug, ...]
    sums: tuple[int, ...]
    _cuts: dict[tuple[Rooms, int], Cut | None] = field(default_factory=dict, repr=False, compare=False)
    _least: dict[tuple[int, int, Plate], int] = field(default_factory=dict, repr=False, compare=False)
    _parts: dict[tuple[Rooms, int], Cut | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, slugs: Sequence[Slug]) -> Galley:
        """Gives the galley of these slugs."""
        return cls(tuple(slugs), tuple(accumulate((slug.lines for slug in slugs), initial=0)))

    def without(self, number: int) -> Galley:
        """Gives the same with a slug that takes no room, since it stands elsewhere."""
        slugs = list(self.slugs)
        slugs[number] = Slug(0, slugs[number].before)
        return Galley.of(slugs)

    def lines_from(self, start: int) -> int:
        """Gives how many lines there are from slug `start` on."""
        return self.sums[-1] - self.sums[start]

    def least_depth(self, columns: int, start: int, weights: Weights, plate: Plate = NO_PLATE) -> int:
        """Gives the least depth at which so many columns hold all from slug `start` on, below the plate."""
        key = (columns, start, plate)
        if key not in self._least:
            taken = self.lines_from(start) + plate.lines * plate.columns
            depth = max(plate.lines, -(-taken // columns))
            while self.cut(plate.rooms(columns, depth), start, weights) is None:
                depth += 1
            self._least[key] = depth
        return self._least[key]

    def cut(self, rooms: Rooms, start: int, weights: Weights) -> Cut | None:
        """Gives all from slug `start` on in these columns, or None where they do not hold it.

        No column ends in the middle of what must stay together; all but the last end at the foot, or as
        near to it as can be.
        """
        key = (rooms, start)
        if key not in self._cuts:
            self._cuts[key] = self._cut(rooms, start, weights)
        return self._cuts[key]

    def _cut(self, rooms: Rooms, start: int, weights: Weights) -> Cut | None:
        left, room = self.lines_from(start), rooms[0]
        if left > sum(rooms):
            return None
        if left <= room:
            # All of it fits the first column; a module as wide as this has empty ones beside it.
            return Cut((Column(start, len(self.slugs), room - left),), 0.0)
        best: Cut | None = None
        for end in self.ends(start, room):
            rest = self.cut(rooms[1:], end, weights) if len(rooms) > 1 else None
            if rest is None:
                continue
            short = room - (self.sums[end] - self.sums[start])
            cost = rest.cost + self.fault(start, end, short, weights)
            if best is None or cost < best.cost:
                best = Cut((Column(start, end, short), *rest.columns), cost)
        return best

    def part(self, rooms: Rooms, start: int, weights: Weights) -> Cut | None:
        """Gives as much as these columns hold from slug `start` on, a rest being left.

        The last one has a line less, for the words that say where it goes on. None where not all are filled.
        """
        key = (rooms, start)
        if key not in self._parts:
            self._parts[key] = self._part(rooms, start, weights)
        return self._parts[key]

    def _part(self, rooms: Rooms, start: int, weights: Weights) -> Cut | None:
        made: list[Column] = []
        cost = 0.0
        for number, whole in enumerate(rooms):
            room = whole - (number == len(rooms) - 1)
            found = [
                (self.fault(start, end, room - self.sums[end] + self.sums[start], weights), -end)
                for end in self.ends(start, room)
            ]
            if not found:
                return None
            fault, end = min(found)
            made.append(Column(start, -end, room - self.sums[-end] + self.sums[start]))
            cost, start = cost + fault, -end
        return Cut(tuple(made), cost)

    def ends(self, start: int, depth: int) -> list[int]:
        """Gives the last three places where a column of this depth, begun at slug `start`, may end."""
        found: list[int] = []
        end = min(bisect_right(self.sums, self.sums[start] + depth) - 1, len(self.slugs) - 1)
        while end > start and len(found) < _TRIED:
            if self.slugs[end].before.allowed:
                found.append(end)
            end -= 1
        return found

    def fault(self, start: int, end: int, short: int, weights: Weights) -> float:
        """Gives what is wrong with a column from `start` to `end` that is `short` lines short."""
        # A blank line before a subhead inside the column is none at its foot.
        spare = sum(slug.elastic for slug in self.slugs[start + 1 : end]) if short else 0
        lacking = max(0, short - spare)
        cost = weights.uneven * lacking * (1 + lacking / GLARING) + 0.3 * min(short, spare)
        return cost + (weights.orphan if self.slugs[end].before.orphan else 0.0)


_TRIED = 3
