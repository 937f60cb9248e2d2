"""Pictures as they go into a book, and where a publication names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from seed2book.model import (
    Article,
    Block,
    Emphasis,
    Figure,
    Image,
    Inline,
    Link,
    Paragraph,
    ProperNoun,
    Publication,
    Strong,
    Table,
    Verse,
    WorkTitle,
    walk,
)


class Shelf:
    """A folder of pictures, so that thousands of them need no memory. It is gone when nothing needs it."""

    __slots__ = ("__weakref__", "_folder")

    def __init__(self) -> None:
        """Makes the folder among the system's temporary ones."""
        self._folder = Path(mkdtemp(prefix="seed2book-"))
        finalize(self, rmtree, self._folder, ignore_errors=True)

    def put(self, picture: Picture) -> Picture:
        """Gives the picture with its bytes on the shelf.

        Raises:
            OSError: there is no room.
        """
        file = self._folder / picture.name
        file.write_bytes(picture.data)
        return replace(picture, content=Shelved(file, self))


@dataclass(frozen=True, slots=True)
class Shelved:
    """The file that holds a picture's bytes, as long as something knows of it."""

    file: Path
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it goes into the book: an ASCII file name, its media type, its content, its size."""

    name: str
    media_type: str
    content: bytes | Shelved
    width_px: int
    height_px: int

    @property
    def is_wide(self) -> bool:
        """Whether it is wider than it is high."""
        return self.width_px > self.height_px

    @property
    def data(self) -> bytes:
        """Its bytes, read each time where they are on a shelf."""
        return self.content.file.read_bytes() if isinstance(self.content, Shelved) else self.content

    @property
    def file(self) -> Path | None:
        """The file that holds its bytes, if one does."""
        return self.content.file if isinstance(self.content, Shelved) else None


SCAN = "\0"
"""The name in `Pictures`, which no seed can write, of the scan of the seed's whole page."""

EMBEDDED = "data:"
"""What `Image.src` begins with where the seed has the picture itself there, in base64 (RFC 2397)."""


def shown(src: str) -> str:
    """Gives the name of a picture for people to read: of one that the seed has itself only its kind."""
    return f"{src.partition(',')[0]},…" if src.startswith(EMBEDDED) else src


Pictures = Mapping[tuple[str, str], Picture]
"""Pictures by the seed that names them (`Span.file`) and the name there (`Image.src`).

Two seeds in two folders may each have a picture of their own under one name.
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A block that shows a picture."""

    image: Image
    block: Block

    @property
    def seed(self) -> str:
        """The seed that names it: where the block begins."""
        return self.block.spans[0].file if self.block.spans else ""


def mentions(publication: Publication) -> Iterator[Mention]:
    """Gives every picture that the publication shows, in reading order."""
    for article in publication.articles:
        for block in _blocks(article):
            yield from (Mention(image, block) for image in images(block))


def images(block: Block) -> Iterator[Image]:
    """Gives the pictures of a block, but not of the blocks inside it."""
    match block:
        case Paragraph(inlines):
            yield from inline_images(inlines)
        case Figure(image=image, caption=caption):
            if image:
                yield image
            yield from inline_images(caption)
        case Verse(lines):
            for line in lines:
                yield from inline_images(line)
        case Table(rows):
            for row in rows:
                for cell in row:
                    yield from inline_images(cell)
        case _:
            pass


def inline_images(inlines: tuple[Inline, ...]) -> Iterator[Image]:
    """Gives the pictures that stand in running text."""
    for inline in inlines:
        match inline:
            case Image():
                yield inline
            case Strong() | Emphasis() | ProperNoun() | WorkTitle() | Link():
                yield from inline_images(inline.inlines)
            case _:
                pass


def _blocks(article: Article) -> Iterator[Block]:
    yield from article.standfirst
    yield from walk(article.blocks)


def scans_of(publication: Publication, pictures: Pictures) -> Mapping[str, Picture]:
    """Gives the scans of pages, each by the id of the edition that it faces: the first of its seed."""
    first: dict[str, str] = {}
    for edition in publication.editions:
        first.setdefault(edition.source, edition.id)
    return {edition: pictures[seed, SCAN] for seed, edition in first.items() if (seed, SCAN) in pictures}


def once(pictures: Pictures) -> tuple[Picture, ...]:
    """Gives each picture once, by whatever names, in reading order."""
    return tuple({picture.name: picture for picture in pictures.values()}.values())
