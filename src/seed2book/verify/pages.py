"""On which page of a finished PDF each part of the publication stands, read back from the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from seed2book.errors import VerificationError
from seed2book.leftward import runs_left
from seed2book.messages import _
from seed2book.model import Article, Publication
from seed2book.page_map import PageMap, PagePlace
from seed2book.verify.expected import units
from seed2book.verify.finished import drawn, read_apart
from seed2book.verify.letters import printed
from seed2book.verify.pdf import PrintedPage, read_named_pages, read_pages


def page_map(publication: Publication, path: Path) -> PageMap:
    """Gives where the pages of the PDF at `path` begin in the articles of `publication`.

    Whatever the make-up: articles may share a page, go on pages later, or take turns.

    Raises:
        VerificationError: the file cannot be read, or does not say what the publication says.
    """
    pages = read_pages(path)
    captions: dict[str, str] = {}
    for page in pages:
        for name, text in page.captions.items():
            captions[name] = captions.get(name, "") + text
    texts = {article.id: _lines(article, captions.get(article.id, "")) for article in publication.articles}
    reached: dict[str, tuple[_At, ...]] = dict.fromkeys(texts, (_START,))
    places, said = _named(publication, pages, path), dict.fromkeys(texts, 0)
    for page in pages:
        for article, text in page.pieces.items():
            if piece := drawn(text):
                lines, begins = texts.get(article, ()), reached.get(article, ())
                reached[article] = _reached(lines, begins, piece)
                if not reached[article]:
                    raise _unlike(path)
                begin = _behind(lines, begins[0], said[article])
                places.append(PagePlace(article, _offset(lines, begin), page.label))
        for article, text in page.captions.items():
            said[article] = said.get(article, 0) + len(drawn(text))
    if not all(any(_is_end(texts[name], at) for at in ends) for name, ends in reached.items()):
        raise _unlike(path)
    return PageMap(pages[0].source if pages else "", tuple(places))


def _unlike(path: Path) -> VerificationError:
    return VerificationError(
        _("{file}: it does not say what the seeds say, so the e-book cannot name its pages").format(
            file=path.name
        ),
        _("please report this; seed2book epub makes the e-book with the newspaper's own pages"),
    )


class _Line(NamedTuple):
    """A line of an article: its characters as printed, and the forms in which a page may draw them.

    A caption is drawn wherever its picture has room, and in no form here; `said` counts the characters that
    all captions up to it are drawn by.
    """

    text: str
    forms: tuple[str, ...]
    said: int = 0


class _At(NamedTuple):
    """A place in an article: so far into a form of a line; the form is open where a line begins."""

    line: int
    form: int
    read: int


_OPEN = -1
_START = _At(0, _OPEN, 0)


def _lines(article: Article, captions: str) -> tuple[_Line, ...]:
    parts, said, made = list(units(article)), 0, []
    apart, _ = read_apart(parts, captions)
    for number, unit in enumerate(parts):
        forms = tuple(dict.fromkeys(map(drawn, (unit.text, *unit.others))))
        if number in apart:
            said += len(forms[0])
            made.append(_Line(printed(unit.text), ("",), said))
        else:
            made.append(_Line(printed(unit.text), forms))
    return tuple(made)


def _behind(lines: Sequence[_Line], at: _At, said: int) -> _At:
    """Gives the place behind the captions there that former pages say, by so many characters in all."""
    while at.line < len(lines) and lines[at.line].forms == ("",) and lines[at.line].said <= said:
        at = _At(at.line + 1, _OPEN, 0)
    return at


def _is_end(lines: Sequence[_Line], at: _At) -> bool:
    return not at.read and not any(form for line in lines[at.line :] for form in line.forms)


def _reached(lines: Sequence[_Line], places: Sequence[_At], piece: str) -> tuple[_At, ...]:
    """Gives every place that reading `piece` from one of `places` leads to; none if it is not there."""
    found: list[_At] = []
    waiting = [(at, 0) for at in reversed(places)]
    while waiting:
        at, done = waiting.pop()
        if done == len(piece):
            found.append(at)
        elif at.line == len(lines):
            continue
        elif at.form == _OPEN:
            forms = range(len(lines[at.line].forms))
            waiting += (((_At(at.line, form, 0)), done) for form in reversed(forms))
        else:
            form = lines[at.line].forms[at.form]
            length = min(len(form) - at.read, len(piece) - done)
            # Where text runs to the left only its length tells how far a page has come in it.
            if form.startswith(piece[done : done + length], at.read) or runs_left(form):
                read = at.read + length
                after = at._replace(read=read) if read < len(form) else _At(at.line + 1, _OPEN, 0)
                waiting.append((after, done + length))
    return tuple(found)


def _offset(lines: Sequence[_Line], at: _At) -> int:
    """Gives how many printed characters of the article stand before the place."""
    before = sum(len(line.text) for line in lines[: at.line])
    if at.form == _OPEN or not at.read:
        return before
    line = lines[at.line]
    # Readings are no text: what is left is told from its end.
    plain, left = line.forms[0], len(line.forms[0])
    for character in reversed(line.forms[at.form][at.read :]):
        if left and plain[left - 1] == character:
            left -= 1
    seen = 0
    for number, character in enumerate(line.text):
        if seen == left and drawn(character):
            return before + number
        seen += len(drawn(character))
    return before + len(line.text)


def _named(publication: Publication, pages: Sequence[PrintedPage], path: Path) -> list[PagePlace]:
    """Gives the pages where editions and the colophon begin, as far as the file names these places."""
    named = read_named_pages(path)
    parts = [*(edition.id for edition in publication.editions), "colophon"]
    return [PagePlace(part, 0, pages[named[part]].label) for part in parts if part in named]
