"""All headings of a page at once: which of them open articles, so that the page makes the most sense.

What speaks for a heading depends on the article that it may stand in, and so on how the headings above it
are judged. Every way to part a page's headings among articles is weighed by the sum of what speaks for its
judgements. The heaviest is taken, and the share of all ways that agree with it tells how sure each is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_CARRIED = 6
"""So many headings above may be that of the article being read; time and memory grow with it."""
_FAR_BEHIND = 16.0
"""An article that is so much less likely than another, in log-odds, is not carried on."""
SURE = 12.0
"""Log-odds beyond which more says nothing: on a long page a heading has a part in all that comes after it."""

Above = int | None
"""The heading that opened the article above; None where none has."""
Weights = list[dict[Above, float]]
"""For each heading what is said of it, or of all that comes before or after it, by the article above."""


@dataclass(frozen=True, slots=True)
class Place:
    """A heading as the page is read: the article above, whether it opens the next, and how likely it does."""

    above: Above
    opens: bool
    log_odds: float


def part(count: int, score: Callable[[int, Above], float]) -> list[Place]:
    """Parts `count` headings among articles.

    `score(n, above)` gives the log-odds of heading `n` opening an article where `above` opened the last one.
    """
    scores, before = _weigh(count, score)
    after, best = _gather(scores, _total), _gather(scores, max)
    places: list[Place] = []
    above: Above = None
    for n, here in enumerate(scores):
        opening = _total(before[n][a] + s / 2 + after[n + 1][n] for a, s in here.items())
        staying = _total(before[n][a] - s / 2 + after[n + 1][a] for a, s in here.items() if a in after[n + 1])
        half = here[above] / 2
        opens = above not in best[n + 1] or half + best[n + 1][n] > best[n + 1][above] - half
        places.append(Place(above, opens, max(-SURE, min(SURE, opening - staying))))
        above = n if opens else above
    return places


def _weigh(count: int, score: Callable[[int, Above], float]) -> tuple[Weights, Weights]:
    """The scores, and the weight of all that leads to a heading; the least likely articles are let go."""
    scores: Weights = []
    before: Weights = [{None: 0.0}]
    for n in range(count):
        here = {above: score(n, above) for above in before[n]}
        # With no article above there is none to stand in, unless that is what is said.
        within = {above: s for above, s in here.items() if above is not None or s <= 0}
        staying = {above: before[n][above] - s / 2 for above, s in within.items()}
        opening = _total(before[n][above] + s / 2 for above, s in here.items())
        scores.append(here)
        before.append({**_likeliest(staying, opening), n: opening})
    return scores, before


def _likeliest(staying: dict[Above, float], opening: float) -> dict[Above, float]:
    """The articles that may well go on below a heading; one of them always, to tell how sure it is."""
    ranked = sorted(staying, key=staying.__getitem__, reverse=True)
    least = max([opening, *staying.values()]) - _FAR_BEHIND
    return {a: staying[a] for n, a in enumerate(ranked[: _CARRIED - 1]) if n == 0 or staying[a] >= least}


def _gather(scores: Weights, gather: Callable[[Iterable[float]], float]) -> Weights:
    """What may come after each article: with `max` the heaviest way, with `_total` all ways together."""
    after: Weights = [dict.fromkeys((*(scores[-1] if scores else ()), len(scores) - 1), 0.0)]
    for n in range(len(scores) - 1, -1, -1):
        behind = after[-1]
        after.append(
            {
                above: gather([s / 2 + behind[n]] + ([behind[above] - s / 2] if above in behind else []))
                for above, s in scores[n].items()
            }
        )
    return after[::-1]


def _total(weights: Iterable[float]) -> float:
    """The logarithm of the sum of what the weights are logarithms of."""
    known = list(weights)
    most = max(known, default=-math.inf)
    return most + math.log(sum(math.exp(w - most) for w in known)) if known else most
