"""Reads the files that were named, and only those."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from seed2book.errors import SeedError, UsageError
from seed2book.findings import Finding, Severity
from seed2book.messages import _, reason
from seed2book.read.decode import decode
from seed2book.read.files import STDIN, Source, find
from seed2book.read.front_matter import front_matter
from seed2book.source import Seed, Span

# Not str.splitlines: U+2028, U+0085, a form feed or a vertical tab inside a line would shift the number of
# every line after it from what editors show. They stay in the line, and `clean` deals with them.
_LINE_END = re.compile(r"\r\n|\n|\r")

# No book is larger; its Publication takes some 17 times as much memory, which an office machine still has.
LARGEST = 64_000_000


def read_seeds(
    paths: Sequence[Path], *, stdin: BinaryIO | None = None, encoding: str | None = None
) -> tuple[tuple[Seed, ...], tuple[Finding, ...]]:
    """Gives the seeds that `paths` name, in reading order, and what was doubtful about reading them.

    A path is a file, a folder, or `-` for `stdin`. `encoding` overrides the guess for every file. A file
    without text among others is a finding and is left out.

    Raises:
        UsageError: a path does not exist, or `encoding` has no such name.
        SeedError: nothing is left to read, or a file is not text, or cannot be read or decoded.
    """
    sources, found = find(paths)
    findings = list(found)
    seeds = []
    for source in sources:
        data = _bytes(source, stdin)
        text, used, doubts = decode(data, source.name, encoding)
        findings += doubts
        if text.strip():
            seeds.append(_seed(source.name, text, used, data))
        else:
            findings.append(_empty(source.name))
    if not seeds:
        name = sources[0].name if len(sources) == 1 else _("every file")
        raise SeedError(
            _("{name} is empty").format(name=name) if name != "-" else _("standard input is empty"),
            _("a seed holds the text of a page; run the OCR again, or copy the file again"),
        )
    return tuple(seeds), tuple(findings)


def _bytes(source: Source, stdin: BinaryIO | None) -> bytes:
    try:
        if source.path == STDIN:
            stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
            if stream is None:
                raise UsageError(
                    _("there is no standard input to read"), _("name a file or a folder instead of -")
                )
            data: bytes = stream.read(LARGEST + 1)
        else:
            with source.path.open("rb") as file:
                data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SeedError(
            _("{name} has vanished since the folder was listed").format(name=source.name),
            _("put it back, or run the command again"),
        ) from None
    except PermissionError:
        raise SeedError(
            _("{name}: no permission to read it").format(name=source.name),
            _("ask its owner for permission, or copy it to a folder of your own"),
        ) from None
    except OSError as error:
        raise SeedError(
            _("{name} cannot be read ({reason})").format(name=source.name, reason=reason(error)),
            _("copy the file to this machine's own disk and try again"),
        ) from None
    if len(data) > LARGEST:
        raise SeedError(
            _("{name} is larger than {size} MB, which no page and no book is").format(
                name=source.name, size=LARGEST // 1_000_000
            ),
            _("part it into several files, by volume or by year"),
        )
    return data


def _seed(name: str, text: str, encoding: str, data: bytes) -> Seed:
    lines = _LINE_END.split(text)
    if not lines[-1]:
        lines.pop()
    settings, _ = front_matter(lines)
    return Seed(name, tuple(lines), encoding, hashlib.sha256(data).hexdigest(), settings, data)


def _empty(name: str) -> Finding:
    return Finding(
        "empty-seed",
        Severity.WARNING,
        _("{name} holds no text and was left out").format(name=name),
        Span(name, 1, 1),
        _("run the OCR of this page again, or take the file out of the folder"),
    )
