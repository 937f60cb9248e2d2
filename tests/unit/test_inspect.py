"""What `inspect` prints: the contract for programs, the tree for people."""

import json

import pytest

from publications import publication
from seed2book.findings import Finding, Severity
from seed2book.formats.inspect import to_json, to_tree
from seed2book.reading import Reading
from seed2book.source import Edit, Span

READING = Reading(
    (),
    publication(),
    (Edit("join", Span("page-1.txt", 9, 9), 0, 0, "\n", "", "goes on"),),
    (Finding("join-unsure", Severity.NOTE, "“甲” and “乙”", Span("page-1.txt", 9, 11), "Look."),),
)
ARTICLE_KEYS = [
    *("id", "title", "kicker", "deck", "rubric", "standfirst", "label", "dateline", "bylines", "credits"),
    *("lines", "subheads", "captions", "figures", "paragraphs"),
]


@pytest.fixture
def data() -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(to_json(READING))
    return found


def test_the_keys_of_the_contract_are_there(data: dict[str, list[dict[str, object]]]) -> None:
    assert {"editions", "findings", "changes"} <= data.keys()
    first: dict[str, object] = data["editions"][0]["articles"][0]  # type: ignore[index]
    assert [key for key in first if key in ARTICLE_KEYS] == ARTICLE_KEYS
    assert set(data["findings"][0]) >= {"code", "severity", "message", "source", "line"}
    assert set(data["changes"][0]) >= {"rule", "source", "line", "before", "after"}


def test_han_is_written_as_it_is_and_the_same_reading_gives_the_same_text() -> None:
    assert "一条老街 两岸新风" in to_json(READING)
    assert to_json(READING) == to_json(READING)


def test_writers_come_without_office_and_apart_from_credits(data: dict[str, list[dict[str, object]]]) -> None:
    first: dict[str, object] = data["editions"][0]["articles"][0]  # type: ignore[index]
    assert first["bylines"] == ["江玉", "王小禾"]
    assert first["credits"] == ["青石镇供图", "摄影/林一舟"]


def test_items_stanzas_and_quotations_are_paragraphs_each_and_captions_are_none(
    data: dict[str, list[dict[str, object]]],
) -> None:
    first: dict[str, object] = data["editions"][0]["articles"][0]  # type: ignore[index]
    texts = [p["text"] for p in first["paragraphs"]]  # type: ignore[attr-defined]
    assert texts[0].startswith("编修河道")
    assert "一、修路；" in texts
    assert "小桥流水人家，\n古道西风瘦马。" in texts
    assert "早市上的鱼摊" not in texts
    assert first["captions"] == ["早市上的鱼摊"]


def test_a_paragraph_names_every_line_it_came_from(data: dict[str, list[dict[str, object]]]) -> None:
    first: dict[str, object] = data["editions"][0]["articles"][0]  # type: ignore[index]
    mended = next(p for p in first["paragraphs"] if "河长" in p["text"])  # type: ignore[attr-defined]
    assert mended["lines"] == [9, 11]
    assert "source" not in mended


def test_a_brief_has_no_title_and_the_tree_says_so(data: dict[str, list[dict[str, object]]]) -> None:
    assert data["editions"][0]["articles"][2]["title"] is None  # type: ignore[index]
    assert "(no title)" in to_tree(READING)


def test_the_tree_names_articles_and_people() -> None:
    tree = to_tree(READING)
    for words in ("page-1.txt", "一条老街 两岸新风", "by: 江玉 王小禾", "subhead: 水清 岸绿"):
        assert words in tree
