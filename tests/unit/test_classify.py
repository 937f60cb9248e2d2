"""What each line of a page is."""

from collections.abc import Sequence

import pytest

from seed2book.source import Kind, Line, Span
from seed2book.structure import Judged, RoleKind, classify, explain
from seed2book.structure.newspaper.closings import ENDS_ARTICLE
from seed2book.structure.wording.name_words import split_glued
from seed2book.structure.wording.names import read_names
from seed2book.structure.wording.series import likeness

LONG = "清晨的水雾还没有散，老渠长已经沿着渠埂走出了三里地，哪一段渗水、哪一处淤泥，他心里有一本账。"


def page(*texts: str, blanks: int = 1) -> tuple[Line, ...]:
    """Lines of an invented page; `#` marks a heading."""
    lines = []
    for number, text in enumerate(texts, 1):
        level = len(text) - len(text.lstrip("#"))
        kind = Kind.HEADING if level else Kind.TEXT
        at = Span("page.txt", number * (blanks + 1), number * (blanks + 1))
        lines.append(Line(text.lstrip("# "), at, kind, level, blanks_before=blanks))
    return tuple(lines)


def kinds(judged: Sequence[Judged]) -> list[RoleKind]:
    return [item.role.kind for item in judged]


def test_every_line_has_a_role_and_keeps_its_place() -> None:
    lines = page("# 渠长", "□ 林 舟", LONG, "※※※", "（完）", "1", "？")
    judged = classify(lines)
    assert [item.line for item in judged] == list(lines)
    assert all(0 <= item.role.confidence <= 1 for item in judged)


def test_an_empty_page_has_no_lines() -> None:
    assert classify(()) == ()


def test_a_kicker_below_the_headlines_level_is_a_kicker() -> None:
    judged = classify(page("## 市供销社送货下乡", "# 山里人的好帮手", "本报讯 " + LONG))
    assert kinds(judged)[:2] == [RoleKind.KICKER, RoleKind.HEADLINE]
    assert [item.opens for item in judged] == [True, False, False]


def test_headings_built_alike_are_subheads_and_one_with_a_lead_in_is_not() -> None:
    judged = classify(
        page("# 四道算术题", LONG, "# 加法 补短板", LONG, "# 减法 拆违建", LONG, "# 乘法 活资源", LONG)
        + page("# 图书馆延时", "本报讯 " + LONG)
    )
    heads = [(i.line.text, i.opens) for i in judged if i.line.kind is Kind.HEADING]
    assert heads == [
        ("四道算术题", True),
        ("加法 补短板", False),
        ("减法 拆违建", False),
        ("乘法 活资源", False),
        ("图书馆延时", True),
    ]


def test_briefs_built_alike_stay_articles_when_names_close_each() -> None:
    judged = classify(
        page(
            "# 东街修桥", LONG + "（王勤）", "# 西街铺路", LONG + "（赵安）", "# 南街植树", LONG + "（李想）"
        )
    )
    assert [i.opens for i in judged] == [True, False, True, False, True, False]


def test_a_bare_name_under_a_headline_is_a_byline_and_elsewhere_a_short_line() -> None:
    assert kinds(classify(page("# 夜班公交", "高达", LONG)))[1] is RoleKind.SIGNATURE
    inside = classify(page("# 夜班公交", LONG, "江南", LONG + LONG, LONG))
    assert kinds(inside)[2] is not RoleKind.SIGNATURE


def test_four_lines_of_verse_are_verse_and_a_narrow_column_is_not() -> None:
    verse = page("千座高炉排成行，", "好似天上红太阳。", "炉火照红半边天，", "铁水奔流似长江。", blanks=0)
    assert kinds(classify(page("# 炉火") + verse))[1:] == [RoleKind.VERSE] * 4
    column = page(
        "清晨的水雾还没有散，", "老渠长已经沿着渠埂走", "出了三里地。他今年六", "十八岁。", blanks=0
    )
    assert RoleKind.VERSE not in kinds(classify(page("# 渠长") + column))


def test_a_folio_is_no_text_and_a_bare_date_is_no_folio() -> None:
    assert kinds(classify(page("青石报 2003年4月18日 第4版", "# 渠长", LONG)))[0] is RoleKind.FOLIO
    assert RoleKind.FOLIO not in kinds(classify(page("# 渠长", LONG, "2003年4月18日")))


@pytest.mark.parametrize(
    "head",
    [
        ("滦河工人", "一九五三年六月十二日　星期五　第二版"),
        ("第三版　一九七一年十一月廿三日　红石日报　星期二",),
        ("# 云岭报", "1959年10月18日 中共云岭县委机关报"),
        ("2 综合新闻", "北湖大学报 2013年9月30日 责任编辑:金 桔"),
    ],
)
def test_what_a_page_carries_above_its_first_headline_is_no_part_of_the_stack(head: tuple[str, ...]) -> None:
    judged = classify(page(*head, "# 渠长", LONG))
    assert kinds(judged) == [RoleKind.FOLIO] * len(head) + [RoleKind.HEADLINE, RoleKind.PARAGRAPH]


def test_a_few_words_above_a_date_that_has_a_papers_name_by_it_are_a_rubric() -> None:
    judged = classify(page("春耕时节", "青石报 2003年4月18日 第4版", "# 渠长", LONG))
    assert judged[0].role.kind is not RoleKind.FOLIO


@pytest.mark.parametrize(("opening", "signs"), [("编辑同志：", True), ("近日，", False)])
def test_who_gives_no_name_signs_a_letter_and_nothing_else(opening: str, signs: bool) -> None:
    judged = classify(page("# 他不愿去公园", opening + LONG, "一个苦恼的姑娘", "# 书架", LONG))
    assert (judged[2].role.kind is RoleKind.SIGNATURE) is signs


def test_a_caption_between_two_halves_is_a_caption() -> None:
    judged = classify(page("# 古籍馆", "本报讯 " + LONG[:-6], "市民参观藏书印展", "里有一本账。" + LONG))
    assert kinds(judged)[2] is RoleKind.CAPTION


def test_evidence_is_told_in_words() -> None:
    (first, *_) = classify(page("# 渠长", "□ 林 舟", LONG))
    said = explain(first)
    assert said.startswith("page.txt:2: headline, opens an article")
    assert "a byline follows (+" in said


@pytest.mark.parametrize(
    ("line", "names", "credits"),
    [
        ("何洁 高达", ["何洁", "高达"], []),
        ("□ 龚 琰", None, None),
        ("本报记者 江玉 王小禾", ["江玉", "王小禾"], []),
        ("记者张三 通讯员李四", ["张三", "李四"], []),
        ("文/张聪 黄英 摄影/谢鹏", ["张聪", "黄英"], ["摄影/谢鹏"]),
        ("张三/文 李四/图", ["张三"], ["李四/图"]),
        ("文/李 唯 图/孙 一 凡", ["李唯"], ["图/孙一凡"]),
        ("记者 张三 摄影报道", ["张三"], []),
        ("李方文", ["李方文"], []),
        ("柳河公社 陈玉堂", ["陈玉堂"], []),
        ("编辑同志：", None, None),
        ("凝聚共识 领航发展", None, None),
        ("某镇的志愿者在清理河道", None, None),
    ],
)
def test_a_line_of_names_says_who_wrote_and_who_took_the_pictures(
    line: str, names: list[str] | None, credits: list[str] | None
) -> None:
    found = read_names(line)
    assert (found and [b.name for b in found.bylines]) == names
    assert (found and [c.text for c in found.credits]) == credits


def test_glued_names_are_parted_only_where_there_is_one_way() -> None:
    assert split_glued("张三李四光") == ("张三", "李四光")
    assert split_glued("群众路线") == ("群众路线",)


def test_headings_are_alike_by_their_build_and_not_by_what_they_are_about() -> None:
    assert likeness("一套政策汇编 精心", "一场专题培训 悉心") >= 2
    assert likeness("摊主：本小利薄吃不消", "读者：少一点铜臭味") >= 2
    assert likeness("我市修建三条公路", "公路修到我市山村里") < 2


def test_a_line_that_nothing_marks_above_a_marked_headline_is_a_doubtful_kicker() -> None:
    judged = classify(page("# 渠长", LONG, "群众齐动手 家家用上自来水", "# 引水渠通到最后一村", LONG))

    assert [j.role.kind for j in judged][2:4] == [RoleKind.KICKER, RoleKind.HEADLINE]
    assert judged[2].role.confidence < 0.7


def test_many_lines_that_nothing_marks_above_a_marked_headline_are_no_kickers() -> None:
    lines = ("我们守着渠水", "守到天亮", "月亮落下去", "蛙声高起来", "有人在对岸", "轻轻咳了一声")
    judged = classify(page("# 渠长", LONG, *lines, "# 引水渠通到最后一村", LONG))

    assert RoleKind.KICKER not in kinds(judged)


def test_a_column_of_the_paper_over_a_lower_headline_is_a_rubric_and_a_plain_headline_is_none() -> None:
    column = classify(
        page("# 热线快报", "## 渠口新添一座水尺", LONG, "# 库房修好了", "## 三天换瓦两千片", LONG)
    )
    assert kinds(column)[:2] == [RoleKind.RUBRIC, RoleKind.HEADLINE]
    assert kinds(column)[3:5] == [RoleKind.HEADLINE, RoleKind.DECK]


def test_the_end_of_a_text_above_two_marked_lines_decides_nothing_between_them() -> None:
    above, below = "## 清江河道治理迈出新一步", "## 县委书记沿河察看十二处险段时强调"
    alone = classify(page("# 旧闻", LONG, below, above, "本报讯 " + LONG))
    judged = classify(page("# 旧闻", LONG, "工程仍在收尾之中", below, above, "本报讯 " + LONG))
    assert kinds(judged)[3:5] == kinds(alone)[2:4] == [RoleKind.KICKER, RoleKind.HEADLINE]


@pytest.mark.parametrize(("title", "opens"), [("今日提醒", True), ("一周菜价", True), ("肥料一起运", False)])
def test_what_papers_print_each_day_opens_an_article(title: str, opens: bool) -> None:
    rows = ["# 河湾村的四十二座大棚", "本报讯 " + LONG, "# 种苗一起买", LONG, f"# {title}", LONG]
    assert classify(page(*rows))[4].opens is opens


def test_what_a_body_supplied_is_a_caption_where_it_cuts_a_sentence_and_none_below_a_text() -> None:
    cut = classify(page("# 古籍馆", LONG[:-6], "学员在青龙渠工地上。　县文化馆供稿", "里有一本账。" + LONG))
    below = classify(page("# 古籍馆", LONG, LONG + "　县文化馆供稿"))
    assert cut[2].role.kind is RoleKind.CAPTION
    assert below[2].role.kind is not RoleKind.CAPTION


def test_a_short_line_is_a_heading_where_the_texts_round_it_make_no_paragraph() -> None:
    above = "去年冬天，渠上的三十七处险段全部换了石料，最难的一段在鹰嘴崖下面"
    heading = {RoleKind.HEADLINE, RoleKind.SUBHEAD}
    apart = classify(page("渠长和他的账本", "□ 林 舟", LONG, above, "险段换石料", "据介绍，" + LONG))
    assert apart[4].role.kind in heading
    halves = classify(page("渠长和他的账本", "□ 林 舟", LONG, above + "，因为", "险段换石料", "的确" + LONG))
    assert halves[4].role.kind not in heading


@pytest.mark.parametrize(("levels", "relied_on"), [("# # # #", True), ("# ## ### #", False)])
def test_levels_count_for_less_where_headlines_vary_in_theirs(levels: str, relied_on: bool) -> None:
    headlines = zip(levels.split(), ("东街修桥", "西坡种茶", "南塘清淤", "北岭护林"), strict=True)
    news = [text for mark, name in headlines for text in (f"{mark} {name}", "本报讯 " + LONG)]
    judged = classify(page(*news, "# 写了十年的水文日记", "□ 林 舟", LONG, "## 山洪来的那一夜", LONG))
    says = "it is marked lower than the article's headline"
    whole = next(row.weight for row in ENDS_ARTICLE if row.says == says)
    assert (f"{says} ({whole:+.1f})" in explain(judged[-2])) is relied_on
