"""Where every line of print is a line of the file: what is one text, and what stands between texts."""

from collections.abc import Sequence

import pytest

from seed2book.source import Kind, Line, Span
from seed2book.structure import classify, join
from seed2book.structure.roles import Role, RoleKind

STORY = (
    "去年腊月，从县城到云雾村的水泥路修通了。通车",
    "那天，八十岁的孙阿婆坐着儿子的三轮车，第一次",
    "在一个钟头里走完了她走了一辈子的山路。",
    "路通了，收山货的车就开到了家门口，板栗、蜂蜜",
    "和干笋，如今成了抢手货。村里还建起了冷库，山",
    "货不用再急着出手。",
    "孙阿婆说，她这辈子没有想到，山里的日子会过得",
    "这样好。她要把城里的孙子接回来过年，让他们也",
    "看看这条路。",
)


def lines(*texts: str) -> tuple[Line, ...]:
    """Lines of a page, a blank line where a text is empty, set in where it opens with ideographic blanks."""
    made, blanks = [], 0
    for number, text in enumerate(texts, 1):
        if not text:
            blanks += 1
            continue
        bare = text.lstrip("　")
        indent = float(len(text) - len(bare))
        made.append(Line(bare, Span("p.txt", number, number), blanks_before=blanks, indent_em=indent))
        blanks = 0
    return tuple(made)


def read(*texts: str) -> list[tuple[RoleKind, str]]:
    return [(draft.kind, draft.text) for draft in join(classify(lines(*texts))).drafts]


def paragraphs(*texts: str) -> list[str]:
    return [text for kind, text in read(*texts) if kind is RoleKind.PARAGRAPH]


WHOLE = ["".join(STORY[:3]), "".join(STORY[3:6]), "".join(STORY[6:])]


def test_a_short_line_ends_its_paragraph() -> None:
    assert paragraphs(*STORY) == WHOLE


def test_a_line_set_in_begins_one_though_the_line_above_is_full() -> None:
    full = "在一个钟头里走完了她走了一辈子的长长的山路呀。"
    story = ["　　" + STORY[0], STORY[1], full, "　　" + STORY[3], *STORY[4:6], "　　" + STORY[6], *STORY[7:]]
    assert paragraphs(*story)[:2] == [STORY[0] + STORY[1] + full, WHOLE[1]]


def test_a_full_stop_at_the_end_of_a_full_line_ends_nothing_where_blank_lines_part_the_paragraphs() -> None:
    stop = "在一个钟头里走完了她走了一辈子的长长的山路呀。"
    story = [*STORY[:2], stop, "她一路上没有合过嘴。", "", *STORY[3:6], "", *STORY[6:]]
    assert paragraphs(*story)[0] == "".join([*STORY[:2], stop, "她一路上没有合过嘴。"])


def test_words_under_a_picture_that_cut_a_paragraph_stand_apart_and_the_halves_come_together() -> None:
    caption = "（图：孙阿婆坐上了儿子的三轮车。 何 平 摄）"
    assert paragraphs(*STORY[:4], caption, *STORY[4:]) == WHOLE
    assert (RoleKind.CAPTION, caption) in read(*STORY[:4], caption, *STORY[4:])


def test_a_caption_over_two_lines_is_one() -> None:
    caption = ("图为水泥路通车的那天，村里的老人坐着三轮车去县", "城赶集。 本报记者 何 平 摄")
    assert (RoleKind.CAPTION, "".join(caption)) in read(*STORY, "", *caption)


def test_a_headline_as_wide_as_the_column_is_no_line_of_it() -> None:
    made = read("", "云雾村水泥路通车 山货走出大山老人笑开颜", *STORY)
    assert made[0] == (RoleKind.HEADLINE, "云雾村水泥路通车 山货走出大山老人笑开颜")


def test_the_first_words_of_a_report_make_the_line_above_no_part_of_it() -> None:
    made = read("全县村村通上水泥路山货走出大山老人笑开颜啦", "本报讯 " + STORY[0][:18], *STORY[1:])
    assert made[0][0] is RoleKind.HEADLINE


def test_verse_as_wide_as_a_column_stays_line_by_line() -> None:
    verse = ["一轮红日照北河，", "千山万水唱赞歌。", "治山治水绘新图，", "颗颗红心向党热。"] * 2
    assert [kind for kind, _ in read("颂歌", *verse)][1:] == [RoleKind.VERSE]


def test_a_paragraph_a_line_makes_no_column() -> None:
    story = [text * 2 for text in WHOLE]
    assert paragraphs(*story) == story


def test_items_with_a_mark_each_are_no_words_under_pictures() -> None:
    items = (
        "△ 市供销社组织送肥下乡服务队，一周送出化肥三",
        "百二十吨。",
        "△ 城北街道开展扫雪活动，参加的居民达到两千余",
        "人次。",
    )
    kinds = {kind for kind, _ in read("简 讯", *items, *STORY)}
    assert RoleKind.CAPTION not in kinds


@pytest.mark.parametrize("subhead", ["改 到 痛 处", "卖 到 远 处"])
def test_a_subhead_set_wide_is_no_row_of_names(subhead: str) -> None:
    kinds = {text: kind for kind, text in read("老厂有了第二个春天", *STORY[:6], subhead, *STORY[6:])}
    assert kinds[subhead] is not RoleKind.SIGNATURE


def judged_as(said: dict[int, Role], *texts: str) -> Sequence[RoleKind]:
    return [item.role.kind for item in classify(lines(*texts), said=said)]


def test_what_the_user_says_of_a_line_parts_it_from_the_lines_around_it() -> None:
    kinds = judged_as({4: Role(RoleKind.SUBHEAD)}, *STORY)
    assert kinds[4] is RoleKind.SUBHEAD
    assert {*kinds[:4], *kinds[5:]} == {RoleKind.PARAGRAPH}


def test_a_role_of_the_users_holds_for_the_lines_that_go_on_with_it() -> None:
    caption = ("水泥路通车的那天，村里的老人坐着三轮车去县城的", "集上看了一场戏。")
    at = len(STORY)
    kinds = judged_as({at: Role(RoleKind.CAPTION)}, *STORY, *caption)
    assert kinds[at:] == [RoleKind.CAPTION, RoleKind.CAPTION]


def test_each_line_keeps_its_place_in_the_seed() -> None:
    draft = join(classify(lines(*STORY))).drafts[0]
    assert [span.first for _, span in draft.places] == [1, 2, 3]
    assert all(line.kind is Kind.TEXT for line in draft.lines)
