"""A newspaper made to fill a number of pages: its text smaller or larger, lines and gaps closer or wider."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from seed2book.errors import UsageError
from seed2book.messages import _, counted
from seed2book.model import Paragraph, Publication, Text
from seed2book.pictures import Pictures, scans_of
from seed2book.typeset.layouts.bulletin import Paper, made_up
from seed2book.typeset.line_css import Classes
from seed2book.typeset.measures import Grid, Row
from seed2book.typeset.stories import HEADLINE_ROWS
from seed2book.typeset.theme import Theme

# Sizes are tried in steps of so many points, leadings in steps of so much of the size.
_SIZE_STEP, _LEADING_STEP = 0.25, 0.025
# How much of what the theme allows for gaps and headlines is taken, where size and leading are not enough.
_SHARES = (0.0, 0.5, 1.0)


class _Trial(NamedTuple):
    theme: Theme
    pages: int
    free: int


def fitted(
    publication: Publication, theme: Theme, pages: int, pictures: Pictures = MappingProxyType({})
) -> Theme:
    """Gives the theme with the sizes and gaps by which the publication fills exactly so many pages.

    Within the theme's limits it changes size and leading of the text first, and as little as will do; then
    the gaps between columns and below headlines, and the headlines, too. Text is never cut.

    Raises:
        UsageError: nothing does; says how many lines it is over or short.
    """
    scans = len(scans_of(publication, pictures))
    if pages <= scans:
        raise UsageError(
            _("--fit {pages}: the text takes a page at least, and each of {scans} scans one").format(
                pages=pages, scans=scans
            ),
            _("allow {least} pages or more, or leave the scans out").format(least=scans + 1),
        )

    def tried(made: Theme, more: int = 0) -> _Trial:
        paper = made_up(_longer(publication, more, made.grid), made, pictures, Classes())
        return _Trial(made, len(paper.pages) + scans, _free(paper, made.grid))

    usual = tried(theme)
    if usual.pages == pages:
        return theme
    looser = usual.pages < pages
    # Where headlines are smaller, larger ones may be let in: the last share does not always go furthest.
    ends = [tried(_themes(theme, share, looser=looser)[-1]) for share in _SHARES]
    furthest = (max if looser else min)(ends, key=_filled)
    if (furthest.pages < pages) if looser else (furthest.pages > pages):
        raise _short(furthest, pages, tried) if looser else _over(furthest, pages)
    near = {usual.pages, furthest.pages}
    for share in _SHARES:
        trials: dict[int, _Trial] = {}
        themes = _themes(theme, share, looser=looser)
        # The pages grow, or shrink, from one to the next; nearly always, so that neighbours are looked at.
        low, high = 0, len(themes) - 1
        while low < high:
            middle = (low + high) // 2
            trials[middle] = tried(themes[middle])
            if (trials[middle].pages < pages) if looser else (trials[middle].pages > pages):
                low = middle + 1
            else:
                high = middle
        for at in (low, low - 1, low + 1):
            if 0 <= at < len(themes) and at not in trials:
                trials[at] = tried(themes[at])
        fitting = [at for at, made in trials.items() if made.pages == pages]
        if fitting:
            return trials[min(fitting)].theme
        near |= {made.pages for made in trials.values()}
    fewer, more = max(n for n in near if n < pages), min(n for n in near if n > pages)
    raise UsageError(
        _(
            "--fit {pages}: the articles fill {fewer} pages or {more}, and {pages} in no way that was tried"
        ).format(pages=pages, fewer=fewer, more=more),
        _("ask for {fewer} or {more}, or change what is printed by a short article").format(
            fewer=fewer, more=more
        ),
    )


def _over(tightest: _Trial, pages: int) -> UsageError:
    """Gives the error that says how many lines of a column are too many."""
    grid, lines = tightest.theme.grid, -_lacking(tightest, pages)
    return UsageError(
        _(
            "--fit {pages}: about {lines} lines of {characters} characters too many for that, "
            "set as tightly as the theme allows; it takes {needed} pages"
        ).format(pages=pages, lines=lines, characters=grid.characters, needed=tightest.pages),
        _("leave an article out ([bulletin] exclude), or allow more pages"),
    )


def _short(loosest: _Trial, pages: int, tried: Callable[[Theme, int], _Trial]) -> UsageError:
    """Gives the error that says how many lines of a column are lacking: so many, tried out, are enough."""
    grid, lines, longer = loosest.theme.grid, 0, loosest
    while longer.pages < pages:
        lines += _lacking(longer, pages - 1) + 1
        longer = tried(loosest.theme, lines)
    return UsageError(
        _(
            "--fit {pages}: about {lines} lines of {characters} characters short of that, "
            "set as loosely as the theme allows; it takes {needed}"
        ).format(
            pages=pages,
            lines=lines,
            characters=grid.characters,
            needed=counted("{n} page", "{n} pages", loosest.pages),
        ),
        _("add an article or pictures, or allow fewer pages"),
    )


def _lacking(trial: _Trial, pages: int) -> int:
    """Gives how many lines of a column so many pages lack to be full; fewer than none is too many."""
    grid = trial.theme.grid
    return (pages - trial.pages) * grid.columns * grid.lines + trial.free


def _longer(publication: Publication, lines: int, grid: Grid) -> Publication:
    """Gives the publication with so many lines of text more at its end."""
    if not lines:
        return publication
    *editions, last = publication.editions
    *articles, article = last.articles
    row = Paragraph((Text("\u3007" * grid.characters),), ())
    longer = replace(article, blocks=(*article.blocks, *(replace(row, resumes=True),) * lines))
    return replace(publication, editions=(*editions, replace(last, articles=(*articles, longer))))


def _filled(trial: _Trial) -> float:
    """Gives how many pages are filled, the last one in part."""
    grid = trial.theme.grid
    return trial.pages - trial.free / (grid.columns * grid.lines)


def _free(paper: Paper, grid: Grid) -> int:
    """Gives the lines of a column that are left free on the last page."""
    return grid.columns * (grid.lines - paper.pages[-1].height) if paper.pages else 0


def _themes(theme: Theme, share: float, *, looser: bool) -> Sequence[Theme]:
    """Gives the theme in tighter and tighter sizes, or looser and looser ones, on its own type area.

    `share` is how much of what it allows for gaps and headlines they take, 0 to 1. The first is about as
    tight as the theme itself.
    """
    limits, grid = theme.limits, theme.grid
    end = 1 if looser else 0

    def taken(usual: float, bounds: tuple[float, float]) -> float:
        return usual + share * (bounds[end] - usual)

    gutter, air = taken(grid.gutter, limits.gutter), taken(theme.makeup.air, limits.air)
    sizes = _scaled(theme.sizes, taken(1, limits.heads))
    ratio = grid.leading_pt / grid.size_pt
    made = {
        _grid(grid, size, leading, gutter)
        for size in {grid.size_pt, *_steps(*limits.size_pt, _SIZE_STEP)}
        for leading in {ratio, *_steps(*limits.leading, _LEADING_STEP)}
    }
    # Of two that hold as much, the nearer one to the theme's own.
    kept: dict[int, Grid] = {}
    for one in sorted(made, key=lambda one: _distance(one, grid)):
        kept.setdefault(_room(one), one)
    side = sorted(
        (room for room in kept if (room <= _room(grid) if looser else room >= _room(grid))), reverse=looser
    )
    made_of = replace(theme, makeup=replace(theme.makeup, air=air), sizes=sizes)
    return [replace(made_of, grid=kept[room]) for room in side]


def _room(grid: Grid) -> int:
    return grid.columns * grid.lines * grid.characters


def _grid(grid: Grid, size_pt: float, leading: float, gutter: float) -> Grid:
    """Gives a grid of other text on the same type area, its lines whole characters."""
    column_pt = (grid.width_pt - (grid.columns - 1) * gutter * size_pt) / grid.columns
    leading_pt = round(size_pt * leading, 2)
    return replace(
        grid,
        size_pt=size_pt,
        leading_pt=leading_pt,
        # The blank between columns takes what whole characters leave.
        characters=int(column_pt / size_pt + 0.02),
        lines=int(grid.height_pt / leading_pt + 0.02),
        gutter=gutter,
    )


def _scaled(sizes: Mapping[str, Row], factor: float) -> Mapping[str, Row]:
    """Gives the table of sizes with headlines larger or smaller, in whole quarters of a line."""
    return {
        name: Row(row.size_pt * factor, max(1, round(4 * row.lines * factor) / 4))
        if name in HEADLINE_ROWS
        else row
        for name, row in sizes.items()
    }


def _steps(least: float, most: float, step: float) -> list[float]:
    return [least + number * step for number in range(int((most - least) / step + 1.001))]


def _distance(one: Grid, other: Grid) -> float:
    return abs(one.size_pt - other.size_pt) + abs(one.leading_pt - other.leading_pt) / 2
