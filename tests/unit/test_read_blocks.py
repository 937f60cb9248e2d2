"""What each line of a seed is taken for, and that nothing is lost on the way."""

from __future__ import annotations

import time

import pytest

from seed2book.collector import paused
from seed2book.read import body_start, lines
from seed2book.read.front_matter import front_matter
from seed2book.source import Kind, Line, Seed


def seed(text: str) -> Seed:
    raw = tuple(text.split("\n"))
    return Seed("甲.txt", raw, "utf-8", "", front_matter(raw)[0])


def read(text: str) -> list[Line]:
    return list(lines(seed(text)))


def kinds(text: str) -> list[Kind]:
    return [line.kind for line in read(text)]


def test_lines_keep_their_numbers_and_the_blank_lines_before_them() -> None:
    found = read("\n\n渔港开工\n \u3000\n\ufeff\n第二段")
    assert [(line.span.first, line.blanks_before, line.text) for line in found] == [
        (3, 2, "渔港开工"),
        (6, 2, "第二段"),
    ]


@pytest.mark.parametrize(
    ("raw", "level", "text"),
    [
        ("# 渔港开工", 1, "渔港开工"),
        ("###### 六级", 6, "六级"),
        ("## 渔港 ##", 2, "渔港"),
        ("　　# 渔港", 1, "渔港"),
        ("#　渔港", 1, "渔港"),
        ("＃ 渔港", 1, "渔港"),
        ("##渔港开工", 2, "渔港开工"),
        ("#“老带新”", 1, "“老带新”"),
        ("    # 缩进四格", 1, "缩进四格"),
        ("##", 2, ""),
        ("\ufeff# 渔港", 1, "渔港"),
    ],
)
def test_headings(raw: str, level: int, text: str) -> None:
    (line,) = read(raw)
    assert (line.kind, line.level, line.text) == (Kind.HEADING, level, text)


@pytest.mark.parametrize(
    "raw",
    [
        "#渔港之光#",
        "#渔港 #新码头",
        "#1号码头",
        "####### 七个",
        "#渔港开工了。村民都说好。",
        "C# 语言",
        "#" + "渔" * 60,
    ],
)
def test_what_begins_with_a_hash_and_is_no_heading(raw: str) -> None:
    (line,) = read(raw)
    assert (line.kind, line.text) == (Kind.TEXT, raw)


def test_list_items_keep_their_marks_as_printed() -> None:
    found = read("- 一\n  - 二\n\n1. 甲\n3) 丙\n\n续行")
    assert [(line.marker, line.depth, line.text) for line in found] == [
        ("-", 1, "一"),
        ("-", 2, "二"),
        ("1.", 1, "甲"),
        ("3)", 1, "丙"),
        ("", 0, "续行"),
    ]
    assert [line.kind for line in found] == [Kind.LIST_ITEM] * 4 + [Kind.TEXT]


@pytest.mark.parametrize(
    "raw", ["1986. 5月", "1.修渠", "（一）修渠", "一、修渠", "•修渠", "-修渠", "*注：见第二版"]
)
def test_numerals_and_bullets_that_markdown_does_not_know_stay_text(raw: str) -> None:
    (line,) = read(raw)
    assert (line.kind, line.marker, line.text) == (Kind.TEXT, "", raw)


@pytest.mark.parametrize(
    "raw", ["[1]: 见第二版", '[甲]: /url "题"', "    四个空格", "****", "标题\n---", "标题\n==="]
)
def test_what_markdown_would_eat_is_there(raw: str) -> None:
    assert "".join(line.text for line in read(raw)) == raw.replace("\n", "").strip()


def test_a_line_over_a_rule_is_no_heading() -> None:
    assert kinds("渔港开工\n---\n村民都说好\n===") == [Kind.TEXT, Kind.RULE, Kind.TEXT, Kind.TEXT]


def test_quotations_lose_their_marks_and_keep_their_depth() -> None:
    found = read("> 一\n> > 二\n\n三")
    assert [(line.kind, line.depth, line.text) for line in found] == [
        (Kind.QUOTE, 1, "一"),
        (Kind.QUOTE, 2, "二"),
        (Kind.TEXT, 0, "三"),
    ]


def test_tables_keep_every_cell_and_do_not_take_the_text_below() -> None:
    found = read("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 多 |\n村民都说好")
    assert [line.kind for line in found] == [Kind.TABLE] * 3 + [Kind.TEXT]
    assert found[2].text == "| 1 | 2 | 多 |"


def test_rows_between_pipes_are_a_table_without_a_rule_too() -> None:
    assert kinds("| 甲 | 1 |\n| 乙 | 2 |\n\n| 独行 |") == [Kind.TABLE, Kind.TABLE, Kind.TEXT]


def test_lines_that_are_each_an_element_with_text_are_lines_of_text() -> None:
    found = read(
        '<p class="t">渔港开工</p>\n<p></p>\n<div align="center">渔港全景</div>\n<p>　昨天开工。</p>'
    )
    assert [(line.kind, line.text) for line in found] == [
        (Kind.TEXT, "渔港开工"),
        (Kind.HTML, "<p></p>"),
        (Kind.TEXT, "渔港全景"),
        (Kind.TEXT, "昨天开工。"),
    ]
    assert kinds("<p>渔港开工</p>\n<p>昨天<a>开工。") == [Kind.HTML, Kind.HTML]


def test_html_ends_with_its_last_tag() -> None:
    found = read('<div>\n<img src="a.jpg">\n</div>\n渔港全景')
    assert [line.kind for line in found] == [Kind.HTML] * 3 + [Kind.TEXT]


@pytest.mark.parametrize("opener", ["<script>", "<!--", "<?php", "<![CDATA[", "```", "~~~~", "<pre>"])
def test_what_is_opened_and_never_closed_does_not_swallow_the_page(opener: str) -> None:
    found = read(
        f"{opener}\n渔港开工\n\n# 标题\n```\n~~~".rstrip("`~\n")
        if opener[0] in "`~"
        else f"{opener}\n渔港开工\n\n# 标题"
    )
    assert [line.kind for line in found] == [Kind.TEXT, Kind.TEXT, Kind.HEADING]
    assert found[0].text == opener


def test_code_between_fences_keeps_its_indents() -> None:
    found = read("```\n  甲\n```\n乙")
    assert [(line.kind, line.text) for line in found] == [
        (Kind.CODE, "```"),
        (Kind.CODE, "  甲"),
        (Kind.CODE, "```"),
        (Kind.TEXT, "乙"),
    ]


@pytest.mark.parametrize("raw", ["![渔港](a.jpg)", "![](图/一(1).png) ![乙](b.jpg)"])
def test_a_line_of_pictures(raw: str) -> None:
    assert [(line.kind, line.text) for line in read(raw)] == [(Kind.IMAGE, raw)]


def test_a_picture_in_a_sentence_is_text() -> None:
    assert kinds("见![渔港](a.jpg)所示") == [Kind.TEXT]


@pytest.mark.parametrize(
    ("raw", "indent_em"), [("　　渔港", 2.0), ("  渔港", 1.0), ("\t渔港", 2.0), ("渔港", 0.0)]
)
def test_the_indent_is_measured_in_ems(raw: str, indent_em: float) -> None:
    assert read(raw)[0].indent_em == indent_em


def test_front_matter_is_read_and_gives_no_lines() -> None:
    made = seed('---\npaper: 渔港报\nDate：2022年12月1日\nPage-Name: "要闻"\n# 说明\n---\n\n渔港开工')
    assert made.front_matter == {"paper": "渔港报", "date": "2022年12月1日", "page_name": "要闻"}
    assert body_start(made) == 7
    assert [(line.text, line.blanks_before) for line in lines(made)] == [("渔港开工", 1)]


def test_front_matter_may_be_written_in_chinese() -> None:
    made = seed("---\n报名：渔港报\n日期: 2022年12月1日\n版次：第3版\n版名：要闻\n---\n渔港开工")
    assert made.front_matter == {
        "paper": "渔港报", "date": "2022年12月1日", "page": "第3版", "page_name": "要闻"
    }  # fmt: skip
    assert seed("---\n编辑：丁力\n---\n渔港开工").front_matter == {}


@pytest.mark.parametrize(
    "text", ["---\n渔港开工\n---\n第二段", "---\n---", "---\ntitle: x\n没有结尾", "渔港\n---\na: b\n---"]
)
def test_rules_at_the_head_of_a_page_are_no_front_matter(text: str) -> None:
    made = seed(text)
    assert made.front_matter == {}
    assert len(lines(made)) == len([line for line in text.split("\n") if line])


@pytest.mark.parametrize("depth", [500, 5000])
def test_quotations_and_lists_nested_out_of_all_reason_are_read(depth: int) -> None:
    deep = ["> " * at + "甲" for at in range(1, depth)] + ["- " * depth + "乙"] + [">" * depth + "丙"]
    found = read("\n\n".join(deep))
    assert len(found) == depth + 1
    assert found[-1].text == "丙"
    assert all(line.text == "甲" for line in found[:-2])


def test_a_list_nested_out_of_all_reason_does_not_swallow_the_page() -> None:
    stairs = ["  " * at + "- 甲" for at in range(500)]
    found = read("\n".join([*stairs, "", "# 题", "正文"]))
    assert [(line.marker, line.text) for line in found[:-2]] == [("-", "甲")] * 500
    assert [line.kind for line in found[-2:]] == [Kind.HEADING, Kind.TEXT]


@pytest.mark.parametrize(
    "piece",
    ["> ", "- ", "#", "*", "`", "```\n", "<!--\n", "<script>\n", "|a|\n", "1. a\n", "![a](", "> a\n>> b\n"],
)
def test_reading_takes_time_in_proportion_to_length(piece: str) -> None:
    def seconds(length: int) -> float:
        made = seed(piece * (length // len(piece)))
        started = time.process_time()
        # As in a run: the collector's time grows with whatever else there is in memory.
        with paused():
            lines(made)
        return time.process_time() - started

    assert seconds(200_000) < 3 + 12 * seconds(25_000)
