"""How a passage begins: afresh, as a paragraph does, or in the middle of a sentence."""

from __future__ import annotations

import re

from seed2book.structure.wording.name_words import is_name
from seed2book.structure.wording.surnames import COMMON_SURNAMES
from seed2book.structure.wording.vocabulary import (
    HAN,
    HEARSAY,
    JOBS,
    NUMERAL,
    OPENERS,
    POSTS,
    SPEECH_VERBS,
    TIMES,
    one_of,
)

_MID_MARKS = frozenset("，。、；：）》”’！？…·%℃〉】")
_PARTICLES = re.compile(
    r"们|者(?!说)|的(?!确|士|哥)|了(?!解|却|不起|结|如指掌|然|望)|着(?!力|眼|手|重|实|装|火|急|陆|凉|迷)|"
    r"性(?!别|格|能|质|情|价比)|化(?!工|肥|学|解|身|妆|验|石|纤|险|整|零|名|作|繁)|之(?!所以|后|前|间|一)|得(?!知|益|到|出|以|意|票|失|奖)"
)
_WEAK_PARTICLES = re.compile(
    r"等(?!到|待|等|候)|及(?!时|早|其)|与(?!此|会|其|往|去|时|众|人)|和(?!平|谐|睦|美|顺|气)|并(?!非|没|不)|而(?!今|且|这|在|对|当)|"
    r"以(?!前|后|来|上|下|往|此|及|色列)|也|都|还(?!有)|就(?!在|是|业|这|连|拿)|则"
)
# `…屈正` / `阳、桑梅…`: a name's last characters before an enumeration comma.
_TORN_NAME = re.compile(r"[^一二三四五六七八九十甲乙丙丁0-9A-Za-z“《（ ]{1,2}、")
_TIMES = re.compile(one_of(TIMES))
_DATED = re.compile(
    r"(?:[12]?[0-9]{3}年|[0-9]{1,2}月[0-9]{1,2}日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|[12一][九0-9][〇一二三四五六七八九0-9]{2}年)"
)
_OPENERS = re.compile(
    one_of(
        OPENERS,
        "第[一二三四五六七八九]，",
        "[一二三四五六七八九]是",
        "自.{1,8}以来",
        "(?:对于?|就)[^，。]{2,10}(?:而言|来说)，",
    )
)


_TIMED = re.compile(
    rf"(?:{NUMERAL}{{1,4}}[多余个]?(?:分钟|小时|个月|天|年|秒|日)(?!的)|"
    "第[二三]天|次日|[上下]半年|[上下本][周月])"
    r"[^，。]{0,6}，|"
    rf"{HAN}{{0,5}}(?:会议?|式|典|礼|场|活动|途|座谈|采访|调研|比赛|演出)[上中后里间]，"
)
_ADVERBIAL = re.compile(rf"{HAN}{{1,6}}[上中后前时了]，")
# `技术员史梅翻开…`: what somebody is, the name, and what is told.
_POST = re.compile(one_of(f"{JOBS} {POSTS}", f"{HAN}{{1,2}}[员长师]"))
_SUBJECT = re.compile(rf"{HAN}{{2,5}}(?:是|有|也|都|已|正|将|曾|还)(?!的|关)")
_SPEAKS = re.compile(
    rf"[^，。：；“”]{{2,24}}?{one_of(SPEECH_VERBS)}(?:[，：]|{HAN}{{0,4}}[，：“])|据[^，。；]{{1,20}}{one_of(HEARSAY)}"
)


def goes_on(text_key: str) -> float:
    """Says how plainly a passage starts in mid-sentence.

    Gives 1 for a mark, 0.8 for 们 and its like, 0.3 for a word that may open a sentence as well, else 0.
    """
    if not text_key:
        return 0.0
    if text_key[0] in _MID_MARKS and not text_key.startswith(("……", "…")):
        return 1.0
    if _PARTICLES.match(text_key) or _TORN_NAME.match(text_key):
        return 0.8
    return 0.3 if _WEAK_PARTICLES.match(text_key) else 0.0


def opens_afresh(text_key: str) -> float:
    """Says how plainly a passage starts as paragraphs do.

    Gives 1 for a word that opens them, 0.9 for a time and a comma, 0.8 where someone is quoted, 0.5 for a
    time or a name, bare or behind a post, 0.3 for a subject with its verb, else 0.
    """
    if _OPENERS.match(text_key):
        return 1.0
    if _TIMED.match(text_key):
        return 0.9
    if _SPEAKS.match(text_key[:60]):
        return 0.8
    if _TIMES.match(text_key) or _DATED.match(text_key) or _ADVERBIAL.match(text_key):
        return 0.5
    if is_name(text_key[:3]) and text_key[3:4] in "在说是的和与从把为有也还又就一指表认介告坦对等":
        return 0.5
    post = _POST.match(text_key)
    if (
        post
        and text_key[post.end() : post.end() + 1] in COMMON_SURNAMES
        and is_name(text_key[post.end() :][:2])
    ):
        return 0.5
    return 0.3 if _SUBJECT.match(text_key) else 0.0


def news_lead(text_key: str) -> bool:
    """True if a passage opens as a report does: 近日, or a date in its first clause."""
    if _OPENERS.match(text_key):
        return True
    head = text_key[:40]
    return ("年" in head or "月" in head) and _DATED.search(head) is not None
