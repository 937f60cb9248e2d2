"""Vertical text: lines and pages that run from right to left, with not one character changed."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from command import seed2book
from epubs import AT, entry, one_article, publication_of, set_for_screen, sheet
from publications import publication
from seed2book.formats.epub import write
from seed2book.model import Article, Code, CodeSpan, Paragraph, Publication, Ruby, Text
from seed2book.profiles import PROFILES, EBook, Fonts
from seed2book.profiles.adapted import adapted
from seed2book.profiles.fonts import Form, cut
from seed2book.profiles.turned import turned
from seed2book.progress import silent
from seed2book.typeset.book import Book, Writing
from seed2book.typeset.theme import load_theme
from seed2book.verify.conservation import check_file
from seed2book.verify.epub import check

THEME = load_theme("book")


def vertical(made: Publication, profile: str = "generic", fonts: Fonts = Fonts.NONE) -> Book:
    return adapted(set_for_screen(made), THEME.faces, EBook(profile, fonts, Writing.VERTICAL))


def paragraph(words: str, fonts: Fonts = Fonts.NONE, language: str = "zh-Hans") -> str:
    page = sheet(vertical(one_article(None, words, language=language), fonts=fonts), "a1")
    (found,) = re.findall(r"<p>(.*?)</p>", page)
    return str(found)


# --- the book ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_keeps_the_text_in_a_sound_book_whose_pages_run_from_right_to_left(
    profile: str, tmp_path: Path
) -> None:
    made = publication()
    path = write(vertical(made, profile, Fonts.RARE), tmp_path / "book.epub", silent).path
    check_file(made, path, "epub")
    assert check(path) == ()
    package = entry(path, "EPUB/content.opf")
    assert re.search(r'<spine [^>]*page-progression-direction="rtl"', package)
    assert '<meta name="primary-writing-mode" content="vertical-rl"/>' in package


def test_a_horizontal_book_says_nothing_of_directions(tmp_path: Path) -> None:
    package = entry(
        write(set_for_screen(publication()), tmp_path / "book.epub", silent).path, "EPUB/content.opf"
    )
    assert "progression" not in package
    assert "writing-mode" not in package


def test_every_sheet_of_text_is_vertical_and_the_cover_is_not() -> None:
    book = vertical(publication())
    styles = dict(book.stylesheets)
    for one in book.sheets:
        linked = re.findall(r'href="\.\./styles/([^"]+)"', one.xhtml)
        assert set(linked) <= set(styles)
        assert ("writing-mode: vertical-rl" in "".join(styles[name] for name in linked)) == (
            one.kind != "cover"
        )


def test_the_command_names_the_file_by_it_and_extract_gives_the_same_seed_back(tmp_path: Path) -> None:
    text = "# 渡口添新船\n\n1987年3月12日，“青石号”下水，载40人。\n\n新船长20米，村民都来看。\n"
    (tmp_path / "page.txt").write_text(text, "utf-8")
    done = seed2book("epub", "page.txt", "--title", "水乡", "--writing", "vertical", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = tmp_path / "out" / "水乡-竖排.epub"
    with ZipFile(made) as book:
        assert any(name.endswith("quotes.woff2") for name in book.namelist())
    assert seed2book("extract", made, "-o", "back", cwd=tmp_path).returncode == 0
    assert (tmp_path / "back/seeds/page.txt").read_text("utf-8").strip() == text.strip()


def test_the_settings_ask_for_it_and_a_build_makes_both(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("# 渡口\n\n新船下水。\n", "utf-8")
    settings = '[book]\ntitle = "水乡"\n[build]\noutputs = ["epub", "epub:vertical", "epub:kobo,vertical"]\n'
    (tmp_path / "seed2book.toml").write_text(settings, "utf-8")
    assert seed2book("build", "page.txt", cwd=tmp_path).returncode == 0
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert names == {"水乡.epub", "水乡-竖排.epub", "水乡-竖排.kepub.epub"}
    (tmp_path / "seed2book.toml").write_text(
        '[book]\ntitle = "山乡"\n[epub]\nwriting = "vertical"\n', "utf-8"
    )
    assert seed2book("epub", "page.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "山乡-竖排.epub").exists()


# --- numbers -------------------------------------------------------------------------------------------


def test_short_numbers_and_single_letters_stand_upright_in_the_line() -> None:
    assert paragraph("3月12日来了100人，买A股。") == (
        '<span class="upright">3</span>月<span class="upright">12</span>日来了'
        '<span class="upright">100</span>人，买<span class="upright">A</span>股。'
    )


def test_a_year_stands_digit_under_digit() -> None:
    assert paragraph("1987年") == '<span class="stacked">1987</span>年'


@pytest.mark.parametrize(
    "words",
    ["圆周率3.14", "12:30开船", "增长5%", "共12000人", "第3-5页", "用Windows系统", "走G60路", "1,200吨"],
)
def test_what_is_more_than_a_short_number_stays_in_one_piece(words: str) -> None:
    assert paragraph(words) == words


def test_a_number_in_what_stands_for_a_character_is_none() -> None:
    assert paragraph("他's来") == "他&#39;s来"


def test_code_and_readings_are_left_alone() -> None:
    words = (Ruby("青", "qing 1"), Text("12"), CodeSpan("x = 12"))
    blocks = (Paragraph(words, AT), Code("水位 12", AT))
    page = sheet(vertical(publication_of(Article("a1", AT, blocks))), "a1")
    assert "<rt>qing 1</rt>" in page
    assert "<code>x = 12</code>" in page
    assert "<pre><code>水位 12</code></pre>" in page
    assert '<span class="upright">12</span>' in page


def test_a_sentence_that_kobo_counts_is_not_cut_at_its_numbers() -> None:
    page = sheet(vertical(one_article(None, "3月12日，新船下水。"), "kobo"), "a1")
    assert (
        '<span class="koboSpan" id="kobo.1.1"><span class="upright">3</span>月'
        '<span class="upright">12</span>日，新船下水。</span>'
    ) in page


# --- quotation marks -----------------------------------------------------------------------------------


def drawn(font: TTFont) -> dict[str, object]:
    """Gives the outline that a face has for each of its characters."""
    shapes = {}
    for code, name in font.getBestCmap().items():
        pen = RecordingPen()
        font.getGlyphSet()[name].draw(pen)
        shapes[chr(code)] = pen.value
    return shapes


def quotes(language: str) -> dict[str, object]:
    """Gives the outlines of a book's own face for quotation marks."""
    book = vertical(one_article(None, "“青‘石’号”", language=language), fonts=Fonts.RARE)
    (font,) = book.fonts
    return drawn(TTFont(io.BytesIO(font.data)))


def test_quotation_marks_are_drawn_as_corner_brackets_and_stay_what_they_are() -> None:
    assert paragraph("“青石”号", Fonts.RARE) == (
        '<span class="quote">“</span>青石<span class="quote">”</span>号'
    )
    brackets = drawn(TTFont(io.BytesIO(cut(THEME.faces[0].file, "『』「」", Form.TTF))))
    for language, inner, outer in (("zh-Hans", "「」", "『』"), ("zh-Hant", "『』", "「」")):
        assert quotes(language) == dict(zip("“”‘’", (brackets[mark] for mark in outer + inner), strict=True))


def test_the_apostrophe_of_a_latin_word_is_no_quotation_mark() -> None:
    assert "quote" not in paragraph("叫做Sailor’s的船", Fonts.RARE)


def test_without_fonts_the_marks_are_the_readers_business() -> None:
    assert paragraph("“青石”号") == "“青石”号"


# --- the stylesheet ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("across", "down"),
    [
        ("p { margin: 1em 2em 3em 4em; }", "p { margin: 4em 1em 2em 3em; }"),
        ("p { padding: 1em 2em 3em; }", "p { padding: 2em 1em 2em 3em; }"),
        ("p { margin: 1em auto; }", "p { margin: auto 1em auto 1em; }"),
        ("p { margin: 0; }", "p { margin: 0; }"),
        ("p { border-bottom: thin solid; }", "p { border-left: thin solid; }"),
        ("p { margin-left: 1em; text-indent: 2em; }", "p { margin-top: 1em; text-indent: 2em; }"),
        ("img { max-width: 100%; height: auto; }", "img { max-height: 100%; width: auto; }"),
        ("img { max-height: 85vh; }", "img { max-width: 85vw; }"),
        ("@supports (x: y) { u { left: 0; } }", "@supports (x: y) { u { top: 0; } }"),
        ("p { text-align: left; line-height: 2; }", "p { text-align: left; line-height: 2; }"),
    ],
)
def test_boxes_are_turned_and_lines_keep_their_own_words(across: str, down: str) -> None:
    assert re.sub(r"\s+", " ", turned(across)) == down


def test_a_stylesheet_turned_four_times_is_what_it_was() -> None:
    def plain(css: str) -> str:
        return re.sub(r"\s+", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))

    once = turned(THEME.screen_css)
    assert plain(once) != plain(THEME.screen_css)
    assert plain(turned(turned(turned(turned(once))))) == plain(once)
