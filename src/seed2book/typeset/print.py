"""A publication set for pages: one XHTML document in the make-up that the theme asks for."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from types import MappingProxyType

from seed2book.model import Edition, Publication
from seed2book.pictures import Pictures, once
from seed2book.typeset.blanks import display_lines, em_blanks, sound
from seed2book.typeset.book import PICTURES, Book, Medium, Sheet, TocEntry
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.headline import width_em
from seed2book.typeset.labels import article_label, date_label, edition_label, edition_source
from seed2book.typeset.line_css import Classes
from seed2book.typeset.modules import Module, Piece, firmness, heading_lines, lines_of, modules
from seed2book.typeset.stylesheet import grid_css
from seed2book.typeset.targets import targets
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import contents_labels, issue

# How much of the type area's width a running head may take: a newspaper's shares the line with two more.
_HEAD_SHARE = {"book": 0.8, "bulletin": 0.3}
# A title of several lines may be this high, in lines of the grid.
_TITLE_LINES = 5
# The rows of the table of sizes that the publication's title is tried in.
_TITLE_ROWS = (
    "masthead",
    "masthead_long",
    "masthead_small",
    "titlepage",
    "titlepage_long",
    "titlepage_small",
)


def print_book(publication: Publication, theme: Theme, pictures: Pictures = MappingProxyType({})) -> Book:
    """Gives the publication as a book of one sheet, for the page sizes and the make-up of the theme."""
    editions = _editions(publication, theme)
    classes = Classes()
    document = _xhtml(publication, editions, theme, classes, pictures)
    sheet = Sheet("pages", "pages", publication.title, document)
    return Book(
        title=em_blanks(publication.title),
        language=publication.language,
        identifier=_identifier(publication, theme),
        metadata=publication.metadata,
        sheets=(sheet,),
        toc=tuple(entry for edition in editions for entry in _toc(edition, sheet.id)),
        stylesheets=(
            ("grid.css", grid_css(theme)),
            ("print.css", theme.print_css),
            ("lines.css", classes.css()),
        ),
        faces=theme.faces,
        pictures=once(pictures),
    )


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition as the templates see it; `contents` are the ids and labels of its articles.

    `label` is empty for chapters that stand in no part of their book.
    """

    id: str
    label: str
    contents_label: str
    source: str
    contents: tuple[tuple[str, str], ...]
    modules: tuple[Module, ...]
    kind: str


def _toc(edition: _Edition, sheet: str) -> tuple[TocEntry, ...]:
    entries = tuple(TocEntry(label, sheet) for _, label in edition.contents)
    return (TocEntry(edition.contents_label, sheet, entries),) if edition.label else entries


def _editions(publication: Publication, theme: Theme) -> tuple[_Edition, ...]:
    def made(edition: Edition, number: int, contents_label: str) -> _Edition:
        return _Edition(
            id=edition.id,
            label=edition_label(edition, number),
            contents_label=contents_label,
            source=edition_source(edition),
            contents=tuple((article.id, article_label(article)) for article in edition.articles),
            modules=tuple(modules(edition.articles, theme)),
            kind=str(edition.kind),
        )

    labels = contents_labels(publication)
    return tuple(
        made(edition, number, label)
        for number, (edition, label) in enumerate(zip(publication.editions, labels, strict=True), 1)
    )


def _xhtml(
    publication: Publication,
    editions: tuple[_Edition, ...],
    theme: Theme,
    classes: Classes,
    pictures: Pictures,
) -> str:
    template = environment().get_template(f"print/{theme.layout}.xhtml.j2")
    places = targets(publication, lambda article, place: f"#{place or article}")
    language = "zh-TW" if publication.language == "zh-Hant" else "zh-CN"
    compositor = Compositor(theme, language.lower(), theme.grid.measure_pt, None, classes=classes)
    document = template.render(
        publication=publication,
        # The faces choose the forms of quotation marks by region.
        language=language,
        editions=editions,
        title=_title(publication.title, theme),
        facts=_facts(publication),
        setting_of=_setting_of(
            theme,
            Setting(
                heading=3,
                ids=True,
                targets=places,
                pictures=pictures,
                picture_base=PICTURES[Medium.PRINT],
                parted=True,
            ),
            compositor,
        ),
        entry=compositor.entry,
        plain=Setting(compositor=compositor),
        article_label=article_label,
        running_head=partial(running_head, room_em=_head_room_em(theme)),
        version=version("seed2book"),
    )
    return sound(document)


def running_head(label: str, room_em: float) -> str:
    """Gives as much of a title as a running head has room for, and `……` where that is not all."""
    return label if width_em(label) <= room_em else f"{label[: int(room_em) - 2]}……"


def _setting_of(theme: Theme, setting: Setting, compositor: Compositor) -> Callable[[Piece, Module], Setting]:
    """Gives what tells how an article is set in its module."""

    def made(piece: Piece, module: Module) -> Setting:
        firm = firmness(piece.article)
        across = None if module.kind == "short" else theme.grid.width_pt
        return replace(
            setting,
            heading_lines=partial(lines_of, kind=module.kind, row=piece.row, theme=theme, firm=firm),
            compositor=replace(compositor, across_pt=across),
        )

    return made


def _title(text: str, theme: Theme) -> Mapping[str, object]:
    """Gives the publication's title as displayed, and its row in the table of sizes: the first that fits."""
    rows = [row for row in _TITLE_ROWS if row in theme.sizes]
    for row in rows:
        # Display titles are spaced by an eighth.
        lines = heading_lines(text, theme.grid.width_pt / theme.sizes[row].size_pt / 1.13)
        if len(lines) <= len(display_lines(text)) or len(lines) * theme.sizes[row].lines <= _TITLE_LINES:
            break
    return {"lines": lines, "row": row.replace("_", "-")}


def _head_room_em(theme: Theme) -> float:
    size = theme.sizes["head"].size_pt if "head" in theme.sizes else theme.grid.size_pt
    return theme.grid.width_pt * _HEAD_SHARE[theme.layout] / size


def _facts(publication: Publication) -> Mapping[str, str]:
    metadata = publication.metadata
    return {
        "issue": issue(publication),
        "date": date_label(metadata.date) if metadata.date else "",
        "publisher": metadata.publisher or "",
        "permit": metadata.permit or "",
        "notice": metadata.notice or "",
    }


def _identifier(publication: Publication, theme: Theme) -> str:
    facts = publication.metadata
    sources = [edition.source for edition in publication.editions]
    named = (publication.title, facts.publisher, facts.issue, facts.date, theme.name, *sources)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, repr(named))}"
