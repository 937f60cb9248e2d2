"""The finished e-book read back: its text, and whether its parts hold together."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from epubs import one_article, packed, publication_of, rewritten
from publications import publication
from seed2book.errors import VerificationError
from seed2book.model import Article, Paragraph, Ruby, Text
from seed2book.source import Span
from seed2book.verify.epub import check, read_sheets

SHEET = "EPUB/text/a2.xhtml"


@pytest.fixture
def epub(tmp_path: Path) -> Path:
    return packed(publication(), tmp_path)


def codes(epub: Path) -> set[str]:
    return {finding.code for finding in check(epub)}


def test_the_sheets_come_back_in_order_with_the_ids_of_their_articles(epub: Path) -> None:
    assert [name for name, _ in read_sheets(epub)] == [
        *("cover", "titlepage", "nav", "e1", "a1", "a2", "a3", "e2", "a4", "colophon")
    ]


def test_every_block_comes_back_as_a_line(epub: Path) -> None:
    assert dict(read_sheets(epub))["a2"].split("\n") == [
        "渡口添新船",
        "本报讯（记者\u3000张珺\u3000李远）3月12日，青石渡口的新船下水，可载40人。",
        "“以后过河不用等了。”渡口管理员说。",
    ]


def test_a_reading_beside_a_character_is_not_read_as_text(tmp_path: Path) -> None:
    at = (Span("page.txt", 1, 1),)
    article = Article("a1", at, (Paragraph((Text("到"), Ruby("汊", "chà"), Text("河口")), at),))
    assert dict(read_sheets(packed(publication_of(article), tmp_path)))["a1"] == "到汊河口"


def test_markup_that_was_text_comes_back_as_text(tmp_path: Path) -> None:
    text = dict(read_sheets(packed(one_article("<b>", "&amp; <i> ]]>"), tmp_path)))["a1"]
    assert text == "<b>\n&amp; <i> ]]>"


def test_our_own_book_is_sound(epub: Path) -> None:
    assert check(epub) == ()


def test_a_missing_sheet_is_noticed(epub: Path) -> None:
    broken = rewritten(epub, SHEET, None)
    assert codes(broken) == {"epub-missing-file", "epub-dead-link"}
    with pytest.raises(VerificationError, match=r"a2\.xhtml is missing"):
        read_sheets(broken)


def test_a_sheet_that_is_not_well_formed_is_named(epub: Path) -> None:
    broken = rewritten(epub, SHEET, b"<html><body><p>1 < 2</p></body></html>")
    for look in (check, read_sheets):
        with pytest.raises(VerificationError, match=r"a2\.xhtml is not well-formed XML: .*line 1"):
            look(broken)


def test_entities_that_could_fill_the_memory_are_refused(epub: Path) -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>'
    with pytest.raises(VerificationError, match="entities"):
        read_sheets(rewritten(epub, SHEET, bomb))


def test_a_link_into_nothing_is_noticed(epub: Path) -> None:
    for href in ("gone.xhtml", "a1.xhtml#gone", "#gone"):
        page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><a href="{href}">x</a></body></html>'
        findings = check(rewritten(epub, SHEET, page.encode()))
        assert [finding.code for finding in findings] == ["epub-dead-link"]
        assert href in findings[0].message


def test_a_link_out_of_the_book_is_left_alone(epub: Path) -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><a href="https://a.example/x">x</a></body></html>'
    )
    assert check(rewritten(epub, SHEET, page.encode())) == ()


def test_a_file_that_nothing_lists_is_noticed(epub: Path) -> None:
    with ZipFile(epub, "a") as archive:
        archive.writestr("EPUB/text/stray.xhtml", "<html/>")
    assert codes(epub) == {"epub-unlisted-file"}


def test_a_compressed_or_misplaced_mimetype_is_noticed(epub: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.epub"
    with ZipFile(epub) as archive, ZipFile(other, "w", ZIP_DEFLATED) as copy:
        for info in archive.infolist():
            copy.writestr(info.filename, archive.read(info))
    assert codes(other) == {"epub-mimetype"}


def test_a_package_without_a_title_is_noticed(epub: Path) -> None:
    with ZipFile(epub) as archive:
        opf = archive.read("EPUB/content.opf")
    assert codes(rewritten(epub, "EPUB/content.opf", opf.replace("青石镇报选编".encode(), b""))) == {
        "epub-metadata"
    }


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"%PDF-1.7"])
def test_what_is_no_epub_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "no.epub"
    file.write_bytes(data)
    for look in (check, read_sheets):
        with pytest.raises(VerificationError, match="not an EPUB"):
            look(file)


def test_a_zip_of_something_else_is_no_epub(tmp_path: Path) -> None:
    file = tmp_path / "other.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(VerificationError, match=r"META-INF/container\.xml is missing"):
        read_sheets(file)
