"""The story of a build, one line a stage; what a stage does is told in its own module."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from seed2book import formats
from seed2book.clean import clean
from seed2book.config import Settings
from seed2book.editions import editions_of
from seed2book.findings import Finding
from seed2book.formats import Artifact
from seed2book.formats.atomic import replacing
from seed2book.progress import Progress, silent
from seed2book.read import lines, read_seeds
from seed2book.reading import Reading
from seed2book.source import Edit, Seed
from seed2book.structure import Draft, assemble, classify, join
from seed2book.typeset import typeset
from seed2book.typeset.glyphs import missing
from seed2book.typeset.theme import Theme, load_faces
from seed2book.verify.conservation import check_file, check_reading


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
        AssetError: the faces are missing or broken.
        VerificationError: something that the seeds say would be lost.
    """
    edits: list[Edit] = []
    findings: list[Finding] = []
    pages: list[tuple[Seed, Sequence[Draft]]] = []

    seeds, doubts = read_seeds(paths, stdin=stdin, encoding=settings.encoding)
    findings += doubts
    for number, seed in enumerate(seeds):
        progress("read the seeds", number, len(seeds))
        cleaned = clean(lines(seed))
        joined = join(classify(cleaned.lines))
        pages.append((seed, joined.drafts))
        edits += (*cleaned.edits, *joined.edits)
        findings += (*cleaned.findings, *joined.findings)

    progress("put the articles together", 0, 1)
    editions, doubts = editions_of(seeds, settings)
    findings += doubts
    assembled = assemble(
        pages,
        title=settings.title,
        language=settings.language,
        metadata=settings.metadata,
        editions=editions,
    )
    edits += assembled.edits
    findings += assembled.findings
    findings += missing(assembled.publication, load_faces())

    reading = Reading(seeds, assembled.publication, tuple(edits), by_place(findings, seeds))
    progress("compare with the seeds", 0, 1)
    check_reading(reading)
    return reading


def make(
    reading: Reading, format_name: str, theme: Theme, target: Path, progress: Progress = silent
) -> Artifact:
    """Writes the publication to `target` in the format called `format_name`, verified, or not at all.

    Raises:
        AssetError: a face, a template or a system library is missing.
        OutputError: the file cannot be written.
        VerificationError: the finished file lacks something that the publication says.
    """
    progress("set the type", 0, 1)
    book = typeset(reading.publication, theme, formats.FORMATS[format_name][1])
    with replacing(target) as temporary:
        artifact = formats.load(format_name).write(book, temporary, progress)
        progress("compare the file with the seeds", 0, 1)
        check_file(reading.publication, temporary, format_name)
    return Artifact(target, artifact.size, artifact.pages, artifact.page_of)


def by_place(findings: Iterable[Finding], seeds: Sequence[Seed]) -> tuple[Finding, ...]:
    """Gives each finding once, those about everything first, then by seed and line."""
    order = {seed.file: number for number, seed in enumerate(seeds)}

    def place(finding: Finding) -> tuple[int, str, int, int, str]:
        span = finding.span
        if span is None:
            return (-2, "", 0, 0, finding.code)
        return (order.get(span.file, -1), span.file, span.first, span.last, finding.code)

    return tuple(sorted(dict.fromkeys(findings), key=place))
