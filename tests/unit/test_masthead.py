"""The head of a newspaper's first page: its title, its facts, and the box beside it."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from seed2book.errors import ConfigError
from seed2book.model import Metadata, Publication
from seed2book.typeset.masthead import Masthead, ear_lines, masthead, places_css
from seed2book.typeset.theme import load_theme

THEME = load_theme("bulletin")
FACTS = {
    "date": "2022-12-01",
    "issue": "3",
    "publisher": "青石镇文化站",
    "permit": "（苏）J1234",
    "notice": "内部资料　免费交流",
    "print_run": "200",
}


def publication(title: str = "青石镇报", **facts: str) -> Publication:
    return Publication(title, "zh-Hans", (), Metadata(**facts))  # type: ignore[arg-type]


def test_facts_stand_in_two_lines_and_none_is_parted() -> None:
    made = masthead(publication(**FACTS), THEME, ear=False)
    assert made.imprint == (
        ("2022年12月1日　星期四", "第3期", "青石镇文化站"),
        ("（苏）J1234", "内部资料　免费交流", "印数：200"),
    )


def test_an_absent_fact_leaves_no_line() -> None:
    bare = masthead(publication(), THEME, ear=False)
    assert bare.imprint == ()
    assert masthead(publication(notice="内部资料"), THEME, ear=False).lines == bare.lines + 1


def test_facts_too_long_for_a_line_take_several() -> None:
    office = "中共青石镇委员会宣传办公室" * 9
    made = masthead(publication(publisher=office, issue="3"), THEME, ear=False)
    room = THEME.grid.width_pt / THEME.sizes["dateline"].size_pt
    assert "".join(chain.from_iterable(made.imprint)) == f"第3期{office}"
    assert all(sum(map(len, line)) <= room for line in made.imprint)


def test_a_short_title_leaves_room_for_a_box_beside_it_and_a_long_one_keeps_its_size() -> None:
    assert masthead(publication(), THEME, ear=True).columns == THEME.grid.columns - 1
    assert masthead(publication("青石镇历史文化研究会会刊"), THEME, ear=True).ear == 0


@pytest.mark.parametrize("length", [1, 8, 20, 80])
def test_a_title_of_any_length_stands_within_the_page(length: int) -> None:
    made = masthead(publication("青" * length), THEME, ear=True)
    size = THEME.sizes[made.title.row].size_pt
    assert "".join(made.title.lines) == "青" * length
    assert all(len(line) * size <= THEME.grid.width_pt for line in made.title.lines)
    assert made.lines < THEME.grid.lines / 3


def test_so_does_one_of_a_single_word() -> None:
    made = masthead(publication("Herald" * 13), THEME, ear=True)
    assert "".join(made.title.lines) == "Herald" * 13
    assert made.title.row == "masthead_small"
    assert made.lines < THEME.grid.lines / 3


@pytest.mark.parametrize("title", ["青石镇历史文化研究会会刊", "青" * 40, "Herald" * 13])
def test_a_long_title_makes_room_for_what_the_configuration_wants_beside_it(title: str) -> None:
    book = publication(title, ear="学习贯彻二十大精神")
    made = masthead(book, THEME, ear=True)
    assert ear_lines(book, THEME, made) == ("学习贯彻二十大精神",)
    assert made.columns == THEME.grid.columns - 1


def test_the_box_says_what_the_configuration_says() -> None:
    book = publication(ear="学习贯彻二十大精神")
    assert ear_lines(book, THEME, masthead(book, THEME, ear=True)) == ("学习贯彻二十大精神",)
    assert ear_lines(publication(), THEME, masthead(publication(), THEME, ear=True)) == ()


@pytest.mark.parametrize("words", [1, 6, 9, 20])
@pytest.mark.parametrize("size", [None, "A3"])
def test_a_box_of_any_height_beside_the_title_ends_above_the_rule_of_the_imprint(
    words: int, size: str | None
) -> None:
    theme = load_theme("bulletin", size)
    for book in (publication(**FACTS), publication(**FACTS, ear=" ".join(["今天多云到晴"] * words))):
        head = masthead(book, theme, ear=True)
        lines = ear_lines(book, theme, head)
        assert len(lines) in (0, words)
        found = dict(re.findall(r"--([a-z-]+): ([0-9.]+)pt", places_css(head, theme, lines, head.ear - 1)))
        foot = (head.lines - 1 - len(head.imprint)) * theme.grid.leading_pt - 2
        assert float(found["ear-top"]) + float(found["ear-height"]) <= foot - 2.5


def test_a_theme_without_a_size_for_the_title_is_told() -> None:
    sizes = {row: size for row, size in THEME.sizes.items() if not row.startswith("masthead")}
    with pytest.raises(ConfigError, match=r"theme\.toml: \[sizes\] has no row for the title"):
        masthead(publication(), replace(THEME, sizes=sizes), ear=True)


def places(head: Masthead, words: tuple[str, ...] = (), highlights: int = 0) -> dict[str, float]:
    css = places_css(head, THEME, words, highlights)
    return {name: float(points) for name, points in re.findall(r"--([a-z-]+): (-?[0-9.]+)pt", css)}


@pytest.mark.parametrize("facts", [{}, {"notice": "内部资料"}, FACTS])
@pytest.mark.parametrize("highlights", [0, 2, 5])
def test_the_title_and_the_imprint_fill_the_head(facts: dict[str, str], highlights: int) -> None:
    head = masthead(publication(**facts), THEME, ear=highlights > 0)
    leading = THEME.grid.leading_pt
    found = places(head, highlights=highlights)
    title = THEME.sizes[head.title.row].lines * leading
    deep = 2 * found["title-blank"] + title + len(head.imprint) * leading
    # The rule below takes two points, and the last line is blank.
    assert deep == pytest.approx((head.lines - 1) * leading - 2, abs=0.1)
    assert found["title-blank"] >= 0


@pytest.mark.parametrize(("words", "highlights"), [((), 1), ((), 5), (("学习",), 0)])
def test_the_box_beside_the_title_holds_its_lines_and_stands_level_with_the_title(
    words: tuple[str, ...], highlights: int
) -> None:
    head = masthead(publication(**FACTS), THEME, ear=True)
    found = places(head, words, highlights)
    lines = len(words) or highlights + 1
    assert found["ear-height"] > lines * (THEME.grid.leading_pt - 1.5)
    middle = found["title-blank"] + THEME.sizes["masthead"].lines * THEME.grid.leading_pt / 2
    # The blank below the box belongs to it.
    assert found["ear-top"] + (found["ear-height"] + 5) / 2 == pytest.approx(middle, abs=2.5)


def test_facts_that_take_two_lines_are_shared_out_evenly() -> None:
    permit = "（苏）连续性内部资料准印证第S(2022)000123号"
    legal = {**FACTS, "permit": permit, "cn": "CN 32-0001", "printer": "青石印刷厂"}
    _, *rows = masthead(publication(**legal), THEME, ear=False).imprint
    assert rows == [("CN 32-0001", permit), ("内部资料　免费交流", "印数：200", "印刷：青石印刷厂")]
