"""Whatever is wrong with a seed, a book comes of it, and nothing is lost on the way."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from seed2book.model import Verbatim
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.settings.config import Settings
from seed2book.source import SeedKind
from seed2book.typeset.theme import load_theme

ROOT = Path(__file__).parents[2]
PAGES = [
    path.read_text("utf-8")
    for path in sorted((ROOT / "tests" / "golden").rglob("*.txt"))
    if path.stat().st_size > 500
]
UNSEEN = "\u200b\ufeff\u2060\u00ad\u200d\u200e\u202e\u2028\x85\x0c\x0b\ufffe\ufdd0\u034f\ufff9"
ODD = "\ufffd\ue123\U000f9e38⼈㍿ﬁ½①\U00020000🀄\u0301\ufe0f︵﹁_\t\u3164"
MARKS = (
    *("<div>", "</div>", "<p>", "<b>", "</b>", "<br>", "<table>", "<tr>", "<td>", "</td></tr></table>"),
    *('<img src="a.png" alt="图">', '<img src="img/', "<figure>", "<figcaption>词", "<td colspan=2>", "<h2>"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<li>", "<ruby>汉<rt>", "&amp;", "&nbsp"),
    *("&#0;", "&#xd800;", "&bogus;", "![图](a.png)", '![](b.png "标题")', "[文](other.md)", "[文](#a)"),
    *("[^1]", "[^1]: 注", "[1]: 见", "**", "_", "`", "```", "~~~", "> ", "- ", "1. ", "10) ", "| a | b |"),
    *("|---|---|", "---", "# ", "##", "\\*", "$$", "（下转第二版）", "（上接第一版）", "本报讯（记者 江玉）"),
    *("□ 江 玉", "江玉 摄", "图为", "编者按：", "链接", "第一章 甲", "第2回 乙", "序", "目录", "卷三", "①甲"),
    *("责任编辑 江玉", "（一）", "“", "”", "《", "》", "（", "）", "〔1〕"),
    *(
        "![图](data:image/png;base64,AA==)",
        "□\u0301",
        "हिन्दी",
        "שלום ab",
        "图①：词",
        "【本报讯】",
        "图片新闻",
    ),
)


def _piece(dice: Random) -> str:
    match dice.randrange(4):
        case 0:
            return dice.choice(MARKS)
        case 1:
            return dice.choice(UNSEEN + ODD)
        case 2:
            return "\n" * dice.randint(1, 3)
        case _:
            page = dice.choice(PAGES)
            at = dice.randrange(len(page))
            return page[at : at + dice.choice((1, 5, 30))]


def _mutated(dice: Random) -> str:
    """Gives a part of a page with pieces lost, moved and put in, and tags with what nobody sees in them."""
    page = dice.choice(PAGES)
    at = dice.randrange(len(page))
    text = page[at : at + 1500]
    for _ in range(dice.choice((1, 5, 20))):
        place = dice.randrange(len(text) + 1)
        lost = dice.choice((0, 0, 0, 1, 10))
        text = text[:place] + _piece(dice) + text[place + lost :]
    return text.replace("<", "<" + dice.choice(UNSEEN), dice.choice((0, 0, 3)))


def _mixed(dice: Random) -> str:
    return "".join(
        _piece(dice) + dice.choice(("", "", "\n", "\n\n")) for _ in range(dice.choice((3, 10, 40)))
    )


@pytest.mark.parametrize("write", [_mutated, _mixed])
def test_a_damaged_seed_still_makes_a_book(write: object, tmp_path: Path) -> None:
    assert callable(write)
    theme = load_theme("book")
    seed = tmp_path / "page.txt"
    kept = 0
    for number in range(150):
        dice = Random(number)
        text = write(dice) + "\n一叶扁舟过小桥，岸上人家正晚炊。灯影落在水面上，渔歌一声接一声。" * 4
        data = text.encode("utf-8")
        at = dice.randrange(len(data))
        seed.write_bytes(
            data[:at] + dice.choice((b"", b"", b"\xff", b"\xed\xa0\x80", b"\x00", b"\x7f")) + data[at:]
        )
        kind = dice.choice((None, None, *SeedKind))
        reading = read_publication([seed], replace(Settings(), kind=kind))
        kept += any(finding.code == "line-kept" for finding in reading.findings)
        if number % 5 == 0:
            make(reading, Output("epub", theme), tmp_path / "page.epub")
    assert kept < 75, "most of what is damaged can be understood all the same"


@pytest.mark.parametrize(
    "line",
    [
        "\ufffd",
        "\ue123",
        "\U000f9e38",
        "㍿",
        "1.",
        "1. 编者按：读者来信照登。",
        "2. 图为渡口。",
        "从前![图](a.png)有一座桥，桥边住着一位老人。",
        '老人说![](a.png "标题")桥',
        "<\u200bb>真，<\u200b/b>她说，今天的风真大，船都回来了。",
        "第一行<\u2060br>第二行写在同一行里，中间只隔了一个标记。",
        "&nbsp;渡口&nbsp的风",
    ],
)
def test_what_no_rule_was_made_for_is_read_as_it_stands(line: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"# 渡口添新船\n\n镇上的人都来看船。\n\n{line}\n\n船开了。\n", "utf-8")
    reading = read_publication([tmp_path], Settings())
    assert not [finding for finding in reading.findings if finding.code == "line-kept"]


def test_what_would_be_lost_stays_as_it_stands_and_is_told(tmp_path: Path) -> None:
    page = "# 渡口添新船\n\n镇上的人都来看船。\n\n![书法](images/</script>p2_01.jpg)\n\n船开了。\n"
    (tmp_path / "page.txt").write_text(page, "utf-8")
    reading = read_publication([tmp_path], Settings())
    (article,) = reading.publication.articles
    (kept,) = [block for block in article.blocks if isinstance(block, Verbatim)]
    assert kept.text == "![书法](images/</script>p2_01.jpg)"
    assert [(f.code, f.span.first) for f in reading.findings if f.span and f.code == "line-kept"] == [
        ("line-kept", 5)
    ]
