"""Ways to cut a rectangle: what each is, what two that meet cost, and the few best of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seed2book.makeup.galley import NEVER
from seed2book.makeup.pieces import Leaf
from seed2book.makeup.weights import Weights

# The line between two modules, one above the other, with a rule in its middle.
GAP = 1
# What is worse than the best of its set by more than this is not kept, by more than that where holes may be
# large; of one height no more than so many are.
HOPELESS, HOPELESS_LOOSE, _KEPT = 8.0, 24.0, 2


class Stack(NamedTuple):
    """One rectangle above another."""

    top: Node
    bottom: Node


class Beside(NamedTuple):
    """One rectangle to the left of another."""

    left: Node
    right: Node


Node = Leaf | Stack | Beside


class Layout(NamedTuple):
    """A way to cut a rectangle.

    `corners` are the ranks of the headlines in its upper corners, `left` and `right` the lines that headlines
    take along its edges, by their ranks (`edge_of`); `cuts` are the lines that cut it right across, as bits.
    """

    cost: float
    height: int
    node: Node
    corners: tuple[int, int]
    left: int
    right: int
    cuts: int


Found = Mapping[int, Sequence[Layout]]
"""The best layouts of each height: the lowest rectangles first, of each height the cheapest first."""


class Seat(NamedTuple):
    """Where a leaf stands: its first column and its first line, from 0, in the rectangle."""

    column: int
    line: int
    leaf: Leaf


class Best:
    """The few best layouts of each height, those that differ in their upper corners or in their kind."""

    def __init__(self, hopeless: float) -> None:
        self.least = NEVER
        self._hopeless = hopeless
        self._found: defaultdict[int, dict[_Key, tuple[float, Layout, Layout | None]]] = defaultdict(dict)

    @property
    def worth(self) -> float:
        """What a layout may cost to be kept."""
        return self.least + self._hopeless

    def offer(
        self, height: int, cost: float, one: Layout, other: Layout | None = None, *, stacked: bool = False
    ) -> None:
        """Takes note of a layout, unless a better one is known: of a leaf, or of two rectangles."""
        if cost > self.least + self._hopeless:
            return
        if cost < self.least:
            self.least = cost
        right = other if other and not stacked else one
        same = self._found[height]
        key = (one.corners[0], right.corners[1], stacked, other is None)
        if key not in same or cost < same[key][0]:
            same[key] = (cost, one, other)

    def pile(self, high: int, top: Layout, below: Sequence[tuple[int, float, Layout]], room: int) -> None:
        """Takes note of a rectangle above each of others: their heights with the gap above, their costs."""
        key = (*top.corners, True, False)
        most = self.least + self._hopeless - top.cost
        for deep, more, bottom in below:
            if deep > room:
                return
            if more > most:
                continue
            cost = top.cost + more
            if cost < self.least:
                self.least, most = cost, more + self._hopeless
            same = self._found[high + deep]
            if key not in same or cost < same[key][0]:
                same[key] = (cost, top, bottom)

    def kept(self) -> Found:
        """Gives the layouts that are worth it."""
        made: dict[int, Sequence[Layout]] = {}
        for height in sorted(self._found):
            ranked = sorted(self._found[height].items(), key=lambda item: item[1][0])[:_KEPT]
            kept = [
                _joined(height, key, *found)
                for key, found in ranked
                if found[0] <= self.least + self._hopeless
            ]
            if kept:
                made[height] = kept
        return made


_Key = tuple[int, int, bool, bool]


def _joined(height: int, key: _Key, cost: float, one: Layout, other: Layout | None) -> Layout:
    if other is None:
        return one
    corners = key[:2]
    if key[2]:
        deep = one.height + GAP
        return Layout(
            cost,
            height,
            Stack(one.node, other.node),
            corners,
            one.left | other.left << deep,
            one.right | other.right << deep,
            1 << deep - GAP | other.cuts << deep,
        )
    return Layout(
        cost, height, Beside(one.node, other.node), corners, one.left, other.right, one.cuts & other.cuts
    )


# An edge has so many bits for each rank, one a line.
_RANK_BITS = 200
_ANY_RANK = (1 << _RANK_BITS) - 1


def edge_of(leaf: Leaf) -> int:
    """Gives the lines that a leaf's headline takes along its edges."""
    rank = leaf.shape.rank
    return ((1 << leaf.head) - 1) << (rank - 1) * _RANK_BITS if rank else 0


def clash(one: int, other: int, weights: Weights) -> float:
    """Gives what the headlines along two edges that meet cost, where they stand side by side."""
    beside, alike = _runs(_lines(one) & _lines(other)), _runs(one & other)
    return weights.collision * alike + weights.near_collision * max(0, beside - alike)


def _lines(edge: int) -> int:
    """Gives the lines that headlines of any rank take."""
    return (edge | edge >> _RANK_BITS | edge >> 2 * _RANK_BITS | edge >> 3 * _RANK_BITS) & _ANY_RANK


def _runs(bits: int) -> int:
    return (bits & ~(bits << 1)).bit_count()


def seats(node: Node, column: int = 0, line: int = 0) -> Iterator[Seat]:
    """Yields where each leaf stands, in the order of the cuts."""
    match node:
        case Leaf():
            yield Seat(column, line, node)
        case Stack(top, bottom):
            yield from seats(top, column, line)
            yield from seats(bottom, column, line + height(top) + GAP)
        case Beside(left, right):
            yield from seats(left, column, line)
            yield from seats(right, column + width(left), line)


def height(node: Node) -> int:
    """Gives the height in lines."""
    match node:
        case Leaf():
            return node.height
        case Stack(top, bottom):
            return height(top) + GAP + height(bottom)
        case Beside(left, _):
            return height(left)


def width(node: Node) -> int:
    """Gives the width in columns."""
    match node:
        case Leaf():
            return node.shape.columns
        case Stack(top, _):
            return width(top)
        case Beside(left, right):
            return width(left) + width(right)
