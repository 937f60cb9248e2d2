"""Small pages, each about one thing that papers do, held against what is true of them; a few are several."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from seed2book.formats.inspect import to_json
from seed2book.pipeline import read_publication
from seed2book.settings.config import Settings

CASES = Path(__file__).parent.parent / "golden" / "structure"
SLUGS = sorted(folder.name for folder in CASES.iterdir())


def letters(text: str | None) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text or "") if c.isalnum())


def folded(value: Any) -> Any:
    if isinstance(value, list):
        return [letters(item) for item in value]
    return letters(value) if isinstance(value, str) else value


@pytest.mark.parametrize("slug", SLUGS)
def test_the_page_is_understood_as_a_reader_would(slug: str) -> None:
    pages = sorted((CASES / slug).glob("*.txt"))
    wanted = json.loads((CASES / slug / "expected.json").read_text(encoding="utf-8"))["articles"]
    editions = json.loads(to_json(read_publication(pages, Settings())))["editions"]
    found = [article for edition in editions for article in edition["articles"]]
    assert [folded(a["title"]) for a in found] == [folded(a["title"]) for a in wanted]
    for article, truth in zip(found, wanted, strict=True):
        texts = [paragraph["text"] for paragraph in article["paragraphs"]]
        for key in truth.keys() - {"paragraphs", "joins"}:
            assert folded(article[key]) == folded(truth[key]), f"{truth['title']}: {key}"
        assert len(texts) == truth["paragraphs"], f"{truth['title']}: {texts}"
        for before, after in truth["joins"]:
            assert any(letters(before) + letters(after) in letters(text) for text in texts), (before, after)
