"""Ways to cut a rectangle: what each is, what two that meet cost, and the few best of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
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


class Around(NamedTuple):
    """An article whose text goes round a rectangle, in the notch of its leaf."""

    outer: Leaf
    inner: Node


Node = Leaf | Stack | Beside | Around


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

    @classmethod
    def of(cls, cost: float, leaf: Leaf, node: Node | None = None) -> Layout:
        """Gives the layout of a leaf, or of what is in its notch as well."""
        rank, edge = leaf.shape.rank, edge_of(leaf)
        return cls(cost, leaf.height, node or leaf, (rank, rank), edge, edge, 0)


Found = Mapping[int, Sequence[Layout]]
"""The best layouts of each height: the lowest rectangles first, of each height the cheapest first."""

Below = tuple[int, float, Layout]
"""What may stand below another rectangle: its height with the gap above it, its cost, and it."""


class Seat(NamedTuple):
    """Where a leaf stands: its first column and its first line, from 0, in the rectangle."""

    column: int
    line: int
    leaf: Leaf

    def foot(self, column: int) -> int:
        """Gives the line below its own part of a column of the page."""
        return (
            self.line + self.leaf.height - self.leaf.notch.over(column - self.column, self.leaf.shape.columns)
        )

    @property
    def notched_at(self) -> tuple[int, int]:
        """The edge between its own columns and what is in its notch, and the first line of that."""
        notch, columns = self.leaf.notch, self.leaf.shape.columns
        edge = self.column + (notch.columns if notch.left else columns - notch.columns)
        return edge, self.line + self.leaf.height - notch.lines + GAP


class Best:
    """The few best layouts of each height, those that differ in their upper corners or in their kind."""

    def __init__(self, hopeless: float) -> None:
        """`least` is the lowest cost so far, `worth` what a layout may cost to be kept."""
        self.least = self.worth = NEVER
        self._hopeless = hopeless
        self._found: defaultdict[int, dict[_Key, tuple[float, Layout, Layout | None]]] = defaultdict(dict)

    def offer(
        self, height: int, cost: float, one: Layout, other: Layout | None = None, *, stacked: bool = False
    ) -> None:
        """Takes note of a layout, unless a better one is known: of a leaf, or of two rectangles."""
        if cost > self.worth:
            return
        if cost < self.least:
            self.least, self.worth = cost, cost + self._hopeless
        right = other if other and not stacked else one
        same = self._found[height]
        key = (one.corners[0], right.corners[1], stacked, other is None)
        if key not in same or cost < same[key][0]:
            same[key] = (cost, one, other)

    def pile(self, top: Layout, below: Sequence[Below], more: float, room: int) -> None:
        """Takes note of a rectangle above each that there is room for; `more` is added to the cost."""
        high = top.height
        key = (*top.corners, True, False)
        most = self.worth - top.cost - more
        for deep, less, bottom in below:
            if deep > room:
                return
            if less > most:
                continue
            cost = top.cost + (less + more)
            if cost < self.least:
                self.least, self.worth, most = cost, cost + self._hopeless, less + self._hopeless
            same = self._found[high + deep]
            if key not in same or cost < same[key][0]:
                same[key] = (cost, top, bottom)

    def abut(
        self,
        lefts: Found,
        rights: Found,
        heights: Iterable[int],
        more: float,
        weights: Weights,
        *,
        whole: bool,
    ) -> None:
        """Takes note of rectangles to the left of others of their height; `more` is added to the cost.

        `whole`: they are as wide as the page, so that a cut through both of them is one right across it.
        """
        for height in heights:
            here, there = lefts[height], rights[height]
            if here[0].cost + there[0].cost + more > self.worth:
                continue
            same = self._found[height]
            for left in here:
                # One way is enough: what stands side by side begins with what is at the left.
                if isinstance(left.node, Beside):
                    continue
                for right in there:
                    cost = left.cost + right.cost + more
                    if cost > self.worth:
                        break
                    known = same.get((left.corners[0], right.corners[1], False, False))
                    # Where they meet it can only cost more.
                    if known is not None and cost >= known[0]:
                        continue
                    cost += clash(left.right, right.left, weights)
                    if whole and left.cuts & right.cuts:
                        cost += weights.across * (left.cuts & right.cuts).bit_count()
                    self.offer(height, cost, left, right)

    def kept(self) -> Found:
        """Gives the layouts that are worth it."""
        made: dict[int, Sequence[Layout]] = {}
        for height in sorted(self._found):
            kept = [(found, key) for key, found in self._found[height].items() if found[0] <= self.worth]
            if len(kept) > 1:
                kept = sorted(kept, key=_cost)[:_KEPT]
            if kept:
                made[height] = [_joined(height, key, *found) for found, key in kept]
        return made


_Key = tuple[int, int, bool, bool]


def _cost(found: tuple[tuple[float, Layout, Layout | None], _Key]) -> float:
    return found[0][0]


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
    if not (one and other and (both := _lines(one) & _lines(other))):
        return 0.0
    beside, alike = _runs(both), _runs(one & other)
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
        case Around(outer, inner):
            seat = Seat(column, line, outer)
            edge, below = seat.notched_at
            yield seat
            yield from seats(inner, column if outer.notch.left else edge, below)


def contrasted(placed: Sequence[Seat]) -> frozenset[int]:
    """Gives the articles whose headlines must look otherwise than one that shares a line with them (碰题).

    Of two neighbours it is the one with the smaller headline, or the right one.
    """
    found: set[int] = set()
    for one, other in combinations(sorted(placed, key=lambda seat: (seat.column, seat.line)), 2):
        beside = one.column + one.leaf.shape.columns == other.column
        level = one.line < other.line + other.leaf.head and other.line < one.line + one.leaf.head
        ranks = (one.leaf.shape.rank, other.leaf.shape.rank)
        articles = {one.leaf.piece.article, other.leaf.piece.article}
        if beside and level and all(ranks) and not articles & found:
            found.add((one if ranks[0] < ranks[1] else other).leaf.piece.article)
    return frozenset(found)


def height(node: Node) -> int:
    """Gives the height in lines."""
    match node:
        case Leaf():
            return node.height
        case Stack(top, bottom):
            return height(top) + GAP + height(bottom)
        case Beside(left, _):
            return height(left)
        case Around(outer, _):
            return outer.height


def width(node: Node) -> int:
    """Gives the width in columns."""
    match node:
        case Leaf():
            return node.shape.columns
        case Stack(top, _):
            return width(top)
        case Beside(left, right):
            return width(left) + width(right)
        case Around(outer, _):
            return outer.shape.columns
