"""The compositor: sets every text of a theme's pages in lines, knowing each place's width and face."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from math import ceil

from markupsafe import Markup

from seed2book.compose.breaks import Measure
from seed2book.compose.lines import Fault
from seed2book.compose.shaping import Face, face
from seed2book.model import Table
from seed2book.pictures import Picture
from seed2book.source import Span
from seed2book.typeset.composed import Composed, Element, Style, composed
from seed2book.typeset.headline import packed, width_em
from seed2book.typeset.line_css import Classes
from seed2book.typeset.tables import SetTable, Words, composed as composed_table
from seed2book.typeset.theme import Theme

logger = logging.getLogger(__name__)

# Headlines are broken beforehand, by sense; a line of this many em holds each.
_UNBOUND = 10_000.0
_HEADINGS = frozenset({"title", "kicker", "deck", "rubric", "subhead", "subhead_2", "subhead_3"})
_CELL = "cell"
# The row of the table of sizes, where it is not named like the text.
_ROWS = {"origin": "small", "colophon": "small", "code": "small", _CELL: "caption"}
# What is not let out: what stands in the narrow columns of a table, and code, whose blanks count.
_RAGGED = frozenset({_CELL, "code"})
# A quotation or a list inside another is set in no further where that would leave a line fewer em.
_NARROWEST_EM = 8
# Lines of names, and of papers, days and pages, end between two of them.
_PARTED_AT_BLANKS = frozenset({"signature", "colophon"})
# How the templates part a credit from its caption.
_CREDIT = '\u3000<span class="credit">'
_RUBY_SCALE = 0.8
# The call of a note is small and raised.
_CALL_SCALE = 0.75
# Code in a line stands level with the letters beside it.
_CODE_SCALE = 0.9
_TEXT = "song"
_FAULTS: Mapping[Fault, str] = {
    Fault.LOOSE: "let out by more than 0.12 em a character",
    Fault.OVERFULL: "longer than its measure",
    Fault.FORBIDDEN: "ends where no line may end",
    Fault.LONE: "a last line of one character",
}
# A picture of fewer pixels an inch shows them.
_LEAST_DPI = 150
# A picture is at most so high, as a share of the type area.
_HIGHEST = 0.6
# One across several columns is flatter than this, and leaves more of the page to the text.
_FLAT, _HIGHEST_ACROSS = 0.85, 0.4


@dataclass(frozen=True, slots=True)
class Compositor:
    """Sets texts of one kind of place: a column, a quotation in it, a list in that.

    `measure_pt` is the width there, `role` the face; `across` the width of a head that stands across the
    columns, None where it stands in its column; `listed` says whether the place is inside a list, `crowded`
    whether it is set in no further than the place around it, for want of room. `classes` collects what the
    lines need of a stylesheet. `span` is where the text stands in its seed.
    """

    theme: Theme
    language: str
    measure_pt: float
    across_pt: float | None = None
    role: str = _TEXT
    listed: bool = False
    crowded: bool = False
    classes: Classes = field(default_factory=Classes)
    span: Span | None = None

    def at(self, span: Span) -> Compositor:
        """Gives the compositor for text from these lines of a seed."""
        return self if span is self.span else replace(self, span=span)

    def inside(self, place: str) -> Compositor:
        """Gives the compositor for the inside of a `quotation`, `note`, `list`, `verse` or `standfirst`."""
        text = self.theme.texts["sublist" if place == "list" and self.listed else place]
        measure, insets = self.measure_pt, (text.left + text.right) * self.theme.grid.size_pt
        if place == "standfirst":
            # In a column there is no room to set it in.
            measure, insets = (self.across_pt, insets) if self.across_pt else (measure, 0.0)
        least = _NARROWEST_EM * self.theme.grid.size_pt
        crowded = place in ("quotation", "list") and insets > 0 and measure - insets < least
        return replace(
            self,
            measure_pt=measure if crowded else measure - insets,
            role=text.face or self.role,
            listed=self.listed or place == "list",
            crowded=crowded,
        )

    def set(self, part: str, markup: str, indented: bool) -> Markup:
        """Gives the inline content of a `paragraph`, `caption`, `title` and so on in lines.

        A line that could not be set well is told to the log, for `--verbose`.
        """
        if part == "caption":
            return self._caption(markup)
        if part in _PARTED_AT_BLANKS:
            markup = self._whole_names(part, markup)
        return self._set(part, markup, indented)

    def _set(self, part: str, markup: str, indented: bool = False) -> Markup:
        made = self._composed(part, markup, indented).markup
        if part == "paragraph" and self.role != _TEXT:
            # The paragraph keeps the text's face, so that its baselines are those of the text. Each line has
            # an element of its own, since a column may end between two.
            faced = Markup('<span class="{}">{}</span>')
            return Markup("\n").join(faced.format(self.role, line) for line in made.split("\n"))
        return made

    def _composed(self, part: str, markup: str, indented: bool = False) -> Composed:
        text = self.theme.texts.get(part)
        measure = self._measure_em(part)
        # The words of a cell may stand at either side of it.
        flush = part != _CELL and (text is None or text.align == "left")
        indent = self.theme.grid.indent if indented and not self.listed else 0.0
        role = (text and text.face) or self.role
        weight = text.weight if text else 400

        def style(path: tuple[Element, ...]) -> Style:
            return self._style(path, role, weight)

        room = Measure(measure, indent=indent, ragged=part in _RAGGED)
        found = composed(markup, room, style, self.classes, self.theme.policy, flush=flush)
        for fault, words in found.faults():
            place = f"{self.span.file}:{self.span.first}" if self.span else part
            logger.info("%s: badly-set-line: %s, of %.1f em: %s", place, _FAULTS[fault], measure, words)
        return found

    def table(self, table: Table, words: Words) -> SetTable:
        """Gives a table as wide as the place, its cells in lines, its columns shared out among them."""
        size_pt = self.theme.sizes[_ROWS[_CELL]].size_pt

        def compose(markup: str, measure_em: float) -> str:
            return replace(self, measure_pt=measure_em * size_pt)._set(_CELL, markup)

        return composed_table(table, words, self.measure_pt / size_pt, compose)

    def entry(self, label: str, depth: int) -> Markup:
        """Gives a line of the contents, `depth` levels below the first, in lines.

        One that needs several is broken as its headline is. All but the first are set in; the blank at the
        right is for the page's number.
        """
        text, grid = self.theme.texts["contents"], self.theme.grid
        room = grid.measure_pt / grid.size_pt - text.right - depth * text.left
        role, weight = (text.face or _TEXT, text.weight) if depth else ("hei", 700)

        def style(_path: tuple[Element, ...]) -> Style:
            return self._style((), role, weight)

        measure = Measure(room - text.left, first=(room,), ragged=True)
        words = Markup("<br/>").join(packed(label, room - text.left) if width_em(label) > room else (label,))
        return composed(words, measure, style, self.classes, self.theme.policy).markup

    def _measure_em(self, part: str) -> float:
        """Gives how long the lines of such a text are, in em of its own size."""
        if part in _HEADINGS:
            return _UNBOUND
        text, row = self.theme.texts.get(part), self.theme.sizes.get(_ROWS.get(part, part))
        measure = self.measure_pt / (row.size_pt if row else self.theme.grid.size_pt)
        # A centred line is a whole number of characters too (CLREQ, "line length").
        return measure if text is None or text.align == "left" else measure // 1

    def _caption(self, markup: str) -> Markup:
        """Gives a caption; a credit that does not stand on one line with its words has a line of its own.

        Of several lines in the middle the last one stands at the left, and a credit that has room beside it
        at its right.
        """
        words, _, credit = str(markup).partition(_CREDIT)
        whole = self._composed("caption", markup)
        if not words or len(whole.lines) == 1:
            return whole.markup
        alone = self._composed("caption", words) if credit else whole
        centred = self.theme.texts["caption"].align == "center"
        room = self._measure_em("caption") - alone.lines[-1].width
        long = len(alone.lines) > 1
        if not credit:
            return self._at_left(alone.markup, room) if centred else alone.markup
        credit = self._whole_names("caption", _CREDIT.lstrip() + credit)
        below = self._composed("caption", credit)
        if long and centred and len(below.lines) == 1 and room >= below.lines[0].width + 1:
            gap = self.classes.name("b", room - below.lines[0].width)
            return alone.markup + Markup('<span class="{}">{}</span>').format(gap, below.markup)
        align = "right" if long and centred else self.theme.texts["credit"].align
        above = self._at_left(alone.markup, room) if long and centred else alone.markup
        if align == self.theme.texts["caption"].align:
            return above + Markup("\n") + below.markup
        return above + Markup('<span class="own {}">{}</span>').format(align, below.markup)

    def _at_left(self, markup: Markup, room_em: float) -> Markup:
        """Gives lines in the middle with so much blank behind the last one that it stands at the left."""
        *others, last = markup.split("\n")
        blank = self.classes.name("a", room_em)
        return Markup("\n").join((*others, Markup('<span class="{}">{}</span>').format(blank, last)))

    def _whole_names(self, part: str, markup: str) -> str:
        """Gives a line of names with line breaks for the blanks where it is too long for one line.

        So no name is parted, unless it is longer than a line by itself.
        """
        text = self.theme.texts.get(part)
        style = self._style((), (text and text.face) or self.role, 400)
        room, width, made = self._measure_em(part), 0.0, ""
        for number, name in enumerate(str(markup).split("\u3000")):
            long = style.face.advance(unescape(re.sub("<[^>]*>", "", name)))
            fits = width + 1 + long <= room
            made += (("\u3000" if fits else "<br/>") if number else "") + name
            width = width + 1 + long if number and fits else long
        return made

    def picture_lines(self, picture: Picture) -> int:
        """Gives how many lines of the grid a picture takes, without the half lines around its figure."""
        return self._picture_size(picture)[2]

    def picture_css(self, picture: Picture) -> str:
        """Gives the declarations of a picture's size: as wide as the place, if it has pixels enough for that.

        With the blank above and below, it takes whole lines of the grid.
        """
        width, height, lines = self._picture_size(picture)
        blank = lines * self.theme.grid.leading_pt - height
        above, below = (blank / 2, blank / 2) if blank > 0 else (blank, 0.0)
        return (
            f"width: {width:.2f}pt; height: {height:.2f}pt; "
            f"margin-top: {above:.2f}pt; margin-bottom: {below:.2f}pt"
        )

    def spans(self, picture: Picture) -> bool:
        """Says whether a picture that lies flat fills this measure, and leaves the page to the text."""
        width, height, lines = self._picture_size(picture)
        flat = height <= _FLAT * width and lines <= _HIGHEST_ACROSS * self.theme.grid.lines
        return flat and width >= self.measure_pt - 0.01

    def _picture_size(self, picture: Picture) -> tuple[float, float, int]:
        """Gives width and height in points, and the lines of the grid that it takes."""
        grid = self.theme.grid
        ratio = picture.height_px / picture.width_px
        width = min(self.measure_pt, picture.width_px * 72 / _LEAST_DPI, _HIGHEST * grid.height_pt / ratio)
        height = width * ratio
        # The blank around a figure gives up to a quarter of a line.
        return width, height, max(1, ceil(height / grid.leading_pt - 0.25))

    def _style(self, path: tuple[Element, ...], role: str, weight: int) -> Style:
        scale = 1.0
        for element in path:
            if element.name in ("strong", "th") or "label" in element.classes:
                role, weight = "hei", 700
            elif "name" in element.classes:
                role, weight = "kai", 400
            elif element.name == "code":
                role, weight, scale = "mono", 400, scale if role == "mono" else _CODE_SCALE
            elif element.name == "rt":
                scale = _RUBY_SCALE
            elif "noteref" in element.classes:
                scale = _CALL_SCALE
        return Style(self._face(role, weight), scale)

    def _face(self, role: str, weight: int) -> Face:
        faces = [f for f in self.theme.faces if f.role == role] or list(self.theme.faces)
        nearest = min(faces, key=lambda f: abs(f.weight - weight))
        return face(nearest.file, self.language)
