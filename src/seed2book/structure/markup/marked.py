"""Lines whose role the seed's own marks give: Markdown's blocks, HTML, rules of marks alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seed2book.source import Kind, Line
from seed2book.structure.markup.blocks import read_html
from seed2book.structure.roles import Role, RoleKind
from seed2book.structure.wording.keys import has_words

_BY_KIND = {
    Kind.RULE: RoleKind.SEPARATOR,
    Kind.IMAGE: RoleKind.IMAGE,
    Kind.TABLE: RoleKind.TABLE,
    Kind.CODE: RoleKind.CODE,
    Kind.QUOTE: RoleKind.QUOTE,
    Kind.VERBATIM: RoleKind.VERBATIM,
}
_COMMENTS = re.compile(r"(?:\s*<!--(?:[^-]|-(?!->))*+-->)++\s*")
_OF_TABLE = re.compile(r"</?t(?:able|head|body|foot|[rdh])\b", re.IGNORECASE)


def marked_role(line: Line) -> Role | None:
    """Gives the role of a line that Markdown marks as a rule, picture, table, code or quotation."""
    kind = _BY_KIND.get(line.kind)
    if kind is RoleKind.QUOTE and not line.text:
        return Role(RoleKind.QUOTE, 1.0, ("a blank line inside a quotation",))
    if kind is None and line.marker and not line.text:
        return Role(RoleKind.LIST_ITEM, 0.9, ("the mark of an item and nothing else",))
    # The ends of a comment hold no words, and are no rules.
    if kind is None and line.kind is not Kind.HTML and not (line.marker or has_words(line.text)):
        return Role(RoleKind.SEPARATOR, 0.9, ("marks and nothing else",))
    if kind is None and line.kind is not Kind.HTML and _is_empty(line.text):
        return Role(RoleKind.UNKNOWN, 0.9, ("elements around nothing",))
    return Role(kind, 1.0, ("marked so in the seed",)) if kind else None


def _is_empty(text: str) -> bool:
    """True for `<br><br/>` and `<b> </b>`, which show nothing."""
    if not (text.startswith("<") and text.endswith(">")):
        return False
    found = read_html(text)
    return not found.strange and not found.parts


def html_role(line: Line) -> Role | None:
    """Gives the role of a line of HTML: a picture, a table, or something for the assembler to read."""
    if line.kind is not Kind.HTML:
        return None
    if _OF_TABLE.search(line.text):
        return Role(RoleKind.TABLE, 1.0, ("HTML in the seed",))
    if "<img" in line.text.lower() and _is_picture(line.text):
        return Role(RoleKind.IMAGE, 1.0, ("HTML in the seed",))
    return Role(RoleKind.UNKNOWN, 0.5, ("HTML in the seed",))


def _is_picture(text: str) -> bool:
    """True for pictures and nothing else, whatever elements are around them."""
    found = read_html(text)
    return not found.strange and 0 < len(found.parts) == len(found.images)


def is_open(texts: Sequence[str]) -> bool:
    """True if lines of code or HTML go on, blank lines or not: a fence or a comment has no end yet."""
    fence, last = texts[0].lstrip()[:3], texts[-1].strip()
    if fence in ("```", "~~~"):
        return len(texts) == 1 or not last.startswith(fence) or bool(last.strip(fence[0]))
    return texts[0].lstrip().startswith("<!--") and "-->" not in last


def is_comment(text: str) -> bool:
    """True for HTML that is comments and nothing else."""
    return text.lstrip().startswith("<!--") and _COMMENTS.fullmatch(text) is not None


def without_fences(text: str) -> str:
    """Gives code without the lines of marks around it."""
    lines = text.split("\n")
    if lines[0].lstrip()[:3] not in ("```", "~~~"):
        return text
    closed = len(lines) > 1 and not is_open(lines)
    return "\n".join(lines[1:-1] if closed else lines[1:])
