"""Where the shipped themes and faces lie: beside the package once installed, else in the checkout."""

from __future__ import annotations

from pathlib import Path

from seed2book.errors import AssetError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Gives the folder `styles` or `fonts`.

    Raises:
        AssetError: the installation lacks it.
    """
    for place in (_PACKAGE / "_assets" / name, _PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise AssetError(
        f"this installation of seed2book has no folder {name!r}", "install it again: pipx reinstall seed2book"
    )
