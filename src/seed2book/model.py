"""The Publication: what the seeds say, freed of where lines and columns happened to end.

The contract between the stages that understand seeds and those that set type. Everything is frozen; what
holds text of a seed holds the `Span`s it came from, in reading order, without what lies between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from seed2book.inlines import (
    CodeSpan as CodeSpan,
    Doubt as Doubt,
    Emphasis as Emphasis,
    Image as Image,
    Inline as Inline,
    Label as Label,
    LineBreak as LineBreak,
    Link as Link,
    Marked as Marked,
    Name as Name,
    NoteRef as NoteRef,
    ProperNoun as ProperNoun,
    Ruby as Ruby,
    Strong as Strong,
    Text as Text,
    WorkTitle as WorkTitle,
    plain_text as plain_text,
)
from seed2book.metadata import Brief as Brief, Metadata as Metadata
from seed2book.source import SeedKind, Span

# --- names -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Byline:
    """A writer: `name` without padding (`江玉`), `office` as printed before it (`本报记者`) or empty."""

    name: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """Who took or supplied a picture. `text` is the credit as printed (`青石镇供图`, `摄影/林一舟`)."""

    text: str
    role: str = ""
    name: str = ""


class Place(StrEnum):
    """Where a line of names was printed in its article."""

    HEAD = "head"
    TEXT = "text"
    """Closing a paragraph that is not the last: the names stand in its text, where they are set."""
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Signature:
    """A line of names as printed, which is how it is set; `bylines` and `credits` say who it names.

    `text` keeps its mark (`□ 江玉`) and one blank between names, without the padding inside a name.
    """

    text: str
    place: Place
    spans: tuple[Span, ...]
    bylines: tuple[Byline, ...] = ()
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What a report opens with, read from its first paragraph, where it stays as `Label` and `Name`."""

    label: str | None = None
    dateline: str | None = None
    bylines: tuple[Byline, ...] = ()


# --- blocks ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A whole paragraph. `resumes`: it goes on, as after a quotation or a list, and takes no indent."""

    inlines: tuple[Inline, ...]
    spans: tuple[Span, ...]
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading inside an article (小标题); `level` from 1. A blank in `text` is one em wide.

    `id` is what a link that leads to it names; empty where none does.
    """

    text: str
    spans: tuple[Span, ...]
    level: int = 1
    id: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words; without `image` its place is marked. At least one of the three is there."""

    spans: tuple[Span, ...]
    image: Image | None = None
    caption: tuple[Inline, ...] = ()
    credit: Credit | None = None


class NoteKind(StrEnum):
    """The notes put beside a text."""

    EDITOR = "编者按"
    COMMENT = "按语"
    LINK = "链接"
    FOOTNOTE = "注"


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note, its printed heading in its blocks; or a footnote, whose `id` a `NoteRef` calls."""

    kind: NoteKind
    blocks: tuple[Block, ...]
    spans: tuple[Span, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage quoted as a block of its own."""

    blocks: tuple[Block, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Verse:
    """One stanza, line by line."""

    lines: tuple[tuple[Inline, ...], ...]
    spans: tuple[Span, ...]


class Alignment(StrEnum):
    """Where the words of a column stand in it."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that takes `across` columns and `down` rows, from `row` and `column` on."""

    row: int
    column: int
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, all rows of one length; the first `header_rows` are headings.

    `alignments` has a value for each column, or none at all. What a cell of `merged` covers is empty in
    `rows`; no two cover the same place, none leaves the table or reaches from its headings into its body.
    """

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    spans: tuple[Span, ...]
    header_rows: int = 0
    alignments: tuple[Alignment | None, ...] = ()
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with its mark as printed (`-`, `1.`, `（一）`)."""

    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; its marks are text and are set as printed, never renumbered."""

    items: tuple[ListItem, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text whose blanks and line ends count."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Separator:
    """A break between sections of a text, printed as a rule or as marks."""

    spans: tuple[Span, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The net: lines that no rule understood, kept as they are and reported, never dropped."""

    text: str
    spans: tuple[Span, ...]


Block = Paragraph | Subhead | Figure | Note | Quotation | Verse | Table | List | Code | Separator | Verbatim

# --- articles, editions, publication -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of an article. A blank in `text` is a line break when displayed, U+3000 elsewhere."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article, whole, wherever its parts were printed.

    Set in the order 栏目, 引题, 主题, 副题, head signatures, 提要, `body`, 原载.
    `title` is None for a brief that has none; `short_title` is for where there is little
    room. `settled`: the editor gave it its place among the others.
    `spans` covers everything the article holds.
    `confidence` (0 to 1) is that of its weakest boundary.
    """

    id: str
    spans: tuple[Span, ...]
    blocks: tuple[Block, ...]
    title: Heading | None = None
    rubric: Heading | None = None
    kickers: tuple[Heading, ...] = ()
    decks: tuple[Heading, ...] = ()
    standfirst: tuple[Paragraph, ...] = ()
    lead_in: LeadIn | None = None
    signatures: tuple[Signature, ...] = ()
    origin: Heading | None = None
    short_title: str | None = None
    settled: bool = False
    confidence: float = 1.0

    @property
    def bylines(self) -> tuple[Byline, ...]:
        """Every writer once, in the order of print."""
        named = [b for s in self._placed(Place.HEAD) for b in s.bylines]
        named += self.lead_in.bylines if self.lead_in else ()
        named += [b for place in (Place.TEXT, Place.TAIL) for s in self._placed(place) for b in s.bylines]
        return tuple(dict.fromkeys(named))

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Every picture credit in the article, its figures' and its signatures'."""
        figures = [f.credit for f in walk(self.blocks) if isinstance(f, Figure) and f.credit]
        return (*figures, *(c for s in self.signatures for c in s.credits))

    def _placed(self, place: Place) -> tuple[Signature, ...]:
        return tuple(s for s in self.signatures if s.place is place)

    @property
    def head_signatures(self) -> tuple[Signature, ...]:
        """The lines of names above the text."""
        return self._placed(Place.HEAD)

    @property
    def tail_signatures(self) -> tuple[Signature, ...]:
        """The lines of names that close the text."""
        return self._placed(Place.TAIL)

    @property
    def body(self) -> tuple[Block | Signature, ...]:
        """The blocks and below them the names that close the text; notes printed below those stay there."""
        names = self.tail_signatures
        at = len(self.blocks)
        while names and at and _is_note_below(self.blocks[at - 1], names[-1]):
            at -= 1
        return (*self.blocks[:at], *names, *self.blocks[at:])


def _is_note_below(block: Block, names: Signature) -> bool:
    if not isinstance(block, Note) or not block.spans or not names.spans:
        return False
    return block.spans[0].file == names.spans[-1].file and block.spans[0].first > names.spans[-1].last


@dataclass(frozen=True, slots=True)
class Edition:
    """A newspaper's page (版), or a part of a book (卷) with its `title`; only what is stated is there.

    `number` is its place among the pages that were read, from 1, where others have been put before it.
    """

    id: str
    source: str
    spans: tuple[Span, ...]
    articles: tuple[Article, ...]
    paper: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    editors: str | None = None
    kind: SeedKind = SeedKind.NEWSPAPER
    title: Heading | None = None
    issue: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything to be read, in order. `language` is a BCP 47 tag: `zh-Hans` or `zh-Hant`."""

    title: str
    language: str
    editions: tuple[Edition, ...]
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def articles(self) -> Iterator[Article]:
        """Every article in reading order."""
        for edition in self.editions:
            yield from edition.articles

    @property
    def is_newspaper(self) -> bool:
        """Whether there is a newspaper's page in it, or nothing at all."""
        return not self.editions or any(edition.kind is SeedKind.NEWSPAPER for edition in self.editions)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Gives each block and the blocks inside it, outer before inner, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Note | Quotation):
            yield from walk(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from walk(item.blocks)
