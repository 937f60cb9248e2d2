"""Dots in the middle of a line's height: between the parts of a name or a title, and in rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.characters import HAN
from seed2book.clean.passage import Change, Passage
from seed2book.clean.surroundings import marks
from seed2book.messages import deferred

# The Han characters that foreign names are written with in the press, and rarely a sentence's end.
_NAME = (
    "阿埃艾爱安昂奥巴白拜班保鲍贝本比彼宾波伯勃博布查达戴丹当道德登邓狄迪蒂丁杜顿多厄尔法凡范菲费芬丰冯弗夫福"
    "富盖冈高戈格根贡古顾圭哈海汉豪赫黑亨胡华怀惠霍基吉季加贾简杰金津喀卡凯坎康考柯科克肯孔库夸奎拉莱赖兰朗劳"
    "勒雷黎李里理利立莉丽连廉良列林琳龙卢鲁露伦罗洛马玛迈曼芒毛梅门蒙孟米密缅明摩莫墨默姆穆拿娜纳乃奈南瑙内尼"
    "妮宁纽农努诺欧帕派潘庞培佩彭皮平蒲普齐奇契恰强乔切钦琼丘曲让热仁日荣如茹瑞若撒萨塞赛三桑瑟森沙莎山珊尚绍"
    "舍申沈生圣施什石史士斯丝苏素孙所索塔泰坦汤唐陶特滕提田廷通图托陀瓦万汪旺威韦维卫魏温文翁沃乌吾武西希锡席"
    "夏香萧歇谢辛欣休许雪雅亚延扬杨耶叶伊依易因英永尤雨约泽曾扎詹张哲珍芝治朱茱兹宗佐翰"
)
# The dot itself first: a pattern that begins by looking behind is tried at every place.
_NAME_DOTS = re.compile(rf"[.．](?<=[{_NAME}]{{2}}.)(?=[{_NAME}]{{2}})")
_OTHER_DOTS = re.compile(rf"[•‧∙⋅・･](?<=[{HAN}].)(?=[{HAN}])")
DOTS_IN_NAMES = frozenset("•‧∙⋅・･.．")
IN_NAMES = frozenset(_NAME + "买吐孜逊肉江古木汗尔不都合才旦卓")
"""The Han characters that names with a dot in them are written with, those of the peoples of China too."""

_WORK = re.compile(r"《[^《》，。；]{3,30}》")
_DOT_IN_WORK = re.compile(rf"[.．](?<=[{HAN}].)(?=[{HAN}])")
# 五.四, 一二.九, 八.一: a day that things are named after, in quotation marks or before what is named.
_DAY_DOTS = re.compile(
    r"[.．](?<=[一二三四五六七八九十].)(?=[一二三四五六七八九十]{1,2}"
    r"(?:[”’\"'」』]|运动|事变|惨案|起义|革命|指示|干校|国际|劳动节|妇女节|青年节|建军节|国庆|儿童节))"
)
# 百分之八.五: a part in a hundred.
_SHARE_DOTS = re.compile(
    r"[百千万]分之[〇零一二两三四五六七八九十百]{1,6}([.．])(?=[〇零一二三四五六七八九])"
)
# What poems are written to, `沁园春.雪`: the tune (词牌) and the form of verse.
_TUNES = re.compile(
    r"(?:沁园春|水调歌头|念奴娇|满江红|蝶恋花|浣溪沙|菩萨蛮|清平乐|西江月|卜算子|采桑子|忆秦娥|渔家傲|如梦令|贺新郎|临江仙"
    r"|鹧鸪天|浪淘沙|江城子|永遇乐|破阵子|踏莎行|减字木兰花|忆江南|虞美人|十六字令|七律|七绝|五律|五绝)([.．])(?=["
    + HAN
    + "])"
)

_DOTS_IN_ROWS = frozenset("…⋯‥.·・•")
_DOTS_OF_ROWS_ALONE = _DOTS_IN_ROWS - {"."}
_ELLIPSES = re.compile(r"(?:[…⋯‥]|\.{3,}+|。{3,}+|[·・•]{3,}+)++")
_ELLIPSIS = "……"
_LONGEST = 6


def middle_dots(passage: Passage) -> Iterator[Change]:
    """Sets the dot that parts a name, a title, a date or a number in the middle (GB/T 15834, 4.14).

    约翰.史密斯, 《诗经.国风》, 沁园春.雪, “一二.九”, 百分之八.五.
    """
    text = passage.text
    for found in _OTHER_DOTS.finditer(text):
        yield Change(found.start(), found.end(), "·", "a bullet for the dot in a name")
    if passage.rare.isdisjoint(".．"):
        return
    in_name = deferred("a full stop for the dot in a name")
    dots = {found.start(): in_name for found in _NAME_DOTS.finditer(text)}
    for work in _WORK.finditer(text) if "《" in text else ():
        for found in _DOT_IN_WORK.finditer(text, work.start(), work.end()):
            dots[found.start()] = deferred("a full stop for the dot in a title")
    for found in _DAY_DOTS.finditer(text):
        dots[found.start()] = deferred("a full stop for the dot in a date")
    for found in _SHARE_DOTS.finditer(text):
        dots[found.start(1)] = deferred("a full stop for the dot in a number")
    for found in _TUNES.finditer(text):
        dots[found.start(1)] = deferred("a full stop for the dot in a title")
    for at, reason in sorted(dots.items()):
        yield Change(at, at + 1, "·", reason)


def ellipses(passage: Passage) -> Iterator[Change]:
    """Makes whole what is short of the six dots of `……` (GB/T 15834, 4.11), or too much of them.

    One `…` at the edge of a line may have its other half in the next line and waits for it. Long rows of
    dots lead the eye in a table and stay.
    """
    text = passage.text
    may_be = "..." in text or "。。。" in text or not _DOTS_OF_ROWS_ALONE.isdisjoint(passage.rare)
    if not (passage.chinese and may_be and _ELLIPSES.search(text)):
        return
    beside = {mark.at: mark for mark in marks(text, _DOTS_IN_ROWS | {"。"}, parentheses=True)}
    for found in _ELLIPSES.finditer(text):
        run, first, last = found[0], beside[found.start()], beside[found.end() - 1]
        is_half = len(run) == 1
        at_edge = found.start() == 0 or found.end() == len(text)
        if run == _ELLIPSIS or (is_half and at_edge and not passage.whole) or len(run) > _LONGEST:
            continue
        if run == _ELLIPSIS * 2 or not (first.is_chinese or last.is_chinese):
            continue
        yield Change(found.start(), found.end(), _ELLIPSIS, "an ellipsis that is not six dots")
