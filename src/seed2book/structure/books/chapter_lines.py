"""Lines that head a part, a chapter or a section of a book: 卷三, 第十二章, 第一回, 序, 楔子, 附录."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from seed2book.structure.wording.keys import key, width_em
from seed2book.structure.wording.ordinals import NUMERAL, ordinal


class Rank(IntEnum):
    """How high a heading stands; a lower number holds the higher ones."""

    PART = 1
    CHAPTER = 2
    SECTION = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line that may head a chapter says.

    `unit` is the word that counts (`章`, `卷`), or the word itself where nothing is counted (`楔子`). `title`
    is what follows. `glued`: it follows without a blank, so that the line may as well be a sentence.
    """

    rank: Rank
    unit: str
    number: int | None
    title: str
    glued: bool = False


_LONGEST_EM = 36.0
_PARTS = "卷部篇集编編册冊辑輯"
_CHAPTERS = "章回话話折幕"
_COUNTED = re.compile(
    rf"第 ?(?P<number>{NUMERAL}) ?(?P<unit>部分|[{_PARTS}{_CHAPTERS}节節])"
    r"(?P<gap>[ ：:·•.．、—\-]{0,3})(?P<title>.*)",
    re.DOTALL,
)
_VOLUME = re.compile(
    rf"(?P<unit>[卷部篇集编編])之?(?P<number>{NUMERAL})(?:[ ：:·•、—]{{1,3}}(?P<title>.*))?", re.DOTALL
)
_HALF = re.compile(
    r"(?P<half>[上中下])(?P<unit>[卷部篇集编編册冊])(?:[ ：:·•、—]{1,3}(?P<title>.*))?", re.DOTALL
)
_HALVES = {"上": 1, "中": 2, "下": 3}
_ENGLISH = re.compile(
    r"chapter ?(?P<number>[0-9]{1,4})(?:[ ：:.—\-]{1,3}(?P<title>.*))?", re.IGNORECASE | re.DOTALL
)
_NAMED = re.compile(
    r"(?P<unit>序[言章幕曲]?|自序|代序|总序|再版序|译序|原序|序论|前言|绪[论言]|导[言论读]|引[言子]|楔子|题记|卷首语|凡例|出版说明"
    r"|内容(?:简介|提要)|作者简介|简介|编者的话|尾声|后记|再版后记|编后记|结[语局]|终章|大结局|跋|致谢|附录|附记|附表|番外篇?|外传"
    r"|外篇|参考文献|索引|目录|目次|緒[論言]|導[言論讀]|後記|結語|附錄|參考文獻|總序|譯序|尾聲|目錄|簡介)"
    rf"(?:之? ?(?:{NUMERAL}|[A-Za-z])(?=[ ：:·•、—]|$))?(?P<gap>[ ：:·•、—]{{0,3}})(?P<title>.*)",
    re.DOTALL,
)
# `第一回合`, `第二部分工人`, `第三章程`: the unit is the head of another word.
_OTHER_WORDS = {
    "回": "合来头事忆信应答家到",
    "部": "分队门落长委件下属电署",
    "集": "团中体合市会",
    "节": "目课日约省能奏气车",
    "節": "目課日約省能奏氣車",
    "章": "程鱼法",
    "话": "题剧语筒音",
    "話": "題劇語筒音",
    "篇": "文章幅小报",
    "卷": "烟入起子轴宗",
    "幕": "后僚布",
    "编": "辑者号队制写",
    "册": "子页封",
    "折": "叠扣腾",
    "辑": "录",
    "部分": "人工群地是的",
}
# What goes on after a chapter's number is a sentence about it.
_SENTENCE = re.compile(r"[的了是在中里裡上内內讲講写寫说說和与與就也都还還以为為，。；,;）〕】》”’]")
_LAST = re.compile(r"[，；、：,;:]$")
_LEADERS = re.compile(r"(?<![…⋯])(?:…|\.{3}|·{3}|⋯)[… .·⋯]*[（(]?[0-9]{1,4}[）)]?$")


def read_mark(text: str) -> Mark | None:
    """Gives what a line says if it has the form of a heading of a book, whatever stands around it."""
    if not text or text[0] not in _FIRSTS or len(text) > 60 or width_em(text) > _LONGEST_EM:
        return None
    line = " ".join(key(text).split())
    if "。" in line or _LAST.search(line):
        return None
    for read in (_counted, _volume, _named):
        mark = read(line)
        if mark is not None:
            inner = read_mark(mark.title) if mark.rank is Rank.PART else None
            # `第二卷 第五章 归来`: the chapter, which names its part on the way.
            return inner if inner is not None and inner.number is not None else mark
    return None


def is_contents_line(text: str) -> bool:
    """True for a chapter's line in a printed list of contents, which dots lead to a page number."""
    return _LEADERS.search(key(text).strip()) is not None


def _counted(line: str) -> Mark | None:
    found = _COUNTED.fullmatch(line)
    if found is None:
        return None
    number, unit, title = ordinal(found["number"]), found["unit"], found["title"]
    if number is None or title.startswith(("）", "》", "”", "，", "？", "！")):
        return None
    glued = bool(title) and not found["gap"]
    if glued and (title[0] in _OTHER_WORDS.get(unit, "") or _SENTENCE.match(title) or "，" in title):
        return None
    rank = (
        Rank.PART if unit == "部分" or unit in _PARTS else Rank.CHAPTER if unit in _CHAPTERS else Rank.SECTION
    )
    return Mark(rank, unit, number, title, glued)


def _volume(line: str) -> Mark | None:
    if found := _VOLUME.fullmatch(line):
        number = ordinal(found["number"])
        return Mark(Rank.PART, found["unit"], number, found["title"] or "") if number is not None else None
    if found := _HALF.fullmatch(line):
        return Mark(Rank.PART, found["unit"], _HALVES[found["half"]], found["title"] or "")
    if found := _ENGLISH.fullmatch(line):
        return Mark(Rank.CHAPTER, "chapter", int(found["number"]), found["title"] or "")
    return None


def _named(line: str) -> Mark | None:
    found = _NAMED.fullmatch(line)
    if found is None and len(line) <= 5:
        # `序 言`: padded as short headings are.
        found = _NAMED.fullmatch(line.replace(" ", ""))
        found = None if found is None or found["title"] else found
    if found is None or (found["title"] and not found["gap"]) or line[-1] in "！？!?":
        return None
    return Mark(Rank.CHAPTER, found["unit"], None, found["title"])


_FIRSTS = frozenset(
    "第卷部篇集编編上中下cC序自代总總再译譯原前绪緒导導引楔题題凡出内內作简簡尾后後结結终大跋致附番外参參索目"
)
