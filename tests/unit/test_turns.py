"""Articles that take turns on pages: which part belongs to which."""

from seed2book.verify.turns import assigned

LONG, SHORT, LAST = "甲" * 30 + "乙" * 30, "丙" * 20, "丁" * 20


def owners(*parts: str) -> list[int]:
    return [number for number, _ in assigned((LONG, SHORT, LAST), parts)]


def test_parts_in_order_are_told() -> None:
    assert owners(LONG, SHORT, LAST) == [0, 1, 2]


def test_a_part_goes_on_with_an_article_begun_before_others() -> None:
    assert owners(LONG[:40], SHORT, LONG[40:], LAST) == [0, 1, 0, 2]


def test_what_fits_nowhere_spoils_an_article_that_is_not_at_its_end() -> None:
    assert owners(LONG[:40], "戊" * 9, SHORT) == [0, 0, 1]


def test_a_part_twice_is_not_lost_from_sight() -> None:
    assert owners(LONG, SHORT, LAST, LAST) == [0, 1, 2, 2]


def test_a_reading_above_a_character_does_not_lead_astray() -> None:
    assert owners(LONG[:20] + "jiǎ" + LONG[20:40], SHORT, LONG[40:], LAST) == [0, 1, 0, 2]
