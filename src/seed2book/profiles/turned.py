"""A stylesheet for lines that run across, turned for lines that run down, the next one on the left."""

from __future__ import annotations

import re
from collections.abc import Sequence

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

# A quarter to the right: a line begins at the top now, and what stood above it stands on its right.
_SIDES = {"top": "right", "right": "bottom", "bottom": "left", "left": "top"}
_MEASURES = {"width": "height", "height": "width"}
_UNITS = {"vh": "vw", "vw": "vh"}
_FOUR = ("margin", "padding", "border-width", "border-style", "border-color")
_TURNED = re.compile(
    r"(?P<start>(?:margin|padding|border)-|)(?P<side>top|right|bottom|left)(?P<end>|-(?:width|style|color))"
    r"|(?P<limit>(?:min|max)-|)(?P<measure>width|height)"
)
# Rules that hold rules and not declarations (CSS Conditional Rules 3).
_NESTING = frozenset(("supports", "media"))


def turned(css: str) -> str:
    """Gives the stylesheet with the sides and measures of every box as they are in vertical lines.

    What is told from a line's own start or end (`text-align`, `text-indent`) holds in both. The properties
    that follow the lines by themselves (`margin-block`) are newer than many readers that set vertical lines.
    """
    return tinycss2.serialize(_rules(tinycss2.parse_stylesheet(css))) if css else ""


def _rules(rules: Sequence[ast.Node]) -> list[ast.Node]:
    for rule in rules:
        if rule.type == "qualified-rule":
            rule.content = _declarations(rule.content)
        elif rule.type == "at-rule" and rule.content is not None:
            nested = rule.lower_at_keyword in _NESTING
            rule.content = (
                _rules(tinycss2.parse_rule_list(rule.content)) if nested else _declarations(rule.content)
            )
    return list(rules)


def _declarations(content: Sequence[ast.Node]) -> list[ast.Node]:
    declarations = tinycss2.parse_declaration_list(content)
    for declaration in declarations:
        if declaration.type == "declaration":
            declaration.name = _property(declaration.lower_name)
            declaration.value = _value(declaration.name, declaration.value)
    return list(declarations)


def _property(name: str) -> str:
    found = _TURNED.fullmatch(name)
    if found is None:
        return name
    if found["measure"]:
        return f"{found['limit']}{_MEASURES[found['measure']]}"
    return f"{found['start']}{_SIDES[found['side']]}{found['end']}"


def _value(name: str, value: Sequence[ast.Node]) -> list[ast.Node]:
    for token in value:
        if token.type == "dimension" and token.lower_unit in _UNITS:
            token.unit = _UNITS[token.lower_unit]
    if name not in _FOUR:
        return list(value)
    said = [token for token in value if token.type not in ("whitespace", "comment")]
    if not 2 <= len(said) <= 4:
        return list(value)
    # One says all, two top and side, three also the bottom (CSS 2.1 §8.3).
    top, right, bottom, left = (*said, *said[len(said) - 2 : 2], *said[1:2])[:4] if len(said) < 4 else said
    blank = ast.WhitespaceToken(0, 0, " ")
    return [blank, left, blank, top, blank, right, blank, bottom]
