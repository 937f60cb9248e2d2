"""Reads the lead-in of a report (消息头).

`本报讯（记者 张三）`, `【新华社北京十日电】`, `本报讯 记者张三报道：`, `（本报记者 张三）`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from seed2book.model import Byline
from seed2book.structure.wording.keys import key
from seed2book.structure.wording.name_words import is_name
from seed2book.structure.wording.names import NamedAt, read_names
from seed2book.structure.wording.vocabulary import AGENCIES, HAN, PAPER_ENDINGS, one_of

_AGENCY = one_of(AGENCIES, rf"{HAN}{{2,6}}{one_of(PAPER_ENDINGS)}", rf"{HAN}{{1,3}}(?:报|社|网)")
_PLACE_AND_DATE = r"[^，。；：！？“”（）【】〔〕《》]{0,24}?"
_DATE = r"[0-9一二三四五六七八九十廿卅〇O]{1,3} ?日"
# A dispatch says where and when (电 or 讯 after a date); 本报讯 says neither.
_LEAD = re.compile(
    rf"(?:据|综合)?{_AGENCY}(?:[、和 ]{{1,2}}{_AGENCY})?(?:"
    rf"(?P<dateline>{_PLACE_AND_DATE}{_DATE}(?: ?(?:专|急|综合|上午|下午|晚|凌晨)){{0,2}}"
    r" ?(?:讯|电|消息)讯?)"
    rf"|(?P<bare>综合|快|专)?讯"
    rf"|(?P<place>{HAN}{{0,6}})(?:专|综合)?(?:电|讯)(?=[ （】〕）：]|$|(?:本报|新华社)?记者)"
    rf"|(?P<report>综合报道|综合消息|消息)(?=[ （】〕）：]|$))"
)
_LONGEST = 120
_OPEN = {"【": "】", "〔": "〕", "（": "）"}
_OFFICE = (
    rf"(?:本报|本刊|新华社|{HAN}{{2,8}}[报台])?(?:特约|见习|实习|全媒体|融媒体?|驻{HAN}{{1,4}})?"
    "(?:学生)?(?:记者|通讯员|实习生)"
)
_REPORTER = re.compile(
    rf" {{0,3}}(?P<names>{_OFFICE}(?:[^，。；：！？“”（）]|，(?={_OFFICE})){{1,30}}?)"
    r"(?:摄影报道|报道|报导|从[^，。；：！？“”（）]{2,8}报道)[：，]? {0,2}"
)
# `记者江玉从县农业局获悉：`: the sentence goes on with the name.
_REPORTER_HEARS = re.compile(
    rf" {{0,3}}(?P<names>{_OFFICE} ?{HAN}{{2,3}}(?:[ 、]{{1,2}}{HAN}{{2,3}}){{0,2}})"
    "(?=从[^，。；：！？]{2,40}(?:获悉|了解到|得知|得悉))"
)
_REPORTER_ALONE = re.compile(
    rf" {{0,3}}(?P<names>(?:{_OFFICE} ?{HAN}{{2,3}}(?:[ 、]{{1,2}}|(?=[0-9：]))){{1,3}})：?"
)
_ORPHAN_REPORTER = re.compile(r"(?:本报|本刊|新华社)(?:特约|见习|实习)?(?:记者|通讯员)")
_BRACKETED_DISPATCH = re.compile(
    rf"【(?P<names>(?:本报)?(?:特派|驻{HAN}{{2,4}})?记者[^，。；：！？【】／/]{{2,16}}?)"
    rf"(?:[／/]{HAN}{{0,8}}(?:报道|报导|电|特稿|专访)|综合报道|综合报导|报道|报导|特稿|专访)】"
)
_LOCAL = re.compile(rf"【{HAN}{{2,4}}讯】")
_BRACKETED_REPORTER = re.compile(rf"（(?P<names> ?{_OFFICE}[^，。；：！？“”（）]{{2,30}})）")


@dataclass(frozen=True, slots=True)
class LeadInAt:
    """A lead-in at the head of a text: `text[:end]`.

    `label_end` is where the label or dateline ends (0 where the names stand alone); `dateline` says which
    of the two it is. `names` are offsets in the text.
    """

    label_end: int
    end: int
    label: str
    dateline: bool
    names: tuple[NamedAt, ...] = ()

    @property
    def bylines(self) -> tuple[Byline, ...]:
        """The writers in the order of print."""
        return tuple(Byline(n.name, n.office) for n in self.names if n.wrote)


def lead_in(text: str) -> LeadInAt | None:
    """Gives the lead-in that `text` opens with, or None."""
    return _lead_in(text[:_LONGEST])


@lru_cache(maxsize=1 << 12)
def _lead_in(text: str) -> LeadInAt | None:
    head = key(text)
    opener = head[:1] if head[:1] in _OPEN else ""
    start = len(opener)
    match = _LEAD.match(head, start)
    if match is None:
        return _local(text, head) or _reporter_only(text, head)
    label_end = match.end()
    named_well = head.startswith(("本", "据本", "新华", "中新"), start)
    if (
        not match["dateline"]
        and not named_well
        and head[label_end : label_end + 1] not in tuple(" （】〕）：")
    ):
        return None  # `汇报讯问的结果` opens with what looks like a paper's name
    if opener:
        if head[label_end : label_end + 1] == _OPEN[opener]:
            label_end += 1
        else:
            # `（新华社北京十日电，记者张三）` is rare, but a bracket has to close.
            close = head.find(_OPEN[opener], label_end, label_end + 40)
            if close < 0:
                return None
            named = _read(text, label_end, close)
            end = close + 1
            inside = label_end if named else end
            return LeadInAt(inside, end, text[start:inside].strip(" ）】〕"), bool(match["dateline"]), named)
    label = text[:label_end].strip("【】〔〕[]（）() ")
    end, named = _names_after(text, head, label_end)
    return LeadInAt(label_end, end, label, bool(match["dateline"] or match["place"]), named)


def _names_after(text: str, head: str, at: int) -> tuple[int, tuple[NamedAt, ...]]:
    bare = at
    while head[bare : bare + 1] == " ":
        bare += 1
    if head[bare : bare + 1] in ("（", "〔"):
        close = head.find({"（": "）", "〔": "〕"}[head[bare]], bare, bare + 60)
        if close > 0:
            named = _read(text, bare + 1, close)
            if named:
                return close + 1, named
        return at, ()
    match = _REPORTER.match(head, at) or _REPORTER_ALONE.match(head, at)
    hears = None if match else _REPORTER_HEARS.match(head, at)
    found = match or hears
    if found is None:
        return at, ()
    named = _read(text, found.start("names"), found.end("names"))
    if hears and not all(is_name(n.name) for n in named):
        return at, ()  # `记者昨日从…获悉`
    return (found.end(), named) if named else (at, ())


def _local(text: str, head: str) -> LeadInAt | None:
    """`【江湾讯】`, with or without names."""
    local = _LOCAL.match(head)
    if local is None:
        return None
    end, named = _names_after(text, head, local.end())
    return LeadInAt(local.end(), end, text[1 : local.end() - 1], False, named)


def _reporter_only(text: str, head: str) -> LeadInAt | None:
    """`本报记者张三报道：` or `（本报记者 张三）` at the head of a text, with no 讯."""
    match = _BRACKETED_REPORTER.match(head) or _BRACKETED_DISPATCH.match(head)
    if match is None and _ORPHAN_REPORTER.match(head):
        match = _REPORTER.match(head)
    named = _read(text, match.start("names"), match.end("names")) if match else ()
    return LeadInAt(0, match.end(), "", False, named) if match and named else None


def _read(text: str, start: int, end: int) -> tuple[NamedAt, ...]:
    lead = start + len(text[start:end]) - len(text[start:end].lstrip(" \u3000，,"))
    names = read_names(text[lead:end].rstrip(), strict=False)
    if names is None:
        return ()
    return tuple(NamedAt(n.start + lead, n.end + lead, n.name, n.office, n.role) for n in names.found)
