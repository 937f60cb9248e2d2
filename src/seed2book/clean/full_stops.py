"""The dot that an OCR gives for the full stop, told from what else stands between Han characters as a dot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.characters import HAN, han_count
from seed2book.clean.dots import IN_NAMES
from seed2book.clean.passage import Change, Passage
from seed2book.source import Kind

FULL_STOP_DOTS = frozenset(".．")

_CLOSING = "”’）》」』)\"'"
_DOT = re.compile(
    rf"[.．](?:(?<=[{HAN}{_CLOSING}%％℃][.．])(?![.．0-9A-Za-z])|(?<=[{HAN}][.．])(?=[0-9]{{1,6}}[{HAN}.%]))"
)
_AFTER_NUMBER = re.compile(rf"(?<=[{HAN}])[^{HAN}，。；]{{0,12}}[0-9](?P<unit>[a-zA-Z]{{0,3}})[.．]$")
_PAUSE = re.compile(r"[，,；;：:]")
# The point in 50.6 stops nothing.
_POINT = r"[.．](?![0-9])|(?<![0-9])[.．]"
_STOP = re.compile(rf"[，,。；;：:！!？?]|{_POINT}")
_SENTENCE_END = re.compile(rf"[。！!？?]|{_POINT}")
_END = re.compile(rf"[.．。！？!?…][{_CLOSING}]*$")
_NUMBER = re.compile(
    r"（[一二三四五六七八九十0-9]{1,3}）|(?:第?[一二三四五六七八九十百]{1,3}|[0-9]{1,2})(?:[、．.）)]|$)"
)
_NUMERAL = frozenset("〇一二三四五六七八九十百千万")
_PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "「": "」"}
_SEEN = 200
_SHORTEST_SENTENCE = 4
_SHORTEST_IN_ROW = 5


def full_stops(passage: Passage) -> Iterator[Change]:
    """Makes the dot that ends a Chinese sentence a full stop `。` (GB/T 15834, 4.1).

    At the end of a passage nothing else is printed as a dot behind a Han character. Inside one it may stand
    in names, dates, titles and rows of words: it ends a sentence where clauses stand on both of its sides,
    and where the passage shows by other stops, or by an item's number, that it is running text.
    """
    text = passage.text
    if not passage.chinese or passage.kind is Kind.HEADING:
        return
    prose = _PAUSE.search(text) or _END.search(text[-8:]) or _NUMBER.match(text)
    for found in _DOT.finditer(text):
        rest = text[found.end() : found.end() + _SEEN]
        front = text[max(0, found.start() - _SEEN) : found.start()]
        if rest.strip(_CLOSING + " "):
            is_stop = bool(prose) and _parts_sentences(front, rest)
        else:
            is_stop = _ends_sentence(front)
        if is_stop:
            yield Change(found.start(), found.end(), "。", "a full stop in Chinese text")
    number = _AFTER_NUMBER.search(text[-_SEEN:]) if text.endswith((".", "．")) else None
    # Half of a paragraph may end inside of 13.5, but not behind the unit in 1200m.
    if number and (passage.whole or number["unit"]) and _PAUSE.search(text) and han_count(text) >= 8:
        at = len(text) - 1
        yield Change(at, at + 1, "。", "a full stop in Chinese text")


def _ends_sentence(front: str) -> bool:
    number = _NUMBER.match(front)
    said = han_count(front[number.end() :] if number else front)
    # `被社员称为“铁姑 / 娘”.`: behind a closing mark a character is enough.
    return said >= (1 if front[-1:] in _CLOSING else _SHORTEST_SENTENCE)


def _parts_sentences(front: str, rest: str) -> bool:
    before, after = front.rstrip(_CLOSING + " "), rest.lstrip(_CLOSING + " ")
    quoted = rest[0] in "”’」』"  # `“习惯了.”老冯说`
    if (not quoted and _inside_marks(front, rest)) or _names_someone(before, after):
        return False
    if before[-1:] in _NUMERAL and after[:1] in _NUMERAL:
        return False
    clause, following = _STOP.split(before)[-1], _STOP.split(after, maxsplit=1)[0]
    around = {before[: len(before) - len(clause)][-1:], after[len(following) :][:1]}
    number = _NUMBER.match(clause)
    said = han_count(clause[number.end() :] if number else clause)
    if not FULL_STOP_DOTS.isdisjoint(around) and min(said, han_count(following)) < _SHORTEST_IN_ROW:
        return False  # `工业.农业.副业`: a row of words
    begun = _PAUSE.search(_sentence(before)) is not None
    # `（1）天天讲.班前会上讲`: the head of an item may be short.
    return said >= (2 if begun or number or quoted else _SHORTEST_SENTENCE) and han_count(following) >= 2


def _sentence(before: str) -> str:
    """What has been said since the last sentence was over."""
    return _SENTENCE_END.split(before)[-1]


def _inside_marks(front: str, rest: str) -> bool:
    """True inside a title, and inside quotation marks or brackets that hold no more than a phrase."""
    for opening, closing in _PAIRS.items():
        start = front.rfind(opening)
        end = rest.find(closing)
        if start < 0 or end < 0 or closing in front[start:] or opening in rest[:end]:
            continue
        if opening in "《〈" or not _STOP.search(front[start:] + rest[:end]):
            return True
    return False


def _names_someone(before: str, after: str) -> bool:
    beside = before[-2:] + after[:2]
    at_dot = before[-1:] in IN_NAMES and after[:1] in IN_NAMES
    return at_dot and sum(character in IN_NAMES for character in beside) >= 3
