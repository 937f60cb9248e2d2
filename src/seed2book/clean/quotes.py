"""Quotation marks: straight ones curled, and turned round where openers and closers are confused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seed2book.clean.passage import Change, Passage
from seed2book.messages import deferred

_DOUBLE = re.compile(r"[\"“”„‟〝〞]")
_SINGLE = re.compile(r"(?<![A-Za-z])['‘’‚‛]|['‘’‚‛](?![A-Za-z])")
_DOUBLE_MARKS = frozenset('"“”„‟〝〞')
_SINGLE_MARKS = frozenset("'‘’‚‛")
QUOTATION_MARKS = _DOUBLE_MARKS | _SINGLE_MARKS
_STRAIGHT = frozenset("\"'")
_NOT_BEFORE_TEXT = frozenset("，、。；：？！）》】,;:?!)")
_NOT_AFTER_TEXT = frozenset("：（《【:(")
_COMMAS = frozenset("，、,")
_SURELY_OPENS_AFTER = frozenset("：:（(《")
_MAY_OPEN_AFTER = _SURELY_OPENS_AFTER | frozenset("，,。")
_SURELY_CLOSES_AFTER = frozenset("。！？!?….")


def quotation_marks(passage: Passage) -> Iterator[Change]:
    """Orients quotation marks by turns, opening and closing, in a whole passage.

    Only where their number is even and each place allows it: no opening mark before a stop or at the end,
    no closing mark after a colon or at the start, and none after a comma unless the first mark surely opens
    and the last surely closes. Else the marks stay, and `unbalanced` reports.
    """
    if not passage.whole or not passage.chinese:
        return
    for pattern, marks, opening, closing in (
        (_DOUBLE, _DOUBLE_MARKS, "“", "”"),
        (_SINGLE, _SINGLE_MARKS, "‘", "’"),
    ):
        if marks.isdisjoint(passage.rare):
            continue
        found = pattern.findall(passage.text)
        if "".join(found) == (opening + closing) * (len(found) // 2):
            continue  # by turns, as nearly always
        places = [mark.start() for mark in pattern.finditer(passage.text)]
        if not _is_nested(passage.text, places, opening, closing):
            yield from _by_turns(passage.text, places, opening, closing)


def _is_nested(text: str, places: Sequence[int], opening: str, closing: str) -> bool:
    depth = 0
    for at in places:
        depth += (text[at] == opening) - (text[at] == closing)
        if text[at] not in (opening, closing) or depth < 0:
            return False
    return depth == 0


def _by_turns(text: str, places: Sequence[int], opening: str, closing: str) -> Iterator[Change]:
    if len(places) % 2:
        yield from _goes_on(text, places, opening, closing)
        return
    has_straight = any(text[at] not in (opening, closing) for at in places)
    anchored = _is_anchored(text, places[0], places[-1])
    changes = []
    for turn, at in enumerate(places):
        after = closing if turn % 2 else opening
        if text[at] != after:
            if has_straight and text[at] in (opening, closing):
                return
            reason = (
                deferred("a straight quotation mark")
                if has_straight
                else deferred("a quotation mark turned the wrong way")
            )
            changes.append(Change(at, at + 1, after, reason))
        if not _fits(text, at, opens=not turn % 2) or (
            turn % 2 and not anchored and _before(text, at) in _COMMAS
        ):
            return
    yield from changes


def _goes_on(text: str, places: Sequence[int], opening: str, closing: str) -> Iterator[Change]:
    """A speech that the text's end does not close: straight marks open at the start and after `：，。`.

    All have to show themselves, and those between them to close behind a sentence.
    """
    for turn, at in enumerate(places):
        before = _before(text, at)
        shows = before in _SURELY_CLOSES_AFTER if turn % 2 else not before or before in _MAY_OPEN_AFTER
        surely = turn > 0 or not before or before in _SURELY_OPENS_AFTER
        if text[at] not in _STRAIGHT or not (shows and surely) or not _fits(text, at, opens=not turn % 2):
            return
    for turn, at in enumerate(places):
        yield Change(at, at + 1, closing if turn % 2 else opening, "a straight quotation mark")


def _is_anchored(text: str, first: int, last: int) -> bool:
    before = _before(text, first)
    return (not before or before in _SURELY_OPENS_AFTER) and _before(text, last) in _SURELY_CLOSES_AFTER


def _fits(text: str, at: int, *, opens: bool) -> bool:
    if opens:
        after = _after(text, at)
        return after != "" and after not in _NOT_BEFORE_TEXT
    before = _before(text, at)
    return before != "" and before not in _NOT_AFTER_TEXT


def _before(text: str, at: int) -> str:
    """Gives the character before a place, past blanks, which a later rule may take out."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1] if at else ""


def _after(text: str, at: int) -> str:
    at += 1
    while at < len(text) and text[at].isspace():
        at += 1
    return text[at : at + 1]
