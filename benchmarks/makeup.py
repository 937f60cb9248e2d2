"""Makes up newspapers and counts what an editor would object to, in a table of paper sizes.

    python benchmarks/makeup.py [--papers sample golden 3 13 40 60 400] [--paper A4 A3] [--each]

`sample` is seeds/, `golden` two dozens of tests/golden/pages; a number is made-up newspapers of so many
articles, two of each up to 60, with 引题, 副题 and pictures in one article of five. Nothing is drawn.
`--each` prints every newspaper too. The seconds are those of the processor that the search took.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import newspapers
from seed2book.makeup.pages import Room, make_up
from seed2book.model import Publication
from seed2book.pictures import Pictures
from seed2book.pipeline import read_publication
from seed2book.settings.config import load
from seed2book.typeset.layouts.bulletin import made_up
from seed2book.typeset.line_css import Classes
from seed2book.typeset.theme import load_theme

ROOT = Path(__file__).resolve().parents[1]
_TWICE = 60
_ROWS = (
    ("pages", "pages"),
    ("of one size", "headlines of one size that meet (碰题)"),
    ("headlines meet", "headlines of any size that meet"),
    ("rules across", "rules right across a page (断版), but below the lead and above 版本说明"),
    ("jumps", "articles that go on on the next page (转版)"),
    ("short columns", "columns that end above the foot of their module"),
    ("very short columns", "by more than two lines"),
    ("first lines alone", "columns that end in the first line of a paragraph"),
    ("low modules", "modules of fewer than five lines"),
    ("pictures in a column", "pictures in one column that have pixels for more"),
    ("版本说明 alone", "版本说明 alone on a page"),
)


def main() -> None:
    """Prints the table in Markdown: faults down, paper sizes across."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--papers", nargs="+", default=["sample", "golden", "3", "13", "40", "60", "400"])
    options.add_argument("--paper", nargs="+", default=["A4", "A3"])
    options.add_argument("--each", action="store_true", help="print every newspaper too")
    given = options.parse_args()
    sums = []
    for size in given.paper:
        found: Counter[str] = Counter()
        seconds = 0.0
        for name, publication, pictures in _newspapers(given.papers):
            since = time.process_time()
            one, searched = _faults(publication, pictures, size)
            found, seconds = found + one, seconds + searched
            if given.each:
                said = ", ".join(f"{count} {fault}" for fault, count in sorted(one.items()) if count)
                print(
                    f"{name} on {size}: {time.process_time() - since:.1f} s ({searched:.1f}), {said}",
                    flush=True,
                )
        sums.append((size, found, seconds))
    print("| |", " | ".join(size for size, _, _ in sums), "|")
    print("| --- |", " | ".join("--:" for _ in sums), "|")
    for fault, label in _ROWS:
        print(f"| {label} |", " | ".join(str(found[fault]) for _, found, _ in sums), "|")
    print("| blank, of the pages but for the foot of the last |", end=" ")
    print(" | ".join(f"{100 * found['blank'] / found['room']:.1f} %" for _, found, _ in sums), "|")
    print("| seconds of the search |", " | ".join(f"{seconds:.1f}" for _, _, seconds in sums), "|")


def _newspapers(names: list[str]) -> Iterator[tuple[str, Publication, Pictures]]:
    for name in names:
        if name == "sample":
            yield name, _read([ROOT / "seeds"]), {}
        elif name == "golden":
            files = sorted((ROOT / "tests" / "golden" / "pages").glob("*.txt"))
            yield "golden, first half", _read(files[:12]), {}
            yield "golden, second half", _read(files[12:24]), {}
        else:
            for seed in (1, 2) if int(name) <= _TWICE else (1,):
                label = f"{name} articles ({seed})"
                yield label, newspapers.adorned(int(name), seed), newspapers.pictures()


def _read(paths: list[Path]) -> Publication:
    return read_publication(paths, load(paths)).publication


def _faults(publication: Publication, pictures: Pictures, size: str) -> tuple[Counter[str], float]:
    """Gives the faults of a newspaper, and the processor's seconds of the search alone."""
    theme = load_theme("bulletin", size)
    paper = made_up(publication, theme, pictures, Classes())
    room = Room(theme.grid.columns, theme.grid.lines, paper.front.lines)
    since = time.process_time()
    make_up([story.story for story in paper.stories], room, theme.weights)
    return newspapers.faults(paper, theme), time.process_time() - since


if __name__ == "__main__":
    main()
