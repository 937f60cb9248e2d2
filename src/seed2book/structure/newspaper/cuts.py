"""Is this the other half? The evidence that a paragraph was cut between two blocks of text.

A wrong join does more harm than a missed one, so joining takes a score of `ENOUGH`, not merely more for than
against; between `DOUBTFUL` and `ENOUGH` the halves stay apart and the reader is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.structure.evidence import Verdict, Weighed, weigh
from seed2book.structure.wording.habits import closes, opens, together
from seed2book.structure.wording.keys import Ending, is_han
from seed2book.structure.wording.leadin import lead_in
from seed2book.structure.wording.starts import goes_on, opens_afresh
from seed2book.structure.wording.surnames import SURNAMES
from seed2book.structure.wording.vocabulary import CANNOT_END, HAN, SPEECH_VERBS, one_of

_OPEN_ENDS = (Ending.WORD, Ending.DASH)

ENOUGH = 1.9
DOUBTFUL = -0.4

ITEM = re.compile(
    r"(?:[（(]?[一二三四五六七八九十百]{1,3}[）)、．.]|第[一二三四五六七八九十]{1,3}[，、章节条]|[（(][0-9]{1,2}[）)]|[0-9]{1,2}[、．.](?![0-9])|"
    r"[①-⑳●○◆◇■□▲△★☆※◎▶►•]|[一二三四五六七八九十]是|[甲乙丙丁][、：]|[答问][：:])"
)
_CANNOT_END = (*CANNOT_END.split(), *"“‘（《【〔0123456789")
_WANTS_MORE = re.compile(
    one_of(
        """
        和 与 及 或 并 而 且 把 被 将 向 从 使 让 由 跟 因 虽 但 如 若 即 又 还 就 才 不 未 很 更 最 太
        该 其 所 第 约 至 以及 并且 因为 所以 如果 关于 根据 按照 通过 随着 为了 由于 对于 作为 成为
        正在 已经 将要 可以 能够 必须 应该 应当 需要 不能 不得 不断 进一步 更加 非常 十分 特别是 尤其
        进行 开展 参加 投入 完成 具有 加强 组织 举办 举行 召开 建立 提供 实现 达到 超过 利用 采取 包括
        属于 位于 来自 围绕 依托 推动 促进 打造 落实
        """
    )
    + "$"
)
# `站长姚` / `素芬说`, `教师邵安` / `然介绍`: a title and the beginning of a name.
_TITLED = re.compile(rf"(?:[长员师家人生手民任授士]|书记|记者){one_of(' '.join(SURNAMES))}{HAN}?$")
_NAME_ENDS = re.compile(rf"{HAN}{{1,2}}(?:[说是在和与及、，的等对从把将也]|{one_of(SPEECH_VERBS)})")
_SAID = re.compile(rf"”[^，。：”]{{1,16}}?{one_of(SPEECH_VERBS)}$")
_GOES_ON_NUMBER = frozenset("0123456789.%年月日时元万亿个人名家件")
_HAN_DIGITS = frozenset("二三四五六七八九")
_HAN_POWERS = frozenset("十百千万亿")
# `四十二` / `台次`: a sum without its unit.
_COUNT = re.compile(r"[一二三四五六七八九十百千万亿〇][一二三四五六七八九十百千〇]$")
_DIGITS = re.compile("[0-9]{1,4}$")
_COUNTED_TIME = re.compile("([0-9]{1,2})([月日时点])")
_MOST = {"月": 12, "日": 31, "时": 24, "点": 24}
_POINT = re.compile(r"[0-9][.．]$")
# `投入` / `47台`: a sum or a measure ends something; a paragraph opens with a date or an item's number.
_QUANTITY = re.compile(
    r"(?:[0-9][0-9.,]*|[一二三四五六七八九十百千万亿]{2,})[多余]?(?![0-9.,年月日、．：）)一二三四五六七八九十]|时\b|点)."
)
# `共38台`, `提高了18%`: a sum with its unit closes a sentence far oftener than a column.
_SUM = re.compile(
    "[0-9](?:%|万?元|亿元|人次|公斤|公里|公顷|平方米|[台棵亩吨户册盏辆头只双套种项所座篇幅桶箱袋株斤米里])$"
)
_NOTE = re.compile(r"〔[0-9]|[①-⑳]|注[0-9一二三四五：]")
_CLAUSE_MARKS = "，。；：！？、“”（）《》"
_CLAUSE_MARK = re.compile(f"[{_CLAUSE_MARKS}]")
_NO_CLAUSE = 99
_LONG_CLAUSE = 18
_SHORT_SENTENCE = range(5, 13)
# `到7月底，`, `入冬以来，`, `走访途中，`: a time or an occasion set before the sentence.
_FRONTED = re.compile(
    r"(?:经过|经|通过)[^，。；：！？、“”（）《》]{2,14}，|"
    r"[^，。；：！？、“”（）《》]{1,10}(?:以来|以后|之后|之前|以前|期间|之际|月初|月底|年初|年底|[上下]午|[0-9一二三四五六七八九十]点|(?<![中少老成青])年|(?<![空民车房中])间|[时月日天晚季])，"
)
_FROM = re.compile(f"[从由自][^{_CLAUSE_MARKS}]{{1,10}}$")
# `在坡上采摘，`: a place that does not stand apart goes with a verb, which wants its subject.
_PLACED = re.compile(f"[在从][^{_CLAUSE_MARKS}]{{1,8}}[上中下里内外前后边旁][^{_CLAUSE_MARKS}]{{2,}}")
# What a pattern for the end of a text looks at: to search all of it would take ten times as long.
_END = 24
_CAN_OPEN_BRACKET = {"《": "》", "（": "）", "‘": "’"}


_LABEL = re.compile(r"(?:[^，。；：！？“”]{2,12}(?<![说道称问答是为]))：(?!“)")


def opens_with_label(text_key: str) -> bool:
    """True for `市中医院：周二下午`: a row of a list of places, times or kinds."""
    return _LABEL.match(text_key) is not None


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
        if before[-1] in _NUMERALS and after[0] in _NUMERALS:
            return 0.0  # 十三 is no word because 二十三 stands elsewhere
        around = self._pieces[self._piece_of[line]]
        left, right = before[-2:] + after[0], before[-1] + after[:2]
        if (len(left) == 3 and left in around) or (len(right) == 3 and right in around):
            return 2.0
        return min(1.0, around.count(before[-1] + after[0]) / 2)


_PIECE = 40_000
_NUMERALS = frozenset("〇一二三四五六七八九十百千万亿")
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
    indented: bool = False
    word: float = 0.0
    after_unfinished: bool = False
    listed: bool = False
    labelled: bool = False


def _ends_in(pattern: re.Pattern[str], cut: Cut) -> bool:
    return pattern.search(cut.before[-_END:]) is not None


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
    if cut.before[-1:] in _HAN_DIGITS and cut.after[:1] in _HAN_POWERS:
        return True
    end = cut.before[-2:]
    if _POINT.match(end):
        return cut.after[:1].isdigit()
    if _COUNT.match(end):
        return is_han(cut.after[:1])
    return cut.before[-1:].isdigit() and cut.after[:1] in _GOES_ON_NUMBER and _may_be_one_number(cut)


def _may_be_one_number(cut: Cut) -> bool:
    """False for `凌晨2` / `7月7日`: there is no month 27."""
    counted, begun = _COUNTED_TIME.match(cut.after), _DIGITS.search(cut.before[-4:])
    return not (counted and begun) or int(begun[0] + counted[1]) <= _MOST[counted[2]]


def _quantity_after(cut: Cut) -> bool:
    return cut.ending is Ending.WORD and is_han(cut.before[-1:]) and _QUANTITY.match(cut.after) is not None


def _sum_before(cut: Cut) -> bool:
    return cut.ending is Ending.WORD and _ends_in(_SUM, cut)


def _clause_before(cut: Cut) -> int:
    """How many characters the clause before the cut has; too many where it did not end in mid-sentence."""
    if cut.ending is not Ending.WORD:
        return _NO_CLAUSE
    return len(cut.before) - max(map(cut.before.rfind, _CLAUSE_MARKS)) - 1


def _clause_after(cut: Cut) -> int:
    found = _CLAUSE_MARK.search(cut.after)
    return found.start() if found else len(cut.after)


def _clause_begun(cut: Cut) -> float:
    length = _clause_before(cut)
    return 1.0 if length <= 2 else 0.6 if length <= 4 else 0.0


def _clause_ends(cut: Cut) -> float:
    """1 for a clause of one character; 2 for a sentence too short to be one (`编号。`, `何巧云说。`).

    0.5 for one of five to twelve: set phrases have four (`说干就干。`), and paragraphs open with longer.
    """
    if cut.ending is not Ending.WORD:
        return 0.0
    length = _clause_after(cut)
    stopped = cut.after[length : length + 1] in ("。", "！", "？")
    if stopped and (length <= 3 or cut.after[3:length] == "说"):
        return 2.0
    if stopped and length in _SHORT_SENTENCE:
        return 0.5
    return 1.0 if length == 1 else 0.0


def _two_clauses(cut: Cut) -> bool:
    return cut.ending is Ending.WORD and _clause_before(cut) + _clause_after(cut) >= _LONG_CLAUSE


def _wants_more(cut: Cut) -> bool:
    return _WANTS_MORE.search(cut.before[-3:]) is not None


def _name_cut(cut: Cut) -> bool:
    return _NAME_ENDS.match(cut.after) is not None and _TITLED.search(cut.before[-5:]) is not None


def _answered(cut: Cut) -> bool:
    return cut.ending is Ending.WORD and cut.after[:1] in "到至" and _ends_in(_FROM, cut)


def _fronted(cut: Cut) -> bool:
    return cut.ending is Ending.WORD and _FRONTED.match(cut.after) is not None


def _pair(cut: Cut) -> float:
    return together(cut.before, cut.after) if cut.ending is Ending.WORD else 0.0


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
    return closes(cut.before) if cut.ending is Ending.WORD else 0.0


def _opens_readily(cut: Cut) -> float:
    if _PLACED.match(cut.after):
        return 0.0
    level = opens(cut.after)
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


def _noted(cut: Cut) -> bool:
    """`〔1〕：见第二版`: a note of a few words is a line by itself."""
    return _few_words(cut) and cut.ending is Ending.WORD and _NOTE.match(cut.opening) is not None


def _few_words(cut: Cut) -> bool:
    return cut.width_before < 16 and cut.ending is not Ending.COMMA and "，" not in cut.before


def _items(cut: Cut) -> bool:
    return ITEM.match(cut.after) is not None and ITEM.match(cut.opening) is not None


CUT: tuple[Weighed[Cut], ...] = (
    Weighed("the text before has come to its end", -12.0, lambda c: c.ending is Ending.STOP),
    Weighed("the text before ends in a comma", 6.6, lambda c: c.ending is Ending.COMMA),
    Weighed("the text before ends in mid-sentence", 2.2, lambda c: c.ending in _OPEN_ENDS),
    Weighed("the text before ends in a semicolon", 8.4, lambda c: c.ending is Ending.SEMICOLON),
    Weighed("the text before ends in a closing mark, no stop", 1.6, lambda c: c.ending is Ending.CLOSER),
    Weighed("the text before leads over with a colon", -0.6, lambda c: c.ending is Ending.COLON),
    Weighed("sentences end readily in its last word", -0.7, _closes_readily),
    Weighed("paragraphs open readily with the first word after", -0.8, _opens_readily),
    Weighed("it ends in a word that cannot end", 1.1, lambda c: c.before.endswith(_CANNOT_END)),
    Weighed("it is a quotation and nothing else", -3.0, _quoted_whole),
    Weighed("the text after takes up its last words", -2.0, _takes_up),
    Weighed("it ends with who said it", -3.7, lambda c: _ends_in(_SAID, c)),
    Weighed("a bracket or title is open and is closed after", 2.6, _unclosed),
    Weighed("a quotation is open and is closed after", 2.8, _quotation_goes_on),
    Weighed("a number is cut", 4.7, _number_cut),
    Weighed("it ends in a word that wants another", 0.9, _wants_more),
    Weighed("a name is cut after its title", 2.6, _name_cut),
    Weighed("从 before the cut is answered by 到 after it", 2.5, _answered),
    Weighed("the text after starts with a quantity", 1.1, _quantity_after),
    Weighed("the text before ends in a sum with its unit", -1.6, _sum_before),
    Weighed("the two characters at the cut often stand together", 1.2, _pair),
    Weighed("its last clause has only begun", 2.8, _clause_begun),
    Weighed("a clause ends right after the cut", 1.5, _clause_ends),
    Weighed("the clauses before and after are too long to be one", -1.1, _two_clauses),
    Weighed("the text after starts with a time or an occasion", -2.1, _fronted),
    Weighed("the text before is a few words", -0.8, _few_words),
    Weighed("the text before is a note of a few words", -3.0, _noted),
    Weighed("the line fills its column", 4.0, lambda c: c.column_full),
    Weighed("the line after is indented", -6.0, lambda c: c.indented),
    Weighed("the text after starts in mid-sentence", 3.8, lambda c: goes_on(c.after)),
    Weighed("the text after starts as paragraphs do", -1.8, lambda c: opens_afresh(c.after)),
    Weighed("the text after starts with a speech", -3.7, _speech_after),
    Weighed("the text after starts with a quoted word", 0.3, _quoted_word_after),
    Weighed("the text after starts as an item does", -4.8, lambda c: ITEM.match(c.after) is not None),
    Weighed("both open as items do", -9.0, _items),
    Weighed("the text after opens with a lead-in", -9.0, lambda c: lead_in(c.after) is not None),
    Weighed("the text after has no end either", -0.2, lambda c: c.after_unfinished),
    Weighed("both are lines of a list", -3.9, lambda c: c.listed),
    Weighed("both open with a label and a colon", -9.0, lambda c: c.labelled),
    Weighed("a word is whole across the cut elsewhere on the page", 2.8, lambda c: c.word),
    Weighed("both open with the same character", -1.8, _same_opening),
    Weighed("a picture stands between", -0.1, lambda c: c.between == "picture"),
    Weighed("a boxed item stands between", -2.6, lambda c: c.between == "box"),
)  # fmt: skip


def judge_cut(cut: Cut) -> Verdict:
    """Weighs whether the two blocks are halves of one paragraph; the score is to be held against `ENOUGH`."""
    return weigh(CUT, cut)
