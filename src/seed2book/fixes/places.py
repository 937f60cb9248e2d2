"""Which seed and which passage an entry means, and whether its words still stand there."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from seed2book.errors import ConfigError
from seed2book.fixes.entry import Action, Fix
from seed2book.messages import _, listed
from seed2book.source import Seed

_SHOWN = 24
_ALIKE = frozenset(Action) - {Action.ROLE, Action.DROP}


def bind(
    fixes: Sequence[Fix],
    seeds: Sequence[Seed],
    *,
    named: Callable[[str], Sequence[str]],
    is_elsewhere: Callable[[str], bool],
) -> Mapping[str, tuple[Fix, ...]]:
    """Gives the entries by `Seed.file`, each with its seed's own name in `source`.

    `named` gives the seeds that a `source` may mean, `is_elsewhere` tells one that this run leaves out, whose
    entries wait for another run.

    Raises:
        ConfigError: an entry means no seed or several, its words do not stand in its line, or it contradicts
            another entry.
    """
    by_file = {seed.file: seed for seed in seeds}
    bound: dict[str, list[Fix]] = {}
    for fix in fixes:
        files = named(fix.source)
        if not files and is_elsewhere(fix.source):
            continue
        if len(files) != 1:
            raise _unplaced(fix, files, list(by_file))
        fix = replace(fix, source=files[0])
        _check(fix, by_file[files[0]])
        for other in bound.setdefault(files[0], []):
            if _contradicts(fix, other):
                message = _("has a [[fix]] already, in line {line}: {action}").format(
                    line=other.line, action=other.action
                )
                raise fix.error(message, _("keep one of the two"))
        bound[files[0]].append(fix)
    return {file: tuple(entries) for file, entries in bound.items()}


def find(words: str, text: str) -> tuple[tuple[int, int], ...]:
    """Gives where `words` stand in `text`, as offsets.

    Where they do not stand there to the letter, marks, blanks and widths are passed over: people copy from
    what a finding shows, which has been cleaned.
    """
    exact = []
    at = text.find(words)
    while at >= 0 and words:
        exact.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return tuple(exact) or _by_letters(words, text)


def is_letter(char: str) -> bool:
    """Tells what cleaning never adds or takes away: letters, digits, Han, and what stands for a lost one."""
    return char.isalnum() or char == "\ufffd" or "\ue000" <= char <= "\uf8ff"


def _by_letters(words: str, text: str) -> tuple[tuple[int, int], ...]:
    wanted = "".join(map(_folded, filter(is_letter, words)))
    if not wanted:
        return ()
    offsets = [at for at, char in enumerate(text) if is_letter(char)]
    bare = "".join(_folded(text[at]) for at in offsets)
    words = words.strip()
    lead = next(n for n, char in enumerate(words) if is_letter(char))
    tail = next(n for n, char in enumerate(reversed(words)) if is_letter(char))
    found = []
    at = bare.find(wanted)
    while at >= 0:
        start, end = offsets[at], offsets[at + len(wanted) - 1] + 1
        while lead and start and _is_mark(text[start - 1]) and offsets[at] - start < lead:
            start -= 1
        last = end
        while tail and end < len(text) and _is_mark(text[end]) and end - last < tail:
            end += 1
        found.append((start, end))
        at = bare.find(wanted, at + len(wanted))
    return tuple(found)


def _is_mark(char: str) -> bool:
    return not is_letter(char) and not char.isspace()


def _folded(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _check(fix: Fix, seed: Seed) -> None:
    if fix.last > len(seed.lines):
        count = len(seed.lines)
        raise fix.error(_("is not there: the seed has {count} lines").format(count=count), _moved(fix, seed))
    line = seed.lines[fix.first - 1]
    found = find(fix.match, line)
    if not found:
        if not line.strip():
            message = _("does not hold “{words}”; there stands nothing; the line is blank").format(
                words=_short(fix.match)
            )
        else:
            message = _("does not hold “{words}”; there stands “{line}”").format(
                words=_short(fix.match), line=_short(line)
            )
        raise fix.error(message, _moved(fix, seed))
    if len(found) > 1 and fix.action is Action.REPLACE:
        message = _("holds “{words}” {number} times").format(words=_short(fix.match), number=len(found))
        raise fix.error(message, _("write more words around the one that is meant"))


def _moved(fix: Fix, seed: Seed) -> str:
    elsewhere = [str(n) for n, line in enumerate(seed.lines, 1) if find(fix.match, line)]
    if elsewhere:
        lines = _(" and ").join(elsewhere[:3])
        if len(elsewhere) == 1:
            return _("these words stand in line {lines} now").format(lines=lines)
        return _("these words stand in lines {lines} now").format(lines=lines)
    return _("write what stands there now, or take the [[fix]] out")


def _contradicts(fix: Fix, other: Fix) -> bool:
    if fix.first > other.last or other.first > fix.last:
        return False
    if Action.DROP in (fix.action, other.action):
        return True
    if fix.action is not other.action:
        # What goes on with the text above begins no paragraph at its start; a split further on may be meant.
        return False
    return fix.action not in _ALIKE or (fix.match, fix.value) == (other.match, other.value)


def _unplaced(fix: Fix, files: Sequence[str], known: Sequence[str]) -> ConfigError:
    place = f'{fix.file}:{fix.line}: [[fix]] source "{fix.source}"'
    if files:
        message = _("{place} fits more than one seed: {files}").format(place=place, files=listed(files))
        return ConfigError(message, _("write more of the path"))
    near = difflib.get_close_matches(fix.source, known, 1, 0.5)
    hint = (
        _("did you mean {name}?").format(name=f'"{near[0]}"')
        if near
        else _("write the seed's path below the folder given")
    )
    return ConfigError(_("{place} is none of the seeds").format(place=place), hint)


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
