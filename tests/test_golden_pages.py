"""Invented newspaper pages of 1951 to 2022, read by the real stages and held against what is true of them.

Marks, blanks and widths never decide: two texts are the same when their letters and digits are, or nearly
are (a figure note, a slip of the OCR). `docs/golden-pages.md` describes the pages and the form of the truth.
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

import pytest

from seed2book.config import Settings
from seed2book.formats.inspect import to_json
from seed2book.pipeline import read_publication

PAGES = Path(__file__).parent / "golden" / "pages"
SLUGS = sorted(path.stem for path in PAGES.glob("*.txt"))
OFFICES = ("实习记者", "学生记者", "见习记者", "实习生", "记者", "通讯员", "本报", "读者")

# The least mean over the pages: what is reached today, rounded down, beside what a release must reach.
# A change may only raise the first.
FLOORS: Mapping[str, tuple[float, float]] = {
    "articles": (0.99, 0.95),
    "joins": (0.92, 0.97),
    "bylines": (0.99, 0.90),
    "subheads": (0.99, 0.90),
    "kickers": (0.99, 0.85),
    "captions": (0.99, 0.85),
    "paragraphs": (0.99, 0.80),
}

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
        return 2 * self.right / (self.found + self.wanted)


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


def truth_of(slug: str) -> list[Entry]:
    articles: list[Entry] = json.loads((PAGES / f"{slug}.gold.json").read_text("utf-8"))["articles"]
    return articles


@cache
def marks_of(slug: str) -> Mapping[str, Mark]:
    """Reads the page through the real stages and marks the outcome, one mark a measure."""
    reading = read_publication([PAGES / f"{slug}.txt"], Settings())
    found: list[Entry] = json.loads(to_json(reading))["editions"][0]["articles"]
    wanted = truth_of(slug)
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


def test_there_are_at_least_fifteen_pages() -> None:
    assert len(SLUGS) >= 15


@pytest.mark.parametrize("slug", SLUGS)
def test_the_truth_of_a_page_stands_on_its_lines(slug: str) -> None:
    lines = (PAGES / f"{slug}.txt").read_text("utf-8").splitlines()
    for article in truth_of(slug):
        first, last = article["lines"]
        assert lines[first - 1].strip()
        assert lines[last - 1].strip()
        passage = letters("".join(lines[first - 1 : last]))
        single = [article["title"], article["kicker"], article.get("rubric"), article.get("deck")]
        several = [*article["bylines"], *article["subheads"], *article["captions"]]
        for text in (*single, *several, *(side for cut in article["joins"] for side in cut)):
            assert letters(text) in passage, f"{slug}:{first}-{last} does not say {text}"
        for before, after in article["joins"]:
            ends = [line.strip().endswith(before.strip()) for line in lines[first - 1 : last]]
            starts = [line.strip().startswith(after.strip()) for line in lines[first - 1 : last]]
            assert any(ends), f"{slug}:{first}-{last} has no line that ends in {before}"
            assert any(starts), f"{slug}:{first}-{last} has no line that begins with {after}"


@pytest.mark.parametrize("measure", FLOORS)
def test_the_pages_are_understood(measure: str) -> None:
    marks = {slug: marks_of(slug)[measure] for slug in SLUGS}
    # A page that has none and got none says nothing about the measure.
    told = {slug: mark for slug, mark in marks.items() if mark.found or mark.wanted}
    mean = sum(mark.f1 for mark in told.values()) / len(told)
    misses = "\n".join(
        f"{slug} {mark.f1:.3f}\n  " + "\n  ".join(mark.misses) for slug, mark in told.items() if mark.misses
    )
    floor, aim = FLOORS[measure]
    assert mean >= floor, f"{measure}: mean {mean:.3f}, floor {floor}, aim {aim}\n{misses}"
