"""Gives each line of a seed its role. The story of the stage; each step is a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from seed2book.source import Kind, Line, SeedKind
from seed2book.structure.books.chapters import judge_chapters
from seed2book.structure.markup.footnotes import below_notes
from seed2book.structure.newspaper.bare_names import judge_names
from seed2book.structure.newspaper.captions import judge_captions
from seed2book.structure.newspaper.columns import Columns, find_columns, text_lines
from seed2book.structure.newspaper.headings import judge_headings
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.plain import judge_short_lines
from seed2book.structure.newspaper.recognise import recognise
from seed2book.structure.newspaper.texts import judge_texts
from seed2book.structure.newspaper.verse import judge_verse
from seed2book.structure.roles import Judged, Role, RoleKind

# In these bold print means nothing: engines set names and captions in it as they set headings.
_PLAIN = frozenset(
    {
        *(RoleKind.SIGNATURE, RoleKind.SIGN_OFF, RoleKind.LABEL, RoleKind.ORIGIN, RoleKind.JUMP),
        *(RoleKind.CAPTION, RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.NOTICE),
    }
)
_GOES_ON_NOTE = Role(RoleKind.PARAGRAPH, 0.95, ("it is set in below the first line of a note",))


def classify(
    lines: Sequence[Line],
    kind: SeedKind = SeedKind.NEWSPAPER,
    said: Mapping[int, Role] = MappingProxyType({}),
) -> tuple[Judged, ...]:
    """Gives every line of one seed its role, with confidence and evidence, in the order of the lines.

    A book's and a document's lines are judged by their chapters (`judge_chapters`), a newspaper's as follows.

    First come the lines that say themselves what they are, and those of a print column are put together. Then
    come verse, names, short lines and headings by weighed evidence, last what depends on where the articles
    begin. `said` gives the lines, by their places, whose role the user says: what stands beside them is
    judged by that.
    """
    judged = _judge_page(lines, said) if kind is SeedKind.NEWSPAPER else judge_chapters(lines, kind)
    below = below_notes(lines)
    return tuple(
        replace(item, role=_GOES_ON_NOTE, opens=False, goes_on=True)
        if at in below and at not in said
        else item
        for at, item in enumerate(judged)
    )


def _judge_page(lines: Sequence[Line], said: Mapping[int, Role]) -> tuple[Judged, ...]:
    page = Page(lines, said)
    recognise(page)
    columns = find_columns(page)
    if columns.found:
        texts = columns.texts
        page = Page(
            text_lines(page, columns), {n: said[one[0]] for n, one in enumerate(texts) if one[0] in said}
        )
        recognise(page)
    page.cut = [columns.full[text[-1]] for text in columns.texts]
    _judge_texts(page)
    return tuple(_per_line(page, lines, columns))


def _judge_texts(page: Page) -> None:
    judge_verse(page)
    judge_names(page)
    judge_captions(page)
    headings = judge_short_lines(page)
    judge_headings(page, headings)
    judge_texts(page)


def _per_line(page: Page, lines: Sequence[Line], columns: Columns) -> Iterator[Judged]:
    """Gives each line the role of the text that it is part of."""
    for n, text in enumerate(columns.texts):
        role = page.role(n)
        if role is None:  # every text has one by now, but a line is never lost for want of a role
            kind = RoleKind.PARAGRAPH if page.lines[n].kind is Kind.TEXT else RoleKind.UNKNOWN
            page.judge(n, kind, 0.5, "nothing spoke for it")
            role = page.role(n)
        assert role is not None
        for i in text:
            first = i == text[0]
            line = page.lines[n] if page.bold[n] and role.kind in _PLAIN else lines[i]
            yield Judged(line, role, page.opens[n] and first, columns.full[i], goes_on=not first)
