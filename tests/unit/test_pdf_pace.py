"""The renderer's time stays in proportion to the pages, and what it makes is what it would have made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pydyf
import pytest
from weasyprint.layout import page as layout

from seed2book.formats import pdf
from seed2book.formats.pdf_pace import paced
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.settings.config import Settings
from seed2book.typeset.theme import load_theme

PAGE = "# 渡口添新船\n\n" + "船出港的时候，太阳正好从岛后面升起来，照得满船都是金色的光。" * 60


@contextmanager
def unpaced() -> Iterator[None]:
    yield


def test_the_pages_are_counted_anew_only_when_there_is_one_more() -> None:
    document = pydyf.PDF()
    document.add_page(pydyf.Dictionary({"Type": "/Page"}))
    with paced():
        first = document.page_references
        assert document.page_references is first
        document.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert len(document.page_references) == len(first) + 1
    assert document.page_references is not document.page_references


def test_the_styles_of_a_page_are_looked_for_among_those_that_it_adds() -> None:
    looked_at = []

    class Styles:
        cascaded: ClassVar[dict[object, None]] = dict.fromkeys(range(1000))

        def add_page_declarations(self, kind: str) -> None:
            self.cascaded.setdefault(kind)

        def get_cascaded_styles(self) -> dict[object, None]:
            return self.cascaded

    def set_styles(kind: str, _html: object, styles: Styles) -> None:
        styles.add_page_declarations(kind)
        looked_at.append(len(styles.get_cascaded_styles()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "set_page_type_computed_styles", set_styles)
        with paced():
            for kind in ("left", "right", "left"):
                layout.set_page_type_computed_styles(kind, None, Styles())
    # A page met before is looked for among all.
    assert looked_at == [1, 1, 1002]


def test_the_file_is_the_same_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    reading = read_publication([tmp_path / "page.txt"], Settings())
    made = make(reading, Output("pdf", load_theme("book")), tmp_path / "paced.pdf")
    monkeypatch.setattr(pdf, "paced", unpaced)
    make(reading, Output("pdf", load_theme("book")), tmp_path / "unpaced.pdf")
    assert (made.pages or 0) > 5
    assert (tmp_path / "paced.pdf").read_bytes() == (tmp_path / "unpaced.pdf").read_bytes()
