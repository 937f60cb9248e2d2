"""A publication to an e-book, to extracted seeds, and to a publication again, compared but for places."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from seed2book.extract import Extracted, extract
from seed2book.formats.moment import iso_date
from seed2book.model import Publication
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.reading import Reading
from seed2book.rereading import reread
from seed2book.settings import config
from seed2book.typeset.theme import load_theme

# Where something stood, and how sure that was.
_PLACES = ("spans", "confidence")


def there_and_back(
    paths: Sequence[Path], folder: Path, settings: config.Settings | None = None
) -> tuple[Reading, Reading, Extracted]:
    """Gives the reading of the seeds, and that of the seeds which their e-book gives back."""
    first = read_publication(paths, settings or config.Settings())
    book = folder / "book.epub"
    make(first, Output("epub", load_theme("book")), book)
    made = extract(book, folder / "extracted", reread)
    again = config.load((), made.folder / "seed2book.toml")
    return first, read_publication(again.inputs, again), made


def plain(value: Any) -> Any:
    """Gives a value of the model without the places it came from."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if is_dataclass(value) and not isinstance(value, type):
        kept = (field.name for field in fields(value) if field.name not in _PLACES)
        return (type(value).__name__, *((name, plain(getattr(value, name))) for name in kept))
    return value


def differences(one: Publication, other: Publication) -> list[str]:
    """Gives a line for each part of an article, an edition or the metadata that is not the same."""
    return list(_differences(one, other))


def _differences(one: Publication, other: Publication) -> Iterator[str]:
    if (one.title, one.language, one.metadata) != (other.title, other.language, other.metadata):
        yield "title, language or metadata"
    if len(one.editions) != len(other.editions):
        yield f"{len(one.editions)} and {len(other.editions)} editions"
    for a, b in zip(one.editions, other.editions, strict=False):
        if len(a.articles) != len(b.articles):
            yield f"{a.source}: {len(a.articles)} and {len(b.articles)} articles"
        # A day may be written otherwise, as 1964-03-17 for 1964年3月17日.
        if a.date != b.date and iso_date(a.date) != b.date:
            yield f"{a.source}: {a.date} and {b.date}"
        for field in fields(a):
            if field.name not in (*_PLACES, "articles", "date"):
                yield from _unlike(a.id, field.name, getattr(a, field.name), getattr(b, field.name))
        for x, y in zip(a.articles, b.articles, strict=False):
            for field in fields(x):
                if field.name not in _PLACES:
                    yield from _unlike(x.id, field.name, getattr(x, field.name), getattr(y, field.name))


def _unlike(where: str, name: str, one: Any, other: Any) -> Iterator[str]:
    if plain(one) != plain(other):
        yield f"{where} {name}: {plain(one)} and {plain(other)}"
