"""Characters that share a glyph, and what is copied out for them."""

from pathlib import Path

import pytest

import verapdf
from printed import bare, page_texts, printed
from seed2book.formats.twins import twin
from seed2book.model import Article, Edition, Heading, Paragraph, Publication, Text
from seed2book.source import Span
from seed2book.typeset.faces import load_faces
from seed2book.typeset.theme import load_theme
from seed2book.verify import finished

SPAN = (Span("a.txt", 1, 1),)
SONG = next(face.file for face in load_faces() if face.role == "song")
# As the shipped text face has them; the second of each is the rarer one.
PAIRS = ("——⸺", "…⋯", "—―", "①➀", "～〜", "‧•", "／∕", "–‒", "兀\ufa0c", "裏\uf9e7", "❶➊")


def test_text_without_such_characters_needs_no_face_of_its_own() -> None:
    assert twin("水乡——新风……①～WiFi-5", SONG, "zh-Hans") is None
    assert twin("水乡⸺新风⋯⋯➀", SONG, "zh-Hans") is None


@pytest.mark.parametrize("pair", PAIRS)
def test_the_second_of_two_characters_with_one_glyph_gets_one_of_its_own(pair: str) -> None:
    assert twin(pair, SONG, "zh-Hans") is not None


def test_the_same_text_gives_the_same_face() -> None:
    assert twin("…⋯—―", SONG, "zh-Hans") == twin("―—⋯…", SONG, "zh-Hans")


def test_each_is_copied_out_as_itself_and_nothing_is_said_to_be_lost(tmp_path: Path) -> None:
    # A blank after such a character is set in its face.
    text = "水乡" + "新风".join(PAIRS) + "……⋯⋯ WiFi①➀\u3000老街"
    article = Article("a1", SPAN, (Paragraph((Text(text),), SPAN),), Heading("样张", SPAN))
    publication = Publication("样张", "zh-Hans", (Edition("e1", "a.txt", SPAN, (article,)),))
    made = printed(publication, load_theme("book"), tmp_path / "twins.pdf")
    assert bare(text) in bare("".join(page_texts(made.path)))
    finished.check(publication, made.path, "pdf")
    assert verapdf.faults(made.path, "2a") == []
