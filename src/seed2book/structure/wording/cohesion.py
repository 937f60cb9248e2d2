"""Which words the text under a heading shares with the article above it, and with nothing else on the page.

The sections of one article speak of the same people, places and things; the next article speaks of others.
Pairs of neighbouring characters stand for words, so that no dictionary is needed.
"""

from __future__ import annotations

import math
import re
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
    """The pairs of characters of each section of a page, and those of the article being read."""

    def __init__(self, sections: Sequence[Sequence[str]]) -> None:
        """Takes the keys of each section's lines, its heading among them."""
        self._pairs = [word_pairs("，".join(lines)[:_LONGEST]) for lines in sections]
        self._last: dict[str, int] = {}
        for n, pairs in enumerate(self._pairs):
            self._last.update(dict.fromkeys(pairs, n))
        self._in_article: set[str] = set()
        self._before: set[str] = set()

    def begin(self, n: int) -> None:
        """A new article begins with section `n`, the next."""
        self._before |= self._in_article
        self._in_article = set(self._pairs[n])

    def go_on(self, n: int) -> None:
        """Section `n`, the next, belongs to the article."""
        self._in_article |= self._pairs[n]

    def tie(self, n: int) -> float | None:
        """Says how closely section `n` is tied to the article before it: 0 not at all, 1 and more closely.

        None where there is too little text to say so. Counted are pairs that stand in both and nowhere else
        on the page, against the geometric mean of how many pairs each has.
        """
        pairs, article = self._pairs[n], self._in_article
        if len(pairs) < _FEWEST or len(article) < _FEWEST:
            return None
        places = map(self._last.get, (pairs & article) - self._before)
        return 25 * list(places).count(n) / math.sqrt(len(pairs) * len(article))


def word_pairs(text: str) -> frozenset[str]:
    """Gives the pairs of neighbouring Han characters that are neither grammar nor numbers."""
    return frozenset(_PAIR.findall(text))


def pairs_of(text: str) -> frozenset[str]:
    """Gives the pairs of neighbouring Han characters, grammar among them: for single lines."""
    return frozenset(_ANY_PAIR.findall(text))
