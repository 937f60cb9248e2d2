"""Pages placed on sheets of paper: each is drawn where the imposition wants it, as it is, or smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from seed2book.errors import UsageError
from seed2book.messages import _
from seed2book.press.imposition import Side

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """How two pages stand on a sheet, in points.

    `turned`: the back of each sheet stands on its head, for a printer that turns sheets at their long edge.
    """

    width: float
    height: float
    page_width: float
    page_height: float
    scale: float
    creep: float
    turned: bool

    def matrix(self, side: Side, on_right: bool) -> Matrix:
        """Gives where a page of this side goes (ISO 32000-1, 8.3.4): the two meet in the middle of the sheet.

        The pages of inner sheets stand nearer to the fold, since the fore edge of a folded booklet is cut
        straight and takes more of them.
        """
        shift = side.depth * self.creep
        left = self.width / 2 + (-shift if on_right else shift - self.page_width * self.scale)
        bottom = (self.height - self.page_height * self.scale) / 2
        if self.turned and side.back:
            return (-self.scale, 0, 0, -self.scale, self.width - left, self.height - bottom)
        return (self.scale, 0, 0, self.scale, left, bottom)


def layout(
    page: tuple[float, float],
    paper: tuple[float, float] | None,
    *,
    creep: float = 0,
    turned: bool = False,
    least_scale: float = 1,
) -> Layout:
    """Gives how two pages of this size stand on this paper, or on paper of just twice the size.

    All sizes are widths and heights in points; the paper is taken as it lies, long or upright. Pages that are
    too large are made smaller, by `least_scale` at most.

    Raises:
        UsageError: they do not fit.
    """
    width, height = 2 * page[0], page[1]
    if paper is None:
        return Layout(width, height, *page, 1, creep, turned)
    scale, across, down = max(
        (min(1, across / width, down / height), across, down) for across, down in (paper, paper[::-1])
    )
    # A3 is half a millimetre short of two A4; nobody sees that.
    if scale < least_scale - 0.005:
        raise UsageError(
            _("--sheet: two pages of {page} do not fit on a sheet of {paper}").format(
                page=_mm(page), paper=_mm(paper)
            ),
            _("take paper of {paper} or more, or a theme with smaller pages").format(
                paper=_mm((width, height))
            ),
        )
    return Layout(across, down, *page, 1 if scale > 0.995 else scale, creep, turned)


def placed(document: pikepdf.Pdf, sides: Sequence[Side], lay: Layout) -> pikepdf.Pdf:
    """Gives a new file whose pages are these sides of sheets; blank ones are as large as the others."""
    sheets = pikepdf.Pdf.new()
    forms = [sheets.copy_foreign(page.as_form_xobject()) for page in document.pages]
    for side in sides:
        drawn = {
            name: (forms[page], lay.matrix(side, on_right))
            for name, page, on_right in (("/L", side.left, False), ("/R", side.right, True))
            if page is not None
        }
        content = "\n".join(
            f"q {' '.join(f'{value:.4f}' for value in matrix)} cm {name} Do Q"
            for name, (_, matrix) in drawn.items()
        )
        sheet = sheets.add_blank_page(page_size=(lay.width, lay.height))
        sheet.obj.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary({name: form for name, (form, _) in drawn.items()})
        )
        sheet.obj.Contents = sheets.make_stream(content.encode())
        sheet.obj.TrimBox = sheet.obj.BleedBox = pikepdf.Array([0, 0, lay.width, lay.height])
    return sheets


def _mm(size: tuple[float, float]) -> str:
    return " by ".join(f"{side / 72 * 25.4:.0f}" for side in size) + " mm"
