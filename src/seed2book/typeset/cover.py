"""The cover: the title, and what else is known, in the project's own faces on paper-coloured ground."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from seed2book.errors import AssetError
from seed2book.typeset.book import Face
from seed2book.typeset.filters import display_lines
from seed2book.typeset.headline import broken

# 3:4, as Kobo and the shops ask; all measures below are pixels of this size.
WIDTH, HEIGHT = 1600, 2133
_PAPER, _INK, _FAINT, _RED = (248, 245, 238), (33, 29, 25), (92, 84, 74), (158, 42, 34)
_MARGIN = 150
_TITLE_TOP, _TITLE_FOOT = 420, 1560
_LARGEST, _SMALLEST = 248, 24
# Down to this size a line is rather set whole than broken.
_WHOLE = 144
_LEADING = 1.36
# A title with more blanks than this is not broken at them: it would be a column of words.
_MOST_PARTS = 6
_FACT_SIZE, _FACT_LEADING = 56, 1.7


def draw(title: str, facts: Sequence[str], faces: Sequence[Face]) -> bytes:
    """Gives a JPEG of `WIDTH` by `HEIGHT` pixels; the same words and faces give the same bytes.

    A title of any length is set as large as it fits, broken where it has a blank, else evenly.

    Raises:
        AssetError: there are no faces, or the title's cannot be read.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    _rules(pen)
    _title(pen, title, _face(faces, "song", 700))
    _facts(pen, facts, _face(faces, "kai", 400))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=75, subsampling="4:4:4", optimize=True, dpi=(300, 300))
    return file.getvalue()


def _rules(pen: ImageDraw.ImageDraw) -> None:
    """Draws a thick and a thin line (文武线) at head and foot, the thick one outside."""
    left, right = _MARGIN, WIDTH - _MARGIN
    for outer, inner in ((_MARGIN, _MARGIN + 28), (HEIGHT - _MARGIN - 10, HEIGHT - _MARGIN - 31)):
        pen.rectangle((left, outer, right, outer + 9), _RED)
        pen.rectangle((left, inner, right, inner + 2), _RED)


def _title(pen: ImageDraw.ImageDraw, title: str, file: Path) -> None:
    size, lines = _fitted(display_lines(title), file)
    font = _font(file, size)
    height = size * _LEADING * (len(lines) - 1) + size
    # The optical middle lies above the middle: two parts of the blank over the title, three under it.
    top = _TITLE_TOP + (_TITLE_FOOT - _TITLE_TOP - height) * 0.4
    for number, line in enumerate(lines):
        middle = top + size * _LEADING * number + size / 2
        pen.text((WIDTH / 2, middle), line, _INK, font, anchor="mm")


def _facts(pen: ImageDraw.ImageDraw, facts: Sequence[str], file: Path) -> None:
    foot = HEIGHT - _MARGIN - 150
    for number, fact in enumerate(reversed(facts)):
        size = _FACT_SIZE
        while size > _SMALLEST and _font(file, size).getlength(fact) > WIDTH - 2 * _MARGIN:
            size -= 2
        middle = foot - _FACT_SIZE * _FACT_LEADING * number
        pen.text((WIDTH / 2, middle), fact, _FAINT, _font(file, size), anchor="mm")


def _fitted(parts: Sequence[str], file: Path) -> tuple[int, list[str]]:
    """Gives the largest size at which the title has room, and its lines at that size."""
    measure, room = WIDTH - 2 * (_MARGIN + 30), _TITLE_FOOT - _TITLE_TOP
    if len(parts) > _MOST_PARTS:
        parts = ("\u3000".join(parts),)
    em = _font(file, 100)
    # The parts' widths in em say cheaply which sizes are hopeless.
    widths = [em.getlength(part) / em.size for part in parts]
    for size in range(_LARGEST, _SMALLEST - 1, -2):
        least = sum(max(1, -(-width * size // measure)) for width in widths)
        if size > min(_allowed(least, len(parts)), room / (_LEADING * least)):
            continue
        lines = [line for part in parts for line in broken(part, measure / size)]
        widest = max(em.getlength(line) * size / em.size for line in lines)
        if widest <= measure and size <= min(
            _allowed(len(lines), len(parts)), room / (_LEADING * len(lines))
        ):
            return size, lines
    # One endless word, which can only be cut; its widest letters are a little wider than an em.
    most = int(measure / (1.1 * _SMALLEST))
    return _SMALLEST, [part[at : at + most] for part in parts for at in range(0, len(part), most)]


def _allowed(lines: float, parts: int) -> float:
    """Gives the largest size for a title of so many lines, of which `parts` are asked for by its blanks.

    A line broken elsewhere parts what belongs together, so that a smaller whole line is the better one.
    """
    if lines <= parts:
        return _LARGEST - 24 * min(lines - 1, 4)
    return _WHOLE - 8 * min(lines - 1, 8)


def _face(faces: Sequence[Face], role: str, weight: int) -> Path:
    for face in faces:
        if (face.role, face.weight) == (role, weight):
            return face.file
    if not faces:
        raise AssetError(
            "there is no face to draw the cover with", "install it again: pipx reinstall seed2book"
        )
    return faces[0].file


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    try:
        # Basic layout: whether Raqm is there differs from machine to machine, and so would the bytes.
        return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise AssetError(
            f"{file}: the face cannot be read: {error}", "install it again: pipx reinstall seed2book"
        ) from error
