"""How the text of a PDF is drawn, so that all programs copy it out alike."""

from __future__ import annotations

from typing import Any

# Two neighbouring marks share half an em (CLREQ, "adjacent marks"): the second stands in the middle of the
# first one's cell. From just there on, Poppler takes what overlaps for two lines.
_SHARED, _LESS = b">500<", b">499<"


def part_marks(pdf: Any) -> None:
    """Draws marks that share half an em a thousandth of an em further apart, in a PDF about to be written."""
    for reference in pdf.page_references:
        page = pdf.objects[int(reference.split()[0])]
        stream = pdf.objects[int(page["Contents"].split()[0])].stream
        stream[:] = [item.replace(_SHARED, _LESS) if isinstance(item, bytes) else item for item in stream]
