"""The `[[fix]]` text to copy for a finding, or for a line that is in doubt."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TypeGuard

from seed2book.findings import Finding
from seed2book.fixes.places import find, is_letter
from seed2book.formats.report.words import named
from seed2book.source import Span

_WORDS = 14
_OTHER_ROLE = {
    "headline-unsure": "subhead",
    "subhead-unsure": "headline",
    "kicker-unsure": "headline",
    "deck-unsure": "subhead",
    "caption-unsure": "paragraph",
    "byline-unsure": "credit",
    "sign-off-unsure": "paragraph",
    "headline-without-text": "caption",
    "folio-dropped": "paragraph",
}
_TO_DROP = frozenset({"notice-kept", "line-kept"})
_TO_JOIN = frozenset({"join-unsure", "paragraph-short"})
_TO_SPLIT = frozenset({"paragraph-long", "paragraph-parted"})
# What no word about a line can put right.
_ELSEWHERE = frozenset(
    {
        "accept-unneeded",
        "empty-seed",
        "seed-twice",
        "link-not-followed",
        "file-passed-over",
        "encoding-guessed",
        "undecodable-bytes",
        "front-matter",
        "edition-differs",
        "edition-unplaced",
        "file-name",
        "jump-unlinked",
        "nested-too-deep",
        "picture-missing",
        "picture-outside",
        "picture-unreadable",
        "scan-coarse",
        "scan-missing",
        "edit-refused",
        "chapter-order",
        "kind-unsure",
    }
)
# So many characters before one that no face has, and as many from it on, tell its place.
_NEAR = 4
_SENTENCE = re.compile("[。！？]”?(?=[^。！？”])")


def wish_for(finding: Finding, lines: Sequence[str]) -> str:
    """Gives the entry that would answer the finding, to be adapted; empty where none can.

    `lines` are the seed's, as received. Where a passage is in doubt, `replace` has what stands there.
    """
    span = finding.span
    if not _is_at(span, lines) or finding.code in _ELSEWHERE:
        return ""
    code = finding.code
    if code in _OTHER_ROLE:
        words, role = opening(lines[span.first - 1]), named(_OTHER_ROLE[code])
        return wish(span.file, span.first, words, "role", role, last=span.last)
    if code in _TO_DROP:
        words = opening(lines[span.first - 1])
        return wish(span.file, span.first, words, "drop", None, last=span.last)
    if code in _TO_JOIN:
        return wish(span.file, span.last, opening(lines[span.last - 1]), "join", None)
    if code in _TO_SPLIT:
        return _to_split(span, lines)
    if code == "no-glyph":
        return _of_character(finding.passage, span, lines)
    number, passage = _in_doubt(finding, span, lines)
    return wish(span.file, number, passage, "replace", passage) if passage else ""


def acceptance_of(finding: Finding, lines: Sequence[str]) -> str:
    """Gives the entry that says that all is well there; empty where a finding is about no line of a seed."""
    span = finding.span
    if not _is_at(span, lines) or finding.code == "accept-unneeded":
        return ""
    number, words = _in_doubt(finding, span, lines)
    return wish(span.file, number, words, "accept", finding.code) if words else ""


def _is_at(span: Span | None, lines: Sequence[str]) -> TypeGuard[Span]:
    return span is not None and 1 <= span.first <= span.last <= len(lines)


def _in_doubt(finding: Finding, span: Span, lines: Sequence[str]) -> tuple[int, str]:
    """Gives the line in which the passage stands, and how it stands there; else a line's first words."""
    for number in range(span.first, span.last + 1) if finding.passage else ():
        line = lines[number - 1]
        places = find(finding.passage, line)
        if len(places) == 1:
            return number, line[places[0][0] : places[0][1]]
    numbers = range(span.first, span.last + 1)
    return next(((n, words) for n in numbers if (words := opening(lines[n - 1]))), (span.first, ""))


def _to_split(span: Span, lines: Sequence[str]) -> str:
    """Gives the entry by which a paragraph begins with the sentence nearest the middle of the text."""
    number = max(range(span.first, span.last + 1), key=lambda n: len(lines[n - 1]))
    line = lines[number - 1]
    starts = [found.end() for found in _SENTENCE.finditer(line)]
    start = min(starts, key=lambda at: abs(at - len(line) // 2), default=None)
    return wish(span.file, number, "", "split", line[start : start + _WORDS].strip()) if start else ""


def wish(source: str, line: int, match: str, key: str, value: str | None, *, last: int = 0) -> str:
    """Gives an entry as TOML, for one line or for those up to `last`; `value` None stands for `true`."""
    return "\n".join(
        (
            "[[fix]]",
            f"source = {_quoted(source)}",
            f"lines = [{line}, {last}]" if last > line else f"line = {line}",
            *([f"match = {_quoted(match)}"] if match else ()),
            f"{key} = {'true' if value is None else _quoted(value)}",
        )
    )


def _of_character(character: str, span: Span, lines: Sequence[str]) -> str:
    """Gives the entry for the first place of a character that no face has, with the words around it."""
    for number in range(span.first, span.last + 1):
        line = lines[number - 1]
        at = line.find(character)
        if at >= 0:
            passage = line[max(0, at - _NEAR) : at + _NEAR]
            return wish(span.file, number, passage, "replace", passage)
    return ""


def opening(line: str) -> str:
    """Gives the first words of a line, without the marks before them, by which an entry can tell it."""
    start = next((n for n, char in enumerate(line) if is_letter(char)), 0)
    return line[start : start + _WORDS].strip()


def _quoted(text: str) -> str:
    # A TOML basic string escapes as JSON does, and DEL besides (TOML 1.0, String).
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
