"""What holds of joining for any lines at all, and that it takes time in proportion."""

from __future__ import annotations

import time

from hypothesis import example, given, settings, strategies as st

from seed2book.source import Line, Span
from seed2book.structure import Joined, Judged, Role, RoleKind, join

CLAUSES = st.sampled_from(
    """
    近日， 他说， 村里的老渠修好了 ， 。 、 ； “大家的事 大家办” 《青石水 利志》 从县城到 镇上， 投入一千二百
    万元 工作正在进 行 。” ！ 记者 高兴 18 50元 的 们
    """.split()  # noqa: SIM905
)
HALVES = st.lists(CLAUSES, min_size=1, max_size=9).map("".join)
PROSE = st.lists(HALVES, min_size=1, max_size=12)
KINDS = st.sampled_from(
    [RoleKind.PARAGRAPH] * 6 + [RoleKind.CAPTION, RoleKind.IMAGE, RoleKind.HEADLINE, RoleKind.NOTE]
)


def judged(texts: list[str], kinds: list[RoleKind] | None = None) -> list[Judged]:
    roles = kinds or [RoleKind.PARAGRAPH] * len(texts)
    return [
        Judged(Line(text, Span("p.txt", 2 * n, 2 * n), blanks_before=1), Role(kind))
        for n, (text, kind) in enumerate(zip(texts, roles, strict=True), 1)
    ]


def lines_of(joined: Joined) -> list[int]:
    return [span.first for draft in joined.drafts for _, span in draft.places]


@given(st.lists(st.tuples(HALVES, KINDS), min_size=1, max_size=12))
@example(
    [
        ("近日，", RoleKind.PARAGRAPH),
        ("近日，", RoleKind.CAPTION),
        ("近日，", RoleKind.HEADLINE),
        ("。”", RoleKind.PARAGRAPH),
        ("。”", RoleKind.PARAGRAPH),
    ]
)  # a picture and a boxed item in one cut
@settings(max_examples=300)
def test_every_line_is_in_one_draft_whole_and_where_it_says(page: list[tuple[str, RoleKind]]) -> None:
    texts, kinds = [text for text, _ in page], [kind for _, kind in page]
    joined = join(judged(texts, kinds))
    assert sorted(lines_of(joined)) == [2 * n for n in range(1, len(texts) + 1)]
    for draft in joined.drafts:
        assert draft.text == "".join(texts[span.first // 2 - 1] for _, span in draft.places)
        for at, span in draft.places:
            assert draft.text.startswith(texts[span.first // 2 - 1], at)


@given(PROSE)
@settings(max_examples=300)
def test_prose_stays_in_its_order_and_every_join_is_in_the_log(texts: list[str]) -> None:
    joined = join(judged(texts))
    assert lines_of(joined) == [2 * n for n in range(1, len(texts) + 1)]
    seams = [span.first for draft in joined.drafts for _, span in draft.places[1:]]
    assert [edit.span.first for edit in joined.edits] == seams


@given(HALVES, HALVES)
@settings(max_examples=300)
def test_a_whole_paragraph_above_changes_nothing_below(first: str, second: str) -> None:
    alone = [draft.text for draft in join(judged([first, second])).drafts]
    below = [draft.text for draft in join(judged(["渠水年年流过村口的石桥。", first, second])).drafts]
    assert below[1:] == alone


@given(HALVES, HALVES)
@settings(max_examples=300)
def test_joining_again_what_was_joined_changes_nothing(first: str, second: str) -> None:
    once = [draft.text for draft in join(judged([first, second])).drafts]
    again = [draft.text for draft in join(judged(once)).drafts]
    assert again == once


def test_ten_thousand_halves_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        page = judged(
            ["青石镇的老渠从县城一直通到山脚，沿渠的人家种了四", "十年的稻子，年年丰收。"] * (count // 2)
        )
        start = time.process_time()
        joined = join(page)
        assert len(joined.drafts) == count // 2
        return time.process_time() - start

    few, many = min(seconds(1_000) for _ in range(3)), seconds(10_000)
    assert many < 5
    assert many < 25 * few


def test_one_paragraph_in_ten_thousand_pieces_takes_time_in_proportion() -> None:
    start = time.process_time()
    joined = join(judged(["沿渠的人家种了稻子，"] * 10_000))
    assert time.process_time() - start < 8
    assert sum(len(draft.text) for draft in joined.drafts) == 100_000
