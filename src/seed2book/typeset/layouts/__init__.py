"""The layouts: how a theme's pages are made up, one module and one template each, found by name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from seed2book.model import Publication
    from seed2book.pictures import Pictures
    from seed2book.typeset.line_css import Classes
    from seed2book.typeset.theme import Theme

# The name that a theme says in `[theme] layout` -> the module.
LAYOUTS: Mapping[str, str] = {
    "book": "seed2book.typeset.layouts.book",
    "bulletin": "seed2book.typeset.layouts.bulletin",
    "jianbao": "seed2book.typeset.layouts.jianbao",
}


class Layout(Protocol):
    """What a layout's module offers."""

    def document(self, publication: Publication, theme: Theme, pictures: Pictures, classes: Classes) -> str:
        """Gives the pages as one XHTML document; `classes` collects what its lines need of a stylesheet."""


def load(name: str) -> Layout:
    """Imports the module of the layout called `name`, a key of `LAYOUTS`."""
    return cast(Layout, import_module(LAYOUTS[name]))
