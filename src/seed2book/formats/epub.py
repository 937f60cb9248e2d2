"""A book as an EPUB 3.3, through ebooklib, which gets finished bytes and only packs them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from seed2book.formats import Artifact
from seed2book.formats.epub_metadata import add_metadata
from seed2book.formats.epub_ncx import ncx
from seed2book.formats.epub_package import Package
from seed2book.formats.epub_record import NAME
from seed2book.formats.moment import moment
from seed2book.progress import Progress
from seed2book.typeset.book import Book, Writing

XHTML = "application/xhtml+xml"


def write(book: Book, target: Path, progress: Progress) -> Artifact:
    """Writes the book at `target`, a temporary place. The same book gives the same bytes on every day.

    Raises:
        UsageError: `SOURCE_DATE_EPOCH` is no number of seconds.
        OSError: the file cannot be written.
    """
    package = Package()
    add_metadata(package.book, book)
    if book.writing is Writing.VERTICAL:
        package.book.set_direction("rtl")
    for sheet in book.sheets:
        properties = ("nav",) if sheet.kind == "contents" else ()
        package.add(sheet.id, sheet_name(sheet.id), XHTML, sheet.xhtml.encode(), properties, in_spine=True)
    package.add("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx(book).encode())
    for name, css in book.stylesheets:
        package.add(f"style-{Path(name).stem}", f"styles/{name}", "text/css", css.encode())
    if book.cover:
        picture = book.cover
        package.add(
            "cover-image", f"images/{picture.name}", picture.media_type, picture.data, ("cover-image",)
        )
    for picture in book.pictures:
        package.add(
            Path(picture.name).stem,
            f"images/{picture.name}",
            picture.media_type,
            partial(getattr, picture, "data"),
        )
    if book.record:
        package.enclosed[NAME] = book.record
    for font in book.fonts:
        package.add(f"font-{Path(font.name).stem}", f"fonts/{font.name}", font.media_type, font.data)
    for licence in dict.fromkeys(font.licence for font in book.fonts if font.licence):
        name = f"{licence.parent.name}-{licence.name}"
        package.add(f"licence-{licence.parent.name}", f"fonts/{name}", "text/plain", licence.read_bytes())
    package.book.prefixes += [f"{name}: {address}" for name, address in book.prefixes]
    package.write(target, moment(book.metadata), book.language, progress)
    return Artifact(target, target.stat().st_size)


def sheet_name(sheet: str) -> str:
    """Gives the place of a sheet's file in the package."""
    return f"text/{sheet}.xhtml"
