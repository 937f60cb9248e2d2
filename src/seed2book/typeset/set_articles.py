"""How an article is set in one column: the size of its headline, the blank below, whether it is parted."""

from __future__ import annotations

from dataclasses import dataclass
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
from seed2book.typeset.headline import Firmness, firmness, heading_lines
from seed2book.typeset.heads import row_of
from seed2book.typeset.theme import Theme

# A picture, its caption and the blank around them.
_FIGURE = 8
# The rows of the table of sizes that a headline is tried in.
_ROWS = ("headline", "minor")


@dataclass(frozen=True, slots=True)
class SetArticle:
    """An article as it is set.

    `row` is its headline's in the table of sizes. `whole`: it is never parted. `pad_lines` is the blank below
    its head, which brings that to whole lines of the grid.
    """

    article: Article
    row: str
    whole: bool
    pad_lines: float


def set_article(article: Article, theme: Theme) -> SetArticle:
    """Gives how an article is set in the theme."""
    row = _headline_row(article, theme)
    high, air = _head_height(article, row, theme), theme.makeup.air
    # Under a head across several columns they begin anew; within one the grid goes on.
    across = theme.grid.columns > 1
    pad_lines = 0 if not high else air if across else ceil(high + air) - high
    whole = line_count(article, theme.grid.characters) <= theme.makeup.whole
    return SetArticle(article, row, whole, pad_lines)


def lines_of(part: str, text: str, row: str, theme: Theme, firm: Firmness | None = None) -> tuple[str, ...]:
    """Gives the lines of a `title`, `kicker`, `deck` or `rubric`.

    `row` is the headline's in the table of sizes, `firm` the `firmness` of its article.
    """
    size = row_of(part, "", row, theme)
    return heading_lines(text, theme.grid.width_pt / size.size_pt, firm) if size else display_lines(text)


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


def _headline_row(article: Article, theme: Theme) -> str:
    """Gives the row that an article's headline is set in.

    It is the largest row in which the headline is not broken where the paper did not break it, or only once
    more, else the smallest.
    """
    rows = [row for row in _ROWS if row in theme.sizes]
    if not article.title or not rows:
        return ""
    text, firm = article.title.text, firmness(article)
    counts = {row: len(lines_of("title", text, row, theme, firm)) for row in rows}
    printed = len(display_lines(text))
    fitting = (row for more in (0, 1) for row in rows if counts[row] <= printed + more)
    return next(fitting, rows[-1])


def _head_height(article: Article, row: str, theme: Theme) -> float:
    """Gives the height of an article's head in lines of the grid."""
    parts = [
        ("rubric", article.rubric),
        *(("kicker", kicker) for kicker in article.kickers),
        ("title", article.title),
        *(("deck", deck) for deck in article.decks),
    ]
    high, firm = float(len(article.head_signatures) + bool(article.standfirst)), firmness(article)
    for part, heading in parts:
        size = row_of(part, "", row, theme)
        if heading:
            high += len(lines_of(part, heading.text, row, theme, firm)) * (size.lines if size else 1)
    return high
