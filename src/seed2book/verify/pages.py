"""On which page of a finished PDF each part of the publication stands, read back from the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from seed2book.errors import VerificationError
from seed2book.model import Article, Publication
from seed2book.page_map import PageMap, PagePlace
from seed2book.verify.expected import units
from seed2book.verify.finished import drawn
from seed2book.verify.letters import printed
from seed2book.verify.pdf import PrintedPage, read_named_pages, read_pages

# A piece that two articles could go on with is tried in both; only texts made to mislead get here.
_PATIENCE = 100_000


def page_map(publication: Publication, path: Path) -> PageMap:
    """Gives where the pages of the PDF at `path` begin in the articles of `publication`.

    Works from the text alone, whatever the make-up: articles may share a page, go on pages later, or take
    turns. Only an article's own pieces must follow each other in the order of its text.

    Raises:
        VerificationError: the file cannot be read, or does not say what the publication says.
    """
    pages = read_pages(path)
    pieces = [_Piece(page.label, drawn(text)) for page in pages for text in page.pieces]
    articles = tuple(publication.articles)
    texts = [_lines(article) for article in articles]
    owners = _owners([piece for piece in pieces if piece.text], texts)
    if owners is None:
        raise VerificationError(
            f"{path.name}: its articles cannot be told apart, so the e-book cannot name its pages",
            "please report this; seed2book epub makes the e-book with the newspaper's own pages",
        )
    places = _named(publication, pages, path)
    for label, owner, at in owners:
        places.append(PagePlace(articles[owner].id, _offset(texts[owner], at), label))
    return PageMap(pages[0].source if pages else "", tuple(places))


class _Piece(NamedTuple):
    label: str
    text: str


class _Line(NamedTuple):
    """A line of an article: its characters as printed, and the forms in which a page may draw them."""

    text: str
    forms: tuple[str, ...]


class _At(NamedTuple):
    """A place in an article: so far into a form of a line; the form is open where a line begins."""

    line: int
    form: int
    read: int


class _Owned(NamedTuple):
    """The article that a piece of a page belongs to, and where in it the piece begins."""

    label: str
    owner: int
    at: _At


_OPEN = -1
_START = _At(0, _OPEN, 0)


def _lines(article: Article) -> tuple[_Line, ...]:
    return tuple(
        _Line(printed(unit.text), tuple(dict.fromkeys(map(drawn, (unit.text, *unit.others)))))
        for unit in units(article)
    )


def _owners(pieces: Sequence[_Piece], texts: Sequence[tuple[_Line, ...]]) -> list[_Owned] | None:
    """Gives the owner of every piece, so that each article is read from its first line to its last.

    A piece that an article under way can go on with is its; otherwise it begins the next article that it
    fits. Where this leads nowhere the last choice is taken back.
    """
    under_way: dict[int, tuple[_At, ...]] = {}
    begun: set[int] = {number for number, text in enumerate(texts) if not text}
    made: list[tuple[_Owned, tuple[_At, ...] | None]] = []
    choices: list[Iterator[tuple[int, tuple[_At, ...]]]] = []
    steps = 0
    while len(made) < len(pieces) or under_way or len(begun) < len(texts):
        if len(choices) == len(made):
            more = pieces[len(made)].text if len(made) < len(pieces) else None
            choices.append(_choices(more, texts, dict(under_way), frozenset(begun)) if more else iter(()))
        steps += 1
        if steps > _PATIENCE + len(pieces):
            return None
        choice = next(choices[-1], None)
        if choice is None:
            choices.pop()
            if not made:
                return None
            undone, before = made.pop()
            if before is None:
                begun.discard(undone.owner)
                under_way.pop(undone.owner, None)
            else:
                under_way[undone.owner] = before
            continue
        owner, reached = choice
        before = under_way.pop(owner, None)
        made.append((_Owned(pieces[len(made)].label, owner, before[0] if before else _START), before))
        begun.add(owner)
        if not any(at.line == len(texts[owner]) for at in reached):
            under_way[owner] = reached
    return [owned for owned, _ in made]


def _choices(
    piece: str,
    texts: Sequence[tuple[_Line, ...]],
    under_way: dict[int, tuple[_At, ...]],
    begun: frozenset[int],
) -> Iterator[tuple[int, tuple[_At, ...]]]:
    # What was read last stands last.
    fresh = (number for number in range(len(texts)) if number not in begun)
    for owner in chain(reversed(list(under_way)), fresh):
        reached = _reached(texts[owner], under_way.get(owner, (_START,)), piece)
        if reached:
            yield owner, reached


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
            if form.startswith(piece[done : done + length], at.read):
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
    # Readings and a table's heading, drawn once more, are no text: what is left is told from its end.
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
