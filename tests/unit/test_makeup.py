"""Make-up by arithmetic: whatever is placed, every line stands once, in order, and the pages are full."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from seed2book.errors import ConfigError
from seed2book.makeup.galley import FREELY, KEPT, ORPHAN, Galley, Plate, Slug
from seed2book.makeup.layouts import GAP, Seat, contrasted
from seed2book.makeup.pages import Page, Room, Story, make_up
from seed2book.makeup.pieces import Shape
from seed2book.makeup.weights import Weights

WEIGHTS = Weights()


def paragraph(lines: int) -> list[Slug]:
    """A paragraph whose last line never stands alone at the head of a column."""
    ends = {0: FREELY, 1: ORPHAN, lines - 1: KEPT}
    return [Slug(1, FREELY if not n else ends.get(n, FREELY)) for n in range(lines)]


def galley(*paragraphs: int) -> Galley:
    return Galley.of([slug for lines in paragraphs for slug in paragraph(lines)])


def story(text: Galley, columns: int, head: int = 3) -> Story:
    widths = [n for n in range(1, columns + 1) if n in (1, columns) or text.lines_from(0) >= 4 * n]
    shapes = tuple(Shape(n, head + n, text, str(n), rank=min(n, 3)) for n in widths)
    further = tuple(Shape(n, 1, text, rank=0, air=1) for n in range(1, columns + 1))
    return Story(shapes, further)


def cells(seat: Seat) -> set[tuple[int, int]]:
    return {
        (seat.column + n, seat.line + line)
        for n in range(seat.leaf.shape.columns)
        for line in range(seat.foot(seat.column + n) - seat.line)
    }


def feet(page: Page, columns: int) -> list[int]:
    return [
        max(s.line + s.leaf.height for s in page.seats if s.column <= n < s.column + s.leaf.shape.columns)
        for n in range(columns)
    ]


papers = st.tuples(
    st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=14), min_size=1, max_size=9),
    st.integers(2, 4),
    st.integers(0, 8),
)


@settings(max_examples=40)
@given(papers)
def test_every_line_stands_once_in_order_and_nothing_overlaps(
    paper: tuple[list[list[int]], int, int],
) -> None:
    texts, columns, taken = paper
    galleys = [galley(*paragraphs) for paragraphs in texts]
    room = Room(columns, 40, taken)
    pages = make_up([story(text, columns) for text in galleys], room, WEIGHTS)
    placed: dict[int, list[int]] = {}
    for number, page in enumerate(pages):
        free = {(n, line) for n in range(columns) for line in range(0 if number else taken, room.lines)}
        for seat in page.seats:
            assert cells(seat) <= free, "outside of the page, or two at one place"
            free -= cells(seat)
            for column in seat.leaf.cut.columns:
                placed.setdefault(seat.leaf.piece.article, []).extend(range(column.first, column.last))
    assert placed == {number: list(range(len(text.slugs))) for number, text in enumerate(galleys)}


@settings(max_examples=40)
@given(papers)
def test_no_column_begins_with_what_belongs_to_the_one_before(
    paper: tuple[list[list[int]], int, int],
) -> None:
    texts, columns, taken = paper
    galleys = [galley(*paragraphs) for paragraphs in texts]
    for page in make_up([story(text, columns) for text in galleys], Room(columns, 40, taken), WEIGHTS):
        for seat in page.seats:
            for column in seat.leaf.cut.columns:
                assert galleys[seat.leaf.piece.article].slugs[column.first].before.allowed


def test_all_columns_of_a_page_end_on_its_last_line_but_on_the_last_page() -> None:
    texts = [galley(*[5] * n) for n in (12, 3, 5, 4, 9, 2, 6, 7, 3, 14, 2, 4)]
    pages = make_up([story(text, 3) for text in texts], Room(3, 50, 8), WEIGHTS)
    assert len(pages) > 2
    assert all(feet(page, 3) == [50, 50, 50] for page in pages[:-1])


def test_an_article_goes_on_on_the_next_page_only_where_it_must() -> None:
    fitting = [galley(*[5] * 8), galley(*[5] * 8)]  # 40 lines each, on pages of 44 by 2
    for pages in (make_up([story(text, 2) for text in fitting], Room(2, 44), WEIGHTS),):
        assert [seat.leaf.end for page in pages for seat in page.seats] == [0, 0]
    long = galley(*[5] * 60)
    parts = [s for page in make_up([story(long, 2)], Room(2, 44), WEIGHTS) for s in page.seats]
    assert len(parts) == 4
    assert all(before.leaf.end == after.leaf.piece.start for before, after in pairwise(parts))


def clashes(pages: tuple[Page, ...]) -> int:
    return sum(
        one.column + one.leaf.shape.columns == other.column
        and one.line == other.line
        and one.leaf.shape.rank == other.leaf.shape.rank
        for page in pages
        for one in page.seats
        for other in page.seats
    )


def test_headlines_of_one_size_stand_side_by_side_less_often_for_their_cost() -> None:
    texts = [galley(*[4] * n) for n in (10, 3, 5, 4, 6, 3, 7, 5, 4, 8, 3, 5)]
    stories = [story(text, 3) for text in texts]
    careless = make_up(stories, Room(3, 46), replace(WEIGHTS, collision=0, near_collision=0))
    careful = make_up(stories, Room(3, 46), WEIGHTS)
    assert clashes(careful) < clashes(careless)


def test_what_is_higher_than_the_page_is_told() -> None:
    with pytest.raises(ConfigError, match="54 lines"):
        make_up([story(Galley.of([Slug(50, FREELY)]), 2)], Room(2, 40), WEIGHTS)


def test_what_closes_the_paper_stands_on_its_last_page_after_everything_else() -> None:
    texts = [galley(*[5] * n) for n in (20, 9, 6)]
    closing = galley(1, 1, 1, 1)
    shapes = tuple(Shape(n, 1, closing, rank=0) for n in (1, 2, 3))
    stories = [*(story(text, 3) for text in texts), Story(shapes, shapes, closing=True)]
    pages = make_up(stories, Room(3, 40), WEIGHTS)
    assert 3 in {seat.leaf.piece.article for seat in pages[-1].seats}
    assert not any(seat.leaf.end for seat in pages[-1].seats)


@pytest.mark.parametrize("lines", [1, 2, 39, 40, 41, 400])
def test_one_article_of_any_length_is_placed(lines: int) -> None:
    text = Galley.of([Slug(1, FREELY)] * lines)
    pages = make_up([story(text, 3)], Room(3, 40, 6), WEIGHTS)
    ends = [c.last for page in pages for seat in page.seats for c in seat.leaf.cut.columns]
    assert ends[-1] == lines
    assert len(pages) <= lines // 100 + 2


def test_a_column_ends_short_rather_than_part_the_last_line_from_its_paragraph() -> None:
    cut = galley(5, 2, 4).cut((6, 6), 0, WEIGHTS)
    assert cut is not None
    assert [(c.first, c.last, c.short) for c in cut.columns] == [(0, 5, 1), (5, 11, 0)]
    assert galley(5, 2, 4).least_depth(2, 0, WEIGHTS) == 6


def test_what_stands_whole_is_never_cut() -> None:
    text = Galley.of([*paragraph(4), Slug(9, FREELY, elastic=True), *paragraph(5)])
    for depth in range(9, 16):
        cut = text.cut((depth, depth), 0, WEIGHTS)
        assert cut is None or sum(text.slugs[k].lines for c in cut.columns for k in range(*c[:2])) == 18
    assert text.cut((8, 8), 0, WEIGHTS) is None


@given(st.lists(st.integers(2, 9), min_size=4, max_size=14), st.integers(2, 4), st.data())
def test_the_columns_below_a_picture_end_where_those_beside_it_do(
    paragraphs: list[int], columns: int, data: st.DataObject
) -> None:
    plate = Plate(data.draw(st.integers(3, 12)), data.draw(st.integers(2, columns)))
    text = Galley.of([Slug(5, FREELY), *(slug for lines in paragraphs for slug in paragraph(lines))])
    depth = text.least_depth(columns, 1, WEIGHTS, plate)
    cut = text.cut(plate.rooms(columns, depth), 1, WEIGHTS)
    assert cut
    assert [at for one in cut.columns for at in range(one.first, one.last)] == list(range(1, len(text.slugs)))
    for number, one in enumerate(cut.columns):
        assert plate.over(number) + text.sums[one.last] - text.sums[one.first] + one.short == depth


@pytest.mark.parametrize("picture", [0, 30, 60])
def test_a_picture_stands_across_columns_where_an_article_may_have_it_so(picture: int) -> None:
    slugs = [*paragraph(30), *paragraph(30)]
    text = Galley.of([*slugs[:picture], Slug(8, FREELY), *slugs[picture:]])
    usual = (Shape(n, 3, text, cost=WEIGHTS.squeezed) for n in (2, 3))
    hoisted = text.without(picture)
    across = (Shape(n, 3, hoisted, plate=Plate(12, 2), picture=picture) for n in (2, 3))
    (page,) = make_up([Story((*usual, *across), (Shape(3, 1, text),))], Room(3, 40), WEIGHTS)
    (seat,) = page.seats
    assert seat.leaf.shape.plate == Plate(12, 2)
    deep = [hoisted.sums[one.last] - hoisted.sums[one.first] + one.short for one in seat.leaf.cut.columns]
    assert deep[0] == deep[1] == deep[2] - 12, "it takes no room in a column too"


def test_an_article_whose_picture_stands_above_goes_on_no_sooner_than_behind_it() -> None:
    text = Galley.of([*paragraph(90), Slug(8, FREELY), *paragraph(60)])
    shapes = (Shape(3, 3, text), Shape(3, 3, text.without(90), plate=Plate(12, 2), picture=90))
    pages = make_up([Story(shapes, (Shape(3, 1, text),))], Room(3, 40), WEIGHTS)
    first, *_ = (seat for page in pages for seat in page.seats)
    assert first.leaf.end > 90 or not first.leaf.shape.plate.columns


@pytest.mark.parametrize("picture", [0, 190])
def test_a_picture_stands_across_columns_also_in_the_half_that_goes_on(picture: int) -> None:
    slugs = paragraph(280)
    text = Galley.of([*slugs[:picture], Slug(8, FREELY), *slugs[picture:]])
    hoisted = text.without(picture)

    def shapes(head: int) -> tuple[Shape, ...]:
        squeezed = Shape(3, head, text, cost=WEIGHTS.squeezed)
        return squeezed, Shape(3, head, hoisted, plate=Plate(12, 2), picture=picture)

    pages = make_up([Story(shapes(4), shapes(2))], Room(3, 44), WEIGHTS)
    seats = [seat for page in pages for seat in page.seats]
    assert len(seats) > 2
    hung = [seat.leaf for seat in seats if seat.leaf.shape.plate.columns]
    (leaf,) = hung
    assert any(column.first <= picture < column.last for column in leaf.cut.columns)


def test_a_text_goes_round_others_rather_than_leave_a_rule_right_across_the_page() -> None:
    stories = [story(galley(*[4] * n), 3) for n in (12, 12)]
    (page,) = make_up(stories, Room(3, 45), WEIGHTS)
    outer, inner = page.seats
    notch = outer.leaf.notch
    assert (notch.columns, notch.lines) == (inner.leaf.shape.columns, inner.leaf.height + GAP)
    assert outer.foot(inner.column) == inner.line - GAP
    assert {outer.foot(column) for column in range(3)} == {inner.line - GAP, page.height}
    assert not cells(outer) & cells(inner)
    deep = [c.last - c.first + c.short for c in outer.leaf.cut.columns]
    assert [outer.line + outer.leaf.head + lines for lines in deep] == [outer.foot(n) for n in range(3)]


def test_above_what_a_text_goes_round_each_column_of_it_has_five_lines() -> None:
    texts = [galley(*[4] * n) for n in (10, 3, 15, 4, 16, 3, 17, 5, 14, 8, 13, 5, 12, 16, 9, 11)]
    pages = make_up([story(text, 3) for text in texts], Room(3, 46), WEIGHTS)
    notched = [seat for page in pages for seat in page.seats if seat.leaf.notch.lines]
    assert notched
    for seat in notched:
        assert min(seat.foot(n) for n in range(3)) >= seat.line + seat.leaf.head + 5


def test_nothing_gives_no_page() -> None:
    assert make_up([], Room(3, 40), WEIGHTS) == ()


def test_modules_are_parted_by_a_line_for_their_rule() -> None:
    pages = make_up([story(galley(*[5] * 4), 1), story(galley(*[5] * 3), 1)], Room(1, 60), WEIGHTS)
    upper, lower = pages[0].seats
    assert lower.line == upper.line + upper.leaf.height + GAP


def test_of_two_headlines_that_meet_one_looks_otherwise() -> None:
    texts = [galley(*[4] * n) for n in (10, 3, 5, 4, 6, 3, 7, 5, 4, 8, 3, 5)]
    pages = make_up([story(text, 3) for text in texts], Room(3, 46), replace(WEIGHTS, near_collision=0))
    met = 0
    for page in pages:
        found = contrasted(page.seats)
        for one in page.seats:
            for other in page.seats:
                beside = one.column + one.leaf.shape.columns == other.column and one.line == other.line
                if beside and one.leaf.shape.rank and other.leaf.shape.rank:
                    met += 1
                    assert len({one.leaf.piece.article, other.leaf.piece.article} & found) == 1
    assert met
