"""The user's word is last: what a `[[fix]]` may say, what comes of it, and what no longer fits its seed."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from seed2book import pipeline
from seed2book.errors import ConfigError
from seed2book.fixes import LINE_ROLES, Action, Fix
from seed2book.fixes.places import find
from seed2book.model import Article, Byline, Credit, Figure, Paragraph, Subhead, plain_text
from seed2book.reading import Reading
from seed2book.settings import config
from seed2book.settings.config import Settings
from seed2book.source import Edit, Span
from seed2book.structure import RoleKind
from seed2book.structure.fixed import _ROLES

PAGE = """# 老街修路船民欢喜

本报讯（记者 江玉）3月12日,青石镇老街的石板路全线修好，镇上的居民和船民纷纷前来观看。

## 从此不用绕路

“这条路修好以后，货车能一直开到码头，一天少走三里地。”老船工说。

本报热线：12345678

# 渡口添新船

本报讯（记者 张珺）3月13日，青石渡口的新船下水，可载四十人。

过河的人从此不用久等。村民的的确很高兴。渡口还添了候船的亭子，四面通风。
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder: Path, *fixes: str, page: str = PAGE) -> Reading:
    """What a page becomes with these entries, each the lines below its `[[fix]]` and `source`."""
    (folder / "page.txt").write_text(page, encoding="utf-8")
    entries = "".join(f'[[fix]]\nsource = "page.txt"\n{fix}\n' for fix in fixes)
    (folder / "seed2book.toml").write_text(entries, encoding="utf-8")
    said = config.load([Path("page.txt")])
    return pipeline.read_publication(said.inputs, said)


def titles(reading: Reading) -> list[str | None]:
    return [article.title.text if article.title else None for article in reading.publication.articles]


def texts(article: Article) -> list[str]:
    return [plain_text(block.inlines) for block in article.blocks if isinstance(block, Paragraph)]


def logged(reading: Reading) -> list[Edit]:
    return [edit for edit in reading.edits if edit.rule == "fix"]


# --- what an entry does ----------------------------------------------------------------------------------


def test_a_passage_is_replaced_before_any_rule_sees_it_and_the_log_says_who_wanted_it(desk: Path) -> None:
    reading = read(desk, 'line = 15\nmatch = "的的确"\nreplace = "的确"')
    assert texts(list(reading.publication.articles)[1])[1].startswith(
        "过河的人从此不用久等。村民的确很高兴。"
    )
    (edit,) = logged(reading)
    assert (edit.before, edit.after, edit.span) == ("的的确", "的确", Span("page.txt", 15, 15))
    assert edit.reason == "seed2book.toml:1 says so (replace)"


def test_a_passage_that_is_meant_as_it_stands_is_no_finding_any_more(desk: Path) -> None:
    page = PAGE.replace("的的确很", "们的的很")
    assert "doubled-character" in {finding.code for finding in read(desk, page=page).findings}
    meant = read(desk, 'line = 15\nmatch = "们的的很"\nreplace = "们的的很"', page=page)
    assert "doubled-character" not in {finding.code for finding in meant.findings}


def test_a_finding_that_is_accepted_does_not_come_again_and_others_of_its_line_do(desk: Path) -> None:
    page = PAGE.replace("村民的的确很高兴", "村民们的的很高兴，精神精神入脑入心")
    codes = [finding.code for finding in read(desk, page=page).findings]
    assert {"doubled-character", "doubled-word"} <= set(codes)
    accepted = read(desk, 'line = 15\nmatch = "们的的很"\naccept = "doubled-character"', page=page)
    assert [finding.code for finding in accepted.findings] == [
        code for code in codes if code != "doubled-character"
    ]
    assert logged(accepted) == []


def test_what_is_accepted_and_was_not_found_is_told(desk: Path) -> None:
    reading = read(desk, 'line = 15\nmatch = "久等"\naccept = "look-alike"')
    (told,) = [finding for finding in reading.findings if finding.code == "accept-unneeded"]
    assert (told.span, told.message.split()[0]) == (Span("page.txt", 15, 15), "seed2book.toml:1")
    # Whether the other half of a text is there depends on what else is read.
    waiting = read(desk, 'line = 15\nmatch = "久等"\naccept = "jump-unlinked"')
    assert "accept-unneeded" not in {finding.code for finding in waiting.findings}


def test_what_was_accepted_of_words_that_are_gone_is_an_error(desk: Path) -> None:
    with pytest.raises(ConfigError, match=r"page\.txt:15 does not hold “新法子”"):
        read(desk, 'line = 15\nmatch = "新法子"\naccept = "look-alike"')
    with pytest.raises(ConfigError, match="code of a finding"):
        read(desk, 'line = 15\nmatch = "久等"\naccept = "Look alike"')


def test_words_copied_from_what_a_finding_shows_are_found_in_the_seed(desk: Path) -> None:
    # The seed has a half-width comma there; what is shown has been cleaned.
    reading = read(desk, 'line = 3\nmatch = "12日，青石镇"\nreplace = "12日，黑石镇"')
    assert "3月12日，黑石镇老街" in texts(next(reading.publication.articles))[0]


def test_a_replacement_reaches_the_marks_of_a_heading(desk: Path) -> None:
    reading = read(desk, 'line = 5\nmatch = "## 从此"\nreplace = "# 从此"')
    assert "从此不用绕路" in titles(reading) or any(
        isinstance(block, Subhead) for block in next(reading.publication.articles).blocks
    )


@pytest.mark.parametrize("wish", ["drop = true", 'role = "debris"', 'role = "杂质"'])
def test_a_dropped_line_is_in_the_log_and_nowhere_else(desk: Path, wish: str) -> None:
    reading = read(desk, f'line = 9\nmatch = "热线"\n{wish}')
    assert "热线" not in repr(reading.publication)
    assert [(edit.before, edit.after) for edit in logged(reading)] == [("本报热线：12345678", "")]
    assert not [finding for finding in reading.findings if finding.span and finding.span.first == 9]


def test_several_lines_are_dropped_at_once(desk: Path) -> None:
    reading = read(desk, 'lines = [9, 15]\nmatch = "热线"\ndrop = true')
    assert "渡口添新船" not in titles(reading)
    assert [edit.span.first for edit in logged(reading)] == [9, 11, 13, 15]


def test_a_subhead_becomes_the_headline_of_an_article_of_its_own(desk: Path) -> None:
    reading = read(desk, 'line = 5\nmatch = "绕路"\nrole = "headline"')
    assert titles(reading) == ["老街修路船民欢喜", "从此不用绕路", "渡口添新船"]
    assert "where it had been taken for: subhead" in logged(reading)[0].reason


def test_a_headline_becomes_a_subhead_of_the_article_above(desk: Path) -> None:
    reading = read(desk, 'line = 11\nmatch = "渡口"\nrole = "小标题"')
    assert titles(reading) == ["老街修路船民欢喜"]
    (article,) = reading.publication.articles
    assert [block.text for block in article.blocks if isinstance(block, Subhead)] == [
        "从此不用绕路",
        "渡口添新船",
    ]


STACKED = """# 老街修路船民欢喜

本报讯（记者 江玉）3月12日，青石镇老街的石板路全线修好，镇上的居民纷纷前来观看。

# 渡口的船新了旧桥拆了

## 过河的人从此不用久等

本报讯（记者 张珺）3月13日，青石渡口的新船下水，可载四十人。
"""


def test_the_line_below_one_that_is_text_becomes_the_headline(desk: Path) -> None:
    def roles(*fixes: str) -> dict[int, str]:
        return {line.span.first: line.role for line in read(desk, *fixes, page=STACKED).lines}

    said = 'line = 5\nmatch = "渡口的船新了"\nrole = "paragraph"'
    assert (roles()[5], roles()[7]) == ("headline", "deck")
    assert roles(said) == {**roles(), 5: "paragraph", 7: "headline"}


def test_a_line_called_a_headline_makes_the_one_above_a_kicker_of_it(desk: Path) -> None:
    said = 'line = 7\nmatch = "过河"\nrole = "headline"'
    article = read(desk, said, page=STACKED).publication.editions[0].articles[1]
    assert [kicker.text for kicker in article.kickers] == ["渡口的船新了旧桥拆了"]
    assert article.title is not None
    assert article.title.text == "过河的人从此不用久等"


def test_no_article_begins_under_a_line_called_a_subhead(desk: Path) -> None:
    said = 'lines = [5, 7]\nmatch = "渡口的船新了"\nrole = "subhead"'
    assert titles(read(desk, said, page=STACKED)) == ["老街修路船民欢喜"]


def test_a_kicker_above_a_headline_opens_the_article_with_it(desk: Path) -> None:
    page = PAGE.replace("# 渡口添新船", "过河的人不用久等\n\n# 渡口添新船")
    reading = read(desk, 'line = 11\nmatch = "过河"\nrole = "kicker"', page=page)
    second = list(reading.publication.articles)[1]
    assert [heading.text for heading in second.kickers] == ["过河的人不用久等"]
    assert titles(reading) == ["老街修路船民欢喜", "渡口添新船"]


def test_a_kicker_that_is_text_leaves_the_article_to_its_headline(desk: Path) -> None:
    page = PAGE.replace("# 渡口添新船", "## 过河的人不用久等\n\n# 渡口添新船")
    reading = read(desk, 'line = 11\nmatch = "过河"\nrole = "paragraph"', page=page)
    *_, above, last = reading.publication.articles
    assert texts(above)[-1] == "过河的人不用久等"
    assert last.title
    assert last.title.text == "渡口添新船"
    assert not last.kickers


def test_a_line_becomes_a_caption(desk: Path) -> None:
    reading = read(desk, 'line = 5\nmatch = "绕路"\nrole = "caption"')
    article = next(reading.publication.articles)
    assert [plain_text(b.caption) for b in article.blocks if isinstance(b, Figure)] == ["从此不用绕路"]


@pytest.mark.parametrize("role", [role for role in LINE_ROLES if role != "debris"])
def test_whatever_a_line_is_said_to_be_nothing_is_lost(desk: Path, role: str) -> None:
    for line, words in ((1, "老街"), (3, "石板路"), (5, "绕路"), (9, "热线"), (15, "候船")):
        read(desk, f'line = {line}\nmatch = "{words}"\nrole = "{role}"')


def test_two_halves_are_joined_and_the_finding_goes(desk: Path) -> None:
    page = PAGE.replace("可载四十人。", "可载四十人")
    reading = read(desk, 'line = 15\nmatch = "过河的人"\njoin = true', page=page)
    assert texts(list(reading.publication.articles)[1])[0].endswith(
        "可载四十人过河的人从此不用久等。村民的的确很高兴。渡口还添了候船的亭子，四面通风。"
    )
    assert "join-unsure" not in {finding.code for finding in reading.findings}
    (edit,) = logged(reading)
    assert (edit.before, edit.after) == ("\n", "")


def test_a_line_taken_for_a_heading_is_joined_as_text(desk: Path) -> None:
    reading = read(desk, 'line = 5\nmatch = "绕路"\njoin = true')
    assert texts(next(reading.publication.articles))[0].endswith("前来观看。从此不用绕路")


def test_the_lines_of_a_range_become_one_paragraph(desk: Path) -> None:
    reading = read(desk, 'lines = [13, 15]\nmatch = "新船下水"\njoin = true')
    assert len(texts(list(reading.publication.articles)[1])) == 1
    assert len(texts(next(reading.publication.articles))) == 2


def test_a_paragraph_begins_inside_a_line_before_the_words_given(desk: Path) -> None:
    reading = read(desk, 'line = 15\nsplit = "渡口还添了"')
    assert texts(list(reading.publication.articles)[1])[1:] == [
        "过河的人从此不用久等。村民的的确很高兴。",
        "渡口还添了候船的亭子，四面通风。",
    ]


def test_an_opening_mark_goes_with_the_words_after_it(desk: Path) -> None:
    page = PAGE.replace("渡口还添了候船的亭子", "“渡口还添了候船的亭子”")
    reading = read(desk, 'line = 15\nsplit = "渡口还添了"', page=page)
    assert texts(list(reading.publication.articles)[1])[2].startswith("“渡口")


def test_words_at_the_start_of_a_line_keep_it_apart_from_the_line_above(desk: Path) -> None:
    first = "昨天青石镇渡口的新船下水，镇上的居民和船民纷纷前来观看。摆渡了四十年的老船工说，过河的人从此"
    page = f"# 渡口添新船\n\n{first}\n\n不用久等。村民很高兴，都来看新船。\n"
    assert len(texts(next(read(desk, page=page).publication.articles))) == 1
    reading = read(desk, 'line = 5\nsplit = "不用久等"', page=page)
    assert len(texts(next(reading.publication.articles))) == 2


def test_a_subhead_run_into_its_paragraph_is_set_apart_by_two_entries(desk: Path) -> None:
    page = PAGE.replace("## 从此不用绕路\n\n“这条", "从此不用绕路 “这条")
    reading = read(
        desk,
        'line = 5\nmatch = "从此不用绕路"\nrole = "subhead"',
        'line = 5\nmatch = "从此不用绕路"\nsplit = "这条路"',
        page=page,
    )
    article = next(reading.publication.articles)
    assert [block.text for block in article.blocks if isinstance(block, Subhead)] == ["从此不用绕路"]
    assert texts(article)[1].startswith("“这条路")


def test_an_article_gets_another_title(desk: Path) -> None:
    reading = read(desk, 'line = 13\nmatch = "新船下水"\ntitle = "青石渡口添了新船"')
    assert titles(reading) == ["老街修路船民欢喜", "青石渡口添了新船"]
    assert [(edit.before, edit.after) for edit in logged(reading)] == [("渡口添新船", "青石渡口添了新船")]


def test_a_brief_without_a_title_gets_one(desk: Path) -> None:
    page = "# 老街修路\n\n本报讯 老街修好了。\n\n本报讯 渡口的新船下水了。\n"
    line = 'line = 5\nmatch = "新船"\ntitle = "渡口"'
    assert titles(read(desk, line, page=page))[-1] == "渡口"


def test_an_article_begins_where_a_fix_says_so_also_without_a_headline(desk: Path) -> None:
    reading = read(
        desk, 'line = 7\nmatch = "这条路"\narticle = true', 'line = 5\nmatch = "从此"\ndrop = true'
    )
    assert titles(reading) == ["老街修路船民欢喜", None, "渡口添新船"]
    assert texts(list(reading.publication.articles)[1])[0].startswith("“这条路")
    assert [edit.reason for edit in logged(reading) if edit.span.first == 7] == [
        "seed2book.toml:1 says so (article): an article begins here"
    ]


@pytest.mark.parametrize(
    ("line", "wrote"),
    [
        ("钟声", Byline("钟声")),
        ("（法轩）", Byline("法轩")),
        ("中文系九一级 江南", Byline("江南", "中文系九一级")),
    ],
)
def test_a_line_said_to_name_the_writer_does_so_whatever_the_name(
    line: str, wrote: Byline, desk: Path
) -> None:
    page = f"# 老街修路\n\n老街的石板路全线修好，船民都来观看。\n\n{line}\n"
    reading = read(desk, f'line = 5\nmatch = "{line}"\nrole = "byline"', page=page)
    (article,) = reading.publication.articles
    assert article.bylines == (wrote,)


def test_a_line_said_to_be_a_credit_names_who_took_the_picture(desk: Path) -> None:
    page = "# 赏荷\n\n![](a.jpg)\n\n市民在荷塘边留念。\n\n罗兵 摄影报道\n"
    reading = read(desk, 'line = 7\nmatch = "罗兵"\nrole = "credit"', page=page)
    (article,) = reading.publication.articles
    assert article.credits == (Credit("罗兵 摄影报道", "摄影报道", "罗兵"),)


def test_a_line_said_to_be_something_is_certain_and_no_finding(desk: Path) -> None:
    page = "# 老街修路\n\n本报讯 老街修好了。\n\n船民欢喜\n\n都来看新船，也都来看新修的路。\n"
    reading = read(desk, 'line = 5\nmatch = "船民"\nrole = "subhead"', page=page)
    (line,) = [line for line in reading.lines if line.span.first == 5]
    assert (line.role, line.confidence, line.evidence) == (
        "subhead",
        1.0,
        ("seed2book.toml:1 says so (role)",),
    )


# --- what no longer fits ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fix", "message", "hint"),
    [
        ('line = 5\nmatch = "渡口添新船"\ndrop = true',
         "seed2book.toml:1: page.txt:5 does not hold “渡口添新船”; there stands “## 从此不用绕路”",
         "these words stand in line 11 now"),
        ('line = 4\nmatch = "没有的话"\ndrop = true',
         "seed2book.toml:1: page.txt:4 does not hold “没有的话”; there stands nothing; the line is blank",
         "write what stands there now, or take the [[fix]] out"),
        ('line = 99\nmatch = "老街"\ndrop = true',
         "seed2book.toml:1: page.txt:99 is not there: the seed has 15 lines",
         "these words stand in lines 1 and 3 now"),
        ('line = 15\nmatch = "的"\nreplace = "地"',
         "seed2book.toml:1: page.txt:15 holds “的” 4 times",
         "write more words around the one that is meant"),
        ('line = 15\nmatch = "过河"\nsplit = "没有的话"',
         "seed2book.toml:1: page.txt:15 does not hold “没有的话”, before which a paragraph shall begin",
         "copy them anew"),
        ('line = 1\nmatch = "老街"\njoin = true',
         "seed2book.toml:1: page.txt:1 has no paragraph above it to go on with",
         "say what the line above is, with a [[fix]] role, or take this one out"),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_fit_its_seed_names_both(
    desk: Path, fix: str, message: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        read(desk, fix)
    assert (str(caught.value), caught.value.hint) == (message, hint)


def test_a_picture_stays_one(desk: Path) -> None:
    page = PAGE + "\n![老街](a.png)\n"
    with pytest.raises(ConfigError, match=r"page\.txt:17 is marked as image and stays so"):
        read(desk, 'line = 17\nmatch = "老街"\nrole = "headline"', page=page)


def test_no_text_begins_in_the_middle_of_a_headline(desk: Path) -> None:
    page = PAGE.replace("# 渡口添新船", "# 渡口添新船 过河的人\n\n## ——青石镇见闻")
    with pytest.raises(ConfigError, match="more lines of its headline below"):
        read(desk, 'line = 11\nsplit = "过河的人"', page=page)


def test_a_replaced_folio_is_still_left_out_of_the_text(desk: Path) -> None:
    page = "水乡日报　1987年3月12日　第3版\n\n" + PAGE
    reading = read(desk, 'line = 1\nmatch = "水乡日报"\nreplace = "水乡早报"', page=page)
    assert "早报" not in repr(list(reading.publication.articles))
    assert reading.publication.editions[0].paper == "水乡早报"


def test_entries_that_contradict_each_other_are_named(desk: Path) -> None:
    with pytest.raises(ConfigError, match=r"toml:6: page\.txt:5 has a \[\[fix\]\] already, in line 1: role"):
        read(
            desk,
            'line = 5\nmatch = "绕路"\nrole = "deck"',
            'lines = [5, 7]\nmatch = "绕路"\nrole = "caption"',
        )


def test_two_titles_for_one_article_are_one_too_many(desk: Path) -> None:
    with pytest.raises(ConfigError, match="gives another title"):
        read(desk, 'line = 1\nmatch = "老街"\ntitle = "甲"', 'line = 3\nmatch = "老街"\ntitle = "乙"')


def test_an_entry_for_no_seed_guesses_what_was_meant(desk: Path) -> None:
    (desk / "page.txt").write_text(PAGE, encoding="utf-8")
    (desk / "seed2book.toml").write_text(
        '[[fix]]\nsource = "pgae.txt"\nline = 1\nmatch = "甲"\ndrop = true\n'
    )
    said = config.load([Path("page.txt")])
    with pytest.raises(ConfigError, match=r'source "pgae\.txt" is none of the seeds') as caught:
        pipeline.read_publication(said.inputs, said)
    assert caught.value.hint == 'did you mean "page.txt"?'


def test_an_entry_for_a_seed_that_this_run_leaves_out_waits(desk: Path) -> None:
    (desk / "other.txt").write_text("# 甲\n", encoding="utf-8")
    read(desk, 'line = 1\nmatch = "老街"\ntitle = "老街"')
    toml = (desk / "seed2book.toml").read_text("utf-8").replace("page.txt", "other.txt").replace("老街", "甲")
    (desk / "seed2book.toml").write_text(toml, encoding="utf-8")
    said = config.load([Path("page.txt")])
    assert logged(pipeline.read_publication(said.inputs, said)) == []


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('line = 1\nmatch = "甲"\ndrop = true', "has no source"),
        ('source = "a.txt"\nmatch = "甲"\ndrop = true', "has no line"),
        ('source = "a.txt"\nline = 1\nlines = [1, 2]\nmatch = "甲"\ndrop = true', "has both line and lines"),
        ('source = "a.txt"\nline = 1\nmatch = "甲"', "asks for nothing"),
        ('source = "a.txt"\nline = 1\nmatch = "甲"\ndrop = true\njoin = true', "asks for join and drop"),
        ('source = "a.txt"\nlines = [1, 2]\nmatch = "甲"\ntitle = "乙"', "title is for one line"),
        ('source = "a.txt"\nline = 1\ndrop = true', "has no match"),
        ('source = "a.txt"\nline = 0\nmatch = "甲"\ndrop = true', "line: the number of a line is wanted"),
        ('source = "a.txt"\nlines = [3, 1]\nmatch = "甲"\ndrop = true', "lines: the first and the last"),
        ('source = "a.txt"\nline = 1\nmatch = "甲"\nrole = "headlin"', "did you mean headline?"),
        ('source = "a.txt"\nline = 1\nmatch = "甲"\ndrop = false', "drop: true is wanted, not false"),
        ('source = "a.txt"\nline = 1\nmatch = "甲"\nretitle = "乙"', "has no key retitle"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_followed_is_named_with_its_line(
    desk: Path, entry: str, message: str
) -> None:
    (desk / "seed2book.toml").write_text(f"\n[[fix]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load()
    assert message in str(caught.value)
    assert str(caught.value).startswith("seed2book.toml:")


def test_single_brackets_are_told_apart(desk: Path) -> None:
    (desk / "seed2book.toml").write_text('[fix]\nsource = "a.txt"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"\[fix\] has single brackets"):
        config.load()


# --- the words -------------------------------------------------------------------------------------------


def test_every_word_for_a_line_is_a_role() -> None:
    known = {str(kind) for kind in RoleKind} | set(_ROLES) | {"debris"}
    assert set(LINE_ROLES) <= known


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("新船", "渡口添新船,新船好", ["新船", "新船"]),
        ("船，新", "渡口添新船,新船好", ["船,新"]),
        ("“新船", '渡口添"新船"好', ['"新船']),
        ("5G网", "用上５Ｇ 网了", ["５Ｇ 网"]),
        ("，。", "渡口添新船", []),
        ("旧船", "渡口添新船", []),
    ],
)
def test_words_are_found_to_the_letter_or_by_their_letters(words: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(words, text)] == found


# --- laws ------------------------------------------------------------------------------------------------

PAGES = sorted((Path(__file__).parents[1] / "golden" / "pages").glob("*.txt"))


@st.composite
def wishes(draw: st.DrawFn) -> tuple[Path, tuple[Fix, ...]]:
    """A page of a paper, and a few entries for lines of it, each sensible by itself."""
    page = draw(st.sampled_from(PAGES))
    lines = page.read_text("utf-8-sig").split("\n")
    texts = [n for n, line in enumerate(lines, 1) if any(map(str.isalnum, line))]
    made: list[Fix] = []
    for number in draw(st.lists(st.sampled_from(texts), min_size=1, max_size=4)):
        line = lines[number - 1]
        start = next(n for n, char in enumerate(line) if char.isalnum())
        match = line[start : start + 12].strip()
        action = draw(st.sampled_from(list(Action)))
        value = ""
        if action is Action.ROLE:
            value = draw(st.sampled_from([role for role in LINE_ROLES if role != "debris"]))
        elif action is Action.SPLIT:
            at = draw(st.integers(0, len(line) - 1))
            value = line[at : at + 6].strip() or match
        elif action is Action.TITLE:
            value = "换了题目 两行"
        elif action is Action.REPLACE:
            value = draw(st.sampled_from(["", "换过的字", match, match + match]))
        made.append(Fix(page.name, number, number, match, action, value, Path("seed2book.toml"), len(made)))
    return page, tuple(made)


@settings(max_examples=150, derandomize=True)
@given(wishes())
def test_whatever_is_wished_for_nothing_is_lost_without_a_word_in_the_log(
    wished: tuple[Path, tuple[Fix, ...]],
) -> None:
    page, fixes = wished
    try:
        # The check that nothing was lost is part of the reading.
        pipeline.read_publication([page], Settings(fixes=fixes))
    except ConfigError as error:
        told = error
    else:
        return
    assert page.name in str(told)
    assert told.hint
