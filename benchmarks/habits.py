"""Counts what `wording/habits.py` and its `pairs.txt` hold: python benchmarks/habits.py --corpus FOLDER.

The folder holds pages or articles as .txt, one paragraph a line, headings marked with `#`. Only numbers are
taken from them: how often a character opens or closes a paragraph, and how often two characters stand side by
side.
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from seed2book.structure.wording.keys import is_han, key

_LINE = 100
_RARE = 4  # counts below this say nothing
_FEWEST = 8  # a pair met less often says nothing
_LEVELS = range(1, 5)


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
    _print_pairs(articles, anywhere)


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


def _print_pairs(articles: Sequence[str], anywhere: Counter[str]) -> None:
    """Prints the pairs far commoner than their characters explain, a line a level."""
    found = Counter(
        a + b for article in articles for a, b in itertools.pairwise(article) if is_han(a) and is_han(b)
    )
    total = anywhere.total()
    levels: dict[int, dict[str, str]] = {level: {} for level in _LEVELS}
    for pair, count in sorted(found.items()):
        level = round(math.log((count + 0.5) / (anywhere[pair[0]] * anywhere[pair[1]] / total + 0.5)))
        if count >= _FEWEST and level > 0:
            seconds = levels[min(level, max(_LEVELS))]
            seconds[pair[0]] = seconds.get(pair[0], "") + pair[1]
    print("\npairs.txt")
    for seconds in levels.values():
        print(" ".join(first + second for first, second in sorted(seconds.items())))


def _print_rows(name: str, text: str) -> None:
    print(f"\n{name}")
    for at in range(0, len(text), _LINE):
        print(f'    "{text[at : at + _LINE]}"')


if __name__ == "__main__":
    main()
