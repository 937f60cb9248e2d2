"""Lines that run from top to bottom, and from right to left over a page.

No theme has them yet, and the renderer knows of none: the composer's lines are drawn a cell at a time. This
holds open the seam that such a theme needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

import pytest
import weasyprint

from printed import Glyph, glyphs
from seed2book.compose.items import Atom, Run
from seed2book.compose.lines import Line, compose
from seed2book.compose.rules import CLOSING, OPENING
from seed2book.compose.shaping import Face, face
from seed2book.compose.vertical import runs
from seed2book.typeset.faces import load_faces
from type_lines import NEVER_FIRST, NEVER_LAST

SIZE, LEADING, MARGIN, MEASURE = 14.0, 24.0, 40.0, 16
FILE = next(f.file for f in load_faces() if f.role == "song")
DOWN = face(FILE, vertical=True)
TEXT = (
    "镇上的老船工说：『这条河，我走了四十年。』12月，全镇建成5座码头（见《水乡》），WiFi覆盖率达98%；他的儿子开了"
    "一家书店，名叫「两岸新风」，门口贴着『水清、岸绿、人来』的大字——比城里的还热闹。2022年的早市……卖菜的、买鱼的，"
    "各有各的去处，茶馆里坐满了人，说的都是新船的事。"
)


def cells(line: Line) -> Iterator[tuple[float, str]]:
    """Gives what stands in the cells of a line, and how far below its head each begins, in em."""
    down = 0.0
    for piece in line.pieces:
        down += piece.before
        tracking = line.tracking if piece.tracked else 0.0
        for word in re.finditer("[!-~]+|[^!-~]+", TEXT[piece.start : piece.end]):
            if word[0].isascii():
                yield down, word[0]
                down += (1.0 if re.fullmatch("[0-9]{1,2}", word[0]) else DOWN.advance(word[0])) + tracking
                continue
            for char, advance in zip(word[0], DOWN.advances(word[0]), strict=True):
                # An opening mark has given up the blank above it.
                yield down - (0.5 if char in OPENING and advance < 0.75 else 0), char
                down += advance + tracking
        down += piece.after


def drawn(lines: tuple[Line, ...]) -> str:
    """Gives the page: characters in their vertical forms, short numbers upright, words on their side."""
    made = []
    for number, line in enumerate(lines):
        left = (len(lines) - 1 - number) * LEADING
        for down, text in cells(line):
            kind = "cell" if len(text) == 1 or not text.isascii() else "pair" if len(text) == 2 else "side"
            x = left + (SIZE if kind == "side" else 0)
            made.append(f'<div class="{kind}" style="left: {x}pt; top: {down * SIZE:.3f}pt">{text}</div>')
    return f"""<html lang="zh-CN"><style>
@font-face {{ font-family: Song; src: url("{FILE.as_uri()}"); }}
@page {{ size: {len(lines) * LEADING + 2 * MARGIN}pt {MEASURE * SIZE + 2 * MARGIN}pt; margin: {MARGIN}pt; }}
body {{ margin: 0; position: relative; font: {SIZE}pt/1 Song; }}
div {{ position: absolute; white-space: pre; }}
.cell {{ font-feature-settings: "vert" 1; width: 1em; text-align: center; }}
.pair {{ transform: scaleX(0.88); transform-origin: 0 0; }}
.side {{ transform: rotate(90deg); transform-origin: 0 0; }}
</style><body>{"".join(made)}</body></html>"""


@pytest.fixture(scope="module")
def lines() -> tuple[Line, ...]:
    return compose(tuple(runs(TEXT, DOWN)), MEASURE)


@pytest.fixture(scope="module")
def columns(lines: tuple[Line, ...], tmp_path_factory: pytest.TempPathFactory) -> list[list[Glyph]]:
    target = tmp_path_factory.mktemp("pdf") / "vertical.pdf"
    weasyprint.HTML(string=drawn(lines)).write_pdf(target)

    def column(glyph: Glyph) -> int:
        return int((glyph.left + glyph.right) / 2 - MARGIN) // int(LEADING)

    return [list(group) for _, group in groupby(glyphs(target), column)]


def test_short_numbers_stand_upright_and_longer_ones_and_words_do_not() -> None:
    found = list(runs("在12月有2022座5G站，98%，3.5万，7天", DOWN))
    upright = [run.length for run in found if isinstance(run, Atom)]
    lying = "".join(run.text for run in found if isinstance(run, Run))
    assert (upright, lying) == ([2, 1], "在月有2022座5G站，98%，3.5万，天")


def test_widths_are_measured_downwards() -> None:
    assert DOWN.advances("水，』") == (1.0, 0.5, 1.0)
    assert DOWN.advance("WiFi") == face(FILE).advance("WiFi") > 2
    # 、，。 stand at the upper right of their cells, ；？！ in the middle.
    assert [DOWN.centred(mark) for mark in "，。、；？！"] == [False, False, False, True, True, True]


def test_the_text_stands_in_columns_from_the_right(columns: list[list[Glyph]]) -> None:
    assert "".join(glyph.character for column in columns for glyph in column) == TEXT
    assert all(right[0].left > left[0].right for right, left in pairwise(columns))


def test_columns_reach_the_foot_and_keep_the_rules(
    lines: tuple[Line, ...], columns: list[list[Glyph]]
) -> None:
    assert len(columns) == len(lines) > 6
    for line, column in zip(lines, columns, strict=True):
        assert column[0].character not in NEVER_FIRST
        assert column[-1].character not in NEVER_LAST
        assert line.fault is None
        *_, (down, last) = cells(line)
        length = down + 1 - (0.5 if last in CLOSING else 0)
        if line.full:
            assert len(last) == 1
            assert length == pytest.approx(MEASURE, abs=0.05)
        head = MARGIN + MEASURE * SIZE
        assert max(glyph.top for glyph in column) == pytest.approx(head, abs=0.3 * SIZE)


def test_marks_close_up_and_words_lie_on_their_side(columns: list[list[Glyph]]) -> None:
    stream = [glyph for column in columns for glyph in column]
    at = {pair: TEXT.index(pair) for pair in ("。』", "》）", "12", "WiFi", "98%", "2022")}
    for pair in ("。』", "》）"):
        first, second = stream[at[pair] : at[pair] + 2]
        assert second.baseline - first.baseline == pytest.approx(0.5 * SIZE, abs=0.15 * SIZE)
    first, second = stream[at["12"] : at["12"] + 2]
    assert first.baseline == second.baseline
    assert second.right - first.left <= SIZE
    for word in ("WiFi", "98%", "2022"):
        tops = [glyph.top for glyph in stream[at[word] : at[word] + len(word)]]
        assert tops == sorted(tops, reverse=True)
        assert len(set(tops)) == len(word)


def test_a_face_that_does_not_close_marks_up_downwards_has_it_done_by_the_composer() -> None:
    ahead = compose(tuple(runs("他说『好』；了", DOWN)), MEASURE)[0]
    texts = ["他说『好』；了"[piece.start : piece.end] for piece in ahead.pieces]
    assert isinstance(DOWN, Face)
    assert (DOWN.closes_up("』"), DOWN.closes_up("；")) == (True, False)
    assert texts == ["他说『好』", "；了"]
    assert ahead.pieces[1].before < 0
