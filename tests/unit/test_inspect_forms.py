"""What `inspect` gives besides the tree: the index of articles, and why each line became what it is."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from seed2book.cli.commands import cli
from seed2book.formats.catalogue import COLUMNS

PAGE = """---
paper: 水乡报
date: 1987-03-12
page: 3
---

# 老街修路 船民欢喜

本报讯（记者 江玉 通讯员 王禾）3月12日，青石镇老街的石板路全线修好，镇上的居民和船民纷纷前来观看。

# =HYPERLINK("http://example.org")

“这条路修好以后，货车能一直开到码头，一天少走三里地。”老船工说。
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["inspect", "-q", *arguments], prog_name="seed2book")


def rows(octets: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline="")))


# --- csv -------------------------------------------------------------------------------------------------


def test_the_index_has_a_row_for_each_article(desk: Path) -> None:
    header, first, second = rows(run("--format", "csv").stdout_bytes)
    assert tuple(header) == COLUMNS
    assert first == ["老街修路\u3000船民欢喜", "江玉；王禾", "水乡报", "1987-03-12", "3", "page.txt", "7–9"]
    assert second[5:] == ["page.txt", "11–13"]


def test_a_spreadsheet_reads_it_as_it_is(desk: Path) -> None:
    octets = run("--format", "csv").stdout_bytes
    assert octets.startswith("\ufeff题名".encode())
    assert octets.count(b"\r\n") == octets.count(b"\n") == 3


def test_a_cell_that_would_be_a_formula_is_text(desk: Path) -> None:
    titles = [row[0] for row in rows(run("--format", "csv").stdout_bytes)]
    assert titles[2].startswith("'=HYPERLINK")


def test_an_article_without_a_title_is_called_by_its_first_words(desk: Path) -> None:
    (desk / "seeds" / "page.txt").write_text(
        "本报讯 老街的石板路全线修好，镇上的居民都来看。\n", encoding="utf-8"
    )
    _, row = rows(run("--format", "csv").stdout_bytes)
    assert row[0] == "[本报讯老街的石板路全线修好，……]"
    assert row[1:5] == ["", "", "", ""]


def test_the_index_can_be_a_file(desk: Path) -> None:
    assert run("--format", "csv", "-o", "index.csv").stdout_bytes == b""
    assert len(rows((desk / "index.csv").read_bytes())) == 3
    assert run("--format", "csv", "-o", "lists/").exit_code == 0
    assert (desk / "lists" / "报纸选编-目录.csv").exists()


def test_a_seed_is_never_written_over(desk: Path) -> None:
    done = run("--format", "json", "-o", "seeds/page.txt")
    assert done.exit_code == 2
    assert (desk / "seeds" / "page.txt").read_text("utf-8") == PAGE


def test_the_same_seeds_give_the_same_bytes(desk: Path) -> None:
    assert run("--format", "csv").stdout_bytes == run("--format", "csv").stdout_bytes


# --- explain ---------------------------------------------------------------------------------------------


def test_every_line_says_what_it_became_and_why(desk: Path) -> None:
    told = run("--explain").stdout
    assert "page.txt:7: headline, opens an article (1.00): no headline stands above it on the page" in told
    assert "page.txt:9: paragraph (0.95): running text" in told


def test_the_data_say_the_same_under_a_key_of_their_own(desk: Path) -> None:
    lines = json.loads(run("--format", "json", "--explain").stdout)["lines"]
    assert [line["line"] for line in lines] == [7, 9, 11, 13]
    assert lines[0]["role"] == "headline"
    assert lines[0]["opens"] is True
    assert 0 <= lines[0]["confidence"] <= 1
    assert lines[0]["evidence"]


def test_without_being_asked_the_data_have_no_such_key(desk: Path) -> None:
    assert "lines" not in json.loads(run("--format", "json").stdout)


def test_names_are_called_bylines_as_in_a_fix(desk: Path) -> None:
    page = PAGE.replace("# =HYP", "记者 张珺\n\n# =HYP")
    (desk / "seeds" / "page.txt").write_text(page, encoding="utf-8")
    assert "page.txt:11: byline" in run("--explain").stdout


def test_an_index_has_no_room_for_reasons(desk: Path) -> None:
    assert run("--format", "csv", "--explain").exit_code == 2


# --- json ------------------------------------------------------------------------------------------------


def test_each_finding_has_the_entry_that_would_answer_it(desk: Path) -> None:
    page = PAGE.replace("老船工说", "老船工们的的说")
    (desk / "seeds" / "page.txt").write_text(page, encoding="utf-8")
    findings = json.loads(run("--format", "json").stdout)["findings"]
    (doubled,) = [finding for finding in findings if finding["code"] == "doubled-character"]
    assert doubled["fix"].startswith('[[fix]]\nsource = "page.txt"\nline = 13\nmatch = "')
    (desk / "seed2book.toml").write_text(doubled["fix"], encoding="utf-8")
    left = json.loads(run("--format", "json").stdout)["findings"]
    assert doubled["code"] not in {finding["code"] for finding in left}
