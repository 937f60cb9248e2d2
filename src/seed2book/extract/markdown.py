"""The elements of a document as lines of Markdown, each with the role that it shall be read as."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from seed2book.extract.elements import name_of
from seed2book.extract.tables import table_lines

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
_SKIPPED = frozenset(
    (
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "svg",
        "math",
        "audio",
        "video",
        "object",
        "iframe",
    )
)
_STRONG, _EMPHASIS = ("b", "strong"), ("em", "i", "cite", "dfn", "var")
_CODE = ("code", "kbd", "samp", "tt")
# A line's end between two full-width characters is no blank (CSS Text 3 §4.1.3).
_WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
_LINE_END = re.compile(rf"(?<=[{_WIDE}])[ \t]*+\r?\n[ \t\r\n]*+(?=[{_WIDE}])")
_MARKUP = re.compile(r"[*`<\\]|_(?!__)(?<!__)|\[(?=[^\[\]]+\]\()|!(?=\[)")
_APART = "<!-- 另一图 -->"  # a comment is no part of the text
_PRINTED_CALL = re.compile(r"[①-⑳]|\[[0-9]{1,3}\]")
# A note that has a name in Markdown is called by it: `[^a]` is printed `[a]`.
_NAMED_CALL = re.compile(r"\\?\[(?P<name>[^\[\]\s\\]{1,20})\\?\]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Markdown. `role` is the word that a `[[fix]]` has for it, empty where nobody asked.

    `opens`: an article begins with it. An empty `text` is a blank line.
    """

    text: str
    role: str = ""
    opens: bool = False


Place = Callable[[str], str | None]
"""Gives what Markdown calls the picture at an address of the document, or None where it is not there."""


Lead = Callable[[str], str | None]
"""Gives what Markdown calls the place that a link of the document leads to, or None where it has no name."""


def lines_of(element: Any, picture: Place, lead: Lead, base: int = 1) -> list[Line]:
    """Gives the lines of everything inside `element`; a heading of level n gets n - 1 + `base` signs."""
    return list(_Writer(picture, lead, base).blocks(element))


class _Writer:
    def __init__(self, picture: Place, lead: Lead, base: int) -> None:
        self._picture = picture
        self._lead = lead
        self._base = base

    # --- blocks --------------------------------------------------------------------------------------

    def blocks(self, element: Any) -> Iterator[Line]:
        """Gives the lines of what is inside, a blank line after each block."""
        run: list[str] = [self._text(element.text)]
        for child in element:
            if name_of(child) in _BLOCKS:
                yield from self._loose(run)
                run = []
                yield from self._block(child)
            else:
                run.append(self._inline(child))
            run.append(self._text(child.tail))
        yield from self._loose(run)

    def _loose(self, run: Sequence[str]) -> Iterator[Line]:
        if text := _tidy("".join(run)):
            yield from _paragraph(text, "")

    def _block(self, element: Any) -> Iterator[Line]:
        name, classes = name_of(element), (element.get("class") or "").split()
        kind = element.get(_EPUB_TYPE) or ""
        if name in _SKIPPED or element.get("hidden") is not None:
            return
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            role = "subhead" if "subhead" in classes else "headline" if "title" in classes else ""
            yield from _heading(self._words(element), int(name[1]) - 1 + self._base, role)
        elif name == "p" or (name == "div" and "verse" not in classes and not _holds_blocks(element)):
            yield from self._line(element, classes)
        elif name == "div" and "verse" in classes:
            yield from (Line(self._words(line), "verse") for line in element if name_of(line) == "p")
            yield Line("")
        elif name == "div" and "standfirst" in classes:
            yield from (
                line if not line.text else Line(line.text, "standfirst") for line in self.blocks(element)
            )
        elif name in ("ul", "ol", "dl"):
            yield from self._list(element, 0)
            yield Line("")
        elif name == "blockquote":
            yield from _quoted(list(self.blocks(element)))
        elif name == "figure":
            yield from self._figure(element)
        elif name == "table":
            yield from self._table(element)
        elif name == "pre":
            text = "".join(element.itertext()).strip("\n")
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            yield from (Line(line) for line in (fence, *text.split("\n"), fence, ""))
        elif name == "hr":
            yield from (Line("---"), Line(""))
        elif name == "aside" and ("footnote" in classes or "footnote" in kind):
            yield from self._note(element)
        elif name == "aside" and "note" in classes:
            yield from _first(self.blocks(element), "note")
        else:
            yield from self.blocks(element)

    def _line(self, element: Any, classes: Sequence[str]) -> Iterator[Line]:
        role = next(
            (role for word, role in _ROLES.items() if word in classes), "paragraph" if not classes else ""
        )
        text = self._words(element)
        if role in ("kicker", "deck", "rubric"):
            text = " ".join(text.replace("<br>", " ").split())
        if role in ("kicker", "deck"):
            yield from _heading(text, 2 + self._base, role)
        elif text:
            yield from _paragraph(text.replace("\u3000", " ") if role == "byline" else text, role)

    def _figure(self, element: Any) -> Iterator[Line]:
        if _runs_into(element):
            yield from (Line(_APART), Line(""))
        shown = [child for child in element.iter() if name_of(child) == "img"]
        captions = [child for child in element if name_of(child) == "figcaption"]
        for image in shown:
            yield Line(self._image(image))
        yield from (Line(_marked_place(child)) for child in element if child.get("data-src") is not None)
        for caption in captions:
            credit = [child for child in caption if "credit" in (child.get("class") or "").split()]
            words = self._words(caption, without=credit).strip()
            if words:
                yield Line(words, "caption")
            yield from (Line(self._words(one), "credit") for one in credit)
        for child in element:
            if (
                name_of(child) in _BLOCKS
                and child not in captions
                and "place" not in (child.get("class") or "")
            ):
                yield from self._block(child)
        yield Line("")

    def _note(self, element: Any) -> Iterator[Line]:
        lines = list(self.blocks(element))
        opening = lines[0].text if lines else ""
        if lines and not _PRINTED_CALL.match(opening):
            called = _NAMED_CALL.match(opening)
            name = called["name"] if called else _note_name(element.get("id") or "1")
            lines[0] = Line(f"[^{name}]: {opening[called.end() :] if called else opening}")
        yield from lines

    def _list(self, element: Any, depth: int) -> Iterator[Line]:
        for number, item in enumerate(
            (child for child in element if name_of(child) in ("li", "dt", "dd")), 1
        ):
            marker = f"{number}." if name_of(element) == "ol" else "-"
            marks = [mark for mark in item.iter() if "marker" in (mark.get("class") or "").split()]
            if marks and (said := "".join(marks[0].itertext())):
                marker = said
            run = [self._text(item.text)]
            inner: list[Line] = []
            for child in item:
                if name_of(child) in ("ul", "ol", "dl"):
                    inner += self._list(child, depth + 1)
                elif name_of(child) in ("p", "div") and not _holds_blocks(child):
                    run.append(self._words(child, without=marks) + " ")
                elif child not in marks:
                    run.append(self._inline(child))
                run.append(self._text(child.tail))
            words = _tidy("".join(run))
            bare = "unmarked" in (item.get("class") or "").split()
            yield Line(words) if bare else Line(f"{'   ' * depth}{marker} {words}", "list item")
            yield from inner

    def _table(self, element: Any) -> Iterator[Line]:
        for caption in (child for child in element if name_of(child) == "caption"):
            yield from _paragraph(self._words(caption), "")
        yield from map(Line, table_lines(element, self._words))
        yield Line("")

    # --- inlines -------------------------------------------------------------------------------------

    def _words(self, element: Any, without: Sequence[Any] = ()) -> str:
        parts = [self._text(element.text)]
        for child in element:
            if child not in without:
                parts.append(self._inline(child))
            parts.append(self._text(child.tail))
        return _tidy("".join(parts))

    def _inline(self, element: Any) -> str:
        name = name_of(element)
        classes = (element.get("class") or "").split()
        if not name or name in _SKIPPED:
            return ""
        if name == "br":
            return "<br>"
        if element.get("data-src") is not None:
            return _marked_place(element)
        if name == "img":
            return self._image(element)
        if name == "ruby":
            return _ruby(element)
        if name in _CODE and (code := " ".join("".join(element.itertext()).split("\n"))).strip():
            return _code_span(code)
        inner = self._raw(element)
        if name in _STRONG and inner.strip():
            return f"**{inner}**"
        if name in _EMPHASIS and inner.strip():
            return f"*{inner}*"
        if name == "u" and inner.strip():
            return f'<u class="wavy">{inner}</u>' if "work" in classes else f"<u>{inner}</u>"
        if name == "a":
            return self._link(element, inner)
        if "label" in classes or "name" in classes:
            return inner.replace("\u3000", " ")
        return inner

    def _link(self, element: Any, inner: str) -> str:
        href = element.get("href") or ""
        if "noteref" in f"{element.get('class') or ''} {element.get(_EPUB_TYPE) or ''}":
            mark = "".join(element.itertext()).strip()
            if _PRINTED_CALL.fullmatch(mark):
                return mark
            called = _NAMED_CALL.fullmatch(mark)
            return f"[^{called['name'] if called else _note_name(href.rpartition('#')[2] or mark)}]"
        address = href if re.match(r"(?:https?://|mailto:)", href) else self._lead(href)
        # A mark such as [7] calls a note, whatever its link leads to.
        if address and not re.search(r"[<>]", address) and any(c.isalpha() for c in inner):
            return f"[{inner}](<{address}>)" if re.search(r"[\s()]", address) else f"[{inner}]({address})"
        return inner

    def _image(self, element: Any) -> str:
        src = self._picture(element.get("src") or "")
        alt = _described(element.get("alt"))
        return f"![{alt}]({_address(src)})" if src else ""

    def _raw(self, element: Any) -> str:
        parts = [self._text(element.text)]
        for child in element:
            parts += (self._inline(child), self._text(child.tail))
        return "".join(parts)

    def _text(self, text: str | None) -> str:
        return _escaped(re.sub(r"[ \t\r\n\f]+", " ", _LINE_END.sub("", text or "")))


_ROLES = {
    "rubric": "rubric",
    "kicker": "kicker",
    "deck": "deck",
    "sign-off": "sign-off",
    "signature": "byline",
    "origin": "origin",
    "separator": "separator",
    "resumes": "paragraph",
}


def _runs_into(figure: Any) -> bool:
    """Says whether the figure's words would be taken for those of the figure above it, or the reverse."""
    above = figure.getprevious()
    if above is None or name_of(above) != "figure":
        return False
    return not (_has_picture(above) and _has_picture(figure))


def _has_picture(figure: Any) -> bool:
    return any(name_of(child) == "img" or child.get("data-src") is not None for child in figure.iter())


def _holds_blocks(element: Any) -> bool:
    return any(name_of(child) in _BLOCKS for child in element.iterdescendants())


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found[0], text)


def _tidy(text: str) -> str:
    return text.strip(" \n")


def _note_name(id: str) -> str:
    """Gives what Markdown calls a note by its id: of ours the number, of others the id."""
    return re.sub(r"[\[\]\s]", "", re.sub(r"^a-\d+-\d+-n", "", id))[:20] or "1"


def _marked_place(element: Any) -> str:
    """Gives the picture that a marked place stands for, as the seed named it."""
    return f"![{_described(element.get('aria-label'))}]({_address(element.get('data-src'))})"


def _described(words: str | None) -> str:
    """Gives a picture's description, in which nothing is markup and brackets have no place."""
    return " ".join((words or "").split()).translate({ord(bracket): None for bracket in "[]"})


def _address(src: str) -> str:
    return f"<{src}>" if re.search(r"[\s()]", src) else src


def _code_span(code: str) -> str:
    """Gives code between as many backticks as none of its rows has, parted from its own by blanks."""
    rows = {len(row) for row in re.findall("`+", code)}
    ticks = "`" * next(count for count in range(1, len(rows) + 2) if count not in rows)
    apart = " " if "`" in (code[0], code[-1]) or code[0] == code[-1] == " " else ""
    return f"{ticks}{apart}{code}{apart}{ticks}"


def _ruby(element: Any) -> str:
    """Gives ruby as HTML, which the reader knows, without the brackets that are for others."""
    parts = [element.text or ""]
    for child in element:
        if name_of(child) == "rt":
            parts.append(f"<rt>{''.join(child.itertext())}</rt>")
        elif name_of(child) not in ("rp", "rtc"):
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return f"<ruby>{''.join(part.strip() for part in parts)}</ruby>"


def _heading(text: str, level: int, role: str) -> Iterator[Line]:
    words = " ".join(text.replace("<br>", " ").replace("\u3000", " ").split())
    if words:
        yield Line(f"{'#' * min(level, 6)} {words}", role)
        yield Line("")


def _paragraph(text: str, role: str) -> Iterator[Line]:
    # Word writes a blank line as a paragraph with a blank in it.
    if text.strip():
        yield Line(text, role)
        yield Line("")


def _quoted(lines: Sequence[Line]) -> Iterator[Line]:
    while lines and not lines[-1].text:
        lines = lines[:-1]
    for line in lines:
        yield Line(f"> {line.text}" if line.text else ">", "quotation" if line.text else "")
    yield Line("")


def _first(lines: Iterator[Line], role: str) -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield Line(line.text, role) if number == 0 else line
