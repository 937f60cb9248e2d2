"""Composed lines: what a renderer must be told so that each fills its measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, StrEnum
from itertools import accumulate, groupby
from typing import NamedTuple

from seed2book.compose.breaks import TINY, Measure, breaks, sums
from seed2book.compose.items import Atom, Box, Break, Items, Run, items
from seed2book.compose.rules import Mark, Policy, squeeze_rank

# Blanks are given in steps of so many em, so that many lines share a value and their elements a class; what a
# line is off by then, up to 0.02 em, is not worth the elements that would mend it.
STEP, GAP_STEP = 0.001, 0.005
_UNSEEN = 0.02


class Fault(StrEnum):
    """Why a line is not set as it should be."""

    LOOSE = "loose"
    OVERFULL = "overfull"
    FORBIDDEN = "forbidden"
    LONE = "lone"


class Piece(NamedTuple):
    """Characters `start` to `end` (exclusive) of the text, with the blank before and after them in em.

    `tracked`: the blank after each character of a line that is let out opens here too. `hyphen`: one is drawn
    after it, since its word goes on in the next line. `own`: it needs an element of its own in any case.
    """

    start: int
    end: int
    before: float = 0.0
    after: float = 0.0
    tracked: bool = True
    hyphen: bool = False
    own: bool = False


class Line(NamedTuple):
    """One line: its pieces in order.

    `tracking` is added after each character, `spacing` after each blank as well.

    `width` is how far it reaches from its own left edge, without the blank half of a last mark: for a full
    line the measure; `hangs` is that half (a blank at the end counts whole). `start` and `end` are the
    characters it holds, a blank at its end among them. `full`: it was to fill its measure.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    tracking: float
    spacing: float
    width: float
    hangs: float
    full: bool
    fault: Fault | None = None


def compose(
    runs: Sequence[Run | Atom | Break], measure: Measure | float, policy: Policy | None = None
) -> tuple[Line, ...]:
    """Gives the lines of a paragraph.

    Characters are counted over all runs; a `Break` counts as one and belongs to no line, an `Atom` as many as
    it says. A line that cannot be set well is set as well as it can be and says so (`fault`).
    """
    house = policy or Policy()
    room = measure if isinstance(measure, Measure) else Measure(measure)
    lines: list[Line] = []
    offset = 0
    for forced, group in groupby(runs, lambda run: isinstance(run, Break)):
        given = tuple(run for run in group if not isinstance(run, Break))
        if forced:
            offset += 1
            continue
        made = items(given, room.rest, house)
        left = replace(room, first=room.first[len(lines) :], indent=0.0 if lines else room.indent)
        lines.extend(_set(made, left, house, offset))
        offset += made.starts[-1]
    return tuple(lines)


def _set(made: Items, measure: Measure, policy: Policy, offset: int) -> list[Line]:
    """Gives the lines of a text without forced breaks, its first character being number `offset`."""
    if not made.boxes:
        return []
    if measure.indent and not policy.trim_indented:
        made.boxes[0] = made.boxes[0]._replace(yields=0.0)
    totals = sums(made)
    if measure.ragged:
        totals = totals.ragged(measure)
    ends = breaks(made, totals, measure, policy.loosest)
    special = list(accumulate(_special(made), initial=0))
    opened = list(accumulate((joint.open for joint in made.joints), initial=0))
    lines = []
    start = 0
    for number, end in enumerate(ends):
        width = totals.ends[end] - totals.begins[start]
        need = measure.of(number) - width
        full = end < len(made.boxes) and not measure.ragged
        # A joint that opens lies between two boxes, so the first one of the line does not count.
        joints = opened[_drawn(made, start, end)] - opened[start + 1]
        if need < -TINY or special[end] > special[start]:
            line = _special_line(made, start, end, need, joints, full, policy)
        else:
            line = _plain_line(made, start, end, need, joints, full)
        lines.append(
            Line(
                made.starts[start] + offset,
                made.starts[end] + offset,
                tuple(Piece(p[0] + offset, p[1] + offset, *p[2:]) for p in line.pieces),
                line.tracking,
                line.spacing,
                width + line.added,
                max(0.0, made.boxes[end - 1].hangs),
                full,
                _fault(made, start, end, need - line.added, line.tracking, policy, measure, alone=not number),
            )
        )
        start = end
    return lines


def _drawn(made: Items, start: int, end: int) -> int:
    """Gives where a line ends without the blanks at its end."""
    while end > start + 1 and made.boxes[end - 1].kind.mark in (Mark.BLANK, Mark.WIDE_BLANK):
        end -= 1
    return end


def _special(made: Items) -> list[bool]:
    """Says of each box whether it, or the joint before it, may need an element of its own."""
    return [
        joint.cut or box.apart or box.pad != 0 or box.kind.mark is Mark.BLANK
        for box, joint in zip(made.boxes, made.joints, strict=True)
    ]


class _Filled(NamedTuple):
    """A line's pieces and what makes it fill its measure; `added` is how much wider it became."""

    pieces: tuple[Piece, ...]
    tracking: float
    spacing: float
    added: float


def _plain_line(made: Items, start: int, end: int, need: float, joints: int, full: bool) -> _Filled:
    """Gives a line whose blanks the renderer sets by itself: one piece, let out evenly."""
    tracking = _tracking(need, joints) if full else 0.0
    piece = Piece(made.starts[start], made.starts[end], 0.0 - made.boxes[start].yields)
    return _Filled((piece,), tracking, 0.0, tracking * joints)


def _special_line(
    made: Items, start: int, end: int, need: float, joints: int, full: bool, policy: Policy
) -> _Filled:
    """Gives a line with words, squeezed marks or other boxes that take elements of their own."""
    blanks = {k: made.joints[k].glue for k in range(start + 1, end)}
    spacing = 0.0
    left = need
    if need < -TINY:
        left += _squeeze(made, blanks, -need)
    elif full:
        spaces = [k for k in range(start + 1, end - 1) if made.boxes[k].kind.mark is Mark.BLANK]
        if spaces:
            wide = sum(made.boxes[k].width for k in spaces) / len(spaces)
            # A few Han characters in a line of Latin words do not have its letters let out.
            han = sum(made.boxes[k].kind.mark is Mark.HAN for k in range(start, end))
            latin = han <= len(spaces)
            most = (
                left / len(spaces) if latin else min(left / len(spaces), max(0.0, policy.space_most - wide))
            )
            spacing = round(most / STEP) * STEP
            left -= spacing * len(spaces)
    opened = _Opened.NONE
    if 0 < left <= _EVEN * (joints + _inside(made, start, end, _Opened.NUMBERS)):
        opened = _Opened.NUMBERS
    elif full:
        left -= _open_gaps(made, blanks, left, policy.gap_most)
        hyphened = made.boxes[end - 1].hangs < 0
        if left > policy.loosest * joints and not hyphened:
            opened = _Opened.WORDS
    joints += _inside(made, start, end, opened)
    tracking = _tracking(left, joints) if full or need < -TINY else 0.0
    pieces = tuple(_pieces(made, start, end, blanks, tracking, opened))
    return _Filled(pieces, tracking, spacing, need - left + tracking * joints)


def _tracking(need: float, joints: int) -> float:
    """Gives the blank after each character that opens the line by `need` em, 0 where nobody would see it.

    Characters never come nearer to each other: a line too long stays so.
    """
    return round(need / joints / STEP) * STEP if joints and need > _UNSEEN else 0.0


def _squeeze(made: Items, blanks: dict[int, float], need: float) -> float:
    """Takes `need` em out of the blanks, rank by rank, and gives how much could be taken."""
    left = need
    for rank in range(1, 5):
        giving = [k for k in blanks if made.joints[k].rank == rank]
        give = sum(made.joints[k].give for k in giving)
        if left <= TINY or not give:
            continue
        # Few marks by up to half of what they can give are easier on the eye than all marks by a little, and
        # take fewer elements.
        few = -(-left // (give / len(giving) / 2))
        if few < len(giving):
            every = len(giving) / few
            giving = [giving[int((n + 0.5) * every)] for n in range(int(few))]
            give = sum(made.joints[k].give for k in giving)
        part = min(1.0, left / give)
        for k in giving:
            # Rounded up, so that the line does not stay too long; what is too much goes back by the tracking.
            taken = min(made.joints[k].give, -(-made.joints[k].give * part // GAP_STEP) * GAP_STEP)
            blanks[k] -= taken
            left -= taken
    return need - left


def _open_gaps(made: Items, blanks: dict[int, float], need: float, most: float) -> float:
    """Opens the gaps between Han and Latin by `need` em, each to `most` em, and gives how much they took."""
    gaps = [k for k in blanks if made.joints[k].rank == _GAP_RANK]
    if not gaps or need <= 0:
        return 0.0
    room = max(0.0, most - max(blanks[k] for k in gaps))
    each = min(need / len(gaps), room) // GAP_STEP * GAP_STEP
    for k in gaps:
        blanks[k] += each
    return each * len(gaps)


_GAP_RANK = squeeze_rank(Mark.WORD)
# A line that is let out by no more than this, in em a character, has its numbers let out with the rest, which
# nobody sees, and its gaps stay as the face sets them: they take no elements.
_EVEN = 0.03


class _Opened(Enum):
    """Which words are let out with a line: numbers, where nobody sees it; all, rather than leave holes."""

    NONE = 0
    NUMBERS = 1
    WORDS = 2

    def __contains__(self, box: Box) -> bool:
        if self is _Opened.WORDS:
            return box.kind.mark in (Mark.WORD, Mark.BLANK) and not box.kind.shut
        return self is _Opened.NUMBERS and box.kind.mark is Mark.WORD and not box.own


def _inside(made: Items, start: int, end: int, opened: _Opened) -> int:
    """Counts the joints inside the words of a line that open, which stay shut in other lines."""
    boxes, joints = made.boxes, made.joints
    drawn = range(start, _drawn(made, start, end))
    inner = sum(boxes[k].length - 1 for k in drawn if boxes[k].apart and boxes[k] in opened)
    return inner + sum(not joints[k].open and boxes[k - 1] in opened for k in drawn[1:])


def _pieces(
    made: Items, start: int, end: int, blanks: dict[int, float], tracking: float, opened: _Opened
) -> Iterator[Piece]:
    """Yields the pieces of a line; a blank goes to the one beside it that is an element in any case."""

    def shut(box: Box) -> bool:
        return bool(tracking) and box.apart and box not in opened

    boxes, joints = made.boxes, made.joints
    before = 0.0 - boxes[start].yields
    since = start
    for k in range(start + 1, end + 1):
        if k == end:
            blank, own = 0.0, False
        else:
            blank, joint = blanks[k], joints[k]
            apart = any(box.own or shut(box) for box in boxes[k - 1 : k + 1])
            # The pieces of one word stay together, but not a blank with the number behind it that opens.
            together = not joint.open and boxes[k - 1].apart and boxes[k].apart
            together = together and shut(boxes[k - 1]) == shut(boxes[k])
            padded = boxes[k - 1].pad or boxes[k].pad
            if not (joint.cut or (apart and not together) or padded or abs(blank - joint.glue) > TINY):
                continue
            if shut(boxes[k - 1]) and joint.open:
                blank += tracking
            # It goes to the piece on the left only if that is an element in any case and the next one is not.
            own = (boxes[k - 1].apart or boxes[k - 1].pad != 0) and not (boxes[k].apart or boxes[k].pad)
        pad = boxes[since].pad
        after = pad + (blank if own else 0.0)
        own_element = boxes[since].own
        tracked = bool(tracking) and boxes[since] in opened if own_element else not shut(boxes[since])
        hyphen = k == end and boxes[k - 1].hangs < 0
        yield Piece(made.starts[since], made.starts[k], before + pad, after, tracked, hyphen, own_element)
        before = 0.0 if own else blank
        since = k


def _fault(
    made: Items,
    start: int,
    end: int,
    off: float,
    tracking: float,
    policy: Policy,
    measure: Measure,
    *,
    alone: bool,
) -> Fault | None:
    if off < -_VISIBLE - TINY:
        return Fault.OVERFULL
    full = end < len(made.boxes)
    if full and made.joints[end].penalty > _FREELY:
        return Fault.FORBIDDEN
    # A line with nothing in it that opens is too short and stays so.
    if tracking > policy.loosest + STEP or (full and off > _VISIBLE and not measure.ragged):
        return Fault.LOOSE
    if full:
        return None
    return Fault.LONE if not alone and made.lone(start) else None


# A line this much too long is seen to be so; a break that costs more than this is one of need.
_VISIBLE, _FREELY = 0.05, 1e3
