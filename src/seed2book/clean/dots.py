"""Dots: between the parts of a name, three of them, and one at the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.characters import HAN, han_count
from seed2book.clean.passage import Change, Passage
from seed2book.clean.surroundings import marks
from seed2book.source import Kind

# The Han characters that foreign names are written with in the press, and rarely a sentence's end.
_NAME = (
    "阿埃艾爱安昂奥巴白拜班保鲍贝本比彼宾波伯勃博布查达戴丹当道德登邓狄迪蒂丁杜顿多厄尔法凡范菲费芬丰冯弗夫福"
    "富盖冈高戈格根贡古顾圭哈海汉豪赫黑亨胡华怀惠霍基吉季加贾简杰金津喀卡凯坎康考柯科克肯孔库夸奎拉莱赖兰朗劳"
    "勒雷黎李里理利立莉丽连廉良列林琳龙卢鲁露伦罗洛马玛迈曼芒毛梅门蒙孟米密缅明摩莫墨默姆穆拿娜纳乃奈南瑙内尼"
    "妮宁纽农努诺欧帕派潘庞培佩彭皮平蒲普齐奇契恰强乔切钦琼丘曲让热仁日荣如茹瑞若撒萨塞赛三桑瑟森沙莎山珊尚绍"
    "舍申沈生圣施什石史士斯丝苏素孙所索塔泰坦汤唐陶特滕提田廷通图托陀瓦万汪旺威韦维卫魏温文翁沃乌吾武西希锡席"
    "夏香萧歇谢辛欣休许雪雅亚延扬杨耶叶伊依易因英永尤雨约泽曾扎詹张哲珍芝治朱茱兹宗佐翰"
)
_NAME_DOTS = re.compile(rf"(?<=[{_NAME}]{{2}})[.．](?=[{_NAME}]{{2}})")
_OTHER_DOTS = re.compile(rf"(?<=[{HAN}])[•‧∙⋅・･](?=[{HAN}])")
DOTS_IN_NAMES = frozenset("•‧∙⋅・･.．")

_DOTS_IN_ROWS = frozenset("…⋯‥.·・•")
_ELLIPSES = re.compile(r"(?:[…⋯‥]|\.{3,}+|。{3,}+|[·・•]{3,}+)++")
_ELLIPSIS = "……"
_LONGEST = 6

_FULL_STOP = re.compile(rf"(?<=[{HAN}”’）》」』)\"'])[.．](?![.．0-9A-Za-z])")
DOTS = frozenset(".．")
_CLOSING = "”’）》」』)\"'"
_END = re.compile(rf"[.．。！？!?…][{_CLOSING}]*$")
_STOP = re.compile(r"[，,。；;：:！!？?.．]")
_SHORTEST_SENTENCE = 8


def middle_dots(passage: Passage) -> Iterator[Change]:
    """Sets the dot of a name written in Han characters in the middle: 约翰.史密斯 (GB/T 15834, 4.14)."""
    for found in _OTHER_DOTS.finditer(passage.text):
        yield Change(found.start(), found.end(), "·", "a bullet for the dot in a name")
    for found in _NAME_DOTS.finditer(passage.text):
        yield Change(found.start(), found.end(), "·", "a full stop for the dot in a name")


def ellipses(passage: Passage) -> Iterator[Change]:
    """Makes whole what is short of the six dots of `……` (GB/T 15834, 4.11), or too much of them.

    One `…` at the edge of a line may have its other half in the next line and waits for it. Long rows of
    dots lead the eye in a table and stay.
    """
    if not passage.chinese or (_DOTS_IN_ROWS.isdisjoint(passage.rare) and "。。。" not in passage.text):
        return
    if not _ELLIPSES.search(passage.text):
        return
    beside = {mark.at: mark for mark in marks(passage.text, _DOTS_IN_ROWS | {"。"}, parentheses=True)}
    for found in _ELLIPSES.finditer(passage.text):
        run, first, last = found[0], beside[found.start()], beside[found.end() - 1]
        is_half = len(run) == 1
        at_edge = found.start() == 0 or found.end() == len(passage.text)
        if run == _ELLIPSIS or (is_half and at_edge and not passage.whole) or len(run) > _LONGEST:
            continue
        if run == _ELLIPSIS * 2 or not (first.is_chinese or last.is_chinese):
            continue
        yield Change(found.start(), found.end(), _ELLIPSIS, "an ellipsis that is not six dots")


def full_stops(passage: Passage) -> Iterator[Change]:
    """Makes the dot that ends a Chinese sentence a full stop `。`.

    Inside a passage only where its sentence has other stops and the passage ends in one, since a dot
    between Han characters may stand for much else.
    """
    text = passage.text
    if not passage.chinese or passage.kind is Kind.HEADING:
        return
    if not _FULL_STOP.search(text) or han_count(text) < _SHORTEST_SENTENCE:
        return
    ends = bool(_END.search(text[-8:]))
    for found in _FULL_STOP.finditer(text):
        rest = text[found.end() : found.end() + 8].lstrip(_CLOSING)
        before = text[max(0, found.start() - 200) : found.start()]
        clause = _STOP.split(before)[-1]
        is_last = found.end() + 8 >= len(text) and not rest
        is_sentence = ends and han_count(clause) >= 4 and bool(_STOP.search(before))
        if is_last or is_sentence:
            yield Change(found.start(), found.end(), "。", "a full stop in Chinese text")
