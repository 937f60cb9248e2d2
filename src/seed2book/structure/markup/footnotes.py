"""Notes and the marks that call for them: Markdown's `[^1]`, and ① or [1] as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from seed2book.model import (
    Block,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    ListItem,
    Note,
    NoteKind,
    NoteRef,
    Paragraph,
    ProperNoun,
    Quotation,
    Strong,
    Table,
    Text,
    Verse,
    WorkTitle,
)
from seed2book.source import Kind, Line
from seed2book.structure.drafts import Draft
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import key

# In a key, where [1], ［1］ and 〔1〕 are one.
_MARK = r"〔\^(?P<name>[^〔〕\s]{1,20})〕|〔[0-9]{1,3}〕|[①-⑳]"
_OPENS = re.compile(rf"(?P<mark>{_MARK})(?P<gap> ?：? ?)(?=\S)")
_CALL = re.compile(_MARK)
_FIRST_OF_MARKS = frozenset("[［〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# `①甲；②乙` counts things; a call stands behind what it explains.
_NO_CALL = frozenset("：；，、（ ")
_LONGEST = 400
_DEFINED = re.compile(r"\[\^[^\[\]\s]{1,20}\][:：]")
_SET_IN_EM = 1.0


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note: the mark that calls it (as a key), what is set before its words, and its draft without that."""

    mark: str
    shown: str
    body: Draft


def take_notes(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[FoundNote, ...]]:
    """Parts the notes of an article from its text.

    A paragraph that a printed mark opens is a note only where the text before it calls for it, and for those
    right beside it too; else the marks count things, and the paragraph stays.
    """
    found = {at: note for at, draft in enumerate(drafts) if (note := _note(draft)) is not None}
    if not found:
        return tuple(drafts), ()
    calls = _first_calls((at, draft.text) for at, draft in enumerate(drafts) if at not in found)
    taken: dict[str, int] = {}
    for run in _runs(found):
        marks = [found[at].mark for at in run]
        if all(calls.get(mark, len(drafts)) < run[0] or mark.startswith("〔^") for mark in marks):
            for at, mark in zip(run, marks, strict=True):
                if mark in calls:
                    taken.setdefault(mark, at)
    places = set(taken.values())
    rest = tuple(draft for at, draft in enumerate(drafts) if at not in places)
    return rest, tuple(found[at] for at in sorted(places))


def below_notes(lines: Sequence[Line]) -> frozenset[int]:
    """Gives the places of the lines that go on a Markdown note: set in, right below its first line."""
    found: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        goes_on = inside and line.blanks_before == 0 and line.indent_em >= _SET_IN_EM
        if line.kind is Kind.TEXT and goes_on:
            found.add(at)
        inside = line.kind is Kind.TEXT and (at in found or _DEFINED.match(line.text) is not None)
    return frozenset(found)


def _runs(found: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for at in found:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _note(draft: Draft) -> FoundNote | None:
    if draft.kind is not RoleKind.PARAGRAPH or draft.text[:1] not in _FIRST_OF_MARKS:
        return None
    if len(draft.text) > _LONGEST:
        return None
    opens = _OPENS.match(key(draft.text[:40]))
    if opens is None:
        return None
    name = opens["name"]
    # `[1]: 见第二版`, which Markdown takes for the address of a link, is set as it is printed.
    end = opens.end() if name else opens.end("mark")
    body = draft.text[end:]
    start = len(draft.text) - len(body.lstrip())
    shown = f"[{draft.text[2 : 2 + len(name)]}] " if name else draft.text[:end] + (" " if start > end else "")
    places = tuple((max(0, at - start), span) for at, span in draft.places)
    return FoundNote(opens["mark"], shown, replace(draft, text=body.strip(), places=places))


def _first_calls(texts: Iterable[tuple[int, str]]) -> dict[str, int]:
    calls: dict[str, int] = {}
    for at, text in texts:
        if any(mark in text for mark in "[［〔") or any("①" <= char <= "⑳" for char in text):
            for found in _found(text):
                calls.setdefault(found[0], at)
    return calls


def _found(text: str) -> list[re.Match[str]]:
    plain = key(text)
    return [
        found
        for found in _CALL.finditer(plain)
        if found["name"] or (found.start() and plain[found.start() - 1] not in _NO_CALL)
    ]


def note_block(note: FoundNote, name: str, body: Paragraph) -> Note:
    """Gives the note with the id `name`, whose words are `body`; its mark is put before them."""
    marked = replace(body, inlines=(Text(note.shown), *body.inlines))
    return Note(NoteKind.FOOTNOTE, (marked,), body.spans, name)


def link_calls(blocks: tuple[Block, ...], notes: Mapping[str, str]) -> tuple[Block, ...]:
    """Gives the blocks with each mark that calls one of `notes` (ids by the mark's key) as that call."""
    return tuple(_linked(block, notes) for block in blocks)


def _linked(block: Block, notes: Mapping[str, str]) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=_inlines(block.inlines, notes))
        case Quotation():
            return replace(block, blocks=link_calls(block.blocks, notes))
        case List():
            items = tuple(ListItem(i.marker, link_calls(i.blocks, notes)) for i in block.items)
            return replace(block, items=items)
        case Table():
            rows = tuple(tuple(_inlines(cell, notes) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case Verse():
            return replace(block, lines=tuple(_inlines(line, notes) for line in block.lines))
        case Figure():
            return replace(block, caption=_inlines(block.caption, notes))
        case _:
            return block


def _inlines(inlines: tuple[Inline, ...], notes: Mapping[str, str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                made += _parted(text, notes, follows=bool(made))
            case Strong() | Emphasis() | ProperNoun() | WorkTitle() | Link():
                made.append(replace(inline, inlines=_inlines(inline.inlines, notes)))
            case _:
                made.append(inline)
    return tuple(made)


def _parted(text: str, notes: Mapping[str, str], *, follows: bool) -> list[Inline]:
    made: list[Inline] = []
    done = 0
    plain = key(text)
    for found in _CALL.finditer(plain):
        start = found.start()
        behind = plain[start - 1] not in _NO_CALL if start else follows
        name = notes.get(found[0])
        if name is None or not (found["name"] or behind):
            continue
        if start > done:
            made.append(Text(text[done:start]))
        shown = text[start : found.end()]
        made.append(NoteRef(name, f"[{shown[2:-1]}]" if found["name"] else shown))
        done = found.end()
    if done < len(text):
        made.append(Text(text[done:]))
    return made
