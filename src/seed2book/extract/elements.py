"""What an element of XHTML is called."""

from __future__ import annotations

from typing import Any


def name_of(element: Any) -> str:
    """Gives an element's name without its namespace, in small letters; nothing for a comment.

    Read as HTML, an element keeps the prefix that it was written with, as Word's `<o:p>` does.
    """
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""
