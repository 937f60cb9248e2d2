"""Each rule of cleaning by its golden lines: some it mends, some it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from seed2book.clean import RULES, clean, mend_paragraph
from seed2book.source import Line, Span

GOLDEN = Path(__file__).parents[1] / "golden" / "clean"
NAMES = [name for name, _, _ in RULES]
HERE = Span("甲.txt", 1, 1)


def golden(rule: str, name: str) -> list[str]:
    """The lines of a golden file; not by splitlines, since some hold U+2028 and form feeds."""
    return (GOLDEN / rule / name).read_bytes().decode("utf-8").rstrip("\n").split("\n")


def cleaned(text: str) -> tuple[str, set[str]]:
    """A line as it leaves cleaning and mending, and the rules that changed it."""
    once = clean([Line(text, HERE)])
    mended = mend_paragraph(once.lines[0].text, ((0, HERE),))
    return mended.text, {edit.rule for edit in (*once.edits, *mended.edits)}


def test_every_rule_has_a_golden_folder_and_every_folder_a_rule() -> None:
    assert sorted(NAMES) == sorted(folder.name for folder in GOLDEN.iterdir())


@pytest.mark.parametrize("rule", NAMES)
def test_the_rule_mends_its_damage(rule: str) -> None:
    damaged, expected = golden(rule, "mended.txt"), golden(rule, "mended.expected.txt")
    assert [cleaned(text)[0] for text in damaged] == expected


@pytest.mark.parametrize("rule", NAMES)
def test_the_rule_itself_did_it(rule: str) -> None:
    for text in golden(rule, "mended.txt"):
        assert rule in cleaned(text)[1], text


@pytest.mark.parametrize("rule", NAMES)
def test_what_must_be_left_alone_is_left_alone(rule: str) -> None:
    for text in golden(rule, "left-alone.txt"):
        assert cleaned(text) == (text, set())
