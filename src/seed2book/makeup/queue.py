"""What may stand on the next page: pieces in their order, one of them in part perhaps, or one of them not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seed2book.makeup.pieces import LEAST_PART, Piece

# What makes a page worth trying, as shares of its room: pieces that fill so much of it at least, and that
# take no more than this, since heads may be counted too large; for one that goes on, all but a tenth of it.
_FULL, _CROWDED, _NEARLY = 0.84, 1.06, 0.9
# Of the pieces of a page, so many of the longest are tried as the one that goes on.
_PARTED = 2
# No more articles than this pass one that waits.
_PASSING = 4


class Wanted(NamedTuple):
    """Pieces for a page, the one among them that only begins there (-1 for none).

    `short`: the page need not be filled. `waits` is the article that waits for the next page (-1 for none),
    and `passing` how many pass it here.
    """

    pieces: tuple[Piece, ...]
    parted: int = -1
    short: bool = False
    waits: int = -1
    passing: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """What is still to be placed: what goes on from the last page, then whole pieces in their order.

    `waited`: the first of these has waited for this page, and may not wait again. `patient` are the articles
    that may wait, each with its edition, the only one whose articles may pass it.
    """

    carried: Piece | None
    pieces: Sequence[Piece]
    waited: bool
    editions: Sequence[int]
    patient: frozenset[int]

    @property
    def first(self) -> Piece:
        """What comes before everything else."""
        return self.carried or self.pieces[0]

    @property
    def waiting(self) -> int:
        """The article that has waited for this page, -1 for none."""
        return self.pieces[0].article if self.waited else -1

    def alone(self, *, parted: bool) -> Wanted:
        """Gives the first piece for a page of its own, or as much of it as there is room for."""
        waits = self.waiting if self.carried else -1
        return Wanted((self.first,), 0 if parted else -1, short=True, waits=waits)

    def wanted(self, space: int, below: int) -> Iterator[Wanted]:
        """Yields what may fill a page of so many lines of column; the last one needs `below` of them free."""
        carried = (self.carried,) if self.carried else ()
        for count in range(0 if carried else 1, len(self.pieces) + 1):
            pieces, ending = (*carried, *self.pieces[:count]), count == len(self.pieces)
            area, most = sum(piece.area for piece in pieces), sum(piece.most for piece in pieces)
            waits = -1 if count else self.waiting
            if ending and area <= (space - below) * _CROWDED:
                yield Wanted(pieces, short=True)
            if area <= _CROWDED * space and most >= _FULL * space:
                yield Wanted(pieces, waits=waits)
            if most > _NEARLY * space:
                yield from _parted(pieces, space, waits, ending=ending)
            least = area - max(pieces[0].area, pieces[-1].area)
            for at in () if ending else self._patient(count):
                left = self.pieces[at]
                least = min(least, area - left.area - pieces[-1].area)
                if area - left.area <= _CROWDED * space and most - left.most >= _FULL * space:
                    kept = tuple(piece for piece in pieces if piece is not left)
                    yield Wanted(kept, waits=left.article, passing=count - 1 - at)
            if least > space:
                return

    def _patient(self, count: int) -> Iterator[int]:
        """Yields which of the first so many pieces may wait while those after it do not."""
        last = self.editions[self.pieces[count - 1].article] if count else -1
        for at in range(max(int(self.waited), count - 1 - _PASSING), count - 1):
            article = self.pieces[at].article
            if article in self.patient and self.editions[article] == last:
                yield at


def _parted(pieces: tuple[Piece, ...], space: int, waits: int, *, ending: bool) -> Iterator[Wanted]:
    """Yields the ways in which one of the pieces goes on elsewhere; `ending`: no more come after them.

    What comes last in the paper stands on its last page, so that nothing else may go on from there.
    """
    area = sum(piece.area for piece in pieces)
    last = len(pieces) - 1
    longest = sorted(range(last), key=lambda at: -pieces[at].lines)[:_PARTED]
    for at in (last,) if ending else (last, *longest):
        if area - pieces[at].area < 0.95 * space and pieces[at].lines >= 2 * LEAST_PART:
            yield Wanted(pieces, at, waits=waits)
