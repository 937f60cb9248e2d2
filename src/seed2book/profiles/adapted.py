"""A Book made for one family of reading systems: a Book for a Book, its text untouched."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from seed2book.profiles import PROFILES, EBook, Fonts
from seed2book.typeset.book import Book, Face, Writing


class Adapter(Protocol):
    """What a profile's module offers."""

    def adapt(self, book: Book) -> Book:
        """Gives the book in the markup of these readers."""


def adapted(book: Book, faces: tuple[Face, ...], wanted: EBook) -> Book:
    """Gives the book for the readers that are `wanted`, with the fonts and in the lines wanted.

    Raises:
        AssetError: a face cannot be read.
    """
    profile = PROFILES[wanted.profile]
    if wanted.fonts is not Fonts.NONE:
        book = _with_fonts(book, faces, wanted)
    if profile.module:
        book = cast(Adapter, import_module(profile.module)).adapt(book)
    if wanted.writing is Writing.VERTICAL:
        from seed2book.profiles.vertical import set_vertically

        # At last, since a sentence that Kobo counts is not to be cut at each number.
        book = set_vertically(book)
    return book


def _with_fonts(book: Book, faces: tuple[Face, ...], wanted: EBook) -> Book:
    from seed2book.profiles import fonts

    form = fonts.Form.WOFF2 if PROFILES[wanted.profile].woff2 else fonts.Form.TTF
    if wanted.fonts is Fonts.RARE:
        book = fonts.with_rare(book, faces, form)
    else:
        book = fonts.with_faces(book, faces, form, whole=wanted.fonts is Fonts.FULL)
    if wanted.writing is Writing.VERTICAL:
        from seed2book.profiles.quotes import with_quotes

        book = with_quotes(book, faces, form)
    return book
