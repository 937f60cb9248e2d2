"""The contents as an NCX, for readers that do not know EPUB 3 (ANSI/NISO Z39.86-2005 §8)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from seed2book.typeset.book import Book, TocEntry

_HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang={language}>
<head>
<meta name="dtb:uid" content={identifier}/>
<meta name="dtb:depth" content="{depth}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{title}</text></docTitle>
<navMap>
"""


def ncx(book: Book) -> str:
    """Gives the document; it stands beside the folder of the sheets. Numbers its entries from 1."""
    head = _HEAD.format(
        language=quoteattr(book.language),
        identifier=quoteattr(book.identifier),
        depth=_depth(book.toc),
        title=escape(book.title),
    )
    return head + "".join(_points(book.toc, count(1))) + "</navMap>\n</ncx>\n"


def _depth(entries: tuple[TocEntry, ...]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries), default=0) if entries else 0


def _points(entries: tuple[TocEntry, ...], numbers: Iterator[int]) -> Iterator[str]:
    for entry in entries:
        number = next(numbers)
        yield f'<navPoint id="point-{number}" playOrder="{number}">'
        yield f"<navLabel><text>{escape(entry.label)}</text></navLabel>"
        yield f'<content src="text/{entry.sheet}.xhtml"/>'
        yield "\n" if entry.children else ""
        yield from _points(entry.children, numbers)
        yield "</navPoint>\n"
