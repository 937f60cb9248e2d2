"""The finished file, read back from disk, against the publication."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seed2book.errors import VerificationError
from seed2book.leftward import runs_left
from seed2book.messages import _, deferred
from seed2book.model import Article, Publication
from seed2book.verify.expected import Unit, units
from seed2book.verify.letters import agreement, printed

if TYPE_CHECKING:
    from seed2book.verify.pdf import PrintedPage

_HINT = deferred(
    "this is a fault of seed2book, not of the seed: please report it with the lines named here; "
    "the new file was thrown away, and the former one, if there was one, is untouched"
)
# XML 1.0 §2.2 cannot hold these characters; a book shows U+FFFD in their places.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# All but Han characters and kana, which keep their places beside such letters. Marks and numbers take the
# direction of their neighbours (UAX #9, 3.2), and PDFium gives Latin words there from the last to the first.
_NO_IDEOGRAPH = re.compile(
    "[^\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# A PDF draws glyphs, and these have none of their own: joiners, marks of direction, variation selectors, tags
# (Default_Ignorable_Code_Point, Unicode 5.21; without the fillers of Hangul, which are blanks).
_NO_GLYPH = re.compile(
    r"[\u00ad\u034f\u061c\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2061-\u206f\ufe00-\ufe0f"
    r"\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# PDFium gives ligatures and the forms that letters take inside a word by their letters: `fi` for `ﬁ`.
_FORMS = {
    number: "".join(chr(int(part, 16)) for part in parts if part[0] != "<" and part != "0020")
    for first, last in ((0xFB00, 0xFDFF), (0xFE70, 0xFEFC))
    for number in range(first, last + 1)
    if (parts := unicodedata.decomposition(chr(number)).split())
}
# Of the marks over one letter it gives each once: what is drawn again in its place, printers mean to be bold.
_MARKS = re.compile(r"(?:(?!\w)[\u0300-\u1fff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]){2,}")
# Brackets turn round in a line that runs to the left, and are read as they are drawn (UAX #9, 3.4).
_TURNED = str.maketrans(")]}>（）［］｛｝＜＞〉》」』】〕〗", "([{<(([[{{<<〈《「『【〔〖")
# A PDF names glyphs, and a face may draw two marks by one: which of them it was, the file cannot say. Only
# marks that look the same, never Han characters.
_ALIKE = (
    str.maketrans("⋯〜‒‑・•‧∙∕ˊ∼", "…～–-····／´~")
    | {0x2780 + number: 0x2460 + number for number in range(10)}
    | {0x278A + number: 0x2776 + number for number in range(10)}
    | _FORMS
)


def check(publication: Publication, path: Path, format_name: str) -> None:
    """Checks that the file of the format `epub` or `pdf` holds the text of `publication`, in order.

    `azw3` is an EPUB that a converter made of one of ours, with sheets of its own.

    Raises:
        VerificationError: it does not, or cannot be read. Names the seed's line and the passage.
    """
    # Imported when used: an EPUB need not wait for a PDF's tools.
    if format_name == "epub":
        _check_sheets(publication, path)
    elif format_name == "azw3":
        from seed2book.verify.epub import read_sheets

        _check_passages(publication, "".join(text for _sheet, text in read_sheets(path)), path)
    elif format_name == "pdf":
        from seed2book.verify.pdf import read_pages

        _check_pages(publication, read_pages(path), path)
    else:
        raise ValueError(_("no format is called {format_name!r}").format(format_name=format_name))


def drawn(text: str) -> str:
    """Gives the text as a PDF can say it: without blanks and what has no glyph, alike marks as one."""
    return _MARKS.sub(
        lambda marks: "".join(dict.fromkeys(marks[0])), _NO_GLYPH.sub("", _written(text)).translate(_ALIKE)
    )


def _check_sheets(publication: Publication, path: Path) -> None:
    from seed2book.verify.epub import each_sheet

    wanted = {article.id: article for article in publication.articles}

    def compared(sheet: str, text: str) -> str:
        if sheet in wanted:
            _check_text(list(units(wanted[sheet])), text, path, _SCREEN)
        return sheet

    order = [sheet for sheet in each_sheet(path, compared) if sheet in wanted]
    there = set(order)
    for sheet, article in wanted.items():
        if sheet not in there:
            raise VerificationError(
                _("{file}: {article} is not in the file").format(file=path.name, article=_name(article)),
                _(_HINT),
            )
    for sheet, place in zip(order, wanted, strict=False):
        if sheet != place:
            name = _name(wanted[sheet])
            raise VerificationError(
                _("{file}: {name} is out of its place in the file").format(file=path.name, name=name),
                _(_HINT),
            )
    if len(order) != len(wanted):
        name = _name(wanted[order[len(wanted)]])
        raise VerificationError(
            _("{file}: {name} stands in the file twice").format(file=path.name, name=name), _(_HINT)
        )


def read_apart(units: Sequence[Unit], captions: str) -> tuple[frozenset[int], str]:
    """Gives which of an article's units its captions say, by their numbers, and what they say more."""
    apart, left = set(), drawn(captions)
    for number, unit in enumerate(units):
        forms = [drawn(form) for form in (*unit.others[::-1], unit.text)] if unit.apart else []
        said = next((form for form in forms if _prints(left[: len(form)], form)), None)
        if said is not None:
            apart.add(number)
            left = left[len(said) :]
    return frozenset(apart), left


def _check_pages(publication: Publication, pages: Iterable[PrintedPage], path: Path) -> None:
    """Checks that what the pages hold of each article makes it up, and that articles begin in their order.

    One that is not the first of its edition may have waited a page for others of it (docs/makeup.md).
    """
    texts: dict[str, str] = {}
    captions: dict[str, str] = {}
    begun: dict[str, int] = {}
    for number, page in enumerate(pages):
        for name, text in page.pieces.items():
            texts[name] = texts.get(name, "") + text
            begun.setdefault(name, number)
        for name, text in page.captions.items():
            captions[name] = captions.get(name, "") + text
    wanted = {article.id: article for article in publication.articles}
    for name, text in texts.items():
        if name not in wanted:
            raise VerificationError(
                _("{file}: “{text}” was added: it is of no article").format(file=path.name, text=text[:24]),
                _(_HINT),
            )
    for article in wanted.values():
        parts = list(units(article))
        apart, more = read_apart(parts, captions.get(article.id, ""))
        if more:
            raise VerificationError(
                _("{file}: {article}: “{text}” is no caption of it").format(
                    file=path.name, article=_name(article), text=more[:24]
                ),
                _(_HINT),
            )
        flowing = [unit for number, unit in enumerate(parts) if number not in apart]
        _check_text(flowing, texts.get(article.id, ""), path, _PAGES)
    home = {article.id: edition for edition in publication.editions for article in edition.articles}
    order = {name: number for number, name in enumerate(wanted)}
    latest = ""
    for name, number in begun.items():
        if latest and order[name] < order[latest]:
            edition = home[name]
            behind = edition is home[latest] and edition.articles[0].id != name
            if not behind or number != begun[latest] + 1:
                raise VerificationError(
                    _("{file}: {article} is out of its place").format(
                        file=path.name, article=_name(wanted[name])
                    ),
                    _(_HINT),
                )
        else:
            latest = name


def _check_passages(publication: Publication, found: str, path: Path) -> None:
    read, at = _written(found), 0
    for article in publication.articles:
        text = _written("".join(unit.text for unit in units(article)))
        begun = read.find(text, at)
        if begun < 0:
            raise VerificationError(
                _("{file}: {article} is altered, or out of its place").format(
                    file=path.name, article=_name(article)
                ),
                _(_HINT),
            )
        at = begun + len(text)


def _check_text(wanted: Sequence[Unit], found: str, path: Path, medium: _Medium) -> None:
    read = medium.shown(found)
    if medium.shown("".join(unit.text for unit in wanted)) == read:
        return
    fault = _first_fault(wanted, read, medium)
    if fault:
        raise VerificationError(f"{path.name}: {fault}", _(_HINT))


def _written(text: str) -> str:
    return printed(_NOT_XML.sub("\ufffd", text))


def _prints(found: str, wanted: str) -> bool:
    """Says whether a PDF says what is wanted, all of it and in its order.

    A line that begins with text that runs to the left runs there as a whole, and a PDF is read as it is
    drawn. So in a passage with such text it, marks, numbers and Latin words may stand anywhere, brackets
    turned round, and none may be missing; Han characters keep their order.
    """
    if found == wanted:
        return True
    if not runs_left(wanted) or Counter(found.translate(_TURNED)) != Counter(wanted.translate(_TURNED)):
        return False
    return _NO_IDEOGRAPH.sub("", found) == _NO_IDEOGRAPH.sub("", wanted)


class _Medium(NamedTuple):
    """How a text is `shown` there, and whether a passage of the file `says` what is wanted."""

    shown: Callable[[str], str]
    says: Callable[[str, str], bool]


_SCREEN, _PAGES = _Medium(_written, operator.eq), _Medium(drawn, _prints)


def _first_fault(wanted: Iterable[Unit], read: str, medium: _Medium) -> str | None:
    at, place = 0, _("at its end")
    for unit in wanted:
        forms = [medium.shown(form) for form in (*unit.others[::-1], unit.text)]
        text = forms[-1]
        printed_as = next((form for form in forms if medium.says(read[at : at + len(form)], form)), None)
        if printed_as is not None:
            at, place = at + len(printed_as), _("after {place}").format(place=_place(unit))
            continue
        agreed = agreement(text, 0, read, at)
        place = _place(unit)
        quoted = _around(text, agreed)
        instead = read[at + agreed : at + agreed + 12]
        elsewhere = read.find(text, at)
        if agreed < len(text) and elsewhere > at:
            return _("{place}: “{quoted}” comes too late; “{instead}” stands in its place").format(
                place=place, quoted=quoted, instead=instead
            )
        if read.find(text) >= 0 and not agreed:
            return _("{place}: “{quoted}” is lost or out of its place; “{instead}” stands there").format(
                place=place, quoted=quoted, instead=instead
            )
        return _("{place}: “{quoted}” is lost or altered; the file says “{instead}”").format(
            place=place, quoted=quoted, instead=instead
        )
    if at == len(read):
        return None
    return _("{place}: “{text}” was added, or stands there twice").format(
        place=place, text=read[at : at + 24]
    )


def _around(text: str, at: int) -> str:
    start, end = max(0, at - 8), at + 12
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _place(unit: Unit) -> str:
    return str(unit.spans[0]) if unit.spans else _("a line of the publication")


def _name(article: Article) -> str:
    title = f"“{article.title.text}”" if article.title else _("an article without a title")
    return f"{title} ({article.spans[0]})" if article.spans else title
