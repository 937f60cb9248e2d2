"""The user's word in this stage: what a line is, where paragraphs begin, what an article is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from seed2book.fixes import Action, Fix, role_named
from seed2book.fixes.places import find, is_letter
from seed2book.messages import _
from seed2book.model import Article, Heading
from seed2book.source import Edit, Span
from seed2book.structure.drafts import Draft
from seed2book.structure.roles import HEADS as _HEADS, PROSE, Judged, Role, RoleKind, Tie

# The words of a `[[fix]]` that are not the role's own.
_ROLES = {"byline": RoleKind.SIGNATURE, "lead-in": RoleKind.LABEL}
_WORDS = {kind: word for word, kind in _ROLES.items()}
# What Markdown marks beyond doubt, and what would lose its address or its cells as text.
_SET = frozenset({RoleKind.IMAGE, RoleKind.TABLE, RoleKind.CODE, RoleKind.VERBATIM})
_OPENING_MARKS = "“‘「『（《〈【〔\"'("


@dataclass(frozen=True, slots=True)
class Fixed:
    """The lines of a seed after the user's word, and what it changed."""

    lines: tuple[Judged, ...]
    edits: tuple[Edit, ...]


def fixed(
    judged: Sequence[Judged],
    fixes: Sequence[Fix],
    again: Callable[[Mapping[int, Role]], Sequence[Judged]],
) -> Fixed:
    """Gives the lines with the roles, the joins, the splits and the articles that `fixes` ask for.

    `again` judges all lines anew by the roles that it is given, so that the lines beside them are judged by
    the user's word, and not by what the tool took them for. A book's lines are judged each by itself: where a
    head of an article was made or unmade there, the article opens at the first line of the heads around it. A
    line that is split gives two, of one span.

    Raises:
        ConfigError: a fix means a line without text, or a picture or table; there is nothing above to join;
            or the words before which a paragraph shall begin are not there, or more than once.
    """
    if not fixes:
        return Fixed(tuple(judged), ())
    lines = list(judged)
    edits: list[Edit] = []
    roles = [fix for fix in fixes if fix.action is Action.ROLE]
    if roles:
        said = {i: Role(_kind(fix), 1.0, (fix.reason,)) for fix in roles for i in _settable(judged, fix)}
        lines = list(again(said))
        for fix in roles:
            edits += _give_role(judged, lines, fix)
    for fix in fixes:
        if fix.action is Action.JOIN:
            _join(lines, fix)
        elif fix.action is Action.SPLIT:
            edits.append(_split(lines, fix))
    for fix in fixes:
        if fix.action is Action.ARTICLE:
            edits.append(_begin(lines, fix))
    return Fixed(tuple(lines), tuple(edits))


def role_word(kind: RoleKind) -> str:
    """Gives the word that a `[[fix]]` has for a role, as people shall see it."""
    return _WORDS.get(kind, str(kind))


def _at(lines: Sequence[Judged], fix: Fix) -> list[int]:
    found = [i for i, item in enumerate(lines) if fix.covers(item.line.span)]
    if not found:
        raise fix.error(_("holds no text that reaches the book"), _("take the [[fix]] out"))
    return found


# --- roles -------------------------------------------------------------------------------------------


def _kind(fix: Fix) -> RoleKind:
    return _ROLES.get(fix.value) or RoleKind(fix.value)


def _settable(lines: Sequence[Judged], fix: Fix) -> list[int]:
    found = _at(lines, fix)
    for i in found:
        if lines[i].role.kind in _SET:
            raise fix.error(
                _("is marked as {kind} and stays so").format(kind=_(lines[i].role.kind)),
                _("drop = true leaves it out"),
            )
    return found


def _give_role(before: Sequence[Judged], lines: list[Judged], fix: Fix) -> list[Edit]:
    """Logs the user's word, and sees to it where the lines are not judged by it."""
    kind = _kind(fix)
    edits = []
    for i in _at(lines, fix):
        item = lines[i]
        former = before[i].role.kind
        was_head = item.role.kind in _HEADS
        form = (
            _("{reason}: {role}")
            if former is kind
            else _("{reason}: {role}, where it had been taken for: {former}")
        )
        words = {"role": role_named(fix.value), "former": role_named(role_word(former))}
        text = item.line.text
        edits.append(fix.edit(item.line.span, 0, text, text, form.format(reason=fix.reason, **words)))
        if item.role.kind is kind:
            lines[i] = replace(item, role=Role(kind, 1.0, (fix.reason,)))
            continue
        opens = item.opens and not was_head
        lines[i] = replace(item, role=Role(kind, 1.0, (fix.reason,)), opens=opens)
        if kind in _HEADS:
            _open_above(lines, i, opened=item.opens)
        elif item.opens and was_head:
            _open_below(lines, i)
    return edits


def _open_above(lines: list[Judged], i: int, *, opened: bool) -> None:
    """Lets the article open at the top of the heads that line `i` now belongs to."""
    kind = lines[i].role.kind
    top = i
    while top and not opened and _goes_above(lines[top - 1].role.kind, lines[top].role.kind):
        top -= 1
        opened = lines[top].opens
    if kind is RoleKind.DECK and top == i and not opened:
        return  # a deck opens nothing by itself
    for n in range(top, i + 1):
        lines[n] = replace(lines[n], opens=n == top)
    below = i + 1
    while below < len(lines) and _goes_above(kind, lines[below].role.kind):
        if kind is RoleKind.HEADLINE and lines[below].role.kind is RoleKind.HEADLINE:
            break
        kind = lines[below].role.kind
        lines[below] = replace(lines[below], opens=False)
        below += 1


def _goes_above(first: RoleKind, second: RoleKind) -> bool:
    return first in _HEADS and second in _HEADS and _HEADS.index(first) <= _HEADS.index(second)


def _open_below(lines: list[Judged], i: int) -> None:
    """A head that opened its article is none any more: the article opens with the next of its heads."""
    if i + 1 < len(lines) and lines[i + 1].role.kind in _HEADS[:3]:
        lines[i + 1] = replace(lines[i + 1], opens=True)


# --- paragraphs --------------------------------------------------------------------------------------


def _join(lines: list[Judged], fix: Fix) -> None:
    where = _at(lines, fix)
    for i in where[1:] if fix.first != fix.last else where:
        item = lines[i]
        if item.role.kind is RoleKind.VERBATIM:
            raise fix.error(_("cannot be understood and is kept as it stands"), _("take the [[fix]] out"))
        if not any(above.role.kind in PROSE for above in lines[:i]):
            hint = _("say what the line above is, with a [[fix]] role, or take this one out")
            raise fix.error(_("has no paragraph above it to go on with"), hint)
        was_head = item.opens and item.role.kind in _HEADS
        role = item.role if item.role.kind in PROSE else Role(RoleKind.PARAGRAPH, 1.0, (fix.reason,))
        lines[i] = replace(item, role=role, opens=False, tie=Tie(True, fix.reason))
        if was_head:
            _open_below(lines, i)


def _split(lines: list[Judged], fix: Fix) -> Edit:
    for i in _at(lines, fix):
        item = lines[i]
        if item.role.kind in _SET:
            raise fix.error(
                _("is marked as {kind} and has no paragraphs").format(kind=_(item.role.kind)),
                _("take the [[fix]] out"),
            )
        if item.role.kind in _HEADS and _headed_below(lines, i):
            hint = _("say of the lines below what they are, or split the last of them")
            raise fix.error(_("has more lines of its headline below it, so no text can begin in it"), hint)
        found = [start for start, _end in find(fix.value, item.line.text)]
        if len(found) > 1:
            raise fix.error(
                _("holds “{words}” {number} times").format(words=fix.value, number=len(found)),
                _("write more of the words after the cut"),
            )
        if not found:
            continue
        (at,) = found
        text = item.line.text
        while at and text[at - 1] in _OPENING_MARKS:
            at -= 1
        front, rest = text[:at].rstrip(), text[at:]
        tie = Tie(False, fix.reason)
        if not any(map(is_letter, front)):
            role = item.role if item.role.kind in PROSE else Role(RoleKind.PARAGRAPH, 1.0, (fix.reason,))
            lines[i] = replace(item, role=role, tie=tie, goes_on=False)
        else:
            below = item.line._replace(text=rest, blanks_before=0, marker="", level=0)
            role = Role(RoleKind.PARAGRAPH, 1.0, (fix.reason,))
            lines[i] = replace(item, line=item.line._replace(text=front), full=False)
            lines.insert(i + 1, Judged(below, role, full=item.full, tie=tie))
        return fix.edit(item.line.span, at, "", "\n")
    raise fix.error(
        _("does not hold “{words}”, before which a paragraph shall begin").format(words=fix.value),
        _("copy them anew"),
    )


def _headed_below(lines: Sequence[Judged], i: int) -> bool:
    return i + 1 < len(lines) and lines[i + 1].role.kind in _HEADS and not lines[i + 1].opens


# --- articles ----------------------------------------------------------------------------------------


def _begin(lines: list[Judged], fix: Fix) -> Edit:
    """Lets an article begin with the line, be it a brief without a headline."""
    at = _at(lines, fix)[0]
    item = lines[at]
    text = item.line.text
    lines[at] = replace(item, opens=True, tie=item.tie or Tie(False, fix.reason))
    return fix.edit(
        item.line.span, 0, text, text, _("{reason}: an article begins here").format(reason=fix.reason)
    )


# --- titles ------------------------------------------------------------------------------------------


class Titles:
    """The titles that the user gives; each is given once, to the article that its line belongs to."""

    def __init__(self, fixes: Sequence[Fix]) -> None:
        self._fixes = [fix for fix in fixes if fix.action is Action.TITLE]
        self._given: dict[Fix, str] = {}

    def give(self, article: Article, drafts: Sequence[Draft]) -> tuple[Article, tuple[Edit, ...]]:
        """Gives the article, which the drafts made, with the title that a fix on one of its lines says.

        Raises:
            ConfigError: two fixes give it a title.
        """
        if not self._fixes:
            return article, ()
        spans = [span for draft in drafts for span in draft.spans]
        meant = [fix for fix in self._fixes if any(map(fix.covers, spans))]
        if not meant:
            return article, ()
        fix = meant[0]
        if len(meant) > 1:
            message = _("belongs to an article that line {line} gives another title").format(
                line=meant[1].line
            )
            raise fix.error(message, _("keep one of the two"))
        self._given[fix] = article.id
        old = article.title
        # A title that was not printed stands above all that was.
        top = drafts[0].spans[0]
        place = old.spans if old else (Span(top.file, top.first, top.first),)
        whole = Span(place[0].file, place[0].first, place[-1].last)
        edit = fix.edit(whole, 0, old.text if old else "", fix.value)
        return replace(article, title=Heading(fix.value, place)), (edit,)

    def all_given(self) -> None:
        """Checks that every title found its article.

        Raises:
            ConfigError: a line that should name an article belongs to none.
        """
        for fix in self._fixes:
            if fix not in self._given:
                raise fix.error(_("belongs to no article"), _("name a line of the article's head or text"))
