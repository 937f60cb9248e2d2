"""Kobo's own form of the EPUB (KEPUB), by which its readers count pages, keep marks and look words up.

Every sentence stands in a `span.koboSpan` whose id is `kobo.PARAGRAPH.SENTENCE`, and the whole body in two
boxes, `book-columns` and `book-inner`, that the reader makes its pages of.
"""

from __future__ import annotations

import re
from html import unescape

from seed2book.profiles.sheets import TOKEN, body_at, changed
from seed2book.typeset.book import Book, Sheet

# A sentence ends with its marks and what closes behind them, a clause of Latin with a blank too (GB/T 15834).
_SENTENCE = re.compile(r"[^。！？!?…]*(?:[。！？!?…]+[”’」』）〕】》〉\"')\]]*)?\s*")
_PARAGRAPH = re.compile(
    "p|h[1-6]|li|ol|ul|table|tr|t[dh]|pre|blockquote|aside|figure|figcaption|div|section|nav"
)
# What is no text of its own, or is not cut.
_ASIDE = frozenset(("rt", "rp"))
_HACKS = (
    '<style type="text/css" id="kobostylehacks">div#book-inner { margin-top: 0; margin-bottom: 0; }</style>\n'
)


def adapt(book: Book) -> Book:
    """Gives the book with every sheet in Kobo's boxes and spans."""
    return changed(book, _kepub)


def sentences(text: str) -> tuple[str, ...]:
    """Gives the sentences of a text, each with its marks, what closes behind them, and blanks."""
    return tuple(found for found in _SENTENCE.findall(text) if found)


def _kepub(sheet: Sheet) -> str:
    xhtml = sheet.xhtml
    start, end = body_at(xhtml), xhtml.rindex("</body>")
    made = [
        xhtml[:start].replace("</head>", f"{_HACKS}</head>", 1),
        '\n<div id="book-columns"><div id="book-inner">',
    ]
    paragraph = sentence = aside = 0
    for token in TOKEN.finditer(xhtml, start, end):
        name, text = token["name"], token["text"]
        if name in _ASIDE:
            aside += -1 if token["close"] else 1
        if name and not token["close"] and _PARAGRAPH.fullmatch(name):
            # Counted when something is in it.
            sentence = 0
        if name == "img":
            paragraph += 1
            made.append(_span(paragraph, 1, token[0]))
            sentence = 0
        elif text is None or aside or not unescape(text).strip():
            made.append(token[0])
        else:
            paragraph += not sentence
            parts = sentences(text)
            made += [_span(paragraph, sentence + nth, part) for nth, part in enumerate(parts, 1)]
            sentence += len(parts)
    return "".join((*made, "</div></div>\n", xhtml[end:]))


def _span(paragraph: int, sentence: int, inside: str) -> str:
    return f'<span class="koboSpan" id="kobo.{paragraph}.{sentence}">{inside}</span>'
