"""Which articles stand on which page, and how each page is cut: the whole paper made up, page after page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seed2book.errors import ConfigError
from seed2book.makeup.layouts import GAP, Node, Seat, seats
from seed2book.makeup.pieces import LEAST_PART, Piece, Shape
from seed2book.makeup.slices import Slicer
from seed2book.makeup.weights import Weights

# Up to so many articles, so many beginnings of the paper are followed up at a time, and each goes on with so
# many pages, of those that promise most.
_PAINS = ((24, 5, 3), (100, 3, 3))
_LEAST_PAINS = (2, 2)
# What makes a page worth trying, as shares of its room: pieces that fill so much of it at least, and that
# take no more than this, since heads may be counted too large.
_FULL, _CROWDED = 0.84, 1.06
# Of the pieces of a page, so many of the longest are tried as the one that goes on.
_PARTED = 2
# What each line of a column that pieces lack to fill the page is likely to cost.
_LACKING = 0.15
# What a line of text that is still to be placed costs, so that a fuller page is followed up first.
_WAITING = 0.15


@dataclass(frozen=True, slots=True)
class Story:
    """An article to be placed: the shapes for all of it or its beginning, and those for what goes on.

    `closing`: it is no article, and stands at the end of the paper.
    """

    shapes: tuple[Shape, ...]
    further: tuple[Shape, ...]
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """The pages: `columns` and `lines` of each; on the first `taken` lines are not free.

    `foot` lines are kept below the last article.
    """

    columns: int
    lines: int
    taken: int = 0
    foot: int = 0


class Page(NamedTuple):
    """A page: where its pieces stand, in reading order, and how many lines they take, the taken ones too."""

    seats: tuple[Seat, ...]
    height: int
    cost: float


class _Try(NamedTuple):
    """Pieces for a page, the one among them that only begins there (-1 for none).

    `short`: the page need not be filled.
    """

    pieces: tuple[Piece, ...]
    parted: int = -1
    short: bool = False


class _Way(NamedTuple):
    """A beginning of the paper: the next article, what is left of one begun, what it cost, its pages."""

    cost: float
    following: int
    carried: Piece | None
    pages: tuple[Page, ...]


def make_up(stories: Sequence[Story], room: Room, weights: Weights) -> tuple[Page, ...]:
    """Gives the pages with every story placed once, whole or in parts on pages that follow each other.

    Where the rules leave no way, holes are as large as they must be. Each story has a shape that is as wide
    as the page, and slugs.

    Raises:
        ConfigError: something that must stand whole is higher than a page.
    """
    if not stories:
        return ()
    return _Maker(stories, room, weights).made()


class _Maker:
    def __init__(self, stories: Sequence[Story], room: Room, weights: Weights) -> None:
        self._stories = [Piece.of(number, story.shapes) for number, story in enumerate(stories)]
        self._closing = stories[-1].closing
        self._further = [story.further for story in stories]
        self._room, self._weights = room, weights
        self._beam, self._enough = next(
            (tuple(pains) for most, *pains in _PAINS if len(stories) <= most), _LEAST_PAINS
        )
        closing = len(stories) - 1 if self._closing else -1
        self._slicer = Slicer(room.columns, room.lines, weights, closing)
        self._loose = Slicer(room.columns, room.lines, weights, closing, loose=True)

    def made(self) -> tuple[Page, ...]:
        ways = [_Way(0.0, 0, None, ())]
        best: _Way | None = None
        while ways:
            further: dict[tuple[int, int, int], _Way] = {}
            for way in ways:
                for longer in self._followed(way):
                    if longer.following == len(self._stories) and longer.carried is None:
                        best = longer if best is None or longer.cost < best.cost else best
                        continue
                    left = longer.carried
                    key = (longer.following, left.article if left else -1, left.start if left else 0)
                    if key not in further or longer.cost < further[key].cost:
                        further[key] = longer
            ranked = sorted(further.values(), key=lambda way: way.cost + _WAITING * self._waiting(way))
            ways = [way for way in ranked if best is None or way.cost < best.cost][: self._beam]
        if best is None:
            raise self._too_high()
        return best.pages

    def _too_high(self) -> ConfigError:
        """Gives the error that names what no page has room for."""
        highest = max(
            min(shape.head for shape in piece.shapes)
            + max((slug.lines for slug in piece.shapes[0].galley.slugs), default=0)
            for piece in self._stories
        )
        return ConfigError(
            f"a head or a picture needs {highest} lines, and a page of this theme has {self._room.lines}",
            "take a larger paper, or more lines a page ([grid] lines in theme.toml)",
        )

    def _waiting(self, way: _Way) -> int:
        return sum(p.area for p in self._stories[way.following :]) + (way.carried.lines if way.carried else 0)

    def _followed(self, way: _Way) -> Iterator[_Way]:
        """Yields the ways that are one page longer."""
        tries = list(self._tries(way))
        for loose in (False, True):
            found = self._settled(way, tries, loose=loose)
            if found:
                break
        else:
            # Nothing fills this page: one piece stands on it alone, or as much of it as there is room for.
            first = way.carried or self._stories[way.following]
            alone = [_Try((first,), parted, short=True) for parted in (-1, 0)]
            found = self._settled(way, alone[:1], loose=True) or self._settled(way, alone[1:], loose=True)
        for one, (cost, node) in found:
            yield self._longer(way, one, cost, node)

    def _settled(
        self, way: _Way, tries: Sequence[_Try], *, loose: bool
    ) -> list[tuple[_Try, tuple[float, Node]]]:
        """Gives tries that fill the page, with their best layouts: those that promise most."""
        found: list[tuple[_Try, tuple[float, Node]]] = []
        for one in sorted(tries, key=lambda one: self._promise(way, one)):
            if best := self._best(way, one, loose=loose):
                found.append((one, best))
                if len(found) == self._enough:
                    break
        return found

    def _promise(self, way: _Way, wanted: _Try) -> float:
        """Gives what a page with these pieces is likely to cost."""
        items = self._slicer.items(wanted.pieces, wanted.parted)
        cheapest = sum(item.cheapest for item in items)
        if wanted.short or wanted.parted >= 0:
            return cheapest
        columns = self._room.columns
        taken = sum(item.least[columns] for item in items)
        return cheapest + _LACKING * abs(columns * (self._lines(way) + GAP) - taken)

    def _tries(self, way: _Way) -> Iterator[_Try]:
        """Yields what may stand on the next page: neighbours in order, one of them in part perhaps."""
        lines = self._lines(way)
        space = self._room.columns * lines
        carried = (way.carried,) if way.carried else ()
        rest = self._stories[way.following :]
        for count in range(0 if carried else 1, len(rest) + 1):
            pieces = (*carried, *rest[:count])
            area, most = sum(piece.area for piece in pieces), sum(piece.most for piece in pieces)
            without_last = area - pieces[-1].area
            if count == len(rest) and area <= self._room.columns * (lines - self._room.foot) * _CROWDED:
                yield _Try(pieces, short=True)
            if area <= _CROWDED * space and most >= _FULL * space:
                yield _Try(pieces)
            if most > 0.9 * space:
                yield from self._parted(pieces, space, ending=count == len(rest))
            first_alone = area - pieces[0].area
            if min(without_last, first_alone) > space:
                return

    @staticmethod
    def _parted(pieces: tuple[Piece, ...], space: int, *, ending: bool) -> Iterator[_Try]:
        """Yields the tries in which one of the pieces goes on elsewhere; `ending`: no more come after them.

        What comes last in the paper stands on its last page, so that nothing else may go on from there.
        """
        area = sum(piece.area for piece in pieces)
        last = len(pieces) - 1
        longest = sorted(range(last), key=lambda at: -pieces[at].lines)[:_PARTED]
        for at in (last,) if ending else (last, *longest):
            if area - pieces[at].area < 0.95 * space and pieces[at].lines >= 2 * LEAST_PART:
                yield _Try(pieces, at)

    def _lines(self, way: _Way) -> int:
        return self._room.lines - (0 if way.pages else self._room.taken)

    def _best(self, way: _Way, wanted: _Try, *, loose: bool) -> tuple[float, Node] | None:
        """Gives the cost of the best layout and the layout, None where none fills the page."""
        slicer = self._loose if loose else self._slicer
        items = slicer.items(wanted.pieces, wanted.parted)
        lines = self._lines(way)
        heights: Sequence[int] = (lines,)
        if wanted.short:
            foot = self._room.foot + GAP if self._room.foot else 0
            heights = [high for high in slicer.heights(items) if high <= lines - foot]
        # Of two that are as good, the shorter one.
        found = (
            (layouts[0].cost + (0.02 * high if wanted.short else 0.0), layouts[0].node)
            for high in heights
            if (layouts := slicer.filling(items, high))
        )
        return min(found, key=lambda one: one[0], default=None)

    def _longer(self, way: _Way, wanted: _Try, cost: float, node: Node) -> _Way:
        """Gives the way with this page at its end."""
        if not way.pages:
            lacking = max(0, min(self._room.columns, len(self._stories)) - len(wanted.pieces))
            cost += self._weights.bare_front * lacking
        taken = self._room.lines - self._lines(way)
        placed = tuple(sorted(seats(node), key=lambda seat: seat.leaf.piece.article))
        high = taken + max(seat.line + seat.leaf.height for seat in placed)
        carried = self._carried(placed)
        following = way.following + sum(piece.start == 0 for piece in wanted.pieces)
        if carried or following < len(self._stories):
            cost += self._weights.hole * self._room.columns * (self._room.lines - high)
        page = Page(tuple(seat._replace(line=seat.line + taken) for seat in placed), high, cost)
        return _Way(way.cost + cost + self._weights.page, following, carried, (*way.pages, page))

    def _carried(self, placed: Sequence[Seat]) -> Piece | None:
        for seat in placed:
            if seat.leaf.end:
                article = seat.leaf.piece.article
                return Piece.of(article, self._further[article], seat.leaf.end)
        return None
