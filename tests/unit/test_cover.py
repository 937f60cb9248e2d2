"""The cover: any title fits, nothing is drawn outside the frame, and the bytes are the same every time."""

import io

import pytest
from PIL import Image, ImageChops

from seed2book.errors import AssetError
from seed2book.typeset.cover import HEIGHT, WIDTH, draw
from seed2book.typeset.glyphs import coverage
from seed2book.typeset.theme import load_faces

FACTS = ("第12期（总第345期）", "2022年12月1日\u3000星期四", "青石镇宣传办")
TITLES = (
    "报",
    "青石镇报",
    "水乡新闻选编 二〇二二年合订本",
    "2022年Windows 11与WiFi",
    "清晨六点，" * 100,
    "W" * 300,
    "水 " * 200,
)


def drawn(title: str, facts: tuple[str, ...] = FACTS) -> Image.Image:
    return Image.open(io.BytesIO(draw(title, facts, load_faces()))).convert("L")


def ink(image: Image.Image, top: int, foot: int) -> tuple[int, int, int, int] | None:
    """Gives the box that holds everything darker than the ground between two heights."""
    band = image.crop((0, top, WIDTH, foot))
    return ImageChops.invert(band).point(lambda level: 255 if level > 100 else 0).getbbox()


@pytest.mark.parametrize("title", TITLES, ids=lambda title: f"{len(title)} characters")
def test_a_title_of_any_length_stays_between_the_rules_and_the_margins(title: str) -> None:
    image = drawn(title, ())
    assert image.size == (WIDTH, HEIGHT)
    box = ink(image, 250, HEIGHT - 250)
    assert box is not None
    left, top, right, foot = box
    assert 150 <= left < right <= WIDTH - 150
    assert 0 < top < foot < HEIGHT - 500


def test_a_short_title_is_large_enough_to_be_read_on_a_thumbnail() -> None:
    box = ink(drawn("苏州新闻选编", ()), 250, HEIGHT - 250)
    assert box is not None
    assert box[2] - box[0] > 0.7 * WIDTH


def test_a_title_is_broken_where_it_has_a_blank() -> None:
    whole, broken = ink(drawn("水乡新闻", ()), 250, 1800), ink(drawn("水乡 新闻", ()), 250, 1800)
    assert whole is not None
    assert broken is not None
    assert broken[3] - broken[1] > 2 * (whole[3] - whole[1])


def test_a_line_of_facts_too_long_for_the_page_is_made_smaller() -> None:
    box = ink(drawn("报", ("青石镇人民政府办公室" * 5,)), 1700, HEIGHT - 250)
    assert box is not None
    assert box[0] >= 150


def test_the_same_words_give_the_same_small_file() -> None:
    first = draw("青石镇报", FACTS, load_faces())
    assert first == draw("青石镇报", FACTS, load_faces())
    assert len(first) < 150_000


def test_a_title_too_long_to_be_read_is_cut_short_and_makes_no_larger_file() -> None:
    long = draw("清晨六点，" * 100, (), load_faces())
    assert long != draw("清晨六点，" * 15, (), load_faces())
    assert len(long) < 150_000


def test_the_longest_title_stays_clear_of_the_facts() -> None:
    with_facts, without = drawn("清晨六点，" * 100, ("旧闻",) * 4), drawn("", ("旧闻",) * 4)
    facts = ink(without, 250, HEIGHT - 250)
    assert facts is not None
    gap = ink(with_facts, 250, 250 + facts[1])
    assert gap is not None
    assert gap[3] < facts[1] - 50


def test_a_character_that_no_face_has_is_no_empty_box() -> None:
    assert draw("𮝋乡旧闻", ("𮝋",), load_faces()) == draw("〓乡旧闻", ("〓",), load_faces())


def test_what_the_face_of_the_facts_lacks_is_set_in_another() -> None:
    song, kai = (coverage(face.file) for face in load_faces() if face.weight == 400)
    lacking = min(song - kai)
    assert draw("旧闻", (lacking,), load_faces()) != draw("旧闻", ("〓",), load_faces())


def test_without_faces_there_is_a_word_and_no_traceback() -> None:
    with pytest.raises(AssetError, match="no face"):
        draw("青石镇报", (), ())
