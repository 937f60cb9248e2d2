"""Blanks in headings: those that pad a name go, those that part two lines stay."""

import pytest

from seed2book.structure.wording.padded_names import close_names


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("老邮递员王 芳的最后一班", "老邮递员王芳的最后一班"),
        ("记优秀教师张 丽 华", "记优秀教师张丽华"),
        ("苏 轼与西湖", "苏轼与西湖"),
        ("劳模何 川 把绝活传给徒弟", "劳模何川 把绝活传给徒弟"),
    ],
)
def test_a_name_is_closed_up(printed: str, meant: str) -> None:
    assert close_names(printed) == meant


@pytest.mark.parametrize(
    "heading",
    [
        "双溪镇 协商推动老公园换新颜",
        "春耕忙 备耕紧",
        "比 学 赶 帮 超",
        "江 城 春 早",
        "江 花",
        "建成 新的水库",
        "全市造林 我的任务",
        "高 精 尖产品",
        "马 年说马",
        "第三章 雨",
        "第一〇章 残 雪",
    ],
)
def test_two_lines_rows_and_columns_stay_as_printed(heading: str) -> None:
    assert close_names(heading) == heading
