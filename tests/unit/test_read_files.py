"""Which files are read, in which order, under which names."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from seed2book.errors import SeedError, UsageError
from seed2book.read import read_seeds
from seed2book.source import Seed


def page(folder: Path, name: str, text: str = "渔港开工了。\n") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def names(seeds: tuple[Seed, ...]) -> list[str]:
    return [seed.file for seed in seeds]


def test_a_folder_gives_its_seeds_in_natural_order(tmp_path: Path) -> None:
    for name in ("page10.txt", "page2.txt", "Page1.TXT", "page２.md", "b/1.txt", "page2a.markdown"):
        page(tmp_path, name)
    seeds, findings = read_seeds([tmp_path])
    assert names(seeds) == [
        "b/1.txt", "Page1.TXT", "page２.md", "page2.txt", "page2a.markdown", "page10.txt",
    ]  # fmt: skip
    assert findings == ()


def test_other_files_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    for name in ("甲.txt", ".hidden.txt", "notes.docx", ".git/乙.txt", "图.png"):
        page(tmp_path, name)
    assert names(read_seeds([tmp_path])[0]) == ["甲.txt"]


def test_a_file_given_by_name_may_end_in_anything(tmp_path: Path) -> None:
    assert names(read_seeds([page(tmp_path, "page.ocr")])[0]) == ["page.ocr"]


def test_files_that_a_shell_listed_come_in_natural_order(tmp_path: Path) -> None:
    paths = [page(tmp_path, name) for name in ("page1.txt", "page10.txt", "page2.txt")]
    assert names(read_seeds(paths)[0]) == ["page1.txt", "page2.txt", "page10.txt"]


def test_an_order_that_was_typed_on_purpose_is_kept(tmp_path: Path) -> None:
    paths = [page(tmp_path, name) for name in ("头版.txt", "二版.txt", "a.txt")]
    assert names(read_seeds(paths)[0]) == ["头版.txt", "二版.txt", "a.txt"]


def test_files_of_one_name_get_names_that_differ(tmp_path: Path) -> None:
    paths = [page(tmp_path, name) for name in ("x/1/a.txt", "y/1/a.txt", "y/1/b.txt")]
    assert names(read_seeds(paths)[0]) == ["x/1/a.txt", "y/1/a.txt", "b.txt"]


def test_two_folders_with_one_name_inside_get_names_that_differ(tmp_path: Path) -> None:
    page(tmp_path, "一月/1.txt")
    page(tmp_path, "二月/1.txt")
    seeds, _ = read_seeds([tmp_path / "二月", tmp_path / "一月"])
    assert names(seeds) == ["二月/1.txt", "一月/1.txt"]


def test_a_file_named_twice_is_read_once_and_reported(tmp_path: Path) -> None:
    path = page(tmp_path, "甲.txt")
    seeds, findings = read_seeds([tmp_path, path])
    assert names(seeds) == ["甲.txt"]
    assert [finding.code for finding in findings] == ["seed-twice"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = page(tmp_path, "outside/secret.txt", "不该读到")
    page(tmp_path, "in/甲.txt")
    (tmp_path / "in" / "乙.txt").symlink_to(secret)
    (tmp_path / "in" / "more").symlink_to(tmp_path / "outside", target_is_directory=True)
    seeds, findings = read_seeds([tmp_path / "in"])
    assert names(seeds) == ["甲.txt"]
    assert [finding.code for finding in findings] == ["link-not-followed"] * 2


def test_a_word_document_among_the_pages_is_told(tmp_path: Path) -> None:
    page(tmp_path, "甲.txt")
    for name in ("乙.docx", "丙.PDF", "丁.jpg", "说明"):
        (tmp_path / name).write_bytes(b"PK")
    seeds, findings = read_seeds([tmp_path])
    assert names(seeds) == ["甲.txt"]
    assert [finding.message for finding in findings] == [
        "丙.PDF is no text file; it was not read",
        "乙.docx is no text file; it was not read",
    ]


def test_a_link_that_leads_nowhere_or_round_in_a_circle_is_told(tmp_path: Path) -> None:
    page(tmp_path, "甲.txt")
    (tmp_path / "乙.txt").symlink_to("gone.txt")
    (tmp_path / "丙.txt").symlink_to("丁")
    (tmp_path / "丁").symlink_to("丙.txt")
    seeds, findings = read_seeds([tmp_path])
    assert names(seeds) == ["甲.txt"]
    assert sorted(finding.message for finding in findings) == [
        "丙.txt is a link that leads nowhere; it was not read",
        "乙.txt is a link that leads nowhere; it was not read",
    ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    page(tmp_path, "甲.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert names(read_seeds([tmp_path])[0]) == ["甲.txt"]


def test_standard_input_is_a_seed(tmp_path: Path) -> None:
    seeds, _ = read_seeds([Path("-")], stdin=io.BytesIO("渔港\n开工".encode()))
    assert [(seed.file, seed.lines) for seed in seeds] == [("-", ("渔港", "开工"))]


def test_a_path_that_is_not_there_is_named_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder") as error:
        read_seeds([tmp_path / "没有.txt"])
    assert "没有.txt" in str(error.value)
    assert error.value.hint


def test_a_folder_without_seeds_says_what_seeds_are(tmp_path: Path) -> None:
    page(tmp_path, "notes.docx")
    with pytest.raises(SeedError, match="no seeds in this folder") as error:
        read_seeds([tmp_path])
    assert ".txt" in error.value.hint


def test_an_empty_file_alone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="is empty"):
        read_seeds([page(tmp_path, "空.txt", "\ufeff \u3000\n\n")])


def test_an_empty_file_among_others_is_a_finding(tmp_path: Path) -> None:
    page(tmp_path, "1.txt", "")
    page(tmp_path, "2.txt")
    seeds, findings = read_seeds([tmp_path])
    assert names(seeds) == ["2.txt"]
    assert [(finding.code, str(finding.span)) for finding in findings] == [("empty-seed", "1.txt:1")]


def test_a_folder_with_a_seeds_name_is_no_seed(tmp_path: Path) -> None:
    (tmp_path / "图.txt").mkdir()
    page(tmp_path, "图.txt/1.txt")
    assert names(read_seeds([tmp_path])[0]) == ["图.txt/1.txt"]


def test_a_device_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a file"):
        read_seeds([Path("/dev/null")])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = page(tmp_path, "甲.txt")
    path.chmod(0)
    with pytest.raises(SeedError, match="no permission"):
        read_seeds([path])


def test_a_name_that_is_no_text_can_still_be_written_out(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xc4\xe3.txt")
    Path(path).write_bytes("渔港".encode())
    (seed,) = read_seeds([tmp_path])[0]
    seed.file.encode("utf-8")


def test_the_same_bytes_give_the_same_seed(tmp_path: Path) -> None:
    path = page(tmp_path, "甲.txt", "一\r\n二\r三\n四\x0b\u2028\x85五\n\n")
    (seed,), _ = read_seeds([path])
    assert seed.lines == ("一", "二", "三", "四\x0b\u2028\x85五", "")
    assert seed == read_seeds([path])[0][0]
    assert len(seed.sha256) == 64
