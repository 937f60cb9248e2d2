"""Times reading: files to a Publication, checked against the seeds. python benchmarks/parsing.py --help."""

from __future__ import annotations

import argparse
import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
_CHARACTERS = "他说道看着那条路上的人慢地走来风吹过树林月光照在水面心里想起多年前旧事母亲站门口等夜深灯还亮"
_DIGITS = "零一二三四五六七八九"
_CHILD = """
import os, resource, sys
from pathlib import Path
from seed2book.settings.config import Settings
from seed2book.pipeline import read_publication
paths = [Path(sys.argv[1])]
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
def spent():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
start = spent()
reading = read_publication(paths, Settings())
busy = spent() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(busy, peak, sum(1 for _ in reading.publication.articles))
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A body of text: its name, the seconds it may take on one core, and what writes it into a folder."""

    name: str
    seconds: float
    write: Callable[[Path], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads each body of text in a process of its own, prints a table, and gives 1 when an aim was missed."""
    asked = _parser().parse_args(arguments)
    print(
        f"{platform.machine()}, Python {platform.python_version()}; processor seconds on one core, "
        f"the best of {asked.runs}\n"
    )
    print("| text | MB | seconds | aim | peak MB | articles |")
    print("| --- | --: | --: | --: | --: | --: |")
    missed = False
    for case in CASES:
        with tempfile.TemporaryDirectory(prefix="seed2book-parsing-") as folder:
            case.write(Path(folder))
            size = sum(path.stat().st_size for path in Path(folder).iterdir())
            busy, peak, articles = min(_run(Path(folder)) for _ in range(asked.runs))
        print(
            f"| {case.name} | {size / 1e6:.1f} | {busy:.1f} | {case.seconds:g} "
            f"| {peak:,.0f} | {articles:,.0f} |",
            flush=True,
        )
        missed = missed or busy > case.seconds
    return 1 if missed and asked.strict else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the best is printed (default: 3)")
    parser.add_argument("--strict", action="store_true", help="give exit code 1 when an aim is missed")
    return parser


def _run(folder: Path) -> tuple[float, float, float]:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        text=True,
    )
    busy, peak, articles = map(float, done.stdout.split())
    return busy, peak, articles


def _copies(folder: Path) -> None:
    pages = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))]
    written = number = 0
    while written < 10_000_000:
        page = pages[number % len(pages)]
        (folder / f"page{number:05}.txt").write_bytes(page)
        written, number = written + len(page), number + 1


def _dense(folder: Path) -> None:
    """Writes 10 MB in which every few characters are bold, stressed, linked or unread."""
    piece = "**旧档**编目*登记*入库[网页](https://example.org/a)其中□页残缺，"
    paragraph = piece * 12 + "完。"
    count = 10_000_000 // len(paragraph.encode())
    for number in range(100):
        text = "\n\n".join(["# 旧档", *[paragraph] * (count // 100)])
        (folder / f"page{number:03}.txt").write_text(text, "utf-8")


def _novel(folder: Path) -> None:
    """Writes a novel of 2.5 MB in four parts and 120 chapters."""
    chance = random.Random(1)
    lines = ["《长路》", "作者：林一舟", ""]
    for chapter in range(1, 121):
        if chapter % 30 == 1:
            lines += [f"第{_DIGITS[chapter // 30 + 1]}卷 {_phrase(chance)}", ""]
        lines += [f"第{chapter}章 {_phrase(chance)}", ""]
        size = 0
        while size < 6_700:
            said = "，".join(_phrase(chance) for _ in range(chance.randint(2, 7))) + "。"
            line = f"　　“{_phrase(chance)}？”{said}" if chance.random() < 0.3 else f"　　{said}"
            lines.append(line)
            size += len(line)
    (folder / "长路.txt").write_text("\n".join(lines), "utf-8")


def _phrase(chance: random.Random) -> str:
    return "".join(chance.choices(_CHARACTERS, k=chance.randint(4, 18)))


def _line(folder: Path) -> None:
    body = "".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))).replace("\n", "")
    (folder / "line.txt").write_text(body * (5_000_000 // len(body.encode())), "utf-8")


def _headings(folder: Path) -> None:
    (folder / "headings.txt").write_text("\n".join(f"# 标题{n}" for n in range(10_000)), "utf-8")


CASES = (
    Case("copies of the two seeds", 8, _copies),
    Case("dense inline markup", 25, _dense),
    Case("a novel of 120 chapters", 4, _novel),
    Case("one line of 5 MB", 8, _line),
    Case("ten thousand headings", 4, _headings),
)

if __name__ == "__main__":
    sys.exit(main())
