"""Inline markup to inlines, where a text has any: bold, stress, lines along names, ruby, links, pictures.

CommonMark's rules, but friendly to Chinese: `**真，**她` is bold although a mark stands before the closing
asterisks and no blank after them (commonmark-spec#650). Markup that is not whole, HTML that is not known
and addresses that are not of the web stay text, as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from seed2book.model import (
    CodeSpan,
    Doubt,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Marked,
    ProperNoun,
    Ruby,
    Strong,
    Text,
    WorkTitle,
)

UNREAD = "□\ufffd"
"""What stands for a character that could not be read: the OCR's, and the decoder's."""

# Marks over a letter belong to what stands for it: alone they would be drawn over a dotted circle.
_OVER = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
# A base, in `<rb>` or not, and its readings, in brackets for those who cannot show ruby, or not; end tags may
# be missing, as HTML allows (HTML §4.5.10).
_BASE = r"(?:\s*+(?:<rb>)?[^<>]++(?:</rb>)?)"
_READING = r"(?:\s*+(?:<rp>[^<>\w]*+(?:</rp>)?)?\s*+<rt>[^<>]*+(?:</rt>)?\s*+(?:<rp>[^<>\w]*+(?:</rp>)?)?)"
_ANNOTATED = f"(?:{_BASE}++{_READING}++)"
_MARKED = re.compile(r"[*_\[<\\`□\ufffd]")
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\[*_`\[\]<!\\])
    | (?P<code>(?P<ticks>`++)[^`]++(?:(?!(?P=ticks)(?!`))`++[^`]++)*+(?P=ticks)(?!`))
    | (?P<row>`++)
    | (?P<stars>\*++)
    | (?P<lines>_++)
    | (?P<break><br\s?/?>)
    | (?P<tag></?(?:b|strong|i|em|u)>|<u\s[^<>]*+>)
    | (?P<ruby><ruby(?:\s[^<>]*+)?>{_ANNOTATED}++</ruby>)
    | (?P<auto><(?:https?://|mailto:)[^\s<>]++>)
    | (?P<picture>!\[[^\[\]]*+\]\([^()]*+(?:\([^()]*+\)[^()]*+)*+\))
    | (?P<link>\[[^\[\]]++\]\((?:<[^<>]*+>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)\))
    | (?P<doubt>(?:[{UNREAD}][{_OVER}]*+)++)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*(?:<([^<>]*)>|(\S*))(?:\s+[\"'“](.*)[\"'”])?\s*\)", re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\(<?(.*?)>?\)")
_ANNOTATION = re.compile(f"(?P<base>{_BASE}++)(?P<readings>{_READING}++)", re.IGNORECASE)
_READ = re.compile(r"<rt>([^<>]*)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_WITHIN = re.compile(r"(?![/#]*$)(?:[^#:?/\\][^#:?\\]*\.(?:md|markdown|txt))?(?:#[^#]+)?", re.IGNORECASE)
# A picture that is written out in the text (RFC 2397): nothing is fetched for it.
_EMBEDDED = re.compile(r"data:image/[a-z0-9.+-]+;base64,", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")
_KINDS: Mapping[str, type[Marked]] = {
    **dict.fromkeys(("**", "__", "b", "strong"), Strong),
    **dict.fromkeys(("*", "_", "i", "em"), Emphasis),
    "u": ProperNoun,
}
_WAVY = re.compile(r"\b(?:wavy|work)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """Markup that was opened: its mark, how it is printed, and the inlines and plain characters since."""

    mark: str
    printed: str
    inside: list[Inline | str] = field(default_factory=list)


def parse_inlines(text: str) -> tuple[Inline, ...]:
    """Gives the inlines of a passage; their characters are those of `text` but for the markup used up.

    A link's address is of the web or mail, or names a seed or a heading (`other.md#heading`), which is then
    `written` and has no `href` yet; any other stays as printed. A picture keeps its `src` only where
    it is a path below the seeds' folder, else `src` is empty: the picture is not there. Never nested deeper
    than the kinds of markup there are; linear in the length of `text`.
    """
    if not _MARKED.search(text):
        return (Text(text),) if text else ()
    return _Parser(text).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.open = [_Open("", "")]

    def parse(self) -> tuple[Inline, ...]:
        done = 0
        for token in _TOKEN.finditer(self.text):
            self._plain(self.text[done : token.start()])
            done = token.end()
            match token.lastgroup:
                case "stars" | "lines":
                    self._delimiters(token)
                case "tag":
                    self._tag(token[0])
                case "escape":
                    self._plain(token[0][1:])
                case "break":
                    self._add(LineBreak())
                case "doubt":
                    self._add(Doubt(token[0]))
                case "ruby":
                    self._ruby(token[0])
                case "auto":
                    address = token[0][1:-1]
                    self._add(Link(address, (Text(address.removeprefix("mailto:")),)))
                case "picture":
                    self._picture(token[0])
                case "link":
                    self._link(token[0])
                case "code":
                    self._add(CodeSpan(_bare(token[0])))
                case _:  # a row of backticks that closes nothing
                    self._plain(token[0])
        self._plain(self.text[done:])
        while len(self.open) > 1:
            self._give_up()
        return _merged(self.open[0].inside)

    def _add(self, inline: Inline) -> None:
        self.open[-1].inside.append(inline)

    def _plain(self, text: str) -> None:
        if text:
            self.open[-1].inside.append(text)

    def _give_up(self) -> None:
        """Takes the innermost markup for text, since its end never comes."""
        lost = self.open.pop()
        self._plain(lost.printed)
        self.open[-1].inside += lost.inside

    def _opens(self, mark: str, printed: str) -> None:
        self.open.append(_Open(mark, printed))

    def _closes(self, mark: str) -> bool:
        """Closes `mark` where it is open and holds something."""
        at = next((at for at, markup in enumerate(self.open) if markup.mark == mark), 0)
        if not at or (at == len(self.open) - 1 and not self.open[at].inside):
            return False
        while len(self.open) - 1 > at:
            self._give_up()
        closed = self.open.pop()
        kind = WorkTitle if _WAVY.search(closed.printed) else _KINDS[mark]
        self._add(kind(_merged(closed.inside)))
        return True

    def _is_open(self, mark: str) -> bool:
        return any(markup.mark == mark for markup in self.open)

    def _delimiters(self, token: re.Match[str]) -> None:
        run = token[0]
        if len(run) > 3:  # a row of asterisks, a blank to be filled in
            self._plain(run)
            return
        before = self.text[token.start() - 1 : token.start()]
        after = self.text[token.end() : token.end() + 1]
        inside_word = _is_latin(before) and _is_latin(after)
        if run[0] == "_":
            # Underscores work at the edges of words only, and every Han character is a word's.
            can_open = bool(after.strip()) and not before.isalnum()
            can_close = bool(before.strip()) and not after.isalnum()
        else:
            can_open = bool(after.strip()) and (len(run) > 1 or not inside_word)
            can_close = bool(before.strip()) and (len(run) > 1 or not inside_word)
        for mark in self._marks(run):
            if not (can_close and self._closes(mark)):
                if can_open and not self._is_open(mark):
                    self._opens(mark, mark)
                else:
                    self._plain(mark)

    def _marks(self, run: str) -> tuple[str, ...]:
        """Parts three into two and one: the inner first where both are closed."""
        if len(run) < 3:
            return (run,)
        double, single = run[:2], run[0]
        return (single, double) if self.open[-1].mark == single else (double, single)

    def _tag(self, printed: str) -> None:
        name = printed.strip("</>").split()[0].lower()
        if printed.startswith("</"):
            if not self._closes(name):
                self._plain(printed)
        elif self._is_open(name):
            self._plain(printed)
        else:
            self._opens(name, printed)

    def _ruby(self, printed: str) -> None:
        """Adds each base with what is read above it; several readings in a row are one, in their order."""
        for found in _ANNOTATION.finditer(printed, printed.index(">") + 1):
            base = " ".join(_TAG.sub("", found["base"]).split())
            reading = " ".join(" ".join(_READ.findall(found["readings"])).split())
            self._add(Ruby(base, reading) if base and reading else Text(base or reading))

    def _picture(self, printed: str) -> None:
        picture = _PICTURE.fullmatch(printed)
        if picture is None:
            self._plain(printed)
            return
        alt = " ".join(words for words in (picture[1], picture[4]) if words)
        self._add(Image(_local(picture[2] or picture[3] or ""), alt))

    def _link(self, printed: str) -> None:
        link = _LINK.fullmatch(printed)
        label, between, rest = printed.partition("](")
        if link and _ADDRESS.fullmatch(link[2]):
            self._add(Link(link[2], parse_inlines(link[1])))
        elif link and _WITHIN.fullmatch(link[2]):
            self._add(Link("", parse_inlines(link[1]), link[2]))
        else:
            self._plain("[")
            self.open[-1].inside += parse_inlines(label[1:])
            self._plain(between + rest)


def _merged(inside: Iterable[Inline | str]) -> tuple[Inline, ...]:
    """Gives the inlines with each run of plain characters as one Text."""
    inlines: list[Inline] = []
    plain: list[str] = []
    for inline in inside:
        match inline:
            case str(text) | Text(text):
                plain.append(text)
            case _:
                if plain:
                    inlines.append(Text("".join(plain)))
                    plain.clear()
                inlines.append(inline)
    if plain:
        inlines.append(Text("".join(plain)))
    return tuple(inlines)


def _bare(code: str) -> str:
    """Gives code without its backticks and the blanks that part it from them (CommonMark, "code spans")."""
    inside = code.strip("`")
    return inside[1:-1] if inside.strip() and inside[0] == inside[-1] == " " else inside


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _local(path: str) -> str:
    """Gives `path` as one below the seeds' folder or the picture itself; nothing where it leads away."""
    if _EMBEDDED.match(path):
        return path
    path = unquote(path)
    if _SCHEME.match(path) or ".." in path.replace("\\", "/").split("/") or "\x00" in path:
        return ""
    return path.removeprefix("./")
