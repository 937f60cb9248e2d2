"""Whether a PDF is one that a printer and a reader can work with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from seed2book.errors import VerificationError
from seed2book.findings import Finding, Severity
from seed2book.messages import _
from seed2book.verify.pdf import has_text

# The fourteen that every viewer has to bring along (ISO 32000-1 §9.6.2.2) are no help to a print shop.
_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")


def check(path: Path) -> tuple[Finding, ...]:
    """Gives what is wrong with the PDF at `path`: its syntax, pages, faces, text, title and language.

    Raises:
        VerificationError: it cannot be opened.
    """
    try:
        with pikepdf.open(path) as document:
            return tuple(_findings(document, path))
    except (pikepdf.PdfError, OSError) as error:
        raise VerificationError(
            _("{path}: cannot be opened as a PDF: {error}").format(path=path, error=error),
            _("make it again with seed2book pdf"),
        ) from error


def _findings(document: pikepdf.Pdf, path: Path) -> Iterator[Finding]:
    for problem in document.check_pdf_syntax():
        yield _warning(
            "pdf-syntax", _("qpdf says: {problem}").format(problem=problem), _("make the file again")
        )
    if not len(document.pages):
        yield _warning("pdf-no-pages", _("the file has no page"), _("make the file again"))
    elif not has_text(path):
        yield _warning(
            "pdf-no-text",
            _("no text can be copied out: the pages are pictures, or their characters have no names"),
            _("make the file from the seeds and not from a scan"),
        )
    for name in sorted(_loose_faces(document)):
        yield _warning(
            "pdf-face-not-embedded",
            _("the face {name} is not inside the file, so another printer may set another one").format(
                name=name
            ),
            _("make the file again with faces that allow embedding"),
        )
    if not str(document.docinfo.get("/Title", "")).strip() and not _xmp_title(document):
        yield _warning("pdf-no-title", _("the file does not say its title"), _("set [book] title"))
    if not str(document.Root.get("/Lang", "")).strip():
        yield _warning(
            "pdf-no-language",
            _("the file does not say its language"),
            _("set [book] language, such as zh-Hans"),
        )


def _xmp_title(document: pikepdf.Pdf) -> bool:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return bool(metadata.get("dc:title"))


def _loose_faces(document: pikepdf.Pdf) -> set[str]:
    loose: set[str] = set()
    known: set[tuple[int, int]] = set()
    for page in document.pages:
        for font in _fonts(page.obj, known):
            for described in _descriptors(font):
                if not any(key in described for key in _EMBEDDED):
                    loose.add(str(font.get("/BaseFont", "without a name")).lstrip("/"))
    return loose


def _fonts(holder: Any, known: set[tuple[int, int]]) -> Iterator[Any]:
    """Gives the fonts of a page, and of the forms drawn on it, that were not met before."""
    resources = holder.get("/Resources", {})
    for font in resources.get("/Font", {}).values():
        if not font.is_indirect or font.objgen not in known:
            known.add(font.objgen)
            yield font
    for form in resources.get("/XObject", {}).values():
        if form.get("/Subtype") == "/Form" and form.objgen not in known:
            known.add(form.objgen)
            yield from _fonts(form, known)


def _descriptors(font: Any) -> Iterator[Any]:
    # A Type 3 font is drawn by the page's own operators and needs no file.
    if font.get("/Subtype") == "/Type3":
        return
    for part in font.get("/DescendantFonts", [font]):
        yield part.get("/FontDescriptor", {})


def _warning(code: str, message: str, advice: str) -> Finding:
    return Finding(code, Severity.WARNING, message, advice=advice)
