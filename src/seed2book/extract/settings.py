"""The settings that make the same book of extracted seeds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from seed2book.extract.container import Container

Corrections = Sequence[tuple[str, int, str, str]]
"""What must be said of lines: seed, number from 1, words that stand there; a role, `BEGINS` or `PARTS`."""
BEGINS, PARTS = "an article begins here", "a paragraph begins here"

_DC = {
    "title": "title",
    "publisher": "publisher",
    "date": "date",
    "description": "description",
    "rights": "rights",
}
_LANGUAGES = {"zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant"}


def settings_text(container: Container, kind: str, corrections: Corrections) -> str:
    """Gives a `seed2book.toml`: what the book says of itself, the kind of its seeds, its corrections."""
    return "\n".join(_lines(container, kind, corrections)) + "\n"


def _lines(container: Container, kind: str, corrections: Corrections) -> Iterator[str]:
    yield "# Made of a finished e-book by seed2book extract."
    yield ""
    yield "[book]"
    book = container.record.get("book")
    facts = dict(book) if isinstance(book, dict) else _of_package(container)
    for key, value in facts.items():
        if value:
            yield f"{key} = {_toml(value)}"
    yield ""
    yield "[input]"
    yield 'folder = "seeds"'
    if kind:
        yield f"kind = {_toml(kind)}"
    for source, line, match, role in corrections:
        yield ""
        yield "[[fix]]"
        yield f"source = {_toml(source)}"
        yield f"line = {line}"
        if role == PARTS:
            yield f"split = {_toml(match)}"
            continue
        yield f"match = {_toml(match)}"
        yield "article = true" if role == BEGINS else f"role = {_toml(role)}"


def _of_package(container: Container) -> dict[str, object]:
    said = container.metadata
    facts: dict[str, object] = {key: said[name][0] for name, key in _DC.items() if name in said}
    if "date" in facts:
        facts["date"] = str(facts["date"])[:10]
    if "creator" in said:
        facts["creators"] = list(said["creator"])
    if "subject" in said:
        facts["subjects"] = list(said["subject"])
    tag = said.get("language", ("",))[0].lower()
    facts["language"] = next((name for start, name in _LANGUAGES.items() if tag.startswith(start)), "zh-Hans")
    return facts


def _toml(value: object) -> str:
    # A string of JSON is one of TOML, but for DEL, which JSON leaves bare.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
