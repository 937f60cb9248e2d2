"""Whole newspapers made up, from three articles to four hundred, with nothing drawn: as editors want them?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from random import Random

import pytest

from newspapers import SPAN, article, meeting_headlines, newspaper, plain, rules_across
from seed2book.model import Heading, Table, Text
from seed2book.typeset.layouts.bulletin import Paper, made_up
from seed2book.typeset.line_css import Classes
from seed2book.typeset.set_slugs import LONGEST_KEPT
from seed2book.typeset.theme import Theme, load_theme

COUNTS = (3, 13, 60, 400)
# Of four hundred articles most are briefs, so that the test stays quick.
LONGEST = {400: 2}
PAPERS = [(count, size) for count in COUNTS for size in ("A4", "A3") if (count, size) != (400, "A3")]


@cache
def made(count: int, size: str) -> tuple[Paper, Theme]:
    theme = load_theme("bulletin", size)
    return made_up(plain(count, LONGEST.get(count, 20)), theme, {}, Classes()), theme


@pytest.fixture(params=PAPERS, ids=lambda pair: f"{pair[0]} articles on {pair[1]}")
def made_paper(request: pytest.FixtureRequest) -> tuple[Paper, Theme]:
    return made(*request.param)


def test_every_line_of_every_article_stands_once_in_order(made_paper: tuple[Paper, Theme]) -> None:
    paper, _ = made_paper
    placed: dict[int, list[int]] = {}
    galleys = {}
    for page in paper.pages:
        for seat in page.seats:
            for column in seat.leaf.cut.columns:
                placed.setdefault(seat.leaf.piece.article, []).extend(range(column.first, column.last))
            galleys[seat.leaf.piece.article] = seat.leaf.shape.galley
    assert placed == {number: list(range(len(galleys[number].slugs))) for number in range(len(paper.stories))}


def test_articles_begin_on_pages_in_their_order_but_for_some_that_wait_a_page(
    made_paper: tuple[Paper, Theme],
) -> None:
    paper, _ = made_paper
    begun = [
        sorted(seat.leaf.piece.article for seat in page.seats if not seat.leaf.piece.start)
        for page in paper.pages
    ]
    for here, following in pairwise(begun):
        late = [number for number in following if here and number < here[-1]]
        assert len(late) <= 1
    for first, later in combinations(range(len(begun)), 2):
        assert (
            later == first + 1 or not begun[first] or not begun[later] or begun[first][-1] < begun[later][0]
        )


def test_what_the_editor_put_in_order_waits_for_nothing(made_paper: tuple[Paper, Theme]) -> None:
    publication = plain(60)
    (edition,) = publication.editions
    settled = tuple(replace(article, settled=True) for article in edition.articles)
    ordered = replace(publication, editions=(replace(edition, articles=settled),))
    paper = made_up(ordered, load_theme("bulletin"), {}, Classes())
    begun = [
        seat.leaf.piece.article for page in paper.pages for seat in page.seats if not seat.leaf.piece.start
    ]
    assert begun == sorted(begun)


def test_no_two_modules_share_a_place_and_none_leaves_the_page(made_paper: tuple[Paper, Theme]) -> None:
    paper, theme = made_paper
    for number, page in enumerate(paper.pages):
        taken = set()
        for seat in page.seats:
            for column in range(seat.column, seat.column + seat.leaf.shape.columns):
                for line in range(seat.line, seat.foot(column)):
                    assert (column, line) not in taken
                    taken.add((column, line))
        assert max(column for column, _ in taken) < theme.grid.columns
        assert max(line for _, line in taken) < theme.grid.lines
        assert min(line for _, line in taken) >= (0 if number else paper.front.lines)


def test_all_columns_of_a_page_end_at_one_depth(made_paper: tuple[Paper, Theme]) -> None:
    paper, theme = made_paper
    for page in paper.pages:
        feet = {
            max(
                seat.line + seat.leaf.height
                for seat in page.seats
                if seat.column <= column < seat.column + seat.leaf.shape.columns
            )
            for column in range(theme.grid.columns)
        }
        assert len(feet) == 1
        assert page is paper.pages[-1] or feet == {theme.grid.lines}


def test_no_headlines_of_one_size_stand_side_by_side(made_paper: tuple[Paper, Theme]) -> None:
    paper, _ = made_paper
    for page in paper.pages:
        for left, right in meeting_headlines(page):
            assert left.leaf.shape.rank != right.leaf.shape.rank, (left.leaf.piece.article, right)


@pytest.mark.parametrize(("size", "share"), [("A4", 0.1), ("A3", 0.1)])
def test_rules_right_across_a_page_are_rare(size: str, share: float) -> None:
    # Three columns leave few ways to cut a page of two or three long articles (docs/makeup.md).
    papers = [made(count, paper)[0] for count, paper in PAPERS if paper == size]
    found = sum(len(rules_across(paper, page)) for paper in papers for page in paper.pages)
    assert found <= share * sum(len(paper.pages) for paper in papers)


def test_an_article_goes_on_on_the_next_page_on_one_page_in_ten_at_most() -> None:
    pages = [page for pair in PAPERS for page in made(*pair)[0].pages]
    assert sum(bool(seat.leaf.end) for page in pages for seat in page.seats) <= len(pages) / 10


def test_no_module_is_lower_than_five_lines_and_no_headline_ends_a_column(
    made_paper: tuple[Paper, Theme],
) -> None:
    paper, _ = made_paper
    for page in paper.pages:
        for seat in page.seats:
            if paper.stories[seat.leaf.piece.article].id:
                assert seat.leaf.height >= 5
                lines = seat.leaf.shape.galley.lines_from(seat.leaf.piece.start)
                assert seat.leaf.height - seat.leaf.head - seat.leaf.shape.foot >= min(2, lines)


def test_next_to_no_column_ends_in_the_first_line_of_a_paragraph() -> None:
    # On a full page the lines of an article may fit its columns in one way only.
    ends = [
        (column.last, seat.leaf.shape.galley.slugs)
        for pair in PAPERS
        for page in made(*pair)[0].pages
        for seat in page.seats
        for column in seat.leaf.cut.columns
    ]
    alone = [last for last, slugs in ends if last < len(slugs) and slugs[last].before.orphan]
    assert len(alone) <= 0.005 * len(ends)


def test_a_small_table_stands_whole_and_a_large_one_keeps_two_rows_below_its_head() -> None:
    dice = Random(7)

    def table(rows: int) -> Table:
        return Table(
            (((Text("年份"),), (Text("公里"),)), *(((Text("水路"),), (Text("3"),)),) * rows), SPAN, 1
        )

    articles = tuple(
        replace(
            article(dice, number, 9),
            blocks=(*article(dice, 0, 3).blocks, table(rows), *article(dice, 0, 4).blocks),
        )
        for number, rows in enumerate((4, 9, 40) * 4)
    )
    paper = made_up(newspaper(articles), load_theme("bulletin"), {}, Classes())
    parted = 0
    for seat in (seat for page in paper.pages for seat in page.seats):
        slugs = paper.stories[seat.leaf.piece.article].galley_of(seat.leaf.shape).slugs
        rows = [at for at, slug in enumerate(slugs) if slug.markup.startswith("<tr>")]
        for column in seat.leaf.cut.columns:
            if column.last in rows[1:]:
                parted += 1
                assert len(rows) > LONGEST_KEPT
                assert rows[0] + 3 <= column.last < rows[-1]
    assert parted


def test_no_larger_headline_parts_a_quotation_that_a_smaller_one_holds() -> None:
    dice = Random(3)
    title = Heading("盼人行道上的“断头”盲道早日接通", SPAN)
    articles = [replace(article(dice, number, 6), title=title) for number in range(9)]
    paper = made_up(newspaper(articles), load_theme("bulletin"), {}, Classes())
    assert all(head.whole for story in paper.stories for head in story.heads.values())
