"""How a rectangle is cut for several pieces, by straight cuts from edge to edge.

A dynamic programme over runs of neighbouring pieces: for each run and each width it knows the least cost of
every height, as Knuth and Plass know it for every break of a line. A cut across puts the first pieces above
the others, a cut down puts them to their left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from seed2book.makeup.galley import NEVER
from seed2book.makeup.pieces import LEAD, Leaf, Piece, parts, whole
from seed2book.makeup.weights import Weights

# The line between two modules, one above the other, with a rule in its middle.
GAP = 1
# What is worse than the best of its run by more than this is not kept; of one height, no more than so many.
_HOPELESS, _KEPT = 18.0, 3
# Heads are counted a little too large beforehand. Two rectangles side by side are not tried where their
# heights differ by more than this share and so many lines.
_CROWDED, _UNLIKE, _APART = 1.06, 0.75, 6


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
            found = _Best(NEVER if loose else _HOPELESS)
            self._cut(pieces, columns, parted, found, loose=loose)
            known = self._known[key] = found.kept()
        return known

    def _cut(self, pieces: Sequence[Piece], columns: int, parted: int, found: _Best, *, loose: bool) -> None:
        if len(pieces) == 1:
            self._single(pieces[0], columns, parted == 0, found, loose=loose)
            return
        # The area of the pieces before each, as far as it is fixed.
        areas = list(accumulate((0 if n == parted else p.area for n, p in enumerate(pieces)), initial=0))
        mosts = list(accumulate((0 if n == parted else p.most for n, p in enumerate(pieces)), initial=0))
        if areas[-1] > _CROWDED * columns * self.lines:
            return
        for at in range(1, len(pieces)):
            first, rest = pieces[:at], pieces[at:]
            here, there = parted if parted < at else -1, parted - at if parted >= at else -1
            if columns > 1 or at == 1:
                self._stack(
                    self.layouts(first, columns, here, loose=loose),
                    self.layouts(rest, columns, there, loose=loose),
                    columns,
                    found,
                )
            for left in range(1, columns):
                # What is much higher on one side than on the other will not meet, but for the side with the
                # piece that goes on, which is as high as need be.
                right = columns - left
                most_high, most_deep = mosts[at] / left, (mosts[-1] - mosts[at]) / right
                too_high = there < 0 and areas[at] / left > most_deep / _UNLIKE + _APART
                too_deep = here < 0 and (areas[-1] - areas[at]) / right > most_high / _UNLIKE + _APART
                if loose or not (too_high or too_deep):
                    self._side_by_side(
                        self.layouts(first, left, here, loose=loose),
                        self.layouts(rest, columns - left, there, loose=loose),
                        found,
                    )

    def _single(self, piece: Piece, columns: int, parted: bool, found: _Best, *, loose: bool) -> None:
        for shape in piece.shapes:
            if shape.columns == columns:
                options = (
                    parts(piece, shape, self.lines, self.weights)
                    if parted
                    else whole(piece, shape, self.lines, self.weights, loose=loose)
                )
                for cost, leaf in options:
                    found.offer(leaf.height, cost, shape.rank, shape.rank, leaf, None)

    def _stack(self, tops: Found, bottoms: Found, columns: int, found: _Best) -> None:
        # Of what stands below, nothing but its height and its cost matters.
        below = [(deep + GAP, layouts[0].cost, layouts[0].node) for deep, layouts in bottoms.items()]
        across = columns == self.columns and columns > 1
        for high, above in tops.items():
            room = self.lines - high
            for cost, left, right, node in above:
                # One way is enough: a stack begins with what is at its top.
                if isinstance(node, Stack):
                    continue
                if across:
                    lead = isinstance(node, Leaf) and left >= LEAD
                    cost += self.weights.below_lead if lead else self.weights.across
                most = found.worth - cost
                for deep, more, bottom in below:
                    if deep > room:
                        break
                    if more > most:
                        continue
                    found.offer(high + deep, cost + more, left, right, node, bottom, stacked=True)

    def _side_by_side(self, lefts: Found, rights: Found, found: _Best) -> None:
        for high in lefts.keys() & rights.keys():
            for one in lefts[high]:
                if isinstance(one.node, Beside):
                    continue
                for other in rights[high]:
                    cost = one.cost + other.cost + clash(one.right, other.left, self.weights)
                    found.offer(high, cost, one.left, other.right, one.node, other.node)


class _Best:
    """The few best layouts of each height, those that differ in their upper corners or in their kind."""

    def __init__(self, hopeless: float) -> None:
        self._hopeless = hopeless
        self._least = NEVER
        self._found: dict[int, dict[tuple[int, int, int], tuple[float, Node, Node | None]]] = {}

    @property
    def worth(self) -> float:
        """What a layout may cost to be kept."""
        return self._least + self._hopeless

    def offer(
        self,
        height: int,
        cost: float,
        left: int,
        right: int,
        one: Node,
        other: Node | None,
        *,
        stacked: bool = False,
    ) -> None:
        """Takes note of a layout, unless a better one is known: a leaf, or two nodes."""
        if cost > self._least + self._hopeless:
            return
        if cost < self._least:
            self._least = cost
        same = self._found.setdefault(height, {})
        key = (left, right, 0 if other is None else 1 + stacked)
        known = same.get(key)
        if known is None or cost < known[0]:
            same[key] = (cost, one, other)

    def kept(self) -> Found:
        """Gives the layouts, the lowest rectangles first, of each height the cheapest first."""
        made: dict[int, list[Layout]] = {}
        for height in sorted(self._found):
            ranked = sorted(self._found[height].items(), key=lambda item: item[1][0])[:_KEPT]
            kept = [
                Layout(cost, left, right, _node(kind, one, other))
                for (left, right, kind), (cost, one, other) in ranked
                if cost <= self._least + self._hopeless
            ]
            if kept:
                made[height] = kept
        return made


def _node(kind: int, one: Node, other: Node | None) -> Node:
    if other is None:
        return one
    return Stack(one, other) if kind > 1 else Beside(one, other)


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
