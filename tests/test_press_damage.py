"""Every kind of damage that `docs/press-damage.md` describes has its examples, mended and left alone."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
PAGE = ROOT / "docs" / "press-damage.md"
_SECTION = re.compile(r"^## (\d+)\. ([^\n]+)\n\n(.+?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"`([^`]+)` in \[([\w-]+)\]\(([^()\s]+)\)")
KINDS = {int(number): (name, text) for number, name, text in _SECTION.findall(PAGE.read_text("utf-8"))}
LABELS = ("Mended|Reported", "Left alone")


def examples_of(kind: int, label: str) -> list[tuple[str, str, Path]]:
    """Each example behind the label: its words, the name of its case, and the file that it is to stand in."""
    line = re.search(rf"^- (?:{label}): (.+)$", KINDS[kind][1], re.MULTILINE)
    found = _EXAMPLE.findall(line[1]) if line else []
    return [(words, case, (PAGE.parent / file).resolve()) for words, case, file in found]


def test_the_page_describes_twenty_nine_kinds() -> None:
    assert list(KINDS) == list(range(1, 30))


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_examples_and_they_stand_where_it_says(kind: int, label: str) -> None:
    examples = examples_of(kind, label)
    assert examples, KINDS[kind][0]
    for words, case, file in examples:
        assert file.is_relative_to(GOLDEN)
        assert file.parent.name == case
        lines = file.read_text("utf-8").split("\n")
        assert any(words in line for line in lines), f"{file} does not hold {words}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_mended_and_what_is_left_stand_in_files_of_that_name(kind: int) -> None:
    for _, _, file in examples_of(kind, LABELS[0]):
        assert file.name != "left-alone.txt"
    for _, _, file in examples_of(kind, LABELS[1]):
        assert file.name not in ("mended.txt", "reported.txt")


@pytest.mark.parametrize("form", ["structure", "clean", "doubts", "encodings"])
def test_every_case_has_what_its_test_compares_it_with(form: str) -> None:
    wanted = {
        "structure": {"expected.json"},
        "clean": {"mended.txt", "mended.expected.txt", "left-alone.txt"},
        "doubts": {"reported.txt", "left-alone.txt"},
        "encodings": {"page.txt", "expected.txt"},
    }[form]
    for case in (GOLDEN / form).iterdir():
        assert wanted <= {file.name for file in case.iterdir()}, case.name


def test_every_case_of_a_doubt_is_a_finding_that_is_documented() -> None:
    documented = set(
        re.findall(r"^\| `([\w-]+)` \|", (ROOT / "docs/findings.md").read_text("utf-8"), re.MULTILINE)
    )
    assert {case.name for case in (GOLDEN / "doubts").iterdir()} <= documented
    told = set(re.findall(r"\[`([\w-]+)`\]\(findings\.md\)", PAGE.read_text("utf-8")))
    assert told
    assert told <= documented
