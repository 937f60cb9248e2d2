"""Work shared out over cores: the same results and errors as on one, whatever becomes of a helper."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from command import seed2book
from seed2book import cores
from seed2book.model import Heading, Paragraph, Text
from seed2book.source import Span

SEEDS = Path(__file__).parents[2] / "seeds"
LONG = 10_000_000


@pytest.fixture(params=[1, 2, 5])
def count(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(cores, "_cores", lambda: request.param)
    return int(request.param)


def test_results_come_in_the_order_of_the_items(count: int) -> None:
    assert cores.each(lambda number: number**2, range(1000), LONG) == [number**2 for number in range(1000)]


def test_values_of_the_model_come_back_equal(count: int) -> None:
    def paragraph(number: int) -> Paragraph:
        return Paragraph((Text("渡口"), Text(str(number))), (Span("page.txt", number, number),))

    assert cores.each(paragraph, range(1, 99), LONG) == [paragraph(number) for number in range(1, 99)]
    headings = cores.each(lambda n: Heading(str(n), ()), range(99), LONG)
    assert headings[-1] == Heading("98", ())


def test_the_first_item_that_fails_decides_the_error(count: int) -> None:
    def fail(number: int) -> int:
        if number in (37, 720):
            raise ValueError(f"item {number}")
        return number

    with pytest.raises(ValueError, match="item 37"):
        cores.each(fail, range(1000), LONG)


def test_a_helper_that_is_killed_costs_only_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: 3)
    here = os.getpid()

    def killed(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert cores.each(killed, range(100), LONG) == list(range(100))


def test_without_room_for_another_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: 3)
    monkeypatch.setattr(os, "fork", _no_room)
    assert cores.each(lambda number: number, range(100), LONG) == list(range(100))


def test_what_is_short_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_cores", lambda: 3)
    monkeypatch.setattr(os, "fork", _no_room)
    processes = cores.each(lambda _: os.getpid(), range(100), 1000)
    assert set(processes) == {os.getpid()}


def test_how_far_it_is_grows_to_the_end(count: int) -> None:
    told: list[int] = []
    cores.each(_same, range(100), LONG, told.append)
    assert told == sorted(told)
    assert told[-1] >= 99


def _no_room() -> int:
    raise BlockingIOError("no more processes")


_same: Callable[[int], int] = abs


def test_a_book_has_the_same_bytes_on_one_core_and_on_all(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for seed in SEEDS.glob("*.txt"):
        for number in range(20):
            shutil.copyfile(seed, seeds / f"{number:02}-{seed.name}")
    one = {min(os.sched_getaffinity(0))}
    seed2book("epub", "seeds", "-o", "one.epub", cwd=tmp_path, before=lambda: os.sched_setaffinity(0, one))
    seed2book("epub", "seeds", "-o", "all.epub", cwd=tmp_path)
    assert (tmp_path / "one.epub").read_bytes() == (tmp_path / "all.epub").read_bytes()
