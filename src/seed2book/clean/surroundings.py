"""In whose company a mark stands: what decides between half width and full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from seed2book.clean.characters import is_han


class Side(StrEnum):
    """What is found to one side of a mark, past other marks and blanks."""

    HAN = "a Han character or kana"
    SENTENCE = "a phrase in quotation marks or brackets, which the Chinese sentence holds"
    LATIN = "a Latin or other letter"
    DIGIT = "a digit"
    EDGE = "the end of the passage"
    QUOTE = "the quotation mark or bracket that this mark stands inside"


class Mark(NamedTuple):
    """A mark at `at`, one of the characters that are no letters, with what stands to its sides."""

    at: int
    character: str
    left: Side
    right: Side

    @property
    def is_chinese(self) -> bool:
        """Whether either side speaks for Chinese."""
        return self.left in _SPEAKING or self.right in _SPEAKING


_SPEAKING = frozenset((Side.HAN, Side.SENTENCE))
_QUOTES_OPENING = frozenset("“‘「『")
_QUOTES_CLOSING = frozenset("”’」』")
_STRAIGHT = frozenset("\"'")
_BRACKETS_OPENING = frozenset("《〈【〖〔")
_BRACKETS_CLOSING = frozenset("》〉】〗〕")


def marks(text: str, wanted: frozenset[str], *, parentheses: bool) -> Iterator[Mark]:
    """Gives each of the `wanted` marks in `text` with its sides, in order; linear in the text's length.

    `parentheses`: whether full-width parentheses speak for Chinese as other Chinese brackets do. The rule
    that decides their width must not ask them.
    """
    opening = _BRACKETS_OPENING | {"（"} if parentheses else _BRACKETS_OPENING
    closing = _BRACKETS_CLOSING | {"）"} if parentheses else _BRACKETS_CLOSING
    end = 0
    for first in _one_of(wanted).finditer(text):
        start = first.start()
        if start < end:
            continue  # another mark of the run before it
        end = start + 1
        before, after = text[start - 1 : start], text[end : end + 1]
        if before.isalnum() and after.isalnum():
            yield Mark(start, text[start], _side(before), _side(after))
            continue
        while start and not text[start - 1].isalnum():
            start -= 1
        while end < len(text) and not text[end].isalnum():
            end += 1
        left = _side(text[start - 1]) if start else Side.EDGE
        right = _side(text[end]) if end < len(text) else Side.EDGE
        if end - start == 1:
            yield Mark(start, text[start], left, right)
            continue
        characters = text[start:end]
        lefts = []
        side = left
        for character in characters:
            lefts.append(side)
            if character in _QUOTES_CLOSING or character in closing:
                side = Side.SENTENCE
            elif character in _QUOTES_OPENING or character in opening or character in _STRAIGHT:
                side = Side.QUOTE
        found = []
        side = right
        for at in range(len(characters) - 1, -1, -1):
            character = characters[at]
            if character in wanted:
                found.append(Mark(start + at, character, lefts[at], side))
            if character in _QUOTES_OPENING or character in opening:
                side = Side.SENTENCE
            elif character in _QUOTES_CLOSING or character in closing or character in _STRAIGHT:
                side = Side.QUOTE
        yield from reversed(found)


@lru_cache
def _one_of(wanted: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(wanted)))}]")


@lru_cache(maxsize=1 << 12)
def _side(character: str) -> Side:
    if is_han(character):
        return Side.HAN
    return Side.DIGIT if character.isdigit() else Side.LATIN
