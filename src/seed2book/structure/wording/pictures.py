"""How words under pictures show themselves: by what they open with, or by the scene that they tell."""

from __future__ import annotations

import re

from seed2book.structure.wording.keys import Ending, ending, key, width_em
from seed2book.structure.wording.slogans import ends_as_kicker
from seed2book.structure.wording.starts import goes_on, opens_afresh
from seed2book.structure.wording.vocabulary import (
    ART_FORMS,
    CIRCLED,
    NUMERAL,
    PICTURE_PLACES,
    SCRIPTS,
    one_of,
)

_SPOKEN = re.compile("[我“：？！]|[他她]")
# `队员们在齐膝深的积雪中前行`: who does what and where; or someone pointed out, `（左二）`.
_SCENE = re.compile(
    r"[^，。：；！？“”《》]{2,14}?在(?![^，。]{0,3}时)[^，。：；！？]{1,14}?[上下中里内外前旁边间口处场][^，。；：！？]{2,12}。?$|"
    r"[^，。：；！？“”《》]{2,12}在(?:给|为|向|对|教|帮|陪)[^，。：；！？]{4,16}。?$|"
    r"[^，。：；！？“”]{2,14}正在[^，。；：！？]{2,16}(?<!中)(?<!进行)(?<!调查)(?<!审理)。?$|"
    r"[^，。：；！？]{2,8}（(?:前排|后排|图)?[左右中上下][一二三四五]?(?:起)?）[^，。：；！？]{4,24}。?$"
)
_OPENING = re.compile(
    rf"[（【〔]?(?:图为|图[{CIRCLED}0-9一二三四五六七八九]{{0,2}}[：:为]|{one_of(PICTURE_PLACES)}图"
    rf"[{CIRCLED}0-9一二三四]{{0,2}}[：:为是，（）〕】]|图片(?:说明|新闻)?[：:]|老?照片[：:]|资料(?:图|照片)[：:]|(?:图中)?(?:[前后中]排)?[左右](?:起|[一二三四]为)|(?:图中)?[从自由][左右][至到向往][左右]|压题(?:照片|图片|图)[：:为是]|[{CIRCLED}]|[▲△▼▽◀►▶◄◁▷←→↑↓◣◥]|"
    rf"这是[^，。]{{2,30}}(?:照片|图片|一角|外景|全景|场面)|图{NUMERAL}{{1,2}} )"
)
_WORK = re.compile(
    rf"[^，。；：！？]{{2,20}}[（〔](?:[^（）]{{0,4}}{one_of(ART_FORMS)}|摄影)[）〕]"
    rf"|{one_of(SCRIPTS)}(?:条幅|对联|中堂|扇面|横幅)?：[^，。：]{{2,20}}"
)


def opens_as_caption(text: str) -> bool:
    """True if the words show a caption before anything else: 图为…, 上图：…, ①…."""
    return _OPENING.match(key(text[:48])) is not None


def names_work(text_key: str) -> bool:
    """True for the title of what an artist made, `春满渔港（木刻）`: the work is the picture."""
    return _WORK.fullmatch(text_key) is not None


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
