"""Lines that say themselves what they are: one function a kind, tried in the order of the table."""

from __future__ import annotations

import re
from collections.abc import Callable

from seed2book.model import Credit, Image, plain_text
from seed2book.source import Kind
from seed2book.structure.markup.inlines import parse_inlines
from seed2book.structure.markup.marked import html_role, marked_role
from seed2book.structure.newspaper.page import LONGEST_HEADING_EM, Page
from seed2book.structure.roles import Role, RoleKind
from seed2book.structure.wording.credits import credit_alone, is_sold, says_so, split_credit
from seed2book.structure.wording.furniture import (
    folio,
    is_date,
    is_masthead,
    is_notice,
    is_origin,
    is_page_mark,
    note_at_start,
)
from seed2book.structure.wording.jumps import jump_at_end, jump_at_start
from seed2book.structure.wording.keys import STOPS, Ending, ending, key
from seed2book.structure.wording.name_words import is_name
from seed2book.structure.wording.names import MARKS, is_group, is_office
from seed2book.structure.wording.pictures import names_work, opens_as_caption
from seed2book.structure.wording.series import is_standing
from seed2book.structure.wording.signers import reports_together, says_it_signs
from seed2book.structure.wording.surnames import SURNAMES
from seed2book.structure.wording.tails import is_pen_name, read_printed, tail_names
from seed2book.structure.wording.vocabulary import CIRCLED, HAN

Recogniser = Callable[[Page, int], Role | None]

_TOP = 4
_LONGEST_NAME = 4
_LONGEST_BESIDE_A_PICTURE = 40
_FAR_RIGHT_EM = 10.0
_WIDE_EM = 40.0
_NEAR = 4  # lines: an item may have several
_PAGE_BETWEEN_DASHES = re.compile(r"([-—–·•]+) ?[0-9]{1,3} ?\1")
_FEW_WORDS = re.compile(f"{HAN}{{2,8}}")
_UNSIGNED = re.compile("资料|照片|供图|社发|提供$|摄$")


def markdown(page: Page, i: int) -> Role | None:
    """What Markdown marks, newspapers mean: rules, pictures, tables, quotations."""
    return marked_role(page.lines[i])


def html(page: Page, i: int) -> Role | None:
    """HTML: a picture, a table, or something else to be read by the assembler."""
    return html_role(page.lines[i])


def jump_line(page: Page, i: int) -> Role | None:
    """`（下转第二版）` and `（上接第一版）` on a line of their own."""
    text = page.lines[i].text
    if page.widths[i] > 30:
        return None
    out, back = jump_at_end(text), jump_at_start(text)
    if (out and out.start == 0) or (back and back.end >= len(text.rstrip())):
        return Role(RoleKind.JUMP, 0.97, ("it says where the article goes on or came from",))
    return None


def folio_line(page: Page, i: int) -> Role | None:
    """What a running head or folio says: date, paper, page and staff, or a page between dashes, `- 5 -`."""
    line = page.lines[i]
    if page.widths[i] <= 8 and _PAGE_BETWEEN_DASHES.fullmatch(f"{line.marker} {line.text}".strip()):
        return Role(RoleKind.FOLIO, 0.9, ("a number between dashes",))
    if page.widths[i] > 60:
        return None
    above = f"{page.lines[i - 1].text} " if page.kind(i - 1) is RoleKind.FOLIO else ""
    if folio(line.text) is None and not (above and _goes_on(above, line.text)):
        return None
    return Role(RoleKind.FOLIO, 0.95, ("nothing in it but date, paper, page or staff",))


def _goes_on(folio_above: str, text: str) -> bool:
    """True for the end of a folio that a line's end parts: its telephone number."""
    return len(text) <= 24 and any(map(str.isdigit, text)) and folio(folio_above + text) is not None


def notice_line(page: Page, i: int) -> Role | None:
    """The paper's own address, hotline and price, and advertisements."""
    if page.lines[i].kind is Kind.LIST_ITEM or not is_notice(page.lines[i].text):
        return None
    return Role(RoleKind.NOTICE, 0.8, ("the paper's own address or an advertisement",))


def picture_in_line(page: Page, i: int) -> Role | None:
    """A picture with words beside it: `![](a.jpg) 张三 摄` is a caption, a sentence round it is text."""
    text = page.lines[i].text
    if "![" not in text:
        return None
    inlines = parse_inlines(text)
    if not any(isinstance(inline, Image) for inline in inlines):
        return None
    words = plain_text(inlines).strip()
    if len(words) <= _LONGEST_BESIDE_A_PICTURE and ending(key(words)) is not Ending.STOP:
        return Role(RoleKind.CAPTION, 0.85, ("a picture and a few words stand in one line",))
    return Role(RoleKind.PARAGRAPH, 0.9, ("running text round a picture",))


def origin_line(page: Page, i: int) -> Role | None:
    """`（原载《…》）`: where the text was first printed."""
    if not is_origin(page.lines[i].text) or page.keys[i].rstrip("。")[-1:] not in "）】〕》年期日报社版":
        return None
    return Role(RoleKind.ORIGIN, 0.9, ("it names where the text was first printed",))


def note_line(page: Page, i: int) -> Role | None:
    """`编者按：…` and `链接`, with or without the text in the same line."""
    found = note_at_start(page.lines[i].text)
    named = found and page.is_marked(i) and found[1] < len(page.lines[i].text.rstrip())
    if named and is_standing(page.keys[i]):
        return None  # `## 短评：…` is the headline of a comment
    return Role(RoleKind.NOTE, 0.92, ("it opens with the heading of a note",)) if found else None


def credit_line(page: Page, i: int) -> Role | None:
    """`张三 摄` or `某镇供图` on a line of its own."""
    if page.widths[i] > 24:
        return None
    by_picture = page.kind(i - 1) in (RoleKind.IMAGE, RoleKind.CAPTION)
    if page.keys[i].rstrip("）〕 ").endswith("供稿") and not by_picture:
        return None
    under = by_picture or (i > 1 and page.kind(i - 2) is RoleKind.IMAGE)
    if under and is_sold(page.lines[i].text):
        return Role(RoleKind.CREDIT, 0.9, ("who sold a picture, below one",))
    found = credit_alone(page.lines[i].text)
    if found is not None and _tells_picture(page.keys[i], found):
        return None
    made = found is not None and found.role == "作" and " " not in page.keys[i]
    if made and not (by_picture or (i and names_work(page.keys[i - 1]))):
        return None  # `田头诗画` names no 田头诗 who painted it
    if found is None:
        return None
    if not (found.role or found.name or _UNSIGNED.search(page.keys[i]) or says_so(found.text)):
        return None
    return Role(RoleKind.CREDIT, 0.93, ("it says who took or supplied the picture",))


def _tells_picture(text_key: str, found: Credit) -> bool:
    """True for `图：嫌疑人被押下火车`: behind the same word stand names or what the picture shows."""
    return text_key.startswith("图：") and len(found.name) > _LONGEST_NAME and not found.name.endswith("社")


def signature_line(page: Page, i: int) -> Role | None:
    """Names with an office, a role, a mark or brackets; or two and more names and nothing else."""
    line = page.lines[i]
    if page.widths[i] > 40 or page.keys[i][-1] in STOPS or is_standing(page.keys[i]):
        return None
    names, marked = read_printed(line.text)
    headed = page.is_marked(i)
    if headed and names and not all(is_name(n.name) or n.office == "" for n in names.found):
        names = None  # `记者观察`
    if names is None and reports_together(line.text):
        return Role(RoleKind.SIGNATURE, 0.9, ("institutions that report together",))
    if names is None:
        bare = line.text.strip().strip("（）()")
        alone = all(map(is_office, bare.split())) or (
            line.kind is Kind.TEXT and (is_group(bare) or says_it_signs(bare))
        )
        return Role(RoleKind.SIGNATURE, 0.9, ("an office and nothing else",)) if alone else None
    glued = headed and (line.kind is Kind.HEADING or " " not in page.keys[i])
    if glued and not marked and not any(n.office or n.role for n in names.found):
        return None
    if marked and page.keys[i][0] in MARKS and (names.sure < 0.9 or page.keys[i][0] in page.heading_marks):
        return None
    if marked or any(n.office or n.role for n in names.found):
        return Role(RoleKind.SIGNATURE, 0.95 * names.sure, ("names with an office, a mark or brackets",))
    if line.kind is Kind.TEXT and is_group(line.text):
        return Role(RoleKind.SIGNATURE, 0.85, ("a group that writes and nothing else",))
    padded = [" " in page.keys[i][n.start : n.end] for n in names.found]
    if len(padded) >= 2 and all(padded) and not any(n.name[:1] in SURNAMES for n in names.found):
        return None  # `改 到 痛 处`: a heading set wide
    if len(padded) >= 2:
        return Role(RoleKind.SIGNATURE, 0.9, ("several names and nothing else",))
    return Role(RoleKind.SIGNATURE, 0.85, ("a name padded as names are",)) if any(padded) else None


def caption_line(page: Page, i: int) -> Role | None:
    """`图为…`, `上图：…`, and words that close with who took the picture."""
    line = page.lines[i]
    if (
        page.keys[i][0] in CIRCLED
        and page.kind(i - 1) not in (RoleKind.CAPTION, RoleKind.IMAGE)
        and (_counted_on(page, i) or split_credit(line.text) is None)
    ):
        return None
    if page.keys[i][0] in "▲△▼▶◀►◄▷◁" and (_listed(page, i) or page.keys[i].count(page.keys[i][0]) > 1):
        return None
    if page.widths[i] <= 120 and opens_as_caption(line.text):
        return Role(RoleKind.CAPTION, 0.95, ("it opens as a caption does",))
    words = split_credit(line.text) if page.widths[i] <= 200 else None
    if words is None or words.credit is None:
        return None
    if words.credit.text.rstrip("）) ").endswith("供稿") and not _may_be_supplied(page, i):
        return None
    tail = tail_names(line.text)
    if tail is not None and tail.names.bylines:
        return None  # `……。文/张三 摄影/李四` closes an article
    shown = page.kind(i - 1) is RoleKind.IMAGE or "图为" in page.keys[i] or _taken_amid_text(page, i)
    if page.widths[i] <= 60 or (words.caption.count("。") <= 3 and shown):
        return Role(RoleKind.CAPTION, 0.93, ("it closes with who took or supplied the picture",))
    return None


def _may_be_supplied(page: Page, i: int) -> bool:
    """True for the words of a picture where a body sent it in; else it sent in the news they tell."""
    by_picture = page.kind(i - 1) in (RoleKind.IMAGE, RoleKind.CAPTION) or not page.finished(i - 1)
    return by_picture or (page.widths[i] <= _WIDE_EM and credit_alone(page.lines[i].text) is None)


def _counted_on(page: Page, i: int) -> bool:
    """True where another line near by opens with such a number: items of a list or notes."""
    near = range(max(0, i - _NEAR), min(len(page), i + _NEAR + 1))
    return any(n != i and page.keys[n][:1] in CIRCLED and page.keys[n] for n in near)


def _taken_amid_text(page: Page, i: int) -> bool:
    """True for what somebody took, with running text above and below; picture news has none of its own."""
    taken = page.keys[i].rstrip("）〕 ").endswith("摄")
    around = (n for n in (i - 1, i + 1) if 0 <= n < len(page))
    texts = [page.kind(n) is None and not page.is_marked(n) and page.widths[n] > _WIDE_EM for n in around]
    return taken and len(texts) == 2 and all(texts)


def _listed(page: Page, i: int) -> bool:
    """True where a line near by opens with the same mark: items of a list, not words under a picture."""
    near = range(max(0, i - _NEAR), min(len(page), i + _NEAR + 1))
    return any(n != i and page.keys[n][:1] == page.keys[i][0] for n in near)


def lead_in_line(page: Page, i: int) -> Role | None:
    """`本报讯（记者 张三）` with nothing after it: the text is on the next line."""
    found = page.lead(i)
    if found is None or found.end < len(page.lines[i].text.rstrip()):
        return None
    return Role(RoleKind.LABEL, 0.95, ("a lead-in alone in its line",))


def sign_off_line(page: Page, i: int) -> Role | None:
    """`（某某公社报道组）`: a body that wrote or answers for the text, in brackets under it."""
    text = page.keys[i]
    if _set_right(page, i):
        return Role(RoleKind.SIGN_OFF, 0.85, ("it is set to the right under a text that is over",))
    if (
        page.widths[i] > 22
        or text[0] not in "（〔"
        or text[-1] not in "）〕"
        or page.lines[i].kind is not Kind.TEXT
    ):
        return None
    if i == 0 or page.is_marked(i - 1) or page.lines[i].kind is not Kind.TEXT:
        return None
    if not page.finished(i - 1) or (page.widths[i - 1] < 16 and page.endings[i - 1] is not Ending.STOP):
        return None
    if is_pen_name(page.lines[i].text):
        return Role(RoleKind.SIGNATURE, 0.8, ("two or three characters in brackets under a text",))
    return Role(RoleKind.SIGN_OFF, 0.85, ("a few words in brackets under a text",))


def _set_right(page: Page, i: int) -> bool:
    """True for a few words far from the left edge, under a text or another such line."""
    line = page.lines[i]
    if i == 0 or line.kind is not Kind.TEXT or line.indent_em < _FAR_RIGHT_EM or page.widths[i] > 22:
        return False
    ended = page.kind(i - 1) in (RoleKind.SIGN_OFF, RoleKind.SIGNATURE) or page.endings[i - 1] is Ending.STOP
    return ended and page.endings[i] in (Ending.WORD, Ending.CLOSER)


def list_item(page: Page, i: int) -> Role | None:
    """An item that Markdown knows; a numbered sentence of the print is a paragraph like any other."""
    if page.lines[i].kind is not Kind.LIST_ITEM:
        return None
    return Role(RoleKind.LIST_ITEM, 0.95, ("a list item in the seed",))


RECOGNISERS: tuple[tuple[str, Recogniser], ...] = (
    ("markdown", markdown),
    ("html", html),
    ("picture-in-line", picture_in_line),
    ("jump-line", jump_line),
    ("folio", folio_line),
    ("notice", notice_line),
    ("origin", origin_line),
    ("note", note_line),
    ("credit", credit_line),
    ("signature", signature_line),
    ("caption", caption_line),
    ("lead-in", lead_in_line),
    ("sign-off", sign_off_line),
    ("list-item", list_item),
)


def recognise(page: Page) -> None:
    """Gives a role to every line that the table knows."""
    for i in filter(page.is_open, range(len(page))):
        for _, rule in RECOGNISERS:
            role = rule(page, i)
            if role is not None:
                page.give(i, role)
                break
    _masthead(page)


def _masthead(page: Page) -> None:
    """The paper's name or the date, each alone in its line at the top of the page."""
    top = min(_TOP, len(page))
    for i in range(top):
        above_all = all(page.widths[n] <= LONGEST_HEADING_EM for n in range(i))
        if page.is_open(i) and above_all and i + 1 < len(page) and is_date(page.keys[i]):
            page.judge(i, RoleKind.FOLIO, 0.85, "a date at the top of the page")
    for i in (*range(top), *reversed(range(top))):  # what stands by a folio may be known only when that is
        beside = RoleKind.FOLIO in (page.kind(i - 1), page.kind(i + 1))
        text = page.lines[i].text
        named = is_masthead(text) and not is_standing(page.keys[i])
        if page.is_open(i) and beside and (named or is_page_mark(text)):
            page.judge(i, RoleKind.FOLIO, 0.85, "a paper's name or its page at the top, by the date")
    if len(page) > 1 and page.is_open(0) and _names_paper(page):
        page.judge(0, RoleKind.FOLIO, 0.75, "a few words above the date at the top of the page")


def _names_paper(page: Page) -> bool:
    """True where a few words open the page, right above a date and no other name of a paper: `滦河工人`."""
    below = folio(page.lines[1].text) if page.kind(1) is RoleKind.FOLIO else None
    words = page.keys[0].replace(" ", "")
    return (
        below is not None and bool(below.date and not below.paper) and _FEW_WORDS.fullmatch(words) is not None
    )
