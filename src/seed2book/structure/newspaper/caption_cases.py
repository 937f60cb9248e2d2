"""A line that may be the words of a picture, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from seed2book.structure.newspaper.cuts import ENOUGH, Cut, judge_cut
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import PICTURES, RoleKind
from seed2book.structure.wording.cohesion import word_pairs
from seed2book.structure.wording.credits import reports_in_pictures

TEXT_EM = 34.0
"""What is wider is running text, full stop or not."""

NEAR = 12
"""So many lines around are looked at."""

_SEEN = 200
_TEXTS_NEAR = 8


@dataclass(frozen=True, slots=True)
class CaptionCase:
    """A line `at`, with the nearest lines `above` and `below` it that belong to no picture.

    `lead` says how much better the line itself goes on with an unfinished text above than the text below
    does: -1 to 2; `own`, that it could be its other half. `ties` counts the pairs of characters that
    it shares with the texts above and below.
    """

    page: Page
    at: int
    above: int
    below: int
    lead: float
    own: bool
    ties: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, page: Page, at: int) -> CaptionCase:
        """Looks at the lines around."""
        above = next((n for n in range(at - 1, at - NEAR, -1) if page.kind(n) not in PICTURES), at - NEAR)
        below = next((n for n in range(at + 1, at + NEAR) if page.kind(n) not in PICTURES), at + NEAR)
        ties = _ties(page, at)
        if not is_text(page, above) or page.finished(above):
            return cls(page, at, above, below, 0.0, False, ties)
        goes_on_below = is_text(page, below) and page.lead(below) is None
        own = joins(page, above, at)
        lead = own - (joins(page, above, below) if goes_on_below else 0.0)
        return cls(page, at, above, below, max(-1.0, min(2.0, lead / 4)), own >= ENOUGH, ties)

    @property
    def key(self) -> str:
        """What the line says."""
        return self.page.keys[self.at]

    @property
    def width(self) -> float:
        """How wide it is, in ems."""
        return self.page.widths[self.at]

    def stands_by(self, by: int, kind: RoleKind) -> bool:
        """True where the line `by` lines below is of that kind."""
        return self.page.kind(self.at + by) is kind


def is_text(page: Page, i: int) -> bool:
    """True for running text by its width, or by a full stop."""
    if not 0 <= i < len(page) or page.is_marked(i):
        return False
    plain = page.kind(i) in (None, RoleKind.LIST_ITEM, RoleKind.LABEL)
    return plain and (page.widths[i] > TEXT_EM or "。" in page.keys[i])


def _ties(page: Page, at: int) -> tuple[int, int]:
    """How many pairs of characters the line shares with the texts of the article above, and below."""
    own = word_pairs(page.keys[at])
    if not own:
        return 0, 0
    counts = []
    for near in (range(at - 1, at - _TEXTS_NEAR, -1), range(at + 1, at + _TEXTS_NEAR)):
        texts = []
        for n in near:
            if not 0 <= n < len(page):
                break
            texts.append(page.keys[n])
            if page.is_marked(n) and n < at:
                break
        around = "，".join(texts)
        counts.append(sum([pair in around for pair in own]))
    return counts[0], counts[1]


def joins(page: Page, before: int, after: int) -> float:
    """How surely the texts of two lines are halves of one paragraph: to be held against `ENOUGH`."""
    text, following = page.keys[before], page.keys[after]
    word = page.words.across(text[-3:], following[:3], after)
    seen = text[-_SEEN:], following[:_SEEN]
    return judge_cut(Cut(*seen, page.endings[before], page.widths[before], text[:2], word=word)).score


def is_credited(page: Page, i: int) -> bool:
    """True where the line below says who took or supplied a picture."""
    below = i + 1
    if page.kind(below) is not RoleKind.SIGNATURE or not is_text(page, page.before(i)):
        return page.kind(below) is RoleKind.CREDIT
    return reports_in_pictures(page.lines[below].text)
