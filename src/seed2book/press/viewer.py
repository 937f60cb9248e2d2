"""What the print dialogue is set to when the file is opened (ISO 32000-1, 12.2)."""

from __future__ import annotations

import pikepdf

from seed2book.press.ticket import Duplex

_DUPLEX = {Duplex.LONG: "/DuplexFlipLongEdge", Duplex.SHORT: "/DuplexFlipShortEdge"}


def prefer(document: pikepdf.Pdf, duplex: Duplex | None, copies: int | None) -> None:
    """Asks for pages as large as they are, paper of their size, both sides and so many copies."""
    wishes = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    wishes.PrintScaling = pikepdf.Name("/None")
    wishes.PickTrayByPDFSize = True
    wishes.DisplayDocTitle = True
    if duplex:
        wishes.Duplex = pikepdf.Name(_DUPLEX[duplex])
    if copies:
        wishes.NumCopies = copies
    document.Root.ViewerPreferences = wishes
