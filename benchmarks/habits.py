"""Counts the tables of `src/seed2book/structure/habits.py`: python benchmarks/habits.py --corpus FOLDER.

The folder holds pages or articles as .txt, one paragraph a line, headings marked with `#`. Only numbers are
taken from them: how often a character opens or closes a paragraph, and in how many articles two characters
stand side by side.
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from seed2book.structure.keys import is_han, key

_LINE = 100
_RARE = 4  # counts below this say nothing
_PAIRS = 1200


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the tables as Python, ready for the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="a folder of .txt, one paragraph a line")
    asked = parser.parse_args(arguments)
    articles = [
        article
        for path in sorted(asked.corpus.glob("*.txt"))
        for article in re.split(r"(?m)^#.*$", key(path.read_text("utf-8")))
    ]
    paragraphs = [line.strip() for article in articles for line in article.splitlines() if len(line) > 20]
    print(f"# {len(paragraphs)} paragraphs, {sum(map(len, paragraphs))} characters")
    anywhere = Counter(char for text in paragraphs for char in text if is_han(char))
    ends = Counter(end[-1] for text in paragraphs if (end := text.rstrip("。！？”’）")) and is_han(end[-1]))
    heads = Counter(text[0] for text in paragraphs if is_han(text[0]))
    _print_levels("ENDS", ends, anywhere)
    _print_levels("OPENS", heads, anywhere)
    _print_rows("PAIRS", "".join(_pairs(articles, anywhere)))


def _print_levels(name: str, counted: Counter[str], anywhere: Counter[str]) -> None:
    share = counted.total() / anywhere.total()
    levels: dict[int, list[str]] = {2: [], 1: [], -1: [], -2: []}
    for char, count in sorted(anywhere.items()):
        expected = count * share
        if counted[char] + expected < _RARE:
            continue
        level = max(-2, min(2, round(math.log((counted[char] + 0.5) / (expected + 0.5)))))
        if level:
            levels[level].append(char)
    for level, chars in levels.items():
        _print_rows(f"{name} {level:+}", "".join(chars))


def _pairs(articles: Sequence[str], anywhere: Counter[str]) -> Iterator[str]:
    """Gives the pairs found in most articles among those far commoner than their characters explain."""
    found: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for article in articles:
        here = [a + b for a, b in itertools.pairwise(article) if is_han(a) and is_han(b)]
        found.update(here)
        spread.update(set(here))
    total = anywhere.total()
    bound = [
        pair
        for pair, count in found.items()
        if math.log((count + 0.5) / (anywhere[pair[0]] * anywhere[pair[1]] / total + 0.5)) > 1.5
    ]
    yield from sorted(sorted(bound, key=lambda pair: (-spread[pair], pair))[:_PAIRS])


def _print_rows(name: str, text: str) -> None:
    print(f"\n{name}")
    for at in range(0, len(text), _LINE):
        print(f'    "{text[at : at + _LINE]}"')


if __name__ == "__main__":
    main()
