"""Where the lines of a paragraph end: the breaks with the least badness in total (Knuth and Plass, 1981).

The lines that may end at a place begin in a narrow window, since all characters are about as wide; so a
paragraph takes time in proportion to its length, however long it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from seed2book.compose.items import COUNTED, NEVER, Items

# Widths are sums of floats: what differs by less is the same.
TINY = 1e-6
# Badness of a last line with a single character (孤字; CLREQ, "widows and orphans"), and of one narrower than
# the indent of the line that will follow it.
_LONE, _SHORT_LAST = 400.0, 0.5
# Squeezing a line at all is about as bad as letting it out by 0.03 em a character, which nobody sees;
# squeezing it by all it can give, by 0.04 em.
_ANY_SQUEEZE, _SQUEEZED = 1.5, 3.0
# A line with nothing in it that opens stays short; by so much it is about as bad as one let out by 0.03 em.
_SHORT = 0.05
# So much may a line stand out, which nobody sees, and a last line that would otherwise leave a single
# character to a line of its own.
_SPILL, _SLACK = 0.025, 0.05
# Lines that are not let out look uneven where one lacks so much of its measure.
_RAGGED = 0.3
# In a paragraph that cannot be set well: breaking where no line may end, and a line longer than the measure.
_FORBIDDEN, _OVERFULL = 1e8, 1e9
_ANY = 1e9


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of lines in em: of the first ones, as far as they differ (a drop cap), and of all the rest.

    `indent` is taken from the very first line. `ragged`: lines are not let out to fill it, as in the narrow
    cells of a table, or in code, whose blanks count.
    """

    rest: float
    first: tuple[float, ...] = ()
    indent: float = 0.0
    ragged: bool = False

    def of(self, line: int) -> float:
        """Gives the room in a line, counted from 0."""
        full = self.first[line] if line < len(self.first) else self.rest
        return full - self.indent if line == 0 else full


@dataclass(frozen=True, slots=True)
class Sums:
    """What a line of the boxes i to j - 1 amounts to, by differences, without the blanks lost at its edges.

    It is `ends[j] - begins[i]` wide, can be squeezed by `give_ends[j] - give_begins[i]`, and so on.
    """

    begins: list[float]
    ends: list[float]
    give_begins: list[float]
    give_ends: list[float]
    loose_begins: list[float]
    loose_ends: list[float]

    def ragged(self, measure: Measure) -> Sums:
        """Gives the sums for lines that stay short: what one lacks is as bad whatever stands in it."""
        count = len(self.ends)
        return replace(self, loose_begins=[0.0] * count, loose_ends=[_RAGGED * measure.rest] * count)


def sums(items: Items) -> Sums:
    """Gives the sums over the boxes and joints."""
    boxes, joints = items.boxes, items.joints
    glue = [joint.glue for joint in joints]
    widths = [box.width for box in boxes]
    # right[k] is where box k - 1 ends, left[k] where box k begins.
    right = list(accumulate(map(float.__add__, glue, widths), initial=0.0))
    left = list(map(float.__add__, right, glue))
    give = list(accumulate([joint.give for joint in joints]))
    loose = list(accumulate([joint.loose for joint in joints]))
    return Sums(
        begins=[at + box.yields for at, box in zip(left, boxes, strict=True)],
        ends=[0.0, *(at - box.hangs for at, box in zip(right[1:], boxes, strict=True))],
        give_begins=give,
        give_ends=[0.0, *give],
        loose_begins=loose,
        loose_ends=[0.0, *loose],
    )


def breaks(items: Items, totals: Sums, measure: Measure, loosest: float) -> list[int]:
    """Gives the boxes before which lines end, in order; the last is the number of boxes.

    No line is let out by more than `loosest` em a character, and none is longer than its measure, unless the
    paragraph cannot be set otherwise: then the worst lines are as few and as near to it as can be, and they
    break at forbidden places rather than stand out of the measure.
    """
    penalties = [joint.penalty for joint in items.joints]
    last = _last_line(items)
    limit = _ANY if measure.ragged else loosest / 0.03
    found = _search(totals, penalties, last, measure, limit, desperate=False)
    if found is None:
        torn = [_FORBIDDEN if penalty == NEVER else penalty for penalty in penalties]
        found = _search(totals, torn, last, measure, NEVER, desperate=True)
    return found or [len(penalties)]


def badness(need: float, loose: float, give: float) -> float:
    """Gives how bad a line is that is `need` em too short (negative: too long).

    `loose` em make it look loose, `give` em are all it can be squeezed by.
    """
    if need >= 0:
        square = (need / (loose + _SHORT)) ** 2
        return square * (1 + square)
    return _ANY_SQUEEZE + _SQUEEZED * max(-1.0, need / (give + TINY)) ** 2


def _last_line(items: Items) -> list[tuple[int, float]]:
    """Gives the starts of last lines that are too short, with their badness; the rest are as good as any."""
    bad: list[tuple[int, float]] = []
    characters, width = 0, 0.0
    for at in range(len(items.boxes) - 1, 0, -1):
        box = items.boxes[at]
        width += box.width
        characters += box.length if box.kind.mark in COUNTED else 0
        if characters >= 2 and width > 2:
            break
        bad.append((at, _LONE if characters < 2 else _SHORT_LAST))
    return bad


_Start = tuple[float, float, float, float, int]


def _search(
    totals: Sums,
    penalties: Sequence[float],
    short: Sequence[tuple[int, float]],
    measure: Measure,
    limit: float,
    *,
    desperate: bool,
) -> list[int] | None:
    """Gives the best breaks, or None where a line would have to be worse than `limit` allows."""
    size = len(penalties)
    last_badness = dict(short)
    # Lines of their own measure are laid one after another, as long as there are any: heads[n] has the places
    # where line n may begin, with the least badness so far and the place where line n - 1 began.
    heads: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    ended: tuple[float, int, int] = (NEVER, -1, -1)
    narrow = len(measure.first) if measure.first else int(measure.indent != 0)
    for line in range(narrow):
        head: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in heads[-1].items():
            room = measure.of(line)
            for end, bad in _ends(totals, penalties, start, room, limit, desperate=desperate):
                if end == size:
                    total = cost + bad + last_badness.get(start, 0.0)
                    ended = min(ended, (total, line, start))
                elif cost + bad < head.get(end, (NEVER, 0))[0]:
                    head[end] = (cost + bad, start)
        heads.append(head)
    whole = _uniform(
        totals,
        penalties,
        last_badness,
        measure.rest,
        {k: c for k, (c, _) in heads[-1].items()},
        limit,
        desperate,
    )
    if min(ended[0], whole[0]) == NEVER:
        return None
    if ended[0] <= whole[0]:
        found, at, line = [size], ended[2], ended[1]
    else:
        found, line = whole[1], narrow
        at = found.pop(0)
    while line > 0:
        found.insert(0, at)
        at = heads[line][at][1]
        line -= 1
    return found


def _ends(
    totals: Sums, penalties: Sequence[float], start: int, room: float, limit: float, *, desperate: bool
) -> list[tuple[int, float]]:
    """Gives the places where a line that begins at `start` may end, each with the line's badness."""
    size = len(penalties)
    begin, give, loose = totals.begins[start], totals.give_begins[start], totals.loose_begins[start]
    found: list[tuple[int, float]] = []
    for end in range(start + 1, size + 1):
        need = room - totals.ends[end] + begin
        spare = totals.give_ends[end] - give
        slack = _SLACK if end == size else _SPILL
        if need < -spare - slack and not (desperate and end == start + 1):
            if need < -spare - 2:
                break
            continue
        penalty = penalties[end] if end < size else 0.0
        if penalty == NEVER:
            continue
        if need < -spare - slack:
            found.append((end, _OVERFULL - need + penalty))
        elif end == size and need >= 0:
            found.append((end, 0.0))
        else:
            bad = badness(0.0 if abs(need) < TINY else need, totals.loose_ends[end] - loose, spare)
            if need < TINY or desperate or need <= limit * (totals.loose_ends[end] - loose):
                found.append((end, bad + penalty))
    return found


def _uniform(
    totals: Sums,
    penalties: Sequence[float],
    last_badness: dict[int, float],
    room: float,
    seeds: dict[int, float],
    limit: float,
    desperate: bool,
) -> tuple[float, list[int]]:
    """Gives the least badness and the breaks, the start among them, of lines that are all `room` em wide.

    `seeds` are the places where the first of them may begin, with the badness before it.
    """
    size = len(penalties)
    ends, give_ends, loose_ends = totals.ends, totals.give_ends, totals.loose_ends
    came: list[int] = [-1] * (size + 1)
    # Places where a line may begin, in order; those before `low` are too far back for any line to come.
    starts: list[_Start] = []
    low = 0

    def begin(place: int, cost: float) -> None:
        starts.append(
            (
                totals.begins[place] + room,
                totals.loose_begins[place],
                totals.give_begins[place],
                cost,
                place,
            )
        )

    first = min(seeds, default=size)
    if first < size:
        begin(first, seeds[first])
    for end in range(first + 1, size):
        penalty = penalties[end]
        if penalty == NEVER:
            continue
        width, give, loose = ends[end], give_ends[end], loose_ends[end]
        while low < len(starts) and starts[low][0] + give - starts[low][2] < width - _SPILL:
            low += 1
        best, place = NEVER, -1
        for at in range(low, len(starts)):
            reach, loose_before, give_before, cost, start = starts[at]
            need = reach - width
            if need > TINY:
                opening = loose - loose_before
                if need > limit * opening:
                    break
                ratio = (need / (opening + _SHORT)) ** 2
                cost += ratio * (1 + ratio)
                if ratio > best:
                    break
            elif need < -TINY:
                ratio = max(-1.0, need / (give - give_before + TINY))
                cost += _ANY_SQUEEZE + _SQUEEZED * ratio * ratio
            if cost < best:
                best, place = cost, start
        if desperate and place < 0 and starts:
            best, place = starts[-1][3] + _OVERFULL + width - starts[-1][0], starts[-1][4]
        seed = seeds.get(end, NEVER)
        if seed < best + penalty:
            best, place, penalty = seed, -1, 0.0
        if best < NEVER:
            came[end] = place
            begin(end, best + penalty)
    return _closed(totals, starts, low, last_badness, came, desperate=desperate)


def _closed(
    totals: Sums,
    starts: Sequence[_Start],
    low: int,
    last_badness: dict[int, float],
    came: Sequence[int],
    *,
    desperate: bool,
) -> tuple[float, list[int]]:
    """Gives the least badness of the whole, with its last line, and the breaks that lead there."""
    size = len(came) - 1
    best, place = NEVER, -1
    for reach, _, give_before, cost, start in starts[low:]:
        need = reach - totals.ends[size]
        give = totals.give_ends[size] - give_before
        if need < -give - _SLACK:
            if not desperate:
                continue
            cost += _OVERFULL - need
        elif need < -TINY:
            cost += badness(need, 0.0, give)
        cost += last_badness.get(start, 0.0)
        if cost < best:
            best, place = cost, start
    found = [size]
    while place >= 0:
        found.append(place)
        place = came[place]
    return best, found[::-1]
