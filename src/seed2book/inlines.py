"""What stands in a line of the model: text, and what sets a part of it apart. Markup of no medium."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text printed bold."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text marked for stress: 着重号 in Chinese, italics in Latin."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ProperNoun:
    """A name of a person, place or people with a line along it: 专名号 (GB/T 15834 4.16)."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class WorkTitle:
    """A title of a work with a wavy line along it, beside 专名号: 书名号甲式 (CLREQ, "book titles")."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The lead-in of a report (消息头): `本报讯`, or agency, place and date; set in 黑."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A writer's name where it stands in running text, as in `本报讯（记者 王禾）`; set in 楷."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `href` is an address of the web or mail, or `#id` inside the publication.

    `written` is the address as the seed has it (`other.md#heading`) where it leads to an article.
    """

    href: str
    inlines: tuple[Inline, ...]
    written: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture. `src` is its path below the seeds' folder, `alt` what it shows, in words."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Ruby:
    """A base text with its reading above it."""

    base: str
    reading: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A call (`①`, `[1]`) for the note with this id."""

    id: str
    mark: str


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Code in a line, as typed; nothing in it is markup."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the text asks for."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A passage that the OCR could not read (`□`); set as printed."""

    text: str


Marked = Strong | Emphasis | ProperNoun | WorkTitle
"""What sets inlines apart and leaves their words as they are."""
Inline = Text | Marked | Label | Name | Link | Image | Ruby | NoteRef | CodeSpan | LineBreak | Doubt


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Gives the characters that the inlines set, in order; no ruby readings, a newline for a line break."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text) | Label(text) | Name(text) | Doubt(text) | Ruby(text) | CodeSpan(text):
                parts.append(text)
            case NoteRef():
                parts.append(inline.mark)
            case Strong() | Emphasis() | ProperNoun() | WorkTitle() | Link():
                parts.append(plain_text(inline.inlines))
            case LineBreak():
                parts.append("\n")
            case Image():
                pass
            case _:
                assert_never(inline)
    return "".join(parts)
