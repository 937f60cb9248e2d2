"""Tables of XHTML as seeds write them: between pipes, or as HTML where these cannot say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from seed2book.extract.elements import name_of

_ALIGNED = re.compile(r"text-align\s*:\s*(left|right|center)")
_RULES = {"left": ":---", "center": ":---:", "centre": ":---:", "right": "---:", "": "---"}


def table_lines(element: Any, words: Callable[[Any], str]) -> Iterator[str]:
    """Yields the lines of the table `element`, of whose cells `words` gives the Markdown.

    Markdown knows one row of headings and cells of one column and row; any other table is written as HTML.
    """
    rows = [row for row in element.iter() if name_of(row) == "tr"]
    cells = [[cell for cell in row if name_of(cell) in ("td", "th")] for row in rows]
    heads = sum(name_of(row.getparent()) == "thead" for row in rows)
    if heads > 1 or any(cell.get("colspan") or cell.get("rowspan") for row in cells for cell in row):
        yield "<table>"
        for row in cells:
            yield f"<tr>{''.join(_html(cell, words(cell)) for cell in row)}</tr>"
        yield "</table>"
        return
    width = max(map(len, cells), default=0)
    # The first row of the body says how its columns are aligned.
    said = [_aligned(cell) for cell in (cells[heads] if heads < len(cells) else [])]
    aligned = [*said, *[""] * (width - len(said))]
    rule = "|" + "".join(f"{_RULES[one]}|" for one in aligned)
    if not heads and any(aligned):
        yield rule
    for number, row in enumerate(cells):
        texts = [words(cell).replace("|", "\\|") for cell in row]
        yield "| " + " | ".join((*texts, *[""] * (width - len(texts)))) + " |"
        if number + 1 == heads:
            yield rule


def _html(cell: Any, text: str) -> str:
    spans = "".join(f' {name}="{cell.get(name)}"' for name in ("colspan", "rowspan") if cell.get(name))
    # A backslash before a sign keeps it from Markdown, but not from HTML.
    text = text.replace("&", "&amp;").replace("\\<", "&lt;")
    return f"<{name_of(cell)}{spans}>{text}</{name_of(cell)}>"


def _aligned(cell: Any) -> str:
    style = _ALIGNED.search(cell.get("style") or "")
    named = [name for name in (cell.get("class") or "").split() if name in _RULES]
    return style[1] if style else named[0] if named else ""
