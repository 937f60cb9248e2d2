"""Whether raw lines, with the logged changes made, say what the parts they became say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seed2book.verify.letters import agreement
from seed2book.verify.markup import Option

# A line would need this many markup marks and logged changes, each of them ambiguous, to get here.
_PATIENCE = 50_000


@dataclass(frozen=True, slots=True)
class Change:
    """A logged change: somewhere among the letters `first` to `last`, `before` became `after`."""

    before: str
    after: str
    first: int
    last: int


def explains(raw: str, options: Sequence[Option], changes: Sequence[Change], result: str) -> bool:
    """Says whether `raw` becomes `result` when some of `options` are taken and some of `changes` made.

    The rules saw a text that other rules had changed before, so a change says where it was only roughly;
    it is looked for at the first letters that differ. Each change is made at most once. Takes time in
    proportion to the length of the text times the number of options and changes.
    """
    at = {option.start: option for option in options}
    stops = sorted(at)
    seen: set[tuple[int, int, int, int]] = set()
    open_ends = [(0, 0, 0, 0)]  # letters of raw read, letters of result read, changes made (bits), next stop
    while open_ends and len(seen) < _PATIENCE:
        read, said, made, stop = open_ends.pop()
        if (read, said, made, stop) in seen:
            continue
        seen.add((read, said, made, stop))
        while stop < len(stops) and stops[stop] < read:
            stop += 1
        limit = stops[stop] if stop < len(stops) else len(raw)
        agreed = min(agreement(raw, read, result, said), limit - read)
        reached, told = read + agreed, said + agreed
        if reached == len(raw) and told == len(result):
            return True
        open_ends += _changed(raw, result, reached, told, made, stop, changes)
        if reached == limit and stop < len(stops):
            option = at[limit]
            # Pushed last, so tried first: markup is more often left out than printed.
            open_ends.append((reached, told, made, stop + 1))
            if result.startswith(option.instead, told):
                open_ends.append((option.end, told + len(option.instead), made, stop + 1))
    return False


def _changed(
    raw: str, result: str, read: int, said: int, made: int, stop: int, changes: Sequence[Change]
) -> list[tuple[int, int, int, int]]:
    ways: list[tuple[int, int, int, int]] = []
    tried: set[tuple[str, str, int, int]] = set()
    for number, change in enumerate(changes):
        key = (change.before, change.after, change.first, change.last)
        if made >> number & 1 or key in tried:
            continue
        tried.add(key)
        # What was changed may begin as what replaced it does, so it may begin before the texts differ.
        longest = max(len(change.before), len(change.after))
        for start in range(read, max(change.first, read - min(longest, said), 0) - 1, -1):
            begun = said - (read - start)
            if (
                start + len(change.before) <= change.last
                and raw.startswith(change.before, start)
                and result.startswith(change.after, begun)
            ):
                following = start + len(change.before)
                ways.append((following, begun + len(change.after), made | 1 << number, stop))
    ways.reverse()
    return ways
