"""The tags of a PDF, put right where the renderer's fall short of PDF/UA-1 (ISO 14289-1).

The renderer tags what it draws, a page at a time. It knows no notes and no code, counts headings as the sheet
does, starts every paragraph anew on the next page, and has running heads and dots read aloud.
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

from seed2book.typeset.glyphs import SUBSTITUTE

# What an element of the sheet is to a reader, where the renderer has no word for it (ISO 32000-1, 14.8.4).
_ROLES: Mapping[str, str] = {"aside": "/Note", "pre": "/Code", "nav": "/Sect", "header": "/Sect"}
# Drawn for the eye alone: the dots of the contents.
_DECORATIONS = frozenset({"leader"})
_HEADINGS: Mapping[str, int] = {f"/H{level}": level for level in range(1, 7)}

# Characters that mean nothing outside of the machine they come from.
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Origins:
    """What the tags of a PDF were made of.

    `elements` holds, by the number of a structure element, the element of the sheet and its tag there;
    `unreadable` the page (from 0), the number of the marked content and the text wherever a character has no
    meaning of its own.
    """

    elements: dict[int, tuple[Any, str]] = field(default_factory=dict)
    unreadable: list[tuple[int, int, str]] = field(default_factory=list)


@contextmanager
def traced() -> Iterator[Origins]:
    """Gives what notes, while the renderer writes, what each structure element is made of.

    A renderer that builds its tags in another way leaves it empty, and then `mend` does what it still can.
    """
    origins = Origins()
    build = getattr(renderer, "_build_box_tree", None)
    if build is None:
        yield origins
        return

    def noted(box: Any, parent: Any, pdf: Any, page: int, *rest: Any) -> Iterator[Any]:
        marked = rest[-1]
        for text in _texts(box):
            if text in marked and _PRIVATE.search(text.text):
                origins.unreadable.append((page, marked[text]["mcid"], text.text))
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

    Notes and code are named so; what was parted between columns or pages is one element again; no level of
    headings is left out, and the first is 1; dots, running heads and folios are artifacts. A picture that
    nobody described is called `alt`, and 〓 stands for a character without a meaning of its own (ISO 19005-2,
    6.2.11.7.3).
    """
    tree = _Tree(pdf, origins)
    tree.name(alt)
    tree.spell()
    tree.join(tree.document)
    _level(tree)
    tree.set_apart()


class _Tree:
    """The structure tree of a PDF in the making."""

    def __init__(self, pdf: Any, origins: Origins) -> None:
        self._pdf = pdf
        self._origins = origins
        root = self._at(pdf.catalog["StructTreeRoot"])
        self.document = self._at(root["K"][0])
        self._numbers = self._at(root["ParentTree"])["Nums"]
        self._joined: dict[bytes, bytes] = {}

    def walk(self) -> Iterator[Any]:
        """Gives every element below the document, in reading order."""
        waiting = [self.document]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed([child for child in map(self._child, element["K"]) if child is not None])

    def name(self, alt: str) -> None:
        """Gives notes, code and pictures the names and descriptions that they lack."""
        for element in self.walk():
            _, tag = self._origins.elements.get(element.number, (None, ""))
            if element["S"] == "/NonStruct" and tag in _ROLES:
                element["S"] = _ROLES[tag]
            if element["S"] == "/Note":
                # PDF/UA-1, 7.9: each note has an identifier of its own.
                element["ID"] = pydyf.String(f"note-{element.number}")
            elif element["S"] == "/Figure":
                element.setdefault("Alt", pydyf.String(alt))

    def spell(self) -> None:
        """Says what is to be read where a character means nothing."""
        for page, number, text in self._origins.unreadable:
            owner = self._at(self._numbers[2 * page + 1][number])
            owner["ActualText"] = pydyf.String(_PRIVATE.sub(SUBSTITUTE, text))

    def join(self, parent: Any) -> None:
        """Makes one of neighbouring children that were one element of the sheet.

        Not of a table: its head stands above each part of it, so that each is a table by itself.
        """
        waiting = [parent]
        while waiting:
            parent = waiting.pop()
            kept: list[Any] = []
            last: Any = None
            for kid in parent["K"]:
                child = self._child(kid)
                if last is not None and child is not None and self._are_one(last, child):
                    self._append(last, child)
                    continue
                kept.append(kid)
                last = child
            parent["K"] = pydyf.Array(kept)
            waiting += [child for child in map(self._child, kept) if child and child["S"] != "/Table"]
        self._numbers[1::2] = [self._renamed(owner) for owner in self._numbers[1::2]]

    def set_apart(self) -> None:
        """Makes artifacts of all that no element of the tree holds."""
        for element in list(self.walk()):
            element["K"] = pydyf.Array(kid for kid in element["K"] if not self._is_decoration(kid))
        held = {element.reference for element in self.walk()}
        for page, owners in zip(self._pdf.page_references, self._numbers[1::2], strict=False):
            loose = {number for number, owner in enumerate(owners) if owner not in held}
            owners[:] = [owner if owner in held else b"null" for owner in owners]
            if loose:
                _free(self._at(self._at(page)["Contents"]).stream, loose)

    def _are_one(self, one: Any, other: Any) -> bool:
        origin = self._origins.elements.get(one.number)
        if origin is None or one["S"] != other["S"] or one["S"] in ("/Table", "/Figure"):
            return False
        element, tag = self._origins.elements.get(other.number, (None, ""))
        return element is not None and element is origin[0] and tag == origin[1]

    def _append(self, one: Any, other: Any) -> None:
        for kid in other["K"]:
            child = self._child(kid)
            if child is not None:
                child["P"] = one.reference
            elif isinstance(kid, int):
                # A number alone is content of the element's own page.
                kid = pydyf.Dictionary({"Type": "/MCR", "Pg": other["Pg"], "MCID": kid})
            one["K"].append(kid)
        self._joined[other.reference] = one.reference

    def _renamed(self, owner: Any) -> Any:
        if isinstance(owner, list):
            return pydyf.Array(self._renamed(each) for each in owner)
        while owner in self._joined:
            owner = self._joined[owner]
        return owner

    def _is_decoration(self, kid: Any) -> bool:
        child = self._child(kid)
        element, _ = self._origins.elements.get(child.number, (None, "")) if child is not None else (None, "")
        return element is not None and bool(_DECORATIONS & set((element.get("class") or "").split()))

    def _child(self, kid: Any) -> Any:
        """Gives the element that a kid is, or None where it is content."""
        if not isinstance(kid, bytes):
            return None
        child = self._at(kid)
        return child if child.get("Type") == "/StructElem" else None

    def _at(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]


def _level(tree: _Tree) -> None:
    """Counts headings from 1 and without a gap, each below those that it stood below (PDF/UA-1, 7.4.2)."""
    above: list[int] = []
    for element in tree.walk():
        level = _HEADINGS.get(element["S"])
        if level:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            element["S"] = f"/H{len(above)}"


def _free(stream: list[Any], loose: set[int]) -> None:
    """Makes artifacts of the marked content with these numbers in a page's stream."""
    for at, properties in enumerate(stream):
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in loose:
            stream[at - 1] = "/Artifact"
            stream[at] = pydyf.Dictionary({"Type": "/Pagination"})
