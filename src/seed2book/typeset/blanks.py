"""How a printed blank is shown, and what stands for a character that XML cannot hold."""

from __future__ import annotations

import re

from seed2book.compose.rules import HAN

_BLANKS = re.compile(r"\s+")
_LATIN = re.compile(r"[!-~\u00a1-\u024f]")
# Latin words or numbers with a blank on either side, as people type them inside Chinese: `抗战胜利 80 周年`.
_TYPED = re.compile(rf"(?<!\S){_LATIN.pattern}++(?: {_LATIN.pattern}++)*+(?!\S)")
# XML 1.0 §2.2 has no way to write these, not even as references.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def display_lines(text: str) -> tuple[str, ...]:
    """Gives the lines of a heading as displayed: it is broken where a blank was printed.

    `一条老街 两岸新风` gives two lines, `迎接2008 北京奥运` gives two; `抗战胜利 80 周年`, whose blanks part
    Latin words or numbers from Chinese, is one, and so is `简 讯`, a word set wide.
    """
    lines = _with_blanks(text, "\n").split("\n")
    return (em_blanks(text),) if all(len(line) == 1 for line in lines) else tuple(lines)


def em_blanks(text: str) -> str:
    """Gives the text with its Chinese blanks one em wide (U+3000), as in subheads and contents."""
    return _with_blanks(text, "\u3000")


def _with_blanks(text: str, blank: str) -> str:
    """Puts `blank` for each blank but those typed around Latin words or numbers, which are word spaces."""
    # A form feed is a blank to Python and none to XML: it is shown as unreadable, here as elsewhere.
    text = sound(text).strip()

    typed = {place for run in _TYPED.finditer(text) for place in (run.start() - 1, run.end())}

    def shown(found: re.Match[str]) -> str:
        between = _LATIN.match(text[found.start() - 1]) and _LATIN.match(text[found.end()])
        return " " if between or (found[0] == " " and found.start() in typed) else blank

    return _BLANKS.sub(shown, text)


def sound(xhtml: str) -> str:
    """Gives the document with U+FFFD for each character that XML cannot hold, such as a form feed."""
    return _NOT_XML.sub("\ufffd", xhtml)


def gapped(text: str) -> str:
    """Gives a running head with a blank, about a quarter of an em, between Han and Latin letters.

    The page draws it as a string, in which no element can open the gap; beside numbers the face does. It is
    an artifact of the page and none of its text.
    """
    return _UNGAPPED.sub("\u00a0", text)


# Before letters, and after them or a number that ends a word, as in CO2.
_UNGAPPED = re.compile(f"(?<=[{HAN}])(?=[A-Za-z])|(?:(?<=[A-Za-z])|(?<=[A-Za-z.][0-9]))(?=[{HAN}])")
