"""What stops a build. Damaged input does not: it becomes a finding (`seed2book.findings`)."""

from __future__ import annotations


class Seed2BookError(Exception):
    """A build cannot go on; `str()` gives one line that names the place and what is wrong.

    `hint` says what to do about it and may be empty. `exit_code` is what the command line returns
    (docs/exit-codes.md lists them).
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(Seed2BookError):
    """The command was called with something it cannot take, such as a path that does not exist."""

    exit_code = 2


class ConfigError(Seed2BookError):
    """`seed2book.toml`, front matter or a theme's settings say something that cannot be followed."""

    exit_code = 3


class PaperError(ConfigError):
    """A theme has no grid for the paper that is wanted."""


class SeedError(Seed2BookError):
    """A seed cannot be read at all: no text, undecodable bytes, no permission, gone."""

    exit_code = 4


class AssetError(Seed2BookError):
    """A theme, template, face or system library that the build needs is missing or broken."""

    exit_code = 5


class OutputError(Seed2BookError):
    """The finished file cannot be written; what stood in its place before is still there."""

    exit_code = 6


class VerificationError(Seed2BookError):
    """The finished file does not hold what the seeds hold, or is not a sound EPUB or PDF."""

    exit_code = 7
