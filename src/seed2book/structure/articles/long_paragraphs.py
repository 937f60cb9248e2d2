"""Paragraphs longer than any that is printed: parted, since reading systems and renderers stop at them.

A whole book on one line is damage. What a renderer does for each line of a paragraph grows with the length of
the paragraph, so that a million characters would take it an hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from seed2book.findings import Finding, Severity
from seed2book.messages import _
from seed2book.model import Inline, Paragraph, Text, plain_text
from seed2book.structure.doubts import shown

_LONGEST, _ENOUGH = 10_000, 5_000
_SENTENCE_END = re.compile(r"[。！？!?…]++[”’）」』)]*+|\n")


def parted(paragraph: Paragraph) -> tuple[tuple[Paragraph, ...], tuple[Finding, ...]]:
    """Gives the paragraph, or the pieces that it makes, each to the end of a sentence, and a finding.

    A piece has 5,000 to 10,000 characters; where no sentence ends in so many, it is cut between two of them.
    """
    text = plain_text(paragraph.inlines)
    if len(text) <= _LONGEST:
        return (paragraph,), ()
    pieces = tuple(
        replace(paragraph, inlines=inlines, resumes=number > 0 or paragraph.resumes)
        for number, inlines in enumerate(_pieces(paragraph.inlines))
    )
    form = _("“{words}” is a paragraph of {letters} characters: it was parted into {pieces}")
    message = form.format(words=shown(text), letters=len(text), pieces=len(pieces))
    advice = _("Get the text again with its line ends, or part it: [[fix]] with split.")
    return pieces, (Finding("paragraph-parted", Severity.WARNING, message, paragraph.spans[0], advice),)


def _pieces(inlines: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    piece: list[Inline] = []
    length = 0
    for inline in inlines:
        for part, ends in _parts(inline):
            size = len(plain_text((part,)))
            if piece and length + size > _LONGEST:
                yield tuple(piece)
                piece, length = [], 0
            last = piece[-1] if piece else None
            if isinstance(last, Text) and isinstance(part, Text):
                piece[-1] = Text(last.text + part.text)
            else:
                piece.append(part)
            length += size
            if ends and length >= _ENOUGH:
                yield tuple(piece)
                piece, length = [], 0
    if piece:
        yield tuple(piece)


def _parts(inline: Inline) -> Iterator[tuple[Inline, bool]]:
    """Gives plain text in parts of 5,000 characters or a sentence more, and whether a sentence ends there."""
    if not isinstance(inline, Text):
        yield inline, False
        return
    text, start = inline.text, 0
    while start < len(text):
        found = _SENTENCE_END.search(text, min(start + _ENOUGH, len(text)), start + _LONGEST)
        end = found.end() if found else min(start + _ENOUGH, len(text))
        yield Text(text[start:end]), found is not None
        start = end
