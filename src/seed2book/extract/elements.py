"""What an element of XHTML is called."""

from __future__ import annotations

from typing import Any

from lxml import etree  # type: ignore[import-untyped]


def name_of(element: Any) -> str:
    """Gives an element's name without its namespace, in small letters; nothing for a comment."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
