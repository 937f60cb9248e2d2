"""The kinds of text on a theme's pages: in which face each is set, and how far it is set in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

ROLES = ("song", "hei", "kai")
ALIGNMENTS = ("left", "center", "right")


@dataclass(frozen=True, slots=True)
class Text:
    """A kind of text. `face` is a role, None for that of the text around it.

    `left` and `right` are how far it is set in, in em of the text. `align` is where lines stand that do not
    fill their measure.
    """

    face: str | None = None
    weight: int = 400
    left: float = 0.0
    right: float = 0.0
    align: str = "left"


# What a theme does not say otherwise in `[texts]`; what is not named here is set like the text.
_USUAL: Mapping[str, Text] = {
    "rubric": Text("hei", 700),
    "kicker": Text(),
    "title": Text("song", 700),
    "deck": Text(),
    "signature": Text("kai", align="center"),
    "standfirst": Text("kai", left=2, right=2),
    "subhead": Text("hei", 700, align="center"),
    "caption": Text("kai", align="center"),
    "quotation": Text("kai", left=2),
    "note": Text(left=1, right=1),
    "list": Text(),
    "sublist": Text(left=1),
    "verse": Text(left=2),
    "separator": Text(align="center"),
    "origin": Text("kai", align="right"),
}


def texts(table: Mapping[str, Any]) -> Mapping[str, Text]:
    """Gives every kind of text by its name, from the table `[texts]` of a theme.

    Raises:
        ValueError: the table says something that cannot be followed; its two arguments are the key and what
            is wrong with it.
    """
    made = dict(_USUAL)
    for name, row in table.items():
        if name not in _USUAL:
            raise ValueError(name, f"is no kind of text; there are {', '.join(_USUAL)}")
        if not isinstance(row, dict):
            raise ValueError(name, 'is like { face = "kai", left = 2, right = 0 }')
        for key, value in row.items():
            _check(name, key, value)
        made[name] = replace(made[name], **row)
    return made


def _check(name: str, key: str, value: object) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    match key:
        case "face" if value not in ROLES:
            raise ValueError(name, f"face is one of {', '.join(ROLES)}, not {value!r}")
        case "align" if value not in ALIGNMENTS:
            raise ValueError(name, f"align is one of {', '.join(ALIGNMENTS)}, not {value!r}")
        case "weight" if value not in (400, 700):
            raise ValueError(name, f"weight is 400 or 700, not {value!r}")
        case "left" | "right" if not number or not 0 <= float(str(value)) <= 9:
            raise ValueError(name, f"{key} is a number from 0 to 9, not {value!r}")
        case _ if key not in {field.name for field in fields(Text)}:
            raise ValueError(name, f"has no {key}; there are face, weight, left, right, align")
