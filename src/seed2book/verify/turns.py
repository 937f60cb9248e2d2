"""Which article each part of a newspaper's text belongs to, where long ones go on after others have begun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from seed2book.verify.letters import agreement

# So much of a part's beginning tells where in an article it stands; so far from its place it is looked for: a
# reading set above its characters, or a table's heading that comes again, is more than
# the article says.
_PROBE, _AROUND = 24, 400


def assigned(articles: Sequence[str], parts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yields each part with the number of the article it is most likely from.

    Articles begin in their order; a part goes on with one that was begun and is not at its end, or begins the
    next. It is a guess only where neither fits, and then the text of some article is found wrong by whoever
    compares each article's parts with it.
    """
    said = [0] * len(articles)
    begun: list[int] = []
    for part in filter(None, parts):
        following = len(begun)
        open_ones = [number for number in reversed(begun) if said[number] < len(articles[number])]
        candidates = [*open_ones, *([following] if following < len(articles) else [])]
        # What is too much goes to the last article, where it is found to be so.
        number = max(
            candidates or [len(articles) - 1],
            key=lambda one: _likeness(articles[one], said[one], part),
            default=-1,
        )
        if number < 0:
            return
        if number == following:
            begun.append(number)
        said[number] += len(part)
        yield number, part


def _likeness(article: str, said: int, part: str) -> int:
    """Gives how well a part goes on after the first `said` characters of an article."""
    agreed = agreement(article, said, part, 0)
    if agreed >= min(_PROBE, len(part)):
        return agreed
    found = article.find(part[:_PROBE], max(0, said - _AROUND), said + _AROUND + _PROBE)
    return agreement(article, found, part, 0) - 1 if found >= 0 else agreed
