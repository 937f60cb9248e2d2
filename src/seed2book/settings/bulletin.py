"""The table `[bulletin]` of `seed2book.toml`: what an editor may decide there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from seed2book.selection import Selection
from seed2book.settings import values as value
from seed2book.toml_file import TomlFile

KEYS: Mapping[str, Callable[[object], Any]] = {
    "lead": value.text,
    "order": value.texts,
    "exclude": value.texts,
    "short_title": value.pairs,
    "ear": value.text_or_none,
}


def selection(wishes: Mapping[str, Any], file: TomlFile) -> Selection:
    """Gives what the converted table says, with the lines of its keys."""
    if not wishes:
        return Selection()
    lines = {key: file.line("bulletin", key) for key in wishes}
    said = {"short_titles" if key == "short_title" else key: wish for key, wish in wishes.items()}
    return Selection(**said, file=file.path, lines=lines)
