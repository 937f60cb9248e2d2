"""Fits the weights of which heading opens an article: python benchmarks/fit_headings.py --help.

Pages whose truth is known are read, and every way to part their headings among articles is weighed as
`structure/newspaper/parting.py` weighs it. Fitted is how likely the true way is, drawn towards the weights of
today; no row changes its sign. What is printed is how many headings are judged wrongly, those of each page by
weights that were fitted without its paper, and the weights.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
sys.path.insert(0, str(ROOT / "tests"))

import test_pages_in_print_lines as prints  # noqa: E402
from other_engines import FORMS, marked_anew  # noqa: E402
from print_lines import in_print_lines  # noqa: E402
from seed2book.clean import clean  # noqa: E402
from seed2book.read import lines  # noqa: E402
from seed2book.source import Seed  # noqa: E402
from seed2book.structure import classify  # noqa: E402
from seed2book.structure.newspaper import headings  # noqa: E402
from seed2book.structure.newspaper.closings import ENDS_ARTICLE  # noqa: E402
from seed2book.structure.newspaper.heading_cases import heading_case  # noqa: E402
from seed2book.structure.newspaper.openings import OPENS_ARTICLE  # noqa: E402
from seed2book.structure.newspaper.parting import Place, part  # noqa: E402
from seed2book.structure.newspaper.sections import Sections  # noqa: E402
from structure_marks import Entry, letters, truth_in  # noqa: E402
from test_golden_pages import KEPT, SETS  # noqa: E402

TABLE = (*OPENS_ARTICLE, *ENDS_ARTICLE)
LAID_OUT = "sixth-round"
_MOST = 70
_FAR = -1e9
# Levels mean nothing on a third of the pages; that shall not teach that they never do.
FIRM = {"it is marked lower than the article's headline", "the articles of this page are marked higher"}
FIRMNESS = 6.0
# A page as it is counts for more than the same page marked anew, a case for one thing most of all.
COUNTS = {
    "as is": 2.0,
    **dict.fromkeys(FORMS, 0.5),
    **dict.fromkeys(prints.FORMS, 0.25),
    "case": 5.0,
    "more": 0.5,
}

Row = list[tuple[int, float]]
Known = tuple[Path, Sequence[Entry], str, str, float]
"""A page, its truth, the name of its set, its paper, and how much it counts."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it was seen: for each heading the rows that hold, by the heading that opened the article.

    The first of them is for no article. `opens` is the truth, None where a line is no heading in it.
    """

    name: str
    paper: str
    counts: float
    rows: Sequence[Sequence[Row]]
    opens: Sequence[bool | None]


def see(page: Path, truth: Sequence[Entry], name: str, paper: str, counts: float) -> Iterator[Sheet]:
    """Reads a page through the real stages and gives what could be seen of its headings."""
    seen: list[Sections] = []
    sheets: list[Sheet] = []

    class Watched(Sections):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]
            seen.append(self)

    def watch(count: int, score: object) -> list[Place]:
        if 0 < count <= _MOST:
            rows = [[_rows(seen[-1], n, above) for above in (None, *range(n))] for n in range(count)]
            sheets.append(Sheet(name, paper, counts, rows, _truth(seen[-1], truth)))
        return part(count, score)  # type: ignore[arg-type]

    seed = Seed(page.name, tuple(page.read_text("utf-8").splitlines()), "utf-8", "")
    with patch.object(headings, "Sections", Watched), patch.object(headings, "part", watch):
        classify(clean(lines(seed)).lines)
    return iter(sheets)


def _rows(sections: Sections, n: int, above: int | None) -> Row:
    case = heading_case(sections, n, above)
    return [(k, float(held)) for k, row in enumerate(TABLE) if (held := row.holds(case))]


def _truth(sections: Sections, articles: Sequence[Entry]) -> list[bool | None]:
    page = sections.page
    found: list[bool | None] = []
    for stack in sections.stacks:
        opens = inside = False
        for i in stack.items:
            said, at = letters(page.lines[i].text), page.lines[i].span.first
            for article in articles:
                first, last = article.get("lines", (at, at))
                if first <= at <= last:
                    title = letters(article.get("title"))
                    opens |= bool(title) and (title == said or (len(said) >= 4 and said in title))
                    opens |= said in {letters(article.get(key)) for key in ("kicker", "rubric")} - {""}
                    inside |= said in map(letters, article.get("subheads", ()))
        found.append(True if opens else False if inside else None)
    return found


def golden(folder: Path) -> Iterator[Known]:
    """The pages of the project in every form, and its cases about one thing."""
    for name in SETS:
        for page in sorted((GOLDEN / name).glob("*.txt")):
            gold = page.with_suffix(".gold.json")
            yield page, truth_in(gold), f"{name}, as is", page.stem, COUNTS["as is"]
            if name == LAID_OUT:
                continue
            for form in FORMS:
                anew = marked_anew(page, gold, form, folder)
                yield anew, truth_in(gold), form, page.stem, COUNTS[form]
            for form, (shape, _) in prints.FORMS.items() if page.stem not in prints._ALREADY else ():
                wrapped, truth = in_print_lines(page, gold, shape, folder)
                yield wrapped, truth_in(truth), "print lines", page.stem, COUNTS[form]
    for case in sorted((GOLDEN / "structure").iterdir()):
        pages = sorted(case.glob("*.txt"))
        if len(pages) == 1:
            truth = json.loads((case / "expected.json").read_text("utf-8"))["articles"]
            yield pages[0], truth, "cases", case.name, COUNTS["case"]


def more(folder: Path, name: str) -> Iterator[Known]:
    """The pages of another folder, `SLUG.txt` beside `SLUG.gold.json`; pages of one day are one paper."""
    for gold in sorted(folder.glob("*.gold.json")):
        truth = truth_in(gold)
        day = str(truth[0].get("_seq", [gold.stem])[0]) if truth else gold.stem
        yield gold.with_name(gold.name.replace(".gold.json", ".txt")), truth, name, day, COUNTS["more"]


def weight_of_all(
    sheet: Sheet, scores: Sequence[Sequence[float]], true: bool, share: float, slope: list[float]
) -> float:
    """The logarithm of the weight of all ways to part a page, of the true ones alone where `true`.

    `slope` is moved by how each row adds to it, times `share`.
    """
    opens = sheet.opens if true else [None] * len(sheet.opens)
    ways = [[0.0]]
    for n, here in enumerate(scores):
        staying = [
            way - s / 2 if opens[n] is not True else _FAR for way, s in zip(ways[n], here, strict=True)
        ]
        opening = total(way + s / 2 for way, s in zip(ways[n], here, strict=True))
        ways.append([*staying, opening if opens[n] is not False else _FAR])
    whole = total(ways[-1])
    behind = [0.0] * (len(scores) + 1)
    for n in range(len(scores) - 1, -1, -1):
        ahead = []
        for above, s in enumerate(scores[n]):
            begun = s / 2 + behind[n + 1] if opens[n] is not False else _FAR
            gone_on = behind[above] - s / 2 if opens[n] is not True else _FAR
            to = ways[n][above] - whole
            more_likely = math.exp(min(0.0, to + begun)) - math.exp(min(0.0, to + gone_on))
            for k, held in sheet.rows[n][above] if abs(more_likely) > 1e-9 else ():
                slope[k] += share * more_likely * held / 2
            ahead.append(total((begun, gone_on)))
        behind = ahead
    return whole


def total(weights: Iterable[float]) -> float:
    """The logarithm of the sum of what the weights are logarithms of."""
    known = list(weights)
    most = max(known)
    return most + math.log(sum(math.exp(w - most) for w in known))


def scores_of(sheet: Sheet, weights: Sequence[float]) -> list[list[float]]:
    """The log-odds of each heading, by the article above."""
    return [[sum(weights[k] * held for k, held in row) for row in rows] for rows in sheet.rows]


def fit(sheets: Sequence[Sheet], drawn: float, rounds: int, start: Sequence[float]) -> list[float]:
    """The weights that make the true ways likeliest, by steps that grow while they agree and shrink after."""
    now = [row.weight for row in TABLE]
    pull = [drawn * (FIRMNESS if row.says in FIRM else 1.0) for row in TABLE]
    weights, step, former = list(start), [0.2] * len(now), [0.0] * len(now)
    for _ in range(rounds):
        slope = [p * (a - w) for p, a, w in zip(pull, now, weights, strict=True)]
        for sheet in sheets:
            scores = scores_of(sheet, weights)
            weight_of_all(sheet, scores, True, sheet.counts, slope)
            weight_of_all(sheet, scores, False, -sheet.counts, slope)
        for k, s in enumerate(slope):
            agree = s * former[k]
            step[k] = min(1.0, step[k] * 1.2) if agree > 0 else step[k] * 0.5 if agree < 0 else step[k]
            former[k] = 0.0 if agree < 0 else s
            moved = weights[k] + math.copysign(step[k], former[k]) * (former[k] != 0)
            weights[k] = max(0.0, moved) if now[k] > 0 else min(0.0, moved)
    return weights


def wrong(sheets: Iterable[Sheet], weights: Sequence[float]) -> Counter[tuple[str, str]]:
    """Counts, by the name of the set, headings that are known, and those judged wrongly."""
    counted: Counter[tuple[str, str]] = Counter()
    for sheet in sheets:
        for place, opens in zip(judged(scores_of(sheet, weights)), sheet.opens, strict=True):
            if opens is not None:
                counted[sheet.name, "known"] += 1
                counted[sheet.name, "headline missed"] += opens and not place.opens
                counted[sheet.name, "headline made up"] += place.opens and not opens
    return counted


def judged(scores: Sequence[Sequence[float]]) -> list[Place]:
    """The headings of a page as the program parts them by such scores."""
    return part(len(scores), lambda n, above: scores[n][0 if above is None else above + 1])


def asked(says: str | None) -> argparse.ArgumentParser:
    """Gives what may be asked of a fit; `says` is the script's own help."""
    parser = argparse.ArgumentParser(description=says, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders", nargs="*", type=Path, help="more pages to fit to: SLUG.txt, SLUG.gold.json"
    )
    parser.add_argument("--held", nargs="*", type=Path, default=[], help="pages that are judged only")
    parser.add_argument("--drawn", type=float, default=1.0, help="how strongly towards the weights of today")
    parser.add_argument("--folds", type=int, default=5, help="parts that the papers are dealt into")
    parser.add_argument("--rounds", type=int, default=60, help="steps of a fit")
    return parser


def main() -> None:
    """Fits, and prints what is gained and the weights."""
    given = asked(__doc__).parse_args()
    with TemporaryDirectory() as folder:
        # One after the other: each form of a page takes the place of the one before.
        known = chain(golden(Path(folder)), *(more(f, f.name) for f in given.folders))
        sheets = [sheet for page in known for sheet in see(*page)]
    held = [sheet for folder in given.held for page in more(folder, folder.name) for sheet in see(*page)]
    held += [sheet for sheet in sheets if sheet.name.startswith(tuple(KEPT))]
    kept = {sheet.paper for sheet in held if sheet.name.startswith(tuple(KEPT))}
    sheets = [sheet for sheet in sheets if sheet.paper not in kept]
    now = [row.weight for row in TABLE]
    fitted = fit(sheets, given.drawn, given.rounds, now)
    papers = sorted({sheet.paper for sheet in sheets})
    fold = {paper: n % given.folds for n, paper in enumerate(papers)}
    after = wrong(held, fitted)
    for part_ in range(given.folds if given.folds > 1 else 0):
        others = [sheet for sheet in sheets if fold[sheet.paper] != part_]
        weights = fit(others, given.drawn, given.rounds // 2, fitted)
        after += wrong((sheet for sheet in sheets if fold[sheet.paper] == part_), weights)
    before = wrong([*sheets, *held], now)
    print("set: headings, headlines missed and made up today, and by weights fitted without the paper")
    for name in sorted({name for name, _ in before}):
        counts = [c[name, what] for c in (before, after) for what in ("headline missed", "headline made up")]
        print(
            f"{name:28} {before[name, 'known']:5}  {counts[0]:3} {counts[1]:3}   {counts[2]:3} {counts[3]:3}"
        )
    for row, weight in zip(TABLE, fitted, strict=True):
        print(f"{row.weight:+5.1f} -> {weight:+5.1f}  {row.says}")


if __name__ == "__main__":
    main()
