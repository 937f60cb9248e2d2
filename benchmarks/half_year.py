"""Half a year of a daily as an EPUB, beside pandoc on the same text: benchmarks/half_year.py --help."""

from __future__ import annotations

import argparse
import datetime
import hashlib
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random

from run import Row, run
from written import NAMES, paragraph, title

ARTICLES, SEEDS, CHARACTERS = 4_000, 180, 450
MOST_SECONDS, MOST_MEMORY, TIMES_PANDOC = 8.0, 400.0, 4.0
_FIRST_DAY = datetime.date(2022, 7, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs both, prints a table, and gives 1 when an aim was missed."""
    asked = _parser().parse_args(arguments)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory(prefix="seed2book-benchmark-") as folder:
        seeds = write_seeds(Path(folder) / "seeds", asked.articles, asked.seeds)
        pages = sorted(seeds.glob("*.txt"))
        length = sum(len("".join(page.read_text("utf-8").split())) for page in pages)
        print(f"{asked.articles:,} articles in {len(pages)} seeds, {length:,} characters\n")
        print("| command | seconds | spread | processor seconds | peak MB | file MB |")
        print("| --- | --: | --: | --: | --: | --: |")
        ours = _timed("seed2book epub", _seed2book(seeds), Path(folder) / "ours.epub", asked.runs)
        pandoc = _pandoc()
        if pandoc is None:
            print("\npandoc is not installed (pip install pypandoc_binary), so nothing was compared")
            return _told(_missed(ours, None), asked.strict)
        command = [pandoc, "--from=markdown", "--to=epub3", "--metadata=title:报", *map(str, pages), "-o"]
        theirs = _timed("pandoc", command, Path(folder) / "theirs.epub", asked.runs)
        print(f"\nseed2book is {theirs.seconds / ours.seconds:.1f} times as fast")
        return _told(_missed(ours, theirs), asked.strict)


def write_seeds(folder: Path, articles: int = ARTICLES, seeds: int = SEEDS) -> Path:
    """Gives a folder with a page for each day and its settings; the same numbers give the same pages."""
    folder.mkdir(parents=True)
    settings = '[book]\ntitle = "水乡报"\n\n[input]\nfolder = "."\npattern = "{paper}_{date}_{page}"\n'
    (folder / "seed2book.toml").write_text(settings, "utf-8")
    dice = Random(450)
    for number in range(seeds):
        day = _FIRST_DAY + datetime.timedelta(days=number)
        count = articles * (number + 1) // seeds - articles * number // seeds
        page = "\n\n".join(_article(dice) for _ in range(count))
        (folder / f"水乡报_{day}_1.txt").write_text(page + "\n", "utf-8")
    return folder


def _article(dice: Random) -> str:
    """Gives an article of some 450 characters, its marks half-width in one of three as an OCR leaves them."""
    parts = [f"# {title(dice)}", f"□ 本报记者 {dice.choice(NAMES)}"]
    while sum(map(len, parts)) < CHARACTERS - 60:
        parts.append(paragraph(dice))
    text = "\n\n".join(parts)
    return text.translate({0xFF0C: ",", 0xFF1A: ":"}) if dice.random() < 1 / 3 else text


def _seed2book(seeds: Path) -> list[str]:
    return [sys.executable, "-m", "seed2book", "epub", str(seeds), "-q", "-o"]


def _pandoc() -> str | None:
    if (found := shutil.which("pandoc")) is not None:
        return found
    if find_spec("pypandoc") is None:
        return None
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _timed(what: str, command: Sequence[str], target: Path, runs: int) -> Row:
    done = []
    books = set()
    for _ in range(runs):
        done.append(run([*command, str(target)]))
        books.add(hashlib.sha256(target.read_bytes()).hexdigest())
    if what.startswith("seed2book") and len(books) > 1:
        raise SystemExit("seed2book did not give the same bytes each time")
    row = Row(what, 1, tuple(done), 0, target.stat().st_size)
    seconds = sorted(one.seconds for one in done)
    busy, memory = max(one.busy for one in done), max(one.memory for one in done)
    print(
        f"| {what} | {row.seconds:.2f} | ± {(seconds[-1] - seconds[0]) / 2:.2f} "
        f"| {busy:.2f} | {memory:,.0f} | {row.size / 1e6:.2f} |",
        flush=True,
    )
    return row


def _missed(ours: Row, theirs: Row | None) -> list[str]:
    memory = max(one.memory for one in ours.runs)
    missed = []
    if ours.seconds >= MOST_SECONDS:
        missed.append(f"it took {ours.seconds:.1f} s and should take less than {MOST_SECONDS:g} s")
    if memory >= MOST_MEMORY:
        missed.append(f"it held {memory:.0f} MB and should hold less than {MOST_MEMORY:g} MB")
    if theirs and theirs.seconds < TIMES_PANDOC * ours.seconds:
        missed.append(f"pandoc took {theirs.seconds:.1f} s and should take {TIMES_PANDOC:g} times as long")
    return missed


def _told(missed: Sequence[str], strict: bool) -> int:
    for sentence in missed:
        print(f"\nmissed: {sentence}")
    return 1 if missed and strict else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the median counts (default: 3)")
    parser.add_argument("--strict", action="store_true", help="give exit code 1 when an aim is missed")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
