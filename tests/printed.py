"""Publications set in print for tests, and what can be read off their pages."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from seed2book import formats
from seed2book.formats import Artifact
from seed2book.model import Publication
from seed2book.progress import silent
from seed2book.typeset.print import print_book
from seed2book.typeset.theme import Theme


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page: from its lower left corner, in points; `baseline` is measured from the top."""

    page: int
    character: str
    size: float
    left: float
    right: float
    top: float
    bottom: float
    baseline: float


def printed(publication: Publication, theme: Theme, target: Path) -> Artifact:
    return formats.load("pdf").write(print_book(publication, theme), target, silent)


def glyphs(path: Path) -> Iterator[Glyph]:
    """Every character that leaves ink or has a width, in the order of the page's text."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            text, height = page.get_textpage(), page.get_height()
            for index in range(text.count_chars()):
                if pdfium.FPDFText_IsGenerated(text.raw, index):
                    continue
                left, bottom, right, top = text.get_charbox(index)
                x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
                pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
                pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
                size = abs(matrix.d) * pdfium.FPDFText_GetFontSize(text.raw, index)
                character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
                yield Glyph(number, character, size, left, right, top, bottom, height - y.value)


def page_texts(path: Path) -> list[str]:
    """The text of each page as a viewer copies it."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def bare(text: str) -> str:
    """The text without its blanks, and with the hyphens that PDFium takes for soft ones."""
    return re.sub(r"\s", "", text).replace("\x02", "-").replace("\ufffe", "-")
