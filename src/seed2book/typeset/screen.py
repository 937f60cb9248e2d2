"""A publication set for reading systems: a sheet for each article, and those that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from types import MappingProxyType

from seed2book import __version__, cores
from seed2book.model import Edition, Publication
from seed2book.page_map import PageMap
from seed2book.pictures import Picture, Pictures, once
from seed2book.typeset.blanks import em_blanks, sound
from seed2book.typeset.book import PICTURES, Book, Medium, PageMark, Sheet, TocEntry
from seed2book.typeset.cover import HEIGHT, WIDTH
from seed2book.typeset.cover import draw as draw_cover
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.identity import identifier
from seed2book.typeset.labels import article_label, date_label, edition_label
from seed2book.typeset.page_marks import marked, newspaper_pages, page_marks
from seed2book.typeset.targets import targets
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import contents_labels, issue, words

STYLESHEET = "epub.css"
COVER = "cover.jpg"
# What a block of text is long, about, in characters.
_BLOCK = 100


def screen_book(
    publication: Publication,
    theme: Theme,
    pictures: Pictures = MappingProxyType({}),
    pages: PageMap | None = None,
) -> Book:
    """Gives the publication as sheets that stand beside each other, in reading order.

    They are: cover, title page, contents (the navigation document, EPUB 3.3 §7), for each edition a page
    that lists its articles and then a sheet for each of these, and the 版本说明. The pages marked in them are
    those of `pages`, or the newspaper's own.

    Raises:
        AssetError: a template or a face is missing.
    """
    said = words(publication.language)
    toc = _toc(publication)
    pages = pages or newspaper_pages(publication)
    marks = page_marks(_parts(publication), pages) if pages else ()
    draw = _Sheets(publication, pictures, marks)
    sheets = [
        draw.sheet("cover", "cover", said.cover),
        draw.sheet("titlepage", "titlepage", publication.title, facts=_facts(publication)),
        draw.sheet("nav", "contents", said.contents, toc=toc, pages=marks),
    ]
    sheets += _editions(publication, draw)
    sheets.append(draw.sheet("colophon", "colophon", said.colophon, version=__version__))
    return Book(
        title=sound(em_blanks(publication.title)),
        language=publication.language,
        identifier=identifier(publication),
        metadata=publication.metadata,
        sheets=tuple(sheets),
        toc=toc,
        stylesheets=((STYLESHEET, theme.screen_css),),
        cover=Picture(
            COVER,
            "image/jpeg",
            draw_cover(publication.title, _facts(publication), theme.faces),
            WIDTH,
            HEIGHT,
        ),
        pictures=once(pictures),
        pages=marks,
        page_source=pages.source if pages and marks else None,
    )


def _parts(publication: Publication) -> Iterator[str]:
    """Yields the ids of the sheets that hold the publication's text, in reading order."""
    for edition, label in zip(publication.editions, contents_labels(publication), strict=True):
        if label:
            yield edition.id
        for article in edition.articles:
            yield article.id
    yield "colophon"


def _address(article: str, place: str) -> str:
    return f"{article}.xhtml#{place}" if place else f"{article}.xhtml"


class _Sheets:
    """Renders sheets from the templates of the same name, with what all of them need."""

    def __init__(self, publication: Publication, pictures: Pictures, marks: Sequence[PageMark]) -> None:
        self._marks: dict[str, list[PageMark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.sheet, []).append(mark)
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
        xhtml = sound(template.render(self._given, name=name, title=title, **given))
        return Sheet(name, kind, title, marked(xhtml, self._marks.get(name, ())))


def _editions(publication: Publication, draw: _Sheets) -> Iterator[Sheet]:
    labelled = zip(publication.editions, contents_labels(publication), strict=True)
    # Compiled here, the template is there for every process that helps.
    environment().get_template("epub/article.xhtml.j2")
    set_editions = cores.each(
        lambda place: tuple(_edition(*place, publication.language, draw)),
        [(number, edition, label) for number, (edition, label) in enumerate(labelled, 1)],
        length=_BLOCK * sum(len(article.blocks) for article in publication.articles),
    )
    return chain.from_iterable(set_editions)


def _edition(number: int, edition: Edition, label: str, language: str, draw: _Sheets) -> Iterator[Sheet]:
    entries = _entries(edition, words(language).untitled)
    if label:
        yield draw.sheet(
            edition.id,
            "edition",
            sound(label),
            heading=edition_label(edition, number),
            edition=edition,
            date=edition.date and date_label(edition.date),
            entries=entries,
        )
    for article, entry in zip(edition.articles, entries, strict=True):
        yield draw.sheet(article.id, "article", entry.label, article=article)


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
