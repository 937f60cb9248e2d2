"""A PDF read back from disk: its text through PDFium, its make through pikepdf."""

from __future__ import annotations

import ctypes
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from seed2book.errors import VerificationError
from seed2book.messages import _
from seed2book.verify.letters import letters

_ARTICLE, _CAPTION = pikepdf.Name.Art, pikepdf.Name.Caption
# PDFium gives these for a hyphen at the end of a line, which it takes for one that a printer put in.
_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its folio as the file labels it, and the text there of each article, by the article's id.

    `captions` have what is said there of each article's pictures, which is not in `pieces`. `source`
    identifies the file: the URN that its first identifier stands for (ISO 32000-1 §14.4).
    """

    label: str
    pieces: Mapping[str, str]
    captions: Mapping[str, str]
    source: str


def read_pages(path: Path) -> tuple[PrintedPage, ...]:
    """Gives every page with the text of its articles, in the order in which it is drawn, and its captions.

    Running heads, folios, title page, contents and headings of editions are outside the articles' tags
    (`Art`, PDF 1.7 §14.8.4.2) and not in it.

    Raises:
        VerificationError: the file is no PDF, or it is not tagged, so that nobody can tell an article
            from a running head.
    """
    document = _tagged(path)
    try:
        source = _identifier(document)
        pages = []
        for number, places in enumerate(_marked_as_articles(path)):
            pieces: dict[str, str] = {}
            captions: dict[str, str] = {}
            for place, run in _page_runs(document[number], places):
                texts = captions if place.caption else pieces
                texts[place.article] = texts.get(place.article, "") + run
            label = document.get_page_label(number) or str(number + 1)
            pages.append(PrintedPage(label, pieces, captions, source))
        return tuple(pages)
    finally:
        document.close()


def read_named_pages(path: Path) -> Mapping[str, int]:
    """Gives the page, counted from 0, of every place that the file names (ISO 32000-1 §12.3.2.3).

    Raises:
        VerificationError: the file is no PDF.
    """
    document = _opened(path)
    try:
        named: dict[str, int] = {}
        for number in range(pdfium.FPDF_CountNamedDests(document.raw)):
            size = ctypes.c_long(0)
            pdfium.FPDF_GetNamedDest(document.raw, number, None, ctypes.byref(size))
            buffer = ctypes.create_string_buffer(max(size.value, 2))
            place = pdfium.FPDF_GetNamedDest(document.raw, number, buffer, ctypes.byref(size))
            if place:
                name = buffer.raw[: max(size.value - 2, 0)].decode("utf-16-le", "replace")
                named[name] = pdfium.FPDFDest_GetDestPageIndex(document.raw, place)
        return named
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
        raise VerificationError(
            _("{file}: cannot be opened as a PDF: {error}").format(file=path.name, error=error)
        ) from error


def _inside(path: Path) -> pikepdf.Pdf:
    try:
        return pikepdf.open(path)
    except (pikepdf.PdfError, OSError) as error:
        raise VerificationError(
            _("{file}: cannot be opened as a PDF: {error}").format(file=path.name, error=error)
        ) from error


def _tagged(path: Path) -> Any:
    document = _opened(path)
    if not pdfium.FPDFCatalog_IsTagged(document.raw):
        document.close()
        raise VerificationError(
            _("{file}: this PDF is not tagged, so its articles cannot be told apart").format(file=path.name)
        )
    return document


def _identifier(document: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = pdfium.FPDF_GetFileIdentifier(document.raw, pdfium.FILEIDTYPE_PERMANENT, buffer, 64)
    identifier = buffer.raw[: max(size - 1, 0)]
    return uuid.UUID(bytes=identifier).urn if len(identifier) == 16 else ""


class _Place(NamedTuple):
    """Where marked content belongs: the id of its article, and the number of the caption that it is in.

    Captions are counted from 1 as they are to be read; what is in none has 0.
    """

    article: str
    caption: int


def _page_runs(page: Any, places: Mapping[int, _Place]) -> Iterator[tuple[_Place, str]]:
    """Yields the runs inside articles as they are drawn, those of captions at the end, as they are read.

    `places` has the place of what is marked on the page, by its number there.
    """
    text = page.get_textpage()
    captions: list[tuple[_Place, str]] = []
    try:
        for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
            drawn = pdfium.FPDFPage_GetObject(page.raw, index)
            if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT:
                place = places.get(pdfium.FPDFPageObj_GetMarkedContentID(drawn))
                if place and place.caption:
                    captions.append((place, _text_of(drawn, text)))
                elif place:
                    yield place, _text_of(drawn, text)
        yield from sorted(captions, key=lambda caption: caption[0].caption)
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


def _marked_as_articles(path: Path) -> list[dict[int, _Place]]:
    """Gives, page by page, its place for each marked content inside an article.

    The tree of tags (ISO 32000-1 §14.7) is walked once for all pages: PDFium has one for each page, with all
    kids of an article on whatever page, so that a long one would be walked as often as it has pages.
    """
    with _inside(path) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        marked: list[dict[int, _Place]] = [{} for _ in numbers]
        captions = 0
        met: set[tuple[int, int]] = set()
        # Walked with a list of our own: a hostile file may nest deeper than Python calls, and without end.
        waiting: list[tuple[Any, int | None, _Place | None]] = [
            (document.Root.get("/StructTreeRoot"), None, None)
        ]
        while waiting:
            kid, page, inside = waiting.pop()
            if isinstance(kid, int):
                if inside and page is not None:
                    marked[page][kid] = inside
                continue
            if not isinstance(kid, pikepdf.Dictionary) or (kid.is_indirect and kid.objgen in met):
                continue
            met.add(kid.objgen)
            if "/Pg" in kid:
                page = numbers.get(kid["/Pg"].objgen)
            if "/MCID" in kid:
                waiting.append((kid["/MCID"], page, inside))
                continue
            kind = kid.get("/S")
            if inside is None and kind == _ARTICLE:
                inside = _Place(str(kid.get("/ID", "")), 0)
            elif inside and kind == _CAPTION:
                captions += 1
                inside = inside._replace(caption=captions)
            kids = kid.get("/K", ())
            listed = reversed(list(kids)) if isinstance(kids, pikepdf.Array) else (kids,)
            waiting += ((one, page, inside) for one in listed)
    return marked
