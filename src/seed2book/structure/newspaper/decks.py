"""Of two lines of a stack of headings: is the lower one a deck, or does the upper one lead over to it?"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seed2book.structure.evidence import Weighed
from seed2book.structure.newspaper.levels import level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import HEADS, RoleKind
from seed2book.structure.wording.cohesion import pairs_of
from seed2book.structure.wording.series import likeness
from seed2book.structure.wording.slogans import acts, counts_results, ends_as_kicker, is_slogan
from seed2book.structure.wording.vocabulary import SPEECH_VERBS, one_of

_IMAGE = re.compile("“[^”]{1,8}”|[？！]|^从.{2,12}到")
_SORT = re.compile(
    "(?<=[^，。]{4})(?:的(?:调查|报告|启示|思考|故事|见闻|采访|来信)|调查报告|调查附记|侧记|见闻|纪实|札记|散记|巡礼|采访记|扫描|透视|追踪|纪事)$"
)
_SAYS = re.compile(rf"[^，。：“” ]{{2,8}}{one_of(SPEECH_VERBS)}：")
_OURS = re.compile("(?:我[国省市县区州盟旗镇校院厂]|本[省市县区校院厂]|全[省市县区]).{4,}")
_BLANK = re.compile("(?<=[^ ]{3}) +(?=[^ ]{3})")
_MEETING = re.compile(
    "会议?(?:召开|举行|开幕|闭幕|结束|在)|(?:召开|举行|举办|出席|会见)[^，]{0,20}|(?:座谈|代表|大|年|全|例|常委|工作)会(?:议|上)?$"
)

_PRESIDES = re.compile(
    "^(?:(?:[^ ，。]{2,4}[ 、]?){1,4}(?:主持会议|主持|出席|参加|陪同|讲话|致辞|作报告)[ ，]?){1,3}$"
)
_ALIKE = 3.0

_NEAR, _SEEN, _SHORTEST_TEXT_EM = 7, 150, 20


DECK_START = re.compile(
    r"（[^（）]{1,12}）$|[（(]?(?:之|第)?[0-9一二三四五六七八九十]{1,3}[）)]$|[●○◆◇■□▲△★☆•·*]|——|－－|—|--|兼[谈论评记]|[记访谈]{1,2}[^，。]{2,16}(?:侧记|纪实|见闻|札记)$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines of a stack of headings, one under the other: lines `n` and `n + 1` of `items`."""

    page: Page
    items: Sequence[int]
    n: int

    @property
    def first(self) -> int:
        """The upper line."""
        return self.items[self.n]

    @property
    def second(self) -> int:
        """The lower line."""
        return self.items[self.n + 1]

    @property
    def is_last(self) -> bool:
        """True where no other line of the stack stands below."""
        return self.n + 2 == len(self.items)

    @property
    def opens_as_deck(self) -> bool:
        """True where the lower line opens as decks do: —— or ●."""
        return DECK_START.match(self.page.keys[self.second]) is not None

    @property
    def deck_follows(self) -> bool:
        """True where the line below both opens as decks do, so that the lower one may be the headline."""
        return not self.is_last and DECK_START.match(self.page.keys[self.items[self.n + 2]]) is not None

    @property
    def rise(self) -> int:
        """How many levels the second stands above the first."""
        return level(self.page, self.first) - level(self.page, self.second)

    @property
    def ratio(self) -> float:
        """How wide the first is, with the second as the measure."""
        return self.page.widths[self.first] / max(1.0, self.page.widths[self.second])

    @property
    def marks(self) -> tuple[bool, bool]:
        """Which of the two is marked as a heading."""
        return self.page.is_marked(self.first), self.page.is_marked(self.second)

    @property
    def like_others(self) -> float:
        """By how much more headlines of one line the first has the level of than the second: -1 to 1."""
        alone = self.page.alone
        return alone.get(level(self.page, self.first), 0.0) - alone.get(level(self.page, self.second), 0.0)

    def said_below(self) -> frozenset[str]:
        """The words of the first paragraphs below, as pairs of characters."""
        page, said = self.page, ""
        for i in range(self.second + 1, min(len(page), self.second + _NEAR)):
            if page.kind(i) is None and page.widths[i] > _SHORTEST_TEXT_EM:
                said += page.keys[i][:_SEEN]
                if len(said) > _SEEN:
                    break
        return pairs_of(said)

    def tells(self, line: int) -> bool:
        """True for a line of results: `去年出口二百四十万件，创汇三十六万美元`."""
        return counts_results(self.page.keys[line])


def _wide_over_narrow(pair: Pair) -> bool:
    # `# …` over `## …`: engines give the first line of a stack the first level, be it the kicker.
    return pair.rise < 0 and pair.ratio >= 1.25 and pair.page.widths[pair.second] >= 5


def _image_below(pair: Pair) -> bool:
    """`大闸蟹开捕在即` over `蟹农忙着给螃蟹“量身高”`: the plain words lead up to the image."""
    first, second = pair.page.keys[pair.first], pair.page.keys[pair.second]
    if pair.rise or _SORT.search(second) or _IMAGE.search(first):
        return False
    return _IMAGE.search(second) is not None


def _names_sort(pair: Pair) -> bool:
    """`责任到了组` over `某公社实行“五定一奖”的调查`."""
    first, second = pair.page.keys[pair.first], pair.page.keys[pair.second]
    return pair.rise <= 0 and _SORT.search(second) is not None and _SORT.search(first) is None


def _plain_below_image(pair: Pair) -> bool:
    """`从“看得见”到“看不见”` over `我市治理油烟…`: the image is the headline, the plain words its deck."""
    first, second = pair.page.keys[pair.first], pair.page.keys[pair.second]
    return pair.rise == 0 and _IMAGE.search(first) is not None and _OURS.match(second) is not None


def _quoted_above(pair: Pair) -> bool:
    first, second = pair.page.keys[pair.first], pair.page.keys[pair.second]
    return "“" in first and "“" not in second


def _quoted_below(pair: Pair) -> bool:
    first, second = pair.page.keys[pair.first], pair.page.keys[pair.second]
    return "“" in second and "“" not in first


def _taken_up(pair: Pair) -> float:
    """How much of the first line's words the text below has, less how much of the second's: -1 to 1."""
    said = pair.said_below()
    first, second = (pairs_of(pair.page.keys[line]) for line in (pair.first, pair.second))
    return len(first & said) / max(3, len(first)) - len(second & said) / max(3, len(second))


def _results_below(pair: Pair) -> bool:
    return pair.ratio < 0.9 and pair.tells(pair.second) and not pair.tells(pair.first)


def _results_above(pair: Pair) -> bool:
    return pair.ratio > 1.1 and pair.tells(pair.first) and not pair.tells(pair.second)


def _says(pair: Pair) -> bool:
    return _SAYS.match(pair.page.keys[pair.second]) is not None


def _presides(pair: Pair) -> bool:
    """`孙立主持 周文、郑芳出席`."""
    return _PRESIDES.match(pair.page.keys[pair.second]) is not None


def _built_alike(pair: Pair) -> bool:
    """`老旧小区“新”起来` over `居民生活“靓”起来`."""
    return likeness(pair.page.keys[pair.first], pair.page.keys[pair.second]) >= _ALIKE


def _second_wider(pair: Pair) -> float:
    """How much wider the second is, as a logarithm of the ratio: -1 to 1."""
    return max(-1.0, min(1.0, -math.log(max(0.1, pair.ratio))))


def _only(pair: Pair, found: Callable[[str], bool], line: int) -> bool:
    """True where the line has what the other has not."""
    other = pair.first if line == pair.second else pair.second
    return found(pair.page.keys[line]) and not found(pair.page.keys[other])


def _parted(text: str) -> bool:
    return _BLANK.search(text) is not None


def _meets(text: str) -> bool:
    return _MEETING.search(text) is not None


def _in_clauses(text: str) -> bool:
    return "，" in text[:-1]


def _said(pair: Pair, kinds: Sequence[RoleKind], line: int) -> bool:
    """True for a line that the user calls one of these."""
    return pair.page.said_kind(line) in kinds


IS_DECK: tuple[Weighed[Pair], ...] = (
    Weighed("you say that the first is the headline or a deck", 99.0, lambda p: _said(p, HEADS[2:], p.first)),
    Weighed("you say that the second is a deck", 99.0, lambda p: _said(p, HEADS[3:], p.second)),
    Weighed("you say that the first stands over the headline", -99.0, lambda p: _said(p, HEADS[:2], p.first)),
    Weighed("you say that the second is no deck", -99.0, lambda p: _said(p, HEADS[:3], p.second)),
    Weighed("of two lines the second is the headline oftener", -1.8, lambda _: True),
    Weighed("the second opens as decks do", 9.4, lambda p: p.opens_as_deck),
    Weighed("another line stands above both", 4.1, lambda p: p.n > 0),
    Weighed("another line stands below both", -2.3, lambda p: not p.is_last),
    Weighed("the first ends as kickers do", -4.1, lambda p: ends_as_kicker(p.page.keys[p.first])),
    Weighed("the second ends as kickers do", 0.2, lambda p: ends_as_kicker(p.page.keys[p.second])),
    Weighed("the second is marked higher", -4.3, lambda p: p.page.steady * (p.rise > 0)),
    Weighed("the second is marked lower", 1.4, lambda p: p.page.steady * (p.rise < 0)),
    Weighed("other headlines have the level of the first, not of the second", 0.9, lambda p: p.like_others),
    Weighed("only the second is marked", -0.6, lambda p: p.marks == (False, True)),
    Weighed("only the first is marked", 3.7, lambda p: p.marks == (True, False)),
    Weighed("the first is marked higher but much wider", -3.5, _wide_over_narrow),
    Weighed("neither is marked higher", -0.6, lambda p: p.rise == 0),
    Weighed("the second is much wider", 1.6, lambda p: p.rise == 0 and p.ratio < 1 / 1.7),
    Weighed("the second is wider", 1.5, _second_wider),
    Weighed("the first is a slogan", -5.4, lambda p: is_slogan(p.page.keys[p.first])),
    Weighed("the second is wider and tells results", 6.2, _results_below),
    Weighed("the second says what sort of piece it is", 7.8, _names_sort),
    Weighed("the second says who says so", 3.7, _says),
    Weighed("only the second is an image", -2.3, _image_below),
    Weighed("the first is the body that acts", -5.0, lambda p: p.rise == 0 and acts(p.page.keys[p.first])),
    Weighed("the second says whose it is and the first is an image", 5.5, _plain_below_image),
    Weighed("the text below has the words of the first, and fewer of the second", 0.7, _taken_up),
    Weighed("only the first quotes", 0.3, _quoted_above),
    Weighed("only the second quotes", -1.5, _quoted_below),
    Weighed("only the second is parted by a blank", -0.9, lambda p: _only(p, _parted, p.second)),
    Weighed("only the first holds a comma", -2.3, lambda p: _only(p, _in_clauses, p.first)),
    Weighed("only the first tells of a meeting", -0.8, lambda p: _only(p, _meets, p.first)),
    Weighed("the second says who presided or was there", 3.1, _presides),
    Weighed("both are built alike", 1.1, _built_alike),
    Weighed("the first is wider and tells results", -2.0, _results_above),
    Weighed("the second is wide", 1.0, lambda p: p.page.widths[p.second] >= 16),
    Weighed("the second is short", 1.4, lambda p: p.page.widths[p.second] <= 7),
)  # fmt: skip
