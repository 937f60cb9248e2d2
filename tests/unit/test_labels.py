from dataclasses import replace

import pytest

from publications import BRIEF, EVERYTHING, text
from seed2book.model import Edition, Figure, Metadata, Table, Text, Verbatim
from seed2book.typeset.blanks import gapped
from seed2book.typeset.labels import article_label, date_label, edition_label, in_han, issue_label
from seed2book.typeset.layouts.parts import page_head

SPANS = BRIEF.spans
EDITION = Edition("e1", "a.txt", (), ())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1001, "一千零一"),
    ],
)
def test_numbers_are_written_as_they_are_spoken(number: int, words: str) -> None:
    assert in_han(number) == words


def test_a_page_of_unknown_number_is_named_by_its_place() -> None:
    assert edition_label(EDITION, 2) == "版面二"


def test_a_known_page_has_its_number_and_name() -> None:
    assert edition_label(replace(EDITION, page="3", page_name="文化"), 9) == "第3版　文化"
    assert edition_label(replace(EDITION, page_name="文化"), 9) == "文化"


def test_a_day_has_its_weekday_and_no_padded_zeros() -> None:
    assert date_label("2022-12-01") == "2022年12月1日　星期四"


@pytest.mark.parametrize(
    ("date", "words"),
    [("2022-02", "2022年2月"), ("2022", "2022年"), ("2022-02-30", "2022-02-30"), ("壬寅冬月", "壬寅冬月")],
)
def test_what_is_no_day_is_not_made_one(date: str, words: str) -> None:
    assert date_label(date) == words


def test_an_issue_is_said_as_far_as_it_is_known() -> None:
    assert issue_label(Metadata(issue="3", total_issue="45")) == "第3期（总第45期）"
    assert issue_label(Metadata(total_issue="45")) == "总第45期"
    assert issue_label(Metadata()) == ""


def test_a_blank_in_a_title_is_one_em_on_one_line() -> None:
    assert article_label(EVERYTHING) == "一条老街　两岸新风"


def test_an_article_without_a_title_is_known_by_its_opening_words() -> None:
    assert article_label(BRIEF) == "镇图书馆周末延长开放至晚上九……"
    assert article_label(replace(BRIEF, blocks=(text("短讯。", 1),))) == "短讯。"


def test_picture_news_without_a_title_is_known_by_the_words_of_its_picture() -> None:
    figure = Figure(BRIEF.spans, caption=(Text("五月的渔港，千帆竞发。昨天，渔船出海。"),))
    assert article_label(replace(BRIEF, blocks=(figure,))) == "五月的渔港，千帆竞发。昨天，……"


def test_an_article_without_a_paragraph_is_known_by_whatever_it_holds() -> None:
    table = Table((((Text("品名"),), (Text("价格"),)), ((Text("大米"),), (Text("1.32"),))), SPANS)
    assert article_label(replace(BRIEF, blocks=(table,))) == "品名价格大米1.32"
    assert article_label(replace(BRIEF, blocks=(Verbatim("<details>展开</details>", SPANS),))) != ""
    assert article_label(replace(BRIEF, blocks=(Figure(SPANS), table))) == "品名价格大米1.32"


def test_a_running_head_ends_between_its_parts() -> None:
    head = "第二版　要闻　责任编辑 丁力"
    assert page_head(head, 20) == head
    assert page_head(head, 12) == page_head(head, 7) == "第二版　要闻"
    assert page_head("一条很长的版面名称　丁力", 6) == "一条很长……"


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("全镇WiFi覆盖", "全镇\u00a0WiFi\u00a0覆盖"),
        ("建5G基站30座", "建5G\u00a0基站30座"),
        ("CO2排放与PM2.5监测", "CO2\u00a0排放与\u00a0PM2.5\u00a0监测"),
        ("《WiFi时代》、AI", "《WiFi\u00a0时代》、AI"),
    ],
)
def test_a_running_head_has_blanks_where_the_face_opens_no_gaps(head: str, shown: str) -> None:
    assert gapped(head) == shown
