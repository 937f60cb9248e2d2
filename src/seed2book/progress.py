"""How a long step says how far it is, without knowing whether anyone is looking."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told about each step; the command line draws it, tests and libraries may ignore it."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Takes the step's name and that `done` of `total` parts of it are finished.

        A step of one part may be over in a moment; a `total` of 0 says that it has no parts and is none.
        """


def silent(step: str, done: int, total: int) -> None:
    """Tells nobody."""
