"""What columns and pages parted, and boxes wrapped, made one text again in the tags of a PDF."""

from __future__ import annotations

from seed2book.formats.pdf_structure import Element, Kid

# Which article or figure a box is a part of, as the templates say, and the class of what a column parted.
_PART_OF, _GOES_ON = "data-part-of", "goes-on"
# Boxes without a meaning, unless something is said of them.
_BOXES = frozenset({"Div", "NonStruct", "Span"})
# What holds paragraphs and the like, and no text of its own.
_GROUPS = frozenset({"Document", "Part", "Sect", "Art", "BlockQuote", "Note", "Div"})
_IN_LINE = frozenset({"Span", "Link", "Ruby"})
# An empty one still has its place.
_CELLS = frozenset({"TD", "TH"})
# What a line may part: nothing stands between two of one kind but the line's end.
_RUNS = frozenset({"Link", "Code"})
# Each picture and each cell is one by itself.
_WHOLE = frozenset({"Figure", *_CELLS})


def gather(document: Element) -> None:
    """Puts the parts of an article or a figure that stand on later pages behind its first."""
    around = {id(kid): element for element in document.walk() for kid in element.elements}
    first: dict[str, Element] = {}
    for kid in list(document.walk()):
        name = kid.attribute(_PART_OF)
        if name and kid.tag == "div" and first.setdefault(name, kid) is not kid:
            around[id(kid)].kids.remove(kid)
            first[name].kids += kid.kids


def unbox(element: Element, holder: str) -> None:
    """Puts what is in boxes without a meaning into what is around them; `holder` is the kind of that.

    A box with text, where there are paragraphs around it, is one.
    """
    kids: list[Kid] = []
    for kid in element.kids:
        if not isinstance(kid, Element):
            kids.append(kid)
            continue
        again = kid.sheet is not None and kid.sheet is element.sheet and kid.tag == element.tag
        is_box = (kid.kind in _BOXES and not kid.said) or (again and kid.kind != "LBody")
        is_figure = kid.tag == "figure"
        unbox(kid, holder if is_box and not is_figure else kid.kind)
        if not kid.kids and kid.kind not in _CELLS:
            continue
        if is_figure:
            # A picture and what is said of it stay together.
            is_box = len(kid.kids) == 1
        if is_box and holder in _GROUPS and not again and any(map(_is_in_line, kid.kids)):
            kid.kind, is_box = "P", False
        if is_box:
            kids += kid.kids
        else:
            kids.append(kid)
    element.kids = kids


def _is_in_line(kid: Kid) -> bool:
    return not isinstance(kid, Element) or kid.kind in _IN_LINE


def join(document: Element) -> None:
    """Makes one of neighbours that are one element of the sheet, or that say that they go on."""
    for element in document.walk():
        kids: list[Kid] = []
        for kid in element.kids:
            last = kids[-1] if kids else None
            if isinstance(last, Element) and isinstance(kid, Element) and _are_one(last, kid):
                _append(last, kid)
            else:
                kids.append(kid)
        element.kids = kids


def _are_one(one: Element, other: Element) -> bool:
    if one.kind != other.kind or one.tag != other.tag or other.kind in _WHOLE or other.sheet is None:
        return False
    if one.kind in _RUNS:
        # Set in lines, it is an element a line.
        return one.attribute("href") == other.attribute("href")
    return one.sheet is other.sheet or _GOES_ON in other.classes


def _append(one: Element, other: Element) -> None:
    if one.kind == "TR":
        for cell, more in zip(one.elements, other.elements, strict=False):
            cell.kids += more.kids
        return
    heads = {id(kid.sheet) for kid in one.elements if kid.kind == "THead"}
    # The head of a table stands above each part of it, and is to be heard once.
    one.kids += [
        kid
        for kid in other.kids
        if not (isinstance(kid, Element) and kid.kind == "THead" and id(kid.sheet) in heads)
    ]
