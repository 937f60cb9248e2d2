"""What a proof-reader should look at and no rule may change: reported with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seed2book.clean.characters import members
from seed2book.clean.doubled import doubled
from seed2book.clean.invisible import CONTROLS
from seed2book.clean.look_alikes import look_alikes
from seed2book.clean.places import Place, span_of
from seed2book.findings import Finding, Severity
from seed2book.messages import _
from seed2book.source import Edit, Kind, Line

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_UNMAPPED = "\u2e80-\u2e99\u2e9b-\u2e9e\u2ea0-\u2ef2"
_RADICALS = members(_UNMAPPED)
_UNMAPPED_RADICAL = re.compile(f"[{_UNMAPPED}]")
_MOJIBAKE = re.compile("锟斤拷|烫烫烫|屯屯屯|ï»¿|â€|[ÃÂ][\x80-\xbf]|[À-ÿ]{4,}|[?？]{5,}")
_IN_MOJIBAKE = members("?？À-ÿâï")
# The character itself first: a pattern that begins by looking behind is tried at every place.
_LOOK_ALIKE = re.compile(
    r"[OolI○0](?:"
    r"(?<=[0-9][OolI])(?=[0-9])"
    r"|(?<![0-9A-Za-z][OolI])(?<=[OolI])(?=[0-9]{1,3}[人个名户亩斤吨元年月日岁])"
    r"|(?<=[一二三四五六七八九][○Oo0])(?=[○Oo0〇一二三四五六七八九年])"
    r"|(?<=[○0〇][○Oo0])(?=[一二三四五六七八九]))"
)
_HYPHEN_RANGE = re.compile(
    r"(?<![0-9A-Za-z.\-])[0-9]{1,9}(?:\.[0-9]{1,4})?%?-[0-9]{1,9}(?:\.[0-9]{1,4})?"
    r"(?=%|℃|[万亿]|公里|千米|米|厘米|毫米|吨|公斤|千克|克|斤|元|度|人|名|个|岁|天|日|小时|分钟|倍|亩|家|户|次|年)"
)
_DOUBLED_MARK = re.compile("([，。、；：])\\1+|[，、；：][，。、；]|。[，、；]")
# What nobody reads as text: the address of a link or a picture, be it the picture itself (`data:`).
_ADDRESS = re.compile(r"(?<=\]\()[^()\s]++|(?:https?|data|mailto):[!-~]++")
_MARKS_MEET = re.compile("[，。、；：][，。、；：]")
_HALF_MARK = re.compile(r"[.,;](?<=[\u4e00-\u9fff].)(?<!^[一二三四五六七八九十].)(?=[\u4e00-\u9fff])")
_SHOWN = 6


def doubts(line: Line, cleaned: str, rare: frozenset[str]) -> Iterator[Finding]:
    """Gives what is doubtful in a line: unreadable or private characters as read, the rest as `cleaned`.

    `rare` holds that of the cleaned line's `Passage`; what it lacks is not looked for.
    """
    places = ((0, line.span),)
    text = line.text
    if not text.isprintable():
        for found in CONTROLS.finditer(text):
            codes = " ".join(f"U+{ord(character):04X}" for character in found[0][:4])
            message = _("{passage}: the control character {codes} was taken out")
            yield _doubt("control-character", text, found, places, message, codes=codes)
        for found in _PRIVATE.finditer(text):
            message = _("{passage}: {code_point} means something in one maker's fonts only; it was left")
            code_point = f"U+{ord(found[0]):04X}"
            yield _doubt("private-character", text, found, places, message, code_point=code_point)
    if "\ufffd" in text:
        for found in re.finditer("\ufffd+", text):
            message = _("{passage}: a character that could not be decoded")
            yield _doubt("unreadable-character", text, found, places, message)
    if line.kind in (Kind.CODE, Kind.RULE, Kind.HTML):
        return
    yield from _doubts_in_text(_read_as_text(cleaned), cleaned, rare, places)
    # What a mark in running text stands for may be told once its paragraph is whole.
    if line.kind is not Kind.TEXT:
        yield from half_width_marks(cleaned, places)


def doubts_at_joins(text: str, places: Sequence[Place]) -> Iterator[Finding]:
    """Gives what is doubtful only now that lines are joined: doublings over a join, □ in running text."""
    joins = [offset for offset, _span in places if offset]
    for finding, start, end in doubled(text, places) if joins else ():
        if any(start < join < end for join in joins):
            yield finding
    for found in re.finditer("□+", text) if "□" in text else ():
        message = _("{passage}: a character that the OCR could not read")
        yield _doubt("unread-character", text, found, places, message)


def half_width_marks(text: str, places: Sequence[Place], edits: Sequence[Edit] = ()) -> Iterator[Finding]:
    """Gives the half-width marks between Han characters, but for those that `edits` of `text` mend."""
    may_be = "." in text or "," in text or ";" in text
    marks = list(_HALF_MARK.finditer(text)) if may_be else ()
    mended = {at for edit in edits for at in range(edit.start, edit.end)} if marks else ()
    for found in marks:
        if found.start() not in mended:
            message = _("{passage}: what {mark} stands for here is not clear")
            yield _doubt("half-width-mark", text, found, places, message, mark=found[0])


def _read_as_text(text: str) -> str:
    """Gives the text with blanks in the place of addresses, as long as it was."""
    if "://" not in text and "](" not in text:
        return text
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def _doubts_in_text(read: str, text: str, rare: frozenset[str], places: Sequence[Place]) -> Iterator[Finding]:
    """Gives what is doubtful in what is `read` of the `text`, which is shown."""
    for finding, _start, _end in doubled(read, places):
        yield finding
    for found in _UNMAPPED_RADICAL.finditer(read) if not _RADICALS.isdisjoint(rare) else ():
        message = _("{passage}: {code_point} is a radical, not a character")
        yield _doubt("radical", text, found, places, message, code_point=f"U+{ord(found[0]):04X}")
    for found in _MOJIBAKE.finditer(read) if _may_be_mojibake(read, rare) else ():
        message = _("{passage}: looks like text that was decoded wrongly")
        yield _doubt("mojibake", text, found, places, message)
    for found in _LOOK_ALIKE.finditer(read):
        message = _("{passage}: {read} between numerals may be another character; it was left")
        yield _doubt("look-alike", text, found, places, message, read=found[0])
    for found, meant in look_alikes(read):
        message = _("{passage}: {read} may be {meant}; it was left")
        yield _doubt("look-alike", text, found, places, message, read=found[0], meant=meant)
    for found in _HYPHEN_RANGE.finditer(read) if "-" in read else ():
        message = _("{passage}: a hyphen in what may be a range of quantities (～); it was left")
        yield _doubt("hyphen-in-range", text, found, places, message, Severity.NOTE)
    for found in _DOUBLED_MARK.finditer(read) if _MARKS_MEET.search(read) else ():
        message = _("{passage}: two marks of which one may be too many")
        yield _doubt("doubled-mark", text, found, places, message)


def _may_be_mojibake(text: str, rare: frozenset[str]) -> bool:
    return not _IN_MOJIBAKE.isdisjoint(rare) or "锟斤拷" in text or "烫烫烫" in text or "屯屯屯" in text


def _doubt(
    code: str,
    text: str,
    found: re.Match[str],
    places: Sequence[Place],
    message: str,
    severity: Severity = Severity.WARNING,
    **words: str,
) -> Finding:
    start, end = max(0, found.start() - _SHOWN), found.end() + _SHOWN
    shown = f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    advice = _("compare with the printed page; to put it right: [[fix]] with match and replace")
    span = span_of(places, found.start(), found.end())
    return Finding(code, severity, message.format(passage=shown, **words), span, advice, text[start:end])
