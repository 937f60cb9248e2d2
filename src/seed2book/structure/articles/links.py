"""Links from one seed to another, or to a heading: the article, or the subhead in it, that each means."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import assert_never
from urllib.parse import unquote

from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred
from seed2book.model import (
    Article,
    Block,
    Code,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    ProperNoun,
    Publication,
    Quotation,
    Separator,
    Strong,
    Subhead,
    Table,
    Text,
    Verbatim,
    Verse,
    WorkTitle,
    plain_text,
    walk,
)
from seed2book.source import Edit, Seed, Span
from seed2book.structure.doubts import shown

_ADVICE = deferred(
    "Look at the name of the file and the words of the heading; both have to be among the seeds."
)


@dataclass(frozen=True, slots=True)
class Linked:
    """The publication with its links led to articles and subheads; those that lead nowhere were made text."""

    publication: Publication
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def link_articles(publication: Publication, seeds: Sequence[Seed]) -> Linked:
    """Gives the publication with what its links name among the seeds (`other.md#heading`) made ids.

    A file means the first article that begins in it, a heading the subhead of an article, or else the article
    that it heads: its words are compared without marks, blanks and case, so that the anchors that other tools
    make of them fit too. A subhead in a note or a quotation means the article.
    """
    if not any("](" in line for seed in seeds for line in seed.lines):
        return Linked(publication, (), ())
    leads = _Leads(_places(publication), {seed.file: seed for seed in seeds})
    editions = tuple(
        replace(edition, articles=tuple(map(leads.article, edition.articles)))
        for edition in publication.editions
    )
    editions = tuple(
        replace(edition, articles=tuple(_called(article, leads.found) for article in edition.articles))
        for edition in editions
    )
    return Linked(replace(publication, editions=editions), tuple(leads.edits), tuple(leads.findings))


def _called(article: Article, found: Set[str]) -> Article:
    """Gives the article with ids for its subheads that links lead to."""
    if not any(place.startswith(f"{article.id}-") for place in found):
        return article
    numbered = enumerate(article.blocks, 1)
    blocks = tuple(
        _named(block, place) if (place := f"{article.id}-{n}") in found else block for n, block in numbered
    )
    return replace(article, blocks=blocks)


def _named(block: Block, place: str) -> Block:
    return replace(block, id=place) if isinstance(block, Subhead) else block


def _places(publication: Publication) -> Mapping[tuple[str, str], str]:
    """Gives the id of the place by its file and what it is known by there: "" for the first article of it."""
    places: dict[tuple[str, str], str] = {}
    for edition in publication.editions:
        for article in edition.articles:
            places.setdefault((edition.source, ""), article.id)
            if edition.title:
                places.setdefault((edition.source, _anchor(edition.title.text)), article.id)
            for file, words, place in _headings(article):
                places.setdefault((file, _anchor(words)), place)
    return places


def _headings(article: Article) -> Iterator[tuple[str, str, str]]:
    for heading in (article.title, article.rubric, *article.kickers, *article.decks):
        if heading:
            yield heading.spans[0].file, heading.text, article.id
    for number, block in enumerate(article.blocks, 1):
        if isinstance(block, Subhead):
            yield block.spans[0].file, block.text, f"{article.id}-{number}"
    for block in walk(article.blocks):
        if isinstance(block, Subhead):
            yield block.spans[0].file, block.text, article.id


def _anchor(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


class _Leads:
    def __init__(self, places: Mapping[tuple[str, str], str], seeds: Mapping[str, Seed]) -> None:
        self._places = places
        self._seeds = seeds
        self.found: set[str] = set()
        self.edits: list[Edit] = []
        self.findings: list[Finding] = []

    def article(self, article: Article) -> Article:
        return replace(
            article,
            standfirst=tuple(self._paragraph(paragraph) for paragraph in article.standfirst),
            blocks=self._blocks(article.blocks),
        )

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Note() | Quotation():
                return replace(block, blocks=self._blocks(block.blocks))
            case List():
                items = tuple(ListItem(item.marker, self._blocks(item.blocks)) for item in block.items)
                return replace(block, items=items)
            case Figure():
                return replace(block, caption=self._inlines(block.caption, block.spans))
            case Verse():
                return replace(block, lines=tuple(self._inlines(line, block.spans) for line in block.lines))
            case Table():
                rows = tuple(tuple(self._inlines(cell, block.spans) for cell in row) for row in block.rows)
                return replace(block, rows=rows)
            case Subhead() | Code() | Separator() | Verbatim():
                return block
            case _:
                assert_never(block)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, inlines=self._inlines(paragraph.inlines, paragraph.spans))

    def _inlines(self, inlines: tuple[Inline, ...], spans: tuple[Span, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for inline in inlines:
            match inline:
                case Link(written=address) if address:
                    found = self._target(address, spans)
                    if found is not None:
                        self.found.add(found)
                        made.append(replace(inline, href=f"#{found}"))
                        continue
                    self._leads_nowhere(inline, spans)
                    for word in inline.inlines:
                        _add(made, word)
                case Strong() | Emphasis() | ProperNoun() | WorkTitle():
                    made.append(replace(inline, inlines=self._inlines(inline.inlines, spans)))
                case _:
                    _add(made, inline)
        return tuple(made)

    def _target(self, address: str, spans: tuple[Span, ...]) -> str | None:
        path, _hash, anchor = map(unquote, address.partition("#"))
        for here in dict.fromkeys(span.file for span in spans):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
            found = self._places.get((file, _anchor(anchor)))
            if found is not None:
                return found
        return None

    def _leads_nowhere(self, link: Link, spans: tuple[Span, ...]) -> None:
        span, start, gone = self._place(link.written, spans)
        reason = deferred("a link that leads to nothing among the seeds is text")
        self.edits.append(Edit("link", span, start, start + len(gone), gone, "", reason))
        form = _("“{words}” leads to {address}, which is not among the seeds")
        message = form.format(words=shown(plain_text(link.inlines)), address=link.written)
        self.findings.append(Finding("link-target-missing", Severity.WARNING, message, span, _(_ADVICE)))

    def _place(self, address: str, spans: tuple[Span, ...]) -> tuple[Span, int, str]:
        """Gives the line that holds the address, where it stands there, and how."""
        printed = (f"({address})", f"(<{address}>)")
        for span in spans:
            lines = self._seeds[span.file].lines
            for number in range(span.first, span.last + 1):
                for form in printed:
                    start = lines[number - 1].find(f"]{form}")
                    if start >= 0:
                        return Span(span.file, number, number), start + 1, form
        return spans[0], 0, printed[0]


def _add(made: list[Inline], inline: Inline) -> None:
    """Puts an inline behind the others, plain text to plain text."""
    if isinstance(inline, Text) and made and isinstance(last := made[-1], Text):
        made[-1] = Text(last.text + inline.text)
    else:
        made.append(inline)
