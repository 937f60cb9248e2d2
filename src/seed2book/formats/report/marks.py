"""Where in a line as received the changes were made that the log tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.source import Edit


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line, as received; `change` is what was done to it, None for nothing."""

    text: str
    change: Edit | None = None


def pieces(line: str, edits: Sequence[Edit]) -> tuple[Piece, ...]:
    """Gives the line in pieces that together are the line, each with the change that took it away.

    The log counts characters in the text that a rule saw, which rules before it had changed, or which was
    joined from several lines. So a change is looked for near the place it names, among what no other change
    has taken; one that cannot be found, and one that only adds, marks no piece.
    """
    taken: list[Edit | None] = [None] * len(line)
    for edit in edits:
        if not edit.before or edit.before == edit.after:
            continue
        start = _nearest(line, taken, edit)
        if start is not None:
            taken[start : start + len(edit.before)] = [edit] * len(edit.before)
    found: list[Piece] = []
    at = 0
    while at < len(line):
        end = at + 1
        while end < len(line) and taken[end] is taken[at]:
            end += 1
        found.append(Piece(line[at:end], taken[at]))
        at = end
    return tuple(found)


def _nearest(line: str, taken: Sequence[Edit | None], edit: Edit) -> int | None:
    best: int | None = None
    at = line.find(edit.before)
    while at >= 0:
        if not any(taken[at : at + len(edit.before)]) and (
            best is None or abs(at - edit.start) < abs(best - edit.start)
        ):
            best = at
        if best is not None and at > edit.start and at != best:
            break
        at = line.find(edit.before, at + 1)
    return best
