"""What Markdown, at block level only, takes each line of a seed for.

The recogniser is markdown-it, but it only ever sees a shadow of the seed: the head of each line, without
what would make it swallow what follows (a fence, a comment or a `<script>` that never ends). Its answer
decides the kind of a line; the text of a line is always cut from the raw line, and the only things ever
cut off it are blanks, `#`, `>` and the mark of a list item, which is kept. So nothing can be lost here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from seed2book.read.front_matter import front_matter
from seed2book.source import Kind, Line, Seed, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# What does not show on the page: Unicode's blanks and the characters without width.
_BLANKS = "".join(chr(c) for c in range(0x3001) if chr(c).isspace()) + "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_WIDTHS_EM = {"\u3000": 1.0, "\u2003": 1.0, "\t": 2.0}
_SHADOW = 120
_OPENERS = re.compile(r"[>|`~<*+_-]|[0-9]{1,9}[.)]")
_HEADING = re.compile(r"([#＃]{1,6})(?:[ \t\u3000\u00a0]|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t\u3000\u00a0])#{1,99}$")
_TIGHT_HEADING = re.compile(r"(#{1,6})(?=[^\W\da-zA-Z_]|[“‘《（(「【〈])")
_LONGEST_TIGHT_HEADING = 40
_HASHTAG = re.compile(r"#[^#\s]{1,40}#|\s#")
_SENTENCE_MARK = re.compile(r"[。！？；!?;]")
_MARKER = re.compile(r"([-*+]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_YEAR = re.compile(r"[ \t]*[0-9]{4,9}[.)]")  # `1986. 5月`: a year, not the 1986th item
_IMAGES = re.compile(r"(?:!\[[^\[\]]*+\]\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)[ \t]*+)+")
_HTML_HEADING = re.compile(r"<(h[1-6])(?:\s[^<>]*+)?>([^<>&]++)</\1\s*+>", re.IGNORECASE)
# Lines of text as an engine sets them: `<p>甲</p>`, `<div style="text-align: center;">雨后的山坡</div>`.
_HTML_TEXT = re.compile(r"<(div|p|center|figcaption)(?:\s[^<>]*+)?>([^<>&]*+)</\1\s*+>", re.IGNORECASE)
_CENTRED = re.compile(r"<(?:center|(?:div|p)\s[^<>]*center)\b", re.IGNORECASE)
_ROW = re.compile(r"\|[^|]++\|(?:[^|]*+\|)*+")

# The parser calls itself for each level, and below its deepest it skips the rest of the page.
_DEEPEST = 100
_WIDEST_INDENT = 40
_CONTAINERS = re.compile(r"(?:[ \t]*+(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]))){15}")
_QUOTES = re.compile(rf"^(?:>[{_BLANKS}]*+)++")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)", re.DOTALL)
_LONGEST_FENCE = 12

# An HTML block of the first five sorts of CommonMark runs on until its own end mark is met.
_HTML_ENDS = (
    (
        re.compile(r"[ \t]*<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"[ \t]*<!--"), re.compile(r"-->")),
    (re.compile(r"[ \t]*<\?"), re.compile(r"\?>")),
    (re.compile(r"[ \t]*<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"[ \t]*<![A-Za-z]"), re.compile(r">")),
)


@dataclass(slots=True)
class _Block:
    """What is known of one line: its kind, the containers around it, and what opens on it."""

    kind: Kind = Kind.TEXT
    level: int = 0
    quotes: int = 0
    lists: int = 0
    items: int = 0


def lines(seed: Seed) -> tuple[Line, ...]:
    """Gives one `Line` for every line of `seed` that is not blank and not front matter, in order.

    A line without a letter in view (blanks and characters without width) is blank. Text, mark of the list
    item and the markup taken off account for every other character of the raw line. A line that goes on
    a list item or a quotation is of its kind, with an empty `marker`.
    """
    _, body = front_matter(seed.lines)
    raw = seed.lines[body:]
    blocks = _blocks(raw)
    found = []
    blanks = 0
    for number, (line, block) in enumerate(zip(raw, blocks, strict=True), start=body + 1):
        if not line.strip(_BLANKS):
            blanks += 1
            continue
        text, marker = _cut(line, block)
        found.append(
            Line(
                text,
                Span(seed.file, number, number),
                block.kind,
                block.level,
                block.quotes or block.lists if block.kind in (Kind.QUOTE, Kind.LIST_ITEM) else 0,
                marker,
                blanks,
                _indent_em(line),
                block.kind is Kind.TEXT and "<" in line and _CENTRED.match(line.lstrip(_BLANKS)) is not None,
            )
        )
        blanks = 0
    return tuple(found)


def _indent_em(line: str) -> float:
    """Gives the width of the blanks before the text: an ideographic one is 1 em, a tab 2, any other half."""
    indent = line[: len(line) - len(line.lstrip(_BLANKS))]
    return sum(_WIDTHS_EM.get(blank, 0.5 if blank.isspace() else 0.0) for blank in indent) if indent else 0.0


def _cut(line: str, block: _Block) -> tuple[str, str]:
    """Gives the text of a raw line without its block markup, and the mark of the list item."""
    text = line.strip(_BLANKS)
    if block.kind is Kind.CODE:
        return line.rstrip(_BLANKS), ""
    markers = []
    items = block.items
    while block.quotes or items:
        if block.quotes and (quoted := _QUOTES.match(text)):
            text = text[quoted.end() :]
        elif items and (mark := _MARKER.match(text)):
            markers.append(mark[1])
            text = text[mark.end() :].lstrip(_BLANKS)
            items -= 1
        else:
            break
    if block.kind is Kind.HEADING and (heading := _HTML_HEADING.fullmatch(text)):
        return heading[2].strip(_BLANKS), ""
    if block.kind is Kind.TEXT and text.startswith("<") and (plain := _HTML_TEXT.fullmatch(text)):
        return plain[2].strip(_BLANKS), ""
    if block.kind is Kind.HEADING:
        text = text.lstrip("#＃").strip(_BLANKS)
        text = _CLOSING_HASHES.sub("", text).rstrip(_BLANKS)
    return text, " ".join(markers)


def _blocks(raw: Sequence[str]) -> list[_Block]:
    blocks = [_Block() for _ in raw]
    if any(_OPENERS.match(line.lstrip(_BLANKS)) for line in raw):
        _recognise(raw, blocks)
    rows = _rows(raw)
    for at, (line, block) in enumerate(zip(raw, blocks, strict=True)):
        if block.kind not in (Kind.TEXT, Kind.QUOTE, Kind.LIST_ITEM):
            continue
        text = line.strip(_BLANKS)
        if block.quotes:
            text = _QUOTES.sub("", text, count=1)
        if level := _heading_level(text):
            block.kind, block.level = Kind.HEADING, level
        elif text.startswith("![") and _IMAGES.fullmatch(text):
            block.kind = Kind.IMAGE
        elif at in rows:
            block.kind = Kind.TABLE
    return blocks


def _heading_level(text: str) -> int:
    """Gives the level of a heading, or 0.

    Beyond Markdown: the full-width ＃, the ideographic blank after the mark, and no blank at all where the
    line is short, has no sentence in it and is not a hashtag (`#话题#`).
    """
    if not text.startswith(("#", "＃")):
        return 0
    if heading := _HEADING.match(text):
        return len(heading[1])
    tight = _TIGHT_HEADING.match(text)
    if (
        tight
        and len(text) <= _LONGEST_TIGHT_HEADING
        and not _HASHTAG.search(text, tight.end() - 1)
        and not _SENTENCE_MARK.search(text)
    ):
        return len(tight[1])
    return 0


def _rows(raw: Sequence[str]) -> set[int]:
    """Gives the places of rows set between pipes, two or more together: a table without Markdown's rule."""
    rows = [at for at, line in enumerate(raw) if line[:1] in "| \t" and _ROW.fullmatch(line.strip(_BLANKS))]
    known = set(rows)
    return {at for at in rows if at - 1 in known or at + 1 in known}


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return markdown.enable("table").disable(["reference", "lheading", "code"])


def _recognise(raw: Sequence[str], blocks: list[_Block]) -> None:
    """Fills in what markdown-it makes of the seed's shadow."""
    tokens: list[Token] = []
    markdown = _markdown()
    markdown.block.parse("\n".join(_shadow(raw)), markdown, {}, tokens)
    for token in tokens:
        if token.map is not None:
            _note(token, blocks[slice(*token.map)], raw[slice(*token.map)])


def _note(token: Token, blocks: Sequence[_Block], raw: Sequence[str]) -> None:
    """Marks the lines that a token covers; containers come before what they contain."""
    match token.type:
        case "blockquote_open":
            for block in blocks:
                block.quotes += 1
                block.kind = Kind.QUOTE
        case "bullet_list_open" | "ordered_list_open":
            for block in blocks:
                block.lists += 1
        case "list_item_open":
            blocks[0].items += 1
            for block in blocks:
                block.kind = Kind.LIST_ITEM
        case "heading_open":
            blocks[0].kind = Kind.HEADING
            blocks[0].level = int(token.tag[1:])
        case "hr":
            blocks[0].kind = Kind.RULE
        case "fence" if len(blocks) > 1 and _FENCE.match(raw[-1].lstrip(_BLANKS + ">")):
            for block in blocks:
                block.kind = Kind.CODE
        case "table_open":
            # Markdown takes the text right below a table into it.
            for block, line in zip(blocks, raw, strict=True):
                if "|" in line:
                    block.kind = Kind.TABLE
        case "html_block":
            # Markdown takes the text right below `</div>` into the block.
            last = max(at for at, line in enumerate(raw) if "<" in line or ">" in line)
            for block in blocks[: last + 1]:
                block.kind = Kind.HTML
            if any(start.match(raw[0]) for start, _ in _HTML_ENDS) or "<table" in token.content.lower():
                return
            for block, line in zip(blocks, raw, strict=True):
                if heading := _HTML_HEADING.fullmatch(line.strip(_BLANKS)):
                    block.kind, block.level = Kind.HEADING, int(heading[1][1])
            texts = [_HTML_TEXT.fullmatch(line.strip(_BLANKS)) for line in raw[: last + 1]]
            if blocks[0].quotes or blocks[0].lists or not all(texts):
                return
            for block, text in zip(blocks, texts, strict=False):
                if text and text[2].strip(_BLANKS):
                    block.kind = Kind.TEXT


def _shadow(raw: Sequence[str]) -> Iterator[str]:
    """Gives the head of each line, with what has no end in the seed made plain."""
    heads = [_head(line) for line in raw]
    last_ends = [
        max((at for at, head in enumerate(heads) if end.search(head)), default=-1) for _, end in _HTML_ENDS
    ]
    fences = _closed_fences(heads)
    for at, head in enumerate(heads):
        endless = any(
            start.match(head) and last < at for (start, _), last in zip(_HTML_ENDS, last_ends, strict=True)
        )
        if level := _heading_level(head.lstrip(" \t")):
            yield "#" * level + " x"
        elif endless or _YEAR.match(head) or (_FENCE.match(head) and at not in fences):
            yield "x"
        else:
            yield head


def _head(line: str) -> str:
    """Gives as much of a line as decides its kind: all of it only where marks later in it count."""
    text = line.strip(_BLANKS)
    indent = "".join(c for c in line[: len(line) - len(line.lstrip(_BLANKS))] if c in " \t")
    indent = indent.expandtabs(4)[:_WIDEST_INDENT]
    if nested := _CONTAINERS.match(text):
        return f"{indent}{nested[0]} x"
    if len(text) > _SHADOW and not any(mark in text for mark in "<>|`"):
        text = text[:_SHADOW] + "x"  # or `- - - … 甲` would look like a rule
    return indent + text.replace("\x00", " ") if text else ""


def _closed_fences(heads: Sequence[str]) -> set[int]:
    """Gives the places of the lines that open or close a fence that is closed."""
    fences: list[tuple[int, str, int, str]] = []
    closers: dict[tuple[str, int], list[int]] = {}
    for at, head in enumerate(heads):
        if fence := _FENCE.match(head):
            size = min(len(fence[1]), _LONGEST_FENCE)
            fences.append((at, fence[1][0], size, fence[2].strip()))
            if not fence[2].strip():
                for shorter in range(3, size + 1):
                    closers.setdefault((fence[1][0], shorter), []).append(at)
    closed: set[int] = set()
    free = 0
    for at, mark, size, info in fences:
        if at < free or (mark == "`" and "`" in info):
            continue
        ends = closers.get((mark, size), [])
        after = bisect_right(ends, at)
        if after < len(ends):
            closed |= {at, ends[after]}
            free = ends[after] + 1
    return closed
