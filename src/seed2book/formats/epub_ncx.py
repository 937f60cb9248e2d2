"""The contents as an NCX, for readers that do not know EPUB 3 (ANSI/NISO Z39.86-2005 §8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import count

from seed2book.typeset.book import Book, PageMark, TocEntry

_HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language}">
<head>
<meta name="dtb:uid" content="{identifier}"/>
<meta name="dtb:depth" content="{depth}"/>
<meta name="dtb:totalPageCount" content="{pages}"/>
<meta name="dtb:maxPageNumber" content="{last}"/>
</head>
<docTitle><text>{title}</text></docTitle>
<navMap>
"""


def ncx(book: Book) -> str:
    """Gives the document; it stands beside the folder of the sheets.

    Entries and pages are numbered together in reading order (`playOrder`), one number a place.
    """
    orders = _orders(book)
    numbers = [int(page.label) for page in book.pages if page.label.isdecimal()]
    head = _HEAD.format(
        language=escape(book.language),
        identifier=escape(book.identifier),
        depth=_depth(book.toc),
        pages=len(book.pages),
        last=max(numbers, default=0),
        title=escape(book.title),
    )
    ids = count(1)
    made = [head, *_points(book.toc, orders, ids), "</navMap>\n"]
    if book.pages:
        made += ("<pageList>\n", *_pages(book.pages, orders), "</pageList>\n")
    return "".join((*made, "</ncx>\n"))


def _depth(entries: tuple[TocEntry, ...]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries), default=0) if entries else 0


def _orders(book: Book) -> Mapping[str, int]:
    """Gives the number of each place that the contents or the pages lead to, by its address."""
    places = {entry.sheet: [_address(entry.sheet)] for entry in _all(book.toc)}
    for page in book.pages:
        places.setdefault(page.sheet, []).append(_address(page.sheet, page.id))
    inside = (address for sheet in book.sheets for address in places.get(sheet.id, ()))
    return {address: number for number, address in enumerate(inside, 1)}


def _all(entries: tuple[TocEntry, ...]) -> Iterator[TocEntry]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


def _address(sheet: str, place: str = "") -> str:
    return f"text/{sheet}.xhtml#{place}" if place else f"text/{sheet}.xhtml"


def _points(entries: tuple[TocEntry, ...], orders: Mapping[str, int], ids: Iterator[int]) -> Iterator[str]:
    for entry in entries:
        address = _address(entry.sheet)
        yield f'<navPoint id="point-{next(ids)}" playOrder="{orders[address]}">'
        yield f"<navLabel><text>{escape(entry.label)}</text></navLabel>"
        yield f'<content src="{address}"/>'
        yield "\n" if entry.children else ""
        yield from _points(entry.children, orders, ids)
        yield "</navPoint>\n"


def _pages(pages: tuple[PageMark, ...], orders: Mapping[str, int]) -> Iterator[str]:
    counted: set[int] = set()
    for page in pages:
        address = _address(page.sheet, page.id)
        number = int(page.label) if page.label.isdecimal() else 0
        # The text may come back to a page, and a number is given once (EPUBCheck: RSC-005).
        kind = f'type="normal" value="{number}"' if number and number not in counted else 'type="special"'
        counted.add(number)
        yield f'<pageTarget id="{page.id}" {kind} playOrder="{orders[address]}">'
        yield f"<navLabel><text>{escape(page.label)}</text></navLabel>"
        yield f'<content src="{address}"/></pageTarget>\n'
