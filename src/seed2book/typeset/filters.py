"""What the templates may ask of the model: the names of its kinds, addresses, and words to go with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol, assert_never
from urllib.parse import quote, urlsplit, urlunsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from seed2book.model import (
    Block,
    Code,
    CodeSpan,
    Doubt,
    Emphasis,
    Figure,
    Image,
    Inline,
    Label,
    LineBreak,
    Link,
    List,
    Name,
    Note,
    NoteRef,
    Paragraph,
    ProperNoun,
    Quotation,
    Ruby,
    Separator,
    Signature,
    Strong,
    Subhead,
    Table,
    Text,
    Verbatim,
    Verse,
    WorkTitle,
    plain_text,
)
from seed2book.pictures import Picture, Pictures, inline_images
from seed2book.source import Span
from seed2book.typeset import wording
from seed2book.typeset.blanks import display_lines, em_blanks, gapped
from seed2book.typeset.headline import phrases
from seed2book.typeset.tables import SetTable, Words, flowing

# A scan of one character, and not yet a photograph.
_SIGN_PX = 96
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_NUMERAL = re.compile(
    r"(?P<n1>[一二三四五六七八九十]+、)|(?P<n2>[（(][一二三四五六七八九十]+[）)])|(?P<n3>\d+[.．]|[（(]\d+[）)])"
)


class Setter(Protocol):
    """What sets text in lines: `seed2book.typeset.compositor` for print."""

    @property
    def crowded(self) -> bool:
        """Whether the place is set in no further than the one around it, since there is no room."""

    def set(self, part: str, markup: str, indented: bool) -> Markup:
        """Gives the inline content of a text in lines."""

    def inside(self, place: str) -> Setter:
        """Gives what sets text inside such a place."""

    def at(self, span: Span) -> Setter:
        """Gives what sets text from these lines of a seed."""

    def table(self, table: Table, words: Words) -> SetTable:
        """Gives a table as wide as the place, its cells in lines."""

    def picture_css(self, picture: Picture) -> str:
        """Gives the declarations by which a picture stands in such a place."""


class Shown(NamedTuple):
    """A picture as a sheet shows it: its address, the declarations of its size, and whether it is a sign.

    A sign is so small that it stands for a character in the line, as scans of rare characters do.
    """

    src: str
    css: str
    sign: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """How an article is set in one medium.

    `heading` is the level of its title, 1 to 6. With `ids`, its blocks have ids. `targets` maps an id of
    the publication to the address where this medium has it; `pictures` has the pictures by the seed that
    names them, which is `seed`, and one that is not there is shown as a marked place; `picture_base` stands
    before their names. With `parted`, the head
    and the body of an article stand in elements of their own. `heading_lines` gives the lines of a heading
    as displayed, from its part (`title`, `kicker`, `deck`, `rubric`) and its text. `compositor` sets text in
    lines; without one, text flows.
    """

    heading: int = 2
    ids: bool = False
    targets: Mapping[str, str] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=dict)
    picture_base: str = ""
    seed: str = ""
    parted: bool = False
    heading_lines: Callable[[str, str], tuple[str, ...]] = lambda _part, text: display_lines(text)
    compositor: Setter | None = None

    def set(self, part: str, markup: str, indented: bool = False) -> str:
        """Gives the inline content of a text (`paragraph`, `caption`, `title` ...) as it is set."""
        return self.compositor.set(part, markup, indented) if self.compositor else markup

    def table(self, table: Table, inlines: Callable[..., str]) -> SetTable:
        """Gives a table as it is set; `inlines` is the macro that writes what stands in a cell."""

        def words(cell: tuple[Inline, ...]) -> str:
            return inlines(cell, self)

        return self.compositor.table(table, words) if self.compositor else flowing(table, words)

    def inside(self, place: str) -> Setting:
        """Gives the setting for what stands inside a `quotation`, `note`, `list` and so on."""
        return replace(self, compositor=self.compositor.inside(place)) if self.compositor else self

    @property
    def varies(self) -> bool:
        """Whether a block may have a setting of its own."""
        return bool(self.pictures or self.compositor)

    @property
    def crowded(self) -> bool:
        """Whether a place inside another leaves no room to be set in further, and its element says so."""
        return self.compositor is not None and self.compositor.crowded

    def of(self, block: Block) -> Setting:
        """Gives the setting for this block, which names its pictures as its seed does."""
        if not block.spans or not self.varies:
            return self
        span = block.spans[0]
        return replace(self, seed=span.file, compositor=self.compositor.at(span) if self.compositor else None)

    def picture(self, image: Image | None) -> Shown | None:
        """Gives how a picture is shown, or None where it is not there."""
        found = self.pictures.get((self.seed, image.src)) if image else None
        if found is None:
            return None
        css = self.compositor.picture_css(found) if self.compositor else ""
        sign = max(found.width_px, found.height_px) <= _SIGN_PX
        return Shown(self.picture_base + found.name, css, sign)

    def plates(self, inlines: tuple[Inline, ...]) -> tuple[Image, ...]:
        """Gives the pictures of running text that are too large to stand in it, and stand below it."""
        if not self.pictures:
            return ()
        shown = ((image, self.picture(image)) for image in inline_images(inlines))
        return tuple(image for image, found in shown if found and not found.sign)

    def href(self, address: str) -> str | None:
        """Gives the address to link to, or None where it leads nowhere or may not be followed."""
        if address.startswith("#"):
            return self.targets.get(address[1:])
        try:
            parts = urlsplit(address.strip())
            host = parts.hostname
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or not host:
            return _quoted(address.strip()) if parts.scheme == "mailto" and "@" in parts.path else None
        if not re.fullmatch(r"[\w.:@-]+", parts.netloc):
            return None
        return f"{parts.scheme}://{parts.netloc}{_quoted(urlunsplit(('', '', *parts[2:])))}"


def _quoted(address: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", address), safe="!#$%&'()*+,/:;=?@~")


def block_kind(block: Block | Signature) -> str:
    """Gives the name of the macro that sets the block, or `signature`."""
    match block:
        case Paragraph():
            return "paragraph"
        case Subhead():
            return "subhead"
        case Figure():
            return "figure"
        case Note():
            return "note"
        case Quotation():
            return "quotation"
        case Verse():
            return "verse"
        case List():
            return "list"
        case Table():
            return "table"
        case Code():
            return "code"
        case Separator():
            return "separator"
        case Verbatim():
            return "verbatim"
        case Signature():
            return "signature"
        case _:
            assert_never(block)


def inline_kind(inline: Inline) -> str:
    """Gives the name by which the macro `inlines` knows the inline."""
    match inline:
        case Text():
            return "text"
        case Strong():
            return "strong"
        case Emphasis():
            return "emphasis"
        case ProperNoun():
            return "proper_noun"
        case WorkTitle():
            return "work_title"
        case Label():
            return "label"
        case Name():
            return "name"
        case Link():
            return "link"
        case Image():
            return "image"
        case Ruby():
            return "ruby"
        case NoteRef():
            return "note_ref"
        case CodeSpan():
            return "code"
        case LineBreak():
            return "line_break"
        case Doubt():
            return "doubt"
        case _:
            assert_never(inline)


def in_phrases(line: str) -> Markup:
    """Gives a line of a heading for a screen of any width: what had best not be broken in a `span` each."""
    pieces = phrases(line)
    if len(pieces) < 2:
        return escape(line)
    return Markup("").join(Markup('<span class="phrase">{}</span>').format(piece) for piece in pieces)


def only_text(inlines: tuple[Inline, ...]) -> Markup | None:
    """Gives the words where they are nothing but text, as those of most paragraphs are; else None."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return escape(inlines[0].text)
    return None


def named_apart(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Gives the inlines with the blanks next to a name one em wide: `（记者　张珺　李远）`."""
    if not any(isinstance(inline, Name) for inline in inlines):
        return inlines
    beside = [False, *(isinstance(inline, Name) for inline in inlines), False]
    return tuple(
        Text(_widen_ends(inline.text, before=beside[at], after=beside[at + 2]))
        if isinstance(inline, Text)
        else inline
        for at, inline in enumerate(inlines)
    )


def _widen_ends(text: str, *, before: bool, after: bool) -> str:
    if text.isspace() and (before or after):
        return "\u3000"
    if before:
        text = re.sub(r"^\s+", "\u3000", text)
    return re.sub(r"\s+$", "\u3000", text) if after else text


def has_han(inlines: tuple[Inline, ...]) -> bool:
    """Says whether there is a Han character, so that emphasis is shown by dots and not by italics."""
    return bool(_HAN.search(plain_text(inlines)))


def subhead_part(subhead: Subhead) -> str:
    """Gives which row of a theme's texts sets it, by its numeral, else its level: `subhead`, `subhead_2` ...

    一、 numbers the first level, （一） the second, 1. and （1） those below (GB/T 9704-2012, 7.3.3).
    """
    numeral = _NUMERAL.match(subhead.text)
    level = int(numeral.lastgroup[1:]) if numeral and numeral.lastgroup else subhead.level
    return "subhead" if level == 1 else f"subhead_{min(level, 3)}"


def is_narrow(text: str) -> bool:
    """Says whether a list's mark ends in a half-width character, which needs a gap after it."""
    return text.isascii() and bool(text)


@cache
def environment() -> Environment:
    """Gives the one environment in which every template is compiled, once; everything is escaped."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
    )
    filters: Iterable[Callable[..., object]] = (
        block_kind,
        inline_kind,
        display_lines,
        em_blanks,
        gapped,
        in_phrases,
        only_text,
        named_apart,
        has_han,
        plain_text,
        is_narrow,
        subhead_part,
        wording.words,
        wording.standing,
        wording.numbers,
        wording.sources,
    )
    made.filters.update({function.__name__: function for function in filters})
    return made
