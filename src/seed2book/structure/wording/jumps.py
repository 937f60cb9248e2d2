"""Jump lines: `（下转第二版）` says where the rest of an article is, `（上接第一版）` where it began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from seed2book.structure.wording.keys import key

_BRACKET = r"[（〔【\(\[]"
_CLOSING = r"[）〕】\)\]]"
_TITLE = r"(?:[《“][^《》“”]{1,30}[》”])?"
_PAGE = (
    r"(?:本报|今日|当日)?第? ?(?P<page>[A-D]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
    r"[、—\-至]?[0-9一二三四五六七八]{0,2} ?版"
)
_OUT = re.compile(
    rf"{_BRACKET}? ?{_TITLE}(?:文章|全文|下文|紧)?(?:下转|下接|转|接) ?[至入]?"
    rf"{_PAGE}{_TITLE} ?{_CLOSING}?[。.]?$"
)
_OUT_STRICT = re.compile(r"下转|下接")
_IN = re.compile(rf"{_BRACKET}? ?(?:紧接|上接|接|承) ?{_PAGE}{_TITLE} ?(?P<close>{_CLOSING}?)")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


class Way(StrEnum):
    """Which way a jump line points."""

    TO = "continued on"
    FROM = "continued from"


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump line at `start` to `end` of its text. `page` is the page it names, as an Arabic number."""

    way: Way
    start: int
    end: int
    page: str


def jump_at_end(text: str) -> Jump | None:
    """Gives the jump line that closes the text, alone in it or glued to it."""
    if "版" not in text[-60:]:
        return None
    tail = key(text[-60:])
    offset = len(text) - len(tail)
    # `转` and `接` are words as well: without 下 they count only inside brackets or alone in the line.
    for match in re.finditer(rf"(?={_BRACKET}|下转|下接|紧?[转接] ?第)", tail):
        found = _OUT.match(tail, match.start())
        if found is None:
            continue
        bracketed = tail[match.start()] in "（〔【"
        alone = offset == 0 and match.start() == 0
        if bracketed or alone or _OUT_STRICT.search(found.group()):
            return Jump(Way.TO, offset + match.start(), len(text), _number(found["page"]))
    return None


def jump_at_start(text: str) -> Jump | None:
    """Gives the jump line that opens the text, alone in it or glued to it."""
    if "版" not in text[:60]:
        return None
    head = key(text[:60])
    found = _IN.match(head)
    if found is None:
        return None
    plain = head.startswith(("接", "承"))
    if plain and found.end() < len(head):
        return None
    return Jump(Way.FROM, 0, found.end(), _number(found["page"]))


def _number(printed: str) -> str:
    if printed[0] not in _NUMERALS and printed[0] != "十":
        return printed.lstrip("0")
    tens, _, units = printed.rpartition("十")
    if "十" not in printed:
        return str(_NUMERALS.get(printed, 0))
    return str((_NUMERALS.get(tens, 1)) * 10 + _NUMERALS.get(units, 0))
