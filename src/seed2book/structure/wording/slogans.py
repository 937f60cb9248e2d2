"""What a heading line does, by its form: calls on all and leads over, as kickers do, or gives results."""

from __future__ import annotations

import re

from seed2book.structure.wording.vocabulary import ACTING_BODIES, CALLS, CAUSES, HAN, KICKER_ENDINGS, one_of

_DIGIT = "[0-9一二三四五六七八九十百千万亿两几多半〇.％%]"
# A call opens with its verb and no one who acts: `贯彻…精神`, `从…出发，…`, `学…，赶…`.
_CALL = re.compile(
    rf"{one_of(CALLS)}|学[^，、]{{1,6}}[，、 ]?[赶比帮创]|"
    r"(?:从|以|围绕|按照|适应|面向|针对)[^，]{2,14}(?:出发|为|着手|抓起|需要|要求)|"
    r"(?:让|把|要|为了?|为)[^，。]{3,12}[，、 ]?(?:把|让|更|而|做|办|服务|贡献|奋斗|努力|添)"
)
_CAUSE = re.compile(rf"{HAN}{one_of(CAUSES)}$")
_RESULT = re.compile(
    rf"(?![一两几][^十百千万亿])(?<!第){_DIGIT}{{1,10}}(?:多|余|来|万|亿)?(?:元|美元|斤|公斤|吨|担|亩|顷|人|人次|人均|件|台|户|个|项|场|次|家|公里|里|米|方|立方米|"
    r"度|辆|套|名|所|座|眼|株|棵|头|只|期|成|倍|天|岁|年|分|小时|％|%)|百分之|翻[一两几]番"
)
_BODY = re.compile(one_of(ACTING_BODIES, "[^科学]院", "[^乡城市]镇", "[^下故家城]乡") + "$")
_KICKER_END = re.compile(rf"{one_of(KICKER_ENDINGS)}$")


def is_slogan(text_key: str) -> bool:
    """True for a heading that calls on all and reports nothing: `贯彻…精神`, `掀起…新高潮`."""
    if counts_results(text_key):
        return False
    return _CALL.match(text_key) is not None or _CAUSE.search(text_key) is not None


def counts_results(text_key: str) -> bool:
    """True for a heading that gives figures with what was counted, and has two clauses or two figures."""
    figures = len(_RESULT.findall(text_key))
    clauses = len(re.findall(r"[，、；]| {1,3}(?=[^ ])", text_key))
    return figures >= 2 or (figures == 1 and clauses >= 1)


def ends_as_kicker(text_key: str) -> bool:
    """True for a line that leads over to the headline: `某某调研时强调`, or a comma."""
    return _KICKER_END.search(text_key) is not None


def acts(text_key: str) -> bool:
    """True for a body that the headline below tells of, `县检察院` over `宣讲进企业`: a kicker, no column."""
    return len(text_key) >= 3 and _BODY.search(text_key) is not None
