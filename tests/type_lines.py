"""Reads the lines of type back out of a finished PDF, and counts what a good compositor would not have done.

It looks at where each glyph stands, and knows nothing of how the page was made, so that it measures the work
of any program.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

OPENING = "“‘（《〈「『【〔〖［｛"
CLOSING = "”’）》〉」』】〕〗］｝，、；：。？！"
NEVER_FIRST = frozenset(CLOSING + "·～％℃‰")
NEVER_LAST = frozenset(OPENING + "￥")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
WORD = re.compile("[0-9A-Za-z]")
DEFECTS = (
    "forbidden starts",
    "forbidden ends",
    "unsqueezed pairs",
    "missing gaps",
    "ragged lines",
    "stretched lines",
    "lone characters",
    "wrong indents",
    "split dashes",
    "off the grid",
    "widows",
    "orphans",
)
# Tolerances in em: how far a full line may be off, how far it may be let out, what is left of a gap (an
# eighth, less what renderers round off over a long word).
RAGGED, STRETCHED, GAP, INDENT = 0.05, 0.12, 0.115, 0.05


# How wide the hyphen is, in em.
HYPHEN = 0.33


class Glyph(NamedTuple):
    """A character, its origin and advance in points from the page's left and foot, and its size."""

    char: str
    x: float
    y: float
    advance: float
    size: float


@dataclass(frozen=True, slots=True)
class Expected:
    """A paragraph that the PDF must hold.

    `lefts` are the places where its lines may begin, on odd pages and on even ones; `measure` is how long
    they are. All in points but `indent`, in em. `parted` are the characters, counted without blanks, that
    have a blank before them which is no matter of lines: beside a reading or a picture.
    """

    text: str
    size: float
    lefts: tuple[tuple[float, ...], tuple[float, ...]]
    measure: float
    indent: float = 0.0
    justified: bool = True
    parted: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """What was counted: how many of each defect, of how many places where it might have been."""

    found: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def count(self, defect: str, bad: bool, where: str) -> None:
        self.places[defect] += 1
        if bad:
            self.found[defect] += 1
            self.examples.append(f"{defect}: {where}")


def lines(
    pdf: Path | bytes, area: tuple[float, float] = (0, 1e6), smallest: float = 0
) -> Iterator[tuple[int, tuple[Glyph, ...]]]:
    """Yields (page from 1, glyphs) for each line of type, in the order of the file; blanks are left out.

    What stands below or above `area` (points from the page's foot), such as running heads, is passed over,
    and so is what is smaller than `smallest` points, such as readings.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            line: list[Glyph] = []
            for glyph in _glyphs(text):
                if not area[0] <= glyph.y <= area[1] or glyph.size < smallest:
                    continue
                if line and _parted(line[-1], glyph):
                    yield number + 1, tuple(line)
                    line = []
                line.append(glyph)
            if line:
                yield number + 1, tuple(line)
            text.close()
            page.close()
    finally:
        document.close()


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text.raw, index):
            continue
        # PDFium gives the hyphen at a line's end as U+0002.
        char = chr(pdfium.FPDFText_GetUnicode(text.raw, index)).replace("\x02", "-")
        if char.isspace() or char == "\x00":
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, box)
        size = pdfium.FPDFText_GetFontSize(text.raw, index)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
        yield Glyph(char, x.value, y.value, box.right - box.left, size * abs(matrix.a))


def _parted(before: Glyph, after: Glyph) -> bool:
    em = max(before.size, after.size)
    return abs(after.y - before.y) > 0.4 * em or not -0.8 * em < after.x - before.x < 4 * em


def inspect(
    pdf: Path | bytes,
    paragraphs: Iterable[Expected],
    leading: float | None = None,
    area: tuple[float, float] = (0, 1e6),
) -> Report:
    """Counts the defects in the paragraphs, which stand in the `area` of the PDF's pages in this order.

    With a `leading`, in points, lines must share their baselines: those of neighbouring columns, and where
    there is one column, those of all pages.
    """
    report = Report()
    placed: list[_Placed] = []
    paragraphs = list(paragraphs)
    readings = max((paragraph.size for paragraph in paragraphs), default=0) * _READING
    pages, stream = zip(*lines(pdf, area, readings), strict=True)
    flat = "".join(glyph.char for line in stream for glyph in line)
    line_of = [number for number, line in enumerate(stream) for _ in line]
    starts = [0]
    for line in stream:
        starts.append(starts[-1] + len(line))
    at = 0
    for paragraph in paragraphs:
        text = re.sub(r"\s", "", paragraph.text)
        parts = list(_whereabouts(flat, text, at))
        if not parts:
            report.missing.append(paragraph.text)
            continue
        set_lines: list[Sequence[Glyph]] = []
        on: list[int] = []
        for begin, end in parts:
            for number in range(line_of[begin], line_of[end - 1] + 1):
                set_lines.append(stream[number][max(0, begin - starts[number]) : end - starts[number]])
                on.append(pages[number])
        at = parts[-1][1]
        placed += _paragraph(report, paragraph, set_lines, on)
    if leading:
        _baselines(report, placed, leading)
    return report


def _whereabouts(flat: str, text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yields where a paragraph stands, looked for from `at` on: once, or twice where it goes on elsewhere."""
    if not text:
        return
    for since in (at, 0):
        whole = flat.find(text, since)
        if whole >= 0:
            yield whole, whole + len(text)
            return
    for opening in re.finditer(re.escape(text[:_OPENING]), flat):
        begin, agreed = opening.start(), _OPENING
        while agreed < len(text) and flat[begin + agreed : begin + agreed + 1] == text[agreed]:
            agreed += 1
        rest = flat.find(text[agreed:])
        if rest >= 0:
            yield begin, begin + agreed
            yield rest, rest + len(text) - agreed
            return


# So much of a paragraph is on one page, however it is parted.
_OPENING = 8
# What is smaller than so much of the text is a reading over its characters.
_READING = 0.6


def _paragraph(
    report: Report,
    paragraph: Expected,
    set_lines: Sequence[Sequence[Glyph]],
    pages: Sequence[int],
) -> Iterator[_Placed]:
    em = paragraph.size
    offset, spaced = 0, _spaced(paragraph.text) | paragraph.parted
    ended = {len(re.sub(r"\s", "", paragraph.text[: at.start()])) for at in re.finditer("\n", paragraph.text)}
    for number, (line, page) in enumerate(zip(set_lines, pages, strict=True)):
        where = "".join(glyph.char for glyph in line)
        begin = line[0].x + (0.5 * em if line[0].char in OPENING and number else 0.0)
        lefts = paragraph.lefts[(page + 1) % 2]
        left = max((x for x in lefts if x <= begin + 0.6 * em), default=line[0].x)
        last = number == len(set_lines) - 1
        filled = paragraph.justified and not last and offset + len(line) not in ended
        report.count("forbidden starts", bool(number) and line[0].char in NEVER_FIRST, where)
        if not last:
            report.count("forbidden ends", line[-1].char in NEVER_LAST, where)
            split = line[-1].char in "—…" and set_lines[number + 1][0].char == line[-1].char
            report.count("split dashes", split, where)
        if number == 0:
            # An opening mark may give up its blank half there.
            marked = line[0].char in OPENING
            off = (line[0].x - left) / em - paragraph.indent
            report.count("wrong indents", not (-0.5 * marked - INDENT <= off <= INDENT), where)
        if filled:
            end = line[-1].x + line[-1].advance - (0.5 * em if line[-1].char in CLOSING else 0.0)
            if line[-1].char in "·-/" and HAN.match(line[-2].char):
                # Its cell is half an em, with the glyph in the middle.
                end += (0.5 * em - line[-1].advance) / 2
            if _hyphened(line, set_lines[number + 1], offset + len(line) in spaced):
                end += HYPHEN * em
            off = (end - left - paragraph.measure) / em
            opened = line[0].char in OPENING and number
            begins = (line[0].x - left) / em + (0.5 if opened else 0.0)
            # A picture may stand at either end, and a reading reach past its characters.
            ragged = abs(off) > RAGGED and offset + len(line) not in paragraph.parted
            ragged |= abs(begins) > RAGGED and number > 0 and offset not in paragraph.parted
            report.count("ragged lines", ragged, f"{where} {off:+.3f} {begins:+.3f}")
        _within(report, line, where, spaced, offset)
        offset += len(line)
        yield _Placed(page, lefts.index(left) if left in lefts else 0, line[0].y, where)
    # Lines of one column follow each other downwards.
    parts = [0]
    for above, below in pairwise(zip(set_lines, pages, strict=True)):
        if above[1] != below[1] or below[0][0].y > above[0][0].y:
            parts.append(0)
        parts[-1] += 1
    for part, length in enumerate(parts[1:], 1):
        report.count("widows", length == 1 and part == len(parts) - 1, where)
    if len(parts) > 1:
        report.count("orphans", parts[0] == 0, where)
    if len(set_lines) > 1:
        letters = [g for g in set_lines[-1] if g.char not in OPENING + CLOSING + "…—·"]
        report.count("lone characters", len(letters) < 2, "".join(g.char for g in set_lines[-1]))


def _hyphened(line: Sequence[Glyph], after: Sequence[Glyph], parted: bool) -> bool:
    """Says whether a word goes on in the next line, with a hyphen that is drawn and no glyph."""
    return not parted and re.fullmatch("[A-Za-z]{2}", line[-1].char + after[0].char) is not None


class _Placed(NamedTuple):
    """A line: its page, its column from 0, its baseline above the foot of the page, and its text."""

    page: int
    column: int
    y: float
    where: str


def _baselines(report: Report, placed: Sequence[_Placed], leading: float) -> None:
    """Counts the lines that stand between the lines of the next column, or of the other pages."""
    if max((line.column for line in placed), default=0) == 0:
        phases = [round(line.y % leading, 1) for line in placed]
        usual = max(set(phases), key=phases.count)
        for line in placed:
            lines_up = (line.y - usual) / leading
            report.count("off the grid", abs(lines_up - round(lines_up)) * leading > 0.1, line.where)
        return
    pages: dict[int, list[_Placed]] = {}
    for line in placed:
        pages.setdefault(line.page, []).append(line)
    for line in placed:
        beside = (abs(o.y - line.y) for o in pages[line.page] if o.column != line.column)
        nearest = min(beside, default=leading)
        report.count(
            "off the grid", 0.1 < nearest < leading / 2, f"p. {line.page} {line.where} {nearest:.2f}"
        )


def _spaced(text: str) -> frozenset[int]:
    """Gives the characters, counted without blanks, that have a blank before them."""
    found, count = set(), 0
    for before, char in pairwise(f" {text}"):
        if not char.isspace():
            if before.isspace():
                found.add(count)
            count += 1
    return frozenset(found)


def _within(report: Report, line: Sequence[Glyph], where: str, spaced: frozenset[int], offset: int) -> None:
    """Counts what stands inside a line: pairs of marks, gaps, how far the line was let out."""
    blanks = []
    for at, (before, after) in enumerate(pairwise(line), offset + 1):
        if at in spaced:
            continue
        em = max(before.size, after.size)
        step = (after.x - before.x) / em
        pair = before.char + after.char
        closing, opening = before.char in CLOSING, before.char in OPENING
        if (closing and after.char in CLOSING + OPENING) or (opening and after.char in OPENING):
            report.count("unsqueezed pairs", step > 0.5 + STRETCHED + 0.02, f"{pair} {step:.3f} in {where}")
        elif HAN.match(before.char) and HAN.match(after.char):
            blanks.append(step - 1)
        elif (HAN.match(before.char) and WORD.match(after.char)) or (
            WORD.match(before.char) and HAN.match(after.char)
        ):
            gap = step - before.advance / em
            report.count("missing gaps", gap < GAP, f"{pair} {gap:.3f} in {where}")
    if blanks:
        report.count("stretched lines", max(blanks) > STRETCHED + 0.005, f"{where} {max(blanks):+.3f}")
