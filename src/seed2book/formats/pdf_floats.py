"""Pictures that find no room on a page stand at the head of the next, and the text goes on before them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block, page

_FLOAT_LAYOUT = "float_layout"


@contextmanager
def floating() -> Iterator[None]:
    """Lets the renderer take floats over to the next page; one that is made otherwise is left alone.

    WeasyPrint has the part of a float that stays behind, which is nothing here, fill the page, so that no
    text stands below it; and it sets the part on the next page between the margins of the page before.
    """
    if not hasattr(block, _FLOAT_LAYOUT) or not hasattr(page, _FLOAT_LAYOUT):
        yield
        return
    lay_out = getattr(block, _FLOAT_LAYOUT)

    def begun(context: Any, *rest: Any, **more: Any) -> Any:
        box, resume_at = lay_out(context, *rest, **more)
        if resume_at is not None and not any(child.height for child in box.children):
            box.height, box.style = 0, box.style.copy()
            # Nothing else is: what clears both sides waits for it, what clears the left one goes before.
            box.style["float"] = "right"
            context.excluded_shapes.remove(box)
        return box, resume_at

    def resumed(context: Any, box: Any, around: Any, *rest: Any) -> Any:
        # Of this page only the place of its footnotes is known, which begins where all of it begins.
        around.position_x += context.current_footnote_area.position_x - around.content_box_x()
        return lay_out(context, box, around, *rest)

    setattr(block, _FLOAT_LAYOUT, begun)
    setattr(page, _FLOAT_LAYOUT, resumed)
    try:
        yield
    finally:
        setattr(block, _FLOAT_LAYOUT, lay_out)
        setattr(page, _FLOAT_LAYOUT, lay_out)
