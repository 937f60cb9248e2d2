"""Reads names behind where their bearers work: `（临江县白石乡文化站 江玉）`, `□ 省话剧团团长江玉`.

So sign readers, officials and scholars the letters and articles that they send in. Where a blank parts place
and name, the place is told by how it ends or by the province it opens with; where none does, it ends as an
institution or a post does, and the name opens with a surname.
"""

from __future__ import annotations

import re

from seed2book.structure.wording.keys import is_han, key
from seed2book.structure.wording.name_words import is_name, split_glued, words_of
from seed2book.structure.wording.names import NamedAt, Names, is_workplace
from seed2book.structure.wording.signers import QUOTES
from seed2book.structure.wording.vocabulary import (
    HAN,
    JOBS,
    POSTS,
    PROVINCES,
    SENDERS,
    ends_of,
    one_of,
    words,
)

_LONGEST_PLACE = 26
_MOST_NAMES = 5
_POST = re.compile(rf"(?:{one_of(POSTS)}|{one_of(JOBS)})$")
_SENDER = re.compile(rf"{one_of(SENDERS)}$")
_ENDS = ends_of(POSTS) | ends_of(JOBS) | ends_of(SENDERS)
_PROVINCE = re.compile(one_of(PROVINCES))
# `县残疾人联合会巴 图`: the blank is padding, and the name begins before it.
_SET_WIDE = re.compile(rf"(?P<place>{HAN}{{3,24}}) ?(?P<name>{HAN} {HAN})")
_NO_PLACE = re.compile("摘自|选自|来源|原载|转载|^[据见由]|责任|编辑|翻译|摄|照片|图|插|配")
_PROVINCES = words(PROVINCES)


def read_affiliated(printed: str) -> Names | None:
    """Gives the names that a passage ends with, with what stands before them as their office, or None.

    The passage is what stands in a bracket, behind a mark, or set apart at the end of a text.
    """
    text = key(printed)
    if is_workplace(text.strip()):
        return None  # `县卫生局` is no 卫生局 of the county
    wide = _SET_WIDE.fullmatch(text)
    if wide and _works(wide["place"]):
        start = wide.start("name")
        return Names(printed, (NamedAt(start, len(text), _plain(printed[start:]), wide["place"]),), 0.9)
    tokens = words_of(text)
    first = len(tokens)
    while first and len(tokens) - first < _MOST_NAMES and _names(tokens[first - 1][0]):
        first -= 1
    if first == 0 or first > 3:
        return None
    word, start, end = tokens[first - 1]
    size = 0 if _works(word) else _glued_name(word)
    place_end = end - size
    place = text[:place_end].strip()
    if not 2 <= len(place) <= _LONGEST_PLACE or _NO_PLACE.search(place) or not _all_han(place):
        return None
    apart = size == 0 and first < len(tokens)
    if not (_works(place) or (apart and (place in _PROVINCES or _sends(place)))):
        return None
    found = [NamedAt(place_end, end, _plain(printed[place_end:end]), place)] if size else []
    for token, at, stop in tokens[first:]:
        pieces = (token,) if is_name(token.replace(" ", "")) or " " in token else split_glued(token)
        for piece in pieces:
            close = at + len(piece) if len(pieces) > 1 else stop
            found.append(NamedAt(at, close, _plain(printed[at:close]), place))
            at = close
    return Names(" ".join(printed.split()), tuple(found), 0.9) if found else None


def _names(token: str) -> bool:
    bare = token.replace(" ", "")
    if is_name(bare) or (" " in token and len(bare) <= 3):
        return not _works(bare)
    pieces = split_glued(token) if len(token) >= 4 else ()
    return len(pieces) > 1 and not _works(token) and not any(map(_works, pieces))


def _glued_name(word: str) -> int:
    """How many characters at the end of a word are the name that is glued to a place of work; 0 if none."""
    for size in (3, 2):
        if len(word) - size >= 2 and is_name(word[-size:]) and _works(word[:-size]):
            return size
    return 0


def _works(place: str) -> bool:
    """True for what ends as an institution or a post does."""
    plain = place.translate(QUOTES).replace(" ", "")
    if len(plain) < 3:
        return False
    bears = plain[-1] in _ENDS and (_POST.search(plain) is not None or _SENDER.search(plain) is not None)
    return bears or is_workplace(plain)


def _sends(place: str) -> bool:
    return _PROVINCE.match(place) is not None and len(place) >= 3


def _all_han(place: str) -> bool:
    return all(is_han(c) or c in " “”‘’·0123456789〇" for c in place)


def _plain(name: str) -> str:
    return name.replace(" ", "").replace("\u3000", "")
