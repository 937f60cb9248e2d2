"""The kinds of text on a theme's pages: their faces, how far they are set in, the rules of their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from seed2book.compose.rules import Policy, Prohibition, Width
from seed2book.messages import _, listed

ROLES = ("song", "hei", "kai", "mono")
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
    "subhead_2": Text("hei", 700, align="center"),
    "subhead_3": Text("hei", 700, align="center"),
    "caption": Text("kai", align="center"),
    "credit": Text("kai", align="center"),
    "contents": Text(left=2, right=2.5),
    "sources": Text(left=1),
    "quotation": Text("kai", left=2),
    "note": Text(left=1, right=1),
    "code": Text("mono"),
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
            raise ValueError(name, _("is no kind of text; there are {names}").format(names=listed(_USUAL)))
        if not isinstance(row, dict):
            raise ValueError(name, _('is like { face = "kai", left = 2, right = 0 }'))
        for key, value in row.items():
            _check(name, key, value)
        made[name] = replace(made[name], **row)
    return made


def policy(table: Mapping[str, Any]) -> Policy:
    """Gives the rules that lines are composed by, from the table `[compose]` of a theme.

    Raises:
        ValueError: the table says something that cannot be followed; its two arguments are the key and what
            is wrong with it.
    """
    made: dict[str, Any] = {}
    for key, value in table.items():
        match key, value:
            case "width", str() if value in tuple(Width):
                made[key] = Width(value)
            case "prohibition", str() if value in tuple(Prohibition):
                made[key] = Prohibition(value)
            case "hang" | "trim_indented", bool():
                made[key] = value
            case "width" | "prohibition", _:
                known = ", ".join(Width if key == "width" else Prohibition)
                raise ValueError(key, _("is one of {known}, not {value!r}").format(known=known, value=value))
            case "hang" | "trim_indented", _:
                raise ValueError(key, _("is true or false, not {value!r}").format(value=value))
            case _:
                raise ValueError(key, _("is unknown; there are width, prohibition, hang, trim_indented"))
    return Policy(**made)


def _check(name: str, key: str, value: object) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    match key:
        case "face" if value not in ROLES:
            raise ValueError(
                name, _("face is one of {names}, not {value!r}").format(names=listed(ROLES), value=value)
            )
        case "align" if value not in ALIGNMENTS:
            raise ValueError(
                name,
                _("align is one of {names}, not {value!r}").format(names=listed(ALIGNMENTS), value=value),
            )
        case "weight" if value not in (400, 700):
            raise ValueError(name, _("weight is 400 or 700, not {value!r}").format(value=value))
        case "left" | "right" if not number or not 0 <= float(str(value)) <= 9:
            raise ValueError(
                name, _("{key} is a number from 0 to 9, not {value!r}").format(key=key, value=value)
            )
        case _ if key not in {field.name for field in fields(Text)}:
            raise ValueError(
                name, _("has no {key}; there are face, weight, left, right, align").format(key=key)
            )
