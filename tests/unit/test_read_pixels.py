"""What a picture's bytes become before they go into a book."""

import io
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile

from seed2book.pictures import Picture
from seed2book.read.pixels import LONG_SIDE_PX, UnreadablePictureError, picture

RED, GREEN, BLUE = (220, 30, 30), (30, 160, 60), (30, 60, 200)


def flag(mode: str = "RGB") -> Image.Image:
    """Red above, blue below, 40 by 20 pixels."""
    image = Image.new("RGB", (40, 20), RED)
    image.paste(BLUE, (0, 10, 40, 20))
    return image.convert(mode)


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(made: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(made.data))
    assert image.size == (made.width_px, made.height_px)
    assert f"image/{str(image.format).lower()}" == made.media_type
    return image


def near(image: Image.Image, place: tuple[int, int], wanted: tuple[int, int, int]) -> bool:
    found = image.convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 12 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_every_known_kind_comes_out_as_a_jpeg_or_png_of_the_same_colours(kind: str) -> None:
    made = picture(file_of(flag(), kind))
    assert made.media_type in ("image/jpeg", "image/png")
    assert made.name.startswith("picture-")
    assert made.name.isascii()
    image = opened(made)
    assert near(image, (5, 2), RED)
    assert near(image, (5, 17), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_of_png_comes_out_in_rgb_or_grey(mode: str) -> None:
    source = (
        Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16")
        if mode == "I;16"
        else Image.linear_gradient("L").convert(mode)
    )
    image = opened(picture(file_of(source, "PNG")))
    assert image.mode in ("RGB", "L")
    assert near(image, (9, 0), (0, 0, 0))
    assert near(image, (9, 255), (255, 255, 255))


def test_colours_for_printing_presses_become_those_of_screens() -> None:
    image = opened(picture(file_of(flag("CMYK"), "JPEG", quality=95)))
    assert image.mode == "RGB"
    assert near(image, (5, 3), RED)


def test_a_profile_is_followed_and_left_out() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = opened(picture(file_of(flag(), "PNG", icc_profile=lab)))
    assert "icc_profile" not in image.info
    assert near(image, (5, 2), RED)


def test_a_broken_profile_does_not_keep_a_picture_out() -> None:
    image = opened(picture(file_of(flag(), "PNG", icc_profile=b"no profile")))
    assert near(image, (5, 2), RED)


def test_what_is_transparent_becomes_white() -> None:
    source = flag("RGBA")
    source.paste((0, 0, 0, 0), (0, 0, 20, 20))
    image = opened(picture(file_of(source, "PNG")))
    assert near(image, (5, 5), (255, 255, 255))
    assert near(image, (35, 17), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_stands_upright_as_its_camera_noted(kind: str) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned clockwise by a quarter
    image = opened(picture(file_of(flag(), kind, exif=turned)))
    assert image.size == (20, 40)
    assert near(image, (17, 5), RED)
    assert near(image, (2, 5), BLUE)


def test_what_a_camera_noted_is_left_out() -> None:
    noted = Image.Exif()
    noted[0x010F], noted[0x8298] = "Camera of Qingshi", "Lin Yizhou"
    made = picture(file_of(flag(), "JPEG", exif=noted, comment=b"at the bridge"))
    assert b"Qingshi" not in made.data
    assert b"Yizhou" not in made.data
    assert b"bridge" not in made.data
    assert not opened(made).getexif()


def test_broken_notes_of_a_camera_do_not_keep_a_picture_out() -> None:
    assert opened(picture(file_of(flag(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff"))).size == (40, 20)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_picture_is_scaled_down_and_a_small_one_is_not_scaled_up(kind: str) -> None:
    assert opened(picture(file_of(Image.new("RGB", (6001, 3000), RED), kind))).size == (LONG_SIDE_PX, 1000)
    assert opened(picture(file_of(Image.new("RGB", (7, 5), RED), kind))).size == (7, 5)


def test_a_picture_twenty_thousand_pixels_wide_is_taken() -> None:
    image = opened(picture(file_of(Image.new("L", (20_000, 100), 90), "JPEG")))
    assert image.size == (LONG_SIDE_PX, 10)


def test_the_first_frame_of_a_moving_picture_is_taken() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in (GREEN, RED)]
    image = opened(picture(file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])))
    assert near(image, (4, 4), GREEN)


def test_a_drawing_stays_exact_and_a_photograph_becomes_a_jpeg() -> None:
    assert picture(file_of(flag(), "PNG")).media_type == "image/png"
    photograph = Image.effect_noise((300, 200), 60)
    assert picture(file_of(photograph, "PNG")).media_type == "image/jpeg"


def test_the_same_bytes_give_the_same_picture_and_others_another_name() -> None:
    data = file_of(flag(), "WEBP")
    assert picture(data) == picture(data)
    assert picture(file_of(flag().rotate(180), "PNG")).name != picture(file_of(flag(), "PNG")).name


@pytest.mark.parametrize("filled_up", [True, False])
def test_a_truncated_file_is_refused_whatever_other_libraries_told_pillow(
    filled_up: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", filled_up)
    data = file_of(Image.effect_noise((300, 200), 60), "JPEG")
    with pytest.raises(UnreadablePictureError, match="not copied to its end"):
        picture(data[: len(data) // 2])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is filled_up


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        ("老街修路船民欢喜".encode(), "is no JPEG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is no JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "is (no JPEG|broken)"),
    ],
    ids=["nothing", "SVG", "text", "EPS", "a head without a picture"],
)
def test_what_is_no_picture_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePictureError, match=reason):
        picture(data)


@pytest.mark.parametrize(("side", "reason"), [(12_000, "12000 by 12000 pixels"), (50_000, "memory")])
def test_a_bomb_is_refused_before_it_is_decoded(side: int, reason: str) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    head = side.to_bytes(4) * 2 + bytes([8, 2, 0, 0, 0])
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000)))
    with pytest.raises(UnreadablePictureError, match=reason):
        picture(bomb)
