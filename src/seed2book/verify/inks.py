"""Which colours a finished PDF asks for: a look at every object of the file, apart from what made them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from seed2book.messages import _

_OPERATORS = {
    **dict.fromkeys(("g", "G"), "DeviceGray"),
    **dict.fromkeys(("rg", "RG"), "DeviceRGB"),
    **dict.fromkeys(("k", "K"), "DeviceCMYK"),
}


def foreign(path: Path, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Gives each place of a colour that is in none of the `allowed` spaces, and the space, by name.

    Pages, forms, patterns, shadings, pictures, groups, masks and drawn glyphs are looked at, used or not.
    """
    with pikepdf.open(path) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            number = pages.get(thing.objgen)
            place = (
                _("page {number}").format(number=number)
                if number
                else _("object {number}").format(number=thing.objgen[0])
            )
            yield from ((place, space) for space in set(_spaces(thing, is_page=bool(number))) - allowed)


def _spaces(thing: Any, *, is_page: bool) -> Iterator[str]:
    for key in ("/ColorSpace", "/CS"):
        if key in thing:
            yield from _named(thing[key])
    for group in (thing.get("/Group"), thing):
        if isinstance(group, pikepdf.Dictionary) and group.get("/S") == "/Transparency" and "/CS" in group:
            yield from _named(group.CS)
    if is_page or thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1:
        yield from _painted(thing)
    for glyph in thing.get("/CharProcs", {}).values() if thing.get("/Subtype") == "/Type3" else ():
        yield from _painted(glyph)


def _painted(holder: Any) -> Iterator[str]:
    content = pikepdf.Page(holder) if holder.get("/Type") == "/Page" else holder
    for drawn in pikepdf.parse_content_stream(content, "g G rg RG k K cs CS"):
        operator = str(drawn.operator)
        if operator in _OPERATORS:
            yield _OPERATORS[operator]
        else:
            yield from _named(drawn.operands[0])


def _named(space: Any) -> Iterator[str]:
    """Gives the name of a space, or of each in a dictionary of them; Pattern has its colours elsewhere."""
    if isinstance(space, pikepdf.Dictionary):
        for inner in space.values():
            yield from _named(inner)
        return
    name = str(space[0] if isinstance(space, pikepdf.Array) else space).lstrip("/")
    if name != "Pattern":
        yield name
