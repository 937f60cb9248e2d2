"""A Book made for one family of reading systems: a Book for a Book, its text untouched."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from seed2book.profiles import PROFILES, Fonts
from seed2book.typeset.book import Book, Face


class Adapter(Protocol):
    """What a profile's module offers."""

    def adapt(self, book: Book) -> Book:
        """Gives the book in the markup of these readers."""


def adapted(book: Book, profile: str, faces: tuple[Face, ...], wanted: Fonts) -> Book:
    """Gives the book for readers of the profile of this name, a key of `PROFILES`, with the fonts wanted.

    Raises:
        AssetError: a face cannot be read.
    """
    chosen = PROFILES[profile]
    if wanted is not Fonts.NONE:
        from seed2book.profiles import fonts

        form = fonts.Form.WOFF2 if chosen.woff2 else fonts.Form.TTF
        if wanted is Fonts.RARE:
            book = fonts.with_rare(book, faces, form)
        else:
            book = fonts.with_faces(book, faces, form, whole=wanted is Fonts.FULL)
    return cast(Adapter, import_module(chosen.module)).adapt(book) if chosen.module else book
