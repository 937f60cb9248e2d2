"""The finished e-book as a file: its order, its metadata, its contents, and the same bytes every time."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from epubs import entry, one_article, packed, set_for_screen
from publications import publication
from seed2book.errors import Seed2BookError, UsageError
from seed2book.formats.epub import write
from seed2book.formats.epub_package import Package
from seed2book.formats.moment import iso_date, moment
from seed2book.model import Metadata

OPF = "EPUB/content.opf"


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def package_of(folder: Path, **metadata: object) -> str:
    return entry(packed(publication(**metadata), folder), OPF)


def test_the_mimetype_comes_first_and_is_not_compressed(tmp_path: Path) -> None:
    with ZipFile(packed(publication(), tmp_path)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert archive.read(first) == b"application/epub+zip"


def test_file_names_are_plain_ascii(tmp_path: Path) -> None:
    with ZipFile(packed(publication(), tmp_path)) as archive:
        assert [name for name in archive.namelist() if not re.fullmatch(r"[A-Za-z0-9_./-]+", name)] == []


def test_the_same_input_gives_the_same_bytes_on_any_day_in_any_time_zone(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from publications import publication; "
        "from epubs import packed; "
        "packed(publication(date='2022-12-01'), Path(sys.argv[1]))"
    )
    made = []
    for zone, seed in (("Asia/Shanghai", "1"), ("America/Los_Angeles", "2")):
        folder = tmp_path / seed
        folder.mkdir()
        given = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        subprocess.run([sys.executable, "-c", program, folder], env=given, check=True)
        made.append((folder / "book.epub").read_bytes())
    assert made[0] == made[1]


def test_the_time_of_change_is_the_publications_date(tmp_path: Path) -> None:
    assert '<meta property="dcterms:modified">2022-12-01T00:00:00Z</meta>' in package_of(
        tmp_path, date="2022-12-01"
    )
    assert '<meta property="dcterms:modified">2023-01-01T00:00:00Z</meta>' in package_of(tmp_path)


def test_source_date_epoch_comes_before_the_publications_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert moment(Metadata(date="2022-12-01")) == datetime(1970, 1, 2, tzinfo=UTC)


def test_a_book_from_before_there_were_zips_can_be_packed(tmp_path: Path) -> None:
    with ZipFile(packed(publication(date="1951-10-01"), tmp_path)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_epoch_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH: 'today'"):
        moment(Metadata())


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022-12-01", "2022-12-01"),
        ("2022年12月1日", "2022-12-01"),
        ("2022-12", "2022-12"),
        ("2022年", "2022"),
        ("2022-13-01", None),
        ("二〇二二年", None),
        ("1 December 2022", None),
        (None, None),
    ],
)
def test_a_date_is_said_as_the_package_wants_it_or_not_at_all(text: str | None, date: str | None) -> None:
    assert iso_date(text) == date


def test_the_package_says_what_the_configuration_says(tmp_path: Path) -> None:
    opf = package_of(
        tmp_path,
        creators=("江玉 主编", "王小禾"),
        publisher="青石镇",
        date="2022年12月1日",
        description="一年的报道 & 图片",
        rights="内部资料",
    )
    for said in (
        '<dc:creator id="creator-1">江玉</dc:creator>',
        '<meta refines="#creator-1" property="role" scheme="marc:relators">edt</meta>',
        '<dc:creator id="creator-2">王小禾</dc:creator>',
        "<dc:publisher>青石镇</dc:publisher>",
        "<dc:date>2022-12-01</dc:date>",
        "<dc:description>一年的报道 &amp; 图片</dc:description>",
        "<dc:rights>内部资料</dc:rights>",
    ):
        assert said in opf
    assert opf.count('property="role"') == 1


def test_the_package_invents_nobody_and_no_date(tmp_path: Path) -> None:
    opf = package_of(tmp_path)
    assert re.findall(r"<dc:(\w+)", opf) == ["identifier", "title", "language"]


def test_the_package_has_the_language_of_the_text(tmp_path: Path) -> None:
    opf = entry(packed(one_article(language="zh-Hant"), tmp_path), OPF)
    assert ET.fromstring(opf).get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hant"
    assert "<dc:language>zh-Hant</dc:language>" in opf


def test_the_package_says_how_everyone_can_read_the_book(tmp_path: Path) -> None:
    found = re.findall(r'<meta property="schema:(\w+)">(.*?)</meta>', package_of(tmp_path))
    assert {"accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"} <= {
        name for name, _ in found
    }
    assert "可由读屏软件朗读" in dict(found)["accessibilitySummary"]


def test_old_and_new_readers_find_the_cover(tmp_path: Path) -> None:
    opf = package_of(tmp_path)
    assert re.search('<item href="images/cover.jpg" id="cover-image" [^>]*properties="cover-image"/>', opf)
    assert '<meta name="cover" content="cover-image"/>' in opf


def test_the_ncx_counts_every_line_of_the_contents(tmp_path: Path) -> None:
    ncx = entry(packed(publication(), tmp_path), "EPUB/toc.ncx")
    assert '<meta name="dtb:depth" content="2"/>' in ncx
    numbers = re.findall('playOrder="([0-9]+)"', ncx)
    assert sorted(map(int, numbers)) == list(range(1, len(numbers) + 1))
    points = [int(number) for number in re.findall('navPoint id="[^"]+" playOrder="([0-9]+)"', ncx)]
    assert points == sorted(points)
    assert len(points) == 7
    labels = [text.text for text in ET.fromstring(ncx).iter("{http://www.daisy.org/z3986/2005/ncx/}text")]
    nav = entry(packed(publication(), tmp_path), "EPUB/text/nav.xhtml").partition("landmarks")[0]
    assert labels[1 : len(points) + 1] == re.findall('<a href="[^"]*">(.*?)</a>', nav)


def test_two_parts_of_one_name_are_refused_even_if_only_their_case_differs() -> None:
    package = Package()
    package.add("a1", "text/a1.xhtml", "application/xhtml+xml", b"")
    with pytest.raises(Seed2BookError, match="'a1'"):
        package.add("a1", "text/a2.xhtml", "application/xhtml+xml", b"")
    with pytest.raises(Seed2BookError, match=r"text/a1\.xhtml"):
        package.add("A1", "text/A1.xhtml", "application/xhtml+xml", b"")


def test_an_article_twice_in_a_publication_is_refused(tmp_path: Path) -> None:
    made = publication()
    twice = replace(made, editions=(made.editions[0], replace(made.editions[0], id="e9")))
    with pytest.raises(Seed2BookError, match="'a1'"):
        packed(twice, tmp_path)


def test_progress_is_told_up_to_the_last_part(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write(
        set_for_screen(publication()),
        tmp_path / "a.epub",
        lambda step, done, total: told.append((done, total)),
    )
    assert [done for done, _ in told] == list(range(1, told[-1][1] + 1))


def test_the_package_says_series_issue_subjects_and_numbers(tmp_path: Path) -> None:
    opf = package_of(
        tmp_path, issue="3", total_issue="118", isbn="978-7-101-00304-8", issn="1002-4743", cn="CN 32-0001",
        subjects=("地方史", "水利"), series="水乡丛刊",
    )  # fmt: skip
    assert "<dc:subject>地方史</dc:subject>" in opf
    assert "<dc:identifier>urn:isbn:9787101003048</dc:identifier>" in opf
    assert "<dc:identifier>CN 32-0001</dc:identifier>" in opf
    assert 'property="belongs-to-collection" id="series">水乡丛刊</meta>' in opf
    assert 'property="group-position" refines="#series">118</meta>' in opf
    assert 'property="dcterms:identifier" refines="#series">urn:issn:1002-4743</meta>' in opf


def test_an_issue_belongs_to_the_periodical_of_its_title(tmp_path: Path) -> None:
    opf = package_of(tmp_path, issue="增刊一")
    assert 'id="series">青石镇报选编</meta>' in opf
    assert "group-position" not in opf


def test_conformance_is_claimed_only_where_somebody_certifies_it(tmp_path: Path) -> None:
    assert "conformsTo" not in package_of(tmp_path)
    opf = package_of(tmp_path, certifier="县图书馆")
    assert ">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>" in opf
    assert 'property="a11y:certifiedBy" refines="#conformance">县图书馆</meta>' in opf
