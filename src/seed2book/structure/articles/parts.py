"""Which editions the drafts of the seeds make: a newspaper's page is one, a book has one a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from seed2book.model import Heading
from seed2book.source import Seed, SeedKind, Span
from seed2book.structure.articles.prose import heading_text
from seed2book.structure.drafts import Draft, merge_spans
from seed2book.structure.roles import RoleKind

_PAPERS = "报纸选编"
_TEXTS = "文选"


@dataclass(frozen=True, slots=True)
class EditionDrafts:
    """The drafts of an edition, without the heading of the part, which is `title`."""

    seed: Seed
    kind: SeedKind
    title: Heading | None
    drafts: tuple[Draft, ...]
    span: Span


def editions_made(
    pages: Sequence[tuple[Seed, Sequence[Draft]]], kinds: Mapping[str, SeedKind]
) -> list[EditionDrafts]:
    """Gives what becomes an edition, in order; `kinds` are by `Seed.file`, a newspaper where nothing is said.

    Headings of parts that stand together (`第一部`, `卷一`) make one title.
    """
    made: list[EditionDrafts] = []
    for seed, drafts in pages:
        kind = kinds.get(seed.file, SeedKind.NEWSPAPER)
        groups: list[tuple[list[Draft], list[Draft]]] = [([], [])]
        for draft in drafts:
            if draft.kind is not RoleKind.PART:
                groups[-1][1].append(draft)
            elif groups[-1][1]:
                groups.append(([draft], []))
            else:
                groups[-1][0].append(draft)
        ends = [_first(group) - 1 for group in groups[1:]] + [max(1, len(seed.lines))]
        start = 1
        for (heads, rest), end in zip(groups, ends, strict=True):
            made.append(EditionDrafts(seed, kind, _title(heads), tuple(rest), Span(seed.file, start, end)))
            start = end + 1
    return made


def publication_title(editions: Sequence[EditionDrafts]) -> str:
    """Gives the title of a publication that nobody gave one.

    A book alone is called what its first line says, else as its file is; several books make a 文选, and
    newspapers' pages a 报纸选编.
    """
    if any(edition.kind is SeedKind.NEWSPAPER for edition in editions):
        return _PAPERS
    first, seeds = editions[0], {edition.seed.file for edition in editions}
    opening = first.drafts[0] if first.drafts and first.title is None else None
    if opening and opening.kind is RoleKind.HEADLINE and opening.role.confidence < 0.85:
        printed = heading_text(opening.text)
        return printed[1:-1] if printed[0] == "《" and printed.find("》") == len(printed) - 1 else printed
    stem = PurePosixPath(first.seed.file).stem
    return stem if len(seeds) == 1 and stem not in ("", "-") else _TEXTS


def _first(group: tuple[list[Draft], list[Draft]]) -> int:
    return min(span.first for draft in (*group[0], *group[1]) for span in draft.spans)


def _title(heads: Sequence[Draft]) -> Heading | None:
    if not heads:
        return None
    return Heading(
        " ".join(heading_text(draft.text) for draft in heads),
        merge_spans([span for draft in heads for span in draft.spans]),
    )
