"""The golden pages once more, as an engine gives them that ends a line where the print does."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from print_lines import Print, in_print_lines
from structure_marks import Mark, marks_of
from test_golden_pages import LAID_OUT, LATER, PAGES, truth_beside

# These come in print lines already, and would be wrapped twice.
_ALREADY = ("1978-hardwrap", "2018-yunling-pdf", "2018-district", "cw1987")

# What is reached today, rounded down. A change may only raise it.
FORMS: Mapping[str, tuple[Print, Mapping[str, float]]] = {
    "headings marked, blank lines between paragraphs": (
        Print(20, False, True, True),
        {
            "articles": 0.98,
            "joins": 0.94,
            "bylines": 0.96,
            "subheads": 0.91,
            "kickers": 0.95,
            "captions": 0.74,
            "paragraphs": 0.89,
        },
    ),
    "headings marked, first lines set in": (
        Print(20, True, True, False),
        {
            "articles": 0.96,
            "joins": 0.94,
            "bylines": 0.94,
            "subheads": 0.85,
            "kickers": 0.87,
            "captions": 0.75,
            "paragraphs": 0.88,
        },
    ),
    "nothing marked, first lines set in": (
        Print(26, True, False, False),
        {
            "articles": 0.93,
            "joins": 0.93,
            "bylines": 0.90,
            "subheads": 0.77,
            "kickers": 0.89,
            "captions": 0.75,
            "paragraphs": 0.83,
        },
    ),
    "nothing marked, nothing set in": (
        Print(26, False, False, False),
        {
            "articles": 0.92,
            "joins": 0.95,
            "bylines": 0.89,
            "subheads": 0.74,
            "kickers": 0.89,
            "captions": 0.76,
            "paragraphs": 0.66,
        },
    ),
}


@cache
def marks(name: str) -> Mapping[str, Mapping[str, Mark]]:
    form, _ = FORMS[name]
    with TemporaryDirectory() as folder:
        return {
            page.stem: marks_of(*in_print_lines(page, truth_beside(page), form, Path(folder)))
            for page in PAGES
            if page.stem not in _ALREADY and page.parent.name not in (LAID_OUT, *LATER)
        }


@pytest.mark.parametrize(
    "measure", ["articles", "joins", "bylines", "subheads", "kickers", "captions", "paragraphs"]
)
@pytest.mark.parametrize("name", FORMS)
def test_pages_in_print_lines_are_understood(name: str, measure: str) -> None:
    told = {
        slug: page[measure]
        for slug, page in marks(name).items()
        if page[measure].found or page[measure].wanted
    }
    mean = sum(mark.f1 for mark in told.values()) / len(told)
    misses = "\n".join(
        f"{slug} {mark.f1:.3f}\n  " + "\n  ".join(mark.misses) for slug, mark in told.items() if mark.misses
    )
    floor = FORMS[name][1][measure]
    assert mean >= floor, f"{measure}: mean {mean:.3f}, floor {floor}\n{misses}"
