"""Counts what `wording/habits.py` and its tables hold: python benchmarks/habits.py --corpus FOLDER.

The folder holds pages or articles as .txt, one paragraph a line, headings marked with `#`. Only numbers are
taken from them: how often one or two characters open a paragraph or close a sentence, and how often two
characters stand side by side.
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from seed2book.structure.wording.habits import closes, opens
from seed2book.structure.wording.keys import is_han, key

_LINE = 100
_RARE = 4  # counts below this say nothing
_FEWEST = 8  # a pair met less often says nothing
_LEVELS = range(1, 5)
# Of two characters that open or close: what is rarer says nothing that the one nearest the mark does not.
_FEWEST_WORDS = 12
_WORD_LEVELS = range(-3, 4)
_SENTENCE_END = re.compile(r"(..)[。！？]")
_PRIOR = 20  # how many times the share of all is taken to be seen besides, for one character
_PRIOR_OF_ONE = 8  # the same for two, of the share of the one


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
    two = Counter(a + b for text in paragraphs for a, b in itertools.pairwise(text))
    closing = Counter(found for text in paragraphs for found in _SENTENCE_END.findall(text))
    opening = Counter(text[:2] for text in paragraphs)
    print("\nclosing.txt")
    _print_words(closing, two, 1, closes)
    print("\nopening.txt")
    _print_words(opening, two, 0, opens)


def _print_words(counted: Counter[str], two: Counter[str], near: int, of_one: Callable[[str], int]) -> None:
    """Prints the words whose level is not that of their character `near` the mark, a line a level.

    Of words that open, only those that do so readily: 市民 opens nothing in a national daily, but does so in
    others.
    """
    one: Counter[str] = Counter()
    all_of_one: Counter[str] = Counter()
    for word, count in two.items():
        all_of_one[word[near]] += count
    for word, count in counted.items():
        one[word[near]] += count
    share = counted.total() / two.total()
    levels: dict[int, dict[str, str]] = {level: {} for level in _WORD_LEVELS}
    for word, count in sorted(two.items()):
        if count < _FEWEST_WORDS or not all(map(is_han, word)):
            continue
        nearest = (one[word[near]] + _PRIOR * share) / (all_of_one[word[near]] + _PRIOR)
        rate = (counted[word] + _PRIOR_OF_ONE * nearest) / (count + _PRIOR_OF_ONE)
        level = max(_WORD_LEVELS[0], min(_WORD_LEVELS[-1], round(math.log(rate / share))))
        if level > of_one(word[near]) or (near and level < of_one(word[near])):
            seconds = levels[level]
            seconds[word[0]] = seconds.get(word[0], "") + word[1]
    for seconds in levels.values():
        print(" ".join(first + second for first, second in sorted(seconds.items())))


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
