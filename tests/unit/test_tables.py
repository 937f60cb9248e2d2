"""Tables: what Markdown and HTML say of their cells is kept, and how they are set in lines."""

from __future__ import annotations

import re

import pytest
from lxml import etree  # type: ignore[import-untyped]

from seed2book.extract.tables import table_lines
from seed2book.model import Alignment, Merged, Table, Text, plain_text
from seed2book.source import Span
from seed2book.structure.markup.blocks import html_blocks
from seed2book.structure.markup.tables import pipe_table
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.tables import Cell, SetTable, flowing
from seed2book.typeset.theme import load_theme

SPANS = (Span("甲.md", 1, 1),)
THEME = load_theme("bulletin")
COLUMN = Compositor(THEME, "zh-cn", THEME.grid.measure_pt)


def words(table: Table) -> list[list[str]]:
    return [[plain_text(cell) for cell in row] for row in table.rows]


def of_html(rows: str) -> Table:
    (table,) = html_blocks(f"<table>{rows}</table>", SPANS)
    assert isinstance(table, Table)
    return table


def set_in_column(table: Table) -> SetTable:
    return COLUMN.table(table, plain_text)


def lines(cell: Cell) -> list[str]:
    return re.sub(r"<[^>]*>", "", cell.words).split("\n")


def written(table: SetTable) -> list[str]:
    return ["".join(f"<{cell.name}{cell.attributes}>{cell.words}" for cell in row) for row in table.rows]


def test_the_rule_below_the_head_says_where_the_words_of_each_column_stand() -> None:
    table = pipe_table(["| 船队 | 渔获 | 备注 | 港口 |", "|:-:|-:|:--|---|", "| 东风队 | 600 |"], SPANS)
    assert table.header_rows == 1
    assert table.alignments == (Alignment.CENTRE, Alignment.RIGHT, Alignment.LEFT, None)
    assert words(table) == [["船队", "渔获", "备注", "港口"], ["东风队", "600", "", ""]]


def test_a_table_that_says_nothing_of_its_columns_has_no_alignments() -> None:
    assert pipe_table(["|甲|乙|", "|---|---|", "|1|2|"], SPANS).alignments == ()


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (r"| 含\|带鱼 | 1 |", ["含|带鱼", "1"]),
        ("甲 | 乙", ["甲", "乙"]),
        ("|| 甲 |", ["", "甲"]),
        ("| 甲 ||", ["甲", ""]),
        ("| - | - |", ["-", "-"]),
    ],
)
def test_cells_end_at_pipes(line: str, cells: list[str]) -> None:
    assert words(pipe_table(["|头|尾|", "|---|---|", line], SPANS))[-1] == cells


def test_a_row_of_dashes_further_down_is_a_row() -> None:
    table = pipe_table(["|头|尾|", "|-|-|", "|甲|1|", "|-|-|"], SPANS)
    assert words(table) == [["头", "尾"], ["甲", "1"], ["-", "-"]]


def test_cells_of_html_take_the_columns_and_rows_that_they_say() -> None:
    table = of_html("<tr><th rowspan=2>船队<th colspan=2>渔获<tr><th>上半年<th>下半年<tr><td>东风<td>1<td>2")
    assert table.merged == (Merged(0, 0, down=2), Merged(0, 1, across=2))
    assert written(flowing(table, plain_text)) == [
        '<th scope="col" rowspan="2">船队<th scope="colgroup" colspan="2" class="centre">渔获',
        '<th scope="col">上半年<th scope="col">下半年',
        "<td>东风<td>1<td>2",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>1<td rowspan=3>甲<tr><td colspan=2>乙<tr><td>2<td>3",
        "<tr><td colspan=2 rowspan=2>甲<td rowspan=3>乙<tr><td colspan=4>丙<tr><td>1<td>2<td>3<td>4",
        "<tr><td rowspan=9>甲<td>1<tr><td>2",
        "<tr><th rowspan=2>甲<th>乙<tr><td>1<td>2<td>3",
    ],
)
def test_no_cell_covers_what_another_says(rows: str) -> None:
    table = of_html(rows)
    said = re.sub(r"<[^>]*>", "", rows)
    for made in (flowing(table, plain_text), set_in_column(table)):
        shown = re.sub(r"<[^>]*>|\n", "", "".join(written(made)))
        assert sorted(shown) == sorted(said)
    for cell in table.merged:
        assert cell.row + cell.down <= len(table.rows)
        assert cell.column + cell.across <= len(table.rows[0])


def test_a_line_break_in_a_cell_of_html_is_kept() -> None:
    (row,) = set_in_column(of_html("<tr><td>第一<br>第二")).rows
    assert lines(row[0]) == ["第一", "第二"]


def test_a_long_cell_is_set_in_lines_and_its_column_in_what_the_others_leave() -> None:
    table = of_html(f"<tr><td>东风队<td>600<td>{'这一队遇到了鱼群' * 4}")
    made = set_in_column(table)
    size = THEME.sizes["caption"].size_pt
    assert sum(made.widths_em) == pytest.approx(THEME.grid.measure_pt / size)
    *short, long = made.rows[0]
    assert [cell.lines for cell in short] == [1, 1]
    assert len(lines(long)) > 1
    assert max(map(len, lines(long))) <= made.widths_em[2]
    assert made.row_heights() == (len(lines(long)),)


def test_a_cell_has_gaps_beside_numbers() -> None:
    (row,) = set_in_column(of_html("<tr><td>有5G站")).rows
    assert row[0].words == '有<span class="w b250 a250">5G</span>站'


def test_what_a_cell_over_two_rows_needs_is_added_to_the_second() -> None:
    made = set_in_column(of_html(f"<tr><td rowspan=2>{'船<br>' * 5}船<td>1<tr><td>2"))
    assert made.row_heights() == (1, 5)


@pytest.mark.parametrize(
    "source",
    [
        ["| 船队 | 渔获 |", "|:---:|---:|", r"| 含\|带鱼 | 1 |"],
        ["|---:|---|", "| 1 | 甲 |"],
        [
            "<table>",
            '<tr><th rowspan="2">船队</th><th colspan="2">渔获</th></tr>',
            "<tr><th>上半年</th><th>下半年</th></tr>",
            "<tr><td>东风队</td><td>1</td><td>甲<br>乙</td></tr>",
            "</table>",
        ],
    ],
)
def test_a_table_comes_back_from_xhtml_as_it_was_written(source: list[str]) -> None:
    if source[0] == "<table>":
        (table,) = html_blocks("\n".join(source), SPANS)
    else:
        table = pipe_table(source, SPANS)
    assert isinstance(table, Table)
    made = flowing(table, lambda cell: "".join(i.text if isinstance(i, Text) else "<br/>" for i in cell))
    html = ""
    for number, row in enumerate(made.rows):
        part = "thead" if number < made.header_rows else "tbody"
        cells = "".join(f"<{c.name}{c.attributes}>{c.words}</{c.name}>" for c in row)
        html += f"<{part}><tr>{cells}</tr></{part}>"
    element = etree.fromstring(f"<table>{html}</table>")

    def markdown(cell: etree._Element) -> str:
        return (cell.text or "") + "".join(f"<br>{child.tail or ''}" for child in cell)

    assert list(table_lines(element, markdown)) == source
