"""The sizes of paper that pages are designed for and sheets are ordered by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from seed2book.messages import _

# Width and height in millimetres: ISO 216, the untrimmed sizes of ISO 217, and China's 大16开 and 大8开.
SIZES_MM: Mapping[str, tuple[float, float]] = {
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "B3": (353, 500),
    "B4": (250, 353),
    "B5": (176, 250),
    "SRA3": (320, 450),
    "SRA4": (225, 320),
    "8K": (285, 420),
    "16K": (210, 285),
}
POINTS_A_MM = 72 / 25.4


def size_mm(sheet: object) -> tuple[float, float]:
    """Gives the width and height in millimetres of a sheet called so, or of one like `297mm 420mm`.

    Raises:
        ValueError: no paper is called so; says which there are.
    """
    name = str(sheet).strip().upper()
    measures = re.fullmatch(r"(\d{2,4}(?:\.\d+)?)MM[ X×]+(\d{2,4}(?:\.\d+)?)MM", name)
    if measures:
        return float(measures[1]), float(measures[2])
    if name not in SIZES_MM:
        known = ", ".join(SIZES_MM)
        raise ValueError(
            _('no paper is called "{sheet}"; there are {known}, or say "297mm 420mm"').format(
                sheet=sheet, known=known
            )
        )
    return SIZES_MM[name]


def points(size_mm: tuple[float, float]) -> tuple[float, float]:
    """Gives a size in points."""
    return size_mm[0] * POINTS_A_MM, size_mm[1] * POINTS_A_MM
