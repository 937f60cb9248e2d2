"""What the structure stage was unsure of, put for a person who has the page at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from seed2book.clean import half_width_marks
from seed2book.findings import Finding, Severity
from seed2book.messages import _, deferred
from seed2book.source import Span
from seed2book.structure.drafts import Draft
from seed2book.structure.roles import UNSURE, Role, RoleKind
from seed2book.structure.wording.vocabulary import CLOSING_FORMULAS

_SHOWN = 24
# A paragraph of print has 40 to 400 characters; salutations and answers are shorter, but end in a mark.
_SHORT, _LONG = 5, 1000
_ENDS = tuple("。！？…：；，、”’）》!?:;,)")
_UNMENDED = {
    *(RoleKind.RUBRIC, RoleKind.KICKER, RoleKind.HEADLINE, RoleKind.DECK, RoleKind.SUBHEAD),
    *(RoleKind.IMAGE, RoleKind.CREDIT),
    *(RoleKind.SIGNATURE, RoleKind.SIGN_OFF, RoleKind.ORIGIN),
}
# What a mistake costs decides how sure is sure: a wrong headline is an article too many, or one too few.
_SURE = {
    RoleKind.HEADLINE: 0.9,
    RoleKind.SUBHEAD: 0.93,
    RoleKind.DECK: 0.9,
    RoleKind.KICKER: 0.95,
    RoleKind.CAPTION: 0.93,
}
_INNER = str.maketrans("“”", "‘’")
# Lines with no more than one blank line between them.
_TOGETHER = 2
# Which way a weight speaks for what a heading was taken for.
_FOR = {RoleKind.HEADLINE: 1, RoleKind.SUBHEAD: -1}
_QUESTIONS = {
    RoleKind.HEADLINE: (
        "headline-unsure",
        deferred("“{words}” was taken for a headline: {why}"),
        deferred('Look at the page. If it is a subhead of the article above: [[fix]] with role = "subhead".'),
    ),
    RoleKind.SUBHEAD: (
        "subhead-unsure",
        deferred("“{words}” was taken for a subhead: {why}"),
        deferred('Look at the page. If the next article begins here: [[fix]] with role = "headline".'),
    ),
    RoleKind.KICKER: (
        "kicker-unsure",
        deferred("“{words}” was taken for a kicker: {why}"),
        deferred(
            "Look at the page. If it is the headline, or the name of a column: "
            '[[fix]] with role = "headline" or "rubric".'
        ),
    ),
    RoleKind.DECK: (
        "deck-unsure",
        deferred("“{words}” was taken for a deck: {why}"),
        deferred(
            "Look at the page. If it is the headline, or a first subhead: "
            '[[fix]] with role = "headline" or "subhead".'
        ),
    ),
    RoleKind.CAPTION: (
        "caption-unsure",
        deferred("“{words}” was taken for a caption: {why}"),
        deferred(
            'Look at the page. If it is text or a subhead: [[fix]] with role = "paragraph" or "subhead"; '
            "if the picture is news by itself: article = true."
        ),
    ),
    RoleKind.SIGNATURE: (
        "byline-unsure",
        deferred("“{words}” was taken for names: {why}"),
        deferred(
            'Look at the page. If it is a supplier or a heading: [[fix]] with role = "credit" or "subhead".'
        ),
    ),
    RoleKind.SIGN_OFF: (
        "sign-off-unsure",
        deferred("“{words}” was taken for a sign-off: {why}"),
        deferred(
            'Look at the page. If it is a heading or text: [[fix]] with role = "subhead" or "paragraph".'
        ),
    ),
}


def doubts(drafts: Sequence[Draft], *, press: bool = True) -> Iterator[Finding]:
    """Gives a finding for each draft whose role is less sure than `UNSURE` or whose length is strange.

    So are half-width marks in what is never mended as a paragraph; others are told as they are mended.
    """
    for draft in drafts:
        if draft.kind in _UNMENDED:
            yield from half_width_marks(draft.text, draft.places)
        if draft.kind is RoleKind.PARAGRAPH:
            yield from _strange_length(draft)
    unsure: list[Draft] = []
    for draft in drafts:
        if draft.kind not in _QUESTIONS or _is_sure(draft.role, press=press):
            continue
        if unsure and not _goes_with(unsure[-1], draft):
            yield _asked(unsure)
            unsure = []
        unsure.append(draft)
    if unsure:
        yield _asked(unsure)


def _is_sure(role: Role, *, press: bool) -> bool:
    return role.confidence >= (_SURE.get(role.kind, UNSURE) if press else UNSURE)


def _goes_with(former: Draft, draft: Draft) -> bool:
    """Tells whether two lines of one sort stand together, as those of a table, so that one asks once."""
    above, below = former.spans[-1], draft.spans[0]
    near = above.file == below.file and below.first - above.last <= _TOGETHER
    return near and former.kind is draft.kind and not draft.opens


def _asked(drafts: Sequence[Draft]) -> Finding:
    """Gives one finding for lines that stand together, as of the least sure of them."""
    code, taken, advice = _QUESTIONS[drafts[0].kind]
    first, last = drafts[0].spans[0], drafts[-1].spans[-1]
    words = "”…“".join(shown(draft.text) for draft in dict.fromkeys((drafts[0], drafts[-1])))
    why = _why(min((draft.role for draft in drafts), key=lambda role: role.confidence))
    span = first if len(drafts) == 1 else Span(first.file, first.first, last.last)
    return Finding(code, Severity.NOTE, _(taken).format(words=words, why=why), span, _(advice))


def _why(role: Role) -> str:
    """What speaks most for a role, and what most against it; `inspect --explain` has the weights."""
    speaks: dict[bool, str] = {}
    for reason in role.evidence:
        says, by = (reason, 0.0) if isinstance(reason, str) else reason
        speaks.setdefault(by * _FOR.get(role.kind, 0) >= 0, _(says))
    pro, contra = speaks.get(True, _("little speaks for it")), speaks.get(False)
    return _("{pro}, but {contra}").format(pro=pro, contra=contra) if contra else pro


def _strange_length(draft: Draft) -> Iterator[Finding]:
    letters = sum(map(str.isalnum, draft.text)) if len(draft.text) > _LONG else 0
    if letters > _LONG:
        form = _("“{words}” is a paragraph of {letters} characters: it may be several")
        message = form.format(words=shown(draft.text), letters=letters)
        advice = _("Look at the page. To part it: [[fix]] with split.")
        yield Finding("paragraph-long", Severity.NOTE, message, draft.spans[0], advice)
    elif (
        _is_short(draft.text)
        and not draft.text.rstrip().endswith(_ENDS)
        and draft.text.strip() not in CLOSING_FORMULAS
    ):
        form = _("“{words}” is a paragraph of its own: it may be a piece of another, or a heading")
        message = form.format(words=shown(draft.text))
        advice = _("Look at the page. To put it right: [[fix]] with join = true, or with role.")
        yield Finding("paragraph-short", Severity.NOTE, message, draft.spans[0], advice)


def _is_short(text: str) -> bool:
    return next(islice(filter(str.isalnum, text), _SHORT, None), None) is None


def kept(draft: Draft) -> Finding:
    """The finding for a line that was kept as it is, because it is no part of an article."""
    if draft.kind is RoleKind.NOTICE:
        form = _("“{words}” looks like the paper's own notice or an advertisement; it was kept")
        message = form.format(words=shown(draft.text))
        return Finding(
            "notice-kept",
            Severity.NOTE,
            message,
            draft.spans[0],
            _("If the book shall not have it: [[fix]] with drop = true."),
        )
    message = _("“{words}” was not understood and was kept as it is").format(words=shown(draft.text))
    advice = _("Say what it is: [[fix]] with role, or with drop = true.")
    if draft.text.lstrip().startswith("<"):
        advice = _(
            "If Word or a browser saved the page as HTML: seed2book extract makes text of it. "
            "Else: [[fix]] with drop = true."
        )
    return Finding("line-kept", Severity.WARNING, message, draft.spans[0], advice)


def named_amid(draft: Draft) -> Finding:
    """The finding for names in the middle of an article that names its writers above."""
    form = _("“{words}” stands amid an article that has its names above; it was left as text")
    advice = _(
        'Look at the page. If they wrote it too: [[fix]] with role = "byline"; '
        "if an article begins here: article = true."
    )
    return Finding(
        "byline-unsure", Severity.NOTE, form.format(words=shown(draft.text)), draft.spans[0], advice
    )


def shown(text: str) -> str:
    """The beginning of a passage, for a message that quotes it."""
    return quoted(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def quoted(text: str) -> str:
    """A passage as it stands inside quotation marks (GB/T 15834, 4.8.3.3)."""
    return text.translate(_INNER)
