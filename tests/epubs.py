"""E-books of made-up publications, for tests of the finished file."""

from pathlib import Path
from zipfile import ZipFile

from seed2book.formats.epub import write
from seed2book.model import Article, Edition, Heading, Paragraph, Publication, Text
from seed2book.progress import silent
from seed2book.source import Span
from seed2book.typeset import typeset
from seed2book.typeset.book import Book, Medium
from seed2book.typeset.theme import load_theme

AT = (Span("page.txt", 1, 1),)


def set_for_screen(publication: Publication) -> Book:
    return typeset(publication, load_theme("book"), Medium.SCREEN)


def packed(publication: Publication, folder: Path, name: str = "book.epub") -> Path:
    """Gives the publication's e-book, written into the folder."""
    return write(set_for_screen(publication), folder / name, silent).path


def entry(epub: Path, name: str) -> str:
    with ZipFile(epub) as archive:
        return archive.read(name).decode()


def rewritten(epub: Path, name: str, data: bytes | None) -> Path:
    """Gives a copy of the e-book where one entry has other bytes, or is left out."""
    copy = epub.with_stem(f"{epub.stem}-rewritten")
    with ZipFile(epub) as archive, ZipFile(copy, "w") as changed:
        for info in archive.infolist():
            kept = archive.read(info) if info.filename != name else data
            if kept is not None:
                changed.writestr(info, kept)
    return copy


def one_article(title: str | None = "渡口添新船", *words: str, language: str = "zh-Hans") -> Publication:
    """Gives a publication of one article with these paragraphs."""
    blocks = tuple(Paragraph((Text(text),), AT) for text in words or ("新船下水。",))
    article = Article("a1", AT, blocks, title=Heading(title, AT) if title else None)
    return publication_of(article, language=language)


def publication_of(*articles: Article, title: str = "青石镇报", language: str = "zh-Hans") -> Publication:
    return Publication(title, language, (Edition("e1", "page.txt", AT, articles),))


def sheet(book: Book, name: str) -> str:
    return next(one.xhtml for one in book.sheets if one.id == name)
