"""Which articles stand on which page, and how each page is cut: the whole paper made up, page after page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seed2book.errors import ConfigError
from seed2book.makeup.galley import NEVER
from seed2book.makeup.layouts import GAP, Node, Seat, seats
from seed2book.makeup.pieces import Piece, Shape
from seed2book.makeup.queue import Queue, Wanted
from seed2book.makeup.slices import Slicer
from seed2book.makeup.weights import Weights
from seed2book.messages import _

# Up to so many articles, so many beginnings of the paper are followed up at a time, and each goes on with so
# many pages, of those that promise most.
_PAINS = ((24, 6, 6),)
_LEAST_PAINS = (3, 3)
# What each line of a column that pieces lack to fill the page is likely to cost.
_LACKING = 0.15
# A page of fewer pieces is one grey.
_FEW = 3
# What a line of text that is still to be placed costs, so that a fuller page is followed up first.
_WAITING = 0.3


@dataclass(frozen=True, slots=True)
class Story:
    """An article to be placed: the shapes for all of it or its beginning, and those for what goes on.

    `closing`: it is no article, and stands at the end of the paper. `patient`: it may wait for the next page
    while those that follow it in its `edition` stand before it.
    """

    shapes: tuple[Shape, ...]
    further: tuple[Shape, ...]
    closing: bool = False
    edition: int = 0
    patient: bool = False


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


class _Way(NamedTuple):
    """A beginning of the paper: what it cost, its pages, and what is next.

    `following` is the first article after all that are placed, `waiting` one before it that is to stand on
    the next page (-1 for none), `carried` what is left of one begun.
    """

    cost: float = 0.0
    pages: tuple[Page, ...] = ()
    following: int = 0
    waiting: int = -1
    carried: Piece | None = None


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
        self._editions = [story.edition for story in stories]
        self._patient = frozenset(number for number, story in enumerate(stories) if story.patient)
        self._room, self._weights = room, weights
        self._beam, self._enough = next(
            (tuple(pains) for most, *pains in _PAINS if len(stories) <= most), _LEAST_PAINS
        )
        closing = len(stories) - 1 if self._closing else -1
        self._slicer = Slicer(room.columns, room.lines, weights, closing)
        self._loose = Slicer(room.columns, room.lines, weights, closing, loose=True)

    def made(self) -> tuple[Page, ...]:
        ways = [_Way()]
        best: _Way | None = None
        while ways:
            further: dict[tuple[int, int, int, int], _Way] = {}
            for way in ways:
                for longer in self._followed(way):
                    queue = self._queue(longer)
                    if not queue.pieces and not queue.carried:
                        best = longer if best is None or longer.cost < best.cost else best
                        continue
                    left = longer.carried
                    begun = (left.article, left.start) if left else (-1, 0)
                    key = (longer.following, longer.waiting, *begun)
                    if key not in further or longer.cost < further[key].cost:
                        further[key] = longer
            ranked = sorted(further.values(), key=lambda way: way.cost + _WAITING * self._waiting(way))
            ways = [way for way in ranked if best is None or way.cost < best.cost][: self._beam]
        if best is None:
            raise self._too_high()
        return best.pages

    def _queue(self, way: _Way) -> Queue:
        """Gives what is still to be placed."""
        waited = way.waiting >= 0
        waiting = self._stories[way.waiting : way.waiting + 1] if waited else []
        pieces = [*waiting, *self._stories[way.following :]]
        return Queue(way.carried, pieces, waited, self._editions, self._patient)

    def _too_high(self) -> ConfigError:
        """Gives the error that names what no page has room for."""
        highest = max(
            min(shape.head for shape in piece.shapes)
            + max((slug.lines for slug in piece.shapes[0].galley.slugs), default=0)
            for piece in self._stories
        )
        return ConfigError(
            _("a head or a picture needs {highest} lines, and a page of this theme has {lines}").format(
                highest=highest, lines=self._room.lines
            ),
            _("take a larger paper, or more lines a page ([grid] lines in theme.toml)"),
        )

    def _waiting(self, way: _Way) -> int:
        queue = self._queue(way)
        return sum(piece.area for piece in queue.pieces) + (way.carried.lines if way.carried else 0)

    def _followed(self, way: _Way) -> Iterator[_Way]:
        """Yields the ways that are one page longer."""
        queue, columns = self._queue(way), self._room.columns
        tried = list(queue.wanted(columns * self._lines(way), columns * self._room.foot))
        tried.sort(key=lambda one: self._promise(way, one))
        found = self._settled(way, tried)
        dear = min((cost + self._contents(way, one) for one, (cost, _) in found), default=NEVER)
        # A rule right across the page is worth looking for where all that is without one costs more.
        known = {id(one) for one, _ in found}
        worse = [
            one
            for one in tried
            if id(one) not in known and self._promise(way, one) + self._weights.across < dear
        ]
        found += self._settled(way, worse, across=True)
        if not found:
            found = self._settled(way, tried, across=True, loose=True)
        if not found:
            # Nothing fills this page: one piece stands on it alone, or as much of it as there is room for.
            for parted in (False, True):
                found = found or self._settled(way, [queue.alone(parted=parted)], across=True, loose=True)
        for one, (cost, node) in found:
            yield self._longer(way, one, cost, node)

    def _settled(
        self, way: _Way, tried: Sequence[Wanted], *, across: bool = False, loose: bool = False
    ) -> list[tuple[Wanted, tuple[float, Node]]]:
        """Gives what fills the page, with the best layouts: those that promise most."""
        found: list[tuple[Wanted, tuple[float, Node]]] = []
        for one in tried:
            if best := self._best(way, one, across=across, loose=loose):
                found.append((one, best))
                if len(found) == self._enough:
                    break
        return found

    def _promise(self, way: _Way, wanted: Wanted) -> float:
        """Gives what a page with these pieces is likely to cost."""
        group = self._slicer.group(wanted.pieces, wanted.parted)
        cheapest = group.costs[-1] + self._contents(way, wanted)
        if wanted.short or wanted.parted >= 0:
            return cheapest
        columns = self._room.columns
        lacking = columns * (self._lines(way) + GAP) - group.least[columns]
        return cheapest + _LACKING * abs(lacking)

    def _contents(self, way: _Way, wanted: Wanted) -> float:
        """Gives what it costs that just these pieces stand on the next page, however they stand there."""
        weights, count = self._weights, len(wanted.pieces)
        cost = weights.passing * wanted.passing
        if not way.pages:
            cost += weights.bare_front * max(0, min(self._room.columns, len(self._stories)) - count)
        elif not wanted.short:
            cost += weights.bare * max(0, _FEW - count)
        if self._closing and wanted.pieces[0].article == len(self._stories) - 1:
            cost += weights.lone_closing
        return cost

    def _lines(self, way: _Way) -> int:
        return self._room.lines - (0 if way.pages else self._room.taken)

    def _best(self, way: _Way, wanted: Wanted, *, across: bool, loose: bool) -> tuple[float, Node] | None:
        """Gives the cost of the best layout and the layout, None where none fills the page."""
        slicer = self._loose if loose else self._slicer
        group = slicer.group(wanted.pieces, wanted.parted)
        lines = self._lines(way)
        heights: Sequence[int] = (lines,)
        if wanted.short:
            foot = self._room.foot + GAP if self._room.foot else 0
            heights = [high for high in slicer.heights(group) if high <= lines - foot]
        # Of two that are as good, the shorter one.
        found = (
            (layouts[0].cost + (0.02 * high if wanted.short else 0.0), layouts[0].node)
            for high in heights
            if (layouts := slicer.filling(group, high, across=across))
        )
        return min(found, key=lambda one: one[0], default=None)

    def _longer(self, way: _Way, wanted: Wanted, cost: float, node: Node) -> _Way:
        """Gives the way with this page at its end."""
        taken = self._room.lines - self._lines(way)
        placed = tuple(sorted(seats(node), key=lambda seat: seat.leaf.piece.article))
        high = taken + max(seat.line + seat.leaf.height for seat in placed)
        cost += self._contents(way, wanted)
        carried = self._carried(placed)
        following = max((way.following, *(piece.article + 1 for piece in wanted.pieces)))
        if carried or following < len(self._stories):
            cost += self._weights.hole * self._room.columns * (self._room.lines - high)
        page = Page(tuple(seat._replace(line=seat.line + taken) for seat in placed), high, cost)
        return _Way(
            way.cost + cost + self._weights.page, (*way.pages, page), following, wanted.waits, carried
        )

    def _carried(self, placed: Sequence[Seat]) -> Piece | None:
        for seat in placed:
            if seat.leaf.end:
                article = seat.leaf.piece.article
                return Piece.of(article, self._further[article], seat.leaf.end)
        return None
