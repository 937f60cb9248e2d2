"""Articles that go on elsewhere: puts the halves together that jump lines part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred
from seed2book.source import Edit, Span
from seed2book.structure.articles.halves import CARRIES, Loose, Part, pairs, same_title, title_of
from seed2book.structure.doubts import shown
from seed2book.structure.drafts import Draft
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.jumps import Jump, jump_at_start
from seed2book.structure.wording.keys import Ending, ending, key


@dataclass(frozen=True, slots=True)
class Threaded:
    """Whole articles, each where it begins."""

    parts: tuple[Part, ...]
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def thread(parts: Sequence[Part]) -> Threaded:
    """Puts the halves together that jump lines part, where it is certain which belongs to which.

    A half that fits nowhere, or to more than one, stays where it is, with its jump line as printed and a
    finding. An article may go on more than once.
    """
    found = pairs(parts)
    ends, starts, follows = found.ends, found.starts, found.follows
    edits: list[Edit] = []
    whole: dict[int, Part] = dict(enumerate(parts))
    behind = set(follows.values())
    for first in (number for number in follows if number not in behind):
        chain = [first]
        while chain[-1] in follows:
            chain.append(follows[chain[-1]])
        # From the last half to the first, so that no draft moves before its jump line is taken out.
        for number, following in reversed(list(pairwise(chain))):
            whole[number] = _linked(
                whole[number], ends[number], whole.pop(following), starts[following], edits
            )
    findings = [_unlinked(parts, loose) for number, loose in starts.items() if number not in behind]
    findings += [_unlinked(parts, loose) for number, loose in ends.items() if number not in follows]
    return Threaded(tuple(_settled(whole[n]) for n in sorted(whole)), tuple(edits), tuple(findings))


def _linked(first: Part, end: Loose, second: Part, start: Loose, edits: list[Edit]) -> Part:
    """The first part with the second behind it; both jump lines and a repeated headline go into the log."""
    before, after = list(first.drafts), list(second.drafts)
    _erase(edits, before[end.draft], end.jump)
    _erase(edits, after[start.draft], start.jump)
    before[end.draft] = _shortened(before[end.draft], 0, end.jump.start)
    after[start.draft] = _shortened(after[start.draft], start.jump.end, len(after[start.draft].text))
    kept = []
    for draft in after:
        if draft.kind is RoleKind.HEADLINE and draft.text:
            if same_title(title_of(first), title_of(second)):
                edits.append(
                    Edit(
                        "continued",
                        draft.spans[0],
                        0,
                        len(draft.text),
                        draft.text,
                        "",
                        deferred("the headline of the first part, repeated"),
                    )
                )
                continue
            draft = replace(draft, role=replace(draft.role, kind=RoleKind.SUBHEAD))
        kept.append(replace(draft, opens=False))
    # A jump line alone in its line leaves nothing: the text above it is what breaks off.
    alone = not before[end.draft].text and end.draft and before[end.draft - 1].kind in CARRIES
    broken = end.draft - 1 if alone else end.draft
    last, behind, before = before[broken], before[broken + 1 :], before[:broken]
    following = next((n for n, d in enumerate(kept) if d.text and d.kind in CARRIES), None)
    if following is not None and last.text and ending(key(last.text[-80:])) in (Ending.WORD, Ending.COMMA):
        last = _together(last, kept.pop(following))
    drafts = [d for d in (*before, last, *behind, *kept) if d.text]
    return replace(first, drafts=tuple(drafts))


def _erase(edits: list[Edit], draft: Draft, jump: Jump) -> None:
    span = _span_at(draft, jump.start)
    reason = deferred("the article is put together here")
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
    return replace(part, drafts=tuple(drafts))


def _unlinked(parts: Sequence[Part], loose: Loose) -> Finding:
    draft = parts[loose.part].drafts[loose.draft]
    jump = draft.text[loose.jump.start : loose.jump.end]
    form = _("“{words}”: the other part of this article was not found; the words stay as printed")
    message = form.format(words=shown(jump))
    advice = _("Add the seed of the page it names, or say which page each seed is ([[edition]]).")
    return Finding("jump-unlinked", Severity.NOTE, message, _span_at(draft, loose.jump.start), advice)
