"""What a file for the press says of itself: what it is called, but no longer that it is one to read."""

from __future__ import annotations

import pikepdf

# PDF/A (ISO 19005) and PDF/UA (ISO 14289), and the schema that explains the latter to the former.
_CLAIMS = (
    "pdfaid:part",
    "pdfaid:conformance",
    "{http://www.aiim.org/pdfua/ns/id/}part",
    "{http://www.aiim.org/pdfa/ns/extension/}schemas",
)


def take_over(document: pikepdf.Pdf, pressed: pikepdf.Pdf) -> None:
    """Gives a new file the title, language and colours of the one that its pages come from."""
    for key in ("/Lang", "/OutputIntents", "/Metadata"):
        if key in document.Root:
            value = document.Root[key]
            # Only what has a number can be copied from file to file.
            pressed.Root[key] = pressed.copy_foreign(document.make_indirect(value))
    for key, text in document.docinfo.items():
        pressed.docinfo[key] = text
    renounce(pressed)


def renounce(document: pikepdf.Pdf) -> None:
    """Takes back that the file is for the archive and for screen readers."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        for claim in _CLAIMS:
            if claim in said:
                del said[claim]
