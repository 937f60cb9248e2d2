"""The `[[fix]]` text to copy for a finding, or for a line that is in doubt."""

from __future__ import annotations

import json
from collections.abc import Sequence

from seed2book.findings import Finding
from seed2book.fixes.places import find, is_letter
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
_TO_JOIN = frozenset({"join-unsure"})
# What no word about a line can put right.
_ELSEWHERE = frozenset(
    {
        "empty-seed",
        "seed-twice",
        "link-not-followed",
        "encoding-guessed",
        "undecodable-bytes",
        "front-matter",
        "edition-differs",
        "edition-unplaced",
        "file-name",
        "jump-unlinked",
        "picture-missing",
        "picture-outside",
        "picture-unreadable",
        "edit-refused",
        "chapter-order",
        "kind-unsure",
    }
)
# So many characters before one that no face has, and as many from it on, tell its place.
_NEAR = 4
_MISREAD = "with the character that was printed, if this one was misread"
_REMARK = "what was printed; unchanged, it says that it is right"


def wish_for(finding: Finding, lines: Sequence[str]) -> str:
    """Gives the entry that would answer the finding, to be adapted; empty where none can.

    `lines` are the seed's, as received. Where a passage is in doubt, `replace` says what stands there.
    """
    span = finding.span
    if span is None or finding.code in _ELSEWHERE or not 1 <= span.first <= span.last <= len(lines):
        return ""
    code = finding.code
    if code in _OTHER_ROLE:
        return wish(span.file, span.first, opening(lines[span.first - 1]), "role", _OTHER_ROLE[code])
    if code in _TO_DROP:
        words = opening(lines[span.first - 1])
        return wish(span.file, span.first, words, "drop", None, last=span.last)
    if code in _TO_JOIN:
        return wish(span.file, span.last, opening(lines[span.last - 1]), "join", None)
    if code == "no-glyph":
        return _of_character(finding.message[1], span, lines)
    shown = finding.message.partition(": ")[0].strip("…")
    for number in range(span.first, span.last + 1):
        line = lines[number - 1]
        places = find(shown, line)
        if len(places) == 1:
            passage = line[places[0][0] : places[0][1]]
            return wish(span.file, number, passage, "replace", passage, _REMARK)
    passage = opening(lines[span.first - 1])
    return wish(span.file, span.first, passage, "replace", passage, _REMARK) if passage else ""


def wish(
    source: str, line: int, match: str, key: str, value: str | None, remark: str = "", *, last: int = 0
) -> str:
    """Gives an entry as TOML, for one line or for those up to `last`; `value` None stands for `true`."""
    said = "true" if value is None else _quoted(value)
    return "\n".join(
        (
            "[[fix]]",
            f"source = {_quoted(source)}",
            f"lines = [{line}, {last}]" if last > line else f"line = {line}",
            f"match = {_quoted(match)}",
            f"{key} = {said}{f'  # {remark}' if remark else ''}",
        )
    )


def _of_character(character: str, span: Span, lines: Sequence[str]) -> str:
    """Gives the entry for the first place of a character that no face has, with the words around it."""
    for number in range(span.first, span.last + 1):
        line = lines[number - 1]
        at = line.find(character)
        if at >= 0:
            passage = line[max(0, at - _NEAR) : at + _NEAR]
            return wish(span.file, number, passage, "replace", passage, _MISREAD)
    return ""


def opening(line: str) -> str:
    """Gives the first words of a line, without the marks before them, by which an entry can tell it."""
    start = next((n for n, char in enumerate(line) if is_letter(char)), 0)
    return line[start : start + _WORDS].strip()


def _quoted(text: str) -> str:
    # A TOML basic string escapes as JSON does, and DEL besides (TOML 1.0, String).
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
