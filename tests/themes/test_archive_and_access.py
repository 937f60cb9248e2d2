"""Every reading PDF is one for the archive (PDF/A-2a) and one for everybody (PDF/UA-1): veraPDF says so."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

import verapdf
from printed import printed
from publications import publication
from real_tools import lacking
from seed2book.formats import Artifact
from seed2book.model import Publication
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.press.ticket import Ticket
from seed2book.settings.config import Settings
from seed2book.typeset.theme import Theme, load_theme, theme_names

EVERYTHING = """# 青石镇的各种文字

本报讯（记者 张珺）字有𠮷、𡑍、😀、㐂、ひらがな、한국어、العربية、Ελλ、№、℃、﷽、\ue000、\u200b。这里有注[^1]，还有[链接](https://example.org/a?b=1)。

## 小标题一

- 一项
- 二项
  - 二之一

| 年份 | 公里 |
| --- | --- |
| 2021 | 7.5 |

> 引文一段。

```
code  x = 1
```

![早市](cmyk.jpg)
图为早市。 林一舟 摄

![](deep.png)

![透明](alpha.png)

![动](moving.gif)

#### 四级标题

末段。

[^1]: 注的内容。
"""


@pytest.fixture(scope="module", params=theme_names())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(str(request.param))


@pytest.fixture(scope="module")
def book() -> Publication:
    return publication(
        date="2022-12-01", publisher="青石镇 <文化站>", creators=("江玉", "王小禾"), description="选编 & 其他"
    )


@pytest.fixture(scope="module")
def pdf(theme: Theme, book: Publication, tmp_path_factory: pytest.TempPathFactory) -> Artifact:
    return printed(book, theme, tmp_path_factory.mktemp(theme.name) / "book.pdf")


@pytest.fixture(scope="module")
def document(pdf: Artifact) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pdf.path) as opened:
        yield opened


def faults(path: Path) -> list[str]:
    return [f"{flavour} {fault}" for flavour in ("2a", "ua1") for fault in verapdf.faults(path, flavour)]


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """The structure tree, in reading order."""
    waiting = [document.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            waiting.append(node.get("/K", pikepdf.Array()))


def test_verapdf_takes_it_for_pdf_a_and_pdf_ua(pdf: Artifact) -> None:
    assert faults(pdf.path) == []


def test_verapdf_notices_what_is_wrong(pdf: Artifact, tmp_path: Path) -> None:
    with pikepdf.open(pdf.path) as broken:
        del broken.Root.OutputIntents
        broken.save(tmp_path / "broken.pdf")
    assert re.search(r"2a \d+ times 6\.2\.4\.3", "\n".join(faults(tmp_path / "broken.pdf")))


def test_so_is_one_with_everything_that_a_seed_can_hold(theme: Theme, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "page.md").write_text(EVERYTHING, encoding="utf-8")
    grey = Image.linear_gradient("L")
    Image.merge("CMYK", [grey, grey.rotate(90), grey, grey.rotate(180)]).save(seeds / "cmyk.jpg")
    grey.convert("I").point(lambda value: value * 256).convert("I;16").save(seeds / "deep.png")
    Image.merge("RGBA", [grey, grey.rotate(90), grey, grey]).save(seeds / "alpha.png")
    frames = [Image.new("RGB", (200, 100), colour) for colour in ("red", "blue")]
    frames[0].save(seeds / "moving.gif", save_all=True, append_images=frames[1:])
    reading = read_publication([seeds], Settings())
    assert len(reading.pictures) == 4
    assert faults(make(reading, Output("pdf", theme), tmp_path / "book.pdf").path) == []


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_so_is_one_of_chapters_without_parts(theme: Theme, language: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    chapters = "".join(f"第{n}章　风雪\n\n{'他沿着河走了很久，天黑了。' * 9}\n\n" for n in "一二三四")
    (seeds / "novel.txt").write_text(chapters, encoding="utf-8")
    reading = read_publication([seeds], Settings(language=language))
    assert faults(make(reading, Output("pdf", theme), tmp_path / "book.pdf").path) == []


def test_so_is_one_with_its_sources_inside(theme: Theme, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "1987").mkdir(parents=True)
    pages = {
        "页一.txt": "# 渡口\n\n新船下水。\n".encode("gb18030"),
        "1987/b.md": "# 桥头\n\n书屋。\n".encode(),
    }
    for name, data in pages.items():
        (seeds / name).write_bytes(data)
    reading = read_publication([seeds], Settings())
    ticket = Ticket(attach_sources=True)
    made = make(reading, Output("pdf", theme, ticket), tmp_path / "book.pdf")
    assert [f"{f} {fault}" for f in ("3a", "ua1") for fault in verapdf.faults(made.path, f)] == []
    with pikepdf.open(made.path) as document:
        inside = {file.filename: file.get_file().read_bytes() for file in document.attachments.values()}
    assert inside == {"页一.txt": pages["页一.txt"], "1987／b.md": pages["1987/b.md"]}
    again = make(reading, Output("pdf", theme, ticket), tmp_path / "again.pdf")
    assert again.path.read_bytes() == made.path.read_bytes()


def test_no_source_is_inside_unless_asked_for(document: pikepdf.Pdf) -> None:
    assert not document.attachments
    assert "/EmbeddedFiles" not in document.Root.get("/Names", {})


def test_qpdf_finds_no_fault(pdf: Artifact) -> None:
    if not shutil.which("qpdf"):
        lacking("qpdf is not installed (apt-get install qpdf)")
    done = subprocess.run(["qpdf", "--check", pdf.path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_headings_begin_with_the_first_level_and_leave_none_out(document: pikepdf.Pdf) -> None:
    levels = [int(str(e.S)[2:]) for e in elements(document) if re.fullmatch(r"/H\d", str(e.S))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_notes_code_and_pictures_are_tagged_as_such(document: pikepdf.Pdf) -> None:
    kinds = {str(element.S) for element in elements(document)}
    assert {"/Art", "/P", "/Note", "/Code", "/Table", "/TH", "/TD", "/L", "/LI", "/LBody", "/Link"} <= kinds
    notes = [element for element in elements(document) if element.S == "/Note"]
    assert len({str(note.ID) for note in notes}) == len(notes)


def test_each_article_is_one_element_however_many_columns_and_pages_it_takes(
    book: Publication, theme: Theme, document: pikepdf.Pdf
) -> None:
    articles = [element for element in elements(document) if element.S == "/Art"]
    assert len(articles) == len(list(book.articles))


def test_running_heads_folios_and_dots_are_artifacts(document: pikepdf.Pdf) -> None:
    held = {page.obj.objgen: set[int]() for page in document.pages}
    for element in elements(document):
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                held[element.Pg.objgen].add(kid)
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                held[kid.Pg.objgen].add(int(kid.MCID))
    artifacts = 0
    for page in document.pages:
        for drawn in pikepdf.parse_content_stream(page, "BMC BDC"):
            artifacts += drawn.operands[0] == "/Artifact"
            if str(drawn.operator) == "BDC" and "/MCID" in drawn.operands[1]:
                assert int(drawn.operands[1].MCID) in held[page.obj.objgen]
    assert artifacts


def test_bookmarks_are_three_deep(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        edition = next(item for item in outline.root if item.title == "版面一")
        article = next(item for item in edition.children if item.title == "一条老街　两岸新风")
        assert [item.title for item in article.children] == ["水清　岸绿", "人来　客往"]


def test_the_file_says_the_same_of_itself_in_both_places(book: Publication, document: pikepdf.Pdf) -> None:
    info = document.docinfo
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        assert str(info.Title) == said["dc:title"] == book.title
        assert str(info.Author) == ", ".join(said["dc:creator"]) == "江玉, 王小禾"
        assert str(info.Subject) == said["dc:description"] == "选编 & 其他"
        assert said["dc:publisher"] == {"青石镇 <文化站>"}
        assert str(info.Creator) == said["xmp:CreatorTool"]
        assert str(info.Producer) == said["pdf:Producer"]
        assert str(info.CreationDate) == "D:20221201000000Z"
        assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2022-12-01T00:00:00Z"


def test_a_printer_is_asked_not_to_scale_the_pages(document: pikepdf.Pdf) -> None:
    assert document.Root.ViewerPreferences.PrintScaling == "/None"
    assert document.Root.ViewerPreferences.PickTrayByPDFSize


def test_a_character_that_no_face_has_is_a_mark_that_can_be_copied(theme: Theme, tmp_path: Path) -> None:
    book = replace(publication(), title="青石镇\U000e0fff报")
    made = printed(book, theme, tmp_path / "book.pdf")
    assert faults(made.path) == []
