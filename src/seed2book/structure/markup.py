"""Tables and pictures as Markdown and HTML write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from seed2book.model import Block, Figure, Image, Inline, Paragraph, Table, Verbatim
from seed2book.source import Span
from seed2book.structure.inlines import parse_inlines

_PIPE_RULE = re.compile(r"\|?[ :]*-{2,}[ :|-]*$")
_UNSEEN = re.compile(r"<[!?]|&")
_KNOWN = frozenset(
    [
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "div",
        "p",
        "br",
        "span",
        "center",
        "figure",
        "figcaption",
        "img",
        "caption",
        "colgroup",
        "col",
        "b",
        "strong",
        "i",
        "em",
        "font",
        "u",
        "sup",
        "sub",
    ]
)


@dataclass(frozen=True, slots=True)
class HtmlParts:
    """What a piece of HTML holds: pictures, the rows of a table, and text outside of it."""

    images: tuple[Image, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    texts: tuple[str, ...] = ()
    header_rows: int = 0
    strange: bool = False


def read_html(source: str) -> HtmlParts:
    """Takes the known structural elements apart; `strange` says that there were others, or scripts."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._images: list[Image] = []
        self._rows: list[tuple[str, ...]] = []
        self._texts: list[str] = []
        self._header_rows = 0
        self._strange = False
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._text: list[str] = []
        self._head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN:
            self._strange = True
        elif tag == "img":
            given = dict(attrs)
            self._images.append(Image(_local(given.get("src") or ""), (given.get("alt") or "").strip()))
        elif tag == "tr":
            self._end_row()
            self._row, self._head = [], False
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            self._head = self._head or tag == "th"
        elif tag in ("p", "div", "figcaption", "br", "caption"):
            self._end_text()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in ("p", "div", "figcaption", "caption"):
            self._end_text()

    def handle_data(self, data: str) -> None:
        (self._cell if self._cell is not None else self._text).append(data)

    def finish(self) -> HtmlParts:
        self._end_row()
        self._end_text()
        return HtmlParts(
            tuple(self._images), tuple(self._rows), tuple(self._texts), self._header_rows, self._strange
        )

    def _end_cell(self) -> None:
        if self._cell is not None:
            self._row = [] if self._row is None else self._row
            self._row.append(" ".join("".join(self._cell).split()))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row:
            if self._head and self._header_rows == len(self._rows):
                self._header_rows += 1
            self._rows.append(tuple(self._row))
        self._row = None

    def _end_text(self) -> None:
        text = " ".join("".join(self._text).split())
        if text and self._cell is None:
            self._texts.append(text)
        if self._cell is None:
            self._text = []


def _local(address: str) -> str:
    """The address where it is a path below the seeds' folder, else nothing, as in Markdown."""
    if not address or any(mark in address for mark in "()<>"):
        return ""
    checked = parse_inlines(f"![](<{address}>)")
    return checked[0].src if len(checked) == 1 and isinstance(checked[0], Image) else ""


def pipe_table(lines: Sequence[str], spans: tuple[Span, ...]) -> Block:
    """Gives the table that lines with `|` between cells make; rows short of cells get empty ones."""
    rows: list[tuple[str, ...]] = []
    header_rows = 0
    for line in lines:
        if _PIPE_RULE.match(line.strip()) and "|" in line:
            header_rows = header_rows or min(1, len(rows))
            continue
        rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
    return table(rows, spans, header_rows)


def table(rows: Sequence[tuple[str, ...]], spans: tuple[Span, ...], header_rows: int) -> Table:
    """Gives a table all of whose rows have the length of the longest."""
    width = max(map(len, rows), default=0)
    filled: list[tuple[tuple[Inline, ...], ...]] = [
        tuple(parse_inlines(cell) for cell in (*row, *[""] * (width - len(row)))) for row in rows
    ]
    return Table(tuple(filled), spans, header_rows)


def html_blocks(source: str, spans: tuple[Span, ...]) -> list[Block]:
    """Gives the pictures, paragraphs and tables that HTML holds; what is not understood, as it is."""
    parts = read_html(source)
    if parts.strange or not (parts.rows or parts.texts or parts.images):
        if not parts.strange and not _UNSEEN.search(source):
            return []  # `<div align="center">` around what stands on other lines
        return [Verbatim(source, spans)] if any(map(str.isalnum, source)) else []
    blocks: list[Block] = [Figure(spans, image) for image in parts.images]
    blocks += [Paragraph(parse_inlines(text), spans) for text in parts.texts]
    if parts.rows:
        blocks.append(table(parts.rows, spans, parts.header_rows))
    return blocks
