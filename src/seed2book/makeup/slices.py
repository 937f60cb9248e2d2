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
    Around,
    Below,
    Best,
    Found,
    Layout,
    Stack,
)
from seed2book.makeup.pieces import LEAD, Notch, Piece, around, parts, whole
from seed2book.makeup.weights import Weights

# Of so many pieces every part is tried above or beside the others, of more the first ones in their order.
_EVERY = 5
# A text goes round others on a page of so many columns.
_NOTCHED = 3


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
    parted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Pieces in their order, and what is known by now of the rectangles that hold them all.

    `least`, `most` and `costs` are the sums of those of the pieces. `bounds[w]` is what such a rectangle of w
    columns costs at least: exactly, once its layouts are known. `found` and `below` have these, by columns.
    """

    items: tuple[Item, ...]
    least: Sequence[float]
    most: Sequence[float]
    costs: Sequence[float]
    bounds: list[float]
    found: dict[int, Found] = field(default_factory=dict)
    below: dict[int, Sequence[Below]] = field(default_factory=dict)
    splits: dict[bool, Sequence[Split]] = field(default_factory=dict)

    @classmethod
    def of(cls, items: tuple[Item, ...]) -> Group:
        """Gives the group of these items."""
        least, most, costs = (
            [sum(each) for each in zip(*measures, strict=True)]
            for measures in (
                [item.least for item in items],
                [item.most for item in items],
                [item.costs for item in items],
            )
        )
        return cls(items, least, most, costs, list(costs))


class Split(NamedTuple):
    """Two parts of a group, and what it costs that this one comes first."""

    first: Group
    rest: Group
    disorder: float


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
    _groups: dict[tuple[Item, ...], Group] = field(default_factory=dict)

    def group(self, pieces: Sequence[Piece], parted: int = -1) -> Group:
        """Gives the pieces with their rectangles; `parted` is the one that only begins here, -1 for none."""
        return self._group(
            tuple([self._item(piece, number == parted) for number, piece in enumerate(pieces)])
        )

    def _group(self, items: tuple[Item, ...]) -> Group:
        known = self._groups.get(items)
        if known is None:
            known = self._groups[items] = Group.of(items)
        return known

    def heights(self, group: Group) -> range:
        """Gives the heights that the group may fill in all columns, by its area."""
        least, most = group.least[self.columns], group.most[self.columns]
        if least == NEVER:
            return range(0)
        return range(-int(-least // self.columns) - GAP, min(self.lines, int(most // self.columns) - GAP) + 1)

    def filling(self, group: Group, height: int, *, across: bool = True) -> Sequence[Layout]:
        """Gives the best layouts of the group that fill all columns to this height, the cheapest first.

        Without `across`, none has a rule right across it but below the lead or above what closes the paper.
        """
        if len(group.items) == 1:
            return group.items[0].leaves[self.columns].get(height, ())
        if not group.least[self.columns] <= self.columns * (height + GAP) <= group.most[self.columns]:
            return ()
        found = Best(HOPELESS_LOOSE if self.loose else HOPELESS)
        splits = self._splits(group, freely=True)
        for split in splits:
            self._side_by_side(split, self.columns, found, height)
            self._framed(split, height, found, across=across)
        for split in splits:
            self._around(split, height, found)
        # Other rules right across the page only where there is no way without.
        if self.columns == 1 or (across and found.least == NEVER):
            for split in splits:
                self._stack(split, self.columns, found, height)
        return found.kept().get(height, ())

    def _framed(self, split: Split, height: int, found: Best, *, across: bool) -> None:
        """Takes note of layouts with the lead across the page above the others, or what closes it below."""
        first, rest, disorder = split
        above, below = first.items[0], rest.items[0]
        leads, closes = _leads(above) and len(first.items) == 1, self._closes(below)
        more = disorder + self.weights.below_lead
        if leads:
            for high, leaves in above.leaves[self.columns].items():
                for bottom in self.filling(rest, height - GAP - high, across=across)[:1]:
                    for top in leaves:
                        if top.corners[0] >= LEAD:
                            found.offer(height, top.cost + bottom.cost + more, top, bottom, stacked=True)
        elif closes:
            for high, leaves in below.leaves[self.columns].items():
                for top in self.filling(first, height - GAP - high, across=across):
                    if not isinstance(top.node, Stack):
                        found.offer(height, top.cost + leaves[0].cost + more, top, leaves[0], stacked=True)

    def _around(self, split: Split, height: int, found: Best) -> None:
        """Takes note of an article across the page with its text round the others, in a lower corner."""
        (item, *more), rest, disorder = split.first.items, split.rest, split.disorder
        columns = self.columns
        if more or item.parted or columns < _NOTCHED:
            return
        for wide in range(1, columns):
            least = item.costs[columns] + self.weights.around + disorder
            if rest.least[wide] > wide * height or least + rest.bounds[wide] > found.worth:
                continue
            for high, (inner, *_) in self._layouts(rest, wide).items():
                if least + inner.cost > found.worth:
                    continue
                for left in (False, True):
                    notch = Notch(high + GAP, wide, left)
                    for cost, leaf in around(
                        item.piece, columns, height, notch, self.weights, loose=self.loose
                    ):
                        cost += inner.cost + disorder
                        node = Around(leaf, inner.node)
                        found.offer(height, cost, Layout.of(cost, leaf, node))

    def _layouts(self, group: Group, columns: int) -> Found:
        """Gives the best layouts of the group in so many columns, for each height."""
        if len(group.items) == 1:
            return group.items[0].leaves[columns]
        known = group.found.get(columns)
        if known is None:
            best = Best(HOPELESS_LOOSE if self.loose else HOPELESS)
            if group.least[columns] <= columns * (self.lines + GAP):
                for split in self._splits(group):
                    self._stack(split, columns, best)
                    self._side_by_side(split, columns, best)
            known = group.found[columns] = best.kept()
            group.bounds[columns] = best.least
        return known

    def _belows(self, group: Group, columns: int) -> Sequence[Below]:
        """Gives what the group is as the lower part of a stack: of that only its height and cost matter."""
        if columns not in group.below:
            found = self._layouts(group, columns)
            group.below[columns] = [(high + GAP, each[0].cost, each[0]) for high, each in found.items()]
        return group.below[columns]

    def _stack(self, split: Split, columns: int, found: Best, height: int = 0) -> None:
        """Takes note of the first part above the rest: of any height, or of this one."""
        first, rest, disorder = split
        if columns == 1 and (len(first.items) > 1 or disorder):
            # In one column they stand in their order.
            return
        if first.least[columns] + rest.least[columns] > columns * ((height or self.lines) + GAP):
            return
        more = disorder + (self.weights.across if columns == self.columns > 1 else 0.0)
        if first.bounds[columns] + rest.bounds[columns] + more > found.worth:
            return
        tops = self._layouts(first, columns)
        if first.bounds[columns] + rest.bounds[columns] + more > found.worth:
            return
        below = self._belows(rest, columns)
        least = rest.bounds[columns]
        for high, above in tops.items():
            room = (height or self.lines) - high
            fitting = [one for one in below if one[0] == room] if height else below
            for top in above:
                if top.cost + least + more > found.worth:
                    break
                # One way is enough: a stack begins with what is at its top.
                if not isinstance(top.node, Stack):
                    found.pile(top, fitting, more, room)

    def _side_by_side(self, split: Split, columns: int, found: Best, height: int = 0) -> None:
        """Takes note of the first part to the left of the rest: of any height, or of this one."""
        first, rest, disorder = split
        whole = columns == self.columns
        for wide in range(1, columns):
            others = columns - wide
            if first.bounds[wide] + rest.bounds[others] + disorder > found.worth:
                continue
            low = max(first.least[wide] / wide, rest.least[others] / others)
            high = min(first.most[wide] / wide, rest.most[others] / others)
            if low > min(high, self.lines + GAP) or (height and not low <= height + GAP <= high):
                continue
            lefts, rights = self._layouts(first, wide), self._layouts(rest, others)
            if first.bounds[wide] + rest.bounds[others] + disorder > found.worth:
                continue
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
                        best.offer(leaf.height, cost, Layout.of(cost, leaf))
            found = best.kept()
            leaves.append(found)
            least.append(min(least[-1], columns * (min(found, default=NEVER) + GAP)))
            most.append(max(most[-1], columns * (max(found, default=-GAP) + GAP)))
            costs.append(min((layouts[0].cost for layouts in found.values()), default=NEVER))
            costs[-1] = min(costs[-2:])
        return Item(piece, leaves, least, most, costs, parted)

    def _splits(self, group: Group, *, freely: bool = False) -> Sequence[Split]:
        """Gives the parts of the group that may stand above or to the left of the others."""
        if freely not in group.splits:
            group.splits[freely] = tuple(self._parted(group.items, freely))
        return group.splits[freely]

    def _parted(self, items: tuple[Item, ...], freely: bool) -> Iterator[Split]:
        leads, closes = _leads(items[0]), self._closes(items[-1])
        for chosen, disorder in _firsts(len(items), freely):
            if (leads and 0 not in chosen) or (closes and len(items) - 1 in chosen):
                continue
            first = tuple([items[n] for n in chosen])
            rest = tuple([item for n, item in enumerate(items) if n not in chosen])
            yield Split(self._group(first), self._group(rest), self.weights.order * disorder)

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
