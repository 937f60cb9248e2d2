"""Paragraphs in, lines out."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from generated import paragraph
from seed2book.compose.breaks import Measure
from seed2book.compose.items import Atom, Break, Run, items
from seed2book.compose.lines import Fault, Line, compose
from seed2book.compose.rules import CLOSING, OPENING, Policy, Prohibition, Width
from seed2book.compose.shaping import face
from seed2book.typeset.faces import load_faces

SONG = face(next(f.file for f in load_faces() if f.role == "song"))
MONO = face(next(f.file for f in load_faces() if f.role == "mono"))
ALPHABET = (
    "中文水乡的一是在人，。、；：？！“”‘’（）《》·—…～-/ \u30001234567890%￥ABCxyz.,()'\n℃①"
    "é\u0301😀👨\u200d👩\u200d👧ش□"
)


def lines(text: str, measure: Measure | float, policy: Policy | None = None) -> list[str]:
    return [text[line.start : line.end] for line in compose([Run(text, SONG)], measure, policy)]


def composed(text: str, measure: Measure | float, policy: Policy | None = None) -> tuple[Line, ...]:
    return compose([Run(text, SONG)], measure, policy)


# --- breaks ------------------------------------------------------------------------------------------


def test_han_text_fills_lines_of_whole_characters_without_any_element() -> None:
    made = composed("中" * 45, 20)
    assert [line.end - line.start for line in made] == [20, 20, 5]
    assert all(len(line.pieces) == 1 and not line.tracking for line in made)


def test_the_first_line_is_shorter_by_the_indent() -> None:
    assert [len(line) for line in lines("中" * 45, Measure(20, indent=2))] == [18, 20, 7]


def test_the_first_lines_may_have_a_measure_of_their_own() -> None:
    made = lines("中" * 60, Measure(20, first=(10, 10, 10)))
    assert [len(line) for line in made] == [10, 10, 10, 20, 10]


def test_a_mark_at_the_end_of_a_line_counts_half() -> None:
    text = "水" * 19 + "，" + "乡" * 19 + "。"
    first, second = composed(text, 19.5)
    assert (first.end, first.hangs, first.tracking) == (20, 0.5, 0.0)
    assert second.width == pytest.approx(19.5)


def test_an_opening_mark_at_the_start_of_a_line_gives_up_its_blank_half() -> None:
    text = "水" * 20 + "“" + "乡" * 25 + "”"
    second = composed(text, 20)[1]
    assert text[second.start] == "“"
    assert second.pieces[0].before == -0.5


def test_an_opening_mark_after_the_indent_keeps_its_half_if_the_house_says_so() -> None:
    text, measure = "“水" + "乡" * 40, Measure(20, indent=2)
    assert composed(text, measure)[0].pieces[0].before == -0.5
    assert composed(text, measure, Policy(trim_indented=False))[0].pieces[0].before == 0


@pytest.mark.parametrize("number", ["16.12TB", "31%", "￥30", "3，000", "25℃"])
def test_a_number_keeps_its_signs_and_units(number: str) -> None:
    for before in range(14, 24):
        text = "水" * before + number + "乡" * 30
        ends = {line.end for line in composed(text, 20)}
        within = range(before + 1, before + len(number))
        kept = within if "，" not in number else range(before + 1, before + 2)
        assert not ends & set(kept)


@pytest.mark.parametrize(("span", "first"), [("2021—2022", "2021—"), ("10%～20%", "10%～")])
def test_a_span_of_numbers_is_broken_only_after_its_sign_and_only_where_a_line_would_be_loose(
    span: str, first: str
) -> None:
    for before in range(14, 24):
        text = "水" * before + span + "乡" * 30
        ends = {line.end for line in composed(text, 20)} & set(range(before + 1, before + len(span)))
        assert ends <= {before + len(first)}
    # Marks that can be squeezed make room for it.
    text = "水，乡，新，风，水，" * 2 + span + "乡" * 30
    assert not any(line.endswith(first) for line in lines(text, 22))


@pytest.mark.parametrize("pair", ["——", "……"])
def test_a_dash_and_dots_are_never_split(pair: str) -> None:
    for before in range(15, 22):
        assert not any(
            line.endswith(pair[0]) and not line.endswith(pair)
            for line in lines("水" * before + pair + "乡" * 30, 20)
        )


def test_strict_prohibition_keeps_dots_from_the_start_of_a_line() -> None:
    text = "水" * 20 + "……" + "乡" * 30
    assert lines(text, 20)[1][0] == "…"
    assert lines(text, 20, Policy(prohibition=Prohibition.STRICT))[1][0] != "…"


def test_the_last_line_never_has_one_character_where_another_break_helps() -> None:
    for length in range(30, 70):
        last = lines("水" * length + "。", Measure(17, indent=2))[-1]
        assert len(last.rstrip("。")) > 1


def test_words_are_broken_at_hyphens_and_addresses_at_their_points() -> None:
    made = lines("水" * 12 + "state-of-the-art" + "乡" * 20, 16)
    assert made[0].endswith("-")
    made = lines("水" * 8 + "https://example.org/a/b/index.html?year=2022" + "乡" * 20, 16)
    assert made[0].endswith(("/", "=", "?")) or made[1].startswith(".")


def test_a_break_that_the_text_asks_for_is_kept_and_its_line_not_filled() -> None:
    made = compose([Run("水乡", SONG), Break(), Run("新风" * 12, SONG)], 20)
    assert [(line.start, line.end, line.full) for line in made] == [
        (0, 2, False),
        (3, 23, True),
        (23, 27, False),
    ]


def test_a_note_mark_stays_with_the_word_before_it() -> None:
    made = compose([Run("水" * 20, SONG), Run("①", SONG, attached=True), Run("乡" * 20, SONG)], 20)
    assert 20 not in {line.end for line in made}


def test_a_picture_is_set_as_a_whole() -> None:
    made = compose([Run("水" * 18, SONG), Atom(3.0), Run("乡" * 18, SONG)], 20)
    assert made[0].end == 18
    assert made[0].tracking > 0


# --- blanks ------------------------------------------------------------------------------------------


def test_a_gap_stands_between_han_and_latin_but_not_at_the_edges_of_lines() -> None:
    (line,) = composed("建5G网", 20)
    word = next(piece for piece in line.pieces if piece.start == 1)
    assert (word.before, word.after) == (0.25, 0.25)
    (line,) = composed("5G", 20)
    assert (line.pieces[0].before, line.pieces[0].after) == (0, 0)


def test_no_gap_stands_between_a_mark_and_latin() -> None:
    (line,) = composed("“WiFi”，", 20)
    assert all(piece.before <= 0 and piece.after == 0 for piece in line.pieces)


def test_a_line_too_short_is_let_out_evenly_and_words_are_not() -> None:
    line = composed("水乡的一条老街上有WiFi和一家茶馆又" + "有" * 30 + "。", 16.4)[0]
    assert line.tracking > 0
    assert [piece.tracked for piece in line.pieces if line.pieces[0].end == piece.start] == [False]


def test_words_are_let_out_with_a_line_rather_than_that_it_has_holes() -> None:
    text = "水乡新风老街两岸的OECD组织" + "2021-2022" * 9
    close, wide = composed(text, 14)[0], composed(text, 15)[0]
    assert [piece.tracked for piece in close.pieces] == [True, False, True]
    assert [piece.tracked for piece in wide.pieces] == [True, True, True]
    assert close.tracking < wide.tracking < 0.12
    assert wide.width == pytest.approx(15, abs=0.03)
    assert wide.fault is None


def test_words_with_a_blank_between_them_are_one_piece() -> None:
    text = "水乡的一条老街上有New York和一家茶馆又" + "有" * 30 + "。"
    line = composed(text, 20.8)[0]
    assert line.tracking > 0
    assert "New York" in [text[piece.start : piece.end] for piece in line.pieces]


def test_what_stands_before_a_blank_at_the_end_of_a_line_reaches_the_measure() -> None:
    text = "水乡新风水乡新风\u3000" + "水乡新风" * 4
    line = composed(text, 8.4)[0]
    assert line.end == 9
    assert line.tracking * 7 == pytest.approx(0.4, abs=0.01)


def test_the_last_character_before_a_break_in_a_word_is_not_kerned_with_the_next_line() -> None:
    whole, first = (SONG.advance(text) for text in ("https://example.org/a", "https://example.org/"))
    assert whole - SONG.advance("a") < first - 0.02
    assert composed("https://example.org/a", 99)[0].width == pytest.approx(whole)
    assert composed("https://example.org/a", first)[0].width == pytest.approx(first)


def test_a_last_line_that_gives_all_it_can_is_no_longer_than_its_measure() -> None:
    last = composed("水" * 14 + "组》、新次河开处地管反，决可月处长统！", Measure(17, indent=2))[-1]
    assert last.fault is None
    assert last.width == pytest.approx(17, abs=0.05)


def test_brackets_are_squeezed_first_then_pauses_then_gaps_and_stops_last() -> None:
    text = "他（说）新、有30个人。水乡一镇"
    made = items([Run(text, SONG)], 99, Policy())
    ranks = {text[at]: joint.rank for at, joint in zip(made.starts, made.joints, strict=False) if joint.rank}
    assert ranks == {"（": 1, "新": 1, "有": 2, "3": 3, "个": 3, "水": 4}
    whole = composed(text, 99)[0].width
    squeezed = []
    for need in (0.0, 0.4, 1.2):
        (line,) = composed(text, whole - need)
        squeezed.append("".join(text[piece.start] for piece in line.pieces if piece.before < 0))
    assert squeezed == ["", "（新", "（新有"]


def test_blanks_between_words_open_first_to_half_an_em_then_gaps_to_a_third_then_everything() -> None:
    text = "水乡在New York有新的老街两岸" + "新" * 40
    width, blank = composed(text[:19], 99)[0].width, SONG.advance(" ")
    lines_of = [composed(text, width + more)[0] for more in (0.2, 0.5, 0.7)]
    assert [line.end for line in lines_of] == [19] * 3
    assert [round(line.spacing, 2) for line in lines_of] == [
        0.2,
        round(0.5 - blank, 2),
        round(0.5 - blank, 2),
    ]
    assert [line.tracking > 0 for line in lines_of] == [False, True, True]
    gaps = [max(piece.before for piece in line.pieces) for line in lines_of]
    assert gaps[0] == 0.25
    assert 0.25 < gaps[2] <= 0.25 + 1 / 3


@pytest.mark.parametrize(
    ("width", "expected"), [(Width.QUANSHEN, 9.0), (Width.KAIMING, 8.0), (Width.BANSHEN, 7.5)]
)
def test_the_house_chooses_how_wide_marks_are(width: Width, expected: float) -> None:
    # The last mark hangs by half an em, and the pair shares half an em, whatever the style.
    (line,) = composed("水，乡。”的新：风。", 99, Policy(width=width))
    assert line.width == pytest.approx(expected, abs=0.01)


def test_hanging_marks_stand_wholly_past_the_end() -> None:
    text = "水" * 20 + "，" + "乡" * 30
    assert lines(text, 20, Policy(hang=True))[0] == "水" * 20 + "，"


def test_text_of_another_size_and_face_counts_by_its_own_width() -> None:
    (line,) = compose([Run("水乡", SONG), Run("水乡", SONG, 0.5)], 20)
    assert line.width == pytest.approx(3.0)


def test_what_follows_a_number_behind_a_blank_is_let_out_with_its_line() -> None:
    text = "请确认渡口的水位不低于 3.11，并在船上的记录里写明时间"
    line = composed(text, 23.9)[0]
    assert line.tracking
    (number,) = (piece for piece in line.pieces if text[piece.start : piece.end].startswith("3.11，"))
    assert number.tracked


# --- code and cells ----------------------------------------------------------------------------------


def test_ragged_lines_keep_their_blanks_and_are_no_fault() -> None:
    text = "sudo apt-get install libpango shared-mime-info"
    made = compose([Run(text, MONO)], Measure(20, ragged=True))
    assert len(made) > 1
    assert not any(line.tracking or line.spacing or line.fault for line in made)
    assert not any(piece.before or piece.after for line in made for piece in line.pieces)


def test_ragged_lines_of_han_are_full_and_end_where_lines_may() -> None:
    assert lines("书名，也是文件名的一部分", Measure(6, ragged=True)) == ["书名，也是文", "件名的一部分"]
    assert lines("日期，如2026-12-01；没有就不印", Measure(6, ragged=True))[1] == "2026-12-01；"


def test_code_takes_no_hyphen() -> None:
    for face_, hyphens in ((SONG, 1), (MONO, 0)):
        made = compose([Run("水" * 9, SONG), Run("internationalization", face_), Run("乡" * 9, SONG)], 16)
        assert sum(piece.hyphen for line in made for piece in line.pieces) == hyphens


# --- laws --------------------------------------------------------------------------------------------


@given(
    st.text(alphabet=ALPHABET, max_size=120),
    st.sampled_from([1.0, 3.0, 12.0, 17.0, 34.0]),
    st.sampled_from([0.0, 2.0]),
)
def test_no_character_is_lost_or_moved(text: str, measure: float, indent: float) -> None:
    made = composed(text, Measure(measure, indent=indent))
    assert "".join(text[line.start : line.end] for line in made) == text
    for line in made:
        assert "".join(text[p.start : p.end] for p in line.pieces) == text[line.start : line.end]


# The first example loads the patterns of syllables.
@settings(deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([16, 17, 22, 28, 34]))
def test_full_lines_reach_their_measure_and_keep_the_rules(number: int, measure: int) -> None:
    text = paragraph(Random(number), 12)
    for line in composed(text, Measure(measure, indent=2)):
        room = measure - 2 * (line.start == 0)
        words = text[line.start : line.end]
        assert line.start == 0 or words[0] not in CLOSING + "，。、；：？！"
        assert not line.full or words[-1] not in OPENING
        if line.full and line.fault is None:
            assert line.width == pytest.approx(room, abs=0.05)
        assert line.tracking >= 0
        assert line.tracking <= 0.121 or line.fault is Fault.LOOSE


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_the_same_text_gives_the_same_lines(text: str) -> None:
    assert composed(text, 12) == composed(text, 12)


# --- bad input ---------------------------------------------------------------------------------------


def test_a_word_wider_than_the_line_is_broken_between_clusters() -> None:
    made = composed("A" * 40, 6)
    assert all(line.width <= 6.05 for line in made)
    assert {line.fault for line in made[:-1]} == {Fault.FORBIDDEN}


def test_a_word_wider_than_the_line_begins_where_there_is_room_for_its_beginning() -> None:
    made = lines("一个很长的词：" + "Pneumonoultramicroscopicsilico" * 3, Measure(17, indent=2))
    assert made[0].startswith("一个很长的词：Pneumo")


def test_a_family_of_emoji_has_room_for_its_members_where_the_face_has_none_of_them() -> None:
    (line,) = composed("👨\u200d👩\u200d👧\ufe0f", 20)
    assert line.width == 3


@pytest.mark.parametrize("pair", ["——", "……"])
def test_a_dash_or_dots_wider_than_the_line_are_broken_in_pairs(pair: str) -> None:
    made = lines(pair * 12, 9)
    assert [len(line) for line in made] == [8, 8, 8]


def test_a_number_as_long_as_a_line_is_not_squeezed_together() -> None:
    number = "123456789012345678901234567890"
    made = composed(f"新{number}新风。老街有新风号码{number}号。", Measure(17, indent=2))
    assert all(line.tracking >= 0 and line.width <= 17.05 for line in made)
    assert {line.fault for line in made} >= {Fault.LOOSE}


def test_a_family_of_emoji_and_a_letter_with_accents_stay_whole() -> None:
    family, letter = "👨\u200d👩\u200d👧", "e\u0301\u0323"
    made = lines(family * 10 + letter * 40, 4)
    assert not any(line.startswith(("\u200d", "\u0301", "\u0323", "👩", "👧")) for line in made)


def test_five_hundred_marks_in_a_row_are_set_within_the_measure() -> None:
    made = composed("水" + "，" * 500, 20)
    assert all(line.width <= 20.05 for line in made)


def test_a_measure_of_nothing_gives_a_character_a_line() -> None:
    assert [len(line) for line in lines("水乡新风", 0.5)] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "text", ["水乡的老街，" * 33_000, "，" * 100_000, "word " * 40_000, "老街——" * 40_000]
)
def test_a_paragraph_of_two_hundred_thousand_characters_takes_seconds(text: str) -> None:
    since = time.process_time()
    composed(text, 34)
    assert time.process_time() - since < 10


def test_a_paragraph_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    def seconds(text: str) -> float:
        since = time.process_time()
        composed(text, 34)
        return time.process_time() - since

    text = paragraph(Random(1), 400)
    seconds(text)
    assert seconds(text * 20) < 30 * max(seconds(text * 2) / 2, 0.005)
