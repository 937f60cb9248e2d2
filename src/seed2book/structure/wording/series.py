"""Headings built alike: the subheads of one article follow a pattern, the headlines of a page do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seed2book.structure.wording.keys import width_em
from seed2book.structure.wording.vocabulary import COMMENT_GENRES, HAN, STANDING_TITLES, one_of

_COUNTED = re.compile(
    r"[一二三四五六七八九十两多每0-9]+[个项套场次位名条种份张件只本座支批届轮桩盘手头条根把面道]"
)
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、．.]|第[一二三四五六七八九十]{1,3}|之[一二三四五六七八九十]"
)
_ASKS = "？吗呢"
_INNER = "，：；、！？——“”《》·"
_GENRE = (
    "诗|词|诗词|短诗|散文诗|歌谣|民歌|新民歌|儿歌|寓言|小小说|杂文|随笔|笑话|小笑话|幽默|小幽默|谜语|灯谜|对联|春联|"
    "格言|名言|妙语|警句|趣闻|趣事|轶事|短论|小常识|小知识|小窍门|启事|短讯|简讯|消息|来信"
)
_STANDING = re.compile(
    one_of(
        STANDING_TITLES,
        ".{0,5}(?:预报|点评|寄语|直通车|信箱|小医生|知识窗|信息窗|信息窗口|小词典|小百科)",
        ".{0,6}提示|读者来[图稿论电]",
        "(?:小资料|小知识|小常识|小窍门|小百科|补白|笑话|幽默|知识窗|信息窗) .{2,20}",
        f"{HAN}{{0,12}}(?:战况|技术统计|积分榜|奖牌榜|排行榜|比分牌|赛程|菜价|物价|牌价|票价)",
        f"{HAN}{{1,4}}(?:园地|天地|之窗|橱窗|茶座)",
        ".{0,4}热线.{0,4}",
        f"{HAN}{{1,2}}讯",
        ".{0,4}(?:简讯|短讯|快讯|要闻|集锦|点滴|动态|简报|来信|掠影|短波|行情|信箱|小常识|小知识|小百科|小窍门)",
        "(?:今[天日晚]|明[天日晚]|本周|每周|一周)?(?:电视|广播|荧屏|节目|电视节目|影讯|天气)(?:节目|节目单|预告|预报)?",
        f"(?:今[日晚天]|昨[日天]|本周|每周|一周){HAN}{{2}}",
        ".{2,16}(?:名单|公示|公告|通告|启事|声明)(?:（[一二三四五六七八九十]）)?",
        rf".{{0,5}}(?:{_GENRE}|书法|摄影|漫画|剪纸)(?:[二两三四五六七八九十][首则题章篇支幅]|选登|选|专页)",
    )
    + "$"
)
_SET = re.compile(
    r"(?:[二两三四五六七八九十][首则题章篇支]|外[一二三四五][首则]|选登|[诗歌词]选|组诗|诗[页苑笺萃抄草廊林]|歌谣|新民歌)）?$"
)
_COUNTED_SET = re.compile("(?P<many>[二两三四五六七八九])[首则题章篇支幅]）?$")
_SET_WIDE = re.compile(rf"{HAN}(?: +{HAN}){{1,4}}")  # `启 事`
_COMMENT = re.compile(rf"(?:本报)?{one_of(COMMENT_GENRES)}[：·丨｜—/]")
_LONGEST_EM = 18.0
_ENOUGH = 2.0


def likeness(a: str, b: str) -> float:
    """Says how alike two headings are built, from their keys; 2 and more is a pattern.

    Counted are the length, the place of a blank, the first and the last character, an opening of number and
    counter (一套…, 一场…), the marks inside, and that both ask. What they are about does not count.
    """
    if width_em(a) > _LONGEST_EM or width_em(b) > _LONGEST_EM:
        return 0.0
    if _NUMBERED.match(a) and _NUMBERED.match(b):
        return 3.0
    score = 0.5
    parts_a, parts_b = a.split(), b.split()
    if len(a) == len(b):
        score += 1.0
    elif abs(len(a) - len(b)) == 1:
        score += 0.4
    if len(parts_a) == len(parts_b) >= 2 and (
        len(parts_a[-1]) == len(parts_b[-1])
        or (abs(len(a) - len(b)) <= 2 and len(parts_a[0]) == len(parts_b[0]))
    ):
        score += 1.5
    score += 1.0 * (a[0] == b[0] and a[0] not in "“《") + 1.0 * (a[-1] == b[-1] and a[-1] not in "”》！？")
    if _COUNTED.match(a) and _COUNTED.match(b):
        score += 1.0
    marks_a = [(c, i) for i, c in enumerate(a) if c in _INNER]
    marks_b = [(c, i) for i, c in enumerate(b) if c in _INNER]
    if marks_a and [c for c, _ in marks_a] == [c for c, _ in marks_b]:
        near = all(abs(x[1] - y[1]) <= 1 for x, y in zip(marks_a, marks_b, strict=True))
        score += 1.0 if near else 0.5
    score += 1.5 * (a[-1] in _ASKS and b[-1] in _ASKS)
    if "：" in a[1:6] and "：" in b[1:6]:
        score += 1.0
    same_places = sum(x == y for x, y in zip(a[1:-1], b[1:-1], strict=False))
    if len(a) == len(b) and same_places:
        score += 0.5
    return score


def is_standing(text_key: str) -> bool:
    """True for a title that papers print again and again: 简讯, 读者来信, 诗二首, 社论：…."""
    if _SET_WIDE.fullmatch(text_key):
        text_key = text_key.replace(" ", "")
    return _STANDING.match(text_key) is not None or _COMMENT.match(text_key) is not None


def names_set(text_key: str) -> bool:
    """True for a headline over several small pieces, each with its title: 诗二首, 新民歌选."""
    return _SET.search(text_key) is not None


def pieces_of_set(text_key: str) -> int:
    """How many pieces a headline counts, `幽默二则`; 0 where it counts none."""
    counted = _COUNTED_SET.search(text_key)
    return "一二三四五六七八九".find(counted["many"].replace("两", "二")) + 1 if counted else 0


def series(keys: Sequence[str], stacked: Sequence[int], excluded: Sequence[bool]) -> list[int]:
    """Gives each heading the size of the series it belongs to, 1 where it stands alone.

    `stacked` numbers the stack of each heading: two lines of one headline are no series. `excluded` headings
    (with a lead-in or names after them) belong to none. A heading is compared with the two before it; three
    short ones of one length in a row are a series whatever their words.
    """
    group = list(range(len(keys)))
    for i in range(2, len(keys)):
        row = (i - 2, i - 1, i)
        alike = len({len(keys[n]) for n in row}) == 1 and len({stacked[n] for n in row}) == 3
        if alike and len(keys[i]) <= 12 and not any(excluded[n] for n in row):
            group[i - 1] = group[i] = group[i - 2]
    for i in range(len(keys)):
        if excluded[i] or group[i] != i:
            continue
        for j in (i - 1, i - 2):
            if j < 0 or excluded[j] or stacked[i] == stacked[j]:
                continue
            if likeness(keys[i], keys[j]) >= _ENOUGH:
                group[i] = group[j]
                break
    sizes: dict[int, int] = {}
    for g in group:
        sizes[g] = sizes.get(g, 0) + 1
    return [sizes[g] for g in group]
