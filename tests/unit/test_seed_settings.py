"""Which settings belong to which seed."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from seed2book.findings import Severity
from seed2book.settings.config import EditionSettings, Settings
from seed2book.settings.keys import EDITION_KEYS
from seed2book.settings.seeds import editions_of
from seed2book.source import Seed, Span


def seed(file: str, lines: tuple[str, ...] = ("正文",), **front_matter: str) -> Seed:
    return Seed(file, lines, "utf-8", "0" * 64, front_matter)


def settings(*entries: EditionSettings, **more: object) -> Settings:
    editions: Mapping[str, EditionSettings] = {entry.source: entry for entry in entries}
    return Settings(editions=editions, file=Path("seed2book.toml"), **more)  # type: ignore[arg-type]


def test_an_entry_names_its_seed_by_the_end_of_its_path() -> None:
    entry = EditionSettings("page1.txt", page="3", line=2)
    editions, findings = editions_of([seed("1987/page1.txt"), seed("1987/page11.txt")], settings(entry))
    assert editions == {"1987/page1.txt": EditionSettings("1987/page1.txt", page="3", line=2)}
    assert not findings


def test_an_entry_may_name_more_of_the_path_than_the_seed_does() -> None:
    editions, findings = editions_of(
        [seed("page1.txt")], settings(EditionSettings("./seeds/page1.txt", page="3"))
    )
    assert editions["page1.txt"].page == "3"
    assert not findings


def test_an_entry_may_leave_out_the_ending_of_its_seed(tmp_path: Path) -> None:
    seeds = [seed("1987/09.3.2 A2.txt"), seed("1987/page1.txt"), seed("1988/page1.md")]
    entry = EditionSettings("09.3.2 A2", page="3")
    assert editions_of(seeds, settings(entry))[0]["1987/09.3.2 A2.txt"].page == "3"
    _, (finding,) = editions_of(seeds, settings(EditionSettings("page1", page="3")))
    assert "1987/page1.txt, 1988/page1.md" in finding.message
    (tmp_path / "b.txt").write_text("正文", encoding="utf-8")
    waiting = settings(EditionSettings("b", page="2"), inputs=(tmp_path / "a.txt",))
    assert editions_of([seed("a.txt")], waiting) == ({}, ())


def test_a_name_decomposed_by_the_file_system_is_still_the_same() -> None:
    entry = EditionSettings("caf\u00e9.txt", page="3")
    editions, _ = editions_of([seed("cafe\u0301.txt")], settings(entry))
    assert editions["cafe\u0301.txt"].page == "3"


def test_front_matter_says_the_same_of_its_seed() -> None:
    lines = ("---", "paper: 水乡报", "date: 1987年3月2日", "---")
    editions, findings = editions_of([seed("a.txt", lines, paper="水乡报", date="1987年3月2日")], settings())
    said = EditionSettings("a.txt", paper="水乡报", date="1987-03-02", from_seed=("paper", "date"))
    assert editions == {"a.txt": said}
    assert not findings


def test_the_entry_counts_where_it_differs_from_front_matter() -> None:
    entry = EditionSettings("a.txt", page="3")
    editions, _ = editions_of([seed("a.txt", page="2", paper="水乡报")], settings(entry))
    assert (editions["a.txt"].page, editions["a.txt"].paper) == ("3", "水乡报")


def test_front_matter_of_other_programs_is_a_note_with_its_line() -> None:
    lines = ("---", "paper: 水乡报", "Tags: a", "date: 昨天", "---")
    editions, findings = editions_of(
        [seed("a.txt", lines, paper="水乡报", tags="a", date="昨天")], settings()
    )
    assert editions["a.txt"].date is None
    assert [(f.code, f.severity, f.span) for f in findings] == [
        ("front-matter", Severity.NOTE, Span("a.txt", 3, 3)),
        ("front-matter", Severity.NOTE, Span("a.txt", 4, 4)),
    ]


def test_a_doubt_about_front_matter_in_chinese_has_its_line() -> None:
    lines = ("---", "报名：水乡报", "日期：昨天", "---")
    (finding,) = editions_of([seed("a.txt", lines, paper="水乡报", date="昨天")], settings())[1]
    assert finding.span == Span("a.txt", 3, 3)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("第3版", "3"), ("第 12 期", "12"), ("总第1024期", "1024"), ("第三版", "三"), (7, "7")],
)
def test_a_number_is_kept_without_the_words_that_are_put_round_it(written: object, kept: str) -> None:
    assert EDITION_KEYS["issue"](written) == EDITION_KEYS["page"](written) == kept


def test_an_entry_for_no_seed_is_a_warning_that_guesses_what_was_meant() -> None:
    entry = EditionSettings("pgae1.txt", page="3", line=7)
    editions, (finding,) = editions_of([seed("page1.txt"), seed("other.txt")], settings(entry))
    assert not editions
    assert (finding.severity, finding.span) == (Severity.WARNING, Span("seed2book.toml", 7, 7))
    assert finding.advice == 'did you mean "page1.txt"?'


def test_an_entry_that_fits_two_seeds_is_a_warning() -> None:
    editions, (finding,) = editions_of([seed("a/p.txt"), seed("b/p.txt")], settings(EditionSettings("p.txt")))
    assert not editions
    assert "a/p.txt, b/p.txt" in finding.message


def test_an_entry_for_a_seed_that_this_run_leaves_out_is_no_finding(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("正文", encoding="utf-8")
    chosen = settings(EditionSettings("b.txt", page="2"), inputs=(tmp_path / "a.txt",))
    assert editions_of([seed("a.txt")], chosen) == ({}, ())
