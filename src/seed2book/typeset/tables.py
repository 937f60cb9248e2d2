"""Tables as they are set: which of their cells are drawn, how wide their columns are, how high their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from seed2book.model import Alignment, Inline, Merged, Table, plain_text
from seed2book.typeset.headline import width_em

# What a cell keeps blank on either side, in em of its text (the padding of `td` in print); how wide its text
# is at least.
_BLANK, _LEAST = 0.4, 2.0

Words = Callable[[tuple[Inline, ...]], str]
Compose = Callable[[str, float], str]
"""Gives inline content in lines of so many em."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is drawn: its element, ready but for the `>` of its start tag, and what stands in it."""

    column: int
    across: int
    down: int
    name: str
    attributes: Markup
    words: Markup

    @property
    def lines(self) -> int:
        """How many lines it takes where its words are set in lines."""
        return self.words.count("\n") + 1


@dataclass(frozen=True, slots=True)
class SetTable:
    """The cells of each row that are drawn, and the widths of the columns in em; none where they are free."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    widths_em: tuple[float, ...] = ()

    def columns(self) -> Markup:
        """Gives the element that says how wide the columns are, or nothing."""
        made = (f'<col style="width: {em:.3f}em"/>' for em in self.widths_em)
        return Markup(f"<colgroup>{''.join(made)}</colgroup>" if self.widths_em else "")  # noqa: S704

    def row_heights(self) -> tuple[int, ...]:
        """Gives the height of each row in lines.

        What a cell over several rows needs beyond them is added to the last of these.
        """
        heights = [max((cell.lines for cell in row if cell.down == 1), default=1) for row in self.rows]
        for number, row in enumerate(self.rows):
            for cell in row:
                if cell.down > 1:
                    taken = heights[number : number + cell.down]
                    heights[number + cell.down - 1] += max(0, cell.lines - sum(taken))
        return tuple(heights)


def flowing(table: Table, words: Words) -> SetTable:
    """Gives the table for a medium that makes its lines and columns itself."""
    return SetTable(_cells(table, lambda _place, inlines: words(inlines)), table.header_rows)


def composed(table: Table, words: Words, measure_em: float, compose: Compose) -> SetTable:
    """Gives the table in lines, as wide as the measure; each column as its longest cell, if it can be."""
    width = len(table.rows[0]) if table.rows else 0
    across = {(cell.row, cell.column): cell.across for cell in table.merged}
    wanted = [_LEAST] * width
    for row, inlines in enumerate(table.rows):
        for column, cell in enumerate(inlines):
            if across.get((row, column), 1) == 1:
                wanted[column] = max(wanted[column], width_em(plain_text(cell)))
    widths = shares(wanted, measure_em - 2 * _BLANK * width)

    def set_cell(place: Merged, inlines: tuple[Inline, ...]) -> str:
        taken = widths[place.column : place.column + place.across]
        room = sum(taken) + 2 * _BLANK * (place.across - 1)
        said = words(inlines)
        if said and place.row < table.header_rows:
            said = f"<strong>{said}</strong>"
        if width_em(plain_text(inlines)) > room:
            # Lines of whole characters need no blanks between them to be of one length.
            room = max(1.0, room // 1)
        made = compose(said, room) if said else ""
        return f'<div class="lines">{made}</div>' if "\n" in made else made

    return SetTable(_cells(table, set_cell), table.header_rows, tuple(em + 2 * _BLANK for em in widths))


def _cells(table: Table, words: Callable[[Merged, tuple[Inline, ...]], str]) -> tuple[tuple[Cell, ...], ...]:
    """Gives the cells that are drawn: those that a merged cell covers are not."""
    merged = {(cell.row, cell.column): cell for cell in table.merged}
    covered = {
        (row, column)
        for cell in table.merged
        for row in range(cell.row, cell.row + cell.down)
        for column in range(cell.column, cell.column + cell.across)
    } - merged.keys()
    return tuple(
        tuple(
            _cell(table, place, Markup(words(place, inlines)))  # noqa: S704
            for column, inlines in enumerate(cells)
            if (row, column) not in covered
            for place in (merged.get((row, column), Merged(row, column)),)
        )
        for row, cells in enumerate(table.rows)
    )


def _cell(table: Table, place: Merged, words: Markup) -> Cell:
    heading = place.row < table.header_rows
    alignment = table.alignments[place.column] if table.alignments else None
    said = {
        "scope": ("colgroup" if place.across > 1 else "col") if heading else None,
        "colspan": place.across if place.across > 1 else None,
        "rowspan": place.down if place.down > 1 else None,
        "class": alignment or (Alignment.CENTRE if heading and place.across > 1 else None),
    }
    attributes = Markup().join(Markup(' {}="{}"').format(*item) for item in said.items() if item[1])
    return Cell(place.column, place.across, place.down, "th" if heading else "td", attributes, words)


def shares(wanted: Sequence[float], room: float) -> list[float]:
    """Gives each column of a table its width in em: what it wants if it can be, else the room shared out.

    Narrow columns get what they want first.
    """
    shares = [0.0] * len(wanted)
    left, waiting = room, len(wanted)
    for at in sorted(range(len(wanted)), key=lambda at: wanted[at]):
        shares[at] = min(wanted[at], left / waiting)
        left, waiting = left - shares[at], waiting - 1
    spare = left / len(wanted) if wanted else 0.0
    return [share + spare for share in shares]
