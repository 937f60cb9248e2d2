"""Measures how well cut paragraphs and damaged marks are mended: python benchmarks/structure.py --help.

Whole paragraphs are cut as columns cut them, and damaged as engines damage them; what was one is known. The
stages are the real ones: read, clean, classify, join.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import written

from seed2book.clean import clean, mend_paragraph
from seed2book.read import lines
from seed2book.source import Seed, Span
from seed2book.structure import classify, join

ROOT = Path(__file__).resolve().parents[1]
OWN = (ROOT / "seeds", ROOT / "tests" / "golden" / "pages")

_STOP = re.compile(r"[。！？!?…][”’）)」』\"]*$")
_NO_LINE_START = frozenset('，。、；：！？”’）》】〉…—·,.;:!?)%℃"')
_NO_LINE_END = frozenset("“‘（《【〈(")
_LIGHT = frozenset("的了着过和与及或等们在是")
_HALF_WIDTH = str.maketrans("，；：！？（）", ",;:!?()")
_RECURS = 3
# Columns end after whole lines, and nobody leaves less than two of them under a headline.
_SHORTEST_HALF = 20
_SHORTEST_UNDER_HEADLINE = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a made page. The lines of a paragraph share its number; `place` says where it was cut off."""

    text: str
    paragraph: int
    place: str = ""
    after_lost_stop: bool = False
    blanks: int = 1


@dataclass(slots=True)
class Tally:
    """What was counted: cuts by their place, and what became of paragraphs that lost their stop."""

    cuts: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    lost_stops: int = 0
    joined_lost_stops: int = 0
    ends: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Cuts mended, of all cuts."""
        return self.mended.total() / max(1, self.cuts.total())

    @property
    def precision(self) -> float:
        """Right joins, of all joins."""
        return self.mended.total() / max(1, self.mended.total() + self.wrong)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles as lists of whole paragraphs, and the pairs of characters that recur in them."""

    articles: tuple[tuple[str, ...], ...]
    pairs: Counter[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints precision and recall of joins and marks; gives 1 when an aim is missed with `--strict`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="more pages, a folder of .txt"
    )
    parser.add_argument("--only", action="store_true", help="use the folders of --corpus and nothing else")
    parser.add_argument("--cuts", type=int, default=3000, help="at least so many cuts (default: 3000)")
    parser.add_argument(
        "--dice", type=int, default=1, help="another number, another set of pages (default: 1)"
    )
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="print N failures of each kind")
    parser.add_argument("--strict", action="store_true", help="give exit code 1 when an aim is missed")
    asked = parser.parse_args(arguments)
    dice = Random(asked.dice)
    corpus = _corpus(
        [*([] if asked.only else OWN), *asked.corpus], Random(asked.dice), made_up=not asked.only
    )
    count = sum(map(len, corpus.articles))
    print(f"{len(corpus.articles)} articles, {count} paragraphs\n")
    print("| joins | cuts | joined | precision | recall | joined for want of a stop |")
    print("| --- | --: | --: | --: | --: | --: |")
    columns = _measure(corpus, dice, asked.cuts, 0.02)
    _print_joins("as in print: 2 % of paragraphs lack their stop", columns)
    wrapped = _measure(corpus, dice, asked.cuts // 3, 0.0, wrapped=True)
    _print_joins("hard-wrapped columns", wrapped)
    stopless = _measure(corpus, dice, asked.cuts // 3, 0.5)
    _print_joins("half of the paragraphs lack their stop", stopless)
    rate = stopless.joined_lost_stops / max(1, stopless.lost_stops)
    print(f"\nA paragraph that lost its stop was joined to the next: {rate:.1%} of {stopless.lost_stops}\n")
    print("| place of the cut | cuts | recall |\n| --- | --: | --: |")
    for place, cuts in columns.cuts.most_common():
        print(f"| {place} | {cuts} | {columns.mended[place] / cuts:.3f} |")
    print("\n| marks | damaged | changed | precision | recall |\n| --- | --: | --: | --: | --: |")
    marks = [_marks(corpus, asked.dice, name) for name in _DAMAGES]
    for failure in _some([*columns.failures, *stopless.failures], asked.failures):
        print(failure)
    reached = columns.precision >= 0.995 and columns.recall >= 0.97 and all(marks)
    return 1 if asked.strict and not reached else 0


def _print_joins(name: str, tally: Tally) -> None:
    joined = tally.mended.total() + tally.wrong
    shown = f"{tally.precision:.4f} | {tally.recall:.4f} | {tally.joined_lost_stops} of {tally.lost_stops}"
    print(f"| {name} | {tally.cuts.total()} | {joined} | {shown} |")


def _some(failures: Sequence[str], count: int) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for failure in failures:
        sort = failure.split(":", 1)[0]
        seen[sort] += 1
        if seen[sort] <= count:
            yield failure


# --- the corpus --------------------------------------------------------------------------------------


def _corpus(folders: Sequence[Path], dice: Random, *, made_up: bool) -> Corpus:
    articles: list[tuple[str, ...]] = []
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            articles += _whole_paragraphs(path.read_text("utf-8").splitlines())
    if made_up:
        articles += [tuple(written.paragraph(dice) for _ in range(dice.randint(5, 10))) for _ in range(60)]
    pairs: Counter[str] = Counter()
    for text in (paragraph for article in articles for paragraph in article):
        pairs.update(a + b for a, b in itertools.pairwise(text))
    return Corpus(tuple(articles), pairs)


def _whole_paragraphs(rows: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Gives articles of three paragraphs and more, without whatever may be half of something."""
    article: list[str] = []
    finished = True
    for row in (row.strip() for row in rows):
        if row.startswith("#"):
            if len(article) >= 3:
                yield tuple(article)
            article, finished = [], True
        elif row:
            whole = _STOP.search(row) is not None
            if whole and finished and len(row) >= 40 and row[0] not in "!<|-*>{" and "　" not in row:
                article.append(row)
            finished = whole
    if len(article) >= 3:
        yield tuple(article)


# --- pages ------------------------------------------------------------------------------------------


def _measure(corpus: Corpus, dice: Random, cuts: int, lost: float, *, wrapped: bool = False) -> Tally:
    tally = Tally()
    while tally.cuts.total() < cuts:
        pieces = list(_wrapped(corpus, dice) if wrapped else _page(corpus, dice, lost))
        _score(pieces, tally, flat=dice.random() < 0.3, half_width=dice.random() < 0.3)
    return tally


def _page(corpus: Corpus, dice: Random, lost: float) -> Iterator[Piece]:
    """Gives the lines of an article: a headline, paragraphs with cuts, at times a list, verse or a speech."""
    yield Piece(written.title(dice), 0)
    number = 1
    article = dice.choice(corpus.articles)
    start = dice.randrange(max(1, len(article) - 8))
    lost_before = False
    for text in article[start : start + 9]:
        number += 1
        loses = text.endswith("。") and dice.random() < lost
        whole = text[:-1] if loses else text
        shortest = _SHORTEST_UNDER_HEADLINE if number == 2 else _SHORTEST_HALF
        at = _place_to_cut(whole, dice, shortest) if dice.random() < 0.45 else None
        if at is None:
            yield Piece(whole, number, after_lost_stop=lost_before)
        else:
            yield Piece(whole[:at], number, after_lost_stop=lost_before)
            yield from _set_in(dice)
            yield Piece(
                whole[at:], number, _place(whole, at, corpus.pairs), blanks=dice.choice((1, 1, 1, 2, 5))
            )
        lost_before = loses
        extra = _extra(dice)
        if extra:
            lost_before = False
        for row, blanks in extra:
            number += 1
            yield Piece(row, number, blanks=blanks)


def _extra(dice: Random) -> list[tuple[str, int]]:
    chance = dice.random()
    if chance < 0.015:
        return [(row, 1) for row in written.speech(dice, 3)]
    if chance < 0.03:
        return [(row, 1) for row in written.items(dice)]
    if chance < 0.045:
        return [(row, 0 if n else 1) for n, row in enumerate(written.verse(dice))]
    return []


def _set_in(dice: Random) -> Iterator[Piece]:
    chance = dice.random()
    if chance < 0.15:
        yield Piece(written.caption(dice), -1)
    elif chance < 0.2:
        yield Piece("![](images/1.png)", -1)
        yield Piece(written.caption(dice), -1)


def _wrapped(corpus: Corpus, dice: Random) -> Iterator[Piece]:
    """Gives the lines of an article as printed, a line each, first lines indented by two ems."""
    yield Piece(written.title(dice), 0)
    measure = dice.randint(14, 26)
    article = dice.choice(corpus.articles)
    for number, text in enumerate(article[:8], 1):
        rest = "　　" + text
        first = True
        while rest:
            at = min(measure, len(rest))
            if rest[at : at + 1] and rest[at] in _NO_LINE_START:
                at += 1
            yield Piece(
                rest[:at], number, "" if first else "the end of a line", blanks=0 if number > 1 else 1
            )
            first, rest = False, rest[at:]


def _place_to_cut(text: str, dice: Random, shortest: int) -> int | None:
    """Gives a place where a column can end: anywhere, or, half of the time, at a mark or in a quotation.

    Never right after a full stop, since nothing in the text would show it, and never where GB/T 15834 lets
    no line end.
    """
    places = [
        at
        for at in range(shortest, len(text) - 2)
        if text[at] not in _NO_LINE_START
        and text[at - 1] not in _NO_LINE_END
        and _STOP.search(text[max(0, at - 3) : at]) is None
        and not (text[at - 1].isascii() and text[at - 1].isalpha() and text[at].isascii())
    ]
    if dice.random() < 0.5:
        sorts = [[at for at in places if wanted(text, at)] for wanted in _SORTS]
        chosen = [sort for sort in sorts if sort]
        places = dice.choice(chosen) if chosen else places
    return dice.choice(places) if places else None


_SORTS = (
    lambda text, at: text[at - 1] == "，",
    lambda text, at: text[at - 1] in "、；",
    lambda text, at: _inside(text, at, "“", "”"),
    lambda text, at: _inside(text, at, "《", "》"),
    lambda text, at: text[at - 1].isdigit() and text[at].isdigit(),
    lambda text, at: text[at] in _LIGHT,
    lambda text, at: _in_name(text, at),
)


def _place(text: str, at: int, pairs: Counter[str]) -> str:
    before, after = text[at - 1], text[at]
    if before in "，、；：":
        return f"after {before}"
    if before.isdigit() and after.isdigit():
        return "inside a number"
    if _in_name(text, at):
        return "inside a name"
    if _inside(text, at, "《", "》"):
        return "inside 《》"
    if _inside(text, at, "“", "”"):
        return "inside “”"
    if after in _LIGHT:
        return "before 的, 了, 和 and the like"
    if before in _LIGHT:
        return "after 的, 了, 和 and the like"
    return "inside a word that recurs" if pairs[before + after] > _RECURS else "between two characters"


def _inside(text: str, at: int, opener: str, closer: str) -> bool:
    return text.rfind(opener, 0, at) > text.rfind(closer, 0, at) and closer in text[at:]


def _in_name(text: str, at: int) -> bool:
    return any(
        0 < at - found < len(name)
        for name in written.NAMES
        if (found := text.find(name, max(0, at - 3), at + 3)) >= 0
    )


# --- marking ----------------------------------------------------------------------------------------


def _score(pieces: Sequence[Piece], tally: Tally, *, flat: bool, half_width: bool) -> None:
    """Puts the page through the stages and counts what came together."""
    rows: list[str] = []
    piece_of: dict[int, Piece] = {}
    for nth, piece in enumerate(pieces):
        rows += [""] * piece.blanks
        text = piece.text.translate(_HALF_WIDTH) if half_width and nth else piece.text
        rows.append(("# " if flat else "## ") + text if nth == 0 else text)
        piece_of[len(rows)] = piece
    seed = Seed("made.txt", tuple(rows), "utf-8", "")
    drafts = join(classify(clean(lines(seed)).lines)).drafts
    joined: set[int] = set()
    for draft in drafts:
        here = [span.first for _, span in draft.places]
        joined.update(second for first, second in itertools.pairwise(here))
        for first, second in itertools.pairwise(here):
            one, other = piece_of[first], piece_of[second]
            if one.paragraph != other.paragraph and not _is_verse(one, other):
                tally.wrong += 1
                tally.failures.append(f"wrong: …{one.text[-24:]} | {other.text[:24]}…")
                tally.joined_lost_stops += other.after_lost_stop
    whole = {
        (first.paragraph, second.text)
        for draft in drafts
        for first, second in _neighbours([piece_of[span.first] for _, span in draft.places])
        if first.paragraph == second.paragraph
    }
    last = pieces[0]
    for piece in pieces:
        tally.lost_stops += piece.after_lost_stop
        tally.ends += piece.paragraph != last.paragraph
        if piece.place:
            tally.cuts[piece.place] += 1
            if (piece.paragraph, piece.text) in whole:
                tally.mended[piece.place] += 1
            else:
                tally.failures.append(f"missed: …{last.text[-24:]} | {piece.text[:24]}… ({piece.place})")
        last = piece if piece.paragraph >= 0 else last


def _neighbours(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    yield from itertools.pairwise(pieces)


def _is_verse(one: Piece, other: Piece) -> bool:
    return len(one.text) == len(other.text) == 8 and other.blanks == 0


# --- marks ------------------------------------------------------------------------------------------

_QUOTES = str.maketrans("“”", '""')
_DAMAGES: Mapping[str, Callable[[str, Random], str]] = {
    "half-width ，；：！？（）": lambda text, _: text.translate(_HALF_WIDTH),
    "half-width ，。；：！？（）": lambda text, _: text.translate(_HALF_WIDTH | {ord("。"): "."}),
    'straight " for “ and ”': lambda text, _: text.translate(_QUOTES),
    "a third of the “ and ” confused": lambda text, dice: "".join(
        {"“": "”", "”": "“"}.get(c, c) if dice.random() < 0.33 else c for c in text
    ),
}


def _marks(corpus: Corpus, dice: int, name: str) -> bool:
    """Damages every paragraph, mends it, and prints how much of the damage was undone."""
    rolls = Random(dice)
    damaged = changed = right = 0
    for text in (paragraph for article in corpus.articles for paragraph in article):
        if re.search(r"[,;:!?()\"]", text) or text.count("“") != text.count("”"):
            continue
        torn = _DAMAGES[name](text, rolls)
        seed = Seed("made.txt", (torn,), "utf-8", "")
        cleaned = "".join(line.text for line in clean(lines(seed)).lines)
        mended = mend_paragraph(cleaned, ((0, Span("made.txt", 1, 1)),)).text
        if len(mended) != len(text):
            continue
        for was, is_torn, now in zip(text, torn, mended, strict=True):
            damaged += was != is_torn
            changed += now != is_torn
            right += now == was and was != is_torn
    precision, recall = right / max(1, changed), right / max(1, damaged)
    print(f"| {name} | {damaged} | {changed} | {precision:.4f} | {recall:.4f} |")
    return precision >= 0.99


if __name__ == "__main__":
    sys.exit(main())
