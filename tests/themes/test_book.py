"""The book as a good one is made: title page, openings on the right, pages that are filled, a last page."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from printed import Glyph, bare, glyphs, page_texts, printed
from publications import LONG, REPORT, publication, text
from seed2book.formats import Artifact
from seed2book.model import Article, Heading, Publication
from seed2book.typeset.theme import load_theme

THEME = load_theme("book")


def articles(count: int, edition: str) -> tuple[Article, ...]:
    """Articles of all lengths, with titles of one line and of two."""
    return tuple(
        replace(
            REPORT,
            id=f"{edition}-{n}",
            title=Heading("渡口添新船" * (1 + n % 3), REPORT.spans),
            blocks=(*REPORT.blocks, *(text(LONG, 50 + m) for m in range(1 + n * 7 % 11))),
        )
        for n in range(count)
    )


@pytest.fixture(scope="module")
def book() -> Publication:
    made = publication(date="2022-12-01", issue="3", publisher="青石镇文化站", creators=("江玉",))
    first, second = made.editions
    return replace(
        made,
        editions=(
            replace(first, articles=articles(23, "e1")),
            replace(second, articles=articles(4, "e2")),
        ),
    )


@pytest.fixture(scope="module")
def pdf(book: Publication, tmp_path_factory: pytest.TempPathFactory) -> Artifact:
    return printed(book, THEME, tmp_path_factory.mktemp("pdf") / "book.pdf")


@pytest.fixture(scope="module")
def texts(pdf: Artifact) -> list[str]:
    return [bare(page) for page in page_texts(pdf.path)]


@pytest.fixture(scope="module")
def by_page(pdf: Artifact) -> Mapping[int, list[Glyph]]:
    pages: dict[int, list[Glyph]] = {}
    for glyph in glyphs(pdf.path):
        pages.setdefault(glyph.page, []).append(glyph)
    return pages


def test_the_title_page_says_what_is_known_of_the_book(texts: list[str]) -> None:
    assert texts[0] == "青石镇报选编第3期2022年12月1日星期四江玉青石镇文化站"


def test_each_edition_opens_on_a_right_hand_page_without_a_running_head(
    book: Publication, pdf: Artifact, texts: list[str], by_page: Mapping[int, list[Glyph]]
) -> None:
    assert pdf.page_of is not None
    for edition, label in zip(book.editions, ("版面一", "第3版文化"), strict=True):
        page = pdf.page_of[edition.id]
        assert page % 2
        assert texts[page - 1].startswith(label)
        assert min(glyph.baseline for glyph in by_page[page]) > THEME.margins.top


def test_running_heads_say_the_edition_on_the_left_and_the_article_on_the_right(
    book: Publication, pdf: Artifact, texts: list[str]
) -> None:
    assert pdf.page_of is not None
    first = pdf.page_of[book.editions[0].id]
    assert texts[first].endswith(f"{first + 1}版面一")
    assert texts[first + 1].endswith(f"渡口添新船{first + 2}")


def test_no_article_leaves_a_third_of_a_page_blank_above_it(
    book: Publication, pdf: Artifact, by_page: Mapping[int, list[Glyph]]
) -> None:
    assert pdf.page_of is not None
    begins = {pdf.page_of[edition.id] for edition in book.editions}
    last = max(pdf.page_of[article.id] for article in book.articles)
    foot, leading = THEME.margins.top + THEME.grid.height_pt, THEME.grid.leading_pt
    for page in range(min(begins), last):
        if page + 1 not in begins and page + 1 in by_page and page + 2 not in begins:
            blank = (foot - max(glyph.baseline for glyph in by_page[page])) / leading
            assert blank < THEME.grid.lines / 3, page


def test_the_colophon_stands_at_the_foot_of_the_last_page(
    texts: list[str], by_page: Mapping[int, list[Glyph]]
) -> None:
    assert texts[-1].startswith("版本说明据OCR文本编排")
    page, (top, foot) = by_page[len(texts)], (THEME.margins.top, THEME.margins.top + THEME.grid.height_pt)
    assert min(glyph.baseline for glyph in page) > (top + foot) / 2
    assert foot - 3 * THEME.grid.leading_pt < max(glyph.baseline for glyph in page) < foot


def test_a_colophon_with_every_fact_keeps_to_its_page(book: Publication, tmp_path: Path) -> None:
    edition = replace(book.editions[0], paper="青石镇报", date="2022-12-01", page="3", page_name="要闻与副刊")
    facts = replace(
        book.metadata,
        permit="（苏）J1234",
        notice="内部资料　免费交流",
        rights="版权归作者。" * 9,
        cn="CN 32-0001",
    )
    several = tuple(replace(edition, id=f"e{n}", source=f"1987-03-12-{n}-老街与渡口.txt") for n in range(3))
    made = printed(replace(book, editions=several, metadata=facts), THEME, tmp_path / "facts.pdf")
    texts = page_texts(made.path)
    last = bare(texts[-1])
    assert last.startswith("版本说明")
    assert "编排。" in last
    right = THEME.margins.inner + THEME.grid.width_pt
    assert all(glyph.right < right + 1 for glyph in glyphs(made.path) if glyph.page == len(texts))


def test_a_colophon_of_many_sources_begins_at_the_head(book: Publication, tmp_path: Path) -> None:
    editions = tuple(
        replace(book.editions[0], id=f"e{n}", source=f"page-{n}.txt", articles=articles(1, f"e{n}"))
        for n in range(40)
    )
    made = printed(replace(book, editions=editions), THEME, tmp_path / "many.pdf")
    texts = [bare(page) for page in page_texts(made.path)]
    assert texts[-2].startswith("版本说明")
    assert "page-39.txt" in texts[-1]
