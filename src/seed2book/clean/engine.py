"""Applies what the rules propose, and logs it; the only code that changes text.

A change that would touch a letter, a digit or a Han character, other than by its width, is refused, and so
is one that overlaps another or lies in an address or in markup. So no rule can lose anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from seed2book.clean.characters import substance
from seed2book.clean.passage import Passage, Rule, passage
from seed2book.clean.places import Place, span_of
from seed2book.source import Edit, Kind

_PLACE = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after the rules, what was changed, and what was refused (each a mistake in a rule)."""

    text: str
    edits: tuple[Edit, ...] = ()
    refused: tuple[Edit, ...] = ()


def apply(
    rules: Sequence[tuple[str, Rule]], text: str, kind: Kind, places: Sequence[Place], *, whole: bool
) -> Applied:
    """Gives `text` after each of `rules` in its order; a rule sees what the rules before it made."""
    edits: list[Edit] = []
    refused: list[Edit] = []
    seen = passage(text, kind, whole=whole)
    for name, rule in rules:
        changes = list(rule(seen))
        if not changes:
            continue
        changes.sort(key=_PLACE)
        pieces = []
        done = 0
        for change in changes:
            start, end = change.start, change.end
            span = places[0][1] if len(places) == 1 else span_of(places, start, end)
            edit = Edit(name, span, start, end, text[start:end], change.after, change.reason)
            if start < done or not _is_allowed(edit, seen):
                refused.append(edit)
            elif edit.before != edit.after:
                pieces += [text[done : edit.start], edit.after]
                done = edit.end
                edits.append(edit)
        if pieces:
            text = "".join((*pieces, text[done:]))
            seen = passage(text, kind, whole=whole)
    return Applied(text, tuple(edits), tuple(refused))


def _is_allowed(edit: Edit, seen: Passage) -> bool:
    is_prose = seen.text[edit.start : edit.end] == edit.before
    return is_prose and substance(edit.before) == substance(edit.after)
