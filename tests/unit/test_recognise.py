"""Lines that say themselves what they are."""

import pytest

from seed2book.source import Line, Span
from seed2book.structure import classify
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.furniture import folio

STORY = "昨日米市因来源不畅，各行囤积居奇，白粳每石又涨二角，县府已饬商会严查，不许再有抬价情事发生。"


def kinds(*texts: str) -> dict[str, RoleKind]:
    lines = tuple(Line(text, Span("p.txt", n, n)) for n, text in enumerate(texts, 1))
    return {item.line.text: item.role.kind for item in classify(lines)}


def test_a_mark_that_opens_headings_opens_no_names() -> None:
    made = kinds("◎电灯公司昨开股东会", STORY, "◎米价又涨", STORY, "◎小学教师联合会消息", STORY)
    assert made["◎米价又涨"] is RoleKind.HEADLINE


def test_items_of_a_list_are_no_captions_however_many_they_are() -> None:
    items = [f"{number}社员们开会商量，各队都要认真检查" for number in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"]
    made = kinds("# 生产竞赛办法公布", STORY, *items, STORY)
    assert all(made[item] is not RoleKind.CAPTION for item in items)


def test_a_mark_that_opens_names_only_still_opens_names() -> None:
    made = kinds("电灯公司昨开股东会", "◎米又章", STORY, "小学教师联合会消息", "◎本报记者 江玉", STORY)
    assert made["◎米又章"] is RoleKind.SIGNATURE


@pytest.mark.parametrize("signer", ["丰泰米行启", "育德小学校启"])
def test_whoever_signs_a_notice_is_one(signer: str) -> None:
    assert kinds("来函照登", STORY, "江声日报编辑先生台鉴", signer)[signer] in (
        RoleKind.SIGNATURE,
        RoleKind.SIGN_OFF,
    )


def test_to_whom_a_letter_goes_is_no_name() -> None:
    made = kinds("来函照登", STORY, "江声日报编辑先生台鉴", "丰泰米行启")
    assert made["江声日报编辑先生台鉴"] is not RoleKind.SIGNATURE


@pytest.mark.parametrize(
    ("head", "page", "paper"),
    [
        ("2 要闻·综合 鹿山报 2003年11月18日 责任编辑：蔺 静", "2", "鹿山报"),
        ("2012年4月20日 本版责编 苏 眠 青石师范学院报 综合新闻 3", "3", "青石师范学院报"),
        ("济仁医苑 总第186期 2010年9月30日 第3版 医者风采", "3", None),
        ("江城日报·周末版 第六版 95.7.29", "六", "江城日报"),
    ],
)
def test_a_running_head_may_have_a_bare_number_words_and_a_date_without_its_century(
    head: str, page: str, paper: str | None
) -> None:
    said = folio(head)
    assert said is not None
    assert (said.page, said.paper) == (page, paper)


@pytest.mark.parametrize(
    "line", ["2003年5月1日 12", "第3版 12", "1949年10月1日 星期六 北京 王府井", "95.7.29"]
)
def test_a_date_and_a_number_or_two_words_are_no_running_head(line: str) -> None:
    assert folio(line) is None


def test_a_sheet_and_its_page_are_a_folio() -> None:
    said = folio("中華民國二十三年十月二十日 星期六 江聲日報 第二張第五版")
    assert said is not None
    assert (said.date, said.page, said.paper) == ("中華民國二十三年十月二十日", "五", "江聲日報")


@pytest.mark.parametrize(
    ("line", "issue"),
    [
        ("2003年5月12日 星期一 第3版 第4521期", "4521"),
        ("二〇一一年九月三十日 第 128 期（总第 560 期）", "128"),
        ("一九五三年四月二日　星期四　第二百零七期", "二百零七"),
        ("2003年5月12日 星期一 总第4521期", None),
        ("一九五三年四月二日　星期四　第一二三四号", None),
    ],
)
def test_a_running_head_tells_the_number_of_the_issue_where_it_prints_one(
    line: str, issue: str | None
) -> None:
    said = folio(line)
    assert said is not None
    assert said.issue == issue


def test_what_stands_at_the_edges_of_a_page_is_no_text() -> None:
    made = kinds("第 128 期", "石桥校报", "2011年9月30日", "渡口添新船", STORY, "总编辑 江玉 本版编辑 韩冬")
    assert [kind for kind in made.values() if kind is RoleKind.FOLIO] == [RoleKind.FOLIO] * 4
    assert kinds(STORY, "广告刊登处：解放路81号 电话：2204").popitem()[1] is RoleKind.NOTICE


@pytest.mark.parametrize("title", ["一句话新闻", "图片新闻"])
def test_a_standing_title_below_the_date_is_no_name_of_a_paper(title: str) -> None:
    assert kinds("青石日报 1988年3月5日 第四版", title, STORY)[title] is not RoleKind.FOLIO
    assert kinds("1988年3月5日 第四版", "青石新闻", STORY)["青石新闻"] is RoleKind.FOLIO


@pytest.mark.parametrize("nothing", ["<br><br/>", "<b></b>", "<u> </u>"])
def test_elements_around_nothing_are_no_headline(nothing: str) -> None:
    made = kinds("渡口添新船", nothing, STORY)
    assert (made["渡口添新船"], made[nothing]) == (RoleKind.HEADLINE, RoleKind.UNKNOWN)


TAKEN = (
    "三月五日，渡口管理所的工人冒着寒风检修渡船的缆绳和跳板。这是他们入春以来第三次检修。（本报记者林川摄）"
)


def test_what_somebody_took_amid_running_text_is_a_caption_however_long() -> None:
    assert kinds("◎电灯公司昨开股东会", STORY, TAKEN, STORY)[TAKEN] is RoleKind.CAPTION


@pytest.mark.parametrize(
    "words",
    [
        "压题照片：春天的柳湾渡口",
        "走进柳湾，总觉得渡口的故事没有讲完。（照片摄影：林川）",
    ],
)
def test_words_under_a_picture_are_known_by_how_they_open_or_close(words: str) -> None:
    assert kinds("◎电灯公司昨开股东会", STORY, words, STORY)[words] is RoleKind.CAPTION


@pytest.mark.parametrize("blanks", [4, 1])
def test_a_few_words_over_a_credit_are_a_caption_where_a_picture_was_left_out(blanks: int) -> None:
    words = ["◎电灯公司昨开股东会", STORY, "女选手在赛场上。", "新华社记者林川摄", STORY]
    lines = tuple(
        Line(text, Span("p.txt", n, n), blanks_before=blanks if text == words[2] else 1)
        for n, text in enumerate(words, 1)
    )
    assert classify(lines)[2].role.kind is RoleKind.CAPTION
