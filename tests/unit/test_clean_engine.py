"""The engine changes only what may be changed, whatever a rule proposes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from seed2book.clean.engine import Applied, apply
from seed2book.clean.passage import Change, Passage
from seed2book.source import Kind, Span

HERE = Span("甲.txt", 4, 4)


def proposing(*changes: tuple[int, int, str], text: str) -> Applied:
    def rule(passage: Passage) -> Iterable[Change]:
        return [Change(start, end, after, "a reason") for start, end, after in changes]

    return apply((("a-rule", rule, None),), text, Kind.TEXT, ((0, HERE),), whole=True)


def test_changes_are_applied_together_and_logged_with_their_places() -> None:
    applied = proposing((1, 2, "，"), (3, 4, "。"), text="甲,乙.")
    assert applied.text == "甲，乙。"
    assert [(e.rule, e.span, e.start, e.before, e.after) for e in applied.edits] == [
        ("a-rule", HERE, 1, ",", "，"),
        ("a-rule", HERE, 3, ".", "。"),
    ]
    assert applied.refused == ()


@pytest.mark.parametrize(
    ("start", "end", "after"),
    [(0, 1, "乙"), (0, 1, ""), (2, 3, "2"), (3, 4, "b"), (1, 2, "甲"), (0, 2, "，"), (4, 5, "e")],
)
def test_a_change_of_a_letter_a_digit_or_a_han_character_is_refused(start: int, end: int, after: str) -> None:
    applied = proposing((start, end, after), text="甲,1aé。")
    assert applied.text == "甲,1aé。"
    assert [(edit.before, edit.after) for edit in applied.refused] == [("甲,1aé。"[start:end], after)]


@pytest.mark.parametrize(
    ("before", "after"), [("１", "1"), ("Ａ", "A"), ("⼈", "人"), ("\uf9f4", "林"), ("e\u0301", "é")]
)
def test_the_width_of_a_character_may_change(before: str, after: str) -> None:
    assert proposing((0, len(before), after), text=before).text == after


@pytest.mark.parametrize(
    ("before", "after"), [("①", "1"), ("㎡", "m2"), ("½", "1/2"), ("e\u0301", "e"), ("〇", "0")]
)
def test_a_meaning_may_not_change_though_it_looks_alike(before: str, after: str) -> None:
    assert proposing((0, len(before), after), text=before).text == before


def test_of_two_changes_that_overlap_the_second_is_refused() -> None:
    applied = proposing((0, 2, "——"), (1, 3, "—"), text="---")
    assert applied.text == "——-"
    assert len(applied.refused) == 1


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("见https://example.org/a,b", 22),
        ("<a href='甲,乙'>丙</a>", 10),
        ("![甲](乙,丙.jpg)", 6),
        ("`a, b`", 2),
        ("甲&nbsp;乙", 6),
        ("[甲](https://example.org/a,b)", 25),
    ],
)
def test_addresses_code_and_markup_are_not_prose(text: str, at: int) -> None:
    assert text[at] in ",;"
    assert proposing((at, at + 1, "，"), text=text).text == text


def test_a_comma_after_an_address_is_prose() -> None:
    text = "见https://example.org/a,乙"
    at = text.index(",")
    assert proposing((at, at + 1, "，"), text=text).text == "见https://example.org/a，乙"


def test_a_rule_sees_what_the_rule_before_it_made() -> None:
    def first(passage: Passage) -> Iterable[Change]:
        return [Change(0, 1, "", "a reason")]

    def second(passage: Passage) -> Iterable[Change]:
        return [Change(0, 1, "。", "a reason")] if passage.text == "." else []

    applied = apply(
        (("first", first, None), ("second", second, None)), " .", Kind.TEXT, ((0, HERE),), whole=True
    )
    assert applied.text == "。"
