"""A cover of the user's own."""

from __future__ import annotations

from pathlib import Path

from seed2book.errors import AssetError
from seed2book.messages import _, reason
from seed2book.pictures import Picture


def read_cover(path: Path) -> Picture:
    """Gives the picture in this file as a cover: upright, in sRGB or grey, a JPEG of at most 2,560 pixels.

    Raises:
        AssetError: the file is not there, or is no picture; the message says which.
    """
    from seed2book.read.pixels import UnreadablePictureError, cover

    hint = _(
        "name a JPEG, PNG, WebP, TIFF, GIF or BMP with --cover or [epub] cover, best 1600 by 2560 pixels"
    )
    try:
        return cover(path.read_bytes())
    except OSError as error:
        raise AssetError(
            _("{path}: the cover cannot be read: {reason}").format(path=path, reason=reason(error)), hint
        ) from error
    except UnreadablePictureError as error:
        raise AssetError(_("{path}: the cover {error}").format(path=path, error=error), hint) from error
