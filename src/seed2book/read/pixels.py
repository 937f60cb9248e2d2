"""A picture's bytes made fit for every reading system and printer, or refused.

Whatever comes in, JPEG or PNG in RGB or grey comes out: upright, on white, of sane size, and without what
cameras write beside the pixels (place, time, owner). The same bytes give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from seed2book.messages import _
from seed2book.pictures import Picture

LONG_SIDE_PX = 2000
"""Enough for the height of an A4 page at 170 pixels an inch."""

SCAN_SIDE_PX = 3000
"""Enough to read the small print of a newspaper's page on A4, at 260 pixels an inch."""

COVER_SIDE_PX = 2560
"""The height that shops ask of a cover."""

# What cameras, scanners, phones and websites write. The rest of what Pillow knows is seldom tried by anyone.
_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
# A JPEG is scaled down as it is decoded; another takes four bytes a pixel. Pillow itself opens no picture
# of more than 179 million pixels.
_MOST_PX = 100_000_000
_JPEG_QUALITY = 85
_WHITE = (255, 255, 255)


class UnreadablePictureError(Exception):
    """A picture cannot go into a book; `str()` says why, as the end of a sentence about it."""


def picture(data: bytes) -> Picture:
    """Gives the picture in a file's bytes, named by its pixels, at most `LONG_SIDE_PX` long.

    Of several frames or pages it is the first. A profile's colours become those of sRGB.

    Raises:
        UnreadablePictureError: it is broken, too large, or of no kind that is known by its content.
    """
    image, lossy = _decoded(data, LONG_SIDE_PX)
    return _written(image, lossy=lossy)


def scan(data: bytes) -> Picture:
    """Gives the scan of a page in a file's bytes, at most `SCAN_SIDE_PX` long, else as `picture` does.

    Raises:
        UnreadablePictureError: it is broken, too large, or of no kind that is known by its content.
    """
    image, lossy = _decoded(data, SCAN_SIDE_PX)
    return _written(image, lossy=lossy)


def cover(data: bytes) -> Picture:
    """Gives the picture in a file's bytes as a cover: always a JPEG, up to `COVER_SIDE_PX` long.

    Raises:
        UnreadablePictureError: it is broken, too large, or of no kind that is known by its content.
    """
    image, _ = _decoded(data, COVER_SIDE_PX)
    return Picture("cover.jpg", "image/jpeg", _jpeg(image), image.width, image.height)


def _decoded(data: bytes, side_px: int) -> tuple[Image.Image, bool]:
    """Gives the picture upright, at most `side_px` long, in its final colours, and whether it was a JPEG."""
    with _strictly():
        try:
            with Image.open(io.BytesIO(data), formats=_KINDS) as opened:
                is_jpeg = opened.format in ("JPEG", "MPO")
                if not is_jpeg and opened.width * opened.height > _MOST_PX:
                    raise UnreadablePictureError(_too_large(opened))
                upright = _upright(opened, side_px)
            return _coloured(_scaled(upright, side_px)), is_jpeg
        except UnreadablePictureError:
            raise
        except Image.DecompressionBombError as error:
            raise UnreadablePictureError(
                _("is larger than a computer's memory should have to hold")
            ) from error
        except UnidentifiedImageError as error:
            raise UnreadablePictureError(_unknown(data)) from error
        except Exception as error:  # a broken file may fail anywhere in a decoder, with anything
            raise UnreadablePictureError(_("is broken or was not copied to its end")) from error


def _too_large(image: Image.Image) -> str:
    return _("has {width} by {height} pixels, more than can be scaled down").format(
        width=image.width, height=image.height
    )


def _unknown(data: bytes) -> str:
    if not data:
        return _("is empty")
    if data.startswith(b"%PDF"):
        return _("is a PDF, not a picture: save its page as one")
    if b"<svg" in data[:4096].lower():
        return _("is an SVG drawing, which may carry scripts")
    return _("is no JPEG, PNG, GIF, WebP, TIFF or BMP")


def _upright(image: ImageFile.ImageFile, side_px: int) -> Image.Image:
    """Gives the first frame, loaded, turned as its Exif data ask."""
    # A JPEG decoder can leave out what would be thrown away; twice the size is kept for a good scaling.
    image.draft(None, (2 * side_px, 2 * side_px))
    image.load()
    with suppress(Exception):  # Exif data that are broken do not make the picture worse
        return ImageOps.exif_transpose(image)
    return image.copy()


def _scaled(image: Image.Image, side_px: int) -> Image.Image:
    if image.mode in ("P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode.startswith("I"):
        # Sixteen bits a pixel, which `convert` would cut off at 255.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    image.thumbnail((side_px, side_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return image


def _coloured(image: Image.Image) -> Image.Image:
    """Gives the picture in sRGB or grey, what was transparent on white: there is no paper behind a screen."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, _WHITE)
        image.paste(clear, mask=clear.getchannel("A"))
    if profile and image.mode in ("RGB", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if made:
                return made
    return image if image.mode in ("RGB", "L") else image.convert("L" if image.mode == "F" else "RGB")


def _written(image: Image.Image, *, lossy: bool) -> Picture:
    """Gives a JPEG, or a PNG where nothing was lost before and that is no larger, as of a drawing."""
    data, kind, ending = _jpeg(image), "image/jpeg", "jpg"
    if not lossy and len(exact := _saved(image, "PNG")) <= len(data):
        data, kind, ending = exact, "image/png", "png"
    name = f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
    return Picture(name, kind, data, image.width, image.height)


def _jpeg(image: Image.Image) -> bytes:
    image.info.clear()
    return _saved(image, "JPEG", quality=_JPEG_QUALITY, optimize=True)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


@contextmanager
def _strictly() -> Iterator[None]:
    """Has a truncated file fail, whatever WeasyPrint told Pillow to do with one, and no warning said."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
