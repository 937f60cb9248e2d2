"""Verse: short lines set line by line, which no one may join."""

from __future__ import annotations

from collections.abc import Iterator

from seed2book.source import Kind
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import Ending
from seed2book.structure.wording.series import names_set

_LONGEST_EM = 20.0
_WIDEST_ALONE_EM = 16.0
_LONGEST_POEM = 60
_MARKED = (Ending.STOP, Ending.COMMA, Ending.SEMICOLON)


def judge_verse(page: Page) -> None:
    """Finds stanzas: four and more short lines that all end in a mark, or none of which does.

    Shorter stanzas count beside such a one, and where nothing else stands under a title and a name. Lines of
    a list (with numbers, bullets or quotation marks) and the full lines of a narrow column are none.
    """
    for first, end in _poems_alone(page):
        for i in range(first, end):
            page.judge(i, RoleKind.VERSE, 0.8, "nothing but short lines under a title and a name")
    runs = _short_runs(page)
    sure = [_stanza(page, first, end) for first, end in runs]
    for first, end in _stanzas_apart(page, runs):
        if _stanza(page, runs[first][0], runs[end - 1][1]):
            sure[first:end] = [True] * (end - first)
    for n, (first, end) in enumerate(runs):
        beside = any(
            0 <= m < len(runs)
            and sure[m]
            and not _anything_between(page, runs[min(n, m)][1], runs[max(n, m)][0])
            for m in (n - 1, n + 1)
        )
        if sure[n] or (beside and end - first >= 2):
            sure[n] = True
            for i in range(first, end):
                page.judge(
                    i, RoleKind.VERSE, 0.9 if end - first >= 4 else 0.75, "short lines set as verse is"
                )


def _poems_alone(page: Page) -> Iterator[tuple[int, int]]:
    """Ranges of short lines that are all of an article, and the stanzas under a title such as 诗二首."""
    following = len(page)
    for head in range(len(page) - 1, -1, -1):
        if page.widths[head] <= _WIDEST_ALONE_EM and names_set(page.keys[head]):
            yield from _poems_of_set(page, head, following)
        if not page.is_marked(head):
            continue
        first, end = head + 2, following
        following = head
        if page.kind(head + 1) is not RoleKind.SIGNATURE or not 3 <= end - first <= _LONGEST_POEM:
            continue
        if not all(_alone(page, i) for i in range(first, end)):
            continue
        stanzas = list(_solid(page, first, end))
        longest = max(last - start for start, last in stanzas)
        if longest > 2 or (longest == 2 and len(stanzas) > 1):
            yield from [] if _in_column(page, first, end) else stanzas


def _poems_of_set(page: Page, head: int, limit: int) -> Iterator[tuple[int, int]]:
    """The stanzas of poems each with its title, short and by itself, up to the next marked heading."""
    first = head + 1 + (page.kind(head + 1) is RoleKind.SIGNATURE)
    end = first
    while end < min(limit, first + _LONGEST_POEM) and (
        _titles_poem(page, end) or _alone(page, end, spoken=True)
    ):
        end += 1
    titles, begun = 0, False
    for start, last in _solid(page, first, end) if end > first else ():
        if last - start == 1:
            titles += 1
        elif any(_titles_poem(page, i) for i in range(start, last)):
            return  # `社员唱到日头高。 / 夜战`: the stanzas show themselves
        elif 1 <= titles <= 2 or (begun and page.marked):
            yield start, last
            titles, begun = 0, True
        else:
            return


def _alone(page: Page, i: int, *, spoken: bool = False) -> bool:
    return page.widths[i] <= _WIDEST_ALONE_EM and _verse_line(page, i, spoken=spoken)


def _solid(page: Page, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts a range of lines at its blank lines."""
    start = first
    for i in range(first + 1, end + 1):
        if i == end or page.lines[i].blanks_before:
            yield start, i
            start = i


def _in_column(page: Page, first: int, end: int) -> bool:
    """True where all lines but the last are of one width: prose in a narrow column."""
    widths = page.widths[first : end - 1]
    return max(widths) - min(widths) <= 1.5 and page.endings[end - 2] is Ending.WORD


def _stanzas_apart(page: Page, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges of runs that only blank lines part, under a heading or a name, of six short lines and more."""
    n = 0
    while n < len(runs):
        end = n + 1
        while end < len(runs) and runs[end][0] == runs[end - 1][1]:
            end += 1
        first, last = runs[n][0], runs[end - 1][1]
        titled = first > 0 and (page.kind(first - 1) is RoleKind.SIGNATURE or page.is_marked(first - 1))
        if end - n >= 2 and titled and last - first >= 6 and max(page.widths[first:last]) <= 14:
            yield n, end
        n = end


def _short_runs(page: Page) -> list[tuple[int, int]]:
    runs, i = [], 0
    while i < len(page):
        end = i
        while end < len(page) and _verse_line(page, end) and (end == i or page.lines[end].blanks_before == 0):
            end += 1
        if end - i >= 2:
            runs.append((i, end))
        i = max(end, i + 1)
    return runs


def _verse_line(page: Page, i: int, *, spoken: bool = False) -> bool:
    """True for a line that may be one of verse; with `spoken` also `他写：你妈说天冷了`."""
    return (
        page.lines[i].kind is Kind.TEXT
        and page.is_open(i)
        and not page.cut[i]
        and page.widths[i] <= _LONGEST_EM
        and not page.numbered(i)
        and not page.bulleted(i)
        and page.lead(i) is None
        and ("：" not in page.keys[i] or (spoken and " " not in page.keys[i]) or _in_measure(page, i))
        and not _titles_poem(page, i)
    )


def _in_measure(page: Page, i: int) -> bool:
    """True for a line that ends in a colon between lines as wide as itself: `要问那人名和姓：`."""
    text = page.keys[i]
    if not 0 < i < len(page) - 1 or text.find("：") != len(text) - 1:
        return False
    solid = page.lines[i].blanks_before == page.lines[i + 1].blanks_before == 0
    return solid and page.widths[i - 1] == page.widths[i] == page.widths[i + 1] <= 12


def _titles_poem(page: Page, i: int) -> bool:
    """True for a title between poems: short, unmarked, after a stop, over lines that all end in marks."""
    if i + 2 >= len(page) or page.endings[i] is not Ending.WORD or page.widths[i] > 9:
        return False
    after_stop = i == 0 or page.endings[i - 1] in (Ending.STOP, Ending.NOTHING) or page.widths[i - 1] <= 9
    below = (i + 1, i + 2)
    verse = all(4 <= page.widths[n] <= _LONGEST_EM and page.endings[n] in _MARKED for n in below)
    return after_stop and verse and min(page.widths[n] for n in below) >= page.widths[i]


def _stanza(page: Page, first: int, end: int) -> bool:
    count = end - first
    if count < 4:
        return False
    keys = page.keys[first:end]
    if sum(k[0] == "“" and k[-1] == "”" for k in keys) > count / 2:
        return False
    marked = sum(page.endings[i] is not Ending.WORD for i in range(first, end))
    inner = sum(any(m in k[2:-1] for m in "。；！？") for k in keys)
    if inner > count / 4:
        return False
    widths = page.widths[first:end]
    if marked >= 0.75 * count:
        return max(widths) - min(widths) <= 4 or max(widths) <= 16
    free = marked <= 0.25 * count
    return free and (
        count >= 6 or page.lines[first - 1].kind is Kind.HEADING or page.kind(first - 1) is not None
    )


def _anything_between(page: Page, first: int, end: int) -> bool:
    return any(page.kind(i) is not RoleKind.VERSE for i in range(first, end))
