"""Misread passages put right and lines left out, before any rule sees them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from seed2book.fixes.entry import Action, Fix
from seed2book.fixes.places import find
from seed2book.messages import _
from seed2book.source import Edit, Line, Seed, Span


@dataclass(frozen=True, slots=True)
class Corrected:
    """The lines as the user wants them read, and what was changed."""

    lines: tuple[Line, ...]
    edits: tuple[Edit, ...]


def correct(seed: Seed, fixes: Sequence[Fix], read: Callable[[Seed], Sequence[Line]]) -> Corrected:
    """Gives the lines of `seed` with `replace` and `drop` done; `read` takes a seed to its lines.

    A replacement is made in the line as received, so that it reaches a heading's `#` as well. A dropped line
    leaves the blank lines around it as one gap.

    Raises:
        ConfigError: a replacement's words were changed by another, or a line to drop holds no text.
    """
    fixes = [fix for fix in fixes if fix.action in (Action.REPLACE, Action.DROP)]
    if not fixes:
        return Corrected(tuple(read(seed)), ())
    texts = list(seed.lines)
    edits = [_replace(fix, texts) for fix in fixes if fix.action is Action.REPLACE]
    kept: list[Line] = []
    met: set[Fix] = set()
    gap = 0
    for line in read(replace(seed, lines=tuple(texts))):
        drop = next((fix for fix in fixes if fix.action is Action.DROP and fix.covers(line.span)), None)
        if drop is None:
            kept.append(line._replace(blanks_before=max(gap, line.blanks_before)) if gap else line)
            gap = 0
            continue
        met.add(drop)
        gap = max(gap, line.blanks_before)
        edits.append(drop.edit(line.span, 0, seed.lines[line.span.first - 1], ""))
    for fix in fixes:
        if fix.action is Action.DROP and fix not in met:
            raise fix.error(_("holds no text that reaches the book"), _("take the [[fix]] out"))
    return Corrected(tuple(kept), tuple(edits))


def _replace(fix: Fix, texts: list[str]) -> Edit:
    text = texts[fix.first - 1]
    found = find(fix.match, text)
    if not found:
        hint = _("put both changes into one [[fix]]")
        raise fix.error(
            _("no longer holds “{words}”: another [[fix]] changed it").format(words=fix.match), hint
        )
    start, end = found[0]
    texts[fix.first - 1] = text[:start] + fix.value + text[end:]
    return fix.edit(Span(fix.source, fix.first, fix.first), start, text[start:end], fix.value)
