"""Markers in the text of an e-book where pages of print begin (EPUB Accessibility 1.1, "page navigation")."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from markupsafe import Markup

from seed2book.model import Publication
from seed2book.page_map import PageMap, PagePlace
from seed2book.source import SeedKind
from seed2book.typeset.book import PageMark
from seed2book.typeset.wording import page_labels

_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z0-9]+)[^>]*>|&[^;]+;|[^<&]+")
_BLANK = re.compile(r"[\s\u200b\u2060\ufeff]")
# A reading is no text of its own.
_READINGS = frozenset(("rt", "rp"))
# A marker stands before these and not in them: a heading would be read out with its page.
_UNBROKEN = frozenset(("ruby", "h1", "h2", "h3", "h4", "h5", "h6"))
_MARKER = Markup(
    '<span id="{}" class="page" epub:type="pagebreak" role="doc-pagebreak" aria-label="{}"></span>'
)


def newspaper_pages(publication: Publication) -> PageMap | None:
    """Gives the newspaper's own pages (版) as the pages of its e-book; None where it has none."""
    places = tuple(
        PagePlace(edition.id, 0, label)
        for edition, label in zip(publication.editions, page_labels(publication), strict=True)
        if edition.kind is SeedKind.NEWSPAPER
    )
    if not places:
        return None
    named = dict.fromkeys(edition.paper for edition in publication.editions if edition.paper)
    # What is paged like no known source says so (EPUB Accessibility 1.1, "pageBreakSource").
    return PageMap("；".join(named) or "none", places)


def page_marks(parts: Iterable[str], pages: PageMap) -> tuple[PageMark, ...]:
    """Gives a marker wherever the page changes on the way through `parts`, the ids in reading order.

    Where articles take turns on pages, a page is marked each time that the text comes back to it, so that
    the last marker before any sentence names its page.
    """
    places: dict[str, list[PagePlace]] = {}
    for place in pages.places:
        places.setdefault(place.part, []).append(place)
    label: str | None = None
    made: list[PageMark] = []
    for place in (place for part in parts for place in places.get(part, ())):
        if place.label != label:
            label = place.label
            made.append(PageMark(f"page-{len(made) + 1}", label, place.part, place.offset))
    return tuple(made)


def marked(xhtml: str, marks: Sequence[PageMark]) -> str:
    """Gives the sheet with its markers, each before the character that its page begins with.

    What is counted is what is printed: no blanks, no ruby readings, nothing before the body. A marker never
    parts a ruby or a heading, and stands before the picture that a caption belongs to.
    """
    if not marks:
        return xhtml
    made: list[str] = []
    last = 0
    for position, mark in _positions(xhtml, deque(sorted(marks, key=lambda mark: mark.offset))):
        made += (xhtml[last:position], _MARKER.format(mark.id, mark.label))
        last = position
    return "".join((*made, xhtml[last:]))


def _positions(xhtml: str, waiting: deque[PageMark]) -> Iterator[tuple[int, PageMark]]:
    begin = xhtml.index(">", xhtml.index("<body")) + 1
    while waiting and not waiting[0].offset:
        yield begin, waiting.popleft()
    counted = readings = 0
    figure: int | None = None
    whole, outer = None, ""
    for token in _TOKEN.finditer(xhtml, begin):
        if not waiting:
            return
        name = token["name"]
        if name in _READINGS:
            readings += -1 if token["close"] else 1
        elif name in _UNBROKEN and not token["close"] and whole is None:
            whole, outer = token.start(), name
        elif name == outer and token["close"]:
            whole = None
        elif name == "figure":
            figure = None if token["close"] else token.end()
        elif not name and not readings:
            text = unescape(token[0])
            length = len(_BLANK.sub("", text))
            while waiting and waiting[0].offset < counted + length:
                mark = waiting.popleft()
                place = figure if figure is not None else whole
                if place is None:
                    place = token.start() + _nth_printed(text, mark.offset - counted)
                yield place, mark
            counted += length
            figure = None if length else figure
    while waiting:
        # After the last character there is nothing that a page could begin with.
        yield xhtml.rindex("</body>"), waiting.popleft()


def _nth_printed(text: str, number: int) -> int:
    for position, character in enumerate(text):
        if not _BLANK.match(character):
            if not number:
                return position
            number -= 1
    return len(text)
