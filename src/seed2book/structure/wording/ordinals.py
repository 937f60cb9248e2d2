"""Numerals as chapters carry them: Arabic, Chinese, the formal 壹贰叁, and 〇 between digits."""

from __future__ import annotations

_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("〇零○", "一壹", "二贰貳两兩", "三叁參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}

NUMERAL = f"(?:[0-9]{{1,4}}|[{''.join((*_DIGITS, *_UNITS, *_TENS))}]{{1,9}})"
"""A pattern for a numeral in a key, where full-width digits are half-width."""


def ordinal(numeral: str) -> int | None:
    """Gives the value of a numeral: 12 for `十二`, `一二`, `拾贰` and `12`; None where it is none."""
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    if all(char in _DIGITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total, waiting = 0, 0
    for char in numeral:
        if char in _DIGITS:
            waiting = _DIGITS[char]
        elif char in _UNITS:
            total += (waiting or 1) * _UNITS[char]
            waiting = 0
        elif char in _TENS:
            total += _TENS[char]
        else:
            return None
    return total + waiting if numeral else None
