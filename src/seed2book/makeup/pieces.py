"""What is placed on a page: an article or a part of one, in the shapes that it may take there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from seed2book.makeup.galley import GLARING, NEVER, NO_PLATE, Cut, Galley, Plate, Rooms
from seed2book.makeup.weights import Weights

# The rank of the largest headline, that of the article which leads the paper.
LEAD = 4
# A part of an article has at least so many lines, here and where it goes on; better it has so many.
LEAST_PART = 8
_SCANT = 24
# A column of text is not shorter than this where it can be helped, nor longer than that.
_SHALLOW, _LANKY = 5, 30
# A line more than the least depth may part the text better, if the last column lacks no more lines than this.
_EARLY = 2
# Round others so many lines more than would hold the text may be needed.
_MORE = 3
# Blank lines that a module may have beyond what its head can use, where it need not be filled at any price:
# one, and one more for so many lines of its text, up to so many.
_PER_HOLE, _HOLES = 8, 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A width that an article may be set in, `columns` of them, and what that asks for.

    `head` is the height of its head, which may take up to `air` blank lines more; `foot` what a box needs
    below the text. `plate` is a picture between head and text: the slug `picture`, which takes no room in the
    galley. `rank` is how large the headline is, 0 where none meets the eye: two of one rank side by side are
    read as one.
    `cost` is how badly the shape suits it. `row` is for those who draw it.
    """

    columns: int
    head: int
    galley: Galley
    row: str = ""
    rank: int = 1
    air: int = 2
    foot: int = 0
    plate: Plate = NO_PLATE
    picture: int = -1
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, by its number in the reading order, from slug `start` on.

    Of the shapes, those that go on have the same galley, so that they agree on what a slug's number means.
    `lines` are those of its text, in one column; `area` is about how many lines of one column it takes with
    its head, as small as it can be, and `most` with the largest picture that it may have.
    """

    article: int
    shapes: tuple[Shape, ...]
    start: int
    lines: int
    area: int
    most: int

    @classmethod
    def of(cls, article: int, shapes: tuple[Shape, ...], start: int = 0) -> Piece:
        """Gives the piece with its measures, which the search asks for again and again.

        The first of the shapes has no picture above its text. A picture that stands before `start` is placed
        already, and how it stands in these shapes matters no more.
        """
        galley = shapes[0].galley
        if any(0 <= shape.picture < start for shape in shapes):
            shapes = tuple(replace(shape, cost=0.0) for shape in shapes if shape.picture < 0)
        area = min(
            shape.columns * (shape.head + shape.foot + 1)
            + shape.plate.lines * shape.plate.columns
            + shape.galley.lines_from(start)
            for shape in shapes
        )
        more = max(
            shape.plate.lines * shape.plate.columns - galley.slugs[shape.picture].lines
            if shape.plate.columns
            else 0
            for shape in shapes
        )
        return cls(article, shapes, start, galley.lines_from(start), area, area + max(0, more))


class Notch(NamedTuple):
    """What other articles have of a lower corner of a module: so many lines of so many columns.

    `left`: it is the left corner.
    """

    lines: int = 0
    columns: int = 0
    left: bool = False

    def over(self, column: int, columns: int) -> int:
        """Gives the lines that it takes of a column, counted from 0, of so many."""
        inside = column < self.columns if self.left else column >= columns - self.columns
        return self.lines if inside else 0

    def rooms(self, rooms: Rooms) -> Rooms:
        """Gives what is left of these columns."""
        return tuple([lines - self.over(column, len(rooms)) for column, lines in enumerate(rooms)])


NO_NOTCH = Notch()


class Leaf(NamedTuple):
    """A piece in a rectangle of its own: `height` lines, of which `air` are added to its head.

    `end` is the slug where it goes on elsewhere, 0 for one that ends here. With a `notch` it is no rectangle:
    its text goes round what stands there.
    """

    piece: Piece
    shape: Shape
    height: int
    air: int
    cut: Cut
    end: int = 0
    notch: Notch = NO_NOTCH

    @property
    def head(self) -> int:
        """The height of its head with the air that it takes."""
        return self.shape.head + self.air


class Option(NamedTuple):
    """A leaf and its cost."""

    cost: float
    leaf: Leaf


def whole(piece: Piece, shape: Shape, most: int, weights: Weights, *, loose: bool) -> Iterator[Option]:
    """Yields the rectangles of at most `most` lines that hold all of the piece, one a height.

    With `loose` they may be as high as there is room.
    """
    start = piece.start
    least = shape.galley.least_depth(shape.columns, start, weights, shape.plate)
    worst = NEVER
    for depth in (least, least + 1):
        cut = shape.galley.cut(shape.plate.rooms(shape.columns, depth), start, weights)
        high = shape.head + shape.foot + depth
        if cut is None or high > most:
            return
        # A last column that ends early, and columns that stay empty.
        if cut.cost >= worst or (depth > least and cut.columns[-1].short > _EARLY):
            return
        worst = cut.cost
        cost = _cost(cut, depth, high, shape, weights)
        for more in range(min(most - high, most if loose else _usual(shape, depth)) + 1):
            # All of it stands around the head, so that the text ends at the foot whatever is beside it.
            yield Option(cost + _blank(more, shape, weights), Leaf(piece, shape, high + more, more, cut))


def around(
    piece: Piece, columns: int, height: int, notch: Notch, weights: Weights, *, loose: bool
) -> Iterator[Option]:
    """Yields modules of so many columns and this height that hold all of the piece round a notch."""
    for shape in piece.shapes:
        if shape.columns != columns or shape.foot:
            continue
        taken = notch.lines * notch.columns + shape.plate.lines * shape.plate.columns
        least = -(-(shape.galley.lines_from(piece.start) + taken) // columns)
        room = height - shape.head
        # Above the notch there are some lines of each column.
        least = max(least, notch.lines + shape.plate.lines + _SHALLOW)
        for depth in range(
            max(least, 0 if loose else room - _usual(shape, room)), min(least + _MORE, room) + 1
        ):
            cut = shape.galley.cut(notch.rooms(shape.plate.rooms(columns, depth)), piece.start, weights)
            if cut is not None and len(cut.columns) == columns:
                cost = _cost(cut, depth, height, shape, weights) + weights.around
                more = room - depth
                yield Option(
                    cost + _blank(more, shape, weights), Leaf(piece, shape, height, more, cut, notch=notch)
                )


def parts(piece: Piece, shape: Shape, most: int, weights: Weights) -> Iterator[Option]:
    """Yields the rectangles of at most `most` lines that hold a beginning of the piece, one a height."""
    if shape.foot:
        return
    start, least = piece.start, shape.head + shape.plate.lines
    for height in range(least + _SHALLOW + 1, most + 1):
        depth = height - shape.head
        cut = shape.galley.part(shape.plate.rooms(shape.columns, depth), start, weights)
        if cut is None:
            continue
        end = cut.columns[-1].last
        here, left = shape.galley.sums[end] - shape.galley.sums[start], shape.galley.lines_from(end)
        if here < LEAST_PART or end <= shape.picture:
            continue
        if left < LEAST_PART:
            return
        jump = weights.jump_again if piece.start else weights.jump
        short = max(0, _SCANT - here) + max(0, _SCANT - left)
        cost = jump + weights.scant * short + shape.cost + cut.cost + _form(depth, height, shape, weights)
        yield Option(cost, Leaf(piece, shape, height, 0, cut, end))


def _cost(cut: Cut, depth: int, height: int, shape: Shape, weights: Weights) -> float:
    """Gives what a module costs that holds all of a piece, but for the blank around its head."""
    short = cut.columns[-1].short
    return (
        shape.cost
        + cut.cost
        + _form(depth, height, shape, weights)
        + weights.uneven * short * (1 + short / GLARING)
        + weights.hole * depth * (shape.columns - len(cut.columns))
    )


def _usual(shape: Shape, depth: int) -> int:
    """Gives how many blank lines a head may have where the module need not be filled at any price."""
    return shape.air + min(_HOLES, 1 + depth // _PER_HOLE)


def _blank(lines: int, shape: Shape, weights: Weights) -> float:
    """Gives what so many blank lines around a head cost."""
    air = min(lines, shape.air)
    hole = lines - air
    return shape.columns * (weights.air * air + weights.hole * hole + 0.3 * hole * hole)


def _form(depth: int, height: int, shape: Shape, weights: Weights) -> float:
    longest = depth - shape.plate.over(shape.columns - 1)
    cost = weights.lanky * max(0, longest - _LANKY) + weights.head * shape.head * shape.columns
    if shape.columns > 1:
        cost += weights.misfit * max(0, _SHALLOW + 1 - depth + shape.plate.lines) * shape.columns
    return cost + (weights.shallow if height < _SHALLOW else 0.0)
