"""Slugs as set, and a column of them as markup.

A slug is a line of a paragraph, or what stands whole: a picture, a subhead, a row of a table. It knows the
elements around it, so that a quotation or a box that a column ends is opened again at the head of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seed2book.makeup.galley import FREELY, Before, Galley, Slug

# No more lines than this must stand together.
LONGEST_KEPT = 15
BLANK_LINE = '<div class="blank-line"></div>'


class Wrap(NamedTuple):
    """An element around slugs: its own number, its name, classes, other attributes, what it opens with."""

    number: int
    name: str
    classes: str = ""
    attributes: str = ""
    opening: str = ""


class SetSlug(NamedTuple):
    """A slug as set: its height in lines, its markup, the elements around it, and what `Slug` wants to know.

    `line`: it is a line of the innermost element. One without markup is the blank that the style of its
    element opens.
    """

    lines: int
    markup: str
    path: tuple[Wrap, ...] = ()
    before: Before = FREELY
    elastic: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class SetGalley:
    """The slugs of an article as set, and the same for the make-up."""

    slugs: tuple[SetSlug, ...]
    galley: Galley

    @classmethod
    def of(cls, slugs: Iterable[SetSlug]) -> SetGalley:
        """Gives the galley of these slugs; a hundred lines of names are not kept together."""
        made: list[SetSlug] = []
        run = 0
        for slug in slugs:
            run = slug.lines if slug.before.allowed else run + slug.lines
            if run > LONGEST_KEPT:
                slug, run = slug._replace(before=FREELY), slug.lines
            made.append(slug)
        return cls(tuple(made), Galley.of([Slug(slug.lines, slug.before, slug.elastic) for slug in made]))


def markup(
    slugs: Sequence[SetSlug], opened: Sequence[SetSlug], following: SetSlug | None, blanks: int
) -> str:
    """Gives the markup of a column of slugs.

    Elements that were open in the columns before, `opened`, and those that the `following` slug is still in,
    have the classes `goes-on` and `to-go-on`. So many `blanks` are put before elastic slugs inside it.
    """
    known = {wrap.number for slug in opened[-1:] for wrap in slug.path}
    still = {wrap.number for wrap in following.path} if following else set()
    made: list[str] = []
    path: tuple[Wrap, ...] = ()
    fresh = True
    for number, slug in enumerate(slugs):
        same = 0
        while same < min(len(path), len(slug.path)) and path[same].number == slug.path[same].number:
            same += 1
        made += [f"</{wrap.name}>" for wrap in reversed(path[same:])]
        if blanks and number and slug.elastic:
            made.append(BLANK_LINE)
            blanks -= 1
        made += [_opened(wrap, wrap.number in known, wrap.number in still) for wrap in slug.path[same:]]
        fresh = fresh or len(slug.path) > same
        if slug.line:
            made.append(slug.markup if fresh else f"\n{slug.markup}")
            fresh = False
        elif slug.markup:
            made.append(slug.markup)
        path = slug.path
    made += [f"</{wrap.name}>" for wrap in reversed(path)]
    return "".join(made)


def _opened(wrap: Wrap, again: bool, on: bool) -> str:
    classes = " ".join(filter(None, (wrap.classes, "goes-on" if again else "", "to-go-on" if on else "")))
    named = f' class="{classes}"' if classes else ""
    attributes = re.sub(r' id="[^"]*"', "", wrap.attributes) if again else wrap.attributes
    return f"<{wrap.name}{attributes}{named}>{wrap.opening}"
