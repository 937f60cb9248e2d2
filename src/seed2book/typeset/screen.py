"""A publication set for reading systems: a sheet for each article, and those that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from seed2book import __version__, cores
from seed2book.model import Publication
from seed2book.page_map import PageMap
from seed2book.pictures import Picture, Pictures, once, scans_of
from seed2book.typeset.blanks import em_blanks, sound
from seed2book.typeset.book import PICTURES, Book, Medium, PageMark, Sheet, TocEntry
from seed2book.typeset.contents import contents, walk_contents
from seed2book.typeset.cover import HEIGHT, WIDTH, draw as draw_cover
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.identity import identifier
from seed2book.typeset.labels import date_label, edition_label
from seed2book.typeset.notes import called_back
from seed2book.typeset.page_marks import marked, newspaper_pages, page_marks
from seed2book.typeset.targets import targets
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import contents_labels, issue, words

STYLESHEETS = ("epub.css", "epub-css3.css")
COVER = "cover.jpg"
# What a block of text is long, about, in characters.
_BLOCK = 100


def screen_book(
    publication: Publication,
    theme: Theme,
    pictures: Pictures = MappingProxyType({}),
    pages: PageMap | None = None,
    cover: Picture | None = None,
) -> Book:
    """Gives the publication as sheets that stand beside each other, in reading order.

    They are: cover, title page, contents (the navigation document, EPUB 3.3 §7), for each period of time and
    each edition a page that lists what is in it, a sheet for each article, and the 版本说明. The scan of a
    page stands before the text made from it. The pages marked in them are those of `pages`, or the
    newspaper's own. Without a `cover`, one is drawn.

    Raises:
        AssetError: a template or a face is missing.
    """
    said = words(publication.language)
    entries = contents(publication)
    toc = (*entries, TocEntry(said.colophon, "colophon"))
    pages = pages or newspaper_pages(publication)
    marks = page_marks((entry.sheet for entry in walk_contents(toc)), pages) if pages else ()
    draw = _Sheets(publication, pictures, marks)
    sheets = [
        draw.sheet("cover", "cover", said.cover),
        draw.sheet("titlepage", "titlepage", publication.title, facts=_facts(publication)),
        draw.sheet("nav", "contents", said.contents, toc=toc, pages=marks),
    ]
    # Compiled here, the template is there for every process that helps.
    environment().get_template("epub/article.xhtml.j2")
    length = _BLOCK * sum(len(article.blocks) for article in publication.articles)
    for sheet in cores.each(draw.text, tuple(walk_contents(entries)), length):
        sheets += (*draw.scan(sheet), sheet)
    sheets.append(draw.sheet("colophon", "colophon", said.colophon, version=__version__))
    return Book(
        title=sound(em_blanks(publication.title)),
        language=publication.language,
        identifier=identifier(publication),
        metadata=publication.metadata,
        sheets=tuple(sheets),
        toc=toc,
        stylesheets=tuple(zip(STYLESHEETS, (theme.screen_css, theme.screen_css3), strict=True)),
        cover=cover or _drawn(publication, theme),
        pictures=once(pictures),
        pages=marks,
        page_source=pages.source if pages and marks else None,
    )


def _drawn(publication: Publication, theme: Theme) -> Picture:
    data = draw_cover(publication.title, _facts(publication), theme.faces, theme.cover_field)
    return Picture(COVER, "image/jpeg", data, WIDTH, HEIGHT)


def _address(article: str, place: str) -> str:
    return f"{article}.xhtml#{place}" if place else f"{article}.xhtml"


class _Sheets:
    """Renders sheets from the templates of the same name, with what all of them need."""

    def __init__(self, publication: Publication, pictures: Pictures, marks: Sequence[PageMark]) -> None:
        self._marks: dict[str, list[PageMark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.sheet, []).append(mark)
        labels = contents_labels(publication)
        self._editions = {
            edition.id: (number, edition, label)
            for number, (edition, label) in enumerate(zip(publication.editions, labels, strict=True), 1)
        }
        self._articles = {article.id: article for article in publication.articles}
        # By the first sheet of what was made from each scan.
        self._scans = {
            edition if self._editions[edition][2] else self._editions[edition][1].articles[0].id: picture
            for edition, picture in scans_of(publication, pictures).items()
            if self._editions[edition][2] or self._editions[edition][1].articles
        }
        self._said = words(publication.language)
        self._given = {
            "publication": publication,
            "language": publication.language,
            "said": self._said,
            "stylesheets": [f"../styles/{name}" for name in STYLESHEETS],
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
        return Sheet(name, kind, title, marked(called_back(xhtml), self._marks.get(name, ())))

    def text(self, entry: TocEntry) -> Sheet:
        """Gives the sheet that a line of the contents leads to: of a period, an edition or an article."""
        if article := self._articles.get(entry.sheet):
            return self.sheet(article.id, "article", entry.label, article=article)
        if entry.sheet not in self._editions:
            return self.sheet(entry.sheet, "period", entry.label, entries=entry.children)
        number, edition, label = self._editions[entry.sheet]
        return self.sheet(
            edition.id,
            "edition",
            sound(label),
            heading=edition_label(edition, number),
            edition=edition,
            date=edition.date and date_label(edition.date),
            entries=entry.children,
            scan=_scan_name(edition.id) if edition.id in self._scans else None,
        )

    def scan(self, text: Sheet) -> Iterator[Sheet]:
        """Yields the scan that stands before this sheet, if there is one."""
        if picture := self._scans.get(text.id):
            title = f"{text.title}\u3000{self._said.scan}"
            src = PICTURES[Medium.SCREEN] + picture.name
            yield self.sheet(_scan_name(text.id), "scan", title, src=src, text=text.id)


def _scan_name(sheet: str) -> str:
    return f"{sheet}-scan"


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
