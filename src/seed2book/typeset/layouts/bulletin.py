"""A newspaper: 报头, then the articles made up in modules, page after page, 版本说明."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from typing import NamedTuple

from seed2book.makeup.pages import Page, Room, make_up
from seed2book.makeup.weights import Weights
from seed2book.model import Edition, Publication
from seed2book.pictures import Pictures
from seed2book.typeset.blanks import em_blanks, sound
from seed2book.typeset.book import PICTURES, Medium
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.labels import date_label, edition_label, edition_source, origin
from seed2book.typeset.layouts.originals import originals
from seed2book.typeset.layouts.parts import page_head, region, running_head
from seed2book.typeset.layouts.placed import Placer
from seed2book.typeset.line_css import Classes
from seed2book.typeset.masthead import Masthead, ear_lines, masthead, places_css
from seed2book.typeset.stories import SetStory, set_colophon, set_story
from seed2book.typeset.targets import targets
from seed2book.typeset.theme import Theme

# How much of the type area's width a running head may take: it shares the line with two more.
_HEAD_SHARE = 0.3


class Paper(NamedTuple):
    """A newspaper made up: what is placed, the head of its first page, and its pages."""

    stories: Sequence[SetStory]
    front: Masthead
    pages: tuple[Page, ...]


def made_up(publication: Publication, theme: Theme, pictures: Pictures, classes: Classes) -> Paper:
    """Gives the articles measured and placed, with nothing drawn yet."""
    language = region(publication)
    compositor = Compositor(theme, language.lower(), theme.grid.measure_pt, None, classes=classes)
    setting = Setting(
        heading=2,
        ids=True,
        targets=targets(publication, lambda article, place: f"#{place or article}"),
        pictures=pictures,
        picture_base=PICTURES[Medium.PRINT],
        compositor=compositor,
    )
    weights = theme.weights
    scanned = frozenset(scan.edition for scan in originals(publication, pictures))
    stories = list(_stories(publication, setting, theme, weights, scanned))
    stories.append(set_colophon(publication, setting, theme, f"seed2book {version('seed2book')}"))
    front = masthead(publication, theme, ear=publication.metadata.ear != "")
    room = Room(theme.grid.columns, theme.grid.lines, front.lines)
    return Paper(stories, front, make_up([story.story for story in stories], room, weights))


def document(publication: Publication, theme: Theme, pictures: Pictures, classes: Classes) -> str:
    """Gives the pages as one XHTML document; `classes` collects what its lines need of a stylesheet."""
    paper = made_up(publication, theme, pictures, classes)
    front = paper.front
    scans = originals(publication, pictures)
    placer = Placer(publication, theme, paper.stories, paper.pages, scans)
    pages = tuple(placer.pages())
    ear = ear_lines(publication, theme, front)
    highlights = () if ear else placer.highlights(front.ear)
    room_em = theme.grid.width_pt * _HEAD_SHARE / theme.sizes["head"].size_pt
    document = (
        environment()
        .get_template("print/bulletin.xhtml.j2")
        .render(
            publication=publication,
            language=region(publication),
            front=front,
            front_css=places_css(front, theme, ear, len(highlights)),
            title_pt=theme.grid.across_pt(front.columns if ear or highlights else theme.grid.columns),
            highlights=highlights,
            ear=ear,
            pages=pages,
            scans=scans,
            text_on={edition: page.number for page in pages for edition, _ in page.editions.values()},
            leaf=placer.leaf,
            head=running_head(em_blanks(publication.title), room_em),
            day=date_label(publication.metadata.date) if publication.metadata.date else "",
            page_head=partial(page_head, room_em=room_em),
        )
    )
    return sound(document)


def _stories(
    publication: Publication, setting: Setting, theme: Theme, weights: Weights, scanned: frozenset[str]
) -> Iterator[SetStory]:
    several = len(publication.editions) > 1
    lead = True
    for number, edition in enumerate(publication.editions, 1):
        strip = _strip(edition) if several else ""
        if edition.id in scanned:
            # It says where the scan stands.
            strip = strip or edition_label(edition, number)
        source = origin(edition, publication.language)
        for at, article in enumerate(edition.articles):
            # An article that says itself where it is from has said it.
            own = "" if article.origin else source
            made = set_story(article, setting, theme, weights, lead=lead, strip=strip, source=own)
            # An edition begins with its first article, and what the editor put in order stays so.
            patient = at > 0 and not article.settled
            yield replace(made, story=replace(made.story, edition=number, patient=patient))
            lead, strip = False, ""


def _strip(edition: Edition) -> str:
    """Gives the line above the first article of an edition: which page of a paper without a name it is."""
    named = edition_label(edition, 0) if edition.page or edition.page_name else ""
    return "" if edition.paper else "\u3000".join(filter(None, (named, edition_source(edition))))
