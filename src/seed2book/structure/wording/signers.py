"""Institutions that sign a text where others set a name: `（县委报道组）`, `院办　党委宣传部`."""

from __future__ import annotations

import re

from seed2book.structure.wording.keys import key, width_em
from seed2book.structure.wording.name_words import is_name
from seed2book.structure.wording.names import NamedAt, Names, is_workplace, without_office
from seed2book.structure.wording.vocabulary import HAN, PLACE_ENDINGS, SIGNING_OFFICES, one_of, words

_WIDEST_EM = 24.0
_OFFICE = re.compile(rf"{HAN}{{0,16}}{one_of(SIGNING_OFFICES)}$")
_OFFICES = words(SIGNING_OFFICES)
_PLACES = one_of(PLACE_ENDINGS, "(?<!学)校")
_PLACE = re.compile(rf"{HAN}{{1,12}}{_PLACES}$")
_SUPPLIED = re.compile(r"(?<! ) *(?:联合报道|联合采写|联合供稿|供稿|整理|辑|编|搞|提供稿件)$")
_TOGETHER = re.compile("联合(?:报道|采写|供稿)$")
_SIGNS = re.compile(r"(?: +启|(?<=[行店社会校厂号院司所处])启| *(?:谨启|敬启|谨白))$")
# Marks inside the names of offices.
QUOTES = str.maketrans("", "", "“”‘’·")


def is_signing_office(text: str) -> bool:
    """True for what can hardly be a heading: an office, a committee, a station by its full name."""
    bare = key(text).strip("（）〔〕 ")
    return len(bare) >= 3 and _OFFICE.match(bare) is not None


def says_it_signs(text: str) -> bool:
    """True for `大昌米号 启`: a few words and the word that signs a notice."""
    bare = key(text).strip()
    signs = _SIGNS.search(bare) if bare.endswith(("启", "白")) else None
    return signs is not None and 2 <= signs.start() <= 16 and " " not in bare[: signs.start()]


def reports_together(text: str) -> bool:
    """True for `县广播站　县农技站联合报道`."""
    return _TOGETHER.search(key(text)) is not None and read_signer(text) is not None


def read_signer(printed: str) -> Names | None:
    """Reads one to three institutions that sign; None for anything else, a bare place among it."""
    text_key = key(printed)
    lead = len(text_key) - len(text_key.lstrip("（〔 "))
    bare = without_office(text_key.strip("（）〔〕 "))
    lead = text_key.index(bare) if bare else lead
    bare, signs = _SIGNS.subn("", _SUPPLIED.sub("", bare))
    bracketed = text_key.strip()[0] in "（〔" and bare in _OFFICES  # `（厂办）`
    if (len(bare) < 3 and not bracketed) or width_em(bare) > _WIDEST_EM:
        return None
    parts = bare.split()
    if not 1 <= len(parts) <= 3:
        return None
    for part in parts:
        plain = part.translate(QUOTES)
        if is_name(plain) or not (
            signs or _OFFICE.match(plain) or (is_workplace(plain) and not _PLACE.match(plain))
        ):
            return None
    end = lead + len(bare)
    name = " ".join(printed[lead:end].split())
    shown = " ".join(printed.split())
    return Names(shown, (NamedAt(lead, end, name),), 0.8)
