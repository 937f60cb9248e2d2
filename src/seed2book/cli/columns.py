"""The form of the help: lines and columns measured as a terminal shows them, a Chinese character as two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

import click

from seed2book.messages import _

# A run of Latin, blanks, or one Chinese character.
_PIECES = re.compile(r"\s+|[^\s\u2e80-\uffff]+|.")
_OPENS = tuple("“‘（《〈「『【〔([")
_CLOSES = tuple("”’）》〉」』】〕，。、；：？！…—),.;:!?]")


def columns(text: str) -> int:
    """Gives how many columns of a terminal the text takes (Unicode Standard Annex 11)."""
    return sum(2 if east_asian_width(each) in "WF" else 0 if combining(each) else 1 for each in text)


def wrapped(text: str, width: int) -> list[str]:
    """Gives the text in lines of at most `width` columns; Chinese is parted anywhere but before its marks."""
    lines, line, gap = [], "", ""
    for unit in _units(text):
        if unit.isspace():
            gap = unit
        elif line and columns(line + gap + unit) > width:
            lines.append(line)
            line, gap = unit, ""
        else:
            line, gap = line + (gap if line else "") + unit, ""
    return [*lines, line] if line else lines


def _units(text: str) -> Iterator[str]:
    """Gives what stays together on a line: a word, or a character with the marks that stand at it."""
    unit = ""
    for piece in _PIECES.findall(text):
        if unit and not piece.isspace() and (unit.endswith(_OPENS) or piece.startswith(_CLOSES)):
            unit += piece
            continue
        if unit:
            yield unit
        unit = "" if piece.isspace() else piece
        if piece.isspace():
            yield piece
    if unit:
        yield unit


class Columns(click.HelpFormatter):
    """click's formatter, which counts characters, with columns in their place."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Writes the line that shows how a command is called."""
        start = f"{_('Usage: ') if prefix is None else prefix}{prog} "
        indent = " " * columns(start)
        lines = wrapped(args, self.width - len(indent)) or [""]
        self.write("\n".join([(start + lines[0]).rstrip(), *(indent + line for line in lines[1:])]) + "\n")

    def write_heading(self, heading: str) -> None:
        """Writes the heading of a list."""
        self.write(f"{'':>{self.current_indent}}{_('{heading}:').format(heading=heading)}\n")

    def write_text(self, text: str) -> None:
        """Writes paragraphs, which are parted by empty lines."""
        indent = " " * self.current_indent
        paragraphs = (wrapped(each, self.width - len(indent)) for each in text.split("\n\n"))
        self.write("\n\n".join("\n".join(indent + line for line in lines) for lines in paragraphs))
        self.write("\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Writes names and what is said of each; of a name wider than `col_max` it begins below."""
        rows = list(rows)
        first = min(max(columns(name) for name, _words in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, words in rows:
            lines = wrapped(words, max(self.width - len(indent) - first, 10))
            if columns(name) + col_spacing > first:
                lines = ["", *lines]
            gap = " " * (first - columns(name))
            self.write(f"{indent}{name}{gap}{lines[0] if lines else ''}".rstrip() + "\n")
            self.write("".join(f"{indent}{'':>{first}}{line}\n" for line in lines[1:]))
