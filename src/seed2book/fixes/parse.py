"""From the keys of a `[[fix]]` table to the `Fix` they mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seed2book.errors import ConfigError
from seed2book.fixes.entry import Action, Fix
from seed2book.messages import _
from seed2book.toml_file import TomlFile

_ACTIONS = ", ".join(Action)
_ONE_LINE = frozenset({Action.SPLIT, Action.ARTICLE, Action.TITLE, Action.PICTURE, Action.REPLACE})


def entry(file: TomlFile, keys: Mapping[str, Any], nth: int) -> Fix:
    """Gives the `nth` entry (from 0) of `file`; `keys` hold its values, converted.

    Raises:
        ConfigError: a key is missing, or two contradict each other; file and line are named.
    """

    def error(message: str, hint: str, key: str = "") -> ConfigError:
        return file.error(f"[[fix]] {message}", hint, "fix", key, nth)

    for key, hint in (
        ("source", _('add a line such as source = "page1.txt"')),
        ("line", _("add the line's number in the seed, such as line = 12")),
    ):
        if key not in keys and not (key == "line" and "lines" in keys):
            raise error(_("has no {key}").format(key=key), hint)
    if "line" in keys and "lines" in keys:
        raise error(_("has both line and lines"), _("keep one of them"), "lines")
    asked = [action for action in Action if action.value in keys]
    if len(asked) != 1:
        found = (
            _("asks for {actions}").format(actions=_(" and ").join(asked)) if asked else _("asks for nothing")
        )
        raise error(
            found, _("write one of {actions}; a second wish takes a second [[fix]]").format(actions=_ACTIONS)
        )
    (action,) = asked
    first, last = keys["lines"] if "lines" in keys else (keys["line"], keys["line"])
    if first != last and action in _ONE_LINE:
        raise error(
            _("{action} is for one line").format(action=action),
            _("write line = {first}").format(first=first),
            "lines",
        )
    value = keys[action] if isinstance(keys[action], str) else ""
    match = keys.get("match") or (value if action is Action.SPLIT else "")
    if not match:
        raise error(
            _("has no match"), _("add some words that stand in line {first} of the seed").format(first=first)
        )
    if action is Action.ROLE and value == "debris":
        action, value = Action.DROP, ""
    return Fix(keys["source"], first, last, match, action, value, file.path, file.line("fix", "", nth))
