"""Headings of a manual that count themselves: 1, 1.1, 2.3.4, each the next of its level."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from seed2book.source import Kind, Line
from seed2book.structure.books.chapter_lines import Mark, Rank
from seed2book.structure.wording.keys import key, width_em

_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})[.、]? (?P<title>\S.*)")
_SENTENCE = re.compile(r"[。！？；，：,;:!?]")
_LONGEST_EM = 24.0
_FEWEST_TOP, _FEWEST_BELOW = 2, 2


def numbered_headings(lines: Sequence[Line], listed: frozenset[int]) -> Mapping[int, Mark]:
    """Gives the plain lines that head chapters (`2 安装`) and sections (`2.1 场地`), by their places.

    Each number must be the next of its level or the first below the one before, and both levels be there:
    else numbers count anything. Lines of a list of contents, `listed`, repeat them. What Markdown takes for
    an item (`1. 概述`) is one of them too.
    """
    found: dict[int, Mark] = {}
    depths: list[int] = []
    last: tuple[int, ...] = (0,)
    for at, line in enumerate(lines):
        if at in listed or line.kind not in (Kind.TEXT, Kind.LIST_ITEM) or len(line.text) > 60:
            continue
        text = " ".join(key(heading_line(line).text).split())
        heading = _NUMBERED.fullmatch(text)
        if heading is None or width_em(text) > _LONGEST_EM or _SENTENCE.search(heading["title"]):
            continue
        number = tuple(map(int, heading["number"].split(".")))
        if not _follows(last, number):
            continue
        last = number
        depths.append(len(number))
        rank = Rank.CHAPTER if len(number) == 1 else Rank.SECTION
        found[at] = Mark(rank, "number", number[-1], heading["title"])
    below = sum(depth > 1 for depth in depths)
    return found if len(depths) - below >= _FEWEST_TOP and below >= _FEWEST_BELOW else {}


def heading_line(line: Line) -> Line:
    """Gives the line with the mark that Markdown takes for an item's as part of its text."""
    if not line.marker:
        return line
    return Line(
        f"{line.marker} {line.text}", line.span, blanks_before=line.blanks_before, indent_em=line.indent_em
    )


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if number == (*last, 1):
        return True
    depth = len(number)
    return depth <= len(last) and number[:-1] == last[: depth - 1] and number[-1] == last[depth - 1] + 1
