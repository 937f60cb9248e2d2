"""Look-alikes are reported where no word is meant, and nowhere else."""

import pytest

from seed2book.clean import clean
from seed2book.clean.look_alikes import look_alikes
from seed2book.source import Line, Span


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("为入民服务是我们的宗旨。", "人民"),
        ("年轻人对末来充满信心。", "未来"),
        ("他自已动手修好了水泵。", "自己"),
        ("大桥己经合龙。", "已经"),
        ("入冬的时侯，渡口停了船。", "时候"),
        ("全县的士地都翻了一遍。", "土地"),
    ],
)
def test_a_word_with_a_look_alike_is_told_and_left(text: str, meant: str) -> None:
    cleaned = clean((Line(text, Span("p.txt", 1, 1)),))
    (finding,) = (f for f in cleaned.findings if f.code == "look-alike")
    assert meant in finding.message
    assert finding.advice
    assert cleaned.lines[0].text == text


@pytest.mark.parametrize(
    "text",
    [
        "深入民心的工程走入民间。",
        "周末来这里的游客很多，月末能结清账目。",
        "他自己经营一家小店，自已经过世的父亲手中接过来。",
        "女士地位提高了，护士地上铺了垫子。",
        "职工入股，员工入住新楼，加入员工之家。",
        "保护土地，领土兵不血刃地收回。",
    ],
)
def test_what_comes_about_between_two_words_is_left_in_peace(text: str) -> None:
    assert not list(look_alikes(text))
