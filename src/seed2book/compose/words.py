"""Text cut into what stays whole: Han characters, words and numbers, marks, clusters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyphen

from seed2book.compose.rules import HAN, LETTERS

_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
# Letters, digits and marks that stand in words, of every script that parts its words by blanks. The middle
# dot is not among them: between Han characters it is the 间隔号.
_NARROW = (
    "\u0021-\u007e\u00a1-\u00b6\u00b8-\u02ff\u0370-\u10ff\u1200-\u1aaf\u1b00-\u1fff\u20a0-\u20bf\ua4d0-\ua95f"
    f"\ua980-\uabff\ufb00-\ufdff\ufe70-\ufefc{_COMBINING}"
)
# ’ belongs to a word between two letters, — and ～ to a number between two digits.
_TOKEN = re.compile(
    f"(?P<han>[{HAN}]+(?![{_COMBINING}\u200d])|[{HAN}](?![{_COMBINING}\u200d]))"
    f"|(?P<word>[{_NARROW}]+(?:(?:(?<=[{LETTERS}])[’·](?=[A-Za-z\u00c0-\u024f])|(?<=[0-9%])[—–～](?=[0-9]))"
    f"[{_NARROW}]+)*)"
    "|(?P<dash>—(?:—)+|⸺)"
    "|(?P<dots>…+)"
    f"|(?P<other>(?:[\U0001f1e6-\U0001f1ff]{{2}}|.)(?:[{_COMBINING}]|\u200d.)*)",
    re.DOTALL,
)
_SIGN = re.compile(f"[-/][{_COMBINING}]*")
_ADDRESS = re.compile(r"://|^www\.|@[\w-]+\.", re.IGNORECASE)
# Where an address may be broken: after these marks; where a word may be: after a hyphen or slash that has a
# letter on one side at least (a date or a fraction stays whole).
_ADDRESS_BREAK = re.compile(r"(?<=[/?&=_#])(?=[^/])|(?<=\w)(?=[.@]\w)")
_WORD_BREAK = re.compile(r"(?<=[^\W\d]{2}[-/])(?=\w)|(?<=\w[-/])(?=[^\W\d]{2})")
# Words of capitals are names of bodies, and those with one inside are trade marks; both stay whole.
_SYLLABLES = re.compile(r"(?<![^\W_])[A-Za-z][a-z]{4,}(?![^\W_])")
_SPAN = re.compile(r"(?<=[0-9%])[—–～](?=[0-9])")
_CLUSTER = re.compile(f".(?:[{_COMBINING}]|\u200d.)*", re.DOTALL)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yields (kind, text) with all of the text: `han` (several), `word`, `dash`, `dots`, `other`.

    An `other` is one cluster. A hyphen or a slash that stands alone is `other`: between Han characters it
    joins or parts them.
    """
    for token in _TOKEN.finditer(text):
        kind, found = token.lastgroup or "other", token[0]
        yield ("other" if kind == "word" and _SIGN.fullmatch(found) else kind), found


def breaks(word: str) -> list[int]:
    """Gives the places inside a word where a line may end: after hyphens, and at the points of an address."""
    if word.isalnum():
        return []
    pattern = _ADDRESS_BREAK if _ADDRESS.search(word) else _WORD_BREAK
    return [found.start() for found in pattern.finditer(word)]


def syllables(word: str) -> list[int]:
    """Gives the places inside an English word where a line may end if a hyphen is put there."""
    if _ADDRESS.search(word):
        return []
    return [
        found.start() + place
        for found in _SYLLABLES.finditer(word)
        for place in _english().positions(found[0])
    ]


@cache
def _english() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=2, right=3)


def between(word: str) -> list[int]:
    """Gives the places inside a word where a span of numbers (2021—2022) may be broken if need be."""
    return [found.end() for found in _SPAN.finditer(word)] if _SPAN.search(word) else []


def clusters(word: str) -> list[int]:
    """Gives every place between two clusters of a word, for one that no line can hold."""
    return [found.start() for found in _CLUSTER.finditer(word)][1:]
