"""Lines that are to reach the book as they stand, since what was made of them would lose something."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from seed2book.source import Kind, Line, Seed, Span

Kept = Mapping[str, frozenset[int]]
"""Numbers of lines, by `Seed.file`."""


def verbatim(lines: Sequence[Line], kept: Collection[int]) -> tuple[Line, ...]:
    """Gives the lines with those whose numbers are in `kept` taken for nothing but themselves."""
    if not kept:
        return tuple(lines)
    return tuple(_plain(line) if line.span.first in kept else line for line in lines)


def wider(kept: Kept, lost: Iterable[Span], seeds: Sequence[Seed]) -> Kept:
    """Gives `kept` with the lines of `lost`; where all of these were kept already, with the whole seed.

    The same again where there is nothing left to keep.
    """
    lengths = {seed.file: len(seed.lines) for seed in seeds}
    found = dict(kept)
    for span in lost:
        before = kept.get(span.file, frozenset())
        own = frozenset(range(span.first, span.last + 1))
        if own <= before:
            own = frozenset(range(1, lengths.get(span.file, 0) + 1))
        found[span.file] = found.get(span.file, frozenset()) | own
    return found


def _plain(line: Line) -> Line:
    text = f"{line.marker} {line.text}".strip()
    return line._replace(text=text, kind=Kind.VERBATIM, level=0, depth=0, marker="")
