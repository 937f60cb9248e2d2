"""The faces in fonts/ are what faces.toml says, may be shipped, and set Chinese as Chinese."""

import importlib.util
import sys
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "fonts"
FACES: list[dict[str, Any]] = tomllib.loads((FONTS / "faces.toml").read_text(encoding="utf-8"))["face"]
FILES = [face["file"] for face in FACES]
# The face for code has Latin letters alone.
CHINESE = [face["file"] for face in FACES if face["role"] != "mono"]

# The names that each licence reserves. A changed font may not use them (OFL 1.1, condition 3).
RESERVED = ("Source", "LXGW", "霞鹜", "霞鶩")
# Family, unique id, full name, PostScript name, typographic and WWS families, variations prefix.
NAMES_OF_THE_FONT = (1, 3, 4, 6, 16, 18, 21, 25)


@cache
def opened(file: str) -> TTFont:
    return TTFont(FONTS / file)


@cache
def shaper(file: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(FONTS / file)))


def advances(
    file: str, text: str, language: str = "zh-CN", script: str = "Hani", **features: bool
) -> list[float]:
    """Return the advance of each glyph of `text`, in em."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    font = shaper(file)
    hb.shape(font, buffer, features)
    return [position.x_advance / font.face.upem for position in buffer.glyph_positions]


def script(name: str) -> ModuleType:
    """Return fonts/<name>.py as a module; it lies outside every package."""
    spec = importlib.util.spec_from_file_location(f"fonts_{name}", FONTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def gb2312() -> set[str]:
    found: set[str] = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.update(bytes((row, cell)).decode("gb2312", "ignore"))
    return found


def standard_8105() -> set[str]:
    """Return the characters of 通用规范汉字表, which have a section of their own in the list."""
    text = (FONTS / "characters.txt").read_text(encoding="utf-8")
    section = text.split("# 通用规范汉字表\n")[1].split("#")[0]
    return set(section) - {"\n"}


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def test_the_table_lists_every_font_file_and_no_other() -> None:
    assert sorted(FILES) == sorted(path.relative_to(FONTS).as_posix() for path in FONTS.glob("*/*.[to]t[fc]"))


def test_every_role_has_a_face_and_song_and_hei_have_two_weights() -> None:
    assert sorted((face["role"], face["weight"]) for face in FACES) == [
        ("hei", 500),
        ("hei", 700),
        ("kai", 400),
        ("mono", 400),
        ("song", 400),
        ("song", 700),
    ]


def test_the_rebuilding_script_makes_these_files() -> None:
    assert sorted(face.file for face in script("build").FACES) == sorted(FILES)


def test_folders_and_files_have_ascii_names() -> None:
    for file in FILES:
        assert file.isascii()
        assert Path(file).parent.name.islower()


@pytest.mark.parametrize("face", FACES, ids=FILES)
def test_a_face_has_its_licence_beside_it(face: dict[str, Any]) -> None:
    licence = FONTS / face["licence"]
    assert licence.parent == (FONTS / face["file"]).parent
    text = licence.read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "TERMINATION" in text
    assert "Copyright" in text


@pytest.mark.parametrize("face", FACES, ids=FILES)
def test_a_face_is_named_and_weighted_as_the_table_says(face: dict[str, Any]) -> None:
    font = opened(face["file"])
    families = {record.toUnicode() for record in font["name"].names if record.nameID == 1}
    assert families == {face["family"]}
    assert font["OS/2"].usWeightClass == face["weight"]


@pytest.mark.parametrize("file", FILES)
def test_a_changed_face_uses_no_reserved_name(file: str) -> None:
    names = [record for record in opened(file)["name"].names if record.nameID in NAMES_OF_THE_FONT]
    assert names
    for text in (*(record.toUnicode() for record in names), file):
        assert not [name for name in RESERVED if name.lower() in text.lower()]


@pytest.mark.parametrize("file", FILES)
def test_a_face_is_truetype_and_may_be_embedded(file: str) -> None:
    font = opened(file)
    assert "glyf" in font
    assert "fvar" not in font
    assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("file", CHINESE)
def test_a_face_has_contextual_spacing_both_ways_gaps_and_vertical_forms(file: str) -> None:
    font = opened(file)
    positioning = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    substitution = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"chws", "vchw", "GAPS"} <= positioning
    assert "vert" in substitution


@pytest.mark.parametrize("file", CHINESE)
def test_a_face_covers_gb2312(file: str) -> None:
    characters = gb2312()
    assert sum(map(is_han, characters)) == 6763
    assert not characters - set(map(chr, opened(file).getBestCmap()))


@pytest.mark.parametrize("file", CHINESE)
def test_a_face_covers_the_8105(file: str) -> None:
    characters = standard_8105()
    assert len(characters) == 8105
    assert not characters - set(map(chr, opened(file).getBestCmap()))


@pytest.mark.parametrize(
    ("file", "missing"),
    [
        ("noto-serif-sc/NotoSerifSC-Regular.ttf", (169, 177)),
        ("noto-serif-sc/NotoSerifSC-Bold.ttf", (169, 177)),
        ("noto-sans-sc/NotoSansSC-Bold.ttf", (169, 177)),
        ("s2b-wenkai/S2BWenKai-Regular.ttf", (299, 91)),
    ],
)
def test_a_face_lacks_of_the_list_no_more_than_its_source(file: str, missing: tuple[int, int]) -> None:
    lacks = script("build").read_characters() - set(opened(file).getBestCmap())
    han = {point for point in lacks if 0x3400 <= point <= 0x9FFF or point >= 0x20000}
    assert (len(han), len(lacks - han)) == missing


@pytest.mark.parametrize("file", CHINESE)
def test_traditional_forms_and_marks_of_print_are_there(file: str) -> None:
    has = opened(file).getBestCmap()
    wanted = "國際臺灣獨裡體舘併〇※□■●○◆▲△★☆①⑳㈠㈩Ⅰ→℃￥āáǎàǚㄅ⸺\u3000︶－"
    assert not [mark for mark in wanted if ord(mark) not in has]


@pytest.mark.parametrize("file", CHINESE)
@pytest.mark.parametrize("pair", ["。”", "，“", "》、", "”。", "：“", "》《", "）。", "？”", "！？"])
def test_neighbouring_marks_close_up(file: str, pair: str) -> None:
    assert sum(advances(file, pair, chws=False)) == 2
    assert sum(advances(file, pair, chws=True)) == 1.5


@pytest.mark.parametrize("file", CHINESE)
def test_marks_beside_han_keep_their_em(file: str) -> None:
    assert advances(file, "他说：好。", chws=True) == [1, 1, 1, 1, 1]


@pytest.mark.parametrize("file", CHINESE)
def test_gaps_open_beside_numbers_where_they_are_asked_for(file: str) -> None:
    closed, opened = advances(file, "有30户"), advances(file, "有30户", GAPS=True)
    assert [round(after - before, 3) for before, after in zip(closed, opened, strict=True)] == [
        0.25,
        0,
        0.25,
        0,
    ]


@pytest.mark.parametrize("file", CHINESE)
def test_chinese_quotation_marks_are_one_em_wide(file: str) -> None:
    for quote in "“”‘’":
        assert advances(file, quote) == [1]


@pytest.mark.parametrize("file", CHINESE)
def test_quotation_marks_lean_to_what_they_enclose(file: str) -> None:
    font = opened(file)
    names, glyphs = font.getBestCmap(), font["glyf"]
    for quote in "“‘":
        assert glyphs[names[ord(quote)]].xMin >= 500
    for quote in "”’":
        assert glyphs[names[ord(quote)]].xMax <= 500


@pytest.mark.parametrize("file", CHINESE)
@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "zh-HK"])
def test_a_dash_is_two_em_long(file: str, language: str) -> None:
    assert sum(advances(file, "——", language)) == 2


@pytest.mark.parametrize("file", CHINESE)
def test_a_dash_in_text_without_letters_is_as_long(file: str) -> None:
    assert sum(advances(file, "——", script="Zyyy")) == 2
    assert advances(file, "20—30", script="Zyyy") == advances(file, "20—30")


@pytest.mark.parametrize("file", CHINESE)
def test_the_middle_dot_is_half_an_em_and_stays_so_beside_marks(file: str) -> None:
    assert advances(file, "·") == [0.5]
    assert sum(advances(file, "”·《", chws=True)) == sum(advances(file, "”中《", chws=True)) - 0.5


def test_the_face_for_code_gives_every_letter_the_same_room_and_knows_no_chinese() -> None:
    file = next(face["file"] for face in FACES if face["role"] == "mono")
    points = set(opened(file).getBestCmap())
    assert set(range(0x20, 0x7F)) <= points
    assert not points & {ord(mark) for mark in "中，。“”—…·"}
    assert len({opened(file)["hmtx"][opened(file).getBestCmap()[point]][0] for point in points}) == 1
