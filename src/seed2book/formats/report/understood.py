"""An article as a proof-reader sees it: its parts in the order of print, each with its role and its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from seed2book.model import (
    Article,
    Block,
    Code,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quotation,
    Separator,
    Signature,
    Subhead,
    Table,
    Verbatim,
    Verse,
    plain_text,
)
from seed2book.pictures import shown
from seed2book.source import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article: its role in English, its text, and the lines it came from."""

    role: str
    text: str
    spans: tuple[Span, ...]


def parts(article: Article) -> Iterator[Part]:
    """Gives the parts of an article in the order in which they are set."""
    yield from _heads("rubric", (article.rubric,))
    yield from _heads("kicker", article.kickers)
    yield from _heads("headline", (article.title,))
    yield from _heads("deck", article.decks)
    yield from _names(article.head_signatures)
    for paragraph in article.standfirst:
        yield Part("standfirst", plain_text(paragraph.inlines), paragraph.spans)
    for part in article.body:
        if isinstance(part, Signature):
            yield from _names((part,))
        else:
            yield from _block(part, "paragraph")
    yield from _heads("origin", (article.origin,))


def _heads(role: str, headings: tuple[Heading | None, ...]) -> Iterator[Part]:
    for heading in headings:
        if heading:
            yield Part(role, heading.text, heading.spans)


def _names(signatures: tuple[Signature, ...]) -> Iterator[Part]:
    for signature in signatures:
        yield Part("byline", signature.text, signature.spans)


def _block(block: Block, role: str) -> Iterator[Part]:
    match block:
        case Paragraph():
            yield Part(role, plain_text(block.inlines), block.spans)
        case Subhead():
            yield Part("subhead", block.text, block.spans)
        case Figure():
            yield from _figure(block)
        case Note() | Quotation():
            inner = "note" if isinstance(block, Note) else "quotation"
            for within in block.blocks:
                yield from _block(within, inner)
        case Verse():
            yield Part("verse", "\n".join(map(plain_text, block.lines)), block.spans)
        case Table():
            rows = (" | ".join(map(plain_text, row)) for row in block.rows)
            yield Part("table", "\n".join(rows), block.spans)
        case List():
            for item in block.items:
                marker = f"{item.marker} "
                for part in (part for within in item.blocks for part in _block(within, "list item")):
                    yield Part(part.role, marker + part.text, part.spans)
                    marker = ""
        case Code():
            yield Part("code", block.text, block.spans)
        case Separator():
            yield Part("separator", block.text or "＊", block.spans)
        case Verbatim():
            yield Part("unknown", block.text, block.spans)
        case _:
            assert_never(block)


def _figure(figure: Figure) -> Iterator[Part]:
    if figure.image:
        yield Part("image", figure.image.alt or shown(figure.image.src) or "—", figure.spans)
    if figure.caption:
        yield Part("caption", plain_text(figure.caption), figure.spans)
    if figure.credit:
        yield Part("credit", figure.credit.text, figure.spans)
