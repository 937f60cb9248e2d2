"""Pictures as they go into a book, and where a publication names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it goes into the book: an ASCII file name, its media type, its bytes, its size."""

    name: str
    media_type: str
    data: bytes
    width_px: int
    height_px: int


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


def once(pictures: Pictures) -> tuple[Picture, ...]:
    """Gives each picture once, by whatever names, in reading order."""
    return tuple({picture.name: picture for picture in pictures.values()}.values())
