"""Articles that go on elsewhere: finds the other half of what a jump line breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from seed2book.findings import Finding, Severity
from seed2book.source import Edit, Span
from seed2book.structure.doubts import shown
from seed2book.structure.drafts import Draft
from seed2book.structure.jumps import Jump, jump_at_end, jump_at_start
from seed2book.structure.keys import Ending, ending, key
from seed2book.structure.roles import RoleKind

_CARRIES = frozenset(
    {
        RoleKind.PARAGRAPH,
        RoleKind.LABEL,
        RoleKind.LIST_ITEM,
        RoleKind.JUMP,
        RoleKind.HEADLINE,
        RoleKind.STANDFIRST,
    }
)
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The drafts of an article, or of a part of one, on the page with this number."""

    edition: int
    page: str | None
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Threaded:
    """Whole articles, each where it begins."""

    parts: tuple[Part, ...]
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Loose:
    """An end that a jump line leaves loose: which part, which of its drafts, and the jump line there."""

    part: int
    draft: int
    jump: Jump


def thread(parts: Sequence[Part]) -> Threaded:
    """Puts the halves together that jump lines part, where it is certain which belongs to which.

    Pages named on both sides, headlines that say the same and a sentence that goes on count; a half that
    fits nowhere, or to more than one, stays where it is, with its jump line as printed and a finding.
    """
    outs, ins = [], []
    for number, part in enumerate(parts):
        outs += _loose_end(number, part)
        ins += _loose_start(number, part)
    whole: dict[int, Part] = dict(enumerate(parts))
    edits: list[Edit] = []
    findings: list[Finding] = []
    open_ends = list(outs)
    for start in ins:
        fits = sorted(
            (
                (_fit(parts, end, start, sole=len(ins) == 1 and len(outs) == 1), -n)
                for n, end in enumerate(open_ends)
            ),
            reverse=True,
        )
        best = fits[0] if fits else (0, 0)
        if best[0] < _ENOUGH or (len(fits) > 1 and fits[1][0] == best[0]):
            findings.append(_unlinked(parts, start))
            continue
        end = open_ends.pop(-best[1])
        whole[end.part] = _linked(whole[end.part], end, whole.pop(start.part), start, edits)
    findings += [_unlinked(parts, end) for end in open_ends]
    order = sorted(whole)
    return Threaded(tuple(_settled(whole[n]) for n in order), tuple(edits), tuple(findings))


def _loose_end(number: int, part: Part) -> list[_Loose]:
    for i in range(len(part.drafts) - 1, -1, -1):
        if part.drafts[i].kind in _CARRIES:
            jump = jump_at_end(part.drafts[i].text)
            return [_Loose(number, i, jump)] if jump else []
    return []


def _loose_start(number: int, part: Part) -> list[_Loose]:
    for i, draft in enumerate(part.drafts):
        if draft.kind not in _CARRIES:
            continue
        jump = jump_at_start(draft.text)
        if jump:
            return [_Loose(number, i, jump)]
        if draft.kind is not RoleKind.HEADLINE:
            return []
    return []


def _fit(parts: Sequence[Part], end: _Loose, start: _Loose, *, sole: bool) -> int:
    here, there = parts[end.part], parts[start.part]
    # What goes on an article is printed on another page, or below it: not above it on its own.
    if end.part == start.part or (here.edition == there.edition and start.part < end.part):
        return 0
    score = 2 if sole else 0
    for named, actual in ((end.jump.page, there.page), (start.jump.page, here.page)):
        if actual is not None and named:
            if named != _plain(actual):
                return 0
            score += 2
    score += 3 * _same_title(here, there)
    text = key(here.drafts[end.draft].text[: end.jump.start].rstrip()[-80:])
    return score + (1 if ending(text) is not Ending.STOP else 0)


def _plain(page: str) -> str:
    """A page's number without padding, Chinese numerals read: 第02版 and 二 are both 2."""
    jump = jump_at_end(f"（下转第{page.removeprefix('第').removesuffix('版')}版）")
    return jump.page if jump else page


def _same_title(a: Part, b: Part) -> bool:
    first, second = _title(a), _title(b)
    if not first or not second:
        return False
    return (
        first in second
        or second in first
        or SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.8
    )


def _title(part: Part) -> str:
    return "".join(d.text for d in part.drafts if d.kind is RoleKind.HEADLINE)[:80]


def _linked(first: Part, end: _Loose, second: Part, start: _Loose, edits: list[Edit]) -> Part:
    """The first part with the second behind it; both jump lines and a repeated headline go into the log."""
    before, after = list(first.drafts), list(second.drafts)
    _erase(edits, before[end.draft], end.jump)
    _erase(edits, after[start.draft], start.jump)
    before[end.draft] = _shortened(before[end.draft], 0, end.jump.start)
    after[start.draft] = _shortened(after[start.draft], start.jump.end, len(after[start.draft].text))
    kept = []
    for draft in after:
        if draft.kind is RoleKind.HEADLINE and draft.text:
            if _same_title(first, second):
                edits.append(
                    Edit(
                        "continued",
                        draft.spans[0],
                        0,
                        len(draft.text),
                        draft.text,
                        "",
                        "the headline of the first part, repeated",
                    )
                )
                continue
            draft = replace(draft, role=replace(draft.role, kind=RoleKind.SUBHEAD))
        kept.append(replace(draft, opens=False))
    last = before[end.draft]
    behind = before[end.draft + 1 :]
    before = before[: end.draft]
    following = next((n for n, d in enumerate(kept) if d.text and d.kind in _CARRIES), None)
    if following is not None and last.text and ending(key(last.text[-80:])) in (Ending.WORD, Ending.COMMA):
        last = _together(last, kept.pop(following))
    drafts = [d for d in (*before, last, *behind, *kept) if d.text]
    return Part(first.edition, first.page, tuple(drafts))


def _erase(edits: list[Edit], draft: Draft, jump: Jump) -> None:
    span = _span_at(draft, jump.start)
    reason = "the article is put together here"
    edits.append(Edit("continued", span, jump.start, jump.end, draft.text[jump.start : jump.end], "", reason))


def _span_at(draft: Draft, offset: int) -> Span:
    return [span for at, span in draft.places if at <= offset][-1]


def _shortened(draft: Draft, start: int, end: int) -> Draft:
    text = draft.text[start:end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    places = tuple((max(0, at - start - lead), span) for at, span in draft.places if at < end)
    return replace(draft, text=text, places=places or draft.places[:1])


def _together(a: Draft, b: Draft) -> Draft:
    places = (*a.places, *((at + len(a.text), span) for at, span in b.places))
    return Draft(a.role, a.text + b.text, places, (*a.lines, *b.lines), a.opens)


def _settled(part: Part) -> Part:
    """A jump line of its own that leads nowhere stands at the end, or the start, of the text beside it."""
    drafts = list(part.drafts)
    for i in range(len(drafts) - 1, -1, -1):
        if drafts[i].kind is not RoleKind.JUMP:
            continue
        above = next((n for n in range(i - 1, -1, -1) if drafts[n].kind is RoleKind.PARAGRAPH), None)
        below = next((n for n in range(i + 1, len(drafts)) if drafts[n].kind is RoleKind.PARAGRAPH), None)
        if jump_at_start(drafts[i].text) and below is not None:
            joined = _together(drafts[i], drafts[below])
            drafts[below] = replace(
                joined, role=drafts[below].role, opens=drafts[below].opens or drafts[i].opens
            )
            del drafts[i]
        elif above is not None:
            drafts[above] = _together(drafts[above], drafts[i])
            del drafts[i]
    return Part(part.edition, part.page, tuple(drafts))


def _unlinked(parts: Sequence[Part], loose: _Loose) -> Finding:
    draft = parts[loose.part].drafts[loose.draft]
    jump = draft.text[loose.jump.start : loose.jump.end]
    message = f"“{shown(jump)}”: the other part of this article was not found; the words stay as printed"
    advice = "Add the seed of the page it names, or say which page each seed is ([[edition]])."
    return Finding("jump-unlinked", Severity.NOTE, message, _span_at(draft, loose.jump.start), advice)
