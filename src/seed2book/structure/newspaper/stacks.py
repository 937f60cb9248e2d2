"""Headings stacked on each other: which stand together, which is the headline, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from seed2book.structure.evidence import Verdict, weigh
from seed2book.structure.newspaper.decks import IS_DECK, Pair
from seed2book.structure.newspaper.levels import PLAIN_LEVEL, level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.said import parted
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import Ending, key
from seed2book.structure.wording.series import is_standing, names_set, series
from seed2book.structure.wording.slogans import acts, ends_as_kicker
from seed2book.structure.wording.vocabulary import COLUMN_ENDINGS, COMMENT_GENRES, one_of, words

_NEAR = 40
# A head with all that a paper knows has five or six lines; a poster of an anniversary has eight.
_HIGHEST = 12

_PASSED = frozenset({RoleKind.IMAGE, RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.SEPARATOR})

# With nothing between them only a verb that needs a speech shows where the kicker ends.
_COLUMN = re.compile(f".{{1,5}}{one_of(COLUMN_ENDINGS)}")
_SPOKEN_KICKER = re.compile(r"([^ ]{4,24}(?:时|会上)(?:强调|指出|要求))(?=[^ 的][^ ]{5,}$)")
_GENRES = words(COMMENT_GENRES)
_MOTTO = re.compile(r"([^ ，“”]{3,6}) {1,2}(?!.* )(?=[^ ，“”]{3,6}$)(?:[^ ]+)")
_DECK_START = re.compile(
    r"（[^（）]{1,12}）$|[（(]?(?:之|第)?[0-9一二三四五六七八九十]{1,3}[）)]$|[●○◆◇■▲△★☆•·*]|——|－－|—|--|兼[谈论评记]|[记访谈]{1,2}[^，。]{2,16}(?:侧记|纪实|见闻|札记)$"
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Heading lines with no text between them; `main` is the one set largest."""

    items: tuple[int, ...]
    main: int


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
        if len(front) >= 6 and ends_as_kicker(key(front)) and not front.endswith(("，", "、", ",")):
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


def _apart(page: Page, i: int, main: int, plain_above: int) -> float:
    """How sure it is which of two lines is the headline: levels and wording show it, widths only hint.

    A line that nothing marks above a marked headline may as well be the end of the text before; two are more
    likely that than two kickers.
    """
    if i < main and page.is_marked(main) and not page.is_marked(i) and not ends_as_kicker(page.keys[i]):
        return 0.68 if plain_above == 1 else 0.6
    if level(page, i) > level(page, main) or _DECK_START.match(page.keys[i]) or ends_as_kicker(page.keys[i]):
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
            (level(page, i) < level(page, rest[0]) and not _over_several(page, rest[0])) or acts(page.keys[i])
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


def _of_two(page: Page, first: int, second: int) -> int:
    return first if weigh(IS_DECK, Pair(page, first, second)).yes else second
