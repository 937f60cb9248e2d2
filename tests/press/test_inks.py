"""Files in black ink alone and in four inks: the colours of pages, forms, pictures, patterns and shadings."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

import verapdf
from publications import publication
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
    """What PDF/X-4 (ISO 15930-7) asks for, one thing after the other."""
    pressed = press(plain, ticket)
    assert spaces(pressed.data, tmp_path) <= {"DeviceGray", "DeviceCMYK"}
    check_pressed(plain, tmp_path / "a.pdf", pressed.sides, pressed.layout, pressed.inks)
    with opened(pressed.data) as document:
        (intent,) = document.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == profile()
        assert document.docinfo["/Trapped"] == "/False"
        assert {"/Title", "/CreationDate", "/ModDate"} <= set(document.docinfo.keys())
        assert len(document.trailer.ID) == 2
        assert document.pdf_version == "1.6"
        assert not document.is_encrypted
        for key in ("/StructTreeRoot", "/MarkInfo", "/OpenAction", "/AA", "/Names", "/Outlines"):
            assert key not in document.Root, key
        for page in document.pages:
            trim, bleed, media = (
                [float(edge) for edge in box] for box in (page.trimbox, page.bleedbox, page.mediabox)
            )
            assert "/TrimBox" in page.obj
            assert "/ArtBox" not in page.obj
            assert "/Annots" not in page.obj
            assert all(m <= b <= t for m, b, t in zip(media[:2], bleed[:2], trim[:2], strict=True))
            assert all(m >= b >= t for m, b, t in zip(media[2:], bleed[2:], trim[2:], strict=True))
        said = document.Root.Metadata.read_bytes().decode()
        assert "PDF/X-4" in said
        assert "pdfaid" not in said
        assert "pdfuaid:part" not in said
        assert "/Filter" not in document.Root.Metadata
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            assert metadata["pdf:Trapped"] == "False"
            assert metadata["{http://ns.adobe.com/xap/1.0/mm/}DocumentID"].startswith("urn:uuid:")
            assert metadata["dc:title"] == str(document.docinfo["/Title"])


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
