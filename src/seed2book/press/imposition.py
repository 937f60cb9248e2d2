"""Which page stands where on which side of which sheet: arithmetic alone, with no PDF in it."""

from __future__ import annotations

from dataclasses import dataclass

PAGES_A_SHEET = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: the pages on its left and right half, from 0, None for a blank.

    `back`: it is the side that a printer prints second. `depth` counts the sheets that lie around this one
    when they are folded into each other, from 0 for the outermost.
    """

    left: int | None
    right: int | None
    back: bool = False
    depth: int = 0


def booklet(pages: int, signature: int | None = None) -> tuple[Side, ...]:
    """Gives the sides of a booklet that is folded in the middle and stitched there, in the order of printing.

    Blanks stand at its end, up to the next multiple of four. `signature` sheets are folded into each other,
    all of them without it; the signatures lie on each other.
    """
    sheets = -(-pages // PAGES_A_SHEET)
    sides: list[Side] = []
    for start in range(0, sheets, signature or max(sheets, 1)):
        count = min(signature or sheets, sheets - start)
        first, last = start * PAGES_A_SHEET, (start + count) * PAGES_A_SHEET - 1
        for depth in range(count):
            low, high = first + 2 * depth, last - 2 * depth
            sides.append(Side(_page(high, pages), _page(low, pages), False, depth))
            sides.append(Side(_page(low + 1, pages), _page(high - 1, pages), True, depth))
    return tuple(sides)


def two_up(pages: int) -> tuple[Side, ...]:
    """Gives the sides of sheets with two pages beside each other, in reading order."""
    return tuple(Side(page, _page(page + 1, pages), bool(page // 2 % 2)) for page in range(0, pages, 2))


def _page(number: int, pages: int) -> int | None:
    return number if number < pages else None
