"""Blanks that the ends of print lines left inside running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from seed2book.clean.characters import BLANKS, HAN
from seed2book.clean.passage import Change, Passage
from seed2book.messages import deferred
from seed2book.source import Kind

_RUN = re.compile(rf"[{BLANKS}]+")
_HAN = re.compile(f"[{HAN}]")
_REASON = deferred("a gap where a print line ended")

# The measures of columns that papers have, and how far a squeezed or loose line departs from its measure.
_NARROWEST_EM, _WIDEST_EM, _SLACK_EM = 12.0, 45.0, 1.5
_INDENT_EM = 2.0
_FIRST_GAPS = 8

_SEGMENTS = re.compile(r"[，。、；：？！…]|[^，。、；：？！…]+")
_STOPS = frozenset("，。、；：？！…")
_PROSE = frozenset("，。；！？")  # what a row of names, dates and offices has none of
_SENTENCE_ENDS = frozenset("。！？…")
_SHORTEST_CLAUSE = 10
_LONGEST_NAME = 4
_OFFICES = re.compile("记者|通讯员|编辑|作者|供稿|供图|摄影|[摄文图]/|/[摄文图]|讯 |电 ")
_OPENING = frozenset('（《“‘「『【〈("')
_CLOSING = frozenset('）》”’」』】〉)"')


def wrap_blanks(passage: Passage) -> Iterator[Change]:
    """Closes the gaps that print-line ends left: 好新 闻.

    Gaps as far apart as a column is wide, from one end of the passage to the other and mostly in the
    middle of a clause, are such ends, wherever they are. A single gap is one only in running text, past
    its first stop and before its last full one, outside quotation marks and brackets, and not in a clause
    that may be a row of names: names, lead-ins (本报讯 …) and mottoes in two halves have blanks of their own.
    """
    text = passage.text
    if not passage.chinese or passage.kind not in (Kind.TEXT, Kind.LIST_ITEM, Kind.QUOTE):
        return
    gaps = [found.span() for found in _RUN.finditer(text) if found.start() > 0 and found.end() < len(text)]
    if not gaps:
        return
    regular = set(_regular(text, gaps)) if not _PROSE.isdisjoint(text) else set()
    amid_han = any(_HAN.match(text[start - 1]) and _HAN.match(text[end]) for start, end in gaps)
    lone = set(_in_clauses(text)) if amid_han and not _STOPS.isdisjoint(text) else set()
    for start, end in gaps:
        if (start, end) in regular or (start, end) in lone:
            yield Change(start, end, "", _REASON)


def _regular(text: str, gaps: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Gives the gaps that part the passage into print lines of one measure, if any do."""
    while len(gaps) > 1:
        lines = _print_lines(text, gaps)
        if not lines:
            return
        yield from (gap for gap in lines if not _joins_latin(text, gap))
        ends = set(lines)
        gaps = [gap for gap in gaps if gap not in ends]


def _print_lines(text: str, gaps: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    widths = list(accumulate((_width_em(character) for character in text), initial=0.0))
    for first in range(min(_FIRST_GAPS, len(gaps))):
        start = widths[gaps[first][0]]
        for measure in (start, start + _INDENT_EM):
            if not _NARROWEST_EM <= measure <= _WIDEST_EM:
                continue
            chain = _chain(widths, gaps[first:], measure)
            inside = sum(_is_inside_clause(text, gap) for gap in chain)
            rest = widths[-1] - widths[chain[-1][1]]
            if len(chain) > 1 and 2 * inside >= len(chain) and rest <= measure + _SLACK_EM:
                return chain
    return ()


def _chain(
    widths: Sequence[float], gaps: Sequence[tuple[int, int]], measure: float
) -> Sequence[tuple[int, int]]:
    """Gives the first gap and each that lies one measure after the one before it."""
    chain = [gaps[0]]
    for gap in gaps[1:]:
        distance = widths[gap[0]] - widths[chain[-1][1]]
        if abs(distance - measure) <= _SLACK_EM:
            chain.append(gap)
        elif distance > measure:
            break
    return chain


def _width_em(character: str) -> float:
    if character.isspace():
        return 0.0
    return 0.5 if character.isascii() else 1.0


def _is_inside_clause(text: str, gap: tuple[int, int]) -> bool:
    return text[gap[0] - 1].isalnum() and text[gap[1]].isalnum()


def _joins_latin(text: str, gap: tuple[int, int]) -> bool:
    """Tells a gap between two Latin words or two numbers, which need one."""
    before, after = text[gap[0] - 1], text[gap[1]]
    return before.isascii() and after.isascii()


def _in_clauses(text: str) -> Iterator[tuple[int, int]]:
    last = max(text.rfind(mark) for mark in _SENTENCE_ENDS)
    depth = 0
    past_stop = False
    for segment in _SEGMENTS.finditer(text, 0, max(0, last)):
        clause = segment[0]
        if clause in _STOPS:
            past_stop = True
            continue
        if _OPENING.isdisjoint(clause) and _CLOSING.isdisjoint(clause):
            if past_stop and not depth:
                yield from _in_clause(text, segment.start(), segment.end())
        else:
            depth = max(0, depth + sum((c in _OPENING) - (c in _CLOSING) for c in clause))


def _in_clause(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    clause = text[start:end]
    short = sum(len(piece) <= _LONGEST_NAME for piece in clause.split())
    if len(clause) < _SHORTEST_CLAUSE or short > 1 or _OFFICES.search(clause):
        return
    for found in _RUN.finditer(text, start + 1, end - 1):
        if _HAN.match(text[found.start() - 1]) and _HAN.match(text[found.end()]):
            yield found.span()
