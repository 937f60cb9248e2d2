"""What is printed of an article, line by line, in the order that docs/glossary.md fixes.

Written down a second time, apart from the templates, so that a template that forgets something is noticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from seed2book.model import (
    Article,
    Block,
    Code,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    ProperNoun,
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


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of print before it is broken to the measure: its text, and where it came from.

    `others` are the forms it may take instead: with a reading that stands above a character, since not every
    medium can put it there. `apart`: it belongs to a picture, which pages may show further on than its place.
    """

    text: str
    spans: tuple[Span, ...]
    others: tuple[str, ...] = ()
    apart: bool = False


def units(article: Article) -> Iterator[Unit]:
    """Gives 栏目, 引题, 主题, 副题, head signatures, 提要, the body and 原载, each as printed.

    No unit is empty. Pictures and what describes them are left out.
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
    for part in article.body:
        if isinstance(part, Signature):
            yield Unit(part.text, part.spans)
        else:
            yield from _block(part)
    if article.origin:
        yield Unit(article.origin.text, article.origin.spans)


def _block(block: Block) -> Iterator[Unit]:
    match block:
        case Paragraph():
            yield _line(block.inlines, block.spans)
        case Subhead() | Code() | Separator() | Verbatim():
            yield Unit(block.text, block.spans)
        case Figure():
            yield replace(_line(block.caption, block.spans), apart=True)
            if block.credit:
                yield Unit(block.credit.text, block.spans, apart=True)
        case Note() | Quotation():
            for inner in block.blocks:
                yield from _block(inner)
        case Verse():
            for line in block.lines:
                yield _line(line, block.spans)
        case Table():
            for row in block.rows:
                for cell in row:
                    yield _line(cell, block.spans)
        case List():
            for item in block.items:
                yield Unit(item.marker, block.spans)
                for inner in item.blocks:
                    yield from _block(inner)
        case _:
            assert_never(block)


def _line(inlines: tuple[Inline, ...], spans: tuple[Span, ...]) -> Unit:
    text = plain_text(inlines)
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return Unit(text, spans)
    others = (_with_readings(inlines, "{}{}"), _with_readings(inlines, "{}（{}）"))
    return Unit(text, spans, () if others[0] == text else others)


def _with_readings(inlines: tuple[Inline, ...], form: str) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case Ruby():
                parts.append(form.format(inline.base, inline.reading))
            case Strong() | Emphasis() | ProperNoun() | WorkTitle() | Link():
                parts.append(_with_readings(inline.inlines, form))
            case _:
                parts.append(plain_text((inline,)))
    return "".join(parts)
