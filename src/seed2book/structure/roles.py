"""What a line is: its role, how sure that is, and what spoke for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seed2book.reading import Reason, worded
from seed2book.source import Line


class RoleKind(StrEnum):
    """The parts that a line can play on a newspaper page."""

    PART = "part"
    RUBRIC = "rubric"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    SIGNATURE = "signature"
    LABEL = "label"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    IMAGE = "image"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    ORIGIN = "origin"
    JUMP = "jump line"
    LIST_ITEM = "list item"
    CONTENTS = "line of contents"
    QUOTE = "quotation"
    VERSE = "verse"
    TABLE = "table"
    CODE = "code"
    SEPARATOR = "separator"
    SIGN_OFF = "sign-off"
    FOLIO = "folio"
    NOTICE = "notice"
    UNKNOWN = "unknown"
    VERBATIM = "kept as it stands"


HEADS = (RoleKind.RUBRIC, RoleKind.KICKER, RoleKind.HEADLINE, RoleKind.DECK)
"""The lines above an article's text, in the order of print."""

HEADINGS = frozenset({*HEADS, RoleKind.SUBHEAD})

PROSE = frozenset(
    {
        RoleKind.PARAGRAPH,
        RoleKind.STANDFIRST,
        RoleKind.LIST_ITEM,
        RoleKind.NOTE,
        RoleKind.LABEL,
        RoleKind.QUOTE,
    }
)
"""Running text, which goes on from line to line."""

BODY = frozenset({RoleKind.PARAGRAPH, RoleKind.LIST_ITEM, RoleKind.VERSE, RoleKind.QUOTE, RoleKind.SUBHEAD})
"""What an article has below its head."""

PICTURES = frozenset({RoleKind.IMAGE, RoleKind.CAPTION, RoleKind.CREDIT})
"""A picture and its words."""

UNSURE = 0.7
"""Below this confidence a role becomes a finding."""


@dataclass(frozen=True, slots=True)
class Role:
    """A line's role. `evidence` holds what spoke for and against it, the strongest first."""

    kind: RoleKind
    confidence: float = 1.0
    evidence: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """The user's word that a line goes on with the paragraph before it, or that it begins one; and where."""

    joins: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with its role.

    `opens`: with it a new article begins. `full`: it fills its column to the end. `goes_on`: it is the next
    line of the same text as the one above, full stop or not. `tie`: what the user says of that.
    """

    line: Line
    role: Role
    opens: bool = False
    full: bool = False
    goes_on: bool = False
    tie: Tie | None = None


def explain(judged: Judged) -> str:
    """Gives one line that says what the line became and why, for people."""
    role = judged.role
    opens = ", opens an article" if judged.opens else ""
    why = "; ".join(map(worded, role.evidence)) or "nothing spoke against it"
    return f"{judged.line.span}: {role.kind}{opens} ({role.confidence:.2f}): {why}"
