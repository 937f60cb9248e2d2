"""Halves of paragraphs put together, and paragraphs left apart."""

import time

import pytest

from seed2book.source import Kind, Line, Span
from seed2book.structure import Joined, Judged, Role, RoleKind, classify, join
from seed2book.structure.newspaper.cuts import Cut, judge_cut
from seed2book.structure.wording.habits import closes
from seed2book.structure.wording.keys import Ending

OPEN = "联组学习、微型党课、专题研讨等学习活动纷纷举行，引领广大党员入脑入心。联丰村党委联合社区教育中"
REST = "心开展研学活动，村干部及村民代表齐聚一堂，共话美丽乡村建设。"
CLOSED = "通过参观，企业职工深入了解了全镇经济社会发展成就，感受到了乡村振兴的浓厚氛围。"


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text, Span("p.txt", 2 * n, 2 * n), blanks_before=1) for n, text in enumerate(texts, 1))


def prose(*texts: str) -> Joined:
    return join([Judged(line, Role(RoleKind.PARAGRAPH)) for line in lines(*texts)])


def texts(joined: Joined) -> list[str]:
    return [draft.text for draft in joined.drafts]


def test_a_word_cut_by_the_columns_end_is_whole_again() -> None:
    joined = prose(CLOSED, OPEN, REST, CLOSED)
    assert texts(joined) == [CLOSED, OPEN + REST, CLOSED]
    assert joined.drafts[1].places == ((0, Span("p.txt", 4, 4)), (len(OPEN), Span("p.txt", 6, 6)))
    assert [(edit.rule, edit.span.first) for edit in joined.edits] == [("join", 6)]


def test_a_finished_paragraph_is_never_joined() -> None:
    assert texts(prose(CLOSED, REST)) == [CLOSED, REST]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“发展前景好、奋斗正当时”。", "在镇集成指挥中心，讲解员正在介绍机构改革的成效。"),
        ("县里把老渠列入了灌区改造计划，计划投资一千二百万元", "近日，测量工作已经开始。"),
        ("会议对做好春耕备耕、保障市场供应提出了要求", "王有田在讲话中说，要抓紧时间。"),
        ("检查的方法有三条：", "看种皮有没有光泽，有没有虫眼。"),
        ("（一）看。种皮有没有光泽", "（二）闻。抓一把种子闻一闻。"),
        ("“多积一担肥，多打十斤粮”", "到二十三日止，全县已积肥四千万担。"),
        ("他打开门，看见院子里站满了人，一句话也说不出来", "“进来吧，外面冷。”母亲说。"),
    ],
)
def test_two_paragraphs_stay_two_though_the_first_lacks_a_stop(before: str, after: str) -> None:
    assert texts(prose(CLOSED, before, after, CLOSED)) == [CLOSED, before, after, CLOSED]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("兼顾城镇建设、民生服务和经济发展，", "聚力打造休闲旅居胜地。"),
        ("群舞以及各类戏曲连番登场。《呵护", "美丽》把现场推向高潮。"),
        ("景区兼具古镇与现代特色的便民", "“绿房子”出现在锦溪，添了一抹靓丽。"),
        ("“古籍馆是古籍工作的重要载体，", "是活起来的平台。”馆长说。"),
        ("全村今年人均纯收入达到18", "50元，比去年增长一成。"),
        ("这条路修了整整两年，受益的群众", "们自发来到路口，敲锣打鼓。"),
    ],
)
def test_halves_are_joined_over_every_sort_of_cut(before: str, after: str) -> None:
    assert before + after in texts(prose(CLOSED, before, after, CLOSED))


@pytest.mark.parametrize(
    ("after", "fronted"),
    [
        ("入冬以前，他们修好了渡口。", True),
        ("报名的青年，如今都能掌舵。", False),
        ("腾出的空间，如今都种了树。", False),
    ],
)
def test_a_time_before_a_sentence_is_told_from_words_that_end_alike(after: str, fronted: bool) -> None:
    said = judge_cut(Cut("学驾船的大半来自各村", after, Ending.WORD, 40)).evidence
    assert any("a time or an occasion" in weight.says for weight in said) is fronted


@pytest.mark.parametrize(
    ("readily", "hardly"),
    [("他介绍了这几年的情况", "他介绍了这几年的各"), ("村里人都很高兴", "村里人都能够")],
)
def test_the_last_word_tells_how_readily_a_sentence_ends(readily: str, hardly: str) -> None:
    assert closes(readily) > 0 > closes(hardly)


@pytest.mark.parametrize(
    ("before", "after", "row", "speaks"),
    [
        ("使清淤的效率提高了18%", "大家都很满意，又商量起来年的事。", "a sum with its unit", True),
        ("里面记着机床厂的支出，共38台", "大家都很满意，又商量起来年的事。", "a sum with its unit", True),
        ("这条渠修成于2008年", "大家都很满意，又商量起来年的事。", "a sum with its unit", False),
        ("他们一起走访了附近的人家", "技术员何敏翻开《稻作手册》。", "starts as paragraphs do", True),
        ("他们一起走访了附近的人家", "技术员们翻开《稻作手册》。", "starts as paragraphs do", False),
        ("他们听见从远处传来一阵阵", "机器的声音。大家都很高兴。", "a clause ends right after", True),
        ("他们听见从远处传来一阵阵", "说干就干。大家都很高兴。", "a clause ends right after", False),
    ],
)
def test_what_closes_the_text_before_and_opens_the_text_after_is_weighed(
    before: str, after: str, row: str, speaks: bool
) -> None:
    said = judge_cut(Cut(before, after, Ending.WORD, 40)).evidence
    assert any(row in weight.says for weight in said) is speaks


def test_numbered_items_are_never_joined_though_each_ends_in_a_semicolon() -> None:
    items = ["１．出门少带现金；", "２．上车不打瞌睡；", "３．被窃立即报警。"]
    assert texts(prose(CLOSED, *items)) == [CLOSED, *items]


def test_a_caption_in_the_cut_follows_the_whole_paragraph() -> None:
    first, caption, second = lines(OPEN, "市民参观藏书印展", REST)
    joined = join(
        [
            Judged(first, Role(RoleKind.PARAGRAPH)),
            Judged(caption, Role(RoleKind.CAPTION)),
            Judged(second, Role(RoleKind.PARAGRAPH)),
        ]
    )
    assert texts(joined) == [OPEN + REST, "市民参观藏书印展"]
    assert joined.drafts[0].spans == (Span("p.txt", 2, 2), Span("p.txt", 6, 6))


@pytest.mark.parametrize("boxes", [1, 2])
def test_a_sentence_goes_on_behind_one_boxed_item_and_not_behind_two_articles(boxes: int) -> None:
    box = [("渡口换新船", RoleKind.HEADLINE), (CLOSED, RoleKind.PARAGRAPH)] * boxes
    rest = "，粮站和码头也都清了淤，完工在即。"
    parts = [(OPEN, RoleKind.PARAGRAPH), *box, (rest, RoleKind.PARAGRAPH)]
    judged = [
        Judged(line, Role(kind), opens=kind is RoleKind.HEADLINE)
        for line, (_, kind) in zip(lines(*(text for text, _ in parts)), parts, strict=True)
    ]
    assert (OPEN + rest in texts(join(judged))) is (boxes == 1)


def test_no_sentence_goes_on_behind_an_article_where_a_paragraph_opens() -> None:
    """十 and 三 stand together elsewhere on the page, but a numeral before another is no word."""
    torn = "准备在七月一日以前把断头率再降低百分之十"
    opening = "三年来，他修旧利废，为厂里节约了二十三万元，今年十三次受奖。"
    parts = [
        (torn, RoleKind.PARAGRAPH),
        ("机务段的好保管员", RoleKind.HEADLINE),
        (CLOSED, RoleKind.PARAGRAPH),
        (opening, RoleKind.PARAGRAPH),
    ]
    judged = [
        Judged(line, Role(kind), opens=kind is RoleKind.HEADLINE)
        for line, (_, kind) in zip(lines(*(text for text, _ in parts)), parts, strict=True)
    ]
    assert texts(join(judged)) == [text for text, _ in parts]


@pytest.mark.parametrize(
    ("after", "joined"),
    [
        ("过去，这个队一到冬天就闲得发慌，户户围着火盆过日子。", False),
        ("对于乡亲们而言，这条路走了三十年才走到头。", False),
        ("们自发来到路口，敲锣打鼓。", True),
    ],
)
def test_a_paragraph_without_its_stop_stays_apart_from_one_that_looks_back_or_turns(
    after: str, joined: bool
) -> None:
    before = "他白天教孩子，晚上教大人，一个字教了三个晚上，教会了全村人"
    assert (before + after in texts(prose(CLOSED, before, after, CLOSED))) is joined


def test_a_doubtful_cut_is_told_and_left() -> None:
    joined = prose(
        CLOSED, "县里把老渠列入了灌区改造计划，村民们听到以后都很高兴", "水库的大坝也在同一时候加高。", CLOSED
    )
    assert len(joined.drafts) == 4
    (finding,) = joined.findings
    assert finding.code == "join-unsure"
    assert finding.span == Span("p.txt", 4, 6)


def test_rows_that_each_open_with_a_label_are_no_doubt() -> None:
    joined = prose(
        "基础类：水电气路、光纤入户和安防等基础设施；",
        "完善类：停车位、活动室、健身设施、充电桩等；",
        "提升类：养老、托育、助餐和便民市场等服务。",
    )
    assert len(texts(joined)) == 3
    assert joined.findings == ()


def test_hard_wrapped_lines_become_paragraphs() -> None:
    wrapped = [
        "去年腊月，从县城到云雾村的水泥路修通了。",
        "通车那天，八十岁的孙阿婆坐着儿子的三轮车，第",
        "一次在一个钟头里走完了她走了一辈子的山路，眼",
        "泪止不住地流。",
        "路通了，收山货的车就开到了家门口，板栗、蜂蜜",
        "和干笋，如今成了抢手货。",
    ]
    made = tuple(Line(text, Span("p.txt", n, n), Kind.TEXT) for n, text in enumerate(wrapped, 1))
    assert texts(join(classify(made))) == [wrapped[0], "".join(wrapped[1:4]), "".join(wrapped[4:])]


def test_latin_words_keep_a_blank_at_a_joined_line_end() -> None:
    made = tuple(
        Line(text, Span("p.txt", n, n))
        for n, text in enumerate(("会议讨论了引进 Open", "Source 软件的计划。"), 1)
    )
    joined = join([Judged(line, Role(RoleKind.PARAGRAPH), full=True) for line in made])
    assert texts(joined) == ["会议讨论了引进 Open Source 软件的计划。"]


@pytest.mark.parametrize(
    "text",
    ["（）" * 60_000, "张" * 120_000, "1" * 120_000, "“" * 120_000, "本报" * 60_000, "（记者 " * 30_000],
)
def test_the_worst_line_takes_no_time(text: str) -> None:
    start = time.process_time()
    join(classify(lines(CLOSED, text, text, CLOSED)))
    assert time.process_time() - start < 5


def test_ten_thousand_headings_take_time_in_proportion() -> None:
    heads = tuple(Line(f"第{n}号新闻的标题", Span("p.txt", n, n), Kind.HEADING, 2) for n in range(1, 10_001))
    start = time.process_time()
    classify(heads)
    assert time.process_time() - start < 10
