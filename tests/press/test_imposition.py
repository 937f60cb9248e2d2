"""Which page stands where: arithmetic, checked as a binder would by folding paper."""

from collections.abc import Sequence

import pytest
from hypothesis import given, strategies as st

from seed2book.press.imposition import Side, booklet, two_up


def numbers(sides: Sequence[Side]) -> list[tuple[int | None, int | None]]:
    """The pages of each side, from 1, as they are printed on them."""
    return [tuple(None if page is None else page + 1 for page in (s.left, s.right)) for s in sides]  # type: ignore[misc]


def folded(sides: Sequence[Side], signature: int | None) -> list[int | None]:
    """The pages in the order in which one turns them, once the sheets are folded into each other."""
    sheets = [sides[at : at + 2] for at in range(0, len(sides), 2)]
    leaves: list[int | None] = []
    for start in range(0, len(sheets), signature or len(sheets)):
        gathered = sheets[start : start + (signature or len(sheets))]
        for front, back in gathered:
            leaves += [front.right, back.left]
        for front, back in reversed(gathered):
            leaves += [back.right, front.left]
    return leaves


def test_a_booklet_of_eight_pages() -> None:
    assert numbers(booklet(8)) == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_a_booklet_of_five_pages_has_its_three_blanks_at_the_end() -> None:
    assert numbers(booklet(5)) == [(None, 1), (2, None), (None, 3), (4, 5)]


def test_a_single_page_takes_one_sheet() -> None:
    assert numbers(booklet(1)) == [(None, 1), (None, None)]


def test_signatures_lie_on_each_other() -> None:
    assert numbers(booklet(16, 2)) == [
        *[(8, 1), (2, 7), (6, 3), (4, 5)],
        *[(16, 9), (10, 15), (14, 11), (12, 13)],
    ]


def test_inner_sheets_have_those_around_them_counted() -> None:
    assert [side.depth for side in booklet(12)] == [0, 0, 1, 1, 2, 2]
    assert [side.depth for side in booklet(16, 2)] == [0, 0, 1, 1, 0, 0, 1, 1]


def test_two_up_keeps_the_reading_order() -> None:
    assert numbers(two_up(5)) == [(1, 2), (3, 4), (5, None)]


@given(st.integers(1, 300), st.one_of(st.none(), st.integers(1, 20)))
def test_a_folded_booklet_reads_from_its_first_page_to_its_last(pages: int, signature: int | None) -> None:
    sides = booklet(pages, signature)
    leaves = folded(sides, signature)
    assert [page for page in leaves if page is not None] == list(range(pages))
    assert leaves[:pages] == list(range(pages))
    assert len(leaves) % 4 == 0
    assert len(leaves) - pages < 4
    assert [side.back for side in sides] == [False, True] * (len(sides) // 2)


@pytest.mark.parametrize("pages", [1, 2, 3, 27])
def test_two_up_places_every_page_once(pages: int) -> None:
    placed = [page for side in two_up(pages) for page in (side.left, side.right) if page is not None]
    assert placed == list(range(pages))
