"""Short lines that nothing marks: is it a heading, or a caption, a name, a slogan, half a paragraph?"""

from __future__ import annotations

from seed2book.reading import Reason
from seed2book.structure.evidence import weigh
from seed2book.structure.newspaper.page import Page
from seed2book.structure.newspaper.short_lines import (
    IS_HEADING,
    ShortLine,
    closes_text,
    far_below,
    shown_above,
    shows_scene_alone,
)
from seed2book.structure.newspaper.siblings import Siblings
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.keys import Ending
from seed2book.structure.wording.names import is_workplace
from seed2book.structure.wording.pictures import reads_like_caption


def judge_short_lines(page: Page) -> list[int]:
    """Gives the lines that are headings, marked or not, in order; other short lines get their role."""
    headings: list[int] = []
    siblings = Siblings(page)
    i = 0
    while i < len(page):
        if not page.heading_shaped(i):
            i += 1
            continue
        end = i
        while end < len(page) and page.heading_shaped(end) and not (end > i and _set_apart(page, end - 1)):
            end += 1
        for at in range(i, end):
            if page.is_marked(at) or page.heads(at):
                headings.append(at)
                page.headed[at] = True
                continue
            case = ShortLine(page, at, at if _goes_on_text(page, at) else i, end, siblings)
            verdict = weigh(IS_HEADING, case)
            if verdict.yes:
                headings.append(at)
                page.headed[at] = True
                page.as_heading[at] = verdict.confidence
            else:
                _judge_other(case, verdict.confidence, verdict.evidence)
        i = end
    return headings


def _goes_on_text(page: Page, i: int) -> bool:
    """True below a short line that was taken for text and ends in a comma: it heads no stack of headings."""
    return page.kind(i - 1) is RoleKind.PARAGRAPH and page.endings[i - 1] is Ending.COMMA


def _set_apart(page: Page, i: int) -> bool:
    """True for a line that nothing marks between more blank lines than others have: it heads nothing."""
    most = max(2, page.blanks + 1)
    far = (page.lines[n].blanks_before > most for n in (i, i + 1))
    return i > 0 and not page.is_marked(i) and all(far)


def _judge_other(case: ShortLine, confidence: float, evidence: tuple[Reason, ...]) -> None:
    page, i = case.page, case.at
    at_picture = (
        RoleKind.IMAGE in (page.kind(i - 1), page.kind(i + 1)) or page.kind(i - 1) is RoleKind.CAPTION
    )
    alone = case.end - case.first == 1
    if closes_text(case):
        page.judge(i, RoleKind.SIGN_OFF, 0.85, *evidence)
        return
    scene = reads_like_caption(page.lines[i].text)
    # Half a paragraph has clauses; what is set into it says one thing, or says it to the full stop.
    in_clauses = "，" in page.keys[i] and page.endings[i] is not Ending.STOP
    if scene and (at_picture or (alone and case.torn and not in_clauses)):
        # With no picture by it, a few words between the halves of a paragraph may be a subhead as well.
        sure = max(confidence, 0.75) if at_picture else min(confidence, 0.68)
        page.judge(i, RoleKind.CAPTION, sure, *evidence)
        return
    if shows_scene_alone(case) or (shown_above(case) > 0.3 and page.widths[i] <= 20):
        page.judge(i, RoleKind.CAPTION, 0.75, *evidence)
        return
    if far_below(case) and alone and scene and 4 <= page.widths[i] <= 16 and not is_workplace(page.keys[i]):
        page.judge(i, RoleKind.CAPTION, 0.65, "a few words by themselves below blank lines", *evidence)
        return
    under_text = case.above >= 0 and page.kind(case.above) in (None, RoleKind.SIGNATURE, RoleKind.LIST_ITEM)
    closed = under_text and (page.finished(case.above) or is_workplace(page.keys[i]))
    ends_here = case.below >= len(page) or page.is_marked(case.below)
    brief = page.widths[i] <= (20 if is_workplace(page.keys[i]) else 12)
    if alone and closed and ends_here and brief and page.endings[i] is Ending.WORD:
        page.judge(i, RoleKind.SIGN_OFF, 0.75, "a short line that closes a text", *evidence)
        return
    page.judge(i, RoleKind.PARAGRAPH, confidence, *evidence)
