"""The pages of a print, read back from its PDF and marked in the e-book."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pikepdf
import pytest
import weasyprint

from epubs import AT, entry, one_article, packed, publication_of
from real_tools import lacking
from seed2book import pipeline
from seed2book.errors import VerificationError
from seed2book.findings import Severity
from seed2book.formats.epub import write
from seed2book.model import (
    Article,
    Edition,
    Paragraph,
    Publication,
    Ruby,
    Table,
    Text,
)
from seed2book.outputs import Output
from seed2book.page_map import PageMap, PagePlace
from seed2book.progress import silent
from seed2book.settings import config
from seed2book.source import Span
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium, PageMark
from seed2book.typeset.page_marks import marked, newspaper_pages, page_marks
from seed2book.typeset.theme import load_theme
from seed2book.verify import check
from seed2book.verify.pages import page_map

ROOT = Path(__file__).parents[2]
MARKER = re.compile(
    r'<span id="[^"]+" class="page" epub:type="pagebreak" role="doc-pagebreak" aria-label="([^"]+)">'
)


def article(name: str, *paragraphs: str) -> Article:
    return Article(name, AT, tuple(Paragraph((Text(text),), AT) for text in paragraphs))


def laid_out(folder: Path, *pages: dict[str, str]) -> Path:
    """Gives a tagged PDF of these pages: what each holds of the articles, by their ids."""
    body = "".join(
        '<div style="break-before: page">'
        + "".join(f"<article><p>{text}</p></article>" for text in page.values())
        + "</div>"
        for page in pages
    )
    html = f'<html lang="zh"><title>样</title><body>{body}</body></html>'
    target = folder / "print.pdf"
    weasyprint.HTML(string=html).write_pdf(target, pdf_variant="pdf/ua-1", pdf_identifier=b"0123456789abcdef")
    with pikepdf.open(target, allow_overwriting_input=True) as document:
        (whole,) = document.Root.StructTreeRoot.K
        tags = [article for page in whole.K for article in page.K]
        for tag, name in zip(tags, (name for page in pages for name in page), strict=True):
            tag.ID = name
        document.save(target)
    return target


def places(publication: Publication, pdf: Path) -> list[tuple[str, int, str]]:
    return [(place.part, place.offset, place.label) for place in page_map(publication, pdf).places]


def test_articles_that_take_turns_on_pages_are_told_apart(tmp_path: Path) -> None:
    made = publication_of(article("a", "甲一甲二", "甲三"), article("b", "乙一乙二"), article("c", "丙"))
    pdf = laid_out(tmp_path, {"a": "甲一", "b": "乙一"}, {"c": "丙", "b": "乙二", "a": "甲二"}, {"a": "甲三"})
    assert sorted(places(made, pdf)) == [
        ("a", 0, "1"),
        ("a", 2, "2"),
        ("a", 4, "3"),
        ("b", 0, "1"),
        ("b", 2, "2"),
        ("c", 0, "2"),
    ]


def test_a_page_that_begins_after_a_reading_or_in_a_table_is_found(tmp_path: Path) -> None:
    ruby = Article("a", AT, (Paragraph((Text("到"), Ruby("青石", "qīng shí"), Text("镇去")), AT),))
    rows = (((Text("年度"),),), ((Text("一九"),),), ((Text("二○"),),))
    table = Article("t", AT, (Table(rows, AT, header_rows=1),))
    pdf = laid_out(tmp_path, {"a": "到青石qīngshí镇", "t": "年度一九"}, {"a": "去", "t": "二○"})
    assert sorted(places(publication_of(ruby, table), pdf)) == [
        ("a", 0, "1"),
        ("a", 4, "2"),
        ("t", 0, "1"),
        ("t", 4, "2"),
    ]


def test_a_page_that_begins_after_text_that_runs_to_the_left_is_found(tmp_path: Path) -> None:
    made = publication_of(article("a", "甲一", "שלום עולם 1987", "甲二"))
    # A PDF is read as it is drawn.
    pdf = laid_out(tmp_path, {"a": "甲一7891םלוע"}, {"a": "םולש甲二"})
    assert places(made, pdf) == [("a", 0, "1"), ("a", 10, "2")]


@pytest.mark.parametrize("page", [{"a": "乙"}, {"b": "甲乙"}, {"a": "甲"}, {"a": "甲乙丙"}])
def test_a_pdf_of_something_else_is_refused(page: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(VerificationError, match="does not say what the seeds say"):
        page_map(publication_of(article("a", "甲乙")), laid_out(tmp_path, page))


def test_a_page_is_marked_whenever_the_text_comes_back_to_it() -> None:
    told = (PagePlace("a", 0, "1"), PagePlace("a", 9, "2"), PagePlace("b", 0, "1"), PagePlace("c", 0, "1"))
    marks = page_marks(["a", "b", "c"], PageMap("urn:x", told))
    assert [(mark.sheet, mark.offset, mark.label) for mark in marks] == [
        ("a", 0, "1"),
        ("a", 9, "2"),
        ("b", 0, "1"),
    ]
    assert len({mark.id for mark in marks}) == 3


@pytest.mark.parametrize(
    ("body", "offset", "wanted"),
    [
        ("<p>甲乙丙</p>", 2, "<p>甲乙|丙</p>"),
        ("<p>甲 \u3000乙</p>", 1, "<p>甲 \u3000|乙</p>"),
        ("<p>甲&amp;乙</p>", 2, "<p>甲&amp;|乙</p>"),
        ("<p>甲</p>\n<p>乙</p>", 1, "<p>甲</p>\n<p>|乙</p>"),
        ("<p>甲<ruby>乙<rp>（</rp><rt>yǐ</rt><rp>）</rp></ruby>丙</p>", 1, "<p>甲|<ruby>乙"),
        ("<p>甲<ruby>乙<rp>（</rp><rt>yǐ</rt><rp>）</rp></ruby>丙</p>", 2, "</ruby>|丙"),
        ("<p>甲</p><h3>乙丙</h3>", 2, "<p>甲</p>|<h3>乙丙"),
        ('<p>甲</p><figure><img src="x"/><figcaption>乙</figcaption></figure>', 1, '<figure>|<img src="x"/>'),
        ("<p>甲<strong>乙丙</strong></p>", 2, "<strong>乙|丙</strong>"),
        ("<article><h2>甲</h2></article>", 0, "<body>|<article>"),
    ],
)
def test_a_marker_stands_before_the_character_that_its_page_begins_with(
    body: str, offset: int, wanted: str
) -> None:
    page = f"<html><head><title>书名</title></head><body>{body}</body></html>"
    found = marked(page, [PageMark("page-1", "5", "a", offset)])
    assert wanted in re.sub(r"<span id.*?</span>", "|", found)


def test_an_e_book_alone_lists_the_newspaper_pages(tmp_path: Path) -> None:
    span = (Span("page.txt", 1, 1),)
    editions = tuple(
        Edition(
            f"e-{n}",
            "page.txt",
            span,
            (article(f"a-{n}", "甲"),),
            paper="水乡报",
            page=str(n),
            page_name="文化",
        )
        for n in (1, 3)
    )
    made = Publication("水乡旧闻", "zh-Hans", editions)
    pages = newspaper_pages(made)
    assert pages is not None
    assert (pages.source, [place.label for place in pages.places]) == ("水乡报", ["第1版", "第3版"])
    book = packed(made, tmp_path)
    assert re.findall(r'xhtml#page-\d">(.*?)<', entry(book, "EPUB/text/nav.xhtml")) == ["第1版", "第3版"]
    assert '<meta property="pageBreakSource">水乡报</meta>' in entry(book, "EPUB/content.opf")
    assert 'type="special"' in entry(book, "EPUB/toc.ncx")


def test_a_newspaper_without_a_name_says_that_its_pages_are_nobodys(tmp_path: Path) -> None:
    package = entry(packed(one_article(), tmp_path), "EPUB/content.opf")
    assert '<meta property="pageBreakSource">none</meta>' in package
    assert "dc:source" not in package


def test_entries_and_pages_of_the_ncx_are_numbered_together_in_reading_order(tmp_path: Path) -> None:
    made = publication_of(article("a", "甲一甲二"), article("b", "乙"))
    told = (PagePlace("e1", 0, "7"), PagePlace("a", 2, "8"), PagePlace("b", 0, "8"))
    book = typeset(made, load_theme("book"), Medium.SCREEN, pages=PageMap("urn:x", told))
    ncx = entry(write(book, tmp_path / "book.epub", silent).path, "EPUB/toc.ncx")
    assert re.findall(r'playOrder="(\d+)".*?src="text/([^"]+)"', ncx, re.DOTALL) == [
        ("1", "e1.xhtml"),
        ("3", "a.xhtml"),
        ("5", "b.xhtml"),
        ("6", "colophon.xhtml"),
        ("2", "e1.xhtml#page-1"),
        ("4", "a.xhtml#page-2"),
    ]
    assert '<meta name="dtb:maxPageNumber" content="8"/>' in ncx


def test_a_page_that_the_text_comes_back_to_is_numbered_once_in_the_ncx(tmp_path: Path) -> None:
    made = publication_of(article("a", "甲一甲二"), article("b", "乙"))
    told = (PagePlace("a", 0, "1"), PagePlace("a", 2, "2"), PagePlace("b", 0, "1"))
    book = typeset(made, load_theme("book"), Medium.SCREEN, pages=PageMap("urn:x", told))
    epub = write(book, tmp_path / "book.epub", silent).path
    assert re.findall(r'<pageTarget [^>]*type="(\w+)"( value="\d+")?', entry(epub, "EPUB/toc.ncx")) == [
        ("normal", ' value="1"'),
        ("normal", ' value="2"'),
        ("special", ""),
    ]
    assert [finding for finding in check(epub) if finding.severity is Severity.WARNING] == []


# --- the sample ----------------------------------------------------------------------------------------


def passages(epub: Path) -> Iterator[tuple[str, str]]:
    """Yields every sentence of the articles, cut where a page begins, with the page it is said to be on."""
    label = ""
    with ZipFile(epub) as archive:
        package = archive.read("EPUB/content.opf").decode()
        for name in re.findall(r'idref="([^"]+)"', package):
            text = archive.read(f"EPUB/text/{name}.xhtml").decode()
            for part in re.split(r"(<span id=\"page[^>]*>)", text[text.index("<body") :]):
                if found := MARKER.match(part):
                    label = found[1]
                elif name.startswith("a-"):
                    plain = unescape(re.sub(r"<[^>]*>", "\n", part))
                    yield from ((said, label) for said in re.split(r"[。！？\n]+", plain) if len(said) > 3)


@pytest.mark.parametrize("theme", ["bulletin", "book"])
def test_fifty_sentences_of_the_sample_are_on_the_pages_that_their_markers_name(
    theme: str, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        lacking("pdftotext is not installed (apt-get install poppler-utils)")
    settings = config.load([ROOT / "seeds"])
    reading = pipeline.read_publication(settings.inputs, settings)
    pdf, epub = tmp_path / "print.pdf", tmp_path / "book.epub"
    count = pipeline.make(reading, Output("pdf", load_theme(theme)), pdf).pages or 0
    pages = pipeline.printed_pages(reading, pdf)
    pipeline.make(reading, Output("epub", load_theme("book")), epub, pages=pages)
    said = list(passages(epub))
    assert len({label for _, label in said}) > 4
    printed = {}
    for number in range(1, count + 1):
        command = ["pdftotext", "-raw", "-f", str(number), "-l", str(number), str(pdf), "-"]
        text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
        printed[str(number)] = re.sub(r"\s+", "", text)
    for sentence, label in Random(6).sample(said, 50):
        # The first and the last words: a running head may stand in the middle of none.
        words = re.sub(r"\s+", "", sentence)
        assert words[:6] in printed[label], (sentence, label)
        assert words[-4:] in printed[label], (sentence, label)
    assert pages.source.startswith("urn:uuid:")
