"""Invented newspaper pages of 1951 to 2022, and the real seeds, held against what is true of them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from structure_marks import letters, marks_of, truth_in

HERE = Path(__file__).parent
PAGES = HERE / "golden" / "pages"
SLUGS = sorted(path.stem for path in PAGES.glob("*.txt"))
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))

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


def paths_of(slug: str) -> tuple[Path, Path]:
    return PAGES / f"{slug}.txt", PAGES / f"{slug}.gold.json"


def test_there_are_at_least_fifteen_pages() -> None:
    assert len(SLUGS) >= 15


@pytest.mark.parametrize("slug", SLUGS)
def test_the_truth_of_a_page_stands_on_its_lines(slug: str) -> None:
    lines = (PAGES / f"{slug}.txt").read_text("utf-8").splitlines()
    for article in truth_in(paths_of(slug)[1]):
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
    marks = {slug: marks_of(*paths_of(slug))[measure] for slug in SLUGS}
    # A page that has none and got none says nothing about the measure.
    told = {slug: mark for slug, mark in marks.items() if mark.found or mark.wanted}
    mean = sum(mark.f1 for mark in told.values()) / len(told)
    misses = "\n".join(
        f"{slug} {mark.f1:.3f}\n  " + "\n  ".join(mark.misses) for slug, mark in told.items() if mark.misses
    )
    floor, aim = FLOORS[measure]
    assert mean >= floor, f"{measure}: mean {mean:.3f}, floor {floor}, aim {aim}\n{misses}"


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_understood_without_a_fault(seed: Path) -> None:
    marks = marks_of(seed, HERE / "golden" / "seeds" / f"{seed.stem}.gold.json")
    faults = {measure: mark.misses for measure, mark in marks.items() if mark.misses or mark.f1 < 1}
    assert not faults
