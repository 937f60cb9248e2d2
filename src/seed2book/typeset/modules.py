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
from seed2book.typeset.blanks import display_lines
from seed2book.typeset.headline import Firmness, Neighbours, broken
from seed2book.typeset.measures import Row
from seed2book.typeset.theme import Theme

# A picture, its caption and the blank around them.
_FIGURE = 8
# The rows of the table of sizes that a headline is tried in, by the kind of its module.
_ROWS = {
    "lead": ("lead", "headline", "minor"),
    "wide": ("headline", "minor"),
    "short": ("minor", "brief", "tight"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """An article in its module.

    `row` is its headline's in the table of sizes. `whole`: it is never parted. `pad_lines` is the blank below
    its head, which brings a head inside a column to whole lines of the grid.
    """

    article: Article
    row: str
    whole: bool
    pad_lines: float


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


def firmness(article: Article) -> Firmness:
    """Gives how firmly two characters stand together in the article, for breaking its headings."""

    def text() -> str:
        blocks = walk((*article.standfirst, *article.blocks))
        return "\n".join(plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph))

    return Neighbours(text)


def _piece(
    article: Article, lines: int, kind: str, theme: Theme, *, parted: bool = False, small: bool = False
) -> Piece:
    row = _headline_row(article, kind, theme, _ROWS["short" if small else kind])
    high = _head_height(article, kind, row, theme)
    air = theme.makeup.air
    # Under a head across the columns they begin anew, all at one height; within a column the grid goes on.
    across = kind != "short" and theme.grid.columns > 1
    pad_lines = 0 if not high else air if across else ceil(high + air) - high
    return Piece(article, row, lines <= theme.makeup.whole and not parted, pad_lines)


def lines_of(
    part: str, text: str, kind: str, row: str, theme: Theme, firm: Firmness | None = None
) -> tuple[str, ...]:
    """Gives the lines of a `title`, `kicker`, `deck` or `rubric` in a module of this kind.

    `row` is the headline's in the table of sizes, `firm` the `firmness` of its article.
    """
    width = theme.grid.measure_pt if kind == "short" else theme.grid.width_pt
    size = row_of(part, kind, row, theme)
    return heading_lines(text, width / size.size_pt, firm) if size else display_lines(text)


def row_of(part: str, kind: str, row: str, theme: Theme) -> Row | None:
    """Gives the row of sizes for a part of a head, where the theme has one; `row` is the headline's own."""
    sizes = theme.sizes
    return sizes.get(row) if part == "title" else sizes.get(f"{kind}_{part}", sizes.get(part))


def heading_lines(text: str, measure_em: float, firm: Firmness | None = None) -> tuple[str, ...]:
    """Gives the lines of a heading: broken where a blank was printed, and evenly where it is too long."""
    return tuple(line for segment in display_lines(text) for line in broken(segment, measure_em, firm))


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


def _headline_row(article: Article, kind: str, theme: Theme, tried: Sequence[str]) -> str:
    """Gives the row that an article's headline is set in.

    It is the largest row in which the headline is not broken where the paper did not break it, or only once
    more, else the smallest.
    """
    rows = [row for row in tried if row in theme.sizes]
    if not article.title or not rows:
        return ""
    text, firm = article.title.text, firmness(article)
    counts = {row: len(lines_of("title", text, kind, row, theme, firm)) for row in rows}
    printed = len(display_lines(text))
    fitting = (row for more in (0, 1) for row in rows if counts[row] <= printed + more)
    return next(fitting, rows[-1])


def _head_height(article: Article, kind: str, row: str, theme: Theme) -> float:
    """Gives the height of an article's head in lines of the grid."""
    parts = [
        ("rubric", article.rubric),
        *(("kicker", kicker) for kicker in article.kickers),
        ("title", article.title),
        *(("deck", deck) for deck in article.decks),
    ]
    high, firm = float(len(article.head_signatures) + bool(article.standfirst)), firmness(article)
    for part, heading in parts:
        size = row_of(part, kind, row, theme)
        if heading:
            high += len(lines_of(part, heading.text, kind, row, theme, firm)) * (size.lines if size else 1)
    return high
