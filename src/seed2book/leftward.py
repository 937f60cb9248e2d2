"""Hebrew, Arabic and the scripts like them, whose lines run to the left (UAX #9)."""

from __future__ import annotations

import re

LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Their letters, as they stand between the brackets of a pattern."""

_LETTER = re.compile(f"[{LEFTWARD}]")


def runs_left(text: str) -> bool:
    """Says whether some of the text runs to the left."""
    return _LETTER.search(text) is not None
