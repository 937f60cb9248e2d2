"""Who took, drew or supplied a picture: alone in a line, and behind what the picture shows."""

import pytest

from seed2book.structure.wording.credits import credit_alone, split_credit

CAPTION = "居民在小院里议事。"
FORMS = (
    "孙海涛 摄",
    "记者李 明摄",
    "本报记者 王　宁 摄",
    "（本报通讯员 孙海涛摄）",
    "（摄影 孙海涛）",
    "摄影/李 明",
    "孙海涛/图",
    "孙海涛 画",
    "高 岩 木刻",
    "新华社发（李 明 摄）",
    "（新华社稿）",
    "（资料照片）",
    "图片来源：市档案馆",
    "受访者供图",
    "江 玉 摄于1956年",
    "漫画：孙海涛",
)


@pytest.mark.parametrize("printed", FORMS)
def test_a_credit_is_read_alone_and_behind_a_caption(printed: str) -> None:
    assert credit_alone(printed) is not None
    words = split_credit(f"{CAPTION}　{printed}")
    assert words is not None
    assert words.caption == CAPTION


def test_the_mark_before_a_caption_parts_no_credit_off() -> None:
    words = split_credit("► 石门坎村新修的路　首席记者 吴秀兰 摄影报道")
    assert words is not None
    assert words.caption == "► 石门坎村新修的路"


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("矿灯亮了（版画）　工人　邢铁柱", "矿灯亮了（版画）"),
        ("行书条幅：大江东去　欧阳石", "行书条幅：大江东去"),
    ],
)
def test_whoever_made_a_work_stands_behind_its_title(text: str, caption: str) -> None:
    words = split_credit(text)
    assert words is not None
    assert words.caption == caption


@pytest.mark.parametrize("text", ["这张照片摄于1956年", "走长城的人（受访者供图）", "大家动手做好工作"])
def test_what_says_more_than_who_is_no_credit(text: str) -> None:
    assert credit_alone(text) is None
