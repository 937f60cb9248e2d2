"""Where the glyphs of real PDFs stand: the rules of docs/typesetting.md, counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from seed2book.config import load
from seed2book.model import (
    Block,
    Note,
    Paragraph,
    Publication,
    Quotation,
    plain_text,
)
from seed2book.pipeline import read_publication
from seed2book.progress import silent
from seed2book.typeset.print import print_book
from seed2book.typeset.theme import Theme, load_theme
from type_lines import DEFECTS, Expected, Report, inspect

ROOT = Path(__file__).resolve().parents[2]
THEMES = ("bulletin", "book")


@dataclass(frozen=True, slots=True)
class Place:
    """A column, or what is left of one inside a quotation: how far it is set in, in em."""

    theme: Theme
    left: float = 0.0
    right: float = 0.0
    indented: bool = True

    def inside(self, name: str) -> Place:
        text = self.theme.texts[name]
        return Place(self.theme, self.left + text.left, self.right + text.right, name != "list")

    def paragraph(self, it: Paragraph) -> Expected:
        grid, margins = self.theme.grid, self.theme.margins
        step = grid.measure_pt + grid.gutter * grid.size_pt
        columns = [n * step + self.left * grid.size_pt for n in range(grid.columns)]
        return Expected(
            plain_text(it.inlines),
            grid.size_pt,
            (tuple(margins.inner + x for x in columns), tuple(margins.outer + x for x in columns)),
            grid.measure_pt - (self.left + self.right) * grid.size_pt,
            grid.indent if self.indented and not it.resumes else 0.0,
        )


def expected(publication: Publication, theme: Theme) -> Iterator[Expected]:
    for edition in publication.editions:
        for article in edition.articles:
            yield from paragraphs(article.blocks, Place(theme))


def paragraphs(blocks: Iterable[Block], place: Place) -> Iterator[Expected]:
    for block in blocks:
        match block:
            case Paragraph():
                yield place.paragraph(block)
            case Quotation(inner):
                yield from paragraphs(inner, place.inside("quotation"))
            case Note(blocks=inner):
                yield from paragraphs(inner, place.inside("note"))
            case _:
                pass


def printed(publication: Publication, theme: Theme, target: Path) -> Report:
    from seed2book.formats import pdf

    pdf.write(print_book(publication, theme), target, silent)
    area = (theme.margins.bottom, theme.margins.bottom + theme.grid.height_pt)
    return inspect(target, list(expected(publication, theme)), theme.grid.leading_pt, area)


@pytest.fixture(scope="module")
def seeds() -> Publication:
    return read_publication([ROOT / "seeds"], load([ROOT / "seeds"])).publication


@pytest.fixture(scope="module", params=THEMES)
def report(
    request: pytest.FixtureRequest, seeds: Publication, tmp_path_factory: pytest.TempPathFactory
) -> Report:
    return printed(seeds, load_theme(request.param), tmp_path_factory.mktemp("pdf") / "seeds.pdf")


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_seeds_are_set_without(defect: str, report: Report) -> None:
    assert not report.missing
    assert report.places[defect]
    assert not report.found[defect], "\n".join(e for e in report.examples if e.startswith(defect))
