"""Inline markup in Chinese text."""

from __future__ import annotations

import time

import pytest

from seed2book.model import (
    CodeSpan,
    Doubt,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    ProperNoun,
    Ruby,
    Strong,
    Text,
    WorkTitle,
    plain_text,
)
from seed2book.structure.markup.inlines import parse_inlines


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("渔港开工", (Text("渔港开工"),)),
        ("**真，**她说", (Strong((Text("真，"),)), Text("她说"))),
        ("他说**“真”**，走了", (Text("他说"), Strong((Text("“真”"),)), Text("，走了"))),
        ("甲*乙*丙", (Text("甲"), Emphasis((Text("乙"),)), Text("丙"))),
        ("***甲***乙", (Strong((Emphasis((Text("甲"),)),)), Text("乙"))),
        ("**甲*乙*丙**", (Strong((Text("甲"), Emphasis((Text("乙"),)), Text("丙"))),)),
        ("__bold__ _it_", (Strong((Text("bold"),)), Text(" "), Emphasis((Text("it"),)))),
        ("<b>甲</b><EM>乙</EM>", (Strong((Text("甲"),)), Emphasis((Text("乙"),)))),
        ("<u>司马迁</u>著", (ProperNoun((Text("司马迁"),)), Text("著"))),
        ('<u style="text-decoration: underline wavy">史记</u>', (WorkTitle((Text("史记"),)),)),
        ("**<u class='wavy'>史记</u>**", (Strong((WorkTitle((Text("史记"),)),)),)),
        ("<ruby>汊<rt>chà</rt></ruby>河", (Ruby("汊", "chà"), Text("河"))),
        ("<ruby>汊<rp>（</rp><rt>chà</rt><rp>）</rp></ruby>", (Ruby("汊", "chà"),)),
        ("<RUBY lang='zh'>汊<RP>(<RT>chà<RP>)</RUBY>", (Ruby("汊", "chà"),)),
        ("<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>", (Ruby("汉", "hàn"), Ruby("字", "zì"))),
        ("<ruby><rb>汉</rb><rb>字</rb><rt>hàn</rt><rt>zì</rt></ruby>", (Ruby("汉字", "hàn zì"),)),
        ("**真<ruby>好<rt>hǎo</rt></ruby>**", (Strong((Text("真"), Ruby("好", "hǎo"))),)),
        ("<ruby>汊<rt></rt></ruby>河", (Text("汊河"),)),
        ("甲<br/>乙<BR>丙", (Text("甲"), LineBreak(), Text("乙"), LineBreak(), Text("丙"))),
        ("渔□\u0301\ufffd港", (Text("渔"), Doubt("□\u0301\ufffd"), Text("港"))),
        ("渔□□港\ufffd", (Text("渔"), Doubt("□□"), Text("港"), Doubt("\ufffd"))),
        ("[渔港](https://example.org/a_(b))", (Link("https://example.org/a_(b)", (Text("渔港"),)),)),
        ("[渔港](<船 (1).md>)", (Link("", (Text("渔港"),), "船 (1).md"),)),
        ("<https://example.org/>", (Link("https://example.org/", (Text("https://example.org/"),)),)),
        ("![渔港](图/一(1).jpg)", (Image("图/一(1).jpg", "渔港"),)),
        ('![渔港](a.jpg "全景")', (Image("a.jpg", "渔港 全景"),)),
        (r"\*甲\*", (Text("*甲*"),)),
        ("运行`a*b*c`。", (Text("运行"), CodeSpan("a*b*c"), Text("。"))),
        ("``a ` b``", (CodeSpan("a ` b"),)),
        ("`` ` ``", (CodeSpan("`"),)),
        ("**按`确定`**", (Strong((Text("按"), CodeSpan("确定"))),)),
        ("[`甲`](https://example.org/)", (Link("https://example.org/", (CodeSpan("甲"),)),)),
    ],
)
def test_markup_becomes_inlines(text: str, inlines: tuple[Inline, ...]) -> None:
    assert parse_inlines(text) == inlines


@pytest.mark.parametrize(
    "text",
    [
        "<ruby>没有结尾<rt>", "<ruby>汊</ruby>", "<ruby><rt>chà</rt></ruby>",
        "<ruby>汊<rp>见</rp><rt>chà</rt></ruby>",
        "<u>没有结尾", "甲</u>乙", "<ul>甲</ul>",
        "**没有结尾", "*注：见第二版", "5*3*2", "姓名____年龄____", "snake_case_name", "****", "** 甲 **",
        "<script>alert(1)</script>", "<font color=red>甲</font>", "甲<乙，乙>丙", "[注](javascript:alert(1))",
        "[注](data:text/html,x)", "[注](file:///etc/passwd)", "[注](#)",
        "[注](见第二版)", "[1]", "&amp;", "]]>", "甲</b>乙", "~~甲~~", "``甲`", "`", "``",
    ],
)  # fmt: skip
def test_what_is_no_markup_stays_as_printed(text: str) -> None:
    assert parse_inlines(text) == (Text(text),)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.jpg",
        "/etc/a.jpg",
        "../a.jpg",
        "图/../../a.jpg",
        "data:text/html;base64,AA",
        "data:image/svg+xml,AA",
        "C:\\a.jpg",
        "%2e%2e/a.jpg",
    ],
)
def test_a_picture_from_elsewhere_has_no_source(address: str) -> None:
    assert parse_inlines(f"![渔港]({address})") == (Image("", "渔港"),)


def test_markup_left_open_inside_markup_is_text_inside_it() -> None:
    assert parse_inlines("**甲*乙**丙") == (Strong((Text("甲*乙"),)), Text("丙"))


def test_nothing_gives_nothing() -> None:
    assert parse_inlines("") == ()


def test_marked_text_reads_like_unmarked_text() -> None:
    assert (
        plain_text(parse_inlines("**渔港**开工，*村民*都说[好](https://example.org)。"))
        == "渔港开工，村民都说好。"
    )


@pytest.mark.parametrize(
    "piece",
    [
        "*甲 ",
        "**甲",
        "_",
        "[",
        "![",
        "`",
        "`` a ",
        "`a``b",
        "[a](",
        "<b>",
        "<ruby>甲<rt>",
        "[a]((b)",
        "□甲",
        "*a**b",
        "\\*",
    ],
)
def test_parsing_takes_time_in_proportion_to_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        parse_inlines(text)
        return time.process_time() - started

    assert seconds(400_000) < 2 + 12 * seconds(50_000)
