"""Blocks whose form the seed's marks give: verse, tables, code, rules; and what nothing understood."""

from __future__ import annotations

from dataclasses import dataclass

from seed2book.findings import Finding
from seed2book.messages import deferred
from seed2book.model import Block, Code, LineBreak, Separator, Verbatim, Verse
from seed2book.source import Edit
from seed2book.structure.doubts import kept
from seed2book.structure.drafts import Draft
from seed2book.structure.markup.blocks import html_blocks
from seed2book.structure.markup.inlines import parse_inlines
from seed2book.structure.markup.marked import is_comment, without_fences
from seed2book.structure.markup.tables import pipe_table
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import has_words


@dataclass(frozen=True, slots=True)
class MarkedBlocks:
    """The blocks of one draft, with what was left out of them (comments) and what was kept as it stands."""

    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()


def marked_blocks(draft: Draft) -> MarkedBlocks:
    """Gives the blocks of a draft whose lines are not running text; each of its characters stands in them."""
    match draft.kind:
        case RoleKind.VERSE:
            lines = tuple(parse_inlines(line.text) or (LineBreak(),) for line in draft.lines)
            return MarkedBlocks((Verse(lines, draft.spans),))
        case RoleKind.UNKNOWN if is_comment(draft.text):
            reason = deferred("a comment is not part of the text")
            edits = (
                Edit("comment", line.span, 0, len(line.text), line.text, "", reason) for line in draft.lines
            )
            return MarkedBlocks((), tuple(edits))
        case RoleKind.TABLE if "<t" not in draft.text.lower():
            return MarkedBlocks((pipe_table([line.text for line in draft.lines], draft.spans),))
        case RoleKind.TABLE | RoleKind.UNKNOWN:
            found = tuple(html_blocks(draft.text, draft.spans))
            as_it_stands = any(isinstance(block, Verbatim) for block in found)
            return MarkedBlocks(found, findings=(kept(draft),) if as_it_stands else ())
        case RoleKind.CODE:
            return MarkedBlocks((Code(without_fences(draft.text), draft.spans),))
        case RoleKind.SEPARATOR:
            return MarkedBlocks((Separator(draft.spans, draft.text if has_words(draft.text) else ""),))
        case _:
            return MarkedBlocks((Verbatim(draft.text, draft.spans),), findings=(kept(draft),))
