"""A paragraph around what is cut into it, a drop cap or a picture.

Its first lines have a measure of their own. No theme has either yet; this holds open the seam that they need.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import weasyprint

from seed2book.compose.breaks import Measure
from seed2book.compose.rules import Policy
from seed2book.compose.shaping import face
from seed2book.typeset.composed import Style, composed
from seed2book.typeset.faces import load_faces
from seed2book.typeset.line_css import Classes
from type_lines import CLOSING, OPENING, Glyph, lines

SIZE, LEADING, MARGIN, MEASURE = 10.0, 16.0, 40.0, 24
# How many lines it is high, and how many em wide.
HIGH, WIDE = 3, 4
FILE = next(f.file for f in load_faces() if f.role == "song")
TEXT = (
    "上的路有三条，“东线”走了四十年：2022年12月，全镇建成5G基站30座，覆盖率达98%；老船工的儿子开了一家名叫《两岸新风》"
    "（周一休息）的书店，门口贴着“水清、岸绿、人来”的大字——比城里的还热闹。清晨六点，河边的早市已经热闹起来，卖菜的、买鱼的，"
    "各有各的去处，茶馆里坐满了人，说的都是新船的事。"
)


def printed(cut: str, target: Path) -> list[tuple[Glyph, ...]]:
    """Sets the text around `cut`, which floats, and gives its lines as the PDF has them."""
    style, classes = Style(face(FILE)), Classes()
    room = Measure(MEASURE, first=(MEASURE - WIDE,) * HIGH)
    markup, _, _ = composed(TEXT, room, lambda _path: style, classes, Policy())
    # A mark at a line's end stands half an em past it. Where the renderer finds no room for that beside what
    # floats, it would begin below it.
    css = f"""
@font-face {{ font-family: Song; src: url("{FILE.as_uri()}"); }}
@page {{ size: {MEASURE * SIZE + 2 * MARGIN}pt 300pt; margin: {MARGIN}pt; }}
html {{ font: {SIZE}pt/{LEADING}pt Song; font-feature-settings: "chws" 1, "GAPS" 1; }}
body, p {{ margin: 0; }}
p {{ white-space: pre; margin-right: -1em; }}
span {{ line-height: 0; }}
.cut {{ width: {WIDE * SIZE}pt; height: {HIGH * LEADING}pt; }}
.cap {{ float: left; font-size: {HIGH * LEADING * 0.8}pt; line-height: {HIGH * LEADING}pt; }}
.picture {{ float: right; margin-left: -{SIZE}pt; background: #999; }}
{classes.css()}"""
    page = f'<html lang="zh-CN"><style>{css}</style><body>{cut}<p>{markup}</p></body></html>'
    weasyprint.HTML(string=page).write_pdf(target)
    return [
        line
        for _, glyphs in lines(target)
        if (line := tuple(glyph for glyph in glyphs if glyph.size == pytest.approx(SIZE, abs=0.01)))
    ]


@pytest.mark.parametrize(
    ("cut", "left", "right"),
    [('<div class="cut cap">水</div>', WIDE, 0), ('<div class="cut picture"></div>', 0, WIDE)],
    ids=["drop cap", "picture"],
)
def test_the_first_lines_fill_what_is_left_beside_it_and_the_rest_the_measure(
    cut: str, left: int, right: int, tmp_path: Path
) -> None:
    found = printed(cut, tmp_path / "page.pdf")
    assert "".join(glyph.char for line in found for glyph in line) == TEXT
    assert len(found) > HIGH + 2
    for number, line in enumerate(found):
        beside = number < HIGH
        blank = 0.5 if line[0].char in OPENING else 0
        begin = MARGIN + (left * beside - blank) * SIZE
        assert line[0].x == pytest.approx(begin, abs=0.05 * SIZE), number
        if line is not found[-1]:
            blank = 0.5 if line[-1].char in CLOSING else 0
            end = MARGIN + (MEASURE - right * beside + blank) * SIZE
            assert line[-1].x + line[-1].advance == pytest.approx(end, abs=0.05 * SIZE), number
    assert [above[0].y - below[0].y for above, below in pairwise(found)] == pytest.approx(
        [LEADING] * (len(found) - 1), abs=0.01
    )
