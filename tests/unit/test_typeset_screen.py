"""What a publication looks like on a reading system, before it is packed."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from epubs import AT, one_article, publication_of, set_for_screen, sheet
from publications import publication
from seed2book.model import (
    Article,
    Block,
    Emphasis,
    Heading,
    Image,
    Inline,
    Link,
    Metadata,
    NoteRef,
    Paragraph,
    Publication,
    Subhead,
    Text,
    plain_text,
)
from seed2book.source import SeedKind
from seed2book.typeset import filters
from seed2book.typeset.blanks import display_lines, em_blanks
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.identity import identifier


def article_of(*inlines: Inline) -> Article:
    return Article("a1", AT, (Paragraph(inlines, AT),))


def set_article(article: Article) -> str:
    return sheet(set_for_screen(publication_of(article)), "a1")


def body(xhtml: str) -> str:
    return xhtml.partition("<body")[2]


def test_the_sheets_stand_in_reading_order() -> None:
    kinds = [(one.id, one.kind) for one in set_for_screen(publication()).sheets]
    assert kinds == [
        ("cover", "cover"),
        ("titlepage", "titlepage"),
        ("nav", "contents"),
        ("e1", "edition"),
        ("a1", "article"),
        ("a2", "article"),
        ("a3", "article"),
        ("e2", "edition"),
        ("a4", "article"),
        ("colophon", "colophon"),
    ]


def test_the_parts_of_an_article_stand_in_the_fixed_order() -> None:
    found = re.findall(
        r'class="(rubric|kicker|title|deck|signature head|standfirst|subhead|signature tail|origin)"',
        sheet(set_for_screen(publication()), "a1"),
    )
    parts = ["rubric", "kicker", "title", "deck", "signature head", "standfirst", "subhead", "subhead"]
    assert found == [*parts, "signature tail", "origin"]


def test_a_blank_breaks_a_headline_and_is_one_em_in_a_subhead_and_in_the_contents() -> None:
    book = set_for_screen(publication())
    assert ">一条老街<br/>两岸新风</h2>" in sheet(book, "a1")
    assert ">水清\u3000岸绿</h3>" in sheet(book, "a1")
    assert book.toc[0].children[0].label == "一条老街\u3000两岸新风"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一条老街 两岸新风", ("一条老街", "两岸新风")),
        ("一条老街\u3000两岸新风", ("一条老街", "两岸新风")),
        ("Windows 11 发布", ("Windows 11 发布",)),
        ("全县 GDP 增长 8%", ("全县 GDP 增长 8%",)),
        ("1 安全须知", ("1 安全须知",)),
        ("迎接2008 北京奥运", ("迎接2008", "北京奥运")),
        ("科技创新 5G引领", ("科技创新", "5G引领")),
        ("全县 GDP　再创新高", ("全县 GDP", "再创新高")),
        (" 镇上 ", ("镇上",)),
        ("简  讯", ("简\u3000讯",)),
        ("改 到 痛 处", ("改\u3000到\u3000痛\u3000处",)),
    ],
)
def test_a_blank_beside_latin_words_stays_a_blank(text: str, lines: tuple[str, ...]) -> None:
    assert display_lines(text) == lines
    assert em_blanks(text) == "\u3000".join(lines)


def test_names_in_a_lead_in_run_into_the_paragraph_with_blanks_of_one_em() -> None:
    assert (
        '<p><span class="label">本报讯</span>（记者\u3000<span class="name">张珺</span>\u3000'
        '<span class="name">李远</span>）3月12日，青石渡口'
    ) in sheet(set_for_screen(publication()), "a2")


def test_every_name_stands_once_where_it_was_printed() -> None:
    book = set_for_screen(publication())
    assert body(sheet(book, "a2")).count("张珺") == 1
    assert body(sheet(book, "a4")).count("徐舟") == 1
    assert body(sheet(book, "titlepage")).count("徐舟") == 0


def test_no_white_space_comes_between_inline_elements() -> None:
    inlines = (
        Text("甲"),
        Emphasis((Text("乙"),)),
        Emphasis((Text("丙"),)),
        Link("https://a.example/", (Text("丁"),)),
    )
    assert (
        '<p>甲<em class="dots">乙</em><em class="dots">丙</em><a href="https://a.example/">丁</a></p>'
    ) in set_article(article_of(*inlines))


def test_emphasis_is_dotted_in_chinese_and_slanted_in_latin() -> None:
    set_text = set_article(article_of(Emphasis((Text("三次"),)), Emphasis((Text("Nature"),))))
    assert '<em class="dots">三次</em><em>Nature</em>' in set_text


def test_markup_in_a_seed_is_text() -> None:
    book = set_for_screen(
        publication_of(one_article("<b>标题</b> & ]]>", "<script>1</script>").editions[0].articles[0])
    )
    assert "&lt;script&gt;1&lt;/script&gt;" in sheet(book, "a1")
    assert "&lt;b&gt;标题&lt;/b&gt; &amp; ]]&gt;</h2>" in sheet(book, "a1")
    assert "&lt;b&gt;标题" in sheet(book, "nav")
    assert not [one.id for one in book.sheets if "<script" in one.xhtml or "<b>" in one.xhtml]


def test_a_character_that_xml_cannot_hold_is_shown_as_unreadable() -> None:
    book = set_for_screen(one_article("渡口\x0c添新船", "新\x00船\ud800下\ufffe水"))
    assert "<p>新\ufffd船\ufffd下\ufffd水</p>" in sheet(book, "a1")
    assert "\x0c" not in book.toc[0].children[0].label


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://",
        "//x/y",
        "a b",
        "http://[",
        "",
    ],
)
def test_an_address_that_may_not_be_followed_is_only_text(address: str) -> None:
    assert "<p>公报</p>" in set_article(article_of(Link(address, (Text("公报"),))))


@pytest.mark.parametrize(
    ("address", "href"),
    [
        (
            "https://例子.example/公报?a=1&b=百 分%#x",
            "https://例子.example/%E5%85%AC%E6%8A%A5?a=1&b=%E7%99%BE%20%E5%88%86%25#x",
        ),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("#a2", "a2.xhtml"),
        ("#nowhere", None),
    ],
)
def test_an_address_is_written_as_the_file_wants_it(address: str, href: str | None) -> None:
    assert Setting(targets={"a2": "a2.xhtml"}).href(address) == href


def test_the_place_of_a_missing_picture_is_marked_without_a_word_of_ours() -> None:
    xhtml = sheet(set_for_screen(publication()), "a1")
    assert (
        '<figure><div class="place" aria-hidden="true"></div>'
        '<figcaption>早市上的鱼摊\u3000<span class="credit">青石镇供图</span></figcaption></figure>' in xhtml
    )


def test_a_missing_picture_that_was_described_keeps_its_description() -> None:
    set_text = set_article(article_of(Image("x.png", "书屋门前")))
    assert '<span class="place" data-src="x.png" role="img" aria-label="书屋门前"></span>' in set_text


def test_a_note_call_without_a_note_is_no_link() -> None:
    assert '<span class="noteref">①</span>' in set_article(article_of(NoteRef("n1", "①")))


def test_an_article_without_a_title_gets_no_heading_and_its_first_words_in_the_contents() -> None:
    book = set_for_screen(publication())
    assert not re.search("<h[1-6]", sheet(book, "a3"))
    assert book.toc[0].children[2].label == "镇图书馆周末延长开放至晚上九……"


def test_a_subhead_takes_the_place_of_a_title_that_is_not_there() -> None:
    assert '<h2 class="subhead">修路</h2>' in set_article(Article("a1", AT, (Subhead("修路", AT),)))


def test_an_article_without_a_word_is_named_all_the_same() -> None:
    assert set_for_screen(publication_of(Article("a1", AT, ()))).toc[0].children[0].label == "无题"


def test_every_kind_of_block_has_its_macro() -> None:
    macros = environment().get_template("blocks.xhtml.j2").module.macros  # type: ignore[attr-defined]
    blank = {kind: object.__new__(kind) for kind in get_args(Block)}
    assert {filters.block_kind(block) for block in blank.values()} == set(macros)


def test_every_kind_of_inline_shows_its_text() -> None:
    shown = environment().from_string('{% import "blocks.xhtml.j2" as b %}{{ b.inlines(it, setting) }}')
    for article in publication().articles:
        for block in article.blocks:
            if isinstance(block, Paragraph):
                xhtml = shown.render(it=block.inlines, setting=Setting())
                bare = re.sub("<r[pt]>.*?</r[pt]>|<[^>]*>", "", xhtml)
                text = plain_text(block.inlines).replace("\n", "")
                for sign, name in (("&", "amp"), ("<", "lt"), (">", "gt")):
                    text = text.replace(sign, f"&{name};")
                assert re.sub(r"\s", "", bare) == re.sub(r"\s", "", text)


def test_an_edition_lists_its_articles_under_what_is_known_of_it() -> None:
    xhtml = sheet(set_for_screen(publication()), "e2")
    assert ">第3版\u3000文化</h1>" in xhtml
    assert '<p class="fact">2022年12月1日\u3000星期四</p>' in xhtml
    assert '<li><a href="a4.xhtml">桥头书屋一周年</a></li>' in xhtml
    assert ">版面一</h1>" in sheet(set_for_screen(publication()), "e1")


def test_the_contents_say_the_day_where_days_differ_so_that_a_flat_list_is_clear() -> None:
    made = publication()
    assert [entry.label for entry in set_for_screen(made).toc] == [
        "版面一",
        "2022年12月1日\u3000第3版\u3000文化",
        "版本说明",
    ]
    one_day = tuple(replace(edition, date="2022-12-01") for edition in made.editions)
    assert set_for_screen(replace(made, editions=one_day)).toc[1].label == "第3版\u3000文化"


def test_an_edition_without_articles_is_a_page_without_a_list() -> None:
    book = set_for_screen(publication_of())
    assert "<ol" not in sheet(book, "e1")
    assert book.toc[0].children == ()


def test_the_colophon_says_that_nobody_has_proof_read_the_text_and_names_each_seed() -> None:
    xhtml = sheet(set_for_screen(publication()), "colophon")
    assert re.search("版本说明</h1>\\s*<p>据OCR文本编排，未经人工校对。</p>", xhtml)
    assert "page-1.txt" in xhtml
    assert "page-2.txt" in xhtml


def test_the_colophon_says_who_has_proof_read_the_text() -> None:
    xhtml = sheet(set_for_screen(publication(proofread_by="林一舟")), "colophon")
    assert "<p>据OCR文本编排，校对：林一舟。</p>" in xhtml
    assert "未经" not in xhtml


def test_the_colophon_says_what_the_text_was_taken_from() -> None:
    def said(made: Publication) -> str:
        found = re.search("版本说明</h1>\\s*<p>(.*?)</p>", sheet(set_for_screen(made), "colophon"))
        return found[1] if found else ""

    typed = publication(made_from="录入文本")
    assert said(typed) == "据录入文本编排，未经人工校对。"
    assert said(publication(made_from="录入文本", proofread_by="林一舟")) == "据录入文本编排，校对：林一舟。"
    parts = tuple(replace(edition, kind=SeedKind.BOOK) for edition in publication().editions)
    assert said(replace(publication(), editions=parts)) == "据所列文本编排，未经人工校对。"


def test_a_traditional_book_says_its_own_words_in_traditional_characters() -> None:
    made = replace(
        one_article("渡口添新船", "新船下水。", language="zh-Hant"),
        metadata=Metadata(issue="3", total_issue="45"),
    )
    book = set_for_screen(made)
    assert "據OCR文本編排，未經人工校對。" in sheet(book, "colophon")
    assert "目錄" in sheet(book, "nav")
    assert "第3期（總第45期）" in sheet(book, "titlepage")
    assert all('lang="zh-Hant" xml:lang="zh-Hant"' in one.xhtml for one in book.sheets)


def test_the_title_page_says_only_what_is_known() -> None:
    assert 'class="fact"' not in sheet(set_for_screen(publication()), "titlepage")
    facts = sheet(set_for_screen(publication(publisher="青石镇", date="2022-12-01", issue="3")), "titlepage")
    assert re.findall('class="fact">(.*?)<', facts) == ["第3期", "2022年12月1日\u3000星期四", "青石镇"]


def test_a_book_keeps_its_identifier_when_its_text_is_mended_and_changes_it_with_its_title() -> None:
    made = one_article("渡口添新船", "新船下水。")
    assert identifier(made) == identifier(one_article("渡口添旧船", "旧船下水。"))
    assert identifier(made) != identifier(replace(made, title="青石镇报二"))
    assert identifier(made) != identifier(replace(made, metadata=Metadata(issue="2")))
    assert identifier(made).startswith("urn:uuid:")


def test_one_heading_of_each_rank_leads_to_the_next() -> None:
    made = Article(
        "a1",
        AT,
        (Subhead("一", AT), Subhead("二", AT, level=2), Subhead("三", AT, level=9)),
        Heading("题", AT),
    )
    assert re.findall("<h([1-6])", set_article(made)) == ["2", "3", "4", "6"]
