"""Whether the article above ends at a heading, or goes on below it: what is looked at, and what it weighs."""

from __future__ import annotations

from seed2book.structure.evidence import Weighed
from seed2book.structure.newspaper.heading_cases import HeadingCase
from seed2book.structure.newspaper.levels import BOLD_LEVEL, level
from seed2book.structure.newspaper.stacks import has_head, over_verse
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.series import is_standing, names_set, pieces_of_set

_SHORTEST = 6.0
_LONGEST_PIECE = 12.0
_FAR = 12
_HARDLY = 0.3
_SHORTEST_ARTICLE_EM = 200


def _longer(case: HeadingCase) -> bool:
    # Beside a headline of a few characters (`抢滩`) all are longer.
    headline = 0.0 if case.headline is None else case.page.widths[case.headline.main]
    return headline >= _SHORTEST and case.width >= 1.2 * headline


def _picture_news_above(case: HeadingCase) -> bool:
    """Nothing but pictures and their words under the headline above."""
    page, headline = case.page, case.headline
    between = range(headline.items[-1] + 1 if headline else 0, case.stack.items[0])
    words = (RoleKind.IMAGE, RoleKind.CAPTION, RoleKind.CREDIT)
    return headline is not None and 0 < len(between) <= 6 and all(page.kind(i) in words for i in between)


def _poem_in_set(case: HeadingCase) -> bool:
    """A title over verse where the headline names a set (诗二首) or such a title stood before."""
    page, stack, headline = case.page, case.stack, case.headline
    if headline is None or len(stack.items) > 1 or not over_verse(page, stack.main):
        return False
    if names_set(page.keys[headline.main]):
        return True
    return any(page.headed[i] and over_verse(page, i) for i in range(case.first, stack.items[0]))


def _piece_of_set(case: HeadingCase) -> bool:
    """A short title by itself where the headline counts its pieces (幽默二则), not all of them above."""
    page, headline, stack = case.page, case.headline, case.stack
    pieces = pieces_of_set(page.keys[headline.main]) if headline else 0
    headed = len(stack.items) > 1 or case.sections.shown[case.n]
    if headline is None or not pieces or headed or case.width > _LONGEST_PIECE:
        return False
    above = range(headline.items[-1] + 1, stack.main)
    return sum(page.headed[i] for i in above) < pieces and not is_standing(page.keys[stack.main])


def _prose_after_verse(case: HeadingCase) -> bool:
    page, below = case.page, case.below
    if case.headline is None or below >= len(page) or page.kind(below) is not None:
        return False
    verses = 0
    for i in range(case.first, case.stack.items[0]):
        kind = page.kind(i)
        if kind is None and not page.headed[i]:
            return False
        verses += kind is RoleKind.VERSE and not page.headed[i]
    return verses > 1


def _verse_after_prose(case: HeadingCase) -> bool:
    page, headline, main = case.page, case.headline, case.stack.main
    if headline is None or not over_verse(page, main) or names_set(page.keys[headline.main]):
        return False
    return all(page.kind(i) is not RoleKind.VERSE for i in range(case.first, main))


def _tied(case: HeadingCase) -> float:
    tie = case.tie
    if tie is None:
        return 0.0
    return min(1.0, max(0.0, tie - 0.4) / 0.8) * min(1.0, len(case.sections) / 5)


def _untied(case: HeadingCase) -> float:
    if case.tie is None or case.headline is None:
        return 0.0
    return max(0.0, 1.0 - case.tie / _HARDLY)


def _below_usual(case: HeadingCase) -> bool:
    usual = case.sections.usual
    if usual is None or case.rise == 0 or not usual < case.sections.levels[case.n] < BOLD_LEVEL:
        return False
    return not is_standing(case.page.keys[case.stack.main])


def _marked_lower(case: HeadingCase) -> float:
    if case.rise >= 0:
        return 0.0
    # Where levels vary, one below all that headlines have still tells.
    return 1.0 if level(case.page, case.stack.main) > case.page.lowest else case.page.steady


def _lower_as_others(case: HeadingCase) -> bool:
    return case.rise < 0 and level(case.page, case.stack.main) in case.page.shown


def _ends_series(case: HeadingCase) -> bool:
    return case.subhead is not None and case.sections.series[case.n - 1] >= 2 and case.size_of_series == 1


def _named_only_above(case: HeadingCase) -> bool:
    """Names stand under the article's headline and none here: a long piece that is parted by subheads."""
    sections = case.sections
    if case.article is None or sections.shown[case.n]:
        return False
    return case.page.kind(sections.below[case.article]) is RoleKind.SIGNATURE


def _like_subhead_above(case: HeadingCase) -> bool:
    """Of one level and nearly one width with the last subhead, and with no names or lead-in below."""
    page, former, main = case.page, case.subhead, case.stack.main
    if former is None or has_head(page, main):
        return False
    return level(page, former.main) == level(page, main) and abs(page.widths[former.main] - case.width) <= 3


def _only_one(case: HeadingCase) -> float:
    if case.size_of_series > 1 or case.subhead is not None or case.sections.may_be_sibling(case.n):
        return 0.0
    # Under names subheads differ more in width and form; one marked lower may well stand alone.
    if _named_only_above(case):
        return 0.4
    lower = case.rise < 0 and case.page.is_marked(case.stack.main) and not _lower_as_others(case)
    return 0.3 if lower else 1.0


def _signed_anew(case: HeadingCase) -> bool:
    return (
        case.article is not None
        and case.sections.signed(case.n)
        and case.sections.named_at_head(case.article)
    )


def _signed_at_last(case: HeadingCase) -> bool:
    """Names close the text below, and the article above has its names nowhere."""
    article, n, sections = case.article, case.n, case.sections
    if article is None or sections.shown[n] or not sections.signed(n) or sections.named_at_head(article):
        return False
    return not any(sections.signed(m) for m in range(max(article, n - _FAR), n))


def _report_above(case: HeadingCase) -> bool:
    """The article above opens with a lead-in, as reports do, which have few subheads, and has none so far."""
    if case.article is None or case.subhead is not None:
        return False
    return case.page.lead(case.sections.below[case.article]) is not None


def _above_subhead(case: HeadingCase) -> float:
    page, former = case.page, case.subhead
    if former is None or not page.marked or level(page, former.main) <= level(page, case.stack.main):
        return 0.0
    return page.steady


def _long_without_subhead(case: HeadingCase) -> bool:
    return case.article is not None and case.subhead is None and case.sections.texts[case.article] >= 7


def _little_above(case: HeadingCase) -> bool:
    """One or two paragraphs lead from the article's headline to the first heading below it."""
    return case.article is not None and case.subhead is None and 1 <= case.sections.texts[case.article] <= 2


def _too_little_above(case: HeadingCase) -> bool:
    return (
        case.article is not None and case.sections.width_between(case.article, case.n) < _SHORTEST_ARTICLE_EM
    )


def _speaks_of_headline(case: HeadingCase) -> float:
    """How much of the words of the article's headline the text below has: 0 to 1."""
    return 0.0 if case.article is None else case.sections.share_of_headline(case.article, case.n)


ENDS_ARTICLE: tuple[Weighed[HeadingCase], ...] = (
    Weighed("no headline stands above it on the page", 6.4, lambda c: c.headline is None),
    Weighed("it is marked higher than the article's headline", 1.8, lambda c: c.page.steady * (c.rise > 0)),
    Weighed("it is marked like the article's headline", 1.0, lambda c: c.rise == 0),
    Weighed("it is marked lower than the article's headline", -0.9, _marked_lower),
    Weighed("it is marked lower, as headlines that show themselves are", 1.0, _lower_as_others),
    Weighed("the articles of this page are marked higher", -1.7, _below_usual),
    Weighed("it ends a series of headings built alike", 1.9, _ends_series),
    Weighed("no other heading of its kind stands in the article", 2.0, _only_one),
    Weighed("the text below shares words with the article and no other", -3.7, _tied),
    Weighed("the text below shares hardly a word with the article", 0.6, _untied),
    Weighed("it stands over prose and the article is verse", 6.3, _prose_after_verse),
    Weighed("it stands over verse and the article is prose", 2.9, _verse_after_prose),
    Weighed("it stands over a poem of a set", -4.8, _poem_in_set),
    Weighed("the headline counts its pieces, and it is one", -4.1, _piece_of_set),
    Weighed("the article above is pictures and their words", 3.2, _picture_news_above),
    Weighed("names stand under the article's headline and none here", -0.9, _named_only_above),
    Weighed("a subhead of its size stands above it in the article", -2.6, _like_subhead_above),
    Weighed("it is longer than the article's headline", 0.7, _longer),
    Weighed("the text below is signed, and the article had its names", 4.6, _signed_anew),
    Weighed("the text below speaks of what the article's headline names", -3.3, _speaks_of_headline),
    Weighed("the text below is signed, and the article above is not", 0.9, _signed_at_last),
    Weighed("the article above is a report with a lead-in, without subheads", 1.3, _report_above),
    Weighed("a subhead above it is marked lower", 1.3, _above_subhead),
    Weighed("a subhead stands above it in the article", -1.6, lambda c: c.subhead is not None),
    Weighed("the article above is long and has no subhead", 1.6, _long_without_subhead),
    Weighed("a paragraph or two lead to it from the article's headline", -1.4, _little_above),
    Weighed("too little stands above it to be an article", -0.7, _too_little_above),
)  # fmt: skip
