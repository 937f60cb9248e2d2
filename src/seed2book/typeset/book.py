"""The Book: a publication as XHTML sheets with their styles, ready to be packaged or printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from seed2book.model import Metadata
from seed2book.pictures import Picture


class Medium(StrEnum):
    """What a book is set for: the flowing text of reading systems, or pages."""

    SCREEN = "screen"
    PRINT = "print"


class Writing(StrEnum):
    """How a book's lines run: across, or down and from right to left (竖排)."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


PICTURES: Mapping[Medium, str] = {Medium.SCREEN: "../images/", Medium.PRINT: "picture:"}
"""What stands before a picture's name where a sheet shows it; in print an address that nothing else has."""


CLOSING = "closing"
"""The id of what ends the last leaf, on its back (封四), as the 版记 of an official document does."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One XHTML document. `id` is ASCII and unique, and gives its file name; `xhtml` is the whole document.

    `kind` is one of cover, titlepage, contents, edition, article, colophon, pages (all of a printed book).
    """

    id: str
    kind: str
    title: str
    xhtml: str


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the contents: its words, the id of its sheet, and the lines below it."""

    label: str
    sheet: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PageMark:
    """A marker where a page of print begins: its id, the page's folio, and the sheet that it stands in.

    `offset` counts the printed characters of the sheet before it, without blanks.
    """

    id: str
    label: str
    sheet: str
    offset: int


@dataclass(frozen=True, slots=True)
class Face:
    """A font file of `fonts/faces.toml`: CSS family, role (song, hei, kai, mono), weight, file, licence."""

    family: str
    role: str
    weight: int
    file: Path
    licence: Path

    @property
    def twins(self) -> str:
        """The family before this one, for characters that need a glyph of their own in an output."""
        return f"{self.family} Twins"


USES: Mapping[str, tuple[str, int]] = {
    "song": ("song", 400),
    "song_bold": ("song", 700),
    "hei": ("hei", 700),
    "kai": ("kai", 400),
    "mono": ("mono", 400),
}
"""What a face may be asked for, with its role and weight: text, titles, headings, bylines, code."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along inside of a PDF, under this name."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font inside an e-book: its file name, its bytes, and the file of its licence, if it has one."""

    name: str
    media_type: str
    data: bytes
    licence: Path | None


@dataclass(frozen=True, slots=True)
class Book:
    """Everything a format needs, in order. `stylesheets` maps a file name to CSS.

    `pictures` are those that the sheets show, each once. `pages` are the markers in the sheets, in order, and
    `page_source` says which printing they are of, None without any. `faces` are those that print is set in,
    `fonts` what an e-book brings along; `properties` of its package stand in the vocabularies of `prefixes`.
    `enclosures` go along in a PDF, and `record`, what it was made of, in an e-book. Pages of a `writing` that
    is vertical are turned from left to right.
    """

    title: str
    language: str
    identifier: str
    metadata: Metadata
    sheets: tuple[Sheet, ...]
    toc: tuple[TocEntry, ...]
    stylesheets: tuple[tuple[str, str], ...]
    faces: tuple[Face, ...] = ()
    cover: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    pages: tuple[PageMark, ...] = ()
    page_source: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    record: bytes = b""
    fonts: tuple[FontFile, ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    writing: Writing = Writing.HORIZONTAL
