"""What an e-book was made of: `META-INF/seed2book.json`, for `seed2book extract` and for archivists."""

from __future__ import annotations

import json
from dataclasses import asdict

from seed2book.pictures import EMBEDDED
from seed2book.reading import Reading

NAME = "META-INF/seed2book.json"
# What `[book]` says under the same names.
_BOOK = (
    *("creators", "publisher", "date", "issue", "total_issue", "permit", "print_run", "printer"),
    *("notice", "description", "rights"),
    *("isbn", "issn", "cn", "series", "subjects", "made_from", "proofread_by"),
)


def record(reading: Reading) -> bytes:
    """Gives the record as JSON: seeds with their SHA-256, settings, editions, pictures' own names."""
    publication = reading.publication
    metadata = asdict(publication.metadata)
    book = {"title": publication.title, "language": publication.language}
    book |= {key: metadata[key] for key in _BOOK if metadata[key]}
    editions = [
        {
            "id": edition.id,
            "source": edition.source,
            "kind": str(edition.kind),
            "title": edition.title.text if edition.title else None,
            "paper": edition.paper,
            "date": edition.date,
            "issue": edition.issue,
            "page": edition.page,
            "page_name": edition.page_name,
            "editors": edition.editors,
            "articles": [article.id for article in edition.articles],
        }
        for edition in publication.editions
    ]
    said = {
        "seeds": [{"file": seed.file, "sha256": seed.sha256} for seed in reading.seeds],
        "book": book,
        "editions": [{key: value for key, value in edition.items() if value} for edition in editions],
        # A picture that two seeds name has two names; one that a seed has itself has none.
        "pictures": {
            f"{seed}\x1f{picture.name}": src
            for (seed, src), picture in reading.pictures.items()
            if not src.startswith(EMBEDDED)
        },
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
