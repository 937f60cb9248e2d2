"""The faces that a theme or the user asks for, and the shipped ones where they are not there."""

from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from printed import printed
from publications import publication
from seed2book.errors import ConfigError
from seed2book.outputs import in_faces
from seed2book.settings.config import Settings
from seed2book.typeset.book import USES, Face
from seed2book.typeset.faces import load_faces, preferred
from seed2book.typeset.theme import load_theme

SHIPPED = load_faces()
SONG, KAI = SHIPPED[0], next(face for face in SHIPPED if face.role == "kai")


def chosen(faces: tuple[Face, ...], use: str) -> Path:
    return next(face.file for face in faces if (face.role, face.weight) == USES[use])


@pytest.fixture
def fang(tmp_path: Path) -> Path:
    """A face that only the user has."""
    with TTFont(KAI.file) as font:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = "MyFang"
        font.save(tmp_path / "fang.ttf")
    return tmp_path / "fang.ttf"


def test_a_file_beside_the_configuration_is_taken(fang: Path) -> None:
    faces = preferred(SHIPPED, {"song": ["fang.ttf"]}, fang.parent, needed=True)
    assert chosen(faces, "song") == fang
    assert chosen(faces, "song_bold") == chosen(SHIPPED, "song_bold")


def test_the_shipped_face_stays_behind_it_for_what_it_lacks(fang: Path) -> None:
    faces = preferred(SHIPPED, {"song": ["fang.ttf"]}, fang.parent, needed=True)
    assert [face.file for face in faces if (face.role, face.weight) == ("song", 400)] == [fang, SONG.file]
    assert len({(face.family, face.weight) for face in faces}) == len(faces)


def test_a_shipped_face_answers_to_its_name() -> None:
    faces = preferred(SHIPPED, {"kai": ["没有这种字体", "Noto Sans SC Bold"]}, Path(), needed=True)
    assert chosen(faces, "kai") == chosen(SHIPPED, "hei")


def test_a_font_of_the_system_is_found_by_its_family_and_by_its_file(
    fang: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seed2book.typeset.faces._installed", lambda: (fang,))
    for name in ("FANG.TTF", "FANG.ttf"):
        assert chosen(preferred(SHIPPED, {"song": [name]}, Path("nowhere"), needed=True), "song") == fang
    with TTFont(fang) as font:
        for record in font["name"].names:
            if record.nameID in (1, 4, 16):
                record.string = "仿宋_GB2312" if record.isUnicode() else "FangSong"
        font.save(fang.with_name("named.ttf"))
    monkeypatch.setattr("seed2book.typeset.faces._installed", lambda: (fang.with_name("named.ttf"),))
    found = preferred(SHIPPED, {"song": ["仿宋_GB2312"]}, Path("nowhere"), needed=True)
    assert chosen(found, "song") == fang.with_name("named.ttf")


def test_a_theme_falls_back_on_the_shipped_faces() -> None:
    assert preferred(SHIPPED, {"song": ["没有.ttf", "没有"]}, Path(), needed=False) == SHIPPED


def test_what_the_user_asks_for_must_be_there() -> None:
    with pytest.raises(ConfigError, match=r"\[faces\] song: there is no font 没有.ttf or 没有"):
        preferred(SHIPPED, {"song": ["没有.ttf", "没有"]}, Path(), needed=True)


def test_a_broken_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_text("no font", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"broken\.ttf: cannot be read as a font"):
        preferred(SHIPPED, {"song": ["broken.ttf"]}, tmp_path, needed=True)


def test_a_font_that_may_not_be_embedded_is_refused(fang: Path) -> None:
    with TTFont(fang) as font:
        font["OS/2"].fsType = 2
        font.save(fang.with_name("locked.ttf"))
    with pytest.raises(ConfigError, match="forbids to embed"):
        preferred(SHIPPED, {"song": ["locked.ttf"]}, fang.parent, needed=True)


def test_pages_are_set_in_the_face_that_was_chosen(fang: Path, tmp_path: Path) -> None:
    settings = Settings(faces={"song": ("fang.ttf",)}, file=tmp_path / "seed2book.toml")
    theme = in_faces(load_theme("jianbao"), settings)
    made = printed(publication(), theme, tmp_path / "a.pdf").path
    with pikepdf.open(made) as document:
        fonts = {str(f.BaseFont)[8:] for page in document.pages for f in page.Resources.Font.values()}
    # The bold one is the shipped face; the shipped regular one sets nothing, since nothing is lacking.
    assert fonts == {"S2B-Song", "S2B-Song-Bold", "Noto-Sans-SC-Bold", "Noto-Sans-Mono", "S2B-WenKai"}


def test_a_second_choice_stands_before_the_first(fang: Path, tmp_path: Path) -> None:
    (tmp_path / "other.ttf").write_bytes(fang.read_bytes())
    once = preferred(SHIPPED, {"song": ["fang.ttf"], "song_bold": ["fang.ttf"]}, tmp_path, needed=True)
    twice = preferred(once, {"song": ["other.ttf"]}, tmp_path, needed=True)
    assert [f.file.name for f in twice if f.role == "song" and f.weight == 400] == [
        "other.ttf",
        "fang.ttf",
        SONG.file.name,
    ]
    assert chosen(twice, "song_bold") == fang
    assert len({(face.family, face.weight) for face in twice}) == len(twice)
