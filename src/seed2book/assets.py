"""Where shipped themes, faces and profiles lie: beside the package once installed, or in the checkout."""

from __future__ import annotations

from pathlib import Path

from seed2book.errors import AssetError
from seed2book.messages import _

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Gives the folder `styles`, `fonts` or `profiles`.

    Raises:
        AssetError: the installation lacks it.
    """
    for place in (_PACKAGE / "_assets" / name, _PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise AssetError(
        _("this installation of seed2book has no folder {name!r}").format(name=name),
        _("install it again: pipx reinstall seed2book"),
    )
