"""How the command line explains itself, and what it says of a call that it cannot follow."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from seed2book.cli.commands import cli
from seed2book.settings.print_options import PRINT_OPTIONS


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="seed2book")


def sections(text: str) -> dict[str, list[str]]:
    """Gives the options under each heading of a help text."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in text.splitlines():
        if match := re.fullmatch(r"(\S.*):", line):
            heading = match[1]
        elif match := re.match(r"  (?:-\w, )?(--[a-z-]+)", line):
            found.setdefault(heading, []).append(match[1])
    return found


def test_the_help_of_a_long_command_has_its_options_in_groups() -> None:
    groups = sections(run("pdf", "-h").stdout)
    assert list(groups) == [
        "What is made",
        "Sheets of paper",
        "Ink, cutting, archive",
        "The book",
        "The seeds",
        "The run",
    ]
    assert groups["What is made"] == ["--theme", "--paper", "--fit", "--output"]
    asked = {option for group in list(groups)[1:3] for option in groups[group]}
    assert asked == {row.option for row in PRINT_OPTIONS}
    assert groups["The run"][-1] == "--help"


@pytest.mark.parametrize("command", ["epub", "pdf", "build", "inspect", "check", "extract", "completion"])
def test_no_option_is_left_out_of_the_help_or_stands_there_twice(command: str) -> None:
    listed = [option for group in sections(run(command, "-h").stdout).values() for option in group]
    known = [parameter.opts for parameter in cli.commands[command].params if parameter.opts[0][0] == "-"]
    assert sorted(listed) == sorted([max(options, key=len) for options in known] + ["--help"])


def test_columns_of_the_groups_are_level() -> None:
    starts = {
        match.end()
        for line in run("pdf", "-h").stdout.splitlines()
        if (match := re.match(r"  -\S.*?  +(?=\S)", line))
    }
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (["epub", "--tittle", "甲"], "no such option '--tittle'", "did you mean --title?"),
        (["pdf", "--booklet"], "no such option '--booklet'", "did you mean --impose booklet?"),
        (["inspect", "--csv"], "no such option '--csv'", "did you mean --format csv?"),
        (["pdf", "--cover", "a.jpg"], "no such option '--cover'", "it is an option of seed2book epub"),
        (["pdf", "--date", "昨天"], "--date: a date such as", "seed2book pdf -h"),
        (["pdf", "--impose"], "option '--impose' requires an argument", "seed2book COMMAND -h"),
        (["inspect", "--format", "xml"], "--format: 'xml' is not one of 'tree'", "seed2book inspect -h"),
        (["epub", "--impose", "2up"], "no such option '--impose'", "it is an option of seed2book pdf"),
        (["-q", "epub"], "no such option '-q'", "write it after the command: seed2book epub -q"),
        (
            ["completion", "-q"],
            "no such option '-q'",
            "seed2book epub, pdf, build, inspect, check and extract",
        ),
        (["pdf", "--fit", "0"], "--fit: 0 is too small; the least is 1", "seed2book pdf -h"),
        (["pdf", "--fit", "no"], "--fit: 'no' is not a valid integer", "seed2book pdf -h"),
        (["extract"], "missing argument 'BOOK'", "seed2book extract -h"),
        (["nothing-of-ours"], "no such command 'nothing-of-ours'", "seed2book -h lists the commands"),
    ],
)
def test_a_call_that_cannot_be_followed_is_told_in_a_line_and_a_hint(
    arguments: list[str], error: str, hint: str
) -> None:
    done = run(*arguments)
    first, second = done.stderr.splitlines()
    assert done.exit_code == 2
    assert first.startswith(f"error: {error}")
    assert second.startswith("hint: ")
    assert hint in second


def test_a_path_in_the_place_of_a_command_is_answered_with_the_command(tmp_path: Path) -> None:
    done = run(str(tmp_path))
    assert done.exit_code == 2
    assert done.stderr == (
        f"error: {tmp_path} is a path, not a command\nhint: say what to make: seed2book epub {tmp_path}\n"
    )


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert done.exit_code == 2
    assert "Commands:" in done.output


@pytest.mark.parametrize(
    ("settings", "command", "error"),
    [
        ('[pdf]\ntheme = "buletin"', "pdf", "[pdf] theme: there is no theme 'buletin'"),
        ('[epub]\ntheme = "boook"', "epub", "[epub] theme: there is no theme 'boook'"),
        ('[build]\noutputs = ["pdf:buletin"]', "build", "[build] outputs: there is no theme 'buletin'"),
        ('[faces]\nsong = "Not Here"', "pdf", "[faces] song: there is no font Not Here"),
    ],
)
def test_what_the_settings_name_and_is_not_there_is_told_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, command: str, error: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page1.txt").write_text("# 老街修路\n\n老街的石板路修好了。\n", encoding="utf-8")
    (tmp_path / "seed2book.toml").write_text(settings, encoding="utf-8")
    done = run(command, "-q", "page1.txt")
    assert done.exit_code == 3
    assert done.stderr.startswith(f"error: seed2book.toml: {error}\nhint: ")


def test_the_command_that_shows_the_findings_asks_for_the_same_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page1.txt").write_text("# 老街修路\n\n老街的石板路修好了。\n", encoding="utf-8")
    done = run("epub", "page1.txt", "--scans")
    assert "check page1.txt --scans)" in done.stdout


@pytest.mark.parametrize("day", ["2026-13-01", "2026-3-1", "2026/12/01", "2026.12.1"])
def test_a_day_that_toml_does_not_take_is_answered_with_one_that_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page1.txt").write_text("# 老街修路\n\n老街的石板路修好了。\n", encoding="utf-8")
    (tmp_path / "seed2book.toml").write_text(f"[book]\ndate = {day}\n", encoding="utf-8")
    done = run("epub", "-q", "page1.txt")
    assert done.exit_code == 3
    assert done.stderr.startswith("error: seed2book.toml:2: date: ")
    assert "hint: write a day that there is, with its zeros: date = 2026-03-01" in done.stderr
