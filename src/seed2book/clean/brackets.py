"""Parentheses: one em each in Chinese text, whatever they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.characters import HAN, KANA
from seed2book.clean.passage import Change, Passage
from seed2book.clean.surroundings import Mark, Side, marks
from seed2book.messages import deferred

_HAN = re.compile(f"[{HAN}{KANA}]")
_BRACKETS = frozenset("()（）")
HALF_BRACKETS = frozenset("()")
_REASON = deferred("a half-width bracket in Chinese text")
_ARGUMENT = 3


def brackets(passage: Passage) -> Iterator[Change]:
    """Makes parentheses full-width, both of a pair, where they hold Han characters or stand beside them.

    `f(x)` and `CO(g)`, glued to a Latin word, stay, and so does a phrase in a Latin sentence.
    """
    text = passage.text
    if not passage.chinese:
        return
    opened: list[Mark] = []
    start, last_han = 0, -1  # where the text since the last bracket begins, and the last such that held Han
    for mark in marks(text, _BRACKETS, parentheses=False):
        if _HAN.search(text, start, mark.at):
            last_han = start
        start = mark.at + 1
        if mark.character in "(（":
            opened.append(mark)
        elif opened:
            opening = opened.pop()
            yield from _pair(text, opening, mark, holds_han=last_han > opening.at)
        else:
            yield from _lone(text, mark)
    for mark in opened:
        yield from _lone(text, mark)


def _pair(text: str, opening: Mark, closing: Mark, *, holds_han: bool) -> Iterator[Change]:
    if opening.character == "（" and closing.character == "）":
        return
    speaks = (Side.HAN, Side.SENTENCE)
    is_chinese = holds_han or opening.left in speaks or closing.right in speaks
    is_half_done = "（" in opening.character or "）" in closing.character
    before = text[opening.at - 1 : opening.at]
    inside = text[opening.at + 1 : closing.at]
    if (
        not holds_han
        and before.isascii()
        and before.isalpha()
        and inside.isalnum()
        and len(inside) <= _ARGUMENT
    ):
        return
    if is_chinese or is_half_done:
        yield Change(opening.at, opening.at + 1, "（", _REASON)
        yield Change(closing.at, closing.at + 1, "）", _REASON)


def _lone(text: str, mark: Mark) -> Iterator[Change]:
    """A bracket without its other: full-width beside Han characters, but `1)` is the mark of an item."""
    before, after = text[mark.at - 1 : mark.at], text[mark.at + 1 : mark.at + 2]
    if mark.character == "(" and (_HAN.match(before) or _HAN.match(after)):
        yield Change(mark.at, mark.at + 1, "（", _REASON)
    elif mark.character == ")" and (_HAN.match(before) or (before in "”’》」』" and before)):
        yield Change(mark.at, mark.at + 1, "）", _REASON)
