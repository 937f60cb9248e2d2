"""The contents: year, month, day, newspaper page, article, as far as the seeds have dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from seed2book.model import Edition, Publication
from seed2book.source import SeedKind
from seed2book.typeset.blanks import sound
from seed2book.typeset.book import TocEntry
from seed2book.typeset.labels import article_label, date_label
from seed2book.typeset.wording import contents_labels, words

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
# A level is worth a line of its own where a line of it stands for so many below it, on the average.
_GATHERED = 2
_YEAR, _MONTH, _DAY = 1, 2, 3


class _Leaf(NamedTuple):
    """An edition's line in the contents; `date` has its year, month and day, as far as they are known."""

    entry: TocEntry
    date: tuple[str, ...]


def contents(publication: Publication) -> tuple[TocEntry, ...]:
    """Gives the entries of a publication's text, without those of what leads to it and closes it.

    Readers cut the contents to two levels (Kindle) or flatten them (Kobo), so each line says by itself what
    it means: `1987年`, `1987年3月`, `1987年3月12日`, `3月12日　第2版`. A level that would gather less than
    two lines each is left out. Years, months and days have sheets of their own (`period-1987-03`), which
    list what is in them.
    """
    labels = contents_labels(publication)
    untitled = words(publication.language).untitled
    leaves: list[_Leaf] = []
    for edition, label in zip(publication.editions, labels, strict=True):
        entries = tuple(TocEntry(sound(article_label(a)) or untitled, a.id) for a in edition.articles)
        if label:
            leaves.append(_Leaf(TocEntry(sound(label), edition.id, entries), _date(edition)))
        else:
            # Chapters that stand in no part stand at the top themselves.
            leaves += (_Leaf(entry, ()) for entry in entries)
    return tuple(_grouped(leaves, _levels(leaves), {}))


def walk_contents(entries: Iterable[TocEntry]) -> Iterator[TocEntry]:
    """Yields each entry and those below it, in reading order."""
    for entry in entries:
        yield entry
        yield from walk_contents(entry.children)


def _date(edition: Edition) -> tuple[str, ...]:
    found = _DATE.fullmatch(edition.date or "") if edition.kind is SeedKind.NEWSPAPER else None
    return tuple(filter(None, found.groups())) if found else ()


def _levels(leaves: Sequence[_Leaf]) -> tuple[int, ...]:
    """Gives the levels that are worth it, the highest first: how much of a date each takes together."""
    levels: list[int] = []
    below = len([leaf for leaf in leaves if leaf.date])
    for level in (_DAY, _MONTH, _YEAR):
        groups = len([key for key, _ in groupby(leaf.date[:level] for leaf in leaves) if len(key) == level])
        if groups > 1 and below >= _GATHERED * groups:
            levels.insert(0, level)
            below = groups
    return tuple(levels)


def _grouped(leaves: Sequence[_Leaf], levels: Sequence[int], taken: dict[str, int]) -> Iterator[TocEntry]:
    if not levels:
        yield from (leaf.entry for leaf in leaves)
        return
    level, *lower = levels
    for date, group in groupby(leaves, lambda leaf: leaf.date[:level]):
        inside = tuple(group)
        if len(date) < level:
            # A month or a day that nobody stated: it stands beside the others.
            yield from _grouped(inside, lower, taken)
            continue
        name = "period-" + "-".join(date)
        # The seeds may come back to a day; their order is kept.
        taken[name] = taken.get(name, 0) + 1
        sheet = name if taken[name] == 1 else f"{name}-{taken[name]}"
        label = _day(date)
        if level == _DAY:
            inside = tuple(_without_year(leaf, label) for leaf in inside)
        yield TocEntry(label, sheet, tuple(_grouped(inside, lower, taken)))


def _day(date: Sequence[str]) -> str:
    return date_label("-".join(date)).partition("\u3000")[0]


def _without_year(leaf: _Leaf, day: str) -> _Leaf:
    label = leaf.entry.label.replace(day, day.partition("年")[2], 1)
    return _Leaf(TocEntry(label, leaf.entry.sheet, leaf.entry.children), leaf.date)
