"""The steps from a file to read to one for the press, in their order."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from seed2book.errors import UsageError
from seed2book.messages import _
from seed2book.paper_sizes import POINTS_A_MM, points
from seed2book.press import boxes, identity, sheets, viewer
from seed2book.press.imposition import Side, booklet, two_up
from seed2book.press.ticket import Duplex, Imposition, Ticket

# A sheet of office paper, 80 g/m2.
CREEP_MM = 0.1
# Two A4 pages on A4: what a proof-reader still reads.
_LEAST_SCALE = 0.7
# The blank beside the fold is wider than this on the pages of every theme.
_MOST_CREEP_MM = 10


@dataclass(frozen=True, slots=True)
class Pressed:
    """A file for the press: its bytes, and where its pages went, with one side for each page of the file.

    `sheets` counts the sheets of paper; 0 where each page has one of its own. `inks` are the spaces of colour
    that it may use; any where there is none.
    """

    data: bytes
    sides: tuple[Side, ...] = ()
    layout: sheets.Layout | None = None
    sheets: int = 0
    inks: tuple[str, ...] = ()


def press(data: bytes, ticket: Ticket) -> Pressed:
    """Gives what becomes of a finished PDF under this ticket. The same bytes give the same bytes.

    Raises:
        UsageError: the pages do not fit on the paper, or would be pushed over the fold.
        AssetError: the profile of the inks is missing, or something is drawn in a colour without a rule.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        sides: tuple[Side, ...] = ()
        layout = None
        duplex = ticket.duplex
        pressed = document
        if ticket.impose:
            folded = ticket.impose is Imposition.BOOKLET
            # A sheet across is turned at its short edge, as a page of a book is at its fold.
            duplex = duplex or (Duplex.SHORT if folded else None)
            count = len(document.pages)
            sides = booklet(count, ticket.signature) if folded else two_up(count)
            layout = _layout(document, ticket, turned=folded and duplex is Duplex.LONG)
            _check_creep(sides, layout)
            pressed = sheets.placed(document, sides, layout)
            identity.take_over(document, pressed)
        if ticket.bleed_mm is not None or ticket.marks:
            bleed = (ticket.bleed_mm or 0) * POINTS_A_MM
            folded = ticket.impose is Imposition.BOOKLET
            boxes.widen(pressed, bleed, marks=ticket.marks, folded=folded, inks=ticket.cmyk)
        if ticket.gray or ticket.cmyk:
            _ink(pressed, ticket)
        viewer.prefer(pressed, duplex, ticket.copies)
        file = io.BytesIO()
        pressed.remove_unreferenced_resources()
        pressed.save(
            file,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            # PDF/X-4 knows no later one, and nothing in the file is of a later one.
            force_version="1.6" if ticket.cmyk else "",
        )
    both = 2 if duplex else 1
    return Pressed(file.getvalue(), sides, layout, -(-len(sides) // both), _inks(ticket))


def _inks(ticket: Ticket) -> tuple[str, ...]:
    if ticket.gray:
        return ("DeviceGray",)
    # A picture in grey stays so: to a press that is black ink.
    return ("DeviceGray", "DeviceCMYK") if ticket.cmyk else ()


def _ink(pressed: pikepdf.Pdf, ticket: Ticket) -> None:
    # Imported when used: a booklet in colour needs no tools for pictures and profiles.
    from seed2book.press import inks, intent
    from seed2book.press.palette import FOUR, GRAY

    inks.convert(pressed, FOUR if ticket.cmyk else GRAY)
    if ticket.cmyk:
        intent.declare(pressed)


def _check_creep(sides: Sequence[Side], layout: sheets.Layout) -> None:
    """Refuses a creep that would push the innermost pages' text over the fold."""
    moved = max((side.depth for side in sides), default=0) * layout.creep / POINTS_A_MM
    if moved > _MOST_CREEP_MM:
        raise UsageError(
            _(
                "--creep: the innermost pages would move by {moved:.0f} mm; more than {most} mm "
                "puts them over the fold"
            ).format(moved=moved, most=_MOST_CREEP_MM),
            _("0.1mm suits office paper, 0.15mm thicker paper; --signature 4 folds fewer sheets together"),
        )


def _layout(document: pikepdf.Pdf, ticket: Ticket, *, turned: bool) -> sheets.Layout:
    left, bottom, right, top = (float(edge) for edge in document.pages[0].trimbox)
    folded = ticket.impose is Imposition.BOOKLET
    creep = (CREEP_MM if ticket.creep_mm is None else ticket.creep_mm) * POINTS_A_MM if folded else 0
    return sheets.layout(
        (right - left, top - bottom),
        points(ticket.sheet_mm) if ticket.sheet_mm else None,
        creep=creep,
        turned=turned,
        least_scale=1 if folded else _LEAST_SCALE,
    )
