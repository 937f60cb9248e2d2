"""Settings that a seed carries between two `---` lines at its head."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from seed2book.source import Seed, setting_name

# A page may open with a printed rule, and a second rule may follow soon: only when every line in between
# is a setting is it front matter. The full-width colon is what a Chinese keyboard types.
_SETTING = re.compile(
    r"[ \t]{0,3}([A-Za-z][A-Za-z0-9_-]{0,39}|[\u4e00-\u9fff]{2})[ \t]{0,9}[:：](.*)", re.DOTALL
)
_LONGEST = 100


def front_matter(lines: Sequence[str]) -> tuple[Mapping[str, str], int]:
    """Gives the settings at the head of a file and how many lines they take, both rules included.

    Keys are lower-case with `_` for `-`, and in English where they may be written in Chinese; values are text
    without surrounding blanks and quotation marks; of a key that comes twice the last counts. Without front
    matter: no settings, and 0.
    """
    head = 0
    while head < len(lines) and not lines[head].strip():
        head += 1
    if head == len(lines) or lines[head].strip() != "---":
        return {}, 0
    settings: dict[str, str] = {}
    for number in range(head + 1, min(len(lines), head + _LONGEST)):
        line = lines[number]
        if line.strip() in ("---", "..."):
            return (settings, number + 1) if settings else ({}, 0)
        setting = _SETTING.fullmatch(line)
        name = setting_name(setting[1]) if setting else ""
        if setting and name.isascii():
            settings[name] = _unquoted(setting[2].strip())
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return {}, 0


def body_start(seed: Seed) -> int:
    """Gives the number of the first line of `seed` (from 1) that is not front matter."""
    return front_matter(seed.lines)[1] + 1


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
