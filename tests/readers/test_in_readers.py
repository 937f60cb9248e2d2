"""Our e-books in real readers: every page turned, every line of the contents followed, day and night."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pixels

from browser_readers import READERS, SCREENS, Reader, opened
from epubs import AT, entry, packed, rewritten
from publications import publication
from real_tools import lacking
from seed2book.formats import azw3
from seed2book.formats.epub import write
from seed2book.model import (
    Article,
    Edition,
    Emphasis,
    Figure,
    Heading,
    Image,
    Link,
    Metadata,
    Note,
    NoteKind,
    NoteRef,
    Paragraph,
    Publication,
    Ruby,
    Text,
)
from seed2book.page_map import PageMap, PagePlace
from seed2book.profiles import PROFILES, EBook, Fonts
from seed2book.profiles.adapted import adapted
from seed2book.progress import silent
from seed2book.read.pixels import picture
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium, Writing
from seed2book.typeset.glyphs import coverage
from seed2book.typeset.theme import load_theme

# Each screen with a light of its own; the lights do not depend on the screen.
SIGHTS = list(zip(SCREENS, ("night", "day", "sepia"), strict=True))
THEME = load_theme("book")
RARE = next(c for c in sorted(coverage(THEME.faces[0].file)) if 0x20000 < ord(c) < 0x30000)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with opened() as browser:
        yield browser


def rich() -> Publication:
    """Gives a publication of two days with all that a reader may trip over."""
    long = "新船下水，可载四十人，村民们都来看。" * 60
    note = Note(NoteKind.FOOTNOTE, (Paragraph((Text("①船名“青石”。"),), AT),), AT, "n1")
    blocks = (
        Paragraph((Text("渡口添了新船"), NoteRef("n1", "①"), Text("。" + long)), AT),
        Paragraph((Ruby("青石", "qīng shí"), Text("镇，"), Emphasis((Text("要紧"),)), Text(RARE)), AT),
        Paragraph((Link("https://example.org/", (Text("公报"),)),), AT),
        Figure(AT, Image("p.jpg", "早市的鱼摊"), (Text("早市"),)),
        note,
    )
    days = [
        Edition(
            f"e-{day}-{page}",
            "page.txt",
            AT,
            (
                Article(
                    f"a-{day}-{page}", AT, blocks if day == page == 1 else blocks[1:3], Heading("添新船", AT)
                ),
            ),
            paper="水乡报",
            date=f"1987-03-0{day}",
            page=str(page),
        )
        for day in (1, 2)
        for page in (1, 2)
    ]
    return Publication("水乡旧闻", "zh-Hans", tuple(days), Metadata())


def made(
    folder: Path,
    profile: str = "generic",
    fonts: Fonts = Fonts.RARE,
    writing: Writing = Writing.HORIZONTAL,
) -> Path:
    file = io.BytesIO()
    Pixels.linear_gradient("L").convert("RGB").resize((900, 600)).save(file, "JPEG")
    pictures = {(AT[0].file, "p.jpg"): picture(file.getvalue())}
    pages = PageMap(
        "urn:x", (PagePlace("e-1-1", 0, "7"), PagePlace("a-1-1", 400, "8"), PagePlace("e-2-1", 0, "9"))
    )
    book = typeset(rich(), THEME, Medium.SCREEN, pictures, pages)
    return write(
        adapted(book, THEME.faces, EBook(profile, fonts, writing)), folder / "book.epub", silent
    ).path


def faults(walked: Any, writing: str = "horizontal-tb") -> list[tuple[str, Any]]:
    """Gives what a walk through a book found that a person would complain of; a cover is horizontal."""
    wrong: list[tuple[str, Any]] = []
    for page in walked["seen"]:
        wrong += [(key, page[key]) for key in ("error", "broken", "strange", "large") if page[key]]
        wrong += [("font", font) for font in page["fonts"] if font.endswith(": error")]
        wanted = writing if page["index"] else "horizontal-tb"
        wrong += [("writing", page["writing"])] if page["writing"] != wanted else []
    return wrong


@pytest.mark.parametrize(("screen", "light"), SIGHTS, ids=lambda value: value)
@pytest.mark.parametrize("name", READERS)
def test_every_page_is_turned_and_the_readers_own_settings_win(
    reader: Reader, name: str, screen: str, light: str, tmp_path: Path
) -> None:
    found = reader.open(made(tmp_path), name, screen, light)
    assert (found["title"], found["language"]) == ("水乡旧闻", "zh-Hans")
    walked = reader.ask("most => walk(most)", 500)
    assert faults(walked) == []
    assert len(walked["seen"]) == found["sheets"]
    assert walked["turns"] >= found["sheets"] - 1
    paragraphs = [page["paragraph"] for page in walked["seen"] if page["paragraph"]]
    assert paragraphs
    for paragraph in paragraphs:
        assert paragraph["size"] == "21px"
        assert paragraph["leading"] == "42px"
        assert "Readers Own" in paragraph["family"]
    fonts = {font for page in walked["seen"] for font in page["fonts"]}
    assert "Rare Han: loaded" in {font.replace('"', "") for font in fonts}


@pytest.mark.parametrize("name", READERS)
def test_every_line_of_the_contents_leads_somewhere_of_its_own(
    reader: Reader, name: str, tmp_path: Path
) -> None:
    found = reader.open(made(tmp_path), name, "an e-reader", "day")
    labels = [(line["depth"], line["label"]) for line in found["contents"]]
    assert labels[:4] == [
        (0, "1987年3月1日"),
        (1, "3月1日　第1版"),
        (2, "添新船"),
        (1, "3月1日　第2版"),
    ]
    reached = reader.ask("lines => follow(lines)", found["contents"])
    assert len(set(reached)) == len(labels)
    assert reached == sorted(reached)
    assert len(found["pages"]) == 3


@pytest.mark.parametrize(
    ("name", "screen", "light"), [("foliate", "an e-reader", "sepia"), ("epubjs", "a phone", "night")]
)
def test_vertical_lines_and_pages_run_from_right_to_left(
    reader: Reader, name: str, screen: str, light: str, tmp_path: Path
) -> None:
    found = reader.open(made(tmp_path, writing=Writing.VERTICAL), name, screen, light)
    assert found["leftward"]
    walked = reader.ask("most => walk(most)", 500)
    assert faults(walked, "vertical-rl") == []
    assert len(walked["seen"]) == found["sheets"]
    steps = [page["step"] for page in walked["seen"] if page["step"] and not page["step"][1]]
    assert steps
    assert all(right < 0 for right, _ in steps)
    fonts = {font.replace('"', "") for page in walked["seen"] for font in page["fonts"]}
    assert {"Rare Han: loaded", "Vertical Quotes: loaded"} <= fonts
    reached = reader.ask("lines => follow(lines)", found["contents"])
    assert len(set(reached)) == len(found["contents"])
    assert reached == sorted(reached)
    assert len(found["pages"]) == 3


def test_a_note_opens_in_a_window(reader: Reader, tmp_path: Path) -> None:
    found = reader.open(made(tmp_path), "foliate", "a phone", "night")
    (line,) = (line for line in found["contents"] if line["href"].endswith("a-1-1.xhtml"))
    reader.ask("href => reader.goTo(href)", line["href"])
    assert reader.ask("() => reader.note()") == "①船名“青石”。"


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "generic"])
def test_the_book_for_each_family_of_readers_opens_in_any(
    reader: Reader, profile: str, tmp_path: Path
) -> None:
    found = reader.open(made(tmp_path, profile, Fonts.SUBSET), "foliate", "a phone", "day")
    walked = reader.ask("most => walk(most)", 500)
    assert faults(walked) == []
    assert len(walked["seen"]) == found["sheets"]
    assert any("Noto Serif SC" in font for page in walked["seen"] for font in page["fonts"])


def test_a_broken_book_is_noticed(reader: Reader, tmp_path: Path) -> None:
    book = made(tmp_path)
    page = (
        entry(book, "EPUB/text/a-1-1.xhtml")
        .replace("picture-", "gone-")
        .replace("<em ", '<em style="color: red" ')
    )
    reader.open(rewritten(book, "EPUB/text/a-1-1.xhtml", page.encode()), "foliate", "a phone", "day")
    assert {what for what, _ in faults(reader.ask("most => walk(most)", 500))} == {"broken", "strange"}


def test_the_plainest_reader_has_all_the_text_and_the_contents(tmp_path: Path) -> None:
    if not shutil.which("mutool"):
        lacking("mutool is not installed (apt-get install mupdf-tools)")
    book = packed(publication(), tmp_path)
    commands = (("draw", "-q", "-F", "text"), ("run", str(Path(__file__).with_name("outline.js"))))
    said = [
        subprocess.run(["mutool", *command, str(book)], capture_output=True, check=True, encoding="utf-8")
        for command in commands
    ]
    text, outline = (re.sub(r"\s+", "", done.stdout) for done in said)
    for edition in publication().editions:
        for article in edition.articles:
            if article.title:
                assert re.sub(r"\s+", "", article.title.text) in text
                assert re.sub(r"\s+", "", article.title.text) in outline
    assert "版本说明" in outline
    # It gives a stylesheet up over a rule that it does not know: that one alone which is for newer readers.
    complaints = [line for line in said[0].stderr.splitlines() if line.startswith("error")]
    assert [line for line in complaints if "epub-css3.css" not in line] == []
    # It does not know what is hidden; the landmarks are no part of the page.
    assert "导览" not in text


def test_an_azw3_opens_with_its_contents_and_all_its_pages(reader: Reader, tmp_path: Path) -> None:
    if not shutil.which(azw3.PROGRAM):
        lacking("calibre is not installed (apt-get install calibre)")
    target = tmp_path / "book.azw3"
    azw3.convert(made(tmp_path, "kindle", Fonts.SUBSET), target)
    found = reader.open(target, "foliate", "an e-reader", "day")
    assert [line["label"] for line in found["contents"]][:3] == ["1987年3月1日", "3月1日　第1版", "添新船"]
    walked = reader.ask("most => walk(most)", 500)
    wrong = [fault for fault in faults(walked) if fault[0] != "strange"]
    assert wrong == []
    assert len(walked["seen"]) == found["sheets"]
