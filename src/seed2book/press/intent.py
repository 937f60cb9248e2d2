"""What makes a file in four inks one that a print shop takes: PDF/X-4 (ISO 15930-7)."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from seed2book.press.identity import renounce
from seed2book.press.palette import profile

_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_XMP_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
# A press has no use for them, and PDF/X allows none of them on the page, or only by half.
_FOR_READERS = (
    "/StructTreeRoot",
    "/MarkInfo",
    "/Outlines",
    "/Names",
    "/OpenAction",
    "/AA",
    "/AF",
    "/PageMode",
)


def declare(document: pikepdf.Pdf) -> None:
    """Says which inks and paper the file is made for, and that it is PDF/X-4; takes out what that forbids.

    Raises:
        AssetError: the profile is missing.
    """
    for key in _FOR_READERS:
        if key in document.Root:
            del document.Root[key]
    for page in document.pages:
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
        page.obj.TrimBox = page.trimbox
        page.obj.BleedBox = page.obj.get("/BleedBox", page.trimbox)
    document.Root.OutputIntents = Array([document.make_indirect(_intent(document))])
    document.docinfo["/Trapped"] = Name("/False")
    renounce(document)
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        said[_PDFX] = "PDF/X-4"
        said["pdf:Trapped"] = "False"
        said[_XMP_MM + "DocumentID"] = str(said.get("dc:identifier", document.docinfo.get("/Title", "")))
        said[_XMP_MM + "VersionID"] = "1"
        said[_XMP_MM + "RenditionClass"] = "default"


def _intent(document: pikepdf.Pdf) -> Dictionary:
    inks = document.make_stream(profile())
    inks.N = 4
    inks.Alternate = Name.DeviceCMYK
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier="FOGRA39",
        OutputCondition="Offset, coated paper, ISO 12647-2:2004",
        RegistryName="http://www.color.org",
        Info="ISO Coated v2 300% (basICColor)",
        DestOutputProfile=inks,
    )
