"""Composed lines as markup that costs the renderer little.

A paragraph stays one element with `white-space: pre`: its lines are parted by newlines, and what a line
needs stands in the classes of one element around it. A word or a mark has an element of its own only where
the blank beside it differs from what the renderer would set. No blank is ever put into the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from markupsafe import Markup, escape

from seed2book.compose.breaks import Measure
from seed2book.compose.items import Atom, Break, Run
from seed2book.compose.lines import Fault, Line, Piece, compose
from seed2book.compose.rules import HAN, Policy
from seed2book.compose.shaping import Face
from seed2book.typeset.line_css import HYPHENED, READING_SIZE, UNTRACKED, Classes

# A reading keeps so much blank from that of a neighbour.
_READING_GAP = 0.1
# One wider than this is set behind its characters in brackets, so that lines can be broken in it.
_WIDEST_READING = 8.0
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*?)(?P<void>/?)>")
_CLASS = re.compile(r'class="([^"]*)"')


class Element(NamedTuple):
    """An inline element around text: its number in the paragraph, name, classes and opening tag."""

    number: int
    name: str
    classes: frozenset[str]
    tag: str


@dataclass(frozen=True, slots=True)
class Style:
    """The face of some text, and its size over the paragraph's."""

    face: Face
    scale: float = 1.0


class Composed(NamedTuple):
    """The inline content of a paragraph set in lines; the lines, which count the characters of `text`."""

    markup: Markup
    lines: tuple[Line, ...]
    text: str

    def faults(self) -> Iterator[tuple[Fault, str]]:
        """Yields each line that is not set as it should be, with why and its text."""
        for line in self.lines:
            if line.fault:
                yield line.fault, self.text[line.start : line.end]


def composed(
    markup: str,
    measure: Measure,
    style: Callable[[tuple[Element, ...]], Style],
    classes: Classes,
    policy: Policy,
    *,
    flush: bool = True,
) -> Composed:
    """Gives the inline content of a paragraph set in lines.

    `style` tells the face and size of text by the elements around it. Without `flush` the lines are centred
    or set to the right by the renderer, so that nothing may stand out at their ends. Nothing is lost: the
    text is what it was, but for blanks where a line ends.
    """
    source = _Reader(markup, style, classes).read()
    lines = compose(source.runs, measure, policy)
    setter = _Setter(source, classes, flush)
    markup = Markup("\n".join([setter.line(line) for line in lines]))  # noqa: S704
    return Composed(markup, lines, source.text)


class _Part(NamedTuple):
    """Characters `start` to `end` and the elements around them; `whole` is the markup of an atom."""

    start: int
    end: int
    path: tuple[Element, ...]
    scale: float
    whole: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    text: str
    runs: tuple[Run | Atom | Break, ...]
    parts: tuple[_Part, ...]


class _Reader:
    """Reads inline markup as the templates write it: its text, cut where elements begin and end."""

    def __init__(self, markup: str, style: Callable[[tuple[Element, ...]], Style], classes: Classes) -> None:
        self._markup, self._style, self._classes = markup, style, classes
        self._texts: list[str] = []
        self._runs: list[Run | Atom | Break] = []
        self._parts: list[_Part] = []
        self._path: tuple[Element, ...] = ()
        # How many elements were opened, how many characters were read, and where in the markup it stands.
        self._count = self._offset = self._at = 0

    def read(self) -> _Source:
        depth = 0
        for tag in _TAG.finditer(self._markup):
            if tag.start() < self._at:
                # Inside a reading that is set already.
                continue
            if depth:
                # Inside an element that is set as a whole.
                depth += 0 if tag["void"] else -1 if tag["close"] else 1
                if not depth:
                    self._object(self._markup[self._at : tag.end()])
                    self._at = tag.end()
                continue
            self._add(self._markup[self._at : tag.start()])
            self._at = tag.end()
            if tag["close"]:
                self._path = self._path[:-1]
            elif tag["name"] == "br":
                self._pause()
            elif tag["void"]:
                self._object(tag[0])
            elif not self._annotated(tag):
                element = self._element(tag)
                if "place" in element.classes:
                    depth, self._at = 1, tag.start()
                else:
                    self._path = (*self._path, element)
        self._add(self._markup[self._at :])
        return _Source("".join(self._texts), tuple(self._runs), tuple(self._parts))

    def _element(self, tag: re.Match[str]) -> Element:
        self._count += 1
        found = _CLASS.search(tag["attributes"])
        return Element(self._count, tag["name"], frozenset(found[1].split() if found else ()), tag[0])

    def _add(self, escaped: str) -> None:
        """Adds text; a newline in it ends a line."""
        if not escaped:
            return
        found = self._style(self._path)
        # A call stays with its word, and a reading with the characters that it belongs to.
        dotted = any("dots" in e.classes for e in self._path)
        attached = any("noteref" in e.classes or e.name in ("rp", "rt") for e in self._path)
        for number, text in enumerate(unescape(escaped).split("\n")):
            if number:
                self._pause()
            # Han characters with dots are elements of their own.
            for piece in filter(None, _DOTTED.split(text) if dotted else (text,)):
                self._put(piece, Run(piece, found.face, found.scale, attached), found.scale)

    def _annotated(self, ruby: re.Match[str]) -> bool:
        """Adds characters with their reading above them, if that is what begins here and has room."""
        whole = _RUBY.match(self._markup, ruby.start())
        reading = whole and _above(whole, self._style(self._path), self._classes)
        if not whole or not reading:
            return False
        base = unescape(whole["base"])
        self._put(base, Atom(reading[0], len(base), han=True), 1.0, reading[1])
        self._at = whole.end()
        return True

    def _object(self, markup: str) -> None:
        self._put(_OBJECT, Atom(1.0), 1.0, markup)

    def _put(self, text: str, run: Run | Atom, scale: float, whole: str = "") -> None:
        self._runs.append(run)
        self._parts.append(_Part(self._offset, self._offset + len(text), self._path, scale, whole))
        self._texts.append(text)
        self._offset += len(text)

    def _pause(self) -> None:
        self._runs.append(Break())
        self._texts.append("\n")
        self._offset += 1


def _above(ruby: re.Match[str], style: Style, classes: Classes) -> tuple[float, str] | None:
    """Gives the width of a reading over its characters, and the markup; None where it is too wide for that.

    The reading comes after its characters and goes back over them, so that it is copied out in this order.
    """
    base = style.face.advance(unescape(ruby["base"])) * style.scale
    reading = style.face.advance(unescape(ruby["reading"])) * style.scale * READING_SIZE
    width = max(base, reading + _READING_GAP)
    if width > _WIDEST_READING or not base:
        return None
    side, back = (width - base) / 2, (width + reading) / 2
    around = " ".join(
        filter(None, (classes.name("b", side / style.scale), classes.name("a", side / style.scale)))
    )
    inner = f'<span class="{around}">{ruby["base"]}</span>' if around else ruby["base"]
    small = style.scale * READING_SIZE
    beside = " ".join(
        filter(None, (classes.name("b", -back / small), classes.name("a", (back - reading) / small)))
    )
    return width, f'<ruby class="above">{inner}<rt class="{beside}">{ruby["reading"]}</rt></ruby>'


_RUBY = re.compile("<ruby>(?P<base>[^<\n]*)<rp>[^<]*</rp><rt>(?P<reading>[^<\n]+)</rt><rp>[^<]*</rp></ruby>")
# U+FFFC stands for a picture in the text that is composed.
_OBJECT = "\ufffc"


@dataclass(slots=True)
class _Setter:
    """Writes lines of one paragraph, one after another."""

    source: _Source
    classes: Classes
    flush: bool
    _part: int = 0

    def line(self, line: Line) -> str:
        """Gives a line as markup."""
        text, parts = self.source.text, self.source.parts
        end = line.end
        while end > line.start and text[end - 1] in " \u3000":
            end -= 1
        pieces = line.pieces
        around = [self.classes.name("t", line.tracking), self.classes.name("u", line.spacing)]
        first = pieces[0]
        if first.before and first.tracked and not first.after:
            around.append(self.classes.name("b", first.before))
            pieces = (first._replace(before=0.0), *pieces[1:])
        if not self.flush:
            hangs = line.hangs if end == line.end else 0.0
            around.append(self.classes.name("a", -hangs - line.tracking))
        while parts[self._part].end <= line.start:
            self._part += 1
        part = parts[self._part]
        if (
            len(pieces) == 1
            and part.end >= end
            and not part.path
            and not part.whole
            and pieces[0][2:] == _BARE
        ):
            inner = str(escape(text[line.start : end]))
        else:
            inner = self._inner(pieces, end)
        name = " ".join(filter(None, around))
        return f'<span class="{name}">{inner}</span>' if name else inner

    def _inner(self, pieces: Sequence[Piece], end: int) -> str:
        """Gives the pieces of a line, elements opened and closed around them."""
        made: list[str] = []
        opened: tuple[Element, ...] = ()
        for piece in pieces:
            stop = min(piece.end, end)
            for part in self._parts(piece.start, stop):
                start, finish = max(piece.start, part.start), min(stop, part.end)
                content = part.whole or str(escape(self.source.text[start:finish]))
                if not part.whole and any("dots" in element.classes for element in part.path):
                    self.classes.drawn.add("dot")
                    content = _DOTTED.sub(r'<span class="dot">\g<0></span>', content)
                before = piece.before if start == piece.start else 0.0
                after = piece.after if finish == stop else 0.0
                beside = [
                    self.classes.name("b", before / part.scale),
                    self.classes.name("a", after / part.scale),
                ]
                tags = self._change(opened, part.path)
                opened = part.path
                if lined := _LINED.search(tags):
                    # The blanks beside a name are no part of its line, as far as it ends here.
                    whole = (start, finish) == (part.start, part.end)
                    outside, beside = (beside, []) if whole else (beside[:1], beside[1:])
                    tags = " ".join(filter(None, (lined[0], *outside))) + tags[lined.end() :]
                made.append(tags)
                drawn = HYPHENED if piece.hyphen and finish == stop else ""
                name = " ".join(filter(None, ("" if piece.tracked else UNTRACKED, drawn, *beside)))
                if name:
                    made.append(f'<span class="{name}">{content}</span>')
                else:
                    made.append(f"<span>{content}</span>" if piece.own else content)
        made.append(self._change(opened, ()))
        return "".join(made)

    def _parts(self, start: int, end: int) -> Iterator[_Part]:
        """Yields the parts that overlap the characters `start` to `end`."""
        at = self._part
        parts = self.source.parts
        while at < len(parts) and parts[at].start < end:
            if parts[at].end > start:
                yield parts[at]
            at += 1

    @staticmethod
    def _change(before: tuple[Element, ...], after: tuple[Element, ...]) -> str:
        """Gives the tags that close the elements of one path and open those of the next."""
        if before is after:
            return ""
        same = 0
        while same < min(len(before), len(after)) and before[same] is after[same]:
            same += 1
        closing = "".join(f"</{element.name}>" for element in reversed(before[same:]))
        return closing + "".join(element.tag for element in after[same:])


_LINED = re.compile('.*<u class="[^"]*')
_BARE = (0.0, 0.0, True, False, False)
# 着重号 stand below Han characters and not below marks (CLREQ, "emphasis dots").
_DOTTED = re.compile(f"([{HAN}]+)")
