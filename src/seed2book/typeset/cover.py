"""The cover: the title, and what else is known, in the project's own faces on paper-coloured ground."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from seed2book.errors import AssetError
from seed2book.typeset.book import Face
from seed2book.typeset.filters import display_lines

# 3:4, as Kobo and the shops ask; all measures below are pixels of this size.
WIDTH, HEIGHT = 1600, 2133
_PAPER, _INK, _FAINT = (247, 243, 234), (33, 29, 25), (112, 102, 90)
_MARGIN = 150
_TITLE_TOP, _TITLE_FOOT = 420, 1560
_LARGEST, _SMALLEST = 248, 24
_LEADING = 1.36
_FACT_SIZE, _FACT_LEADING = 56, 1.7

# What may not be parted: a Latin word or a number with its signs, a dash or an ellipsis of two em.
_UNIT = re.compile(r"[!-~\u00a1-\u024f]+|—+|…+|⸺|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕”’·…—％℃")
_NOT_LAST = frozenset("（《〈「『【〔“‘")


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
    # Chroma at full resolution: halved, it puts grey fringes round the strokes.
    image.save(file, "JPEG", quality=86, subsampling=0, optimize=True, dpi=(300, 300))
    return file.getvalue()


def _rules(pen: ImageDraw.ImageDraw) -> None:
    """Draws a thick and a thin line (文武线) at head and foot, the thick one outside."""
    right = WIDTH - _MARGIN
    for thick, thin in ((_MARGIN, _MARGIN + 26), (HEIGHT - _MARGIN - 10, HEIGHT - _MARGIN - 20)):
        pen.rectangle((_MARGIN, thick, right, thick + 9), _INK)
        pen.rectangle((_MARGIN, thin, right, thin + 2), _INK)


def _title(pen: ImageDraw.ImageDraw, title: str, file: Path) -> None:
    parts = [_units(line, _font(file, 100)) for line in display_lines(title)]
    size, lines = _fitted(parts)
    font = _font(file, size)
    height = size * _LEADING * (len(lines) - 1) + size
    # The optical middle lies above the middle: two parts of the blank over the title, three under it.
    top = _TITLE_TOP + (_TITLE_FOOT - _TITLE_TOP - height) * 0.4
    for number, line in enumerate(lines):
        middle = top + size * _LEADING * number + size / 2
        pen.text((WIDTH / 2, middle), line, _INK, font, anchor="mm")


def _facts(pen: ImageDraw.ImageDraw, facts: Sequence[str], file: Path) -> None:
    foot = HEIGHT - _MARGIN - 110
    for number, fact in enumerate(reversed(facts)):
        size = _FACT_SIZE
        while size > _SMALLEST and _font(file, size).getlength(fact) > WIDTH - 2 * _MARGIN:
            size -= 2
        middle = foot - _FACT_SIZE * _FACT_LEADING * number
        pen.text((WIDTH / 2, middle), fact, _FAINT, _font(file, size), anchor="mm")


@dataclass(frozen=True, slots=True)
class _Unit:
    """Characters that stay on one line, and their width in em."""

    text: str
    width: float


def _units(text: str, font: ImageFont.FreeTypeFont) -> list[_Unit]:
    glued: list[str] = []
    for found in _UNIT.findall(text):
        # A Latin run longer than a line has to be parted after all.
        for piece in [found] if len(found) < 24 else list(found):
            if glued and (piece[0] in _NOT_FIRST or glued[-1][-1] in _NOT_LAST):
                glued[-1] += piece
            else:
                glued.append(piece)
    return [_Unit(text, font.getlength(text) / font.size) for text in glued]


def _fitted(parts: list[list[_Unit]]) -> tuple[int, list[str]]:
    """Gives the largest size at which the title has room, and its lines at that size."""
    measure, room = WIDTH - 2 * (_MARGIN + 60), _TITLE_FOOT - _TITLE_TOP
    for size in range(_LARGEST, _SMALLEST - 1, -2):
        lines = [line for units in parts for line in _broken(units, measure / size)]
        if lines is not None and size * _LEADING * len(lines) <= room and _comfortable(lines, size):
            return size, lines
    return _SMALLEST, [line for units in parts for line in _broken(units, measure / _SMALLEST)]


def _comfortable(lines: list[str], size: int) -> bool:
    """Says whether a title of so many lines may be this large: the more lines, the smaller."""
    return len(lines) <= 2 or size <= _LARGEST - 24 * (len(lines) - 2)


def _broken(units: list[_Unit], measure_em: float) -> Iterator[str]:
    """Gives the units in as few lines as fit the measure, as even as they can be."""
    needed = len(list(_filled(units, measure_em)))
    widest = max((unit.width for unit in units), default=0.0)
    total = sum(unit.width for unit in units)
    measure = max(total / max(needed, 1), widest)
    while measure < measure_em:
        lines = list(_filled(units, measure))
        if len(lines) <= needed:
            return iter(lines)
        measure += 0.25
    return _filled(units, measure_em)


def _filled(units: list[_Unit], measure_em: float) -> Iterator[str]:
    line, width = "", 0.0
    for unit in units:
        if line and width + unit.width > measure_em + 1e-6:
            yield line.strip()
            line, width = "", 0.0
        if line or not unit.text.isspace():
            line, width = line + unit.text, width + unit.width
    if line.strip():
        yield line.strip()


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
