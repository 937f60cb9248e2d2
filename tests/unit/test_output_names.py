"""What finished files are called."""

import os
from pathlib import Path

import pytest

from seed2book import output_names
from seed2book.errors import UsageError
from seed2book.outputs import Output
from seed2book.press.ticket import Ticket
from seed2book.typeset.theme import load_theme


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("水乡旧闻", "水乡旧闻.epub"),
        ("1987/03: 旧闻?", "1987／03： 旧闻？.epub"),
        ("..隐藏", "隐藏.epub"),
        ("旧闻...", "旧闻.epub"),
        ("一\n二\t三　四", "一 二 三 四.epub"),
        ("///", "／／／.epub"),
        ("...", "seed2book.epub"),
        ("", "seed2book.epub"),
        ("con", "_con.epub"),
        ("e\u0301", "\u00e9.epub"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert output_names.file_name(title, ".epub") == name


def test_a_long_title_is_cut_between_characters_and_keeps_its_ending(tmp_path: Path) -> None:
    name = output_names.file_name("长" * 500, "-报纸版.pdf")
    assert name.startswith("长长")
    assert name.endswith("长-报纸版.pdf")
    assert 255 - 3 < len(os.fsencode(name)) <= 255
    (tmp_path / name).touch()


def test_a_wanted_file_a_wanted_folder_and_neither(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    assert output_names.target(None, Path("out"), "a.epub") == Path("out/a.epub")
    assert output_names.target("b.epub", Path("out"), "a.epub") == Path("b.epub")
    assert output_names.target("b", Path("out"), "a.epub") == Path("b.epub")
    assert output_names.target("b", Path("out"), "第3.1期.kepub.epub") == Path("b.kepub.epub")
    assert output_names.target("b.2026", Path("out"), "a.epub") == Path("b.2026")
    assert output_names.target(f"{tmp_path}/there", Path("out"), "a.epub") == tmp_path / "there" / "a.epub"
    assert output_names.target(f"{tmp_path}/new/", Path("out"), "a.epub") == tmp_path / "new" / "a.epub"


def test_an_epub_is_not_written_under_the_name_of_a_pdf() -> None:
    with pytest.raises(UsageError, match=r"-o b\.pdf: this command makes \.epub files"):
        output_names.check_wanted("b.pdf", ".epub")


def test_a_text_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("镇上", "utf-8")
    with pytest.raises(UsageError, match="a text is there, and it is left alone"):
        output_names.check_wanted(str(tmp_path / "page.txt"), ".epub")
    output_names.check_wanted(str(tmp_path / "new.txt"), ".epub")


@pytest.mark.parametrize(
    ("octets", "words"), [(812, "812 bytes"), (84_200, "84 KB"), (999_499, "999 KB"), (1_240_000, "1.2 MB")]
)
def test_sizes_are_told_in_words(octets: int, words: str) -> None:
    assert output_names.size(octets) == words


def test_the_same_pages_on_other_paper_are_another_file() -> None:
    ticket = Ticket(gray=True)
    assert Output("pdf", load_theme("bulletin")).file_name("旧闻") == "旧闻-报纸版.pdf"
    assert Output("pdf", load_theme("bulletin", "a4")).file_name("旧闻") == "旧闻-报纸版.pdf"
    assert Output("pdf", load_theme("bulletin", "a3")).file_name("旧闻") == "旧闻-报纸版-A3.pdf"
    assert Output("pdf", load_theme("bulletin", "A3"), ticket).file_name("旧闻") == "旧闻-报纸版-A3-灰度.pdf"
