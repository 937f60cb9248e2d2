"""Pictures as they stand in the finished EPUB and PDF."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from epubs import AT, publication_of, sheet
from printed import glyphs, page_texts
from seed2book import formats
from seed2book.model import (
    Article,
    Block,
    Credit,
    Figure,
    Heading,
    Image as Named,
    Paragraph,
    Publication,
    Text,
)
from seed2book.pictures import Picture, Pictures
from seed2book.progress import silent
from seed2book.read.pixels import picture
from seed2book.source import Span
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium
from seed2book.typeset.theme import load_theme
from seed2book.verify.conservation import check_file

RED = (220, 30, 30)
WORDS = "清晨六点，河边的早市已经热闹起来，卖菜的、买鱼的、喝茶的，各有各的去处。" * 5
THEMES = ("book", "bulletin")


def made(width: int, height: int, colour: tuple[int, int, int] = RED, kind: str = "PNG") -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind)
    return picture(file.getvalue())


def paragraph(*inlines: Any) -> Paragraph:
    return Paragraph(inlines, AT)


def shown(*blocks: Block) -> Publication:
    text = paragraph(Text(WORDS))
    return publication_of(Article("a1", AT, (text, *blocks, text, text, text)))


FAIR = Figure(AT, Named("fair.png", ""), (Text("早市上的鱼摊"),), Credit("林一舟 摄"))
FAIRS: Pictures = {("page.txt", "fair.png"): made(1200, 800)}


def epub(publication: Publication, pictures: Pictures, folder: Path) -> Path:
    book = typeset(publication, load_theme("book"), Medium.SCREEN, pictures)
    return formats.load("epub").write(book, folder / "book.epub", silent).path


def pdf(publication: Publication, pictures: Pictures, folder: Path, theme: str) -> Path:
    book = typeset(publication, load_theme(theme), Medium.PRINT, pictures)
    return formats.load("pdf").write(book, folder / f"{theme}.pdf", silent).path


def embedded(path: Path) -> list[tuple[int, int]]:
    """The sizes of the pictures in the file, in pixels."""
    with pikepdf.open(path) as document:
        streams = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        return [(int(s.Width), int(s.Height)) for s in streams if s.get("/Subtype") == "/Image"]


def coloured(path: Path) -> tuple[int, tuple[float, float, float, float]]:
    """The page with red on it, from 1, and where: left, top, right and bottom, in points."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            red, green, _ = page.render(scale=2).to_pil().convert("RGB").split()
            strong = red.point([255 * (value > 180) for value in range(256)])
            weak = green.point([255 * (value < 80) for value in range(256)])
            if box := ImageChops.multiply(strong, weak).getbbox():
                left, top, right, bottom = (side / 2 for side in box)
                return number, (left, top, right, bottom)
    raise AssertionError("no page shows the picture")


def test_an_ebook_lists_its_pictures_and_describes_them_by_their_captions(tmp_path: Path) -> None:
    (found,) = FAIRS.values()
    path = epub(shown(FAIR), FAIRS, tmp_path)
    with ZipFile(path) as archive:
        assert archive.read(f"EPUB/images/{found.name}") == found.data
        package = archive.read("EPUB/content.opf").decode()
        article = archive.read("EPUB/text/a1.xhtml").decode()
    assert f'href="images/{found.name}"' in package
    assert f'<img src="../images/{found.name}" alt="早市上的鱼摊"/>' in article
    assert "林一舟" in article.split("<figcaption>")[1]
    assert '"schema:accessMode">visual<' in package
    assert "alternativeText" in package


def test_an_ebook_with_a_picture_without_words_claims_no_description_of_it(tmp_path: Path) -> None:
    path = epub(shown(Figure(AT, Named("fair.png", ""))), FAIRS, tmp_path)
    with ZipFile(path) as archive:
        package = archive.read("EPUB/content.opf").decode()
    assert "alternativeText" not in package
    assert '"schema:accessModeSufficient">textual<' not in package


def test_one_picture_of_two_names_is_in_the_book_once() -> None:
    (found,) = FAIRS.values()
    twice = {**FAIRS, ("page.txt", "again.png"): found}
    book = typeset(shown(FAIR), load_theme("book"), Medium.SCREEN, twice)
    assert book.pictures == (found,)


def test_each_seed_shows_its_own_picture_of_a_name() -> None:
    other = (Span("b/page.txt", 1, 1),)
    pictures = {**FAIRS, ("b/page.txt", "fair.png"): made(90, 60, (0, 0, 250))}
    book = typeset(shown(FAIR, replace(FAIR, spans=other)), load_theme("book"), Medium.SCREEN, pictures)
    names = [found.name for found in pictures.values()]
    text = sheet(book, "a1")
    assert 0 < text.index(names[0]) < text.index(names[1])


def test_a_picture_that_is_not_there_leaves_its_place_which_knows_its_name() -> None:
    book = typeset(shown(FAIR), load_theme("book"), Medium.SCREEN)
    assert '<div class="place" data-src="fair.png" aria-hidden="true"></div>' in sheet(book, "a1")
    assert not book.pictures


def test_a_large_picture_in_a_line_stands_below_it_and_a_sign_stays() -> None:
    sign = {("page.txt", "sign.png"): made(40, 40)}
    text = paragraph(
        Text("鱼叫"), Named("sign.png", "字"), Text("鱼，见"), Named("fair.png", "图"), Text("所示。")
    )
    article = sheet(typeset(shown(text), load_theme("book"), Medium.SCREEN, {**FAIRS, **sign}), "a1")
    line, rest = article.split("所示。</p>")
    assert line.split("<p>")[-1].startswith('鱼叫<img class="inline" ')
    assert line.endswith("鱼，见")
    assert rest.lstrip().startswith("<figure><img ")


def test_a_paragraph_of_nothing_but_a_picture_leaves_no_empty_one() -> None:
    article = sheet(
        typeset(shown(paragraph(Named("fair.png", ""))), load_theme("book"), Medium.SCREEN, FAIRS), "a1"
    )
    assert "<p></p>" not in article
    assert "<figure><img " in article


@pytest.mark.parametrize("theme", THEMES)
def test_a_printed_page_holds_the_picture_in_its_columns_above_its_caption(
    theme: str, tmp_path: Path
) -> None:
    path = pdf(shown(FAIR), FAIRS, tmp_path, theme)
    assert embedded(path) == [(1200, 800)]
    number, (left, top, right, bottom) = coloured(path)
    grid = load_theme(theme).grid
    # A flat picture with pixels enough stands across two columns of a newspaper.
    measure = grid.across_pt(min(grid.columns, 2))
    assert right - left == pytest.approx(measure, abs=1)
    assert bottom - top == pytest.approx(measure / 1.5, abs=1)
    caption = next(g for g in glyphs(path) if g.page == number and g.character == "摊")
    assert left < caption.left < caption.right < right
    assert 0 < caption.baseline - bottom < 2 * grid.leading_pt


@pytest.mark.parametrize("theme", THEMES)
def test_a_small_picture_is_set_at_150_pixels_an_inch_and_not_larger(theme: str, tmp_path: Path) -> None:
    path = pdf(shown(FAIR), {("page.txt", "fair.png"): made(150, 100)}, tmp_path, theme)
    _, (left, _, right, _) = coloured(path)
    assert right - left == pytest.approx(72, abs=1)


@pytest.mark.parametrize("theme", THEMES)
def test_a_high_picture_takes_no_more_than_its_share_of_the_page(theme: str, tmp_path: Path) -> None:
    path = pdf(shown(FAIR), {("page.txt", "fair.png"): made(500, 2000)}, tmp_path, theme)
    _, (left, top, right, bottom) = coloured(path)
    assert bottom - top <= 0.6 * load_theme(theme).grid.height_pt + 1
    assert bottom - top == pytest.approx(4 * (right - left), rel=0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("height", [611, 700, 777, 850])
def test_the_text_below_a_picture_is_on_the_grid_again(theme: str, height: int, tmp_path: Path) -> None:
    path = pdf(shown(FAIR), {("page.txt", "fair.png"): made(1200, height)}, tmp_path, theme)
    grid = load_theme(theme).grid
    song = [g for g in glyphs(path) if g.character in "清晨河早市卖" and abs(g.size - grid.size_pt) < 0.01]
    for page in {g.page for g in song}:
        baselines = sorted({round(g.baseline, 2) for g in song if g.page == page})
        offsets = [(line - baselines[0]) / grid.leading_pt for line in baselines]
        assert all(abs(offset - round(offset)) < 0.03 for offset in offsets), offsets


def test_the_same_pictures_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    for one, other in (
        (epub(shown(FAIR), FAIRS, tmp_path), epub(shown(FAIR), FAIRS, tmp_path / "again")),
        (pdf(shown(FAIR), FAIRS, tmp_path, "book"), pdf(shown(FAIR), FAIRS, tmp_path / "again", "book")),
    ):
        assert one.read_bytes() == other.read_bytes()


def test_a_picture_says_to_a_screen_reader_what_its_caption_says(tmp_path: Path) -> None:
    path = pdf(shown(FAIR), FAIRS, tmp_path, "book")
    with pikepdf.open(path) as document:
        said = [str(thing.get("/Alt")) for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
    assert "早市上的鱼摊" in said
    assert "早市上的鱼摊" in "".join(page_texts(path))


@pytest.mark.parametrize("place", [0, 3])
def test_a_flat_picture_stands_across_columns_wherever_its_article_names_it(
    tmp_path: Path, place: int
) -> None:
    blocks: list[Block] = [paragraph(Text(WORDS))] * 12
    blocks.insert(place, FAIR)
    paper = publication_of(Article("a1", AT, tuple(blocks), Heading("渡口添新船", AT)))
    path = pdf(paper, FAIRS, tmp_path, "bulletin")
    _, (left, _, right, _) = coloured(path)
    assert right - left == pytest.approx(load_theme("bulletin").grid.across_pt(2), abs=1)
    # Its caption keeps its place in the text.
    check_file(paper, path, "pdf")
