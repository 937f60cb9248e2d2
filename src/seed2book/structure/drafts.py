"""A draft: what was one thing on the page, made whole, before it finds its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.source import Line, Span
from seed2book.structure.roles import Role, RoleKind


@dataclass(frozen=True, slots=True)
class Draft:
    """Text with its role, from one line or from several.

    `places` says at which offset of `text` each line begins. `opens`: an article begins here. `breaks` are
    the offsets where lines were joined.
    """

    role: Role
    text: str
    places: tuple[tuple[int, Span], ...]
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
