"""An e-book back to Markdown: our own without loss, others as well as can be, and none out of its folder."""

import base64
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from PIL import Image

from command import seed2book
from round_trip import differences, there_and_back
from seed2book.errors import ConfigError, OutputError, UsageError, VerificationError
from seed2book.extract import Extracted, extract
from seed2book.extract.markdown import Line
from seed2book.extract.settings import PARTS, Corrections
from seed2book.metadata import Metadata
from seed2book.pipeline import read_publication
from seed2book.rereading import reread
from seed2book.settings import config
from seed2book.source import SeedKind

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "tests" / "golden").glob("pages/*.txt"))
PAGES += sorted((ROOT / "tests" / "golden").glob("held-back/*.txt"))
BOOKS = sorted((ROOT / "tests" / "golden").glob("books/*/page.txt"))
BOOKS += sorted((ROOT / "tests" / "golden").glob("markdown/*/page.txt"))

# As Word writes it: lines broken anywhere, a paragraph for each blank line, elements of its own.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->
<style><!-- p {margin:0cm;} --></style></head>
<body lang=ZH-CN><div class=WordSection1>
<p class=MsoNormal>渡口添新船<span lang=EN-US><o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span style='mso-ascii-font-family:Calibri'>昨天，青石
渡口的新船下水，
过河的人从此不用久等。</span></p>
</div></body></html>
"""

EVERYTHING = """\
---
paper: 水乡报
date: 2022-12-01
page: 3
page_name: 文化
editors: 责任编辑 赵六
---

## 青石镇修路通船便民

# 一条老街 两岸新风

## ——青石镇河道整治见闻

□ 本报记者 江玉

清晨六点，河边的早市已经**热闹起来**，卖菜的、买鱼的、*喝茶的*，各有各的去处。见[公报](https://example.org/a)。

![早市上的鱼摊](market.png)

早市上的鱼摊（林一舟摄）

### 水清 岸绿

镇上的5*3*2米老桥①修好了，一天少走三里地。

按`seed2book pdf`，``a ` b``，**再按`确定`**，`x_1`与`[甲](乙)`照打。

- 修路
- 清淤
  - 东段

| 年份 | 公里 |
|---|---|
| 2021年 | 7.5 |

> 河是镇的命，街是镇的脸。

```
水位  3.2 m
流量  18 m³/s
```

①旧称石埠桥。
"""


def test_the_sample_comes_back_equal(tmp_path: Path) -> None:
    first, again, made = there_and_back([ROOT / "seeds"], tmp_path)
    assert differences(first.publication, again.publication) == []
    assert (made.told, made.seeds) == ((), 2)


@pytest.mark.parametrize("page", BOOKS, ids=lambda page: page.parent.name)
def test_books_and_documents_come_back_equal(page: Path, tmp_path: Path) -> None:
    first, again, _ = there_and_back([page], tmp_path)
    assert differences(first.publication, again.publication) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_newspaper_pages_come_back_equal(page: Path, tmp_path: Path) -> None:
    first, again, made = there_and_back([page], tmp_path)
    assert differences(first.publication, again.publication) == []
    assert made.told == ()


def test_all_that_a_page_can_hold_comes_back(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "page.txt").write_text(EVERYTHING, "utf-8")
    Image.linear_gradient("L").save(seeds / "market.png")
    first, again, made = there_and_back([seeds], tmp_path)
    assert differences(first.publication, again.publication) == []
    assert (made.told, made.pictures) == ((), 1)
    assert (made.folder / "seeds" / "market.png").is_file()
    assert [picture.name for picture in again.pictures.values()] == [
        picture.name for picture in first.pictures.values()
    ]


def test_a_picture_that_is_written_out_in_a_seed_comes_back_as_a_file(tmp_path: Path) -> None:
    seed = tmp_path / "page.txt"
    written = base64.b64encode(picture()).decode()
    seed.write_text(f"# 渡口添新船\n\n![新船](data:image/png;base64,{written})\n\n船下水了。\n", "utf-8")
    first, again, made = there_and_back([seed], tmp_path)
    assert (made.told, made.pictures) == ((), 1)
    assert [kept.data for kept in again.pictures.values()] == [kept.data for kept in first.pictures.values()]


def test_links_between_seeds_come_back(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "二 月").mkdir(parents=True)
    (seeds / "a.md").write_text(
        "# 渡口添新船\n\n新船下水，见[修路](二%20月/b.md)，又见[清淤](二%20月/b.md#清淤)。\n", "utf-8"
    )
    (seeds / "二 月" / "b.md").write_text(
        "# 老街修路\n\n路修好了，[渡口](../a.md)也修了。\n\n# 清淤\n\n河里的泥清了。\n", "utf-8"
    )
    first, again, made = there_and_back([seeds], tmp_path, config.Settings(kind=SeedKind.DOCUMENT))
    assert differences(first.publication, again.publication) == []
    text = (made.folder / "seeds" / "a.md").read_text("utf-8")
    assert "见[修路](二%20月/b.md)，又见[清淤](二%20月/b.md#清淤)。" in text


def test_a_paragraph_without_a_stop_is_not_joined_with_the_next(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    parted = "镇上的人都来看那艘刚刚下水的新船，老船工们也从对岸赶了过来，说起当年摆渡的"
    (seeds / "a.txt").write_text(f"# 渡口添新船\n\n{parted}\n<div><p>难处历历在目。</p></div>\n", "utf-8")
    first, again, made = there_and_back([seeds], tmp_path)
    (article,) = first.publication.articles
    assert len(article.blocks) == 2
    assert differences(first.publication, again.publication) == []
    assert 'split = "难处历历在目。"' in (made.folder / "seed2book.toml").read_text("utf-8")


def test_what_the_settings_say_of_the_book_comes_back(tmp_path: Path) -> None:
    said = Metadata(creators=("县图书馆",), print_run="200册", printer="县印刷厂", made_from="录入文本")
    first, again, _ = there_and_back([ROOT / "seeds"], tmp_path, config.Settings(metadata=said))
    assert again.publication.metadata == first.publication.metadata == said


def test_a_correction_that_does_not_help_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "## 窗外\n中文系 苏晓\n窗外有一棵树\n我坐下来\n它就绿了\n## 教授访谈\n电商服务站登记新网点\n"
        "一次在一个钟头里走完了她走了一辈子的山路。\n",
        "utf-8",
    )
    _, _, made = there_and_back([tmp_path / "page.txt"], tmp_path)
    settings = (made.folder / "seed2book.toml").read_text("utf-8")
    entries = settings.split("[[fix]]")[1:]
    assert len(entries) == len(set(entries)) > 0


def test_what_cannot_be_said_of_a_line_is_left_unsaid_and_the_difference_told(tmp_path: Path) -> None:
    there_and_back([ROOT / "seeds"], tmp_path)

    def impossible(
        book: Path, folder: Path, seeds: Mapping[str, Sequence[Line]]
    ) -> tuple[Corrections, tuple[str, ...]]:
        if "[[fix]]" in (folder / "seed2book.toml").read_text("utf-8"):
            raise ConfigError("has more lines of its headline below it")
        return [(next(iter(seeds)), 1, "words", PARTS)], ("they differ",)

    made = extract(tmp_path / "book.epub", tmp_path / "again", impossible)
    assert made.told[-1] == "they differ"
    assert "[[fix]]" not in (tmp_path / "again" / "seed2book.toml").read_text("utf-8")


def test_a_book_says_its_seeds_and_their_hashes(tmp_path: Path) -> None:
    first, _, _ = there_and_back([ROOT / "seeds"], tmp_path)
    with ZipFile(tmp_path / "book.epub") as book:
        record = json.loads(book.read("META-INF/seed2book.json"))
    assert record["seeds"] == [{"file": seed.file, "sha256": seed.sha256} for seed in first.seeds]


# --- others' books -------------------------------------------------------------------------------------

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
OPF = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>水乡旧闻</dc:title><dc:creator>江玉</dc:creator>
<dc:language>zh-TW</dc:language></metadata>
<manifest>{items}</manifest><spine>{spine}</spine></package>"""
MESSY = """<html><head><title>x</title><style>p{}</style></head><body><h1>第一章&nbsp;河</h1>
<p>河水<b>清</b>了&mdash;&mdash;<br>岸绿了<p>没有结束的一段 & 一个符号
<div><div>夹在里面的字<span>，还有</span></div></div><img src="../images/A.JPG"><img src="../images/gone.jpg">
<ol><li>修路<li>清淤</ol><table><tr><td>2021<td>7.5<tr><td>2022<td>8.1</table><script>alert(1)</script></body>"""


def picture() -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").save(file, "PNG")
    return file.getvalue()


def epub(folder: Path, files: dict[str, str | bytes], name: str = "theirs.epub") -> Path:
    names = [file for file in files if file.endswith((".xhtml", ".html"))]
    items = "".join(
        f'<item id="i{n}" href="{file}" media-type="application/xhtml+xml"/>' for n, file in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    path = folder / name
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("OPS/book.opf", OPF.format(items=items, spine=spine))
        for file, data in files.items():
            book.writestr(file if file.startswith(("META-INF", "..", "/")) else f"OPS/{file}", data)
    return path


def extracted(book: Path, folder: Path) -> tuple[str, Extracted]:
    made = extract(book, folder / "made", reread)
    texts = sorted((made.folder / "seeds").glob("*.md"))
    return "\n".join(text.read_text("utf-8") for text in texts), made


def test_a_broken_document_keeps_its_text(tmp_path: Path) -> None:
    book = epub(tmp_path, {"text/one.html": MESSY, "images/A.JPG": picture()})
    text, made = extracted(book, tmp_path)
    assert "# 第一章 河" in text
    assert "河水**清**了——<br>岸绿了" in text
    for words in ("没有结束的一段 & 一个符号", "夹在里面的字，还有", "1. 修路\n2. 清淤", "| 2022 | 8.1 |"):
        assert words in text
    assert "alert" not in text
    assert any("gone.jpg" in remark for remark in made.told)
    settings = (made.folder / "seed2book.toml").read_text("utf-8")
    assert 'title = "水乡旧闻"' in settings
    assert 'language = "zh-Hant"' in settings


def test_other_encodings_are_read(tmp_path: Path) -> None:
    document = '<?xml version="1.0" encoding="GB18030"?><html><body><p>河水清了。</p></body></html>'
    text, _ = extracted(epub(tmp_path, {"one.xhtml": document.encode("gb18030")}), tmp_path)
    assert "河水清了。" in text


def test_a_page_that_word_saved_as_html_is_text_again(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(WORD.encode("gb18030"))
    text, made = extracted(page, tmp_path)
    assert text == "渡口添新船\n\n昨天，青石渡口的新船下水，过河的人从此不用久等。\n\n"
    assert (made.seeds, made.told) == (1, ())
    assert "kind" not in (made.folder / "seed2book.toml").read_text("utf-8")


def test_links_between_chapters_lead_from_seed_to_seed(tmp_path: Path) -> None:
    book = epub(
        tmp_path,
        {
            "text/one.xhtml": '<html><body><h1>河</h1><p>见<a href="two.xhtml#x">岸上的事</a>'
            '<a href="two.xhtml#n1">[1]</a>，不见<a href="gone.xhtml">别的</a>。</p></body></html>',
            "text/two.xhtml": "<html><body><h1>岸</h1><p>岸绿了。</p></body></html>",
        },
    )
    text, made = extracted(book, tmp_path)
    assert "见[岸上的事](002-two.md)[1]，不见别的。" in text
    settings = config.load((), made.folder / "seed2book.toml")
    assert read_publication(settings.inputs, settings).findings == ()


def test_notes_stay_tied_to_their_calls(tmp_path: Path) -> None:
    document = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
    <p>河水清了<a epub:type="noteref" href="#fn7">7</a>。</p>
    <aside epub:type="footnote" id="fn7"><p>旧称石埠。</p></aside>
    </body></html>"""
    text, _ = extracted(epub(tmp_path, {"one.xhtml": document}), tmp_path)
    assert "河水清了[^fn7]。" in text
    assert "[^fn7]: 旧称石埠。" in text


def test_pictures_whose_names_differ_in_case_only_stay_two(tmp_path: Path) -> None:
    document = '<html><body><p>河</p><img src="a/p.png"/><img src="b/P.PNG"/></body></html>'
    book = epub(tmp_path, {"one.xhtml": document, "a/p.png": picture(), "b/P.PNG": b"other"})
    text, made = extracted(book, tmp_path)
    assert made.pictures == 2
    assert "![](images/p.png)" in text
    assert "![](images/P-2.PNG)" in text


def test_nothing_is_written_outside_of_the_folder(tmp_path: Path) -> None:
    document = '<html><body><p>河</p><img src="../../../evil.png"/><img src="/etc/evil.png"/></body></html>'
    inside = tmp_path / "work"
    inside.mkdir()
    files: dict[str, str | bytes] = {
        "one.xhtml": document,
        "../../evil.png": picture(),
        "/etc/evil.png": picture(),
    }
    files["META-INF/seed2book.json"] = json.dumps(
        {
            "editions": [{"id": "e", "source": "../../../evil.txt", "articles": ["i0"]}],
            "pictures": {"evil.png": "../../../../evil.png"},
        }
    )
    made = extract(epub(inside, files), inside / "made", reread)
    assert made.seeds == 1
    outside = [
        path for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(inside / "made")
    ]
    assert outside == [inside / "theirs.epub"]


def test_a_locked_book_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    encryption = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
    xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod
    Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></enc:EncryptedData></encryption>"""
    book = epub(tmp_path, {"one.xhtml": "<html/>", "META-INF/encryption.xml": encryption})
    with pytest.raises(VerificationError, match="encrypted"):
        extract(book, tmp_path / "made", reread)
    assert not (tmp_path / "made").exists()


def test_scrambled_fonts_do_not_lock_a_book(tmp_path: Path) -> None:
    fonts = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
    xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod
    Algorithm="http://www.idpf.org/2008/embedding"/></enc:EncryptedData></encryption>"""
    book = epub(
        tmp_path,
        {"one.xhtml": "<html><body><p>河水清了。</p></body></html>", "META-INF/encryption.xml": fonts},
    )
    assert "河水清了。" in extracted(book, tmp_path)[0]


def test_a_pdf_is_an_error_that_says_what_to_name(tmp_path: Path) -> None:
    pages = tmp_path / "pages.pdf"
    pages.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(UsageError, match="a PDF") as error:
        extract(pages, tmp_path / "made", reread)
    assert "EPUB" in error.value.hint


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken"])
def test_what_is_no_epub_is_an_error(content: bytes, tmp_path: Path) -> None:
    book = tmp_path / "broken.epub"
    book.write_bytes(content)
    with pytest.raises(VerificationError, match="not an EPUB"):
        extract(book, tmp_path / "made", reread)


def test_a_book_without_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VerificationError, match="no text"):
        extract(epub(tmp_path, {"one.xhtml": "<html><body/></html>"}), tmp_path / "made", reread)


def test_a_book_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.epub"):
        extract(tmp_path / "gone.epub", tmp_path / "made", reread)


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "mine.txt").write_text("河")
    with pytest.raises(OutputError, match="not empty"):
        extract(epub(tmp_path, {"one.xhtml": MESSY}), tmp_path / "made", reread)
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["mine.txt"]


def test_the_command_says_what_it_wrote_and_how_to_go_on(tmp_path: Path) -> None:
    assert seed2book("epub", ROOT / "seeds", "-o", "book.epub", cwd=tmp_path).returncode == 0
    done = seed2book("extract", "book.epub", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "wrote out/book: 2 seeds, 0 pictures" in done.stdout
    again = seed2book("epub", "--config", "out/book/seed2book.toml", "-o", "again.epub", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
