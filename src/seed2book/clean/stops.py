"""Commas, semicolons, colons, exclamation and question marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.passage import Change, Passage
from seed2book.clean.surroundings import Mark, Side, marks
from seed2book.messages import deferred

_FULL = dict(zip(",;:!?", "，；：！？", strict=True))
HALF_STOPS = frozenset(_FULL)
# The mark itself first: a pattern that begins by looking behind is tried at every place.
_BESIDE_HAN = re.compile("[,;:!?](?:(?<=[\u4e00-\u9fa5].)|(?=[\u4e00-\u9fa5]))")
_REASON = deferred("a half-width mark in Chinese text")
_DIGITS_BEFORE = re.compile(r"[0-9]*\Z")
_DIGITS_AFTER = re.compile(r"[0-9]*")


def stops(passage: Passage) -> Iterator[Change]:
    """Makes `, ; : ! ?` full-width in Chinese text (GB/T 15834, 5.1).

    A mark is Chinese where a Han character stands to either side of it, past other marks, or where it
    follows or leads a phrase in quotation marks or brackets. Between two digits and between two Latin words
    it is theirs: `1,300`, `10:30`, `Hello, world`.
    """
    text = passage.text
    if not passage.chinese:
        return
    sure = [found.start() for found in _BESIDE_HAN.finditer(text)]
    for at in sure:
        yield Change(at, at + 1, _FULL[text[at]], _REASON)
    if len(sure) == sum(map(text.count, HALF_STOPS)):
        return  # as nearly always: what else stands around them need not be asked
    known = frozenset(sure)
    for mark in marks(text, HALF_STOPS, parentheses=True):
        if mark.at in known:
            continue
        if mark.is_chinese or _ends_passage(passage, mark) or _parts_numbers(text, mark):
            yield Change(mark.at, mark.at + 1, _FULL[mark.character], _REASON)


def _ends_passage(passage: Passage, mark: Mark) -> bool:
    return passage.whole and mark.right is Side.EDGE and mark.left is not Side.EDGE


def _parts_numbers(text: str, mark: Mark) -> bool:
    """Tells a comma or semicolon between two numbers, or behind a percentage, from one inside a number."""
    before = text[mark.at - 1]
    if mark.left is Side.DIGIT and before in "%‰℃" and mark.character in ",;":
        return mark.right in (Side.DIGIT, Side.LATIN)
    if mark.left is not Side.DIGIT or mark.right is not Side.DIGIT:
        return False
    if mark.character == ";":
        return True
    if mark.character != "," or not before.isdigit():
        return False
    digits_before = _DIGITS_BEFORE.search(text, max(0, mark.at - 20), mark.at)
    digits_after = _DIGITS_AFTER.match(text, mark.at + 1, mark.at + 20)
    if digits_before is None or digits_after is None:
        return False
    return len(digits_before[0]) > 3 and len(digits_after[0]) not in (0, 3)
