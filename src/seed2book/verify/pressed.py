"""A file for the press, read back from disk, against the file to read that it was made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from seed2book.errors import VerificationError
from seed2book.press.imposition import Side
from seed2book.press.sheets import Layout
from seed2book.verify.inks import foreign
from seed2book.verify.letters import printed

_HINT = (
    "this is a fault of seed2book: please report it; the new file was thrown away, a former one is untouched"
)


def check_pressed(
    plain: bytes, path: Path, sides: Sequence[Side], layout: Layout | None, inks: Iterable[str]
) -> None:
    """Checks that every page of `plain` stands in the file at `path` once, in its place, and in these inks.

    `sides` are the sides of its sheets, one for each of its pages, none where it has the pages of `plain`
    themselves. `inks` are the spaces of colour that it may use (`DeviceGray`), none where any will do.

    Raises:
        VerificationError: a page is missing, altered or elsewhere, or a colour is not of these inks.
    """
    try:
        with pypdfium2.PdfDocument(plain) as wanted, pypdfium2.PdfDocument(path) as found:
            texts = [_letters(page, None) for page in wanted]
            places = list(_places(sides, layout)) or [(n, n, None) for n in range(len(texts))]
            _check_count(sorted(page for page, _, _ in places if page is not None), len(texts), path)
            for page, sheet, box in places:
                expected = texts[page] if page is not None else Counter()
                if _letters(found[sheet], box) != expected:
                    what = f"page {page + 1}" if page is not None else "a blank"
                    raise VerificationError(
                        f"{path.name}: {what} is not as it should be on side {sheet + 1}", _HINT
                    )
            if len(found) != (len(sides) or len(texts)):
                raise VerificationError(f"{path.name}: there are {len(found)} sides in the file", _HINT)
    except pypdfium2.PdfiumError as error:
        raise VerificationError(f"{path.name}: cannot be opened as a PDF: {error}", _HINT) from error
    if allowed := frozenset(inks):
        for place, space in foreign(path, allowed):
            raise VerificationError(f"{path.name}: {place} has a colour in {space}", _HINT)


Box = tuple[float, float, float, float]


def _places(sides: Sequence[Side], layout: Layout | None) -> Iterable[tuple[int | None, int, Box | None]]:
    """Gives each half of each side: its page, the side, and its box there, in points from the lower left."""
    if layout is None:
        return
    for number, side in enumerate(sides):
        for page, on_right in ((side.left, False), (side.right, True)):
            a, _, _, d, x, y = layout.matrix(side, on_right)
            corners = ((x, x + a * layout.page_width), (y, y + d * layout.page_height))
            (left, right), (bottom, top) = map(sorted, corners)
            yield page, number, (left, bottom, right, top)


def _check_count(placed: Sequence[int], pages: int, path: Path) -> None:
    if list(placed) != list(range(pages)):
        raise VerificationError(f"{path.name}: not every page is placed once: {placed}", _HINT)


def _letters(page: Any, box: Box | None) -> Counter[str]:
    """Gives the characters in a box of a page, or on all of it, and how often each is there."""
    text = page.get_textpage()
    try:
        return Counter(printed(text.get_text_bounded(*box) if box else text.get_text_bounded()))
    finally:
        text.close()
        page.close()
