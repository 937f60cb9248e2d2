"""Dashes and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.characters import HAN
from seed2book.clean.passage import Change, Passage
from seed2book.clean.surroundings import marks

_STROKES = "-－–—―─━﹘"
DRAWN = frozenset(_STROKES + "⸺")
_RUN = re.compile(rf"[{_STROKES}]{{2,}}|⸺")
_DASH = "——"
_LONGEST = 3
_LONE = re.compile(rf"[―─━](?<![{_STROKES}].)(?![{_STROKES}])")

_YEAR = r"(?:1[6-9]|20)[0-9]{2}"
_YEARS = re.compile(rf"(?<![0-9A-Za-z.\-]){_YEAR}(?:年?)([-－–])(?={_YEAR}(?:年|[)）]))")
_MONTHS = re.compile(r"(?<![0-9\-])[0-9]{1,2}(?:月(?:[0-9]{1,2}日?)?)?([-－–])(?=[0-9]{1,2}月)")
_DAYS = re.compile(r"月[0-9]{1,2}日?([-－–])(?=[0-9]{1,2}日)")
JOINING = frozenset("-－–~∼〜")
_TILDES = re.compile(rf"(?<=[0-9{HAN}%℃])[~∼〜](?=[0-9{HAN}])")


def dashes(passage: Passage) -> Iterator[Change]:
    """Makes whole a dash of two ems that came as hyphens, box lines or three strokes (GB/T 15834, 4.10)."""
    if not passage.chinese:
        return
    if not (_RUN.search(passage.text) or _LONE.search(passage.text)):
        return
    beside = {mark.at: mark for mark in marks(passage.text, DRAWN, parentheses=True)}
    for found in _RUN.finditer(passage.text):
        is_chinese = beside[found.start()].is_chinese or beside[found.end() - 1].is_chinese
        if found[0] != _DASH and len(found[0]) <= _LONGEST and is_chinese:
            yield Change(found.start(), found.end(), _DASH, "a dash that is not two ems")
    for found in _LONE.finditer(passage.text):
        if beside[found.start()].is_chinese:
            yield Change(found.start(), found.end(), "—", "a drawn line for a dash")


def ranges(passage: Passage) -> Iterator[Change]:
    """Sets ranges of years and dates with a dash of one em, and of quantities with ～ (GB/T 15834, 4.13).

    Hyphens between quantities, in telephone numbers and between the halves of a compound name stay.
    """
    if not passage.chinese:
        return
    for pattern in (_YEARS, _MONTHS, _DAYS):
        for found in pattern.finditer(passage.text):
            yield Change(found.start(1), found.end(1), "—", "a hyphen in a range of dates")
    for found in _TILDES.finditer(passage.text):
        yield Change(found.start(), found.end(), "～", "a half-width mark in a range")
