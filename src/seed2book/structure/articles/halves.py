"""Halves of articles that jump lines part: which of them belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

from seed2book.structure.drafts import Draft
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.cohesion import word_pairs
from seed2book.structure.wording.jumps import Jump, jump_at_end, jump_at_start
from seed2book.structure.wording.keys import Ending, ending, key

CARRIES = frozenset(
    {
        RoleKind.PARAGRAPH,
        RoleKind.LABEL,
        RoleKind.LIST_ITEM,
        RoleKind.JUMP,
        RoleKind.HEADLINE,
        RoleKind.STANDFIRST,
    }
)
_ENOUGH = 3
_FEW_WORDS = 3
_SEEN = 2000


@dataclass(frozen=True, slots=True)
class Part:
    """The drafts of an article, or of a part of one, on the page with this number and date."""

    edition: int
    page: str | None
    date: str | None
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """An end that a jump line leaves loose: which part, which of its drafts, and the jump line there."""

    part: int
    draft: int
    jump: Jump


@dataclass(frozen=True, slots=True)
class Pairs:
    """The halves by the numbers of their parts: which end loose, which start so, and what follows on what."""

    ends: Mapping[int, Loose]
    starts: Mapping[int, Loose]
    follows: Mapping[int, int]


def pairs(parts: Sequence[Part]) -> Pairs:
    """Finds the halves in `parts`, and which goes on with which.

    Pages named on both sides, headlines that say the same, words that no other article has and a sentence
    that goes on count. What is surest is settled first, since it tells on which page each half is.
    """
    ends = {number: loose for number, part in enumerate(parts) if (loose := _loose_end(number, part))}
    starts = {number: loose for number, part in enumerate(parts) if (loose := _loose_start(number, part))}
    return Pairs(ends, starts, _settled(parts, ends, starts) if ends and starts else {})


def _settled(
    parts: Sequence[Part], ends: Mapping[int, Loose], starts: Mapping[int, Loose]
) -> Mapping[int, int]:
    pages = {part.edition: _plain(part.page) for part in parts if part.page is not None}
    facts = _Facts(parts, ends, starts, pages)
    follows: dict[int, int] = {}
    open_ends, open_starts = dict(ends), dict(starts)
    while sure := _sure(facts, follows, open_ends, open_starts):
        for number, following in sure:
            if _goes_round(follows, number, following):
                continue
            follows[number] = following
            end, start = open_ends.pop(number), open_starts.pop(following)
            if parts[number].edition != parts[following].edition:
                pages.setdefault(parts[following].edition, end.jump.page)
                pages.setdefault(parts[number].edition, start.jump.page)
    return follows


def _sure(
    facts: _Facts, follows: Mapping[int, int], ends: Mapping[int, Loose], starts: Mapping[int, Loose]
) -> list[tuple[int, int]]:
    """The pairs of which neither half would go as well with another, the best first."""
    fits = {
        (number, following): fit
        for number, end in ends.items()
        for following, start in starts.items()
        if (fit := facts.fit(end, start)) and not _goes_round(follows, number, following)
    }
    by_end: dict[int, list[int]] = defaultdict(list)
    by_start: dict[int, list[int]] = defaultdict(list)
    for (number, following), fit in fits.items():
        by_end[number].append(fit)
        by_start[following].append(fit)
    ahead = {number: _ahead(of) for number, of in by_end.items()}
    behind = {following: _ahead(of) for following, of in by_start.items()}
    sure = [
        (number, following)
        for (number, following), fit in fits.items()
        if fit >= _ENOUGH and fit == ahead[number] == behind[following]
    ]
    return sorted(sure, key=lambda pair: (-fits[pair], pair))


def _ahead(fits: Collection[int]) -> int:
    """The best of the fits where it stands alone, else 0."""
    best, *others = nlargest(2, fits)
    return best if others != [best] else 0


def _goes_round(follows: Mapping[int, int], number: int, following: int) -> bool:
    """True if the article that goes on here began with the half that shall follow."""
    at: int | None = following
    while at is not None and at != number:
        at = follows.get(at)
    return at == number


class _Facts:
    """What speaks for two halves being one article."""

    def __init__(
        self,
        parts: Sequence[Part],
        ends: Mapping[int, Loose],
        starts: Mapping[int, Loose],
        pages: Mapping[int, str],
    ) -> None:
        """Takes `pages` by edition, as far as they are known; what is learned of them later counts too."""
        self._parts = parts
        self._pages = pages
        self._sole = len(ends) == len(starts) == 1
        self._titles = {number: title_of(parts[number]) for number in (*ends, *starts)}
        self._shared = _shared_words(parts, {*ends, *starts})
        self._unfinished = {number for number, end in ends.items() if _unfinished(parts[number], end)}

    def fit(self, end: Loose, start: Loose) -> int:
        """How well they fit: 0 if they cannot be one."""
        here, there = self._parts[end.part], self._parts[start.part]
        if here.date and there.date and here.date != there.date:
            return 0
        # What goes on an article is printed on another page, or below it: not above it on its own.
        if end.part == start.part or (here.edition == there.edition and start.part < end.part):
            return 0
        score = 0
        for named, edition in ((end.jump.page, there.edition), (start.jump.page, here.edition)):
            actual = self._pages.get(edition)
            if actual is not None and named:
                if named != actual:
                    return 0
                score += 2
        if self._sole or self._shared[end.part, start.part] >= _FEW_WORDS:
            score += 2
        score += 3 * same_title(self._titles[end.part], self._titles[start.part])
        return score + (end.part in self._unfinished)


def _shared_words(parts: Sequence[Part], loose: Collection[int]) -> Mapping[tuple[int, int], int]:
    """How many words two halves have that no other article on their pages has."""
    editions = {parts[number].edition for number in loose}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        if part.edition in editions:
            for pair in word_pairs("".join(draft.text for draft in part.drafts)[:_SEEN]):
                holders[pair].append(number)
    alone = [(of[0], of[1]) for of in holders.values() if len(of) == 2]
    return Counter(pair for a, b in alone for pair in ((a, b), (b, a)))


def _loose_end(number: int, part: Part) -> Loose | None:
    for i in range(len(part.drafts) - 1, -1, -1):
        if part.drafts[i].kind in CARRIES:
            jump = jump_at_end(part.drafts[i].text)
            return Loose(number, i, jump) if jump else None
    return None


def _loose_start(number: int, part: Part) -> Loose | None:
    for i, draft in enumerate(part.drafts):
        if draft.kind not in CARRIES:
            continue
        jump = jump_at_start(draft.text)
        if jump:
            return Loose(number, i, jump)
        if draft.kind is not RoleKind.HEADLINE:
            return None
    return None


def _unfinished(part: Part, end: Loose) -> bool:
    text = key(part.drafts[end.draft].text[: end.jump.start].rstrip()[-80:])
    return ending(text) is not Ending.STOP


def _plain(page: str) -> str:
    """A page's number without padding, Chinese numerals read: 第02版 and 二 are both 2."""
    jump = jump_at_end(f"（下转第{page.removeprefix('第').removesuffix('版')}版）")
    return jump.page if jump else page


def title_of(part: Part) -> str:
    """Gives the headline of a part, or as much of it as tells it from others."""
    return "".join(d.text for d in part.drafts if d.kind is RoleKind.HEADLINE)[:80]


def same_title(first: str, second: str) -> bool:
    """True for two headlines that say the same."""
    if not first or not second:
        return False
    if first in second or second in first:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.8
