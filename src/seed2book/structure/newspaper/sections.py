"""The sections of a page, each a stack of headings and the text under it, as seen before any is judged."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from seed2book.structure.newspaper.levels import level
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.stacks import Stack, has_head, over_verse
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.cohesion import Cohesion, word_pairs
from seed2book.structure.wording.series import is_standing, series

_SEEN = 800
_BRIEF_EM = 5


class Sections:
    """What can be seen of the stacks of a page and of the texts between them; lists go by their order."""

    def __init__(self, page: Page, stacks: list[Stack]) -> None:
        self.page = page
        self.stacks = stacks
        self.ends = [*(s.items[0] for s in stacks[1:]), *([len(page)] if stacks else [])]
        self.above = [page.before(s.items[0]) for s in stacks]
        self.below = [page.after(s.items[-1]) for s in stacks]
        self.shown = [has_head(page, s.items[-1]) for s in stacks]
        self.levels = [min(level(page, i) for i in s.items) for s in stacks]
        keys = [page.keys[s.main] for s in stacks]
        apart = [self._in_no_series(n) for n in range(len(stacks))]
        self.series = series(keys, list(range(len(stacks))), apart)
        self.texts = [
            sum(page.kind(i) is None and not page.headed[i] for i in range(s.items[-1] + 1, end))
            for s, end in zip(stacks, self.ends, strict=True)
        ]
        lines = [page.keys[s.items[0] : end] for s, end in zip(stacks, self.ends, strict=True)]
        self.cohesion = Cohesion(lines)
        self.headed = sum(self.shown)
        self._words = [word_pairs("，".join(page.keys[i] for i in s.items)) for s in stacks]
        self._texts = [
            "，".join(page.keys[s.items[-1] + 1 : end])[:_SEEN]
            for s, end in zip(stacks, self.ends, strict=True)
        ]
        below = (range(s.items[-1] + 1, end) for s, end in zip(stacks, self.ends, strict=True))
        texts = (sum(page.widths[i] for i in lines if page.kind(i) is None) for lines in below)
        self._text_above = [0.0, *accumulate(texts)]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.stacks)

    @cached_property
    def usual(self) -> int | None:
        """The level of articles that names, a lead-in or several lines show, where nearly all share one."""
        tops = [
            top
            for top, shown, stack in zip(self.levels, self.shown, self.stacks, strict=True)
            if shown or len(stack.items) > 1
        ]
        if len(tops) < 2:
            return None
        usual = min(tops, key=lambda top: (-tops.count(top), top))
        return usual if tops.count(usual) >= 0.8 * len(tops) else None

    def named_at_head(self, n: int) -> bool:
        """True where names stand under the headline, or in the lead-in."""
        page = self.page
        below = self.below[n]
        if RoleKind.SIGNATURE in (page.kind(below), page.kind(page.after(below))):
            return True
        lead = page.lead(below)
        return lead is not None and bool(lead.names)

    def signed(self, n: int) -> bool:
        """True where names close the text, or the body that signs it."""
        page, last = self.page, self.page.before(self.ends[n])
        below = last > self.stacks[n].items[-1]
        return below and (page.signed[last] or page.kind(last) in (RoleKind.SIGNATURE, RoleKind.SIGN_OFF))

    def width_between(self, article: int, n: int) -> float:
        """How much text stands below the headings from `article` to the one before `n`, in ems."""
        return self._text_above[n] - self._text_above[article]

    def share_of_headline(self, article: int, n: int) -> float:
        """How much of the words in the stack `article` the beginning of the text below `n` has: 0 to 1."""
        words, text = self._words[article], self._texts[n]
        return sum([pair in text for pair in words]) / len(words) if words else 0.0

    def in_brief_row(self, n: int) -> bool:
        """True for one of three headings in a row that have a few characters each, and nothing by them."""
        rows = ((n - 2, n - 1, n), (n - 1, n, n + 1), (n, n + 1, n + 2))
        return any(all(map(self._is_brief, row)) for row in rows)

    def _is_brief(self, n: int) -> bool:
        """True for a heading of a few characters in one line, with no lead-in or names by its text."""
        if not 0 <= n < len(self) or self.shown[n] or len(self.stacks[n].items) > 1:
            return False
        text = self.stacks[n].main
        return (
            self.page.widths[text] <= _BRIEF_EM
            and not self.signed(n)
            and not is_standing(self.page.keys[text])
        )

    def may_be_sibling(self, n: int) -> bool:
        """True if the next heading could stand beside this one in an article."""
        if n + 1 >= len(self):
            return False
        page, this, other = self.page, self.stacks[n].main, self.stacks[n + 1]
        same = level(page, this) == level(page, other.main) and len(other.items) == 1
        return same and abs(page.widths[this] - page.widths[other.main]) <= 5 and not self.shown[n + 1]

    def _in_no_series(self, n: int) -> bool:
        """True for a head of its own, and for a heading over verse beside such as stand over prose."""
        if len(self.stacks[n].items) > 1 or self.shown[n]:
            return True
        page = self.page
        beside = [self.stacks[m].main for m in (n - 1, n + 1) if 0 <= m < len(self)]
        return over_verse(page, self.stacks[n].main) and not any(over_verse(page, i) for i in beside)
