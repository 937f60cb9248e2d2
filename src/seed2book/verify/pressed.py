"""A file for the press, read back from disk, against the file to read that it was made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from seed2book.errors import VerificationError
from seed2book.messages import _, deferred
from seed2book.press.imposition import Side
from seed2book.press.sheets import Layout
from seed2book.verify.inks import foreign
from seed2book.verify.letters import printed

_HINT = deferred(
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
            texts = [_letters(page, [None])[0] for page in wanted]
            places = _places(sides, layout) if layout else _alone(len(texts))
            placed = sorted(page for side in places for page, _box in side if page is not None)
            if placed != list(range(len(texts))):
                raise VerificationError(
                    _("{file}: not every page is placed once: {placed}").format(
                        file=path.name, placed=placed
                    ),
                    _(_HINT),
                )
            if len(found) != len(places):
                raise VerificationError(
                    _("{file}: there are {number} sides in the file").format(
                        file=path.name, number=len(found)
                    ),
                    _(_HINT),
                )
            for number, side in enumerate(places):
                read = _letters(found[number], [box for _page, box in side])
                for (page, _box), letters in zip(side, read, strict=True):
                    if letters != (Counter() if page is None else texts[page]):
                        what = _("a blank") if page is None else _("page {number}").format(number=page + 1)
                        raise VerificationError(
                            _("{file}: {what} is not as it should be on side {side}").format(
                                file=path.name, what=what, side=number + 1
                            ),
                            _(_HINT),
                        )
    except pypdfium2.PdfiumError as error:
        raise VerificationError(
            _("{file}: cannot be opened as a PDF: {error}").format(file=path.name, error=error), _(_HINT)
        ) from error
    if allowed := frozenset(inks):
        for place, space in foreign(path, allowed):
            raise VerificationError(
                _("{file}: {place} has a colour in {space}").format(file=path.name, place=place, space=space),
                _(_HINT),
            )


Box = tuple[float, float, float, float]


Place = tuple[int | None, Box | None]
"""A page, from 0, and its box; None for a blank, and for all of a side."""


def _alone(pages: int) -> list[list[Place]]:
    return [[(page, None)] for page in range(pages)]


def _places(sides: Sequence[Side], layout: Layout) -> list[list[Place]]:
    """Gives for each side the pages on its halves, and their boxes there, in points from the lower left."""
    places: list[list[Place]] = []
    for side in sides:
        halves: list[Place] = []
        for page, on_right in ((side.left, False), (side.right, True)):
            a, _, _, d, x, y = layout.matrix(side, on_right)
            left, right = sorted((x, x + a * layout.page_width))
            bottom, top = sorted((y, y + d * layout.page_height))
            halves.append((page, (left, bottom, right, top)))
        places.append(halves)
    return places


def _letters(page: Any, boxes: Sequence[Box | None]) -> list[Counter[str]]:
    """Gives the characters in each box of a page, None for all of it, and how often each is there."""
    text = page.get_textpage()
    try:
        return [Counter(printed(text.get_text_bounded(*(box or ())))) for box in boxes]
    finally:
        text.close()
        page.close()
