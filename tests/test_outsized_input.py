"""Seeds out of all reason become finished books: nothing is lost, and a finding says what is odd."""

from pathlib import Path

import pytest

from command import seed2book

DEEP, MANY = 60, 150


def seeds(folder: Path, text: str) -> Path:
    (folder / "seeds").mkdir()
    (folder / "seeds" / "page.txt").write_text(text, encoding="utf-8")
    return folder


def stairs(depth: int) -> str:
    """Quotations and items, each one deeper than the one before it."""
    quotations = "\n".join("> " * n + f"第{n}层的话。" for n in range(1, depth + 1))
    items = "\n".join("  " * n + f"- 第{n + 1}层的一项，说一件小事。" for n in range(depth))
    return f"# 话中有话\n\n{quotations}\n\n又有一张单子：\n\n{items}\n"


@pytest.mark.parametrize("command", [("epub",), ("pdf", "--theme", "book"), ("pdf", "--theme", "bulletin")])
def test_what_is_nested_out_of_all_reason_becomes_a_book(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = seed2book(*command, cwd=seeds(tmp_path, stairs(DEEP)))
    assert done.returncode == 0, done.stderr
    assert "2 findings" in done.stdout


def test_what_is_nested_too_deep_is_told_once_a_list(tmp_path: Path) -> None:
    done = seed2book("check", cwd=seeds(tmp_path, stairs(DEEP)))
    told = [line for line in done.stdout.splitlines() if "nested-too-deep" in line]
    assert len(told) == 2
    assert "page.txt:15: " in told[0]
    assert f"page.txt:{DEEP + 12}: " in told[1]


@pytest.mark.parametrize("theme", ["book", "bulletin"])
def test_a_page_of_nothing_but_headings_becomes_a_book(tmp_path: Path, theme: str) -> None:
    """In the bulletin its columns end in subheads."""
    page = "\n".join(f"# 标题{n}" for n in range(MANY))
    done = seed2book("pdf", "--theme", theme, cwd=seeds(tmp_path, page))
    assert done.returncode == 0, done.stderr
