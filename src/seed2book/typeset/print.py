"""A publication set for pages: one XHTML document in the layout that the theme asks for."""

from __future__ import annotations

import uuid
from types import MappingProxyType

from seed2book.model import Publication
from seed2book.pictures import Pictures, once
from seed2book.typeset import layouts
from seed2book.typeset.blanks import em_blanks
from seed2book.typeset.book import Book, Sheet, TocEntry
from seed2book.typeset.labels import article_label
from seed2book.typeset.line_css import Classes
from seed2book.typeset.stylesheet import grid_css
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import contents_labels, words


def print_book(publication: Publication, theme: Theme, pictures: Pictures = MappingProxyType({})) -> Book:
    """Gives the publication as a book of one sheet, for the page sizes and the layout of the theme."""
    classes = Classes()
    document = layouts.load(theme.layout).document(publication, theme, pictures, classes)
    sheet = Sheet("pages", "pages", publication.title, document)
    return Book(
        title=em_blanks(publication.title),
        language=publication.language,
        identifier=_identifier(publication, theme),
        metadata=publication.metadata,
        sheets=(sheet,),
        toc=_toc(publication, sheet.id),
        stylesheets=(
            ("grid.css", grid_css(theme)),
            ("print.css", theme.print_css),
            ("lines.css", classes.css()),
        ),
        faces=theme.faces,
        pictures=once(pictures),
    )


def _toc(publication: Publication, sheet: str) -> tuple[TocEntry, ...]:
    """Gives the contents; chapters that stand in no part of their book stand at the top."""
    toc: list[TocEntry] = []
    untitled = words(publication.language).untitled
    for edition, label in zip(publication.editions, contents_labels(publication), strict=True):
        entries = tuple(TocEntry(article_label(article) or untitled, sheet) for article in edition.articles)
        toc += (TocEntry(label, sheet, entries),) if label else entries
    return tuple(toc)


def _identifier(publication: Publication, theme: Theme) -> str:
    facts = publication.metadata
    sources = [edition.source for edition in publication.editions]
    named = (publication.title, facts.publisher, facts.issue, facts.date, theme.name, *sources)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, repr(named))}"
