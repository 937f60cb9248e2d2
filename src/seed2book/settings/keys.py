"""The keys of `seed2book.toml`: what each is, and the tables of a file with their values converted."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from seed2book.errors import ConfigError
from seed2book.messages import _, listed
from seed2book.settings import bulletin as bulletin_settings, values as value
from seed2book.settings.name_pattern import pattern
from seed2book.settings.print_options import PRINT_OPTIONS
from seed2book.toml_file import TomlFile
from seed2book.typeset.book import USES

# What is asked of an e-book, in `[epub]` and by options of the same names.
E_BOOK_KEYS: Mapping[str, Callable[[object], Any]] = {
    "profile": value.profile,
    "fonts": value.fonts,
    "writing": value.writing,
    "cover": value.path,
}
KEYS: Mapping[str, Mapping[str, Callable[[object], Any]]] = {
    "book": {
        "title": value.text,
        "creator": value.texts,
        "creators": value.texts,
        "publisher": value.text,
        "date": value.date,
        "issue": value.number,
        "total_issue": value.number,
        "permit": value.text,
        "cn_number": value.cn,
        "print_run": value.number,
        "printer": value.text,
        "notice": value.text,
        "description": value.text,
        "rights": value.text,
        "isbn": value.isbn,
        "issn": value.issn,
        "cn": value.cn,
        "series": value.text,
        "subjects": value.texts,
        "language": value.language,
        "made_from": value.text,
        "proofread_by": value.text,
        "scans": value.yes,
    },
    "input": {
        "folder": value.text,
        "paths": value.texts,
        "encoding": value.encoding,
        "kind": value.kind,
        "pattern": pattern,
    },
    "edition": {
        "source": value.text,
        "paper": value.text,
        "date": value.day,
        "issue": value.number,
        "page": value.number,
        "page_name": value.text,
        "editors": value.text,
        "scan": value.text,
    },
    "fix": {
        "source": value.text,
        "line": value.line,
        "lines": value.lines,
        "match": value.passage,
        "role": value.line_role,
        "join": value.yes,
        "split": value.passage,
        "title": value.text,
        "picture": value.text,
        "replace": value.replacement,
        "article": value.yes,
        "drop": value.yes,
        "accept": value.finding,
    },
    "jianbao": {
        "name": value.text,
        "secrecy": value.text,
        "number": value.number,
        "office": value.text,
        "note": value.text,
        "report_to": value.texts,
        "send_to": value.texts,
        "distribute_to": value.texts,
        "editors": value.texts,
        "copies": value.amount,
    },
    "faces": dict.fromkeys(USES, value.texts),
    "bulletin": bulletin_settings.KEYS,
    "epub": {
        "theme": value.text,
        **E_BOOK_KEYS,
        "pages_from": value.text,
        "certifier": value.text,
    },
    "pdf": {"theme": value.text, **{row.key: row.convert for row in PRINT_OPTIONS}},
    "build": {"outputs": value.texts, "folder": value.text},
}
REPEATED = ("edition", "fix")
# What front matter may say of its seed.
EDITION_KEYS = {key: convert for key, convert in KEYS["edition"].items() if key != "source"}


def read_entries(file: TomlFile, name: str, often: str) -> list[dict[str, Any]]:
    """Gives the entries of a table that may stand several times, converted; `often` says how often it does.

    Raises:
        ConfigError: the table is written as one that stands once, or a key or value in it is wrong.
    """
    tables = file.tables.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise file.error(
            _("[{name}] has single brackets").format(name=name),
            _("write [[{name}]], {often}").format(name=name, often=often),
            name,
        )
    return [_converted(file, name, table, nth) for nth, table in enumerate(tables)]


def written(table: str) -> str:
    """Gives a table's name as it is written in the file."""
    return f"[[{table}]]" if table in REPEATED else f"[{table}]"


def read_table(file: TomlFile, name: str) -> dict[str, Any]:
    """Gives a table that stands once, converted; an empty one where the file has none.

    Raises:
        ConfigError: it is no table, or a key or value in it is wrong.
    """
    table = file.tables.get(name, {})
    if not isinstance(table, dict):
        raise file.error(
            _("{name} is a table").format(name=name),
            _("write [{name}] on a line of its own").format(name=name),
            name,
            name,
        )
    return _converted(file, name, table)


def _converted(file: TomlFile, table: str, given: Mapping[str, object], nth: int = 0) -> dict[str, Any]:
    header = written(table)
    converted: dict[str, Any] = {}
    for key, raw in given.items():
        if key not in KEYS[table]:
            raise unknown(
                file,
                _("{header} has no key {key}").format(header=header, key=key),
                key,
                KEYS[table],
                table,
                key,
                nth,
            )
        try:
            converted[key] = KEYS[table][key](raw)
        except ValueError as error:
            hint = _("docs/configuration.md shows how to write {key}").format(key=key)
            raise file.error(f"{header} {key}: {error}", hint, table, key, nth) from error
    return converted


def unknown(
    file: TomlFile, message: str, name: str, known: Mapping[str, object], table: str, key: str, nth: int = 0
) -> ConfigError:
    """Gives the error for a `name` that is not one of those `known`, with the nearest of them."""
    near = difflib.get_close_matches(name, known, 1)
    hint = (
        _("did you mean {name}?").format(name=near[0])
        if near
        else _("there are {names}").format(names=listed(known))
    )
    return file.error(message, hint, table, key, nth)
