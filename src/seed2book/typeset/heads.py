"""The head of an article across so many columns: how large its headline is, and how high it all stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from seed2book.model import Article
from seed2book.typeset.blanks import display_lines
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.headline import Firmness, heading_lines
from seed2book.typeset.measures import Row
from seed2book.typeset.theme import Theme

_STANDFIRST = re.compile('<div class="standfirst">(.*?)</div>', re.DOTALL)
_SIGNATURE = re.compile('<p class="signature[^>]*>(.*?)</p>', re.DOTALL)
_PARAGRAPH = re.compile("<p[^>]*>(.*?)</p>", re.DOTALL)
# More lines than the paper broke a headline into, at most, before a smaller size is taken.
_MORE = 1


class Head(NamedTuple):
    """A head as markup, its height in lines of the grid, and its headline's row in the table of sizes.

    `broken` is how many lines the headline has; `whole`: none of them parts a quotation.
    """

    markup: str
    lines: float
    row: str
    broken: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class HeadSetter:
    """Sets the heads of one article; `firm` says where its headline may not be broken."""

    article: Article
    setting: Setting
    firm: Firmness

    def head(self, rows: Sequence[str], width_pt: float, *, across: bool) -> Head:
        """Gives the head in the first of the rows in which the headline does not take too many lines.

        `across`: it stands over several columns, so that a 提要 is set in.
        """
        compositor = self.setting.compositor
        assert isinstance(compositor, Compositor)
        theme = compositor.theme
        row = self._row(rows, width_pt, theme)
        kind = "lead" if row in ("banner", "lead") else ""

        def lines(part: str, text: str) -> tuple[str, ...]:
            size = row_of(part, kind, row, theme)
            return heading_lines(text, width_pt / size.size_pt, self.firm) if size else display_lines(text)

        placed = replace(compositor, measure_pt=width_pt, across_pt=width_pt if across else None)
        setting = replace(self.setting, heading_lines=lines, compositor=placed)
        macros = environment().get_template("blocks.xhtml.j2").module
        made = str(macros.head(self.article, setting))  # type: ignore[attr-defined]
        high = float(_standfirst_lines(made, across=across) + _set_lines(_SIGNATURE, made))
        article = self.article
        for part, heading in (
            ("rubric", article.rubric),
            *(("kicker", kicker) for kicker in article.kickers),
            ("title", article.title),
            *(("deck", deck) for deck in article.decks),
        ):
            if heading:
                size = row_of(part, kind, row, theme)
                high += len(lines(part, heading.text)) * (size.lines if size else 1)
        headline = lines("title", article.title.text) if article.title else ()
        return Head(made, high, row, len(headline), not any(map(_parted, headline)))

    def _row(self, rows: Sequence[str], width_pt: float, theme: Theme) -> str:
        known = [row for row in rows if row in theme.sizes]
        if not known or not self.article.title:
            return known[-1] if known else ""
        text = self.article.title.text
        printed = len(display_lines(text))
        tried = {row: heading_lines(text, width_pt / theme.sizes[row].size_pt, self.firm) for row in known}
        for more in (0, _MORE):
            fitting = [row for row in known if len(tried[row]) <= printed + more]
            # A smaller size that parts no quotation is better than a larger one that does.
            whole = [row for row in fitting if not any(map(_parted, tried[row]))]
            if fitting:
                return (whole or fitting)[0]
        return known[-1]


def row_of(part: str, kind: str, row: str, theme: Theme) -> Row | None:
    """Gives the row of sizes for a part of a head, where the theme has one; `row` is the headline's own."""
    sizes = theme.sizes
    return sizes.get(row) if part == "title" else sizes.get(f"{kind}_{part}", sizes.get(part))


def room(head: Head, air: float) -> int:
    """Gives the whole lines that a head takes with so much blank below it; none for no head."""
    return ceil(head.lines + air) if head.lines else 0


def _parted(line: str) -> bool:
    """Says whether a line begins or ends inside a quotation or a title of a work."""
    return any(line.count(opens) != line.count(shuts) for opens, shuts in ("“”", "‘’", "《》"))


def _standfirst_lines(markup: str, *, across: bool) -> int:
    found = _STANDFIRST.search(markup)
    if not found:
        return 0
    # Half a line above and below it where it is set in.
    return _set_lines(_PARAGRAPH, found[1]) + int(across)


def _set_lines(paragraph: re.Pattern[str], markup: str) -> int:
    """Gives how many lines such paragraphs were set in."""
    return sum(text.count("\n") + 1 for text in paragraph.findall(markup))
