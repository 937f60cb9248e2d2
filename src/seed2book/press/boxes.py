"""Room around the page that is cut off after printing, and marks that show where (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

import pikepdf

# A mark begins this far outside of the page, or of the bleed where that is wider, and is this long.
_GAP_PT = 3 / 25.4 * 72
_MARK_PT = 5 / 25.4 * 72
_LINE_PT = 0.25
_BLACK, _ALL_INKS = "0 G", "1 1 1 1 K"


def widen(
    document: pikepdf.Pdf, bleed: float, *, marks: bool, folded: bool = False, inks: bool = False
) -> None:
    """Gives every page `bleed` points of room on all sides and, with `marks`, more, and marks at its corners.

    What is on the page stays at its coordinates, so that links and tags stay right. TrimBox is the page as it
    will be cut, BleedBox has the bleed, MediaBox the marks too. `folded`: marks show the fold in the middle.
    `inks`: the marks are in all four, so that they are on every plate and show whether these register.
    """
    gap = max(bleed, _GAP_PT)
    room = gap + _MARK_PT if marks else bleed
    for page in document.pages:
        left, bottom, right, top = (float(edge) for edge in page.trimbox)
        page.obj.TrimBox = pikepdf.Array([left, bottom, right, top])
        page.obj.BleedBox = pikepdf.Array([left - bleed, bottom - bleed, right + bleed, top + bleed])
        page.obj.MediaBox = pikepdf.Array([left - room, bottom - room, right + room, top + room])
        if "/CropBox" in page.obj:
            del page.obj.CropBox
        if marks:
            colour = _ALL_INKS if inks else _BLACK
            drawn = _marks((left, bottom, right, top), gap, colour, folded=folded)
            page.contents_add(document.make_stream(b"q"), prepend=True)
            page.contents_add(document.make_stream(b"Q " + drawn.encode()))


def _marks(trim: tuple[float, float, float, float], gap: float, colour: str, *, folded: bool) -> str:
    left, bottom, right, top = trim
    upright = (left, right, (left + right) / 2) if folded else (left, right)
    near, far = gap, gap + _MARK_PT
    lines = [
        (x + side * near, y, x + side * far, y) for x, side in ((left, -1), (right, 1)) for y in (bottom, top)
    ]
    lines += [
        (x, y + side * near, x, y + side * far) for y, side in ((bottom, -1), (top, 1)) for x in upright
    ]
    strokes = " ".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in lines)
    # An artifact: nobody wants to hear of it (ISO 32000-1, 14.8.2.2).
    return f"/Artifact <</Type /Page>> BDC q {colour} {_LINE_PT} w {strokes} Q EMC"
