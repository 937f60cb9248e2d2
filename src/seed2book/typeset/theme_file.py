"""A `theme.toml` as tables of values, each checked when it is asked for; and the texts beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seed2book.errors import AssetError, ConfigError
from seed2book.messages import _
from seed2book.typeset.colours import is_dark


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a `theme.toml`; what is wrong in them is said with the file and the key."""

    file: Path
    tables: Mapping[str, Any]

    def error(self, table: str, key: str, problem: str) -> ConfigError:
        """Gives the error that says what is wrong with a key."""
        return ConfigError(f"{self.file}: [{table}] {key} {problem}", _("docs/themes.md explains every key"))

    def names(self, table: str) -> tuple[str, ...]:
        """Gives the keys of a table, none where it is not there.

        Raises:
            ConfigError: it is no table.
        """
        found = self.tables.get(table, {})
        if not isinstance(found, dict):
            raise self.error(table, "", _("is a table"))
        return tuple(found)

    def value(self, table: str, key: str) -> Any:
        """Gives what a key says.

        Raises:
            ConfigError: it is missing.
        """
        if key not in self.names(table):
            raise self.error(table, key, _("is missing"))
        return self.tables[table][key]

    def text(self, table: str, key: str) -> str:
        """Gives a text that is not empty.

        Raises:
            ConfigError: it is missing, or something else.
        """
        value = self.value(table, key)
        if not isinstance(value, str) or not value:
            raise self.error(table, key, _("is a text in quotation marks, not {value!r}").format(value=value))
        return value

    def dark_colour(self, table: str, key: str) -> str:
        """Gives a colour that white letters can be read on.

        Raises:
            ConfigError: it is missing, no colour, or too light.
        """
        value = self.text(table, key)
        if not is_dark(value):
            raise self.error(
                table, key, _('is a dark colour such as "#84211c", not {value!r}').format(value=value)
            )
        return value

    def number(self, table: str, key: str, least: float, most: float, *, whole: bool = False) -> float:
        """Gives a number from `least` to `most`.

        Raises:
            ConfigError: it is missing, something else, or out of these limits.
        """
        value = self.value(table, key)
        kind = _("a whole number") if whole else _("a number")
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
            raise self.error(table, key, _("is {kind}, not {value!r}").format(kind=kind, value=value))
        if not least <= value <= most:
            raise self.error(
                table,
                key,
                _("is {kind} from {least:g} to {most:g}, not {value!r}").format(
                    kind=kind, least=least, most=most, value=value
                ),
            )
        return float(value)


def toml(file: Path) -> dict[str, Any]:
    """Gives the tables of a file.

    Raises:
        ConfigError: it is not TOML.
        AssetError: it cannot be read.
    """
    try:
        return tomllib.loads(text(file))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: {error}", _("docs/themes.md shows a whole theme.toml")) from error


def text(file: Path) -> str:
    """Gives what a file says.

    Raises:
        AssetError: it cannot be read, or is not in UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AssetError(
            _("{file}: cannot be read: {error}").format(file=file, error=error),
            _("docs/themes.md says what a theme holds"),
        ) from error
