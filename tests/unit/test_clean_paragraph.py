"""What only a whole paragraph can tell, and what is reported of an article's paragraphs."""

from __future__ import annotations

import time

import pytest

from seed2book.clean import Mended, clean, mend_paragraph, unbalanced
from seed2book.source import Kind, Line, Span


def at(first: int, last: int | None = None) -> Span:
    return Span("甲.txt", first, last or first)


def joined(*halves: str) -> Mended:
    """The halves cleaned as lines 1, 3, 5 …, then joined and mended, as `structure` does it."""
    cleaned = clean([Line(half, at(2 * number + 1)) for number, half in enumerate(halves)]).lines
    places = []
    text = ""
    for line in cleaned:
        places.append((len(text), line.span))
        text += line.text
    return mend_paragraph(text, places)


@pytest.mark.parametrize(
    ("halves", "whole"),
    [
        (("他说--", "老船长来了。"), "他说——老船长来了。"),
        (("他说-", "-老船长来了。"), "他说——老船长来了。"),
        (("他说—", "—老船长来了。"), "他说——老船长来了。"),
        (("他想了想…", "…还是走了。"), "他想了想……还是走了。"),
        (("他想了想…", "还是走了。"), "他想了想……还是走了。"),
        (("三年计划(2016—", "2018)公布。"), "三年计划（2016—2018）公布。"),
        (("成本下降31%,", "产量提高。"), "成本下降31%，产量提高。"),
        (("全镇共1,", "300人。"), "全镇共1,300人。"),
        (('他说:"今天', '很好。"大家都笑了。'), "他说：“今天很好。”大家都笑了。"),
        (('他说"今天', '很好"又说"明天', '更好"。'), "他说“今天很好”又说“明天更好”。"),
    ],
)
def test_a_join_is_mended(halves: tuple[str, ...], whole: str) -> None:
    assert joined(*halves).text == whole


def test_a_half_is_not_judged_before_it_is_joined() -> None:
    halves = [Line('他说"今天', at(1)), Line('很好"又说"明天', at(3), blanks_before=1)]
    assert [line.text for line in clean(halves).lines] == ['他说"今天', '很好"又说"明天']


def test_a_short_line_that_stands_alone_is_whole_at_once() -> None:
    title, body = Line('渔港"老带新"结硕果', at(1)), Line("渔港开工了。", at(3), blanks_before=1)
    assert clean([title, body]).lines[0].text == "渔港“老带新”结硕果"


def test_a_heading_is_whole_at_once() -> None:
    (line,) = clean([Line('渔港"老带新"…', at(3), Kind.HEADING, level=2)]).lines
    assert line.text == "渔港“老带新”……"


def test_an_edit_over_a_join_names_both_lines() -> None:
    (edit,) = (edit for edit in joined("他说-", "-老船长来了。").edits if edit.rule == "dashes")
    assert (edit.span, edit.start, edit.before, edit.after) == (at(1, 3), 2, "--", "——")


def test_a_word_doubled_over_a_join_is_reported_with_both_lines() -> None:
    (finding,) = joined("学习传达会议的精神", "精神要落到实处。").findings
    assert (finding.code, finding.span) == ("doubled-word", at(1, 3))


def test_an_unread_character_in_running_text_is_reported() -> None:
    (finding,) = joined("渔港的□船开工。").findings
    assert (finding.code, finding.span) == ("unread-character", at(1))


def paragraphs(*texts: str) -> list[tuple[str, list[tuple[int, Span]]]]:
    return [(text, [(0, at(2 * number + 1))]) for number, text in enumerate(texts)]


def test_a_quotation_that_is_never_closed_is_reported_over_its_paragraph() -> None:
    text = "船长说：“今晚有风，大家都不要出海，明天再说。"
    (finding,) = unbalanced([(text, [(0, at(33)), (12, at(35))]), ("第二天天晴。", [(0, at(39))])])
    assert (finding.code, finding.span) == ("unclosed-quotation", at(33, 35))
    assert "“今晚有风" in finding.message


@pytest.mark.parametrize(
    "texts",
    [
        ("船长说：“今晚有风。", "“大家都不要出海。", "“明天再说。”他走了。"),
        ("船长说：“今晚有风。", "大家都不要出海。”"),
        ("“甲”，“乙‘丙’丁”。",),
        ("don’t worry，他说。",),
        ("要点是：1）修渠；2）筑路；（3）种树。",),
        ("「甲『乙』丙」",),
        ("“甲“乙”丙”",),
    ],
)
def test_no_fault_of_quotation_marks_or_brackets(texts: tuple[str, ...]) -> None:
    assert unbalanced(paragraphs(*texts)) == ()


@pytest.mark.parametrize(
    ("texts", "code", "line"),
    [
        (("“甲。", "乙。", "“丙。”"), "unclosed-quotation", 1),
        (("“甲。", "“乙。", "丙。"), "unclosed-quotation", 3),
        (("甲。”乙",), "unopened-quotation", 1),
        (("“甲：‘乙。”",), "unclosed-quotation", 1),
        (("《渔歌，演出开始。",), "unclosed-bracket", 1),
        (("渔港镇）开工。",), "unopened-bracket", 1),
        (('船长说"今晚有风。',), "unclosed-quotation", 1),
    ],
)
def test_faults_of_quotation_marks_and_brackets(texts: tuple[str, ...], code: str, line: int) -> None:
    found = unbalanced(paragraphs(*texts))
    assert [(finding.code, finding.span.first if finding.span else 0) for finding in found] == [(code, line)]


def test_a_subhead_between_two_paragraphs_ends_a_speech() -> None:
    found = unbalanced([("船长说：“有风。", [(0, at(35))]), ("“天晴。”他说。", [(0, at(39))])])
    assert [finding.code for finding in found] == ["unclosed-quotation"]


PIECES = [
    "甲,", "(甲", "甲)", "((", '"甲', "'甲", "“甲", "...甲", "…", " ", "甲  ", "甲.", "史密.斯密", "<a",
    "<!--", "http://", "http://a,", "`甲`a", "![a](", "[a](b(", "甲-", "1,000", "１，０００", "2021-2022",
    "的的", "甲乙甲", "a b ", "\u0301", "\x00", "好 新，",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_cleaning_takes_time_in_proportion_to_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = "甲" + piece * (length // len(piece))
        started = time.process_time()
        (line,) = clean([Line(text, at(1))]).lines
        mended = mend_paragraph(line.text, [(0, at(1))])
        unbalanced([(mended.text, [(0, at(1))])])
        return time.process_time() - started

    assert seconds(80_000) < 2 + 12 * seconds(10_000)
