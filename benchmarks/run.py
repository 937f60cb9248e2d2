"""Times `seed2book epub` and `seed2book pdf` as whole processes: python benchmarks/run.py --help."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
CHARACTERS_A_PAGE = 600  # an EPUB has no pages; this is what an A5 page of the book theme holds


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall-clock and processor seconds, and the most memory it held, in MB."""

    seconds: float
    busy: float
    memory: float


@dataclass(frozen=True, slots=True)
class Row:
    """What is printed of several runs of one command on one input."""

    what: str
    copies: int
    runs: tuple[Run, ...]
    pages: int
    size: int

    @property
    def seconds(self) -> float:
        """The median of the runs' wall-clock seconds."""
        return statistics.median(run.seconds for run in self.runs)

    def text(self) -> str:
        """Gives the row as one of a Markdown table."""
        memory = max(run.memory for run in self.runs)
        spread = max(run.seconds for run in self.runs) - min(run.seconds for run in self.runs)
        rate = f"{self.pages / self.seconds:,.0f}" if self.pages else ""
        return (
            f"| {self.what} | {self.copies} | {self.seconds:.2f} | ± {spread / 2:.2f} | {self.pages or ''} "
            f"| {rate} | {memory:,.0f} | {self.size / 1e6:.2f} |"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what was asked for, prints a table, and gives 1 when an aim was missed."""
    asked = _parser().parse_args(arguments)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| command | copies of the seeds | seconds | spread | pages | pages a second | peak MB | file MB |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="seed2book-benchmark-") as folder:
        for copies in dict.fromkeys((1, *asked.copies)):
            seeds = _seeds(Path(folder) / f"seeds-{copies}", asked.seeds, copies)
            for row in _measure(asked, seeds, copies, Path(folder)):
                print(row.text(), flush=True)
                rows.append(row)
    missed = list(_missed(rows))
    for sentence in missed:
        print(f"\nmissed: {sentence}")
    return 1 if missed and asked.strict else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seeds", type=Path, default=SEEDS, help="folder of seeds (default: the repository's)"
    )
    parser.add_argument(
        "--copies",
        type=int,
        nargs="*",
        default=[100],
        metavar="N",
        help="also time N copies of the seeds in one folder (default: 100)",
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="runs of each; the median is printed (default: 3)"
    )
    parser.add_argument(
        "--formats",
        nargs="*",
        default=["epub", "pdf:bulletin", "pdf:bulletin:booklet", "pdf:book", "pdf:book:booklet"],
        metavar="FORMAT",
        help="epub, pdf:THEME, pdf:THEME:booklet (default: both shipped ones, with and without)",
    )
    parser.add_argument(
        "--most-pdf-copies",
        type=int,
        default=10,
        help="PDFs of more copies than this are left out, since they take minutes (default: 10)",
    )
    parser.add_argument("--no-peers", action="store_true", help="leave out the comparison with pandoc")
    parser.add_argument("--strict", action="store_true", help="give exit code 1 when an aim is missed")
    return parser


def _seeds(folder: Path, seeds: Path, copies: int) -> Path:
    """Gives a folder with every seed `copies` times, each copy under a name of its own."""
    folder.mkdir()
    for source in sorted(seeds.iterdir()):
        for number in range(copies):
            shutil.copyfile(source, folder / f"{number:04}-{source.name}")
    return folder


def _measure(asked: argparse.Namespace, seeds: Path, copies: int, folder: Path) -> Iterator[Row]:
    tool = [sys.executable, "-m", "seed2book"]
    for name in asked.formats:
        command, _, look = name.partition(":")
        theme, _, imposed = look.partition(":")
        if command == "pdf" and copies > asked.most_pdf_copies:
            continue
        target = folder / f"{copies}-{theme}{imposed}.{command}"
        options = ["--theme", theme] if theme else []
        options += ["--impose", imposed] if imposed else []
        yield _row(
            name, [*tool, command, str(seeds), "-o", str(target), "-q", *options], target, asked, copies
        )
    if not asked.no_peers:
        yield from _peers(asked, seeds, copies, folder)


def _peers(asked: argparse.Namespace, seeds: Path, copies: int, folder: Path) -> Iterator[Row]:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        if copies == 1:
            print("| pandoc: not installed, so not compared | | | | | | | |")
        return
    target = folder / f"{copies}-pandoc.epub"
    files = [str(path) for path in sorted(seeds.iterdir())]
    command = [pandoc, "-f", "markdown", "-t", "epub3", "--metadata", "title=x", "-o", str(target), *files]
    yield _row("pandoc, EPUB", command, target, asked, copies)


def _row(what: str, command: Sequence[str], target: Path, asked: argparse.Namespace, copies: int) -> Row:
    runs = tuple(run(command) for _ in range(asked.runs))
    return Row(what, copies, runs, _pages(target), target.stat().st_size)


def run(command: Sequence[str]) -> Run:
    """Runs one process to its end and asks the system what it took; stops everything when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    together = [0.0]
    watching = threading.Thread(target=_watch, args=(process.pid, together))
    watching.start()
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    watching.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\nfailed: {said.decode(errors='replace')}")
    # Linux counts in KB, macOS in bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    # The system knows the most that one process held, and not what it held together with those it started.
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss / unit, together[0]))


def _watch(process: int, most: list[float]) -> None:
    """Keeps in `most[0]` the most that a process and those it started hold together, in MB (Linux only)."""
    with suppress(OSError):
        while True:
            children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
            held = 0.0
            for number in (str(process), *children):
                # What several share is counted among them in parts.
                with suppress(OSError):
                    rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
                    held += int(rollup.partition("Pss:")[2].split()[0]) / 1e3 if "Pss:" in rollup else 0
            if not held:
                return
            most[0] = max(most[0], held)
            time.sleep(0.05)


def _pages(path: Path) -> int:
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        try:
            return len(document)
        finally:
            document.close()
    with zipfile.ZipFile(path) as book:
        texts = [book.read(name) for name in book.namelist() if name.endswith("html")]
    # Markup is ASCII and text is not, so the Han characters alone say how much there is to read.
    han = sum(1 for text in texts for character in text.decode("utf-8") if "\u3400" <= character <= "\u9fff")
    return max(1, round(han / CHARACTERS_A_PAGE))


def _missed(rows: Sequence[Row]) -> Iterator[str]:
    yield from _slow_booklets(rows)
    epubs = {row.copies: row for row in rows if row.what == "epub"}
    once = epubs.get(1)
    if once is None:
        return
    if once.seconds >= 1.5:
        yield f"the EPUB of the seeds took {once.seconds:.2f} s and should take less than 1.5 s"
    for copies, row in epubs.items():
        memory = max(run.memory for run in row.runs)
        if copies <= 100 and memory >= 300:
            yield f"the EPUB of {copies} copies held {memory:.0f} MB and should hold less than 300 MB"
    ordered = sorted(epubs)
    if len(ordered) > 2:
        few, many = epubs[ordered[1]], epubs[ordered[-1]]
        start = once.seconds
        growth = (many.seconds - start) / max(few.seconds - start, 0.01)
        if growth > 1.3 * many.copies / few.copies:
            yield f"{many.copies} copies took {growth:.1f} times as long as {few.copies}: not linear"


def _slow_booklets(rows: Sequence[Row]) -> Iterator[str]:
    """Gives each booklet that takes a tenth more of the processor than the pages it is made of."""
    busy = {(row.what, row.copies): min(run.busy for run in row.runs) for row in rows}
    for (what, copies), seconds in busy.items():
        pages = busy.get((what.removesuffix(":booklet"), copies), seconds)
        added = seconds / pages - 1
        if added >= 0.1:
            yield f"{what} of {copies} copies took {added:.0%} more than its pages, and 10 % are too much"


if __name__ == "__main__":
    raise SystemExit(main())
