"""The office brief: its head and foot as offices print them, and no hole where nothing is said."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import verapdf
from printed import Glyph, bare, glyphs, page_texts, printed
from publications import BRIEF, LONG, REPORT, publication, text
from seed2book.model import Brief, Metadata, Publication, Subhead
from seed2book.typeset.filters import subhead_part
from seed2book.typeset.theme import load_theme

THEME = load_theme("jianbao")
WIDTH_PT, HEIGHT_PT = 595.28, 841.89
EM, INNER, OUTER = THEME.grid.size_pt, THEME.margins.inner, THEME.margins.outer

FULL = Brief(
    name="青石信息",
    secrecy="内部资料",
    number="0012",
    office="青石镇党政办公室",
    note="现将两篇报道摘编于后，供参考。",
    report_to=("县委办公室", "县政府办公室"),
    send_to=("县级机关各局",),
    distribute_to=("各村（社区）",),
    editors=("王小禾",),
    copies="120",
)


def issue(brief: Brief, paragraphs: int = 3, **metadata: Any) -> Publication:
    article = replace(REPORT, blocks=(*REPORT.blocks, *(text(LONG, 50 + n) for n in range(paragraphs))))
    book = publication()
    edition = replace(book.editions[0], articles=(article, BRIEF))
    return replace(book, editions=(edition,), metadata=Metadata(brief=brief, **metadata))


def lines_of(path: Path, page: int) -> list[tuple[float, str, list[Glyph]]]:
    """The lines of a page from the top: baseline, characters, glyphs."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs(path):
        if glyph.page == page and not glyph.character.isspace():
            rows.setdefault(round(glyph.baseline), []).append(glyph)
    return [(at, "".join(glyph.character for glyph in row), row) for at, row in sorted(rows.items())]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = issue(FULL, date="2026-12-01", issue="3", total_issue="118", publisher="青石镇文化站")
    return printed(book, THEME, tmp_path_factory.mktemp("pdf") / "full.pdf").path


def test_the_type_area_is_that_of_official_documents() -> None:
    margins = THEME.margins
    gap = (THEME.grid.leading_pt - EM) / 2
    assert (THEME.grid.characters, THEME.grid.lines) == (28, 22)
    # The standard measures to the characters, the grid to the line gaps around them.
    found = [mm / 72 * 25.4 for mm in (margins.top + gap, margins.bottom + gap, margins.inner, margins.outer)]
    assert found == pytest.approx([37, 35, 28, 26], abs=0.3)


def test_the_head_says_everything_in_its_place(full: Path) -> None:
    lines = [line for _, line, _ in lines_of(full, 1)]
    assert lines[:6] == [
        "内部资料编号：0012",
        "青石信息",
        "第3期（总第118期）",
        "青石镇党政办公室2026年12月1日",
        "目录",
        next(line for line in lines if line.startswith("渡口添新船…")),
    ]
    note = next(line for line in lines if line.startswith("按语：现将两篇报道"))
    assert lines.index(note) < lines.index("渡口添新船")


def test_the_foot_stands_on_the_last_line_of_the_last_page_alone(full: Path) -> None:
    texts = [bare(page) for page in page_texts(full)]
    foot = "报：县委办公室，县政府办公室。送：县级机关各局。发：各村（社区）。编辑：王小禾共印120份"
    assert [foot in page for page in texts] == [False] * (len(texts) - 1) + [True]
    # The characters of the last line of the type area end where its margin begins.
    bottom = HEIGHT_PT - THEME.margins.bottom - (THEME.grid.leading_pt - EM) / 2
    last = next(at for at, line, _ in lines_of(full, len(texts)) if line.endswith("共印120份"))
    assert bottom - THEME.grid.leading_pt < last < bottom


def test_folios_stand_outside_one_em_from_the_edge(full: Path) -> None:
    right, left = lines_of(full, 1)[-1], lines_of(full, 2)[-1]
    assert (right[1], left[1]) == ("—1—", "—2—")
    assert right[2][-1].right == pytest.approx(WIDTH_PT - OUTER - 14, abs=1.5)
    assert left[2][0].left == pytest.approx(OUTER + 14, abs=1.5)


def test_what_nobody_said_leaves_no_hole(tmp_path: Path) -> None:
    bare_issue = printed(issue(Brief()), THEME, tmp_path / "bare.pdf").path
    lines = lines_of(bare_issue, 1)
    assert [line for _, line, _ in lines[:2]] == ["青石镇报选编", "目录"]
    full_name = lines[0]
    # The name stands in the first four lines, the contents begin in the sixth.
    assert full_name[0] < THEME.margins.top + 4 * THEME.grid.leading_pt
    assert lines[1][0] < THEME.margins.top + 6 * THEME.grid.leading_pt
    said = "".join(page_texts(bare_issue))
    assert not [word for word in ("编号", "按语", "报：", "送：", "发：", "编辑", "共印") if word in said]


@pytest.mark.parametrize("paragraphs", [5, 6, 13])
def test_the_foot_ends_an_even_page_with_the_text_or_behind_it(paragraphs: int, tmp_path: Path) -> None:
    brief = printed(issue(FULL, paragraphs), THEME, tmp_path / "a.pdf").path
    texts = [bare(page) for page in page_texts(brief)]
    assert len(texts) % 2 == 0
    assert [number for number, text in enumerate(texts, 1) if "报：县委办公室" in text] == [len(texts)]
    text = next(number for number, text in enumerate(texts, 1) if "据OCR文本编排" in text)
    assert len(texts) - text <= 2
    folios = [text.endswith(f"—{number}—") for number, text in enumerate(texts, 1)]
    blank = len(texts) - text == 2
    assert folios == [True] * text + [not blank] * (len(texts) - text)


def test_a_brief_of_one_page_has_its_foot_there(tmp_path: Path) -> None:
    (edition, *_), metadata = publication().editions, Metadata(brief=FULL)
    book = replace(publication(), editions=(replace(edition, articles=(BRIEF,)),), metadata=metadata)
    (text,) = page_texts(printed(book, THEME, tmp_path / "a.pdf").path)
    assert "报：县委办公室" in bare(text)


def test_a_long_name_is_set_smaller_and_not_cut(tmp_path: Path) -> None:
    name = "青石镇农村人居环境整治提升五年行动工作领导小组办公室情况通报"
    made = printed(issue(replace(FULL, name=name)), THEME, tmp_path / "a.pdf").path
    assert name in bare(page_texts(made)[0])


def test_the_date_stays_whole_beside_a_long_office(tmp_path: Path) -> None:
    office = "中共青石镇委员会农村工作领导小组办公室　青石镇人民政府办公室"
    made = printed(issue(replace(FULL, office=office), date="2022-12-01"), THEME, tmp_path / "a.pdf").path
    lines = [line for _, line, _ in lines_of(made, 1)]
    first = next(at for at, line in enumerate(lines) if line.startswith("中共青石镇"))
    assert "".join(lines[first : first + 2]) == office.replace("　", "") + "2022年12月1日"


def test_a_foot_higher_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    names = tuple(f"青石镇第{n}村村民委员会" for n in range(1, 101))
    brief = printed(issue(replace(FULL, distribute_to=names)), THEME, tmp_path / "a.pdf").path
    top, foot = THEME.margins.top, HEIGHT_PT - THEME.margins.bottom
    inside = "".join(glyph.character for glyph in glyphs(brief) if top < glyph.baseline < foot)
    assert "，".join(names) in bare(inside)


def test_a_full_brief_is_accessible_and_for_the_archive(full: Path) -> None:
    assert [fault for flavour in ("2a", "ua1") for fault in verapdf.faults(full, flavour)] == []


def test_headings_inside_an_article_are_told_apart_by_their_numerals() -> None:
    spans = REPORT.spans
    heads = {
        "一、抓组织": "subhead",
        "（一）明责任": "subhead_2",
        "1.分到户": "subhead_3",
        "（1）到人": "subhead_3",
    }
    assert {head: subhead_part(Subhead(head, spans)) for head in heads} == heads
    assert subhead_part(Subhead("水清 岸绿", spans, 2)) == "subhead_2"
