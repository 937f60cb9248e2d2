"""A newspaper made to fill a number of pages: the text a little smaller or larger, closer or wider set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from seed2book.errors import UsageError
from seed2book.model import Publication
from seed2book.pictures import Pictures, scans_of
from seed2book.typeset.layouts.bulletin import Paper, made_up
from seed2book.typeset.line_css import Classes
from seed2book.typeset.measures import Grid
from seed2book.typeset.theme import Theme

# Sizes are tried in steps of so many points, leadings in steps of so much of the size.
_SIZE_STEP, _LEADING_STEP = 0.25, 0.025


class _Trial(NamedTuple):
    theme: Theme
    pages: int
    free: int


def fitted(
    publication: Publication, theme: Theme, pages: int, pictures: Pictures = MappingProxyType({})
) -> Theme:
    """Gives the theme with the grid by which the publication fills exactly so many pages.

    Of the grids within the theme's limits it is the one nearest to the theme's own. Text is never cut.

    Raises:
        UsageError: none does; says how many lines it is over or short.
    """
    scans = len(scans_of(publication, pictures))
    if pages <= scans:
        raise UsageError(
            f"--fit {pages}: the text takes a page at least, and each of {scans} scans one",
            f"allow {scans + 1} pages or more, or leave the scans out",
        )
    trials: dict[int, _Trial] = {}
    grids = _grids(theme)
    usual = min(range(len(grids)), key=lambda at: _distance(grids[at], theme.grid))

    def trial(at: int) -> _Trial:
        if at not in trials:
            made = theme if at == usual else replace(theme, grid=grids[at])
            paper = made_up(publication, made, pictures, Classes())
            trials[at] = _Trial(made, len(paper.pages) + scans, _free(paper, made.grid))
        return trials[at]

    # From tight to loose the pages grow more; nearly always, so that neighbours are looked at as well.
    low, high = 0, len(grids) - 1
    if trial(usual).pages == pages:
        return theme
    if trial(usual).pages < pages:
        low = usual
    else:
        high = usual
    while low < high:
        middle = (low + high) // 2
        if trial(middle).pages < pages:
            low = middle + 1
        else:
            high = middle
    for at in (low, low - 1, low + 1):
        if 0 <= at < len(grids):
            trial(at)
    fitting = [at for at, made in trials.items() if made.pages == pages]
    if fitting:
        return trials[min(fitting, key=lambda at: abs(at - usual))].theme
    raise _unfit(trial(0), trial(len(grids) - 1), pages)


def _unfit(tightest: _Trial, loosest: _Trial, pages: int) -> UsageError:
    """Gives the error that says how many lines of a column are too many, or lacking."""
    if tightest.pages > pages:
        grid = tightest.theme.grid
        lines = (tightest.pages - pages) * grid.columns * grid.lines - tightest.free
        return UsageError(
            f"--fit {pages}: {lines} lines too many for that, set as tightly as the theme allows; "
            f"it takes {tightest.pages} pages",
            "leave an article out ([bulletin] exclude), or allow more pages",
        )
    grid = loosest.theme.grid
    lines = (pages - loosest.pages - 1) * grid.columns * grid.lines + loosest.free + 1
    return UsageError(
        f"--fit {pages}: {lines} lines short of that, set as loosely as the theme allows; "
        f"it takes {loosest.pages} page{'' if loosest.pages == 1 else 's'}",
        "add an article or pictures, or allow fewer pages",
    )


def _free(paper: Paper, grid: Grid) -> int:
    """Gives the lines of a column that are left free on the last page."""
    return grid.columns * (grid.lines - paper.pages[-1].height) if paper.pages else 0


def _grids(theme: Theme) -> list[Grid]:
    """Gives the grids within the theme's limits, on its own type area, from the tightest to the loosest."""
    grid, limits = theme.grid, theme.limits
    ratio = grid.leading_pt / grid.size_pt
    made: Mapping[tuple[float, float], Grid] = {
        (size, leading): _grid(grid, size, leading)
        for size in {grid.size_pt, *_steps(*limits.size_pt, _SIZE_STEP)}
        for leading in {ratio, *_steps(*limits.leading, _LEADING_STEP)}
    }
    room = {key: one.columns * one.lines * one.characters for key, one in made.items()}
    # Of two that hold as much, the nearer one to the theme's own.
    ordered = sorted(made, key=lambda key: (-room[key], _distance(made[key], grid)))
    kept: dict[int, Grid] = {}
    for key in ordered:
        kept.setdefault(room[key], made[key])
    return list(kept.values())


def _grid(grid: Grid, size_pt: float, leading: float) -> Grid:
    """Gives a grid of other text on the same type area, its lines whole characters."""
    column_pt = (grid.width_pt - (grid.columns - 1) * grid.gutter * size_pt) / grid.columns
    leading_pt = round(size_pt * leading, 2)
    return replace(
        grid,
        size_pt=size_pt,
        leading_pt=leading_pt,
        # The blank between columns takes what whole characters leave.
        characters=int(column_pt / size_pt + 0.02),
        lines=int(grid.height_pt / leading_pt + 0.02),
    )


def _steps(least: float, most: float, step: float) -> list[float]:
    return [least + number * step for number in range(int((most - least) / step + 1.001))]


def _distance(one: Grid, other: Grid) -> float:
    return abs(one.size_pt - other.size_pt) + abs(one.leading_pt - other.leading_pt) / 2
