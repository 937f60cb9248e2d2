"""The outline of a book: which of its lines head parts, chapters and sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from seed2book.source import Kind, Line
from seed2book.structure.books.chapter_lines import Mark, Rank, is_contents_line, read_mark
from seed2book.structure.books.numbered import numbered_headings
from seed2book.structure.books.printed_contents import NAMES, PrintedContents, entry_key, printed_contents
from seed2book.structure.wording.keys import Ending, ending, key

_FEWEST_LISTED = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a seed by the place of their line, from 0.

    `marks` are in order, with their rank in this book. `listed` are the lines of a printed list of contents,
    which say the same as the headings further down. `named` are those that carry a number or a name of a
    book's parts; of these, `told` are those that only the list of contents names, and `numbered` those of a
    manual (1, 1.1). Others are headings because the seed marks them so.
    """

    marks: Mapping[int, Mark]
    listed: frozenset[int]
    named: frozenset[int]
    told: frozenset[int] = frozenset()
    numbered: frozenset[int] = frozenset()


def outline(lines: Sequence[Line]) -> Outline:
    """Gives the headings of a book or document.

    A line that only looks like a heading (`第三章的内容我们以后再说。`, `第一回合`) is none: it has to stand
    where the text before it is finished, and where its title follows without a blank its number has to be
    the next. A line that a list of contents names is one, whatever its form.
    """
    found = _candidates(lines)
    contents = printed_contents(lines)
    listed = _listed(lines, found) | contents.entries
    named = {at: mark for at, mark in found.items() if at not in listed}
    numbered = {at: mark for at, mark in numbered_headings(lines, listed).items() if at not in named}
    named |= numbered
    told = _told(lines, contents, named)
    named |= told
    marked = {
        at: line.level
        for at, line in enumerate(lines)
        if line.kind is Kind.HEADING and at not in named and at not in listed
    }
    ranked = _ranked(named)
    ranked.update(_ranked_by_level(lines, ranked, marked))
    return Outline(
        dict(sorted(ranked.items())), listed, frozenset(named), frozenset(told), frozenset(numbered)
    )


def _told(lines: Sequence[Line], contents: PrintedContents, named: Mapping[int, Mark]) -> dict[int, Mark]:
    """Gives the plain lines that are headings because the list of contents names them.

    What the list sets in stands below what it does not.
    """
    margin = min((lines[entry].indent_em for entry in contents.entries), default=0.0)
    return {
        at: Mark(Rank.SECTION if lines[entry].indent_em >= margin + 1 else Rank.CHAPTER, "", None, "")
        for at, entry in contents.titles.items()
        if at not in named and lines[at].kind is Kind.TEXT and _stands_alone(lines, at, named)
    }


def _candidates(lines: Sequence[Line]) -> dict[int, Mark]:
    found: dict[int, Mark] = {}
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.kind not in (Kind.TEXT, Kind.HEADING):
            continue
        mark = read_mark(line.text.strip("*_") if line.text[:2] in ("**", "__") else line.text)
        if mark is None:
            continue
        marked = line.kind is Kind.HEADING or line.text[:2] in ("**", "__")
        if not marked and not _stands_alone(lines, at, found):
            continue
        follows = mark.number is not None and mark.number in (1, last.get(mark.unit, 0) + 1)
        if mark.glued and not marked and not follows:
            continue
        found[at] = mark
        if mark.number is not None:
            last[mark.unit] = mark.number
    return found


def _stands_alone(lines: Sequence[Line], at: int, found: Mapping[int, Mark]) -> bool:
    """True where the text above is finished, so that the line is not its continuation."""
    if at == 0 or lines[at].blanks_before or at - 1 in found or lines[at - 1].kind is not Kind.TEXT:
        return True
    above = key(lines[at - 1].text[-40:])
    return ending(above) not in (Ending.WORD, Ending.COMMA, Ending.SEMICOLON) or len(above) < 12


def _listed(lines: Sequence[Line], found: Mapping[int, Mark]) -> frozenset[int]:
    """Finds headings with nothing between them that come again further down, or lead to page numbers."""
    plain = {at: entry_key(lines[at].text) for at in found}
    times = Counter(plain.values())
    listed: set[int] = {at for at in found if is_contents_line(lines[at].text)}
    run: list[int] = []
    for at in [*sorted(found), len(lines) + 1]:
        if run and at != run[-1] + 1:
            again = sum(times[plain[n]] > 1 for n in run)
            if len(run) >= _FEWEST_LISTED and again >= 0.6 * len(run):
                # Where the list runs straight on into the first chapter, its first entry comes again.
                texts = [plain[n] for n in run]
                own = next((n for n, text in enumerate(texts) if text in texts[:n]), len(run))
                if own == len(run) and times[texts[-1]] == 1 and _stands_off(lines, run):
                    own -= 1
                listed.update(run[:own])
            run = []
        run.append(at)
    return frozenset(at for at in listed if plain.get(at, "") not in NAMES)


def _stands_off(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """True if the last of these lines has more blank lines above it than those before have between them."""
    *between, last = (lines[at].blanks_before for at in run[1:])
    return last > max(between, default=last)


def _ranked(named: Mapping[int, Mark]) -> dict[int, Mark]:
    """Gives each heading its rank in this book: where there are no chapters, the next below or above are."""
    ranks = {mark.rank for mark in named.values() if mark.number is not None}
    if Rank.CHAPTER in ranks or not ranks:
        return dict(named)
    # A book in 卷 and 节 has chapters called 节; one in 篇 alone has chapters called 篇.
    instead = Rank.SECTION if Rank.SECTION in ranks else Rank.PART
    return {
        at: replace(mark, rank=Rank.CHAPTER) if mark.rank is instead else mark for at, mark in named.items()
    }


def _ranked_by_level(
    lines: Sequence[Line], named: Mapping[int, Mark], marked: Mapping[int, int]
) -> dict[int, Mark]:
    """Gives the headings that only the seed's marks tell their rank, from their level."""
    if not marked:
        return {}
    chapters = [
        lines[at].level for at, mark in named.items() if mark.rank is Rank.CHAPTER and lines[at].level
    ]
    first = min(marked)
    if chapters:
        level = Counter(chapters).most_common(1)[0][0]
    elif named:
        return {at: Mark(Rank.SECTION, "", None, "") for at in marked if at > min(named)}
    else:
        levels = sorted(marked.values())
        # One heading above all others is the title of the whole.
        alone = levels.count(levels[0]) == 1 and marked[first] == levels[0] and len(levels) > 1
        level = levels[1] if alone else levels[0]
    ranked = {}
    for at, own in marked.items():
        if own < level and at == first:
            continue  # the title of the whole
        rank = Rank.PART if own < level else Rank.CHAPTER if own == level else Rank.SECTION
        ranked[at] = Mark(rank, "", None, "")
    return ranked
