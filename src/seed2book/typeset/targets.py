"""Where a medium has the places that a publication's own links lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from seed2book.model import Note, Publication, Subhead, walk


def targets(publication: Publication, address: Callable[[str, str], str]) -> Mapping[str, str]:
    """Gives the address of every article, every footnote and every subhead that is led to, by its id.

    `address` makes it from the id of the article and that of the place in it.
    """
    found: dict[str, str] = {}
    for article in publication.articles:
        found[article.id] = address(article.id, "")
        for block in walk(article.blocks):
            if isinstance(block, Note | Subhead) and block.id:
                found[block.id] = address(article.id, block.id)
    return found
