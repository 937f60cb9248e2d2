"""A paragraph as the boxes that stay whole, and what stands at each joint between two of them.

Knuth and Plass call these boxes, glue and penalties.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from seed2book.compose.rules import (
    CLOSES_WORD,
    HYPHEN,
    LETTERS,
    NARROW_CLOSING,
    NARROW_OPENING,
    OPENS_WORD,
    Mark,
    Policy,
    blank_right,
    closes_up,
    half_wide,
    mark_of,
    may_part,
    spare_left,
    spare_right,
    squeeze_rank,
)
from seed2book.compose.shaping import Face
from seed2book.compose.words import between, breaks, clusters, syllables, tokens
from seed2book.leftward import runs_left

NEVER = float("inf")
# What a break costs, in the unit of `breaks.badness`: at a hyphen in a Latin word, after a number, in a word
# that takes a hyphen there (about as bad as a line let out by 0.05 em a character), between two numbers (0.12
# em), anywhere in a word wider than a line.
_AT_HYPHEN, _AFTER_NUMBER, _HYPHENATED, _BETWEEN, _TORN = 0.5, 0.3, 10.0, 200.0, 1e4
# What a joint takes before its line looks loose, in em: between Han, at a gap, at a blank.
_LOOSE, _LOOSE_GAP, _LOOSE_SPACE = 0.03, 0.06, 0.1
_HALF = 0.5
# Which part of its blank a mark gives up inside a line, and how much, in em, to a mark in another element.
# With all of it, programs that copy text out of a PDF would take the overlapping cells for two lines.
_SQUEEZE, _SHARED = 0.96, 0.48
# What counts as a character on a last line; marks do not.
COUNTED = frozenset({Mark.HAN, Mark.WORD, Mark.OTHER})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face and size, in one element. `scale` is their size over the paragraph's.

    `attached`: no line may begin with it (the call of a note).
    """

    text: str
    face: Face
    scale: float = 1.0
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """What is set as a whole and is not looked into, such as a picture: its width in em of the paragraph.

    `length` is how many characters it counts in the text. `han`: a gap parts it from Latin, as it does Han.
    """

    width: float
    length: int = 1
    han: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the text asks for; it counts as one character."""


class Kind(NamedTuple):
    """What a box is, apart from its width.

    `before` and `after` say whether a gap opens there towards Han, `half` whether the mark is half an em
    wide where it stands alone, `first` and `last` whether a line may begin or end with the box, `number`
    whether it ends in a digit; `shuts` whether it begins with a closing bracket, `opens` whether it ends with
    an opening one; `faced` whether the face itself sets the blank between two such boxes. `torn` is what
    parting it from the piece of the same word before it costs, `kern` how much nearer they stand in one line.
    `shut`: its letters are never let out, since they join each other or run to the left.
    """

    mark: Mark
    before: bool = False
    after: bool = False
    half: bool = False
    first: bool = True
    last: bool = True
    number: bool = False
    shuts: bool = False
    opens: bool = False
    faced: bool = False
    torn: float | None = None
    kern: float = 0.0
    shut: bool = False


class Box(NamedTuple):
    """What stays whole: `length` characters, `width` em.

    `pad` is how much of the width is blank on either side that the glyph does not bring along. `hangs` is
    how much of it may stand past the end of a line, or, below 0, how wide the hyphen is that is put there;
    `yields` is how much is given up at the start of a line.
    `apart`: no blank may open inside it when a line is let out. `own`: it needs an element of its own always.
    In one with Han, its digits and the marks after it would be shaped as belonging to either script.
    """

    length: int
    width: float
    kind: Kind
    pad: float = 0.0
    hangs: float = 0.0
    yields: float = 0.0
    apart: bool = False
    own: bool = False


class Joint(NamedTuple):
    """What stands between two boxes.

    `glue` is the blank in em, negative where marks close up; `give` how much of it may be squeezed out, and
    `rank` when (1 first). `loose` is how much it takes before it looks loose, `open` 1 if a line that is let
    out opens it, else 0. `penalty` is what a break costs. `cut`: the renderer would not set this blank by
    itself, so that an element must end here.
    """

    glue: float = 0.0
    give: float = 0.0
    rank: int = 0
    loose: float = _LOOSE
    open: int = 1
    penalty: float = 0.0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """The boxes of a text without forced breaks, and the joints: `joints[k]` lies before box k.

    Box k is `text[starts[k]:starts[k + 1]]`; one more entry says where the text ends.
    """

    starts: list[int]
    boxes: list[Box]
    joints: list[Joint]

    def lone(self, start: int) -> bool:
        """Says whether the text from box `start` on is a single character, marks apart (孤字)."""
        counted = (box.length for box in self.boxes[start:] if box.kind.mark in COUNTED)
        return sum(counted) < 2


def items(runs: Sequence[Run | Atom], measure: float, policy: Policy) -> Items:
    """Gives the boxes and joints of the text, for lines that are at most `measure` em wide."""
    workshop = _workshop(policy)
    made = Items([], [], [])
    starts, boxes, joints = made.starts, made.boxes, made.joints
    offset, last, scale = 0, _NOTHING, 1.0
    for run in runs:
        attached = isinstance(run, Run) and run.attached
        scale, former = (run.scale if isinstance(run, Run) else 1.0), scale
        new = True
        for box, count in workshop.boxes(run, measure):
            starts.append(offset)
            boxes.append(box)
            joints.append(workshop.joint(last.kind, box.kind, max(scale, former), new, attached))
            if count > 1:
                starts.extend(range(offset + 1, offset + count))
                boxes.extend([box] * (count - 1))
                joints.extend([_PLAIN] * (count - 1))
            offset += box.length * count
            last, new, attached = box, False, False
    starts.append(offset)
    return made


_PLAIN = Joint()
# A Han character, and one that another face must set.
_HAN, _STRANGE = Kind(Mark.HAN, faced=True), Kind(Mark.HAN)
_NOTHING = Box(0, 0.0, Kind(Mark.OTHER))
_LETTER = re.compile(r"[^\W\d_]")
_WORD_BEFORE = re.compile(f"[$€£+]?[{LETTERS}]")
# A numeral with its point or bracket, as before the items of a list, is parted from the text like a word.
_WORD_AFTER = re.compile(f"[{LETTERS}][°+]?$|%$|[0-9][.)]$")
# What the face opens gaps beside: what begins with a digit and ends with one or a percent sign.
_NUMBER = re.compile("[0-9](?:.*[0-9])?%?")


@lru_cache(maxsize=16)
def _workshop(policy: Policy) -> _Workshop:
    return _Workshop(policy)


@dataclass(frozen=True, slots=True)
class _Workshop:
    """Makes boxes and joints under one policy, each once."""

    policy: Policy
    _marks: dict[tuple[str, Face, float], Box] = field(default_factory=dict)
    _words: dict[tuple[str, Face, float], tuple[Box, ...]] = field(default_factory=dict)
    _joints: dict[tuple[Kind, Kind, float, bool, bool], Joint] = field(default_factory=dict)

    def boxes(self, run: Run | Atom, measure: float) -> Iterator[tuple[Box, int]]:
        """Yields the boxes of a run, each with how many of it follow one another."""
        if isinstance(run, Atom):
            yield Box(run.length, run.width, _HAN if run.han else _NOTHING.kind, apart=True), 1
            return
        han, strange = Box(1, run.scale, _HAN), Box(1, run.scale, _STRANGE)
        missing = run.face.missing(run.text)
        for kind, text in tokens(run.text):
            if kind == "han" and not missing:
                yield han, len(text)
            elif kind == "han":
                for char in text:
                    yield strange if char in missing else han, 1
            elif kind == "word":
                for box in self._word(text, run, measure):
                    yield box, 1
            elif kind == "other":
                yield self._mark(text, run), 1
            else:
                # Two em each and never split (GB/T 15834 5.1.4, 5.1.5); longer ones as long as printed, and
                # in pairs where no line holds them.
                ems, mark = (2 if text == "⸺" else len(text)), (Mark.DOTS if kind == "dots" else Mark.DASH)
                if ems * run.scale <= measure:
                    yield Box(len(text), ems * run.scale, Kind(mark), apart=True), 1
                    continue
                for at in range(0, len(text), 2):
                    size = min(2, len(text) - at)
                    pair = Kind(mark, torn=_TORN if at else None)
                    yield Box(size, size * run.scale, pair, apart=True), 1

    def joint(self, left: Kind, right: Kind, scale: float, new: bool, attached: bool) -> Joint:
        """Gives what stands between two boxes; `new`: the second begins a run, an element of its own."""
        key = (left, right, scale, new, attached)
        if key not in self._joints:
            self._joints[key] = _joint(*key, self.policy)
        return self._joints[key]

    def _mark(self, text: str, run: Run) -> Box:
        key = (text, run.face, run.scale)
        if key not in self._marks:
            self._marks[key] = _mark(*key, self.policy)
        return self._marks[key]

    def _word(self, text: str, run: Run, measure: float) -> tuple[Box, ...]:
        key = (text, run.face, run.scale)
        made = self._words.get(key)
        if made is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            places = (
                dict.fromkeys(between(text), _BETWEEN)
                | dict.fromkeys(() if run.face.fixed else syllables(text), _HYPHENATED)
                | dict.fromkeys(breaks(text), _AT_HYPHEN)
            )
            made = self._words[key] = tuple(_word(*key, places, self.policy))
        if max(box.width for box in made) > measure:
            return tuple(_word(*key, dict.fromkeys(clusters(text), _TORN), self.policy))
        return made


# What is drawn over another character, or not at all.
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
# Words are remembered until there are this many, so that a library of OCR errors does not fill the memory.
_REMEMBERED = 50_000


def _mark(text: str, face: Face, scale: float, policy: Policy) -> Box:
    mark = mark_of(text[0])
    # A face without the character leaves it to another, in which one em is the likeliest width; with that
    # one's marks it closes nothing up.
    foreign = bool(face.missing(text[0]))
    width = scale if mark is Mark.HAN else face.advance(text) * scale
    if foreign:
        # A family of emoji is one character to some faces, and to others as many as it has members.
        width = scale * max(1, sum(unicodedata.category(char) not in _UNSEEN for char in text))
    if mark in (Mark.MIDDLE, Mark.SHORT):
        # Half an em each, whatever the face thinks (GB/T 15834 5.1.6, 5.1.7, 5.1.9).
        return Box(len(text), _HALF * scale, Kind(mark), pad=(_HALF * scale - width) / 2)
    if mark in (Mark.PAUSE, Mark.STOP) and not foreign and face.centred(text[0]):
        mark = Mark.CENTRED
    if mark is Mark.OTHER and text.isspace():
        # Faces close marks up with some of these blanks and not with others.
        return Box(len(text), width, Kind(mark), apart=True, own=True)
    half = half_wide(text[0], policy.width) and mark is not Mark.CENTRED
    hangs = width if mark in (Mark.BLANK, Mark.WIDE_BLANK) else spare_right(mark) * scale
    if policy.hang and text in ("，", "。", "、"):
        hangs = width
    yields = _HALF * scale if mark is Mark.OPEN else 0.0
    apart = mark is Mark.BLANK
    faced = not foreign and face.closes_up(text[0])
    return Box(len(text), width, Kind(mark, half=half, faced=faced), 0.0, hangs, yields, apart, foreign)


def _word(text: str, face: Face, scale: float, places: Mapping[int, float], policy: Policy) -> Iterator[Box]:
    """Yields the boxes of a word, which may be parted at `places` for what each costs."""
    advances = [advance * scale for advance in face.advances(text)]
    before, after = bool(_WORD_BEFORE.match(text)), bool(_WORD_AFTER.search(text))
    own = _LETTER.search(text) is not None
    shut = runs_left(text)
    faced = not own and _NUMBER.fullmatch(text) is not None and face.gap == policy.gap
    parts = sorted(places)
    kern = 0.0
    for start, end in zip([0, *parts], [*parts, len(text)], strict=True):
        kind = Kind(
            Mark.WORD,
            before=before and not start,
            after=after and end == len(text),
            first=text[start] not in CLOSES_WORD or start > 0,
            last=text[end - 1] not in OPENS_WORD,
            number=end == len(text) and text[-1].isdecimal(),
            shuts=text[start] in NARROW_CLOSING,
            opens=text[end - 1] in NARROW_OPENING,
            faced=faced,
            torn=places[start] if start else None,
            kern=kern,
            shut=shut,
        )
        hyphen = HYPHEN * scale if places.get(end) == _HYPHENATED else 0.0
        whole = sum(advances[start:end])
        # What ends a line is not kerned with what begins the next.
        width = face.advance(text[start:end]) * scale if parts else whole
        kern = whole - width
        yield Box(end - start, width, kind, hangs=-hyphen, apart=True, own=own)


def _joint(left: Kind, right: Kind, scale: float, new: bool, attached: bool, policy: Policy) -> Joint:
    if right.torn is not None:
        return Joint(right.kern, loose=0.0, open=0, penalty=right.torn)
    parted = may_part(left.mark, right.mark, policy.prohibition) and left.last and right.first
    penalty = NEVER if attached or not parted else _AFTER_NUMBER * (left.number and right.mark is Mark.HAN)
    half = _HALF * scale
    if (
        closes_up(left.mark, right.mark)
        or (blank_right(left.mark) and right.shuts)
        or (left.opens and right.mark is Mark.OPEN)
    ):
        # Renderers place the second of two opening marks by its ink, a little too near for copying out.
        faced = all(kind.faced or kind.mark is Mark.WORD for kind in (left, right))
        cut = new or not faced or left.mark is right.mark is Mark.OPEN
        return Joint(-_SHARED * scale if cut else -half, penalty=penalty, cut=cut)
    if (left.half and blank_right(left.mark)) or (right.half and right.mark is Mark.OPEN):
        return Joint(-half, penalty=penalty, cut=True)
    if (left.mark is Mark.HAN and right.before) or (right.mark is Mark.HAN and left.after):
        give = (policy.gap - policy.gap_least) * scale
        rank = squeeze_rank(Mark.WORD)
        cut = new or not (left.faced and right.faced)
        return Joint(policy.gap * scale, give, rank, _LOOSE_GAP, penalty=penalty, cut=cut)
    if left.mark is Mark.BLANK:
        # Words and the blanks between them stay together.
        return Joint(loose=_LOOSE_SPACE, open=int(right.mark is not Mark.WORD), penalty=penalty)
    if right.mark is Mark.BLANK and left.mark is Mark.WORD:
        return Joint(loose=0.0, open=0, penalty=penalty)
    # A mark at the edge of a word keeps its blank only as long as there is room, as beside a Han character.
    spares = (spare_right(left.mark), spare_left(right.mark))
    ranks = [squeeze_rank(mark) for mark, spare in zip((left.mark, right.mark), spares, strict=True) if spare]
    return Joint(give=_SQUEEZE * scale * sum(spares), rank=max(ranks, default=0), penalty=penalty)
