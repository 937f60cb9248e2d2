"""What a screen reader is given: the text as it is read, however columns and pages part it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import verapdf
from printed import bare, printed
from publications import LONG, REPORT, at, publication, text
from seed2book.formats import Artifact
from seed2book.model import List, ListItem, Paragraph, Publication, Table, Text, plain_text
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.settings.config import Settings
from seed2book.typeset.theme import load_theme, theme_names
from seed2book.verify.expected import units
from seed2book.verify.finished import drawn
from tags import Tag, tags

READINGS = ("RT", "RP")


@pytest.fixture(scope="module")
def book() -> Publication:
    """Articles that columns and pages part in their paragraphs, lists and tables, and that take turns."""
    made = publication()
    first, *rest = made.editions[0].articles
    rows = tuple(((Text(f"{year}年"),), (Text(f"修路{year % 9 + 1}.5公里"),)) for year in range(1900, 2040))
    items = tuple(ListItem(f"{n}.", (text(LONG, 30),)) for n in range(1, 9))
    blocks = (*first.blocks, *(text(LONG, 30 + n) for n in range(12)), List(items, at(62)))
    table = Table((((Text("年份"),), (Text("公里"),)), *rows), at(63), header_rows=1)
    # No page holds it, however the articles are put together.
    whole_page = text(LONG * (4000 // len(LONG)), 64)
    long = replace(first, blocks=(*blocks, table, whole_page, text("到此为止。", 65)))
    briefs = tuple(replace(REPORT, id=f"b{n}") for n in range(12))
    return replace(
        made, editions=(replace(made.editions[0], articles=(long, *rest, *briefs)), made.editions[1])
    )


@pytest.fixture(scope="module", params=theme_names())
def pdf(
    request: pytest.FixtureRequest, book: Publication, tmp_path_factory: pytest.TempPathFactory
) -> Artifact:
    theme = load_theme(str(request.param))
    return printed(book, theme, tmp_path_factory.mktemp(theme.name) / "book.pdf")


@pytest.fixture(scope="module")
def document(pdf: Artifact) -> Tag:
    return tags(pdf.path)


def test_articles_are_read_one_after_another_each_from_its_first_word_to_its_last(
    book: Publication, document: Tag
) -> None:
    heard = {str(article.said["/ID"]): drawn(article.text(*READINGS)) for article in document.of("Art")}
    assert list(heard) == [article.id for article in book.articles]
    for article in book.articles:
        assert heard[article.id] == "".join(drawn(unit.text) for unit in units(article))


def test_the_long_article_is_one_though_it_goes_on_over_pages(document: Tag) -> None:
    assert len(document.of("Art")[0].pages) > 1


def test_a_paragraph_is_one_wherever_a_column_or_a_page_parts_it(book: Publication, document: Tag) -> None:
    paragraphs = [drawn(tag.text(*READINGS)) for tag in document.of("P")]
    wanted = [
        drawn(plain_text(block.inlines))
        for article in book.articles
        for block in article.blocks
        if isinstance(block, Paragraph)
    ]
    assert set(wanted) <= set(paragraphs)
    assert any(len(tag.pages) > 1 for tag in document.of("P"))


def test_nothing_is_a_mere_box_and_nothing_is_empty(document: Tag) -> None:
    for tag in document.walk():
        assert tag.kids or tag.kind in ("TD", "TH"), tag
        assert tag.kind != "NonStruct"
        assert tag.kind != "Span" or tag.said, tag
        assert tag.kind != "Div" or "Figure" in tag.kinds, tag
        assert tag.kind != "P" or "P" not in tag.kinds, tag


def test_a_list_is_one_with_its_marks_apart_from_their_text(document: Tag) -> None:
    lists = document.of("Art")[0].of("L")
    for tag in lists:
        assert set(tag.kinds) == {"LI"}
        assert tag.said["/A"].ListNumbering == "/Decimal"
    items = [[item for item in tag.kids if isinstance(item, Tag)] for tag in lists]
    assert {tuple(item.kinds) for of_list in items for item in of_list} == {("Lbl", "LBody")}
    marks = [[bare(item.of("Lbl")[0].text()) for item in of_list] for of_list in items]
    assert marks == [["一、", "二、"], ["1."], [f"{number}." for number in range(1, 9)]]


def test_cells_say_how_many_columns_and_rows_they_take(document: Tag) -> None:
    _, merged, _ = document.of("Table")
    said = {
        bare(cell.text())[:2]: (attributes.get("/ColSpan", 1), attributes.get("/RowSpan", 1))
        for cell in (*merged.of("TH"), *merged.of("TD"))
        for attributes in (cell.said.get("/A", {}),)
    }
    assert {words: spans for words, spans in said.items() if spans != (1, 1)} == {
        "河段": (1, 2),
        "水位": (2, 1),
        "东段": (1, 2),
        "西段": (2, 1),
    }


def test_a_table_is_one_and_its_head_is_heard_once(document: Tag) -> None:
    small, _, large = document.of("Table")
    for table in (small, large):
        assert table.kinds == ["THead", "TBody"]
        assert [bare(cell.text()) for cell in table.of("TH")] == ["年份", "公里"]
        assert {str(cell.said["/A"].Scope) for cell in table.of("TH")} == {"/Column"}
    assert len(large.of("TR")) == 141
    assert len(large.pages) > 1
    assert all(row.kinds == ["TD", "TD"] for row in large.of("TR")[1:])


def test_a_reading_says_what_it_is_a_reading_of(document: Tag) -> None:
    (ruby,) = document.of("Ruby")
    assert ruby.kinds in (["RB", "RT"], ["RB", "RP", "RT", "RP"])
    assert [ruby.of(kind)[0].text() for kind in ("RB", "RT")] == ["汊", "chà"]


def test_contents_are_contents_without_their_dots(document: Tag) -> None:
    for contents in document.of("TOC"):
        assert set(contents.kinds) == {"TOCI"}
    for entry in document.of("TOCI"):
        # Two stand where a title was too long.
        assert "…" * 3 not in bare(entry.text())


def test_where_an_article_goes_on_is_for_the_eye_alone(document: Tag) -> None:
    heard = bare(document.text())
    assert "下转" not in heard
    assert "上接" not in heard


def test_every_identifier_is_in_the_tree_of_them(pdf: Artifact, document: Tag) -> None:
    named = [str(tag.said["/ID"]) for tag in document.walk() if "/ID" in tag.said]
    with pikepdf.open(pdf.path) as opened:
        listed = list(opened.Root.StructTreeRoot.IDTree.Names)
    assert [str(name) for name in listed[::2]] == sorted(named)
    assert len(set(named)) == len(named)


def test_verapdf_takes_them(pdf: Artifact) -> None:
    assert [fault for flavour in ("2a", "ua1") for fault in verapdf.faults(pdf.path, flavour)] == []


@pytest.mark.parametrize("theme", theme_names())
def test_a_picture_stands_with_its_caption_and_says_where_it_is(theme: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    Image.new("RGB", (900, 600), "teal").save(seeds / "boat.jpg")
    (seeds / "page.txt").write_text(
        "# 渡口添新船\n\n新船下水。\n\n![渡船](boat.jpg)\n图为渡口的新船。\n\n以后过河不用等了。\n",
        encoding="utf-8",
    )
    reading = read_publication([seeds], Settings())
    made = make(reading, Output("pdf", load_theme(theme)), tmp_path / "book.pdf")
    (figure,) = tags(made.path).of("Figure")
    (beside,) = (tag for tag in tags(made.path).of("Div") if "Figure" in tag.kinds)
    assert beside.kinds == ["Figure", "Caption"]
    assert str(figure.said["/Alt"]) == "渡船"
    left, bottom, right, top = (float(edge) for edge in figure.said["/A"].BBox)
    with pikepdf.open(made.path) as document:
        width, height = (float(edge) for edge in document.pages[0].mediabox[2:])
    assert 0 < left < right < width
    assert 0 < bottom < top < height
    assert (right - left) / (top - bottom) == pytest.approx(1.5, abs=0.02)


@pytest.mark.parametrize("theme", ["book", "bulletin"])
def test_an_address_and_code_over_several_lines_are_heard_once_each(theme: str, tmp_path: Path) -> None:
    address = "https://example.org/" + "/".join(["archive"] * 12)
    lines = (f"地址是<{address}>，先运行`{'ferry ' * 20}--all`，再看。", "```\nferry a\nferry b\n```")
    (tmp_path / "page.md").write_text("\n\n".join(("# 渡口的网页", *lines)), encoding="utf-8")
    reading = read_publication([tmp_path], Settings())
    made = make(reading, Output("pdf", load_theme(theme)), tmp_path / "book.pdf")
    heard = tags(made.path)
    (link,) = (tag for tag in heard.of("Link") if "example" in tag.text())
    assert bare(link.text()) == address
    inline, block = heard.of("Code")
    assert bare(inline.text()) == "ferry" * 20 + "--all"
    assert bare(block.text()) == "ferryaferryb"
    assert verapdf.faults(made.path, "ua1") == []
