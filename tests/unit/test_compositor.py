"""What the compositor does with captions, lines of names and contents."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import pytest

from seed2book.source import Span
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.theme import load_theme

THEME, LARGE = load_theme("bulletin"), load_theme("large-print")
# Seventeen characters of the text, nineteen of a caption.
COLUMN = Compositor(THEME, "zh-cn", THEME.grid.measure_pt)


def lines(markup: str) -> list[str]:
    return re.sub(r"<[^>]*>", "", markup).split("\n")


def caption(words: str, credit: str, setter: Compositor = COLUMN) -> str:
    return setter.set("caption", f'{words}\u3000<span class="credit">{credit}</span>', False)


def test_a_credit_stays_on_the_line_of_its_caption_where_both_fit() -> None:
    assert lines(caption("早市上的鱼摊", "青石镇供图")) == ["早市上的鱼摊\u3000青石镇供图"]


def test_a_credit_that_does_not_fit_beside_its_caption_has_a_line_of_its_own() -> None:
    assert lines(caption("早市上的鱼摊和修好的老街码头", "青石镇供图")) == [
        "早市上的鱼摊和修好的老街码头",
        "青石镇供图",
    ]


def test_the_last_of_several_lines_of_a_caption_stands_at_the_left_and_the_credit_at_its_right() -> None:
    made = caption("图为青石渡口的早市，渔民们正在卸货，岸上的人等船", "青石镇供图")
    assert lines(made) == ["图为青石渡口的早市，渔民们正在卸货，岸", "上的人等船青石镇供图"]
    # Nineteen em hold both lines: five of words, nine of blank, five of the credit.
    assert '<span class="b9000"><span class="credit">青石镇供图</span></span>' in made


def test_a_credit_without_room_beside_the_last_line_of_a_caption_stands_below_it_at_the_right() -> None:
    made = caption("图为青石渡口的早市，渔民们正在卸货，岸上的人排着队等候过江的大船", "青石镇水利站供图")
    assert '<span class="own right"><span class="credit">青石镇水利站供图</span></span>' in made
    assert re.search('<span class="a[0-9]+">[^<]*过江的大船</span>', made)


def test_a_theme_may_set_such_a_credit_to_the_right() -> None:
    texts = {**THEME.texts, "credit": replace(THEME.texts["credit"], align="right")}
    made = caption(
        "早市上的鱼摊和修好的老街码头", "青石镇供图", replace(COLUMN, theme=replace(THEME, texts=texts))
    )
    assert '<span class="own right"><span class="credit">青石镇供图</span></span>' in made


def test_two_suppliers_too_long_for_a_line_are_parted_between_their_names() -> None:
    made = lines(
        caption("早市上的鱼摊和修好的老街码头", "青石镇人民政府办公室\u3000水乡摄影家协会图片部供图")
    )
    assert made[1:] == ["青石镇人民政府办公室", "水乡摄影家协会图片部供图"]


def test_markup_in_a_caption_stays_text() -> None:
    assert "&lt;b&gt;" in caption("早市上的鱼摊和修好的老街码头&lt;b&gt;", "青石镇供图")


def test_no_name_is_parted_in_a_line_of_names() -> None:
    names = ["□", "本报记者", "江玉", "王小禾", "欧阳小船", "林一舟"]
    made = lines(COLUMN.set("signature", "\u3000".join(names), False))
    assert len(made) == 2
    assert "\u3000".join(made).split("\u3000") == names


def test_a_name_longer_than_a_line_is_parted_and_nothing_is_lost() -> None:
    name = "青石镇人民政府河道整治工程指挥部宣传报道组"
    assert "".join(lines(COLUMN.set("signature", name, False))) == name


def test_a_long_line_of_the_contents_is_set_in_from_its_second_line_on() -> None:
    book = load_theme("book")
    made = lines(Compositor(book, "zh-cn", book.grid.measure_pt).entry("水乡新风" * 10, 1))
    assert len(made) == 2
    assert max(map(len, made)) <= 22


def test_a_long_line_of_the_contents_ends_where_its_headline_does() -> None:
    made = Compositor(LARGE, "zh-cn", LARGE.grid.measure_pt).entry(
        "老街青石板路和石埠码头\u3000都修好了不再绕远路走", 1
    )
    assert lines(made) == ["老街青石板路和石埠码头", "都修好了不再绕远路走"]


def test_a_line_that_is_set_badly_is_told_with_its_place_and_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, "seed2book"):
        setter = COLUMN.at(Span("page-1.txt", 7, 9))
        setter.set("paragraph", f"<strong>水乡</strong>{'水乡' * 6}见https{'x' * 60}。", True)
    assert caplog.messages
    for message in caplog.messages:
        assert message.startswith("page-1.txt:7: badly-set-line: ")
        assert "strong" not in message
    assert any("ends where no line may end" in message and "xxxx" in message for message in caplog.messages)


def test_quotations_inside_each_other_are_set_in_as_long_as_there_is_room() -> None:
    setter, measures = COLUMN, []
    while not setter.crowded:
        setter = setter.inside("quotation")
        measures.append(setter.measure_pt / THEME.grid.size_pt)
    assert measures == sorted(measures, reverse=True)
    assert measures[-1] == measures[-2] >= 8
    assert setter.inside("quotation").measure_pt == setter.measure_pt


def test_no_day_is_parted_in_what_a_colophon_lists() -> None:
    source = "水乡晚报1987.txt\u3000水乡晚报\u30001987年3月12日\u3000第3版\u3000要闻"
    made = lines(COLUMN.set("colophon", source, False))
    assert len(made) > 1
    assert "\u3000".join(made) == source
