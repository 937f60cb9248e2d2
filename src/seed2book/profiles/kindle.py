"""Kindle (Kindle Publishing Guidelines): it shows the cover picture by itself, before the first page."""

from __future__ import annotations

import re
from dataclasses import replace

from seed2book.profiles.sheets import changed
from seed2book.typeset.book import Book

_COVER_LINK = re.compile(r'<li><a [^>]*href="cover\.xhtml"[^>]*>[^<]*</a></li>\n?')


def adapt(book: Book) -> Book:
    """Gives the book without its cover's sheet, so that nobody turns over two covers."""
    book = replace(book, sheets=tuple(sheet for sheet in book.sheets if sheet.kind != "cover"))
    return changed(book, lambda sheet: _COVER_LINK.sub("", sheet.xhtml))
