"""What holds for any text at all, and not only for the pages we have seen."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings, strategies as st

from seed2book.clean import RULES, Cleaned, clean, mend_paragraph, unbalanced
from seed2book.clean.passage import passage
from seed2book.model import plain_text
from seed2book.read import lines
from seed2book.source import Kind, Line, Seed, Span
from seed2book.structure.markup.inlines import parse_inlines

_DENSE = st.text(st.sampled_from("甲乙a1 \"'“”‘’.…,;:!?()（），。—-·《》<b>"), max_size=16)

# Dense in what the rules look for, so that marks meet each other in ways no page has shown yet.
TEXTS = _DENSE | st.text(
    st.one_of(
        st.sampled_from("甲乙的新闻约翰史密斯年月日12340０１ＡＢ⼈aBx"),
        st.sampled_from(",.;:!?()（），。；：？！、\"'“”‘’《》…·•-—–－~%％．：\u3000 \t\u00a0□「」《》"),
        st.sampled_from("#>*_`[]<>|&!-=\u200b\ufeff\u2028\x0c\x00\ufffd\ue000é\u0301\uf9f4⺀"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)
KINDS = st.sampled_from(list(Kind))


def substance(text: str) -> str:
    """Letters, digits and Han characters, by their width folded: what may never be lost."""
    folded = []
    for character in unicodedata.normalize("NFC", text):
        form = unicodedata.decomposition(character)
        is_width = form.startswith(("<wide>", "<narrow>")) or "\u2e80" <= character <= "\u2fdf"
        folded.append(unicodedata.normalize("NFKC", character) if is_width else character)
    return "".join(c for c in unicodedata.normalize("NFC", "".join(folded)) if c.isalnum())


def one(text: str, kind: Kind) -> Cleaned:
    return clean([Line(text, Span("甲.txt", 1, 1), kind)])


def seed(text: str) -> Seed:
    return Seed("甲.txt", tuple(text.split("\n")), "utf-8", "", {})


@settings(max_examples=1000)
@given(TEXTS, KINDS)
@example("甲,(a)乙", Kind.TEXT)
@example("他说''甲''", Kind.HEADING)
@example("……。。。…", Kind.HEADING)
@example('甲"乙"…', Kind.HEADING)
def test_cleaning_a_second_time_changes_nothing_more(text: str, kind: Kind) -> None:
    once = one(text, kind)
    again = one(once.lines[0].text, kind)
    assert again.lines[0].text == once.lines[0].text
    assert again.edits == ()


@settings(max_examples=1000)
@given(TEXTS)
def test_mending_a_second_time_changes_nothing_more(text: str) -> None:
    places = ((0, Span("甲.txt", 1, 1)),)
    once = mend_paragraph(text, places)
    again = mend_paragraph(once.text, places)
    assert again.text == once.text


@settings(max_examples=500)
@given(TEXTS, KINDS)
def test_cleaning_keeps_every_letter_digit_and_han_character(text: str, kind: Kind) -> None:
    cleaned = one(text, kind)
    assert substance(cleaned.lines[0].text) == substance(text)


@settings(max_examples=500)
@given(TEXTS, KINDS)
@example("甲\u034f乙", Kind.TEXT)
def test_no_rule_proposes_what_the_engine_must_refuse(text: str, kind: Kind) -> None:
    codes = {finding.code for finding in one(text, kind).findings}
    assert "edit-refused" not in codes


@settings(max_examples=1000)
@given(TEXTS, KINDS, st.booleans())
def test_no_rule_passes_over_text_that_it_would_have_changed(text: str, kind: Kind, whole: bool) -> None:
    seen = passage(text, kind, whole=whole)
    for _, rule, characters in RULES:
        if characters is not None and characters.isdisjoint(seen.rare):
            assert not list(rule(seen))


@settings(max_examples=300)
@given(TEXTS, KINDS)
def test_the_log_replayed_gives_the_cleaned_line(text: str, kind: Kind) -> None:
    cleaned = one(text, kind)
    replayed = text
    by_rule: dict[str, list[tuple[int, int, str, str]]] = {}
    for edit in cleaned.edits:
        by_rule.setdefault(edit.rule, []).append((edit.start, edit.end, edit.before, edit.after))
    for edits in by_rule.values():
        for start, end, before, after in reversed(edits):
            assert replayed[start:end] == before
            replayed = replayed[:start] + after + replayed[end:]
    assert replayed == cleaned.lines[0].text


@settings(max_examples=300)
@given(st.lists(TEXTS, max_size=4))
def test_unbalanced_marks_are_found_in_any_paragraphs_at_places_inside_them(texts: list[str]) -> None:
    paragraphs = [(text, ((0, Span("甲.txt", at, at)),)) for at, text in enumerate(texts, start=1)]
    for finding in unbalanced(paragraphs):
        assert finding.span is not None
        assert 1 <= finding.span.first <= finding.span.last <= len(texts)


@settings(max_examples=500)
@given(st.lists(TEXTS, max_size=12).map("\n".join))
def test_every_line_that_shows_anything_gives_one_line(text: str) -> None:
    made = seed(text)
    numbers = [line.span.first for line in lines(made)]
    assert numbers == sorted(set(numbers))
    with_letters = [at for at, raw in enumerate(made.lines, start=1) if any(c.isalnum() for c in raw)]
    assert set(with_letters) <= set(numbers)


@settings(max_examples=500)
@given(st.lists(TEXTS, max_size=12).map("\n".join))
def test_a_line_accounts_for_every_letter_of_its_raw_line(text: str) -> None:
    made = seed(text)
    for line in lines(made):
        raw = made.lines[line.span.first - 1]
        kept = [c for c in line.marker + line.text if c.isalnum()]
        assert kept == [c for c in raw if c.isalnum()]


@settings(max_examples=1000)
@given(TEXTS)
def test_inline_markup_takes_no_letter_with_it_but_an_address(text: str) -> None:
    text = text.replace("](", "] (").replace("br", "b").replace("://", ":")
    for tag in ("b>", "i>", "em>", "strong>"):
        text = text.replace(tag, "").replace(tag.upper(), "")
    kept = [c for c in plain_text(parse_inlines(text)) if c.isalnum()]
    assert kept == [c for c in text if c.isalnum()]
