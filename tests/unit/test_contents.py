"""The contents of an e-book, as readers show them: in full, cut to two levels, or flat."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from epubs import AT, entry, packed, publication_of, set_for_screen, sheet
from seed2book.model import Article, Edition, Heading, Publication
from seed2book.source import SeedKind
from seed2book.typeset.book import TocEntry
from seed2book.typeset.contents import contents
from seed2book.verify.epub import check


def dated(*days: str | None, pages: int = 2, articles: int = 2) -> Publication:
    """Gives a publication of so many pages of each of these days."""
    leaves = [(day, page) for day in days for page in range(1, pages + 1)]
    return Publication(
        "水乡旧闻", "zh-Hans", tuple(_leaf(n, *leaf, articles) for n, leaf in enumerate(leaves, 1))
    )


def _leaf(number: int, day: str | None, page: int, articles: int) -> Edition:
    made = tuple(Article(f"a-{number}-{n}", AT, (), Heading(f"新闻{n}", AT)) for n in range(1, articles + 1))
    return Edition(f"e-{number}", "page.txt", AT, made, date=day, page=str(page))


def shown(entries: Sequence[TocEntry], depth: int = 9, indent: str = "") -> Iterator[str]:
    for line in entries:
        yield indent + line.label
        if depth > 1:
            yield from shown(line.children, depth - 1, indent + " ")


MONTHS = (
    "1986-11-03",
    "1986-11-04",
    "1986-12-01",
    "1986-12-02",
    "1987-01-05",
    "1987-01-06",
    "1987-02-01",
    "1987-02-02",
)


def test_years_months_days_pages_and_articles_are_five_levels() -> None:
    assert list(shown(contents(dated(*MONTHS))))[:9] == [
        "1986年",
        " 1986年11月",
        "  1986年11月3日",
        "   11月3日　第1版",
        "    新闻1",
        "    新闻2",
        "   11月3日　第2版",
        "    新闻1",
        "    新闻2",
    ]


def test_cut_to_two_levels_they_lead_to_sheets_that_list_the_rest() -> None:
    book = set_for_screen(dated(*MONTHS))
    assert list(shown(book.toc, 2)) == [
        "1986年",
        " 1986年11月",
        " 1986年12月",
        "1987年",
        " 1987年1月",
        " 1987年2月",
        "版本说明",
    ]
    assert '<a href="period-1987-01-05.xhtml">1987年1月5日</a>' in sheet(book, "period-1987-01")
    assert '<a href="e-9.xhtml">1月5日　第1版</a>' in sheet(book, "period-1987-01-05")
    assert '<a href="a-9-1.xhtml">新闻1</a>' in sheet(book, "e-9")


def test_no_two_lines_but_those_of_articles_say_the_same_when_flat() -> None:
    lines = [line.strip() for line in shown(contents(dated("1987-03-05", "1987-03-06")))]
    pages = [line for line in lines if not line.startswith("新闻")]
    assert len(set(pages)) == len(pages) == 6


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (("1987-03-05",), ["第1版", "第2版"]),
        (("1987-03-05", "1987-03-06"), ["1987年3月5日", "1987年3月6日"]),
        (("1987-03", "1987-04"), ["1987年3月", "1987年4月"]),
        (("1986", "1987"), ["1986年", "1987年"]),
        ((None, "1987-03-05", "1987-03-06"), ["第1版", "第2版", "1987年3月5日", "1987年3月6日"]),
        (("1987-03-05", "1987-03-06", "1987-03-05"), ["1987年3月5日", "1987年3月6日", "1987年3月5日"]),
        (("1987-03-05", "1987-12"), ["1987年3月", "1987年12月"]),
    ],
)
def test_a_level_is_there_where_it_gathers_something(days: tuple[str | None, ...], wanted: list[str]) -> None:
    made = dated(*days)
    found = list(shown(contents(made), 1))
    assert found == wanted
    names = [one.id for one in set_for_screen(made).sheets]
    assert len(set(names)) == len(names)


def test_single_pages_of_many_days_are_not_each_put_below_a_line_of_their_own() -> None:
    found = list(shown(contents(dated("1985-03-01", "1986-04-02", "1987-05-03", pages=1)), 1))
    assert found == ["1985年3月1日　第1版", "1986年4月2日　第1版", "1987年5月3日　第1版"]


def test_parts_of_a_book_have_no_days() -> None:
    parts = tuple(
        Edition(
            f"e-{n}",
            "book.txt",
            AT,
            (),
            date=f"198{n}-01-01",
            kind=SeedKind.BOOK,
            title=Heading(f"卷{n}", AT),
        )
        for n in range(4)
    )
    assert [line.sheet for line in contents(Publication("书", "zh-Hans", parts))] == [
        "e-0",
        "e-1",
        "e-2",
        "e-3",
    ]


def test_the_ncx_has_all_levels_and_counts_them(tmp_path: Path) -> None:
    ncx = entry(packed(dated(*MONTHS), tmp_path), "EPUB/toc.ncx")
    assert '<meta name="dtb:depth" content="5"/>' in ncx


def test_five_thousand_lines_make_a_sound_book(tmp_path: Path) -> None:
    days = [f"19{80 + n // 10}-{n % 10 + 1:02}-{day:02}" for n in range(50) for day in (1, 2)]
    made = dated(*days, pages=2, articles=24)
    assert len(list(shown(contents(made)))) > 5000
    assert check(packed(made, tmp_path)) == ()


def test_titles_with_markup_stay_titles(tmp_path: Path) -> None:
    title = '<b>甲</b> & "乙" </a><script>'
    book = packed(publication_of(Article("a1", AT, (), Heading(title, AT))), tmp_path)
    for name in ("EPUB/text/nav.xhtml", "EPUB/toc.ncx"):
        assert "&lt;script&gt;" in entry(book, name)
    assert check(book) == ()
