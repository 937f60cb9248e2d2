"""The index of articles that a library wants, as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from seed2book.model import Edition
from seed2book.reading import Reading
from seed2book.source import Span
from seed2book.typeset.labels import article_label

COLUMNS = ("题名", "作者", "报名", "日期", "版次", "文件", "起止行")

# Excel and its like take a cell that begins so for a formula, also where it is quoted.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BETWEEN = "；"


def to_csv(reading: Reading) -> str:
    """Gives the index: a header, then a row for each article in reading order, ended by CR and LF (RFC 4180).

    Begins with a byte order mark, without which Excel reads UTF-8 as something else. An article without a
    title is called by its first words in square brackets, as cataloguers do. Several writers, and the places
    of an article that lies in several files, are parted by `；`.
    """
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for edition in reading.publication.editions:
        writer.writerows(map(_cell, row) for row in _rows(edition))
    return "\ufeff" + target.getvalue()


def _rows(edition: Edition) -> Iterator[Sequence[str]]:
    for article in edition.articles:
        yield (
            article_label(article) if article.title else f"[{article_label(article)}]",
            _BETWEEN.join(byline.name for byline in article.bylines),
            edition.paper or "",
            edition.date or "",
            edition.page or "",
            _BETWEEN.join(span.file for span in article.spans),
            _BETWEEN.join(map(_lines, article.spans)),
        )


def _lines(span: Span) -> str:
    # An en dash: with a hyphen, `3-12` would become the third of December.
    return str(span.first) if span.first == span.last else f"{span.first}\u2013{span.last}"


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
