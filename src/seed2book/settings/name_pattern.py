"""What the name of a seed's file says of its page, by a pattern such as `{paper}_{date}_{page}`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from seed2book.messages import _
from seed2book.settings import values as value

_HAN_NUMBER = "[〇零一二三四五六七八九十百]{1,6}"
# What a field may look like. The lazy ones are bounded, so that no name takes long.
_FIELDS: Mapping[str, str] = {
    "paper": "[^/]{1,80}?",
    "date": r"\d{8}|\d{4}[-./年]?\d{1,2}[-./月]?\d{1,2}日?|\d{4}[-./年]\d{1,2}月?|\d{4}年?",
    "issue": rf"\d{{1,7}}|{_HAN_NUMBER}",
    "page": rf"[A-Za-z]?\d{{1,4}}|{_HAN_NUMBER}",
    "page_name": "[^/]{1,80}?",
}
_PART = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern as written; its fields, in order, are what it can say of a seed."""

    text: str
    fields: tuple[str, ...]

    def read(self, file: str) -> Mapping[str, str] | None:
        """Gives what the file's name says, by field; None if it does not fit.

        `file` is a `Seed.file`. Its ending is left out; of its folders, as many count as the pattern has.
        Zeros before a number are left out, and a date is given as `1987-03-12`.
        """
        path = PurePosixPath(unicodedata.normalize("NFC", file)).with_suffix("")
        name = "/".join(path.parts[-1 - self.text.count("/") :])
        found = _compiled(self.text).fullmatch(name)
        if found is None:
            return None
        try:
            return {field: _READ[field](found[field]) for field in self.fields}
        except ValueError:
            return None


def pattern(given: object) -> NamePattern:
    """Gives the pattern that a text in `seed2book.toml` describes.

    Raises:
        ValueError: it names no field, an unknown one, one twice, or two with nothing between them.
    """
    text = unicodedata.normalize("NFC", value.text(given))
    fields = tuple(_PART.findall(text))
    known = ", ".join(f"{{{field}}}" for field in _FIELDS)
    if not fields or "{" in _PART.sub("", text) or "}" in _PART.sub("", text):
        raise ValueError(
            _("a pattern such as {{paper}}_{{date}}_{{page}} is wanted, with {known}").format(known=known)
        )
    for field in fields:
        if field not in _FIELDS:
            raise ValueError(
                _("there is no field {{{field}}}; there are {known}").format(field=field, known=known)
            )
        if fields.count(field) > 1:
            raise ValueError(_("{{{field}}} is there twice").format(field=field))
    if "}{" in text:
        raise ValueError(_("two fields have nothing between them that parts them"))
    return NamePattern(text, fields)


def _compiled(text: str) -> re.Pattern[str]:
    # Split by its fields, a pattern gives literal text and names of fields in turn.
    parts = _PART.split(text)
    return re.compile(
        "".join(f"(?P<{part}>{_FIELDS[part]})" if n % 2 else re.escape(part) for n, part in enumerate(parts)),
        re.ASCII,
    )


def _date(text: str) -> str:
    run = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    return value.date("-".join(run.groups()) if run else text)


def _number(text: str) -> str:
    return text.lstrip("0") or "0" if text.isdigit() else text


_READ: Mapping[str, Callable[[str], str]] = {
    "paper": value.text,
    "date": _date,
    "issue": _number,
    "page": _number,
    "page_name": value.text,
}
