"""How a rectangle is cut for several pieces, by straight cuts from edge to edge.

A dynamic programme over runs of neighbouring pieces: for each run and each width it knows the least cost of
every height, as Knuth and Plass know it for every break of a line. A cut across puts the first pieces above
the others, a cut down puts them to their left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from seed2book.makeup.galley import NEVER
from seed2book.makeup.pieces import LEAD, Leaf, Piece, parts, whole
from seed2book.makeup.weights import Weights

# The line between two modules, one above the other, with a rule in its middle.
GAP = 1
# What is worse than the best of its run by more than this is not kept; of one height, no more than so many.
_HOPELESS, _KEPT = 30.0, 4


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
    """A way to cut a rectangle; `left` and `right` are the ranks of the headlines in its upper corners."""

    cost: float
    left: int
    right: int
    node: Node


Found = Mapping[int, Sequence[Layout]]
"""The best layouts of each height."""


class Seat(NamedTuple):
    """Where a leaf stands: its first column and its first line, from 0, in the rectangle."""

    column: int
    line: int
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Slicer:
    """Cuts rectangles of up to `columns` and `lines`. It remembers the runs that it has cut."""

    columns: int
    lines: int
    weights: Weights
    _known: dict[tuple[object, ...], Found] = field(default_factory=dict)

    def layouts(
        self, pieces: Sequence[Piece], columns: int, parted: int = -1, *, loose: bool = False
    ) -> Found:
        """Gives the best layouts of the pieces in so many columns, for each height.

        `parted` is the piece that only begins here, -1 for none. With `loose`, holes are as large as need be.
        """
        key = (tuple((p.article, p.start) for p in pieces), columns, parted, loose)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _kept(
                self._all(pieces, columns, parted, loose=loose), NEVER if loose else _HOPELESS
            )
        return known

    def _all(
        self, pieces: Sequence[Piece], columns: int, parted: int, *, loose: bool
    ) -> Iterator[tuple[int, Layout]]:
        if len(pieces) == 1:
            yield from self._single(pieces[0], columns, parted == 0, loose=loose)
            return
        for at in range(1, len(pieces)):
            first, rest = pieces[:at], pieces[at:]
            here, there = parted if parted < at else -1, parted - at if parted >= at else -1
            if columns > 1 or at == 1:
                yield from self._stacked(
                    self.layouts(first, columns, here, loose=loose),
                    self.layouts(rest, columns, there, loose=loose),
                    columns,
                )
            for left in range(1, columns):
                yield from self._beside(
                    self.layouts(first, left, here, loose=loose),
                    self.layouts(rest, columns - left, there, loose=loose),
                )

    def _single(
        self, piece: Piece, columns: int, parted: bool, *, loose: bool
    ) -> Iterator[tuple[int, Layout]]:
        for shape in piece.shapes:
            if shape.columns == columns:
                options = (
                    parts(piece, shape, self.lines, self.weights)
                    if parted
                    else whole(piece, shape, self.lines, self.weights, loose=loose)
                )
                for cost, leaf in options:
                    yield leaf.height, Layout(cost, shape.rank, shape.rank, leaf)

    def _stacked(self, tops: Found, bottoms: Found, columns: int) -> Iterator[tuple[int, Layout]]:
        for high, above in tops.items():
            room = self.lines - GAP - high
            for top in above:
                # One way is enough: a stack begins with what is at its top.
                if isinstance(top.node, Stack):
                    continue
                cost = top.cost
                if columns == self.columns and columns > 1:
                    lead = isinstance(top.node, Leaf) and top.left >= LEAD
                    cost += self.weights.below_lead if lead else self.weights.across
                for deep, below in bottoms.items():
                    if deep <= room:
                        node = Stack(top.node, below[0].node)
                        yield high + GAP + deep, Layout(cost + below[0].cost, top.left, top.right, node)

    def _beside(self, lefts: Found, rights: Found) -> Iterator[tuple[int, Layout]]:
        for high in lefts.keys() & rights.keys():
            for left in lefts[high]:
                if isinstance(left.node, Beside):
                    continue
                for right in rights[high]:
                    cost = left.cost + right.cost + clash(left.right, right.left, self.weights)
                    yield high, Layout(cost, left.left, right.right, Beside(left.node, right.node))


def _kept(found: Iterable[tuple[int, Layout]], hopeless: float) -> Found:
    """Gives the few best of each height, those that differ in their upper corners or in their kind."""
    best: dict[int, dict[tuple[object, ...], Layout]] = {}
    least = float("inf")
    for height, layout in found:
        if layout.cost > least + hopeless:
            continue
        least = min(least, layout.cost)
        same = best.setdefault(height, {})
        key = (layout.left, layout.right, type(layout.node))
        if key not in same or layout.cost < same[key].cost:
            same[key] = layout
    made = {}
    for height in sorted(best):
        ranked = sorted(best[height].values(), key=lambda layout: layout.cost)
        kept = [layout for layout in ranked[:_KEPT] if layout.cost <= least + hopeless]
        if kept:
            made[height] = kept
    return made


def clash(left: int, right: int, weights: Weights) -> float:
    """Gives what two headlines of these ranks cost side by side at one height."""
    if not left or not right:
        return 0.0
    return weights.collision if left == right else weights.near_collision


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


def hidden_clashes(node: Node, weights: Weights) -> float:
    """Gives what headlines side by side cost that no cut down knows of, since they meet further below."""
    placed = list(seats(node))
    found = 0.0
    for one in placed:
        for other in placed:
            beside = one.column + one.leaf.shape.columns == other.column
            first, last = (
                max(one.line, other.line),
                min(one.line + one.leaf.head, other.line + other.leaf.head),
            )
            if beside and first < last:
                found += clash(one.leaf.shape.rank, other.leaf.shape.rank, weights)
    return found - _known_clashes(node, weights)


def _known_clashes(node: Node, weights: Weights) -> float:
    match node:
        case Leaf():
            return 0.0
        case Stack(top, bottom):
            return _known_clashes(top, weights) + _known_clashes(bottom, weights)
        case Beside(left, right):
            here = clash(_corner(left, right=True), _corner(right, right=False), weights)
            return here + _known_clashes(left, weights) + _known_clashes(right, weights)


def _corner(node: Node, *, right: bool) -> int:
    match node:
        case Leaf():
            return node.shape.rank
        case Stack(top, _):
            return _corner(top, right=right)
        case Beside(one, other):
            return _corner(other if right else one, right=right)
