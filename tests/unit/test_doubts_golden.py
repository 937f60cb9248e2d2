"""What is only reported, by its golden lines: some with the finding, some that look like it and have none.

A line is the text of a small page; `¶` parts its paragraphs.
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

import pytest

from seed2book.model import Paragraph, plain_text, walk
from seed2book.pipeline import read_publication
from seed2book.settings.config import Settings

GOLDEN = Path(__file__).parents[1] / "golden" / "doubts"
CODES = sorted(folder.name for folder in GOLDEN.iterdir())


def golden(code: str, name: str) -> list[str]:
    return (GOLDEN / code / name).read_bytes().decode("utf-8").rstrip("\n").split("\n")


def read(text: str, folder: Path) -> tuple[str, Set[str]]:
    """The text as it comes out of all stages, and the codes of what was found."""
    page = folder / "page.txt"
    paragraphs = ["# 渠水进村", "本报讯 昨天通水。", *text.split("¶")]
    page.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    reading = read_publication([page], Settings())
    blocks = [block for article in reading.publication.articles for block in walk(article.blocks)]
    said = [plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph)]
    return "¶".join(said[1:]), {finding.code for finding in reading.findings}


@pytest.mark.parametrize("code", CODES)
def test_what_may_be_wrong_is_reported_and_not_touched(code: str, tmp_path: Path) -> None:
    for text in golden(code, "reported.txt"):
        left, codes = read(text, tmp_path)
        assert code in codes, text
        assert left == text.replace("\x07", "")


@pytest.mark.parametrize("code", CODES)
def test_what_is_right_is_not_reported(code: str, tmp_path: Path) -> None:
    for text in golden(code, "left-alone.txt"):
        assert code not in read(text, tmp_path)[1], text
