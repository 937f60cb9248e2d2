"""Where everything on a newspaper's pages stands, in points, as the template sees it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from seed2book.makeup.galley import Column
from seed2book.makeup.layouts import GAP, Seat, contrasted
from seed2book.makeup.pages import Page
from seed2book.model import Publication
from seed2book.typeset.headline import width_em
from seed2book.typeset.labels import edition_label
from seed2book.typeset.layouts.originals import Original
from seed2book.typeset.layouts.parts import running_head
from seed2book.typeset.measures import Grid
from seed2book.typeset.set_slugs import markup
from seed2book.typeset.stories import CARRIED_HEAD, SetStory, boxed_measure_pt
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import contents_labels, words

# The line that says where an article is from goes down by no more than so many lines.
_SHORT = 2


class Box(NamedTuple):
    """A box on the page, in points from the type area's upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def css(self) -> str:
        """The declarations that put it there."""
        return (
            f"left: {self.left:.2f}pt; top: {self.top:.2f}pt; "
            f"width: {self.width:.2f}pt; height: {self.height:.2f}pt"
        )


class PlacedColumn(NamedTuple):
    """A `column` of text, or a picture above the text (`plate`): its place and its markup."""

    box: Box
    markup: Markup
    kind: str = "column"


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """An article or a part of one on a page, as the template sees it.

    `opens`: it begins here. `unnamed`: its edition has no name. `narrow`: it has one column. What is
    not there has no box. `contrasted`: its headline is set in another face than that beside it.
    """

    id: str
    label: str
    row: str
    opens: bool
    unnamed: bool
    narrow: bool
    whole: Box
    head: Box | None
    head_pad: float
    head_markup: Markup
    columns: tuple[PlacedColumn, ...]
    boxed: bool
    contrasted: bool
    strip: tuple[Box, str, str] | None
    carried: tuple[Box, str, str] | None
    onward: tuple[Box, str] | None
    source: tuple[Box, Markup] | None


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page as the template sees it; `editions` are those that begin here, by their first article."""

    number: int
    head: str
    pieces: tuple[PlacedPiece, ...]
    editions: Mapping[str, tuple[str, str]]
    rules: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Placer:
    """Puts the columns of lines that the make-up gave into boxes of points."""

    publication: Publication
    theme: Theme
    stories: Sequence[SetStory]
    made: Sequence[Page]
    scans: Sequence[Original]

    @property
    def _grid(self) -> Grid:
        return self.theme.grid

    @property
    def leaf(self) -> str:
        """The word for a page: 版, or 页 where the pages of the papers that it is from are called so."""
        said = words(self.publication.language)
        return said.leaf if any(edition.page for edition in self.publication.editions) else said.paper_page

    def highlights(self, lines: int) -> tuple[tuple[str, int], ...]:
        """Gives the labels of the longest titled articles behind the first page, with their pages.

        In their order, as many as stand in a box of so many lines below its own heading.
        """
        behind = [
            (seat.leaf.piece.lines, seat.leaf.piece.article, number)
            for number, page in enumerate(self.made, 1)
            for seat in page.seats
            if number > 1 and not seat.leaf.piece.start and self._has_headline(seat)
        ]
        longest = sorted(sorted(behind, reverse=True)[: max(0, lines - 1)], key=lambda found: found[1])
        size = self.theme.sizes["small"].size_pt
        room = self._grid.measure_pt / size - 4
        return tuple((running_head(self.stories[n].label, room), page) for _, n, page in longest)

    def _has_headline(self, seat: Seat) -> bool:
        story = self.stories[seat.leaf.piece.article]
        return bool(story.id) and story.heads[seat.leaf.shape.row].broken > 0

    def pages(self) -> Iterator[PlacedPage]:
        """Yields the pages with all that stands on them."""
        labels = contents_labels(self.publication)
        first = {
            edition.articles[0].id: (edition.id, label)
            for edition, label in zip(self.publication.editions, labels, strict=True)
            if edition.articles
        }
        of_article = {
            article.id: (edition_label(edition, number), edition.editors or "")
            for number, edition in enumerate(self.publication.editions, 1)
            for article in edition.articles
        }
        for number, page in enumerate(self.made, 1):
            other = contrasted(page.seats)
            pieces = tuple(
                self._piece(seat, number, of_article, contrasted=seat.leaf.piece.article in other)
                for seat in page.seats
            )
            here = dict.fromkeys(of_article[piece.id] for piece in pieces if piece.id)
            names = dict.fromkeys(chain((label for label, _ in here), (editors for _, editors in here)))
            opened = {
                piece.id: first[piece.id]
                for piece in pieces
                if piece.opens and piece.id in first and not piece.unnamed
            }
            yield PlacedPage(
                number, "\u3000".join(filter(None, names)), pieces, opened, tuple(self._rules(page))
            )

    def _box(self, column: int, line: float, columns: int, lines: float) -> Box:
        grid = self._grid
        step = grid.measure_pt + grid.gutter_pt
        width = grid.across_pt(columns)
        return Box(column * step, line * grid.leading_pt, width, lines * grid.leading_pt)

    def _piece(
        self, seat: Seat, number: int, editions: Mapping[str, tuple[str, str]], *, contrasted: bool
    ) -> PlacedPiece:
        leaf, story = seat.leaf, self.stories[seat.leaf.piece.article]
        shape, boxed = leaf.shape, seat.leaf.shape.foot > 0
        opens = not leaf.piece.start
        across = shape.columns
        line = seat.line
        strip = None
        head = story.heads[shape.row] if opens else None
        high = leaf.head
        if opens and story.strip:
            place = self._box(seat.column, line, across, 1)
            strip = (place, *self._strip(story, place.width))
            line, high = line + 1, high - 1
        blank = high - (head.lines if head else 0)
        columns = tuple(self._columns(seat, story))
        boxes = [one.box for one in columns if one.kind == "column"] or [one.box for one in columns]
        # An article may be nothing but its headline.
        last = boxes[-1] if boxes else self._box(seat.column + across - 1, seat.line + leaf.head, 1, 0)
        said = words(self.publication.language)
        carried = onward = None
        if not opens:
            place = self._box(seat.column, line, across, CARRIED_HEAD)
            words_from = said.carried.format(number - 1, self.leaf)
            carried = (place, self._shortened(story.label, words_from, place.width), words_from)
        foot = last.top + last.height
        if leaf.end:
            onward = (
                last._replace(top=foot, height=self._grid.leading_pt),
                said.onward.format(number + 1, self.leaf),
            )
        source = None
        if story.source and not leaf.end:
            # A column that ends a line or two early has it on its last line, level with its neighbours.
            short = leaf.cut.columns[-1].short
            foot += (short if short <= _SHORT else 0) * self._grid.leading_pt
            deep = (story.source.count("\n") + 1) * self._grid.leading_pt
            source = (last._replace(top=foot - deep, height=deep), Markup(story.source))  # noqa: S704
        return PlacedPiece(
            id=story.id,
            label=story.label,
            row=head.row if head else "",
            opens=opens,
            narrow=across == 1,
            unnamed=not editions.get(story.id, ("", ""))[0],
            whole=self._box(seat.column, seat.line, across, leaf.height),
            head=self._box(seat.column, line, across, high) if head and head.lines else None,
            head_pad=0.45 * blank * self._grid.leading_pt,
            head_markup=Markup(head.markup if head else ""),  # noqa: S704 (made by the templates)
            columns=columns,
            boxed=boxed,
            contrasted=contrasted,
            strip=strip,
            carried=carried,
            onward=onward,
            source=source,
        )

    def _shortened(self, label: str, beside: str, width_pt: float) -> str:
        sizes = self.theme.sizes
        # In one column it stands on a line of its own.
        alone = width_pt <= self._grid.measure_pt
        taken = 0.0 if alone else width_em(beside) * sizes["small"].size_pt
        return running_head(label, (width_pt - taken) / sizes["brief"].size_pt - 1)

    def _strip(self, story: SetStory, width_pt: float) -> tuple[str, str]:
        """Gives the words above an edition's first article, and where its scan stands, if it has one.

        Of the words as many parts, the first at least, as the line holds: the weekday is the first to go.
        """
        parts, said = story.strip.split("\u3000"), words(self.publication.language)
        opened = next(
            (e.id for e in self.publication.editions if e.articles and e.articles[0].id == story.id), ""
        )
        scan = next(
            (
                said.scan_on.format(number, self.leaf)
                for number, scan in enumerate(self.scans, len(self.made) + 1)
                if scan.edition == opened
            ),
            "",
        )
        room = width_pt / self.theme.sizes["small"].size_pt - width_em(scan)
        while len(parts) > 1 and width_em("\u3000".join(parts)) > room:
            parts.pop()
        return "\u3000".join(parts), scan

    def _columns(self, seat: Seat, story: SetStory) -> Iterator[PlacedColumn]:
        leaf = seat.leaf
        for number, column in enumerate(leaf.cut.columns):
            # A column that lacks lines at its foot has them before its subheads and pictures.
            closes = number == len(leaf.cut.columns) - 1 and not leaf.end
            line = seat.line + leaf.head + leaf.shape.plate.over(number)
            at = leaf.shape.picture
            if column.first <= at < column.last:
                # In the document the picture stands where it was printed.
                above, below = column._replace(last=at, short=0), column._replace(first=at + 1)
                line += yield from self._run(seat, story, number, above, line, 0)
                plate = leaf.shape.plate
                place = self._box(seat.column, seat.line + leaf.head, *reversed(plate))
                yield PlacedColumn(place, Markup(story.plates[plate.columns].markup), "plate")  # noqa: S704
                column = below
            yield from self._run(seat, story, number, column, line, 0 if closes else column.short)

    def _run(
        self, seat: Seat, story: SetStory, number: int, column: Column, line: int, short: int
    ) -> Generator[PlacedColumn, None, int]:
        """Yields a column or a part of it, begun at this line, unless it is empty; gives its lines."""
        shape = seat.leaf.shape
        slugs = story.galley_of(shape).slugs
        inside = slugs[column.first : column.last]
        if not inside:
            return 0
        taken = shape.galley.sums[column.last] - shape.galley.sums[column.first]
        spare = min(short, sum(slug.elastic for slug in inside[1:]))
        # A picture with a column to itself stands in the middle of what that lacks.
        alone = not any(slug.line for slug in inside)
        line += (column.short - spare) // 2 if alone else 0
        box = self._box(seat.column + number, line, 1, taken + spare)
        if shape.foot:
            measure = boxed_measure_pt(self._grid)
            box = box._replace(left=box.left + (box.width - measure) / 2, width=measure)
        following = slugs[column.last] if column.last < len(slugs) else None
        yield PlacedColumn(box, Markup(markup(inside, slugs[: column.first], following, spare)))  # noqa: S704
        return taken

    def _rules(self, page: Page) -> Iterator[Box]:
        """Yields the rules between modules: across above each that has one above it, and down beside it."""
        top = min((seat.line for seat in page.seats), default=0)
        boxed = {(s.column, s.line + s.leaf.height + GAP) for s in page.seats if s.leaf.shape.foot}
        for seat in page.seats:
            if seat.line > top and not seat.leaf.shape.foot and (seat.column, seat.line) not in boxed:
                box = self._box(seat.column, seat.line - GAP / 2, seat.leaf.shape.columns, 0)
                yield box
        for edge in range(1, self._grid.columns):
            yield from self._down(page, edge)

    def _down(self, page: Page, edge: int) -> Iterator[Box]:
        lines: set[int] = set()
        for seat in page.seats:
            if edge in (seat.column, seat.column + seat.leaf.shape.columns):
                lines |= set(range(seat.line, seat.line + seat.leaf.height))
        lines |= {
            line
            for line in range(min(lines, default=0), max(lines, default=0))
            if {line - 1, line + 1} <= lines
        }
        # Beside what stands in a notch it begins at the rule above that.
        notched = {seat.notched_at for seat in page.seats if seat.leaf.notch.lines}
        half = self._grid.gutter_pt / 2
        start = None
        for line in range(self._grid.lines + 1):
            if line in lines and start is None:
                start = line
            elif line not in lines and start is not None:
                above = GAP / 2 if (edge, start) in notched else 0
                box = self._box(edge, start - above, 1, line - start + above)
                yield Box(box.left - half, box.top, 0, box.height)
                start = None
