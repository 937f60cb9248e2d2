"""Headings stacked on each other: which stand together, which is the headline, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from seed2book.structure.evidence import Verdict, Weighed, weigh
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.said import parted
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import Ending, key
from seed2book.structure.wording.series import is_standing, names_set, series
from seed2book.structure.wording.slogans import counts_results, is_slogan
from seed2book.structure.wording.vocabulary import (
    ACTING_BODIES,
    COLUMN_ENDINGS,
    COMMENT_GENRES,
    KICKER_ENDINGS,
    SPEECH_VERBS,
    one_of,
    words,
)

_BODY = re.compile(one_of(ACTING_BODIES, "[^科学]院", "[^乡城市]镇", "[^下故家城]乡") + "$")
_NEAR = 40
PLAIN_LEVEL = 8
"""The level of a heading that nothing marks: below all others."""
BOLD_LEVEL = 7
# A head with all that a paper knows has five or six lines; a poster of an anniversary has eight.
_HIGHEST = 12

_PASSED = frozenset({RoleKind.IMAGE, RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.SEPARATOR})

_KICKER_END = re.compile(rf"{one_of(KICKER_ENDINGS)}$")
# With nothing between them only a verb that needs a speech shows where the kicker ends.
_COLUMN = re.compile(f".{{1,5}}{one_of(COLUMN_ENDINGS)}")
_SPOKEN_KICKER = re.compile(r"([^ ]{4,24}(?:时|会上)(?:强调|指出|要求))(?=[^ 的][^ ]{5,}$)")
_GENRES = words(COMMENT_GENRES)
_MOTTO = re.compile(r"([^ ，“”]{3,6}) {1,2}(?!.* )(?=[^ ，“”]{3,6}$)(?:[^ ]+)")
_IMAGE = re.compile("“[^”]{1,8}”|[？！]|^从.{2,12}到")
_SORT = re.compile(
    "[^，。]{4,}(?:的(?:调查|报告|启示|思考|故事|见闻|采访|来信)|调查报告|调查附记|侧记|见闻|纪实|札记|散记|巡礼|采访记|扫描|透视|追踪|纪事)$"
)
_SAYS = re.compile(rf"[^，。：“” ]{{2,8}}{one_of(SPEECH_VERBS)}：")
_OURS = re.compile("(?:我[国省市县区州盟旗镇校院厂]|本[省市县区校院厂]|全[省市县区]).{4,}")
_DECK_START = re.compile(
    r"（附?图片?[^（）]{0,4}）$|[（(]?(?:之|第)?[0-9一二三四五六七八九十]{1,3}[）)]$|[●○◆◇■▲△★☆•·*]|——|－－|—|--|兼[谈论评记]|[记访谈]{1,2}[^，。]{2,16}(?:侧记|纪实|见闻|札记)$"
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Heading lines with no text between them; `main` is the one set largest."""

    items: tuple[int, ...]
    main: int


def level(page: Page, i: int) -> int:
    """A heading's level from 1; one that nothing marks comes after all others."""
    return page.lines[i].level or (BOLD_LEVEL if page.bold[i] else PLAIN_LEVEL)


def find_stacks(page: Page, headings: list[int]) -> list[Stack]:
    """Puts headings together that only pictures part, and takes a first subhead away from its headline."""
    groups: list[list[int]] = []
    for i in headings:
        beside = groups and all(page.kind(n) in _PASSED for n in range(groups[-1][-1] + 1, i))
        if beside and not parted(page, groups[-1], i):
            groups[-1].append(i)
        else:
            groups.append([i])
    number = [n for n, group in enumerate(groups) for _ in group]
    sizes = series([page.keys[i] for i in headings], number, [has_head(page, i) for i in headings])
    size = dict(zip(headings, sizes, strict=True))
    stacks: list[Stack] = []
    for n, group in enumerate(groups):
        following = groups[n + 1] if n + 1 < len(groups) else None
        if len(group) > 1 and _is_first_subhead(page, group, following, size):
            stacks += [Stack(tuple(group[:-1]), main_of(page, group[:-1])), Stack((group[-1],), group[-1])]
        else:
            stacks.append(Stack(tuple(group), main_of(page, group)))
    return [one for stack in stacks for one in _taken_apart(stack)]


def _taken_apart(stack: Stack) -> Sequence[Stack]:
    """Gives the stack, or its lines one by one where it is too high for a head, as a list of titles is."""
    return (stack,) if len(stack.items) <= _HIGHEST else [Stack((i,), i) for i in stack.items]


def has_head(page: Page, i: int) -> bool:
    """True where a lead-in, names or what began on another page stands below a heading: an article's head."""
    below = page.after(i)
    shown = page.kind(below) in (RoleKind.SIGNATURE, RoleKind.LABEL) or page.continued(below)
    return shown or page.lead(below) is not None


def over_verse(page: Page, i: int) -> bool:
    """True for a short heading over verse, such as the title of a poem."""
    return page.kind(page.after(i)) is RoleKind.VERSE and page.widths[i] <= 14


def _is_first_subhead(
    page: Page, group: list[int], following: list[int] | None, size: dict[int, int]
) -> bool:
    last = group[-1]
    if page.heads(last):
        return False
    if has_head(page, last) or page.bulleted(last):
        return False
    if page.numbered(last):
        return True
    if following is None or len(following) > 1 or has_head(page, following[0]):
        return False
    if over_verse(page, last) and over_verse(page, following[0]):
        return True
    if names_set(page.keys[group[-2]]) and max(page.widths[last], page.widths[following[0]]) <= 10:
        return True
    if size[last] >= 2 and size[following[0]] >= 2:
        return page.widths[last] <= 14
    narrower = page.widths[last] <= min(12.0, 0.75 * max(page.widths[i] for i in group[:-1]))
    deeper = level(page, last) > min(level(page, i) for i in group[:-1])
    return narrower and deeper and level(page, following[0]) == level(page, last) != PLAIN_LEVEL


def kicker_in(text: str) -> tuple[str, str]:
    """Parts a kicker from the headline it was run into: `某某调研时强调 把实事办好`; "" if there is none."""
    for found in re.finditer(r"[ \u3000]+", text):
        front = text[: found.start()]
        if len(front) >= 6 and _KICKER_END.search(key(front)) and not front.endswith(("，", "、", ",")):
            return front, text[found.end() :]
    glued = _SPOKEN_KICKER.match(key(text))
    return (text[: glued.end(1)], text[glued.end(1) :].lstrip()) if glued else ("", text)


def arrange(page: Page, stack: Stack, verdict: Verdict) -> None:
    """Gives the lines of an opening stack their roles: rubrics, kickers, headline, decks."""
    page.opens[stack.items[0]] = True
    front = _rubrics(page, list(stack.items))
    rest = _contenders(page, list(stack.items))
    if len(rest) == 2:
        pair = weigh(IS_DECK, Pair(page, *rest)).confidence
    else:  # of three lines that nothing marks the first may as well close the text above
        pair = 0.85 if len(rest) > 2 and stack.items[0] and not page.is_marked(stack.main) else 1.0
    plain_above = sum(not page.is_marked(i) for i in stack.items[front:] if i < stack.main)
    for n, i in enumerate(stack.items):
        sure = min(_apart(page, i, stack.main, plain_above), pair if i in rest else 1.0, page.as_heading[i])
        if n < front:
            page.judge(i, RoleKind.RUBRIC, 0.8, "a few characters above a headline", *verdict.evidence)
        elif i < stack.main:
            page.judge(i, RoleKind.KICKER, sure, "it stands above the headline", *verdict.evidence)
        elif i > stack.main:
            page.judge(i, RoleKind.DECK, sure, "it stands below the headline", *verdict.evidence)
        else:
            page.judge(i, RoleKind.HEADLINE, verdict.probability, *verdict.evidence)


def _acts(text_key: str) -> bool:
    """True for a body that the headline below tells of, `县检察院` over `宣讲进企业`: a kicker, no column."""
    return len(text_key) >= 3 and _BODY.search(text_key) is not None


def _apart(page: Page, i: int, main: int, plain_above: int) -> float:
    """How sure it is which of two lines is the headline: levels and wording show it, widths only hint.

    A line that nothing marks above a marked headline may as well be the end of the text before; two are more
    likely that than two kickers.
    """
    if i < main and page.is_marked(main) and not page.is_marked(i) and not _KICKER_END.search(page.keys[i]):
        return 0.68 if plain_above == 1 else 0.6
    if (
        level(page, i) > level(page, main)
        or _DECK_START.match(page.keys[i])
        or _KICKER_END.search(page.keys[i])
    ):
        return 0.95
    return 0.9


def _names_column(page: Page, i: int) -> bool:
    """True for a title that stands over pieces again and again, `热线快报`: a rubric, however large."""
    text = page.keys[i]
    if page.widths[i] > 8 or names_set(text):
        return False
    return is_standing(text) or text in _GENRES or _COLUMN.fullmatch(text) is not None


def _rubrics(page: Page, items: list[int]) -> int:
    """How many lines at the front of a stack name a column of the paper."""
    count = 0
    while count < len(items) - 1:
        i = items[count]
        # Two are enough to know, and a stack may be ten thousand lines high.
        below = (items[n] for n in range(count + 1, len(items)))
        rest = list(islice((j for j in below if not _DECK_START.match(page.keys[j])), 2))
        bracketed = page.keys[i][0] in "【〔" and page.keys[i][-1] in "】〕"
        short = page.widths[i] <= 6 and page.endings[i] in (Ending.WORD, Ending.CLOSER)
        prominent = len(rest) == 1 and (
            (level(page, i) < level(page, rest[0]) and not _over_several(page, rest[0]))
            or _acts(page.keys[i])
        )
        if not rest or not (bracketed or _names_column(page, i) or (short and not prominent)):
            break
        count += 1
    return count


def _over_several(page: Page, below: int) -> bool:
    """True where pieces of one level follow, each with its name: `## 鱼汤面馆` under `# 市井百态`."""
    if page.kind(page.after(below)) is not RoleKind.SIGNATURE:
        return False
    for n in range(below + 1, min(len(page), below + _NEAR)):
        if page.is_marked(n):
            named = page.kind(page.after(n)) is RoleKind.SIGNATURE
            return level(page, n) == level(page, below) and named
    return False


def main_of(page: Page, group: list[int]) -> int:
    """The headline among the lines of a stack: by the user's word, by level, wording, place and width."""
    for i in group:
        if page.said_kind(i) is RoleKind.HEADLINE:
            return i
    rest = _contenders(page, group)
    if len(rest) == 1:
        return rest[0]
    if len(rest) == 2:
        return _of_two(page, rest[0], rest[1])
    best = min(level(page, i) for i in rest)
    top = [i for i in rest if level(page, i) == best]
    if (len(top) == 1 and top[0] != rest[-1]) or (len(top) == 1 and not _wider(page, top[0], rest[0])):
        return top[0]
    # Three lines of one size: kicker, headline, deck; or two mottoes of a campaign over the headline.
    return rest[2] if all(_MOTTO.fullmatch(page.keys[i]) for i in rest[:2]) else rest[1]


def _contenders(page: Page, group: list[int]) -> list[int]:
    """The lines of a stack of which one is the headline: neither rubrics nor what opens as decks do."""
    said = [page.said_kind(i) for i in group]
    decks = [n for n, kind in enumerate(said) if kind is RoleKind.DECK]
    above = [n for n, kind in enumerate(said) if kind in (RoleKind.RUBRIC, RoleKind.KICKER)]
    group = group[max(above, default=-1) + 1 : min(decks, default=len(group))] or group
    rest = group[_rubrics(page, group) :]
    for i in rest[1:]:
        # The first deck ends the choice: a headline never comes after one.
        if _DECK_START.match(page.keys[i]):
            rest = rest[: rest.index(i)]
            break
    # What nothing marks above two marked lines is a kicker, or the end of the text before.
    marked = [page.is_marked(i) for i in rest]
    return rest[1:] if marked == [False, True, True] else rest


def _wider(page: Page, a: int, b: int) -> bool:
    return page.widths[a] > 1.7 * page.widths[b]


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


def _results_below(pair: Pair) -> bool:
    return pair.ratio < 0.9 and pair.tells(pair.second) and not pair.tells(pair.first)


IS_DECK: tuple[Weighed[Pair], ...] = (
    Weighed("the first ends as kickers do", -6.0, lambda p: _ends_as_kicker(p.page.keys[p.first])),
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
    Weighed("the first is the body that acts", -4.0, lambda p: p.rise == 0 and _acts(p.page.keys[p.first])),
    Weighed("the second says whose it is and the first is an image", 3.5, _plain_below_image),
    Weighed("only the first tells results", -0.5, lambda p: p.tells(p.first) and not p.tells(p.second)),
)  # fmt: skip


def _ends_as_kicker(text: str) -> bool:
    return _KICKER_END.search(text) is not None


def _of_two(page: Page, first: int, second: int) -> int:
    return first if weigh(IS_DECK, Pair(page, first, second)).yes else second
