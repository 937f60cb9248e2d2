"""Pictures that are damaged, huge, odd or hostile: a finding, a sound file in every ink, and no network."""

from __future__ import annotations

import io
import socket
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

import verapdf
from seed2book.findings import Severity
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.press.ticket import Imposition, Ticket
from seed2book.reading import Reading
from seed2book.settings.config import Settings
from seed2book.typeset.theme import Theme, load_theme, theme_names
from seed2book.verify.epub import check

GREY = Image.linear_gradient("L")
HOSTILE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 onload="alert(1)"><script>alert(1)</script><image xlink:href="http://example.org/a.png"/><image href="file:///etc/passwd"/></svg>"""


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def pictures() -> dict[str, bytes]:
    whole = saved(Image.merge("RGB", [GREY, GREY.rotate(90), GREY]), "JPEG")
    frames = [Image.new("RGB", (300, 200), colour) for colour in ("red", "blue", "lime")]
    return {
        "truncated.jpg": whole[: len(whole) // 2],
        "empty.png": b"",
        "lie.png": b"no picture at all",
        "hostile.svg": HOSTILE.encode(),
        "wide.jpg": saved(Image.new("RGB", (20_000, 400), "teal"), "JPEG"),
        "wide.png": saved(Image.new("L", (20_000, 40), 99), "PNG"),
        "moving.gif": saved(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "inks.jpg": saved(Image.merge("CMYK", [GREY, GREY.rotate(90), GREY, GREY.rotate(180)]), "JPEG"),
        "deep.png": saved(GREY.convert("I").point(lambda v: v * 256).convert("I;16"), "PNG"),
        "clear.png": saved(Image.merge("RGBA", [GREY, GREY.rotate(90), GREY, GREY.rotate(270)]), "PNG"),
        "few.png": saved(Image.merge("RGB", [GREY, GREY.rotate(90), GREY]).quantize(7), "PNG"),
        "bits.tif": saved(GREY.convert("1"), "TIFF"),
    }


REFUSED = {"truncated.jpg", "empty.png", "lie.png", "hostile.svg"}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    seeds = tmp_path_factory.mktemp("seeds")
    for name, data in pictures().items():
        (seeds / name).write_bytes(data)
    shown = "\n\n".join(f"![图]({name})\n图为{name}。" for name in pictures())
    web = "![网上](https://example.org/a.png)"
    (seeds / "page.md").write_text(f"# 渡口添新船\n\n新船下水。\n\n{shown}\n\n{web}\n", encoding="utf-8")
    return read_publication([seeds], Settings())


@pytest.fixture(scope="module", params=theme_names())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(str(request.param))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_each_that_cannot_be_shown_is_a_finding_and_the_others_are_shown(reading: Reading) -> None:
    told = [finding.message for finding in reading.findings if finding.code == "picture-unreadable"]
    assert {name for name in pictures() if any(name in message for message in told)} == REFUSED
    assert {name for _, name in reading.pictures} == set(pictures()) - REFUSED
    assert max(max(p.width_px, p.height_px) for p in reading.pictures.values()) <= 2000


def test_the_file_to_read_is_still_one_for_the_archive(
    reading: Reading, theme: Theme, tmp_path: Path
) -> None:
    made = make(reading, Output("pdf", theme), tmp_path / "a.pdf")
    assert [verapdf.faults(made.path, flavour) for flavour in ("2a", "ua1")] == [[], []]


@pytest.mark.parametrize(
    "ticket",
    [Ticket(gray=True), Ticket(Imposition.BOOKLET, cmyk=True, bleed_mm=3, marks=True)],
    ids=lambda ticket: ticket.name_zh(),
)
def test_a_file_for_the_press_is_made_and_passes_its_own_check(
    ticket: Ticket, reading: Reading, theme: Theme, tmp_path: Path
) -> None:
    made = make(reading, Output("pdf", theme, ticket), tmp_path / "a.pdf")
    with pikepdf.open(made.path) as document:
        assert not document.check_pdf_syntax()
        shown = [
            o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        ]
    assert len(shown) >= len(pictures()) - len(REFUSED)


def test_an_e_book_with_them_is_sound(reading: Reading, tmp_path: Path) -> None:
    made = make(reading, Output("epub", load_theme("book")), tmp_path / "a.epub")
    assert [finding for finding in check(made.path) if finding.severity is Severity.WARNING] == []
    with ZipFile(made.path) as archive:
        shown = [name for name in archive.namelist() if name.startswith("EPUB/images/picture")]
        sheets = "".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".xhtml"))
    assert len(shown) == len(pictures()) - len(REFUSED)
    assert "example.org" not in sheets


def test_they_are_the_same_bytes_each_time(reading: Reading, tmp_path: Path) -> None:
    wanted = Output("pdf", load_theme("bulletin"), Ticket(cmyk=True))
    one, other = (make(reading, wanted, tmp_path / name).path.read_bytes() for name in ("a.pdf", "b.pdf"))
    assert one == other
