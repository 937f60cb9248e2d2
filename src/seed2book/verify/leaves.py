"""The publication taken apart into what holds text, each part with the source lines it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from seed2book.messages import deferred
from seed2book.model import (
    Article,
    Block,
    Code,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    ProperNoun,
    Publication,
    Quotation,
    Ruby,
    Separator,
    Signature,
    Strong,
    Subhead,
    Table,
    Text,
    Verbatim,
    Verse,
    WorkTitle,
    plain_text,
)
from seed2book.source import Span


class Leaf(NamedTuple):
    """A part that holds text. `what` names it for a message.

    `flows`: it belongs to the running text, whose parts keep the order in which they were printed.
    `spare`: its words may be said elsewhere as well, as a picture's description is in its caption.
    `addresses` are those of the links and pictures inside, which Markdown prints and a book does not; None
    where the model has no room for any, as in a headline.
    """

    what: str
    text: str
    spans: tuple[Span, ...]
    flows: bool = False
    spare: bool = False
    addresses: tuple[str, ...] | None = None


def leaves(publication: Publication) -> Iterator[Leaf]:
    """Gives every part that holds text, in the order in which it is set."""
    for edition in publication.editions:
        if edition.title:
            yield _heading("part's title", edition.title)
        for article in edition.articles:
            yield from article_leaves(article)


def article_leaves(article: Article) -> Iterator[Leaf]:
    """Gives the parts of one article that hold text, in the order of design: headings, names, text."""
    if article.rubric:
        yield _heading(deferred("rubric"), article.rubric)
    yield from (_heading(deferred("kicker"), kicker) for kicker in article.kickers)
    if article.title:
        yield _heading(deferred("headline"), article.title)
    yield from (_heading(deferred("deck"), deck) for deck in article.decks)
    yield from map(_signature, article.head_signatures)
    for paragraph in article.standfirst:
        yield from _block(paragraph)
    for part in article.body:
        if isinstance(part, Signature):
            yield _signature(part)
        else:
            yield from _block(part)
    if article.origin:
        yield _heading(deferred("source note"), article.origin)


def _heading(what: str, heading: Heading) -> Leaf:
    return Leaf(what, heading.text, heading.spans)


def _signature(signature: Signature) -> Leaf:
    return Leaf(deferred("line of names"), signature.text, signature.spans)


def _block(block: Block) -> Iterator[Leaf]:
    match block:
        case Paragraph():
            yield _flowing(deferred("paragraph"), block.inlines, block.spans)
        case Subhead():
            yield Leaf(deferred("subhead"), block.text, block.spans, flows=True)
        case Figure():
            yield from _figure(block)
        case Note() | Quotation():
            for inner in block.blocks:
                yield from _block(inner)
        case Verse():
            yield _flowing(deferred("stanza"), tuple(i for line in block.lines for i in line), block.spans)
        case Table():
            cells = tuple(i for row in block.rows for cell in row for i in cell)
            yield _flowing(deferred("table"), cells, block.spans)
        case List():
            yield from _list(block)
        case Code():
            yield Leaf(deferred("code"), block.text, block.spans, flows=True, addresses=())
        case Separator():
            yield Leaf(deferred("separator"), block.text, block.spans, flows=True, addresses=())
        case Verbatim():
            yield Leaf(deferred("line kept as it is"), block.text, block.spans, flows=True, addresses=())
        case _:
            assert_never(block)


def _flowing(what: str, inlines: tuple[Inline, ...], spans: tuple[Span, ...]) -> Leaf:
    # A picture in running text has no letters of its own in print, but its description was in the seed.
    described = "".join(inline.alt if isinstance(inline, Image) else _words(inline) for inline in inlines)
    return Leaf(what, described, spans, flows=True, addresses=tuple(_addresses(inlines)))


def _words(inline: Inline) -> str:
    match inline:
        case Text(text):  # nearly all of them
            return text
        case Ruby():
            return inline.base + inline.reading
        case Strong() | Emphasis() | ProperNoun() | WorkTitle() | Link():
            return "".join(i.alt if isinstance(i, Image) else _words(i) for i in inline.inlines)
        case _:
            return plain_text((inline,))


def _addresses(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text():  # nearly all of them
                pass
            case Link():
                yield inline.written or inline.href
                yield from _addresses(inline.inlines)
            case Strong() | Emphasis() | ProperNoun() | WorkTitle():
                yield from _addresses(inline.inlines)
            case Image():
                yield inline.src
            case _:
                pass


def _figure(figure: Figure) -> Iterator[Leaf]:
    if figure.image:
        yield Leaf(
            deferred("picture"), figure.image.alt, figure.spans, spare=True, addresses=(figure.image.src,)
        )
    if figure.caption:
        words = "".join(map(_words, figure.caption))
        yield Leaf(deferred("caption"), words, figure.spans, addresses=tuple(_addresses(figure.caption)))
    if figure.credit:
        yield Leaf(deferred("credit"), figure.credit.text, figure.spans)


def _list(block: List) -> Iterator[Leaf]:
    for item in block.items:
        inner = [leaf for part in item.blocks for leaf in _block(part)]
        if item.marker:
            spans = inner[0].spans[:1] if inner else block.spans
            yield Leaf(
                deferred("list mark"), item.marker, tuple(Span(s.file, s.first, s.first) for s in spans[:1])
            )
        yield from inner
