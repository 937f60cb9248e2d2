from dataclasses import replace
from pathlib import Path

import pytest

from publications import BRIEF, publication, text
from seed2book.errors import AssetError
from seed2book.findings import Finding
from seed2book.typeset.faces import load_faces
from seed2book.typeset.glyphs import coverage, missing


def findings(content: str) -> tuple[Finding, ...]:
    book = publication()
    article = replace(BRIEF, blocks=(text("镇上", 46), text(content, 47)))
    return missing(replace(book, editions=(replace(book.editions[0], articles=(article,)),)), load_faces())


def test_everything_that_newspapers_print_is_in_a_face() -> None:
    assert missing(publication(), load_faces()) == ()


def test_a_character_that_no_face_has_is_told_with_its_number_and_place() -> None:
    (finding,) = findings("𮝋与𮝋")
    assert finding.code == "no-glyph"
    assert "𮝋" in finding.message
    assert "U+2E74B" in finding.message
    assert "2 times" in finding.message
    assert str(finding.span) == "page-1.txt:47"


def test_a_character_of_the_title_is_told_without_a_place() -> None:
    (finding,) = missing(replace(publication(), title="𮝋乡旧闻"), load_faces())
    assert "U+2E74B" in finding.message
    assert finding.span is None


def test_blanks_and_joiners_need_no_glyph() -> None:
    assert findings("镇\u3000上\u200b的\u200d人\ufe00") == ()


def test_a_broken_face_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font")
    with pytest.raises(AssetError, match=r"a\.ttf"):
        coverage(tmp_path / "a.ttf")
