"""Every regular expression that meets a text against the worst that it can meet there."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import seed2book

# What runs the program as soon as it is imported, and what reads settings and no text.
LEFT_OUT = ("seed2book.__main__", "seed2book.settings", "seed2book.toml_file")
# The functions of `re` that take a pattern and a text.
ASKING = {"compile", "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"}
# What looks at the text from one place only, so that no worst case is repeated from each character on.
ANCHORED = {"match", "fullmatch"}
LENGTH = 600
# How often the time to look through the text from each of its characters is too slow for a machine.
TOO_OFTEN = 15
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


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(seed2book.__path__, "seed2book."):
        if not found.name.startswith(LEFT_OUT):
            yield importlib.import_module(found.name)


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns_in((*value.keys(), *value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from patterns_in(inner)


class Known(dict[str, Any]):
    """The names of a module; what a function is given stands for a name in the text."""

    def __missing__(self, name: str) -> Any:
        builtins = vars(importlib.import_module("builtins"))
        return builtins.get(name, "张三")


def patterns_inside(module: ModuleType) -> Iterator[re.Pattern[str]]:
    """Yields what the functions of a module hand to `re` to be compiled there."""
    assert module.__file__
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name("re"), attr=asked), args=[first, *_]):
                if asked in ASKING:
                    asks = compile(ast.Expression(first), module.__file__, "eval")
                    said = eval(asks, dict(vars(module)), Known(vars(module)))
                    yield said if isinstance(said, re.Pattern) else re.compile(said)


def searched(module: ModuleType) -> set[str]:
    """The names of patterns that a module does more with than to match them from the first character on."""
    assert module.__file__
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    anchored = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ANCHORED
    }
    read = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
    return {node.id for node in read if id(node) not in anchored}


SEARCHED = {
    value.pattern
    for module in modules()
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern) and name in searched(module)
}
ONLY_MATCHED = {
    value.pattern
    for module in modules()
    for value in vars(module).values()
    if isinstance(value, re.Pattern) and value.pattern not in SEARCHED
}
NAMED = {
    pattern.pattern: pattern
    for module in modules()
    for value in vars(module).values()
    for pattern in patterns_in(value)
    if isinstance(pattern.pattern, str)
}
INSIDE = {
    pattern.pattern: pattern
    for module in modules()
    for pattern in patterns_inside(module)
    if isinstance(pattern.pattern, str)
}
PATTERNS = INSIDE | NAMED


def test_the_patterns_are_found() -> None:
    assert len(NAMED) > 250
    assert len(INSIDE.keys() - NAMED.keys()) > 25


def cost(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    if pattern.pattern in ONLY_MATCHED:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - start


def test_what_is_only_matched_is_told_from_what_is_searched() -> None:
    assert len(ONLY_MATCHED) > 50
    assert len(SEARCHED) > 50


@pytest.mark.parametrize("piece", PIECES)
def test_no_pattern_takes_more_than_time_in_proportion(piece: str) -> None:
    """A second look, the best of three, is taken at what is slow: a busy machine is no fault of a pattern."""
    slow = TOO_OFTEN * min(cost(re.compile("a*b"), "a" * LENGTH) for _ in range(5))
    for pattern in PATTERNS.values():
        text = piece * (LENGTH // len(piece))
        if cost(pattern, text) > slow:
            once, thrice = (min(cost(pattern, longer) for _ in range(3)) for longer in (text, text * 3))
            assert thrice < 6 * max(once, slow), pattern.pattern
