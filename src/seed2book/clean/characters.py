"""The classes of characters that the rules ask about."""

from __future__ import annotations

import re
import unicodedata

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""For a character class of a regular expression: Han characters, 々, 〆 and 〇."""

KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
"""Kana and its marks: text in which the marks are full-width too."""

OPENING = "（《〈【〖〔「『“‘［｛"
"""Marks that open what `CLOSING` closes, in the same order."""

CLOSING = "）》〉】〗〕」』”’］｝"

STOPS = "，、。；：？！"
"""The full-width marks of GB/T 15834 that stand for a stop (点号)."""

BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""For a character class: what is blank and neither a line end nor without width."""


def members(characters: str) -> frozenset[str]:
    """Gives the characters that a class of a regular expression stands for, as `0-9A-Z_`."""
    found = re.findall(r"(.)-(.)|(.)", characters, re.DOTALL)
    spans = ((ord(first or alone), ord(last or alone)) for first, last, alone in found)
    return frozenset(chr(code) for start, end in spans for code in range(start, end + 1))


BLANK_CHARACTERS = members(BLANKS)
"""The characters that `BLANKS` stands for."""

# What `is_han` says yes to.
_HAN_RUNS = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+"
)


def han_count(text: str) -> int:
    """Gives how many Han characters and kana `text` holds."""
    return sum(map(len, _HAN_RUNS.findall(text)))


def is_han(character: str) -> bool:
    """Tells Han characters and kana, in whose company marks are full-width."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3005" <= character <= "\u3007"
        or "\u3041" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
    )


def folded(character: str) -> str:
    """Gives the character itself freed of an accident of encoding: full or half width, a Kangxi radical.

    `Ａ` is A and `⼈` is 人, but `①` stays, since it is not the digit 1. Canonical equivalents
    (a compatibility ideograph and its unified character) are one as well.
    """
    decomposed = unicodedata.decomposition(character)
    if decomposed.startswith(("<wide>", "<narrow>")) or (decomposed and is_radical(character)):
        return unicodedata.normalize("NFKC", character)
    return unicodedata.normalize("NFC", character)


def is_radical(character: str) -> bool:
    """Tells the characters that name a radical and look like the Han character that they are part of."""
    return "\u2e80" <= character <= "\u2fdf"


def substance(text: str) -> str:
    """Gives the letters, digits, Han characters and accents of `text`, folded: what no rule may change."""
    if text.isascii():
        return "".join(c for c in text if c.isalnum())
    composed = unicodedata.normalize("NFC", "".join(folded(c) for c in text))
    return "".join(c for c in composed if c.isalnum() or _is_accent(c))


def _is_accent(character: str) -> bool:
    # Unicode counts these among the accents, and nothing of them is seen.
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    is_joiner = character == "\u034f"
    return unicodedata.category(character).startswith("M") and not is_selector and not is_joiner
