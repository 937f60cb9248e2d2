"""What PDF/X-4 (ISO 15930-7) asks of a file, one question after the other, for no free checker knows it.

Each check names the clause of PDF itself (ISO 32000-1) that says what the thing is.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
from PIL import ImageCms

from seed2book.verify.inks import foreign
from seed2book.verify.pdf_soundness import _loose_faces

_XMP_MM, _PDFX = "{http://ns.adobe.com/xap/1.0/mm/}", "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_BLEND_MODES = {
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge",
    "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color",
    "/Luminosity",
}  # fmt: skip
_INTENTS = {"/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"}
_ACTIONS = {
    "/GoTo", "/GoToR", "/GoToE", "/Launch", "/Thread", "/URI", "/Sound", "/Movie", "/Hide", "/Named",
    "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript", "/SetOCGState", "/Rendition", "/Trans",
    "/GoTo3DView",
}  # fmt: skip
_INKS = frozenset({"DeviceGray", "DeviceCMYK"})


def faults(path: Path) -> list[str]:
    """What keeps the file from being PDF/X-4 in four inks, in words; nothing of one that is."""
    with pikepdf.open(path) as document:
        found = [f"{check.__name__.strip('_')}: {fault}" for check in CHECKS for fault in check(document)]
    return found + [f"colours: {place} is in {space}" for place, space in foreign(path, _INKS)]


def _file(document: pikepdf.Pdf) -> Iterator[str]:
    """7.5.2, 7.5.5, 7.6, 14.4: PDF 1.6 or earlier, not encrypted, with an identifier."""
    if document.pdf_version > "1.6" or str(document.Root.get("/Version", "/1.6")) > "/1.6":
        yield f"PDF {document.pdf_version}"
    if document.is_encrypted:
        yield "encrypted"
    if len(document.trailer.get("/ID", ())) != 2:
        yield "no identifier"


def _identity(document: pikepdf.Pdf) -> Iterator[str]:
    """14.3: a title, its moments and whether it is trapped, in the Info dictionary and alike in XMP."""
    info = document.docinfo
    yield from (
        f"no {key}" for key in ("/Title", "/CreationDate", "/ModDate") if not str(info.get(key, "")).strip()
    )
    if str(info.get("/Trapped", "")) not in ("/True", "/False"):
        yield "Trapped is neither true nor false"
    if "/Metadata" not in document.Root or "/Filter" in document.Root.Metadata:
        yield "no XMP that can be read without knowing PDF"
        return
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        wanted = {
            _PDFX: "PDF/X-4",
            "dc:title": str(info.get("/Title", "")),
            "pdf:Trapped": str(info.get("/Trapped", "")).lstrip("/"),
        }
        yield from (
            f"XMP says {said.get(key)!r} for {key}" for key, value in wanted.items() if said.get(key) != value
        )
        needed = ("DocumentID", "VersionID", "RenditionClass")
        named = [*(_XMP_MM + key for key in needed), "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"]
        yield from (f"XMP has no {key}" for key in named if not said.get(key))


def _output_intent(document: pikepdf.Pdf) -> Iterator[str]:
    """14.11.5: one intent for PDF/X, with the profile of a press of four inks inside."""
    intents = [one for one in document.Root.get("/OutputIntents", ()) if one.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"{len(intents)} intents"
        return
    (intent,) = intents
    yield from (
        f"no {key}" for key in ("/OutputConditionIdentifier", "/Info") if not str(intent.get(key, ""))
    )
    if "/DestOutputProfile" not in intent:
        yield "no profile"
        return
    profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes())).profile
    kind = (profile.device_class.strip(), profile.xcolor_space.strip(), int(intent.DestOutputProfile.N))
    if kind != ("prtr", "CMYK", 4) or profile.version >= 5:
        yield f"a profile of {kind}"


def _boxes(document: pikepdf.Pdf) -> Iterator[str]:
    """14.11.2: each page says where it is cut, and each box lies in the one around it."""
    for number, page in enumerate(document.pages, 1):
        if ("/TrimBox" in page.obj) == ("/ArtBox" in page.obj):
            yield f"page {number} has not one of TrimBox and ArtBox"
        inner, bleed, media = (
            [float(edge) for edge in box] for box in (page.trimbox, page.bleedbox, page.mediabox)
        )
        nested = [(inner, bleed), (bleed, media)]
        if "/CropBox" in page.obj:
            crop = [float(edge) for edge in page.cropbox]
            nested += [(bleed, crop), (crop, media)]
        if not all(_inside(one, other) for one, other in nested):
            yield f"page {number} has a box that leaves the one around it"


def _inside(one: list[float], other: list[float]) -> bool:
    return all(o <= i for i, o in zip(one[:2], other[:2], strict=True)) and all(
        i <= o for i, o in zip(one[2:], other[2:], strict=True)
    )


def _interaction(document: pikepdf.Pdf) -> Iterator[str]:
    """12.5 to 12.7, 8.11: no notes on the page, no action, no script, no form, no layers."""
    for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Requirements"):
        if key in document.Root:
            yield f"the catalogue has {key}"
    if "/JavaScript" in document.Root.get("/Names", {}):
        yield "a script"
    for number, page in enumerate(document.pages, 1):
        for key in ("/AA", "/PresSteps"):
            if key in page.obj:
                yield f"page {number} has {key}"
        for note in page.obj.get("/Annots", ()):
            if note.get("/Subtype") not in ("/PrinterMark", "/TrapNet"):
                yield f"page {number} has an annotation"
    for thing in _dictionaries(document):
        if thing.get("/S") in _ACTIONS and ("/Type" not in thing or thing.Type == "/Action"):
            yield f"an action {thing.S}"


def _fonts(document: pikepdf.Pdf) -> Iterator[str]:
    """9.9: every font is inside."""
    yield from sorted(_loose_faces(document))


def _graphics(document: pikepdf.Pdf) -> Iterator[str]:
    """8.4.5, 10.4, 10.5, 11.3.5: no transfer function, only halftones and blend modes that PDF knows."""
    for thing in _dictionaries(document):
        if thing.get("/Type") == "/ExtGState" or {"/TR", "/TR2", "/HT", "/BM", "/CA", "/ca"} & set(
            thing.keys()
        ):
            if "/TR" in thing or str(thing.get("/TR2", "/Default")) != "/Default" or "/HTP" in thing:
                yield "a transfer function"
            modes = thing.get("/BM", pikepdf.Name.Normal)
            for mode in modes if isinstance(modes, pikepdf.Array) else [modes]:
                if str(mode) not in _BLEND_MODES:
                    yield f"a blend mode {mode}"
        if "/HalftoneType" in thing and (int(thing.HalftoneType) not in (1, 5) or "/HalftoneName" in thing):
            yield "a halftone"
        for key in ("/RI", "/Intent"):
            if isinstance(thing.get(key), pikepdf.Name) and str(thing[key]) not in _INTENTS:
                yield f"a rendering intent {thing[key]}"


def _streams(document: pikepdf.Pdf) -> Iterator[str]:
    """7.3.8, 7.4.4, 8.8, 8.9.5, 14.11.7: all data inside and in a known coding, no PostScript, no proxies."""
    for thing in _dictionaries(document):
        filters = thing.get("/Filter", pikepdf.Array())
        for name in filters if isinstance(filters, pikepdf.Array) else [filters]:
            if isinstance(name, pikepdf.Name) and str(name) in ("/LZWDecode", "/Crypt"):
                yield f"a stream in {name}"
        if isinstance(thing, pikepdf.Stream):
            yield from (
                f"a stream with {key}" for key in ("/F", "/OPI", "/Alternates", "/Ref") if key in thing
            )
            if thing.get("/Subtype") == "/PS" or thing.get("/Subtype2") == "/PS":
                yield "PostScript"


def _operators(document: pikepdf.Pdf) -> Iterator[str]:
    """7.8.2: no operator that PDF does not know, which BX would hide; 8.6.5.8: intents by their names."""
    for number, page in enumerate(document.pages, 1):
        for step in pikepdf.parse_content_stream(page, "BX EX ri PS"):
            if str(step.operator) != "ri" or str(step.operands[0]) not in _INTENTS:
                yield f"page {number} has {step.operator}"


def _dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    """Yields every dictionary and stream of the file, those inside others too."""
    for thing in document.objects:
        waiting = [thing]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                yield one
                waiting += [value for value in one.values() if not getattr(value, "is_indirect", False)]
            elif isinstance(one, pikepdf.Array):
                waiting += [value for value in one if not getattr(value, "is_indirect", False)]


CHECKS: tuple[Callable[[pikepdf.Pdf], Iterator[str]], ...] = (
    _file, _identity, _output_intent, _boxes, _interaction, _fonts, _graphics, _streams, _operators,
)  # fmt: skip
