"""Where paragraphs begin in a text that is all prose: a line each, or hard-wrapped to a measure."""

from __future__ import annotations

from collections.abc import Sequence

from seed2book.source import Line
from seed2book.structure.wording.keys import Ending, ending, key, width_em

_INDENTED_EM = 1.5
_FULL_EM = 2.5
_WIDEST_EM = 60
_FEWEST = 6
_UNFINISHED = (Ending.WORD, Ending.COMMA, Ending.SEMICOLON)


def paragraph_starts(lines: Sequence[Line], *, soft: bool = False) -> list[bool]:
    """Says of each line of prose whether a paragraph begins with it.

    Every line does, unless the lines are as wide as each other and most of them end in the middle of a
    sentence. Then an indent shows a beginning, or a blank line, or that the line above is short: whichever
    the text uses. `soft`: a line right below an unfinished one goes on with it, as Markdown has it, if blank
    lines part the paragraphs.
    """
    if len(lines) < 2:
        return [True] * len(lines)
    unfinished = [_ending(line) in _UNFINISHED for line in lines]
    measure = _measure(lines, unfinished)
    if measure is not None:
        return _by_measure(lines, measure)
    parted = sum(line.blanks_before > 0 for line in lines) >= 0.3 * len(lines)
    if not soft or not parted:
        return [True] * len(lines)
    return [
        at == 0 or line.blanks_before > 0 or line.indent_em >= _INDENTED_EM or not unfinished[at - 1]
        for at, line in enumerate(lines)
    ]


def _ending(line: Line) -> Ending:
    return ending(key(line.text[-40:]))


def _width(line: Line) -> float:
    return width_em(line.text) + line.indent_em


def _measure(lines: Sequence[Line], unfinished: Sequence[bool]) -> float | None:
    """Gives the width in ems that the lines were wrapped to, or None where they were not."""
    if len(lines) < _FEWEST:
        return None
    widths = sorted(map(_width, lines))
    measure = widths[int(0.9 * (len(widths) - 1))]
    if not 8 <= measure <= _WIDEST_EM:
        return None
    full = [at for at, line in enumerate(lines) if abs(_width(line) - measure) <= _FULL_EM]
    torn = sum(unfinished[at] for at in full)
    return measure if len(full) >= 0.45 * len(lines) and torn >= 0.6 * len(full) else None


def _by_measure(lines: Sequence[Line], measure: float) -> list[bool]:
    indented = [line.indent_em >= _INDENTED_EM for line in lines]
    parted = [line.blanks_before > 0 for line in lines]
    if 0.03 <= sum(indented) / len(lines) <= 0.9:
        starts = indented
    elif 0.03 <= sum(parted) / len(lines) <= 0.6:
        starts = parted
    else:
        starts = [at == 0 or _width(lines[at - 1]) < measure - _FULL_EM for at in range(len(lines))]
    return [at == 0 or start for at, start in enumerate(starts)]
