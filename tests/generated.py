"""Articles made up at random, with every kind of mark, number and inline; the same for the same number."""

from __future__ import annotations

import io
from random import Random

from PIL import Image as Drawing

from seed2book.model import (
    Article,
    Block,
    Doubt,
    Edition,
    Emphasis,
    Heading,
    Image,
    Inline,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Metadata,
    Name,
    Note,
    NoteKind,
    NoteRef,
    Paragraph,
    ProperNoun,
    Publication,
    Quotation,
    Ruby,
    Strong,
    Subhead,
    Text,
    WorkTitle,
)
from seed2book.pictures import Picture, Pictures
from seed2book.source import Span

_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那"
    "社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通"
    "并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区"
    "强放决西被干做必战先回则任取据处府研究州河桥镇村渔船港湾湖堤柳稻禾"
)
_WORDS = (
    *("WiFi", "GDP", "5G", "AI", "OECD", "Python", "e-mail", "B2B", "Internet", "PM2.5", "CO2", "U谷"),
    *("New York", "R&D", "café", "communication", "https://example.org/a/b", "кино"),
)
_NUMBERS = (
    *("16.12TB", "31%", "￥30", "2021—2022", "11", "3000", "7.2%", "25℃", "1:2", "±5", "10%～20%"),
    *("2022-12-01", "08:30", "1/3", "№5", "$20", "3.5‰", "60％", "37.5°C"),
)
_BRACKETS = ("“”", "‘’", "（）", "《》", "〈〉", "【】", "〔〕", "「」", "『』", "〖〗", "［］", "｛｝", "[]")
_READINGS = (("汊", "chà"), ("长漾", "cháng yàng"), ("庄", "zhuāng"), ("埭", "dài"))
_BETWEEN = (
    *(
        "——",
        "……",
        "·",
        "～",
        "－",
        "-",
        "/",
        "／",
        "、《",
        "：“‘",
        "。”“",
        "（《",
        "》、《",
        "？！",
        "！！！",
        "\u3000",
    ),
)
_FILE, _SIGN = "generated.txt", "sign.png"
_SPAN = (Span(_FILE, 1, 1),)


def publication(number: int, articles: int, paragraphs: int = 12) -> Publication:
    """Gives a publication of so many articles; the same `number` gives the same."""
    dice = Random(number)
    made = tuple(_article(dice, f"a{n}", paragraphs) for n in range(1, articles + 1))
    edition = Edition("e1", _FILE, _SPAN, made)
    return Publication("样张", "zh-Hans", (edition,), Metadata())


def pictures() -> Pictures:
    """Gives the picture that stands in lines, a sign of one character."""
    content = io.BytesIO()
    Drawing.new("L", (32, 32), 60).save(content, "png")
    return {(_FILE, _SIGN): Picture(_SIGN, "image/png", content.getvalue(), 32, 32)}


def paragraph(dice: Random, clauses: int) -> str:
    """Gives a paragraph of so many clauses as plain text."""
    return "".join(_clause(dice) for _ in range(clauses - 1)) + _words(dice) + dice.choice("。。。？！")


def _article(dice: Random, name: str, paragraphs: int) -> Article:
    blocks: list[Block] = []
    for count in range(paragraphs):
        kind = dice.random()
        if count and count % 5 == 0:
            blocks.append(Subhead(_words(dice), _SPAN))
        elif kind < 0.08:
            blocks.append(Quotation((_paragraph(dice),), _SPAN))
        elif kind < 0.14:
            blocks.append(Note(NoteKind.EDITOR, (_paragraph(dice),), _SPAN))
        elif kind < 0.18:
            items = (ListItem(mark, (_paragraph(dice),)) for mark in ("1.", "（二）", "·"))
            blocks.append(List(tuple(items), _SPAN))
        else:
            blocks.append(_paragraph(dice))
    return Article(name, _SPAN, tuple(blocks), Heading(_words(dice) + " " + _words(dice), _SPAN))


def _paragraph(dice: Random) -> Paragraph:
    inlines: list[Inline] = []
    if dice.random() < 0.1:
        inlines += [Label("本报讯"), Text("（记者\u3000"), Name(_han(dice, 2)), Text("）")]
    for _ in range(dice.randint(1, 14)):
        inlines.append(Text(_clause(dice)))
        match dice.randint(0, 30):
            case 0:
                inlines.append(Strong((Text(_clause(dice)),)))
            case 1:
                inlines.append(Emphasis((Text(_words(dice)),)))
            case 2:
                inlines.append(Link("https://example.org/", (Text(f"“{_words(dice)}”"),)))
            case 3:
                inlines.append(Doubt("□"))
            case 4:
                inlines.append(Strong((Text("“"), Text(_words(dice)), Text("”"))))
            case 5:
                inlines += [ProperNoun((Text(_han(dice, 2)),)), ProperNoun((Text(_words(dice)),))]
            case 6:
                inlines.append(WorkTitle((Text(_words(dice)),)))
            case 7:
                inlines.append(Ruby(*dice.choice(_READINGS)))
            case 8:
                inlines.append(NoteRef("n1", dice.choice(("①", "[2]"))))
            case 9:
                inlines.append(Image(_SIGN, "字"))
            case 10:
                inlines += [Text(_han(dice, 2)), LineBreak()]
            case _:
                pass
    inlines.append(Text(_words(dice) + dice.choice(("。", "。", "！", "？", "。”", "……", "？！"))))
    return Paragraph(tuple(inlines), _SPAN)


def _clause(dice: Random) -> str:
    text = _words(dice)
    chance = dice.random()
    if chance < 0.2:
        marks = dice.choice(_BRACKETS)
        text += marks[0] + _words(dice) + dice.choice(("", "", "。", "！")) + marks[1]
    elif chance < 0.24:
        text += dice.choice(_BETWEEN) + _words(dice)
    return text + dice.choice("，，，，、；：。。？！")


def _words(dice: Random) -> str:
    text = _han(dice, dice.randint(2, 9))
    chance = dice.random()
    if chance < 0.12:
        text += dice.choice(_NUMBERS) + _han(dice, dice.randint(0, 3))
    elif chance < 0.2:
        text += dice.choice(_WORDS) + _han(dice, dice.randint(0, 3))
    return text


def _han(dice: Random, count: int) -> str:
    return "".join(dice.choices(_HAN, k=count))
