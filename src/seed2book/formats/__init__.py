"""The output formats: one module each, imported only when it is used, since WeasyPrint takes a second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from seed2book.progress import Progress
from seed2book.typeset.book import Book, Medium

# name -> (module, the medium it wants a book set for)
FORMATS: Mapping[str, tuple[str, Medium]] = {
    "epub": ("seed2book.formats.epub", Medium.SCREEN),
    "pdf": ("seed2book.formats.pdf", Medium.PRINT),
}


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file. In print, `pages` counts its pages and `page_of` maps an id to its page, from 1.

    `sheets` counts the sheets of paper that they share, where they do.
    """

    path: Path
    size: int
    pages: int | None = None
    page_of: Mapping[str, int] | None = None
    sheets: int | None = None


class Format(Protocol):
    """What a format's module offers."""

    def write(self, book: Book, target: Path, progress: Progress) -> Artifact:
        """Writes the file at `target`, a temporary place: the pipeline moves it once it was verified."""


def load(name: str) -> Format:
    """Imports the module of the format called `name`, a key of `FORMATS`."""
    return cast(Format, import_module(FORMATS[name][0]))
