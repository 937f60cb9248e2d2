"""Print columns: where the print's line ends, the file's line ends. Finds them, and what is one text in them.

A column shows itself in the widths: its lines are as wide as each other, and most of them end in the middle
of a sentence. What is one text is then judged as one, as it is on a page with a line for every paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seed2book.source import Kind, Line, Span
from seed2book.structure.newspaper.cuts import ENOUGH, Cut, judge_cut
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import HEADINGS, RoleKind
from seed2book.structure.wording.credits import split_credit
from seed2book.structure.wording.glue import glue
from seed2book.structure.wording.keys import Ending, ending

_NARROWEST_EM, _WIDEST_EM = 6, 50
# How far a full line may fall short of its column, and hang over it.
_SHORT_EM, _OVER_EM = 2.5, 3.0
_FEWEST = 8
_INDENTED_EM = 1.5
_WIDEST_INDENT_EM = 2.5
_SEEN = 60
_PROSE_MARKS = frozenset("，。；：、")
_SENTENCE_MARKS = frozenset("。；")
# What is never the end of a text, and what may be the end of one torn in its last words.
_APART = frozenset(
    {RoleKind.FOLIO, RoleKind.JUMP, RoleKind.ORIGIN, RoleKind.IMAGE, RoleKind.NOTE, RoleKind.NOTICE}
)
_CLOSING = frozenset({RoleKind.SIGNATURE, RoleKind.CREDIT, RoleKind.CAPTION, RoleKind.SIGN_OFF})
_ONE_LINE = frozenset({RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.JUMP, RoleKind.IMAGE})


@dataclass(frozen=True, slots=True)
class Columns:
    """`full` says of each line whether it fills its column; `texts` which lines are one text, in order."""

    full: tuple[bool, ...]
    texts: tuple[range, ...]

    @property
    def found(self) -> bool:
        """True if any text has more than one line."""
        return any(len(lines) > 1 for lines in self.texts)


def find_columns(page: Page) -> Columns:
    """Gives the columns of a page on which `recognise` has been.

    A page without columns has as many texts as lines.
    """
    full = _full_lines(page)
    if not any(full):
        return Columns(tuple(full), tuple(range(i, i + 1) for i in range(len(page))))
    begins = _beginnings(page, full)
    full = [full[i] and not _is_heading(page, i, full, begins) for i in range(len(page))]
    resumed = _resumed(page, full)
    starts = [
        i == 0 or not full[i - 1] or not _continues(page, i, full, begins, resumed=resumed[i])
        for i in range(len(page))
    ]
    firsts = [i for i, start in enumerate(starts) if start]
    ends = [*firsts[1:], len(page)]
    return Columns(tuple(full), tuple(range(a, b) for a, b in zip(firsts, ends, strict=True)))


def text_lines(page: Page, columns: Columns) -> tuple[Line, ...]:
    """Gives a line for every text, to be judged in place of its lines; its span holds them all."""
    return tuple(_put_together([page.marked_up[i] for i in lines]) for lines in columns.texts)


def _put_together(lines: Sequence[Line]) -> Line:
    first, last = lines[0], lines[-1]
    if first is last:
        return first
    parts = [first.text]
    for line in lines[1:]:
        parts += (glue(parts[-1], line.text), line.text)
    return first._replace(text="".join(parts), span=Span(first.span.file, first.span.first, last.span.last))


# --- which lines are full ------------------------------------------------------------------------------


def _full_lines(page: Page) -> list[bool]:
    full = [False] * len(page)
    for lines, share in (*_whole_page(page), *_runs(page)):
        for i in _of_one_measure(page, lines, share):
            full[i] = True
    return full


def _whole_page(page: Page) -> Iterator[tuple[Sequence[int], float]]:
    """All lines of text, if they are enough to show the measure of a page; headings are among them."""
    lines = [i for i in range(len(page)) if page.lines[i].kind is Kind.TEXT and not page.heads(i)]
    if len(lines) >= _FEWEST:
        yield lines, 0.25


def _runs(page: Page) -> Iterator[tuple[Sequence[int], float]]:
    """Runs of plain lines with the same distance between them: three lines set solid, eight set apart."""
    i = 0
    while i < len(page):
        end = i + 1
        if _is_plain(page, i) and end < len(page):
            blanks = page.lines[end].blanks_before
            while end < len(page) and _is_plain(page, end) and page.lines[end].blanks_before == blanks:
                end += 1
            if end - i >= (3 if blanks == 0 else _FEWEST):
                # Of three lines the last may be short.
                yield range(i, end), (0.7 if blanks else 0.5) * (1 - 1 / (end - i))
        i = end


def _is_plain(page: Page, i: int) -> bool:
    return page.lines[i].kind is Kind.TEXT and page.is_open(i)


def _of_one_measure(page: Page, lines: Sequence[int], share: float) -> Sequence[int]:
    """Gives those of the lines that fill a column of running text, if they are so large a share of all."""
    items = sum(page.numbered(i) or page.bulleted(i) for i in lines)
    if items >= 0.4 * len(lines) or not any("。" in page.keys[i] for i in lines):
        return ()  # lists, stacks of headings and verse are set line by line as well
    measure = _measure(page, lines)
    full = [i for i in lines if measure - _SHORT_EM <= _set_width(page, i) <= measure + _OVER_EM]
    over = sum(_set_width(page, i) > measure + _OVER_EM for i in lines)
    if not _NARROWEST_EM <= measure <= _WIDEST_EM or len(full) < share * len(lines) or over > 0.2 * len(full):
        return ()
    marked = sum(page.endings[i] is not Ending.WORD for i in full)
    torn = sum(page.endings[i] is not Ending.STOP for i in full)
    prose = sum(not _PROSE_MARKS.isdisjoint(page.keys[i]) for i in full)
    # Where each line ends in a mark it is verse, and where few hold one they are headings or names.
    is_prose = marked < 0.75 * len(full) and prose >= 0.5 * len(full)
    return full if is_prose and torn >= 0.6 * len(full) else ()


def _measure(page: Page, lines: Sequence[int]) -> float:
    """Gives the width in ems that most of the lines have, within what full lines differ."""
    narrow = (width for i in lines if (width := _set_width(page, i)) <= _WIDEST_EM + _OVER_EM)
    widths = Counter(round(2 * width) / 2 for width in narrow)
    return max(widths, key=lambda width: (_near(widths, width), width), default=0.0)


def _near(widths: Counter[float], measure: float) -> int:
    return sum(n for width, n in widths.items() if measure - _SHORT_EM <= width <= measure + _OVER_EM / 2)


def _set_width(page: Page, i: int) -> float:
    """How much of its column a line takes up, an indent of the print among it."""
    indent = page.lines[i].indent_em
    return page.widths[i] + (indent if indent <= _WIDEST_INDENT_EM else 0.0)


# --- which lines go on ---------------------------------------------------------------------------------


def _beginnings(page: Page, full: Sequence[bool]) -> Sequence[bool] | None:
    """Tells which lines begin a paragraph, by their indents or by the blank lines above them.

    None where paragraphs show no beginning: no line is set in or apart, or nearly all are.
    """
    lines = [i for i in range(1, len(page)) if page.lines[i].kind is Kind.TEXT and (full[i] or full[i - 1])]
    for begins in (
        [line.indent_em >= _INDENTED_EM for line in page.lines],
        [line.blanks_before > 0 for line in page.lines],
    ):
        if 0.03 * len(lines) <= sum(begins[i] for i in lines) <= 0.6 * len(lines):
            return begins
    return None


def _continues(
    page: Page, i: int, full: Sequence[bool], begins: Sequence[bool] | None, *, resumed: bool
) -> bool:
    """Tells if line `i` goes on with the text of the full line above it."""
    line, above = page.lines[i], i - 1
    if line.kind is not Kind.TEXT or page.is_marked(i):
        return False
    if page.kind(above) in _ONE_LINE or page.said_kind(above) in HEADINGS or _is_credited(page, above):
        return False
    if i in page.said and page.said_kind(i) is not page.said_kind(above):
        return False
    if page.lead(i) is not None or (begins and begins[i]) or line.blanks_before > page.blanks:
        return False
    if page.endings[above] is Ending.STOP and not resumed:
        return begins is not None and (full[i] or page.endings[i] is Ending.STOP)
    if full[i]:
        return page.kind(i) is not RoleKind.CAPTION
    if page.kind(i) in _APART:
        return False
    if page.kind(i) in _CLOSING:
        return i + 1 >= len(page) or _fits(page, above, i) > _fits(page, above, i + 1)
    if page.endings[i] is Ending.STOP or i + 1 >= len(page):
        return True
    return _fits(page, above, i) + 1 >= _fits(page, above, i + 1) or not full[i + 1]


def _is_heading(page: Page, i: int, full: Sequence[bool], begins: Sequence[bool] | None) -> bool:
    """True for a line as wide as its column that is no part of it: a headline over the text."""
    text, below, line = page.keys[i], i + 1, page.lines[i]
    if page.marked or (begins is not None and line.indent_em >= _INDENTED_EM):
        return False
    under_full = i > 0 and full[i - 1]
    if under_full and not page.finished(i - 1):
        return False
    # Where first lines are set in, what is not and stands under a short line can be no text but torn text.
    apart = begins is not None and not line.blanks_before and not under_full
    if not (_SENTENCE_MARKS if apart else _PROSE_MARKS).isdisjoint(text):
        return False
    if below >= len(page) or page.lead(below) is not None or (begins is not None and begins[below]):
        return True
    return _fits(page, i, below) < ENOUGH


def _is_credited(page: Page, i: int) -> bool:
    """True for a caption that is over, since it says who took the picture."""
    if page.kind(i) is not RoleKind.CAPTION:
        return False
    words = split_credit(page.lines[i].text)
    return page.endings[i] is Ending.CLOSER or (words is not None and words.credit is not None)


def _fits(page: Page, above: int, below: int) -> float:
    """How well the line `below` goes on with the one `above`."""
    text, after = page.keys[above], page.keys[below]
    word = page.words.across(text[-3:], after, below)
    cut = Cut(text[-_SEEN:], after[:_SEEN], ending(text), page.widths[above], text[:2], word=word)
    return judge_cut(cut).score


def _resumed(page: Page, full: Sequence[bool]) -> list[bool]:
    """Tells which lines go on after a full stop at the end of a full line.

    Where first lines are indented by two ems they are that much narrower than the column, which the widths
    of lines after a short last line show. Then a line as wide as the column begins no paragraph, and neither
    does a short line under a full one: it is the paragraph's last.
    """
    resumed = [False] * len(page)
    widths = sorted(page.widths[i] for i in range(len(page)) if full[i])
    if not widths:
        return resumed
    column = widths[int(0.7 * (len(widths) - 1))]
    after_last = [
        page.widths[i]
        for i in range(1, len(page))
        if full[i] and page.widths[i - 1] <= column - 3 and page.endings[i - 1] is Ending.STOP
    ]
    if not after_last or sum(width <= column - 1.2 for width in after_last) < 0.7 * len(after_last):
        return resumed
    for i in range(1, len(page)):
        if page.endings[i - 1] is Ending.STOP and page.widths[i - 1] >= column - 1.2:
            last = page.widths[i] <= column - 3 and page.endings[i] is Ending.STOP
            resumed[i] = page.widths[i] > column - 1.2 or last
    return resumed
