"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence


def shares(wanted: Sequence[float], room: float) -> list[float]:
    """Gives each column of a table its width in em: what it wants if it can be, else the room shared out.

    Narrow columns get what they want first.
    """
    shares = [0.0] * len(wanted)
    left, waiting = room, len(wanted)
    for at in sorted(range(len(wanted)), key=lambda at: wanted[at]):
        shares[at] = min(wanted[at], left / waiting)
        left, waiting = left - shares[at], waiting - 1
    spare = left / len(wanted) if wanted else 0.0
    return [share + spare for share in shares]
