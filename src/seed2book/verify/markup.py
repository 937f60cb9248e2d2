"""Which letters of a raw line are markup, and so need not be printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from seed2book.verify.letters import letters

_ELEMENTS = (
    "a|article|aside|b|blockquote|body|br|caption|center|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure"
    "|font|footer|h[1-6]|head|header|hr|html|i|img|ins|li|mark|nav|ol|p|pre|rb|rp|rt|ruby|s|section|small|span"
    "|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_TAG = re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_DESCRIPTION = re.compile(r"""\balt\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});?")
_ADDRESS = re.compile(r"\]\(\s*<?((?<=<)[^<>]*(?=>\))|[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)")
_PICTURE = re.compile(r"""!\[(?P<words>[^\[\]]*+)\]\([^()"'“]*+(?:["'“](?P<title>[^()]*+)\)|\))""")
_WEB = re.compile(r"(?:https?://|mailto:)[!-~]", re.IGNORECASE)
_SEED = re.compile(r"(?:[^#:]+\.(?:md|markdown|txt))?(?:#[^#]+)?$", re.IGNORECASE)
_MAIL = re.compile(r"<(mailto:)(?=[^\s<>]+>)", re.IGNORECASE)
# What leads out of the folder of the seeds is not kept, but it was never text either.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|(?:.*[/\\])?\.\.(?:[/\\]|$)")
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})(.*)$")


@dataclass(frozen=True, slots=True)
class Option:
    """The letters `start` to `end` of a line (counted among its letters, from 0) may stand as `instead`."""

    start: int
    end: int
    instead: str


def options(
    raw: str, addresses: Collection[str], *, homeless: bool = False, described: Collection[str] = ()
) -> tuple[Option, ...]:
    """Gives the letters of `raw` that a book leaves out or says otherwise, in order, without overlaps.

    HTML tags but for a picture's description, character references, the language of a fence, and the
    address of a link or picture: the last only where one of `addresses` is the same, so that a note in
    brackets after brackets, which only looks like a link, is not taken for one; with `homeless`, where the
    words became something that has no links, any address of the web, of a seed or of a picture too. A title
    beside the address is text. `described` are the words of pictures that stand elsewhere, and so not in
    their line.
    """
    raw = _UNSEEN.sub("", raw)  # cleaning takes them out of tags as well; none of them is a letter
    places: list[tuple[int, int, str]] = []
    if "<" in raw:
        for tag in _TAG.finditer(raw):
            alt = _DESCRIPTION.search(raw, tag.start(), tag.end())
            if alt:
                places.append((tag.start(), alt.start(1), ""))
                places.append((alt.end(1), tag.end(), ""))
            else:
                places.append((tag.start(), tag.end(), ""))
    if "&" in raw:
        places += ((m.start(), m.end(), letters(unescape(m[0]))) for m in _ENTITY.finditer(raw))
    if "](" in raw:
        known = {_plain(address) for address in addresses}
        for link in _ADDRESS.finditer(raw):
            picture = raw.rfind("![", 0, link.start()) > raw.rfind("]", 0, link.start())
            gone = (picture and _ELSEWHERE.match(unquote(link[1]))) or (
                homeless and link[1] and (picture or _WEB.match(link[1]) or _SEED.match(link[1]))
            )
            if gone or _plain(link[1]) in known:
                places.append((link.start(1), link.end(1), ""))
        places += _descriptions(raw, described)
    if "mailto:" in raw.lower():
        places += ((m.start(1), m.end(1), "") for m in _MAIL.finditer(raw))
    if fence := _FENCE.match(raw):
        places.append((fence.start(1), fence.end(1), ""))
    return _in_letters(raw, sorted(places))


def _descriptions(raw: str, described: Collection[str]) -> Iterator[tuple[int, int, str]]:
    for picture in _PICTURE.finditer(raw) if described else ():
        if letters(picture["words"] + (picture["title"] or "")) in described:
            yield picture.start("words"), picture.end("words"), ""
            if picture["title"]:
                yield picture.start("title"), picture.end("title"), ""


def _plain(address: str) -> str:
    return letters(unquote(unescape(address)))


def _in_letters(raw: str, places: list[tuple[int, int, str]]) -> tuple[Option, ...]:
    found: list[Option] = []
    done = counted = 0
    for start, end, instead in places:
        if start < done:
            continue
        counted += len(letters(raw[done:start]))
        length = len(letters(raw[start:end]))
        if length or instead:
            found.append(Option(counted, counted + length, instead))
        counted += length
        done = end
    return tuple(found)
