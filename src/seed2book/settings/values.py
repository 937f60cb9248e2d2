"""What a single setting may say, wherever it stands: in `seed2book.toml`, in front matter, in an option.

Each function gives the value as the program keeps it, and raises ValueError saying what was wanted.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from seed2book import standard_numbers
from seed2book.fixes.entry import LINE_ROLES
from seed2book.messages import _, either, listed
from seed2book.profiles import PROFILES, Fonts
from seed2book.source import SeedKind
from seed2book.typeset.book import Writing

# What may be written for each of the two scripts (BCP 47).
_LANGUAGES = {
    **dict.fromkeys(("zh-hans", "zh-cn", "zh-sg", "zh-hans-cn", "zh-hans-sg"), "zh-Hans"),
    **dict.fromkeys(("zh-hant", "zh-tw", "zh-hk", "zh-mo", "zh-hant-tw", "zh-hant-hk"), "zh-Hant"),
}
Choice = TypeVar("Choice", bound=StrEnum)
_CODE = re.compile("[a-z]+(?:-[a-z]+)*")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?) *(mm|cm|pt)?", re.ASCII)
_COUNTED = re.compile(r"总?第\s*([^第]{1,12}?)\s*[版期号]")
_NEGATIVE = re.compile(r"[-－−] *\d+")
_UNITS_MM = {"mm": 1.0, "cm": 10.0, "pt": 25.4 / 72}
_LONGEST_MM = 100
# In Han numerals, or by the years of the Republic.
_HAN_NUMBER = "[〇○零元正初一二三四五六七八九十廿卅]"
_PRINTED_DAY = re.compile(
    rf"(?:{_HAN_NUMBER}{{4}}|(?:中[华華])?民[国國]{_HAN_NUMBER}{{1,4}})年{_HAN_NUMBER}{{1,3}}月{_HAN_NUMBER}{{1,3}}日?"
)
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?", re.ASCII)


def text(value: object) -> str:
    """Gives a text that is not empty, on one line; a blank of one em (U+3000) inside it stays."""
    if isinstance(value, str):
        if words := re.sub(r"[ \t\r\n]+", " ", value.strip()):
            return words
        raise ValueError(_("it is empty; write something, or leave it out"))
    raise ValueError(_("a text in quotation marks is wanted, not {value}").format(value=_shown(value)))


def profile(value: object) -> str:
    """Gives the readers that an e-book is made for."""
    return _one_of(text(value), tuple(PROFILES))


def fonts(value: object) -> Fonts:
    """Gives which fonts an e-book brings along."""
    return Fonts(_one_of(text(value), tuple(Fonts)))


def writing(value: object) -> Writing:
    """Gives how an e-book's lines run."""
    return Writing(_one_of(text(value), tuple(Writing)))


def path(value: object) -> Path:
    """Gives the path of a file, as it was written."""
    return value if isinstance(value, Path) else Path(text(value))


def _one_of(given: str, known: Sequence[str]) -> str:
    if given.lower() not in known:
        raise ValueError(
            _("there is no {given!r}; there are {names}").format(given=given, names=listed(known))
        )
    return given.lower()


def texts(value: object) -> tuple[str, ...]:
    """Gives one text or a list of them as a tuple, each once."""
    return tuple(dict.fromkeys(map(text, value))) if isinstance(value, list) else (text(value),)


def isbn(value: object) -> str:
    """Gives an ISBN whose check digit is right."""
    return standard_numbers.isbn(number(value))


def issn(value: object) -> str:
    """Gives an ISSN whose check digit is right, with its hyphen."""
    return standard_numbers.issn(number(value))


def cn(value: object) -> str:
    """Gives a Chinese periodical's number (统一刊号)."""
    return standard_numbers.cn(text(value))


def text_or_none(value: object) -> str:
    """Gives a text, which may be empty: what says that nothing is to stand there."""
    return "" if value in ("", False) else text(value)


def pairs(value: object) -> dict[str, str]:
    """Gives a table of texts, each with the text that stands for it."""
    if not isinstance(value, dict) or not value:
        raise ValueError(
            _('a table such as {{ "part of a title" = "short" }} is wanted, not {value}').format(
                value=_shown(value)
            )
        )
    return {text(key): text(short) for key, short in value.items()}


def number(value: object) -> str:
    """Gives the number of an issue or a page as it is printed: 12 as well as "12" or "增刊一".

    Of 第12期 and 第3版 it gives the number, round which what is made puts these words again.
    """
    given = str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value)
    if _NEGATIVE.fullmatch(given):
        raise ValueError(_("a number from 0, or words, are wanted, not {value}").format(value=_shown(value)))
    counted = _COUNTED.fullmatch(given)
    return counted[1] if counted else given


def date(value: object) -> str:
    """Gives a date as `2022-12-01`, or `2022-12` or `2022` where no more is said.

    Takes `2022-12-1`, `2022/12/1`, `2022.12.1` and `2022年12月1日` as well.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    match = _DATE.fullmatch("".join(number(value).split()))
    try:
        if match is None:
            raise ValueError
        parts = [int(part) for part in match.groups() if part]
        year, month, day, *_more = *parts, 1, 1
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError(
            _("a date such as 2022-12-01 is wanted, not {value}").format(value=_shown(value))
        ) from None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def day(value: object) -> str:
    """Gives the day of a newspaper's page: a date, or as it was printed, such as 一九五一年六月十二日."""
    words = text(value) if isinstance(value, str) else ""
    return words if _PRINTED_DAY.fullmatch(words) else date(value)


def language(value: object) -> str:
    """Gives `zh-Hans` or `zh-Hant` for a tag that means it."""
    tag = _LANGUAGES.get(text(value).replace("_", "-").lower())
    if tag is None:
        raise ValueError(
            _("zh-Hans (simplified) or zh-Hant (traditional) is wanted, not {value}").format(
                value=_shown(value)
            )
        )
    return tag


def encoding(value: object) -> str:
    """Gives the name of an encoding of text that Python knows."""
    name = text(value)
    try:
        "".encode(name)
    except LookupError:
        raise ValueError(
            _("an encoding such as UTF-8, GB18030 or Big5 is wanted, not {value}").format(value=_shown(value))
        ) from None
    return name


def passage(value: object) -> str:
    """Gives words of a seed as they stand there, blanks and all; they may not be empty."""
    if (words := replacement(value)).strip():
        return words
    raise ValueError(_("it is empty; write some words of the line"))


def replacement(value: object) -> str:
    """Gives what shall stand in the place of a passage; nothing at all is possible."""
    if not isinstance(value, str):
        raise ValueError(_("a text in quotation marks is wanted, not {value}").format(value=_shown(value)))
    if "\n" in value or "\r" in value:
        raise ValueError(_("it has more than one line; a line of a seed stays one"))
    return value


def line(value: object) -> int:
    """Gives the number of a line, from 1."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return value
    raise ValueError(_("the number of a line is wanted, such as 12, not {value}").format(value=_shown(value)))


def lines(value: object) -> tuple[int, int]:
    """Gives the first and the last of several lines."""
    if isinstance(value, list) and len(value) == 2:
        first, last = map(line, value)
        if first <= last:
            return first, last
    raise ValueError(
        _("the first and the last line are wanted, such as [12, 14], not {value}").format(value=_shown(value))
    )


def line_role(value: object) -> str:
    """Gives the English word for what a line may be said to be; the Chinese one may be written."""
    word = text(value).lower()
    for role, chinese in LINE_ROLES.items():
        if word in (role, chinese):
            return role
    near = difflib.get_close_matches(word, (*LINE_ROLES, *LINE_ROLES.values()), 1)
    words = (
        _("{name} ({chinese})").format(name=role, chinese=chinese) for role, chinese in LINE_ROLES.items()
    )
    hint = (
        _("did you mean {name}?").format(name=near[0])
        if near
        else _("there are {names}").format(names=listed(words))
    )
    raise ValueError(_("a line is nothing called {value}; {hint}").format(value=_shown(value), hint=hint))


def finding(value: object) -> str:
    """Gives the code of a finding, such as `doubled-word`."""
    code = text(value)
    if not _CODE.fullmatch(code):
        raise ValueError(
            _('the code of a finding, such as "doubled-word", is wanted, not {value}').format(
                value=_shown(value)
            )
        )
    return code


def yes(value: object) -> bool:
    """Gives true, which is all that may be written: what is not wanted is left out."""
    if value is True:
        return True
    raise ValueError(_("true is wanted, not {value}").format(value=_shown(value)))


def kind(value: object) -> SeedKind | None:
    """Gives what the seeds are: newspaper, book or document; None for auto, which looks at each."""
    said = text(value).lower()
    if said == "auto":
        return None
    try:
        return SeedKind(said)
    except ValueError:
        known = either(tuple(SeedKind))
        raise ValueError(
            _("auto, {names} is wanted, not {value}").format(names=known, value=_shown(value))
        ) from None


def one_of(choices: type[Choice]) -> Callable[[object], Choice]:
    """Gives what takes one of these words."""

    def converted(value: object) -> Choice:
        try:
            return choices(text(value).lower())
        except ValueError:
            raise ValueError(
                _("{names} is wanted, not {value}").format(names=either(tuple(choices)), value=_shown(value))
            ) from None

    return converted


def at_least_one(value: object) -> int:
    """Gives a whole number from 1, also of the text that an option is."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return value
    raise ValueError(_("a number from 1 is wanted, not {value}").format(value=_shown(value)))


def amount(value: object) -> str:
    """Gives how many there are, from 1, as it is printed."""
    return str(at_least_one(value))


def millimetres(value: object) -> float:
    """Gives a length from 0 to 100 mm: of `3mm`, `0.3cm`, `8.5pt`, or a number of millimetres."""
    match = _LENGTH.fullmatch(str(value).strip().lower()) if not isinstance(value, bool) else None
    length = float(match[1]) * _UNITS_MM[match[2] or "mm"] if match else -1.0
    if 0 <= length <= _LONGEST_MM:
        return length
    raise ValueError(
        _("a length such as 3mm, up to {most} mm, is wanted, not {value}").format(
            most=_LONGEST_MM, value=_shown(value)
        )
    )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
