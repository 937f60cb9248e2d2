"""What the documentation says is there is there: files, commands, options, modules."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from seed2book.cli.commands import cli

ROOT = Path(__file__).parents[1]
CHINESE = sorted(ROOT.glob("docs/zh/*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *CHINESE, *ROOT.glob("*/README.md")])
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)|<img[^>]*\bsrc=\"([^\"]+)\"")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose_of(path: Path) -> str:
    """The page without what it only shows: blocks and spans of code."""
    return re.sub(r"`[^`\n]*`", "", _FENCED.sub("", path.read_text("utf-8")))


def anchor_of(heading: str) -> str:
    """The address that GitHub gives a heading: lower case, marks left out, `-` for blanks."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def commands_of(path: Path) -> Iterator[list[str]]:
    """Every call of seed2book that the page shows, in a block of `sh` or in a span of code, word by word."""
    text = path.read_text("utf-8")
    shown = [line for kind, block in _FENCED.findall(text) if kind == "sh" for line in block.splitlines()]
    # In a table, what parts two choices is written `\|`.
    shown += [span.replace("\\|", "|") for span in re.findall(r"`([^`\n]+)`", _FENCED.sub("", text))]
    for line in shown:
        if line.startswith("seed2book "):
            yield shlex.split(line, comments=True)[1:]


def targets_of(path: Path) -> Iterator[str]:
    yield from (one or other for one, other in _LINK.findall(prose_of(path)))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_link_leads_to_a_file_of_this_project_and_to_a_heading_there(path: Path) -> None:
    for target in targets_of(path):
        if re.match(r"https?://", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), f"{name_of(path)}: {target}"
        assert there.is_relative_to(ROOT), f"{name_of(path)}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", there.read_text("utf-8")), re.MULTILINE)
            assert anchor in {anchor_of(heading) for heading in headings}, f"{name_of(path)}: {target}"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_command_shown_exists_with_its_options(path: Path) -> None:
    for words in commands_of(path):
        shown = f"{name_of(path)}: seed2book {' '.join(words)}"
        known = cli.params
        if not words[0].startswith("-") and words[0] != "COMMAND":
            assert words[0] in cli.commands, shown
            known = cli.commands[words[0]].params
        options = {option for parameter in known for option in parameter.opts} | {"-h", "--help"}
        given = {word.strip("[].").partition("=")[0] for word in words if word.lstrip("[").startswith("-")}
        assert given <= options, shown


def test_both_readmes_show_commands_and_lead_to_the_same_pages() -> None:
    english, chinese = ROOT / "README.md", ROOT / "README.zh-CN.md"
    assert len(list(commands_of(english))) > 5
    assert [words[0] for words in commands_of(english)] == [words[0] for words in commands_of(chinese)]
    pages = [
        {t.partition("#")[0].replace("docs/zh/", "docs/") for t in targets_of(path) if not t.startswith("#")}
        for path in (english, chinese)
    ]
    assert pages[0] - {"README.zh-CN.md"} == pages[1] - {"README.md"}


def test_the_chinese_readme_leads_to_every_chinese_page() -> None:
    led = {target.partition("#")[0] for target in targets_of(ROOT / "README.zh-CN.md")}
    assert {name_of(path) for path in CHINESE} <= led


@pytest.mark.parametrize("path", CHINESE, ids=name_of)
def test_a_chinese_page_has_the_sections_examples_and_rows_of_the_english_one(path: Path) -> None:
    texts = [page.read_text("utf-8") for page in (ROOT / "docs" / path.name, path)]
    for part in (r"^(#+) ", r"^```(\w*)$", r"^\| (`.*?`) \|"):
        english, chinese = (re.findall(part, text, re.MULTILINE) for text in texts)
        assert english == chinese


def test_every_page_of_the_documentation_is_within_reach_of_the_readme() -> None:
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md":
            seen.add(page)
            files = (target.partition("#")[0] for target in targets_of(page) if ":" not in target)
            waiting += [(page.parent / file).resolve() for file in files if file]
    assert [name_of(path) for path in PAGES if path.is_relative_to(ROOT / "docs") and path not in seen] == []


def test_the_architecture_names_every_part_and_only_files_that_are_there() -> None:
    source = ROOT / "src" / "seed2book"
    named = set(re.findall(r"`([\w/]+(?:\.py|/))`", (ROOT / "docs" / "architecture.md").read_text("utf-8")))
    homes = (source, ROOT)
    assert [name for name in sorted(named) if not any((home / name).exists() for home in homes)] == []
    parts = {f"{path.name}/" if path.is_dir() else path.name for path in source.iterdir()}
    parts -= {"__pycache__/", "__init__.py", "py.typed"}
    assert {part for part in parts if not any(name.startswith(part) for name in named)} == set()
