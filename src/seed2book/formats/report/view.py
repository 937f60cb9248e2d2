"""What the page shows, worked out before the template: rows of lines beside the article they became."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from seed2book.findings import Finding, Severity
from seed2book.formats.report.marks import Piece, pieces
from seed2book.formats.report.understood import parts
from seed2book.formats.report.wishes import acceptance_of, opening, wish_for
from seed2book.messages import _
from seed2book.model import Article, Edition
from seed2book.reading import LineRole, Reading
from seed2book.source import Edit, Seed, Span
from seed2book.typeset.labels import article_label, edition_label, edition_source

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, with the entry that would answer it and the one that says that all is well."""

    code: str
    severity: str
    message: str
    advice: str
    wish: str
    acceptance: str
    place: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Changes of one kind in a line, and how many there are."""

    rule: str
    before: str
    after: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a seed. `percent` is how sure its role is; `match` are its first words."""

    anchor: str
    number: int
    pieces: tuple[Piece, ...]
    match: str
    roles: tuple[LineRole, ...]
    used: bool
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of an article, with the anchors of its lines."""

    role: str
    text: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it was understood."""

    id: str
    label: str
    percent: int
    parts: tuple[PartView, ...]


@dataclass(slots=True)
class _Row:
    lines: list[LineView] = field(default_factory=list)
    article: Article | None = None
    begins: bool = True


@dataclass(frozen=True, slots=True)
class RowView:
    """Lines that follow each other, and the article they belong to; `begins` where it stands whole."""

    lines: tuple[LineView, ...]
    article: ArticleView | None
    begins: bool


@dataclass(frozen=True, slots=True)
class SeedView:
    """A seed with its rows; `label` says what page it is."""

    file: str
    label: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole page. `folios` are the notes on running heads that were left out, `notes` all others."""

    title: str
    language: str
    seeds: tuple[SeedView, ...]
    notes: tuple[Note, ...]
    folios: tuple[Note, ...]
    articles: int
    changes: int
    fixes: int
    warnings: int


def view(reading: Reading) -> View:
    """Gives what the page shows of a reading, in the order of the seeds and their lines."""
    return _Viewer(reading).view()


class _Viewer:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._order = {seed.file: n for n, seed in enumerate(reading.seeds, 1)}
        self._owner: dict[Place, Article] = {}
        for article in reading.publication.articles:
            for part in parts(article):
                for place in _places(part.spans):
                    self._owner.setdefault(place, article)
        self._edits: dict[Place, list[Edit]] = {}
        for edit in reading.edits:
            self._edits.setdefault((edit.span.file, edit.span.first), []).append(edit)
        self._roles: dict[Place, list[LineRole]] = {}
        for role in reading.lines:
            self._roles.setdefault((role.span.file, role.span.first), []).append(role)
        self._notes: dict[Place, list[Note]] = {}
        self._looked_at: list[Note] = []
        self._folios: list[Note] = []
        self._note_all()
        self._begun: set[str] = set()

    def view(self) -> View:
        reading = self._reading
        editions: dict[str, list[tuple[int, Edition]]] = {}
        for n, edition in enumerate(reading.publication.editions, 1):
            editions.setdefault(edition.source, []).append((n, edition))
        return View(
            title=reading.publication.title,
            language=reading.publication.language,
            seeds=tuple(self._seed(seed, editions.get(seed.file, [])) for seed in reading.seeds),
            notes=tuple(self._looked_at),
            folios=tuple(self._folios),
            articles=sum(1 for _article in reading.publication.articles),
            changes=len(reading.edits),
            fixes=sum(edit.rule == "fix" for edit in reading.edits),
            warnings=sum(finding.severity is Severity.WARNING for finding in reading.findings),
        )

    def _note_all(self) -> None:
        seeds = {seed.file: seed for seed in self._reading.seeds}
        for finding in self._reading.findings:
            note = self._note(finding, seeds)
            if finding.span and finding.span.file in seeds:
                place = (finding.span.file, finding.span.first)
                self._notes.setdefault(place, []).append(note)
            (self._folios if finding.is_routine else self._looked_at).append(note)
        # What is most likely a fault comes first.
        self._looked_at.sort(key=lambda note: note.severity != Severity.WARNING)

    def _note(self, finding: Finding, seeds: Mapping[str, Seed]) -> Note:
        span = finding.span
        seed = seeds.get(span.file) if span else None
        return Note(
            finding.code,
            str(finding.severity),
            finding.message,
            finding.advice,
            wish_for(finding, seed.lines) if seed else "",
            acceptance_of(finding, seed.lines) if seed else "",
            str(span) if span else "",
            self._anchor((span.file, span.first)) if span and seed else "",
        )

    def _anchor(self, place: Place) -> str:
        return f"s{self._order[place[0]]}l{place[1]}"

    def _seed(self, seed: Seed, editions: Sequence[tuple[int, Edition]]) -> SeedView:
        rows: list[_Row] = []
        for number, text in enumerate(seed.lines, 1):
            if not text.strip():
                continue
            line = self._line(seed.file, number, text)
            owner = self._owner.get((seed.file, number))
            if not rows or (owner is not None and owner is not rows[-1].article):
                # What no article has stands with what comes before it.
                begins = owner is not None and owner.id not in self._begun
                rows.append(_Row([], owner, begins))
                if owner:
                    self._begun.add(owner.id)
            rows[-1].lines.append(line)
        labels = (
            "\u3000".join(filter(None, (edition_source(edition), edition_label(edition, n))))
            for n, edition in editions[:1]
        )
        return SeedView(seed.file, next(labels, ""), tuple(map(self._row, rows)))

    def _row(self, row: _Row) -> RowView:
        return RowView(tuple(row.lines), self._article(row.article) if row.article else None, row.begins)

    def _line(self, file: str, number: int, text: str) -> LineView:
        place = (file, number)
        edits = self._edits.get(place, [])
        counts = Counter((edit.rule, edit.before, edit.after, _(edit.reason)) for edit in edits)
        return LineView(
            self._anchor(place),
            number,
            pieces(text, edits),
            opening(text),
            tuple(self._roles.get(place, ())),
            place in self._owner,
            tuple(Change(*change, count) for change, count in counts.items()),
            tuple(self._notes.get(place, ())),
        )

    def _article(self, article: Article) -> ArticleView:
        shown = tuple(
            PartView(
                part.role,
                part.text,
                tuple(self._anchor(place) for place in _places(part.spans)),
            )
            for part in parts(article)
        )
        return ArticleView(article.id, article_label(article), round(article.confidence * 100), shown)


def _places(spans: Sequence[Span]) -> Iterator[Place]:
    for span in spans:
        yield from ((span.file, line) for line in range(span.first, span.last + 1))
