"""Whether a line at the front of a stack of headings names a column of the paper."""

from __future__ import annotations

import re

from seed2book.structure.evidence import Weighed
from seed2book.structure.newspaper.decks import Pair
from seed2book.structure.newspaper.levels import level
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.cohesion import pairs_of
from seed2book.structure.wording.keys import Ending, width_em
from seed2book.structure.wording.series import is_standing, names_set
from seed2book.structure.wording.slogans import acts, ends_as_kicker
from seed2book.structure.wording.vocabulary import COLUMN_ENDINGS, COMMENT_GENRES, one_of, words

_NEAR = 40
_WIDEST_COLUMN_EM = 8
_COLUMN = re.compile(rf".{{1,5}}{one_of(COLUMN_ENDINGS)}|[^·]{{1,3}}(?:·[^·]{{1,3}}){{2}}")
_GENRES = words(COMMENT_GENRES)
_TELLS = re.compile("[了着过]$|[又已将把被]")
_INNER = re.compile("[，、：！？“]")


def _bracketed(pair: Pair) -> bool:
    text = pair.page.keys[pair.first]
    return text[0] in "【〔" and text[-1] in "】〕"


def names_column(text_key: str) -> bool:
    """True for a title that stands over pieces again and again, `热线快报`: a rubric, however large."""
    if width_em(text_key) > _WIDEST_COLUMN_EM or names_set(text_key):
        return False
    return is_standing(text_key) or text_key in _GENRES or _COLUMN.fullmatch(text_key) is not None


def _said_else(pair: Pair) -> bool:
    return pair.page.said_kind(pair.first) not in (None, RoleKind.RUBRIC)


def _over_several(pair: Pair) -> bool:
    """True where pieces of one level follow, each with its name: `## 鱼汤面馆` under `# 市井百态`."""
    page, below = pair.page, pair.second
    if page.kind(page.after(below)) is not RoleKind.SIGNATURE:
        return False
    for n in range(below + 1, min(len(page), below + _NEAR)):
        if page.is_marked(n):
            named = page.kind(page.after(n)) is RoleKind.SIGNATURE
            return level(page, n) == level(page, below) and named
    return False


def _said_below(pair: Pair) -> float:
    """How much of the line stands in the next or in the text: 0 to 1."""
    page = pair.page
    own = pairs_of(page.keys[pair.first])
    return len(own & (pair.said_below() | pairs_of(page.keys[pair.second]))) / max(2, len(own))


IS_RUBRIC: tuple[Weighed[Pair], ...] = (
    Weighed("you say that it is a rubric", 99.0, lambda p: p.page.said_kind(p.first) is RoleKind.RUBRIC),
    Weighed("you say what else it is", -99.0, _said_else),
    Weighed("lines over a headline are rubrics less often than not", -1.0, lambda _: True),
    Weighed("it stands in brackets", 7.0, _bracketed),
    Weighed("it is worded as columns are", 4.7, lambda p: names_column(p.page.keys[p.first])),
    Weighed("it has six characters at most", 4.6, lambda p: p.page.widths[p.first] <= 6),
    Weighed("it has four characters at most", 0.6, lambda p: p.page.widths[p.first] <= 4),
    Weighed("it is wide", -4.2, lambda p: p.page.widths[p.first] > 9),
    Weighed("it is marked higher than the line below", -1.9, lambda p: p.page.steady * (p.rise < 0)),
    Weighed("it is marked lower than the line below", 1.0, lambda p: p.page.steady * (p.rise > 0)),
    Weighed("other headlines have its level, not that of the next line", -1.9, lambda p: p.like_others),
    Weighed("it is the body that acts", -3.1, lambda p: acts(p.page.keys[p.first])),
    Weighed("pieces of one level follow, each with its name", 3.0, _over_several),
    Weighed("the line or the text below says it too", -5.9, _said_below),
    Weighed("it tells what happened", -2.0, lambda p: _TELLS.search(p.page.keys[p.first]) is not None),
    Weighed("a mark stands in it", -1.6, lambda p: _INNER.search(p.page.keys[p.first]) is not None),
    Weighed("a point parts it", 3.7, lambda p: "·" in p.page.keys[p.first]),
    Weighed("it ends in a mark", -2.0, lambda p: p.page.endings[p.first] not in (Ending.WORD, Ending.CLOSER)),
    Weighed("it leads over as kickers do", -3.2, lambda p: ends_as_kicker(p.page.keys[p.first])),
    Weighed("what opens as decks do stands below it", -6.0, lambda p: p.opens_as_deck),
    Weighed("the headline with its deck stands below it", 3.1, lambda p: p.deck_follows),
    Weighed("another line stands between it and the headline", 2.8, lambda p: not p.is_last),
)  # fmt: skip
