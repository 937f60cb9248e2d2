"""Links between seeds lead to the articles that they mean, in the publication and in finished files."""

import zipfile
from pathlib import Path

import pikepdf
import pytest

from seed2book.model import Article, Link, NoteRef, Paragraph, Subhead, Table, Text, plain_text
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.reading import Reading
from seed2book.settings.config import Settings
from seed2book.source import Span
from seed2book.typeset.theme import load_theme

PROSE = "船出港的时候，太阳正好从岛后面升起来，照得满船都是金色的光。"


def read(folder: Path, **seeds: str) -> Reading:
    for name, text in seeds.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return read_publication([folder], Settings())


def links(article: Article) -> list[Link]:
    paragraphs = [block for block in article.blocks if isinstance(block, Paragraph)]
    return [inline for block in paragraphs for inline in block.inlines if isinstance(inline, Link)]


@pytest.mark.parametrize(
    ("address", "title"),
    [("b.md", "出海"), ("b.md#检查-与-准备", "检查，与准备"), ("b.md#%E6%A3%80%E6%9F%A5", "检查"),
     ("#渔港手册", "渔港手册"), ("<b.md>", "出海"), ("./b.md", "出海"),
     ("<b.md#检查， 与准备>", "检查，与准备")],
)  # fmt: skip
def test_a_link_leads_to_the_article_that_it_names(tmp_path: Path, address: str, title: str) -> None:
    reading = read(
        tmp_path,
        a=f"# 渔港手册\n\n{PROSE}参见[别处]({address})。\n\n## 归港之后\n\n{PROSE}\n",
        b=f"# 出海\n\n本报讯　{PROSE}\n\n# 检查，与准备\n\n本报讯　{PROSE}\n\n# 检查\n\n本报讯　{PROSE}\n",
    )
    articles = list(reading.publication.articles)
    (link,) = links(articles[0])
    (target,) = [article for article in articles if link.href == f"#{article.id}"]
    assert target.title is not None
    assert target.title.text == title
    assert "link-target-missing" not in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(("address", "place"), [("#归港之后", "a-1-1-2"), ("b.md#备-船", "a-2-1-3")])
def test_a_link_leads_to_the_subhead_that_it_names(tmp_path: Path, address: str, place: str) -> None:
    reading = read(
        tmp_path,
        a=f"# 渔港手册\n\n{PROSE}参见[别处]({address})。\n\n## 归港之后\n\n{PROSE}\n",
        b=f"# 出海\n\n{PROSE}\n\n{PROSE}\n\n## 备 船\n\n{PROSE}\n\n## 起 锚\n\n{PROSE}\n",
    )
    (link,) = links(next(reading.publication.articles))
    assert link.href == f"#{place}"
    named = [
        block.id
        for article in reading.publication.articles
        for block in article.blocks
        if isinstance(block, Subhead) and block.id
    ]
    assert named == [place]
    for name in ("epub", "pdf"):
        for theme in ("book", "bulletin"):
            if (name, theme) != ("epub", "bulletin"):
                make(reading, Output(name, load_theme(theme)), tmp_path / f"{theme}.{name}")
    with zipfile.ZipFile(tmp_path / "book.epub") as archive:
        sheets = {
            name.rpartition("/")[2]: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }
    sheet = place.rpartition("-")[0]
    assert f'<a href="{sheet}.xhtml#{place}">别处</a>' in sheets["a-1-1.xhtml"]
    assert f'<h3 id="{place}" class="subhead">' in sheets[f"{sheet}.xhtml"]
    for theme in ("book", "bulletin"):
        with pikepdf.open(tmp_path / f"{theme}.pdf") as pdf:
            assert place in {str(link.get("/Dest")) for page in pdf.pages for link in page.get("/Annots", ())}


def test_a_note_is_called_from_a_table(tmp_path: Path) -> None:
    table = "| 题 | 处 |\n|---|---|\n| 出海 | 雾大[^1] |\n"
    reading = read(tmp_path, a=f"# 渔港手册\n\n{PROSE}\n\n{table}\n[^1]: 能见度不足百米。\n")
    (block,) = [block for block in next(reading.publication.articles).blocks if isinstance(block, Table)]
    assert block.rows[1][1] == (Text("雾大"), NoteRef("a-1-1-n1", "[1]"))


def test_a_link_in_a_table_leads_on_too(tmp_path: Path) -> None:
    table = "| 题 | 处 |\n|---|---|\n| 出海 | [见此](b.md) |\n"
    reading = read(tmp_path, a=f"# 渔港手册\n\n{PROSE}\n\n{table}", b=f"# 出海\n\n{PROSE}\n")
    (table_block,) = [
        block for block in next(reading.publication.articles).blocks if isinstance(block, Table)
    ]
    assert table_block.rows[1][1] == (Link("#a-2-1", (Text("见此"),), "b.md"),)


def test_a_link_to_nothing_keeps_its_words_and_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, a=f"# 渔港手册\n\n{PROSE}\n\n参见[第三册](c.md)和[别章](#无此章)，都是旧书。\n")
    (article,) = reading.publication.articles
    last = article.blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain_text(last.inlines) == "参见第三册和别章，都是旧书。"
    told = [finding for finding in reading.findings if finding.code == "link-target-missing"]
    assert [finding.span for finding in told] == [Span("a.md", 5, 5)] * 2
    assert [edit.before for edit in reading.edits if edit.rule == "link"] == ["(c.md)", "(#无此章)"]


def test_a_link_in_a_heading_loses_its_address_only(tmp_path: Path) -> None:
    reading = read(tmp_path, a=f"# 见[出海](b.md)\n\n{PROSE}\n", b=f"# 出海\n\n{PROSE}\n")
    titles = [article.title.text for article in reading.publication.articles if article.title]
    assert titles == ["见出海", "出海"]


def test_links_work_in_finished_files(tmp_path: Path) -> None:
    reading = read(tmp_path, a=f"# 渔港手册\n\n{PROSE}参见[别处](b.md)。\n", b=f"# 出海\n\n{PROSE}\n")
    make(reading, Output("epub", load_theme("book")), tmp_path / "book.epub")
    make(reading, Output("pdf", load_theme("book")), tmp_path / "book.pdf")
    with zipfile.ZipFile(tmp_path / "book.epub") as archive:
        sheet = next(name for name in archive.namelist() if name.endswith("a-1-1.xhtml"))
        assert '<a href="a-2-1.xhtml">别处</a>' in archive.read(sheet).decode()
    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        named = [str(link.get("/Dest")) for page in pdf.pages for link in page.get("/Annots", ())]
    assert named.count("a-2-1") == 1 + named.count("a-1-1")
