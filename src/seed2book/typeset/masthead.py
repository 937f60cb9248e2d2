"""The head of a newspaper's first page: 报头 with its imprint, and 报眼, the box beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from seed2book.errors import ConfigError
from seed2book.messages import _, listed
from seed2book.model import Publication
from seed2book.typeset.blanks import display_lines
from seed2book.typeset.headline import broken, heading_lines, width_em
from seed2book.typeset.labels import date_label
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import issue, words

# The rows of the table of sizes that the title is tried in, and the blank behind each character of it, in em.
_ROWS = ("masthead", "masthead_long", "masthead_small")
_SPACING = 0.13
# A title of several lines may be this high, in lines of the grid.
_MOST = 5
# The blank around the title, and that below all of it, in lines. A box beside it has room for some lines.
_AROUND, _BELOW, _EAR = 1.0, 1, 6
# What parts two facts on a line of the imprint, in em.
_APART = 2
# As print.css draws it, in points: the rule below all; of the box beside the title, by how much its lines are
# less than the grid's, its frame above and below, and the blank under it.
_RULE_PT, _EAR_LESS_PT, _EAR_FRAME_PT, _EAR_BLANK_PT = 2.0, 1.5, 7.0, 5.0


class Title(NamedTuple):
    """The title's lines and its row in the table of sizes."""

    lines: tuple[str, ...]
    row: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """报头: the title, the lines of the imprint, and its height in lines of the grid with the blank below.

    `columns` is how many the title stands across; the box beside it, where there is one, has the rest, and
    room for `ear` lines.
    """

    title: Title
    imprint: tuple[tuple[str, ...], ...]
    columns: int
    lines: int
    ear: int = 0

    @property
    def row(self) -> str:
        """The title's row, as a class."""
        return self.title.row.replace("_", "-")


def masthead(publication: Publication, theme: Theme, *, ear: bool) -> Masthead:
    """Gives the head of the first page; with `ear`, a box beside the title if that leaves it room.

    What the configuration puts into the box always has room.

    A fact that nobody stated leaves no hole.
    """
    grid = theme.grid
    metadata, said = publication.metadata, words(publication.language)
    facts = (
        date_label(metadata.date) if metadata.date else "",
        issue(publication),
        metadata.publisher or "",
    )
    legal = (
        metadata.cn or "",
        metadata.permit or "",
        metadata.notice or "",
        said.print_run.format(metadata.print_run) if metadata.print_run else "",
        said.printer.format(metadata.printer) if metadata.printer else "",
    )
    room_em = grid.width_pt / theme.sizes["dateline"].size_pt
    imprint = tuple(
        line for group in (facts, legal) for line in _rows([fact for fact in group if fact], room_em)
    )
    columns = grid.columns
    made = fitted(publication.title, theme, _ROWS, grid.width_pt)
    if ear and grid.columns > 2:
        narrow = fitted(publication.title, theme, _ROWS, grid.width_pt - grid.measure_pt - grid.gutter_pt)
        # A title is made smaller, or broken, only for what the configuration wants beside it.
        if publication.metadata.ear or (narrow == made and len(made.lines) == 1):
            made = narrow
            columns -= 1
    high = len(made.lines) * theme.sizes[made.row].lines + _AROUND
    if columns < grid.columns:
        high = max(high, _EAR, _ear_pt(len(_ear_words(publication, theme)), theme) / grid.leading_pt)
    title_lines = ceil(high)
    # What the box holds with its frame and blanks.
    room_pt = title_lines * grid.leading_pt - _ear_pt(0, theme)
    return Masthead(
        made,
        imprint,
        columns,
        title_lines + len(imprint) + _BELOW,
        int(room_pt / (grid.leading_pt - _EAR_LESS_PT)) if columns < grid.columns else 0,
    )


def ear_lines(publication: Publication, theme: Theme, head: Masthead) -> tuple[str, ...]:
    """Gives the lines of what the configuration puts into the box beside the title, nothing without it."""
    return _ear_words(publication, theme) if head.ear else ()


def places_css(head: Masthead, theme: Theme, ear: Sequence[str], highlights: int) -> str:
    """Gives where the parts of the head stand, as custom properties.

    `--title-blank` is above and below the title; `--ear-top` and `--ear-height` are of the box beside it,
    with the lines of `ear` or so many `highlights` below their heading, level with its middle. The lines of
    the imprint stand at the foot.
    """
    leading = theme.grid.leading_pt
    high = len(head.title.lines) * theme.sizes[head.title.row].lines * leading
    lines = len(ear) or highlights + bool(highlights)
    box = lines * (leading - _EAR_LESS_PT) + _EAR_FRAME_PT
    row = (head.lines - _BELOW - len(head.imprint)) * leading - _RULE_PT
    top = max(0.0, (row - box - _EAR_BLANK_PT) / 2)
    return f"--title-blank: {(row - high) / 2:.2f}pt; --ear-top: {top:.2f}pt; --ear-height: {box:.2f}pt"


def _ear_words(publication: Publication, theme: Theme) -> tuple[str, ...]:
    said, room_em = publication.metadata.ear, theme.grid.measure_pt / theme.sizes["small"].size_pt - 1
    return heading_lines(said, room_em) if said else ()


def _ear_pt(lines: int, theme: Theme) -> float:
    """Gives the height of a box of so many lines, with the blank and the rule under it."""
    return lines * (theme.grid.leading_pt - _EAR_LESS_PT) + _EAR_FRAME_PT + _EAR_BLANK_PT + _RULE_PT


def fitted(text: str, theme: Theme, rows: Sequence[str], width_pt: float) -> Title:
    """Gives a publication's title as displayed, in the first row of the table of sizes that it fits.

    Raises:
        ConfigError: the theme's table has none of the rows.
    """
    known = [row for row in rows if row in theme.sizes]
    if not known:
        raise ConfigError(
            _("{file}: [sizes] has no row for the title").format(file=theme.folder / "theme.toml"),
            _("add one or more of {names} (docs/themes.md)").format(names=listed(rows)),
        )
    spaced = 1 + _SPACING * len(text) / width_em(text)
    for row in known:
        lines = heading_lines(text, width_pt / theme.sizes[row].size_pt / spaced)
        made = Title(lines, row)
        if len(lines) <= len(display_lines(text)) or len(lines) * theme.sizes[row].lines <= _MOST:
            break
    return made


def _rows(facts: Sequence[str], room_em: float) -> list[tuple[str, ...]]:
    """Gives the facts in as few lines as hold them, as even as they may be.

    None is parted but where it is longer than a line.
    """
    parts = [line for whole in facts for line in broken(whole, room_em)]
    widest = max(map(width_em, parts), default=0)
    rows = filled = _filled(parts, room_em)
    while len(filled) == len(rows) and room_em > widest:
        rows, room_em = filled, room_em - 1
        filled = _filled(parts, max(room_em, widest))
    return filled if len(filled) == len(rows) else rows


def _filled(facts: Sequence[str], room_em: float) -> list[tuple[str, ...]]:
    """Gives the facts in lines, each of as many as it holds."""
    rows: list[tuple[str, ...]] = []
    for fact in facts:
        if rows and sum(map(width_em, rows[-1])) + width_em(fact) + _APART * len(rows[-1]) <= room_em:
            rows[-1] = (*rows[-1], fact)
        else:
            rows.append((fact,))
    return rows
