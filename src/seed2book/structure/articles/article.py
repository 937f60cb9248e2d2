"""Builds one article from its drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from seed2book.clean import mend_paragraph, unbalanced
from seed2book.findings import Finding, Severity
from seed2book.messages import _
from seed2book.model import (
    Article,
    Block,
    Byline,
    Heading,
    LeadIn,
    Note,
    NoteKind,
    Paragraph,
    Place,
    Signature,
    Subhead,
    Text,
)
from seed2book.source import Edit, SeedKind, Span
from seed2book.structure.articles import figures
from seed2book.structure.articles.long_paragraphs import parted
from seed2book.structure.articles.marked_blocks import marked_blocks
from seed2book.structure.articles.prose import displayed, heading_text, paragraph_inlines
from seed2book.structure.books.chapter_lines import read_mark
from seed2book.structure.doubts import doubts, named_amid
from seed2book.structure.drafts import Draft, Places, cut_at, merge_spans, spans_from
from seed2book.structure.markup.footnotes import link_calls, note_block, take_notes
from seed2book.structure.markup.quotations import item_list, line_list, quotation, too_deep
from seed2book.structure.newspaper.stacks import kicker_in
from seed2book.structure.roles import PICTURES, RoleKind
from seed2book.structure.wording.furniture import note_at_start, origin_at_end
from seed2book.structure.wording.signers import read_signer
from seed2book.structure.wording.tails import (
    names_within,
    read_declared,
    read_described,
    read_pen_name,
    read_printed,
    tail_names,
)

_TEXT = frozenset(
    {
        RoleKind.PARAGRAPH,
        RoleKind.LABEL,
        RoleKind.STANDFIRST,
        RoleKind.LIST_ITEM,
        RoleKind.QUOTE,
        RoleKind.VERSE,
    }
)
_LISTED = frozenset({RoleKind.LIST_ITEM, RoleKind.CONTENTS})
_AFTER_TEXT = PICTURES.union(
    (RoleKind.NOTE, RoleKind.NOTICE, RoleKind.ORIGIN, RoleKind.SEPARATOR, RoleKind.FOLIO)
)


@dataclass(frozen=True, slots=True)
class Built:
    """An article, with what was changed and what was doubtful on the way."""

    article: Article
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def build(article_id: str, drafts: Sequence[Draft], kind: SeedKind = SeedKind.NEWSPAPER) -> Built:
    """Gives the article that the drafts make, in their order; names close a text in newspapers only."""
    return _Builder(article_id, drafts, kind).build()


@dataclass(slots=True)
class _Parts:
    """The parts of an article in the making."""

    rubrics: list[Heading] = field(default_factory=list)
    kickers: list[Heading] = field(default_factory=list)
    titles: list[Heading] = field(default_factory=list)
    decks: list[Heading] = field(default_factory=list)
    standfirst: list[Paragraph] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    origin: Heading | None = None
    label: str | None = None
    dateline: str | None = None
    lead_names: list[Byline] = field(default_factory=list)


class _Builder:
    def __init__(self, article_id: str, drafts: Sequence[Draft], kind: SeedKind) -> None:
        self._id = article_id
        self._press = kind is SeedKind.NEWSPAPER
        self._all = drafts
        taken, self._notes = take_notes(drafts)
        shown = list(map(displayed, taken))
        self._drafts = tuple(draft for draft, _edits in shown)
        self._parts = _Parts()
        self._edits = [edit for _draft, edits in shown for edit in edits]
        self._findings: list[Finding] = []
        # The paragraphs since the last subhead, for their quotation marks.
        self._run: list[tuple[str, Places]] = []
        self._has_text = False
        self._levels: list[int] = []
        self._last_text = self._find_last_text()

    def build(self) -> Built:
        i = 0
        while i < len(self._drafts):
            i += self._take(i)
        self._end_run()
        parts = self._parts
        self._put_notes()
        self._findings += doubts(self._drafts, press=self._press)
        article = Article(
            id=self._id,
            spans=_whole(span for draft in self._all for span in draft.spans),
            blocks=tuple(parts.blocks),
            title=_one(parts.titles),
            rubric=_one(parts.rubrics),
            kickers=tuple(parts.kickers),
            decks=tuple(parts.decks),
            standfirst=tuple(parts.standfirst),
            lead_in=self._lead_in(),
            signatures=tuple(parts.signatures),
            origin=parts.origin,
            confidence=min((d.role.confidence for d in self._drafts if d.kind in _HEADS), default=0.6),
        )
        # A book's title above its chapters needs no text.
        wanted = self._press or (article.title and read_mark(article.title.text))
        if article.title and wanted and not article.blocks and not article.standfirst:
            message = _("“{title}” is a headline with no text").format(title=article.title.text)
            advice = _('If it is a caption, a rubric or a subhead: [[fix]] with role = "caption" and so on.')
            self._findings.append(
                Finding("headline-without-text", Severity.WARNING, message, article.title.spans[0], advice)
            )
        return Built(article, tuple(self._edits), tuple(self._findings))

    def _put_notes(self) -> None:
        """Puts the notes at the end and links their calls."""
        if not self._notes:
            return
        parts = self._parts
        ids = {note.mark: f"{self._id}-n{number}" for number, note in enumerate(self._notes, 1)}
        parts.blocks = list(link_calls(tuple(parts.blocks), ids))
        for note in self._notes:
            parts.blocks.append(
                note_block(note, ids[note.mark], self._paragraph(note.body.text, note.body.places))
            )
        self._end_run()

    def _find_last_text(self) -> int | None:
        """The paragraph that closes the article: only there are names and an origin looked for."""
        if not self._press:
            return None
        for i in range(len(self._drafts) - 1, -1, -1):
            kind = self._drafts[i].kind
            if kind in (RoleKind.PARAGRAPH, RoleKind.LABEL):
                return i
            if kind not in _AFTER_TEXT:
                return None
        return None

    def _take(self, i: int) -> int:
        """Takes the draft at `i`, with those that go with it; gives how many."""
        draft, parts = self._drafts[i], self._parts
        kind = draft.kind
        heading = _HEADINGS.get(kind)
        if kind is RoleKind.HEADLINE and self._press and not parts.kickers:
            kicker, text = kicker_in(heading_text(draft.text))
            if kicker:
                parts.kickers.append(Heading(kicker, draft.spans))
                parts.titles.append(Heading(text, draft.spans))
                return 1
        if heading:
            getattr(parts, heading).append(Heading(heading_text(draft.text), draft.spans))
            return 1
        if kind in PICTURES:
            end = self._end_of(i, PICTURES)
            parts.blocks += figures.figures(self._drafts[i:end], self._findings, self._edits)
            return end - i
        if kind in _LISTED:
            return self._list(i)
        if kind is RoleKind.QUOTE:
            return self._quotation(i)
        if kind is RoleKind.NOTE:
            return self._note(i)
        if kind is RoleKind.SUBHEAD:
            self._end_run()
            parts.blocks.append(Subhead(heading_text(draft.text), draft.spans, self._level(draft)))
        elif kind is RoleKind.SIGNATURE and self._has_names_above(i):
            parts.blocks.append(self._paragraph(draft.text, draft.places))
            self._findings.append(named_amid(draft))
        elif kind in (RoleKind.SIGNATURE, RoleKind.SIGN_OFF):
            parts.signatures.append(self._signature(draft))
        elif kind is RoleKind.ORIGIN:
            self._origin(Heading(draft.text, draft.spans))
        elif kind is RoleKind.STANDFIRST and not parts.blocks:
            parts.standfirst.append(self._paragraph(draft.text, draft.places))
        elif kind in (RoleKind.PARAGRAPH, RoleKind.LABEL, RoleKind.JUMP, RoleKind.STANDFIRST):
            self._body(i, draft)
        else:
            made = marked_blocks(draft)
            parts.blocks += made.blocks
            self._edits += made.edits
            self._findings += made.findings
        self._has_text = self._has_text or kind in _TEXT - {RoleKind.STANDFIRST}
        return 1

    def _list(self, i: int) -> int:
        listed = self._drafts[i : self._end_of(i, _LISTED)]
        lines_alone = any(one.kind is RoleKind.CONTENTS for one in listed)
        self._findings += () if lines_alone else too_deep(listed, items=True)
        self._parts.blocks.append((line_list if lines_alone else item_list)(listed, self._whole_draft))
        self._has_text = True
        return len(listed)

    def _quotation(self, i: int) -> int:
        end = i + 1
        while end < len(self._drafts) and self._drafts[end].kind is RoleKind.QUOTE:
            if _parted(self._drafts[end]):
                break
            end += 1
        quoted = self._drafts[i:end]
        self._findings += too_deep(quoted, items=False)
        self._parts.blocks.append(quotation(quoted, self._whole_draft))
        self._has_text = True
        return len(quoted)

    def _end_of(self, i: int, kinds: frozenset[RoleKind]) -> int:
        end = i
        while end < len(self._drafts) and self._drafts[end].kind in kinds:
            end += 1
        return end

    def _body(self, i: int, draft: Draft) -> None:
        text, places = draft.text, draft.places
        closing: Signature | None = None
        if i == self._last_text:
            origin = origin_at_end(text)
            if origin is not None:
                self._origin(Heading(text[origin:].strip(), spans_from(places, origin)))
                text, places = cut_at(text, places, origin)
            signed = any(s.place is not Place.TEXT for s in self._parts.signatures)
            alone = not signed and not self._parts.lead_names
            glued = alone and not any(d.kind is RoleKind.SIGNATURE for d in self._drafts)
            tail = tail_names(text, glued=glued)
            if tail is not None and tail.start > 0:
                closing = Signature(
                    tail.names.text,
                    Place.TAIL,
                    spans_from(places, tail.start),
                    tail.names.bylines,
                    tail.names.credits,
                )
                text, places = cut_at(text, places, tail.start)
        elif self._press and (tail := names_within(text)):
            spans = spans_from(places, tail.start)
            self._parts.signatures.append(Signature(tail.names.text, Place.TEXT, spans, tail.names.bylines))
        if text:
            pieces, findings = parted(self._paragraph(text, places))
            self._parts.blocks += pieces
            self._findings += findings
        if closing:
            self._parts.signatures.append(closing)

    def _origin(self, heading: Heading) -> None:
        if self._parts.origin is None:
            self._parts.origin = heading
        else:
            self._parts.blocks.append(Paragraph((Text(heading.text),), heading.spans))

    def _paragraph(self, text: str, places: Places) -> Paragraph:
        mended = mend_paragraph(text, places)
        self._edits += mended.edits
        self._findings += mended.findings
        self._run.append((mended.text, places))
        inlines, lead = paragraph_inlines(mended.text)
        if lead is not None:
            parts = self._parts
            if lead.label and lead.dateline and parts.dateline is None:
                parts.dateline = lead.label
            elif lead.label and not lead.dateline and parts.label is None:
                parts.label = lead.label
            parts.lead_names += lead.bylines
        return Paragraph(inlines, merge_spans([span for _at, span in places]))

    def _end_run(self) -> None:
        self._findings += unbalanced(self._run)
        self._run = []

    def _lead_in(self) -> LeadIn | None:
        parts = self._parts
        if parts.label is None and parts.dateline is None and not parts.lead_names:
            return None
        return LeadIn(parts.label, parts.dateline, tuple(dict.fromkeys(parts.lead_names)))

    def _signature(self, draft: Draft) -> Signature:
        names, _marked = read_printed(draft.text)
        names = names or read_signer(draft.text) or read_described(draft.text)
        if names is None and draft.kind is RoleKind.SIGNATURE:
            names = read_declared(draft.text) or read_pen_name(draft.text)
        place = Place.TAIL if self._has_text else Place.HEAD
        if names is None:
            return Signature(draft.text, place, draft.spans)
        return Signature(names.text, place, draft.spans, names.bylines, names.credits)

    def _has_names_above(self, i: int) -> bool:
        """True for names amid the text of an article that has its own above; not where the user says so."""
        parts = self._parts
        headed = parts.lead_names or any(s.place is Place.HEAD for s in parts.signatures)
        if not headed or not self._has_text or self._drafts[i].role.confidence == 1:
            return False
        return any(self._drafts[n].kind in _TEXT for n in range(i + 1, len(self._drafts)))

    def _level(self, draft: Draft) -> int:
        if not self._levels:
            self._levels = sorted(
                {d.first_line.level or 7 for d in self._drafts if d.kind is RoleKind.SUBHEAD}
            )
        return 1 + self._levels.index(draft.first_line.level or 7)

    def _whole_draft(self, draft: Draft) -> Paragraph:
        return self._paragraph(draft.text, draft.places)

    def _note(self, i: int) -> int:
        """`编者按：…` is one paragraph; `链接` alone takes what comes up to the next heading."""
        draft = self._drafts[i]
        found = note_at_start(draft.text)
        kind, start = found if found else (NoteKind.EDITOR, 0)
        if start < len(draft.text.rstrip()):
            blocks: list[Block] = [self._paragraph(draft.text, draft.places)]
            self._parts.blocks.append(Note(kind, tuple(blocks), draft.spans))
            return 1
        blocks = [Subhead(heading_text(draft.text), draft.spans)]
        end = i + 1
        while end < len(self._drafts) and self._drafts[end].kind is RoleKind.PARAGRAPH:
            inner = self._drafts[end]
            blocks.append(self._paragraph(inner.text, inner.places))
            end += 1
            if kind is not NoteKind.LINK:
                break
        spans = merge_spans([s for d in self._drafts[i:end] for s in d.spans])
        self._parts.blocks.append(Note(kind, tuple(blocks), spans))
        return end - i


_HEADINGS = {
    RoleKind.RUBRIC: "rubrics",
    RoleKind.KICKER: "kickers",
    RoleKind.HEADLINE: "titles",
    RoleKind.DECK: "decks",
}
_HEADS = frozenset({*_HEADINGS})


def _parted(draft: Draft) -> bool:
    return draft.first_line.blanks_before > 0


def _one(headings: list[Heading]) -> Heading | None:
    """Several lines of one heading become one, with a blank between them."""
    if not headings:
        return None
    return Heading(" ".join(h.text for h in headings), merge_spans([s for h in headings for s in h.spans]))


def _whole(spans: Iterable[Span]) -> tuple[Span, ...]:
    """For each file, in order of appearance, the range from the first line to the last."""
    ranges: dict[str, tuple[int, int]] = {}
    for span in spans:
        low, high = ranges.get(span.file, (span.first, span.last))
        ranges[span.file] = (min(low, span.first), max(high, span.last))
    return tuple(Span(file, low, high) for file, (low, high) in ranges.items())
