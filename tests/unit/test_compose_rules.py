"""The rules about marks, held against the faces that set them."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest
import uharfbuzz as harfbuzz
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from seed2book.compose.items import Run, items
from seed2book.compose.lines import compose
from seed2book.compose.rules import (
    CLOSING,
    HAN,
    OPENING,
    Mark,
    Policy,
    Prohibition,
    Width,
    closes_up,
    half_wide,
    mark_of,
    may_part,
)
from seed2book.compose.shaping import GAPS, Face, face
from seed2book.typeset.faces import load_faces

# Those of Chinese text; that of code has Latin letters alone.
_OURS = [f for f in load_faces() if f.role != "mono"]
FACES = [f.file for f in _OURS]
NAMES = [f"{f.role}-{f.weight}" for f in _OURS]
MARKS = OPENING + CLOSING + "，、；：。？！—…～％￥\u3000中,.;:!?()[]{}\"'1"


@cache
def font(file: Path) -> harfbuzz.Font:
    return harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(str(file))))


def width(file: Path, text: str) -> float:
    """The width of the text as the renderer sets it: in one run, with chws and the gaps of the face."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", "zh-cn"
    harfbuzz.shape(font(file), buffer, {"chws": True, GAPS: True})
    return float(sum(position.x_advance for position in buffer.glyph_positions)) / 1000


@pytest.mark.parametrize("file", FACES, ids=NAMES)
def test_the_face_closes_up_just_the_pairs_that_the_rules_say(file: Path) -> None:
    wrong = []
    marks = [mark for mark in MARKS if not face(file).missing(mark)]
    for pair in map("".join, product(marks, marks)):
        if pair in ("——", "……"):
            continue
        made = items([Run(pair, face(file))], 99, Policy())
        ruled = sum(box.width for box in made.boxes) + sum(joint.glue for joint in made.joints)
        if not any(joint.cut for joint in made.joints) and abs(ruled - width(file, pair)) > 0.1:
            wrong.append((pair, ruled, width(file, pair)))
    assert wrong == []


@pytest.mark.parametrize("file", FACES, ids=NAMES)
def test_everything_taken_for_one_em_is_one_em_wide(file: Path) -> None:
    listed = [mark for mark in OPENING + CLOSING + "，、；：。？！\u3000" if not face(file).missing(mark)]
    ideographs = [chr(c) for c in range(0x3003, 0xFF60) if mark_of(chr(c)) is Mark.HAN]
    ideographs = [char for char in ideographs if not face(file).missing(char)]
    assert len(ideographs) > 10_000, HAN
    assert [c for c in listed + ideographs if abs(width(file, c) - 1) > 0.001] == []


@pytest.mark.parametrize("file", FACES, ids=NAMES)
def test_the_face_opens_a_gap_between_a_number_and_every_character_that_is_taken_for_han(file: Path) -> None:
    assert face(file).gap == Policy().gap
    han = [chr(c) for c in range(0x2E80, 0x40000) if mark_of(chr(c)) is Mark.HAN]
    han = [char for char in han if not face(file).missing(char)]
    assert len(han) > 12_000
    for number in ("1", "12.5%"):
        alone = width(file, number)
        assert alone == pytest.approx(sum(width(file, char) for char in number))
        assert width(file, number + number.join([*han, ""])) == pytest.approx(
            (len(han) + 1) * alone + len(han) * 1.5, abs=0.01
        )


@pytest.fixture(scope="module")
def without_gaps(tmp_path_factory: pytest.TempPathFactory) -> Face:
    """The text face as a user's own might be, without the feature that opens gaps."""
    options = Options()
    options.layout_features = ["chws"]
    with TTFont(FACES[0]) as source:
        cut = Subsetter(options)
        cut.populate(text="有30户")
        cut.subset(source)
        file = tmp_path_factory.mktemp("face") / "plain.ttf"
        source.save(file)
    return face(file)


def test_a_face_that_opens_no_gaps_has_them_from_elements(without_gaps: Face) -> None:
    assert without_gaps.gap == 0
    (own,) = compose([Run("有30户", without_gaps)], 20)
    (shipped,) = compose([Run("有30户", face(FACES[0]))], 20)
    assert own.width == pytest.approx(shipped.width)
    assert [piece.before + piece.after for piece in own.pieces] == [0, 0.5, 0]
    assert [piece.before + piece.after for piece in shipped.pieces] == [0]


@pytest.mark.parametrize("file", FACES, ids=NAMES)
def test_a_dash_and_dots_are_two_em(file: Path) -> None:
    for text in ("——", "……", "⸺"):
        (box,) = items([Run(text, face(file))], 99, Policy()).boxes
        assert box.width == pytest.approx(width(file, text))
        assert box.width == 2


@pytest.mark.parametrize("file", FACES, ids=NAMES)
@pytest.mark.parametrize("mark", ["·", "-", "/", "・"])
def test_a_middle_dot_a_hyphen_and_a_slash_between_han_are_half_an_em(file: Path, mark: str) -> None:
    box = items([Run(f"文{mark}字", face(file))], 99, Policy()).boxes[1]
    assert box.width == 0.5
    assert 2 * box.pad + width(file, mark) == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize(
    ("before", "after", "basic", "gb", "strict"),
    [
        ("中", "中", True, True, True),
        ("中", "，", False, False, False),
        ("中", "”", False, False, False),
        ("中", "·", False, False, False),
        ("中", "％", False, False, False),
        ("“", "中", False, False, False),
        ("￥", "中", False, False, False),
        ("，", "中", True, True, True),
        ("，", "“", True, True, True),
        ("/", "中", True, False, False),
        ("中", "…", True, True, False),
    ],
)
def test_a_line_may_end_between(before: str, after: str, basic: bool, gb: bool, strict: bool) -> None:
    marks = mark_of(before), mark_of(after)
    found = [may_part(*marks, prohibition) for prohibition in Prohibition]
    assert found == [basic, gb, strict]


@pytest.mark.parametrize(("pair", "closes"), [("。”", 1), ("，“", 1), ("（《", 1), ("“中", 0), ("“。", 0)])
def test_neighbouring_marks_share_half_an_em(pair: str, closes: int) -> None:
    assert closes_up(mark_of(pair[0]), mark_of(pair[1])) == bool(closes)


@pytest.fixture(scope="module")
def centred(tmp_path_factory: pytest.TempPathFactory) -> Face:
    """The text face, its ，。、 moved to the middle of their cells, as faces for Taiwan have them."""
    options = Options()
    options.layout_features = ["kern"]
    with TTFont(FACES[0]) as source:
        cut = Subsetter(options)
        cut.populate(text="中文，。、「」")
        cut.subset(source)
        names = source.getBestCmap()
        for mark in "，。、":
            glyph = source["glyf"][names[ord(mark)]]
            glyph.coordinates.translate((500 - (glyph.xMin + glyph.xMax) // 2, 300))
            glyph.recalcBounds(source["glyf"])
            source["hmtx"][names[ord(mark)]] = (1000, glyph.xMin)
        file = tmp_path_factory.mktemp("face") / "centred.ttf"
        source.save(file)
    return face(file, "zh-tw")


def test_the_shipped_faces_draw_marks_at_the_left_of_their_cells_for_traditional_text_too() -> None:
    assert not any(face(file, "zh-tw").centred(mark) for file in FACES for mark in "，。、；：？！")


def test_a_mark_in_the_middle_of_its_cell_keeps_its_blank_beside_other_marks(centred: Face) -> None:
    made = items([Run("中，中。」中」。中", centred)], 20, Policy())
    assert [box.kind.mark for box in made.boxes[1:5:2]] == [Mark.CENTRED] * 2
    # The face does not close up by itself.
    assert [joint.glue for joint in made.joints] == [0, 0, 0, 0, 0, 0, 0, -0.48, 0]
    assert made.joints[7].cut


def test_a_face_that_does_not_close_marks_up_has_elements_do_it(centred: Face) -> None:
    (own,) = compose([Run("「中」「文」", centred)], 20)
    (shipped,) = compose([Run("「中」「文」", face(FACES[0]))], 20)
    assert [piece.before for piece in own.pieces] == [-0.5, -0.48]
    assert [piece.before for piece in shipped.pieces] == [-0.5]


def test_a_mark_in_the_middle_of_its_cell_gives_up_a_quarter_on_either_side(centred: Face) -> None:
    made = items([Run("中，中", centred)], 20, Policy())
    assert [round(joint.give, 3) for joint in made.joints] == [0, 0.24, 0.24]
    assert made.boxes[1].hangs == 0.25


def test_no_line_starts_with_a_mark_in_the_middle_of_its_cell(centred: Face) -> None:
    made = compose([Run("中" * 10 + "，" + "中" * 10 + "。", centred)], 10)
    assert [line.end - line.start for line in made] == [9, 10, 3]


def test_the_styles_of_width_differ_in_marks_that_stand_alone() -> None:
    marks = "，。：“"
    assert [half_wide(mark, Width.QUANSHEN) for mark in marks] == [False, False, False, False]
    assert [half_wide(mark, Width.KAIMING) for mark in marks] == [True, False, False, True]
    assert [half_wide(mark, Width.BANSHEN) for mark in marks] == [True, True, True, True]
