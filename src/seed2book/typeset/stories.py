"""The articles of a newspaper as the make-up sees them: measured once, with the shapes that each may take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from markupsafe import escape

from seed2book.makeup.galley import NO_PLATE, Galley, Plate
from seed2book.makeup.pages import Story
from seed2book.makeup.pieces import Shape
from seed2book.makeup.weights import Weights
from seed2book.model import Article, Figure, Publication, plain_text, walk
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.filters import Setting
from seed2book.typeset.galleys import Opening, body, paragraphs, plate
from seed2book.typeset.headline import firmness
from seed2book.typeset.heads import Head, HeadSetter, room
from seed2book.typeset.labels import article_label
from seed2book.typeset.measures import Grid
from seed2book.typeset.set_slugs import SetGalley, SetSlug
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import sources, standing, words

# The rows of the table of sizes that a headline is tried in, by the columns that it stands across: the last
# entry is for all that are wider. The lead has its own.
_ROWS = (("minor", "brief", "tight"), ("second", "minor", "brief"), ("headline", "second", "minor"))
_LEAD_ROWS = ("banner", "lead", "lead_long", "headline", "second", "minor")
HEADLINE_ROWS = frozenset({*_LEAD_ROWS, *(row for rows in _ROWS for row in rows)})
"""The rows of the table of sizes that headlines are set in."""

# A size larger for each, where a page has room for it, and how badly that suits.
_LARGER = ("second", "headline", "lead_long")
_LARGER_COST = 0.4
# How large headlines are, for two that stand side by side; what is not named here is 1.
_RANKS: Mapping[str, int] = {"banner": 4, "lead": 4, "lead_long": 3, "headline": 3, "second": 2}
# A column of a module wider than one has no fewer lines than this.
_SHALLOW = 4
# A brief of up to so many lines may stand in a box, set in by so many em on either side.
_BOXED, _BOX_EM = 14, 1
# The name of that shape.
_BOX = "box"
# What a head may take as air, as a share of its height, in lines.
_AIR = 0.35
# A 提要 or names of more characters stand in the columns, and so do more lines of names than this.
_LONG, _MOST_NAMES = 400, 8
# A picture of so many lines may stand above its column; what it costs to take one out of the text.
_HIGH, _MOVED = 8, 0.5
# The strip above an article that goes on from another page.
CARRIED_HEAD = 2


@dataclass(frozen=True, slots=True)
class SetStory:
    """What is placed, as set: its galleys and heads by the row of each shape (`Shape.row` names both).

    `plates` are the picture that may stand between its head and its text, by the columns that it then takes.

    `id` and `label` are those of its article; 版本说明 is no article and has no id.
    """

    id: str
    label: str
    story: Story
    galleys: Mapping[str, SetGalley]
    heads: Mapping[str, Head]
    plates: Mapping[int, SetSlug]
    strip: str = ""
    source: str = ""

    def galley_of(self, shape: Shape) -> SetGalley:
        """Gives the galley that a shape takes its text from."""
        return self.galleys.get(shape.row, self.galleys[""])


def set_story(
    article: Article,
    setting: Setting,
    theme: Theme,
    weights: Weights,
    *,
    lead: bool = False,
    strip: str = "",
    source: str = "",
) -> SetStory:
    """Gives the article measured in every shape that suits it.

    `lead`: it leads the paper. `strip` is a line above its head, `source` says below its text where it is
    from; neither is its own words.
    """
    headed, opening = _parted(article)
    setter = HeadSetter(headed, setting, firmness(article))
    level = setting.heading + (1 if article.title else 0)
    source = setting.set("origin", source) if source else ""
    whole = body(article, setting, level, source, opening)
    picture, plates = _plates(article, setting, theme.grid, level, whole)
    hoisted = whole.galley.without(picture) if plates else whole.galley
    text = _Text(whole.galley, hoisted, picture, plates)
    galleys, heads, shapes = {"": whole}, dict[str, Head](), list[Shape]()
    for columns in widths(whole.galley.lines_from(0), theme, lead=lead):
        for name, head, cost in _heads(setter, columns, theme.grid, lead=lead):
            heads[name] = head
            shapes += [
                Shape(
                    columns,
                    room(head, theme.makeup.air) + bool(strip),
                    galley,
                    name,
                    _RANKS.get(head.row, 1) if head.lines else 0,
                    ceil(_AIR * head.lines),
                    plate=hung,
                    picture=lifted,
                    cost=cost + suits,
                )
                for hung, galley, lifted, suits in text.ways(columns, weights)
            ]
    if not strip and not source and not any(opening) and _may_be_boxed(article, whole.galley, theme.grid):
        measure = boxed_measure_pt(theme.grid)
        assert isinstance(setting.compositor, Compositor)
        narrow = replace(setting, compositor=replace(setting.compositor, measure_pt=measure))
        galleys[_BOX] = boxed = body(article, narrow, level)
        heads[_BOX] = head = setter.head(_ROWS[0][1:], measure, across=False)
        height = room(head, theme.makeup.air + 0.5)
        shapes.append(Shape(1, height, boxed.galley, _BOX, rank=0, air=1, foot=1, cost=weights.box))
    return SetStory(
        article.id,
        article.short_title or article_label(article),
        Story(tuple(shapes), _further(text, theme, weights)),
        galleys,
        heads,
        plates,
        strip,
        source,
    )


def _heads(setter: HeadSetter, columns: int, grid: Grid, *, lead: bool) -> Iterator[tuple[str, Head, float]]:
    """Yields the heads over so many columns, each with its name and what it costs.

    The second is a size larger, if it breaks as the first does.
    """
    width, across = grid.across_pt(columns), columns > 1
    rows = _LEAD_ROWS if lead else _ROWS[min(columns, len(_ROWS)) - 1]
    head = setter.head(rows, width, across=across)
    yield f"{columns}", head, 0.0
    if not lead and head.row == rows[0]:
        larger = setter.head((_LARGER[min(columns, len(_LARGER)) - 1],), width, across=across)
        if larger.broken == head.broken and (larger.whole or not head.whole):
            yield f"{columns}-larger", larger, _LARGER_COST


def _may_be_boxed(article: Article, galley: Galley, grid: Grid) -> bool:
    """Tells whether it is a brief that stands well in a box among columns of others."""
    short = galley.lines_from(0) <= _BOXED
    return short and bool(article.title) and not _has_figure(article) and grid.columns > 1


def set_colophon(publication: Publication, setting: Setting, theme: Theme, tool: str) -> SetStory:
    """Gives 版本说明 in small print, as wide as it pleases, after everything else."""
    said, metadata = words(publication.language), publication.metadata
    lines = [standing(publication), said.sources]
    lines += [
        " ".join(filter(None, (name, "、".join(labels)))) for name, labels in sources(publication).items()
    ]
    lines += filter(None, (metadata.rights, said.made_with.format(f" {tool} ")))
    made = paragraphs([str(escape(line)) for line in lines], "colophon", setting)
    head = Head(f'<h2 class="title">{said.colophon}</h2>', 1.0, "colophon")
    shapes = tuple(
        Shape(columns, 1, made.galley, str(columns), rank=0, air=0)
        for columns in range(1, theme.grid.columns + 1)
    )
    heads = {shape.row: head for shape in shapes}
    further = tuple(_carried(made.galley, columns) for columns in range(1, theme.grid.columns + 1))
    story = Story(shapes, further, closing=True)
    return SetStory("", said.colophon, story, {"": made}, heads, {})


def _plates(
    article: Article, setting: Setting, grid: Grid, level: int, galley: SetGalley
) -> tuple[int, Mapping[int, SetSlug]]:
    """Gives the picture that may stand above the text, as a slug's number, by the columns that it then takes.

    It is the first that is wide enough for several, else one so high that text is hard to cut around it.
    """
    compositor = setting.compositor
    assert isinstance(compositor, Compositor)
    found: tuple[int, Mapping[int, SetSlug]] = (-1, {})
    for number, block in enumerate(article.blocks):
        if not isinstance(block, Figure) or not block.image:
            continue
        anchor = f' id="{article.id}-{number + 1}"'
        at = next((n for n, slug in enumerate(galley.slugs) if anchor in slug.markup), -1)
        if at < 0 or galley.galley.lines_from(0) - galley.slugs[at].lines < _SHALLOW * 2:
            continue
        wide = {
            columns: plate(
                article,
                number,
                replace(setting, compositor=replace(compositor, measure_pt=grid.across_pt(columns))),
                level,
            )
            for columns in range(2, grid.columns + 1)
        }
        plates = {columns: slug for columns, slug in wide.items() if slug}
        own = {1: galley.slugs[at]} if at and galley.slugs[at].lines >= _HIGH else {}
        if plates:
            return at, own | plates
        if own and not found[1]:
            found = at, own
    return found


class _Text(NamedTuple):
    """An article's lines, and those without the picture (a slug's number) that may hang above them."""

    galley: Galley
    hoisted: Galley
    picture: int
    plates: Mapping[int, SetSlug]

    def ways(self, columns: int, weights: Weights) -> Sequence[tuple[Plate, Galley, int, float]]:
        """Gives how it may stand in so many columns: what hangs above, the lines below, the slug, the cost.

        The first has the picture where it was printed.
        """
        fitting = [Plate(slug.lines, taken) for taken, slug in self.plates.items() if taken <= columns]
        # A picture that may stand across columns is squeezed in one.
        squeezed = weights.squeezed if any(plate.columns > 1 for plate in fitting) else 0.0
        return [
            (NO_PLATE, self.galley, -1, squeezed),
            *(
                (hung, self.hoisted, self.picture, _MOVED + (squeezed if hung.columns < 2 else 0.0))
                for hung in fitting
            ),
        ]


def _further(text: _Text, theme: Theme, weights: Weights) -> tuple[Shape, ...]:
    """Gives the shapes of what goes on from another page, also with the picture above it."""
    return tuple(
        replace(_carried(galley, columns), plate=hung, picture=lifted, cost=suits)
        for columns in range(1, theme.grid.columns + 1)
        for hung, galley, lifted, suits in text.ways(columns, weights)
    )


def _carried(galley: Galley, columns: int) -> Shape:
    return Shape(columns, CARRIED_HEAD, galley, "", rank=0, air=1)


def widths(lines: int, theme: Theme, *, lead: bool) -> Sequence[int]:
    """Gives how many columns an article of so many lines may stand across; all of them always may."""
    columns = theme.grid.columns
    least = max(1, (columns + 1) // 2) if lead else 1
    fitting = [
        n
        for n in range(least, columns + 1)
        if (n > 1 or lines <= theme.grid.lines) and (n == 1 or lines >= _SHALLOW * n)
    ]
    # Across the page it stands where nothing else fills that.
    return fitting if columns in fitting else [*fitting, columns]


def boxed_measure_pt(grid: Grid) -> float:
    """Gives the width of a column inside a box."""
    return grid.measure_pt - 2 * _BOX_EM * grid.size_pt


def _parted(article: Article) -> tuple[Article, Opening]:
    """Gives the article as its head has it, and what above its text is too long for a head."""
    names, standfirst = article.head_signatures, article.standfirst
    if len(names) > _MOST_NAMES or sum(len(line.text) for line in names) > _LONG:
        # What stands below them stays below them.
        return replace(article, signatures=article.tail_signatures, standfirst=()), Opening(names, standfirst)
    if sum(len(plain_text(paragraph.inlines)) for paragraph in standfirst) > _LONG:
        return replace(article, standfirst=()), Opening((), standfirst)
    return article, Opening()


def _has_figure(article: Article) -> bool:
    return any(isinstance(block, Figure) for block in walk(article.blocks))
