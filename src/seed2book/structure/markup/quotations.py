"""Quotations and nested lists: blocks that hold blocks, from drafts that follow each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from seed2book.findings import Finding, Severity
from seed2book.messages import _
from seed2book.model import Block, List, ListItem, Paragraph, Quotation
from seed2book.structure.drafts import Draft, merge_spans

Paragraphs = Callable[[Draft], Paragraph]
# An item is three elements of a tagged PDF inside each other, and PDFium follows thirty-two down to a word.
_DEEPEST, _DEEPEST_ITEM = 12, 6


def quotation(drafts: Sequence[Draft], paragraph: Paragraphs, depth: int = 1) -> Quotation:
    """Gives one quotation with a paragraph for each draft; a deeper one stands in a quotation of its own."""
    blocks: list[Block] = []
    at = 0
    while at < len(drafts):
        end = at + 1
        if drafts[at].first_line.depth > depth and depth < _DEEPEST:
            while end < len(drafts) and drafts[end].first_line.depth > depth:
                end += 1
            blocks.append(quotation(drafts[at:end], paragraph, depth + 1))
        elif drafts[at].text:
            blocks.append(paragraph(drafts[at]))
        at = end
    return Quotation(tuple(blocks), merge_spans([span for draft in drafts for span in draft.spans]))


def item_list(drafts: Sequence[Draft], paragraph: Paragraphs, nested: int = 1) -> List:
    """Gives the list that the items make, each with the deeper ones below it; no deeper than can be set."""
    base = min(draft.first_line.depth for draft in drafts)
    items: list[ListItem] = []
    at = 0
    while at < len(drafts):
        end = at + 1
        blocks: list[Block] = [paragraph(drafts[at])]
        if drafts[at].first_line.depth == base and nested < _DEEPEST_ITEM:
            while end < len(drafts) and drafts[end].first_line.depth > base:
                end += 1
            if end > at + 1:
                blocks.append(item_list(drafts[at + 1 : end], paragraph, nested + 1))
        items.append(ListItem(drafts[at].first_line.marker, tuple(blocks)))
        at = end
    return List(tuple(items), merge_spans([span for draft in drafts for span in draft.spans]))


def too_deep(drafts: Sequence[Draft], *, items: bool) -> Iterator[Finding]:
    """Gives a finding where quotations, or `items`, stand further inside each other than can be set."""
    deepest = _DEEPEST_ITEM if items else _DEEPEST
    around: list[int] = []
    for draft in drafts:
        depth = draft.first_line.depth
        while around and around[-1] >= depth:
            around.pop()
        around.append(depth)
        if (len(around) if items else depth) > deepest:
            form = (
                _("items stand inside each other more than {deepest} deep; from here on they stand in a row")
                if items
                else _(
                    "quotations stand inside each other more than {deepest} deep; "
                    "from here on they stand in a row"
                )
            )
            yield Finding(
                "nested-too-deep",
                Severity.WARNING,
                form.format(deepest=deepest),
                draft.spans[0],
                _(
                    "Look at the page. If the marks or the blanks before the lines are too many, "
                    "take some away."
                ),
            )
            return


def line_list(drafts: Sequence[Draft], paragraph: Paragraphs) -> List:
    """Gives the list of which every line is an item, with a mark or without, as a list of contents is."""
    items = tuple(ListItem(draft.first_line.marker, (paragraph(draft),)) for draft in drafts)
    return List(items, merge_spans([span for draft in drafts for span in draft.spans]))
