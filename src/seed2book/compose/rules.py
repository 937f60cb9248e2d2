"""What Chinese typesetting asks of marks: their classes, where lines may break, how much room each takes.

CLREQ is the W3C's "Requirements for Chinese Text Layout"; GB/T 15834 is "标点符号用法" (2011).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Mark(IntEnum):
    """The classes of characters, as far as lines are concerned."""

    HAN = 0  # an ideograph, or anything else one em wide with a break on either side
    OPEN = 1  # 前引号、前括号、前书名号: ink in the right half
    CLOSE = 2  # 后引号、后括号、后书名号: ink in the left half
    PAUSE = 3  # 句内点号 ，、；：
    STOP = 4  # 句末点号 。？！
    MIDDLE = 5  # 间隔号
    SHORT = 6  # 短横线连接号 and 分隔号 between Han characters
    JOIN = 7  # 一字线 and 浪纹线连接号
    DASH = 8  # 破折号, two em
    DOTS = 9  # 省略号, two em
    BLANK = 10  # a blank between words
    WIDE_BLANK = 11  # U+3000
    WORD = 12  # a Latin word or a number, shaped as a whole
    OTHER = 13  # anything measured by its face
    AFTER = 14  # stays with what precedes it: ％ ℃
    BEFORE = 15  # stays with what follows it: ￥ № ＄
    CENTRED = 16  # 点号 that the face draws in the middle of their cell, as Taiwan and Hong Kong do


OPENING = "“‘（《〈「『【〔〖［｛〘〚｟"
CLOSING = "”’）》〉」』】〕〗］｝〙〛｠"
_CLASSES: Mapping[str, Mark] = {
    **dict.fromkeys(OPENING, Mark.OPEN),
    **dict.fromkeys(CLOSING, Mark.CLOSE),
    **dict.fromkeys("，、；：﹑﹐﹔﹕", Mark.PAUSE),
    **dict.fromkeys("。？！．", Mark.STOP),
    **dict.fromkeys("·・‧•", Mark.MIDDLE),
    **dict.fromkeys("-/‐‑", Mark.SHORT),
    **dict.fromkeys("—―–～〜~－", Mark.JOIN),
    **dict.fromkeys("％‰℃℉°′″％¢￠", Mark.AFTER),
    **dict.fromkeys("￥＄￡＃＠№", Mark.BEFORE),
    "…": Mark.DOTS,
    "⋯": Mark.DOTS,
    "⸺": Mark.DASH,
    " ": Mark.BLANK,
    "\u3000": Mark.WIDE_BLANK,
}
# Ideographs and kana with the ideographic marks among them, full-width forms, enclosed ideographs.
HAN = (
    "\u2e80-\u2fdf\u3003-\u3007\u3012\u3013\u301d-\u3029\u3030-\u3098\u309b-\u30fa\u30fc-\u319f\u31c0-\u4dbf\u4e00-\ua4cf\uac00-\ud7af\uf900-\ufaff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U00020000-\U0003ffff"
)
# Letters and digits of the scripts that a gap parts from Han: Latin, Greek, Cyrillic.
LETTERS = "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f\u1e00-\u1fff"


def mark_of(char: str) -> Mark:
    """Gives the class of one character that is not part of a word."""
    found = _CLASSES.get(char)
    return found if found is not None else Mark.HAN if _HAN.match(char) else Mark.OTHER


_HAN = re.compile(f"[{HAN}]")
# The marks of Latin text that may not begin, or end, a line when they stand at the edge of a word.
CLOSES_WORD = frozenset(",.;:!?)]}%'\"»")
OPENS_WORD = frozenset("([{«")
# The narrow brackets that Chinese marks close up with.
NARROW_CLOSING, NARROW_OPENING = frozenset(")]"), frozenset("([")


# How wide the hyphen is that shows that a word goes on in the next line, in em. It is drawn and no character.
HYPHEN = 0.33


class Prohibition(StrEnum):
    """How strictly marks are kept from the edges of lines (CLREQ, "line start and line end prohibition").

    `basic` is the recommended set. `gb` also keeps 分隔号 from the end of a line (GB/T 15834 5.1.9), `strict`
    also —— and …… from its start.
    """

    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


class Width(StrEnum):
    """How wide the marks are that stand alone inside a line (CLREQ, "styles of punctuation width").

    全身: one em each. 开明: one em at the end of a sentence (。？！) and ：, half an em elsewhere. 半身: half
    an em each. In all three, neighbours close up and marks give up their blank half at the edges.
    """

    QUANSHEN = "全身"
    KAIMING = "开明"
    BANSHEN = "半身"


@dataclass(frozen=True, slots=True)
class Policy:
    """The house's choices; a theme states them in `[compose]` of its `theme.toml`.

    `gap` is the blank between Han and Latin in em, `gap_least` what may be left of it (CLREQ, "mixed text":
    a quarter and an eighth), `gap_most` what it opens to before the whole line does (a third). `space_most`
    is that of the blank between Latin words. `hang` lets 、，。 stand wholly beyond the end of a line.
    `trim_indented`: an opening mark gives up its blank half after the indent too. `loosest` is the most that
    a line may be let out, in em a character, before it counts as badly set.
    """

    prohibition: Prohibition = Prohibition.BASIC
    width: Width = Width.QUANSHEN
    hang: bool = False
    trim_indented: bool = True
    gap: float = 0.25
    gap_least: float = 0.125
    gap_most: float = 1 / 3
    space_most: float = 0.5
    loosest: float = 0.12


_NOT_FIRST = frozenset(
    {
        Mark.CLOSE,
        Mark.PAUSE,
        Mark.STOP,
        Mark.MIDDLE,
        Mark.SHORT,
        Mark.JOIN,
        Mark.AFTER,
        Mark.BLANK,
        Mark.WIDE_BLANK,
        Mark.CENTRED,
    }
)
_NOT_LAST = frozenset({Mark.OPEN, Mark.BEFORE})
# What stays whole although no mark forbids the break: numbers with their signs and units, joined words.
_WHOLE = frozenset({(Mark.WORD, Mark.WORD), (Mark.JOIN, Mark.WORD), (Mark.SHORT, Mark.WORD)})
_BLANK_RIGHT = frozenset({Mark.CLOSE, Mark.PAUSE, Mark.STOP})
# How much of its cell a mark has blank on the left, and on the right, that may be squeezed out, in em.
_SPARE_LEFT = {Mark.OPEN: 0.5, Mark.CENTRED: 0.25}
_SPARE_RIGHT = {**dict.fromkeys(_BLANK_RIGHT, 0.5), Mark.CENTRED: 0.25}


def may_part(before: Mark, after: Mark, prohibition: Prohibition) -> bool:
    """Says whether a line may end between two neighbours of these classes."""
    if after in _NOT_FIRST or before in _NOT_LAST or (before, after) in _WHOLE:
        return False
    if prohibition is Prohibition.BASIC:
        return True
    if before is Mark.SHORT:
        return False
    return prohibition is Prohibition.GB or after not in (Mark.DASH, Mark.DOTS)


def closes_up(before: Mark, after: Mark) -> bool:
    """Says whether two neighbouring marks share half an em (CLREQ, "adjacent marks": 2 em become 1.5).

    A mark with its blank on the right gives it up before any mark; an opening mark gives up its blank on the
    left after another opening one. A wide blank counts as blank on both sides. A mark in the middle of its
    cell gives nothing up, and its neighbour what is blank towards it. This is what `chws` does too, which a
    test holds against the faces.
    """
    if before in _BLANK_RIGHT:
        return after in _BLANK_RIGHT or after in (Mark.OPEN, Mark.WIDE_BLANK, Mark.CENTRED)
    return before in (Mark.OPEN, Mark.WIDE_BLANK, Mark.CENTRED) and after is Mark.OPEN


def blank_right(mark: Mark) -> bool:
    """Says whether the right half of the mark's cell is blank."""
    return mark in _BLANK_RIGHT


def spare_right(mark: Mark) -> float:
    """Gives how much blank the mark has on its right, in em, so that it may stand past a line's end.

    At the end of a line such a mark counts half an em (GB/T 15834 5.1.10); one in the middle of its cell,
    three quarters.
    """
    return _SPARE_RIGHT.get(mark, 0.0)


def spare_left(mark: Mark) -> float:
    """Gives how much blank the mark has on its left, in em."""
    return _SPARE_LEFT.get(mark, 0.0)


def half_wide(char: str, width: Width) -> bool:
    """Says whether a mark that stands alone is half an em wide in this style."""
    mark = _CLASSES.get(char, Mark.HAN)
    if width is Width.QUANSHEN or not (mark is Mark.OPEN or mark in _BLANK_RIGHT):
        return False
    return width is Width.BANSHEN or not (mark is Mark.STOP or char == "：")


def squeeze_rank(mark: Mark) -> int:
    """Gives when a mark gives up its blank half in a line too long, 1 first (CLREQ, "order of squeezing").

    Brackets and quotation marks, then 、，；：, then (rank 3) the gaps between Han and Latin, last 。？！.
    The marks at the line's end and the word spaces have given up theirs before.
    """
    return _SQUEEZED.get(mark, 0)


_SQUEEZED = {Mark.OPEN: 1, Mark.CLOSE: 1, Mark.PAUSE: 2, Mark.CENTRED: 2, Mark.WORD: 3, Mark.STOP: 4}
