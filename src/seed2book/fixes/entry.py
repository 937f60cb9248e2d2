"""One `[[fix]]` entry: which line it means, what must stand there, and what shall become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from seed2book.errors import ConfigError
from seed2book.messages import _, language
from seed2book.source import Edit, Span


class Action(StrEnum):
    """What an entry may ask for; the value is the key that asks for it."""

    ROLE = "role"
    JOIN = "join"
    SPLIT = "split"
    ARTICLE = "article"
    TITLE = "title"
    PICTURE = "picture"
    REPLACE = "replace"
    DROP = "drop"
    ACCEPT = "accept"


LINE_ROLES: Mapping[str, str] = {
    "rubric": "栏目",
    "kicker": "引题",
    "headline": "主题",
    "deck": "副题",
    "byline": "署名",
    "standfirst": "提要",
    "lead-in": "消息头",
    "subhead": "小标题",
    "paragraph": "正文",
    "caption": "图片说明",
    "credit": "图片署名",
    "note": "编者按",
    "origin": "原载",
    "sign-off": "落款",
    "quotation": "引文",
    "verse": "诗行",
    "list item": "列表项",
    "separator": "分隔",
    "notice": "启事",
    "folio": "报眉",
    "debris": "杂质",
}
"""What a line may be said to be, in English and in Chinese; either word may be written."""


def role_named(role: str) -> str:
    """Gives the word for what a line may be said to be in the language that is spoken."""
    return role if language() == "en" else LINE_ROLES.get(role, role)


@dataclass(frozen=True, slots=True)
class Fix:
    """What the user says of the lines `first` to `last` (from 1, inclusive) of a seed.

    `source` is as written, or the seed's `Seed.file` once the entry is bound. `match` must stand in the line
    `first`. `value` is the role, the words before which a paragraph begins, the title, the picture's file,
    the replacement or the code of the finding that is no fault; empty for a join, the start of an article and
    a drop. `file` and `line` are where the entry stands.
    """

    source: str
    first: int
    last: int
    match: str
    action: Action
    value: str = ""
    file: Path = Path("seed2book.toml")
    line: int = 0

    @property
    def reason(self) -> str:
        """Says who wanted the change, for the log."""
        return _("{place} says so ({action})").format(place=self.place, action=self.action)

    @property
    def place(self) -> str:
        """Gives where the entry stands, for people."""
        return f"{self.file.name}:{self.line}"

    def covers(self, span: Span) -> bool:
        """Tells whether any of the lines of `span` is meant."""
        return span.file == self.source and self.first <= span.last and span.first <= self.last

    def error(self, message: str, hint: str) -> ConfigError:
        """Gives the error that names the entry and the seed's line."""
        return ConfigError(f"{self.file}:{self.line}: {self.source}:{self.first} {message}", hint)

    def edit(self, span: Span, start: int, before: str, after: str, reason: str = "") -> Edit:
        """Gives the log's word on a change that this entry asked for, `start` being where `before` began."""
        return Edit("fix", span, start, start + len(before), before, after, reason or self.reason)
