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
    book = changed(book, lambda sheet: linked(sheet.xhtml, name))
    return replace(book, stylesheets=(*book.stylesheets, (name, css)))


def linked(xhtml: str, name: str) -> str:
    """Gives the document with a link to the stylesheet of this name, after those that it has."""
    link = f'<link rel="stylesheet" type="text/css" href="../styles/{name}"/>\n</head>'
    return xhtml.replace("</head>", link, 1)


def body_at(xhtml: str) -> int:
    """Gives where the content of the body begins."""
    return xhtml.index(">", xhtml.index("<body")) + 1
