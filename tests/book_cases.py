"""Made-up publications of every shape that a checker may trip over, as e-books."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image

from epubs import AT, one_article, publication_of
from publications import publication
from seed2book.formats.epub import write
from seed2book.model import (
    Article,
    Code,
    Edition,
    Figure,
    Heading,
    Image as Named,
    Link,
    Note,
    NoteKind,
    NoteRef,
    Paragraph,
    Publication,
    Ruby,
    Subhead,
    Table,
    Text,
)
from seed2book.pictures import Picture
from seed2book.profiles import EBook
from seed2book.profiles.adapted import adapted
from seed2book.progress import silent
from seed2book.read.pixels import picture
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium, Writing
from seed2book.typeset.theme import load_theme


def text(words: str) -> Paragraph:
    return Paragraph((Text(words),), AT)


BOOKS = {
    "every kind of block": publication(
        publisher="青石镇",
        date="2022-12-01",
        issue="3",
        creators=("江玉 主编", "王小禾"),
        description="选编",
        rights="内部",
        isbn="978-7-101-00304-8",
        issn="1002-4743",
        cn="CN 32-0001",
        series="水乡丛刊",
        subjects=("地方史", "水利"),
        certifier="县图书馆",
    ),
    "one article": one_article(),
    "an article without a title": one_article(None),
    "an article without a word": publication_of(Article("a1", AT, ())),
    "an edition without articles": publication_of(),
    "duplicate titles": publication_of(
        *(Article(f"a{n}", AT, (), title=Heading("简讯", AT)) for n in range(1, 4))
    ),
    "a picture without a file": publication_of(
        Article("a1", AT, (Figure(AT, Named("images/x.png", "书屋")),))
    ),
    "markup and odd characters in the text": one_article("<b>&]]>\x0c</b>", "<script>1</script>\x00 \ud800"),
    "odd addresses": publication_of(
        Article(
            "a1",
            AT,
            tuple(
                Paragraph((Link(address, (Text("公报"),)),), AT)
                for address in (
                    "https://例子.example/公报 一%?a[]=b",
                    "javascript:1",
                    "#a1",
                    "#gone",
                    "mailto:a@b.example",
                )
            ),
        )
    ),
    "a title of 500 characters": replace(one_article("渡口添新船，" * 83), title="水乡新闻选编，" * 71),
    "traditional characters": one_article("渡口添新船", "新船下水，可載四十人。", language="zh-Hant"),
    "ruby beside ruby": publication_of(
        Article("a1", AT, (Paragraph((Ruby("青", "qīng"), Ruby("石", "shí")), AT),))
    ),
    "thirty pictures": publication_of(
        Article(
            "a1",
            AT,
            tuple(Figure(AT, Named(f"{number}.jpg", ""), (Text(f"早市之{number}"),)) for number in range(30)),
            title=Heading("早市", AT),
        )
    ),
    "pictures in the line, in cells and without words": publication_of(
        Article(
            "a1",
            AT,
            (
                Paragraph((Text("鱼叫"), Named("1.jpg", ""), Text("鱼")), AT),
                Paragraph((Named("2.jpg", "鱼摊"),), AT),
                Figure(AT, Named("3.jpg", "")),
                Table((((Named("4.jpg", ""),), (Text("鱼"),)),), AT),
            ),
        )
    ),
    "headings of four levels": publication_of(
        Article(
            "a1",
            AT,
            (
                Subhead("水", AT),
                text("清。"),
                Subhead("岸", AT, 2),
                text("绿。"),
                Subhead("人", AT, 3),
                text("和。"),
            ),
            title=Heading("修路", AT),
        )
    ),
    "pages of several years": Publication(
        "青石镇报",
        "zh-Hans",
        tuple(
            Edition(
                f"e{n}", f"{n}.txt", AT, (Article(f"a{n}", AT, (text("新船下水。"),)),), date=date, page="1"
            )
            for n, date in enumerate(("1987-03-12", "1987-03-13", "1987-04-01", "1988-01-01"))
        ),
    ),
    "an edition without articles among others": Publication(
        "青石镇报",
        "zh-Hans",
        (
            Edition("e1", "1.txt", AT, (), page="1"),
            Edition("e2", "2.txt", AT, (Article("a1", AT, (text("新船下水。"),)),), page="2"),
        ),
    ),
    "tables, notes and code": publication_of(
        Article(
            "a1",
            AT,
            (
                Table((((Text("年份"),), (Text("公里"),)), ((Text("2021年"),), ())), AT, header_rows=1),
                Table((((), ()),), AT),
                Paragraph((Text("青石镇"), NoteRef("a1-n1", "①"), Text("在河口"), NoteRef("a1-n1", "①")), AT),
                Code("水位  3.2 m\n<流量>", AT),
                Note(NoteKind.EDITOR, (Subhead("编者按", AT), text("本文写于汛期之前。")), AT),
                Note(NoteKind.FOOTNOTE, (text("①旧称石埠。"),), AT, "a1-n1"),
            ),
        )
    ),
    "rare characters": one_article(
        "\U00020bb7野家与\U00030edd", "\U0002a6df\u3007\ue000\ufffd\U000323af㐂。"
    ),
}


def as_epub(made: Publication, file: Path, writing: Writing = Writing.HORIZONTAL) -> Path:
    """Gives the e-book, with a picture for each that the publication names."""
    theme = load_theme("book")
    book = typeset(made, theme, Medium.SCREEN, _pictures())
    if writing is Writing.VERTICAL:
        book = adapted(book, theme.faces, EBook(writing=writing))
    return write(book, file, silent).path


def _pictures() -> Mapping[tuple[str, str], Picture]:
    """Pictures of several kinds under the names of JPEGs, as seeds have them."""
    kinds = ("JPEG", "PNG", "GIF", "WEBP")
    pictures = {}
    for number in range(30):
        file = io.BytesIO()
        grey = Image.linear_gradient("L").convert("RGB").resize((200, 130 + number))
        grey.save(file, kinds[number % len(kinds)])
        pictures[AT[0].file, f"{number}.jpg"] = picture(file.getvalue())
    return pictures
