"""What a rule sees: a passage, with the parts that are not prose masked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from seed2book.clean.characters import HAN, KANA, han_count
from seed2book.source import Kind

TAG = "\ufffc"
"""What masks a character of markup: neither a letter nor a mark nor a blank."""

WORD = "\ua7ff"
"""What masks a character of an address or of code: a Latin letter that no word is written with."""

_HAN = re.compile(f"[{HAN}{KANA}]")

# A Latin word with another after it: prose, and not a name or a unit in a Chinese sentence. The letter comes
# first: a pattern that begins by looking behind is tried at every place.
_PROSE = re.compile(r"[A-Za-z](?<![A-Za-z].)[A-Za-z]*+(?=[,;:.!?)’”'\"]{0,2} [(‘“'\"]?[A-Za-z])")
_MAY_NEED_MASK = re.compile(r"://|www\.|[<`&]|\]\(|-->|\\[()]")
_IN_MASKED = frozenset("/.<>`&]\\")
_RARE = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z，。、]")
_ADDRESS_END = rf"\s<>\"'“”‘’{HAN}{KANA}\u3000-\u303f\uff00-\uffef"
_MASKED = re.compile(
    rf"""
      (?P<address>(?:https?|ftp|file)://[^{_ADDRESS_END}]++|www\.[a-zA-Z0-9][^{_ADDRESS_END}]*+)
    | (?P<code>`[^`{HAN}]++`)
    | (?P<picture>!\[[^\[\]]*+\]\([^()]*+(?:\([^()]*+\)[^()]*+)*+\))
    | (?P<tag>
          <!--(?:.{{0,2000}}?-->|.*+)
        | -->
        | \\[()]
        | </?[A-Za-z][^<>]*+>
        | &(?:[A-Za-z]{{2,31}}|\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}});
        | \]\((?:https?://|mailto:|\#)[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+\)
        | \]\([^()\s\#]++(?:(?<=\.md)|(?<=\.txt)|(?<=\.markdown))(?:\#[^()\s]++)?+\)
        | \]\(<[^<>\#]*+(?:(?<=\.md)|(?<=\.txt)|(?<=\.markdown)|(?<=<))(?:\#[^<>]++)?+>\)
      )
    """,
    re.VERBOSE | re.DOTALL,
)
_AFTER_ADDRESS = ".,;:!?)"


class Change(NamedTuple):
    """What a rule proposes: `after` in place of the characters from `start` to `end`, and why.

    A tuple, since a page has hundreds and a tuple is made in a third of the time.
    """

    start: int
    end: int
    after: str
    reason: str


class Passage(NamedTuple):
    """A line, or a joined paragraph, as the rules see it.

    `text` is as long as the passage itself, with addresses, code and markup masked. `whole`: its two ends
    are the ends of what was written, and not of a column. `chinese`: its prose is Chinese or Japanese.
    `rare`: which characters the passage itself holds besides common Han characters, ASCII letters and digits
    and `，。、`. Nearly every rule is about a few of these, and has nothing to do where there are none.
    """

    text: str
    kind: Kind
    whole: bool
    chinese: bool
    rare: frozenset[str]


Rule = Callable[[Passage], Iterable[Change]]
Row = tuple[str, Rule, frozenset[str] | None]
"""A rule's name, the rule, and the characters without which it has nothing to do; None where any may do."""


def passage(text: str, kind: Kind, *, whole: bool) -> Passage:
    """Gives `text` as the rules shall see it."""
    rare = frozenset(_RARE.findall(text))
    if not _IN_MASKED.isdisjoint(rare) and _MAY_NEED_MASK.search(text):
        text = _masked(text)
    return Passage(text, kind, whole, _is_chinese(text), rare)


def _is_chinese(text: str) -> bool:
    """Tells Chinese text with Latin words in it from Latin text with Chinese words in it."""
    if text.isascii():
        return False
    prose = len(_PROSE.findall(text)) if " " in text else 0
    return han_count(text) > prose if prose else _HAN.search(text) is not None


def _masked(text: str) -> str:
    return _MASKED.sub(_mask, text)


def _mask(found: re.Match[str]) -> str:
    part = found[0]
    match found.lastgroup:
        case "address":
            size = _address_size(part)
            return WORD * size + part[size:]
        case "code":
            return WORD * len(part)
        case "picture":
            words = part[2 : part.index("](")]
            return TAG * 2 + words + TAG * (len(part) - len(words) - 2)
        case _:
            return TAG * len(part)


def _address_size(address: str) -> int:
    """Gives the length of an address without the marks that belong to the sentence around it."""
    bare = address.rstrip(_AFTER_ADDRESS)
    rest = address[len(bare) :]
    if ")" in rest and bare.count("(") > bare.count(")"):
        return len(bare) + rest.index(")") + 1
    return len(bare)
