"""The newspaper page: what stands on it, that it is full, and that nothing is too large or too odd for it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

import generated
from printed import bare, glyphs, page_texts, printed
from seed2book.errors import UsageError
from seed2book.formats import Artifact
from seed2book.model import (
    Article,
    Code,
    Edition,
    Figure,
    Heading,
    Metadata,
    Note,
    NoteKind,
    Paragraph,
    Place,
    Publication,
    Signature,
    Table,
    Text,
    Verbatim,
    plain_text,
)
from seed2book.pipeline import read_publication
from seed2book.settings.config import load
from seed2book.source import Span
from seed2book.typeset.fit import fitted
from seed2book.typeset.theme import load_theme
from seed2book.verify.conservation import check_file

ROOT = Path(__file__).resolve().parents[2]
SPAN = (Span("page.txt", 1, 1),)
FACTS = Metadata(
    date="2022-12-01",
    issue="3",
    total_issue="45",
    publisher="青石镇文化站",
    permit="（苏）J1234",
    cn="CN 32-0001",
    notice="内部资料　免费交流",
    print_run="200",
    printer="青石印刷厂",
)


@pytest.fixture(scope="module")
def seeds() -> Publication:
    return read_publication([ROOT / "seeds"], load([ROOT / "seeds"])).publication


@pytest.fixture(scope="module")
def paper(seeds: Publication, tmp_path_factory: pytest.TempPathFactory) -> Artifact:
    sources = [replace(edition, paper="水乡报", date="1987-03-12") for edition in seeds.editions]
    made = replace(seeds, metadata=FACTS, editions=tuple(sources))
    return printed(made, load_theme("bulletin"), tmp_path_factory.mktemp("bulletin") / "paper.pdf")


def test_the_columns_of_every_page_but_the_last_end_at_the_foot(paper: Artifact) -> None:
    theme = load_theme("bulletin")
    step = theme.grid.measure_pt + theme.grid.gutter_pt
    for page in range(1, (paper.pages or 0)):
        feet = [0.0] * theme.grid.columns
        for glyph in glyphs(paper.path):
            if glyph.page == page:
                column = min(int((glyph.left - theme.margins.inner + 2) / step), theme.grid.columns - 1)
                feet[column] = max(feet[column], glyph.baseline)
        foot = theme.margins.top + theme.grid.height_pt
        # The last line of an article, or one that would part a paragraph badly, may be a line higher.
        assert all(foot - 2.2 * theme.grid.leading_pt < reached < foot for reached in feet), (page, feet)


def test_where_an_article_goes_on_is_said_on_both_pages(paper: Artifact) -> None:
    pages = [bare(text) for text in page_texts(paper.path)]
    onward = [(n, int(to)) for n, text in enumerate(pages, 1) for to in re.findall(r"下转第(\d+)版", text)]
    back = [(int(to), n) for n, text in enumerate(pages, 1) for to in re.findall(r"上接第(\d+)版", text)]
    assert onward
    assert onward == back
    assert all(there == here + 1 for here, there in onward)


def test_the_first_page_says_what_the_configuration_says(paper: Artifact) -> None:
    first = bare(page_texts(paper.path)[0])
    for fact in (
        "2022年12月1日星期四",
        "第3期（总第45期）",
        "青石镇文化站",
        "（苏）J1234",
        "CN32-0001",
        "内部资料免费交流",
        "印数：200",
        "印刷：青石印刷厂",
        "本期要目",
    ):
        assert fact in first, fact


def test_every_article_of_a_known_paper_says_where_it_is_from(paper: Artifact, seeds: Publication) -> None:
    text = bare("".join(page_texts(paper.path)))
    assert text.count("（原载《水乡报》1987年3月12日）") == len(list(seeds.articles))


def test_on_a3_there_are_five_columns(seeds: Publication, tmp_path: Path) -> None:
    theme = load_theme("bulletin", "A3")
    made = printed(seeds, theme, tmp_path / "a3.pdf")
    step = theme.grid.measure_pt + theme.grid.gutter_pt
    begun = {
        round((glyph.left - theme.margins.inner) / step)
        for glyph in glyphs(made.path)
        if abs((glyph.left - theme.margins.inner) / step % 1) < 0.01
    }
    assert begun == {0, 1, 2, 3, 4}
    check_file(seeds, made.path, "pdf")


def test_a_number_of_pages_is_reached_by_sizes_and_then_by_gaps(seeds: Publication, tmp_path: Path) -> None:
    paper, theme = replace(seeds, editions=seeds.editions[1:]), load_theme("bulletin")
    usual = printed(paper, theme, tmp_path / "usual.pdf").pages
    assert usual == 3
    tighter, looser = (fitted(paper, theme, pages) for pages in (2, 4))
    for pages, made in ((2, tighter), (4, looser)):
        assert printed(paper, made, tmp_path / f"{pages}.pdf").pages == pages
        assert theme.limits.size_pt[0] <= made.grid.size_pt <= theme.limits.size_pt[1]
    assert (tighter.makeup, tighter.sizes) == (theme.makeup, theme.sizes)
    assert theme.makeup.air < looser.makeup.air <= theme.limits.air[1]
    assert theme.grid.gutter < looser.grid.gutter <= theme.limits.gutter[1]
    assert theme.sizes["headline"].size_pt < looser.sizes["headline"].size_pt


def test_what_is_said_to_be_too_much_or_too_little_for_a_number_of_pages_is(seeds: Publication) -> None:
    (edition,), theme = seeds.editions[1:], load_theme("bulletin")
    paper = replace(seeds, editions=(edition,))

    def lines_of(pages: int, what: str) -> int:
        with pytest.raises(UsageError) as refused:
            fitted(paper, theme, pages)
        found = re.match(rf"--fit {pages}: about (\d+) lines of (\d+) characters {what}", str(refused.value))
        assert found
        return int(found[1]) * int(found[2])

    lacking = lines_of(5, "short")
    *articles, last = edition.articles
    longer = replace(last, blocks=(*last.blocks, Paragraph((Text("渡" * lacking),), SPAN)))
    fitted(replace(paper, editions=(replace(edition, articles=(*articles, longer)),)), theme, 5)

    over, kept = lines_of(1, "too many"), list(edition.articles)
    while over > 0:
        over -= sum(len(plain_text(b.inlines)) for b in kept.pop().blocks if isinstance(b, Paragraph))
    fitted(replace(paper, editions=(replace(edition, articles=tuple(kept)),)), theme, 1)


# --- whatever a seed holds ------------------------------------------------------------------------------


def text(dice: Random, paragraphs: int) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph((Text(generated.paragraph(dice, dice.randint(2, 9))),), SPAN) for _ in range(paragraphs)
    )


def article(dice: Random, paragraphs: int, **said: object) -> Article:
    made = Article("a1", SPAN, text(dice, paragraphs), Heading("渡口添新船", SPAN))
    return replace(made, **said)  # type: ignore[arg-type]


def han(count: int) -> str:
    return "".join(Random(count).choices(generated._HAN, k=count))


def odd() -> dict[str, tuple[Article, ...]]:
    dice = Random(5)
    row = ((Text(han(19)),), (Text("1"),), ())
    names = tuple(Signature(han(3), Place.TAIL, SPAN) for _ in range(120))
    above = tuple(replace(line, place=Place.HEAD) for line in names)
    pictures = [Figure(SPAN, caption=(Text(han(12)),)) for _ in range(30)]
    return {
        "nothing": (),
        "one line": (article(dice, 0, blocks=(Paragraph((Text("今日开市。"),), SPAN),)),),
        "ten pages": (article(dice, 300), article(dice, 2, id="a2")),
        "a headline of 60 characters": (article(dice, 6, title=Heading(han(60), SPAN)),),
        "thirty pictures": (article(dice, 0, blocks=(*text(dice, 4), *pictures, *text(dice, 4))),),
        "a caption as long as an article": (
            article(dice, 0, blocks=(Figure(SPAN, caption=(Text(han(1800)),)),)),
        ),
        "a hundred names": (article(dice, 3, signatures=names),),
        "a hundred names below a headline": (article(dice, 3, signatures=above, standfirst=text(dice, 1)),),
        "a hundred names and no text": (article(dice, 0, signatures=above, blocks=()),),
        "a standfirst as long as an article": (article(dice, 6, standfirst=text(dice, 42)),),
        "no titles": tuple(article(dice, 1, id=f"a{n}", title=None) for n in range(20)),
        "a table over pages": (article(dice, 0, blocks=(Table((row,) * 90, SPAN, 1),)),),
        "code over pages": (article(dice, 0, blocks=(Code("x = 1\n\n    y = 2\n" * 60, SPAN),)),),
        "code without a blank": (article(dice, 0, blocks=(Code("x = 1\n" * 400, SPAN),)),),
        "a note over pages": (article(dice, 0, blocks=(Note(NoteKind.EDITOR, text(dice, 60), SPAN),)),),
        "a line kept over pages": (article(dice, 0, blocks=(Verbatim(han(6000), SPAN),)),),
    }


@pytest.mark.parametrize("what", odd())
def test_there_is_a_page_for(what: str, tmp_path: Path) -> None:
    articles = odd()[what]
    book = Publication("青石镇报", "zh-Hans", (Edition("e1", "page.txt", SPAN, articles),))
    made = printed(book, load_theme("bulletin"), tmp_path / "odd.pdf")
    check_file(book, made.path, "pdf")
    bottom = load_theme("bulletin").margins.bottom
    assert all(glyph.bottom > bottom - 4 for glyph in glyphs(made.path))


def test_an_issue_without_headlines_has_no_list_of_them(tmp_path: Path) -> None:
    untitled = tuple(article(Random(n), 3, id=f"a{n}", title=None) for n in range(20))
    book = Publication("青石镇报", "zh-Hans", (Edition("e1", "page.txt", SPAN, untitled),))
    texts = page_texts(printed(book, load_theme("bulletin"), tmp_path / "untitled.pdf").path)
    assert len(texts) > 1
    assert "本期要目" not in bare(texts[0])


def test_names_that_fill_more_than_a_line_stand_clear_of_the_text(tmp_path: Path) -> None:
    names = (Signature("□ 本报记者 邬小乐 通讯员 巫马强", Place.HEAD, SPAN),)
    articles = [article(Random(n), 3, id=f"a{n}", signatures=names) for n in range(6)]
    book = Publication("青石镇报", "zh-Hans", (Edition("e1", "page.txt", SPAN, tuple(articles)),))
    theme = load_theme("bulletin")
    made = list(glyphs(printed(book, theme, tmp_path / "names.pdf").path))
    ends = [n for n, glyph in enumerate(made) if glyph.character == "巫"]
    assert len(ends) >= len(articles)
    for at in ends:
        last, following = made[at], made[at + 3]
        assert following.baseline - last.baseline > 0.9 * theme.grid.leading_pt, following


def test_there_is_a_masthead_for_eighty_characters(tmp_path: Path) -> None:
    book = Publication(han(80), "zh-Hans", (Edition("e1", "page.txt", SPAN, (article(Random(1), 9),)),))
    made = printed(book, load_theme("bulletin"), tmp_path / "long.pdf")
    assert han(80) in bare(page_texts(made.path)[0])
