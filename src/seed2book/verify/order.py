"""Whether the publication keeps the order in which its seeds were printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seed2book.messages import _, deferred
from seed2book.model import Article, Block, Edition, Figure, List, Note, NoteKind, Publication, Quotation
from seed2book.source import Span


def misplaced(publication: Publication) -> Iterator[tuple[Span, Span, str]]:
    """Gives every part that stands behind one printed later in the same seed, that one, and a sentence.

    Parts that begin in the same line are not compared: their letters are. A caption that interrupted a
    paragraph stands after it, and so does its line against the paragraph's first; a picture printed above
    the opening of an article stands in its text.
    """
    for edition in publication.editions:
        yield from _descending("article", _openings(edition))
        for article in edition.articles:
            yield from _article(article)


def _openings(edition: Edition) -> Iterator[Span]:
    for article in edition.articles:
        here = [span for span in article.spans if span.file == edition.source]
        if here:
            yield min(here)


def _article(article: Article) -> Iterator[tuple[Span, Span, str]]:
    for what, parts in ((deferred("kicker"), article.kickers), (deferred("deck"), article.decks)):
        yield from _descending(what, (part.spans[0] for part in parts if part.spans))
    for signatures in (article.head_signatures, article.tail_signatures):
        yield from _descending(
            deferred("line of names"), (part.spans[0] for part in signatures if part.spans)
        )
    text = (*article.standfirst, *article.blocks)
    yield from _descending(deferred("block"), (b.spans[0] for b in text if b.spans and not _set_apart(b)))
    yield from _blocks(article.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[Span, Span, str]]:
    yield from _descending(
        deferred("block"), (block.spans[0] for block in blocks if block.spans and not _is_footnote(block))
    )
    for block in blocks:
        if isinstance(block, Note | Quotation):
            yield from _blocks(block.blocks)
        elif isinstance(block, List):
            yield from _blocks(tuple(part for item in block.items for part in item.blocks))


def _set_apart(block: Block) -> bool:
    return isinstance(block, Figure) or _is_footnote(block)


def _is_footnote(block: Block) -> bool:
    # Wherever it was printed, it stands at the end of its article.
    return isinstance(block, Note) and block.kind is NoteKind.FOOTNOTE


def _descending(what: str, spans: Iterable[Span]) -> Iterator[tuple[Span, Span, str]]:
    last: dict[str, Span] = {}
    for span in spans:
        former = last.get(span.file)
        if former is not None and span.first < former.first:
            message = _(
                "{span}: this {what} was printed before that of {former}, and now stands after it"
            ).format(span=span, what=_(what), former=former)
            yield span, former, message
        last[span.file] = span
