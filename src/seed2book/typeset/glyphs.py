"""Which characters of a publication no shipped face has."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import cast

import uharfbuzz as harfbuzz

from seed2book.errors import AssetError
from seed2book.findings import Finding, Severity
from seed2book.messages import _, counted
from seed2book.model import Publication
from seed2book.source import Span
from seed2book.typeset.book import Face

# What the model holds beside printed text.
_NOT_PRINTED = frozenset(
    {
        *("id", "source", "language", "description", "href", "src", "alt", "spans"),
        *("bylines", "credits", "lead_in"),
    }
)
# Controls, joiners and blanks leave no mark on paper.
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))


SUBSTITUTE = "〓"
"""What compositors put in the place of a character that they have no type for (GB/T 2312 has it at 01-94)."""


def missing(publication: Publication, faces: tuple[Face, ...]) -> tuple[Finding, ...]:
    """Gives a finding (`no-glyph`) for each character that none of the faces has, where it first stands.

    A character of the title or of what else the configuration says has no place in a seed.

    Raises:
        AssetError: a face cannot be read.
    """
    printed: list[str] = []
    _gather(publication, printed)
    left = {
        character
        for character in set("".join(printed))
        if unicodedata.category(character) not in _INVISIBLE and not _selects_variant(character)
    }
    for face in faces:
        # Most texts are all in the first face, so that the others need not be opened.
        if left:
            left -= coverage(face.file)
    # Where each stands is asked only of what is missing.
    texts = tuple(_texts(publication, ())) if left else ()
    return tuple(_finding(character, texts) for character in sorted(left))


@cache
def coverage(file: Path) -> frozenset[str]:
    """Gives the characters that a font file has.

    Raises:
        AssetError: the file cannot be read.
    """
    try:
        face = harfbuzz.Face(harfbuzz.Blob(file.read_bytes()))
    except OSError as error:
        raise AssetError(
            _("{file}: cannot be read as a font: {error}").format(file=file, error=error)
        ) from error
    if not face.glyph_count:
        raise AssetError(_("{file}: cannot be read as a font: it holds no glyphs").format(file=file))
    return frozenset(map(chr, face.unicodes))


def _gather(node: object, printed: list[str]) -> None:
    """Adds every printed text below a node of the model."""
    if isinstance(node, str):
        printed.append(node)
    elif isinstance(node, tuple):
        for inner in node:
            _gather(inner, printed)
    else:
        for name in _printed(cast(Hashable, type(node))):
            _gather(getattr(node, name), printed)


def _texts(node: object, spans: tuple[Span, ...]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Gives every printed text below a node of the model, with the spans nearest above it."""
    if isinstance(node, str):
        yield node, spans
    elif isinstance(node, tuple):
        for inner in node:
            yield from _texts(inner, spans)
    elif names := _printed(cast(Hashable, type(node))):
        spans = getattr(node, "spans", spans)
        for name in names:
            yield from _texts(getattr(node, name), spans)


@cache
def _printed(kind: Hashable) -> tuple[str, ...]:
    """Gives the names of the fields of a kind of node that hold printed text, directly or inside."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_PRINTED)


def _selects_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _finding(character: str, texts: Sequence[tuple[str, tuple[Span, ...]]]) -> Finding:
    count = sum(text.count(character) for text, _spans in texts)
    places = (spans[0] for text, spans in texts if spans and character in text)
    form = _(
        "“{character}” ({code_point}, {times}) is in none of the shipped faces; in print a face of this "
        "computer stands in for it, where there is one, else {substitute}; on a cover {substitute}"
    )
    times = _("once") if count == 1 else counted("{n} time", "{n} times", count)
    message = form.format(
        character=character, code_point=f"U+{ord(character):04X}", times=times, substitute=SUBSTITUTE
    )
    return Finding(
        "no-glyph",
        Severity.WARNING,
        message,
        next(places, None),
        _("correct it if the OCR misread it; else look at it in the PDF, and install a face that has it"),
        character,
    )
