"""What is printed of an article, line by line, in the order that docs/glossary.md fixes.

Written down a second time, apart from the templates, so that a template that forgets something is noticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from seed2book.model import (
    Article,
    Block,
    Code,
    Figure,
    List,
    Note,
    Paragraph,
    Quotation,
    Separator,
    Subhead,
    Table,
    Verbatim,
    Verse,
    plain_text,
)
from seed2book.source import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of print before it is broken to the measure: its text, and where it came from."""

    text: str
    spans: tuple[Span, ...]


def units(article: Article) -> Iterator[Unit]:
    """Gives 栏目, 引题, 主题, 副题, head signatures, 提要, blocks, tail signatures and 原载, each as printed.

    No unit is empty. Readings above characters are left out, as are pictures and what describes them.
    """
    for unit in _all(article):
        if unit.text.strip():
            yield unit


def _all(article: Article) -> Iterator[Unit]:
    title = (article.title,) if article.title else ()
    for heading in (*((article.rubric,) if article.rubric else ()), *article.kickers, *title, *article.decks):
        yield Unit(heading.text, heading.spans)
    for signature in article.head_signatures:
        yield Unit(signature.text, signature.spans)
    for paragraph in article.standfirst:
        yield from _block(paragraph)
    for block in article.blocks:
        yield from _block(block)
    for signature in article.tail_signatures:
        yield Unit(signature.text, signature.spans)
    if article.origin:
        yield Unit(article.origin.text, article.origin.spans)


def _block(block: Block) -> Iterator[Unit]:
    match block:
        case Paragraph():
            yield Unit(plain_text(block.inlines), block.spans)
        case Subhead() | Code() | Separator() | Verbatim():
            yield Unit(block.text, block.spans)
        case Figure():
            yield Unit(plain_text(block.caption), block.spans)
            if block.credit:
                yield Unit(block.credit.text, block.spans)
        case Note() | Quotation():
            for inner in block.blocks:
                yield from _block(inner)
        case Verse():
            for line in block.lines:
                yield Unit(plain_text(line), block.spans)
        case Table():
            for row in block.rows:
                for cell in row:
                    yield Unit(plain_text(cell), block.spans)
        case List():
            for item in block.items:
                yield Unit(item.marker, block.spans)
                for inner in item.blocks:
                    yield from _block(inner)
        case _:
            assert_never(block)
