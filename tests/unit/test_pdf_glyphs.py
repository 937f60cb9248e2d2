"""Letters with marks of their own glyphs, and letters of scripts that no face has, as they are copied out."""

import unicodedata
from pathlib import Path

import pytest

import verapdf
from printed import bare, page_texts, printed
from seed2book.model import Article, Edition, Heading, Paragraph, Publication, Text
from seed2book.source import Span
from seed2book.typeset.theme import load_theme
from seed2book.verify import finished

SPAN = (Span("a.txt", 1, 1),)
MARKED = (
    "他写的是□\u0301字。",
    "两处�\u0302，一处又是�。",
    "字\u0301在字后面，字又在a\u0301c\u0301前。",
    "兵\U000e0100士兵士。",
    "字" + "\u0301\u0302\u0303" * 20 + "后。",
)
# Scripts whose shapers move letters, take them apart or join them.
UNKNOWN = ("हिन्दी和தமிழ்。", "কি、ശ്രീ、ශ්‍රී。", "น้ำ与กำ、བོད་ཡིག。", "မြန်မာ、ខ្មែរ。", "\u1112\u1161\u11ab国。")


def of(*texts: str) -> Publication:
    blocks = tuple(Paragraph((Text(text),), SPAN) for text in texts)
    article = Article("a1", SPAN, blocks, Heading("样张", SPAN))
    return Publication("样张", "zh-Hans", (Edition("e1", "a.txt", SPAN, (article,)),))


@pytest.mark.parametrize("theme", ["book", "bulletin"])
@pytest.mark.parametrize("text", [*MARKED, *UNKNOWN])
def test_nothing_is_said_to_be_lost(text: str, theme: str, tmp_path: Path) -> None:
    made = printed(of(text), load_theme(theme), tmp_path / "a.pdf")
    finished.check(of(text), made.path, "pdf")


@pytest.mark.parametrize("text", MARKED[:3])
def test_a_letter_and_its_mark_are_copied_out_once_each(text: str, tmp_path: Path) -> None:
    made = printed(of(text), load_theme("book"), tmp_path / "a.pdf")
    copied = unicodedata.normalize("NFC", bare("".join(page_texts(made.path))).replace("\u200b", ""))
    assert unicodedata.normalize("NFC", bare(text)) in copied


def test_the_file_is_still_one_for_the_archive(tmp_path: Path) -> None:
    made = printed(of(*MARKED, *UNKNOWN), load_theme("book"), tmp_path / "a.pdf")
    assert verapdf.faults(made.path, "2a") == []
