"""What each fault of a page costs, in lines of blank in one column: the one table of the make-up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights; a theme's `[makeup.weights]` may change each. docs/makeup.md explains them.

    A blank line in one column costs 1, so that the others say how much blank a fault is worth.
    """

    # A line of blank more than an article's head can use, in every column of it; one that it can.
    hole: float = 1.2
    air: float = 0.35
    # A column that ends a line above its neighbour's foot; a paragraph parted after its first line.
    uneven: float = 2.0
    orphan: float = 15.0
    # Headlines of one size side by side at one height (碰题); of two sizes.
    collision: float = 40.0
    near_collision: float = 8.0
    # A rule right across the page (断版), and one below a lead that stands across all columns.
    across: float = 40.0
    below_lead: float = 1.0
    # An article whose text goes round others, in a lower corner of its module (咬合).
    around: float = 4.0
    # An article carried over to the next page (转版), from a page; one that was carried over before.
    jump: float = 60.0
    jump_again: float = 120.0
    # A line that a part of an article lacks of a fair length.
    scant: float = 0.6
    # A module of fewer than five lines, a column of text longer than 30, each line more.
    shallow: float = 15.0
    lanky: float = 0.25
    # A place that does not suit an article: a long one in one column, a short one across the page.
    misfit: float = 1.0
    # A picture in a column that has pixels enough for several.
    squeezed: float = 12.0
    # A box (围框) round a brief that is not needed to part two headlines.
    box: float = 1.5
    # A front page with fewer articles than it has columns, for each that it lacks.
    bare_front: float = 30.0
    # A further page of fewer than three, for each that it lacks.
    bare: float = 10.0
    # An article printed before one that comes earlier in the order, on the same page.
    order: float = 0.8
    # An article printed a page before one that comes earlier in its edition.
    passing: float = 3.0
    # A line of one column that a head takes; a further page; one for nothing but what closes the paper.
    head: float = 0.12
    page: float = 30.0
    lone_closing: float = 60.0
