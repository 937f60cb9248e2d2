"""Parts a line of names into its words: padded names put together, glued ones taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from seed2book.structure.wording.keys import is_han, key
from seed2book.structure.wording.surnames import COMPOUND_SURNAMES, NO_NAMES, SURNAMES
from seed2book.structure.wording.vocabulary import (
    FORMS_OF_ADDRESS,
    HAN,
    OFFICE_PREFIXES,
    OFFICES,
    OUTLETS,
    PICTURE,
    WRITING,
    one_of,
)

Token = tuple[str, int, int]
"""A word and the offsets where it stands."""

PARTING = "/：&|｜"
_OUTLET = one_of(OUTLETS, rf"《?{HAN}{{2,8}}(?:日报|晚报|报|台|网)》?")
_PREFIX = one_of(OFFICE_PREFIXES, rf"驻{HAN}{{1,4}}?")
OFFICE = re.compile(rf"{_OUTLET}?{_PREFIX}{{0,3}}{one_of(OFFICES)}")
# `江玉通讯员韩冬`: an office behind a name, with another name after it.
_INNER_OFFICES = ("记者", "通讯员", "实习生")
_INNER_OFFICE = re.compile(
    rf"(?:(?<={HAN}{{2}})(?:{one_of(OUTLETS)}|《{HAN}{{2,10}}》)|(?<=[^本报刊社网特]{HAN}))"
    rf"{_PREFIX}{{0,2}}(?:{'|'.join(_INNER_OFFICES)})(?={HAN}{{2}}|$)(?![站团组会])"
)
SUPPLIED_BY = re.compile(
    rf"(?:本版|本文|文中|以上|均|配图|照片|图片|资料){{1,3}}由(?:{_OUTLET}?{_PREFIX}{{0,3}}{one_of(OFFICES)})?"
)
_ROLE_BEHIND = re.compile("(?:摄影?|供图|绘|整理|口述|讲述|编译|编写|采写|撰文|执笔)$")
_MORE_OFTEN_NAMES = frozenset("译编文")
_PLACE_ENDINGS = "州县市省区乡镇村社队厂"
_TOKEN = re.compile(rf"[^\s、，；{PARTING}]+|[{PARTING}]")


def words_of(text_key: str) -> list[Token]:
    """Gives the words of a line of names with their offsets, each name one word."""
    return _merged(list(_unglued([(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text_key)])))


@lru_cache(maxsize=1 << 16)
def is_name(token: str) -> bool:
    """True if this can be nothing but a Chinese name by its shape: a surname and one or two characters."""
    token = key(token)
    if not token or not all(map(is_han, token)) or token in NO_NAMES or token[-1] in _PLACE_ENDINGS:
        return False
    if token[1:] in FORMS_OF_ADDRESS:
        return False
    if token[:2] in COMPOUND_SURNAMES:
        return 3 <= len(token) <= 4
    return 2 <= len(token) <= 3 and token[0] in SURNAMES


def split_glued(token: str) -> tuple[str, ...]:
    """Parts names that were printed without a blank, `张三李四光`, where there is one way only to do it."""
    if token[0] not in SURNAMES and token[:2] not in COMPOUND_SURNAMES:
        return (token,)
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in token)]
    for end in range(1, len(token) + 1):
        for size in (2, 3, 4):
            if end < size or not ways[end - size]:
                continue
            piece = token[end - size : end]
            if is_name(piece) and (size < 4 or piece[:2] in COMPOUND_SURNAMES):
                ways[end] += [(*way, piece) for way in ways[end - size][:2]]
    return ways[-1][0] if len(ways[-1]) == 1 else (token,)


def _unglued(tokens: list[Token]) -> Iterator[Token]:
    """Parts an office from what it is glued to: `记者高 松`, `记者江玉通讯员韩冬`."""
    for n, (token, start, end) in enumerate(tokens):
        glued = len(token) >= 6 and not SUPPLIED_BY.match(token)
        own = OFFICE.match(token) if glued else None
        named = glued and any(office in token for office in _INNER_OFFICES)
        inner = _INNER_OFFICE.search(token, own.end() + 2 if own else 0) if named else None
        if inner:
            yield token[: inner.start()], start, start + inner.start()
            yield from _unglued([(token[inner.start() :], start + inner.start(), end)])
            continue
        following = tokens[n + 1][0] if n + 1 < len(tokens) else ""
        given = len(following) == 1 or (len(following) == 2 and following[1] == "摄")
        if len(token) > 2 and token[-1] in SURNAMES and given and is_han(following[0]):
            office = OFFICE.fullmatch(token[:-1])
            if office:
                yield token[:-1], start, end - 1
                yield token[-1], end - 1, end
                continue
        before = tokens[n - 1][0] if n else ""
        role = _ROLE_BEHIND.search(token) if before[-1:] in SURNAMES else None
        if role and (role.start() == 1 or (role.start() == 2 and len(before) == 1)):
            yield token[: role.start()], start, start + role.start()  # `关 山摄`, `记者关 山摄`, `江 玉整理`
            yield role[0], start + role.start(), end
            continue
        yield token, start, end


def _merged(tokens: list[Token]) -> list[Token]:
    """Puts padded names back together: `龚 琰`, `孙 一 凡`, `刘 克 王 树 棠`, `张 三丰`."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        size = _padded_name(tokens, i)
        text = " ".join(token for token, _, _ in tokens[i : i + size])
        out.append((text, tokens[i][1], tokens[i + size - 1][2]))
        i += size
    return out


def _padded_name(tokens: list[Token], i: int) -> int:
    """How many tokens from `i` on are one name."""
    alone = i
    while alone < len(tokens) and alone - i < 6 and _single(tokens, alone, first=alone == i):
        alone += 1
    run = alone - i
    following = tokens[i + 1][0] if i + 1 < len(tokens) else ""
    if run == 1 and len(following) == 2 and tokens[i][0] in SURNAMES:
        word = following in PICTURE or following in WRITING
        return 1 if word or is_name(following) or not all(map(is_han, following)) else 2
    if run == 3 and tokens[i + 2][0] in SURNAMES and _given(tokens, i + 3):
        return 2  # `张 铁 汪 新洲`
    if run == 3 or (run == 5 and tokens[i + 2][0] not in SURNAMES):
        return 3
    return 2 if run >= 2 else 1


def _given(tokens: list[Token], i: int) -> bool:
    """True for two characters that are no name by themselves: what may follow a surname."""
    token = tokens[i][0] if i < len(tokens) else ""
    return (
        len(token) == 2 and all(map(is_han, token)) and not is_name(token) and token not in WRITING | PICTURE
    )


def _single(tokens: list[Token], i: int, *, first: bool) -> bool:
    """True for one Han character by itself; 文 and 图 may be part of a name, but not where a role stands."""
    token = tokens[i][0]
    if len(token) != 1 or not is_han(token):
        return False
    if token not in PICTURE and token not in WRITING:
        return True
    following = tokens[i + 1][0] if i + 1 < len(tokens) else ""
    if first and token in SURNAMES and i and OFFICE.fullmatch(tokens[i - 1][0]):
        return len(following) == 1 and is_han(following)  # `记者 文 秀`
    if first and token in SURNAMES and len(tokens) == i + 2 == 2:
        return len(following) == 1 and is_han(following)  # `文 静`
    if not first and token in _MORE_OFTEN_NAMES and tokens[i - 1][0] in SURNAMES:
        return i < 2 or len(tokens[i - 2][0]) > 1  # `张 译`, and not `晓 风 辑`
    return not first and len(following) == 1 and is_han(following)
