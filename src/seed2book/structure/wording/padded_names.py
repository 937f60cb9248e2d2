"""Names in headings, whose characters print sets apart: `老邮递员王 芳的最后一班`.

A blank in a heading is where its lines part, `某镇 协商推动公园换新颜`; one inside a name is layout.
"""

from __future__ import annotations

import re

from seed2book.structure.wording.keys import is_han
from seed2book.structure.wording.name_words import is_name
from seed2book.structure.wording.ordinals import NUMERAL
from seed2book.structure.wording.surnames import SURNAMES

_SURNAME = f"[{''.join(sorted(SURNAMES))}]"
_HAN = "[\u3400-\u9fff]"
_BEHIND = "的等与和及同、，：；？！”’》）—"
_PADDED = re.compile(rf"{_SURNAME}(?: {_HAN}){{1,2}}(?=$|[ {_BEHIND}])")
# What makes of the surname 章 the unit of a chapter.
_COUNTED = re.compile(f"第{NUMERAL}$")
# What begins the second line of a heading and is no given name: `公路通了车 我的…`.
_IN_NO_NAME = frozenset("我你他她它谁新好大小老美真有是在为让把从到向一二三四五六七八九十两")


def close_names(heading: str) -> str:
    """Gives the heading without the blanks inside its names.

    A row of single characters (`比 学 赶 帮`) and a heading that is nothing else (`江 花`) stay as they are;
    so does a chapter's title of one character (`第三章 雨`).
    """
    return _PADDED.sub(lambda found: _closed(heading, found), heading) if " " in heading else heading


def _closed(heading: str, found: re.Match[str]) -> str:
    name = found[0].replace(" ", "")
    before, after = heading[: found.start()], heading[found.end() :]
    loose = before[-1:] in ("", " ") and after.startswith(" ")  # `高 精 尖产品`
    in_row = loose or _ends_single(before) or _begins_single(after)
    if found[0].startswith("章") and _COUNTED.search(before):
        return found[0]
    if in_row or name == heading.replace(" ", "") or not is_name(name):
        return found[0]
    return found[0] if not _IN_NO_NAME.isdisjoint(name[1:]) else name


def _ends_single(before: str) -> bool:
    """True for a text that ends in one Han character by itself, and a blank."""
    return before.endswith(" ") and len(before) > 1 and is_han(before[-2]) and before[-3:-2] in ("", " ")


def _begins_single(after: str) -> bool:
    """True for a text that begins with a blank, and one Han character by itself."""
    return after.startswith(" ") and after[2:3] in ("", " ") and is_han(after[1:2] or " ")
