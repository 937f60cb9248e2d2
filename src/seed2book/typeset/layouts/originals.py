"""The scans of newspaper pages (原版) that stand behind the text, where articles of several share a page."""

from __future__ import annotations

from typing import NamedTuple

from seed2book.model import Publication
from seed2book.pictures import Pictures, scans_of
from seed2book.typeset.book import PICTURES, Medium
from seed2book.typeset.labels import edition_label, edition_source
from seed2book.typeset.wording import contents_labels, words


class Original(NamedTuple):
    """A scan as a template sees it: the id of the edition made from it, and the address of the picture.

    `label` is what the outline calls it; `name` says what is shown: paper, day and page, as far as known.
    `turned`: it lies on its side, to fill a page that is higher than wide.
    """

    edition: str
    label: str
    name: str
    address: str
    turned: bool


def originals(publication: Publication, pictures: Pictures) -> tuple[Original, ...]:
    """Gives the scans of the publication's pages, in their order; none where none are wanted."""
    scans, labels = scans_of(publication, pictures), contents_labels(publication)
    said = words(publication.language).scan
    made = []
    for number, (edition, label) in enumerate(zip(publication.editions, labels, strict=True), 1):
        if edition.id in scans:
            parts = (edition_source(edition, weekday=False), edition_label(edition, number), said)
            scan = scans[edition.id]
            name, address = "\u3000".join(filter(None, parts)), PICTURES[Medium.PRINT] + scan.name
            made.append(Original(edition.id, label, name, address, scan.is_wide))
    return tuple(made)
