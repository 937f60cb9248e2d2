"""Names that close a text: `……教育。 高达`, `……。（张三 李四）`, `……。文/张三 摄影/李四`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from seed2book.structure.wording.affiliations import read_affiliated
from seed2book.structure.wording.keys import STOPS, key
from seed2book.structure.wording.name_words import is_name
from seed2book.structure.wording.names import MARKS, NamedAt, Names, is_group, is_workplace, read_names
from seed2book.structure.wording.signers import is_signing_office, read_signer, says_it_signs
from seed2book.structure.wording.surnames import SURNAMES
from seed2book.structure.wording.vocabulary import ASIDES, HAN

_LONGEST = 60
_ADDRESSED = re.compile("[台钧大惠]鉴$")
_DESCRIBED = re.compile(
    rf"(?P<what>[^ ，。：；！？]{{2,14}}) {{1,3}}(?P<name>{HAN} {HAN}(?: {HAN})?|{HAN}{{2,3}})"
)
_PLACED_PARTS = re.compile(
    rf"(?<![^ \u3000]){HAN}{{3,12}}[ \u3000]+"
    rf"(?:{HAN}[ \u3000]{HAN}(?:[ \u3000]{HAN})?|{HAN}{{2,3}})(?:[ \u3000]+|$)"
)
_DECLARED = re.compile(
    rf"(?P<bracket>[（〔【])?(?:(?P<what>[^ ，。：；！？（）〔〕【】]{{2,14}}) )?(?P<name>{HAN}{{2,3}})"
    "(?(bracket)[）〕】])"
)
_PEN_NAME = re.compile(rf"[（〔【](?P<name>{HAN}(?: {HAN}){{0,2}}|{HAN}{{2,3}})[）〕】]")
_IN_NO_PEN_NAME = frozenset("上下左右图表注略续完版篇的声之")
_NUMERALS = frozenset("一二三四五六七八九十")
_NAMELESS = re.compile(
    rf"(?:[一几数两][名位个群]|部分|全体){HAN}{{2,10}}"
    rf"|{HAN}{{2,8}} {{1,3}}{HAN}(?:某某?|先生|女士|小姐|大爷|大妈|师傅|同学)"
)
_AUTHORS_PLACE = re.compile("作者(?:单位|系|为|是)：?")
_BRACKETED = re.compile(
    "(?<![。！？… ]) {0,4}(?P<printed>（(?![左右前后上下中])[^（）〔〕，。：；]{2,20}）)$"
)
_MARK = re.compile(f"[{MARKS}]")
_SHORTEST_TEXT = 20
_SURE = 0.7  # a pen name, and nothing shows that it is one
_NO_NAMES_END = STOPS | frozenset("，、；：”")


@dataclass(frozen=True, slots=True)
class TailNames:
    """Names from `start` to the end of a text. `apart`: a blank, bracket or mark sets them off."""

    start: int
    names: Names
    apart: bool


def tail_names(text: str, *, glued: bool = False) -> TailNames | None:
    """Gives the names that follow the last full stop of `text`, or None.

    With `glued`, names that nothing sets off from the full stop count as well; only the end of an article
    makes that safe. Names in brackets show themselves where the full stop is lost, if they are set wide.
    """
    if text[-1:] in _NO_NAMES_END:
        return None
    return _behind_stop(text, glued=glued) or _in_brackets(text)


def _in_brackets(text: str) -> TailNames | None:
    window = max(0, len(text) - _LONGEST)
    tail = text[window:].rstrip()
    found = _BRACKETED.search(key(tail)) if tail.endswith(("）", ")")) else None
    if found is None or window + found.start() < _SHORTEST_TEXT or " " not in found[0]:
        return None
    start = window + found.start("printed")
    names, _ = read_printed(text[start:].rstrip())
    if names is None or names.credits or names.sure < 0.9 or not all(is_name(n.name) for n in names.found):
        return None
    return TailNames(start, names, True)


def _behind_stop(text: str, *, glued: bool) -> TailNames | None:
    window = max(0, len(text) - _LONGEST)
    tail = text[window:].rstrip()
    if tail[-1:] in _NO_NAMES_END:
        return None
    tail = key(tail)
    if len(tail) < 3 or tail[-1] in _NO_NAMES_END:
        return None
    at = max(map(tail.rfind, STOPS))
    if at < 0:
        return None
    start = at + 1
    while start < len(tail) and tail[start] in "”’）》】":
        start += 1
    gap = start
    while start < len(tail) and tail[start] == " ":
        start += 1
    printed = text[window + start :].rstrip()
    if len(printed) < 2 or (printed[0] in MARKS and text.lstrip()[0] == printed[0]):
        return None  # `▲…。▲国立师范`: the next item
    names, marked = read_printed(printed)
    if names is None and start > gap:
        names = read_affiliated(printed)
    if names is None and (marked or (start > gap and _may_sign(printed))):
        names = read_signer(printed)
    if names is None:
        names = read_pen_name(printed)
    if names is None or not (start > gap or marked or glued):
        return None
    return TailNames(window + start, names, start > gap or marked)


def _may_sign(printed: str) -> bool:
    """True for a group or an office, also `省物价局农价处`: an institution by its full name."""
    if is_group(printed) or is_signing_office(printed) or says_it_signs(printed):
        return True
    return len(printed) >= 4 and is_workplace(printed)


def read_pen_name(printed: str) -> Names | None:
    """Reads `（体 文）`, `（王）` and `（晓江）`, whatever the surname, and none of `ASIDES`."""
    wide = _PEN_NAME.fullmatch(key(printed))
    if wide is None or (len(wide["name"]) == 1 and wide["name"] not in SURNAMES):
        return None
    if wide["name"] in ASIDES or not _IN_NO_PEN_NAME.isdisjoint(wide["name"]):
        return None
    numerals = sum(char in _NUMERALS for char in wide["name"])
    if numerals and (numerals > 1 or " " not in wide["name"]):
        return None  # `（五）`; but `（五 文）` is a name
    name = printed[wide.start("name") : wide.end("name")].replace(" ", "").replace("\u3000", "")
    found = NamedAt(wide.start("name"), wide.end("name"), name)
    sure = _SURE if " " in wide["name"] or len(name) == 1 else 0.6
    return Names(f"{printed[0]}{name}{printed[-1]}", (found,), sure)


def is_pen_name(printed: str) -> bool:
    """True for `（晓江）` and its like, whatever the surname."""
    return read_pen_name(printed.strip()) is not None


def names_within(text: str) -> TailNames | None:
    """Gives the writers' names that close a paragraph before the last, as where several have their say.

    One bare name without padding may be a word there.
    """
    tail = tail_names(text)
    if tail is None or not tail.apart or not tail.start or tail.names.credits or not tail.names.bylines:
        return None
    only = text[tail.start :].strip() if len(tail.names.found) == 1 else ""
    return None if is_name(only) or (only and tail.names.sure < _SURE) else tail


def read_printed(printed: str) -> tuple[Names | None, bool]:
    """Reads names with the bracket or mark they are printed with; the second value says if there was one."""
    text_key = key(printed)
    if says_it_signs(printed) or _ADDRESSED.search(text_key):
        return None, False  # `丰泰米行启` holds no name, nor does `编辑先生台鉴`, to whom a letter goes
    if text_key[0] in "（〔【" and text_key[-1] in "）〕】":
        inner = read_affiliated(printed[1:-1]) or read_names(printed[1:-1])
        if inner is None and text_key[-3:-2] == " ":
            inner = read_described(printed[1:-1])  # `（市二中 郑 珂）`
        return (_wrapped(printed, inner), True) if inner else (None, True)
    placed = _placed_behind(printed, text_key)
    if placed:
        return placed, text_key[0] in MARKS
    if text_key[0] in MARKS:
        lead = 1 + len(text_key[1:]) - len(text_key[1:].lstrip(" " + MARKS))
        printed = printed[0] + _MARK.sub(" ", printed[1:])  # `□江玉 口述 □韩冬 整理`
        inner = read_affiliated(printed[lead:])
        inner = inner or read_names(printed[lead:], strict=len(printed) > 14)
        if inner is None:
            return None, True
        blank = " " if printed[1:2].isspace() else ""
        return Names(printed[0] + blank + inner.text, inner.found, inner.sure), True
    return read_names(printed) or _each_placed(printed), False


def _each_placed(printed: str) -> Names | None:
    """Reads `宣传科 郁 青 神经外科 柏 松`: writers in a row, each behind where he works."""
    parts = _PLACED_PARTS.findall(printed.strip())
    if len(parts) < 2 or "".join(parts) != printed.strip():
        return None
    texts, found = [], []
    at = len(printed) - len(printed.lstrip())
    for part in parts:
        names = read_names(part.strip()) if is_workplace(part.split()[0]) else None
        if names is None:
            return None
        texts.append(names.text)
        found += [replace(one, start=one.start + at, end=one.end + at) for one in names.found]
        at += len(part)
    return Names(" ".join(texts), tuple(found), 0.9)


def read_described(printed: str) -> Names | None:
    """Reads `知心姐姐　林 岚`: what someone is, a blank, the name. To be asked only where a name is due."""
    described = _DESCRIBED.fullmatch(key(printed).strip())
    if described is None or not (" " in described["name"] or is_name(described["name"])):
        return None
    name = printed.strip()[described.start("name") :].replace(" ", "").replace("\u3000", "")
    lead = len(printed) - len(printed.lstrip())
    start, end = lead + described.start("name"), lead + described.end("name")
    office = printed.strip()[: described.end("what")]
    return Names(f"{office} {name}", (NamedAt(start, end, name, office),), 0.8)


def is_nameless(printed: str) -> bool:
    """True for `一个苦恼的姑娘`, `市民　周女士`: whoever signs a letter without the name."""
    return _NAMELESS.fullmatch(key(printed).strip()) is not None


def read_declared(printed: str) -> Names | None:
    """Reads `钟声`, `（法轩）`, `中文系九一级 江南`, unlikely names too: for lines of names only.

    Whoever gives no name, `一个苦恼的姑娘`, signs by these words.
    """
    declared = _DECLARED.fullmatch(key(printed))
    if declared is None and is_nameless(printed):
        return Names(printed, (NamedAt(0, len(printed), printed.strip()),), 0.6)
    if declared is None:
        return None
    office = printed[slice(*declared.span("what"))] if declared["what"] else ""
    start, end = declared.span("name")
    return Names(printed, (NamedAt(start, end, printed[start:end], office),), 0.6)


def _placed_behind(printed: str, text_key: str) -> Names | None:
    """Reads `□江玉（江湾镇中学）`, `江玉（作者单位：县委党校）`: where the writer works."""
    opened = text_key.rfind("（") if text_key[-1] == "）" else -1
    place = text_key[opened + 1 : -1]
    named = _AUTHORS_PLACE.match(place)
    if not 2 <= opened <= 12 or not (named or (3 <= len(place) <= 18 and is_workplace(place))):
        return None
    lead = len(text_key) - len(text_key.lstrip(" " + MARKS))
    names = read_names(printed[lead:opened].rstrip()) if opened - lead >= 2 else None
    if names is None or len(names.found) > 1 or names.sure < 0.9:
        return None
    only = names.found[0]
    office = printed[opened + 1 + (named.end() if named else 0) : -1]
    found = NamedAt(only.start + lead, only.end + lead, only.name, only.office or office, only.role)
    return Names(printed[:lead] + names.text + printed[opened:], (found,), 0.9)


def _wrapped(printed: str, inner: Names) -> Names:
    return Names(printed[0] + inner.text + printed[-1], inner.found, inner.sure)
