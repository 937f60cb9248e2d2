"""The tags of a PDF as somebody hears them: kinds, what is said of them, and their text, in reading order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its kind, its `said` (`/Alt`, `/ID`), its kids, and the pages that it is on, from 1."""

    kind: str
    said: Mapping[str, Any]
    kids: tuple[Tag | str, ...]
    pages: frozenset[int]

    def text(self, *without: str) -> str:
        """Its text in reading order, but not that of the kinds named."""
        return "".join(
            kid if isinstance(kid, str) else kid.text(*without) if kid.kind not in without else ""
            for kid in self.kids
        )

    def walk(self) -> Iterator[Tag]:
        """It and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def of(self, kind: str) -> list[Tag]:
        """Those of this kind below it, in reading order."""
        return [tag for tag in self.walk() if tag.kind == kind]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its kids; an empty one is text."""
        return [kid.kind if isinstance(kid, Tag) else "" for kid in self.kids]


def tags(path: Path) -> Tag:
    """The tag of the whole document."""
    drawn = _drawn(path)
    with pikepdf.open(path) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        (root,) = document.Root.StructTreeRoot.K
        return _tag(root, drawn, pages)


def _tag(element: Any, drawn: Mapping[tuple[int, int], str], pages: Mapping[tuple[int, int], int]) -> Tag:
    kids: list[Tag | str] = []
    on: set[int] = set()
    for kid in element.K:
        if isinstance(kid, int):
            place = (pages[element.Pg.objgen], kid)
        elif kid.get("/Type") == "/MCR":
            place = (pages[kid.Pg.objgen], int(kid.MCID))
        elif "/S" in kid:
            assert kid.P.objgen == element.objgen
            made = _tag(kid, drawn, pages)
            kids.append(made)
            on |= made.pages
            continue
        else:
            assert kid.Type == "/OBJR"
            continue
        kids.append(drawn.get(place, ""))
        on.add(place[0])
    said = {key: value for key, value in element.items() if key in ("/A", "/Alt", "/ActualText", "/ID")}
    return Tag(str(element.S)[1:], said, tuple(kids), frozenset(on))


def _drawn(path: Path) -> dict[tuple[int, int], str]:
    """The text under each number of marked content, by its page from 1."""
    found: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
                place = (number, pdfium.FPDFPageObj_GetMarkedContentID(thing.raw))
                size = pdfium.FPDFTextObj_GetText(thing.raw, text.raw, None, 0)
                buffer = ctypes.create_string_buffer(size)
                words = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
                pdfium.FPDFTextObj_GetText(thing.raw, text.raw, words, size)
                found[place] = found.get(place, "") + buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return found
