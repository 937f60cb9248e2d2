"""Which lines head the chapters of a book, what a seed is, and where its paragraphs begin."""

from pathlib import Path

import pytest

from seed2book.errors import SeedError, UsageError
from seed2book.model import Paragraph, plain_text
from seed2book.pipeline import read_publication
from seed2book.read import seeds
from seed2book.reading import Reading
from seed2book.settings.config import Settings, override
from seed2book.source import Line, SeedKind, Span
from seed2book.structure import judge_kind
from seed2book.structure.books.chapter_lines import Rank, read_mark
from seed2book.structure.books.wraps import paragraph_starts
from seed2book.structure.wording.ordinals import ordinal

PROSE = "　　河边的人家都睡了，只有渡口的灯还亮着。"


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(
        Line(text.strip("　"), Span("b.txt", n, n), indent_em=2.0 if text[:1] == "　" else 0.0)
        for n, text in enumerate(texts, 1)
    )


def read(folder: Path, text: str, settings: Settings | None = None) -> Reading:
    (folder / "书.txt").write_text(text, "utf-8")
    return read_publication([folder / "书.txt"], settings or Settings())


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("二十一", 21), ("一百零五", 105), ("两百〇一", 201), ("壹佰贰拾叁", 123), ("一二〇", 120),
     ("廿三", 23), ("007", 7), ("甲", None)],
)  # fmt: skip
def test_numerals_of_every_kind_are_read(numeral: str, value: int | None) -> None:
    assert ordinal(numeral) == value


@pytest.mark.parametrize(
    ("line", "rank", "number"),
    [
        ("第一回　甄家梦石　贾府怀春", Rank.CHAPTER, 1),
        ("第十二章", Rank.CHAPTER, 12),
        ("第１２章：远行", Rank.CHAPTER, 12),
        ("第两百〇一章 归来", Rank.CHAPTER, 201),
        ("第一百零五章少年", Rank.CHAPTER, 105),
        ("卷三", Rank.PART, 3),
        ("卷之三　风起", Rank.PART, 3),
        ("第二部分　工人", Rank.PART, 2),
        ("下篇", Rank.PART, 3),
        ("第二卷　第五章　归来", Rank.CHAPTER, 5),
        ("第三节 用法", Rank.SECTION, 3),
        ("序 言", Rank.CHAPTER, None),
        ("楔子", Rank.CHAPTER, None),
        ("附录一　年表", Rank.CHAPTER, None),
        ("番外 三月", Rank.CHAPTER, None),
    ],
)
def test_headings_of_a_book_are_known_by_their_form(line: str, rank: Rank, number: int | None) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.rank, mark.number) == (rank, number)


@pytest.mark.parametrize(
    "line",
    [
        "第三章的内容我们以后再说。",
        "第三章的内容我们以后再说",
        "第一回合",
        "第二部分工人",
        "第三集团军",
        "第一节课",
        "第二章里他写道",
        "第一章，我们谈渡口",
        "序幕拉开",
        "中部地区",
        "尾声响起",
        "结局如何？",
        "第三天",
    ],
)
def test_what_only_begins_like_a_heading_is_text(line: str) -> None:
    assert read_mark(line) is None


def test_a_heading_below_unfinished_text_is_part_of_the_sentence(tmp_path: Path) -> None:
    torn = "他后来在回忆录里把这一段写进了"
    text = "\n".join(f"第{n}章 渡口\n{PROSE}\n{torn}\n第{n + 7}章 渡口\n" for n in (1, 2, 3))
    titles = [article.title.text for article in read(tmp_path, text).publication.articles if article.title]
    assert titles == ["第1章 渡口", "第2章 渡口", "第3章 渡口"]


def test_a_missing_chapter_is_told(tmp_path: Path) -> None:
    text = "".join(f"第{n}章\n\n{PROSE}\n\n" for n in "一二三五")
    (finding,) = [f for f in read(tmp_path, text).findings if f.code == "chapter-order"]
    assert finding.span == Span("书.txt", 13, 13)


def test_chapters_that_count_on_make_a_book() -> None:
    book = lines("第一章", PROSE, PROSE, "第二章", PROSE, "第三章", PROSE)
    assert judge_kind(book).kind is SeedKind.BOOK


def test_a_law_in_chapters_and_a_page_of_the_press_stay_newspapers() -> None:
    law = lines(
        "第一章 总则",
        "第一条 为了管理，制定本办法。",
        "第二章 附则",
        "第二条 本办法即日施行。",
        "第三章",
        PROSE,
    )
    page = lines("第一章", "　　本报讯（记者 王禾）渡口开放。", "第二章", PROSE, "第三章", PROSE)
    assert judge_kind(law).kind is SeedKind.NEWSPAPER
    assert judge_kind(page).kind is SeedKind.NEWSPAPER


def test_a_file_with_one_chapter_is_a_book_and_says_so(tmp_path: Path) -> None:
    reading = read(tmp_path, f"第一章 渡口\n\n{PROSE}\n" + f"{PROSE}\n" * 30)
    assert [e.kind for e in reading.publication.editions] == [SeedKind.BOOK]
    assert "kind-unsure" in [finding.code for finding in reading.findings]


def test_the_users_word_on_the_kind_counts(tmp_path: Path) -> None:
    text = "".join(f"第{n}章\n\n{PROSE}\n\n" for n in "一二三")
    reading = read(tmp_path, text, override(Settings(), kind="newspaper"))
    assert [e.kind for e in reading.publication.editions] == [SeedKind.NEWSPAPER]


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(UsageError, match="newspaper, book or document"):
        override(Settings(), kind="magazine")


def test_each_line_of_a_novel_is_a_paragraph_whatever_it_ends_in(tmp_path: Path) -> None:
    text = "".join(f"第{n}章\n\n　　他说：\n　　“走吧”\n　　他走了，\n　　雨停了。\n\n" for n in "一二三")
    first = next(read(tmp_path, text).publication.articles)
    texts = [plain_text(block.inlines) for block in first.blocks if isinstance(block, Paragraph)]
    assert texts == ["他说：", "“走吧”", "他走了，", "雨停了。"]


def test_lines_wrapped_to_a_measure_are_joined_by_their_indents() -> None:
    wrapped = lines(
        "　　天还没有亮透的时候渡口上已经站",
        "了十几个人他们都在等那条从对岸过来",
        "的船船上的灯火在雾里忽明忽暗谁也看",
        "　　雾更浓了远处传来一声汽笛接着又",
        "是一声人群开始往前挪动脚下的石板湿",
        "得发亮。",
    )
    assert paragraph_starts(wrapped) == [True, False, False, True, False, False]


def test_a_seed_beyond_all_measure_is_refused_before_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeds, "LARGEST", 1_000_000)
    (tmp_path / "大.txt").write_bytes(b"a" * 1_000_001)
    with pytest.raises(SeedError, match="larger than 1 MB"):
        seeds.read_seeds([tmp_path])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"# 标题{n}" for n in range(3000)),
        "\n\n".join(f"第{n}章 标题\n\n{PROSE}" for n in range(1, 3000)),
        "\n".join(">" * n + " 引文。" for n in range(1, 1001)),
        "\n".join("  " * n + "- 条目" for n in range(1000)),
        "<div>" * 1000 + "文字" + "</div>" * 1000,
        "正文" + "**" * 50_000 + "甲",
        "正文[^1]" * 20_000 + "\n\n[^1]: 注",
        "第一章 " + "第" * 100_000,
        "河边的人家都睡了，" * 200_000,
    ],
    ids=[
        "headings",
        "chapters",
        "quotations",
        "lists",
        "elements",
        "asterisks",
        "notes",
        "marks",
        "one line",
    ],
)
def test_the_worst_a_seed_can_hold_is_read_and_nothing_is_lost(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text).publication.editions


def test_what_stands_off_below_a_printed_list_of_contents_is_a_chapter(tmp_path: Path) -> None:
    listed = "第一章 归来\n第二章 旧事\n尾声"
    chapters = "\n\n".join(f"{name}\n\n{PROSE}" for name in listed.split("\n"))
    reading = read(tmp_path, f"渡口\n\n目录\n{listed}\n\n楔子\n\n{PROSE}\n\n{chapters}\n")
    titles = [article.title.text for article in reading.publication.articles if article.title]
    assert titles == ["渡口", "目录", "楔子", "第一章 归来", "第二章 旧事", "尾声"]


def test_lines_of_a_printed_list_of_contents_are_no_headings_and_no_short_paragraphs(tmp_path: Path) -> None:
    listed = "".join(f"{name}\n" for name in ("海风", "船票", "灯塔"))
    text = f"港边\n\n目录\n{listed}\n" + "".join(
        f"{name}\n\n{PROSE}\n\n" for name in ("海风", "船票", "灯塔")
    )
    reading = read(tmp_path, text)
    titles = [article.title.text for article in reading.publication.articles if article.title]
    assert titles == ["港边", "目录", "海风", "船票", "灯塔"]
    assert not reading.findings


def test_numbers_that_do_not_count_on_head_nothing() -> None:
    scores = lines("1 王禾", "1.5 公里", PROSE, "3 江玉", "3.2 公里", PROSE, PROSE)
    assert judge_kind(scores).kind is SeedKind.NEWSPAPER


def test_headings_that_count_1_and_1_1_make_a_document() -> None:
    manual = lines("手册", "1 概述", PROSE, "1.1 用途", PROSE, "1.2 组成", PROSE, "2 安装", PROSE)
    assert judge_kind(manual).kind is SeedKind.DOCUMENT
