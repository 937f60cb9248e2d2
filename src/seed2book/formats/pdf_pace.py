"""What keeps the renderer's time in proportion to the pages and lines of a PDF.

WeasyPrint looks through all elements of the sheet for the styles of each page, and counts all pages for each
element that it tags, so that twice the pages take it four times as long. Both are remembered here instead, as
is what it finds out over and over for lines (`pdf_lines`) and for styles (`pdf_styles`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

import pydyf
import weasyprint
from weasyprint.layout import page as layout

from seed2book.formats import pdf_lines, pdf_styles

# Other renderers may be made otherwise, and are left as they are.
_KNOWN = "70."
_STYLES, _REFERENCES = "set_page_type_computed_styles", "page_references"


@contextmanager
def paced() -> Iterator[None]:
    """Lets the renderer remember, as long as it works on one document."""
    made: list[tuple[Any, str, Any]] = []
    if weasyprint.__version__.startswith(_KNOWN):
        made += chain(_pages(), pdf_lines.replacements(), pdf_styles.replacements())
    before = [(owner, name, vars(owner)[name]) for owner, name, _ in made]
    for owner, name, value in made:
        setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, value in before:
            setattr(owner, name, value)


def _pages() -> Iterator[tuple[Any, str, Any]]:
    set_styles = layout.set_page_type_computed_styles
    yield layout, _STYLES, lambda kind, html, styles: set_styles(kind, html, _PageStyles(styles))
    yield pydyf.PDF, _REFERENCES, property(_Remembered(vars(pydyf.PDF)[_REFERENCES]))


class _PageStyles:
    """The styles of a sheet, of which those of one page are asked for as soon as they are added.

    They are added at the end; where none is, the page was met before, and all are given.
    """

    def __init__(self, styles: Any) -> None:
        self._styles = styles
        self._added: Mapping[Any, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._styles, name)

    def add_page_declarations(self, kind: Any) -> None:
        known = self._styles.get_cascaded_styles()
        before = len(known)
        self._styles.add_page_declarations(kind)
        self._added = {key: known[key] for key in islice(reversed(known), len(known) - before)}

    def get_cascaded_styles(self) -> Mapping[Any, Any]:
        return self._added or self._styles.get_cascaded_styles()


class _Remembered:
    """The references to the pages of the PDF that was asked last, as long as it gets no further page."""

    def __init__(self, references: property) -> None:
        self._count = references.fget
        self._of: tuple[int, int] | None = None
        self._known: tuple[bytes, ...] = ()

    def __call__(self, pdf: Any) -> tuple[bytes, ...]:
        asked = (id(pdf), len(pdf.pages["Kids"]))
        if asked != self._of and self._count:
            self._of, self._known = asked, self._count(pdf)
        return self._known
