"""What a proof-reader is told of, and what is the language's own."""

from __future__ import annotations

import pytest

from seed2book.clean import clean, half_width_marks, mend_paragraph
from seed2book.source import Kind, Line, Span


def codes(text: str, kind: Kind = Kind.TEXT) -> list[str]:
    return [finding.code for finding in clean([Line(text, Span("甲.txt", 7, 7), kind)]).findings]


@pytest.mark.parametrize(
    "text", ["村里的的小路", "他们在在修渠", "以就近便便提供服务为目标", "这这件事", "我们们去"]
)
def test_a_function_word_set_twice_is_reported(text: str) -> None:
    assert codes(text) == ["doubled-character"]


@pytest.mark.parametrize(
    "text", ["会议的精神精神要落实", "渔港镇渔港镇开工", "加快发展发展", "新码头新码头开工"]
)
def test_a_word_set_twice_is_reported(text: str) -> None:
    assert codes(text) == ["doubled-word"]


@pytest.mark.parametrize(
    "text",
    [
        "暖暖远人村，依依墟里烟", "一片片稻田，一幅幅画卷，一个个节目", "扎扎实实的成效",
        "牢牢记住，常常看看，慢慢走", "天天有人人参与，层层落实，往往如此", "短短两周，小小的窗口，连连好评",
        "的的确确是好事", "是是非非", "高高兴兴", "研究研究再说", "一步一步走", "很多很多船", "二〇二〇年",
        "唱着唱着", "渔港渔港，我的家",
        "渔港科科长李立", "市立医院院长", "派出所所长", "王婷婷", "哗啦哗啦的雨", "哈哈哈哈", "把把关的人",
        "达到目的的办法", "现在在修渠", "增进了了解", "方便便民服务", "由于于城出海", "我们还会会同各方",
    ],
)  # fmt: skip
def test_the_languages_own_reduplication_is_not_reported(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("渔\ue123港", "private-character"),
        ("渔\ufffd港", "unreadable-character"),
        ("渔\x07港", "control-character"),
        ("⺮字头", "radical"),
        ("锟斤拷锟斤拷", "mojibake"),
        ("2O22年", "look-alike"),
        ("一九八○年", "look-alike"),
        ("约3-5公里", "hyphen-in-range"),
        ("修好了，，大家都来", "doubled-mark"),
    ],
)
def test_what_no_rule_may_decide_is_reported(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    ["电话0571-88001234", "东港-西港3-5号线", "他说：“好。”，又说", "一九八〇年", "约3～5公里", "……。"],
)
def test_what_is_in_order_is_not_reported(text: str) -> None:
    assert codes(text) == []


def test_a_finding_says_where_it_is_and_what_was_done() -> None:
    (finding,) = clean([Line("村里的的小路", Span("甲.txt", 7, 7))]).findings
    assert finding.span == Span("甲.txt", 7, 7)
    assert finding.message == "村里的的小路: 的 is there twice; it was left"
    assert finding.advice


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("![渡口](data:image/png;base64,7NUY1o1nQNcw==)", Kind.IMAGE),
        ("见[公报](https://example.org/3O5/2-4人)", Kind.TEXT),
        ("网址https://example.org/3O5", Kind.TEXT),
    ],
)
def test_nothing_is_said_of_an_address(text: str, kind: Kind) -> None:
    assert codes(text, kind) == []


def test_nothing_is_said_of_code() -> None:
    assert codes("的的 精神精神", Kind.CODE) == []


def test_a_dot_that_may_be_anything_is_reported_once_its_paragraph_is_whole() -> None:
    line = Span("甲.txt", 7, 7)
    (finding,) = mend_paragraph("天晴.风停，大家都来", ((0, line),)).findings
    assert (finding.code, finding.span) == ("half-width-mark", line)
    assert [finding.code for finding in half_width_marks("天晴.风停", ((0, line),))] == ["half-width-mark"]


def test_a_dot_that_the_whole_paragraph_explains_is_not() -> None:
    first, second = Span("甲.txt", 7, 7), Span("甲.txt", 8, 8)
    lines = ("各村抓住晴好天气,抢插早稻.截至五月二日,全", "镇已完成任务的八成.")
    assert clean([Line(lines[0], first), Line(lines[1], second)]).findings == ()
    mended = mend_paragraph("".join(lines), ((0, first), (len(lines[0]), second)))
    assert mended.text.count("。") == 2
    assert mended.findings == ()
