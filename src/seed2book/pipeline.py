"""The story of a build, one line a stage; what a stage does is told in its own module."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from seed2book import formats
from seed2book.clean import clean
from seed2book.collector import paused
from seed2book.config import Settings
from seed2book.findings import Finding
from seed2book.fixes import correct, settled
from seed2book.formats import Artifact
from seed2book.formats.atomic import replacing
from seed2book.page_map import PageMap
from seed2book.progress import Progress, silent
from seed2book.read import lines, read_pictures, read_seeds
from seed2book.reading import LineRole, Reading
from seed2book.seed_settings import editions_of, fixes_of
from seed2book.source import Edit, Seed, SeedKind
from seed2book.structure import Draft, assemble, classify, fixed, join, judge_kind, told
from seed2book.typeset import typeset
from seed2book.typeset.glyphs import missing
from seed2book.typeset.theme import Theme, load_faces
from seed2book.verify.conservation import check_file, check_reading
from seed2book.verify.pages import page_map


@paused()
def read_publication(
    paths: Sequence[Path],
    settings: Settings,
    progress: Progress = silent,
    *,
    stdin: BinaryIO | None = None,
) -> Reading:
    """Gives what the seeds at `paths` say, with every change and every doubt on the way.

    `Path("-")` stands for `stdin`. The findings stand in the order of the seeds and their lines.

    Raises:
        UsageError: a path does not exist.
        SeedError: a seed cannot be read, or there is none.
        ConfigError: a `[[fix]]` no longer matches its seed.
        AssetError: the faces are missing or broken.
        VerificationError: something that the seeds say would be lost.
    """
    edits: list[Edit] = []
    findings: list[Finding] = []
    pages: list[tuple[Seed, Sequence[Draft]]] = []
    kinds: dict[str, SeedKind] = {}
    roles: list[LineRole] = []

    seeds, doubts = read_seeds(paths, stdin=stdin, encoding=settings.encoding)
    findings += doubts
    fixes = fixes_of(seeds, settings)
    for number, seed in enumerate(seeds):
        progress("read the seeds", number, len(seeds))
        wishes = fixes.get(seed.file, ())
        corrected = correct(seed, wishes, lines)
        cleaned = clean(corrected.lines)
        told_kind = judge_kind(cleaned.lines, settings.kind)
        kinds[seed.file] = told_kind.kind
        judged = fixed(classify(cleaned.lines, told_kind.kind), wishes)
        joined = join(judged.lines, told_kind.kind)
        pages.append((seed, joined.drafts))
        roles += told(judged.lines, joined.drafts)
        edits += (*corrected.edits, *cleaned.edits, *judged.edits, *joined.edits)
        findings += (*cleaned.findings, *told_kind.findings, *joined.findings)

    progress("put the articles together", 0, 1)
    editions, doubts = editions_of(seeds, settings)
    findings += doubts
    assembled = assemble(
        pages,
        title=settings.title,
        language=settings.language,
        metadata=settings.metadata,
        editions=editions,
        fixes=[fix for wishes in fixes.values() for fix in wishes],
        kinds=kinds,
    )
    edits += assembled.edits
    findings += assembled.findings
    findings += missing(assembled.publication, load_faces())
    pictures, doubts = read_pictures(paths, assembled.publication, progress)
    findings += doubts

    open_findings = by_place((finding for finding in findings if not settled(finding, fixes)), seeds)
    reading = Reading(seeds, assembled.publication, tuple(edits), open_findings, tuple(roles), pictures)
    progress("compare with the seeds", 0, 1)
    check_reading(reading)
    return reading


def make(
    reading: Reading,
    format_name: str,
    theme: Theme,
    target: Path,
    progress: Progress = silent,
    pages: PageMap | None = None,
) -> Artifact:
    """Writes the publication to `target` in the format called `format_name`, verified, or not at all.

    An e-book marks `pages`, those of a PDF; without them it marks the newspaper's own.

    Raises:
        AssetError: a face, a template or a system library is missing.
        OutputError: the file cannot be written.
        VerificationError: the finished file lacks something that the publication says.
    """
    progress("set the type", 0, 1)
    book = typeset(reading.publication, theme, formats.FORMATS[format_name][1], reading.pictures, pages)
    with replacing(target) as temporary:
        artifact = formats.load(format_name).write(book, temporary, progress)
        progress("compare the file with the seeds", 0, 1)
        check_file(reading.publication, temporary, format_name)
    return Artifact(target, artifact.size, artifact.pages, artifact.page_of)


def printed_pages(reading: Reading, pdf: Path, progress: Progress = silent) -> PageMap:
    """Gives where the pages of the finished PDF begin in the text, for an e-book to mark them.

    Raises:
        VerificationError: the file is not one of this publication.
    """
    progress("look up the pages", 0, 1)
    return page_map(reading.publication, pdf)


def by_place(findings: Iterable[Finding], seeds: Sequence[Seed]) -> tuple[Finding, ...]:
    """Gives each finding once, those about everything first, then by seed and line."""
    order = {seed.file: number for number, seed in enumerate(seeds)}

    def place(finding: Finding) -> tuple[int, str, int, int, str]:
        span = finding.span
        if span is None:
            return (-2, "", 0, 0, finding.code)
        return (order.get(span.file, -1), span.file, span.first, span.last, finding.code)

    return tuple(sorted(dict.fromkeys(findings), key=place))
