"""Pictures in one column: what finds no room stands at the head of the next page, and the text goes on."""

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

import verapdf
from printed import bare, glyphs, page_texts
from seed2book.formats import Artifact
from seed2book.outputs import Output
from seed2book.pipeline import make, printed_pages, read_publication
from seed2book.reading import Reading
from seed2book.settings.config import Settings
from seed2book.typeset.theme import Theme, load_theme
from tags import tags

SAID = "清晨六点，河边的早市已经热闹起来，卖菜的、买鱼的、喝茶的，各有各的去处。全镇共修路16.5公里。"

KINDS = ("P", "Figure")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture as it is drawn: its page, and its edges in points from the left and from the top."""

    page: int
    left: float
    right: float
    top: float
    bottom: float


def _pictures(path: Path) -> list[_Drawn]:
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = thing.get_bounds()
                found.append(_Drawn(number, left, right, page.get_height() - top, page.get_height() - bottom))
    return found


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Two articles with a picture after every second paragraph, and one picture that is not there."""
    seeds = tmp_path_factory.mktemp("seeds")
    Image.new("RGB", (1400, 1100), "teal").save(seeds / "boat.jpg")
    for article in ("甲", "乙"):
        lines = [f"# 渡口添新船{article}"]
        for number in range(1, 9):
            lines.append(f"{article}{number}。" + SAID * (2 + number % 3))
            if number % 2 == 0:
                picture = "boat.jpg" if number < 8 else "lost.jpg"
                lines.append(f"![]({picture})\n图为{article}之{number}。 林一舟 摄")
        (seeds / f"{'甲乙'.index(article)}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return read_publication([seeds], Settings())


@pytest.fixture(scope="module", params=["book", "large-print", "jianbao"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(str(request.param))


@pytest.fixture(scope="module")
def pdf(reading: Reading, theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Artifact:
    return make(reading, Output("pdf", theme), tmp_path_factory.mktemp(theme.name) / "a.pdf")


def test_the_page_before_a_picture_is_full(pdf: Artifact, theme: Theme) -> None:
    grid = theme.grid
    foot = theme.margins.top + grid.height_pt
    depth = dict.fromkeys(range(1, (pdf.pages or 0) + 1), 0.0)
    for glyph in glyphs(pdf.path):
        if glyph.baseline < foot:
            depth[glyph.page] = max(depth[glyph.page], glyph.baseline)
    for article in tags(pdf.path).of("Art"):
        # Its last picture may stand behind all of its text.
        for page in sorted(article.pages)[:-2]:
            assert (foot - depth[page]) / grid.leading_pt < 5, page


def test_every_picture_is_heard_in_its_place_with_its_caption(pdf: Artifact) -> None:
    heard = [
        (article, kid.text())
        for article, art in zip("甲乙", tags(pdf.path).of("Art"), strict=True)
        for kid in art.walk()
        if kid.kind in ("P", "Caption")
    ]
    names = [re.sub(r"\s|林一舟摄", "", text)[:5] for _, text in heard]
    assert names == [
        name
        for article in "甲乙"
        for number in range(1, 9)
        for name in (f"{article}{number}。清晨", *([f"图为{article}之{number}"] if number % 2 == 0 else []))
    ]


def test_the_place_of_a_missing_picture_says_what_the_picture_shows(pdf: Artifact) -> None:
    said = [str(figure.said["/Alt"]) for figure in tags(pdf.path).of("Figure")]
    assert said == [f"图为{article}之{number}。" for article in "甲乙" for number in (2, 4, 6, 8)]


def test_pictures_stand_in_the_type_area_of_their_page(pdf: Artifact, theme: Theme) -> None:
    for figure in tags(pdf.path).of("Figure"):
        (page,) = figure.pages
        left, _, right, _ = (float(edge) for edge in figure.said["/A"].BBox)
        inner, outer = theme.margins.inner, theme.margins.outer
        begin = inner if page % 2 else outer
        assert begin - 0.1 < left < right < begin + theme.grid.width_pt + 0.1


def test_every_picture_is_drawn_above_its_caption_and_behind_its_paragraph(
    pdf: Artifact, theme: Theme
) -> None:
    grid, top, near = theme.grid, theme.margins.top, 1.5 * theme.grid.leading_pt
    ink = [glyph for glyph in glyphs(pdf.path) if top < glyph.baseline < top + grid.height_pt]
    text = "".join(glyph.character for glyph in ink)
    pictures = _pictures(pdf.path)
    paragraphs = {bare(tag.text())[:3]: tag.pages for tag in tags(pdf.path).of("P")}
    assert len(pictures) == 6
    for article in "甲乙":
        for number in (2, 4, 6):
            caption = ink[text.index(f"图为{article}之{number}")]
            (drawn,) = (
                p for p in pictures if p.page == caption.page and 0 < caption.baseline - p.bottom < near
            )
            assert drawn.left < caption.left < drawn.right
            start, last = ink[text.index(f"{article}{number}。清")], max(paragraphs[f"{article}{number}。"])
            above = [glyph for glyph in ink if glyph.page == drawn.page and glyph.baseline < drawn.top]
            # Below its paragraph, or else at the head of the page behind that which had no room for it.
            assert drawn.page in (last, last + 1)
            assert bool(above) == (drawn.page == last)
            assert start.page < drawn.page or start.baseline < drawn.top


def test_no_picture_leaves_its_article(pdf: Artifact) -> None:
    texts = "".join(bare(text) for text in page_texts(pdf.path))
    second = texts.rindex("渡口添新船乙", 0, texts.index("乙2。"))
    assert all(f"图为甲之{number}" in texts[:second] for number in (2, 4, 6, 8))
    assert all(f"图为乙之{number}" in texts[second:] for number in (2, 4, 6, 8))


def test_their_pages_can_be_told_to_an_e_book_and_are_accessible(reading: Reading, pdf: Artifact) -> None:
    places = printed_pages(reading, pdf.path).places
    assert {place.part for place in places} >= {article.id for article in reading.publication.articles}
    assert [fault for flavour in ("2a", "ua1") for fault in verapdf.faults(pdf.path, flavour)] == []


@pytest.mark.parametrize("lines", [1, 4, 7, 10])
def test_no_heading_is_left_behind_by_the_picture_below_it(lines: int, tmp_path: Path) -> None:
    Image.new("RGB", (1400, 1100), "teal").save(tmp_path / "boat.jpg")
    filling = "\n\n".join("填" * 26 for _ in range(lines + 4))
    picture = "![](boat.jpg)\n图为新船。 林一舟 摄"
    articles = (
        f"# 早市开张了\n\n{SAID * 9}\n\n{filling}",
        f"# 新船下水\n\n{picture}",
        f"# 渡口添新船\n\n{picture}\n\n{SAID * 9}\n\n## 水清岸绿\n\n{picture}\n\n{SAID * 4}",
        f"# 老街修好了\n\n{SAID}\n\n{picture}\n\n{SAID}",
    )
    (tmp_path / "page.txt").write_text("\n\n".join(articles), encoding="utf-8")
    reading = read_publication([tmp_path], Settings())
    made = make(reading, Output("pdf", load_theme("book")), tmp_path / "a.pdf")
    heard = [
        tag
        for art in tags(made.path).of("Art")
        for tag in art.walk()
        if tag.kind in KINDS or tag.kind[0] == "H"
    ]
    headings = [at for at, tag in enumerate(heard) if tag.kind[0] == "H"]
    assert len(headings) == 5
    for at in headings:
        assert max(heard[at].pages) == min(heard[at + 1].pages)
