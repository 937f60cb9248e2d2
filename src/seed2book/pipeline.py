"""The story of a build, one line a stage; what a stage does is told in its own module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import BinaryIO

from seed2book import cores, formats
from seed2book.clean import clean
from seed2book.collector import paused
from seed2book.errors import UsageError
from seed2book.findings import Finding
from seed2book.fixes import Fix, correct, unsettled
from seed2book.formats import Artifact
from seed2book.formats.atomic import replacing
from seed2book.formats.epub_record import record
from seed2book.messages import _
from seed2book.model import Publication
from seed2book.outputs import Output
from seed2book.page_map import PageMap
from seed2book.press.ticket import Ticket
from seed2book.profiles.adapted import adapted
from seed2book.progress import Progress, silent
from seed2book.read import Kept, is_part, lines, read_cover, read_pictures, read_seeds, verbatim, wider
from seed2book.reading import LineRole, Reading
from seed2book.selection import Selected, select
from seed2book.settings.config import EditionSettings, Settings
from seed2book.settings.seeds import editions_of, fixes_of
from seed2book.source import Edit, Seed, SeedKind
from seed2book.structure import Draft, assemble, classify, fixed, join, judge_kind, told
from seed2book.typeset import typeset
from seed2book.typeset.book import Enclosure, Medium
from seed2book.typeset.faces import load_faces
from seed2book.typeset.glyphs import missing
from seed2book.typeset.theme import Theme
from seed2book.verify.conservation import check_file, faults, loss


@paused()
def read_publication(
    paths: Sequence[Path],
    settings: Settings,
    progress: Progress = silent,
    *,
    stdin: BinaryIO | None = None,
) -> Reading:
    """Gives what the seeds at `paths` say, with every change and every doubt on the way.

    `Path("-")` stands for `stdin`. The findings stand in the order of the seeds and their lines. Lines of a
    damaged seed of which something would be lost are read once more, and kept as they stand.

    Raises:
        UsageError: a path does not exist.
        SeedError: a seed cannot be read, or there is none.
        ConfigError: a `[[fix]]` no longer matches its seed.
        AssetError: the faces are missing or broken.
        VerificationError: something that the seeds say would be lost.
    """
    seeds, findings = read_seeds(paths, stdin=stdin, encoding=settings.encoding)
    kept: Kept = {}
    while True:
        reading = _understood(paths, seeds, findings, settings, progress, kept)
        progress(_("compare with the seeds"), 0, 1)
        lost = faults(reading)
        if not lost:
            return reading
        wanted = wider(kept, (span for fault in lost for span in fault.spans), seeds)
        if wanted == kept:
            raise loss(lost)
        kept = wanted


def _understood(
    paths: Sequence[Path],
    seeds: tuple[Seed, ...],
    findings: Sequence[Finding],
    settings: Settings,
    progress: Progress,
    kept: Kept,
) -> Reading:
    """Gives what the seeds say, with the lines of `kept` as they stand."""
    fixes = fixes_of(seeds, settings)
    pages = cores.each(
        lambda seed: _page(seed, fixes.get(seed.file, ()), settings.kind, kept.get(seed.file, frozenset())),
        seeds,
        length=sum(len(line) for seed in seeds for line in seed.lines),
        done=lambda number: progress(_("read the seeds"), number, len(seeds)),
    )

    progress(_("put the articles together"), 0, 1)
    editions, strange = editions_of(seeds, settings)
    assembled = assemble(
        [(seed, page.drafts) for seed, page in zip(seeds, pages, strict=True)],
        title=settings.title,
        language=settings.language,
        metadata=settings.metadata,
        editions=editions,
        fixes=[fix for wishes in fixes.values() for fix in wishes],
        kinds={seed.file: page.kind for seed, page in zip(seeds, pages, strict=True)},
    )
    publication = assembled.publication
    scans = {edition.source: _scan(editions, edition.source) for edition in publication.editions}
    pictures, unseen = read_pictures(paths, publication, progress, scans if settings.scans else {})

    doubts = chain(
        findings,
        chain.from_iterable(page.findings for page in pages),
        strange,
        assembled.findings,
        missing(publication, load_faces()),
        unseen,
    )
    return Reading(
        seeds,
        publication,
        edits=(*chain.from_iterable(page.edits for page in pages), *assembled.edits),
        findings=by_place(unsettled(doubts, fixes), seeds),
        lines=tuple(chain.from_iterable(page.roles for page in pages)),
        pictures=pictures,
    )


def _scan(editions: Mapping[str, EditionSettings], source: str) -> str | None:
    return editions[source].scan if source in editions else None


@dataclass(frozen=True, slots=True)
class _Page:
    """A seed by itself, understood as far as it can be without the others."""

    kind: SeedKind
    drafts: tuple[Draft, ...]
    roles: tuple[LineRole, ...]
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def _page(seed: Seed, wishes: Sequence[Fix], kind: SeedKind | None, kept: frozenset[int]) -> _Page:
    corrected = correct(seed, wishes, lines)
    cleaned = clean(verbatim(corrected.lines, kept))
    told_kind = judge_kind(cleaned.lines, kind)
    judge = partial(classify, cleaned.lines, told_kind.kind)
    judged = fixed(judge(), wishes, judge)
    joined = join(judged.lines, told_kind.kind)
    return _Page(
        told_kind.kind,
        tuple(joined.drafts),
        told(judged.lines, joined.drafts),
        edits=(*corrected.edits, *cleaned.edits, *judged.edits, *joined.edits),
        findings=(*cleaned.findings, *told_kind.findings, *joined.findings),
    )


@paused()
def make(
    reading: Reading,
    wanted: Output,
    target: Path,
    progress: Progress = silent,
    pages: PageMap | None = None,
) -> Artifact:
    """Writes the publication to `target` as it is `wanted`, verified, or not at all.

    An e-book marks `pages`, those of a PDF; without them it marks the newspaper's own.

    Raises:
        UsageError: the pages do not fit on the paper that the ticket names.
        AssetError: the cover, a face, a template or a system library is missing.
        OutputError: the file cannot be written.
        VerificationError: the finished file lacks something that the publication says.
    """
    progress(_("set the type"), 0, 1)
    medium = formats.FORMATS[wanted.format_name][1]
    own = read_cover(wanted.e_book.cover) if wanted.e_book.cover and medium is Medium.SCREEN else None
    book = typeset(reading.publication, wanted.theme, medium, reading.pictures, pages, own)
    if medium is Medium.SCREEN:
        book = adapted(book, wanted.theme.faces, wanted.e_book)
        book = replace(book, record=record(reading))
    if wanted.ticket.attach_sources:
        book = replace(book, enclosures=tuple(Enclosure(seed.file, seed.data) for seed in reading.seeds))
    with replacing(target) as temporary:
        artifact = formats.load(wanted.format_name).write(book, temporary, progress)
        progress(_("compare the file with the seeds"), 0, 1)
        check_file(reading.publication, temporary, wanted.format_name)
        if not wanted.ticket.is_plain:
            artifact = _pressed(artifact, temporary, wanted.ticket, progress)
        if medium is Medium.SCREEN and wanted.e_book.is_converted:
            _convert(reading.publication, temporary, progress)
            artifact = replace(artifact, size=temporary.stat().st_size)
    return replace(artifact, path=target)


@paused()
def _pressed(artifact: Artifact, temporary: Path, ticket: Ticket, progress: Progress) -> Artifact:
    """Makes a file for the press of the one to read at `temporary`, and compares the two."""
    # Imported when used: most files are to read.
    from seed2book.press.production import press
    from seed2book.verify.pressed import check_pressed

    progress(_("make it ready for the press"), 0, 1)
    plain = temporary.read_bytes()
    pressed = press(plain, ticket)
    temporary.write_bytes(pressed.data)
    check_pressed(plain, temporary, pressed.sides, pressed.layout, pressed.inks)
    return replace(artifact, size=len(pressed.data), sheets=pressed.sheets or None)


def _convert(publication: Publication, book: Path, progress: Progress) -> None:
    """Turns the EPUB at `book` into an AZW3, which is turned back to be compared with the publication."""
    from seed2book.formats.azw3 import convert

    with TemporaryDirectory(prefix="seed2book-") as folder:
        epub, made, back = (Path(folder) / name for name in ("book.epub", "book.azw3", "back.epub"))
        copyfile(book, epub)
        progress(_("convert the e-book for Kindle"), 0, 0)
        convert(epub, made)
        progress(_("compare the converted e-book with the seeds"), 0, 0)
        convert(made, back)
        # Under the name of the book, which an error then names.
        check_file(publication, back.rename(back.with_name(book.name)), "azw3")
        copyfile(made, book)


def selected(reading: Reading, theme: Theme, settings: Settings) -> tuple[Reading, Selected]:
    """Gives the reading as the editor wants it printed, and what was selected.

    Other layouts than a newspaper print everything.

    Raises:
        ConfigError: a wish names several articles, or none and all seeds are there.
    """
    if theme.layout != "bulletin":
        return reading, Selected(reading.publication)
    part = is_part(settings.inputs, settings.whole)
    made = select(reading.publication, settings.selection, part=part)
    return replace(reading, publication=made.publication), made


def fitted(reading: Reading, theme: Theme, pages: int, progress: Progress = silent) -> Theme:
    """Gives the theme with the grid by which a newspaper fills exactly so many pages.

    Raises:
        UsageError: there is none within the theme's limits, or it sets no newspaper.
    """
    if theme.layout != "bulletin":
        raise UsageError(
            _("--fit: the theme {theme} lets its pages run on").format(theme=theme.name),
            _("use --theme bulletin"),
        )
    from seed2book.typeset.fit import fitted as fit

    progress(_("try the pages"), 0, 1)
    return fit(reading.publication, theme, pages, reading.pictures)


def printed_pages(reading: Reading, pdf: Path, progress: Progress = silent) -> PageMap:
    """Gives where the pages of the finished PDF begin in the text, for an e-book to mark them.

    Raises:
        VerificationError: the file is not one of this publication.
    """
    # Imported when used: an e-book by itself needs no reader of PDFs.
    from seed2book.verify.pages import page_map

    progress(_("look up the pages"), 0, 1)
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
