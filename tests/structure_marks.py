"""How well the structure of a page was understood: what the real stages found, held against the truth.

Marks, blanks and widths never decide: two texts are the same when their letters and digits are, or nearly
are (a figure note, a slip of the OCR). `docs/golden-pages.md` describes the form of the truth.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from seed2book.fixes import Fix
from seed2book.formats.inspect import to_json
from seed2book.pipeline import read_publication
from seed2book.settings.config import Settings

OFFICES = ("实习记者", "学生记者", "见习记者", "实习生", "记者", "通讯员", "本报", "读者")


Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """How many were `right` of those `found` and those `wanted`, and every one that was not."""

    right: int
    found: int
    wanted: int
    misses: tuple[str, ...]

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found or self.wanted else 1.0


def letters(text: str | None) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text or "") if c.isalnum())


def alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    if len(short) < 4:
        return False
    contained = short in long and len(short) >= 0.6 * len(long)
    return contained or SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.85


def overlap(one: Entry, other: Entry) -> int:
    (first, last), (start, end) = one["lines"], other["lines"]
    return int(min(last, end) - max(first, start) + 1)


def partners(found: Iterable[Entry], wanted: Iterable[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Gives each wanted article with the one found under its title; untitled ones meet by their lines."""
    left = list(found)
    for article in wanted:
        title = letters(article["title"])
        candidates = [a for a in left if alike(letters(a["title"]), title)]
        partner = max(candidates, key=lambda a: overlap(a, article), default=None)
        if partner is not None and (title or overlap(partner, article) > 0):
            left.remove(partner)
            yield article, partner
        else:
            yield article, None


def mark_texts(found: Iterable[tuple[str, str]], wanted: Iterable[tuple[str, str]]) -> Mark:
    """Marks (title of the article, text) pairs: a text counts only in its own article."""
    left = list(found)
    total, right, misses, count = len(left), 0, [], 0
    for head, text in wanted:
        count += 1
        match = next((f for f in left if alike(f[1], text) and alike(f[0], head)), None)
        if match is None:
            misses.append(f"missed {text}")
        else:
            left.remove(match)
            right += 1
    return Mark(right, total, count, (*misses, *(f"made up {text}" for _, text in left)))


def texts(articles: Iterable[Entry], key: str) -> Iterator[tuple[str, str]]:
    for article in articles:
        value = article[key]
        for text in [value] if isinstance(value, str) else value or []:
            yield letters(article["title"]), letters(text)


def mark_bylines(found: list[Entry], pairs: list[tuple[Entry, Entry | None]]) -> Mark:
    """Marks names by their characters, so that glued names need no parting."""

    def names(article: Entry | None) -> Counter[str]:
        counted: Counter[str] = Counter()
        for name in article["bylines"] if article else ():
            bare = letters(name)
            for office in OFFICES:
                bare = bare.rsplit(office, 1)[-1]
            counted.update(bare)
        return counted

    right, misses = 0, []
    for wanted, partner in pairs:
        ours, truth = names(partner), names(wanted)
        right += (ours & truth).total()
        if ours != truth:
            misses.append(
                f"{wanted['title']}: {partner['bylines'] if partner else None}, not {wanted['bylines']}"
            )
    total = sum(names(article).total() for article in found)
    return Mark(right, total, sum(names(wanted).total() for wanted, _ in pairs), tuple(misses))


def mark_joins(found: list[Entry], wanted: list[Entry]) -> Mark:
    """Marks cuts: mended where one paragraph holds both sides, in order."""
    bodies = [letters(p["text"]) for article in found for p in article["paragraphs"]]
    cuts = [cut for article in wanted for cut in article["joins"]]
    open_cuts = [
        f"{before}|{after}"
        for before, after in cuts
        if not any(letters(before + after) in body for body in bodies)
    ]
    mended = len(cuts) - len(open_cuts)
    return Mark(mended, len(cuts), len(cuts), tuple(open_cuts))


def mark_paragraphs(pairs: list[tuple[Entry, Entry | None]]) -> Mark:
    """Marks articles that have exactly their number of paragraphs."""
    misses = []
    for wanted, partner in pairs:
        accepted = wanted["paragraphs"] if isinstance(wanted["paragraphs"], list) else [wanted["paragraphs"]]
        count = len(partner["paragraphs"]) if partner else None
        if count not in accepted:
            misses.append(
                f"{wanted['title']} (line {wanted['lines'][0]}): {count}, not {wanted['paragraphs']}"
            )
    return Mark(len(pairs) - len(misses), len(pairs), len(pairs), tuple(misses))


def truth_in(gold: Path) -> list[Entry]:
    articles: list[Entry] = json.loads(gold.read_text("utf-8"))["articles"]
    return articles


@cache
def marks_of(page: Path, gold: Path, *fixes: Fix) -> Mapping[str, Mark]:
    """Reads the page through the real stages, with `fixes`, and marks the outcome, one mark a measure."""
    reading = read_publication([page], Settings(fixes=fixes))
    found: list[Entry] = json.loads(to_json(reading))["editions"][0]["articles"]
    wanted = truth_in(gold)
    pairs = list(partners(found, wanted))
    titles = [[("", letters(a["title"])) for a in articles if a["title"]] for articles in (found, wanted)]
    return {
        "articles": mark_texts(*titles),
        "kickers": mark_texts(texts(found, "kicker"), texts(wanted, "kicker")),
        "subheads": mark_texts(texts(found, "subheads"), texts(wanted, "subheads")),
        "captions": mark_texts(texts(found, "captions"), texts(wanted, "captions")),
        "bylines": mark_bylines(found, pairs),
        "joins": mark_joins(found, wanted),
        "paragraphs": mark_paragraphs(pairs),
    }
