"""DAISY Ace, the checker of accessibility, finds no violation in any of our e-books."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from book_cases import BOOKS, as_epub
from command import seed2book
from epubs import entry, one_article, packed, rewritten
from node_tools import node
from seed2book.model import Publication
from seed2book.typeset.book import Writing

SEEDS = Path(__file__).parents[2] / "seeds"
# A call starts node and its modules; so many books share one.
_TOGETHER = 6
_NAMES = list(BOOKS)
_HEAPS = [_NAMES[at : at + _TOGETHER] for at in range(0, len(_NAMES), _TOGETHER)]


def violations(epubs: Sequence[Path]) -> dict[str, list[str]]:
    """Gives what Ace finds in each book, by its name."""
    found = json.loads(node("ace.cjs", *epubs, package="@daisy/ace-core"))
    return {Path(epub).stem: faults for epub, faults in found.items()}


@pytest.mark.parametrize("names", _HEAPS, ids=lambda names: f"{names[0]} and others")
def test_ace_finds_nothing_in_books_with(names: list[str], tmp_path: Path) -> None:
    epubs = [as_epub(BOOKS[name], tmp_path / f"{name}.epub") for name in names]
    assert violations(epubs) == {name: [] for name in names}


def test_ace_finds_nothing_in_books_in_vertical_lines(tmp_path: Path) -> None:
    names = ("every kind of block", "tables, notes and code", "pages of several years")
    epubs = [as_epub(BOOKS[name], tmp_path / f"{name}.epub", Writing.VERTICAL) for name in names]
    assert violations(epubs) == {name: [] for name in names}


def test_ace_finds_nothing_in_the_sample(tmp_path: Path) -> None:
    seed2book("epub", SEEDS, "-o", "sample.epub", cwd=tmp_path)
    assert violations([tmp_path / "sample.epub"]) == {"sample": []}


def test_ace_is_heard_when_it_finds_something(tmp_path: Path) -> None:
    made: Publication = one_article()
    epub = packed(made, tmp_path)
    package = entry(epub, "EPUB/content.opf")
    silent = package.replace("accessibilitySummary", "nothing")
    assert silent != package
    (found,) = violations([rewritten(epub, "EPUB/content.opf", silent.encode())]).values()
    assert "metadata-accessibilitysummary" in "".join(found)
