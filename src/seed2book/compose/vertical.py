"""Text for lines that run from top to bottom (CLREQ, "vertical writing mode"); no theme has them yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.compose.items import Atom, Run
from seed2book.compose.shaping import Face

# A number that stands by itself, without a word, a sign or a fraction beside it.
_NUMBER = re.compile(r"(?<![!-~])[0-9]+(?![!-~])")


def runs(text: str, face: Face, most: int = 2) -> Iterator[Run | Atom]:
    """Yields the text for lines of a face that is measured downwards.

    A number of up to `most` digits stands upright, as wide as a character (纵中横); longer ones and Latin
    words lie on their side.
    """
    since = 0
    for number in _NUMBER.finditer(text):
        if len(number[0]) > most:
            continue
        if number.start() > since:
            yield Run(text[since : number.start()], face)
        yield Atom(1.0, len(number[0]))
        since = number.end()
    if since < len(text):
        yield Run(text[since:], face)
