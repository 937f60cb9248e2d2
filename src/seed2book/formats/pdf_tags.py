"""The tags of a PDF, put right where the renderer's fall short of PDF/UA-1 (ISO 14289-1).

The renderer tags what it draws, a page at a time: each box is an element of its own. What a reader is to hear
is the text: an article is one element with its paragraphs, wherever columns and pages part them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.pdf import tags as renderer

from seed2book.formats.pdf_joined import gather, join, unbox
from seed2book.formats.pdf_structure import Content, Element, read, write
from seed2book.typeset.glyphs import SUBSTITUTE

# What an element of the sheet is to a reader, where the renderer has no word for it (ISO 32000-1, 14.8.4).
_KINDS: Mapping[str, str] = {
    "aside": "Note",
    "pre": "P",
    "code": "Code",
    "nav": "Sect",
    "header": "Sect",
    "figure": "Div",
    "ruby": "Ruby",
    "rt": "RT",
    "rp": "RP",
}
_CONTENTS: Mapping[str, str] = {"L": "TOC", "LI": "TOCI", "LBody": "NonStruct"}
_HEADINGS: Mapping[str, int] = {f"H{level}": level for level in range(1, 7)}
# Which numbers a list has, by the mark of its first item; those of a language of its own count as plain ones
# (ISO 32000-1, 14.8.5.5).
_NUMBERING: tuple[tuple[str, str], ...] = (
    ("[•·●∙‧]", "Disc"),
    ("[○◦◯]", "Circle"),
    ("[■□▪◆◇★☆※*+–—-]", "Square"),
    (r"\W*[ivx]+\W*", "LowerRoman"),
    (r"\W*[IVX]+\W*", "UpperRoman"),
    (r"\W*[a-z]\W*", "LowerAlpha"),
    (r"\W*[A-Z]\W*", "UpperAlpha"),
)

# Characters that mean nothing outside of the machine they come from.
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_POINTS_A_PX = 0.75


@dataclass(frozen=True, slots=True)
class Origins:
    """What the tags of a PDF were made of.

    `elements` holds, by the number of a structure element, the element of the sheet and its tag there;
    `unreadable` the text wherever a character has no meaning of its own.
    """

    elements: dict[int, tuple[Any, str]] = field(default_factory=dict)
    unreadable: dict[Content, str] = field(default_factory=dict)


@contextmanager
def traced() -> Iterator[Origins]:
    """Gives what notes, while the renderer writes, what each structure element is made of."""
    origins = Origins()
    build = renderer._build_box_tree

    def noted(box: Any, parent: Any, pdf: Any, page: int, *rest: Any) -> Iterator[Any]:
        marked = rest[-1]
        for text in _texts(box):
            if text in marked and _PRIVATE.search(text.text):
                origins.unreadable[Content(page, marked[text]["mcid"])] = text.text
        for element in build(box, parent, pdf, page, *rest):
            # The innermost call comes first; those around it hand the same element on.
            origins.elements.setdefault(element.number, (box.element, box.element_tag))
            yield element

    renderer._build_box_tree = noted
    try:
        yield origins
    finally:
        renderer._build_box_tree = build


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        for inner in child.children if isinstance(child, LineBox) else (child,):
            if isinstance(inner, TextBox):
                yield inner


def mend(pdf: Any, origins: Origins, alt: str) -> None:
    """Mends the tags of a PDF that is about to be written.

    Every article, paragraph, list and table is one element, whatever parted it. Notes, code, readings, the
    marks of lists, contents and heading cells are named so. No level of headings is left out, and the first
    is 1. Running heads, folios, dots and what is `aria-hidden` are artifacts. A picture that nobody described
    is called `alt`, and 〓 stands for a character without a meaning of its own (ISO 19005-2, 6.2.11.7.3).
    """
    document = read(pdf, origins.elements)
    _name(document, alt, list(_heights(pdf)))
    _spell(document, origins.unreadable)
    gather(document)
    _mark_lists(document)
    unbox(document, document.kind)
    join(document)
    for element in document.walk():
        _FINISHED.get(element.kind, _leave)(element)
    _identify(document)
    _level(document)
    write(pdf, document)


def _heights(pdf: Any) -> Iterator[float]:
    for reference in pdf.page_references:
        yield pdf.objects[int(reference.split()[0])]["MediaBox"][3]


def _name(document: Element, alt: str, heights: list[float]) -> None:
    """Gives every element its kind, a description and a place to pictures, and leaves out what is hidden."""
    for element in document.walk():
        element.kids = [
            kid
            for kid in element.kids
            if not isinstance(kid, Element) or kid.attribute("aria-hidden") != "true"
        ]
        if element.kind in ("NonStruct", "Div"):
            element.kind = _KINDS.get(element.tag, element.kind)
        if element.kind == "Figure":
            element.said.setdefault("Alt", pydyf.String(alt))
            _place(element, heights)
        if element.tag == "nav":
            for inner in element.walk():
                inner.kind = _CONTENTS.get(inner.kind, inner.kind)


def _place(figure: Element, heights: list[float]) -> None:
    """Gives a picture's box in points from the page's lower left corner, which the renderer has in pixels."""
    page = next((kid.page for kid in figure.kids if isinstance(kid, Content)), None)
    if page is None or "A" not in figure.said:
        return
    left, top, right, bottom = (_POINTS_A_PX * edge for edge in figure.said["A"]["BBox"])
    if "turned" in figure.classes:
        # The renderer tells where it would lie unturned; it is turned about its upper left corner.
        right, bottom = left + bottom - top, top + right - left
    height = heights[page]
    box = pydyf.Array((left, height - bottom, right, height - top))
    figure.said["A"] = pydyf.Dictionary({**figure.said["A"], "BBox": box})


def _spell(document: Element, unreadable: Mapping[Content, str]) -> None:
    """Says what is to be read where a character means nothing."""
    for element in list(document.walk()) if unreadable else ():
        for at, kid in enumerate(element.kids):
            if isinstance(kid, Content) and kid in unreadable:
                words = pydyf.String(_PRIVATE.sub(SUBSTITUTE, unreadable[kid]))
                element.kids[at] = Element("Span", [kid], {"ActualText": words})


def _mark_lists(document: Element) -> None:
    """Takes the mark of each item out of its text (14.8.4.3.3)."""
    for item in document.walk():
        if item.kind != "LI":
            continue
        marks = [element for element in _own(item) if "marker" in element.classes]
        held = {id(mark) for mark in marks}
        for element in _own(item):
            element.kids = [kid for kid in element.kids if id(kid) not in held]
        if marks:
            item.kids.insert(0, Element("Lbl", list(marks), sheet=marks[0].sheet))


def _own(item: Element) -> Iterator[Element]:
    """Gives what is in an item of a list, but not in the lists inside it."""
    waiting = item.elements
    while waiting:
        element = waiting.pop(0)
        if element.kind != "L":
            yield element
            waiting[:0] = element.elements


def _finish_list(element: Element) -> None:
    """Says how a list is numbered."""
    first = next((item for item in element.elements if item.kind == "LI"), None)
    mark = next((kid for kid in first.elements if kid.kind == "Lbl"), None) if first else None
    if mark is None:
        return
    words = "".join(mark.sheet.itertext())
    kind = next((kind for form, kind in _NUMBERING if re.fullmatch(form, words)), "Decimal")
    element.said["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{kind}"})


def _finish_cell(element: Element) -> None:
    """Says which cells a heading is for, and of a plain one only how far it spreads (14.8.5.7)."""
    said = {key: value for key, value in element.said.pop("A", {}).items() if key in ("ColSpan", "RowSpan")}
    if element.kind == "TH":
        said["Scope"] = "/Row" if element.attribute("scope") == "row" else "/Column"
    if said:
        element.said["A"] = pydyf.Dictionary({"O": "/Table", **said})


def _finish_ruby(element: Element) -> None:
    """Puts what a reading is of into an element of its own (14.8.4.4.1)."""
    base = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kind not in ("RT", "RP")]
    element.kids = [Element("RB", base), *(kid for kid in element.kids if kid not in base)]


def _leave(element: Element) -> None:
    """Leaves an element as it is."""


_FINISHED = {
    "L": _finish_list,
    "TD": _finish_cell,
    "TH": _finish_cell,
    "Ruby": _finish_ruby,
}


def _identify(document: Element) -> None:
    """Names each article by its id in the sheet, and each note (PDF/UA-1, 7.9)."""
    notes = 0
    for element in document.walk():
        if element.kind == "Note":
            notes += 1
            element.said["ID"] = pydyf.String(f"note-{notes}")
        elif element.kind == "Art" and (name := element.attribute("id")):
            element.said["ID"] = pydyf.String(name)


def _level(document: Element) -> None:
    """Counts headings from 1 and without a gap, each below those that it stood below (PDF/UA-1, 7.4.2)."""
    above: list[int] = []
    for element in document.walk():
        level = _HEADINGS.get(element.kind)
        if level:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            element.kind = f"H{len(above)}"
