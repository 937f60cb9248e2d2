"""What the structure stage tells of a paragraph's length."""

import pytest

from seed2book.source import Line, Span
from seed2book.structure.doubts import doubts
from seed2book.structure.drafts import Draft
from seed2book.structure.roles import Role, RoleKind


def codes(text: str) -> list[str]:
    span = Span("p.txt", 3, 3)
    draft = Draft(Role(RoleKind.PARAGRAPH, 0.95, ()), text, ((0, span),), (Line(text, span),))
    return [finding.code for finding in doubts([draft])]


def test_a_paragraph_of_more_than_a_thousand_characters_may_be_several() -> None:
    assert codes("渡口修好了。" * 250) == ["paragraph-long"]
    assert codes("渡口修好了。" * 150) == []


def test_a_few_characters_without_a_mark_may_be_a_piece_of_another_paragraph() -> None:
    assert codes("的渡口") == ["paragraph-short"]


@pytest.mark.parametrize("text", ["编辑同志：", "“好！”", "渡口修好了，人都来了"])
def test_a_salutation_an_answer_and_a_whole_clause_are_left_in_peace(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("kind", "sure", "told"),
    [
        (RoleKind.HEADLINE, 0.85, ["headline-unsure"]),
        (RoleKind.HEADLINE, 0.92, []),
        (RoleKind.CAPTION, 0.75, ["caption-unsure"]),
        (RoleKind.SUBHEAD, 0.85, ["subhead-unsure"]),
        (RoleKind.DECK, 0.9, []),
        (RoleKind.SIGNATURE, 0.75, []),
    ],
)
def test_the_more_a_mistake_costs_the_surer_a_role_must_be(
    kind: RoleKind, sure: float, told: list[str]
) -> None:
    span = Span("p.txt", 3, 3)
    draft = Draft(Role(kind, sure, ()), "渡口修好了", ((0, span),), (Line("渡口修好了", span),))
    assert [finding.code for finding in doubts([draft])] == told


def lines_of(*texts: str, gap: int = 1) -> list[Draft]:
    spans = [Span("p.txt", n, n) for n in range(3, 3 + len(texts) * (gap + 1), gap + 1)]
    role = Role(RoleKind.KICKER, 0.6, ())
    return [
        Draft(role, text, ((0, span),), (Line(text, span),)) for text, span in zip(texts, spans, strict=True)
    ]


def test_of_lines_of_one_sort_that_stand_together_is_asked_once() -> None:
    (finding,) = doubts(lines_of("青菜　每斤八角", "番茄　每斤一元", "草鱼　每斤四元"))
    assert finding.span == Span("p.txt", 3, 7)
    assert "“青菜　每斤八角”…“草鱼　每斤四元”" in finding.message
    assert len(list(doubts(lines_of("青菜　每斤八角", "番茄　每斤一元", gap=4)))) == 2


def test_quotation_marks_inside_what_a_message_quotes_are_single() -> None:
    (finding,) = doubts(lines_of("“五一”出行提示"))
    assert finding.message.startswith("“‘五一’出行提示” was taken for a kicker")
