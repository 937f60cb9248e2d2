"""Of two heading lines of which one is the headline: is it the first, with its deck, or the second?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seed2book.structure.evidence import Weighed
from seed2book.structure.newspaper.levels import level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.wording.cohesion import pairs_of
from seed2book.structure.wording.slogans import acts, counts_results, ends_as_kicker, is_slogan
from seed2book.structure.wording.vocabulary import SPEECH_VERBS, one_of

_IMAGE = re.compile("“[^”]{1,8}”|[？！]|^从.{2,12}到")
_SORT = re.compile(
    "(?<=[^，。]{4})(?:的(?:调查|报告|启示|思考|故事|见闻|采访|来信)|调查报告|调查附记|侧记|见闻|纪实|札记|散记|巡礼|采访记|扫描|透视|追踪|纪事)$"
)
_SAYS = re.compile(rf"[^，。：“” ]{{2,8}}{one_of(SPEECH_VERBS)}：")
_OURS = re.compile("(?:我[国省市县区州盟旗镇校院厂]|本[省市县区校院厂]|全[省市县区]).{4,}")

_NEAR, _SEEN, _SHORTEST_TEXT_EM = 7, 150, 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Two heading lines, one under the other."""

    page: Page
    first: int
    second: int

    @property
    def rise(self) -> int:
        """How many levels the second stands above the first."""
        return level(self.page, self.first) - level(self.page, self.second)

    @property
    def ratio(self) -> float:
        """How wide the first is, with the second as the measure."""
        return self.page.widths[self.first] / max(1.0, self.page.widths[self.second])

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


IS_DECK: tuple[Weighed[Pair], ...] = (
    Weighed("the first ends as kickers do", -6.0, lambda p: ends_as_kicker(p.page.keys[p.first])),
    Weighed("the second is marked higher", -4.8, lambda p: p.page.steady * (p.rise > 0)),
    Weighed("the second is marked lower", 0.6, lambda p: p.page.steady * (p.rise < 0)),
    Weighed("the first is marked higher but much wider", -4.0, _wide_over_narrow),
    Weighed("neither is marked higher", -2.1, lambda p: p.rise == 0),
    Weighed("the second is much wider", 2.6, lambda p: p.rise == 0 and p.ratio < 1 / 1.7),
    Weighed("the first is a slogan", -3.0, lambda p: is_slogan(p.page.keys[p.first])),
    Weighed("the second is a slogan", 0.8, lambda p: is_slogan(p.page.keys[p.second])),
    Weighed("the second is wider and tells results", 4.0, _results_below),
    Weighed("the second says what sort of piece it is", 4.0, _names_sort),
    Weighed("the second says who says so", 1.5, lambda p: _SAYS.match(p.page.keys[p.second]) is not None),
    Weighed("only the second is an image", -2.4, _image_below),
    Weighed("the first is the body that acts", -4.0, lambda p: p.rise == 0 and acts(p.page.keys[p.first])),
    Weighed("the second says whose it is and the first is an image", 3.5, _plain_below_image),
    Weighed("the text below has the words of the first, and fewer of the second", 1.2, _taken_up),
    Weighed("only the first quotes", 0.8, _quoted_above),
    Weighed("only the second quotes", -0.8, _quoted_below),
    Weighed("the first is short", -1.0, lambda p: p.rise >= 0 and p.page.widths[p.first] <= 8),
    Weighed("the second is wide", 1.0, lambda p: p.page.widths[p.second] >= 16),
)  # fmt: skip
