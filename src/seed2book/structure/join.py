"""Makes paragraphs whole: over column ends, over what is set into a column, over hard-wrapped lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred
from seed2book.source import Edit, Line, SeedKind, Span
from seed2book.structure.books.flow import join_chapters
from seed2book.structure.doubts import quoted
from seed2book.structure.drafts import Draft, Group
from seed2book.structure.markup.marked import is_open
from seed2book.structure.newspaper.cuts import DOUBTFUL, ENOUGH, ITEM, Cut, Words, judge_cut, opens_with_label
from seed2book.structure.roles import PROSE, Judged, Role, RoleKind, Tie
from seed2book.structure.wording.credits import split_credit
from seed2book.structure.wording.furniture import heads_note
from seed2book.structure.wording.glue import glue
from seed2book.structure.wording.jumps import jump_at_end
from seed2book.structure.wording.keys import Ending, ending, has_words, key, width_em
from seed2book.structure.wording.pictures import opens_as_caption
from seed2book.structure.wording.starts import goes_on, opens_afresh
from seed2book.structure.wording.tails import tail_names
from seed2book.structure.wording.vocabulary import CLOSING_FORMULAS

_SET_IN = frozenset(
    {RoleKind.IMAGE, RoleKind.CAPTION, RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.NOTICE, RoleKind.SEPARATOR}
)
_SOLID = frozenset({RoleKind.VERSE, RoleKind.TABLE, RoleKind.CODE, RoleKind.UNKNOWN})
_GOES_ON = deferred("the paragraph goes on after the end of the column or line")
_SEEN = 400
_SHORT_ITEM = 40
_BOX_SIZE = 60


@dataclass(frozen=True, slots=True)
class Joined:
    """The drafts of one seed in reading order, the joins as edits, and the doubtful cuts as findings."""

    drafts: tuple[Draft, ...]
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def join(judged: Sequence[Judged], kind: SeedKind = SeedKind.NEWSPAPER) -> Joined:
    """Puts the halves of each paragraph together and leaves everything else as it is.

    Over a caption, a picture or a folio the second half moves up to the first; what lay between follows it.
    Over a boxed item with a headline of its own, the article goes on and the item comes after it.
    """
    judged = [_as_printed(item) for item in judged]
    if kind is not SeedKind.NEWSPAPER:
        return Joined(*join_chapters(judged))
    return _Joiner(judged).run()


def _as_printed(item: Judged) -> Judged:
    """Gives what is no item of a list, or goes on with the text above, its number back: `1. 编者按：…`."""
    line = item.line
    listed = item.role.kind is RoleKind.LIST_ITEM and not (item.tie and item.tie.joins)
    if listed or not (line.marker and has_words(line.marker)):
        return item
    return replace(item, line=line._replace(text=f"{line.marker} {line.text}".rstrip(), marker=""))


class _Joiner:
    """Goes down the page once. `_last` is the text that may go on, `_torn` one that a heading cut off."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self._judged = judged
        self._groups: list[Group] = []
        self._held: list[Group] = []  # a boxed item, waiting for the article around it to end
        self._last: int | None = None
        self._torn: int | None = None
        self._latest: Group | None = None  # what the line above went into
        self._edits: list[Edit] = []
        self._findings: list[Finding] = []

    @cached_property
    def _words(self) -> Words:
        return Words([key(item.line.text) for item in self._judged])

    def run(self) -> Joined:
        for at, item in enumerate(self._judged):
            if item.opens:
                self._leave()
                self._groups += self._held
                self._held = []
            if item.tie is not None:
                self._obey(item, item.tie)
            elif item.goes_on and not item.opens and self._latest is not None:
                self._add(self._latest, item)
            elif item.role.kind is RoleKind.NOTE and self._interrupts(at):
                self._start(item)
            elif item.role.kind in PROSE and not item.opens:
                self._prose(at, item)
            elif item.role.kind in _SOLID:
                self._solid(item)
            elif item.role.kind in _SET_IN:
                self._set_in(at, item)
            else:
                self._leave()
                self._start(item)
                if item.role.kind in PROSE:
                    self._last = len(self._groups) - 1
        self._groups += self._held
        drafts = tuple(group.draft() for group in self._groups)
        return Joined(drafts, tuple(self._edits), tuple(self._findings))

    def _start(self, item: Judged) -> Group:
        group = Group(item.role, item.opens)
        group.add(item.line, item.line.text, "")
        self._groups.append(group)
        self._latest = group
        return group

    def _obey(self, item: Judged, tie: Tie) -> None:
        """Does what the user says of a line, whatever speaks against it."""
        self._torn = None
        above = next(
            (n for n in reversed(range(len(self._groups))) if self._groups[n].role.kind in PROSE), None
        )
        if tie.joins and above is not None:
            self._add(self._groups[above], item, "fix", tie.reason)
            self._last = above
        else:
            self._start(item)
            self._last = len(self._groups) - 1

    def _leave(self) -> None:
        """Text that stops in mid-sentence before a heading may go on behind a boxed item."""
        if self._last is not None:
            group = self._groups[self._last]
            text = group.texts[-1]
            if group.role.kind is RoleKind.PARAGRAPH and _ending_of(text)[0] in (Ending.WORD, Ending.COMMA):
                self._torn = None if jump_at_end(text) else self._last
        self._last = None

    def _set_in(self, at: int, item: Judged) -> None:
        caption = item.role.kind is RoleKind.CAPTION
        if caption and self._is_other_half(at, item):
            assert self._last is not None
            self._add(self._groups[self._last], item)
            return
        self._start(item)

    def _is_other_half(self, at: int, item: Judged) -> bool:
        """True for a few words below an unfinished paragraph that end it better than the next text does.

        Standing between two texts they look like a caption; only what they say tells them from one.
        """
        if self._last is None or not _may_be_text(item.line.text):
            return False
        group, between = self._groups[self._last], self._groups[self._last + 1 :]
        if group.role.kind is not RoleKind.PARAGRAPH or _ending_of(group.texts[-1])[0] is Ending.STOP:
            return False
        score = judge_cut(self._cut(at, group, item, "picture" if between else "")).score
        if score < ENOUGH:
            return False
        finished = _ending_of(item.line.text)[0] is Ending.STOP
        rival = next((n for n in range(at + 1, len(self._judged)) if not _is_set_in(self._judged[n])), None)
        if rival is None or self._judged[rival].opens or self._judged[rival].role.kind not in PROSE:
            return finished
        lead = score - judge_cut(self._cut(rival, group, self._judged[rival], "picture")).score
        return lead > (1 if finished else 2)

    def _interrupts(self, at: int) -> bool:
        """True for a note boxed into the middle of a sentence."""
        if self._last is None or at + 1 >= len(self._judged):
            return False
        following = self._judged[at + 1]
        torn = _ending_of(self._groups[self._last].texts[-1])[0] in (Ending.WORD, Ending.COMMA)
        return torn and following.role.kind is RoleKind.PARAGRAPH and not following.opens

    def _solid(self, item: Judged) -> None:
        last = self._groups[-1] if self._groups else None
        if last and last.role.kind is item.role.kind and not item.opens and _adds_to(last, item):
            last.add(item.line, item.line.text, "\n" * (1 + item.line.blanks_before))
            return
        self._leave()
        self._start(item)

    def _prose(self, at: int, item: Judged) -> None:
        if self._last is not None and self._joins_last(at, item):
            return
        if self._torn is not None and self._joins_torn(at, item):
            return
        self._start(item)
        self._last = len(self._groups) - 1

    def _joins_last(self, at: int, item: Judged) -> bool:
        assert self._last is not None
        group = self._groups[self._last]
        if not _same_sort(group, item) or _past_list(group, item):
            return False
        if group.role.kind is RoleKind.NOTE and heads_note("".join(group.texts)):
            return False
        if group.role.kind is RoleKind.LABEL:
            self._add(group, item)
            group.role = item.role
            return True
        if _ending_of(group.texts[-1])[0] is Ending.STOP:
            return False  # nothing in the table outweighs a full stop
        between = "picture" if self._last < len(self._groups) - 1 else ""
        cut = self._cut(at, group, item, between)
        score = judge_cut(cut).score
        if score >= ENOUGH:
            self._add(group, item)
            return True
        # Rows that each open with a label are rows, though a semicolon ends the one above.
        if score >= DOUBTFUL and not cut.labelled:
            self._doubt(item.line, group)
        return False

    def _joins_torn(self, at: int, item: Judged) -> bool:
        assert self._torn is not None
        group, box = self._groups[self._torn], self._groups[self._torn + 1 :]
        if len(box) > _BOX_SIZE or sum(g.opens for g in box) > 1:  # two articles are no boxed item
            self._torn = None
            return False
        head = next((n for n, g in enumerate(box) if g.role.kind not in _SET_IN), 0)
        if any(g.opens for g in box[head + 1 :]):  # what stands above the next article belongs to this one
            return False
        former = next((g for g in reversed(box) if g.role.kind in PROSE), None)
        heads = [g for g in box if g.role.kind in (RoleKind.HEADLINE, RoleKind.SUBHEAD)]
        if former is None or not heads or _ending_of(former.texts[-1])[0] in (Ending.WORD, Ending.COMMA):
            return False
        if item.role.kind is not RoleKind.PARAGRAPH:
            return False
        cut = self._cut(at, group, item, "box")
        plainly = goes_on(cut.after) >= 0.8 or (cut.word >= 1 and opens_afresh(cut.after) < 0.5)
        if not plainly or judge_cut(cut).score < ENOUGH:
            return False
        torn = self._torn
        self._hold(box)
        self._add(group, item)
        self._last = torn
        return True

    def _hold(self, box: list[Group]) -> None:
        """Takes the boxed item out of the article it was set into."""
        assert self._torn is not None
        del self._groups[self._torn + 1 :]
        pictures = []
        while box and box[0].role.kind in _SET_IN:
            pictures.append(box.pop(0))
        if box and not any(group.opens for group in box):
            box[0].opens = True
            if box[0].role.kind is RoleKind.SUBHEAD:
                heads = deferred("it heads an item set into another article's column")
                why = (heads, *box[0].role.evidence)
                box[0].role = Role(RoleKind.HEADLINE, 0.75, why)
        self._held += box
        # A picture between the halves follows the whole paragraph, as it does without a box.
        self._groups += pictures
        self._torn = None

    def _cut(self, at: int, group: Group, item: Judged, between: str) -> Cut:
        ends, text = _ending_of(group.tail())
        after = key(item.line.text[:_SEEN])
        last = group.lines[-1]
        former = self._judged[at - 1]
        full = former.full and former.line is last
        following = self._judged[at + 1] if at + 1 < len(self._judged) else None
        open_after = _ending_of(item.line.text)[0] in (Ending.WORD, Ending.CLOSER) and not item.full
        alone = following is None or following.opens or following.role.kind not in PROSE | _SET_IN
        items = ITEM.match(key(group.texts[0][:12])) is not None and self._last is not None
        sibling = self._groups[self._last - 1] if items and self._last else None
        unended = sibling is not None and ITEM.match(key(sibling.texts[0][:12])) is not None
        unended = unended and sibling is not None and _ending_of(sibling.texts[-1])[0] is Ending.WORD
        narrow = width_em(item.line.text) < 24 and width_em(group.texts[-1]) < 24
        return Cut(
            before=key(text[-_SEEN:]),
            after=after,
            ending=ends,
            width_before=group.width,
            opening=key(group.texts[0][:2]),
            between=between,
            column_full=full,
            indented=item.line.indent_em >= 1.5 and item.line.indent_em > last.indent_em,
            word=self._words.across(key(text[-3:]), after, at),
            after_unfinished=open_after and alone,
            labelled=ends is not Ending.COMMA and _labelled(group.texts[0], item.line.text),
            listed=(narrow and not full and ends is Ending.WORD and open_after) or unended,
        )

    def _add(self, group: Group, item: Judged, rule: str = "join", reason: str = _GOES_ON) -> None:
        self._latest = group
        group.add(item.line, item.line.text, glue(group.texts[-1], item.line.text))
        self._edits.append(Edit(rule, item.line.span, 0, 0, "\n", "", reason))

    def _doubt(self, line: Line, group: Group) -> None:
        former = group.lines[-1]
        self._findings.append(
            Finding(
                "join-unsure",
                Severity.NOTE,
                _("“…{end}” (line {line}) and “{start}…” may be one paragraph; they were left apart").format(
                    end=quoted(group.texts[-1][-8:]), line=former.span.last, start=quoted(line.text[:8])
                ),
                Span(line.span.file, former.span.last, line.span.last)
                if former.span.file == line.span.file
                else line.span,
                _(
                    "Look at the page; if the sentence goes on: [[fix]] with join = true for the second "
                    "line; if not, a full stop may have been lost."
                ),
            )
        )


def _labelled(first: str, second: str) -> bool:
    return opens_with_label(key(first[:16])) and opens_with_label(key(second[:16]))


def _is_set_in(item: Judged) -> bool:
    return item.role.kind in _SET_IN and not item.opens


def _may_be_text(text: str) -> bool:
    return not opens_as_caption(text) and split_credit(text) is None


def _adds_to(group: Group, item: Judged) -> bool:
    """A blank line inside code or a comment is part of it; a fence that is closed ends its code."""
    return is_open(group.texts) or (item.line.blanks_before == 0 and item.role.kind is not RoleKind.CODE)


def _past_list(group: Group, item: Judged) -> bool:
    """True for text set apart below a list of short items, none of which needs a full stop."""
    return (
        group.role.kind is RoleKind.LIST_ITEM
        and item.role.kind is RoleKind.PARAGRAPH
        and item.line.blanks_before > 0
        and group.length < _SHORT_ITEM
    )


def _same_sort(group: Group, item: Judged) -> bool:
    """Items and quotations go on with their own; a numbered item starts anew."""
    kind, last = item.role.kind, group.role.kind
    if kind is RoleKind.LIST_ITEM:
        return last is RoleKind.LIST_ITEM and not item.line.marker
    if kind is RoleKind.QUOTE or last is RoleKind.QUOTE:
        return kind is last and item.line.depth == group.lines[-1].depth
    return kind not in (RoleKind.NOTE, RoleKind.LABEL)


@lru_cache(maxsize=8)  # a line is asked about as the text after a cut, then as the text before the next
def _ending_of(text: str) -> tuple[Ending, str]:
    """How a text ends and the text itself, with a jump line and names set apart at its end left out."""
    jump = jump_at_end(text)
    if jump:
        text = text[: jump.start]
    tail = tail_names(text)
    if tail:
        text = text[: tail.start]
    return Ending.STOP if text in CLOSING_FORMULAS else ending(key(text[-80:])), text
