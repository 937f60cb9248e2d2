"""Whole newspapers made up, from three articles to four hundred, with nothing drawn: as editors want them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, combinations
from random import Random

import pytest

import generated
from seed2book.makeup.layouts import GAP, Seat
from seed2book.makeup.pages import Page
from seed2book.makeup.pieces import LEAD
from seed2book.model import Article, Edition, Heading, Metadata, Paragraph, Publication, Subhead, Table, Text
from seed2book.source import Span
from seed2book.typeset.layouts.bulletin import Paper, made_up
from seed2book.typeset.line_css import Classes
from seed2book.typeset.set_slugs import LONGEST_KEPT
from seed2book.typeset.theme import Theme, load_theme

SPAN = (Span("page.txt", 1, 1),)
COUNTS = (3, 13, 60, 400)
# Of four hundred articles most are briefs, so that the test stays quick.
LONGEST = {400: 2}
PAPERS = [(count, size) for count in COUNTS for size in ("A4", "A3") if (count, size) != (400, "A3")]


def article(dice: Random, number: int, longest: int) -> Article:
    """An article as newspapers have them: one in five is a brief, one in ten is long."""
    chance = dice.random()
    usual = 1 if chance < 0.2 else dice.randint(2, 5) if chance < 0.6 else dice.randint(5, 11)
    paragraphs = min(longest, dice.randint(11, 20) if chance > 0.9 else usual)
    blocks = chain.from_iterable(
        (
            *((Subhead(generated._words(dice), SPAN),) if n and n % 5 == 0 else ()),
            Paragraph((Text(generated.paragraph(dice, dice.randint(3, 12))),), SPAN),
        )
        for n in range(paragraphs)
    )
    title = generated._words(dice) + generated._han(dice, dice.randint(2, 6))
    return Article(f"a{number}", SPAN, tuple(blocks), Heading(title, SPAN))


@cache
def made(count: int, size: str) -> tuple[Paper, Theme]:
    dice, longest = Random(count), LONGEST.get(count, 20)
    articles = tuple(article(dice, number, longest) for number in range(count))
    theme = load_theme("bulletin", size)
    newspaper = Publication("青石镇报", "zh-Hans", (Edition("e1", "page.txt", SPAN, articles),), Metadata())
    return made_up(newspaper, theme, {}, Classes()), theme


@pytest.fixture(params=PAPERS, ids=lambda pair: f"{pair[0]} articles on {pair[1]}")
def made_paper(request: pytest.FixtureRequest) -> tuple[Paper, Theme]:
    return made(*request.param)


def pairs(page: Page) -> Iterator[tuple[Seat, Seat]]:
    """Yields modules that stand beside each other, the left one first."""
    for one, other in combinations(page.seats, 2):
        for left, right in ((one, other), (other, one)):
            if left.column + left.leaf.shape.columns == right.column:
                yield left, right


def rules_across(page: Page) -> list[int]:
    """Gives the lines between modules that go right across the page."""
    first, last = min(seat.line for seat in page.seats), page.height
    return [
        line
        for line in range(first, last)
        if not any(seat.line <= line < seat.line + seat.leaf.height for seat in page.seats)
    ]


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


def test_articles_begin_on_pages_in_their_order(made_paper: tuple[Paper, Theme]) -> None:
    paper, _ = made_paper
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
                for line in range(seat.line, seat.line + seat.leaf.height):
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
        for left, right in pairs(page):
            level = left.line < right.line + right.leaf.head and right.line < left.line + left.leaf.head
            rank = left.leaf.shape.rank
            assert not (level and rank and rank == right.leaf.shape.rank), (left.leaf.piece.article, right)


@pytest.mark.parametrize(("size", "share"), [("A4", 0.5), ("A3", 0.2)])
def test_rules_right_across_a_page_are_few_on_three_columns_and_rare_on_five(size: str, share: float) -> None:
    # Three columns leave few ways to cut a page of two or three long articles (docs/makeup.md).
    papers = [made(count, paper)[0] for count, paper in PAPERS if paper == size]
    found = sum(_plain_rules(paper, page) for paper in papers for page in paper.pages)
    assert found <= share * sum(len(paper.pages) for paper in papers)


def _plain_rules(paper: Paper, page: Page) -> int:
    """Counts the rules across a page but for that below the lead and that above 版本说明."""
    found = 0
    for line in rules_across(page):
        above = [seat for seat in page.seats if seat.line + seat.leaf.height == line]
        below = [seat for seat in page.seats if seat.line == line + GAP]
        lead = len(above) == 1 and above[0].leaf.shape.rank >= LEAD
        colophon = len(below) == 1 and not paper.stories[below[0].leaf.piece.article].id
        found += not (lead or colophon)
    return found


def test_no_module_is_lower_than_five_lines_and_no_headline_ends_a_column(
    made_paper: tuple[Paper, Theme],
) -> None:
    paper, _ = made_paper
    for page in paper.pages:
        for seat in page.seats:
            if paper.stories[seat.leaf.piece.article].id:
                assert seat.leaf.height >= 5
                lines = seat.leaf.shape.galley.lines_from(seat.leaf.shape.first(seat.leaf.piece.start))
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
    newspaper = Publication("青石镇报", "zh-Hans", (Edition("e1", "page.txt", SPAN, articles),), Metadata())
    paper = made_up(newspaper, load_theme("bulletin"), {}, Classes())
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
