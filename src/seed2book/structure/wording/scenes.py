"""What words under pictures say: who does what where, before one's eyes, and nothing of before or after."""

from __future__ import annotations

import re

from seed2book.structure.wording.vocabulary import (
    EVENTS,
    HEARSAY,
    SEEN_ACTS,
    SPEECH_VERBS,
    TURNS,
    VIEWS,
    one_of,
)

_AT_WORK = re.compile(
    r"(?:[^，。：；“”《》]{2,16}(?:在(?!于|内的|此|其)|正[为向给])|"
    r"[^，。：；“”《》]{1,12}[和与同][^，。：；“”《》]{1,10}(?:一道|一起|共同|合力)(?!的))[^，。：；]{2,18}。?$"
)
# `3月21日，…`, `新建的公园内，…`: when and where, before who does what.
_SETTING = re.compile(
    r"(?:[^，。：；？！“”]{1,16}(?:[内里上中下旁前外边间口处场日晚晨午]|现场)，){1,2}(?=[^，。：；]{4,28}。?$)"
)
_EVENT = re.compile(
    rf"{one_of(EVENTS)}|(?:(?:进行|实践|调查|审理)(?:之?中)?|[一二三四五六七八九十两半几数]个?(?:月|天|年|小时|昼夜))。?$"
)
_POINTED_OUT = re.compile(
    r"（(?:前排|后排|图)?[左右中前后][左右中一二三四五六]?(?:起|排)?[^（）]{0,6}）|（持.{1,3}者）"
)
_WITH_OWN = re.compile(
    r"[^，。：；]{1,12}[和与同](?:[他她它]们?|自己)的[^，。：；]{1,10}。?$|"
    r"[^，。：；]{2,10}[和与同][^，。：；]{2,12}(?:在一起|合影)。?$"
)
_VIEW = re.compile(rf"{one_of(VIEWS)}。?$")
_MANY = re.compile("[^，。：]{1,8}们")
_ACT = re.compile(one_of(SEEN_ACTS))
_DATE = re.compile(
    "[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?|[0-9一二三四五六七八九十]{1,3}日|昨[日天晚]|前[日天]|近日|日前|上周|上月|今天|连日来"
)
_QUOTED = re.compile("《[^》]*》|“[^”]*”")
_FIRST_PERSON = re.compile("我(?![国省市县区州盟旗乡镇村校院厂矿军])|咱|俺|您|你")
_SPOKEN = re.compile(
    rf"^“|“[^”]*[，。！？]|？|！|[他她它](?!们?在)|(?:{one_of(SPEECH_VERBS)}|道)(?:。|：|$)|感到|觉得|(?:^|，)[记笔]者|"
    rf"据[^，。]{{0,6}}{one_of(HEARSAY)}"
)
_PAST_OR_FUTURE = re.compile("[^为除]了(?![解望])|[要将](?:在|于|为)|已(?:经|在)?(?!故)|曾|尚未|即将")
_TURN = re.compile(rf"{one_of(TURNS)}|这(?!是)")


def at_work(text_key: str) -> bool:
    """True for somebody and what they are just doing, or where they do it: `民工在江堤上打夯`.

    Where and when may stand before it: `新建的公园内，几位老人在下棋`.

    Not for what is reported to have happened somewhere: `…在沪成立`, `…正在调查`.
    """
    setting = _SETTING.match(text_key)
    act = text_key[setting.end() :] if setting else text_key
    return _AT_WORK.match(act) is not None and _EVENT.search(act) is None


def points_out(text_key: str) -> bool:
    """True where a bracket says who of those in the picture is meant: `（左二）`."""
    return _POINTED_OUT.search(text_key) is not None


def names_view(text_key: str) -> bool:
    """True for words that end in the name of a view: `大桥合龙现场`, `新区一角`."""
    return _VIEW.search(text_key) is not None


def names_with_own(text_key: str) -> bool:
    """True for `老蔡和他的钟` and `樊大勇和孩子们在一起`: who is in the picture, and with what."""
    return _WITH_OWN.match(text_key) is not None


def opens_with_many(text_key: str) -> bool:
    """True for `女工们…`: many who do something."""
    return _MANY.match(text_key) is not None


def tells_seen_act(text_key: str) -> bool:
    """True where something is done that a picture can show: `查看`, `采摘`, `合影`; `“施工”` is none."""
    return _ACT.search(_QUOTED.sub("", text_key)) is not None


def opens_with_date(text_key: str) -> bool:
    """True for `5月3日，…` and `昨天…`."""
    return _DATE.match(text_key) is not None


def is_spoken(text_key: str) -> bool:
    """True where somebody speaks or thinks: no picture shows it."""
    return _SPOKEN.search(text_key) is not None


def in_first_person(text_key: str) -> bool:
    """True for `我坐在最前面一排`; not for `我市`, nor for what a title or somebody says."""
    return _FIRST_PERSON.search(_QUOTED.sub("", text_key)) is not None


def is_past_or_future(text_key: str) -> bool:
    """True for what is over or has yet to come, `站了很久` and `要在…夺金`: a picture shows what is."""
    return _PAST_OR_FUTURE.search(_QUOTED.sub("", text_key)) is not None


def turns_from(text_key: str) -> bool:
    """True for words that open with a turn from what was said: `但…`, `后来…`, `如今…`."""
    return _TURN.match(text_key) is not None
