import gc
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from printed import page_texts
from publications import BRIEF, publication
from seed2book.errors import AssetError
from seed2book.formats import pdf
from seed2book.model import Publication
from seed2book.progress import silent
from seed2book.typeset.book import Book
from seed2book.typeset.print import print_book
from seed2book.typeset.theme import load_theme


def brief() -> Publication:
    book = publication()
    return replace(book, editions=(replace(book.editions[0], articles=(BRIEF,)),))


def book(css: str = "", markup: str = "") -> Book:
    """A book of one brief whose sheet and stylesheet say something more."""
    made = print_book(brief(), load_theme("book"))
    (sheet,) = made.sheets
    return replace(
        made,
        sheets=(replace(sheet, xhtml=sheet.xhtml.replace("</body>", f"{markup}</body>")),),
        stylesheets=(*made.stylesheets, ("more.css", css)),
    )


def test_the_artifact_counts_pages_and_finds_ids(tmp_path: Path) -> None:
    artifact = pdf.write(book(), tmp_path / "a.pdf", silent)
    assert artifact.size == (tmp_path / "a.pdf").stat().st_size
    assert artifact.pages == len(page_texts(artifact.path))
    assert artifact.page_of is not None
    assert artifact.page_of["a3"] == 5


def test_nothing_is_fetched_or_read_because_a_sheet_or_stylesheet_names_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>', encoding="utf-8")
    caplog.set_level(logging.DEBUG)
    pdf.write(
        book(
            css=f'@import "{secret.as_uri()}"; body {{ background: url("https://example.org/a.png") }}',
            markup=f'<img src="{secret.as_uri()}" alt=""/><object data="{secret.as_uri()}"></object>',
        ),
        tmp_path / "a.pdf",
        silent,
    )
    assert "nothing is fetched from https://example.org/a.png" in caplog.text
    assert f"nothing is fetched from {secret.as_uri()}" in caplog.text
    assert "secret" not in "".join(page_texts(tmp_path / "a.pdf"))


def test_what_the_renderer_says_is_only_a_detail_of_our_own_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    pdf.write(book(css="p { no-such-property: 1 }"), tmp_path / "a.pdf", silent)
    told = [record for record in caplog.records if "no-such-property" in record.getMessage()]
    assert {(record.name, record.levelname) for record in told} == {("seed2book.formats.pdf", "DEBUG")}
    assert capfd.readouterr() == ("", "")


def test_the_stylesheets_of_the_themes_say_nothing_that_the_renderer_ignores(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "seed2book.formats.pdf")
    for theme in ("book", "bulletin"):
        pdf.write(print_book(publication(), load_theme(theme)), tmp_path / "a.pdf", silent)
    told = [record.getMessage() for record in caplog.records]
    assert not [message for message in told if "Ignored" in message or "Invalid" in message]


def test_the_garbage_collector_runs_again_afterwards(tmp_path: Path) -> None:
    assert gc.isenabled()
    pdf.write(book(), tmp_path / "a.pdf", silent)
    assert gc.isenabled()


def test_a_face_that_is_gone_is_an_error_that_names_it(tmp_path: Path) -> None:
    made = book()
    gone = tmp_path / "gone.ttf"
    with pytest.raises(AssetError, match=r"gone\.ttf"):
        pdf.write(
            replace(made, faces=(replace(made.faces[0], file=gone), *made.faces[1:])),
            tmp_path / "a.pdf",
            silent,
        )


def test_progress_is_told_from_beginning_to_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    pdf.write(book(), tmp_path / "a.pdf", lambda _step, done, total: told.append((done, total)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]


def test_markup_in_a_title_is_text(tmp_path: Path) -> None:
    made = print_book(replace(brief(), title="<b>报</b> & “选”"), load_theme("bulletin"))
    pdf.write(made, tmp_path / "a.pdf", silent)
    assert "<b>报</b>" in page_texts(tmp_path / "a.pdf")[0]
