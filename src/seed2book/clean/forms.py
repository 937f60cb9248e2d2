"""One character in several encodings: full and half width, upright forms, radicals, decomposed letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from seed2book.clean.characters import folded, members
from seed2book.clean.passage import Change, Passage

_WIDE_WORD = re.compile(
    r"(?<![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])[0-9A-Za-z]*+[０-９Ａ-Ｚａ-ｚ][0-9A-Za-z０-９Ａ-Ｚａ-ｚ]*"
    r"(?:[．：／－，][0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+)*"
)
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
WIDE_FORMS = frozenset("％．" + "".join(chr(c) for c in range(0xFF10, 0xFF5B) if chr(c).isalnum()))
_PERCENT = re.compile(r"(?<=[0-9０-９])％")
_DOT_IN_NUMBER = re.compile(r"(?<=[0-9])．(?=[0-9])")
_JOINT = re.compile(r"(?<=[0-9A-Za-z])[．／－](?=[0-9A-Za-z])|(?<=[0-9])：(?=[0-9])")
_THOUSANDS = re.compile(r"(?<![0-9，])[0-9]{1,3}(?:，[0-9]{3})++(?![0-9])")
_MAPPED = "\u2e9f\u2ef3\u2f00-\u2fd5"
_RADICALS = re.compile(f"[{_MAPPED}]+")
RADICALS = members(_MAPPED)

_UPRIGHT = {
    **dict(zip("︐︑︒︓︔︕︖︰", "，、。：；！？：", strict=True)),
    **dict(
        zip(
            "︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈︗︘",
            "（）｛｝〔〕【】《》〈〉「」『』［］〖〗",
            strict=True,
        )
    ),
    **dict(zip("︙︱︲", "…—–", strict=True)),
    **dict(zip("﹐﹑﹒﹔﹕﹖﹗﹘﹙﹚﹛﹜﹝﹞﹣", "，、.；：？！—（）｛｝〔〕-", strict=True)),
    **dict(zip("｡｢｣､", "。「」、", strict=True)),
    **dict(zip("＂＇", "\"'", strict=True)),
}
UPRIGHT_CHARACTERS = frozenset(_UPRIGHT)
_UPRIGHT_FORMS = re.compile(f"[{''.join(_UPRIGHT)}]")


def widths(passage: Passage) -> Iterator[Change]:
    """Gives full-width Latin letters and digits their own width (GB/T 15835), with the marks inside them."""
    words = list(_WIDE_WORD.finditer(passage.text))
    for found in words:
        word = _WIDE.sub(lambda wide: folded(wide[0]), found[0])
        word = _JOINT.sub(lambda joint: unicodedata.normalize("NFKC", joint[0]), word)
        word = _THOUSANDS.sub(lambda number: number[0].replace("，", ","), word)
        yield Change(found.start(), found.end(), word, "full-width letters or digits")
    for found in _PERCENT.finditer(passage.text):
        yield Change(found.start(), found.end(), "%", "a full-width percent sign")
    inside = {at for found in words for at in range(*found.span())}
    for found in _DOT_IN_NUMBER.finditer(passage.text):
        if found.start() not in inside:
            yield Change(found.start(), found.end(), ".", "a full-width dot in a number")


def upright_forms(passage: Passage) -> Iterator[Change]:
    """Gives marks in their forms for upright or small setting their common form (Unicode FE10 to FE6F)."""
    for found in _UPRIGHT_FORMS.finditer(passage.text):
        yield Change(found.start(), found.end(), _UPRIGHT[found[0]], "a form for upright or small setting")


def radicals(passage: Passage) -> Iterator[Change]:
    """Gives the Han character that a Kangxi radical looks like, as Unicode maps it."""
    for found in _RADICALS.finditer(passage.text):
        after = "".join(folded(character) for character in found[0])
        yield Change(found.start(), found.end(), after, "a radical in place of its character")


def composition(passage: Passage) -> Iterator[Change]:
    """Composes what is decomposed, and unifies compatibility ideographs (Unicode's form NFC)."""
    text = passage.text
    if not passage.rare or unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and unicodedata.combining(text[at]):
            continue
        composed = unicodedata.normalize("NFC", text[start:at])
        if composed != text[start:at]:
            yield Change(start, at, composed, "a character in pieces, or a duplicate of one")
        start = at
