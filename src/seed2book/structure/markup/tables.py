"""Tables: as Markdown writes them, and how rows from anywhere become one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from seed2book.model import Alignment, Inline, Merged, Table
from seed2book.source import Span
from seed2book.structure.markup.inlines import parse_inlines

# The rule between head and body says where the words of each column stand (GFM §4.10). Two marks and more are
# a rule anywhere; a single one only below the head, since `-` fills cells that have nothing in them.
_RULE = re.compile(r"\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?")
_BELOW_HEAD = re.compile(r"\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


def pipe_table(lines: Sequence[str], spans: tuple[Span, ...]) -> Table:
    """Gives the table that lines with `|` between cells make; rows short of cells get empty ones."""
    rows: list[tuple[str, ...]] = []
    header_rows = 0
    alignments: tuple[Alignment | None, ...] = ()
    for line in map(str.strip, lines):
        if "|" in line and (_BELOW_HEAD if len(rows) == 1 and not header_rows else _RULE).fullmatch(line):
            if not header_rows and len(rows) <= 1:
                header_rows = len(rows)
                alignments = tuple(map(_alignment, _cells(line)))
            continue
        rows.append(tuple(cell.replace("\\|", "|") for cell in _cells(line)))
    return table(rows, spans, header_rows, alignments)


def table(
    rows: Sequence[tuple[str, ...]],
    spans: tuple[Span, ...],
    header_rows: int = 0,
    alignments: tuple[Alignment | None, ...] = (),
    merged: Sequence[Merged] = (),
) -> Table:
    """Gives a table whose rows all have the length of the longest; merged cells end where the table does."""
    width = max(map(len, rows), default=0)
    filled: list[tuple[tuple[Inline, ...], ...]] = [
        tuple(parse_inlines(cell) for cell in (*row, *[""] * (width - len(row)))) for row in rows
    ]
    aligned = (*alignments, *[None] * (width - len(alignments)))[:width] if any(alignments) else ()
    return Table(tuple(filled), spans, header_rows, aligned, tuple(_within(merged, filled, header_rows)))


def _cells(line: str) -> tuple[str, ...]:
    """Gives the cells of a row. A pipe that begins or ends it parts nothing, nor one behind a backslash."""
    cells = [cell.strip() for cell in _BETWEEN_CELLS.split(line)]
    first = 1 if len(cells) > 1 and not cells[0] else 0
    last = -1 if len(cells) - first > 1 and not cells[-1] else None
    return tuple(cells[first:last])


def _alignment(cell: str) -> Alignment | None:
    match cell.startswith(":"), cell.endswith(":"):
        case True, True:
            return Alignment.CENTRE
        case True, False:
            return Alignment.LEFT
        case False, True:
            return Alignment.RIGHT
        case _:
            return None


def _within(merged: Sequence[Merged], rows: Sequence[Sequence[object]], header_rows: int) -> Iterator[Merged]:
    """Yields the merged cells as far as the table goes, without those that would cover another."""
    taken: set[tuple[int, int]] = set()
    for cell in merged:
        end = header_rows if cell.row < header_rows else len(rows)
        kept = replace(cell, down=min(cell.down, end - cell.row))
        covered = set(
            product(range(kept.row, kept.row + kept.down), range(kept.column, kept.column + kept.across))
        )
        covered.remove((kept.row, kept.column))
        if covered and not covered & taken and not any(rows[row][column] for row, column in covered):
            taken |= covered
            yield kept
