"""Every regular expression of reading, cleaning and structure against the worst that it can meet."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

STAGES = ("clean", "read", "structure", "fixes")
LENGTH = 600
SLOW_S = 0.01
PIECES = (
    *"张1a 　，。“（）《[](*_#|-—/&`",
    *(
        "（）",
        "张 ",
        "1,",
        "1.",
        "一、",
        "本报",
        "记者 ",
        "（记者 ",
        "摄影/",
        "张三、",
        "上接第",
        "1年1月",
        "……",
    ),
    *("![", "](", "<!--", "<a ", "**张", "| -"),
)


def modules() -> Iterator[str]:
    for stage in STAGES:
        package = importlib.import_module(f"seed2book.{stage}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns_in((*value.keys(), *value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from patterns_in(inner)


PATTERNS = {
    pattern.pattern: pattern
    for name in modules()
    for value in vars(importlib.import_module(name)).values()
    for pattern in patterns_in(value)
    if isinstance(pattern.pattern, str)
}


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 150


def cost(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_no_pattern_takes_more_than_time_in_proportion(piece: str) -> None:
    """A second look, the best of three, is taken at what is slow: a busy machine is no fault of a pattern."""
    for pattern in PATTERNS.values():
        text = piece * (LENGTH // len(piece))
        if cost(pattern, text) > SLOW_S:
            once, thrice = (min(cost(pattern, longer) for _ in range(3)) for longer in (text, text * 3))
            assert thrice < 6 * max(once, SLOW_S), pattern.pattern
