"""The words that stand for an edition, an article or a date in headings, contents and running heads."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from seed2book.model import (
    Article,
    Block,
    Code,
    Edition,
    Figure,
    Metadata,
    Paragraph,
    Subhead,
    Table,
    Verbatim,
    Verse,
    plain_text,
    walk,
)
from seed2book.source import SeedKind
from seed2book.typeset.blanks import em_blanks

_DIGITS = "零一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
# How much of an article without a title stands for it in the contents.
_OPENING = 14


def edition_label(edition: Edition, number: int) -> str:
    """Gives `第3版　文化` as far as the page is known, else `版面一` by its place, counted from 1.

    Of a book, the title of the part; nothing for chapters that stand in no part.
    """
    if edition.kind is not SeedKind.NEWSPAPER:
        return em_blanks(edition.title.text) if edition.title else edition.page_name or ""
    page = f"第{edition.page}版" if edition.page else ""
    named = "\u3000".join(part for part in (page, edition.page_name or "") if part)
    return named or f"版面{in_han(edition.number or number)}"


def edition_source(edition: Edition, *, weekday: bool = True) -> str:
    """Gives the paper, the issue and the date that the page is from, as far as they are known."""
    issue = f"第{edition.issue}期" if edition.issue else ""
    date = date_label(edition.date) if edition.date else ""
    parts = (edition.paper or "", issue, date if weekday else date.partition("\u3000")[0])
    return "\u3000".join(part for part in parts if part)


def origin(edition: Edition, language: str) -> str:
    """Gives `（原载《水乡报》1987年3月12日第3版）` of an edition with a paper, as far as known."""
    if not edition.paper:
        return ""
    day = date_label(edition.date).partition("\u3000")[0] if edition.date else ""
    issue = f"第{edition.issue}期" if edition.issue else ""
    page = f"第{edition.page}版" if edition.page else ""
    first = "原載" if language == "zh-Hant" else "原载"
    return f"（{first}《{edition.paper}》{day}{issue}{page}）"


def article_label(article: Article) -> str:
    """Gives the title on one line, or the first characters of an article that has none, and `……`."""
    if article.title:
        return em_blanks(article.title.text)
    opening = re.sub(r"\s+", "", "".join(_texts(article)))
    return opening if len(opening) <= _OPENING else f"{opening[:_OPENING]}……"


def issue_label(metadata: Metadata) -> str:
    """Gives `第3期（总第45期）`, either part of it, or nothing."""
    issue = f"第{metadata.issue}期" if metadata.issue else ""
    total = f"总第{metadata.total_issue}期" if metadata.total_issue else ""
    return f"{issue}（{total}）" if issue and total else issue or total


def date_label(date: str) -> str:
    """Gives `2022年12月1日　星期四` for `2022-12-01`, `2022年12月` for `2022-12`; other words as they are."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", date.strip())
    if not parts:
        return date
    year, month, day = parts.groups()
    if not day:
        return f"{year}年{int(month)}月" if month else f"{year}年"
    try:
        weekday = datetime.date(int(year), int(month), int(day)).weekday()
    except ValueError:
        return date
    return f"{year}年{int(month)}月{int(day)}日\u3000星期{_WEEKDAYS[weekday]}"


def in_han(number: int) -> str:
    """Gives a number from 1 to 9999 in Chinese: 一, 十二, 一百零三; a larger one in digits."""
    if not 1 <= number <= 9999:
        return str(number)
    text = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        text += _DIGITS[digit] + unit if digit else "零"
    text = re.sub("零+", "零", text).strip("零")
    return text[1:] if text.startswith("一十") else text


def _texts(article: Article) -> list[str]:
    """The article's paragraphs; where it has none, the words of its pictures, else whatever it holds."""
    blocks = list(walk((*article.standfirst, *article.blocks)))
    paragraphs = [plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph)]
    captions = (plain_text(block.caption) for block in blocks if isinstance(block, Figure))
    return paragraphs or list(filter(None, captions)) or [text for block in blocks for text in _words(block)]


def _words(block: Block) -> Iterator[str]:
    match block:
        case Verse(lines):
            yield from map(plain_text, lines)
        case Table(rows):
            yield from (plain_text(cell) for row in rows for cell in row)
        case Subhead(text) | Code(text) | Verbatim(text):
            yield text
        case _:
            pass
