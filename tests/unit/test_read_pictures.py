"""Which files are taken for the pictures that seeds name, and which never are."""

import base64
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from seed2book import pipeline
from seed2book.findings import Severity
from seed2book.reading import Reading
from seed2book.settings.config import Settings

TEXT = "清晨六点，河边的早市已经热闹起来，卖菜的、买鱼的、喝茶的，各有各的去处。船工说，路修好了。"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "seeds" / "images").mkdir(parents=True)
    return tmp_path


def save(path: Path, colour: str = "red", size: tuple[int, int] = (300, 200)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)


def seed(path: Path, *shown: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = ["# 老街修路船民欢喜", TEXT, *(f"{line}\n\n{TEXT}" for line in shown)]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path


def read(*paths: Path) -> Reading:
    return pipeline.read_publication(paths, Settings())


def told(reading: Reading) -> list[tuple[str, int]]:
    """The findings about pictures, with their lines."""
    return [(f.code, f.span.first) for f in reading.findings if f.code.startswith("picture-") and f.span]


@pytest.mark.parametrize("place", ["seeds/fair.png", "seeds/images/fair.png"])
@pytest.mark.parametrize("shown", ["![早市](fair.png)", '<img src="./fair.png" alt="早市">'])
def test_a_picture_lies_beside_its_seed_or_in_images(desk: Path, place: str, shown: str) -> None:
    save(desk / place)
    seed(desk / "seeds" / "page.txt", shown)
    reading = read(desk / "seeds")
    assert told(reading) == []
    ((key, found),) = reading.pictures.items()
    assert key == ("page.txt", "fair.png")
    assert (found.width_px, found.height_px) == (300, 200)


def embedded(size: tuple[int, int] = (300, 200)) -> str:
    file = io.BytesIO()
    Image.effect_noise(size, 60).save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


@pytest.mark.parametrize("form", ["![早市]({})", '<img src="{}" alt="早市">', "![早市](<{}>)"])
def test_a_picture_may_be_written_out_in_the_seed(desk: Path, form: str) -> None:
    reading = read(seed(desk / "page.txt", form.format(embedded()) + "\n图为早市。"))
    assert told(reading) == []
    (found,) = reading.pictures.values()
    assert (found.width_px, found.height_px) == (300, 200)


@pytest.mark.parametrize(
    "cut", [lambda url: url[:-7], lambda url: url[:400], lambda url: url[:-40] + "?" * 40]
)
def test_a_picture_that_is_written_out_but_not_to_its_end_is_a_finding_in_few_words(
    desk: Path, cut: Callable[[str], str]
) -> None:
    reading = read(seed(desk / "page.txt", f"![早市]({cut(embedded())})"))
    assert told(reading) == [("picture-unreadable", 5)]
    assert all(len(finding.message) < 200 for finding in reading.findings)


def test_a_page_of_the_web_that_is_written_out_is_no_picture(desk: Path) -> None:
    assert told(read(seed(desk / "page.txt", "![早市](data:text/html;base64,PGI+)"))) == [
        ("picture-outside", 5)
    ]


def test_a_picture_may_have_a_chinese_name_with_blanks(desk: Path) -> None:
    save(desk / "seeds" / "images" / "早市 一.jpg")
    reading = read(seed(desk / "seeds" / "page.txt", "![早市](images/早市%20一.jpg)"))
    assert list(reading.pictures) == [("page.txt", "images/早市 一.jpg")]


def test_a_picture_in_running_text_is_found_too(desk: Path) -> None:
    save(desk / "seeds" / "sign.png")
    reading = read(seed(desk / "seeds" / "page.txt", f"{TEXT}河里有一种鱼叫![字](sign.png)鱼。{TEXT}"))
    assert list(reading.pictures) == [("page.txt", "sign.png")]


def test_two_folders_may_have_pictures_of_one_name(desk: Path) -> None:
    for name, colour in (("a", "red"), ("b", "blue")):
        save(desk / "seeds" / name / "images" / "1.png", colour)
        seed(desk / "seeds" / name / "page.txt", "![](images/1.png)")
    pictures = read(desk / "seeds").pictures
    colours = {
        seed: Image.open(io.BytesIO(found.data)).getpixel((0, 0)) for (seed, _), found in pictures.items()
    }
    assert colours == {"a/page.txt": (255, 0, 0), "b/page.txt": (0, 0, 255)}


def test_a_picture_beside_a_file_that_was_named_is_found(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(desk / "seeds" / "fair.png")
    seed(desk / "seeds" / "page.txt", "![](fair.png)")
    monkeypatch.chdir(desk / "seeds")
    assert list(read(Path("page.txt")).pictures) == [("page.txt", "fair.png")]


def test_a_picture_that_is_not_there_is_told_with_its_line(desk: Path) -> None:
    reading = read(seed(desk / "seeds" / "page.txt", "![早市](images/fair.png)"))
    (finding,) = [finding for finding in reading.findings if finding.code == "picture-missing"]
    assert finding.severity is Severity.WARNING
    assert finding.span is not None
    assert (finding.span.file, finding.span.first) == ("page.txt", 5)
    assert "images/fair.png" in finding.message
    assert not reading.pictures


def test_each_place_where_a_picture_is_missed_is_told(desk: Path) -> None:
    page = seed(desk / "seeds" / "page.txt", "![](fair.png)", "![](fair.png)")
    assert told(read(page)) == [("picture-missing", 5), ("picture-missing", 9)]


@pytest.mark.parametrize("name", ["notes.png", "drawing.png"])
def test_a_file_that_is_no_picture_is_told_and_kept_out(desk: Path, name: str) -> None:
    save(desk / "seeds" / "fair.png")
    (desk / "seeds" / "notes.png").write_text("渔港", encoding="utf-8")
    (desk / "seeds" / "drawing.png").write_text("<svg><script/></svg>", encoding="utf-8")
    reading = read(seed(desk / "seeds" / "page.txt", f"![]({name})", "![](fair.png)"))
    assert told(reading) == [("picture-unreadable", 5)]
    assert list(reading.pictures) == [("page.txt", "fair.png")]


@pytest.mark.parametrize(
    "address",
    ["../secret.png", "images/../../secret.png", "..%2Fsecret.png", "https://example.org/a.png", "C:/a.png"],
)
def test_an_address_that_leads_out_is_not_followed(desk: Path, address: str) -> None:
    save(desk / "secret.png")
    reading = read(seed(desk / "seeds" / "page.txt", f"![]({address})"))
    assert told(reading) == [("picture-outside", 5)]
    assert not reading.pictures


def test_an_absolute_path_is_not_followed_even_into_the_folder(desk: Path) -> None:
    save(desk / "seeds" / "fair.png")
    reading = read(seed(desk / "seeds" / "page.txt", f"![]({desk}/seeds/fair.png)"))
    assert told(reading) == [("picture-outside", 5)]


def test_an_address_that_leads_out_of_a_line_of_text_is_told(desk: Path) -> None:
    page = seed(desk / "seeds" / "page.txt", f"{TEXT}见图![桥](../secret.png)所示。{TEXT}")
    assert told(read(page)) == [("picture-outside", 5)]


@pytest.mark.parametrize(
    "shown", ["![桥](../secret.png)", "![桥](missing.png)", f"{TEXT}见图![桥](../secret.png)。"]
)
def test_a_picture_that_the_book_lacks_is_a_warning_wherever_it_stands(desk: Path, shown: str) -> None:
    reading = read(seed(desk / "seeds" / "page.txt", shown))
    (finding,) = (f for f in reading.findings if f.code.startswith("picture-"))
    assert finding.severity is Severity.WARNING
    assert finding.advice


@pytest.mark.parametrize("linked", ["fair.png", "images"])
def test_a_link_that_leads_out_is_not_followed(desk: Path, linked: str) -> None:
    save(desk / "elsewhere" / "fair.png")
    (desk / "seeds" / "images").rmdir()
    target = desk / "elsewhere" / "fair.png" if linked == "fair.png" else desk / "elsewhere"
    (desk / "seeds" / linked).symlink_to(target)
    reading = read(seed(desk / "seeds" / "page.txt", "![](fair.png)"))
    assert told(reading) == [("picture-outside", 5)]
    assert not reading.pictures


def test_a_link_that_stays_inside_is_followed(desk: Path) -> None:
    save(desk / "seeds" / "shared" / "fair.png")
    seed(desk / "seeds" / "a" / "page.txt", "![](fair.png)")
    (desk / "seeds" / "a" / "fair.png").symlink_to(desk / "seeds" / "shared" / "fair.png")
    reading = read(desk / "seeds")
    assert told(reading) == []
    assert len(reading.pictures) == 1


def test_links_in_a_circle_are_not_followed(desk: Path) -> None:
    (desk / "seeds" / "fair.png").symlink_to(desk / "seeds" / "fair.png")
    assert told(read(seed(desk / "seeds" / "page.txt", "![](fair.png)"))) == [("picture-missing", 5)]


def test_a_folder_or_a_pipe_is_no_picture_and_holds_nothing_up(desk: Path) -> None:
    os.mkfifo(desk / "seeds" / "pipe.png")
    page = seed(desk / "seeds" / "page.txt", "![](pipe.png)", "![](images)")
    assert told(read(page)) == [("picture-unreadable", 5), ("picture-unreadable", 9)]


def test_a_name_that_no_file_can_have_is_missed(desk: Path) -> None:
    page = seed(desk / "seeds" / "page.txt", f"![]({'a' * 5000}.png)")
    assert told(read(page)) == [("picture-missing", 5)]


def test_standard_input_has_no_folder_to_look_in(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(desk / "fair.png")
    monkeypatch.chdir(desk)
    text = seed(desk / "seeds" / "page.txt", "![](fair.png)").read_bytes()
    reading = pipeline.read_publication([Path("-")], Settings(), stdin=io.BytesIO(text))
    assert told(reading) == [("picture-missing", 5)]
    assert not reading.pictures
