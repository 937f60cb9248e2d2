"""Where a headline is broken, and how large it can be: by sense where a blank was printed, else evenly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Line-start and line-end prohibition for headlines (CLREQ, "prohibition rules for line start and line end").
_NEVER_FIRST = set("。，、；：？！”’》〉）】』」…—·～%％℃")
_NEVER_LAST = set("“‘《〈（【『「#＃")
_PAUSES = set("，。；：！？、\u3000”’》）】")
_OPENERS = set("“‘《〈（【『「")
_CLOSERS = set("”’》〉）】』」")
_UNITS = re.compile(r"[0-9A-Za-z.%‰°℃/+-]+|——|……|\s+|.", re.DOTALL)
_GAPS = re.compile("(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])")
_PREFERRED, _INSIDE_QUOTES = 0.5, 0.5


def width_em(text: str) -> float:
    """Gives about how wide the text is: an em for a full-width character, a little over half for others.

    A quarter of an em parts Han and Latin.
    """
    characters = sum(
        1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.7 if c.isupper() else 0.56 for c in text
    )
    return characters + 0.25 * len(_GAPS.findall(text))


def broken(segment: str, measure_em: float) -> tuple[str, ...]:
    """Gives the segment in as few lines of `measure_em` as hold it, as even as the rules allow.

    No line starts or ends with a mark that may not stand there, and no number or Latin word is split; breaks
    after a mark are preferred. What cannot be broken is left whole.
    """
    total = width_em(segment)
    if total <= measure_em:
        return (segment,)
    units = _UNITS.findall(segment)
    ends = [0.0]
    for unit in units:
        ends.append(ends[-1] + width_em(unit))
    depths = _depths(units)
    ideal = total / -(-total // measure_em)
    # best[i]: the least badness of units[:i] set in whole lines, and where its last line starts.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            wide = ends[end] - ends[start]
            if wide > measure_em and start < end - 1:
                break
            choices.append((best[start][0] + _badness(units, depths, start, end, wide / ideal), start))
        best.append(min(choices))
    lines: list[str] = []
    end = len(units)
    while end:
        start = best[end][1]
        lines.append("".join(units[start:end]).strip())
        end = start
    return tuple(reversed(lines))


def _depths(units: Sequence[str]) -> list[int]:
    """Gives how many quotation marks and brackets are open before each unit, and after the last."""
    depths = [0]
    for unit in units:
        depths.append(max(0, depths[-1] + (unit in _OPENERS) - (unit in _CLOSERS)))
    return depths


def _badness(units: Sequence[str], depths: Sequence[int], start: int, end: int, fill: float) -> float:
    """Says how bad a line is: far from the ideal width, or breaking what should stay together."""
    badness = 1 + 10 * (1 - fill) ** 2
    if start and units[start][0] in _NEVER_FIRST:
        badness += 1000
    if end < len(units):
        badness += _INSIDE_QUOTES * depths[end]
        if units[end - 1] in _NEVER_LAST:
            badness += 1000
        elif units[end - 1] in _PAUSES or units[end] in _OPENERS:
            badness *= _PREFERRED
    return badness
