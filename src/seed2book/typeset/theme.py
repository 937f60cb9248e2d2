"""A theme: how a publication looks. The folders in `styles/`, and any folder made like them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from seed2book import assets
from seed2book.compose.rules import Policy
from seed2book.errors import AssetError, ConfigError, PaperError
from seed2book.makeup.weights import Weights
from seed2book.messages import _, listed
from seed2book.paper_sizes import POINTS_A_MM
from seed2book.typeset import measures
from seed2book.typeset.book import USES, Face
from seed2book.typeset.faces import load_faces, preferred
from seed2book.typeset.layouts import LAYOUTS
from seed2book.typeset.measures import Grid, Limits, Makeup, Margins, Page, Row
from seed2book.typeset.texts import Text, policy, texts
from seed2book.typeset.theme_file import Tables, text, toml


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, ready to be set: its values, its stylesheets as text, and the shipped faces.

    `weights` say what the faults of a newspaper's page cost, `limits` how far `--fit` may go.
    `paper` is the size that was asked for, where it is not the theme's own: `A3`.
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
    paper: str = ""

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
        ConfigError: there is no such theme, or its `theme.toml` says something that cannot be followed.
        PaperError: it has no grid for the paper.
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
        raise ConfigError(
            _("{folder}: a theme's folder holds a file theme.toml, and this one has none").format(
                folder=folder
            )
        )
    known_names = theme_names()
    near = difflib.get_close_matches(str(name), known_names, 1)
    raise ConfigError(
        _("there is no theme {name!r}").format(name=str(name)),
        _("did you mean {name!r}?").format(name=near[0])
        if near
        else _("the themes are {names}; a folder works too").format(names=listed(known_names)),
    )


@cache
def _load(folder: Path, paper: str | None) -> Theme:
    chain = _chain(folder)
    merged = _merged([toml(f / "theme.toml") for f in reversed(chain)])
    tables = Tables(folder / "theme.toml", merged)
    own = tables.value("page", "size")
    tables = _on_paper(tables, paper)
    page = measures.page(tables)
    grid, makeup = measures.grid(tables), measures.makeup(tables)
    theme = Theme(
        name=tables.text("theme", "name"),
        name_zh=tables.text("theme", "name_zh"),
        folder=folder,
        layout=tables.text("theme", "layout"),
        page=page,
        grid=grid,
        makeup=makeup,
        weights=measures.weights(tables),
        limits=measures.limits(tables, grid, makeup),
        sizes=measures.sizes(tables),
        texts=_texts(tables),
        policy=_policy(tables),
        screen_css=_cascade(chain, "epub.css", "book"),
        screen_css3=_cascade(chain, "epub-css3.css", "book"),
        print_css=_cascade(chain, "print.css"),
        faces=preferred(load_faces(), _wishes(tables), folder, needed=False),
        cover_field=tables.dark_colour("cover", "field"),
        paper=size if (size := tables.text("page", "size")) != own else "",
    )
    if not theme.print_css:
        hint = _("docs/themes.md says what a theme holds")
        raise AssetError(_("{file}: the stylesheet is missing").format(file=folder / "print.css"), hint)
    if theme.layout not in LAYOUTS:
        raise tables.error(
            "theme",
            "layout",
            _("is one of {names}, not {layout!r}").format(names=listed(LAYOUTS), layout=theme.layout),
        )
    if min(theme.margins.inner, theme.margins.outer) < 0:
        raise tables.error(
            "grid",
            "characters",
            _("makes lines {width:.0f} pt wide, too wide for the page").format(width=grid.width_pt),
        )
    if min(theme.margins.top, theme.margins.bottom) < 0:
        raise tables.error(
            "grid",
            "lines",
            _("makes columns {height:.0f} pt high, too high for the page").format(height=grid.height_pt),
        )
    return theme


def _chain(folder: Path) -> list[Path]:
    """Gives the folder, then the theme that it extends, and so on."""
    chain = [folder]
    while base := toml(chain[-1] / "theme.toml").get("theme", {}).get("extends"):
        file = chain[-1] / "theme.toml"
        if not isinstance(base, str) or base not in theme_names():
            raise ConfigError(
                _("{file}: [theme] extends names no shipped theme: {base!r}").format(file=file, base=base),
                _("the shipped themes are {names}").format(names=listed(theme_names())),
            )
        chain.append(assets.folder("styles") / base)
        if len(set(chain)) < len(chain):
            raise ConfigError(_("{file}: [theme] extends goes round in a circle").format(file=file))
    return chain


def _merged(tables: list[dict[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for table in tables:
        for key, value in table.items():
            both = isinstance(value, dict) and isinstance(merged.get(key), dict)
            merged[key] = _merged([merged[key], value]) if both else value
    return merged


def _on_paper(tables: Tables, paper: str | None) -> Tables:
    papers = tables.tables.get("papers", {})
    plain = {name: table for name, table in tables.tables.items() if name != "papers"}
    own = str(tables.value("page", "size"))
    known = {size.casefold(): size for size in (own, *papers)}
    size = known.get(paper.strip().casefold()) if paper else own
    if size is None:
        name, sizes = tables.text("theme", "name"), listed(known.values())
        raise PaperError(
            _("the theme {name} has no grid for {paper}; it has one for {sizes}").format(
                name=name, paper=paper, sizes=sizes
            )
        )
    if size == own:
        return Tables(tables.file, plain)
    return Tables(tables.file, _merged([plain, {"page": {"size": size}}, papers[size]]))


def _wishes(tables: Tables) -> Mapping[str, Sequence[str]]:
    wishes: dict[str, Sequence[str]] = {}
    for use in tables.names("faces"):
        if use not in USES:
            raise tables.error("faces", use, _("is unknown; there are {names}").format(names=listed(USES)))
        names = tables.value("faces", use)
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            raise tables.error("faces", use, _('is like ["simfang.ttf", "FangSong"]'))
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
