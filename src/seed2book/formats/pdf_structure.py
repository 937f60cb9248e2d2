"""The structure tree of a PDF in the making: read from the renderer's objects, and written back.

ISO 32000-1, 14.7. Between the two it is a tree of values that knows nothing of objects and their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pydyf

# An object number that is in use no more (ISO 32000-1, 7.5.4).
_FREE = 65535


class Content(NamedTuple):
    """What is drawn on a page, counted from 0, under a number of its own there (MCID)."""

    page: int
    number: int


class Annotation(NamedTuple):
    """A link that can be clicked, by the reference to what the renderer calls its object reference."""

    reference: bytes


class Element:
    """An element of the tree: its kind (`P`), its kids in reading order, and what is said of it (`Alt`).

    `sheet` is the element of the sheet that it was made of and `tag` the renderer's name for that
    (`li::marker`); several may be made of one. Elements are changed in place, as the tree is put right.
    """

    __slots__ = ("kids", "kind", "said", "sheet", "tag")

    def __init__(
        self,
        kind: str,
        kids: Sequence[Kid] = (),
        said: Mapping[str, Any] | None = None,
        sheet: Any = None,
        tag: str = "",
    ) -> None:
        """Makes an element of this kind."""
        self.kind = kind
        self.kids: list[Kid] = list(kids)
        self.said: dict[str, Any] = dict(said or {})
        self.sheet = sheet
        self.tag = tag

    @property
    def elements(self) -> list[Element]:
        """Those of its kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def classes(self) -> frozenset[str]:
        """The classes of its element of the sheet."""
        return frozenset((self.attribute("class") or "").split())

    def attribute(self, name: str) -> str | None:
        """Gives what its element of the sheet says under a name."""
        return None if self.sheet is None else self.sheet.get(name)

    def walk(self) -> Iterator[Element]:
        """Gives the element and all below it, in reading order. Kids may be changed while it is given."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.elements)


Kid = Element | Content | Annotation


def read(pdf: Any, origins: Mapping[int, tuple[Any, str]]) -> Element:
    """Gives the structure tree of a PDF; `origins` has the element of the sheet and its tag, by number."""
    pages = {reference: number for number, reference in enumerate(pdf.page_references)}
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    document = Element("Document")
    waiting = [(_at(pdf, root["K"][0]), document)]
    while waiting:
        found, element = waiting.pop()
        for kid in found["K"]:
            if not isinstance(kid, bytes):
                element.kids.append(Content(pages[found["Pg"]], kid))
                continue
            child = _at(pdf, kid)
            if child["Type"] != "/StructElem":
                element.kids.append(Annotation(kid))
                continue
            said = {key: child[key] for key in ("Alt", "A") if key in child}
            sheet, tag = origins.get(child.number, (None, ""))
            made = Element(child["S"][1:], said=said, sheet=sheet, tag=tag or "")
            element.kids.append(made)
            waiting.append((child, made))
    return document


def write(pdf: Any, document: Element) -> None:
    """Puts the tree in the place of the renderer's; what is drawn for no element becomes an artifact."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _at(pdf, root["ParentTree"])["Nums"]
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem":
            thing.free, thing.number, thing.generation = "f", 0, _FREE
    owners: dict[Content | Annotation, bytes] = {}
    names: dict[str, bytes] = {}
    made = _object(pdf, document, root)
    root["K"] = pydyf.Array([made.reference])
    waiting = [(document, made)]
    while waiting:
        element, parent = waiting.pop()
        parent["K"] = pydyf.Array()
        for kid in element.kids:
            if isinstance(kid, Element):
                child = _object(pdf, kid, parent)
                parent["K"].append(child.reference)
                waiting.append((kid, child))
            else:
                owners[kid] = parent.reference
                parent["K"].append(_said_of(pdf, kid, parent))
        if name := element.said.get("ID"):
            names[name.string] = parent.reference
    for page, reference in enumerate(pdf.page_references):
        held = numbers[2 * page + 1]
        loose = {number for number in range(len(held)) if Content(page, number) not in owners}
        held[:] = [owners.get(Content(page, number), b"null") for number in range(len(held))]
        if loose:
            _free(_at(pdf, _at(pdf, reference)["Contents"]).stream, loose)
    for link, owner in owners.items():
        if isinstance(link, Annotation):
            number = _at(pdf, _at(pdf, link.reference)["Obj"])["StructParent"]
            numbers[2 * number + 1] = owner
    if names:
        # 7.9.6: in the order of their octets.
        ordered = sorted(names.items(), key=lambda item: _octets(item[0]))
        listed = pydyf.Array(part for name, owner in ordered for part in (pydyf.String(name), owner))
        root["IDTree"] = pydyf.Dictionary({"Names": listed})


def _object(pdf: Any, element: Element, parent: Any) -> Any:
    made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.kind}", "P": parent.reference})
    made.update(element.said)
    pdf.add_object(made)
    return made


def _said_of(pdf: Any, kid: Content | Annotation, parent: Any) -> Any:
    """Gives how an element names what it holds: a number alone is content of its own page (14.7.4.2)."""
    if isinstance(kid, Annotation):
        return kid.reference
    page = pdf.page_references[kid.page]
    if parent.setdefault("Pg", page) == page:
        return kid.number
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})


def _octets(name: str) -> bytes:
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _free(stream: list[Any], loose: set[int]) -> None:
    """Makes artifacts of the marked content with these numbers in a page's stream."""
    for at, properties in enumerate(stream):
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in loose:
            stream[at - 1] = "/Artifact"
            stream[at] = pydyf.Dictionary({"Type": "/Pagination"})


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
