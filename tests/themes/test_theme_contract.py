"""What every theme promises, whichever there are: a new folder in `styles/` is held to it as it is."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from printed import Glyph, bare, glyphs, page_texts, printed
from publications import publication
from seed2book.formats import Artifact
from seed2book.model import Publication, Table, Text
from seed2book.typeset.theme import Theme, load_theme, theme_names
from seed2book.verify.conservation import check_file
from seed2book.verify.expected import units

# Two points allow for strokes that leave their em.
TOLERANCE_PT = 2
# Lines kept as they were have half a line around them.
VERBATIM = "| 残行"


@pytest.fixture(scope="module", params=theme_names())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(str(request.param))


@pytest.fixture(scope="module")
def book() -> Publication:
    return publication(date="2022-12-01", issue="3", total_issue="45", publisher="青石镇文化站")


@pytest.fixture(scope="module")
def pdf(theme: Theme, book: Publication, tmp_path_factory: pytest.TempPathFactory) -> Artifact:
    return printed(book, theme, tmp_path_factory.mktemp(theme.name) / "book.pdf")


@pytest.fixture(scope="module")
def ink(pdf: Artifact) -> list[Glyph]:
    return list(glyphs(pdf.path))


def is_text(glyph: Glyph, theme: Theme) -> bool:
    return abs(glyph.size - theme.grid.size_pt) < 0.05


def test_a_theme_has_both_names_and_is_found_by_each(theme: Theme) -> None:
    assert load_theme(theme.name_zh) is load_theme(theme.name) is load_theme(theme.folder)


def test_every_page_has_the_size_the_theme_says(theme: Theme, pdf: Artifact) -> None:
    with pikepdf.open(pdf.path) as document:
        assert len(document.pages) == pdf.pages
        for page in document.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            assert (right - left) / 72 * 25.4 == pytest.approx(theme.page.width_mm, abs=0.1)
            assert (top - bottom) / 72 * 25.4 == pytest.approx(theme.page.height_mm, abs=0.1)


def test_every_link_is_tagged_as_one(pdf: Artifact) -> None:
    with pikepdf.open(pdf.path) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        owners = {int(number): owner for number, owner in zip(numbers[::2], numbers[1::2], strict=True)}
        links = [note for page in document.pages for note in page.get("/Annots", [])]
        assert links
        for link in links:
            assert owners[int(link.StructParent)].S == "/Link"  # PDF/UA-1, 7.18.5


def test_the_shipped_faces_are_embedded_as_subsets_and_no_others(theme: Theme, pdf: Artifact) -> None:
    families = {face.family.replace(" ", "-") for face in theme.faces}
    with pikepdf.open(pdf.path) as document:
        fonts = {
            str(font.BaseFont): font
            for page in document.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        assert fonts
        for name, font in fonts.items():
            assert re.match(r"/[A-Z]{6}\+", name), name
            assert any(family in name for family in families), name
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor, name
        assert pdf.size < 300_000


def test_the_outline_lists_editions_and_below_them_their_articles(book: Publication, pdf: Artifact) -> None:
    with pypdfium2.PdfDocument(pdf.path) as document:
        outline = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    levels = {title: level for level, title in outline}
    names = ["一条老街　两岸新风", "渡口添新船", "镇图书馆周末延长开放至晚上九……", "桥头书屋一周年"]
    assert [title for _, title in outline if title in names] == names
    edition = levels["版面一"]
    assert {levels[name] for name in names} == {edition + 1}


def test_every_article_is_on_the_page_that_the_artifact_says(book: Publication, pdf: Artifact) -> None:
    assert pdf.page_of is not None
    pages = [bare(text) for text in page_texts(pdf.path)]
    for article in book.articles:
        opening = bare(next(unit.text for unit in units(article)))
        assert opening in pages[pdf.page_of[article.id] - 1]
    assert all(f"{article.id}-1" in pdf.page_of for article in book.articles)


def test_contents_give_the_page_of_each_article(book: Publication, pdf: Artifact) -> None:
    assert pdf.page_of is not None
    contents = [bare(text) for text in page_texts(pdf.path) if bare(text).startswith("目录")]
    for text in contents:
        for article in book.articles:
            if article.title:
                label = bare(article.title.text)
                assert re.search(rf"{label}[….]*{pdf.page_of[article.id]}(?!\d)", text), label


def test_no_text_is_outside_the_page_or_runs_into_the_side_margins(theme: Theme, ink: list[Glyph]) -> None:
    narrower = min(theme.margins.inner, theme.margins.outer) - TOLERANCE_PT
    width, height = theme.page.width_mm / 25.4 * 72, theme.page.height_mm / 25.4 * 72
    for glyph in ink:
        assert narrower <= glyph.left, glyph
        assert glyph.right <= width - narrower, glyph
        assert glyph.bottom >= 0, glyph
        assert glyph.top <= height, glyph


@pytest.mark.parametrize("title", ["青" * 80, "Herald" * 13, "The Qingshi Herald and Weekly " * 3])
def test_a_title_of_80_characters_stands_whole_above_the_text_of_its_page(
    theme: Theme, book: Publication, title: str, tmp_path: Path
) -> None:
    made = printed(replace(book, title=title.strip()), theme, tmp_path / "long.pdf")
    page = [glyph for glyph in glyphs(made.path) if glyph.page == 1 and not glyph.character.isspace()]
    sizes = [row.size_pt for name, row in theme.sizes.items() if name.startswith(("masthead", "titlepage"))]
    shown = [glyph for glyph in page if any(abs(glyph.size - size) < 0.05 for size in sizes)]
    assert bare("".join(glyph.character for glyph in shown)).startswith(bare(title))
    letters = shown[: len(bare(title))]
    assert min(glyph.left for glyph in letters) > theme.margins.inner - TOLERANCE_PT
    assert min(glyph.top for glyph in letters) >= 0
    foot = max(glyph.baseline for glyph in letters)
    below = [glyph for glyph in page if glyph not in letters and glyph.left < letters[0].left]
    assert all(glyph.baseline > foot for glyph in below)


def test_the_lines_of_neighbouring_columns_are_level(theme: Theme, ink: list[Glyph]) -> None:
    for page in {glyph.page for glyph in ink}:
        rows = {round(g.baseline, 1) for g in ink if g.page == page and is_text(g, theme)}
        assert len(rows) <= theme.grid.lines, page


def test_a_single_column_stands_on_the_grid_of_the_page(theme: Theme, ink: list[Glyph]) -> None:
    if theme.grid.columns > 1:
        pytest.skip("the modules of a newspaper page each have their own grid")
    for page in {glyph.page for glyph in ink}:
        steps = {
            round((g.baseline - theme.margins.top) % theme.grid.leading_pt)
            for g in ink
            if g.page == page and is_text(g, theme) and g.character not in VERBATIM
        }
        assert len(steps) <= 1, (page, steps)


def test_the_items_of_a_list_stand_on_lines_that_follow_each_other(theme: Theme, ink: list[Glyph]) -> None:
    text = "".join(glyph.character for glyph in ink)
    at = [ink[text.index(item)].baseline for item in ("修路；", "清淤；", "东段")]
    assert [below - above for above, below in pairwise(at)] == pytest.approx(
        [theme.grid.leading_pt] * 2, abs=0.5
    )


def test_every_line_of_the_text_can_be_copied_out_in_order(
    theme: Theme, book: Publication, ink: list[Glyph]
) -> None:
    # Running heads and folios may come between the pages of a paragraph.
    top, foot = theme.margins.top, theme.margins.top + theme.grid.height_pt
    text = bare("".join(glyph.character for glyph in ink if top <= glyph.baseline <= foot))
    # A picture may stand at the head of the page on which a paragraph goes on, and its words with it.
    for unit in (unit for article in book.articles for unit in units(article) if unit.apart):
        said = next(form for form in map(bare, (unit.text, *unit.others)) if form in text)
        text = text.replace(said, "", 1)
    for article in book.articles:
        at = 0
        for unit in (unit for unit in units(article) if not unit.apart):
            forms = [bare(form) for form in (unit.text, *unit.others)]
            found = {text.find(form, at): form for form in forms if text.find(form, at) >= 0}
            assert found, unit
            at = min(found) + len(found[min(found)])


def test_no_character_is_replaced_by_one_that_looks_like_it(book: Publication, pdf: Artifact) -> None:
    wanted = {character for article in book.articles for unit in units(article) for character in unit.text}
    radicals = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
    found = set("".join(page_texts(pdf.path)))
    assert not {character for character in found - wanted if radicals.match(character)}
    assert set("“”·—：，。《》（）") & wanted <= found


def test_the_file_says_its_title_and_language_and_is_tagged(book: Publication, pdf: Artifact) -> None:
    with pikepdf.open(pdf.path) as document:
        assert str(document.docinfo["/Title"]) == book.title
        assert str(document.Root.Lang) == "zh-CN"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_two_runs_give_the_same_bytes(theme: Theme, book: Publication, pdf: Artifact, tmp_path: Path) -> None:
    again = printed(book, theme, tmp_path / "again.pdf")
    assert again.path.read_bytes() == pdf.path.read_bytes()


def test_a_wide_table_over_pages_is_printed_row_by_row(
    theme: Theme, book: Publication, tmp_path: Path
) -> None:
    rows = tuple(tuple((Text(f"数{row}值{column}"),) for column in range(20)) for row in range(16))
    edition = book.editions[0]
    article = edition.articles[0]
    table = replace(article, blocks=(Table(rows, article.spans, header_rows=1),))
    wide = replace(book, editions=(replace(edition, articles=(table,)),))
    made = printed(wide, theme, tmp_path / "table.pdf")
    check_file(wide, made.path, "pdf")


def test_no_cell_of_a_table_is_wider_than_its_column(theme: Theme, book: Publication, tmp_path: Path) -> None:
    long = "这一队在春汛里遇到了多年不见的大群黄鱼" * 2
    rows = tuple(((Text(name),), (Text("600"),), (Text(long),)) for name in ("东风队", "红星队"))
    edition = book.editions[0]
    article = edition.articles[0]
    table = replace(article, standfirst=(), blocks=(Table(rows, article.spans),))
    narrow = replace(book, editions=(replace(edition, articles=(table,)),))
    made = printed(narrow, theme, tmp_path / "table.pdf")
    check_file(narrow, made.path, "pdf")
    found = [glyph for glyph in glyphs(made.path) if glyph.character in "遇到鱼群"]
    assert found
    assert max(glyph.right for glyph in found) - min(glyph.left for glyph in found) < theme.grid.measure_pt
