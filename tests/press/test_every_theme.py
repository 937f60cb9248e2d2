"""Every theme on every kind of sheet, rendered: each page looks as it does to read, in its place."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

import generated
from printed import printed
from seed2book.model import Brief, Metadata
from seed2book.press.production import press
from seed2book.press.ticket import Duplex, Imposition, Ticket
from seed2book.typeset.theme import load_theme, theme_names
from seed2book.verify.pressed import check_pressed

BOOKLET, TWO_UP = Imposition.BOOKLET, Imposition.TWO_UP
# A millimetre is a pixel and a half, so that marks and bleed are whole ones.
DPI = 38.1
# Pages that are the same differ by the rounding of a pixel; two of a book, by their lines, by far more.
ALIKE = 7.0
A4 = (210, 297)


@pytest.fixture(scope="module", params=theme_names())
def plain(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    brief = Brief(secrecy="内部资料", number="0012", office="青石镇党政办公室", copies="120")
    facts = Metadata(date="2022-12-01", issue="3", publisher="青石镇文化站", brief=brief)
    book = replace(generated.publication(3, articles=4), metadata=facts)
    theme = load_theme(str(request.param))
    return printed(book, theme, tmp_path_factory.mktemp(theme.name) / "plain.pdf").path.read_bytes()


def drawn(data: bytes, scale: float = 1) -> list[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.render(scale=scale * DPI / 72).to_pil().convert("L") for page in document]


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures differ, 0 to 255 on the average of those places where either has ink.

    A pixel to any side is no difference: the edge of a page does not fall on one.
    """
    size = min(one.width, other.width) - 2, min(one.height, other.height) - 2
    first, second = (image.filter(ImageFilter.GaussianBlur(2)) for image in (one, other))
    middle = first.crop((1, 1, size[0] + 1, size[1] + 1))
    return min(
        _unlike(middle, second.crop((x, y, size[0] + x, size[1] + y))) for x, y in product(range(3), repeat=2)
    )


def _unlike(one: Image.Image, other: Image.Image) -> float:
    ink = ImageChops.darker(one, other).point(lambda value: 255 * (value < 250))
    return float(ImageStat.Stat(ImageChops.difference(one, other), ink).mean[0]) if ink.getbbox() else 0.0


def halves(sheet: Image.Image) -> tuple[Image.Image, Image.Image]:
    middle = sheet.width / 2
    return sheet.crop((0, 0, round(middle), sheet.height)), sheet.crop((round(middle), 0, *sheet.size))


def blank(page: Image.Image) -> Image.Image:
    return Image.new("L", page.size, 255)


def order(pages: int) -> list[tuple[int, int]]:
    """The pages of a booklet, from 1, on the left and right of each side, as anybody folds one."""
    last = -(-pages // 4) * 4
    return [pair for n in range(1, last // 2, 2) for pair in ((last + 1 - n, n), (n + 1, last - n))]


def assert_placed(
    sheets: Sequence[Image.Image], pairs: Sequence[tuple[int, int]], pages: Sequence[Image.Image]
) -> None:
    assert len(sheets) == len(pairs)
    for sheet, pair in zip(sheets, pairs, strict=True):
        for half, number in zip(halves(sheet), pair, strict=True):
            wanted = pages[number - 1] if number <= len(pages) else blank(pages[0])
            assert difference(half, wanted) < ALIKE, number


def test_pages_that_differ_are_told_apart(plain: bytes) -> None:
    first, *others = drawn(plain)
    filled = [page for page in others if difference(page, blank(page))]
    assert filled
    assert min(difference(first, page) for page in filled) > 2 * ALIKE


def test_a_booklet_shows_every_page_in_the_place_where_it_is_read(plain: bytes, tmp_path: Path) -> None:
    pressed = press(plain, Ticket(BOOKLET))
    pages = drawn(plain)
    assert_placed(drawn(pressed.data), order(len(pages)), pages)
    (tmp_path / "booklet.pdf").write_bytes(pressed.data)
    check_pressed(plain, tmp_path / "booklet.pdf", pressed.sides, pressed.layout, pressed.inks)


def test_one_for_long_edges_has_its_backs_on_their_heads(plain: bytes) -> None:
    sheets = drawn(press(plain, Ticket(BOOKLET, duplex=Duplex.LONG)).data)
    turned = [sheet.rotate(180) if number % 2 else sheet for number, sheet in enumerate(sheets)]
    pages = drawn(plain)
    assert_placed(turned, order(len(pages)), pages)


def test_two_up_shows_two_pages_beside_each_other(plain: bytes) -> None:
    pages = drawn(plain)
    pairs = [(number, number + 1) for number in range(1, len(pages) + 1, 2)]
    assert_placed(drawn(press(plain, Ticket(TWO_UP)).data), pairs, pages)


def test_two_up_on_a4_shows_them_as_large_as_fits(plain: bytes) -> None:
    sheets = drawn(press(plain, Ticket(TWO_UP, sheet_mm=A4)).data)
    (width, height), page = sheets[0].size, drawn(plain)[0]
    assert (width, height) == pytest.approx((297 / 25.4 * DPI, 210 / 25.4 * DPI), abs=1)
    scale = min(1, width / 2 / page.width, height / page.height)
    small = drawn(plain, scale)
    across, down = (width - 2 * small[0].width) / 2, (height - small[0].height) / 2
    area = (round(across), round(down), round(width - across), round(height - down))
    pairs = [(number, number + 1) for number in range(1, len(small) + 1, 2)]
    assert_placed([sheet.crop(area) for sheet in sheets], pairs, small)


def test_bleed_and_marks_stand_around_a_page_that_is_as_it_was(plain: bytes) -> None:
    data = press(plain, Ticket(bleed_mm=3, marks=True)).data
    room = 8 / 25.4 * DPI
    for sheet, page in zip(drawn(data), drawn(plain), strict=True):
        assert sheet.width == pytest.approx(page.width + 2 * room, abs=2)
        inside = sheet.crop((round(room), round(room), round(room) + page.width, round(room) + page.height))
        assert difference(inside, page) < ALIKE
        corner = sheet.crop((0, 0, round(room), round(2 * room)))
        assert difference(corner, blank(corner)), "no mark"


@pytest.mark.parametrize("ticket", [Ticket(gray=True), Ticket(cmyk=True)], ids=Ticket.name_zh)
def test_in_other_inks_a_page_looks_like_itself(ticket: Ticket, plain: bytes) -> None:
    for inked, page in zip(drawn(press(plain, ticket).data), drawn(plain), strict=True):
        # Red is not as dark in inks as on a screen.
        assert difference(inked, page) < 2 * ALIKE


def test_the_dialogue_turns_the_paper_where_it_is_asked_to(plain: bytes) -> None:
    for edge, wanted in ((Duplex.LONG, "/DuplexFlipLongEdge"), (Duplex.SHORT, "/DuplexFlipShortEdge")):
        with pikepdf.open(io.BytesIO(press(plain, Ticket(duplex=edge)).data)) as document:
            assert document.Root.ViewerPreferences.Duplex == wanted
