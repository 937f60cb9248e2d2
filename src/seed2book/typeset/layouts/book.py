"""A book of one column: 扉页, 目录, one edition after another, 版本说明."""

from __future__ import annotations

from seed2book.model import Publication
from seed2book.pictures import Pictures
from seed2book.typeset.layouts.parts import render
from seed2book.typeset.line_css import Classes
from seed2book.typeset.theme import Theme

# The rows of the table of sizes that the publication's title is tried in.
_TITLE_ROWS = ("titlepage", "titlepage_long", "titlepage_small")
# How much of the type area's width a running head may take.
_HEAD_SHARE = 0.8


def document(publication: Publication, theme: Theme, pictures: Pictures, classes: Classes) -> str:
    """Gives the pages as one XHTML document; `classes` collects what its lines need of a stylesheet."""
    return render(
        "print/book.xhtml.j2",
        publication,
        theme,
        pictures,
        classes,
        _TITLE_ROWS,
        _HEAD_SHARE,
        room=theme.grid.lines,
    )
