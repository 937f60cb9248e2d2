"""A book as a PDF, through WeasyPrint."""

from __future__ import annotations

import hashlib
import io
import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from seed2book.collector import paused
from seed2book.errors import AssetError
from seed2book.formats import Artifact
from seed2book.progress import Progress
from seed2book.typeset.book import PICTURES, Book, Face, Medium

try:
    # Where a library is missing the renderer prints a page of its own words.
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        # A computer without fonts of its own is no trouble: the book brings its faces.
        warnings.simplefilter("ignore")
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as error:  # a shared library that Python packages cannot bring
    raise AssetError(
        f"PDFs need a system library that is missing: {str(error).partition(': ')[0]}",
        "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (EPUBs need none of them)",
    ) from error

logger = logging.getLogger(__name__)

# Tagged for screen readers; its rules for titles, languages and headings are what readers want anyway.
VARIANT = "pdf/ua-1"


def write(book: Book, target: Path, progress: Progress) -> Artifact:
    """Writes the book's only sheet at `target`, a temporary place, and gives its pages.

    `Artifact.page_of` maps every id of the sheet to the page where it begins. The same book and the same
    faces give the same bytes.

    Raises:
        AssetError: a face that the book names cannot be read.
    """
    (sheet,) = book.sheets
    with _quiet(), paused():
        progress("set the pages", 0, 2)
        faces = FontConfiguration()
        shelf = {face.file.as_uri(): _read(face.file) for face in book.faces}
        shelf |= {PICTURES[Medium.PRINT] + picture.name: picture.data for picture in book.pictures}
        fetcher = _Shelf(shelf)
        styles = [("faces.css", font_faces(book.faces)), *book.stylesheets]
        document = weasyprint.HTML(string=sheet.xhtml, url_fetcher=fetcher).render(
            font_config=faces,
            stylesheets=[
                weasyprint.CSS(string=css, font_config=faces, url_fetcher=fetcher) for _, css in styles
            ],
            pdf_variant=VARIANT,
        )
        for page in document.pages:
            # The renderer links every box inside a link once more, and tags none of these (PDF/UA-1, 7.18.5).
            page.links[:] = [link for link in page.links if link[-1].element_tag == "a"]
        progress("set the pages", 1, 2)
        document.write_pdf(target, pdf_variant=VARIANT, pdf_identifier=_identifier(book))
        progress("set the pages", 2, 2)
    page_of: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            page_of.setdefault(anchor, number)
    return Artifact(target, target.stat().st_size, len(document.pages), page_of)


def font_faces(faces: tuple[Face, ...]) -> str:
    """Gives the `@font-face` rules of the faces, by the addresses of their files."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'src: url("{face.file.as_uri()}"); }}'
        for face in faces
    )


def _identifier(book: Book) -> bytes:
    return hashlib.sha256(book.identifier.encode()).digest()[:16]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise AssetError(
            f"{file}: the face cannot be read: {error.strerror}",
            "install seed2book again: pipx reinstall seed2book",
        ) from error


class _Shelf(URLFetcher):  # type: ignore[misc]
    """Hands out what was put on it, by its addresses, and nothing else in the world."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        super().__init__()
        self._contents = contents

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002
        """Gives what was put on the shelf under this address.

        Raises:
            ValueError: nothing was; the renderer logs it and goes on without.
        """
        if url not in self._contents:
            raise ValueError(f"nothing is fetched from {url}")
        return URLFetcherResponse(url, self._contents[url])


@contextmanager
def _quiet() -> Iterator[None]:
    """Sends what the renderer and its font tools log to our own log, as details for `--verbose`."""
    names = ("weasyprint", "fontTools")
    forward = _Forward()
    before = {name: logging.getLogger(name).propagate for name in names}
    for name in names:
        logging.getLogger(name).addHandler(forward)
        logging.getLogger(name).propagate = False
    try:
        yield
    finally:
        for name, propagate in before.items():
            logging.getLogger(name).removeHandler(forward)
            logging.getLogger(name).propagate = propagate


class _Forward(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        logger.debug("%s: %s", record.name, record.getMessage())
