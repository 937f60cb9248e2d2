"""The cover: any title fits, nothing is drawn outside the frame, and the bytes are the same every time."""

import io

import pytest
from PIL import Image, ImageChops

from seed2book.errors import AssetError
from seed2book.typeset.colours import is_dark
from seed2book.typeset.cover import HEIGHT, WIDTH, draw
from seed2book.typeset.faces import load_faces
from seed2book.typeset.glyphs import coverage

FIELD_FOOT = 1560
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


def title_box(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Gives the box that holds everything as light as paper between the rules of the field."""
    field = image.crop((0, 250, WIDTH, FIELD_FOOT - 250))
    return field.point(lambda level: 255 if level > 190 else 0).getbbox()


def facts_box(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Gives the box that holds everything as dark as ink below the field, counted from its foot."""
    paper = image.crop((0, FIELD_FOOT + 20, WIDTH, HEIGHT))
    return ImageChops.invert(paper).point(lambda level: 255 if level > 120 else 0).getbbox()


@pytest.mark.parametrize("title", TITLES, ids=lambda title: f"{len(title)} characters")
def test_a_title_of_any_length_stays_between_the_rules_and_the_margins(title: str) -> None:
    image = drawn(title, ())
    assert image.size == (WIDTH, HEIGHT)
    box = title_box(image)
    assert box is not None
    left, top, right, foot = box
    assert 150 <= left < right <= WIDTH - 150
    assert 0 < top < foot < FIELD_FOOT - 500


def test_a_short_title_is_large_enough_to_be_read_on_a_thumbnail() -> None:
    box = title_box(drawn("苏州新闻选编", ()))
    assert box is not None
    assert box[2] - box[0] > 0.7 * WIDTH


def test_a_title_is_broken_where_it_has_a_blank() -> None:
    whole, broken = title_box(drawn("水乡新闻", ())), title_box(drawn("水乡 新闻", ()))
    assert whole is not None
    assert broken is not None
    assert broken[3] - broken[1] > 2 * (whole[3] - whole[1])


def test_a_line_of_facts_too_long_for_the_page_is_made_smaller() -> None:
    box = facts_box(drawn("报", ("青石镇人民政府办公室" * 5,)))
    assert box is not None
    assert box[0] >= 150


def test_the_same_words_give_the_same_small_file() -> None:
    first = draw("青石镇报", FACTS, load_faces())
    assert first == draw("青石镇报", FACTS, load_faces())
    assert len(first) < 150_000


def test_a_title_too_long_to_be_read_is_cut_short_and_makes_no_larger_file() -> None:
    long = draw("清晨六点，" * 100, (), load_faces())
    assert long != draw("清晨六点，" * 15, (), load_faces())
    assert len(long) < 200_000


def test_the_columns_end_above_the_facts() -> None:
    paper = drawn("报", ("旧闻",) * 4).crop((0, FIELD_FOOT + 20, WIDTH, HEIGHT))
    box = facts_box(drawn("报", ("旧闻",) * 4))
    assert box is not None
    gap = paper.crop((0, box[1] - 40, WIDTH, box[1] - 10))
    assert min(gap.tobytes()) > 235


@pytest.mark.parametrize("grey_levels", [2, 16])
def test_a_title_holds_in_the_greys_of_an_e_ink_screen_and_in_a_thumbnail(grey_levels: int) -> None:
    small = drawn("苏州新闻选编").resize((100, 160), Image.Resampling.LANCZOS)
    grey = small.point(lambda level: level * grey_levels // 256 * 255 // (grey_levels - 1))
    title = grey.crop((10, 30, 90, 70))
    light = sum(title.histogram()[150:])
    assert 0.08 < light / (80 * 40) < 0.5


def test_a_theme_gives_the_colour_of_the_field() -> None:
    blue = Image.open(io.BytesIO(draw("报", (), load_faces(), "#1c3f84")))
    red, green, blueness = blue.getpixel((20, 20))  # type: ignore[misc]
    assert blueness > 2 * max(red, green) - green


def test_a_character_that_no_face_has_is_no_empty_box() -> None:
    assert draw("𮝋乡旧闻", ("𮝋",), load_faces()) == draw("〓乡旧闻", ("〓",), load_faces())


def test_what_the_face_of_the_facts_lacks_is_set_in_another() -> None:
    plain = [("song", 400), ("kai", 400)]
    song, kai = (coverage(face.file) for face in load_faces() if (face.role, face.weight) in plain)
    lacking = min(song - kai)
    assert draw("旧闻", (lacking,), load_faces()) != draw("旧闻", ("〓",), load_faces())


def test_without_faces_there_is_a_word_and_no_traceback() -> None:
    with pytest.raises(AssetError, match="no face"):
        draw("青石镇报", (), ())


@pytest.mark.parametrize(
    ("colour", "dark"),
    [("#84211c", True), ("#000000", True), ("#1c3f84", True), ("#c0c0c0", False), ("red", False)],
)
def test_a_field_is_dark_enough_for_its_title(colour: str, dark: bool) -> None:
    assert is_dark(colour) is dark
