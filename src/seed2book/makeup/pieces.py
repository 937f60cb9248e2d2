"""What is placed on a page: an article or a part of one, in the shapes that it may take there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from seed2book.makeup.galley import GLARING, NEVER, NO_PLATE, Cut, Galley, Plate
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
        """Gives the piece with its measures, which the search asks for again and again."""
        galley = shapes[0].galley
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


class Leaf(NamedTuple):
    """A piece in a rectangle of its own: `height` lines, of which `air` are added to its head.

    `end` is the slug where it goes on elsewhere, 0 for one that ends here.
    """

    piece: Piece
    shape: Shape
    height: int
    air: int
    cut: Cut
    end: int = 0

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
        cut = shape.galley.cut(shape.columns, depth, start, weights, shape.plate)
        high = shape.head + shape.foot + depth
        if cut is None or high > most:
            return
        cost = shape.cost + cut.cost + _form(depth, high, shape, weights)
        # A last column that ends early, and columns that stay empty.
        short = cut.columns[-1].short
        if cut.cost >= worst or (depth > least and short > _EARLY):
            return
        worst = cut.cost
        cost += weights.uneven * short * (1 + short / GLARING)
        cost += weights.hole * depth * (shape.columns - len(cut.columns))
        usual = shape.air + min(_HOLES, 1 + depth // _PER_HOLE)
        for more in range(min(most - high, most if loose else usual) + 1):
            air = min(more, shape.air)
            hole = more - air
            blank = weights.air * air + weights.hole * hole + 0.3 * hole * hole
            # All of it stands around the head, so that the text ends at the foot whatever is beside it.
            yield Option(cost + shape.columns * blank, Leaf(piece, shape, high + more, more, cut))


def parts(piece: Piece, shape: Shape, most: int, weights: Weights) -> Iterator[Option]:
    """Yields the rectangles of at most `most` lines that hold a beginning of the piece, one a height."""
    if shape.foot:
        return
    start, least = piece.start, shape.head + shape.plate.lines
    for height in range(least + _SHALLOW + 1, most + 1):
        depth = height - shape.head
        cut = shape.galley.part(shape.columns, depth, start, weights, shape.plate)
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


def _form(depth: int, height: int, shape: Shape, weights: Weights) -> float:
    longest = depth - shape.plate.over(shape.columns - 1)
    cost = weights.lanky * max(0, longest - _LANKY) + weights.head * shape.head * shape.columns
    if shape.columns > 1:
        cost += weights.misfit * max(0, _SHALLOW + 1 - depth + shape.plate.lines) * shape.columns
    return cost + (weights.shallow if height < _SHALLOW else 0.0)
