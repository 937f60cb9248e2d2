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
    source = _read(markup, style, classes)
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


def _read(markup: str, style: Callable[[tuple[Element, ...]], Style], classes: Classes) -> _Source:
    """Gives the text of inline markup as the templates write it, cut where elements begin and end."""
    texts: list[str] = []
    runs: list[Run | Atom | Break] = []
    parts: list[_Part] = []
    path: tuple[Element, ...] = ()
    offset = last = count = 0
    atom = 0

    def add(escaped: str) -> None:
        nonlocal offset
        found = style(path)
        # A call stays with its word, and a reading with the characters that it belongs to.
        dotted = any("dots" in e.classes for e in path)
        attached = any("noteref" in e.classes or e.name in ("rp", "rt") for e in path)
        for number, text in enumerate(unescape(escaped).split("\n")):
            if number:
                pause()
            # Han characters with dots are elements of their own.
            for piece in filter(None, _DOTTED.split(text) if dotted else (text,)):
                runs.append(Run(piece, found.face, found.scale, attached))
                parts.append(_Part(offset, offset + len(piece), path, found.scale))
                texts.append(piece)
                offset += len(piece)

    def pause() -> None:
        nonlocal offset
        runs.append(Break())
        texts.append("\n")
        offset += 1

    for tag in _TAG.finditer(markup):
        if tag.start() < last:
            # Inside a reading that is set already.
            continue
        if atom:
            # Inside an element that is set as a whole.
            atom += 0 if tag["void"] else -1 if tag["close"] else 1
            if not atom:
                whole = markup[last : tag.end()]
                runs.append(Atom(1.0))
                parts.append(_Part(offset, offset + 1, path, 1.0, whole))
                texts.append(_OBJECT)
                offset, last = offset + 1, tag.end()
            continue
        if last < tag.start():
            add(markup[last : tag.start()])
        last = tag.end()
        found = _CLASS.search(tag["attributes"])
        names = frozenset(found[1].split()) if found else frozenset()
        if tag["name"] == "ruby" and (ruby := _RUBY.match(markup, tag.start())):
            reading = _above(ruby, style(path), classes)
            if reading:
                base = unescape(ruby["base"])
                runs.append(Atom(reading[0], len(base), han=True))
                parts.append(_Part(offset, offset + len(base), path, 1.0, reading[1]))
                texts.append(base)
                offset, last = offset + len(base), ruby.end()
                continue
        if tag["close"]:
            path = path[:-1]
        elif tag["name"] == "br":
            pause()
        elif tag["void"]:
            runs.append(Atom(1.0))
            parts.append(_Part(offset, offset + 1, path, 1.0, tag[0]))
            texts.append(_OBJECT)
            offset += 1
        elif "place" in names:
            atom, last = 1, tag.start()
        else:
            count += 1
            path = (*path, Element(count, tag["name"], names, tag[0]))
    if last < len(markup):
        add(markup[last:])
    return _Source("".join(texts), tuple(runs), tuple(parts))


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
