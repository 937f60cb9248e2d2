"""`[[fix]] picture`: the user's word on which picture a caption or a paragraph has."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from seed2book.errors import ConfigError
from seed2book.model import Figure, Paragraph, plain_text
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.reading import Reading
from seed2book.settings.config import load
from seed2book.typeset.theme import load_theme

SEED = """# 渡口添新船

本报讯（记者 张珺）3月12日，青石渡口的新船下水，可载40人。

图为新船下水。 林一舟 摄

“以后过河不用等了。”渡口管理员说。
"""


def reading(folder: Path, line: int, match: str, *pictures: str) -> Reading:
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "page1.txt").write_text(SEED, encoding="utf-8")
    for name, colour in (("boat.png", "navy"), ("quay.png", "teal")):
        Image.new("RGB", (600, 400), colour).save(seeds / name)
    entry = f'[[fix]]\nsource = "page1.txt"\nline = {line}\nmatch = "{match}"\n'
    entries = [f'{entry}picture = "{picture}"\n' for picture in pictures or ("boat.png",)]
    (folder / "seed2book.toml").write_text("".join(entries), encoding="utf-8")
    return read_publication([seeds], load([seeds]))


def figures(made: Reading) -> list[tuple[str, str]]:
    blocks = [block for article in made.publication.articles for block in article.blocks]
    return [
        (block.image.src if block.image else "", plain_text(block.caption))
        for block in blocks
        if isinstance(block, Figure)
    ]


def test_a_caption_gets_its_picture(tmp_path: Path) -> None:
    made = reading(tmp_path, 5, "图为新船下水")
    assert figures(made) == [("boat.png", "图为新船下水。")]
    assert [picture.width_px for picture in made.pictures.values()] == [600]
    assert [edit.reason for edit in made.edits if edit.rule == "fix"] == [
        "seed2book.toml:1 says so (picture): boat.png"
    ]


def test_a_paragraph_gets_a_picture_below_it(tmp_path: Path) -> None:
    made = reading(tmp_path, 7, "以后过河")
    (article,) = made.publication.articles
    assert isinstance(article.blocks[-2], Paragraph)
    assert figures(made)[-1] == ("boat.png", "")
    assert isinstance(article.blocks[-1], Figure)


@pytest.mark.parametrize("names", [("boat.png", "quay.png"), ("quay.png", "boat.png")])
def test_several_pictures_for_one_paragraph_stand_in_their_order(
    names: tuple[str, str], tmp_path: Path
) -> None:
    assert figures(reading(tmp_path, 7, "以后过河", *names))[-2:] == [(name, "") for name in names]


def test_a_second_picture_for_one_caption_stands_behind_the_first(tmp_path: Path) -> None:
    made = reading(tmp_path, 5, "图为新船下水", "quay.png", "boat.png")
    assert figures(made) == [("quay.png", "图为新船下水。"), ("boat.png", "")]


def test_it_goes_into_the_book(tmp_path: Path) -> None:
    made = reading(tmp_path, 5, "图为新船下水")
    book = make(made, Output("epub", load_theme("book")), tmp_path / "a.epub")
    with ZipFile(book.path) as package:
        assert len([name for name in package.namelist() if "/images/picture-" in name]) == 1
    pages = make(made, Output("pdf", load_theme("book")), tmp_path / "a.pdf")
    with PdfDocument(pages.path) as document:
        found = [drawn for page in document for drawn in page.get_objects([FPDF_PAGEOBJ_IMAGE])]
        assert len(found) == 1


def test_a_picture_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    made = reading(tmp_path, 5, "图为新船下水", "ship.png")
    assert [finding.code for finding in made.findings if "picture" in finding.code] == ["picture-missing"]


def test_a_line_of_no_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="stands in the text of no article"):
        reading(tmp_path, 1, "渡口添新船")
