"""What HTML in a seed holds: tables, pictures, and text around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import NamedTuple

from seed2book.model import Block, Figure, Image, Merged, Paragraph, Verbatim
from seed2book.source import Span
from seed2book.structure.markup.inlines import parse_inlines
from seed2book.structure.markup.tables import table
from seed2book.structure.wording.credits import split_credit
from seed2book.structure.wording.keys import has_words

_UNSEEN = re.compile(r"<[!?]|&")
_WIDEST_CELL = 50
# Elements that only hold text apart, and those that lie in a line of text.
_BLOCKS = frozenset(
    (
        *("article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "figcaption"),
        *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "nav", "ol", "p"),
        *("section", "ul"),
    )
)
_KNOWN = _BLOCKS | frozenset(
    (
        *("a", "b", "code", "col", "colgroup", "del", "em", "font", "i", "img", "ins", "mark", "s", "small"),
        *("span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u"),
    )
)
# Of these, the ones that mean something in a line (`structure.inlines`); they stay in the text.
_MEANT = frozenset(("b", "em", "i", "strong", "u"))
_EMPTY = re.compile(rf"<({'|'.join(sorted(_MEANT))})\b[^<>]*>(\s*)</\1>")
_RUBY = frozenset(("ruby", "rb", "rp", "rt"))  # stay in the text, which is read for them afterwards


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """The rows of a table, their cells as Markdown; the first `header_rows` of them hold `<th>`."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlText:
    """Text outside of a table, as Markdown. `captions`: it stands in `<figcaption>`."""

    text: str
    captions: bool = False


@dataclass(frozen=True, slots=True)
class HtmlParts:
    """What a piece of HTML holds, in its order; `strange`: there is more in it that is not understood."""

    parts: tuple[Image | HtmlTable | HtmlText, ...] = ()
    strange: bool = False

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures, in their order."""
        return tuple(part for part in self.parts if isinstance(part, Image))


def read_html(source: str) -> HtmlParts:
    """Takes the known structural elements apart; `strange` says that there were others, or scripts."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.finish()


class _Cell(NamedTuple):
    """A cell as HTML has it; it takes so many columns and so many rows."""

    text: str
    across: int = 1
    down: int = 1


class _Reader(HTMLParser):
    """Keeps the order: a table ends where text or a picture stands outside of its cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[Image | HtmlTable | HtmlText] = []
        self._strange = False
        self._rows: list[tuple[str, ...]] = []
        self._merged: list[Merged] = []
        self._header_rows = 0
        self._row: list[_Cell] | None = None
        self._covered: dict[int, int] = {}  # by column: how many rows below a cell above still takes
        self._size = (1, 1)
        self._head = False
        self._cell: list[str] | None = None
        self._text: list[str] = []
        self._inset: list[Image] = []  # pictures in cells, which hold text alone
        self._captions = False
        self._meant: dict[str, str] = {}  # the elements of a line that are open, as they are written

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RUBY and not attrs:
            self.handle_data(f"<{tag}>")
        elif tag not in _KNOWN or self._swallows(attrs):
            self._strange = True
        elif tag == "img":
            self._image(dict(attrs))
        elif tag in _MEANT and tag not in self._meant:
            # What a line looks like says whether it is 专名号 or 书名号; it says nothing of other elements.
            looks = re.sub("[<>]", "", " ".join(value or "" for _, value in attrs)) if tag == "u" else ""
            self._meant[tag] = f"<{tag} {looks}>" if looks else f"<{tag}>"
            self.handle_data(self._meant[tag])
        elif tag == "tr":
            self._end_row()
            self._end_text()
            self._row, self._head = [], False
        elif tag in ("td", "th"):
            self._end_cell()
            self._end_text()
            self._row = [] if self._row is None else self._row
            self._cell = [*self._meant.values()]
            given = dict(attrs)
            self._size = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self._head = self._head or tag == "th"
        elif tag in _BLOCKS and self._cell is None:
            self._end_text()
            self._captions = tag == "figcaption"
        elif tag == "br":
            self.handle_data("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _RUBY:
            self.handle_data(f"</{tag}>")
        elif tag not in _KNOWN:
            self._strange = True
        elif tag in self._meant:
            # Those opened since end with it, and go on behind it.
            self.handle_data("".join(f"</{name}>" for name in reversed(self._meant)))
            del self._meant[tag]
            self.handle_data("".join(self._meant.values()))
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
            if tag == "table":
                self._end_table()
        elif tag in _BLOCKS and self._cell is None:
            self._end_text()
            self._captions = False

    def handle_data(self, data: str) -> None:
        (self._cell if self._cell is not None else self._text).append(data)

    def handle_comment(self, data: str) -> None:
        self._strange = self._strange or has_words(data)

    def handle_decl(self, decl: str) -> None:
        del decl
        self._strange = True

    def handle_pi(self, data: str) -> None:
        del data
        self._strange = True

    def unknown_decl(self, data: str) -> None:
        del data
        self._strange = True

    def finish(self) -> HtmlParts:
        self._end_row()
        self._end_text()
        self._end_table()
        return HtmlParts(tuple(self._parts), self._strange)

    def _swallows(self, attrs: list[tuple[str, str | None]]) -> bool:
        """True for a tag whose end is missing, so that what comes after it is taken for a part of it."""
        printed = self.get_starttag_text() or ""
        return "<" in printed[1:] or not all(name.isascii() for name, _ in attrs)

    def _image(self, given: dict[str, str | None]) -> None:
        image = Image(_local(given.get("src") or ""), (given.get("alt") or "").strip())
        if self._row is not None:
            self._inset.append(image)
            return
        self._end_text()
        self._end_table()
        self._parts.append(image)

    def _markdown(self, pieces: list[str]) -> str:
        """Gives the pieces as one text; elements that are open end with it, empty ones are left out."""
        text = "".join((*pieces, *(f"</{name}>" for name in reversed(self._meant))))
        for _ in _MEANT:
            text = _EMPTY.sub(r"\2", text)
        return " ".join(text.split())

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row.append(_Cell(self._markdown(self._cell), *self._size))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._end_text()
        if self._row:
            if self._head and self._header_rows == len(self._rows):
                self._header_rows += 1
            self._rows.append(self._columns(self._row))
        self._row = None

    def _columns(self, row: Sequence[_Cell]) -> tuple[str, ...]:
        """Gives a row by its columns: a cell's words stand in the first that it takes, the rest is empty."""
        columns: list[str] = []
        covers: dict[int, int] = {}

        def pass_covered() -> None:
            while self._covered.get(len(columns), 0):
                self._covered[len(columns)] -= 1
                columns.append("")

        for cell in row:
            pass_covered()
            taken = range(len(columns), len(columns) + cell.across)
            if cell.across * cell.down > 1 and not any(self._covered.get(column, 0) for column in taken):
                self._merged.append(Merged(len(self._rows), taken.start, cell.across, cell.down))
            covers |= dict.fromkeys(taken, cell.down - 1)
            columns += (cell.text, *[""] * (cell.across - 1))
        pass_covered()
        self._covered |= covers
        return tuple(columns)

    def _end_text(self) -> None:
        text = self._markdown(self._text)
        self._text = [*self._meant.values()]
        if text and self._row is not None:
            self._row.append(_Cell(text))
        elif text:
            self._end_table()
            self._parts.append(HtmlText(text, self._captions))

    def _end_table(self) -> None:
        if self._rows:
            self._parts.append(HtmlTable(tuple(self._rows), self._header_rows, tuple(self._merged)))
        self._parts += self._inset
        self._rows, self._header_rows, self._inset, self._covered, self._merged = [], 0, [], {}, []


def _span(given: str | None) -> int:
    """Gives how many columns or rows a cell says that it takes."""
    return min(max(1, int(given)), _WIDEST_CELL) if given and re.fullmatch("[0-9]{1,4}", given) else 1


def _local(address: str) -> str:
    """The address where it is a path below the seeds' folder, else nothing, as in Markdown."""
    if not address or any(mark in address for mark in "()<>"):
        return ""
    checked = parse_inlines(f"![](<{address}>)")
    return checked[0].src if len(checked) == 1 and isinstance(checked[0], Image) else ""


def html_blocks(source: str, spans: tuple[Span, ...]) -> list[Block]:
    """Gives the pictures, paragraphs and tables that HTML holds; what is not understood, as it is.

    Words in `<figcaption>` go with the picture beside them.
    """
    found = read_html(source)
    if found.strange or not found.parts:
        if not found.strange and not _UNSEEN.search(source):
            return []  # `<div align="center">` around what stands on other lines
        return [Verbatim(source, spans)] if has_words(source) else []
    blocks: list[Block] = []
    waiting = ""
    for part in found.parts:
        last = blocks[-1] if blocks else None
        match part:
            case Image():
                blocks.append(_figure(spans, part, waiting))
                waiting = ""
            case HtmlText(text, captions=True) if isinstance(last, Figure) and not last.caption:
                blocks[-1] = _figure(spans, last.image, text)
            case HtmlText(text, captions=True) if not blocks and found.images and not waiting:
                waiting = text
            case HtmlText(text):
                blocks.append(Paragraph(parse_inlines(text), spans))
            case HtmlTable(rows, header_rows, merged):
                blocks.append(table(rows, spans, header_rows, merged=merged))
    return blocks


def _figure(spans: tuple[Span, ...], image: Image | None, text: str) -> Figure:
    """A picture with its words, and with who took it where they close with that."""
    words = split_credit(text)
    return Figure(
        spans, image, parse_inlines(words.caption if words else text), words.credit if words else None
    )
