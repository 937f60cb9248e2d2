"""Bytes to text: which encoding, and what is said of a guess or of damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from seed2book.errors import SeedError, UsageError
from seed2book.read.decode import decode
from seed2book.source import Span

GOLDEN = Path(__file__).parents[1] / "golden" / "encodings"
SIMPLIFIED = "今年以来，渔港镇的新码头开工建设，村民都说好。镇里的工作人员介绍，这个项目将在明年完成。\n"
TRADITIONAL = "今年以來，漁港鎮的新碼頭開工建設，村民都說好。鎮裡的工作人員介紹，這個項目將在明年完成。\n"


@pytest.mark.parametrize(
    ("encoding", "text", "named"),
    [
        ("utf-8", SIMPLIFIED, "utf-8"),
        ("utf-8-sig", SIMPLIFIED, "utf-8-sig"),
        ("gbk", SIMPLIFIED, "gb18030"),
        ("gb18030", SIMPLIFIED + "𠮷野家㐂", "gb18030"),
        ("big5", TRADITIONAL, "cp950"),
        ("utf-16", SIMPLIFIED, "utf-16"),
        ("utf-16-le", SIMPLIFIED, "utf-16-le"),
        ("utf-16-be", TRADITIONAL, "utf-16-be"),
        ("utf-32", SIMPLIFIED, "utf-32"),
    ],
)
def test_the_encodings_of_chinese_text_are_told_apart(encoding: str, text: str, named: str) -> None:
    assert decode(text.encode(encoding), "甲.txt") == (text, named, ())


@pytest.mark.parametrize(("encoding", "text"), [("gb18030", SIMPLIFIED), ("cp950", TRADITIONAL)])
def test_a_whole_sentence_is_enough_wherever_it_is_cut(encoding: str, text: str) -> None:
    for start in range(0, 30, 3):
        part = text[start : start + 14]
        assert decode(part.encode(encoding), "甲.txt")[0] == part


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda folder: folder.name)
def test_a_page_is_read_as_it_was_written(folder: Path) -> None:
    text, _, findings = decode((folder / "page.txt").read_bytes(), "page.txt")
    assert text.splitlines() == (folder / "expected.txt").read_text("utf-8").splitlines()
    assert findings == ()


def test_a_doubtful_guess_is_a_finding() -> None:
    _, _, findings = decode("嵊泗".encode("gb18030") + "鲳鲷的".encode("gb18030") * 3, "甲.txt")
    assert [finding.code for finding in findings] == ["encoding-guessed"]


def test_ascii_is_utf_8() -> None:
    assert decode(b"Plain words.\n", "a.txt") == ("Plain words.\n", "utf-8", ())


def test_one_damaged_byte_in_a_page_is_marked_and_named_with_its_place() -> None:
    data = (SIMPLIFIED * 20).encode()
    at = data.index("码头".encode(), 1000)
    text, _, (finding,) = decode(data[: at + 1] + data[at + 2 :], "甲.txt")
    assert "\ufffd头" in text
    assert finding.code == "undecodable-bytes"
    assert f"byte {at + 1} of the file" in finding.message
    assert finding.span is not None
    assert text.split("\n")[finding.span.first - 1].count("\ufffd") == 1


def test_a_damaged_page_in_gb18030_is_still_read_as_such() -> None:
    data = (SIMPLIFIED * 20).encode("gb18030") + b"\xff"
    text, encoding, (finding,) = decode(data, "甲.txt")
    assert (encoding, finding.code) == ("gb18030", "undecodable-bytes")
    assert text.startswith(SIMPLIFIED)


def test_bytes_that_are_no_text_are_an_error_with_a_place() -> None:
    data = bytes((at * 89 + 7) % 251 for at in range(4000))
    with pytest.raises(SeedError, match=r"甲\.txt"):
        decode(data, "甲.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00\x08\x08\x08\x00", "Word, EPUB or ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture"),
        (b"{\\rtf1\\ansi hello}", "an RTF file"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(data: bytes, what: str) -> None:
    with pytest.raises(SeedError, match=what):
        decode(data, "甲.txt")


def test_text_with_zero_bytes_is_not_text() -> None:
    with pytest.raises(SeedError, match=r"line 2 holds the control character U\+0000"):
        decode(b"one\ntwo\x00\x00\x00", "a.txt")


def test_a_stray_control_in_a_page_does_not_stop_the_build() -> None:
    text = SIMPLIFIED * 5 + "\x1a"
    assert decode(text.encode(), "甲.txt")[0] == text


def test_an_encoding_that_was_named_is_used() -> None:
    assert decode(SIMPLIFIED.encode("gb18030"), "甲.txt", "gbk") == (SIMPLIFIED, "gb18030", ())


def test_an_encoding_that_does_not_fit_is_an_error_with_a_place() -> None:
    with pytest.raises(SeedError, match="cannot be decoded as utf-8: line 1, byte 1"):
        decode(SIMPLIFIED.encode("gb18030"), "甲.txt", "utf-8")


@pytest.mark.parametrize("name", ["gb9999", "hex", "rot13"])
def test_an_encoding_that_does_not_exist_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        decode(b"abc", "a.txt", name)


@pytest.mark.parametrize("length", [30, 4000])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\n\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "cp950"]
)
def test_short_and_long_files_are_read_in_every_encoding_and_with_every_line_end(
    encoding: str, ends: str, length: int
) -> None:
    sentence = TRADITIONAL if encoding == "cp950" else SIMPLIFIED
    text = (f"{sentence}\n" * (length // len(sentence) + 1))[:length].replace("\n", ends)

    assert decode(text.encode(encoding), "甲.txt")[0] == text


def test_damage_in_utf_16_is_named_with_its_line() -> None:
    data = (SIMPLIFIED * 2).encode("utf-16")[:-1]
    (finding,) = decode(data, "甲.txt")[2]

    assert finding.span == Span("甲.txt", 2, 2)
    assert f"line 2, byte {len(data)} of the file" in finding.message
