"""The story of a build, from seeds to a finished file."""

import io
from pathlib import Path

import pytest

from seed2book import formats, pipeline
from seed2book.errors import SeedError, VerificationError
from seed2book.findings import Finding, Severity
from seed2book.model import plain_text
from seed2book.outputs import Output
from seed2book.settings.config import EditionSettings, Settings
from seed2book.source import Seed, Span
from seed2book.typeset.book import Medium
from seed2book.typeset.theme import load_theme

PAGE = """---
paper: 青石镇报
colour: red
---

# 老街修路船民欢喜

本报讯（记者 江玉）3月12日,青石镇老街的石板路全线修好，镇上的居民和船民纷纷前来观看。

“这条路修好以后，货车能一直开到码头，一天少走三里地。”老船工说。
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_seeds_become_a_publication_with_every_change_and_every_doubt(page: Path) -> None:
    reading = pipeline.read_publication([page], Settings(title="旧闻"))
    (edition,) = reading.publication.editions
    (article,) = edition.articles
    assert reading.publication.title == "旧闻"
    assert edition.paper == "青石镇报"
    assert article.title is not None
    assert article.title.text == "老街修路船民欢喜"
    assert plain_text(article.blocks[0].inlines).startswith("本报讯（记者 江玉）3月12日，")  # type: ignore[union-attr]
    assert [(edit.before, edit.after) for edit in reading.edits if edit.span.first == 8] == [(",", "，")]
    assert [(finding.code, finding.span) for finding in reading.findings] == [
        ("front-matter", Span("page.txt", 3, 3))
    ]


def test_the_configuration_speaks_for_a_seed(page: Path) -> None:
    settings = Settings(editions={"page.txt": EditionSettings("page.txt", page="3", page_name="文化")})
    (edition,) = pipeline.read_publication([page], settings).publication.editions
    assert (edition.paper, edition.page, edition.page_name) == ("青石镇报", "3", "文化")


def test_standard_input_is_a_seed_without_a_name() -> None:
    reading = pipeline.read_publication([Path("-")], Settings(), stdin=io.BytesIO(PAGE.encode()))
    assert reading.publication.editions[0].source == "-"


def test_an_encoding_that_was_named_is_believed(page: Path) -> None:
    page.write_bytes("# 老街修路\n\n石板路全線修好。\n".encode("big5"))
    reading = pipeline.read_publication([page], Settings(encoding="big5"))
    assert reading.seeds[0].lines == ("# 老街修路", "", "石板路全線修好。")


def test_a_publication_becomes_a_file_that_was_read_back(page: Path, tmp_path: Path) -> None:
    reading = pipeline.read_publication([page], Settings(title="旧闻"))
    target = tmp_path / "out" / "a.epub"
    artifact = pipeline.make(reading, Output("epub", load_theme("book")), target)
    assert artifact.path == target
    assert artifact.size == target.stat().st_size


def test_a_file_that_lacks_something_never_takes_the_place_of_a_former_one(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(formats.FORMATS, "epub", ("lossy_format", Medium.SCREEN))
    target = tmp_path / "out" / "a.epub"
    target.parent.mkdir()
    target.write_bytes(b"former")
    reading = pipeline.read_publication([page], Settings(title="旧闻"))
    with pytest.raises(VerificationError, match=r"page\.txt:10"):
        pipeline.make(reading, Output("epub", load_theme("book")), target)
    assert [(path.name, path.read_bytes()) for path in target.parent.iterdir()] == [("a.epub", b"former")]


def test_every_stage_says_how_far_it_is(page: Path, tmp_path: Path) -> None:
    told: list[str] = []

    def listen(step: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        told.append(step)

    reading = pipeline.read_publication([page], Settings(), listen)
    pipeline.make(reading, Output("epub", load_theme("book")), tmp_path / "a.epub", listen)
    assert list(dict.fromkeys(told)) == [
        "read the seeds",
        "put the articles together",
        "compare with the seeds",
        "set the type",
        "pack the e-book",
        "compare the file with the seeds",
    ]


def test_an_empty_file_among_others_does_not_stop_the_rest(page: Path) -> None:
    (page.parent / "z.txt").touch()
    reading = pipeline.read_publication([page.parent], Settings())
    assert "empty-seed" in {finding.code for finding in reading.findings}
    assert len(reading.publication.editions) == 1


def test_nothing_to_read_stops_the_story(page: Path) -> None:
    page.write_text("\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"page\.txt is empty"):
        pipeline.read_publication([page], Settings())


def test_findings_stand_in_the_order_of_the_seeds_and_each_but_once() -> None:
    def finding(code: str, span: Span | None = None) -> Finding:
        return Finding(code, Severity.NOTE, code, span)

    seeds = [Seed(name, (), "utf-8", "") for name in ("page2.txt", "page10.txt")]
    late, early = finding("a", Span("page10.txt", 1, 1)), finding("b", Span("page2.txt", 9, 9))
    first, everywhere = finding("c", Span("page2.txt", 3, 4)), finding("d")
    assert pipeline.by_place([late, early, first, early, everywhere], seeds) == (
        everywhere,
        first,
        early,
        late,
    )
