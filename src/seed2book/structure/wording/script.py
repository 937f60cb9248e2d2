"""Which script a text is written in: 简体 or 繁体."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from seed2book.structure.wording.keys import SIMPLER

_ENOUGH = 200_000


def language_of(texts: Iterable[str]) -> str:
    """Gives `zh-Hant` where traditional forms outnumber simplified ones, else `zh-Hans` (BCP 47).

    Counts only characters that the two scripts write differently, over the first 200,000 characters.
    """
    counted: Counter[str] = Counter()
    size = 0
    for text in texts:
        counted.update(text)
        size += len(text)
        if size > _ENOUGH:
            break
    traditional = sum(map(counted.__getitem__, SIMPLER))
    simplified = sum(map(counted.__getitem__, set(SIMPLER.values())))
    return "zh-Hant" if traditional > simplified else "zh-Hans"
