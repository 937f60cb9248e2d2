"""Newspapers made up at random, and what an editor would object to in their pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, combinations
from random import Random

import generated
from seed2book.makeup.layouts import GAP, Seat
from seed2book.makeup.pages import Page
from seed2book.makeup.pieces import LEAD
from seed2book.model import (
    Article,
    Edition,
    Figure,
    Heading,
    Image,
    Metadata,
    Paragraph,
    Place,
    Publication,
    Signature,
    Subhead,
    Text,
)
from seed2book.pictures import Picture, Pictures
from seed2book.source import Span
from seed2book.typeset.layouts.bulletin import Paper
from seed2book.typeset.theme import Theme

FILE = "page.txt"
SPAN = (Span(FILE, 1, 1),)
# Pictures as they come from papers: flat ones with pixels enough for a page, upright ones, small ones.
_SIZES = ((1800, 1200), (1600, 1000), (900, 1300), (420, 300))


def article(dice: Random, number: int, longest: int) -> Article:
    """An article as newspapers have them: one in five is a brief, one in ten is long."""
    chance = dice.random()
    usual = 1 if chance < 0.2 else dice.randint(2, 5) if chance < 0.6 else dice.randint(5, 11)
    paragraphs = min(longest, dice.randint(11, 20) if chance > 0.9 else usual)
    blocks = chain.from_iterable(
        (
            *((Subhead(generated._words(dice), SPAN),) if n and n % 5 == 0 else ()),
            Paragraph((Text(generated.paragraph(dice, dice.randint(3, 12))),), SPAN),
        )
        for n in range(paragraphs)
    )
    title = generated._words(dice) + generated._han(dice, dice.randint(2, 6))
    return Article(f"a{number}", SPAN, tuple(blocks), Heading(title, SPAN))


def newspaper(articles: Sequence[Article]) -> Publication:
    """A newspaper of one edition."""
    return Publication("青石镇报", "zh-Hans", (Edition("e1", FILE, SPAN, tuple(articles)),), Metadata())


@cache
def plain(count: int, longest: int = 20) -> Publication:
    """A newspaper of so many articles of at most so many paragraphs, headlines and text alone."""
    dice = Random(count)
    return newspaper([article(dice, number, longest) for number in range(count)])


@cache
def adorned(count: int, seed: int, pictured: float = 0.2) -> Publication:
    """A newspaper with 引题, 副题 and names above some articles, and pictures in this share of them."""
    dice = Random(1000 * seed + count)
    return newspaper([_adorned(dice, article(dice, number, 24), pictured) for number in range(count)])


def pictures() -> Pictures:
    """The pictures that the articles name; nothing of them is known but their size."""
    return {
        (FILE, f"{width}.jpg"): Picture(f"{width}.jpg", "image/jpeg", b"", width, height)
        for width, height in _SIZES
    }


def _adorned(dice: Random, plain: Article, pictured: float) -> Article:
    blocks = list(plain.blocks)
    shown = dice.choice((1, 1, 2, 3)) if dice.random() < pictured and len(blocks) > 2 else 0
    for _ in range(shown):
        image = Image(f"{dice.choice(_SIZES)[0]}.jpg", "")
        caption = (Text(generated._words(dice) + generated._words(dice)),)
        blocks.insert(dice.choice((0, 0, 2, 4)), Figure(SPAN, image, caption))
    heading = plain.title
    assert heading
    if dice.random() < 0.25:
        heading = Heading(f"{heading.text} {generated._words(dice)}", SPAN)
    kicker = Heading(generated._words(dice) + generated._words(dice), SPAN)
    deck = Heading("——" + generated._words(dice) + generated._words(dice), SPAN)
    name = Signature("本报记者 " + generated._han(dice, 3), Place.HEAD, SPAN)
    return replace(
        plain,
        title=heading,
        blocks=tuple(blocks),
        kickers=(kicker,) if dice.random() < 0.3 else (),
        decks=(deck,) if dice.random() < 0.2 else (),
        signatures=(name,) if dice.random() < 0.4 else (),
    )


def pairs(page: Page) -> Iterator[tuple[Seat, Seat]]:
    """Yields modules that touch each other side by side, the left one first."""
    for one, other in combinations(page.seats, 2):
        for left, right in ((one, other), (other, one)):
            level = left.line < right.line + right.leaf.height and right.line < left.line + left.leaf.height
            if level and left.column + left.leaf.shape.columns == right.column:
                yield left, right


def meeting_headlines(page: Page) -> Iterator[tuple[Seat, Seat]]:
    """Yields neighbours whose headlines share a line (碰题)."""
    for left, right in pairs(page):
        level = left.line < right.line + right.leaf.head and right.line < left.line + left.leaf.head
        if level and left.leaf.shape.rank and right.leaf.shape.rank:
            yield left, right


def rules_across(paper: Paper, page: Page) -> list[int]:
    """Gives the lines at which a page is cut right across (断版), but below the lead and above 版本说明."""
    found = []
    for line in range(min(seat.line for seat in page.seats), page.height):
        if any(seat.line <= line < seat.line + seat.leaf.height for seat in page.seats):
            continue
        above = [seat for seat in page.seats if seat.line + seat.leaf.height == line]
        below = [seat for seat in page.seats if seat.line == line + GAP]
        lead = len(above) == 1 and above[0].leaf.shape.rank >= LEAD
        colophon = len(below) == 1 and not paper.stories[below[0].leaf.piece.article].id
        if not (lead or colophon):
            found.append(line)
    return found


def faults(paper: Paper, theme: Theme) -> Counter[str]:
    """Counts what an editor would object to; areas in lines of one column."""
    found: Counter[str] = Counter(pages=len(paper.pages))
    columns, lines = theme.grid.columns, theme.grid.lines
    for number, page in enumerate(paper.pages):
        found["cost"] += round(page.cost + theme.weights.page)
        found["rules across"] += len(rules_across(paper, page))
        found["free"] += columns * (lines - page.height)
        found["room"] += columns * (page.height - (0 if number else paper.front.lines))
        for left, right in meeting_headlines(page):
            found["headlines meet"] += 1
            found["of one size"] += left.leaf.shape.rank == right.leaf.shape.rank
            found["at one top"] += left.line == right.line
        for seat in page.seats:
            found += _of_module(paper, seat)
    last = paper.pages[-1].seats
    found["版本说明 alone"] += len(last) == 1 and not paper.stories[last[0].leaf.piece.article].id
    return found


def _of_module(paper: Paper, seat: Seat) -> Counter[str]:
    leaf = seat.leaf
    shape, slugs, columns = leaf.shape, leaf.shape.galley.slugs, leaf.cut.columns
    short = [column.short for column in columns] + [
        leaf.height - leaf.head - shape.plate.over(number) for number in range(len(columns), shape.columns)
    ]
    wide = any(other.plate.columns > 1 for other in leaf.piece.shapes)
    return Counter(
        {
            "blank": leaf.air * shape.columns + sum(short),
            "short columns": sum(bool(lines) for lines in short),
            "very short columns": sum(lines > 2 for lines in short),
            "first lines alone": sum(
                column.last < len(slugs) and slugs[column.last].before.orphan for column in columns
            ),
            "low modules": bool(paper.stories[leaf.piece.article].id) and leaf.height < 5,
            "jumps": bool(leaf.end),
            "boxes": bool(shape.foot),
            "texts round others": bool(leaf.notch.lines),
            "pictures in a column": wide and shape.plate.columns < 2,
        }
    )
