"""Applies what the rules propose, and logs it; the only code that changes text.

A change that would touch a letter, a digit or a Han character, other than by its width, is refused, and so
is one that overlaps another or lies in an address or in markup. So no rule can lose anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from seed2book.clean.characters import substance
from seed2book.clean.passage import Row, passage
from seed2book.clean.places import Place, span_of
from seed2book.source import Edit, Kind

_PLACE = itemgetter(0, 1)


class Applied(NamedTuple):
    """A text after the rules, what was changed, and what was refused (each a mistake in a rule).

    `rare` holds that of its `Passage`, and what the rules took away.
    """

    text: str
    rare: frozenset[str]
    edits: tuple[Edit, ...] = ()
    refused: tuple[Edit, ...] = ()


def apply(rules: Sequence[Row], text: str, kind: Kind, places: Sequence[Place], *, whole: bool) -> Applied:
    """Gives `text` after each of `rules` in its order; a rule sees what the rules before it made.

    A rule that names characters is asked only where the text holds one of them.
    """
    edits: list[Edit] = []
    refused: list[Edit] = []
    seen = passage(text, kind, whole=whole)
    rare, is_old = seen.rare, False
    for name, rule, characters in rules:
        if characters is not None and characters.isdisjoint(rare):
            continue
        if is_old:
            seen, is_old = passage(text, kind, whole=whole), False
            rare = seen.rare
        changes = list(rule(seen))
        if not changes:
            continue
        changes.sort(key=_PLACE)
        pieces: list[str] = []
        done = 0
        for change in changes:
            start, end, after, reason = change
            before = text[start:end]
            span = places[0][1] if len(places) == 1 else span_of(places, start, end)
            edit = Edit(name, span, start, end, before, after, reason)
            is_prose = seen.text[start:end] == before
            if start < done or not is_prose or not _keeps_substance(before, after):
                refused.append(edit)
            elif before != after:
                pieces += (text[done:start], after)
                done = end
                edits.append(edit)
        if pieces:
            text = "".join((*pieces, text[done:]))
            rare, is_old = rare.union(*{change.after for change in changes}), True
    return Applied(text, rare, tuple(edits), tuple(refused))


@lru_cache(maxsize=1 << 12)
def _keeps_substance(before: str, after: str) -> bool:
    return substance(before) == substance(after)
