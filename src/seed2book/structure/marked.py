"""Lines whose role the seed's own marks give: Markdown's blocks, HTML, rules of marks alone."""

from __future__ import annotations

import re

from seed2book.source import Kind, Line
from seed2book.structure.roles import Role, RoleKind

_BY_KIND = {
    Kind.RULE: RoleKind.SEPARATOR,
    Kind.IMAGE: RoleKind.IMAGE,
    Kind.TABLE: RoleKind.TABLE,
    Kind.CODE: RoleKind.CODE,
    Kind.QUOTE: RoleKind.QUOTE,
}
_OF_TABLE = re.compile(r"</?t(?:able|head|body|foot|[rdh])\b", re.IGNORECASE)


def marked_role(line: Line) -> Role | None:
    """Gives the role of a line that Markdown marks as a rule, picture, table, code or quotation."""
    kind = _BY_KIND.get(line.kind)
    if kind is RoleKind.QUOTE and not line.text:
        return Role(RoleKind.QUOTE, 1.0, ("a blank line inside a quotation",))
    if kind is None and not any(map(str.isalnum, line.text)):
        return Role(RoleKind.SEPARATOR, 0.9, ("marks and nothing else",))
    return Role(kind, 1.0, (f"marked as {line.kind} in the seed",)) if kind else None


def html_role(line: Line) -> Role | None:
    """Gives the role of a line of HTML: a picture, a table, or something for the assembler to read."""
    if line.kind is not Kind.HTML:
        return None
    if _OF_TABLE.search(line.text):
        return Role(RoleKind.TABLE, 1.0, ("HTML in the seed",))
    if "<img" in line.text.lower():
        return Role(RoleKind.IMAGE, 1.0, ("HTML in the seed",))
    return Role(RoleKind.UNKNOWN, 0.5, ("HTML in the seed",))
