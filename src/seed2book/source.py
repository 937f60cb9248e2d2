"""Where text comes from: a seed, its lines, and places in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines `first` to `last` of the seed `file`, counted from 1, both inclusive.

    `file` is the seed's path below the folder that was given, with `/` between its parts and with its
    ending; `-` for standard input.
    """

    file: str
    first: int
    last: int

    def __str__(self) -> str:
        """Gives `name.txt:3` or `name.txt:3-5`, as editors understand it."""
        return (
            f"{self.file}:{self.first}"
            if self.first == self.last
            else f"{self.file}:{self.first}-{self.last}"
        )


_SETTINGS_IN_CHINESE = {"报名": "paper", "日期": "date", "期号": "issue", "版次": "page", "版名": "page_name"}


def setting_name(written: str) -> str:
    """Gives the name of a setting of front matter as it is kept, in whichever way it was written."""
    return _SETTINGS_IN_CHINESE.get(written, written.lower().replace("-", "_"))


@dataclass(frozen=True, slots=True)
class Seed:
    """One file as received: its decoded lines without their line ends, never altered afterwards.

    `lines[0]` is line 1. `sha256` is of the bytes of the file. `front_matter` holds the settings that
    stand between `---` lines at its head; those lines are in `lines` all the same. `data` are the bytes.
    """

    file: str
    lines: tuple[str, ...]
    encoding: str
    sha256: str
    front_matter: Mapping[str, object] = field(default_factory=dict)
    data: bytes = field(default=b"", repr=False, compare=False)


class SeedKind(StrEnum):
    """What a seed is, and so what its editions and articles are."""

    NEWSPAPER = "newspaper"
    BOOK = "book"
    DOCUMENT = "document"


class Kind(StrEnum):
    """What Markdown, read at block level only, takes a line for; `VERBATIM`: nobody shall understand it."""

    TEXT = "text"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    IMAGE = "image"
    TABLE = "table"
    CODE = "code"
    RULE = "rule"
    HTML = "html"
    VERBATIM = "kept as it stands"


class Line(NamedTuple):
    """One line of a seed that is not blank, its block markup taken off.

    Exactly one line of the file: `span.first == span.last`. `text` has no `#`, `>`, list bullet or
    surrounding blanks. `level` is a heading's 1 to 6, else 0. `depth` is the nesting of a list item or a
    quotation, from 1, else 0. `marker` is a list item's mark as printed (`-`, `1.`, `3)`). `blanks_before`
    counts the blank lines right above. `indent_em` is the width of the blanks cut off before the text, in em.
    `centred`: the seed sets it in the middle of its column. A tuple, since a page has many, each made more
    than once.
    """

    text: str
    span: Span
    kind: Kind = Kind.TEXT
    level: int = 0
    depth: int = 0
    marker: str = ""
    blanks_before: int = 0
    indent_em: float = 0.0
    centred: bool = False


class Edit(NamedTuple):
    """A change to a passage, proposed by a rule, then applied and logged.

    `start` and `end` count characters in the text that the rule saw (a line's, or a joined paragraph's);
    `before` is the passage there and `after` what replaces it. `span` is the source line of the passage.
    A tuple, since a page has hundreds and a tuple is made in a third of the time.
    """

    rule: str
    span: Span
    start: int
    end: int
    before: str
    after: str
    reason: str
