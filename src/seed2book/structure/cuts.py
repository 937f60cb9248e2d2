"""Is this the other half? The evidence that a paragraph was cut between two blocks of text.

A wrong join does more harm than a missed one, so joining takes a score of `ENOUGH`, not merely more for than
against; between `DOUBTFUL` and `ENOUGH` the halves stay apart and the reader is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.structure.evidence import Verdict, Weighed, weigh
from seed2book.structure.habits import closes, opens
from seed2book.structure.keys import Ending, is_han
from seed2book.structure.leadin import lead_in
from seed2book.structure.starts import goes_on, opens_afresh
from seed2book.structure.vocabulary import CANNOT_END, SPEECH_VERBS, one_of

_OPEN_ENDS = (Ending.WORD, Ending.DASH)

ENOUGH = 2.0
DOUBTFUL = 0.8

ITEM = re.compile(
    r"(?:[（(]?[一二三四五六七八九十百]{1,3}[）)、．.]|第[一二三四五六七八九十]{1,3}[，、章节条]|[（(][0-9]{1,2}[）)]|[0-9]{1,2}[、．.](?![0-9])|"
    r"[①②③④⑤⑥⑦⑧⑨⑩●○◆◇■□▲△★☆※◎▶►•]|[一二三四五六七八九十]是|[甲乙丙丁][、：]|[答问][：:])"
)
_CANNOT_END = re.compile(rf"(?:{one_of(CANNOT_END)}|[“‘（《【〔]|[0-9])$")
_SAID = re.compile(rf"”[^，。：”]{{1,16}}?{one_of(SPEECH_VERBS)}$")
_WAITING = re.compile(r"[在当](?!于|地|即|日|天)[^，。；：、上中下里内外后前时间处]{1,12}$")
_CAN_OPEN_BRACKET = {"《": "》", "（": "）", "‘": "’"}


class Words:
    """Which characters stand together on a page: a word cut in two stands whole elsewhere.

    Looks at the text around a line, some ten pages, so that a file of any length takes its time once.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._pieces: list[str] = []
        self._piece_of: list[int] = []
        piece: list[str] = []
        size = 0
        for text in keys:
            self._piece_of.append(len(self._pieces))
            piece.append(text)
            size += len(text)
            if size > _PIECE:
                self._pieces.append("\n".join(piece))
                piece, size = [], 0
        self._pieces.append("\n".join(piece))

    def across(self, before: str, after: str, line: int) -> float:
        """How surely the characters on both sides of a cut belong together: 0 unseen, 2 as a long word."""
        if not before or not after or not (is_han(before[-1]) and is_han(after[0])):
            return 0.0
        if before[-1] in _EVERYWHERE or after[0] in _EVERYWHERE:
            return 0.0
        around = self._pieces[self._piece_of[line]]
        left, right = before[-2:] + after[0], before[-1] + after[:2]
        if (len(left) == 3 and left in around) or (len(right) == 3 and right in around):
            return 2.0
        return min(1.0, around.count(before[-1] + after[0]) / 2)


_PIECE = 40_000
_EVERYWHERE = frozenset("的了着过和与在是也都就不有一这那个")


@dataclass(frozen=True, slots=True)
class Cut:
    """Two blocks of text and what lies between them.

    `before` is the end of the first, `after` the start of the second, both as keys; `opening` is what the
    first begins with.
    """

    before: str
    after: str
    ending: Ending
    width_before: float
    opening: str = ""
    between: str = ""
    column_full: bool = False
    resumed: bool = False
    indented: bool = False
    word: float = 0.0
    after_unfinished: bool = False
    listed: bool = False


def _unclosed(cut: Cut) -> bool:
    tail, head = cut.before[-40:], cut.after[:40]
    for opener, closer in _CAN_OPEN_BRACKET.items():
        if tail.rfind(opener) > tail.rfind(closer):
            end = head.find(closer)
            start = head.find(opener)
            if end >= 0 and (start < 0 or end < start):
                return True
    return False


def _quotation_goes_on(cut: Cut) -> bool:
    """The text before opens “ and the text after closes it: also where a whole clause lies in between."""
    if cut.before.count("“") <= cut.before.count("”"):
        return False
    close, opened = cut.after.find("”"), cut.after.find("“")
    return close >= 0 and (opened < 0 or close < opened) and cut.before.rfind("“") > 0


def _number_cut(cut: Cut) -> bool:
    return cut.before[-1:].isdigit() and cut.after[:1] in tuple("0123456789.%年月日时元万亿个人名家件")


def _same_opening(cut: Cut) -> bool:
    return cut.opening[:1] == cut.after[:1] and cut.after[:1] not in ("“", "")


def _speech_after(cut: Cut) -> bool:
    if cut.after[:1] != "“":
        return False
    close = cut.after.find("”")
    return close < 0 or any(mark in cut.after[:close] for mark in "，。！？")


def _quoted_word_after(cut: Cut) -> bool:
    return cut.after[:1] == "“" and not _speech_after(cut)


def _closes_readily(cut: Cut) -> float:
    return closes(cut.before[-1:]) if cut.ending is Ending.WORD else 0.0


def _opens_readily(cut: Cut) -> float:
    level = opens(cut.after[:1])
    # 开 seldom opens a paragraph, but 开幕式上， does: the word says more than its first character.
    return max(0, level) if level < 0 and opens_afresh(cut.after) >= 0.5 else level


def _quoted_whole(cut: Cut) -> bool:
    """A slogan: one quotation mark at each end and none between."""
    whole = cut.ending is Ending.CLOSER and cut.opening[:1] == "“" and cut.before[-1:] == "”"
    return whole and cut.before.count("“") == 1 and cut.width_before < 60


def _takes_up(cut: Cut) -> bool:
    """`…成了“编外”` / `“编外”的人怎么办？`: what closes one paragraph opens the next."""
    end = cut.after.find("”") + 1 if cut.after[:1] == "“" else 2
    return 2 <= end <= 12 and cut.before.endswith(cut.after[:end])


def _few_words(cut: Cut) -> bool:
    return cut.width_before < 16 and cut.ending is not Ending.COMMA and "，" not in cut.before


CUT: tuple[Weighed[Cut], ...] = (
    Weighed("the text before has come to its end", -12.0, lambda c: c.ending is Ending.STOP),
    Weighed("the text before ends in a comma", 6.5, lambda c: c.ending is Ending.COMMA),
    Weighed("the text before ends in mid-sentence", 3.6, lambda c: c.ending in _OPEN_ENDS),
    Weighed("the text before ends in a semicolon", 2.2, lambda c: c.ending is Ending.SEMICOLON),
    Weighed("the text before ends in a closing mark, no stop", 2.5, lambda c: c.ending is Ending.CLOSER),
    Weighed("the text before leads over with a colon", -3.0, lambda c: c.ending is Ending.COLON),
    Weighed("paragraphs end readily in its last character", -1.0, _closes_readily),
    Weighed("paragraphs open readily with the first character after", -1.0, _opens_readily),
    Weighed("it ends in a word that cannot end", 0.8, lambda c: _CANNOT_END.search(c.before) is not None),
    Weighed("it is a quotation and nothing else", -3.0, _quoted_whole),
    Weighed("the text after takes up its last words", -2.5, _takes_up),
    Weighed("it ends with who said it", -2.0, lambda c: _SAID.search(c.before) is not None),
    Weighed("a bracket or title is open and is closed after", 4.0, _unclosed),
    Weighed("a quotation is open and is closed after", 1.5, _quotation_goes_on),
    Weighed("a number is cut", 2.0, _number_cut),
    Weighed("a preposition waits for its end", 0.8, lambda c: _WAITING.search(c.before) is not None),
    Weighed("the text before is a few words", -1.6, _few_words),
    Weighed("the line fills its column", 4.0, lambda c: c.column_full),
    Weighed("the line after is too wide for a first line", 16.0, lambda c: c.resumed),
    Weighed("the line after is indented", -6.0, lambda c: c.indented),
    Weighed("the text after starts in mid-sentence", 4.0, lambda c: goes_on(c.after)),
    Weighed("the text after starts as paragraphs do", -2.2, lambda c: opens_afresh(c.after)),
    Weighed("the text after starts with a speech", -2.0, _speech_after),
    Weighed("the text after starts with a quoted word", -0.3, _quoted_word_after),
    Weighed("the text after starts as an item does", -6.0, lambda c: ITEM.match(c.after) is not None),
    Weighed("the text after opens with a lead-in", -9.0, lambda c: lead_in(c.after) is not None),
    Weighed("the text after has no end either", -1.5, lambda c: c.after_unfinished),
    Weighed("both are lines of a list", -4.0, lambda c: c.listed),
    Weighed("a word is whole across the cut elsewhere on the page", 1.6, lambda c: c.word),
    Weighed("both open with the same character", -1.5, _same_opening),
    Weighed("a picture stands between", 0.4, lambda c: c.between == "picture"),
    Weighed("a boxed item stands between", -2.6, lambda c: c.between == "box"),
)  # fmt: skip


def judge_cut(cut: Cut) -> Verdict:
    """Weighs whether the two blocks are halves of one paragraph; the score is to be held against `ENOUGH`."""
    return weigh(CUT, cut)
