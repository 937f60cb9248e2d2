"""Markdown's blocks, and books: each page against the form it takes, and whole in the finished e-book.

A folder under `golden/markdown` or `golden/books` holds `page.txt` and what it becomes, `expected.txt`.
`SEED2BOOK_WRITE=1 pytest tests/test_golden_forms.py` writes the latter anew; look at the difference.
"""

import os
from pathlib import Path

import pytest

from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.settings.config import Settings
from seed2book.typeset.theme import load_theme
from sketch import sketch

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent for form in ("markdown", "books") for path in GOLDEN.glob(f"{form}/*/page.txt"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_a_page_takes_the_form_written_beside_it_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    reading = read_publication([folder / "page.txt"], Settings())
    found, golden = sketch(reading.publication), folder / "expected.txt"
    if os.environ.get("SEED2BOOK_WRITE"):
        golden.write_text(found, "utf-8")

    assert found == golden.read_text("utf-8")
    assert make(reading, Output("epub", load_theme("book")), tmp_path / "book.epub").size > 0


@pytest.mark.parametrize("form", ["markdown", "books"])
@pytest.mark.parametrize("theme", ["book", "bulletin"])
def test_all_pages_of_a_form_can_be_printed(form: str, theme: str, tmp_path: Path) -> None:
    reading = read_publication([GOLDEN / form], Settings())

    assert make(reading, Output("pdf", load_theme(theme)), tmp_path / "book.pdf").pages
