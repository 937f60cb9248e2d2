"""A made-up publication with every kind of block and every part of an article, for tests of the output."""

from seed2book.model import (
    Alignment,
    Article,
    Byline,
    Code,
    Credit,
    Doubt,
    Edition,
    Emphasis,
    Figure,
    Heading,
    Image,
    Label,
    LeadIn,
    LineBreak,
    Link,
    List,
    ListItem,
    Merged,
    Metadata,
    Name,
    Note,
    NoteKind,
    Paragraph,
    Place,
    ProperNoun,
    Publication,
    Quotation,
    Ruby,
    Separator,
    Signature,
    Strong,
    Subhead,
    Table,
    Text,
    Verbatim,
    Verse,
    WorkTitle,
)
from seed2book.source import Span

PAGE = "page-1.txt"


def at(first: int, last: int | None = None, file: str = PAGE) -> tuple[Span, ...]:
    return (Span(file, first, last or first),)


def text(content: str, line: int) -> Paragraph:
    return Paragraph((Text(content),), at(line))


LONG = (
    "清晨六点，河边的早市已经热闹起来，卖菜的、买鱼的、喝茶的，各有各的去处。“这条路修好以后，车能开到码头，"
    "一天少走三里地。”船工说。全镇2021—2022年度共修路16.5公里，投入3000万元，GDP增长7.2%，WiFi覆盖率达98%。"
)

EVERYTHING = Article(
    id="a1",
    spans=at(1, 40),
    rubric=Heading("水乡见闻", at(1)),
    kickers=(Heading("青石镇修路通船便民", at(2)),),
    title=Heading("一条老街 两岸新风", at(3)),
    decks=(Heading("——青石镇河道整治见闻", at(4)),),
    signatures=(
        Signature(
            "□ 本报记者 江玉 王小禾",
            Place.HEAD,
            at(5),
            (Byline("江玉", "本报记者"), Byline("王小禾", "本报记者")),
        ),
        Signature(
            "文/江玉 摄影/林一舟",
            Place.TAIL,
            at(39),
            (Byline("江玉"),),
            (Credit("摄影/林一舟", "摄影", "林一舟"),),
        ),
    ),
    standfirst=(text("编修河道，先修人心。三年来，青石镇的老街换了模样。", 6),),
    blocks=(
        text(LONG, 7),
        Subhead("水清 岸绿", at(8)),
        Paragraph(
            (
                Text("镇上的"),
                Strong((Text("“河长”"),)),
                Text("每天"),
                Emphasis((Text("三次"),)),
                Text("巡河，见"),
                Link("https://example.org/river?a=1&b=2", (Text("河道公报"),)),
                Text("。其中有一个字看不清："),
                Doubt("□"),
                Text("；"),
                ProperNoun((Text("青石镇"),)),
                WorkTitle((Text("河道志"),)),
                Text("；"),
                Ruby("汊", "chà"),
                Text("河口在东。"),
                LineBreak(),
                Text("<script>alert(1)</script> & ]]> 原样印出。"),
            ),
            (Span(PAGE, 9, 9), Span(PAGE, 11, 11)),
        ),
        Figure(at(10), None, (Text("早市上的鱼摊"),), Credit("青石镇供图", "供图", "青石镇")),
        Subhead("人来 客往", at(12)),
        text("数十家茶馆重新开张。" * 6, 13),
        Quotation((text("河是镇的命，街是镇的脸。", 14),), at(14)),
        Paragraph((Text("老船工这样说。"),), at(15), resumes=True),
        Verse(((Text("小桥流水人家，"),), (Text("古道西风瘦马。"),)), at(16, 17)),
        List(
            (
                ListItem("一、", (text("修路；", 18),)),
                ListItem("二、", (text("清淤；", 19), List((ListItem("1.", (text("东段", 20),)),), at(20)))),
            ),
            at(18, 20),
        ),
        Table(
            (
                ((Text("年份"),), (Text("公里"),)),
                ((Text("2021年"),), (Text("7.5"),)),
            ),
            at(21, 23),
            header_rows=1,
        ),
        Table(
            (
                ((Text("河段"),), (Text("水位"),), ()),
                ((), (Text("汛前"),), (Text("汛后"),)),
                ((Text("东段"),), (Text("3.2"),), (Text("5.5"),)),
                ((), (Text("西段的水位没有人记下来。" * 3),), ()),
            ),
            at(23),
            header_rows=2,
            alignments=(None, Alignment.RIGHT, Alignment.CENTRE),
            merged=(
                Merged(0, 0, down=2),
                Merged(0, 1, across=2),
                Merged(2, 0, down=2),
                Merged(3, 1, across=2),
            ),
        ),
        Note(NoteKind.EDITOR, (text("编者按：本文写于汛期之前。", 24),), at(24)),
        Separator(at(25), "※ ※ ※"),
        Code("水位  3.2 m\n流量  18 m³/s", at(26, 27)),
        Verbatim("|| 残 || 行 ||", at(28)),
        text(LONG, 29),
    ),
    origin=Heading("（原载《水乡文艺》）", at(40)),
    confidence=0.9,
)

REPORT = Article(
    id="a2",
    spans=at(42, 45),
    title=Heading("渡口添新船", at(42)),
    lead_in=LeadIn("本报讯", None, (Byline("张珺", "记者"), Byline("李远"))),
    blocks=(
        Paragraph(
            (
                Label("本报讯"),
                Text("（记者 "),
                Name("张珺"),
                Text(" "),
                Name("李远"),
                Text("）3月12日，青石渡口的新船下水，可载40人。"),
            ),
            at(43),
        ),
        text("“以后过河不用等了。”渡口管理员说。", 45),
    ),
)

BRIEF = Article(id="a3", spans=at(47), blocks=(text("镇图书馆周末延长开放至晚上九点。", 47),))

SECOND_PAGE = Article(
    id="a4",
    spans=at(1, 3, "page-2.txt"),
    title=Heading("桥头书屋一周年", at(1, file="page-2.txt")),
    signatures=(Signature("徐舟", Place.TAIL, at(3, file="page-2.txt"), (Byline("徐舟"),)),),
    blocks=(
        Figure(at(2, file="page-2.txt"), Image("images/shop.png", "书屋门前"), (Text("书屋门前"),)),
        Paragraph((Text("书屋开张一年，借出图书八千册。"),), at(3, file="page-2.txt")),
    ),
)


def publication(**metadata: object) -> Publication:
    """A publication of two pages; keywords fill its metadata."""
    return Publication(
        "青石镇报选编",
        "zh-Hans",
        (
            Edition("e1", PAGE, at(1, 47), (EVERYTHING, REPORT, BRIEF)),
            Edition(
                "e2",
                "page-2.txt",
                at(1, 3, "page-2.txt"),
                (SECOND_PAGE,),
                date="2022-12-01",
                page="3",
                page_name="文化",
            ),
        ),
        Metadata(**metadata),  # type: ignore[arg-type]
    )
