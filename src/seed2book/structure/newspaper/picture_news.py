"""Pictures that are news by themselves, with a headline of their own or with none between two articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from seed2book.structure.evidence import Weighed, weigh
from seed2book.structure.newspaper.page import Page
from seed2book.structure.roles import BODY, PICTURES, RoleKind
from seed2book.structure.wording.cohesion import word_pairs
from seed2book.structure.wording.credits import reports_in_pictures, split_credit
from seed2book.structure.wording.keys import is_han, key, width_em
from seed2book.structure.wording.pictures import names_work
from seed2book.structure.wording.starts import news_lead, opens_afresh
from seed2book.structure.wording.tails import tail_names
from seed2book.structure.wording.vocabulary import PICTURE_REPORTS

_CLOSING = frozenset({RoleKind.SIGNATURE, RoleKind.SIGN_OFF, RoleKind.ORIGIN})
_OF_PICTURE = re.compile("图为|(?:^|。)这是")
_SIDE = re.compile("[（〔]?[上下左右]图")
_SEASON = re.compile("[^，。]{0,6}(?:期间|以来|前夕|之际|时节|清晨|傍晚)，|入[春夏秋冬]")
_COLUMN = re.compile("(?:图片|摄影)(?:新闻|报道|故事)|图说新闻|镜头|新闻图片")
_WIDEST_EM = 260.0
_LONGEST = 2000
# So many pairs of characters tell what words under a picture speak of.
_TELLING = 6
_AROUND = 80
_WIDE_EM = 24.0


def judge_picture_news(page: Page) -> None:
    """Takes the only text under a headline for a caption; opens an article with a picture that is news."""
    _titled(page)
    for opening, first, end, below in _between_articles(page):
        _judge_owner(page, opening, first, end, below)


def _titled(page: Page) -> None:
    """A headline over one paragraph that closes with a picture's credit: the paragraph is the caption."""
    starts = [*(i for i in range(len(page)) if page.opens[i]), len(page)]
    for first, end in pairwise(starts):
        texts = [i for i in range(first, end) if page.kind(i) in BODY]
        if len(texts) != 1 or page.kind(texts[0]) is not RoleKind.PARAGRAPH or page.lead(texts[0]):
            continue
        only = texts[0]
        below = only + 1
        shown = any(page.kind(i) is RoleKind.IMAGE for i in range(first, only)) or page.set_off(only)
        told = shown or _OF_PICTURE.search(page.keys[only]) is not None
        if (
            told
            and below < end
            and page.kind(below) is RoleKind.SIGNATURE
            and reports_in_pictures(page.lines[below].text)
        ):
            page.judge(below, RoleKind.CREDIT, 0.85, "who took the picture and wrote its words")
        signed = any(page.kind(i) is RoleKind.SIGNATURE for i in range(first, end))
        tail = tail_names(page.lines[only].text)
        reports = tail is not None and tail.names.found[-1].role in PICTURE_REPORTS
        signed = signed or bool(tail and tail.names.bylines and not reports)
        if signed or page.widths[only] > _WIDEST_EM:
            continue
        if split_credit(page.lines[only].text) or page.kind(below) is RoleKind.CREDIT:
            page.judge(only, RoleKind.CAPTION, 0.85, "the only text under its headline, closed by a credit")
        elif any(_COLUMN.fullmatch(page.keys[i]) for i in range(first, only)):
            page.judge(only, RoleKind.CAPTION, 0.8, "the only text under the name of a column of pictures")


def _between_articles(page: Page) -> Iterator[tuple[int, int, int, int]]:
    """Gives the pictures with words that close an article.

    That is where the article opens, the first line of the pictures, their end, and that of the next article.
    """
    starts = [*(i for i in range(len(page)) if page.opens[i]), len(page)]
    for n, (first, end) in enumerate(pairwise(starts)):
        start = end
        while start - 1 > first and page.kind(start - 1) in PICTURES:
            start -= 1
        under_text = any(page.kind(i) in BODY for i in range(first, start))
        words = any(page.kind(i) is RoleKind.CAPTION for i in range(start, end))
        if words and under_text and not any(i in page.said for i in range(start, end)):
            yield first, start, end, starts[n + 2] if n + 2 < len(starts) else end


@dataclass(frozen=True, slots=True)
class PictureCase:
    """A picture and its words, lines `first` to `end` (not included), behind the text of an article.

    `titles` are the keys of its captions without who took or made it, `words` their pairs of characters,
    `own` those that the article above has as well and no other, `common` those that it shares with others.
    `article` is what that says, and `others` what they say.
    """

    page: Page
    first: int
    end: int
    titles: Sequence[str]
    words: frozenset[str]
    own: frozenset[str]
    common: frozenset[str]
    article: str
    others: str

    @property
    def caption(self) -> str:
        """The key of all its words."""
        return "。".join(title.rstrip("。") for title in self.titles)

    @property
    def above(self) -> int:
        """The last line of the text above."""
        return self.page.before(self.first)

    @property
    def credited(self) -> bool:
        """True where somebody took or supplied it."""
        lines = range(self.first, self.end)
        return any(
            self.page.kind(i) is RoleKind.CREDIT or split_credit(self.page.lines[i].text) for i in lines
        )


def _signed_above(case: PictureCase) -> bool:
    return case.page.kind(case.above) in _CLOSING or case.page.signed[case.above]


def _strange(case: PictureCase) -> float:
    if case.own:
        return 0.0
    return min(1.0, len(case.words) / _TELLING) / (1 + len(case.common))


def _takes_up_name(case: PictureCase) -> float:
    """1 for three characters and more that stand in the article above and in no other, 0.5 also in others."""
    parts = (case.caption[n : n + 3] for n in range(len(case.caption) - 2))
    taken = [part for part in parts if all(map(is_han, part)) and part in case.article]
    if not taken:
        return 0.0
    return 0.5 if all(part in case.others for part in taken) else 1.0


def _wide(case: PictureCase) -> bool:
    return width_em(case.caption) > _WIDE_EM


def _dated(case: PictureCase) -> bool:
    return (
        news_lead(case.caption)
        or opens_afresh(case.caption) >= 0.5
        or _SEASON.match(case.caption) is not None
    )


STANDS_ALONE: tuple[Weighed[PictureCase], ...] = (
    Weighed("most pictures belong to the article that they stand in", -1.6, lambda _: True),
    Weighed("its words have nothing in common with the article above", 2.4, _strange),
    Weighed(
        "its words have hardly anything in common with the article above",
        1.0,
        lambda c: len(c.own) == 1 and _wide(c),
    ),
    Weighed("its words speak of what the article above does", -3.0, lambda c: len(c.own) >= 2),
    Weighed("its words name what the article above names", -2.0, _takes_up_name),
    Weighed("names close the text above", 1.5, _signed_above),
    Weighed("a picture stands there", 0.5, lambda c: c.page.kind(c.first) is RoleKind.IMAGE),
    Weighed("its words tell more than one thing", 1.0, lambda c: "。" in c.caption),
    Weighed("its words are several clauses", 0.5, lambda c: c.caption.count("，") >= 2),
    Weighed("its words are few and tell no time", -0.5, lambda c: not (_wide(c) or _dated(c))),
    Weighed("its words are wider than those of most pictures", 1.2, _wide),
    Weighed("its words open with a time", 1.0, _dated),
    Weighed("it says on which side the picture stands", 0.8, lambda c: _SIDE.match(c.caption) is not None),
    Weighed("it is what an artist made", 2.5, lambda c: any(map(names_work, c.titles))),
    Weighed("nobody is said to have taken it", -1.5, lambda c: not c.credited),
)


def _without_credit(text: str) -> str:
    words = split_credit(text)
    return key(words.caption if words else text)


def _judge_owner(page: Page, opening: int, first: int, end: int, below: int) -> None:
    """Says whose a picture between two articles is: of the one above or below, or news by itself."""
    captions = [i for i in range(first, end) if page.kind(i) is RoleKind.CAPTION]
    titles = tuple(map(_without_credit, (page.lines[i].text for i in captions)))
    words = word_pairs("，".join(titles))
    article = "，".join(page.keys[opening:first])
    article = article[:_LONGEST] + article[max(_LONGEST, len(article) - _LONGEST) :]
    shared = words & word_pairs(article)
    others = "，".join((*page.keys[max(0, opening - _AROUND) : opening], *page.keys[end : end + _AROUND]))
    own = frozenset(pair for pair in shared if pair not in others)
    taken_up = len(words & word_pairs("，".join(page.keys[end:below])[:_LONGEST]))
    if taken_up >= 3 and not own:
        page.opens[first], page.opens[end] = True, False
        for i in captions:
            page.judge(
                i, RoleKind.CAPTION, 0.75, "the article below speaks of it, and the one above does not"
            )
        return
    verdict = weigh(
        STANDS_ALONE, PictureCase(page, first, end, titles, words, own, shared - own, article, others)
    )
    page.opens[first] = verdict.yes
    for i in captions:
        role = page.role(i)
        if role is not None and verdict.confidence < role.confidence:
            sure, why = round(verdict.confidence, 3), (*verdict.evidence, *role.evidence)
            page.give(i, replace(role, confidence=sure, evidence=why))
