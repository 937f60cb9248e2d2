"""Which words the text under a heading shares with the article above it, and with nothing else on the page.

The sections of one article speak of the same people, places and things; the next article speaks of others.
Pairs of neighbouring characters stand for words, so that no dictionary is needed.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence

from seed2book.structure.wording.keys import HAN_CHARACTERS

_LONGEST = 800
_FEWEST = 25
# Pairs with one of these are grammar and numbers, which all texts share.
_COMMON = (
    "的了是在和有不一这个人上中大为到以们地时来我他她它说出要就会年也能对生可于子后自而作还得着下过"
    "那与去之二三四五六七八九十百千万两多几日月第次等把被让从向但却又很都只没再更最已将并及或其此"
)
_HAN = f"[^{_COMMON}\x00-\u4dff\ua000-\U0010ffff]"
# Looked ahead for, since pairs overlap.
_PAIR = re.compile(f"(?=({_HAN}{_HAN}))")
_ANY_PAIR = re.compile(f"(?=([{HAN_CHARACTERS}]{{2}}))")


class Cohesion:
    """The pairs of characters of each section of a page, and where else each of them stands."""

    def __init__(self, sections: Sequence[Sequence[str]]) -> None:
        """Takes the keys of each section's lines, its heading among them."""
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        recurring: set[str] = set()
        self._sizes: list[int] = []
        self._new: list[int] = []  # how many pairs stand nowhere before
        self._former: list[list[int]] = []  # of the others, where each stood before
        for n, lines in enumerate(sections):
            pairs = word_pairs("，".join(lines)[:_LONGEST])
            known = first.keys() & pairs
            self._sizes.append(len(pairs))
            self._new.append(len(pairs) - len(known))
            self._former.append(sorted([last[pair] for pair in known]))
            first.update(dict.fromkeys(pairs - known, n))
            last.update(dict.fromkeys(pairs, n))
            recurring |= known
        self._first: list[list[int]] = [[] for _ in self._sizes]  # of pairs whose last place it is
        for pair in recurring:
            self._first[last[pair]].append(first[pair])
        for places in self._first:
            places.sort()
        self._in_article: dict[tuple[int, int], int] = {}

    def tie(self, article: int, n: int) -> float | None:
        """Says how closely section `n` is tied to the article that began with section `article`.

        0 is not at all, 1 and more is closely; None where there is too little text to say so. Counted are
        pairs that stand in both and nowhere else on the page, against the geometric mean of how many pairs
        each has.
        """
        size, there = self._sizes[n], self._pairs_in(article, n)
        if size < _FEWEST or there < _FEWEST:
            return None
        shared = len(self._first[n]) - bisect_left(self._first[n], article)
        return 25 * shared / math.sqrt(size * there)

    def _pairs_in(self, article: int, end: int) -> int:
        """How many pairs the sections from `article` to `end` (not included) have, each counted once."""
        if end == article:
            return 0
        known = self._in_article.get((article, end))
        if known is None:
            before, last = self._pairs_in(article, end - 1), end - 1
            known = before + self._new[last] + bisect_left(self._former[last], article)
            self._in_article[article, end] = known
        return known


def word_pairs(text: str) -> frozenset[str]:
    """Gives the pairs of neighbouring Han characters that are neither grammar nor numbers."""
    return frozenset(_PAIR.findall(text))


def pairs_of(text: str) -> frozenset[str]:
    """Gives the pairs of neighbouring Han characters, grammar among them: for single lines."""
    return frozenset(_ANY_PAIR.findall(text))
