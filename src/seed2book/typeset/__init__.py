"""A publication set for reading systems or for print: the only stage that writes XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from seed2book.typeset.book import Book, Medium

if TYPE_CHECKING:
    from seed2book.model import Publication
    from seed2book.page_map import PageMap
    from seed2book.pictures import Picture, Pictures
    from seed2book.typeset.theme import Theme


def typeset(
    publication: Publication,
    theme: Theme,
    medium: Medium,
    pictures: Pictures | None = None,
    pages: PageMap | None = None,
    cover: Picture | None = None,
) -> Book:
    """Gives the publication as a book for this medium, in the looks of the theme.

    Of a picture that is not among `pictures`, the place is marked. `pages` are those of a printed book, to be
    marked on the screen; without them the newspaper's own are. A `cover` stands for the drawn one there.

    Raises:
        AssetError: a template, stylesheet or face is missing or broken.
    """
    match medium:
        case Medium.SCREEN:
            from seed2book.typeset.screen import screen_book

            return screen_book(publication, theme, pictures or {}, pages, cover)
        case Medium.PRINT:
            from seed2book.typeset.print import print_book

            return print_book(publication, theme, pictures or {})
        case _:
            assert_never(medium)
