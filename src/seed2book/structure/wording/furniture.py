"""What a page carries besides articles: folios, running heads, editors' lines; also notes and origins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seed2book.model import NoteKind
from seed2book.structure.wording.keys import key, width_em
from seed2book.structure.wording.vocabulary import (
    AGENCIES,
    COMMENTS,
    CONTACT_PREFIXES,
    CONTACTS,
    EDITORS_NOTES,
    HAN,
    LINKS,
    ORIGINS,
    PAGE_NAMES,
    PAPER_ENDINGS,
    REACHED_BY,
    STAFF,
    STAFF_PREFIXES,
    one_of,
    words,
)

_COUNTED = "[一二三四五六七八九十百千万零〇○两]"
_NUMBER = "[0-9一二三四五六七八九十廿卅]{1,3}"
_YEAR = r"(?:[12][0-9]{3}|[一二三四五六七八九〇零○Oo]{4}|(?:中华)?民国[一二三四五六七八九十]{1,4})"
_SHORT_DATE = r"[12][0-9]{3}(?P<sep>[/.·\-])[0-9]{1,2}(?P=sep)[0-9]{1,2}"
# Without its century, which nothing infers.
_BRIEF_DATE = r"[0-9]{2}(?P<dot>[/.·])[0-9]{1,2}(?P=dot)[0-9]{1,2}(?![0-9])"
_DATE = rf"(?P<date>{_YEAR} ?年 ?{_NUMBER} ?月 ?{_NUMBER} ?日|{_SHORT_DATE})"
_HOUR = "(?:[清早]?晨|凌晨|上午|中午|下午|傍晚|[当深]?[夜晚])?"
_ONLY_DATE = re.compile(rf"(?:{_DATE}|{_YEAR}年{_NUMBER}月|{_NUMBER}月{_NUMBER}日){_HOUR}")
_WEEKDAY = "(?:星期|礼拜|周)[一二三四五六日天]"
_LUNAR = (
    rf"(?:农历|夏历|阴历|旧历)?{HAN}{{2}}年?[正一二三四五六七八九十冬腊闰大小]{{1,3}}月"
    r"[初十廿卅一二三四五六七八九]{1,3}日?"
)
# Letters of either case where there are any: for a class of Han characters that takes far longer to prepare.
_PAGE = (
    r"(?:第? ?[0-9一二三四五六七八九十]{1,2} ?张 ?)?"
    r"第? ?(?P<page>(?i:[A-Z]?)[0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?版|"
    r"(?i:版|Page|P)[ .]?(?P<page2>(?i:[A-Z]?)[0-9]{1,3})|(?P<page3>(?i:[A-D])[0-9]{1,2}|0[0-9])(?![0-9])"
)
_STAFF_ENTRY = (
    rf"(?P<staff>{one_of(STAFF_PREFIXES)}{{0,3}}{one_of(STAFF)}(?: ?[：/／] ?| )"
    rf"(?:{HAN} {HAN}(?: {HAN})?|{HAN}{{2,4}})(?=[ ，、；|/／]|$))"
)
_NO_HAN = r"[^\u4e00-\u9fff]"
_ISSUE = rf"(?:[0-9]{{1,6}}|{_COUNTED}{{1,8}})"
# `第128期`; 总第560期 counts from the first issue of all.
_NUMBERED_ISSUE = re.compile(rf"(?<!总)第 ?({_ISSUE}) ?期")
# A telephone number, with 0571 before it or an extension behind, and the address of a mailbox.
_PHONE = r"(?:（?0[0-9]{2,3}）?[ \-—]?)?[0-9]{6,11}(?:[\-—转][0-9]{1,8})?"
_MAILBOX = r"(?i:[0-9a-z._\-]{1,30}@[0-9a-z.\-]{3,30})"
_REACHED_AT = rf"(?:{_PHONE}|{_MAILBOX}|[0-9〇一二三四五六七八九\-—]{{3,20}})"
_FOLIO_PARTS = re.compile(
    rf"{_STAFF_ENTRY}|{_DATE}|(?P<day>{_WEEKDAY}|{_LUNAR}|{_BRIEF_DATE})|{_PAGE}|"
    rf"(?P<issue>（?(?:总?第? ?{_ISSUE} ?期|第 ?{_ISSUE} ?号)）?|今日[0-9一二三四五六七八]{{1,2}}版|"
    r"(?:本报|国内统一)?(?:连续出版物号|刊号)：? ?(?i:[0-9A-Z—\-/]{2,20})|每[周旬月逢][^ ]{1,6}出版)|"
    rf"(?P<contact>{HAN}{{0,4}}(?:电话|热线|手机|传真|邮箱|邮编|信箱|证号)"
    rf"(?:： ?[^ ，]{{3,40}}| ?{_REACHED_AT}(?=[ ，、；|]|$)))|"
    rf"(?P<call>(?:(?i:e-?mail|tel|qq)[：.]? ?)?(?:{_PHONE}|{_MAILBOX}))(?=[ ，、；|]|$)|"
    rf"(?P<organ>{HAN}{{2,16}}(?:机关报|主办|主管|编印))|"
    rf"(?P<name>{HAN}{{2,4}}新闻|{HAN}{{2,3}}版(?=[ ·|0-9])|{one_of(PAGE_NAMES)})(?![\u4e00-\u9fff])|"
    rf"(?P<paper>《{HAN}{{2,8}}》|《?{HAN}{{2,6}}(?:报|{one_of(PAPER_ENDINGS)})》?)"
    rf"(?:（{HAN}{{1,4}}）)?(?=第|{_NO_HAN}|$)|"
    rf"(?P<word>{HAN}{{2,4}}(?:[·•]{HAN}{{2,4}})?)(?![\u4e00-\u9fff])|"
    r"(?P<number>(?<![^ ])[0-9]{1,2}(?= |$))|(?P<gap>[ |｜·•—\-/,，、：■□●◆◇▲])"
)
# `洛 水 日 报`: a paper's name is set wide.
_SET_WIDE = re.compile(rf"(?:^|(?<= )){HAN}(?: +{HAN}){{2,6}}(?= |$)")
_MASTHEAD = re.compile(
    rf"《?{HAN}{{1,8}}(?:报|新闻|{one_of(PAPER_ENDINGS)})》?(?:·{HAN}{{1,4}})?|"
    rf"总?第?{_ISSUE}期(?:（总?第?{_ISSUE}期）)?|第{_ISSUE}号"
)
_PAGE_MARK = re.compile(rf"[A-Z]?[0-9]{{1,2}} ?{HAN}{{2,6}}")
_CONTACT = re.compile(
    rf"{one_of(CONTACT_PREFIXES)}?(?:{one_of(CONTACTS)}|E-?mail|QQ群?)[：:]",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    rf"(?:^|(?<=[ ，；|]))(?:本报|本刊|编辑部|总){{0,2}}"
    rf"(?:{one_of(STAFF)}|{one_of(CONTACTS)}|主办|主管|承办|出版|准印证号?|刊号|顾问|社长)[：:]"
)
# `地址：建设路118号 电话：5512345`: what an advertisement ends with; and the paper's own code to scan.
_REACHED = re.compile(
    rf"(?<![^ ，；|、。])(?:联系|报名|订货|咨询|服务|办公)?{one_of(REACHED_BY)}[：:] ?[^ ：:]"
)
# `北河日报社出版　代号51—7　零售每份二分`
_IMPRINT_WORDS = re.compile(
    r"(?:报社|编辑部|总社)(?:出版|编印|编辑)|(?:邮发)?代号：?[0-9]|(?:零售|定价|售价|每份|月价)：?[每份0-9一二三四五六七八九]|"
    r"准印证|刊号：? ?[A-Z]|印刷厂印|内部(?:刊物|资料|发行)"
)
_HOTLINE = re.compile(
    rf"{HAN}{{0,4}}(?:热线|电话|邮箱|QQ) ?[：:]? ?[0-9〇\-— 、/]{{3,40}}|"
    rf"(?:扫码|扫一扫|扫描{HAN}{{0,2}}二维码)(?:看|观看|阅读|关注|收听|了解|进入|下载|添加|报名)[^。，]{{0,12}}"
)
_ADVERTISEMENT = re.compile(r"[【（〔]?(?:公益)?广告(?:[】）〕：: ]|$)")
_NOTES = (
    (re.compile(rf"(?:\*\*|[【（〔])?{one_of(EDITORS_NOTES)}[】）〕]?：?(?:\*\*)? ?"), NoteKind.EDITOR),
    (re.compile(rf"(?:\*\*|[【（〔])?{one_of(COMMENTS)}[】）〕]?：(?:\*\*)? ?"), NoteKind.COMMENT),
    (re.compile(rf"[【（〔]?{one_of(LINKS)}[】）〕]?[：>》]? ?"), NoteKind.LINK),
)
_FIRST_OF_NOTES = frozenset("*【（〔") | {word[0] for word in words(EDITORS_NOTES + COMMENTS + LINKS)}
_FROM_PAPER = r"据[^，。（）]{2,12}(?:报|社|网)"
_AGENCIES = rf"{one_of(AGENCIES)}(?:(?:[ 、]|和){{1,2}}{one_of(AGENCIES)}){{0,3}}"
_ORIGIN = re.compile(
    rf"[（〔【]?(?:{one_of(ORIGINS)}|综合{_AGENCIES}(?:电|讯|报道|消息|供稿)?[）〕】]?$|据[^，。]{{0,3}}《|来源：|据新华社(?:电|稿|报道)?[）〕】]|{_FROM_PAPER}[）〕】])"
    r"[^。！？]{0,50}[）〕】]?。?$"
)
_ORIGIN_TAIL = re.compile(
    rf"[（〔【](?:{one_of(ORIGINS)}|据《|据新华社|新华社|{_FROM_PAPER})[^。！？（）]{{0,50}}[）〕】]$"
)


@dataclass(frozen=True, slots=True)
class Folio:
    """What a running head or folio says of its page; None where it does not say it."""

    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    paper: str | None = None
    editors: str | None = None
    issue: str | None = None


def folio(text: str) -> Folio | None:
    """Reads a line that holds nothing but date, weekday, paper, page, its name or the page's staff.

    A bare number, a bare date and a bare word are left alone: they may be a caption, a sign-off or a rubric.
    """
    shown = text.strip().replace("\u3000", " ")
    if key(shown[:1]) == "（" and key(shown[-1:]) == "）":
        shown = shown[1:-1].strip()
    if not shown or width_em(text) > 70:
        return None
    if " " in shown:
        shown = _SET_WIDE.sub(lambda found: found[0].replace(" ", ""), shown)
    line = key(shown)
    said: dict[str, str] = {}
    staff: list[str] = []
    at, words = 0, 0
    while at < len(line):
        match = _FOLIO_PARTS.match(line, at)
        if match is None:
            return None
        at = match.end()
        for part in _PARTS:
            if match[part]:
                printed = shown[match.start(part) : match.end(part)]
                said.setdefault(part.rstrip("23"), printed)
                staff += [printed] if part == "staff" else []
                words += part == "word"
                break
    said.pop("word", None)
    if "number" in said:  # by the date and what else stands in a running head it is the page's
        if "date" not in said or len(said) < 3:
            return None
        said.setdefault("page", said.pop("number"))
    if not _is_folio(line, said, staff, words):
        return None
    paper = said.get("paper", "").strip("《》") or None
    editors = " ".join(staff) or None
    return Folio(said.get("date"), said.get("page"), said.get("name"), paper, editors, issue_named(shown))


# What words beside it do not make doubtful where three of them stand together.
_OF_PAGE = frozenset({"date", "day", "page", "issue", "paper"})
_PARTS = (
    "staff",
    "date",
    "day",
    "page",
    "page2",
    "page3",
    "issue",
    "contact",
    "call",
    "organ",
    "name",
    "paper",
    "word",
    "number",
)


def _is_folio(line: str, said: dict[str, str], staff: list[str], words: int) -> bool:
    if words > (2 if len(said.keys() & _OF_PAGE) > 2 or (staff and len(said) > 2) else 1):
        return False
    if staff:
        return (
            len(staff) > 1 or len(said) > 1 or re.match("责|本版|本期|版|校|组版|美编", staff[0]) is not None
        )
    if said.keys() == {"page"}:
        return line.startswith("第") or (words == 1 and line[:1] in "ABCD0")
    if line.startswith("每") and "issue" in said:
        return True  # `每周五出版　第四十七期`
    return len(said) >= 2 and bool(said.keys() & {"date", "page"})


def is_masthead(text: str) -> bool:
    """True for a paper's name or its number and nothing else: `江 城 晚 报`, `青石新闻`, `第1528期`."""
    return _MASTHEAD.fullmatch(key(text).replace(" ", "")) is not None


def paper_named(text: str) -> str | None:
    """Gives the paper's name of a line that holds nothing else: 江城晚报 of `江 城 晚 报`; None of others."""
    name = key(text).replace(" ", "").strip("《》")
    return name if _MASTHEAD.fullmatch(name) and name.endswith(("报", *words(PAPER_ENDINGS))) else None


def issue_named(text: str) -> str | None:
    """Gives the number of the issue that a line of a page's furniture prints, 128 of `第 128 期`, or None."""
    numbered = _NUMBERED_ISSUE.search(key(text))
    return numbered[1] if numbered else None


def is_page_mark(text: str) -> bool:
    """True for a number and a word, `2 综合新闻`, which name a page where they stand by its date."""
    return _PAGE_MARK.fullmatch(key(text).strip()) is not None


def is_date(text_key: str) -> bool:
    """True for a passage, given as a key, that is nothing but a date."""
    return _ONLY_DATE.fullmatch(text_key) is not None


def is_notice(text: str) -> bool:
    """True for the paper's own address, hotline or price, and for what is marked as an advertisement."""
    if "。" in text[:200] and "告" not in text[:200]:
        return False  # no sentence is a notice, unless it opens with 广告
    head = key(text[:200]).strip()
    if _ADVERTISEMENT.match(head):
        return True
    if "。" in head:
        return False
    if _IMPRINT.match(head) and len(_IMPRINT.findall(head)) >= 2:
        return True
    if "。" not in text and len(_IMPRINT_WORDS.findall(head)) >= 2:
        return True
    reached = 0 if "。" in text else len(_REACHED.findall(head))
    if reached >= 2 or (reached and head.count(" ") >= 2 and head[-1].isdigit()):
        return True
    if "。" not in text and _HOTLINE.fullmatch(head):
        return True
    return _CONTACT.match(head) is not None and width_em(text) <= 60


def note_at_start(text: str) -> tuple[NoteKind, int] | None:
    """Gives the kind of note that the text opens, and where its heading ends."""
    if key(text[:1]) not in _FIRST_OF_NOTES:
        return None
    head = key(text[:24])
    for pattern, kind in _NOTES:
        match = pattern.match(head)
        if match and (
            match.end() == len(head)
            or match.group().rstrip()[-1:] in "：】）〕>》*"
            or head[match.end() - 1] == " "
        ):
            return kind, match.end()
    return None


def heads_note(text: str) -> bool:
    """True for `编后` with no text in its line: the heading of the note below."""
    found = note_at_start(text)
    return found is not None and found[1] >= len(text.rstrip())


def is_origin(text: str) -> bool:
    """True for a line that says where the text was first printed."""
    return width_em(text) <= 40 and _ORIGIN.match(key(text).strip()) is not None


def origin_at_end(text: str) -> int | None:
    """Gives where a bracketed note of origin that closes the text begins."""
    window = max(0, len(text) - 70)
    match = _ORIGIN_TAIL.search(key(text[window:]).rstrip())
    return window + match.start() if match and window + match.start() > 0 else None
