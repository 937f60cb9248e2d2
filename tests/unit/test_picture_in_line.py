"""A picture with words in its line: bound, kept, and found again by the check."""

from pathlib import Path

import pytest

from seed2book.model import Figure, plain_text, walk
from seed2book.pipeline import read_publication
from seed2book.settings.config import Settings

ABOVE = "# 渡口添了新船\n\n本报讯 三月十二日,青石渡口的新船下水,可载四十人。\n\n"
BELOW = "\n\n以后过河不用等了,渡口的管理员这样说。\n"


@pytest.mark.parametrize(
    "line",
    [
        "![国画](images/p2_02.jpg)□",
        "拷![国画](images/p2.jpg)",
        "![](a.jpg)＂",
        "![国画](a.jpg) 张三 摄",
        "![国画](a.jpg)张三摄",
        "![](a.jpg)图为渡口的新船。",
        "# ![](a.jpg)",
        "![](a.jpg) ![](b.jpg) 两条新船",
    ],
)
def test_nothing_of_a_picture_in_a_line_is_lost(line: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ABOVE + line + BELOW, encoding="utf-8")
    read_publication([page], Settings())  # checks for itself that every letter is there


def test_a_picture_and_its_credit_in_one_line_are_one_figure(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{ABOVE}![新船](a.jpg) 新船下水 王小禾 摄{BELOW}", encoding="utf-8")
    (article,) = read_publication([page], Settings()).publication.articles
    (figure,) = (block for block in walk(article.blocks) if isinstance(block, Figure))
    assert figure.image is not None
    assert figure.image.src == "a.jpg"
    assert plain_text(figure.caption).strip() == "新船下水"
    assert figure.credit is not None
    assert "王小禾" in figure.credit.text
