"""The cover: the title on a field of the theme's colour, below it what else is known, in the shipped faces.

Light on dark, so that the title holds in the greys of an e-ink screen and in a thumbnail of 100 pixels; under
the field the columns of a newspaper, so far off that one sees them and does not read.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from itertools import cycle
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from seed2book.errors import AssetError
from seed2book.messages import _
from seed2book.typeset.blanks import display_lines
from seed2book.typeset.book import Face
from seed2book.typeset.glyphs import SUBSTITUTE, coverage
from seed2book.typeset.headline import broken

# 5:8, which Kindle's shop calls ideal, and large enough for the others; all measures are its pixels.
WIDTH, HEIGHT = 1600, 2560
_PAPER, _TEXT = (247, 243, 234), (214, 205, 188)
_INK = (62, 54, 46)
_MARGIN = 150
_FIELD_FOOT = 1560
_TITLE_TOP, _TITLE_FOOT = 330, _FIELD_FOOT - 250
_COLUMNS, _GUTTER, _LEADING_PX, _STROKE = 4, 60, 34, 9
_COLUMNS_TOP = _FIELD_FOOT + 110
_FACTS_FOOT = HEIGHT - 170
# The paragraphs in the columns: how many lines each has, and how long its last is, in tenths.
_PARAGRAPHS = ((7, 6), (5, 3), (9, 8), (4, 5), (8, 2), (6, 7), (5, 9), (7, 4), (3, 6), (9, 3), (6, 8))
# A title that would have to be smaller could not be read, and is cut short.
_LARGEST, _SMALLEST = 300, 100
# Down to this size a line is rather set whole than broken.
_WHOLE = 144
_LEADING = 1.36
# A title with more blanks than this is not broken at them: it would be a column of words.
_MOST_PARTS = 6
_FACT_SIZE, _SMALLEST_FACT, _FACT_LEADING = 62, 24, 1.65


def draw(title: str, facts: Sequence[str], faces: Sequence[Face], field: str = "#84211c") -> bytes:
    """Gives a JPEG of `WIDTH` by `HEIGHT` pixels; the same words, faces and colour give the same bytes.

    A title is set as large as it fits, broken where it has a blank, else evenly. Of one with more than about
    80 characters the beginning is set, and `……`. For a character that no face has stands `〓`.

    Raises:
        AssetError: there are no faces, or the title's cannot be read.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    _field(pen, ImageColor.getrgb(field))
    _title(pen, *_settable(title, _ranked(faces, "song", 700)), _TITLE_FOOT - _TITLE_TOP)
    _columns(pen, _facts(pen, [_settable(fact, _ranked(faces, "kai", 400)) for fact in facts]))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=60, subsampling="4:2:0", optimize=True, dpi=(300, 300))
    return file.getvalue()


def _field(pen: ImageDraw.ImageDraw, colour: tuple[int, ...]) -> None:
    """Draws the field, with a thick and a thin line (文武线) at its head and foot, the thick one outside."""
    pen.rectangle((0, 0, WIDTH, _FIELD_FOOT), colour)
    # Halfway to the paper: there, but behind the title.
    rule = tuple((here + there) // 2 for here, there in zip(colour, _PAPER, strict=True))
    left, right = _MARGIN, WIDTH - _MARGIN
    for outer, inner in ((_MARGIN, _MARGIN + 26), (_FIELD_FOOT - _MARGIN, _FIELD_FOOT - _MARGIN - 20)):
        pen.rectangle((left, outer, right, outer + 8), rule)
        pen.rectangle((left, inner, right, inner + 2), rule)


def _columns(pen: ImageDraw.ImageDraw, foot: float) -> None:
    """Draws the lines of a newspaper's columns, down to `foot`, as strokes without letters."""
    width = (WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    rows = int((foot - _COLUMNS_TOP) / _LEADING_PX)
    strokes = cycle(
        # A paragraph's first line is drawn in, its last one ends early.
        stroke
        for lines, last in _PARAGRAPHS
        for stroke in ((0.1, 1.0), *((0.0, 1.0),) * (lines - 2), (0.0, last / 10))
    )
    for column in range(_COLUMNS):
        left = _MARGIN + column * (width + _GUTTER)
        for row in range(rows):
            top = _COLUMNS_TOP + row * _LEADING_PX
            start, end = next(strokes)
            pen.rectangle((left + start * width, top, left + end * width, top + _STROKE), _TEXT)


def _title(pen: ImageDraw.ImageDraw, title: str, file: Path, room: float) -> None:
    size, lines = _fitted(display_lines(title), file, room)
    font = _font(file, size)
    height = size * _LEADING * (len(lines) - 1) + size
    # The optical middle lies above the middle: two parts of the blank over the title, three under it.
    top = _TITLE_TOP + (room - height) * 0.4
    for number, line in enumerate(lines):
        middle = top + size * _LEADING * number + size / 2
        pen.text((WIDTH / 2, middle), line, _PAPER, font, anchor="mm")


def _facts(pen: ImageDraw.ImageDraw, facts: Sequence[tuple[str, Path]]) -> float:
    """Sets the facts at the foot, and gives where the blank above them begins."""
    for number, (fact, file) in enumerate(reversed(facts)):
        size = _FACT_SIZE
        while size > _SMALLEST_FACT and _font(file, size).getlength(fact) > WIDTH - 2 * _MARGIN:
            size -= 2
        middle = _FACTS_FOOT - _FACT_SIZE * _FACT_LEADING * number
        pen.text((WIDTH / 2, middle), fact, _INK, _font(file, size), anchor="mm")
    return _FACTS_FOOT - _FACT_SIZE * _FACT_LEADING * len(facts) - (20 if facts else -20)


def _fitted(parts: Sequence[str], file: Path, room: float) -> tuple[int, list[str]]:
    """Gives the largest size at which the title fits into a `room` so high, and its lines at that size."""
    measure = WIDTH - 2 * (_MARGIN + 30)
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
    return _SMALLEST, _cut_short("\u3000".join(parts), measure, room)


def _cut_short(title: str, measure: float, room: float) -> list[str]:
    """Gives as much of a title as has room at the smallest size, in lines."""
    # The widest letters are a little wider than an em, and an endless word can only be cut.
    most = int(measure / (1.1 * _SMALLEST))
    lines = [line[at : at + most] for line in broken(title, most) for at in range(0, len(line), most)]
    rows = int(room / (_LEADING * _SMALLEST))
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - 1], lines[rows - 1][: most - 2].rstrip("，。、；：！？\u3000") + "……"]


def _allowed(lines: float, parts: int) -> float:
    """Gives the largest size for a title of so many lines, of which `parts` are asked for by its blanks.

    A line broken elsewhere parts what belongs together, so that a smaller whole line is the better one.
    """
    if lines <= parts:
        return _LARGEST - 24 * min(lines - 1, 4)
    return _WHOLE - 8 * min(lines - 1, 8)


def _ranked(faces: Sequence[Face], role: str, weight: int) -> list[Path]:
    """Gives the faces' files, the wanted one first."""
    if not faces:
        raise AssetError(
            _("there is no face to draw the cover with"), _("install it again: pipx reinstall seed2book")
        )
    ranked = sorted(faces, key=lambda face: (face.role, face.weight) != (role, weight))
    return [face.file for face in ranked]


def _settable(text: str, files: Sequence[Path]) -> tuple[str, Path]:
    """Gives the text and the first face that has all of it; else `〓` stands for what the first one lacks."""
    printed = {character for character in text if not character.isspace()}
    for file in files:
        if printed <= coverage(file):
            return text, file
    known = coverage(files[0])
    return "".join(c if c in known or c.isspace() else SUBSTITUTE for c in text), files[0]


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    try:
        # Basic layout: whether Raqm is there differs from machine to machine, and so would the bytes.
        return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise AssetError(
            _("{file}: the face cannot be read: {error}").format(file=file, error=error),
            _("install it again: pipx reinstall seed2book"),
        ) from error
