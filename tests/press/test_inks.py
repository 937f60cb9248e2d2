"""Files in black ink alone and in four inks: the colours of pages, forms, pictures, patterns and shadings."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

import pdfx
import verapdf
from publications import publication
from real_tools import lacking
from seed2book.errors import AssetError, VerificationError
from seed2book.formats import pdf
from seed2book.press.palette import FOUR, profile
from seed2book.press.production import press
from seed2book.press.ticket import Imposition, Ticket
from seed2book.progress import silent
from seed2book.read.pixels import picture
from seed2book.typeset.book import PICTURES, Medium
from seed2book.typeset.print import print_book
from seed2book.typeset.theme import load_theme
from seed2book.verify.inks import foreign
from seed2book.verify.pressed import check_pressed

GRAY, FOUR_INKS = Ticket(gray=True), Ticket(cmyk=True)
# Whatever a theme may paint with: fills, strokes, gradients, shadows of groups, patterns, drawings.
COLOURFUL = """
<div style="background:linear-gradient(90deg,#f00,rgba(0,0,255,.5) 40%,lime);height:1cm"></div>
<div style="background:radial-gradient(red,blue);height:1cm"></div>
<div style="background:rgb(200,0,0);opacity:.5;border:2pt dashed teal;color:orange;height:1cm">半</div>
<div style="background:url(picture:SMALL) repeat;height:1cm"></div>
<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="30" height="20" fill="#c00"
 stroke="#00f"/><text x="2" y="12" fill="green">绿</text></svg>
"""


def some(mode: str, **options: object) -> bytes:
    grey = Image.linear_gradient("L")
    turned = [grey.rotate(90 * n) for n in range(len(mode))]
    file = io.BytesIO()
    (Image.merge(mode, turned) if len(mode) > 1 else grey).save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Pages with pictures of every kind and all that a theme may paint with."""
    return pages(COLOURFUL, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A short file in four inks."""
    plain = pdf.write(
        print_book(publication(), load_theme("bulletin")),
        tmp_path_factory.mktemp("short") / "plain.pdf",
        silent,
    )
    return press(plain.path.read_bytes(), Ticket(bleed_mm=3, cmyk=True)).data


def pages(markup: str, folder: Path) -> bytes:
    pictures = [
        picture(some("RGB", format="JPEG")),
        picture(some("CMYK", format="JPEG")),
        picture(some("RGB", format="PNG")),
        picture(some("RGBA", format="PNG")),
        picture(some("L", format="PNG")),
        picture(some("L", format="JPEG")),
    ]
    images = "".join(f'<p><img src="{PICTURES[Medium.PRINT]}{p.name}" alt="图"/></p>' for p in pictures)
    book = print_book(publication(), load_theme("book"))
    (sheet,) = book.sheets
    more = markup.replace("SMALL", pictures[2].name) + images
    book = replace(
        book,
        sheets=(replace(sheet, xhtml=sheet.xhtml.replace("</main>", f"<div>{more}</div></main>")),),
        pictures=tuple(pictures),
    )
    return pdf.write(book, folder / "plain.pdf", silent).path.read_bytes()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def spaces(data: bytes, tmp_path: Path) -> set[str]:
    (tmp_path / "a.pdf").write_bytes(data)
    return {space for _, space in foreign(tmp_path / "a.pdf", frozenset())}


def drawn(data: bytes) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield page.render(scale=0.5).to_pil().convert("RGB")


def test_the_file_to_read_has_the_colours_that_these_tests_take_away(plain: bytes, tmp_path: Path) -> None:
    assert {"DeviceRGB", "DeviceGray"} <= spaces(plain, tmp_path)
    with opened(plain) as document:
        kinds = {
            str(thing.get("/Subtype", thing.get("/ShadingType", thing.get("/PatternType", ""))))
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary)
        }
    assert {"/Form", "/Image", "2", "3"} <= kinds


def test_a_grey_file_has_black_ink_alone(plain: bytes, tmp_path: Path) -> None:
    pressed = press(plain, GRAY)
    assert spaces(pressed.data, tmp_path) == {"DeviceGray"}
    check_pressed(plain, tmp_path / "a.pdf", pressed.sides, pressed.layout, pressed.inks)


def test_it_looks_like_the_coloured_one_copied_in_black_and_white(plain: bytes) -> None:
    for colour, grey in zip(drawn(plain), drawn(press(plain, GRAY).data), strict=True):
        red, green, blue = (band.tobytes() for band in grey.split())
        assert red == green == blue
        wanted, found = colour.convert("L"), grey.convert("L")
        apart = [abs(one - other) for one, other in zip(wanted.tobytes(), found.tobytes(), strict=True)]
        assert sum(apart) / len(apart) < 2


def test_it_is_still_for_the_archive_and_for_screen_readers(tmp_path: Path) -> None:
    # What is half transparent, the renderer does not tag.
    plain = pages(COLOURFUL.replace("opacity:.5;", ""), tmp_path)
    ticket = Ticket(gray=True, bleed_mm=3, marks=True)
    (tmp_path / "a.pdf").write_bytes(press(plain, ticket).data)
    assert verapdf.faults(tmp_path / "a.pdf", "2a") == []
    assert verapdf.faults(tmp_path / "a.pdf", "ua1") == []


@pytest.mark.parametrize("ticket", [FOUR_INKS, Ticket(Imposition.BOOKLET, bleed_mm=3, marks=True, cmyk=True)])
def test_a_file_in_four_inks_is_one_for_a_print_shop(plain: bytes, ticket: Ticket, tmp_path: Path) -> None:
    pressed = press(plain, ticket)
    (tmp_path / "a.pdf").write_bytes(pressed.data)
    check_pressed(plain, tmp_path / "a.pdf", pressed.sides, pressed.layout, pressed.inks)
    assert pdfx.faults(tmp_path / "a.pdf") == []
    with opened(pressed.data) as document:
        (intent,) = document.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.read_bytes() == profile()
        for key in ("/StructTreeRoot", "/MarkInfo", "/Names", "/Outlines"):
            assert key not in document.Root, key
        assert not any("/Annots" in page.obj for page in document.pages)
        said = document.Root.Metadata.read_bytes().decode()
        assert "pdfaid" not in said
        assert "pdfuaid:part" not in said


def with_metadata(document: pikepdf.Pdf, key: str) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        del said[key]


def with_font_outside(document: pikepdf.Pdf) -> None:
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing["/FontFile2"]


def with_stream(document: pikepdf.Pdf, **said: Any) -> None:
    document.Root.Spoilt = document.make_stream(b"", **said)


def with_lzw(document: pikepdf.Pdf) -> None:
    document.Root.Spoilt = document.make_stream(b"")
    document.Root.Spoilt.write(b"\x80\x0b\x60\x50", filter=pikepdf.Name.LZWDecode)


# What spoils a good file, and which check is to notice it.
SPOILT: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "identity: no /Title": lambda d: d.docinfo.__delitem__("/Title"),
    "identity: Trapped": lambda d: d.docinfo.__setitem__("/Trapped", pikepdf.Name.Unknown),
    "identity: XMP says None": lambda d: with_metadata(d, "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"),
    "identity: XMP has no": lambda d: with_metadata(d, "{http://ns.adobe.com/xap/1.0/mm/}DocumentID"),
    "identity: no XMP": lambda d: d.Root.__delitem__("/Metadata"),
    "output_intent: 0 intents": lambda d: d.Root.__delitem__("/OutputIntents"),
    "output_intent: no profile": lambda d: d.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
    "output_intent: a profile": lambda d: d.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 3),
    "boxes: page 1 has not one": lambda d: d.pages[0].obj.__delitem__("/TrimBox"),
    "boxes: page 1 has a box": lambda d: d.pages[0].obj.__setitem__("/BleedBox", [9, 9, 99, 99]),
    "interaction: the catalogue": lambda d: d.Root.__setitem__("/AA", pikepdf.Dictionary()),
    "interaction: page 1 has an": lambda d: d.pages[0].obj.__setitem__(
        "/Annots", [pikepdf.Dictionary(Subtype=pikepdf.Name.Link)]
    ),
    "interaction: an action": lambda d: d.Root.__setitem__(
        "/Spoilt", pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://a.cn")
    ),
    "fonts: ": with_font_outside,
    "graphics: a transfer": lambda d: d.Root.__setitem__(
        "/Spoilt", pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, TR2=pikepdf.Name.Identity)
    ),
    "graphics: a blend mode": lambda d: d.Root.__setitem__(
        "/Spoilt", pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Mixed)
    ),
    "graphics: a halftone": lambda d: d.Root.__setitem__("/Spoilt", pikepdf.Dictionary(HalftoneType=6)),
    "streams: a stream in": with_lzw,
    "streams: a stream with": lambda d: with_stream(d, F="outside.bin"),
    "streams: PostScript": lambda d: with_stream(d, Subtype=pikepdf.Name.PS),
    "operators: page 1 has BX": lambda d: d.pages[0].contents_add(d.make_stream(b"BX EX")),
    "colours: page 1": lambda d: d.pages[0].contents_add(d.make_stream(b"1 0 0 rg")),
    "colours: object": lambda d: with_stream(d, ColorSpace=pikepdf.Name.DeviceRGB),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_each_thing_that_a_print_shop_would_send_back_is_noticed(
    fault: str, pressed: bytes, tmp_path: Path
) -> None:
    with opened(pressed) as document:
        SPOILT[fault](document)
        # As it is: a coding that PDF/X forbids would be changed for another.
        kept = pikepdf.StreamDecodeLevel.none
        document.save(
            tmp_path / "a.pdf", stream_decode_level=kept, compress_streams=False, fix_metadata_version=False
        )
    found = pdfx.faults(tmp_path / "a.pdf")
    assert [one for one in found if one.startswith(fault)], found


@pytest.mark.parametrize(
    "spoilt",
    [{"force_version": "1.7"}, {"encryption": pikepdf.Encryption(owner="a", user="")}],
    ids=["later", "encrypted"],
)
def test_a_later_or_an_encrypted_file_is_noticed(spoilt: Any, pressed: bytes, tmp_path: Path) -> None:
    with opened(pressed) as document:
        document.save(tmp_path / "a.pdf", **spoilt)
    assert [fault for fault in pdfx.faults(tmp_path / "a.pdf") if fault.startswith("file: ")]


def test_another_interpreter_finds_black_ink_alone_on_pages_of_text_and_marks_on_every_plate(
    tmp_path: Path,
) -> None:
    plain = pdf.write(print_book(publication(), load_theme("book")), tmp_path / "plain.pdf", silent)
    covered = ink_covered(press(plain.path.read_bytes(), Ticket(bleed_mm=3, cmyk=True)).data, tmp_path)
    assert len(covered) == plain.pages
    assert {inks[:3] for inks in covered} == {(0.0, 0.0, 0.0)}
    assert max(black for *_, black in covered) > 0.01
    marked = ink_covered(press(plain.path.read_bytes(), Ticket(marks=True, cmyk=True)).data, tmp_path)
    for cyan, magenta, yellow, black in marked:
        assert 0 < cyan == magenta == yellow <= black


def ink_covered(data: bytes, folder: Path) -> list[tuple[float, ...]]:
    """How much of each page Ghostscript covers with cyan, magenta, yellow and black."""
    if not shutil.which("gs"):
        lacking("Ghostscript is not installed (apt-get install ghostscript)")
    (folder / "inks.pdf").write_bytes(data)
    command = ["gs", "-q", "-dPDFSTOPONERROR", "-sDEVICE=inkcov", "-o", "-", str(folder / "inks.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [tuple(map(float, line.split()[:4])) for line in done.stdout.splitlines()]


def test_its_text_is_in_black_ink_and_nothing_else(plain: bytes) -> None:
    with opened(press(plain, FOUR_INKS).data) as document:
        inks: set[tuple[float, ...]] = set()
        for page in list(document.pages)[:6]:
            current: tuple[float, ...] = (0, 0, 0, 1)
            for step in pikepdf.parse_content_stream(page, "k Tj TJ"):
                if str(step.operator) == "k":
                    current = tuple(float(ink) for ink in step.operands)
                else:
                    inks.add(current)
    assert (0, 0, 0, 1) in inks
    assert {ink[:3] for ink in inks} == {(0, 0, 0)}


def test_red_is_of_magenta_and_yellow() -> None:
    assert FOUR.tone("rgb", (1, 0, 0)) == (0, 1, 1, 0)
    cyan, magenta, yellow, black = FOUR.tone("rgb", (0.78, 0, 0))
    assert (cyan, magenta, yellow) == (0, 1, 1)
    assert black == pytest.approx(0.22)


def test_other_colours_are_those_of_the_profile() -> None:
    cyan, magenta, yellow, _ = FOUR.tone("rgb", (0, 0.4, 0.8))
    assert cyan > 0.7 > magenta > yellow


def test_no_place_gets_more_ink_than_paper_holds() -> None:
    worst = Image.effect_noise((64, 64), 99)
    mixed = FOUR.picture(Image.merge("RGB", [worst, worst.rotate(90), worst.rotate(180)]))
    pixels = list(zip(*(band.tobytes() for band in mixed.split()), strict=True))
    assert max(sum(inks) for inks in pixels) <= 3.05 * 255


def test_pictures_look_the_same_in_four_inks(plain: bytes) -> None:
    before = dict(enumerate(drawn(plain)))
    after = dict(enumerate(drawn(press(plain, FOUR_INKS).data)))
    assert before.keys() == after.keys()
    for page, image in before.items():
        # PDFium mixes inks without a profile, so colours shift; light and dark do not change over.
        wanted, found = (list(i.convert("L").resize((9, 12)).tobytes()) for i in (image, after[page]))
        assert max(abs(one - other) for one, other in zip(wanted, found, strict=True)) < 70


def test_a_colour_that_was_left_is_noticed(plain: bytes, tmp_path: Path) -> None:
    pressed = press(plain, GRAY)
    with opened(pressed.data) as document:
        page = document.pages[2]
        page.contents_add(document.make_stream(b"1 0 0 rg"))
        document.save(tmp_path / "a.pdf")
    with pytest.raises(VerificationError, match=r"page 3 has a colour in DeviceRGB"):
        check_pressed(plain, tmp_path / "a.pdf", pressed.sides, pressed.layout, pressed.inks)


def test_a_colour_without_a_rule_is_an_error_that_names_it(plain: bytes) -> None:
    with opened(plain) as document:
        space = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary(WhitePoint=[0.96, 1, 0.83])])
        document.pages[0].obj.Resources.ColorSpace = pikepdf.Dictionary(lab=space)
        document.pages[0].contents_add(document.make_stream(b"/lab cs 50 10 10 sc"))
        file = io.BytesIO()
        document.save(file)
    with pytest.raises(AssetError, match="a colour in the space Lab"):
        press(file.getvalue(), GRAY)


def test_the_profile_is_one_of_four_inks_for_a_press() -> None:
    inks = ImageCms.ImageCmsProfile(io.BytesIO(profile())).profile
    assert (inks.device_class.strip(), inks.xcolor_space.strip()) == ("prtr", "CMYK")
