"""Quotation marks and brackets without their other half, over the paragraphs of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seed2book.clean.characters import han_count
from seed2book.clean.places import Place, span_of
from seed2book.findings import Finding, Severity
from seed2book.messages import _
from seed2book.source import Span

_SPEECH = ("“”", "「」")
_OTHERS = ("‘’", "『』", "（）", "《》", "〈〉", "【】", "〔〕")
_MARKS = {pair: re.compile(f"[{pair}]") for pair in (*_SPEECH, *_OTHERS)}
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])’")
_ITEM = re.compile(r"(?:^|[，。、；：？！])\s*[0-9A-Za-z一二三四五六七八九十]{1,3}\Z")
_SHOWN = 12

# Between two paragraphs of one speech there is nothing but a blank line or two.
_WIDEST_GAP = 3

Paragraph = tuple[str, Sequence[Place]]


@dataclass(frozen=True, slots=True)
class _Mark:
    """An unmatched mark: the number of its paragraph, and its place there."""

    paragraph: int
    at: int


def unbalanced(paragraphs: Sequence[Paragraph]) -> tuple[Finding, ...]:
    """Gives a finding for each quotation mark or bracket that has no other half, in the order of the text.

    `paragraphs` follow one another in one article, best without a subhead between them. Several paragraphs
    of one speech may each open with a quotation mark that only the last one closes (GB/T 15834, 4.8.3.5),
    or a speech may be opened in one and closed in the next; these are no faults.
    """
    printed = "".join(text for text, _places in paragraphs)
    there = {pair for pair in _MARKS if pair[0] in printed or pair[1] in printed}
    found = [
        *(finding for pair in _SPEECH if pair in there for finding in _speech(paragraphs, pair)),
        *(finding for pair in _OTHERS if pair in there for finding in _plain(paragraphs, pair)),
        *(_straight(paragraphs) if '"' in printed else ()),
    ]
    found.sort(key=lambda item: (item[0].paragraph, item[0].at))
    return tuple(finding for _mark, finding in found)


def _speech(paragraphs: Sequence[Paragraph], pair: str) -> Iterator[tuple[_Mark, Finding]]:
    waiting: _Mark | None = None
    for number, (text, _places) in enumerate(paragraphs):
        if waiting is None and pair[0] not in text and pair[1] not in text:
            continue
        opened, closed = _unmatched(text, pair)
        if waiting is not None:
            reopens = text.lstrip().startswith(pair[0]) and _is_next(paragraphs, waiting.paragraph, number)
            if closed and not reopens and waiting.paragraph == number - 1:
                closed = closed[1:]
            elif not reopens:
                yield waiting, _finding(paragraphs, waiting, pair, opens=True)
            waiting = None
        for at in closed:
            mark = _Mark(number, at)
            yield mark, _finding(paragraphs, mark, pair, opens=False)
        for at in opened[:-1]:
            mark = _Mark(number, at)
            yield mark, _finding(paragraphs, mark, pair, opens=True)
        if opened:
            waiting = _Mark(number, opened[-1])
    if waiting is not None:
        yield waiting, _finding(paragraphs, waiting, pair, opens=True)


def _is_next(paragraphs: Sequence[Paragraph], first: int, second: int) -> bool:
    before, after = paragraphs[first][1][-1][1], paragraphs[second][1][0][1]
    near = before.file != after.file or after.first - before.last <= _WIDEST_GAP
    return second == first + 1 and near


def _plain(paragraphs: Sequence[Paragraph], pair: str) -> Iterator[tuple[_Mark, Finding]]:
    for number, (text, _places) in enumerate(paragraphs):
        if pair[0] not in text and pair[1] not in text:
            continue
        opened, closed = _unmatched(text, pair)
        for at in opened:
            mark = _Mark(number, at)
            yield mark, _finding(paragraphs, mark, pair, opens=True)
        for at in closed:
            mark = _Mark(number, at)
            if not (pair == "（）" and _ITEM.search(text, max(0, at - 5), at)):
                yield mark, _finding(paragraphs, mark, pair, opens=False)


def _straight(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[_Mark, Finding]]:
    for number, (text, places) in enumerate(paragraphs):
        if '"' in text and han_count(text) and "<" not in text:
            mark = _Mark(number, text.index('"'))
            yield (
                mark,
                Finding(
                    "unclosed-quotation",
                    Severity.WARNING,
                    _(
                        "{passage}: a straight quotation mark of which it is not clear whether it opens or"
                        " closes; it was left"
                    ).format(passage=_shown(text, mark.at)),
                    _span(text, places, mark.at),
                    _("write “ or ” for it: [[fix]] with match and replace"),
                    _passage(text, mark.at),
                ),
            )


def _unmatched(text: str, pair: str) -> tuple[list[int], list[int]]:
    """Gives the places of the opening and of the closing marks that have no other half."""
    opened: list[int] = []
    closed: list[int] = []
    marks = _MARKS[pair].findall(text)
    if "".join(marks) == pair * (len(marks) // 2):
        return opened, closed  # by turns, as nearly always
    apostrophes = {found.start() for found in _APOSTROPHE.finditer(text)} if pair == "‘’" else set()
    for found in _MARKS[pair].finditer(text):
        if found[0] == pair[0]:
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif found.start() not in apostrophes:
            closed.append(found.start())
    return opened, closed


def _finding(paragraphs: Sequence[Paragraph], mark: _Mark, pair: str, *, opens: bool) -> Finding:
    text, places = paragraphs[mark.paragraph]
    thing = "quotation" if pair in "“”「」‘’『』" else "bracket"
    code = f"unclosed-{thing}" if opens else f"unopened-{thing}"
    here, lost = (pair[0], pair[1]) if opens else (pair[1], pair[0])
    form = (
        _("{passage}: {mark} is not closed; it was left")
        if opens
        else _("{passage}: {mark} closes nothing; it was left")
    )
    message = form.format(passage=_shown(text, mark.at), mark=here)
    advice = _("if a {mark} was lost: [[fix]] with match and replace puts it back").format(mark=lost)
    span = _span(text, places, mark.at) if opens else span_of(places, mark.at, mark.at + 1)
    return Finding(code, Severity.WARNING, message, span, advice, _passage(text, mark.at))


def _span(text: str, places: Sequence[Place], at: int) -> Span:
    """From the line of the mark to the end of its paragraph, somewhere in which the other half is missing."""
    return span_of(places, at, len(text))


def _passage(text: str, at: int) -> str:
    start = max(0, at - _SHOWN // 2)
    return text[start : start + _SHOWN + _SHOWN // 2]


def _shown(text: str, at: int) -> str:
    passage, start = _passage(text, at), max(0, at - _SHOWN // 2)
    return f"{'…' if start else ''}{passage}{'…' if start + len(passage) < len(text) else ''}"
