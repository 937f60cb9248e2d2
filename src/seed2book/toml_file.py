"""A TOML file as its author sees it: every key with its line, every mistake with a way out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seed2book.errors import ConfigError
from seed2book.messages import _, listed, reason

# The marks that a Chinese keyboard gives in the place of TOML's own.
_WIDE = {
    "“": '"',
    "”": '"',
    "＂": '"',
    "‘": "'",
    "’": "'",
    "＝": "=",
    "［": "[",
    "］": "]",
    "，": ",",
    "＃": "#",
}
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*[\w-]+)*)\s*=""")
# A day as people write it, where TOML takes 2026-03-01 alone.
_DAY = re.compile(r"=\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:#|$)")
# What tomllib says where the line ends inside a string in double or in single marks.
_NOT_CLOSED = ("Illegal character '\\n'", 'Expected "\'"')
# A string with its marks, or without the closing one.
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file's tables, and on which line each table and key stands."""

    path: Path
    tables: dict[str, Any]
    _lines: dict[tuple[str, int, str], int]

    def line(self, table: str, key: str = "", number: int = 0) -> int:
        """Gives the line (from 1) of a key, else of its table, else 1.

        `table` is empty for a key that stands above all tables; `number`, from 0, counts the tables of one
        name (`[[edition]]`).
        """
        return self._lines.get((table, number, key)) or self._lines.get((table, number, "")) or 1

    def error(self, message: str, hint: str, table: str, key: str = "", number: int = 0) -> ConfigError:
        """Gives the error that `message` describes, with its file and line before it."""
        return ConfigError(f"{self.path}:{self.line(table, key, number)}: {message}", hint)


def load(path: Path) -> TomlFile:
    """Gives the file, read.

    Raises:
        ConfigError: it cannot be read, is not UTF-8 or is not TOML; the line and its key are named.
    """
    try:
        # Editors on Windows put a byte order mark first.
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            _("{path}:{line}: is not in UTF-8").format(path=path, line=line),
            _("save it as UTF-8 in your editor"),
        ) from error
    except OSError as error:
        raise ConfigError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason(error)),
            _("is it a file, and may you read it?"),
        ) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(path, text, str(error)) from error
    return TomlFile(path, tables, _places(text))


def _places(text: str) -> dict[tuple[str, int, str], int]:
    places: dict[tuple[str, int, str], int] = {}
    counts: dict[str, int] = {}
    table, nth = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = header[2]
            nth = counts.get(table, 0) if header[1] == "[[" else 0
            counts[table] = nth + 1
            places.setdefault((table, nth, ""), number)
        elif key := _KEY.match(line):
            name = key[1].strip("\"'")
            places.setdefault((table, nth, name), number)
            # A dotted key (book.title) opens its table in passing.
            outer, dot, inner = name.partition(".")
            if dot and not table:
                places.setdefault((outer.strip(), 0, inner.strip()), number)
                places.setdefault((outer.strip(), 0, ""), number)
    return places


def _broken(path: Path, text: str, problem: str) -> ConfigError:
    place = _PLACE.search(problem)
    lines = text.split("\n")
    number = int(place[1]) if place and place[1] else len(text.rstrip().split("\n"))
    line = lines[number - 1] if number <= len(lines) else ""
    what = problem[: place.start()] if place else problem
    key = re.match(r"\s*([\w.-]+)\s*[=＝]", line)
    if what in _NOT_CLOSED:
        what = "Unterminated string"
    outside = _QUOTED.sub("", line)
    wide = [mark for mark in _WIDE if mark in outside] or ["”"] * line.rstrip().endswith("”")
    if wide:
        pairs = (_("{half} for {full}").format(half=_WIDE[mark], full=mark) for mark in wide)
        hint = _("write the half-width marks: {pairs}").format(pairs=listed(pairs))
    elif "\u3000" in outside:
        hint = _("write half-width blanks outside of the quotation marks, or none")
    elif "overwrite" in what or "twice" in what:
        hint = _("it is there already, further up: keep one")
    elif key and _DAY.search(line):
        hint = _("write a day that there is, with its zeros: {key} = 2026-03-01").format(key=key[1])
    elif key and not key[1].isascii():
        hint = _("keys are English words: docs/configuration.md lists them")
    elif key:
        hint = _(
            'text stands in quotation marks: {key} = "..."; an earlier one may lack its closing mark'
        ).format(key=key[1])
    else:
        hint = _("docs/configuration.md shows a whole file")
    return ConfigError(f"{path}:{number}: {key[1] + ': ' if key else ''}{_(what)}", hint)
