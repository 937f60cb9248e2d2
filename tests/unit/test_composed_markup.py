"""Composed lines as markup."""

from __future__ import annotations

import re

from seed2book.compose.breaks import Measure
from seed2book.compose.rules import Policy
from seed2book.compose.shaping import face
from seed2book.typeset.composed import Element, Style, composed
from seed2book.typeset.faces import load_faces
from seed2book.typeset.line_css import Classes

FACES = load_faces()
SONG = face(next(f.file for f in FACES if f.role == "song"))
HEI = face(next(f.file for f in FACES if f.role == "hei"))


def style(path: tuple[Element, ...]) -> Style:
    return Style(HEI if any(element.name == "strong" for element in path) else SONG)


def made(markup: str, measure: float, indent: float = 0, flush: bool = True) -> str:
    return str(composed(markup, Measure(measure, indent=indent), style, Classes(), Policy(), flush=flush)[0])


def words(markup: str) -> str:
    return re.sub(r"<[^>]*>|\n", "", markup)


def test_full_lines_of_han_need_no_element() -> None:
    assert made("水乡" * 25, 20) == "\n".join(["水乡" * 10, "水乡" * 10, "水乡" * 5])


def test_a_line_that_is_let_out_has_one_element_with_one_class() -> None:
    markup = made("水乡新风" * 20, 20.5)
    assert markup.split("\n")[0] == f'<span class="t26">{"水乡新风" * 5}</span>'


def test_a_number_has_no_element_where_the_face_opens_the_gaps_beside_it() -> None:
    assert made("老街有30户，98%的人了", 20) == "老街有30户，98%的人了"


def test_a_number_has_an_element_with_the_gaps_where_the_face_does_not_open_them() -> None:
    assert made("老街有$30户了", 20) == '老街有<span class="b250 a250">$30</span>户了'
    assert made("<b>老街</b>30户了", 20) == '<b>老街</b><span class="b250">30户了</span>'
    # The face does not have 𡑍.
    assert made("𡑍30户了", 20) == '𡑍<span class="b250">30户了</span>'


def test_a_number_beside_han_characters_with_dots_has_its_gaps_all_the_same() -> None:
    han, number = '<span class="dot">{}</span>', '<span class="b250 a250">30</span>'
    assert made('<em class="dots">看30次</em>', 20) == (
        f'<em class="dots">{han.format("看")}{number}{han.format("次")}</em>'
    )


def test_a_line_let_out_by_what_nobody_sees_lets_its_numbers_out_too() -> None:
    line = made("水乡新风30户" * 8, 17.4).split("\n")[0]
    assert line == '<span class="t10">水乡新风30户水乡新风30户水乡新风</span>'


def test_a_word_with_letters_always_has_an_element() -> None:
    assert made("“WiFi”", 20) == '<span class="b-500">“<span class="w">WiFi</span>”</span>'


def test_an_element_over_a_line_end_is_closed_and_opened_again() -> None:
    markup = made("水乡" * 9 + '<strong>老街</strong><a href="#a1">新风' + "茶馆" * 10 + "</a>。", 19)
    assert markup.split("\n") == [
        "水乡" * 9 + "<strong>老</strong>",
        '<strong>街</strong><a href="#a1">新风' + "茶馆" * 8 + "</a>",
        '<a href="#a1">茶馆茶馆</a>。',
    ]


def test_marks_close_up_over_the_edge_of_an_element() -> None:
    assert made("他说：<strong>“好”</strong>。", 20) == (
        '他说：<strong><span class="b-480">“好”</span></strong><span class="b-480">。</span>'
    )


def test_an_opening_mark_at_the_start_of_a_line_is_moved_by_the_class_of_the_line() -> None:
    assert made("水" * 20 + "“" + "乡" * 10 + "”", 20).split("\n")[1] == (
        f'<span class="b-500">“{"乡" * 10}”</span>'
    )


def test_text_stays_text() -> None:
    markup = made("&lt;script&gt;&amp;amp;&lt;/script&gt;原样", 30)
    assert words(markup) == "&lt;script&gt;&amp;amp;&lt;/script&gt;原样"


def test_a_line_break_in_the_text_is_a_new_line() -> None:
    assert made("水乡<br/>老街", 20) == "水乡\n老街"


def test_a_place_for_a_picture_is_set_whole() -> None:
    place = '<span class="place" role="img" aria-label="船"></span>'
    assert made(f"水{place}乡", 20) == f"水{place}乡"


def test_a_centred_line_takes_back_what_would_stand_past_its_end() -> None:
    assert made("水乡。", 20, flush=False) == '<span class="a-500">水乡。</span>'


def test_a_blank_at_the_end_of_a_line_goes() -> None:
    lines = made("水乡 " * 12, 16).split("\n")
    assert not any(line.endswith(" ") for line in lines)


def test_a_reading_stays_with_its_characters() -> None:
    ruby = "<ruby>汊<rp>（</rp><rt>chà</rt><rp>）</rp></ruby>"
    for before in range(12, 22):
        lines = made("水" * before + ruby + "乡" * 20, 20).split("\n")
        assert not any(words(line).startswith(("（", "chà", "）")) for line in lines)
        assert sum("汊" in words(line) and "chà" in words(line) for line in lines) == 1


def width(markup: str) -> float:
    return composed(markup, Measure(99), style, Classes(), Policy()).lines[0].width


def test_a_reading_stands_over_its_characters_and_opens_them_where_it_is_wider() -> None:
    ruby = "<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>"
    assert width("水" + ruby.format("汊", "chà") + "乡") == 3
    assert 3.5 < width("水" + ruby.format("庄", "zhuāng") + "乡") < 4.2
    assert words(made("水" + ruby.format("庄", "zhuāng") + "乡", 20)) == "水庄zhuāng乡"


def test_a_reading_as_long_as_a_line_stands_behind_its_characters() -> None:
    ruby = f"<ruby>水乡<rp>（</rp><rt>{'读音' * 10}</rt><rp>）</rp></ruby>"
    assert words(made(ruby, 12)) == f"水乡（{'读音' * 10}）"


def test_a_reading_with_signs_of_markup_is_text() -> None:
    ruby = "<ruby>&lt;b&gt;<rp>（</rp><rt>&amp;</rt><rp>）</rp></ruby>"
    assert words(made(ruby, 12)) == "&lt;b&gt;&amp;"


def test_dots_stand_below_han_characters_and_not_below_marks_and_words() -> None:
    markup = made('看<em class="dots">三次，5G清楚</em>了', 20)
    assert re.findall('<span class="dot">([^<]*)</span>', markup) == ["三次", "清楚"]


def test_the_line_along_a_name_leaves_out_the_blanks_beside_it() -> None:
    name = '<u class="proper">{}</u>'
    assert made(f"有{name.format('WiFi')}了", 20) == (
        '有<u class="proper b250 a250"><span class="w">WiFi</span></u>了'
    )


def test_a_name_over_a_line_end_has_its_line_on_both() -> None:
    markup = made("水乡" * 9 + '<u class="work">史记书志</u>' + "茶馆" * 3, 20)
    assert markup.split("\n")[:2] == [
        "水乡" * 9 + '<u class="work">史记</u>',
        '<u class="work">书志</u>' + "茶馆" * 3,
    ]


def test_where_a_line_is_let_out_its_dots_are_too() -> None:
    classes = Classes()
    composed(f'<em class="dots">{"水乡新风" * 20}</em>', Measure(20.5), style, classes, Policy())
    assert ".t26 .dot { background-size: 1.026em 0.16em; }" in classes.css()


def test_a_word_that_goes_on_in_the_next_line_has_a_hyphen_that_is_no_character() -> None:
    lines = made("他们在去年说过international的事", 13).split("\n")
    assert lines[0].endswith('<span class="w h">interna</span>') or "w h" in lines[0]
    assert words("".join(lines)) == "他们在去年说过international的事"


def test_an_empty_paragraph_stays_empty() -> None:
    assert made("", 20) == ""


def test_the_rules_stand_in_order_and_only_those_that_are_used() -> None:
    classes = Classes()
    composed("有WiFi了<strong>“好”</strong>", Measure(20), style, classes, Policy())
    rules = [rule for rule in classes.css().splitlines() if re.match(r"\.[a-z]-?[0-9]", rule)]
    assert rules == [".a250 { margin-right: 0.25em; }", ".b250 { margin-left: 0.25em; }"]
