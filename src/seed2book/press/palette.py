"""What a colour is in inks: black alone, or cyan, magenta, yellow and black by the profile that ships."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from seed2book import assets
from seed2book.errors import AssetError
from seed2book.messages import _, reason

_PROFILE = Path("iso-coated-v2-300") / "ISOcoated_v2_300_bas.icc"
# Colours as near to each other as this are the same to the eye.
_SAME = 0.004
# A red of this purity is printed of magenta and yellow alone, which register better than three or four inks.
_RED = 0.12


@dataclass(frozen=True, slots=True)
class Palette:
    """Inks: the space that PDF has for them, the operator that fills with them, and how a colour is mixed.

    `tone` takes `rgb`, `gray` or `cmyk` and the parts of the colour, 0 to 1; `picture` a picture in RGB.
    """

    space: str
    operator: str
    tone: Callable[[str, Sequence[float]], tuple[float, ...]]
    picture: Callable[[Image.Image], Image.Image]


def profile() -> bytes:
    """Gives the ICC profile of the four inks (ISO 12647-2, coated paper, at most 300 % of ink).

    Raises:
        AssetError: it is missing.
    """
    file = assets.folder("profiles") / _PROFILE
    try:
        return file.read_bytes()
    except OSError as error:
        raise AssetError(
            _("{file}: the profile cannot be read: {reason}").format(file=file, reason=reason(error)),
            _("install seed2book again: pipx reinstall seed2book"),
        ) from error


def _black(kind: str, parts: Sequence[float]) -> tuple[float, ...]:
    if kind == "rgb":
        # As bright as the eye takes it for (ITU-R BT.601, as Pillow has it for pictures).
        red, green, blue = parts
        return (0.299 * red + 0.587 * green + 0.114 * blue,)
    if kind == "cmyk":
        cyan, magenta, yellow, black = parts
        return (max(0.0, 1 - black - 0.299 * cyan - 0.587 * magenta - 0.114 * yellow),)
    return tuple(parts)


def _four(kind: str, parts: Sequence[float]) -> tuple[float, ...]:
    if kind == "cmyk":
        return tuple(parts)
    if kind == "gray":
        return (0.0, 0.0, 0.0, 1 - parts[0])
    red, green, blue = parts
    if max(parts) - min(parts) < _SAME:
        return (0.0, 0.0, 0.0, 1 - red)
    if red > max(green, blue) and abs(green - blue) < _RED:
        return (0.0, 1 - green / red, 1 - blue / red, 1 - red)
    return _mixed((round(red * 255), round(green * 255), round(blue * 255)))


@cache
def _mixed(rgb: tuple[int, int, int]) -> tuple[float, ...]:
    mixed = _separated(Image.new("RGB", (1, 1), rgb)).getpixel((0, 0))
    assert isinstance(mixed, tuple)
    return tuple(part / 255 for part in mixed)


def _separated(picture: Image.Image) -> Image.Image:
    separated = ImageCms.applyTransform(picture, _transform())
    assert separated is not None
    return separated


@cache
def _transform() -> Any:
    inks = ImageCms.ImageCmsProfile(io.BytesIO(profile()))
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), inks, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip


GRAY = Palette("/DeviceGray", "g", _black, lambda picture: picture.convert("L"))
"""Black ink alone."""
FOUR = Palette("/DeviceCMYK", "k", _four, _separated)
"""The four inks of print. What is grey is in black alone, so that text stays sharp."""
