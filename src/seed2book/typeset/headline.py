"""Where a headline is broken, and how large it can be: by sense where a blank was printed, else evenly."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise

import budoux

from seed2book.model import Article, Paragraph, plain_text, walk
from seed2book.typeset.blanks import display_lines

# Line-start and line-end prohibition for headlines (CLREQ, "prohibition rules for line start and line end").
_NEVER_FIRST = set("。，、；：？！”’》〉）】』」…—·～%％℃")
_NEVER_LAST = set("“‘《〈（【『「#＃")
_PAUSES = set("，。；：！？、\u3000”’》）】")
_STOPS = set("，。；：！？\u3000")
_OPENERS = set("“‘《〈（【『「")
_CLOSERS = set("”’》〉）】』」")
# What stays whole: Latin words, numbers in digits or in Han (一九八七年), dashes and dots.
_UNITS = re.compile(
    r"[0-9A-Za-z.%‰°℃/+-]+|第?[〇○零一二三四五六七八九十百千万亿]{2,9}[年月日届期号周]?|——|……|\s+|.",
    re.DOTALL,
)
_WIDE = frozenset("MWmw%@")
_GAPS = re.compile("(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])")
# What a break costs: one more line, a forbidden one, inside a quotation or a title that a line could hold,
# inside a longer one, between two characters that always stand together elsewhere, and inside what looks like
# a word. A line a fifth too short costs 0.4. A break between two clauses is worth more than even lines, one
# beside other marks a little.
_LINE, _FORBIDDEN, _PARTED, _INSIDE, _TORN, _IN_WORD = 50.0, 1000.0, 4.0, 0.5, 2.0, 1.5
_CLAUSE, _PREFERRED = 2.5, 0.5

Firmness = Callable[[str, str], float]


class Neighbours:
    """How firmly two characters stand together, 0 to 1, by how often they do so in a text.

    1 for two that occur in it only side by side, 0 for two that never do; without a dictionary it tells
    `血管` from `管疾`. The text is counted when first asked.
    """

    def __init__(self, text: Callable[[], str]) -> None:
        """Takes what gives the text."""
        self._text = text

    def __call__(self, before: str, after: str) -> float:
        """Gives the share of the two characters' occurrences that are side by side."""
        together = self._pairs[before, after]
        return 2 * together / (self._single[before] + self._single[after]) if together else 0.0

    @cached_property
    def _single(self) -> Counter[str]:
        return Counter(self._text())

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        return Counter(pairwise(self._text()))


def width_em(text: str) -> float:
    """Gives about how wide the text is: an em for a full-width character, a little over half for others.

    Those are rather wider than they are in the boldest face: a line that is wider than it was thought to be
    would be broken by the renderer, over the text below. A quarter of an em parts Han and Latin.
    """
    return sum(map(_character_em, text)) + 0.25 * len(_GAPS.findall(text))


def _character_em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA" or character in _WIDE:
        return 1.0
    return 0.77 if character.isupper() else 0.6


def broken(segment: str, measure_em: float, firmness: Firmness | None = None) -> tuple[str, ...]:
    """Gives the segment in as few lines of `measure_em` as hold it, as even as the rules allow.

    No line starts or ends with a mark that may not stand there or is a single character, and no number or
    Latin word is split. Quotations and titles of works stay whole where that takes no more lines; breaks
    after a mark are preferred, those inside words, as far as a model of the language tells them, and between
    characters that stand together elsewhere (`firmness`) avoided.
    A word that is wider than a line is broken where the line ends.
    """
    total = width_em(segment)
    if total <= measure_em:
        return (segment,)
    units = [part for unit in _UNITS.findall(segment) for part in _parted(unit, measure_em)]
    ends = [0.0]
    for before, unit in pairwise(("", *units)):
        # The gap between Han and a number belongs to neither.
        ends.append(ends[-1] + width_em(before[-1:] + unit) - width_em(before[-1:]))
    costs = _costs(units, ends, measure_em, firmness)
    ideal = total / -(-total // measure_em)
    # best[i]: the least badness of units[:i] set in whole lines, and where its last line starts.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            wide = ends[end] - ends[start]
            if wide > measure_em and start < end - 1:
                break
            lone = _FORBIDDEN if wide < _LONE_EM else 0.0
            badness = _LINE + 10 * (1 - wide / ideal) ** 2 + costs[end] + lone
            choices.append((best[start][0] + badness, start))
        best.append(min(choices))
    lines: list[str] = []
    end = len(units)
    while end:
        start = best[end][1]
        lines.append("".join(units[start:end]).strip())
        end = start
    return tuple(reversed(lines))


def heading_lines(text: str, measure_em: float, firm: Firmness | None = None) -> tuple[str, ...]:
    """Gives the lines of a heading: broken where a blank was printed, and evenly where it is too long."""
    return tuple(line for segment in display_lines(text) for line in broken(segment, measure_em, firm))


def packed(label: str, measure_em: float) -> tuple[str, ...]:
    """Gives the lines of a label in which a blank of one em parts what was printed in several lines.

    A line ends at such a blank where it can, and holds as many of the parts as there is room for.
    """
    lines: list[str] = []
    for part in label.split("\u3000"):
        if lines and width_em(f"{lines[-1]}\u3000{part}") <= measure_em:
            lines[-1] += f"\u3000{part}"
        else:
            lines += broken(part, measure_em)
    return tuple(lines)


def firmness(article: Article) -> Firmness:
    """Gives how firmly two characters stand together in the article, for breaking its headings."""

    def text() -> str:
        blocks = walk((*article.standfirst, *article.blocks))
        return "\n".join(plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph))

    return Neighbours(text)


def phrases(line: str) -> tuple[str, ...]:
    """Gives the pieces of a line that a screen of any width had best leave whole: what stands between marks.

    A quotation and the title of a work are each in one piece, however many marks they hold; a piece of less
    than three ems belongs to its neighbour.
    """
    pieces = [""]
    depth = 0
    units = _UNITS.findall(line)
    for before, unit in pairwise(("", *units)):
        parts = unit[0] in _OPENERS or (before[-1:] in _PAUSES and before[-1:] != "\u3000")
        if parts and not depth and unit[0] not in _NEVER_FIRST and before[-1:] not in _NEVER_LAST:
            pieces.append("")
        depth += (unit in _OPENERS) - (unit in _CLOSERS and depth > 0)
        pieces[-1] += unit
    whole: list[str] = []
    for piece in filter(None, pieces):
        if whole and (width_em(piece) < _SHORT_EM or width_em(whole[-1]) < _SHORT_EM):
            whole[-1] += piece
        else:
            whole.append(piece)
    return tuple(whole)


# A piece narrower than this would look lost in a line by itself.
_SHORT_EM = 3.0


def _parted(unit: str, measure_em: float) -> Iterator[str]:
    """Gives a word, or the parts of one that no line can hold, with room for letters wider than most."""
    start = 0
    for end in range(1, len(unit) if width_em(unit) > measure_em else 0):
        if width_em(unit[start : end + 1]) > 0.85 * measure_em:
            yield unit[start:end]
            start = end
    yield unit[start:]


# A line narrower than this is a single character, with a mark perhaps.
_LONE_EM = 1.9


def _costs(
    units: Sequence[str], ends: Sequence[float], measure_em: float, firmness: Firmness | None
) -> list[float]:
    """Gives what a break before each unit costs, and at the end, which is free."""
    inside = _inside(units, ends, measure_em)
    words = _word_starts("".join(units))
    offsets = list(accumulate(map(len, units), initial=0))
    costs = [0.0] * (len(units) + 1)
    for at in range(1, len(units)):
        before, after = units[at - 1], units[at]
        if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
            costs[at] = _FORBIDDEN
            continue
        costs[at] = inside[at]
        if before[-1] in _STOPS:
            costs[at] -= _CLAUSE
        elif before[-1] in _PAUSES or after[0] in _OPENERS:
            costs[at] -= _PREFERRED
        else:
            costs[at] += _IN_WORD * (offsets[at] not in words)
            costs[at] += _TORN * firmness(before[-1], after[0]) if firmness else 0.0
    return costs


@lru_cache(maxsize=1000)
def _word_starts(text: str) -> frozenset[int]:
    """Gives where words, or what reads like one, begin in a text without blanks between them."""
    return frozenset(accumulate(map(len, _parser().parse(text))))


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()


def _inside(units: Sequence[str], ends: Sequence[float], measure_em: float) -> list[float]:
    """Gives what a break before each unit costs by the quotations and titles of works that it parts."""
    costs = [0.0] * (len(units) + 1)
    opened: list[int] = []
    for at, unit in enumerate(units):
        if unit in _OPENERS:
            opened.append(at)
        elif unit in _CLOSERS and opened:
            start = opened.pop()
            cost = _PARTED if ends[at + 1] - ends[start] <= measure_em else _INSIDE
            for within in range(start + 1, at + 1):
                costs[within] += cost
    return costs
