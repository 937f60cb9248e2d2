"""The measures of a theme: its page, its grid, its sizes; and how its `theme.toml` says them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from seed2book.makeup.weights import Weights
from seed2book.messages import _, listed
from seed2book.paper_sizes import size_mm
from seed2book.typeset.theme_file import Tables

# Newspapers print no text under 六号 (CLREQ, "Character sizes").
SMALLEST_PT = 7.875


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size, and how the blank around the type area is shared out.

    `inner` is the binding side's share (0 to 1) of the blank left and right of it, `head` the head's share
    of the blank above and below.
    """

    width_mm: float
    height_mm: float
    inner: float
    head: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The type area (版心): columns of `lines` lines of `characters`; `gutter` and `indent` in em."""

    columns: int
    characters: int
    lines: int
    size_pt: float
    leading_pt: float
    gutter: float
    indent: float

    @property
    def measure_pt(self) -> float:
        """The width of a column, a whole number of characters (CLREQ, "line length")."""
        return self.characters * self.size_pt

    @property
    def gutter_pt(self) -> float:
        """The blank between two columns."""
        return self.gutter * self.size_pt

    @property
    def width_pt(self) -> float:
        """The width of the type area."""
        return self.across_pt(self.columns)

    def across_pt(self, columns: int) -> float:
        """Gives the width of so many columns with the blank between them."""
        return columns * self.measure_pt + (columns - 1) * self.gutter_pt

    @property
    def height_pt(self) -> float:
        """The height of the type area, line gaps included."""
        return self.lines * self.leading_pt


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of sizes: one line of this size takes `lines` lines of the grid."""

    size_pt: float
    lines: float


@dataclass(frozen=True, slots=True)
class Makeup:
    """How articles stand on a page.

    Below a head there are at least `air` lines of blank; in the layouts of one column, an article of up to
    `whole` lines is never parted.
    """

    air: float
    whole: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a newspaper may be made smaller or larger to fill a number of pages: the least and the most.

    The size of its text in points, the leading as a multiple of it, the gap between columns in em, the air
    below a head in lines, and the headlines as a multiple of their sizes.
    """

    size_pt: tuple[float, float]
    leading: tuple[float, float]
    gutter: tuple[float, float]
    air: tuple[float, float]
    heads: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Margins:
    """The blank around the type area, in points; inner is left on a right-hand page."""

    top: float
    bottom: float
    inner: float
    outer: float


def page(tables: Tables) -> Page:
    """Gives what `[page]` says."""
    size = tables.text("page", "size")
    try:
        width, height = size_mm(size)
    except ValueError as error:
        raise tables.error("page", "size", _("is not known: {error}").format(error=error)) from error
    return Page(width, height, tables.number("page", "inner", 0, 1), tables.number("page", "head", 0, 1))


def grid(tables: Tables) -> Grid:
    """Gives what `[grid]` says."""
    size = tables.number("grid", "size_pt", SMALLEST_PT, 72)
    return Grid(
        columns=int(tables.number("grid", "columns", 1, 9, whole=True)),
        characters=int(tables.number("grid", "characters", 5, 99, whole=True)),
        lines=int(tables.number("grid", "lines", 5, 199, whole=True)),
        size_pt=size,
        # A line gap of 50 to 100 % of the size (CLREQ, "line gap").
        leading_pt=tables.number("grid", "leading_pt", 1.5 * size, 2 * size),
        gutter=tables.number("grid", "gutter", 0, 9),
        indent=tables.number("grid", "indent", 0, 4),
    )


def makeup(tables: Tables) -> Makeup:
    """Gives what `[makeup]` says."""
    said = "whole" in tables.names("makeup")
    whole = int(tables.number("makeup", "whole", 0, 9999, whole=True)) if said else 0
    return Makeup(tables.number("makeup", "air", 0, 9), whole)


def weights(tables: Tables) -> Weights:
    """Gives what `[weights]` says."""
    known = {field.name for field in fields(Weights)}
    for name in tables.names("weights"):
        if name not in known:
            raise tables.error(
                "weights", name, _("is no weight; there are {names}").format(names=listed(sorted(known)))
            )
    return Weights(**{name: tables.number("weights", name, 0, 1000) for name in tables.names("weights")})


def limits(tables: Tables, grid: Grid, makeup: Makeup) -> Limits:
    """Gives the limits of `[fit]`; what it does not say stays as it is."""
    usual = {
        "size_pt": grid.size_pt,
        "leading": grid.leading_pt / grid.size_pt,
        "gutter": grid.gutter,
        "air": makeup.air,
        "heads": 1.0,
    }
    bounds = {
        "size_pt": (SMALLEST_PT, 72.0),
        "leading": (1.5, 2.0),
        "gutter": (0.0, 9.0),
        "air": (0.0, 9.0),
        "heads": (0.5, 2.0),
    }
    found = {}
    for key, value in usual.items():
        said = tables.value("fit", key) if key in tables.names("fit") else [value, value]
        pair = said if isinstance(said, list) and len(said) == 2 else [None, None]
        least, most = (
            Tables(tables.file, {"fit": {key: one}}).number("fit", key, *bounds[key]) for one in pair
        )
        if not least <= value <= most:
            raise tables.error(
                "fit",
                key,
                _("is the least and the most, around {value:g}, not {said!r}").format(value=value, said=said),
            )
        found[key] = (least, most)
    return Limits(**found)


def sizes(tables: Tables) -> Mapping[str, Row]:
    """Gives the rows of `[sizes]` by their names."""
    rows = {}
    for name in tables.names("sizes"):
        row = Tables(tables.file, {f"sizes.{name}": tables.value("sizes", name)})
        size = row.number(f"sizes.{name}", "size_pt", 5, 200)
        lines = row.number(f"sizes.{name}", "lines", 0.5, 20)
        if lines * 4 != int(lines * 4):
            raise row.error(
                f"sizes.{name}",
                "lines",
                _("is whole, half or quarter lines of the grid, not {lines}").format(lines=lines),
            )
        rows[name] = Row(size, lines)
    return rows
