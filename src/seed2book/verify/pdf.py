"""A PDF read back from disk: its text through PDFium, its make through pikepdf."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from seed2book.errors import VerificationError
from seed2book.verify.letters import letters

_ARTICLE = "Art"
# PDFium gives these for a hyphen at the end of a line, which it takes for one that a printer put in.
_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}


def read_articles(path: Path) -> str:
    """Gives the text inside the articles of a tagged PDF, in the order in which it is drawn.

    A newline ends every run of glyphs drawn in one go, so a line is at least one run. Running heads,
    folios, title page, contents and headings of editions are outside the articles' tags (`Art`, PDF 1.7
    §14.8.4.2) and not in it.

    Raises:
        VerificationError: the file is no PDF, or it is not tagged, so that nobody can tell an article
            from a running head.
    """
    document = _opened(path)
    try:
        if not pdfium.FPDFCatalog_IsTagged(document.raw):
            raise VerificationError(
                f"{path.name}: this PDF is not tagged, so its articles cannot be told apart"
            )
        return "\n".join(run for number in range(len(document)) for run in _page_runs(document[number]))
    finally:
        document.close()


def has_text(path: Path) -> bool:
    """Says whether any letter can be copied out of the PDF.

    Raises:
        VerificationError: the file is no PDF.
    """
    document = _opened(path)
    try:
        return any(letters(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


def _opened(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise VerificationError(f"{path.name}: cannot be opened as a PDF: {error}") from error


def _page_runs(page: Any) -> Iterator[str]:
    inside = _marked_as_article(page)
    text = page.get_textpage()
    try:
        for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
            drawn = pdfium.FPDFPage_GetObject(page.raw, index)
            if (
                pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT
                and pdfium.FPDFPageObj_GetMarkedContentID(drawn) in inside
            ):
                yield _text_of(drawn, text)
    finally:
        text.close()
        page.close()


def _text_of(drawn: Any, page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(drawn, page.raw, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(drawn, page.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    # The last two bytes are the terminating zero.
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").translate(_LINE_END_HYPHENS)


def _marked_as_article(page: Any) -> set[int]:
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return set()
    marked: set[int] = set()
    # Walked with a list of our own: a hostile file may nest deeper than Python calls.
    waiting = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), False)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element, inside = waiting.pop()
        if not element:
            continue
        inside = inside or _type_of(element) == _ARTICLE
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                waiting.append((child, inside))
            elif inside:
                marked.add(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index))
    pdfium.FPDF_StructTree_Close(tree)
    marked.discard(-1)
    return marked


def _type_of(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")
