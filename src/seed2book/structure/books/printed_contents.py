"""A printed list of contents (目录): its lines, and the headings further down that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from seed2book.source import Kind, Line
from seed2book.structure.books.chapter_lines import is_contents_line, read_mark
from seed2book.structure.wording.keys import key, width_em

NAMES = ("目录", "目次", "目錄")
_CALLED = re.compile(rf"[〔【《]?(?:{'|'.join(NAMES)})[〕】》]?：?")
_PAGE = re.compile(r"(?<![ .·…⋯（(〔])[ .·…⋯（(〔]*[0-9 ]+[）)〕]?$")
_LONGEST_EM = 36.0
_FEWEST = 3
_UNNAMED = 2
"""So many lines of a list in a row may be no heading below: a part's name, a note on the edition."""


@dataclass(frozen=True, slots=True)
class PrintedContents:
    """The places (from 0) of the lines of a list but for its name; `titles` maps what they name to them."""

    entries: frozenset[int] = frozenset()
    titles: Mapping[int, int] = field(default_factory=dict)


def printed_contents(lines: Sequence[Line]) -> PrintedContents:
    """Gives the first list of contents that stands below its name (`目录`), or nothing.

    A line is one of the list if dots lead it to a page number, or if it stands by itself again further down.
    The list ends where the first of its lines comes again, or where running text begins.
    """
    for at, line in enumerate(lines):
        if len(line.text) <= 12 and _CALLED.fullmatch("".join(key(line.text).split())):
            found = _below(lines, at + 1)
            if len(found.entries) >= _FEWEST:
                return found
    return PrintedContents()


def entry_key(text: str) -> str:
    """Gives what a line of the list and the heading that it names have in common."""
    return "".join(char for char in _PAGE.sub("", key(text)) if char.isalnum())


def _below(lines: Sequence[Line], first: int) -> PrintedContents:
    again = _short_lines(lines, first)
    entries: list[int] = []
    between: list[int] = []
    said: set[str] = set()
    for at in range(first, len(lines)):
        line = lines[at]
        told = entry_key(line.text)
        if not _is_short(line) or (told in said and not is_contents_line(line.text)):
            break
        if told and (is_contents_line(line.text) or again.get(told, [at])[-1] > at):
            entries += [*between, at]
            said.add(told)
            between = []
        elif len(between) < _UNNAMED:
            between.append(at)
        else:
            break
    return PrintedContents(frozenset(entries), _named(lines, entries, again))


def _short_lines(lines: Sequence[Line], first: int) -> dict[str, list[int]]:
    """Gives where each short line stands; a chapter's number and the title below it count together too."""
    found: dict[str, list[int]] = {}
    for at in range(first, len(lines)):
        line = lines[at]
        if not _is_short(line):
            continue
        found.setdefault(entry_key(line.text), []).append(at)
        mark = read_mark(line.text)
        if mark is not None and not mark.title and at + 1 < len(lines) and _is_short(lines[at + 1]):
            found.setdefault(entry_key(line.text + lines[at + 1].text), []).append(at)
    return found


def _named(lines: Sequence[Line], entries: Sequence[int], again: Mapping[str, list[int]]) -> dict[int, int]:
    """Gives the first line after the list, and after the heading before, that says what each entry says."""
    titles: dict[int, int] = {}
    last = max(entries, default=0)
    for entry in entries:
        places = again.get(entry_key(lines[entry].text), ())
        place = next((at for at in places if at > last), None)
        if place is not None:
            titles[place] = entry
            last = place
    return titles


def _is_short(line: Line) -> bool:
    return (
        line.kind in (Kind.TEXT, Kind.HEADING, Kind.LIST_ITEM)
        and len(line.text) <= 80
        and (width_em(_PAGE.sub("", key(line.text))) <= _LONGEST_EM)
        and "。" not in line.text
    )
