"""What can be seen of a page's lines before anyone judges them: widths, endings, neighbours, columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from seed2book.reading import Reason
from seed2book.source import Kind, Line
from seed2book.structure.newspaper.cuts import Words
from seed2book.structure.roles import HEADINGS, Role, RoleKind
from seed2book.structure.wording.jumps import jump_at_end, jump_at_start
from seed2book.structure.wording.keys import Ending, ending, key, width_em
from seed2book.structure.wording.leadin import LeadInAt, lead_in
from seed2book.structure.wording.names import MARKS
from seed2book.structure.wording.tails import read_printed, tail_names
from seed2book.structure.wording.vocabulary import CLOSING_FORMULAS, HAN

LONGEST_HEADING_EM = 34.0
"""No heading line is wider; kickers of 30 characters occur."""

_WIDEST_NAMES_EM = 20.0

_NUMBERED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十百]{1,3}[）)、．.]|第[一二三四五六七八九十百0-9]{1,3}[，、章节条]|[（(][0-9]{1,2}[）)]|[0-9]{1,2}[、．]|[0-9]{1,2}\.(?![0-9])"
    r"|[①-⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨])"
)
_PICTURE_NOTE = re.compile(r"（附?图片?(?:[0-9一二三四五六七八九十]{1,2}张)?）$")
# `炼铁厂：吴德顺 陈家福 关长海`: a list of names, one body a line.
_NAME = rf"(?:{HAN}{{2,4}}|{HAN} {{1,2}}{HAN})"
_ROLL = re.compile(rf"[^：，。]{{2,16}}：{_NAME}(?:[ 、]{{1,3}}{_NAME}){{2,}}$")
# `青菜　每斤0.8元`, `东海队　二比〇　南江队`: a row of a table.
_ROW = re.compile(r"[^ ，。：；！？“”]{1,12}(?: {1,4}[^ ，。：；！？“”]{1,12}){1,4}")
_FIGURE = re.compile("[0-9]|[〇一二三四五六七八九十]比[〇一二三四五六七八九十]")
_DIALOGUE = re.compile(r"(?:记者|问|答|主持人|笔者|编者)：")
_BOLD = re.compile(r"(?:\*\*|__)[^*_]{2,60}(?:\*\*|__)(?:（[^（）*_]{1,12}）)?")
_BOLD_MARKS = re.compile(r"\*\*|__")
_WIDEST_ENTRY_EM = 24.0
_NOTE_MARK = re.compile(r"〔(?:[0-9]{1,3}|\^[^〔〕]{1,20})〕")
_BULLET = re.compile(r"[●○◆◇■□▲△★☆※◎▶►•·*＊✦➤]|——|－－|--|—")
# Until the headings are known running text has no role, whoever says that it is text.
_JUDGED_LATE = HEADINGS | {RoleKind.PARAGRAPH, RoleKind.STANDFIRST}
_PICTURES = frozenset(
    {RoleKind.IMAGE, RoleKind.CAPTION, RoleKind.CREDIT, RoleKind.FOLIO, RoleKind.SEPARATOR, RoleKind.NOTICE}
)


class Page:
    """The lines of one seed and what can be seen of each; `roles` fills up as they are judged.

    A line that is bold as a whole is read without its marks, which `marked_up` still has.

    `said` holds the roles that the user gives. They are certain from the start, so that the lines around
    them are judged by them.
    """

    def __init__(self, lines: Sequence[Line], said: Mapping[int, Role]) -> None:
        self.marked_up = lines
        self.said = said
        self.bold = [line.kind is Kind.TEXT and _BOLD.fullmatch(line.text) is not None for line in lines]
        self.lines = [
            line._replace(text=_BOLD_MARKS.sub("", line.text).strip()) if bold else line
            for line, bold in zip(lines, self.bold, strict=True)
        ]
        self.keys = [key(line.text) for line in self.lines]
        self.widths = [width_em(text) for text in self.keys]
        self._roles: dict[int, Role] = {}
        self._kinds: dict[int, RoleKind] = {}
        for i, role in said.items():
            if role.kind not in _JUDGED_LATE:
                self.give(i, role)
        self.opens = [False] * len(lines)
        self.headed = [False] * len(lines)  # taken for a heading, of whatever sort
        self.as_heading = [1.0] * len(lines)  # how sure it is that it is one
        self.signed = [False] * len(lines)  # names or an origin close the line
        self.endings = [self._ending(i) for i in range(len(lines))]
        between = sorted(line.blanks_before for line in lines)
        self.blanks = between[len(between) // 2] if between else 0  # between lines, as a rule
        self.marked = any(map(self.is_marked, range(len(lines))))
        self.steady = 1.0  # how far the levels of headings can be relied on
        self.shown: frozenset[int] = frozenset()  # the levels of headlines that show themselves
        self.alone: Mapping[int, float] = {}  # which share of those in one line has which level
        self.lowest = 9  # the lowest level of a headline that shows itself, where several do
        self.cut = [False] * len(lines)  # the end of a column cuts it off
        self._leads: dict[int, LeadInAt | None] = {}
        self._continued = [jump_at_start(line.text) is not None for line in self.lines]

    @cached_property
    def heading_marks(self) -> frozenset[str]:
        """The marks that open short lines which name nobody for sure: `◎米价又涨` may be one of them."""
        marked = (i for i, text in enumerate(self.keys) if text and text[0] in MARKS)
        short = (i for i in marked if self.widths[i] <= _WIDEST_NAMES_EM)
        read = ((self.keys[i][0], read_printed(self.lines[i].text)[0]) for i in short)
        return frozenset(mark for mark, names in read if names is None or names.sure < 0.9)

    @cached_property
    def words(self) -> Words:
        """Which characters stand together on the page."""
        return Words(self.keys)

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def role(self, i: int) -> Role | None:
        """The role given to a line so far; None for one not yet judged and for a place off the page."""
        return self._roles.get(i)

    def kind(self, i: int) -> RoleKind | None:
        """The kind of that role."""
        return self._kinds.get(i)

    def give(self, i: int, role: Role) -> None:
        """Gives a line its role."""
        self._roles[i] = role
        self._kinds[i] = role.kind

    def judge(self, i: int, kind: RoleKind, confidence: float, *evidence: Reason) -> None:
        """Gives a line its role, over any former one but the user's."""
        self.give(i, self.said.get(i) or Role(kind, round(confidence, 3), evidence))

    def is_open(self, i: int) -> bool:
        """True for a line that has no role so far, and none from the user."""
        return i not in self._roles and i not in self.said

    def heads(self, i: int) -> bool:
        """True for a line that the user calls a heading, of whatever sort."""
        return self.said_kind(i) in HEADINGS

    def said_kind(self, i: int) -> RoleKind | None:
        """What the user says that a line is."""
        role = self.said.get(i)
        return role.kind if role else None

    def is_marked(self, i: int) -> bool:
        """True for a line that the seed marks as a heading, be it by setting all of it in bold."""
        return self.lines[i].kind is Kind.HEADING or self.bold[i]

    def lead(self, i: int) -> LeadInAt | None:
        """The lead-in that a line opens with."""
        if not 0 <= i < len(self.lines):
            return None
        if i not in self._leads:
            self._leads[i] = lead_in(self.lines[i].text)
        return self._leads[i]

    def continued(self, i: int) -> bool:
        """True for a line that goes on with what another page began: `（上接第一版）`, alone or glued on."""
        return 0 <= i < len(self.lines) and self._continued[i]

    def before(self, i: int) -> int:
        """The nearest line above that is no picture, caption or folio; -1 if there is none."""
        i -= 1
        while self._kinds.get(i) in _PICTURES:
            i -= 1
        return i

    def after(self, i: int) -> int:
        """The nearest line below that is no picture, caption or folio; the page's length if there is none."""
        i += 1
        while self._kinds.get(i) in _PICTURES:
            i += 1
        return i

    def heading_shaped(self, i: int) -> bool:
        """True for a line that could be a heading by its form: marked as one, or short and no sentence."""
        line = self.lines[i]
        if i in self.said:
            return self.heads(i)
        if i in self._roles or self.cut[i]:
            return False
        text = self.keys[i]
        if _NOTE_MARK.match(text):
            return False
        if self.is_marked(i):
            return not ("。" in text[:-1] and self.widths[i] > LONGEST_HEADING_EM)
        if line.kind is not Kind.TEXT or "。" in text:
            return False
        longest = 70 if _PICTURE_NOTE.search(text) else LONGEST_HEADING_EM
        if self.widths[i] > longest:
            return False
        if self.endings[i] in (Ending.SEMICOLON, Ending.COLON):
            return False
        if ("：" in text and self._in_roll(i)) or (" " in text and self.in_table(i)):
            return False
        if _DIALOGUE.match(text) and text[-1] in "？！":
            return False
        if text.startswith("**") and not self.bold[i]:
            return False  # `**球迷甲：** 裁判也会看错` opens with a word in bold
        spoken = text[0] in "“‘" and text[-1] in "”’" and text[-2:-1] in ("！", "？", "…", "，")
        return not spoken and self.lead(i) is None

    def _in_roll(self, i: int) -> bool:
        """True for a line of a list of names or entries, and for `三等奖：（名单另发）` among such lines."""
        if _ROLL.match(self.keys[i]):
            return True
        if not self._entry(i):
            return False
        # `金球奖：弗兰（乌拉圭）` above or below two other such lines.
        rows = ((i - 2, i - 1), (i - 1, i + 1), (i + 1, i + 2))
        above = i > 0 and _ROLL.match(self.keys[i - 1]) is not None
        return above or any(all(0 <= n < len(self) and self._entry(n) for n in row) for row in rows)

    def in_table(self, i: int) -> bool:
        """True for one of three lines in a row that have a figure each and as many parts."""
        parts = self._parts_of_row(i)
        rows = ((i - 2, i - 1), (i - 1, i + 1), (i + 1, i + 2)) if parts else ()
        return any(all(0 <= n < len(self) and self._parts_of_row(n) == parts for n in row) for row in rows)

    def _parts_of_row(self, i: int) -> int:
        """How many parts a line has that may be a row of a table; 0 for what is none."""
        text = self.keys[i]
        plain = self.lines[i].kind is Kind.TEXT and not self.bold[i] and self.widths[i] <= _WIDEST_ENTRY_EM
        row = plain and " " in text and _ROW.fullmatch(text) and _FIGURE.search(text)
        return len(text.split()) if row else 0

    def _entry(self, i: int) -> bool:
        """True for a few characters, a colon and a few more, which nothing marks: a row of a list."""
        plain = self.lines[i].kind is Kind.TEXT and not self.bold[i]
        return plain and self.widths[i] <= _WIDEST_ENTRY_EM and self.keys[i].find("：", 1, 9) > 0

    def numbered(self, i: int) -> bool:
        """True for a line that opens with a number as items and sections do: 一、 （二） 3."""
        return _NUMBERED.match(self.keys[i]) is not None

    def bulleted(self, i: int) -> bool:
        """True for a line that opens with a mark as decks and items do: ● or ——."""
        return _BULLET.match(self.keys[i]) is not None

    def set_off(self, i: int) -> bool:
        """True where more blank lines stand above a line than elsewhere on the page."""
        return self.lines[i].blanks_before > self.blanks + 1

    def finished(self, i: int) -> bool:
        """True if the text up to and with this line can stand as it is; so for the top of the page."""
        if i < 0 or self.is_marked(i) or self.headed[i] or self.heads(i):
            return True
        if self.kind(i) not in (None, RoleKind.PARAGRAPH, RoleKind.STANDFIRST, RoleKind.LIST_ITEM):
            return True
        if self.signed[i] or self.endings[i] in (Ending.STOP, Ending.COLON, Ending.NOTHING):
            return True
        return "：" in self.keys[i] and _ROLL.match(self.keys[i]) is not None

    def _ending(self, i: int) -> Ending:
        text = self.lines[i].text
        if text.strip() in CLOSING_FORMULAS:
            return Ending.STOP
        if len(text) < 8:
            return ending(self.keys[i])
        jump = jump_at_end(text)
        if jump:
            text = text[: jump.start]
        tail = tail_names(text)
        if tail is not None:
            self.signed[i] = True
            text = text[: tail.start]
        return ending(key(text[-80:]))
