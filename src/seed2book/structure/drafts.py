"""A draft: what was one thing on the page, made whole, before it finds its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.source import Line, Span
from seed2book.structure.roles import Role, RoleKind
from seed2book.structure.wording.keys import width_em

Places = tuple[tuple[int, Span], ...]
"""At which offset of a text each line begins that it comes from."""

_TAIL = 400


@dataclass(frozen=True, slots=True)
class Draft:
    """Text with its role, from one line or from several.

    `places` says at which offset of `text` each line begins. `opens`: an article begins here. `breaks` are
    the offsets where lines were joined.
    """

    role: Role
    text: str
    places: Places
    lines: tuple[Line, ...]
    opens: bool = False

    @property
    def kind(self) -> RoleKind:
        """The kind of its role."""
        return self.role.kind

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it came from: one span for lines that follow each other without a gap."""
        return merge_spans([span for _, span in self.places])

    @property
    def first_line(self) -> Line:
        """The line it begins with."""
        return self.lines[0]


class Group:
    """A draft in the making: the lines that have come together so far."""

    def __init__(self, role: Role, opens: bool) -> None:
        self.role = role
        self.opens = opens
        self.texts: list[str] = []
        self.lines: list[Line] = []
        self.width = 0.0
        self.length = 0
        self._starts: list[int] = []

    def add(self, line: Line, text: str, glue: str) -> None:
        """Takes a line's text behind `glue`, which goes between it and the text before."""
        if glue:
            self.texts.append(glue)
            self.length += len(glue)
        self._starts.append(self.length)
        self.texts.append(text)
        self.lines.append(line)
        self.length += len(text)
        self.width += width_em(text)

    def tail(self) -> str:
        """Gives the end of the text, over as many of its lines as it takes."""
        texts: list[str] = []
        length = 0
        for text in reversed(self.texts):
            texts.append(text)
            length += len(text)
            if length >= _TAIL:
                break
        return "".join(reversed(texts))

    def draft(self) -> Draft:
        """Gives the draft that the lines make."""
        places = tuple((at, line.span) for at, line in zip(self._starts, self.lines, strict=True))
        return Draft(self.role, "".join(self.texts), places, tuple(self.lines), self.opens)


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Puts neighbouring lines of one file together, in the order given; a line named twice counts once."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and last.file == span.file and last.first <= span.first <= last.last + 1:
            merged[-1] = Span(span.file, last.first, max(last.last, span.last))
        else:
            merged.append(span)
    return tuple(merged)


def cut_at(text: str, places: Places, end: int) -> tuple[str, Places]:
    """Gives the text up to `end`, and the places in it."""
    kept_text = text[:end].rstrip()
    return kept_text, tuple(p for p in places if p[0] < len(kept_text)) or places[:1]


def spans_from(places: Places, start: int) -> tuple[Span, ...]:
    """Gives the lines that the text from `start` on comes from."""
    later = [span for at, span in places if at > start]
    first = [span for at, span in places if at <= start][-1:]
    return merge_spans([*first, *later])
