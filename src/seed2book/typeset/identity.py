"""What makes a book the same book when it is built again."""

from __future__ import annotations

import uuid

from seed2book.model import Publication

_NAMESPACE = uuid.UUID("5eed2b00-0000-5000-8000-5eed2b005eed")


def identifier(publication: Publication) -> str:
    """Gives a `urn:uuid:` (RFC 9562 §5.5) of title, publisher, issue and the names of the seeds.

    Never of the text: a book whose misreadings were mended keeps its identifier, and its readers their notes.
    """
    metadata = publication.metadata
    seeds = dict.fromkeys(edition.source for edition in publication.editions)
    facts = (publication.title, metadata.publisher, metadata.issue, metadata.total_issue, *seeds)
    return uuid.uuid5(_NAMESPACE, "\x1f".join(fact or "" for fact in facts)).urn
