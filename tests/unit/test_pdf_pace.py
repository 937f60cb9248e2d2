"""The renderer's time stays in proportion to pages and lines, and it makes what it would have made."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

import pydyf
import pytest
import weasyprint
from weasyprint import css
from weasyprint.layout import inline, page as layout
from weasyprint.text import line_break
from weasyprint.text.fonts import FontConfiguration

import generated
from seed2book.formats import pdf, pdf_lines
from seed2book.formats.pdf_pace import paced
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium
from seed2book.typeset.faces import load_faces
from seed2book.typeset.theme import load_theme

PAGE = "# 渡口添新船\n\n" + "船出港的时候，太阳正好从岛后面升起来，照得满船都是金色的光。" * 60


LINES = "\n".join(["船出港的时候，太阳正好", "从岛后面升起来，照得满", "船都是金色的光。"])


@contextmanager
def unpaced() -> Iterator[None]:
    yield


def drawn(body: str, rules: str = "") -> bytes:
    """Gives a page of HTML as a PDF; composed lines are in `p`."""
    song, faces = load_faces()[0], FontConfiguration()
    usual = f"{pdf.font_faces((song,))} html {{ font-family: {song.family} }} p {{ white-space: pre }}"
    style = weasyprint.CSS(string=usual + rules, font_config=faces)
    page = weasyprint.HTML(string=f'<html lang="zh-CN">{body}')
    return bytes(page.write_pdf(stylesheets=[style], font_config=faces, pdf_identifier=b"lines"))


@contextmanager
def counted(owner: object, name: str) -> Iterator[list[object]]:
    """The calls of a function, by its first argument."""
    calls: list[object] = []
    function = getattr(owner, name)

    def noted(first: object, *rest: object, **more: object) -> object:
        calls.append(first)
        return function(first, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, noted)
        yield calls


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


@pytest.mark.parametrize("theme", ["book", "bulletin"])
def test_the_file_is_the_same_byte_for_byte(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = typeset(generated.publication(7, 2), load_theme(theme), Medium.PRINT, generated.pictures())
    made = pdf.write(book, tmp_path / "paced.pdf", lambda *_: None)
    monkeypatch.setattr(pdf, "paced", unpaced)
    pdf.write(book, tmp_path / "unpaced.pdf", lambda *_: None)
    assert (made.pages or 0) > 1
    assert (tmp_path / "paced.pdf").read_bytes() == (tmp_path / "unpaced.pdf").read_bytes()


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        (f"<p>{LINES}", ""),
        (f"<p>{LINES}", "p { white-space: pre-wrap; width: 5em }"),
        (f"<p>\n\n{LINES}\n", ""),
        ("<p>船出港\u2028的时候\r太阳\u2029正好\n从岛后", ""),
        ("<p>船出港\t的时候\n<u>太阳<b>正\n好</b></u>从岛后", "b { letter-spacing: 0.1em; margin: 0 1em }"),
        (f"<p>{LINES}", "p { text-align: justify; word-spacing: 0.2em; width: 9em; overflow: hidden }"),
        (
            f'<p id="a">{LINES}<p id="b">{LINES}',
            "p::first-line { color: red } p::first-letter { color: blue }",
        ),
        (
            f'<div style="width: 9em"><p>{LINES}</div><div style="width: 4em"><p>{LINES}</div>',
            "p { width: inherit; border: 1pt solid }",
        ),
        (
            f'<div style="top: 0; font-size: 8pt"><p>{LINES}</div><div style="top: 0"><p>{LINES}</div>',
            "p { font-size: 1.5em }",
        ),
        (f'<p style="height: 4em" lang="ja">{LINES}<p style="height: 5em">{LINES}', "p { --x: 1 }"),
    ],
)
def test_any_lines_are_drawn_as_they_would_be(body: str, rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = drawn(body, rules)
    with paced():
        assert drawn(body, rules) == usual
    # Shaped again where too many are kept.
    monkeypatch.setattr(pdf_lines, "_KEPT", 1)
    with paced():
        assert drawn(body, rules) == usual


def test_a_line_is_shaped_once() -> None:
    body = f"<p>{LINES}"
    with paced(), counted(line_break.Layout, "set_text") as calls:
        drawn(body)
    # One is for the height of all lines.
    assert len(calls) == LINES.count("\n") + 2
    with counted(line_break.Layout, "set_text") as calls:
        drawn(body)
    assert len(calls) > 2 * LINES.count("\n") + 2


def test_lines_of_paragraphs_with_names_and_places_have_one_style() -> None:
    body = "".join(f'<div style="left: {n}pt"><p id="p{n}"><span>{LINES}</span></div>' for n in range(10))
    with paced(), counted(css.ComputedStyle, "__init__") as styles:
        drawn(body)
    with counted(css.ComputedStyle, "__init__") as more:
        drawn(body)
    # A style for each place and each name, but one for all the lines.
    assert len(styles) < len(more) / 2


def test_a_renderer_that_is_not_known_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    before = (inline.split_first_line, css.StyleFor.set_computed_styles, pydyf.PDF.page_references)
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with paced():
        after = (inline.split_first_line, css.StyleFor.set_computed_styles, pydyf.PDF.page_references)
    assert after == before


def test_the_renderer_is_as_before_when_its_work_has_failed() -> None:
    def functions() -> tuple[object, ...]:
        return inline.split_first_line, css.StyleFor.set_computed_styles, vars(css.Style)["anonymous_style"]

    before = functions()
    with suppress(ValueError), paced():
        assert not set(before) & set(functions())
        raise ValueError
    assert functions() == before
