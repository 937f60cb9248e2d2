"""Whole builds, and what the checks say when something in them is altered, lost or moved."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from kept import check_reading
from seed2book.errors import SeedError, VerificationError
from seed2book.model import Article, Block, Figure, Publication
from seed2book.outputs import Output
from seed2book.pipeline import make, read_publication
from seed2book.reading import Reading
from seed2book.settings.config import Settings
from seed2book.typeset.theme import load_theme
from seed2book.verify.conservation import check_file
from seed2book.verify.letters import letters

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "golden" / "pages").glob("*.txt")])

FIRST = """\
## 青石镇修路通船便民

# 一条老街，两岸新风

□ 江 玉

清晨六点,河边的早市已经热闹起来,卖菜的、买鱼的、喝茶的,各有各的去处。“这条路修好以后,车能开到码头。”船工说。

全镇共修路16.5公里,投入3000万元,老街两边的茶馆、书屋、
修船铺都重新开了张,

早市上的鱼摊 青石镇供图

一到傍晚,岸上都是散步的人。

[1]: 见第二版

### 水清 岸绿

镇上的“河长”每天**三次**巡河,见[河道公报](https://example.org/river?a=1&b=2)。编号１２的河段水质最好。

> 河是镇的命,街是镇的脸。

### 人来 客往

数十家茶馆重新开张,游客比去年多了三成。老船工说，日子好过了。 王小禾

# 渡口添新船

本报讯(记者 张 珺)昨日,青石渡口的新船下水,可载40人。

以后过河不用等了。渡口的老街坊都这样说。

| 班次 | 时间 |
| --- | --- |
| 头班 | 6:30 |
| 末班 | 18:00 |

# 镇图书馆延长开放

本报讯(李远)镇图书馆周末延长开放至晚上九点。读者可以带<b>水杯</b>进馆 & 自习。
"""

SECOND = """\
# 桥头书屋一周年

书屋开张一年,借出图书八千册。店主说:“书要有人读,屋要有人坐。”

一、借书不要押金。
二、还书不限日子。

书屋在桥头的石阶上面,门前有一棵老槐树,夏天的晚上总有人在树下讲

故事。 徐舟
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two invented pages of one paper."""
    made = tmp_path_factory.mktemp("seeds")
    (made / "page-1.txt").write_text(FIRST, "utf-8")
    (made / "page-2.txt").write_text(SECOND, "utf-8")
    return made


@pytest.fixture(scope="module")
def reading(folder: Path) -> Reading:
    return read_publication([folder], Settings())


def noticed(reading: Reading, publication: Publication) -> str:
    with pytest.raises(VerificationError) as caught:
        check_reading(replace(reading, publication=publication))
    return str(caught.value)


def with_articles(publication: Publication, change: Callable[[Article], Article]) -> Publication:
    editions = tuple(
        replace(edition, articles=tuple(change(article) for article in edition.articles))
        for edition in publication.editions
    )
    return replace(publication, editions=editions)


def with_blocks(
    publication: Publication, of: Article, change: Callable[[list[Block]], list[Block]]
) -> Publication:
    return with_articles(
        publication,
        lambda article: (
            replace(article, blocks=tuple(change(list(article.blocks)))) if article is of else article
        ),
    )


# --- what is right passes ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_we_have_conserves(page: Path, tmp_path: Path) -> None:
    read = read_publication([page], Settings())
    make(read, Output("epub", load_theme("book")), tmp_path / "page.epub")


def test_all_pages_together_conserve(tmp_path: Path) -> None:
    read = read_publication(PAGES, Settings())
    make(read, Output("epub", load_theme("book")), tmp_path / "pages.epub")


@pytest.mark.parametrize("theme", ["bulletin", "book"])
def test_the_invented_pages_conserve_in_print(reading: Reading, tmp_path: Path, theme: str) -> None:
    check_reading(reading)
    make(reading, Output("pdf", load_theme(theme)), tmp_path / "pages.pdf")


# --- mutations of the publication ----------------------------------------------------------------------


def test_each_dropped_block_is_noticed(reading: Reading) -> None:
    tried = 0
    for article in reading.publication.articles:
        for number, block in enumerate(article.blocks):

            def without(blocks: list[Block], number: int = number) -> list[Block]:
                return blocks[:number] + blocks[number + 1 :]

            said = noticed(reading, with_blocks(reading.publication, article, without))
            assert any(f"{span.file}:{line}" in said for span in block.spans for line in lines_of(span)), said
            tried += 1
    assert tried > 12


def lines_of(span: Any) -> range:
    return range(span.first, span.last + 1)


def test_each_block_set_twice_is_noticed(reading: Reading) -> None:
    for article in reading.publication.articles:
        for number in range(len(article.blocks)):

            def twice(blocks: list[Block], number: int = number) -> list[Block]:
                return [*blocks[: number + 1], *blocks[number:]]

            noticed(reading, with_blocks(reading.publication, article, twice))


def test_each_swapped_pair_of_blocks_is_noticed(reading: Reading) -> None:
    tried = 0
    for article in reading.publication.articles:
        for number in range(len(article.blocks) - 1):

            def swapped(blocks: list[Block], number: int = number) -> list[Block]:
                blocks[number], blocks[number + 1] = blocks[number + 1], blocks[number]
                return blocks

            noticed(reading, with_blocks(reading.publication, article, swapped))
            tried += 1
    assert tried > 8


def test_each_lost_part_above_and_below_the_text_is_noticed(reading: Reading) -> None:
    tried = 0
    for article in reading.publication.articles:
        for part, nothing in (
            ("rubric", None),
            ("kickers", ()),
            ("title", None),
            ("decks", ()),
            ("standfirst", ()),
            ("signatures", ()),
            ("origin", None),
        ):
            if not getattr(article, part):
                continue

            def lost(
                other: Article, article: Article = article, part: str = part, nothing: Any = nothing
            ) -> Article:
                return replace(other, **{part: nothing}) if other is article else other

            noticed(reading, with_articles(reading.publication, lost))
            tried += 1
    assert tried >= 5


def test_a_lost_article_and_swapped_articles_are_noticed(reading: Reading) -> None:
    publication = reading.publication
    first = publication.editions[0]
    for articles in (first.articles[1:], first.articles[:-1], first.articles[::-1]):
        noticed(
            reading,
            replace(publication, editions=(replace(first, articles=articles), *publication.editions[1:])),
        )


def test_the_line_that_looks_like_a_link_reference_is_kept(reading: Reading) -> None:
    def holds(value: Any) -> bool:
        return any("见第二版" in text for text in texts(value))

    assert holds(reading.publication) or any("见第二版" in edit.before for edit in reading.edits)
    without = replace(reading, edits=tuple(edit for edit in reading.edits if "见第二版" not in edit.before))
    for article in reading.publication.articles:
        for number, block in enumerate(article.blocks):
            if holds(block):

                def lost(blocks: list[Block], number: int = number) -> list[Block]:
                    return blocks[:number] + blocks[number + 1 :]

                assert "page-1.txt" in noticed(without, with_blocks(reading.publication, article, lost))


def texts(value: Any) -> Iterator[str]:
    """Every string in a value of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts(getattr(value, part.name))


PRINTED = ("inlines", "text", "base", "caption", "cells", "rows", "lines", "blocks", "items", "credit")
PARTS = ("rubric", "kickers", "title", "decks", "standfirst", "signatures", "origin", "blocks")


def altered(value: Any, count: list[int], change: Callable[[str], str]) -> Any:
    """The value with `change` made to its printed string number `count[0]`; counts down as it goes."""
    if isinstance(value, tuple):
        return tuple(altered(part, count, change) for part in value)
    if not is_dataclass(value):
        return value
    names = PARTS if isinstance(value, Article) else PRINTED
    changed = {}
    for part in fields(value):
        if part.name not in names:
            continue
        held = getattr(value, part.name)
        if isinstance(held, str):
            if letters(held):
                count[0] -= 1
                if count[0] == -1:
                    changed[part.name] = change(held)
        else:
            changed[part.name] = altered(held, count, change)
    return replace(value, **changed)  # type: ignore[type-var]


def test_any_letter_lost_doubled_or_changed_is_noticed(reading: Reading) -> None:
    articles = tuple(reading.publication.articles)

    @settings(max_examples=150, derandomize=True)
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        article = data.draw(st.sampled_from(articles))
        counted = [10_000]
        altered(article, counted, str)
        number = data.draw(st.integers(0, 10_000 - counted[0] - 1))
        kind = data.draw(st.sampled_from(["lost", "doubled", "changed"]))
        share = data.draw(st.floats(0, 1, exclude_max=True))

        def change(text: str) -> str:
            places = [place for place, character in enumerate(text) if letters(character)]
            place = places[int(share * len(places))]
            new = {"lost": "", "doubled": text[place] * 2, "changed": "鑫"}[kind]
            return text[:place] + new + text[place + 1 :]

        mutated = altered(article, [number], change)
        assume(mutated != article)
        noticed(
            reading,
            with_articles(reading.publication, lambda other: mutated if other is article else other),
        )

    holds()


# --- mutations of the finished file --------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("made")
    made = {"epub": folder / "book.epub", "pdf": folder / "book.pdf"}
    for name, target in made.items():
        make(reading, Output(name, load_theme("book")), target)
    return made


@pytest.mark.parametrize("format_name", ["epub", "pdf"])
def test_a_file_made_of_a_mutated_publication_is_noticed(
    reading: Reading, made: dict[str, Path], format_name: str
) -> None:
    publication = reading.publication
    check_file(publication, made[format_name], format_name)
    for article in publication.articles:
        for number, block in enumerate(article.blocks):
            if not any(letters(text) for text in texts(block)):
                continue

            def without(blocks: list[Block], number: int = number) -> list[Block]:
                return blocks[:number] + blocks[number + 1 :]

            def last(blocks: list[Block], number: int = number) -> list[Block]:
                return [*blocks[:number], *blocks[number + 1 :], blocks[number]]

            # On a page a picture may stand further down than it was printed, and its words with it.
            floats = format_name == "pdf" and isinstance(block, Figure)
            changes = [without] + ([last] if number < len(article.blocks) - 1 and not floats else [])
            for change in changes:
                with pytest.raises(VerificationError, match="page-"):
                    check_file(with_blocks(publication, article, change), made[format_name], format_name)


def test_a_loss_leaves_the_former_file_as_it_was(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "book.epub"
    target.write_bytes(b"the former book")
    lossy = with_articles(reading.publication, lambda article: replace(article, blocks=article.blocks[:-1]))
    monkeypatch.setattr(
        "seed2book.pipeline.check_file",
        lambda _, path, name: check_file(reading.publication, path, name),
    )
    with pytest.raises(VerificationError):
        make(replace(reading, publication=lossy), Output("epub", load_theme("book")), target)
    assert target.read_bytes() == b"the former book"
    assert list(tmp_path.iterdir()) == [target]


# --- pages nobody wrote --------------------------------------------------------------------------------

HAN = "天地人山水风云日月春秋东西南北上下左右大小长短江河湖海村镇乡城老新"
MARKS = "，。、；：！？“”‘’（）《》—…·,.;:!?()\"'-"
WORDS = st.text(HAN, min_size=1, max_size=30)
SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from(MARKS)), min_size=1, max_size=6).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)
NAMES = st.sampled_from(["江玉", "王小禾", "林 舟", "徐远"])
LINES = st.one_of(
    SENTENCES,
    SENTENCES.map(lambda text: text.rstrip(MARKS)),
    st.builds("{} {}".format, SENTENCES, NAMES),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###"]), WORDS),
    st.builds("□ {}".format, NAMES),
    st.builds("本报讯(记者 {}){}".format, NAMES, SENTENCES),
    st.builds("{} 摄影/{}".format, WORDS, NAMES),
    st.builds("（{}第{}版）".format, st.sampled_from(["上接", "下转"]), st.sampled_from("一二三四")),
    st.builds("[{}]: {}".format, st.integers(1, 9), WORDS),
    st.builds(
        "{}{}".format, st.sampled_from(["- ", "1. ", "> ", "一、", "（二）", "1986. ", "    "]), SENTENCES
    ),
    st.builds("| {} | {} |".format, WORDS, WORDS),
    st.builds(
        "![{}]({}.png)".format, WORDS, st.sampled_from(["图/甲", "a", "../b", "https://example.org/c"])
    ),
    st.builds("{}[{}](https://example.org/?a=1&b={}){}".format, WORDS, WORDS, st.integers(0, 9), WORDS),
    st.builds("{}**{}**{}<br>{}".format, WORDS, SENTENCES, WORDS, WORDS),
    st.builds("<div>{}</div>".format, WORDS),
    st.sampled_from(
        ["", "", "", "---", "***", "```", "|---|---|", "<!-- 注 -->", "&nbsp;&amp;", "责任编辑 江玉", "2"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=20),
)


@settings(
    max_examples=150,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(page=st.lists(LINES, min_size=1, max_size=25))
def test_pages_nobody_wrote_conserve(page: list[str], tmp_path: Path) -> None:
    seed = tmp_path / "page.txt"
    seed.write_text("\n".join(page), "utf-8")
    try:
        read = read_publication([seed], Settings())
    except SeedError:
        assume(False)
    else:
        make(read, Output("epub", load_theme("book")), tmp_path / "page.epub")
