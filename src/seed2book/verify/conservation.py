"""Nothing is lost: from the lines of the files to the publication, and from there to the finished file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, permutations
from pathlib import Path

from seed2book import cores
from seed2book.errors import VerificationError
from seed2book.messages import _, deferred
from seed2book.model import Publication
from seed2book.reading import Reading
from seed2book.source import Edit, Seed, Span
from seed2book.verify import finished
from seed2book.verify.alignment import Change, explains
from seed2book.verify.leaves import Leaf, leaves
from seed2book.verify.letters import difference, letters, passage, without_marks
from seed2book.verify.markup import Option, options
from seed2book.verify.order import misplaced

_HINT = deferred(
    "this is a fault of seed2book, not of the seed: please report it with the lines named here; "
    "nothing was written, and what was there before is untouched"
)
_SHOWN = 5
# So many parts in one knot are tried in every order, and so many in the order in which they are found.
_FEW, _MANY = 4, 64

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something lost, altered or out of its place, in words, and the lines that it may have come from."""

    message: str
    spans: tuple[Span, ...]


def faults(reading: Reading) -> tuple[Fault, ...]:
    """Gives what the publication and the log lack of the letters, digits and Han characters of the seeds.

    Starts from the decoded lines as they came (`Seed.lines`), not from what the stages made of them. Lines
    and parts of the publication are tied together by the parts' spans; of each such knot, the letters of
    the lines, with the changes logged there, must be the letters of the parts, in order, no more, no
    fewer. The running text must stand in the order of its lines.
    """
    return tuple(_faults(reading))


def loss(found: Sequence[Fault]) -> VerificationError:
    """Gives the error that tells of the faults: the files, the lines and the passages."""
    told = _("; ").join(fault.message for fault in found[:_SHOWN])
    if len(found) > _SHOWN:
        told += _(" (and {number} more)").format(number=len(found) - _SHOWN)
    return VerificationError(told, _(_HINT))


def check_file(publication: Publication, path: Path, format_name: str) -> None:
    """Checks that the file at `path`, read back from disk, holds the text of `publication` in order.

    EPUB: article by article along the spine, every character but blanks. PDF: line by line of print, with
    running heads, folios, contents and title pages set aside.

    Raises:
        VerificationError: something is missing, altered or out of its place, or the file cannot be read.
            Names the article, the passage, and the seed's line.
    """
    finished.check(publication, path, format_name)


@dataclass(slots=True)
class _Knot:
    """Lines and parts that are tied together, directly or by others."""

    places: list[Place] = field(default_factory=list)
    parts: list[Leaf] = field(default_factory=list)


def _faults(reading: Reading) -> Iterator[Fault]:
    raw = {
        (seed.file, number): line
        for seed in reading.seeds
        for number, line in enumerate(seed.lines, 1)
        if line and not line.isspace()
    }
    _obey(reading.edits, raw)
    parts = [leaf for leaf in leaves(reading.publication) if leaf.text or leaf.addresses]
    yield from _nowhere(parts, reading.seeds)
    log = _Log(reading.edits)
    knots = list(_knots(parts, raw))
    owned = set(chain.from_iterable(knot.places for knot in knots))
    owned.update(chain.from_iterable(map(_front_matter, reading.seeds)))
    knots += (_Knot([place]) for place in raw if place not in owned)
    length = sum(map(len, raw.values()))
    yield from chain.from_iterable(cores.each(lambda knot: list(_told(knot, raw, log)), knots, length))
    for span, former, message in misplaced(reading.publication):
        yield Fault(message, (span, former))


def _told(knot: _Knot, raw: dict[Place, str], log: _Log) -> Iterator[Fault]:
    for message in _compare(knot, raw, log):
        spans = tuple(Span(file, line, line) for file, line in knot.places)
        yield Fault(message, spans or tuple(span for part in knot.parts for span in part.spans))


def _obey(edits: Sequence[Edit], raw: dict[Place, str]) -> None:
    """Makes the changes that the user asked for (`[[fix]]`), each just where the log says it stood.

    They come before all others, which may change or take away what they put there.
    """
    for edit in edits:
        place = (edit.span.file, edit.span.first)
        if edit.rule != "fix" or edit.span.first != edit.span.last or place not in raw:
            continue
        line = raw[place]
        if line[edit.start : edit.end] == edit.before:
            raw[place] = line[: edit.start] + edit.after + line[edit.end :]


def _nowhere(parts: Sequence[Leaf], seeds: Sequence[Seed]) -> Iterator[Fault]:
    lengths = {seed.file: len(seed.lines) for seed in seeds}
    for part in parts:
        for span in part.spans:
            if not 1 <= span.first <= span.last <= lengths.get(span.file, 0):
                message = _("{span}: a {what} claims to come from there, but no seed has such a line").format(
                    span=span, what=_(part.what)
                )
                yield Fault(message, ())
        if not part.spans:
            yield Fault(
                _("a {what}, “{text}”, does not say which line it comes from").format(
                    what=_(part.what), text=part.text[:20]
                ),
                (),
            )


def _front_matter(seed: Seed) -> Iterator[Place]:
    if not seed.front_matter:
        return
    fences = [
        number for number, line in enumerate(seed.lines, 1) if line.strip("\ufeff \t") in ("---", "...")
    ]
    if len(fences) > 1:
        yield from ((seed.file, number) for number in range(fences[0], fences[1] + 1))


def _knots(parts: Sequence[Leaf], raw: dict[Place, str]) -> Iterator[_Knot]:
    leader: dict[Place, int] = {}
    joined = list(range(len(parts)))

    def head(number: int) -> int:
        while joined[number] != number:
            joined[number] = joined[joined[number]]
            number = joined[number]
        return number

    places: list[list[Place]] = []
    for number, part in enumerate(parts):
        own = [
            (span.file, line)
            for span in part.spans
            for line in range(span.first, span.last + 1)
            if (span.file, line) in raw
        ]
        places.append(own)
        for place in own:
            other = head(leader.setdefault(place, number))
            mine = head(number)
            joined[max(other, mine)] = min(other, mine)

    knots: dict[int, _Knot] = {}
    for number, part in enumerate(parts):
        knot = knots.setdefault(head(number), _Knot())
        knot.parts.append(part)
        knot.places += places[number]
    for knot in knots.values():
        knot.places = _in_order(knot.places)
        yield knot


def _in_order(places: list[Place]) -> list[Place]:
    if len(places) < 2:
        return places
    # An article that goes on in another seed is read in its own order of seeds, whatever their names.
    files = list(dict.fromkeys(file for file, _ in places))
    return sorted(set(places), key=lambda place: (files.index(place[0]), place[1]))


def _compare(knot: _Knot, raw: dict[Place, str], log: _Log) -> Iterator[str]:
    if not knot.places:
        yield from (
            _("{place}: “{text}” stands on no line there").format(place=part.spans[0], text=_short(part.text))
            for part in knot.parts
            if part.spans and letters(part.text)
        )
        return
    lines = [raw[place] for place in knot.places]
    printed = "".join(part.text for part in knot.parts)
    written = "".join(lines)
    if written == printed or without_marks(written) == without_marks(printed):
        return  # as nearly always; what is folded alike is alike
    received, said = "".join(map(letters, lines)), letters(printed)
    if received == said:
        return
    orders = list(_readings(knot, received))
    choices, changes = _liberties(knot, lines, log)
    if any(explains(received, choices, changes, said) for said in orders):
        return
    yield _describe(knot, lines, received, min(orders, key=lambda said: abs(len(said) - len(received))))


def _readings(knot: _Knot, received: str) -> Iterator[str]:
    """Gives the orders in which the parts may have been printed, as letters.

    Parts that share a line do not say which came first: a name may stand before or after a text, a credit
    before its caption. The running text itself keeps its order.
    """
    order = {place: number for number, place in enumerate(knot.places)}
    parts = sorted(
        knot.parts, key=lambda p: order.get((p.spans[0].file, p.spans[0].first), -1) if p.spans else -1
    )
    needed = [part for part in parts if not part.spare]
    told: set[str] = set()
    for chosen in (parts, needed) if len(needed) < len(parts) else (parts,):
        for printed in _arrangements(chosen, received):
            said = letters("".join(part.text for part in printed))
            if said not in told:
                told.add(said)
                yield said


def _arrangements(parts: Sequence[Leaf], received: str) -> Iterator[Sequence[Leaf]]:
    yield parts
    flow = [part for part in parts if part.flows]
    if len(parts) <= _FEW:
        for moved in permutations(parts):
            if [part for part in moved if part.flows] == flow:
                yield moved
    elif len(parts) <= _MANY:
        kept = iter(flow)
        found = sorted(parts, key=lambda part: received.find(letters(part.text)))
        yield [next(kept) if part.flows else part for part in found]


def _liberties(knot: _Knot, lines: Sequence[str], log: _Log) -> tuple[list[Option], list[Change]]:
    addresses = {address for part in knot.parts for address in part.addresses or ()}
    homeless = any(part.addresses is None for part in knot.parts)
    described = {letters(part.text) for part in knot.parts if part.spare and part.text}
    choices: list[Option] = []
    starts: dict[Place, tuple[int, int]] = {}
    before = 0
    for place, line in zip(knot.places, lines, strict=True):
        length = len(letters(line))
        starts[place] = (before, before + length)
        choices += (
            Option(o.start + before, o.end + before, o.instead)
            for o in options(line, addresses, homeless=homeless, described=described)
        )
        before += length
    changes: list[Change] = []
    for edit in dict.fromkeys(edit for place in knot.places for edit in log.at(place)):
        touched = [
            starts[place]
            for line in range(edit.span.first, edit.span.last + 1)
            if (place := (edit.span.file, line)) in starts
        ]
        changes.append(Change(letters(edit.before), letters(edit.after), touched[0][0], touched[-1][1]))
    return choices, changes


class _Log:
    """The changes that touch letters, by the lines they were made in; most builds never ask."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._by_place: dict[Place, list[Edit]] | None = None

    def at(self, place: Place) -> Sequence[Edit]:
        if self._by_place is None:
            self._by_place = {}
            for edit in self._edits:
                if letters(edit.before) != letters(edit.after):
                    for line in range(edit.span.first, edit.span.last + 1):
                        self._by_place.setdefault((edit.span.file, line), []).append(edit)
        return self._by_place.get(place, ())


def _describe(knot: _Knot, lines: Sequence[str], received: str, said: str) -> str:
    start, end, stop = difference(received, said)
    before = 0
    at, length = 0, 0
    for at, line in enumerate(lines):
        length = len(letters(line))
        if start < before + length or at == len(lines) - 1:
            break
        before += length
    file, number = knot.places[at]
    place = f"{file}:{number}"
    quoted = passage(lines[at], start - before, min(end - before, length))
    if stop == start:
        lost = received[start:end]
        return _("{place}: “{lost}” is lost from “{quoted}”").format(
            place=place, lost=_short(lost), quoted=quoted
        )
    if end == start:
        return _("{place}: “{added}” was added to “{quoted}”, or stands there twice").format(
            place=place, added=_short(said[start:stop]), quoted=quoted
        )
    return _("{place}: “{lost}” became “{added}” in “{quoted}”").format(
        place=place, lost=_short(received[start:end]), added=_short(said[start:stop]), quoted=quoted
    )


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:10]} … {text[-10:]}"
