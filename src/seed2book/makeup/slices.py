"""How a rectangle is cut for several pieces, by straight cuts from edge to edge.

A dynamic programme over sets of pieces: for each set and width it knows the cheapest ways to cut every
height, as Knuth and Plass know the cheapest way to each break of a paragraph. A cut across puts some pieces
above the others, a cut down puts them to their left. What the area of the pieces forbids is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from seed2book.makeup.galley import NEVER
from seed2book.makeup.layouts import (
    GAP,
    HOPELESS,
    HOPELESS_LOOSE,
    Below,
    Best,
    Found,
    Layout,
    Stack,
    edge_of,
)
from seed2book.makeup.pieces import LEAD, Piece, parts, whole
from seed2book.makeup.weights import Weights

# Of so many pieces every part is tried above or beside the others, of more the first ones in their order.
_EVERY = 5


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A piece, or a beginning of it, with all rectangles that it may have.

    `leaves[w]` are those of w columns. `least[w]` and `most[w]` are the smallest and the largest area that it
    takes in a rectangle of w columns, the gap below it included; `costs[w]` is what it costs there at least.
    """

    piece: Piece
    leaves: Sequence[Found]
    least: Sequence[float]
    most: Sequence[float]
    costs: Sequence[float]

    @property
    def cheapest(self) -> float:
        """What it costs at least."""
        return self.costs[-1]


Items = tuple[Item, ...]


class _Split(NamedTuple):
    """Two parts of a set, the areas of each, and what it costs that this one comes first."""

    first: Items
    rest: Items
    here: _Areas
    there: _Areas
    disorder: float


class _Areas(NamedTuple):
    """What `Item.least`, `Item.most` and `Item.costs` say, for a set."""

    least: Sequence[float]
    most: Sequence[float]
    costs: Sequence[float]


@dataclass(frozen=True, slots=True)
class Slicer:
    """Cuts rectangles of up to `columns` and `lines`. It remembers those that it has cut.

    With `loose`, holes are as large as need be. `closing` is the number of what stands after everything else.
    """

    columns: int
    lines: int
    weights: Weights
    closing: int = -1
    loose: bool = False
    _made: dict[tuple[int, int, bool], Item] = field(default_factory=dict)
    _known: dict[tuple[Items, int], Found] = field(default_factory=dict)
    _split: dict[tuple[Items, bool], Sequence[_Split]] = field(default_factory=dict)
    _taken: dict[Items, _Areas] = field(default_factory=dict)
    _below: dict[tuple[Items, int], tuple[Sequence[Below], float]] = field(default_factory=dict)

    def items(self, pieces: Sequence[Piece], parted: int = -1) -> Items:
        """Gives the pieces with their rectangles; `parted` is the one that only begins here, -1 for none."""
        return tuple(self._item(piece, number == parted) for number, piece in enumerate(pieces))

    def heights(self, items: Items) -> range:
        """Gives the heights that the items may fill in all columns, by their area."""
        areas = self._areas(items)
        least, most = areas.least[self.columns], areas.most[self.columns]
        if least == NEVER:
            return range(0)
        return range(-int(-least // self.columns) - GAP, min(self.lines, int(most // self.columns) - GAP) + 1)

    def filling(self, items: Items, height: int) -> Sequence[Layout]:
        """Gives the best layouts of the items that fill all columns to this height, the cheapest first."""
        if len(items) == 1:
            return items[0].leaves[self.columns].get(height, ())
        areas = self._areas(items)
        least, most = areas.least[self.columns], areas.most[self.columns]
        if not least <= self.columns * (height + GAP) <= most:
            return ()
        found = Best(HOPELESS_LOOSE if self.loose else HOPELESS)
        splits = self._splits(items, freely=True)
        for split in splits:
            self._side_by_side(split, self.columns, found, height)
            self._framed(split, height, found)
        # Other rules right across the page only where there is no way without.
        if self.columns == 1 or found.least == NEVER:
            for split in splits:
                self._stack(split, self.columns, found, height)
        return found.kept().get(height, ())

    def _framed(self, split: _Split, height: int, found: Best) -> None:
        """Takes note of layouts with the lead across the page above the others, or what closes it below."""
        first, rest, _, _, disorder = split
        leads, closes = _leads(first[0]) and len(first) == 1, self._closes(rest[0])
        more = disorder + self.weights.below_lead
        if leads:
            for high, leaves in first[0].leaves[self.columns].items():
                for bottom in self.filling(rest, height - GAP - high)[:1]:
                    for top in leaves:
                        if top.corners[0] >= LEAD:
                            found.offer(height, top.cost + bottom.cost + more, top, bottom, stacked=True)
        elif closes:
            for high, leaves in rest[0].leaves[self.columns].items():
                for top in self.filling(first, height - GAP - high):
                    if not isinstance(top.node, Stack):
                        found.offer(height, top.cost + leaves[0].cost + more, top, leaves[0], stacked=True)

    def _layouts(self, items: Items, columns: int) -> Found:
        """Gives the best layouts of the items in so many columns, for each height."""
        if len(items) == 1:
            return items[0].leaves[columns]
        key = (items, columns)
        if key not in self._known:
            found = Best(HOPELESS_LOOSE if self.loose else HOPELESS)
            if self._areas(items).least[columns] <= columns * (self.lines + GAP):
                for split in self._splits(items):
                    self._stack(split, columns, found)
                    self._side_by_side(split, columns, found)
            self._known[key] = found.kept()
        return self._known[key]

    def _belows(self, items: Items, columns: int) -> tuple[Sequence[Below], float]:
        """Gives what the items are as the lower part of a stack, and the least cost of these.

        Of a lower part nothing but its height and its cost matters.
        """
        key = (items, columns)
        if key not in self._below:
            found = self._layouts(items, columns)
            below = [(high + GAP, each[0].cost, each[0]) for high, each in found.items()]
            self._below[key] = (below, min((cost for _, cost, _ in below), default=NEVER))
        return self._below[key]

    def _stack(self, split: _Split, columns: int, found: Best, height: int = 0) -> None:
        """Takes note of the first part above the rest: of any height, or of this one."""
        first, rest, here, there, disorder = split
        if columns == 1 and (len(first) > 1 or disorder):
            # In one column they stand in their order.
            return
        if here.least[columns] + there.least[columns] > columns * ((height or self.lines) + GAP):
            return
        more = disorder + (self.weights.across if columns == self.columns > 1 else 0.0)
        if here.costs[columns] + there.costs[columns] + more > found.worth:
            return
        below, least = self._belows(rest, columns)
        for high, above in self._layouts(first, columns).items():
            room = (height or self.lines) - high
            fitting = [one for one in below if one[0] == room] if height else below
            for top in above:
                if top.cost + least + more > found.worth:
                    break
                # One way is enough: a stack begins with what is at its top.
                if not isinstance(top.node, Stack):
                    found.pile(top, fitting, more, room)

    def _side_by_side(self, split: _Split, columns: int, found: Best, height: int = 0) -> None:
        """Takes note of the first part to the left of the rest: of any height, or of this one."""
        first, rest, here, there, disorder = split
        whole = columns == self.columns
        for wide in range(1, columns):
            others = columns - wide
            low = max(here.least[wide] / wide, there.least[others] / others)
            high = min(here.most[wide] / wide, there.most[others] / others)
            if low > min(high, self.lines + GAP) or (height and not low <= height + GAP <= high):
                continue
            if here.costs[wide] + there.costs[others] + disorder > found.worth:
                continue
            lefts, rights = self._layouts(first, wide), self._layouts(rest, others)
            heights = lefts.keys() & rights.keys()
            if height:
                heights &= {height}
            found.abut(lefts, rights, heights, disorder, self.weights, whole=whole)

    def _item(self, piece: Piece, parted: bool) -> Item:
        key = (piece.article, piece.start, parted)
        if key not in self._made:
            self._made[key] = self._measured(piece, parted)
        return self._made[key]

    def _measured(self, piece: Piece, parted: bool) -> Item:
        leaves: list[Found] = [{}]
        least, most, costs = [NEVER], [0.0], [NEVER]
        for columns in range(1, self.columns + 1):
            best = Best(NEVER)
            for shape in piece.shapes:
                if shape.columns == columns:
                    options = (
                        parts(piece, shape, self.lines, self.weights)
                        if parted
                        else whole(piece, shape, self.lines, self.weights, loose=self.loose)
                    )
                    for cost, leaf in options:
                        edge = edge_of(leaf)
                        best.offer(
                            leaf.height,
                            cost,
                            Layout(cost, leaf.height, leaf, (shape.rank, shape.rank), edge, edge, 0),
                        )
            found = best.kept()
            leaves.append(found)
            least.append(min(least[-1], columns * (min(found, default=NEVER) + GAP)))
            most.append(max(most[-1], columns * (max(found, default=-GAP) + GAP)))
            costs.append(min((layouts[0].cost for layouts in found.values()), default=NEVER))
            costs[-1] = min(costs[-2:])
        return Item(piece, leaves, least, most, costs)

    def _areas(self, items: Items) -> _Areas:
        if items not in self._taken:
            self._taken[items] = _Areas(
                [sum(areas) for areas in zip(*[item.least for item in items], strict=True)],
                [sum(areas) for areas in zip(*[item.most for item in items], strict=True)],
                [sum(costs) for costs in zip(*[item.costs for item in items], strict=True)],
            )
        return self._taken[items]

    def _splits(self, items: Items, *, freely: bool = False) -> Sequence[_Split]:
        """Gives the parts of the items that may stand above or to the left of the others."""
        key = (items, freely)
        if key not in self._split:
            self._split[key] = tuple(self._parted(items, freely))
        return self._split[key]

    def _parted(self, items: Items, freely: bool) -> Iterator[_Split]:
        leads, closes = _leads(items[0]), self._closes(items[-1])
        for chosen, disorder in _firsts(len(items), freely):
            if (leads and 0 not in chosen) or (closes and len(items) - 1 in chosen):
                continue
            first = tuple(items[n] for n in chosen)
            rest = tuple(item for n, item in enumerate(items) if n not in chosen)
            yield _Split(first, rest, self._areas(first), self._areas(rest), self.weights.order * disorder)

    def _closes(self, item: Item) -> bool:
        return item.piece.article == self.closing


def _leads(item: Item) -> bool:
    return not item.piece.article and not item.piece.start


@cache
def _firsts(count: int, freely: bool) -> Sequence[tuple[Sequence[int], int]]:
    """Gives the parts of so many pieces that may come first, and how many pieces of each come too early.

    Of many they are the first ones; with `freely`, the last of these may wait for the one after it.
    """
    if count <= _EVERY:
        made = [[n for n in range(count) if bits >> n & 1] for bits in range(1, 2**count - 1)]
    else:
        made = [list(range(cut)) for cut in range(1, count)]
        made += [[*range(cut - 1), cut] for cut in range(1, count)] if freely else []
    waiting = [next(n for n in range(count) if n not in part) for part in made]
    return [(part, sum(n > least for n in part)) for part, least in zip(made, waiting, strict=True)]
