"""HTML in seeds: cells that take several columns or rows keep what stands beside and below in line."""

import pytest

from seed2book.structure.markup.blocks import HtmlTable, read_html


def rows(html: str) -> tuple[tuple[str, ...], ...]:
    (table,) = read_html(f"<table>{html}</table>").parts
    assert isinstance(table, HtmlTable)
    return table.rows


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3", (("甲", "", "乙"), ("1", "2", "3"))),
        ("<tr><td rowspan=2>甲<td>1<tr><td>2", (("甲", "1"), ("", "2"))),
        ("<tr><td>1<td rowspan=3>甲<tr><td>2<tr><td>3", (("1", "甲"), ("2", ""), ("3", ""))),
        ("<tr><td colspan=2 rowspan=2>甲<td>1<tr><td>2", (("甲", "", "1"), ("", "", "2"))),
        ("<tr><td colspan=甲>1<td rowspan=-2>2", (("1", "2"),)),
    ],
)
def test_cells_over_several_columns_and_rows_leave_the_others_empty(
    html: str, wanted: tuple[tuple[str, ...], ...]
) -> None:
    assert rows(html) == wanted


def test_a_cell_that_says_it_is_endless_makes_no_endless_table() -> None:
    assert max(map(len, rows("<tr><td colspan=9999>甲<tr><td>乙"))) <= 50
