"""Which seeds an entry of the configuration means by its `source`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from seed2book.settings.config import STDIN, Settings


def named(source: str, files: Iterable[str]) -> tuple[str, ...]:
    """Gives those of `files` (`Seed.file`) that `source` may mean: as much of a path as tells it apart.

    The ending may be left out, which many systems do not show.
    """
    files = tuple(files)
    found = tuple(file for file in files if _same(source, file))
    return found or tuple(file for file in files if _same(source, str(PurePosixPath(file).with_suffix(""))))


def is_elsewhere(source: str, settings: Settings) -> bool:
    """Tells whether the seed is there and only left out of this run."""
    folder = settings.file.parent if settings.file else STDIN.parent
    places = [folder, folder / "seeds", *(p for p in settings.inputs if p.is_dir())]
    places += [p.parent for p in settings.inputs]
    return any((place / source).exists() or _is_begun(place / source) for place in places)


def _is_begun(path: Path) -> bool:
    """Tells whether a file is there whose path is this one with an ending."""
    return path.parent.is_dir() and any(
        near.stem == path.name and near.is_file() for near in path.parent.iterdir()
    )


def _same(source: str, file: str) -> bool:
    # macOS takes the names of files apart (NFD), an editor does not.
    source, file = (unicodedata.normalize("NFC", text) for text in (source, file))
    source = source.replace("\\", "/").removeprefix("./")
    return source == file or source.endswith(f"/{file}") or file.endswith(f"/{source}")
