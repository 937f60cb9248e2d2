"""Which articles of an edition stand together on the page, and how large their headlines are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from seed2book.model import (
    Article,
    Code,
    Figure,
    List,
    Note,
    Paragraph,
    Quotation,
    Table,
    Verbatim,
    Verse,
    plain_text,
    walk,
)
from seed2book.typeset.filters import display_lines
from seed2book.typeset.headline import broken
from seed2book.typeset.theme import Theme

# A picture, its caption and the blank around them.
_FIGURE = 8
# The rows of the table of sizes that a headline is tried in, by the kind of its module.
_ROWS = {"lead": ("lead", "headline", "minor"), "wide": ("headline", "minor"), "short": ("minor", "brief")}


@dataclass(frozen=True, slots=True)
class Piece:
    """An article in its module.

    `row` is its headline's in the table of sizes. `whole`: it is never parted. `pad` is what its headline
    lacks to whole lines of the grid, in quarters of a line.
    """

    article: Article
    row: str
    whole: bool
    pad: int


@dataclass(frozen=True, slots=True)
class Module:
    """Pieces made up together: several `short` ones share the columns, one `lead` or `wide` has them all."""

    kind: str
    pieces: tuple[Piece, ...]


def modules(articles: Sequence[Article], theme: Theme) -> Iterator[Module]:
    """Gives the modules of an edition in reading order; short neighbours stand together."""
    counted = ((article, line_count(article, theme.grid.characters)) for article in articles)
    for short, group in groupby(counted, key=lambda pair: pair[1] < theme.makeup.short):
        members = tuple(group)
        if short and len(members) > 1:
            # Fewer articles than columns must be parted, or they leave columns empty.
            parted = len(members) < theme.grid.columns
            yield Module("short", tuple(_piece(a, n, "short", theme, parted=parted) for a, n in members))
            continue
        for article, lines in members:
            kind = "lead" if lines >= theme.makeup.lead else "wide"
            yield Module(kind, (_piece(article, lines, kind, theme, small=short),))


def _piece(
    article: Article, lines: int, kind: str, theme: Theme, *, parted: bool = False, small: bool = False
) -> Piece:
    row, high = _headline(article, kind, theme, _ROWS["short" if small else kind])
    return Piece(article, row, lines <= theme.makeup.whole and not parted, ceil(high) * 4 - round(high * 4))


def heading_lines(text: str, measure_em: float) -> tuple[str, ...]:
    """Gives the lines of a heading: broken where a blank was printed, and evenly where it is too long."""
    return tuple(line for segment in display_lines(text) for line in broken(segment, measure_em))


def line_count(article: Article, characters: int) -> int:
    """Gives about how many lines of `characters` em the text of the article takes."""
    count = 0
    for block in walk((*article.standfirst, *article.blocks)):
        match block:
            case Paragraph(inlines):
                count += ceil((len(plain_text(inlines)) + 2) / characters)
            case Verse(lines):
                count += len(lines)
            case Table(rows):
                count += len(rows)
            case Code(text) | Verbatim(text):
                count += text.count("\n") + 1
            case Figure():
                count += _FIGURE
            case List() | Note() | Quotation():
                pass
            case _:
                count += 2
    return count


def _headline(article: Article, kind: str, theme: Theme, tried: Sequence[str]) -> tuple[str, float]:
    """Gives the row that an article's headline is set in, and its height in lines of the grid.

    It is the largest row in which the headline is not broken where the paper did not break it, or only once
    more, else the smallest.
    """
    rows = [row for row in tried if row in theme.sizes]
    if not article.title or not rows:
        return "", 0
    width = theme.grid.measure_pt if kind == "short" else theme.grid.width_pt
    text = article.title.text
    counts = {row: len(heading_lines(text, width / theme.sizes[row].size_pt)) for row in rows}
    printed = len(display_lines(text))
    fitting = (row for more in (0, 1) for row in rows if counts[row] <= printed + more)
    row = next(fitting, rows[-1])
    return row, counts[row] * theme.sizes[row].lines
