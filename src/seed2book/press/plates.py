"""The pictures inside of a PDF in the inks that it is printed with."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Name

from seed2book.errors import AssetError
from seed2book.messages import _
from seed2book.press.palette import Palette

_JPEG_QUALITY = 90


def convert_picture(picture: Any, palette: Palette) -> None:
    """Gives a picture of a PDF, in its place, in the inks of the palette: a JPEG as one, others unspoilt.

    Raises:
        AssetError: it cannot be decoded.
    """
    lossy = Name.DCTDecode in _filters(picture)
    try:
        decoded = pikepdf.PdfImage(picture).as_pil_image().convert("RGB")
    except (pikepdf.PdfError, NotImplementedError, OSError, ValueError) as error:
        raise AssetError(
            _("a picture in the pages cannot be turned into inks: {error}").format(error=error)
        ) from error
    inked = palette.picture(decoded)
    for key in ("/DecodeParms", "/Decode", "/Intent"):
        if key in picture:
            del picture[key]
    if lossy:
        file = io.BytesIO()
        inked.save(file, "JPEG", quality=_JPEG_QUALITY, optimize=True)
        picture.write(file.getvalue(), filter=Name.DCTDecode)
        if inked.mode == "CMYK":
            # JPEGs of four inks are written the other way round, since Photoshop did so.
            picture.Decode = Array([1, 0] * 4)
    else:
        picture.write(inked.tobytes())
    picture.ColorSpace = Name(palette.space)
    picture.BitsPerComponent = 8


def _filters(picture: Any) -> list[Any]:
    filters = picture.get("/Filter", Array())
    return list(filters) if isinstance(filters, Array) else [filters]
