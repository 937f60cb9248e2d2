"""What the package says of itself: Dublin Core, and how far the book can be read by everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from seed2book import __version__
from seed2book.formats.moment import iso_date
from seed2book.model import Metadata
from seed2book.standard_numbers import digits
from seed2book.typeset.blanks import sound
from seed2book.typeset.book import Book, Writing
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
# EPUB Accessibility 1.1 §4.2.1 prescribes the wording.
_CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_CREATOR = re.compile(rf"(.*\S)\s+({'|'.join(_ROLES)})")


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
    for subject in metadata.subjects:
        package.add_metadata("DC", "subject", sound(subject))
    for registered in _numbers(metadata):
        package.add_metadata("DC", "identifier", registered)
    _add_series(package, book)
    if book.page_source:
        package.add_metadata(None, "meta", sound(book.page_source), {"property": "pageBreakSource"})
    for name, value in _access(book):
        package.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    if metadata.certifier:
        package.add_metadata(None, "meta", _CLAIM, {"property": "dcterms:conformsTo", "id": "conformance"})
        certified = {"property": "a11y:certifiedBy", "refines": "#conformance"}
        package.add_metadata(None, "meta", sound(metadata.certifier), certified)
    for name, value in book.properties:
        package.add_metadata(None, "meta", value, {"property": name})
    package.add_metadata(None, "meta", None, {"name": "generator", "content": f"seed2book {__version__}"})
    if book.writing is Writing.VERTICAL:
        # Kindle lays its pages out by it.
        said = {"name": "primary-writing-mode", "content": "vertical-rl"}
        package.add_metadata(None, "meta", None, said)
    if book.cover:
        # EPUB 2 said it so, and Kindle and Kobo still ask.
        package.add_metadata(None, "meta", None, {"name": "cover", "content": "cover-image"})


def _numbers(metadata: Metadata) -> Iterator[str]:
    """Gives what the book is registered under; the number of a periodical is its series'."""
    if metadata.isbn:
        yield f"urn:isbn:{digits(metadata.isbn)}"
    if metadata.cn:
        yield metadata.cn


def _add_series(package: Any, book: Book) -> None:
    """Says which series or periodical the book belongs to, and as which of its issues (EPUB 3.3 §D.3.2).

    A book that says its issue and no series is one of a periodical of its own title.
    """
    metadata = book.metadata
    series = metadata.series or (
        book.title if metadata.issue or metadata.total_issue or metadata.issn else None
    )
    if not series:
        return
    package.add_metadata(None, "meta", sound(series), {"property": "belongs-to-collection", "id": "series"})
    facts = [("collection-type", "series")]
    place = next(filter(_is_place, (metadata.total_issue, metadata.issue)), None)
    facts += [("group-position", place)] if place else []
    facts += [("dcterms:identifier", f"urn:issn:{metadata.issn}")] if metadata.issn else []
    for name, value in facts:
        package.add_metadata(None, "meta", value, {"property": name, "refines": "#series"})


def _is_place(number: str | None) -> bool:
    # group-position takes whole numbers, or several with dots between them.
    return bool(number and re.fullmatch(r"\d+(?:\.\d+)*", number, re.ASCII))


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
