"""The words under pictures: what is a caption, and where its credit begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seed2book.model import Credit
from seed2book.structure.wording.keys import Ending, ending, key, width_em
from seed2book.structure.wording.names import read_names
from seed2book.structure.wording.slogans import ends_as_kicker
from seed2book.structure.wording.starts import goes_on, opens_afresh
from seed2book.structure.wording.vocabulary import (
    CREDIT_ENDINGS,
    HAN,
    NO_ONES_CREDIT,
    NUMERAL,
    PICTURE_PLACES,
    one_of,
)

_SPOKEN = re.compile("[我“：？！]|[他她]")
_CREDIT_MARKS = frozenset("摄影图供资作绘发稿提照画社透联C觉")
_BRACKETS = frozenset("（〔【")
_LAST_OF_ROLES = frozenset("道影图供稿片摄绘作")
_LAST_OF_SELLERS = frozenset("稿社透新联C国觉P图片者")
# `队员们在齐膝深的积雪中前行`: who does what and where; or someone pointed out, `（左二）`.
_SCENE = re.compile(
    r"[^，。：；！？“”《》]{2,14}?在(?![^，。]{0,3}时)[^，。：；！？]{1,14}?[上下中里内外前旁边间口处场][^，。；：！？]{2,12}。?$|"
    r"[^，。：；！？“”《》]{2,12}在(?:给|为|向|对|教|帮|陪)[^，。：；！？]{4,16}。?$|"
    r"[^，。：；！？“”]{2,14}正在[^，。；：！？]{2,16}(?<!中)(?<!进行)(?<!调查)(?<!审理)。?$|"
    r"[^，。：；！？]{2,8}（(?:前排|后排|图)?[左右中上下][一二三四五]?(?:起)?）[^，。：；！？]{4,24}。?$"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_OPENING = re.compile(
    rf"[（【〔]?(?:图为|图[{_CIRCLED}0-9一二三四五六七八九]{{0,2}}[：:为]|{one_of(PICTURE_PLACES)}图"
    rf"[{_CIRCLED}0-9一二三四]{{0,2}}[：:为是，（]|图片(?:说明|新闻)?[：:]|照片[：:]|压题(?:照片|图片|图)[：:为是]|[{_CIRCLED}]|[▲△▼◀▶←→↑↓]|"
    rf"这是[^，。]{{2,30}}(?:照片|图片|一角|外景|全景|场面)|图{NUMERAL}{{1,2}} )"
)
_NO_ONE = one_of(NO_ONES_CREDIT)
_AGENCY_PICTURE = r"[^（）]{0,8}(?:新华社|中新社|本报)(?:发|传真照片|记者[^（）]{2,8}摄)"
_BRACKET_CREDIT = re.compile(
    rf"[（〔【](?P<text>[^（）〔〕【】]{{1,40}}?{one_of(CREDIT_ENDINGS)}|{_NO_ONE}|{_AGENCY_PICTURE}|"
    r"新华社[^（）]{0,8}照片|照片由[^（）]{2,20}提供|"
    r"(?:照片)?(?:摄影|摄|供图|图)[：/][^（）]{2,12})[）〕】]? ?。?$"
)
_NOT_MARK = "[^ ，。；：！？“”、]"
# A name with its office, up to 29 characters in a few runs. Blanks alone part the runs, and in one way only;
# a row of closing brackets could be read in thousands.
_NAMED = "|".join(
    " ".join(f"{_NOT_MARK}{{{0 if at == 0 else 1},{longest}}}" for at, longest in enumerate(runs))
    for runs in ((29,), (24, 5), (19, 10), (14, 15), (19, 5, 5), (14, 10, 5), (14, 5, 10), (14, 5, 5, 5))
)
_PLAIN_CREDIT = re.compile(
    rf"(?P<gap>[ 。！？”）]{{1,3}})(?P<text>[□■○◎]? ?(?:{_NAMED}) ?"
    r"(?:摄影报道|图片报道|摄影|供图|供稿|图片提供|提供|资料图片|资料照片|资料图|制图|摄|/图|图|绘|作))$"
)
# `球员庆祝进球。新华社/路透`: who sold the picture.
_SOLD = re.compile(
    r"(?P<gap>[ 。！？”）]{1,3})"
    r"(?P<text>(?:新华社稿?|中新社|法新社|美联社|路透社?|东方IC|视觉中国|人民视觉|CFP|IC)"
    r"(?:[ /·](?:法新|美联|路透|欧新|新华社|供图|图片|记者)){0,2})$"
)
_ROLE_FIRST = re.compile(
    r"(?P<gap>[ 。！？”）]{1,3}|(?=摄影/))(?P<text>(?:本报)?(?:摄影|摄|图|图片|供图)[/：].{2,12})$"
)
_GLUED_CREDIT = re.compile(
    rf"(?P<text>(?:(?:本报|新华社|特约|通讯员|实习){{0,3}}(?:记者|通讯员) ?{HAN}{{2,3}}|"
    rf"(?<={HAN}{{6}}){HAN}{{2,3}}) ?摄)$"
)
# Papers of the seventies name no photographer: `本报通讯员摄`.
_OFFICES_ONLY = (
    r"(?:本报|新华社|特约|业余|摄影|[^，。；：！？“” ]{2,6}){0,3}(?:记者|通讯员|报道组) ?(?:摄|摄影|供图)"
)
_OFFICE_CREDIT = re.compile(rf"(?P<gap>[ 。！？”）]{{1,3}})(?P<text>{_OFFICES_ONLY})$")
_NAMELESS = re.compile(_OFFICES_ONLY)
_CREDIT_ALONE = re.compile(
    rf"[（〔【]?(?:{_NO_ONE}|[^，。；：！？]{{0,12}}传真照片|"
    rf"[^，。；：！？“” ]{{2,14}} ?(?:供图|供稿|提供图片|图片提供)|{_OFFICES_ONLY})[）〕】]?$"
)


@dataclass(frozen=True, slots=True)
class PictureWords:
    """A caption and its credit, which begins at the offset `credit_start`."""

    caption: str
    credit: Credit | None
    credit_start: int


def opens_as_caption(text: str) -> bool:
    """True if the words show a caption before anything else: 图为…, 上图：…, ①…."""
    return _OPENING.match(key(text[:48])) is not None


def credit_alone(text: str) -> Credit | None:
    """Reads a line that is nothing but a picture's credit: `张三 摄`, `某镇供图`, `（资料照片）`."""
    bare = text.strip()
    if width_em(bare) > 24 or not bare:
        return None
    inner = bare[1:-1] if key(bare[0]) in _BRACKETS and key(bare[-1]) in "）〕】" else bare
    names = read_names(inner)
    if names and names.credits and not names.bylines:
        only = names.credits[0]
        return Credit(bare, only.role, "、".join(c.name for c in names.credits))
    return Credit(bare) if _CREDIT_ALONE.match(key(bare)) else None


def is_sold(text: str) -> bool:
    """True for who sold a picture and nothing else: `新华社/路透`."""
    return _SOLD.fullmatch(f" {key(text).strip('（） ')}") is not None


def credit_behind(text: str) -> Credit | None:
    """Reads a line that is known to be a credit as one that closes a caption: `罗兵 摄影报道`."""
    before = "。\u3000"
    found = split_credit(before + text)
    return found.credit if found and found.credit_start <= len(before) else None


def split_credit(text: str) -> PictureWords | None:
    """Parts a caption from the credit that closes it, or gives None where no credit closes the text."""
    window = max(0, len(text) - 60)
    tail = key(text[window:]).rstrip()
    if _CREDIT_MARKS.isdisjoint(tail[-16:]):
        return None
    for pattern in (_BRACKET_CREDIT, _SOLD, _ROLE_FIRST, _PLAIN_CREDIT, _GLUED_CREDIT, _OFFICE_CREDIT):
        match = _match(pattern, tail) if _may_hold(pattern, tail) else None
        if match is None:
            continue
        start = window + match.start()
        printed = text[window + match.start("text") : window + match.end("text")].strip()
        known_by = key(printed)
        strict = pattern is not _BRACKET_CREDIT
        names = read_names(printed.lstrip("□■○◎ \u3000").removeprefix("照片"), strict=strict)
        reports = bool(names and names.found[-1].role in ("摄影报道", "图片报道"))
        known = (
            _NAMELESS.fullmatch(known_by) is not None
            or reports
            or pattern is _SOLD
            or known_by.endswith(("供图", "照片", "图片", "资料图", "社发", "报发", "提供", "供稿"))
        )
        if not known and not (names and names.credits):
            continue
        gap = match["gap"] if "gap" in match.groupdict() else ""
        start += len(gap)
        if start == 0:
            return None
        caption = text[:start].rstrip()
        named = names.found[-1] if names else None
        credit = Credit(text[start:].strip(), named.role if named else "", named.name if named else "")
        return PictureWords(caption, credit, start)
    return None


def _match(pattern: re.Pattern[str], tail: str) -> re.Match[str] | None:
    """The first place where the pattern holds; a closing mark parts a credit off only where no blank does.

    `陆时衡（左）在调试仪器 党委宣传部 供图`
    """
    first = match = pattern.search(tail)
    while match is not None and "gap" in match.groupdict() and match["gap"] in ("）", "”"):
        match = pattern.search(tail, match.start() + 1)
    return match or first


def _may_hold(pattern: re.Pattern[str], tail: str) -> bool:
    """Tells where a credit's pattern cannot hold: most tails lack the mark or the last character it needs."""
    if pattern is _BRACKET_CREDIT:
        return not _BRACKETS.isdisjoint(tail)
    if pattern is _SOLD:
        return tail[-1] in _LAST_OF_SELLERS
    if pattern is _ROLE_FIRST:
        return "/" in tail or "：" in tail
    return tail[-1] in _LAST_OF_ROLES


def tells_scene(text_key: str) -> bool:
    """True for one short sentence that no one speaks, with its full stop, as under a picture."""
    if not text_key.endswith("。") or text_key.count("。") > 1 or not 6 <= width_em(text_key) <= 45:
        return False
    return _SPOKEN.search(text_key) is None and not goes_on(text_key) and opens_afresh(text_key) < 0.8


def shows_scene(text_key: str) -> bool:
    """True for one clause that says who does what where, as no headline and no subhead does."""
    return _SCENE.match(text_key) is not None and not ends_as_kicker(text_key)


def reads_like_caption(text: str) -> bool:
    """True if a short line could say what a picture shows: a scene told in one clause."""
    text_key = key(text)
    if ending(text_key) in (Ending.COMMA, Ending.COLON, Ending.SEMICOLON) or "？" in text_key:
        return False
    return 4 <= width_em(text) <= 45 and text_key.count("。") <= 1
