"""From the text of a draft to inlines: lead-in and names where they stand, then what markup there is."""

from __future__ import annotations

from dataclasses import replace

from seed2book.clean import mend_paragraph
from seed2book.model import (
    Emphasis,
    Image,
    Inline,
    Label,
    Link,
    Name,
    ProperNoun,
    Ruby,
    Strong,
    Text,
    WorkTitle,
    plain_text,
)
from seed2book.source import Edit, Kind
from seed2book.structure.drafts import Draft
from seed2book.structure.markup.inlines import parse_inlines
from seed2book.structure.roles import HEADINGS, RoleKind
from seed2book.structure.wording.leadin import LeadInAt, lead_in
from seed2book.structure.wording.padded_names import close_names

_DISPLAYED = HEADINGS | {RoleKind.CAPTION}


def paragraph_inlines(text: str) -> tuple[tuple[Inline, ...], LeadInAt | None]:
    """Gives the inlines of a paragraph and the lead-in it opens with.

    The characters stay as they are, but for the blanks inside padded names.
    """
    found = lead_in(text)
    if found is None:
        return parse_inlines(text), None
    inlines: list[Inline] = []
    at = found.label_end
    if at:
        inlines.append(Label(text[:at]))
    for named in found.names:
        if named.start > at:
            inlines.append(Text(text[at : named.start]))
        inlines.append(Name(named.name))
        at = named.end
    if found.end > at:
        inlines.append(Text(text[at : found.end]))
    rest = parse_inlines(text[found.end :])
    if rest and isinstance(rest[0], Text) and inlines and isinstance(inlines[-1], Text):
        inlines[-1] = Text(inlines[-1].text + rest[0].text)
        rest = rest[1:]
    return (*inlines, *rest), found


def displayed(draft: Draft) -> tuple[Draft, tuple[Edit, ...]]:
    """Gives a plain line that became a heading or a caption with its quotation marks put right."""
    if draft.kind not in _DISPLAYED or draft.first_line.kind is not Kind.TEXT:
        return draft, ()
    mended = mend_paragraph(draft.text, draft.places, Kind.HEADING)
    return replace(draft, text=mended.text), mended.edits


def heading_text(text: str) -> str:
    """Gives the text of a heading: no marks for bold, one blank where there are several, none in names."""
    inlines = parse_inlines(text)
    return close_names(" ".join("".join(map(_in_heading, inlines)).split()))


def _in_heading(inline: Inline) -> str:
    """Gives what a heading, which is plain text, says for an inline: `□` is a doubt in running text alone."""
    match inline:
        case Image():
            return inline.alt
        case Ruby():
            return f"{inline.base}（{inline.reading}）"
        case Strong() | Emphasis() | ProperNoun() | WorkTitle() | Link():
            return "".join(map(_in_heading, inline.inlines))
        case _:
            return plain_text((inline,))
