"""Which files are meant by the paths given, in which order, and what each is called."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from seed2book.errors import SeedError, UsageError
from seed2book.findings import Finding, Severity
from seed2book.messages import _, listed, reason

ENDINGS = (".txt", ".md", ".markdown")
"""What the names of seeds in a folder end in; a file given by its own name may end in anything."""

STDIN = Path("-")
"""The path that stands for standard input."""

# Text that only a word processor or a viewer gets at: in a folder of seeds it may be a page forgotten.
_LOCKED = (".doc", ".docx", ".wps", ".odt", ".rtf", ".pdf")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `name` is what `Seed.file` will say."""

    path: Path
    name: str


def find(paths: Sequence[Path]) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """Gives the files that `paths` mean, each once, with names that differ, and what was passed over.

    A folder gives the files below it whose names end in `ENDINGS`, in natural order, without hidden ones
    and without links that lead out of it. Paths keep the order in which they were given, but see `_typed`.

    Raises:
        UsageError: a path does not exist or is a device, or there are no paths.
        SeedError: a folder cannot be read or holds no seeds.
    """
    if not paths:
        raise UsageError(_("no seeds were named"), _("name a file or a folder, or - for standard input"))
    findings: list[Finding] = []
    found: list[tuple[Path, tuple[str, ...], int]] = []
    for path in _typed(paths):
        if path == STDIN:
            found.append((path, ("-",), 1))
        elif _is_folder(path):
            inside = sorted(_walk(path, path.resolve(), findings), key=lambda p: natural_key(p.as_posix()))
            if not inside:
                raise SeedError(
                    _("{path}: no seeds in this folder").format(path=_printable(str(path))),
                    _("seeds are text files whose names end in {endings}").format(endings=listed(ENDINGS)),
                )
            base = path.resolve().parts
            found += [(path / below, (*base, *below.parts), len(below.parts)) for below in inside]
        else:
            found.append((path, path.absolute().parts, 1))
    return _named(_once(found, findings)), tuple(findings)


def is_part(paths: Sequence[Path], whole: Sequence[Path]) -> bool:
    """Tells whether there are seeds in `whole` that are not among those of `paths`."""
    try:
        seeds, _ = find(whole)
    except (UsageError, SeedError):
        return False
    mine, _ = find(paths)
    return not {seed.path.resolve() for seed in seeds} <= {seed.path.resolve() for seed in mine}


def natural_key(name: str) -> tuple[tuple[tuple[str | int, ...], str], ...]:
    """Gives a sort key that puts `page2` before `page10`, part by part of a path."""
    return tuple(
        (
            tuple(int(piece) if at % 2 else piece.casefold() for at, piece in enumerate(_DIGITS.split(part))),
            part,
        )
        for part in name.split("/")
    )


def _typed(paths: Sequence[Path]) -> Sequence[Path]:
    """Gives `paths` in natural order if they stand in plain order, else as they are.

    A shell expands `*` in plain order, with page10 before page2; any other order was typed on purpose.
    """
    names = [path.as_posix() for path in paths]
    if names == sorted(names) or names == sorted(names, key=str.casefold):
        return sorted(paths, key=lambda path: natural_key(path.as_posix()))
    return paths


def _is_folder(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except PermissionError:
        raise SeedError(
            _("{path}: no permission to read it").format(path=_printable(str(path))),
            _("ask its owner for permission, or copy it to a folder of your own"),
        ) from None
    except (OSError, ValueError):
        raise UsageError(
            _("{path}: no such file or folder").format(path=_printable(str(path))),
            _("check the spelling of the path"),
        ) from None
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise UsageError(
            _("{path}: not a file").format(path=_printable(str(path))), _("give - to read standard input")
        )
    return stat.S_ISDIR(mode)


def _walk(folder: Path, root: Path, findings: list[Finding]) -> Iterator[Path]:
    """Gives the paths of the seeds in `folder` and below it, as seen from it."""
    waiting = [Path()]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(folder / below) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            raise SeedError(
                _("{folder}: cannot read this folder ({reason})").format(
                    folder=_printable(str(folder / below)), reason=reason(error)
                ),
                _("ask its owner for permission, or copy it to a folder of your own"),
            ) from None
        for entry in listed:
            if entry.name.startswith("."):
                continue
            path = below / entry.name
            is_seed = entry.name.lower().endswith(ENDINGS)
            if entry.is_symlink():
                target = _target(folder / path)
                if target is None:
                    if is_seed:
                        findings.append(
                            _not_followed(path, _("{path} is a link that leads nowhere; it was not read"))
                        )
                elif not target.is_relative_to(root):
                    if is_seed or target.is_dir():
                        findings.append(
                            _not_followed(
                                path, _("{path} is a link that leads out of the folder; it was not read")
                            )
                        )
                elif is_seed and target.is_file():
                    yield path
            elif entry.is_dir():
                waiting.append(path)
            elif is_seed and entry.is_file():
                yield path
            elif entry.name.lower().endswith(_LOCKED) and entry.is_file():
                findings.append(_locked(path))


def _target(link: Path) -> Path | None:
    """Gives what a link leads to; None where nothing is there, or links lead round in a circle."""
    try:
        return link.resolve(strict=True)
    except (OSError, RuntimeError):
        return None


def _not_followed(path: Path, message: str) -> Finding:
    return Finding(
        "link-not-followed",
        Severity.WARNING,
        message.format(path=_printable(path.as_posix())),
        advice=_("copy the file into the folder, or name it on the command line"),
    )


def _locked(path: Path) -> Finding:
    return Finding(
        "file-passed-over",
        Severity.NOTE,
        _("{path} is no text file; it was not read").format(path=_printable(path.as_posix())),
        advice=_("if it holds a page, save it as plain text (.txt); of a PDF, run the OCR"),
    )


def _once(
    found: Sequence[tuple[Path, tuple[str, ...], int]], findings: list[Finding]
) -> list[tuple[Path, tuple[str, ...], int]]:
    seen: set[str] = set()
    kept = []
    for path, parts, shown in found:
        true_path = "-" if path == STDIN else os.path.realpath(path)
        if true_path in seen:
            findings.append(
                Finding(
                    "seed-twice",
                    Severity.NOTE,
                    _("{path} was named twice; it was read once").format(path=_printable(str(path))),
                )
            )
        else:
            seen.add(true_path)
            kept.append((path, parts, shown))
    return kept


def _named(found: Sequence[tuple[Path, tuple[str, ...], int]]) -> tuple[Source, ...]:
    """Names each file by its last `shown` parts, and by more where two names would be the same."""
    shown = [count for _, _, count in found]
    while True:
        names = [_name(parts, count) for (_, parts, _), count in zip(found, shown, strict=True)]
        uses = Counter(names)
        grown = [
            min(count + 1, len(parts)) if uses[name] > 1 else count
            for name, count, (_, parts, _) in zip(names, shown, found, strict=True)
        ]
        if grown == shown:
            return tuple(Source(path, name) for (path, _, _), name in zip(found, names, strict=True))
        shown = grown


def _name(parts: tuple[str, ...], count: int) -> str:
    return _printable("/".join(parts[-count:]))


def _printable(name: str) -> str:
    """Gives `name` fit for a message or JSON: composed, no control characters, no lone surrogates."""
    text = os.fsencode(name).decode("utf-8", "replace")
    text = unicodedata.normalize("NFC", text)
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in text)
