"""What the package says of itself: Dublin Core, and how far the book can be read by everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from seed2book import __version__
from seed2book.formats.moment import iso_date
from seed2book.typeset.blanks import sound
from seed2book.typeset.book import Book
from seed2book.typeset.wording import words

# A creator's part, as written after the name (`江玉 主编`), and its MARC relator code.
_ROLES = {
    "编": "edt",
    "主编": "edt",
    "编辑": "edt",
    "編": "edt",
    "主編": "edt",
    "編輯": "edt",
    "著": "aut",
    "文": "aut",
    "译": "trl",
    "譯": "trl",
    "摄影": "pht",
    "攝影": "pht",
}
_CREATOR = re.compile(rf"(.+?)\s+({'|'.join(_ROLES)})")


def add_metadata(package: Any, book: Book) -> None:
    """Fills the metadata of `package`, an ebooklib book, from the book's."""
    metadata = book.metadata
    package.set_identifier(book.identifier)
    package.set_title(book.title)
    package.set_language(book.language)
    for number, creator in enumerate(map(sound, metadata.creators), 1):
        named = _CREATOR.fullmatch(creator.strip())
        package.add_metadata("DC", "creator", named[1] if named else creator, {"id": f"creator-{number}"})
        if named:
            role = {"refines": f"#creator-{number}", "property": "role", "scheme": "marc:relators"}
            package.add_metadata(None, "meta", _ROLES[named[2]], role)
    for name, value in (
        ("publisher", metadata.publisher),
        ("date", iso_date(metadata.date)),
        ("description", metadata.description),
        ("rights", metadata.rights),
        # A printing has an identifier, a newspaper only its name.
        ("source", book.page_source if (book.page_source or "").startswith("urn:") else None),
    ):
        if value:
            package.add_metadata("DC", name, sound(value))
    if book.page_source:
        package.add_metadata(None, "meta", sound(book.page_source), {"property": "pageBreakSource"})
    for name, value in _access(book):
        package.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    package.add_metadata(None, "meta", None, {"name": "generator", "content": f"seed2book {__version__}"})
    if book.cover:
        # EPUB 2 said it so, and Kindle and Kobo still ask.
        package.add_metadata(None, "meta", None, {"name": "cover", "content": "cover-image"})


def _access(book: Book) -> Iterator[tuple[str, str]]:
    """Gives the properties that EPUB Accessibility 1.1 §2.2 asks for."""
    # What stands in a sheet is escaped, so that no text says this.
    described = not any('alt=""' in sheet.xhtml for sheet in book.sheets) if book.pictures else True
    yield "accessMode", "textual"
    if book.pictures:
        yield "accessMode", "visual"
        yield "accessModeSufficient", "textual,visual"
    if described:
        yield "accessModeSufficient", "textual"
    for feature in (
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        "displayTransformability",
        *(("alternativeText",) if described else ()),
        *(("pageBreakMarkers", "pageNavigation") if book.pages else ()),
    ):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
    said = words(book.language)
    yield "accessibilitySummary", said.access_pictures if book.pictures else said.access
