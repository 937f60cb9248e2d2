"""Who took, drew or supplied a picture: a line that says only that, and the end of a caption that does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.model import Credit
from seed2book.structure.wording.keys import key, width_em
from seed2book.structure.wording.name_words import is_name
from seed2book.structure.wording.names import Names, read_names
from seed2book.structure.wording.pictures import names_work
from seed2book.structure.wording.tails import read_printed
from seed2book.structure.wording.vocabulary import (
    ART_FORMS,
    CREDIT_ENDINGS,
    HAN,
    PICTURE_REPORTS,
    PICTURE_SELLERS,
    ends_of,
    one_of,
)

_CREDIT_MARKS = frozenset("摄影图供资作绘发稿提照画社透联C觉刻写书源料纸拍于自")
_MARKS = "□■○◎ \u3000"
_ROLES = frozenset("道影图供稿片摄绘作拍")
# Credits that say so by themselves, whoever they name: `资料图片`, `新华社稿`, `图片来源：市档案馆`.
_HOUSE = (
    r"(?:新华社|中新社|新华网|人民网|本报|本社|本刊|路透社?|法新社|美联社"
    rf"|{HAN}{{2,6}}(?:画报社?|图片社|通讯社))"
)
_STANDING = (
    rf"(?:图为)?均?(?:{_HOUSE}|{HAN}{{2,4}})?(?:资料|网络|传真|档案)(?:照片|图片|照|图)"
    rf"|{_HOUSE}(?:资料|照片|图片|供图|供稿|供本报专稿|稿)"
    rf"|{_HOUSE}发(?: ?[（〔]?(?:{HAN}{{1,4}}[ ·]?){{1,4}}(?:摄|供图)[）〕]?)?"
    rf"|(?:图片|照片|图)?来源：[^，。；：！？“”]{{2,16}}"
    rf"|{one_of(PICTURE_SELLERS)}(?: ?(?:供图|图片|供|发))?"
    r"|(?:本报)?摄影(?:组|部)(?:摄|稿|供稿)?"
    rf"|{HAN}(?: ?{HAN}){{1,3}}(?<![片图影]) ?摄[于自][^，。；：！？“”]{{2,12}}"
)
_STANDING_CREDIT = re.compile(rf"(?P<gap>[ 。！？”）]{{1,3}})(?P<text>{_STANDING})$")
_STANDS = re.compile(rf"[（〔【]?(?:{_STANDING})[）〕】]?。?$")
_AGENCY_PICTURE = r"[^（）]{0,8}(?:新华社|中新社|本报)(?:发|传真照片|记者[^（）]{2,8}摄)"
_BRACKET_CREDIT = re.compile(
    rf"[（〔【](?P<text>[^（）〔〕【】]{{1,40}}?{one_of(CREDIT_ENDINGS)}|{_STANDING}|{_AGENCY_PICTURE}|"
    r"新华社[^（）]{0,8}照片|照片由[^（）]{2,20}提供|"
    r"(?:照片)?(?:摄影|摄|供图|图片|图)[：/][^（）]{2,12}|摄影 [^（）]{2,8})[）〕】]? ?。?$"
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
    r"(?:摄影报道|图片报道|摄影|供图|供稿|图片提供|提供|资料图片|资料照片|资料图|制图|航拍|翻拍|摄|/图|图|绘|作))$"
)
# `球员庆祝进球。新华社/路透`: who sold the picture.
_SOLD = re.compile(
    r"(?P<gap>[ 。！？”）]{1,3})"
    r"(?P<text>(?:新华社稿?|中新社|法新社|美联社|路透社?|东方IC|视觉中国|人民视觉|CFP|IC)"
    r"(?:[ /·](?:法新|美联|路透|欧新|新华社|供图|图片|记者)){0,2})$"
)
_ROLE_FIRST = re.compile(
    r"(?P<gap>[ 。！？”）]{1,3}|(?=摄影/))(?P<text>(?:本报|本版|本文)?"
    r"(?:(?:照片摄影|摄影|摄|图|图片|供图|制图|绘图|绘|漫画|插图|题图|翻拍)[/：]|摄影 ).{2,12})$"
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
    rf"[（〔【]?(?:{_STANDING}|[^，。；：！？]{{0,12}}传真照片|"
    rf"[^，。；：！？“”（） ]{{2,14}} ?(?:供图|供稿|提供图片|图片提供)|[^，。；：！？“”（）]{{2,14}} 提供|"
    rf"(?:本版|本文)(?:摄影|图片|照片)：[^，。；！？“”]{{2,12}}|{_OFFICES_ONLY})[）〕】]?$"
)
# `郑立新作`, `高 岩　木刻`: who made what is printed, with or without a blank.
_MADE = re.compile(
    rf"(?P<gap>[ 。！？”）]{{1,3}})(?P<text>(?P<name>{HAN}(?: ?{HAN}){{1,3}}?) ?{one_of(ART_FORMS)})$"
)
# `矿灯亮了（版画）　工人　邢铁柱`: whoever made it, behind its title.
_BEHIND_WORK = re.compile(
    rf"(?P<gap> {{1,3}})(?P<text>(?:[^，。；：！？（） ]{{1,6}} )?{HAN}(?: ?{HAN}){{1,3}})$"
)
# Each with what a tail must hold for it, or end in: most lack that, and are not searched.
_CREDITS: tuple[tuple[re.Pattern[str], frozenset[str], frozenset[str]], ...] = (
    (_STANDING_CREDIT, frozenset(), frozenset("照片图稿料发摄供CO网社馆局校部组）〕】年月日")),
    (_BRACKET_CREDIT, frozenset("（〔【"), frozenset()),
    (_SOLD, frozenset(), frozenset("稿社透新联C国觉P图片者")),
    (_ROLE_FIRST, frozenset("/：影"), frozenset()),
    (_PLAIN_CREDIT, frozenset(), _ROLES),
    (_GLUED_CREDIT, frozenset(), _ROLES),
    (_OFFICE_CREDIT, frozenset(), _ROLES),
    (_MADE, frozenset(), ends_of(ART_FORMS)),
    (_BEHIND_WORK, frozenset("）〕："), frozenset()),
)


@dataclass(frozen=True, slots=True)
class PictureWords:
    """A caption and its credit, which begins at the offset `credit_start`."""

    caption: str
    credit: Credit | None
    credit_start: int


def credit_alone(text: str) -> Credit | None:
    """Reads a line that is nothing but a picture's credit: `张三 摄`, `某镇供图`, `（资料照片）`."""
    bare = text.strip()
    if width_em(bare) > 24 or not bare:
        return None
    inner = bare[1:-1] if key(bare[0]) in "（〔【" and key(bare[-1]) in "）〕】" else bare
    inner = inner.lstrip(_MARKS)
    names = read_names(inner)
    if names and names.credits and not names.bylines:
        only = names.credits[0]
        return Credit(bare, only.role, "、".join(c.name for c in names.credits))
    maker = _maker(f" {key(inner)}")
    if maker:
        return Credit(bare, "作", maker)
    return Credit(bare) if _CREDIT_ALONE.match(key(bare)) else None


def _maker(text_key: str) -> str:
    """The name of the one who drew, cut or wrote what is printed; empty where none is named."""
    found = _MADE.fullmatch(text_key)
    name = found["name"].replace(" ", "") if found else ""
    return name if is_name(name) else ""


def says_so(text: str) -> bool:
    """True for a credit that needs no name to be one: `资料图片`, `新华社稿`."""
    return _STANDS.match(key(text.strip())) is not None


def reports_in_pictures(text: str) -> bool:
    """True for `宋 健　摄影报道` and nothing else: whoever took the picture wrote its words."""
    names, _marked = read_printed(text)
    return names is not None and all(named.role in PICTURE_REPORTS for named in names.found)


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
    if _CREDIT_MARKS.isdisjoint(tail[-24:]):
        return None
    held = frozenset(tail)
    for pattern, holds, ends in _CREDITS:
        if tail[-1] not in ends and holds.isdisjoint(held):
            continue
        for match in _places(pattern, tail):
            printed = text[window + match.start("text") : window + match.end("text")].strip()
            names = read_names(
                printed.lstrip(_MARKS).removeprefix("照片"), strict=pattern is not _BRACKET_CREDIT
            )
            if not _is_credit(match, printed, names):
                continue
            start = window + match.start() + len(match.groupdict().get("gap", ""))
            if start == 0:
                return None
            named = names.found[-1] if names else None
            credit = Credit(text[start:].strip(), named.role if named else "", named.name if named else "")
            return PictureWords(text[:start].rstrip(), credit, start)
    return None


def _is_credit(match: re.Match[str], printed: str, names: Names | None) -> bool:
    """True where what a pattern found says who took, made or supplied the picture."""
    known_by = key(printed)
    if names and (names.credits or names.found[-1].role in PICTURE_REPORTS):
        return True
    return (
        match.re is _SOLD
        or known_by.endswith(("供图", "照片", "图片", "资料图", "社发", "报发", "提供", "供稿"))
        or _NAMELESS.fullmatch(known_by) is not None
        or _STANDS.match(known_by) is not None
        or (match.re is _MADE and bool(_maker(f" {known_by}")))
        or (match.re is _BEHIND_WORK and names_work(match.string[: match.start()]))
    )


def _places(pattern: re.Pattern[str], tail: str) -> Sequence[re.Match[str]]:
    """The places where the pattern holds; a closing mark parts a credit off only where no blank does.

    `陆时衡（左）在调试仪器 党委宣传部 供图`
    """
    places = []
    match = pattern.search(tail)
    while match is not None:
        places.append(match)
        match = pattern.search(tail, match.start() + 1)
    return sorted(places, key=lambda place: place.groupdict().get("gap") in ("）", "”"))
