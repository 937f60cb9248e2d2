"""A theme: how a publication looks. The folders in `styles/`, and any folder made like them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from seed2book import assets
from seed2book.compose.rules import Policy
from seed2book.errors import AssetError, ConfigError
from seed2book.makeup.weights import Weights
from seed2book.typeset.book import USES, Face
from seed2book.typeset.faces import load_faces, preferred
from seed2book.typeset.layouts import LAYOUTS
from seed2book.typeset.texts import Text, policy, texts
from seed2book.typeset.theme_file import Tables, text, toml

POINTS_A_MM = 72 / 25.4
# Width and height in millimetres (ISO 216).
PAPER: Mapping[str, tuple[float, float]] = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "B4": (250, 353),
    "B5": (176, 250),
}
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
    """How articles share a page, by their length in lines of a column.

    One shorter than `short` has its headline in a column and stands together with its short neighbours; one
    of `lead` lines or more has a lead's headline; one of up to `whole` lines is never parted. Below a head
    there are at least `air` lines of blank.
    """

    short: int
    lead: int
    whole: int
    air: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the text may be made smaller or larger to fill a number of pages.

    Its size in points, and the leading as a multiple of it: the least and the most.
    """

    size_pt: tuple[float, float]
    leading: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Margins:
    """The blank around the type area, in points; inner is left on a right-hand page."""

    top: float
    bottom: float
    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, ready to be set: its values, its stylesheets as text, and the shipped faces.

    `weights` say what the faults of a newspaper's page cost, `limits` how far `--fit` may go.
    `layout` names the make-up of its pages, a key of `layouts.LAYOUTS`. `screen_css` is its own `epub.css`,
    or that of `book` where it has none. `cover_field` is the colour behind a cover's title, as `#84211c`.
    """

    name: str
    name_zh: str
    folder: Path
    layout: str
    page: Page
    grid: Grid
    makeup: Makeup
    weights: Weights
    limits: Limits
    sizes: Mapping[str, Row]
    texts: Mapping[str, Text]
    policy: Policy
    screen_css: str
    screen_css3: str
    print_css: str
    faces: tuple[Face, ...]
    cover_field: str

    @property
    def margins(self) -> Margins:
        """The page's margins, which follow from its size and its grid."""
        across = self.page.width_mm * POINTS_A_MM - self.grid.width_pt
        down = self.page.height_mm * POINTS_A_MM - self.grid.height_pt
        inner, top = across * self.page.inner, down * self.page.head
        return Margins(top, down - top, inner, across - inner)


def theme_names() -> tuple[str, ...]:
    """Gives the names of the shipped themes: the folders of `styles/` that hold a `theme.toml`."""
    return tuple(sorted(path.parent.name for path in assets.folder("styles").glob("*/theme.toml")))


def load_theme(name: str | Path, paper: str | None = None) -> Theme:
    """Gives the theme with this name, in English or Chinese, or the one in this folder.

    Its `[faces]` are those that are there; the shipped ones stand for the others. On another `paper` than its
    own it has the grid that `[papers]` says for that.

    Raises:
        ConfigError: there is no such theme, it has no grid for the paper, or its `theme.toml` says something
            that cannot be followed.
        AssetError: a stylesheet or a face is missing.
    """
    return _load(_folder_of(name), paper)


def _folder_of(name: str | Path) -> Path:
    styles = assets.folder("styles")
    if isinstance(name, str):
        for known in theme_names():
            if name in (known, toml(styles / known / "theme.toml").get("theme", {}).get("name_zh")):
                return styles / known
    folder = Path(name)
    if (folder / "theme.toml").is_file():
        return folder.resolve()
    if folder.is_dir():
        raise ConfigError(f"{folder}: a theme's folder holds a file theme.toml, and this one has none")
    known_names = theme_names()
    near = difflib.get_close_matches(str(name), known_names, 1)
    raise ConfigError(
        f"there is no theme {str(name)!r}",
        f"did you mean {near[0]!r}?"
        if near
        else f"the themes are {', '.join(known_names)}; a folder works too",
    )


@cache
def _load(folder: Path, paper: str | None) -> Theme:
    chain = _chain(folder)
    merged = _merged([toml(f / "theme.toml") for f in reversed(chain)])
    tables = _on_paper(Tables(folder / "theme.toml", merged), paper)
    page = _page(tables)
    grid = _grid(tables)
    theme = Theme(
        name=tables.text("theme", "name"),
        name_zh=tables.text("theme", "name_zh"),
        folder=folder,
        layout=tables.text("theme", "layout"),
        page=page,
        grid=grid,
        makeup=_makeup(tables),
        weights=_weights(tables),
        limits=_limits(tables, grid),
        sizes=_sizes(tables),
        texts=_texts(tables),
        policy=_policy(tables),
        screen_css=_cascade(chain, "epub.css", "book"),
        screen_css3=_cascade(chain, "epub-css3.css", "book"),
        print_css=_cascade(chain, "print.css"),
        faces=preferred(load_faces(), _wishes(tables), folder, needed=False),
        cover_field=tables.dark_colour("cover", "field"),
    )
    if not theme.print_css:
        hint = "docs/themes.md says what a theme holds"
        raise AssetError(f"{folder / 'print.css'}: the stylesheet is missing", hint)
    if theme.layout not in LAYOUTS:
        raise tables.error("theme", "layout", f"is one of {', '.join(LAYOUTS)}, not {theme.layout!r}")
    if min(theme.margins.inner, theme.margins.outer) < 0:
        raise tables.error(
            "grid", "characters", f"makes lines {grid.width_pt:.0f} pt wide, too wide for the page"
        )
    if min(theme.margins.top, theme.margins.bottom) < 0:
        raise tables.error(
            "grid", "lines", f"makes columns {grid.height_pt:.0f} pt high, too high for the page"
        )
    return theme


def _chain(folder: Path) -> list[Path]:
    """Gives the folder, then the theme that it extends, and so on."""
    chain = [folder]
    while base := toml(chain[-1] / "theme.toml").get("theme", {}).get("extends"):
        file = chain[-1] / "theme.toml"
        if not isinstance(base, str) or base not in theme_names():
            raise ConfigError(
                f"{file}: [theme] extends names no shipped theme: {base!r}",
                f"the shipped themes are {', '.join(theme_names())}",
            )
        chain.append(assets.folder("styles") / base)
        if len(set(chain)) < len(chain):
            raise ConfigError(f"{file}: [theme] extends goes round in a circle")
    return chain


def _merged(tables: list[dict[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for table in tables:
        for key, value in table.items():
            both = isinstance(value, dict) and isinstance(merged.get(key), dict)
            merged[key] = _merged([merged[key], value]) if both else value
    return merged


def _page(tables: Tables) -> Page:
    size = tables.text("page", "size")
    measures = re.fullmatch(r"(\d+(?:\.\d+)?)mm (\d+(?:\.\d+)?)mm", size)
    if measures:
        width, height = float(measures[1]), float(measures[2])
    elif size in PAPER:
        width, height = PAPER[size]
    else:
        known = ", ".join(PAPER)
        raise tables.error("page", "size", f'is one of {known} or like "148mm 210mm", not {size!r}')
    return Page(width, height, tables.number("page", "inner", 0, 1), tables.number("page", "head", 0, 1))


def _grid(tables: Tables) -> Grid:
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


def _makeup(tables: Tables) -> Makeup:
    def lines(key: str) -> int:
        return int(tables.number("makeup", key, 0, 9999, whole=True))

    return Makeup(lines("short"), lines("lead"), lines("whole"), tables.number("makeup", "air", 0, 9))


def _weights(tables: Tables) -> Weights:
    known = {field.name for field in fields(Weights)}
    for name in tables.names("weights"):
        if name not in known:
            raise tables.error("weights", name, f"is no weight; there are {', '.join(sorted(known))}")
    return Weights(**{name: tables.number("weights", name, 0, 1000) for name in tables.names("weights")})


def _limits(tables: Tables, grid: Grid) -> Limits:
    """Gives the limits of `[fit]`; what it does not say stays as it is."""
    usual = {"size_pt": grid.size_pt, "leading": grid.leading_pt / grid.size_pt}
    bounds = {"size_pt": (SMALLEST_PT, 72.0), "leading": (1.5, 2.0)}
    found = {}
    for key, value in usual.items():
        said = tables.value("fit", key) if key in tables.names("fit") else [value, value]
        pair = said if isinstance(said, list) and len(said) == 2 else [None, None]
        least, most = (
            Tables(tables.file, {"fit": {key: one}}).number("fit", key, *bounds[key]) for one in pair
        )
        if not least <= value <= most:
            raise tables.error("fit", key, f"is the least and the most, around {value:g}, not {said!r}")
        found[key] = (least, most)
    return Limits(**found)


def _on_paper(tables: Tables, paper: str | None) -> Tables:
    papers = tables.tables.get("papers", {})
    plain = {name: table for name, table in tables.tables.items() if name != "papers"}
    own = tables.value("page", "size")
    if paper is None or paper == own:
        return Tables(tables.file, plain)
    if paper not in papers:
        known = ", ".join(dict.fromkeys((str(own), *papers)))
        raise ConfigError(f"{tables.file}: there is no grid for {paper}; there is one for {known}")
    return Tables(tables.file, _merged([plain, {"page": {"size": paper}}, papers[paper]]))


def _sizes(tables: Tables) -> Mapping[str, Row]:
    rows = {}
    for name in tables.names("sizes"):
        row = Tables(tables.file, {f"sizes.{name}": tables.value("sizes", name)})
        size = row.number(f"sizes.{name}", "size_pt", 5, 200)
        lines = row.number(f"sizes.{name}", "lines", 0.5, 20)
        if lines * 4 != int(lines * 4):
            raise row.error(
                f"sizes.{name}", "lines", f"is whole, half or quarter lines of the grid, not {lines}"
            )
        rows[name] = Row(size, lines)
    return rows


def _wishes(tables: Tables) -> Mapping[str, Sequence[str]]:
    wishes: dict[str, Sequence[str]] = {}
    for use in tables.names("faces"):
        if use not in USES:
            raise tables.error("faces", use, f"is unknown; there are {', '.join(USES)}")
        names = tables.value("faces", use)
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            raise tables.error("faces", use, 'is like ["simfang.ttf", "FangSong"]')
        wishes[use] = names
    return wishes


def _policy(tables: Tables) -> Policy:
    try:
        return policy({name: tables.value("compose", name) for name in tables.names("compose")})
    except ValueError as error:
        raise tables.error("compose", *error.args) from error


def _texts(tables: Tables) -> Mapping[str, Text]:
    try:
        return texts({name: tables.value("texts", name) for name in tables.names("texts")})
    except ValueError as error:
        raise tables.error("texts", *error.args) from error


def _cascade(chain: list[Path], name: str, otherwise: str = "") -> str:
    """Gives the stylesheets of this name, that of a theme after that of the one it extends, or another's."""
    files = [folder / name for folder in reversed(chain) if (folder / name).is_file()]
    files = files or ([assets.folder("styles") / otherwise / name] if otherwise else [])
    return "\n".join(map(text, files))
