"""A publication set for reading systems: a sheet for each article, and those that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from seed2book import __version__
from seed2book.model import Edition, Publication
from seed2book.pictures import Picture, Pictures, once
from seed2book.typeset.blanks import em_blanks, sound
from seed2book.typeset.book import PICTURES, Book, Medium, Sheet, TocEntry
from seed2book.typeset.cover import HEIGHT, WIDTH, draw
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.identity import identifier
from seed2book.typeset.labels import article_label, date_label, edition_label
from seed2book.typeset.targets import targets
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import contents_labels, issue, words

STYLESHEET = "epub.css"
COVER = "cover.jpg"


def screen_book(publication: Publication, theme: Theme, pictures: Pictures = MappingProxyType({})) -> Book:
    """Gives the publication as sheets that stand beside each other, in reading order.

    They are: cover, title page, contents (the navigation document, EPUB 3.3 §7), for each edition a page
    that lists its articles and then a sheet for each of these, and the 版本说明.

    Raises:
        AssetError: a template or a face is missing.
    """
    said = words(publication.language)
    toc = _toc(publication)
    pages = _Pages(publication, pictures)
    sheets = [
        pages.sheet("cover", "cover", said.cover),
        pages.sheet("titlepage", "titlepage", publication.title, facts=_facts(publication)),
        pages.sheet("nav", "contents", said.contents, toc=toc),
    ]
    sheets += _editions(publication, pages)
    sheets.append(pages.sheet("colophon", "colophon", said.colophon, version=__version__))
    return Book(
        title=sound(em_blanks(publication.title)),
        language=publication.language,
        identifier=identifier(publication),
        metadata=publication.metadata,
        sheets=tuple(sheets),
        toc=toc,
        stylesheets=((STYLESHEET, theme.screen_css),),
        cover=Picture(
            COVER, "image/jpeg", draw(publication.title, _facts(publication), theme.faces), WIDTH, HEIGHT
        ),
        pictures=once(pictures),
    )


def _address(article: str, place: str) -> str:
    return f"{article}.xhtml#{place}" if place else f"{article}.xhtml"


class _Pages:
    """Renders sheets from the templates of the same name, with what all of them need."""

    def __init__(self, publication: Publication, pictures: Pictures) -> None:
        self._given = {
            "publication": publication,
            "language": publication.language,
            "said": words(publication.language),
            "stylesheet": f"../styles/{STYLESHEET}",
            "cover": f"../images/{COVER}",
            "setting": Setting(
                heading=2,
                targets=targets(publication, _address),
                pictures=pictures,
                picture_base=PICTURES[Medium.SCREEN],
            ),
        }

    def sheet(self, name: str, kind: str, title: str, **given: object) -> Sheet:
        template = environment().get_template(f"epub/{kind}.xhtml.j2")
        title = em_blanks(title)
        return Sheet(name, kind, title, sound(template.render(self._given, name=name, title=title, **given)))


def _editions(publication: Publication, pages: _Pages) -> Iterator[Sheet]:
    labels = contents_labels(publication)
    for number, (edition, label) in enumerate(zip(publication.editions, labels, strict=True), 1):
        entries = _entries(edition, words(publication.language).untitled)
        if label:
            yield pages.sheet(
                edition.id,
                "edition",
                sound(label),
                heading=edition_label(edition, number),
                edition=edition,
                date=edition.date and date_label(edition.date),
                entries=entries,
            )
        for article, entry in zip(edition.articles, entries, strict=True):
            yield pages.sheet(article.id, "article", entry.label, article=article)


def _entries(edition: Edition, untitled: str) -> tuple[TocEntry, ...]:
    return tuple(TocEntry(sound(article_label(a)) or untitled, a.id) for a in edition.articles)


def _toc(publication: Publication) -> tuple[TocEntry, ...]:
    said = words(publication.language)
    toc: list[TocEntry] = []
    for edition, label in zip(publication.editions, contents_labels(publication), strict=True):
        entries = _entries(edition, said.untitled)
        # Chapters that stand in no part stand at the top themselves.
        toc += (TocEntry(sound(label), edition.id, entries),) if label else entries
    return (*toc, TocEntry(said.colophon, "colophon"))


def _facts(publication: Publication) -> tuple[str, ...]:
    """Gives what title page and cover say under the title, as far as the configuration knows it."""
    metadata = publication.metadata
    facts = (
        "\u3000\u3000".join(map(em_blanks, metadata.creators)),
        issue(publication),
        date_label(metadata.date) if metadata.date else None,
        metadata.publisher,
    )
    return tuple(fact for fact in facts if fact)
