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

_SEGMENTS = re.compile(r"[，。、；：？！…]|[^，。、；：？！…]+")
_SENTENCE_END = frozenset("。！？…")
_SHORTEST_CLAUSE = 10
_LONGEST_NAME = 4
_OFFICES = re.compile("记者|通讯员|编辑|作者|供稿|供图|摄影|[摄文图]/|/[摄文图]|讯 |电 ")
_OPENING = frozenset("（《“‘「『【〈(")
_CLOSING = frozenset("）》”’」』】〉)")


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


def wrap_blanks(passage: Passage) -> Iterator[Change]:
    """Closes a gap that the end of a print line left inside a clause: 好新 闻.

    Only in running text, past its first stop and before its last full one, outside quotation marks and
    brackets, and not in a clause that may be a row of names: names, lead-ins (本报讯 …) and mottoes in two
    halves have blanks of their own.
    """
    text = passage.text
    if not passage.chinese or passage.kind not in (Kind.TEXT, Kind.LIST_ITEM, Kind.QUOTE):
        return
    if " " not in text:
        return
    last = max(text.rfind(mark) for mark in _SENTENCE_END)
    depth = 0
    stops_seen = False
    for segment in _SEGMENTS.finditer(text):
        if segment.start() >= last:
            return
        inner = segment[0]
        if len(inner) == 1 and not inner.isalnum() and inner in "，。、；：？！…":
            stops_seen = True
            continue
        if " " in inner and stops_seen and not depth and not _has_quotes(inner):
            yield from _gaps(inner, segment.start())
        depth = max(0, depth + sum((c in _OPENING) - (c in _CLOSING) for c in inner))


def _has_quotes(text: str) -> bool:
    return any(c in _OPENING or c in _CLOSING or c == '"' for c in text)


def _gaps(clause: str, offset: int) -> Iterator[Change]:
    pieces = clause.split()
    short = sum(len(piece) <= _LONGEST_NAME for piece in pieces)
    if len(clause) < _SHORTEST_CLAUSE or short > 1 or _OFFICES.search(clause):
        return
    for found in re.finditer(r" +", clause):
        before, after = clause[found.start() - 1 : found.start()], clause[found.end() : found.end() + 1]
        if before and after and _HAN.match(before) and _HAN.match(after):
            yield Change(offset + found.start(), offset + found.end(), "", "a gap where a print line ended")
