"""Finished sheets changed piece by piece: what stands in tags stays, and no blank comes in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from seed2book.typeset.book import Book, Sheet

TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z0-9]+)[^>]*?(?P<void>/?)>|(?P<text>[^<]+)")


def changed(book: Book, change: Callable[[Sheet], str]) -> Book:
    """Gives the book with each sheet's document as `change` gives it."""
    return replace(book, sheets=tuple(replace(sheet, xhtml=change(sheet)) for sheet in book.sheets))


def styled(book: Book, name: str, css: str) -> Book:
    """Gives the book with one stylesheet more, which all sheets link after the others."""
    link = f'<link rel="stylesheet" type="text/css" href="../styles/{name}"/>\n</head>'
    book = changed(book, lambda sheet: sheet.xhtml.replace("</head>", link, 1))
    return replace(book, stylesheets=(*book.stylesheets, (name, css)))


def body_at(xhtml: str) -> int:
    """Gives where the content of the body begins."""
    return xhtml.index(">", xhtml.index("<body")) + 1
