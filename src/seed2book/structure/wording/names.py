"""Reads lines of names: who wrote, who took the pictures, and where in the text each name stands.

Newspapers print them in a few shapes, all of which may be padded, glued or mixed: `□ 张 三`,
`本报记者 张三 李四`, `记者张三 通讯员李四`, `文/张三 摄影/李四`, `张三/文`, `李四 摄`, `（张三 李四）`, bare
names. A name of two or three characters is told from a word by its surname.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from seed2book.model import Byline, Credit
from seed2book.structure.wording.keys import is_han, key
from seed2book.structure.wording.name_words import (
    OFFICE,
    PARTING,
    SUPPLIED_BY,
    is_name,
    split_glued,
    words_of,
)
from seed2book.structure.wording.surnames import COMMON_SURNAMES
from seed2book.structure.wording.vocabulary import (
    COMMENT_GENRES,
    EDITING,
    HAN,
    PICTURE,
    SPOTS,
    STANDING_TITLES,
    WORKPLACES,
    WRITING,
    WRITING_GROUPS,
    ends_of,
    one_of,
    words,
)

MARKS = "□■○◇◆●△▲☐◎"

_GLUED_ROLE = re.compile(
    r"(摄影报道|图片报道|采访整理|摄影|供图|提供|摄|报道|整理|口述|讲述|执笔|编译|编写|采写|绘|撰文|/文|文)$"
)
_REPORTS_FROM = re.compile(rf"{HAN}{{2,4}}(?:报道|报导)")
_IN_NO_NAME = frozenset("的了是与们")
_TITLES = words(STANDING_TITLES) | words(COMMENT_GENRES)
_ROLES = WRITING | PICTURE | EDITING
_BEFORE_ROLED = _ROLES | {"/", "："}
# A writer's place of work, printed before a name: `柳河公社 陈玉堂`, `中文系九一级 江南`.
_AFFILIATION = re.compile(rf"(?:{HAN}|[0-9〇“”（）]){{0,18}}{one_of(WORKPLACES)}$")
_SPOT = re.compile(rf"{one_of(SPOTS)}$")  # `两江汇合处` is no 处
_GROUP = re.compile(rf"{HAN}{{1,16}}{one_of(WRITING_GROUPS)}$")
_ENDS_OF_PLACES, _ENDS_OF_GROUPS = ends_of(WORKPLACES), ends_of(WRITING_GROUPS)
_AND_OTHERS = re.compile(
    r"(?<=[\u4e00-\u9fff])等?(?: ?[0-9一二三四五六七八九十百余多数]{1,4}[人名位](?:同学|代表|社员|职工)?|等)$"
)


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A name and the offsets `start` to `end` where it stands, with the office and role printed for it."""

    start: int
    end: int
    name: str
    office: str = ""
    role: str = ""

    @property
    def pictures(self) -> bool:
        """True for one who took, drew or supplied pictures and did not write."""
        return self.role in PICTURE

    @property
    def wrote(self) -> bool:
        """True for a writer; whoever edited, planned or proof-read the piece is none."""
        return not self.pictures and self.role not in EDITING


@dataclass(frozen=True, slots=True)
class Names:
    """What a line of names says. `text` is as printed, padding taken out of the names."""

    text: str
    found: tuple[NamedAt, ...]
    sure: float

    @property
    def bylines(self) -> tuple[Byline, ...]:
        """The writers in the order of print."""
        return tuple(Byline(n.name, n.office) for n in self.found if n.wrote)

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Who took or supplied the pictures, each as printed."""
        return tuple(Credit(self._printed(n), n.role, n.name) for n in self.found if n.pictures)

    def _printed(self, named: NamedAt) -> str:
        """As it stands in the text: `摄影/林川`, `图/本报记者 林川`, `图片由江湾镇提供`, `林川 摄`."""
        name, role = re.escape(named.name), re.escape(named.role)
        found = (
            re.search(rf"{role} ?[/：] ?(?:{OFFICE.pattern} ?)?{name}", self.text)
            or re.search(rf"{name} ?/ ?{role}", self.text)
            or re.search(rf"[^ ，。（）]{{0,30}}由[^ ，。（）]{{0,30}}{name} ?{role}", self.text)
            or re.search(rf"{name}{role}", self.text)
        )
        return found[0] if found else f"{named.name} {named.role}"


def is_group(text: str) -> bool:
    """True for a group that writes, and at most an office or a place of work before it.

    `本报通讯员 柳河公社报道组`, `石门公社　文艺宣传队`.
    """
    bare = without_office(key(text).strip("（）〔〕 "))
    place, _, group = bare.rpartition(" ")
    return _GROUP.match(group if place and is_workplace(place.strip()) else bare) is not None


def without_office(text_key: str) -> str:
    """The key of a text without the office it opens with, where a blank parts the two."""
    office = OFFICE.match(text_key)
    apart = office is not None and text_key[office.end() : office.end() + 1] == " "
    return text_key[office.end() :].lstrip() if office and apart else text_key


def is_workplace(text: str) -> bool:
    """True for what ends as the name of an office, a firm or a school does."""
    return len(text) >= 3 and _ends_as_place(key(text))


def is_office(text: str) -> bool:
    """True for an office and nothing else: `本报评论员`, `本报记者`."""
    return OFFICE.fullmatch(key(text).strip()) is not None and len(text.strip()) >= 4


@lru_cache(maxsize=256)  # a line of names is read as a credit, as a signature and as the end of a text
def read_names(text: str, *, strict: bool = True) -> Names | None:
    """Reads a whole passage as names, or gives None if anything in it is no name.

    With `strict` a name without an office must show its surname. Without it (in the bracket after 本报讯,
    after a byline's □) any run of two to twelve Han characters is taken for a name or a supplier.
    """
    text_key = key(text)
    if not 2 <= len(text) <= 80 or text_key[-1] in "：，、；" or "同志" in text_key:
        return None
    others = _AND_OTHERS.search(text_key)
    if others is None:
        return _Reader(text, text_key, strict).read()
    names = _Reader(text[: others.start()], text_key[: others.start()], strict).read()
    return Names(names.text + text[others.start() :], names.found, names.sure) if names else None


class _Reader:
    """Goes over the tokens once, carrying the office and role that hold for the names to come."""

    def __init__(self, text: str, text_key: str, strict: bool) -> None:
        self._text = text
        self._tokens = words_of(text_key)
        self._strict = strict
        self._office = ""
        self._role = ""
        self._found: list[NamedAt] = []
        self._waiting = 0  # names since the last role that stood behind its names
        self._sure = 1.0

    def read(self) -> Names | None:
        i = 0
        while i < len(self._tokens):
            taken = self._take(i)
            if not taken:
                return None
            i += taken
        if not self._found or self._shows_what():
            return None
        return Names(_unpadded(self._text, self._found), tuple(self._found), self._sure)

    def _shows_what(self) -> bool:
        """True for `花海 黄 山 摄`: names of one line are set alike, so that the first is a caption."""
        first, *others = self._found
        close = first.end - first.start == len(first.name) == 2 and first.pictures
        return close and any(n.end - n.start > len(n.name) == 2 and n.pictures for n in others)

    def _take(self, i: int) -> int:
        token, start, end = self._tokens[i]
        count = self._affiliated(i)
        if count:
            places = [t[0] for t in self._tokens[i : i + count]]
            self._office = " ".join(filter(None, [self._office, *places]))
            self._role = ""
            return count
        if token[-1] in _ENDS_OF_GROUPS and _GROUP.match(token):
            self._found.append(NamedAt(start, end, token, role=self._role))
            self._sure = min(self._sure, 0.9)
            return 1
        after = self._tokens[i + 1][0] if i + 1 < len(self._tokens) else ""
        beyond = self._tokens[i + 2][0] if i + 2 < len(self._tokens) else ""
        if self._tokens[i][0] == "：" and not self._introduces(i - 1):
            return 0  # `农场：吴德顺 陈家福` is a list, and no one signs
        if token in PARTING:
            return 1 if self._found or self._office else 0
        role = self._role_at(i)
        if role:
            return self._take_role(i, *role)
        if after == "/" and beyond in WRITING | PICTURE and not self._role:
            return (2 + self._behind(i + 2)) if self._name(token, start, end) else 0
        office = OFFICE.match(token)
        if office:
            # `图/本报记者 林川`, `摄影 本报记者 林川`: the role holds for the name after the office.
            self._office = office.group()
            if i == 0 or self._tokens[i - 1][0] not in _BEFORE_ROLED:
                self._role = ""
            if office.end() == len(token):
                return 1
            start += office.end()
            token = token[office.end() :]
        if (
            self._found
            and i == len(self._tokens) - 1
            and _REPORTS_FROM.fullmatch(token)
            and not is_name(token[:-2])
        ):
            return 1  # `记者 江玉 北京报道`
        if not self._role and self._take_glued(token, start):
            return 1
        credited = after in PICTURE or after in WRITING
        return 1 if self._name(token, start, end, picture=credited and len(token) <= 4) else 0

    def _take_role(self, i: int, count: int, word: str) -> int:
        """Takes a role of `count` tokens, for the names before it or for those that follow."""
        follows = self._tokens[i + count][0] if i + count < len(self._tokens) else ""
        if follows in ("/", "："):
            self._role, self._waiting = word, 0
            return count + 1
        if self._waiting and not (follows and self._leads()):
            self._close(word)
            return count
        if follows:
            # `记者 甲 通讯员 乙 摄影 丙`: the office ends where the role begins.
            self._role, self._office, self._waiting = word, "", 0
            return count
        return 0

    def _take_glued(self, token: str, start: int) -> bool:
        """Takes a name with its role behind it, `林川摄`, `图片由某镇提供`; False where it is none."""
        glued = _GLUED_ROLE.search(token)
        if glued is None or len(token) - len(glued.group()) < 2:
            return False
        if "摄" not in glued.group() and is_name(token.replace(" ", "")):
            return False  # 文 may end a name; 摄 never does
        word = glued.group().lstrip("/")
        by = SUPPLIED_BY.match(token)
        first = by.end() if by and by.end() + 2 <= glued.start() else 0
        supplied = word in ("供图", "提供", "摄", "摄影")
        name, end = token[first : glued.start()], start + glued.start()
        if not self._name(name, start + first, end, picture=supplied):
            return False
        self._close(word)
        return True

    def _affiliated(self, i: int) -> int:
        """How many tokens from `i` on are a place of work or a group, with names alone after them; else 0.

        An office may stand before it: `通讯员 机电学院 宋扬`, `通讯组 赵金锁`.
        """
        if self._found or i + 1 == len(self._tokens):
            return 0
        end = i
        while end < len(self._tokens) and end - i < 3 and _stands_before_names(self._tokens[end][0]):
            end += 1
        rest = [t[0] for t in self._tokens[end:]]
        if rest[1:] and rest[-1] in ("摄", "摄影"):
            rest.pop()  # `宣传部 程 功 摄`
        named = 1 <= len(rest) <= 6 and all(is_name(t.replace(" ", "")) or " " in t for t in rest)
        return end - i if named else 0

    def _role_at(self, i: int) -> tuple[int, str] | None:
        """`文`, or `文/图` in three tokens."""
        words = [t[0] for t in self._tokens[i : i + 3]]
        if words[0] not in _ROLES:
            return None
        if len(words) == 3 and words[1] in "/、" and words[2] in _ROLES:
            return 3, "/".join((words[0], words[2]))
        return 1, words[0]

    def _introduces(self, i: int) -> bool:
        """True for an office or a role, which a colon may part from its name."""
        token = self._tokens[i][0] if i >= 0 else ""
        return token in _ROLES or OFFICE.fullmatch(token) is not None

    def _leads(self) -> bool:
        """True where roles stand before their names, for a name and no role closes the line."""
        last = self._tokens[-1][0]
        return last not in WRITING | PICTURE and _GLUED_ROLE.search(last) is None

    def _behind(self, i: int) -> int:
        found = self._role_at(i)
        if found is None:
            return 0
        self._close(found[1])
        return found[0]

    def _close(self, word: str) -> None:
        """A role behind names holds for all names since the last one."""
        for n in range(len(self._found) - self._waiting, len(self._found)):
            named = self._found[n]
            self._found[n] = NamedAt(named.start, named.end, named.name, named.office, word)
        self._waiting, self._role = 0, ""

    def _name(self, token: str, start: int, end: int, *, picture: bool = False) -> bool:
        bare = token.replace(" ", "").replace("·", "")
        if not bare or not all(map(is_han, bare)):
            return False
        pieces: tuple[str, ...] = (token,)
        # `钟 声`: padding makes a name of a word, but not of `短 评`.
        padded = " " in token and len(bare) <= 3 and bare not in _TITLES
        if not padded and not is_name(bare):
            pieces = split_glued(token) if len(token) >= 4 and " " not in token else pieces
            known = bool(self._office or self._role) or picture or not self._strict or "·" in token
            if len(pieces) > 1 and not known and not _common(pieces):
                return False  # `索尼亚步入印政坛`
            if len(pieces) == 1:
                if not known or not 2 <= len(bare) <= 12 or not _IN_NO_NAME.isdisjoint(bare):
                    return False
                self._sure = min(self._sure, 0.9 if len(bare) <= 4 else 0.75)
        for piece in pieces:
            stop = start + len(piece) if len(pieces) > 1 else end
            name = self._text[start:stop].replace(" ", "").replace("\u3000", "")
            self._found.append(NamedAt(start, stop, name, self._office, self._role))
            start = stop
            if not self._role:
                self._waiting += 1
        return True


def _common(pieces: tuple[str, ...]) -> bool:
    """True where half of the names that were printed without a blank, or more, have a common surname."""
    return 2 * sum(piece[0] in COMMON_SURNAMES for piece in pieces) >= len(pieces)


def _stands_before_names(token: str) -> bool:
    return _works(token) or (token[-1] in _ENDS_OF_GROUPS and _GROUP.match(token) is not None)


def _works(token: str) -> bool:
    return len(token) >= 2 and _ends_as_place(token) and not is_name(token)


def _ends_as_place(text_key: str) -> bool:
    ends = text_key[-1] in _ENDS_OF_PLACES and _AFFILIATION.match(text_key) is not None
    return ends and _SPOT.search(text_key) is None


def _unpadded(text: str, found: list[NamedAt]) -> str:
    """The text with one blank between names and none inside them."""
    parts, at = [], 0
    for named in found:
        parts += [text[at : named.start], named.name]
        at = named.end
    parts.append(text[at:])
    return " ".join("".join(parts).split())
