"""Characters that do not show: what has no width, and controls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed2book.clean.characters import members
from seed2book.clean.passage import Change, Passage

# The joiners stay where they join: emoji, and the scripts of India and Arabia.
_NEVER_WIDE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)
_WIDTHLESS = re.compile(
    f"[{_NEVER_WIDE}]+|(?<![\u0590-\u1cff\U0001f000-\U0001faff\u2190-\u2bff\ufe0f])[\u200c\u200d]+"
)
_LINE_ENDING = "\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
_LINE_ENDS = re.compile(f"[{_LINE_ENDING}]+")
_CONTROLLING = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
CONTROLS = re.compile(f"[{_CONTROLLING}]+")
"""What no XML document may hold or no reader can show, line ends set aside."""

CONTROL_CHARACTERS = members(_CONTROLLING + _LINE_ENDING)
WIDTHLESS = members(_NEVER_WIDE + "\u200c\u200d")


def invisible_characters(passage: Passage) -> Iterator[Change]:
    """Takes out what has no width: byte order marks, soft hyphens, marks of writing direction."""
    for found in _WIDTHLESS.finditer(passage.text):
        yield Change(found.start(), found.end(), "", "a character without width")


def control_characters(passage: Passage) -> Iterator[Change]:
    """Takes out controls, and makes a blank of a line end inside a line (form feed, U+2028)."""
    for found in _LINE_ENDS.finditer(passage.text):
        yield Change(found.start(), found.end(), " ", "a line end inside a line")
    for found in CONTROLS.finditer(passage.text):
        yield Change(found.start(), found.end(), "", "a control character")
