"""What ends the last leaf of a document, put on the back of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seed2book.typeset.book import CLOSING


def turned(pages: Sequence[Any]) -> str:
    """Gives the rules that put what closes a document on an even page; none where it is, or need not be.

    A document of one page is one that nobody turns. A page without text that comes to lie before it has no
    number, and nor has the page that it stands on then (GB/T 9704-2012, 7.5).
    """
    begins: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for name in page.anchors:
            begins.setdefault(name, number)
    closing = begins.pop(CLOSING, 0)
    if closing <= 1 or closing % 2 == 0:
        return ""
    unnumbered = "" if max(begins.values(), default=0) % 2 else " page: unnumbered;"
    return f"#{CLOSING} {{ break-before: left;{unnumbered} }}"
