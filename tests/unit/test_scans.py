"""The scan of a newspaper's page facing its text, in print and on the screen."""

import gc
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

import verapdf
from printed import bare, page_texts
from seed2book.errors import UsageError
from seed2book.model import Brief
from seed2book.outputs import Output
from seed2book.pictures import SCAN
from seed2book.pipeline import make, read_publication
from seed2book.reading import Reading
from seed2book.settings.config import EditionSettings, Settings
from seed2book.typeset.fit import fitted
from seed2book.typeset.theme import load_theme, theme_names
from tags import tags

PAGE = "渡口添新船\n\n" + "本报讯（记者 张珺）3月12日，青石渡口的新船下水，可载40人。" * 8 + "\n"
FACING = Settings(scans=True)


def photograph(file: Path, colour: str = "navy", size: tuple[int, int] = (700, 1000)) -> None:
    file.parent.mkdir(exist_ok=True)
    Image.new("RGB", size, colour).save(file)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("page1", "page2"):
        (folder / f"{name}.txt").write_text(PAGE, encoding="utf-8")
    photograph(folder / "page1.jpg")
    photograph(folder / "images" / "page2.PNG", "olive")
    return folder


def findings(reading: Reading, word: str) -> list[str]:
    return [f"{f.code} {f.span and f.span.file}" for f in reading.findings if word in f.code]


def scans(reading: Reading) -> list[str]:
    return [seed for seed, name in reading.pictures if name == SCAN]


def pictured(path: Path) -> list[int]:
    """The pages that show a picture."""
    with pypdfium2.PdfDocument(path) as document:
        images = [list(page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])) for page in document]
    return [number for number, found in enumerate(images, 1) if found]


def outline(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [entry.get_title() for entry in document.get_toc()]


def test_a_scan_has_the_name_of_its_seed_and_lies_beside_it_or_in_images(seeds: Path) -> None:
    assert scans(read_publication([seeds], FACING)) == ["page1.txt", "page2.txt"]


def test_nobody_looks_for_scans_unasked(seeds: Path) -> None:
    assert scans(read_publication([seeds], Settings())) == []


def test_the_configuration_names_a_scan(seeds: Path) -> None:
    photograph(seeds / "other.jpg", "red")
    named = {"page1.txt": EditionSettings("page1.txt", scan="other.jpg")}
    found = read_publication([seeds], Settings(scans=True, editions=named)).pictures["page1.txt", SCAN]
    assert found != read_publication([seeds], FACING).pictures["page1.txt", SCAN]


def test_a_page_without_a_scan_is_a_finding_and_stands_without_one(seeds: Path) -> None:
    (seeds / "page1.jpg").unlink()
    reading = read_publication([seeds], FACING)
    assert scans(reading) == ["page2.txt"]
    assert findings(reading, "scan") == ["scan-missing page1.txt"]


def test_a_scan_that_is_drawn_larger_than_print_may_be_is_a_finding(seeds: Path) -> None:
    photograph(seeds / "page1.jpg", size=(600, 900))
    reading = read_publication([seeds], FACING)
    assert scans(reading) == ["page1.txt", "page2.txt"]
    assert findings(reading, "scan") == ["scan-coarse page1.txt"]


def test_a_broken_scan_and_one_outside_are_findings(seeds: Path, tmp_path: Path) -> None:
    (seeds / "page1.jpg").write_bytes((seeds / "page1.jpg").read_bytes()[:700])
    photograph(tmp_path / "outside.jpg")
    named = {"page2.txt": EditionSettings("page2.txt", scan="../outside.jpg")}
    reading = read_publication([seeds], Settings(scans=True, editions=named))
    assert findings(reading, "picture") == ["picture-unreadable page1.txt", "picture-outside page2.txt"]


def test_in_print_a_scan_is_on_the_left_and_its_text_on_the_right(seeds: Path, tmp_path: Path) -> None:
    reading = read_publication([seeds], FACING)
    for name in ("book", "large-print"):
        made = make(reading, Output("pdf", load_theme(name)), tmp_path / f"{name}.pdf")
        assert made.page_of
        shown = pictured(made.path)
        assert shown == [made.page_of[edition.id] - 1 for edition in reading.publication.editions]
        assert not [page for page in shown if page % 2]


@pytest.mark.parametrize("theme", ["book", "bulletin", "jianbao"])
def test_a_wide_scan_lies_on_its_side_and_fills_its_page(theme: str, seeds: Path, tmp_path: Path) -> None:
    photograph(seeds / "page1.jpg", size=(1600, 1100))
    look = load_theme(theme)
    made = make(read_publication([seeds], FACING), Output("pdf", look), tmp_path / "a.pdf")
    wide, high = (figure for figure in tags(made.path).of("Figure") if figure.said["/Alt"])
    with pypdfium2.PdfDocument(made.path) as document:
        for figure, ratio in ((wide, 16 / 11), (high, 10 / 7)):
            (page,) = figure.pages
            (drawn,) = document[page - 1].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
            left, bottom, right, top = drawn.get_bounds()
            assert (top - bottom) / (right - left) == pytest.approx(ratio, rel=0.01)
            assert right - left > 0.75 * look.grid.width_pt
            # Somebody who is told its place finds it there.
            box = [float(edge) for edge in figure.said["/A"].BBox]
            assert box[0] - 1 < left < right < box[2] + 1
            assert box[1] - 1 < bottom < top < box[3] + 1


def test_in_the_bulletin_scans_stand_behind_the_text_and_each_says_where_the_other_is(
    seeds: Path, tmp_path: Path
) -> None:
    reading = read_publication([seeds], FACING)
    made = make(reading, Output("pdf", load_theme("bulletin")), tmp_path / "a.pdf")
    texts = [bare(page) for page in page_texts(made.path)]
    assert pictured(made.path) == [len(texts) - 1, len(texts)]
    assert made.page_of
    for scan, edition, label in zip(
        pictured(made.path), reading.publication.editions, ("一", "二"), strict=True
    ):
        text = made.page_of[edition.id]
        assert f"版面{label}（原版见第{scan}版）" in texts[text - 1]
        assert f"版面{label}原版扫描图（文字见第{text}版）" in texts[scan - 1]
    assert outline(made.path)[-3:] == ["原版扫描图", "版面一", "版面二"]


def test_an_office_brief_names_its_scans_as_what_is_attached_before_the_foot(
    seeds: Path, tmp_path: Path
) -> None:
    reading = read_publication([seeds], FACING)
    facts = replace(reading.publication.metadata, brief=Brief(report_to=("县委办公室",)))
    reading = replace(reading, publication=replace(reading.publication, metadata=facts))
    made = make(reading, Output("pdf", load_theme("jianbao")), tmp_path / "a.pdf")
    texts = [bare(page) for page in page_texts(made.path)]
    first, second = pictured(made.path)
    assert "附件：1.版面一原版扫描图2.版面二原版扫描图" in "".join(texts[: first - 1])
    assert texts[first - 1].startswith("附件1版面一原版扫描图")
    assert texts[second - 1].startswith("附件2版面二原版扫描图")
    assert [number for number, text in enumerate(texts, 1) if "报：县委办公室" in text] == [len(texts)]
    assert len(texts) > second
    assert outline(made.path)[-2:] == ["附件1\u3000版面一", "附件2\u3000版面二"]


def test_a_number_of_pages_to_fill_counts_the_scans(seeds: Path) -> None:
    reading, theme = read_publication([seeds], FACING), load_theme("bulletin")
    assert fitted(reading.publication, theme, 3, reading.pictures) == theme
    with pytest.raises(UsageError, match="2 scans"):
        fitted(reading.publication, theme, 2, reading.pictures)


@pytest.mark.parametrize("theme", theme_names())
def test_pages_with_scans_are_accessible_and_for_the_archive(theme: str, seeds: Path, tmp_path: Path) -> None:
    made = make(read_publication([seeds], FACING), Output("pdf", load_theme(theme)), tmp_path / "a.pdf")
    assert [fault for flavour in ("2a", "ua1") for fault in verapdf.faults(made.path, flavour)] == []


def test_on_the_screen_a_scan_stands_before_its_text_and_each_leads_to_the_other(
    seeds: Path, tmp_path: Path
) -> None:
    reading = read_publication([seeds], FACING)
    made = make(reading, Output("epub", load_theme("book")), tmp_path / "book.epub")
    with zipfile.ZipFile(made.path) as package:
        opf = next(name for name in package.namelist() if name.endswith(".opf"))
        spine = re.findall(r'idref="([^"]+)"', package.read(opf).decode())
        for edition in reading.publication.editions:
            at = spine.index(f"{edition.id}-scan")
            assert spine[at + 1] == edition.id
            scan = package.read(f"EPUB/text/{edition.id}-scan.xhtml").decode()
            assert f'href="{edition.id}.xhtml"' in scan
            assert re.search(r'<img src="\.\./images/[^"]+" alt="[^"]+原版扫描图"/>', scan)
            assert f'href="{edition.id}-scan.xhtml"' in package.read(f"EPUB/text/{edition.id}.xhtml").decode()


def test_pictures_wait_on_disk_and_are_gone_with_the_last_who_needs_them(seeds: Path) -> None:
    reading = read_publication([seeds], FACING)
    files = [picture.file for picture in reading.pictures.values()]
    assert all(file and file.is_file() for file in files)
    del reading
    gc.collect()
    assert not any(file and file.exists() for file in files)
