from dataclasses import replace

import pytest

from publications import BRIEF, REPORT, text
from seed2book.model import Article, Heading
from seed2book.typeset.set_articles import lines_of, set_article
from seed2book.typeset.theme import load_theme

BOOK = load_theme("book")


def article(characters: int, title: str = "渡口添新船") -> Article:
    return replace(REPORT, title=Heading(title, ()), blocks=(text("船" * characters, 1),))


def test_a_headline_too_long_for_its_row_is_set_in_a_smaller_one() -> None:
    short = set_article(article(2000), BOOK)
    long = set_article(
        article(2000, "青石镇召开河道整治现场推进会议部署今冬明春农田水利基本建设各项工作"), BOOK
    )
    assert (short.row, long.row) == ("headline", "minor")


@pytest.mark.parametrize(("characters", "whole"), [(60, True), (2000, False)])
def test_a_brief_is_kept_whole(characters: int, whole: bool) -> None:
    assert set_article(article(characters), BOOK).whole is whole


def test_a_head_and_the_blank_below_it_take_whole_lines() -> None:
    for title in ("短", "青石镇渡口昨天添了一艘新船", "一条老街 两岸新风"):
        made = set_article(article(60, title), BOOK)
        lines = len(lines_of("title", title, made.row, BOOK)) * BOOK.sizes[made.row].lines
        assert (lines + made.pad_lines) % 1 == 0
        assert made.pad_lines >= BOOK.makeup.air


def test_a_brief_without_a_title_has_no_head() -> None:
    made = set_article(BRIEF, BOOK)
    assert (made.row, made.pad_lines) == ("", 0)
