"""Binds pictures, captions and credits that were printed together."""

from __future__ import annotations

from collections.abc import Sequence

from seed2book.clean import mend_paragraph
from seed2book.findings import Finding
from seed2book.model import Credit, Figure, Image, Inline, plain_text
from seed2book.source import Edit, Span
from seed2book.structure.drafts import Draft, merge_spans
from seed2book.structure.markup.blocks import read_html
from seed2book.structure.markup.inlines import parse_inlines
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.credits import credit_alone, credit_behind, split_credit


def figures(drafts: Sequence[Draft], findings: list[Finding], edits: list[Edit]) -> list[Figure]:
    """Gives the figures that neighbouring drafts of pictures, captions and credits make.

    A caption goes with the picture above it; a caption that stands above takes the picture below only where
    that has no words of its own. A credit goes with what is above it. `findings` and `edits` take what was
    doubtful and what was changed in the captions.
    """
    found: list[Figure] = []
    for n, draft in enumerate(drafts):
        last = found[-1] if found else None
        if draft.kind is RoleKind.IMAGE:
            images = _images(draft)
            following = drafts[n + 1].kind if n + 1 < len(drafts) else None
            if (
                last
                and not last.image
                and last.caption
                and following is not RoleKind.CAPTION
                and len(images) == 1
            ):
                found[-1] = Figure(_spans(last, draft), images[0], last.caption, last.credit)
            else:
                found += [Figure(draft.spans, image) for image in images]
        elif draft.kind is RoleKind.CAPTION:
            mended = mend_paragraph(draft.text, draft.places)
            edits += mended.edits
            findings += mended.findings
            pictures, inlines = _parted(parse_inlines(mended.text))
            words = split_credit(plain_text(inlines).strip() if pictures else mended.text)
            caption = parse_inlines(words.caption) if words else inlines
            credit = words.credit if words else None
            if pictures:  # in the line of its caption
                found.append(Figure(draft.spans, pictures[0], caption, credit))
                found += [Figure(draft.spans, image) for image in pictures[1:]]
            elif last and last.image and not last.caption and not last.credit:
                found[-1] = Figure(_spans(last, draft), last.image, caption, credit)
            else:
                found.append(Figure(draft.spans, None, caption, credit))
        else:
            credit = credit_alone(draft.text) or credit_behind(draft.text) or Credit(draft.text)
            if last and not last.credit:
                found[-1] = Figure(_spans(last, draft), last.image, last.caption, credit)
            else:
                found.append(Figure(draft.spans, None, (), credit))
    return found


def _parted(inlines: tuple[Inline, ...]) -> tuple[list[Image], tuple[Inline, ...]]:
    """Gives the pictures among the inlines, and the others."""
    pictures = [inline for inline in inlines if isinstance(inline, Image)]
    return pictures, tuple(inline for inline in inlines if not isinstance(inline, Image))


def _spans(figure: Figure, draft: Draft) -> tuple[Span, ...]:
    return merge_spans([*figure.spans, *draft.spans])


def _images(draft: Draft) -> Sequence[Image]:
    if "<img" in draft.text.lower():
        return read_html(draft.text).images
    return [inline for inline in parse_inlines(draft.text) if isinstance(inline, Image)]
