"""Paragraphs that no reader could take whole are parted, and nothing of them is lost."""

import pytest

from seed2book.model import Paragraph, Strong, Text, plain_text
from seed2book.source import Span
from seed2book.structure.articles.long_paragraphs import parted

SENTENCE = "船出港的时候，太阳正好从岛后面升起来。"
HERE = (Span("a.txt", 1, 1),)


@pytest.mark.parametrize("text", [SENTENCE * 3000, "潮水" * 30_000, "abc def, " * 9000, "潮" * 10_001])
def test_a_book_in_one_paragraph_is_parted_and_whole(text: str) -> None:
    pieces, (finding,) = parted(Paragraph((Text(text),), HERE))

    assert "".join(plain_text(piece.inlines) for piece in pieces) == text
    assert all(len(plain_text(piece.inlines)) <= 10_000 for piece in pieces)
    assert [piece.resumes for piece in pieces] == [False, *[True] * (len(pieces) - 1)]
    assert finding.code == "paragraph-parted"


def test_a_piece_ends_with_a_sentence_where_one_does() -> None:
    pieces, _ = parted(Paragraph((Text(SENTENCE * 1000),), HERE))

    assert all(plain_text(piece.inlines).endswith("。") for piece in pieces)


def test_markup_is_not_cut() -> None:
    inlines = tuple(inline for _ in range(900) for inline in (Text(SENTENCE), Strong((Text("归港"),))))
    pieces, _ = parted(Paragraph(inlines, HERE))

    assert tuple(inline for piece in pieces for inline in piece.inlines) == inlines


def test_what_is_printed_in_one_paragraph_stays_one() -> None:
    paragraph = Paragraph((Text(SENTENCE * 500),), HERE)

    assert parted(paragraph) == ((paragraph,), ())
