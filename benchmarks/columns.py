"""Compares a page of several columns with the same text in one, in processor seconds of one run.

    python benchmarks/columns.py [--articles 40] [--paper A3] [--runs 3]

Without `--articles` the text is that of seeds/. One column is the same type area with lines as wide as it is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import generated
from seed2book.formats import pdf
from seed2book.model import Publication
from seed2book.pipeline import read_publication
from seed2book.settings.config import load
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium
from seed2book.typeset.theme import Theme, load_theme

ROOT = Path(__file__).resolve().parents[1]
AIM = 1.5


def main() -> None:
    """Prints the quickest of the runs of each, set and rendered, and their ratio."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--articles", type=int, default=0, help="so many made-up articles")
    options.add_argument("--paper", help="another paper than the theme's own")
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    if given.articles:
        publication = generated.publication(3, given.articles)
    else:
        publication = read_publication([ROOT / "seeds"], load([ROOT / "seeds"])).publication
    theme = load_theme("bulletin", given.paper)
    grid = theme.grid
    one = replace(theme, grid=replace(grid, columns=1, characters=int(grid.width_pt / grid.size_pt)))
    # The first run would pay for loading the renderer and the faces.
    _seconds(generated.publication(1, 1), theme)
    sums = []
    for name, each in ((f"{grid.columns} columns", theme), ("one column", one)):
        parts = min((_seconds(publication, each) for _ in range(given.runs)), key=sum)
        sums.append(sum(parts))
        print(f"{name:12} set and made up {parts[0]:.2f} s, rendered {parts[1]:.2f} s")
    print(f"{sums[0] / sums[1]:.2f} times as long (aim: {AIM})")


def _seconds(publication: Publication, theme: Theme) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        since = time.process_time()
        book = typeset(publication, theme, Medium.PRINT)
        done = time.process_time()
        pdf.write(book, Path(folder) / "paper.pdf", lambda *_: None)
        return done - since, time.process_time() - done


if __name__ == "__main__":
    main()
