"""Blanks: those that are only the width of something, and those that a print line's end left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.characters import BLANKS, HAN
from seed2book.clean.passage import Change, Passage
from seed2book.source import Kind

_RUN = re.compile(rf"[{BLANKS}]+")
_ODD = re.compile(rf"^[{BLANKS}]|[{BLANKS}]$|[^\S ]|[{BLANKS}]{{2}}")
_BEFORE_CLOSING = frozenset("，。、；：？！）》」』〉】”")
_AFTER_OPENING = frozenset("，、；：（《「『〈【“")
_LEAD_IN = frozenset("讯电")
_HAN = re.compile(f"[{HAN}]")


def blanks(passage: Passage) -> Iterator[Change]:
    """Takes blanks off the ends and from beside full-width marks, and makes the others plain ones.

    One blank stays one; two or more between Han characters stay two, since names in a row are parted by
    more than pads them; elsewhere a run is one.
    """
    text = passage.text
    if passage.kind is Kind.CODE or not (passage.chinese or _ODD.search(text)):
        return
    for found in _RUN.finditer(text):
        start = found.start()
        before, after = text[start - 1 : start] if start else "", text[found.end() : found.end() + 1]
        if not before or not after:
            yield Change(found.start(), found.end(), "", "a blank at the edge of a line")
        elif passage.chinese and _stands_at_mark(before, after):
            yield Change(found.start(), found.end(), "", "a blank beside a full-width mark")
        elif found[0] != " ":
            pads = len(found[0]) > 1 and _HAN.match(before) and _HAN.match(after)
            kept = "  " if pads and passage.kind is not Kind.HEADING else " "
            if kept != found[0]:
                yield Change(found.start(), found.end(), kept, "a blank that is only a width")


def _stands_at_mark(before: str, after: str) -> bool:
    if before == after:  # `。 。。` is not made an ellipsis by closing it up
        return False
    return after in _BEFORE_CLOSING or before in _AFTER_OPENING or (before in _LEAD_IN and after == "（")
