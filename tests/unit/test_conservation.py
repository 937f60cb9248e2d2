"""From the lines of a seed to the publication: what is noticed, and what is rightly let pass."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kept import check_reading
from seed2book.errors import VerificationError
from seed2book.model import (
    Article,
    Block,
    Code,
    Credit,
    Edition,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Label,
    Link,
    List,
    ListItem,
    Name,
    Paragraph,
    Place,
    ProperNoun,
    Publication,
    Ruby,
    Signature,
    Strong,
    Subhead,
    Table,
    Text,
    Verse,
    WorkTitle,
)
from seed2book.reading import Reading
from seed2book.source import Edit, Seed, Span

FILE = "page.txt"


def at(*lines: int, file: str = FILE) -> tuple[Span, ...]:
    return tuple(Span(file, line, line) for line in lines)


def paragraph(text: str | Sequence[Inline], *lines: int, file: str = FILE) -> Paragraph:
    inlines = (Text(text),) if isinstance(text, str) else tuple(text)
    return Paragraph(inlines, at(*lines, file=file))


def article(*blocks: Block, **parts: object) -> Article:
    return Article("a1", at(1), blocks, **parts)  # type: ignore[arg-type]


def reading(
    lines: str, *articles: Article, edits: Sequence[Edit] = (), front_matter: dict[str, object] | None = None
) -> Reading:
    seed = Seed(FILE, tuple(lines.split("\n")), "utf-8", "", front_matter or {})
    edition = Edition("e1", FILE, at(1), articles)
    return Reading((seed,), Publication("书", "zh-Hans", (edition,)), tuple(edits), ())


def edit(line: int, before: str, after: str, last: int | None = None) -> Edit:
    return Edit("rule", Span(FILE, line, last or line), 0, len(before), before, after, "")


def fault(given: Reading) -> str:
    with pytest.raises(VerificationError) as caught:
        check_reading(given)
    assert "report" in caught.value.hint
    return str(caught.value)


# --- what is let pass ----------------------------------------------------------------------------------


def test_a_page_that_became_its_publication_passes() -> None:
    check_reading(
        reading(
            "# 渡口添新船\n\n□ 江 玉\n\n昨日下水,可载４０人。",
            article(
                paragraph("昨日下水，可载40人。", 5),
                title=Heading("渡口添新船", at(1)),
                signatures=(Signature("□ 江玉", Place.HEAD, at(3)),),
            ),
        )
    )


def test_a_paragraph_joined_over_a_caption_passes() -> None:
    check_reading(
        reading(
            "卖菜的、买鱼的、\n\n早市上的鱼摊 青石镇供图\n\n喝茶的，各有去处。",
            article(
                paragraph("卖菜的、买鱼的、喝茶的，各有去处。", 1, 5),
                Figure(at(3), None, (Text("早市上的鱼摊"),), Credit("青石镇供图")),
            ),
        )
    )


def test_a_name_cut_from_the_end_of_a_joined_paragraph_passes() -> None:
    check_reading(
        reading(
            "演出在红舞中拉\n\n开序幕。 高达",
            article(
                paragraph("演出在红舞中拉开序幕。", 1, 3),
                signatures=(Signature("高达", Place.TAIL, at(3)),),
            ),
        )
    )


@pytest.mark.parametrize("line", ["摄影/江玉 早市上的鱼摊", "早市上的鱼摊 摄影/江玉"])
def test_a_credit_may_stand_on_either_side_of_its_caption(line: str) -> None:
    figure = Figure(at(1), None, (Text("早市上的鱼摊"),), Credit("摄影/江玉"))
    check_reading(reading(line, article(figure)))


def test_a_lead_in_and_names_inside_a_paragraph_pass() -> None:
    inlines = (Label("本报讯"), Text("（记者 "), Name("张珺"), Text("）今日开馆。"))
    check_reading(reading("本报讯(记者 张 珺)今日开馆。", article(paragraph(inlines, 1))))


def test_kicker_headline_and_deck_in_one_line_pass() -> None:
    parts = {
        "kickers": (Heading("水乡见闻", at(1)),),
        "title": Heading("一条老街", at(1)),
        "decks": (Heading("——两岸新风", at(1)),),
    }
    check_reading(reading("# 水乡见闻 一条老街 ——两岸新风", article(**parts)))


def test_marks_of_markdown_pass() -> None:
    inlines = (
        Text("见"),
        Link("https://example.org/a_(b)?c=1&d=2", (Text("公报"),)),
        Text("与"),
        Strong((Text("真，"),)),
        Emphasis((Text("她"),)),
        Text("A & B"),
        ProperNoun((Text("顾炎武"),)),
        Text("的"),
        WorkTitle((Text("日知录"),)),
    )
    line = "见[公报](https://example.org/a_(b)?c=1&amp;d=2)与**真，***她*<br>A &amp; B<br/>"
    line += '<u>顾炎武</u>的<u style="text-decoration: underline wavy">日知录</u>'
    check_reading(reading(line, article(paragraph(inlines, 1))))


def test_ruby_passes_with_all_its_readings_and_not_without_one() -> None:
    line = "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>馆"
    check_reading(reading(line, article(paragraph((Ruby("汉", "hàn"), Ruby("字", "zì"), Text("馆")), 1))))
    lost = reading(line, article(paragraph((Ruby("汉", "hàn"), Text("字馆")), 1)))
    assert "became “汉hàn字”" in fault(lost)


def test_markup_kept_as_text_passes() -> None:
    line = "写了<script>甲</script>和&nbsp;两样 <br> 记号"
    check_reading(reading(line, article(paragraph(line, 1))))


def test_a_reference_kept_at_a_line_s_start_before_markup_left_out_passes() -> None:
    inlines = (Text("&amp; "), Strong((Text("粗的话"),)))
    check_reading(reading("&amp; <b>粗的话</b>", article(paragraph(inlines, 1))))


def test_a_picture_passes_with_its_description_in_the_caption_or_beside_it() -> None:
    picture = Image("图片/书屋.png", "书屋门前")
    alone = Figure(at(1), picture)
    twice = Figure(at(1), picture, (Text("书屋门前"),))
    for figure in (alone, twice):
        check_reading(reading("![书屋门前](图片/书屋.png)", article(figure)))
        check_reading(reading('<div><img src="图片/书屋.png" alt="书屋门前"></div>', article(figure)))
    check_reading(reading("![](a.png)", article(Figure(at(1), Image("a.png", "")))))


def test_a_title_beside_an_address_is_text_and_an_address_elsewhere_is_not() -> None:
    outside = Paragraph(
        (
            Text("看"),
            Image("", "书屋 门前"),
        ),
        at(1),
    )
    check_reading(reading('看![书屋](../../etc/passwd "门前")', article(outside)))
    untold = Paragraph(
        (
            Text("看"),
            Image("a.png", "书屋"),
        ),
        at(1),
    )
    assert "门前" in fault(reading('看![书屋](a.png "门前")', article(untold)))
    letter = Paragraph((Link("mailto:a@example.org", (Text("a@example.org"),)),), at(1))
    check_reading(reading("<mailto:a@example.org>", article(letter)))


def test_a_link_in_a_headline_may_lose_its_address_and_one_in_the_text_may_not() -> None:
    line = "见[公报](https://example.org/?a=1)"
    check_reading(reading(line, article(title=Heading("见公报", at(1)))))
    assert "example" in fault(reading(line, article(paragraph("见公报", 1))))


def test_lists_tables_verse_and_code_pass() -> None:
    table = "| 年份 | 公里 |\n|---|---|\n| 2021 | 7.5 |"
    lines = f"一、修路\n1. 东段\n\n{table}\n\n小桥流水\n古道西风\n```text\n水位 3.2\n```"
    check_reading(
        reading(
            lines,
            article(
                List(
                    (
                        ListItem(
                            "一、",
                            (
                                paragraph("修路", 1),
                                List((ListItem("1.", (paragraph("东段", 2),)),), at(2)),
                            ),
                        ),
                    ),
                    (Span(FILE, 1, 2),),
                ),
                Table(
                    (((Text("年份"),), (Text("公里"),)), ((Text("2021"),), (Text("7.5"),))),
                    (Span(FILE, 4, 6),),
                    1,
                ),
                Verse(((Text("小桥流水"),), (Text("古道西风"),)), (Span(FILE, 8, 9),)),
                Code("水位 3.2", (Span(FILE, 10, 12),)),
            ),
        )
    )


def test_settings_at_the_head_of_a_seed_pass_and_are_not_text() -> None:
    lines = "---\npaper: 青石镇报\npage: 3\n---\n修路。"
    book = article(paragraph("修路。", 5))
    check_reading(reading(lines, book, front_matter={"paper": "青石镇报", "page": "3"}))
    assert "青石镇报" in fault(reading(lines, book))


def test_a_line_dropped_with_a_word_in_the_log_passes() -> None:
    given = "第二版 <b>广告</b>\n修路。"
    dropped = edit(1, "第二版 <b>广告</b>", "")
    check_reading(reading(given, article(paragraph("修路。", 2)), edits=[dropped]))
    assert "page.txt:1" in fault(reading(given, article(paragraph("修路。", 2))))


def test_logged_changes_of_letters_pass_wherever_the_rule_saw_them() -> None:
    given = "（上接第一版）社会服务的的新生力量，入们都来了。（下转第三版）"
    said = "社会服务的新生力量，人们都来了。"
    edits = [
        edit(1, "（下转第三版）", ""),
        edit(1, "的的", "的"),
        edit(1, "入", "人"),
        edit(1, "（上接第一版）", ""),
    ]
    check_reading(reading(given, article(paragraph(said, 1)), edits=edits))
    for missing in range(len(edits)):
        fault(reading(given, article(paragraph(said, 1)), edits=edits[:missing] + edits[missing + 1 :]))


def test_a_logged_change_excuses_no_second_one() -> None:
    given, once = "入们来了，入口在东。", edit(1, "入", "人")
    check_reading(reading(given, article(paragraph("人们来了，入口在东。", 1)), edits=[once]))
    assert "入" in fault(reading(given, article(paragraph("人们来了，人口在东。", 1)), edits=[once]))


def test_a_logged_change_excuses_no_other_line() -> None:
    given, said = "入们来了。\n入口在东。", (paragraph("入们来了。", 1), paragraph("人口在东。", 2))
    assert "page.txt:2" in fault(reading(given, article(*said), edits=[edit(1, "入", "人")]))


def test_an_article_that_goes_on_in_an_earlier_seed_passes() -> None:
    first = Seed("p1.txt", ("流水不停。 江玉",), "utf-8", "")
    second = Seed("p2.txt", ("# 桥头", "小桥下面"), "utf-8", "")
    told = Article(
        "a1",
        at(1, 2, file="p2.txt") + at(1, file="p1.txt"),
        (Paragraph((Text("小桥下面流水不停。"),), at(2, file="p2.txt") + at(1, file="p1.txt")),),
        title=Heading("桥头", at(1, file="p2.txt")),
        signatures=(Signature("江玉", Place.TAIL, at(1, file="p1.txt")),),
    )
    publication = Publication("书", "zh-Hans", (Edition("e2", "p2.txt", at(1, file="p2.txt"), (told,)),))
    check_reading(Reading((first, second), publication, (), ()))


# --- what is noticed -----------------------------------------------------------------------------------

TWO = "# 渡口添新船\n\n新船下水。\n\n可载40人。\n\n早市上的鱼摊 青石镇供图"


def two(*blocks: Block) -> Article:
    return article(*blocks, title=Heading("渡口添新船", at(1)))


FIRST, SECOND = paragraph("新船下水。", 3), paragraph("可载40人。", 5)
CAPTION = Figure(at(7), None, (Text("早市上的鱼摊"),), Credit("青石镇供图"))


def test_the_page_of_the_following_tests_passes() -> None:
    check_reading(reading(TWO, two(FIRST, SECOND, CAPTION)))


def test_a_dropped_paragraph_is_noticed() -> None:
    assert fault(reading(TWO, two(FIRST, CAPTION))) == "page.txt:5: “可载40人” is lost from “可载40人。”"


def test_a_dropped_caption_is_noticed() -> None:
    assert "page.txt:7: “早市上的鱼摊青石镇供图” is lost" in fault(reading(TWO, two(FIRST, SECOND)))


def test_a_dropped_credit_is_noticed() -> None:
    said = fault(reading(TWO, two(FIRST, SECOND, replace(CAPTION, credit=None))))
    assert "page.txt:7: “青石镇供图” is lost from “…市上的鱼摊 青石镇供图”" in said


@pytest.mark.parametrize("line", ["[1]: 见第二版", "[注](见第二版)", "<见第二版>", "[1]: /见第二版 '注'"])
def test_a_lost_line_that_looked_like_markup_is_noticed(line: str) -> None:
    assert "page.txt:2" in fault(reading(f"新船下水。\n{line}", article(paragraph("新船下水。", 1))))


def test_a_note_in_brackets_taken_for_an_address_is_noticed() -> None:
    line = "新船[注](见第二版)下水"
    assert "见第二版" in fault(reading(line, article(paragraph("新船注下水", 1))))


def test_swapped_paragraphs_are_noticed() -> None:
    said = fault(reading(TWO, two(SECOND, FIRST, CAPTION)))
    assert "page.txt:3: this block was printed before that of page.txt:5" in said


def test_swapped_paragraphs_of_one_line_are_noticed() -> None:
    line = "新船下水。可载40人。"
    check_reading(reading(line, article(paragraph("新船下水。", 1), paragraph("可载40人。", 1))))
    fault(reading(line, article(paragraph("可载40人。", 1), paragraph("新船下水。", 1))))


def test_swapped_halves_of_a_paragraph_are_noticed() -> None:
    assert "page.txt" in fault(reading("新船\n\n下水。", article(paragraph("下水。新船", 1, 3))))


def test_swapped_articles_are_noticed() -> None:
    first = Article("a1", at(1), (paragraph("新船下水。", 1),))
    second = Article("a2", at(2), (paragraph("可载40人。", 2),))
    check_reading(reading("新船下水。\n可载40人。", first, second))
    assert "article" in fault(reading("新船下水。\n可载40人。", second, first))


def test_a_character_lost_is_noticed_though_the_title_repeats_it() -> None:
    lost = paragraph("新下水。", 3)
    assert fault(reading(TWO, two(lost, SECOND, CAPTION))) == "page.txt:3: “船” is lost from “新船下水。”"


def test_a_changed_character_is_noticed() -> None:
    changed = paragraph("新般下水。", 3)
    said = fault(reading(TWO, two(changed, SECOND, CAPTION)))
    assert said == "page.txt:3: “船” became “般” in “新船下水。”"


def test_a_paragraph_set_twice_is_noticed() -> None:
    assert "or stands there twice" in fault(reading(TWO, two(FIRST, FIRST, SECOND, CAPTION)))


def test_an_article_set_twice_is_noticed() -> None:
    book = two(FIRST, SECOND, CAPTION)
    assert "twice" in fault(reading(TWO, book, book))


def test_an_invented_word_is_noticed() -> None:
    said = fault(reading(TWO, two(FIRST, paragraph("可载客40人。", 5), CAPTION)))
    assert "“客” was added" in said


def test_a_part_that_names_no_line_or_a_line_that_is_not_there_is_noticed() -> None:
    nowhere = Paragraph((Text("凭空"),), ())
    assert "does not say which line" in fault(reading(TWO, two(FIRST, SECOND, CAPTION, nowhere)))
    beyond = paragraph("凭空", 99)
    assert "page.txt:99" in fault(reading(TWO, two(FIRST, SECOND, CAPTION, beyond)))
    blank = paragraph("凭空", 6)
    assert "page.txt:6" in fault(reading(TWO, two(FIRST, SECOND, blank, CAPTION)))


def test_a_subhead_and_a_private_character_are_letters_like_others() -> None:
    given = "## 水清 岸绿\n老\ue123街"
    book = (Subhead("水清 岸绿", at(1)), paragraph("老\ue123街", 2))
    check_reading(reading(given, article(*book)))
    fault(reading(given, article(book[0], paragraph("老街", 2))))


def test_many_faults_are_counted_and_five_are_named() -> None:
    said = fault(reading("\n".join("甲乙丙丁戊己庚辛"), article(paragraph("甲", 1))))
    assert said.count("is lost") == 5
    assert said.endswith("(and 2 more)")
