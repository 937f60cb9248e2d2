"""The e-book as each family of readers wants it, and the fonts that it may bring along."""

import io
import re
import shutil
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from command import seed2book
from epubs import AT, entry, one_article, publication_of, set_for_screen, sheet
from publications import publication
from real_tools import lacking
from seed2book import pipeline
from seed2book.errors import AssetError, VerificationError
from seed2book.formats import azw3
from seed2book.formats.epub import write
from seed2book.model import (
    Article,
    Code,
    CodeSpan,
    Figure,
    Heading,
    Image,
    Note,
    NoteKind,
    NoteRef,
    Paragraph,
    Publication,
    Text,
)
from seed2book.outputs import Output
from seed2book.pictures import Picture
from seed2book.profiles import PROFILES, EBook, Fonts
from seed2book.profiles.adapted import adapted
from seed2book.profiles.fonts import Form, cut
from seed2book.profiles.kobo import sentences
from seed2book.progress import silent
from seed2book.settings.config import Settings
from seed2book.typeset import typeset
from seed2book.typeset.book import Book, Medium, Writing
from seed2book.typeset.glyphs import coverage
from seed2book.typeset.notes import called_back
from seed2book.typeset.theme import load_theme
from seed2book.verify.conservation import check_file
from seed2book.verify.epub import check

FACES = load_theme("book").faces
RARE = next(c for c in sorted(coverage(FACES[0].file)) if 0x20000 < ord(c) < 0x30000)


def noted() -> Publication:
    """Gives an article with a call, called twice, its note, and a picture."""
    text = Paragraph((Text("新船下水"), NoteRef("n1", "①"), Text("。又"), NoteRef("n1", "①")), AT)
    note = Note(NoteKind.FOOTNOTE, (Paragraph((Text("①船名“青石”。"),), AT),), AT, "n1")
    return publication_of(
        Article("a1", AT, (text, Figure(AT, Image("p.jpg", "早市"), (Text("早市"),)), note))
    )


def made_for(profile: str, made: Publication, fonts: Fonts = Fonts.NONE) -> Book:
    pictures = {(AT[0].file, "p.jpg"): Picture("p.jpg", "image/jpeg", b"", 900, 600)}
    book = typeset(made, load_theme("book"), Medium.SCREEN, pictures)
    return adapted(book, FACES, EBook(profile, fonts))


@pytest.mark.parametrize("fonts", [Fonts.RARE, Fonts.SUBSET])
@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_keeps_the_text_and_makes_a_sound_book(
    profile: str, fonts: Fonts, tmp_path: Path
) -> None:
    for number, made in enumerate((publication(), noted(), one_article(f"{RARE}村", f"到{RARE}村去。"))):
        book = adapted(set_for_screen(made), FACES, EBook(profile, fonts))
        path = write(book, tmp_path / f"{number}.epub", silent).path
        check_file(made, path, "epub")
        assert check(path) == ()


def test_a_note_leads_back_to_its_first_call() -> None:
    page = sheet(made_for("generic", noted()), "a1")
    assert page.count('id="n1-call"') == 1
    assert '<a class="backlink" epub:type="backlink" href="#n1-call" role="doc-backlink">①</a>船名' in page


def test_ten_thousand_notes_lead_back_in_no_time() -> None:
    calls = "".join(
        f'<p><a class="noteref" href="#n{n}" role="doc-noteref">[{n}]</a></p>\n' for n in range(10_000)
    )
    notes = "".join(f'<aside id="n{n}" class="footnote">\n<p>[{n}] 注</p></aside>\n' for n in range(10_000))
    start = time.process_time()
    made = called_back(calls + notes)
    assert time.process_time() - start < 2
    assert made.count('class="backlink"') == 10_000


# --- Kobo ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲。乙！", ["甲。", "乙！"]),
        ("他说：“好。”又说：“走！”", ["他说：“好。”", "又说：“走！”"]),
        ("（见第二版。）乙", ["（见第二版。）", "乙"]),
        ("甲……乙？！丙", ["甲……", "乙？！", "丙"]),
        ("没有句号", ["没有句号"]),
        ("Good! 3.5万元", ["Good! ", "3.5万元"]),
        ("“", ["“"]),
    ],
)
def test_sentences_end_with_their_marks_and_what_closes_behind_them(text: str, wanted: list[str]) -> None:
    assert list(sentences(text)) == wanted


def test_kobo_has_every_sentence_and_picture_in_a_span_of_its_own_number() -> None:
    page = sheet(made_for("kobo", noted()), "a1")
    assert '<div id="book-columns"><div id="book-inner">' in page
    ids = re.findall(r'<span class="koboSpan" id="kobo\.(\d+)\.(\d+)">', page)
    assert len(set(ids)) == len(ids)
    assert [int(paragraph) for paragraph, _ in ids] == sorted(int(paragraph) for paragraph, _ in ids)
    assert re.search(r'id="kobo\.\d+\.1"><img src="../images/p\.jpg"', page)
    assert not re.search(
        r">[^<\s]", re.sub(r'<span class="koboSpan"[^>]*>[^<]*', "", page[page.index("<body") :])
    )


# --- Kindle, Apple, 多看 ---------------------------------------------------------------------------------


def test_kindle_gets_no_second_cover_and_no_link_to_it() -> None:
    book = made_for("kindle", one_article())
    assert book.sheets[0].kind == "titlepage"
    assert not any("cover.xhtml" in one.xhtml for one in book.sheets)
    assert book.cover


def test_kindle_without_calibre_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(AssetError) as caught:
        azw3.converter()
    assert "apt-get install calibre" in caught.value.hint


def test_a_missing_calibre_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("# 渡口\n\n新船下水。\n", encoding="utf-8")
    done = seed2book(
        "epub", "page.txt", "--profile", "kindle", cwd=tmp_path, environment={"PATH": "/nowhere"}
    )
    assert done.returncode == AssetError.exit_code
    assert "calibre" in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "page.txt"]


def test_an_azw3_holds_the_whole_text_in_its_lines(tmp_path: Path) -> None:
    if not shutil.which(azw3.PROGRAM):
        lacking("calibre is not installed (apt-get install calibre)")
    (tmp_path / "page.txt").write_text("# 渡口添新船\n\n新船下水，可载四十人。\n", encoding="utf-8")
    reading = pipeline.read_publication([tmp_path / "page.txt"], Settings(title="水乡旧闻"))
    target = tmp_path / "book.azw3"
    wanted = EBook("kindle", writing=Writing.VERTICAL)
    pipeline.make(reading, Output("epub", load_theme("book"), e_book=wanted), target)
    assert target.read_bytes()[60:68] == b"BOOKMOBI"
    back = tmp_path / "back.epub"
    azw3.convert(target, back)
    check_file(reading.publication, back, "azw3")
    assert 'page-progression-direction="rtl"' in entry(back, "content.opf")
    assert "writing-mode: vertical-rl" in entry(back, "stylesheet.css")
    with pytest.raises(VerificationError, match="altered"):
        check_file(one_article("渡口添新船", "新船下水，可载五十人。"), back, "azw3")


def test_apple_is_told_of_fonts_only_where_there_are_some(tmp_path: Path) -> None:
    for fonts, told in ((Fonts.NONE, False), (Fonts.SUBSET, True)):
        book = write(made_for("apple", one_article(), fonts), tmp_path / f"{fonts}.epub", silent).path
        package = entry(book, "EPUB/content.opf")
        assert ('<meta property="ibooks:specified-fonts">true</meta>' in package) is told
        assert ('prefix="ibooks: http' in package) is told


def test_duokan_opens_notes_in_a_window_and_pictures_on_the_whole_screen() -> None:
    book = made_for("duokan", noted())
    page = sheet(book, "a1")
    assert re.search(r'<a id="n1-call" class="noteref duokan-footnote"[^>]*><img [^>]*/>①</a>', page)
    assert '<ol class="list duokan-footnote-content"><li class="duokan-footnote-item" id="n1"' in page
    assert '<figure class="duokan-image-single">' in page
    assert "note.png" in {picture.name for picture in book.pictures}
    assert "note.png" not in {picture.name for picture in made_for("duokan", one_article()).pictures}


# --- fonts ---------------------------------------------------------------------------------------------


def test_without_rare_characters_no_font_comes_along() -> None:
    assert made_for("generic", one_article(), Fonts.RARE).fonts == ()


def test_rare_characters_alone_bring_type_for_themselves_and_leave_the_rest_to_the_reader() -> None:
    book = made_for("generic", one_article("渡口", f"到{RARE}村去。"), Fonts.RARE)
    (font,) = book.fonts
    assert set(TTFont(io.BytesIO(font.data)).getBestCmap()) == {ord(RARE)}
    assert f'到<span class="rare">{RARE}</span>村去。' in sheet(book, "a1")
    (css,) = (css for name, css in book.stylesheets if name == "fonts.css")
    assert "body" not in css


def test_a_subset_has_the_characters_of_each_face_and_no_others() -> None:
    book = made_for("kobo", one_article("渡口", "新船下水。"), Fonts.SUBSET)
    fonts = {font.name: set(map(chr, TTFont(io.BytesIO(font.data)).getBestCmap())) for font in book.fonts}
    assert set(fonts) == {"song-400-1.ttf", "song-700-2.ttf"}
    assert set("渡口新船下水。目录版本说明") <= fonts["song-400-1.ttf"]
    assert "渡" in fonts["song-700-2.ttf"]
    assert "的" not in fonts["song-400-1.ttf"]
    (css,) = (css for name, css in book.stylesheets if name == "fonts.css")
    assert "WenKai" not in css


def test_code_is_set_in_its_own_face_and_the_han_in_it_in_that_of_the_text() -> None:
    words = (CodeSpan("ferry 渡口"),)
    article = Article("a1", AT, (Paragraph(words, AT), Code("船 = boat", AT)), Heading("渡口", AT))
    book = made_for("generic", publication_of(article), Fonts.SUBSET)
    fonts = {font.name[:8]: set(TTFont(io.BytesIO(font.data)).getBestCmap()) for font in book.fonts}
    assert set(map(ord, "ferybota=")) <= fonts["mono-400"]
    assert set(map(ord, "渡口船")) <= fonts["song-400"]
    (css,) = (css for name, css in book.stylesheets if name == "fonts.css")
    assert 'code, pre { font-family: "Noto Sans Mono", "Noto Serif SC", monospace; }' in css


def test_the_same_characters_give_the_same_font_in_every_form() -> None:
    for form, start in ((Form.WOFF2, b"wOF2"), (Form.TTF, b"\x00\x01\x00\x00")):
        once, again = (cut(FACES[0].file, set("渡口新船"), form) for _ in range(2))
        assert once == again
        assert once.startswith(start)


def test_fonts_lie_in_the_package_with_their_licence(tmp_path: Path) -> None:
    path = write(made_for("generic", one_article(), Fonts.SUBSET), tmp_path / "book.epub", silent).path
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "/fonts/" in name]
        assert any(name.endswith(".woff2") for name in names)
        assert "SIL OPEN FONT LICENSE" in archive.read("EPUB/fonts/noto-serif-sc-OFL.txt").decode()


def test_a_font_of_ones_own_goes_along_under_a_plain_name_and_without_a_foreign_licence(
    tmp_path: Path,
) -> None:
    own = tmp_path / "我的 宋体.ttf"
    shutil.copy(FACES[0].file, own)
    faces = (replace(FACES[0], file=own, licence=own), *FACES[1:])
    book = adapted(set_for_screen(one_article()), faces, EBook(fonts=Fonts.SUBSET))
    assert [font.licence for font in book.fonts] == [None, FACES[1].licence]
    assert check(write(book, tmp_path / "book.epub", silent).path) == ()


# --- settings ------------------------------------------------------------------------------------------


def test_build_makes_an_e_book_for_each_of_several_readers(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page.txt").write_text("# 渡口\n\n新船下水。\n", encoding="utf-8")
    settings = '[book]\ntitle = "甲"\n[build]\noutputs = ["epub", "epub:kobo", "epub:apple"]\n'
    (tmp_path / "seed2book.toml").write_text(settings, encoding="utf-8")
    assert seed2book("build", cwd=tmp_path).returncode == 0
    made = {path.name: entry(path, "EPUB/text/a-1-1.xhtml") for path in (tmp_path / "out").iterdir()}
    assert set(made) == {"甲.epub", "甲.kepub.epub", "甲-Apple.epub"}
    assert [name for name, page in made.items() if "koboSpan" in page] == ["甲.kepub.epub"]


def test_the_fonts_that_are_asked_for_are_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("# 渡口\n\n新船下水。\n", encoding="utf-8")
    seed2book("epub", "page.txt", "--fonts", "subset", "-o", "甲.epub", cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "甲.epub") as archive:
        assert "EPUB/fonts/song-400-1.woff2" in archive.namelist()


def test_a_profile_that_is_none_is_told_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("# 渡口\n\n新船下水。\n", encoding="utf-8")
    done = seed2book("epub", "page.txt", "--profile", "nook", cwd=tmp_path)
    assert done.returncode == 2
    assert "generic, kindle, kobo, apple, duokan" in done.stderr
