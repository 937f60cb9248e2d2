"""What roles and rules are called where people read of them."""

from __future__ import annotations

from collections.abc import Mapping

from seed2book.fixes import LINE_ROLES
from seed2book.messages import _, deferred, language

_MORE_ROLES = {
    "image": "图片",
    "table": "表格",
    "code": "代码",
    "jump line": "转接语",
    "unknown": "未识别",
    "kept as it stands": "原样保留",
    "line of contents": "目录行",
    "part": "卷",
    "chapter": "章",
}
_RULES: Mapping[str, str] = {
    "control-characters": deferred("control characters"),
    "invisible-characters": deferred("invisible characters"),
    "composition": deferred("characters in pieces"),
    "radicals": deferred("radicals"),
    "widths": deferred("widths"),
    "upright-forms": deferred("upright forms"),
    "middle-dots": deferred("middle dots"),
    "quotation-marks": deferred("quotation marks"),
    "brackets": deferred("brackets"),
    "ellipses": deferred("ellipses"),
    "dashes": deferred("dashes"),
    "ranges": deferred("ranges"),
    "stops": deferred("stops"),
    "full-stops": deferred("full stops"),
    "wrap-blanks": deferred("blanks of line ends"),
    "blanks": deferred("blanks"),
    "join": deferred("joined"),
    "folio": deferred("running head"),
    "continued": deferred("continued"),
    "link": deferred("link"),
    "comment": deferred("comment"),
    "fix": deferred("by [[fix]]"),
}


def in_chinese(role: str) -> str:
    """Gives the Chinese word for a role, the English one where there is none."""
    return LINE_ROLES.get(role) or _MORE_ROLES.get(role, role)


def named(role: str) -> str:
    """Gives the word for a role in the language that is spoken."""
    return role if language() == "en" else in_chinese(role)


def rule_named(rule: str) -> str:
    """Gives what a rule is called in the language that is spoken."""
    return _(_RULES.get(rule, rule))
