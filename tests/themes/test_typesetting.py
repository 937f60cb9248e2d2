"""Where the glyphs of real PDFs stand: the rules of docs/typesetting.md, counted."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

import generated
from real_tools import lacking
from seed2book.model import (
    Article,
    Block,
    Edition,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Publication,
    Quotation,
    Ruby,
    Strong,
    Text,
    plain_text,
)
from seed2book.pictures import Pictures
from seed2book.pipeline import read_publication
from seed2book.progress import silent
from seed2book.settings.config import load
from seed2book.source import Span
from seed2book.typeset.layouts.bulletin import made_up
from seed2book.typeset.line_css import Classes
from seed2book.typeset.print import print_book
from seed2book.typeset.stories import boxed_measure_pt
from seed2book.typeset.theme import Theme, load_theme, theme_names
from type_lines import DEFECTS, HAN, Expected, Report, inspect, lines

ROOT = Path(__file__).resolve().parents[2]
THEMES = theme_names()


@dataclass(frozen=True, slots=True)
class Place:
    """A column, or what is left of one inside a quotation: how far it is set in, in em."""

    theme: Theme
    left: float = 0.0
    right: float = 0.0
    indented: bool = True

    def inside(self, name: str) -> Place:
        text = self.theme.texts[name]
        return Place(self.theme, self.left + text.left, self.right + text.right, name != "list")

    def paragraph(self, it: Paragraph, marker: str = "") -> Expected:
        grid, margins = self.theme.grid, self.theme.margins
        step = grid.measure_pt + grid.gutter * grid.size_pt
        columns = [n * step + self.left * grid.size_pt for n in range(grid.columns)]
        return Expected(
            marker + plain_text(it.inlines),
            grid.size_pt,
            (tuple(margins.inner + x for x in columns), tuple(margins.outer + x for x in columns)),
            grid.measure_pt - (self.left + self.right) * grid.size_pt,
            grid.indent if self.indented and not it.resumes else 0.0,
            parted=frozenset(len(marker) + at for at in parted(it.inlines)),
        )


def parted(inlines: Iterable[Inline], count: int = 0) -> Iterator[int]:
    """Yields the characters beside readings and pictures, by how many stand before each, blanks apart."""
    for inline in inlines:
        length = len(re.sub(r"\s", "", plain_text((inline,))))
        match inline:
            case Ruby() | Image():
                yield from range(count, count + length + 1)
            case Strong(inner) | Link(inlines=inner):
                yield from parted(inner, count)
            case _:
                pass
        count += length


def boxed(publication: Publication, theme: Theme, pictures: Pictures) -> Mapping[str, Place]:
    """Where the articles stand that a newspaper's make-up puts in boxes, by their ids."""
    if theme.layout != "bulletin":
        return {}
    paper = made_up(publication, theme, pictures, Classes())
    inset = (theme.grid.measure_pt - boxed_measure_pt(theme.grid)) / 2 / theme.grid.size_pt
    seats = (seat for page in paper.pages for seat in page.seats if seat.leaf.shape.foot)
    return {paper.stories[seat.leaf.piece.article].id: Place(theme, inset, inset) for seat in seats}


def expected(publication: Publication, theme: Theme, pictures: Pictures) -> Iterator[Expected]:
    places = boxed(publication, theme, pictures)
    for edition in publication.editions:
        for article in edition.articles:
            yield from paragraphs(article.blocks, places.get(article.id, Place(theme)))


def paragraphs(blocks: Iterable[Block], place: Place) -> Iterator[Expected]:
    for block in blocks:
        match block:
            case Paragraph():
                yield place.paragraph(block)
            case Quotation(inner):
                yield from paragraphs(inner, place.inside("quotation"))
            case Note(blocks=inner):
                yield from paragraphs(inner, place.inside("note"))
            case List(items):
                for item in items:
                    yield from listed(item, place.inside("list"))
            case _:
                pass


def listed(item: ListItem, place: Place) -> Iterator[Expected]:
    first, *rest = item.blocks
    assert isinstance(first, Paragraph)
    yield place.paragraph(first, item.marker)
    yield from paragraphs(rest, place)


def printed(publication: Publication, theme: Theme, target: Path) -> tuple[Report, int]:
    """Sets the publication and gives what was counted, and of how many pages."""
    from seed2book.formats import pdf

    pictures = generated.pictures()
    pages = pdf.write(print_book(publication, theme, pictures), target, silent).pages or 0
    area = (theme.margins.bottom, theme.margins.bottom + theme.grid.height_pt)
    return inspect(target, list(expected(publication, theme, pictures)), theme.grid.leading_pt, area), pages


@pytest.fixture(scope="module")
def seeds() -> Publication:
    return read_publication([ROOT / "seeds"], load([ROOT / "seeds"])).publication


@pytest.mark.parametrize("theme", THEMES)
def test_the_seeds_are_set_without_a_defect(theme: str, seeds: Publication, tmp_path: Path) -> None:
    report, _ = printed(seeds, load_theme(theme), tmp_path / "seeds.pdf")
    assert report.missing == []
    assert [defect for defect in DEFECTS if not report.places[defect]] == []
    assert report.examples == []


# --- text made up at random -----------------------------------------------------------------------------

# Two hundred pages of the book, and the same text in the bulletin's columns; other themes are shown a part.
ARTICLES = {"book": 92, "bulletin": 92}
# What lines of 28 em, and of 13 to 17, leave of it, at most, in a thousand: before a number, a word or a
# character with three marks behind it there is no good break (docs/typesetting.md, "What is left").
WIDE = {"stretched lines": 1, "unsqueezed pairs": 0, "lone characters": 0}
# A column of a full newspaper page may fit its lines in one way only.
NARROW = {"stretched lines": 8, "unsqueezed pairs": 2, "lone characters": 12, "orphans": 40}


@pytest.mark.parametrize("theme", THEMES)
def test_text_with_every_mark_number_and_inline_is_set_without_a_defect_or_nearly(
    theme: str, tmp_path: Path
) -> None:
    values, articles = load_theme(theme), ARTICLES.get(theme, 14)
    report, pages = printed(generated.publication(7, articles), values, tmp_path / "made-up.pdf")
    assert theme != "book" or pages >= 200
    assert report.missing == []
    left = WIDE if values.grid.characters >= 28 else NARROW
    for defect in DEFECTS:
        assert report.places[defect] > (0 if defect in ("widows", "orphans") else 100)
        bound = report.places[defect] * left.get(defect, 0) / 1000
        examples = [example for example in report.examples if example.startswith(defect)]
        assert len(examples) <= bound, "\n".join(examples)


# --- text that no compositor meets ------------------------------------------------------------------------

STRANGE = (
    "右到左：العربية مرحبا بالعالم，和希伯来文שלום עולם在一起，后面继续是中文，要排到下一行去。",
    "表情：👨\u200d👩\u200d👧\u200d👦👩🏽\u200d🚀🇨🇳😀，组合：e\u0301\u0323中\u0308，没有的字𪚥𓀀㐂，排到行末。",
    "一个很长的词：" + "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3 + "，后面还有字。",
    "连字：ﬁne ﬂow ﷺ，重音：e\u0301\u0301\u0301，标签：夜\U000e0001战，括号：（שלום）与[ש1]，后面还有字。",
    "标点" + "，。！？；：“”《》" * 50 + "（" * 100 + "——" * 30 + "……" * 30 + "1234567890" * 10,
)


@pytest.mark.parametrize("theme", THEMES)
def test_strange_text_stands_within_its_column_and_is_all_there(theme: str, tmp_path: Path) -> None:
    from seed2book.formats import pdf
    from seed2book.verify import finished

    span = (Span("a.txt", 1, 1),)
    blocks = tuple(Paragraph((Text(text),), span) for text in STRANGE)
    edition = Edition("e1", "a.txt", span, (Article("a1", span, blocks, Heading("怪字", span)),))
    publication, target = Publication("样张", "zh-Hans", (edition,)), tmp_path / "strange.pdf"
    values = load_theme(theme)
    pdf.write(print_book(publication, values), target, silent)
    finished.check(publication, target, "pdf")
    size, measure = values.grid.size_pt, values.grid.measure_pt
    for _, line in lines(target, (values.margins.bottom, values.margins.bottom + values.grid.height_pt)):
        if max(glyph.size for glyph in line) <= size:
            # An opening mark has its blank half outside.
            assert line[-1].x - line[0].x <= measure + size / 2, "".join(glyph.char for glyph in line)


@pytest.mark.parametrize("theme", THEMES)
def test_the_place_of_a_picture_that_is_not_there_takes_one_character_of_its_line(
    theme: str, tmp_path: Path
) -> None:
    span = (Span("a.txt", 1, 1),)
    inlines = (
        Text("镇上的老街修好了，茶馆"),
        Image("lost.png", "字"),
        Text("里坐满了人，说的都是新船的事。" * 16),
    )
    article = Article("a1", span, (Paragraph(inlines, span),), Heading("老街", span))
    publication = Publication("样张", "zh-Hans", (Edition("e1", "a.txt", span, (article,)),))
    report, _ = printed(publication, load_theme(theme), tmp_path / "place.pdf")
    assert report.missing == []
    assert report.places["ragged lines"] > 1
    assert report.examples == []


# --- text copied out --------------------------------------------------------------------------------------


def extracted_by_pdfium(target: Path) -> str:
    document = pypdfium2.PdfDocument(target)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages).replace("\x02", "-").replace("\ufffe", "-")


def extracted_by_poppler(target: Path) -> str:
    return _output("pdftotext", str(target), "-")


def extracted_by_mutool(target: Path) -> str:
    return _output("mutool", "draw", "-F", "text", str(target))


def _output(program: str, *arguments: str) -> str:
    if not shutil.which(program):
        lacking(f"{program} is not installed (apt-get install poppler-utils mupdf-tools)")
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def copied(line: str) -> re.Pattern[str]:
    """What may come out for a line: its characters, and one blank at most where Han and Latin meet."""
    parts = []
    for before, after in pairwise(f"{line} "):
        parts.append(re.escape(before))
        if bool(HAN.match(before)) != bool(HAN.match(after)) and (before.isascii() or after.isascii()):
            parts.append(" ?")
    return re.compile("".join(parts))


@pytest.mark.parametrize("extracted", [extracted_by_pdfium, extracted_by_poppler, extracted_by_mutool])
def test_the_hyphen_of_a_broken_word_is_not_copied_out(
    extracted: Callable[[Path], str], tmp_path: Path
) -> None:
    from seed2book.formats import pdf

    words = Text("系统由government资助的responsibility研究组说，在internationalization方面做过。" * 4)
    span = (Span("a.txt", 1, 1),)
    article = Article("a1", span, (Paragraph((words,), span),), Heading("外文", span))
    edition = Edition("e1", "a.txt", span, (article,))
    target = tmp_path / "words.pdf"
    pdf.write(print_book(Publication("样张", "zh-Hans", (edition,)), load_theme("book")), target, silent)
    text = extracted(target)
    long = ("responsibility", "internationalization")
    assert sum(map(text.count, long)) < 8
    assert [re.sub(r"\s", "", text).count(word) for word in long] == [4, 4]
    assert not re.search("[-\u00ad]", text[: text.index("2book")])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("extracted", [extracted_by_pdfium, extracted_by_poppler, extracted_by_mutool])
def test_lines_copy_out_without_blanks(
    theme: str, extracted: Callable[[Path], str], seeds: Publication, tmp_path: Path
) -> None:
    from seed2book.formats import pdf

    values, target = load_theme(theme), tmp_path / "seeds.pdf"
    pdf.write(print_book(seeds, values), target, silent)
    text = extracted(target)
    # Where the text itself has a blank, every program has one too.
    spaced = [e.text for e in expected(seeds, values, {}) if re.search(r"\s", e.text)]
    whole = "".join(re.sub(r"\s", "", e.text) for e in expected(seeds, values, {}) if e.text not in spaced)
    area = (values.margins.bottom, values.margins.bottom + values.grid.height_pt)
    set_lines = ["".join(glyph.char for glyph in line) for _, line in lines(target, area)]
    body = [line for line in set_lines if len(line) > 3 and line in whole]
    assert len(body) > 300
    assert [line for line in body if not copied(line).search(text)] == []
