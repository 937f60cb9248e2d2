"""Writes the page: a template, a stylesheet and a script, in one file that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from seed2book.fixes import LINE_ROLES
from seed2book.formats.report.view import view
from seed2book.formats.report.words import in_chinese, named, rule_named
from seed2book.messages import _, counted, language
from seed2book.reading import Reading, worded

_HERE = Path(__file__).parent


def to_html(reading: Reading) -> str:
    """Gives the page as HTML; the same reading gives the same characters.

    All text of seeds is escaped, and the page allows no script but its own (Content Security Policy 3,
    by its hash) and nothing from elsewhere.
    """
    templates = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters |= {
        "chinese": in_chinese,
        "named": named,
        "rule": rule_named,
        "visible": _visible,
        "worded": worded,
    }
    templates.globals |= {"_": _, "counted": counted, "language": language()}
    script = (_HERE / "page.js").read_text("utf-8")
    return templates.get_template("page.html.j2").render(
        view=view(reading),
        roles=LINE_ROLES,
        style=Markup((_HERE / "page.css").read_text("utf-8")),  # noqa: S704 (both are our own)
        script=Markup(script),  # noqa: S704
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _visible(passage: str) -> str:
    """Shows what a changed passage holds where it is nothing but blanks, and where a line ended."""
    passage = passage.replace("\n", "↵")
    return passage if passage.strip() else "␣" * len(passage)
