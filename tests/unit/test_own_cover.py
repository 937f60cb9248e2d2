"""A cover of one's own: any picture becomes a JPEG in sRGB, upright; what is none is a clear error."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from command import seed2book
from seed2book.errors import AssetError
from seed2book.read import read_cover


def saved(folder: Path, kind: str, mode: str = "RGB", **options: object) -> Path:
    file = folder / f"cover.{kind.lower()}"
    Image.linear_gradient("L").convert(mode).resize((160, 256)).save(file, kind, **options)
    return file


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("WEBP", "RGB"), ("TIFF", "L"), ("GIF", "P")],
)
def test_any_kind_of_picture_becomes_a_jpeg(kind: str, mode: str, tmp_path: Path) -> None:
    made = read_cover(saved(tmp_path, kind, mode))
    with Image.open(io.BytesIO(made.data)) as image:
        assert (image.format, image.size) == ("JPEG", (160, 256))
        assert image.mode in ("RGB", "L")


def test_a_picture_taken_upright_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = read_cover(saved(tmp_path, "JPEG", exif=exif))
    assert (made.width_px, made.height_px) == (256, 160)


def test_a_large_picture_keeps_what_shops_ask_for(tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    Image.new("RGB", (2000, 3200), "navy").save(file)
    made = read_cover(file)
    assert (made.width_px, made.height_px) == (1600, 2560)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7", "is a PDF, not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"", "is empty"),
        (b"\xff\xd8\xff\xe0 broken", "is "),
    ],
)
def test_what_is_no_picture_is_an_error_that_names_the_file(
    content: bytes, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "cover.jpg"
    file.write_bytes(content)
    with pytest.raises(AssetError, match=r"cover\.jpg") as error:
        read_cover(file)
    assert message in str(error.value)
    assert "--cover" in error.value.hint


def test_the_command_takes_a_cover_and_writes_nothing_with_a_broken_one(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("# 渡口添新船\n\n新船下水。\n", "utf-8")
    saved(tmp_path, "PNG")
    done = seed2book("epub", "page.txt", "--cover", "cover.png", "-o", "book.epub", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with ZipFile(tmp_path / "book.epub") as book, Image.open(book.open("EPUB/images/cover.jpg")) as cover:
        assert cover.size == (160, 256)

    (tmp_path / "seed2book.toml").write_text('[epub]\ncover = "page.txt"\n', "utf-8")
    done = seed2book("epub", "page.txt", "-o", "other.epub", cwd=tmp_path)
    assert done.returncode == 5
    assert "page.txt: the cover is no JPEG" in done.stderr
    assert not (tmp_path / "other.epub").exists()
