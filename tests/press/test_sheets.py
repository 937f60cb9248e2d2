"""Real booklets: the page numbers in their places, the paper, the creep, and what is refused."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from real_tools import lacking
from seed2book.errors import UsageError, VerificationError
from seed2book.paper_sizes import size_mm
from seed2book.press.production import Pressed, press
from seed2book.press.ticket import Duplex, Imposition, Ticket
from seed2book.verify.pressed import check_pressed

MM = 72 / 25.4
A5, A4, A3 = (148 * MM, 210 * MM), (210 * MM, 297 * MM), (297 * MM, 420 * MM)
BOOKLET, TWO_UP = Imposition.BOOKLET, Imposition.TWO_UP
Place = tuple[float, float]


@cache
def numbered(pages: int, size: tuple[float, float] = A5) -> bytes:
    """A PDF whose pages say their number, `p7`, in the middle."""
    document = pikepdf.Pdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for number in range(1, pages + 1):
        page = document.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        text = f"BT /F 24 Tf {size[0] / 2:.2f} {size[1] / 2:.2f} Td (p{number}) Tj ET"
        page.obj.Contents = document.make_stream(text.encode())
        page.obj.TrimBox = page.mediabox
    document.docinfo["/Title"] = "numbers"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def positions(data: bytes) -> list[dict[str, Place]]:
    """Where each number stands on each side, in points from the lower left."""
    sides = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text, found = page.get_textpage(), {}
            whole = text.get_text_range()
            for at, character in enumerate(whole):
                if character == "p":
                    left, bottom, *_ = text.get_charbox(at)
                    found[whole[at:].split()[0].split("p")[1]] = (left, bottom)
            sides.append(found)
    return sides


def size(data: bytes) -> tuple[float, float]:
    with pypdfium2.PdfDocument(data) as document:
        sizes = {page.get_size() for page in document}
    (only,) = sizes
    return float(only[0]), float(only[1])


def verified(data: bytes, ticket: Ticket, tmp_path: Path) -> Pressed:
    pressed = press(data, ticket)
    (tmp_path / "pressed.pdf").write_bytes(pressed.data)
    check_pressed(data, tmp_path / "pressed.pdf", pressed.sides, pressed.layout, pressed.inks)
    return pressed


def halves(data: bytes) -> list[tuple[str | None, str | None]]:
    """The number on the left and on the right half of each side."""
    middle = size(data)[0] / 2
    sides = []
    for side in positions(data):
        left = [number for number, (x, _) in side.items() if x < middle]
        right = [number for number, (x, _) in side.items() if x >= middle]
        assert len(left) <= 1
        assert len(right) <= 1
        sides.append((left[0] if left else None, right[0] if right else None))
    return sides


def test_27_pages_of_a5_become_a_booklet_on_a4(tmp_path: Path) -> None:
    pressed = verified(numbered(27), Ticket(BOOKLET), tmp_path)
    assert size(pressed.data) == pytest.approx((296 * MM, 210 * MM), abs=0.1)
    assert pressed.sheets == 7
    sides = halves(pressed.data)
    assert len(sides) == 14
    assert sides[:4] == [(None, "1"), ("2", "27"), ("26", "3"), ("4", "25")]
    assert sides[-1] == ("14", "15")


def test_pages_of_a4_become_a_booklet_on_a3(tmp_path: Path) -> None:
    pressed = verified(numbered(6, A4), Ticket(BOOKLET), tmp_path)
    assert size(pressed.data) == pytest.approx((A3[1], A3[0]), abs=0.1)
    assert halves(pressed.data) == [(None, "1"), ("2", None), ("6", "3"), ("4", "5")]


def test_two_up_puts_them_beside_each_other(tmp_path: Path) -> None:
    pressed = verified(numbered(5), Ticket(TWO_UP), tmp_path)
    assert halves(pressed.data) == [("1", "2"), ("3", "4"), ("5", None)]


def test_signatures_are_folded_one_by_one(tmp_path: Path) -> None:
    pressed = verified(numbered(16), Ticket(BOOKLET, signature=2), tmp_path)
    assert halves(pressed.data)[4:6] == [("16", "9"), ("10", "15")]


def test_pages_of_inner_sheets_stand_nearer_to_the_fold() -> None:
    flat = positions(press(numbered(16), Ticket(BOOKLET, creep_mm=0)).data)
    crept = positions(press(numbered(16), Ticket(BOOKLET, creep_mm=0.5)).data)
    for side, number, direction in ((0, "1", 0), (2, "3", -1), (2, "14", 1), (6, "7", -3), (7, "8", 3)):
        moved = crept[side][number][0] - flat[side][number][0]
        assert moved == pytest.approx(direction * 0.5 * MM, abs=0.01), number
    usual = positions(press(numbered(16), Ticket(BOOKLET)).data)
    assert usual[6]["7"][0] - flat[6]["7"][0] == pytest.approx(-3 * 0.1 * MM, abs=0.01)


def test_a_booklet_for_a_printer_that_turns_long_edges_has_its_backs_on_their_heads(tmp_path: Path) -> None:
    pressed = verified(numbered(8), Ticket(BOOKLET, duplex=Duplex.LONG), tmp_path)
    assert halves(pressed.data) == [("8", "1"), ("7", "2"), ("6", "3"), ("5", "4")]
    with opened(pressed.data) as document:
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_larger_paper_has_them_in_its_middle(tmp_path: Path) -> None:
    pressed = verified(numbered(4), Ticket(BOOKLET, sheet_mm=size_mm("SRA4")), tmp_path)
    assert size(pressed.data) == pytest.approx((320 * MM, 225 * MM), abs=0.1)
    x, y = positions(pressed.data)[0]["1"]
    assert x == pytest.approx((160 + 74) * MM, abs=2)
    assert y == pytest.approx(225 / 2 * MM, abs=6)


def test_two_up_makes_pages_smaller_for_small_paper_and_a_booklet_never(tmp_path: Path) -> None:
    pressed = verified(numbered(3, A4), Ticket(TWO_UP, sheet_mm=size_mm("A4")), tmp_path)
    assert size(pressed.data) == pytest.approx((A4[1], A4[0]), abs=0.1)
    with pytest.raises(
        UsageError, match=r"two pages of 210 by 297 mm do not fit on a sheet of 210 by 297 mm"
    ):
        press(numbered(3, A4), Ticket(BOOKLET, sheet_mm=size_mm("A4")))
    with pytest.raises(UsageError, match="do not fit"):
        press(numbered(3, A4), Ticket(TWO_UP, sheet_mm=size_mm("A5")))


def test_the_print_dialogue_is_set_for_a_booklet() -> None:
    with opened(press(numbered(8), Ticket(BOOKLET, copies=200)).data) as document:
        wishes = document.Root.ViewerPreferences
        assert wishes.PrintScaling == "/None"
        assert wishes.Duplex == "/DuplexFlipShortEdge"
        assert wishes.PickTrayByPDFSize
        assert wishes.NumCopies == 200
        for page in document.pages:
            assert list(page.trimbox) == list(page.mediabox)


def test_bleed_and_marks_stand_outside_of_the_page(tmp_path: Path) -> None:
    pressed = verified(numbered(3), Ticket(bleed_mm=3, marks=True), tmp_path)
    with opened(pressed.data) as document:
        for page in document.pages:
            trim, bleed, media = (
                [float(edge) / MM for edge in box] for box in (page.trimbox, page.bleedbox, page.mediabox)
            )
            assert trim == pytest.approx([0, 0, 148, 210], abs=0.01)
            assert bleed == pytest.approx([-3, -3, 151, 213], abs=0.01)
            assert media == pytest.approx([-8, -8, 156, 218], abs=0.01)
            lines = [
                [float(edge) / MM for edge in drawn.operands]
                for drawn in pikepdf.parse_content_stream(page, "m l")
            ]
            assert len(lines) == 16
            for x, y in lines:
                assert x < -2.99 or x > 150.99 or y < -2.99 or y > 212.99, "a mark in the bleed"
                assert -8.01 <= x <= 156.01
                assert -8.01 <= y <= 218.01


def test_marks_of_a_folded_sheet_show_the_fold() -> None:
    with opened(press(numbered(4), Ticket(BOOKLET, marks=True)).data) as document:
        across = [float(d.operands[0]) / MM for d in pikepdf.parse_content_stream(document.pages[0], "m")]
    assert len([x for x in across if abs(x - 148) < 0.01]) == 2


def test_the_same_pages_give_the_same_bytes() -> None:
    for ticket in (Ticket(BOOKLET), Ticket(bleed_mm=3, marks=True), Ticket(gray=True), Ticket(cmyk=True)):
        assert press(numbered(9), ticket).data == press(numbered(9), ticket).data


def test_qpdf_finds_no_fault_in_them(tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        lacking("qpdf is not installed (apt-get install qpdf)")
    for ticket in (Ticket(BOOKLET), Ticket(TWO_UP, gray=True), Ticket(bleed_mm=3, marks=True, cmyk=True)):
        (tmp_path / "a.pdf").write_bytes(press(numbered(9), ticket).data)
        done = subprocess.run(
            ["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("fault", ["a page lost", "a page twice", "two pages changed over", "a side lost"])
def test_what_went_wrong_on_a_sheet_is_noticed(fault: str, tmp_path: Path) -> None:
    pressed = press(numbered(8), Ticket(BOOKLET))
    with opened(pressed.data) as document:
        drawn = document.pages[0].obj.Resources.XObject
        if fault == "a page lost":
            document.pages[0].obj.Contents = document.make_stream(b"")
        elif fault == "a page twice":
            drawn["/L"] = drawn["/R"]
        elif fault == "two pages changed over":
            drawn["/L"], drawn["/R"] = drawn["/R"], drawn["/L"]
        else:
            del document.pages[3]
        document.save(tmp_path / "broken.pdf")
    with pytest.raises(VerificationError):
        check_pressed(numbered(8), tmp_path / "broken.pdf", pressed.sides, pressed.layout, ())


@pytest.mark.parametrize(
    ("ticket", "words"),
    [
        (Ticket(gray=True, cmyk=True), "--gray and --cmyk"),
        (Ticket(BOOKLET, attach_sources=True), "--attach-sources"),
        (Ticket(cmyk=True, attach_sources=True), "--attach-sources"),
        (Ticket(sheet_mm=(297, 420)), "sheet"),
        (Ticket(TWO_UP, creep_mm=1), "creep"),
        (Ticket(signature=4), "signature"),
    ],
)
def test_what_does_not_go_together_is_refused(ticket: Ticket, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ticket.check()


def test_a_creep_that_would_put_text_over_the_fold_is_refused() -> None:
    with pytest.raises(UsageError, match="--creep: the innermost pages would move by 20 mm") as caught:
        press(numbered(16), Ticket(BOOKLET, creep_mm=20 / 3))
    assert "--signature 4" in caught.value.hint
    assert press(numbered(16), Ticket(BOOKLET, creep_mm=20 / 3, signature=1)).sheets == 4


def test_what_goes_together_is_not() -> None:
    for ticket in (Ticket(), Ticket(BOOKLET, gray=True, marks=True), Ticket(gray=True, attach_sources=True)):
        ticket.check()
