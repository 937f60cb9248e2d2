"""The pictures that seeds name: found beside them, and nowhere else."""

from __future__ import annotations

import base64
import binascii
import errno
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType

from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred, listed, reason
from seed2book.model import Publication
from seed2book.pictures import EMBEDDED, SCAN, Mention, Picture, Pictures, Shelf, mentions, shown
from seed2book.progress import Progress, silent
from seed2book.read.files import STDIN, find
from seed2book.source import Span

IMAGES = "images"
"""The folder beside a seed that OCR programs put its pictures into."""

# What the scan of a seed's page may end in, where it has the seed's name.
_SCANS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")
# A page of A5 is higher at 150 pixels an inch, below which print looks coarse.
_FINE_PX = 1000
# More than any picture that fits the bound on pixels takes.
_MOST_BYTES = 500_000_000
_OUTSIDE = "picture-outside"
_COPY_IT = deferred("put a copy of the picture beside the seed and name it there")
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)


class _RefusedError(Exception):
    """A picture is not there, or may not be read; `finding` says so, but not yet where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_pictures(
    paths: Sequence[Path],
    publication: Publication,
    progress: Progress = silent,
    scans: Mapping[str, str | None] = MappingProxyType({}),
) -> tuple[Pictures, tuple[Finding, ...]]:
    """Gives the pictures that the publication shows, and a finding for each that is not there.

    `paths` are those that the seeds were read from. A picture lies beside the seed that names it, or in the
    folder `images` there; never outside of the folder that was given, also not by a link; or it is written
    out in the seed. Nothing is fetched.
    `scans` has the seeds whose pages are wanted as scans, under the name `SCAN`: each with the file it was
    said to be in, or None where it has the seed's own name and another ending.

    Raises:
        UsageError: a path is no longer there.
        SeedError: a folder can no longer be read.
    """
    named = tuple(mentions(publication))
    if not scans and not any(mention.image.src for mention in named):
        return {}, tuple(_leading_out(named))
    folders, shelf = _folders(paths), Shelf()
    pictures: dict[tuple[str, str], Picture] = {}
    findings = list(_leading_out(named))
    # By its file, each picture, or why it is none: one that is named twice is decoded once.
    read: dict[Path, Picture | str] = {}
    for number, mention in enumerate(named):
        progress(_("read the pictures"), number, len(named))
        key = (mention.seed, mention.image.src)
        if not mention.image.src or key in pictures:
            continue
        try:
            pictures[key] = _picture(mention, folders.get(mention.seed), read, shelf)
        except _RefusedError as refused:
            span = mention.block.spans[0] if mention.block.spans else None
            findings.append(replace(refused.finding, span=span))
    for number, (seed, src) in enumerate(scans.items()):
        progress(_("read the scans"), number, len(scans))
        try:
            scan = pictures[seed, SCAN] = _scan(seed, src, folders.get(seed), shelf)
            findings += _coarse(scan, Span(seed, 1, 1))
        except _RefusedError as refused:
            findings.append(replace(refused.finding, span=Span(seed, 1, 1)))
    return pictures, tuple(findings)


def _leading_out(named: Sequence[Mention]) -> Iterator[Finding]:
    """Gives a finding for each picture whose address was not kept, since it leads out of the folder."""
    for mention in named:
        if not mention.image.src and mention.block.spans:
            message = _("a picture's address leads out of the seeds' folder; only its place is marked")
            yield Finding(_OUTSIDE, Severity.WARNING, message, mention.block.spans[0], _(_COPY_IT))


def _folders(paths: Sequence[Path]) -> dict[str, tuple[Path, Path]]:
    """Gives the folder of each seed, and the folder that was given, by the seed's name."""
    sources, _findings = find(paths)
    given = [path for path in paths if path != STDIN and path.is_dir()]
    places = {}
    for source in sources:
        if source.path != STDIN:
            beside = source.path.parent
            roots = (path for path in given if source.path.is_relative_to(path))
            places[source.name] = (beside, next(roots, beside).resolve())
    return places


def _coarse(scan: Picture, span: Span) -> Iterator[Finding]:
    if max(scan.width_px, scan.height_px) < _FINE_PX:
        form = _("the scan of this page has {width} by {height} pixels and is drawn larger")
        message = form.format(width=scan.width_px, height=scan.height_px)
        yield Finding("scan-coarse", Severity.NOTE, message, span, _("scan it again, at 300 pixels an inch"))


def _scan(seed: str, src: str | None, folder: tuple[Path, Path] | None, shelf: Shelf) -> Picture:
    """Gives the scan of a seed's page.

    Raises:
        _RefusedError: it is not there, or cannot be read.
    """
    if folder and src is None:
        beside, stem = folder[0], PurePosixPath(seed).stem
        names = [stem + ending for ending in (*_SCANS, *map(str.upper, _SCANS))]
        src = next((n for n in names for f in (beside, beside / IMAGES) if (f / n).is_file()), None)
    if folder is None or src is None:
        raise _refused(
            "scan-missing",
            _("there is no scan of this page; it stands without one"),
            _("put a picture of the seed's name ({endings}) beside it, or name it: [[edition]] scan").format(
                endings=listed(_SCANS)
            ),
        )
    found = _read(_place(src, *folder), shelf, is_scan=True)
    if isinstance(found, str):
        raise _unreadable(src, found)
    return found


def _picture(
    mention: Mention, folder: tuple[Path, Path] | None, read: dict[Path, Picture | str], shelf: Shelf
) -> Picture:
    src = mention.image.src
    if src.startswith(EMBEDDED):
        return _embedded(src, shelf)
    if folder is None:
        raise _refused(
            "picture-missing",
            _("the picture {file} was not looked for, since standard input lies in no folder").format(
                file=src
            ),
            _("name the file instead of -"),
        )
    path = _place(src, *folder)
    if path not in read:
        read[path] = _read(path, shelf)
    found = read[path]
    if isinstance(found, str):
        raise _unreadable(src, found)
    return found


def _embedded(src: str, shelf: Shelf) -> Picture:
    """Gives the picture that the seed has itself.

    Raises:
        _RefusedError: it is broken.
    """
    try:
        found = _made(base64.b64decode(src.partition(",")[2], validate=True), shelf)
    except binascii.Error:
        found = _("is broken or was not copied to its end")
    if isinstance(found, str):
        raise _unreadable(shown(src), found)
    return found


def _place(src: str, beside: Path, root: Path) -> Path:
    """Gives the file that `src` names.

    Raises:
        _RefusedError: it is not there, or not inside `root`.
    """
    form = _("the picture {file} lies outside of the seeds' folder and was not read; its place is marked")
    outside = _refused(_OUTSIDE, form.format(file=src), _(_COPY_IT))
    parts = src.replace("\\", "/")
    if PurePosixPath(parts).is_absolute() or PureWindowsPath(parts).drive or ".." in parts.split("/"):
        raise outside
    # macOS takes the names of files apart (NFD), an editor does not.
    spelt = dict.fromkeys((parts, unicodedata.normalize("NFC", parts), unicodedata.normalize("NFD", parts)))
    for folder in (beside, beside / IMAGES):
        for name in spelt:
            try:
                path = (folder / name).resolve(strict=True)
            except OSError as error:
                if error.errno in _NOWHERE:
                    continue
                raise _unreadable(src, _unread(error)) from error
            except (ValueError, RuntimeError):  # a name that no file can have, or links in a circle
                continue
            if not path.is_relative_to(root):
                raise outside
            return path
    raise _refused(
        "picture-missing",
        _(
            "the picture {file} is neither beside the seed nor in {folder}/ beside it; its place is marked"
        ).format(file=src, folder=IMAGES),
        _("put the picture there; capital and small letters count in its name"),
    )


def _read(path: Path, shelf: Shelf, *, is_scan: bool = False) -> Picture | str:
    """Gives the picture, or why it is none, as the end of a sentence about it."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _("is not a file")
        if status.st_size > _MOST_BYTES:
            return _("is a file of {size} MB").format(size=status.st_size // 1_000_000)
        return _made(path.read_bytes(), shelf, is_scan=is_scan)
    except OSError as error:
        return _unread(error)


def _made(data: bytes, shelf: Shelf, *, is_scan: bool = False) -> Picture | str:
    from seed2book.read.pixels import UnreadablePictureError, picture, scan

    try:
        return shelf.put((scan if is_scan else picture)(data))
    except UnreadablePictureError as error:
        return str(error)


def _unread(error: OSError) -> str:
    return _("cannot be read ({why})").format(why=reason(error))


def _unreadable(src: str, why: str) -> _RefusedError:
    return _refused(
        "picture-unreadable",
        _("the picture {file} {why}; its place is marked").format(file=src, why=why),
        _(
            "open it in a picture viewer and save it as JPEG or PNG under the name that the seed says; "
            "make it smaller if it is too large"
        ),
    )


def _refused(code: str, message: str, advice: str) -> _RefusedError:
    return _RefusedError(Finding(code, Severity.WARNING, message, advice=advice))
