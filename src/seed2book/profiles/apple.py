"""Apple Books (Asset Guide 5.3): it takes a book's fonts only where the package says that they are meant."""

from __future__ import annotations

from dataclasses import replace

from seed2book.typeset.book import Book

_PREFIX = ("ibooks", "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/")


def adapt(book: Book) -> Book:
    """Gives the book with the word on its fonts, if it has some."""
    if not book.fonts:
        return book
    return replace(
        book,
        prefixes=(*book.prefixes, _PREFIX),
        properties=(*book.properties, ("ibooks:specified-fonts", "true")),
    )
