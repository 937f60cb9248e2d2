"""Fits the weights of what the lines of a stack of headings are: python benchmarks/fit_stacks.py --help.

As `fit_headings.py` does for which headings open articles: pages whose truth is known are read, and every
way to share out the roles of a stack's lines is weighed as `structure/newspaper/arranging.py` weighs it.
Fitted is how likely the ways are that agree with the truth, drawn towards the weights of today. What is
printed is how many stacks are judged wrongly, those of each page by weights that were fitted without its
paper, and the weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from fit_headings import Row, asked, golden, more, total

from seed2book.clean import clean
from seed2book.read import lines
from seed2book.source import Seed
from seed2book.structure import RoleKind, classify
from seed2book.structure.newspaper import headings
from seed2book.structure.newspaper.arranging import Arrangement, pairs, weights
from seed2book.structure.newspaper.decks import IS_DECK, Pair
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.rubrics import IS_RUBRIC
from seed2book.structure.newspaper.stacks import Stack, find_stacks
from structure_marks import Entry, letters
from test_golden_pages import KEPT

TABLE = (*IS_RUBRIC, *IS_DECK)
_ROLES = {
    "rubric": RoleKind.RUBRIC,
    "kicker": RoleKind.KICKER,
    "title": RoleKind.HEADLINE,
    "deck": RoleKind.DECK,
}
# Levels mean nothing on a third of the pages; that shall not teach that they never do.
_FIRM, _FIRMNESS = ("marked higher", "marked lower"), 6.0
# The truth names kicker and headline of every article, these only where the page's writer noted them.
_NOT_ALWAYS_NOTED = frozenset({RoleKind.RUBRIC, RoleKind.DECK})


@dataclass(frozen=True, slots=True)
class Head:
    """A stack as it was seen: the rows that hold for its pairs of lines, and the ways that are true."""

    name: str
    paper: str
    counts: float
    rubric: Sequence[Row]
    deck: Sequence[Sequence[Row]]
    true: Sequence[Arrangement]
    says: str


def see(page: Path, truth: Sequence[Entry], name: str, paper: str, counts: float) -> Iterator[Head]:
    """Reads a page through the real stages and gives its stacks of several lines whose truth is known."""
    seen: list[Head] = []

    def watch(page_: Page, found: list[int]) -> list[Stack]:
        stacks = find_stacks(page_, found)
        for stack in stacks:
            true = _true(page_, stack.items, truth) if len(stack.items) > 1 else []
            if true:
                rubric = [_rows(0, IS_RUBRIC, pair) for pair in pairs(page_, stack.items)]
                deck = [
                    [_rows(len(IS_RUBRIC), IS_DECK, pair) for pair in pairs(page_, stack.items[n:])]
                    for n in range(len(stack.items))
                ]
                says = " / ".join(page_.lines[i].text for i in stack.items)
                seen.append(Head(name, paper, counts, rubric, deck, true, f"{page.stem}: {says}"))
        return stacks

    seed = Seed(page.name, tuple(page.read_text("utf-8").splitlines()), "utf-8", "")
    with patch.object(headings, "find_stacks", watch):
        classify(clean(lines(seed)).lines)
    return iter(seen)


def _rows(first: int, table: Sequence, pair: Pair) -> Row:  # type: ignore[type-arg]
    return [(k, float(held)) for k, row in enumerate(table, first) if (held := row.holds(pair))]


def _true(page: Page, items: Sequence[int], articles: Sequence[Entry]) -> list[Arrangement]:
    """The ways that agree with the truth; none where a line is no part of a head in it."""
    roles = [_role(page, i, articles) for i in items]
    if roles.count(RoleKind.HEADLINE) != 1:
        return []
    # What nothing marks and the truth does not name may be the end of the text above.
    if any(role is None and not page.is_marked(i) for role, i in zip(roles, items, strict=True)):
        return []
    return [
        way
        for way in weights([], [[0.0] * n for n in range(len(items) - 1, -1, -1)])
        if all(
            way.role(n) is role if role else way.role(n) in _NOT_ALWAYS_NOTED for n, role in enumerate(roles)
        )
    ]


def _role(page: Page, i: int, articles: Sequence[Entry]) -> RoleKind | None:
    said, at = letters(page.lines[i].text), page.lines[i].span.first
    for article in articles:
        first, last = article.get("lines", (at, at))
        for key, role in _ROLES.items() if first <= at <= last else ():
            noted = letters(article.get(key))
            if noted and (noted == said or (len(said) >= 4 and said in noted)):
                return role
    return None


def _weights_of(head: Head, now: Sequence[float]) -> dict[Arrangement, float]:
    def score(row: Row) -> float:
        return sum(now[k] * held for k, held in row)

    return dict(weights([*map(score, head.rubric)], [[*map(score, below)] for below in head.deck]))


def fit(heads: Sequence[Head], drawn: float, rounds: int, start: Sequence[float]) -> list[float]:
    """The weights that make the true ways likeliest, by steps that grow while they agree and shrink after."""
    today = [row.weight for row in TABLE]
    pull = [drawn * (_FIRMNESS if any(words in row.says for words in _FIRM) else 1.0) for row in TABLE]
    now, step, former = list(start), [0.1] * len(today), [0.0] * len(today)
    for _ in range(rounds):
        slope = [p * (a - w) for p, a, w in zip(pull, today, now, strict=True)]
        for head in heads:
            ways = _weights_of(head, now)
            for chosen, share in ((head.true, head.counts), (list(ways), -head.counts)):
                whole = total(ways[way] for way in chosen)
                for way in chosen:
                    _move(slope, head, way, share * math.exp(ways[way] - whole))
        for k, s in enumerate(slope):
            agree = s * former[k]
            step[k] = min(1.0, step[k] * 1.2) if agree > 0 else step[k] * 0.5 if agree < 0 else step[k]
            former[k] = 0.0 if agree < 0 else s
            now[k] += math.copysign(step[k], former[k]) * (former[k] != 0)
    return now


def _move(slope: list[float], head: Head, way: Arrangement, share: float) -> None:
    for row in head.rubric[: way.rubrics]:
        for k, held in row:
            slope[k] += share * held
    for n, row in enumerate(head.deck[way.rubrics], way.rubrics):
        for k, held in row:
            slope[k] += share * held * (0.5 if n >= way.headline else -0.5)


def wrong(heads: Iterable[Head], now: Sequence[float], tell: bool = False) -> Counter[tuple[str, str]]:
    """Counts, by the name of the set, the stacks and those judged wrongly."""
    counted: Counter[tuple[str, str]] = Counter()
    for head in heads:
        ways = _weights_of(head, now)
        taken = max(ways, key=lambda way: ways[way])
        counted[head.name, "known"] += 1
        counted[head.name, "wrong"] += taken not in head.true
        if tell and taken not in head.true:
            print(head.name, head.says, taken, head.true)
    return counted


def main() -> None:
    """Fits, and prints what is gained and the weights."""
    parser = asked(__doc__)
    parser.add_argument("--tell", action="store_true", help="print what is judged wrongly without its paper")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        # One after the other: each form of a page takes the place of the one before.
        known = chain(golden(Path(folder)), *(more(f, f.name) for f in given.folders))
        heads = [head for page in known for head in see(*page)]
    held = [head for folder in given.held for page in more(folder, folder.name) for head in see(*page)]
    held += [head for head in heads if head.name.startswith(tuple(KEPT))]
    kept = {head.paper for head in held if head.name.startswith(tuple(KEPT))}
    heads = [head for head in heads if head.paper not in kept]
    today = [row.weight for row in TABLE]
    fitted = fit(heads, given.drawn, given.rounds, today)
    papers = sorted({head.paper for head in heads})
    fold = {paper: n % given.folds for n, paper in enumerate(papers)}
    after = wrong(held, fitted)
    for part in range(given.folds if given.folds > 1 else 0):
        weights_ = fit(
            [head for head in heads if fold[head.paper] != part], given.drawn, given.rounds // 2, fitted
        )
        after += wrong((head for head in heads if fold[head.paper] == part), weights_, given.tell)
    before = wrong([*heads, *held], today)
    print("set: stacks of several lines, those wrong today, and by weights fitted without the paper")
    for name in sorted({name for name, _ in before}):
        print(f"{name:28} {before[name, 'known']:5} {before[name, 'wrong']:4} {after[name, 'wrong']:4}")
    for row, weight in zip(TABLE, fitted, strict=True):
        print(f"{row.weight:+5.1f} -> {weight:+5.1f}  {row.says}")


if __name__ == "__main__":
    main()
