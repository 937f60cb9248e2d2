"""`seed2book.toml` and the options of the command line: the only reader of settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from seed2book.model import Metadata


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """What the configuration says of one seed (`[[edition]]`); None where it says nothing."""

    source: str
    paper: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    editors: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of a run, with its default. Paths are absolute.

    `language` is a BCP 47 tag, or None to take it from the text. `outputs` names what `build` makes, in
    the form `epub`, `pdf:bulletin`, `pdf:book`.
    """

    title: str | None = None
    language: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    inputs: tuple[Path, ...] = ()
    output_folder: Path = Path("out")
    theme: str = "bulletin"
    outputs: tuple[str, ...] = ("epub", "pdf:bulletin", "pdf:book")
    editions: Mapping[str, EditionSettings] = field(default_factory=dict)
    strict: bool = False
