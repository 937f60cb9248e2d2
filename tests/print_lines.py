"""A page as other engines hand it over: a line of the file for every line of print."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from seed2book.structure.wording.keys import width_em
from structure_marks import letters, truth_in

_UNBROKEN = re.compile(r"[A-Za-z0-9.,%:/-]+|.")
_NEVER_FIRST = frozenset("，。、；：？！”’）》】」』…—,;:?!)")
_NO_TEXT = ("|", "<", "!")
_MARKS = re.compile(r"^#+ |^\*\*(?=.*\*\*$)|(?<=.)\*\*$")


@dataclass(frozen=True)
class Print:
    """How a page is set: the measure in ems; whether first lines are set in by two; whether the engine marks
    headings; whether blank lines stand between paragraphs."""

    measure: float
    indented: bool
    marked: bool
    parted: bool


def in_print_lines(page: Path, gold: Path, form: Print, folder: Path) -> tuple[Path, Path]:
    """Writes the page in print lines, and its truth with the lines that hold it then.

    Halves that follow each other are put together first, so that only what stands between them cuts a
    paragraph. What the truth calls a heading keeps its line, as wide as it may be.
    """
    articles = [dict(article) for article in truth_in(gold)]
    cuts = [(letters(a)[-8:], letters(b)[:8]) for article in articles for a, b in article["joins"]]
    heads = {
        letters(text)
        for article in articles
        for key in ("title", "kicker", "deck", "subheads")
        for text in _all(article.get(key))
    }
    out: list[str] = []
    places: dict[int, int] = {}
    for numbers, text in _paragraphs(page.read_text("utf-8").splitlines(), cuts):
        bare = text if form.marked else _MARKS.sub("", text)
        heading = bare != text or text.startswith("#") or any(letters(bare) in head for head in heads)
        second = any(letters(bare).startswith(after) for _, after in cuts)
        kept = heading or not bare or bare.startswith(_NO_TEXT)
        lines = [bare] if kept else list(_wrapped(bare, form, indented=form.indented and not second))
        for number in numbers:
            places[number] = len(out) + 1
        if bare or form.parted:
            out += lines
    for article in articles:
        first, last = article["lines"]
        after = [place for number, place in places.items() if number > last]
        article["lines"] = [places[first], min(after, default=len(out) + 1) - 1]
    target = folder / page.name
    target.write_text("\n".join(out) + "\n", "utf-8")
    truth = folder / gold.name
    truth.write_text(json.dumps({"file": page.name, "articles": articles}, ensure_ascii=False), "utf-8")
    return target, truth


def _all(value: object) -> Sequence[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [str(value)] if value else []


def _paragraphs(lines: Sequence[str], cuts: Sequence[tuple[str, str]]) -> Iterator[tuple[list[int], str]]:
    """Gives what stands in one piece, with the numbers of its lines; a blank line is a piece of its own."""
    held: tuple[list[int], str] | None = None
    blanks: list[int] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            blanks.append(number)
            continue
        if held and any(letters(held[1])[-8:] == a and letters(text)[:8] == b for a, b in cuts):
            held = ([*held[0], *blanks, number], held[1] + text)
        else:
            if held:
                yield held
            yield from (([blank], "") for blank in blanks)
            held = ([number], text)
        blanks = []
    if held:
        yield held


def _wrapped(text: str, form: Print, *, indented: bool) -> Iterator[str]:
    line, width = ("　　", 2.0) if indented else ("", 0.0)
    for piece in _UNBROKEN.findall(text):
        wide = width_em(piece)
        hangs = piece in _NEVER_FIRST and width + wide <= form.measure + 1
        if width + wide > form.measure and not hangs:
            yield line
            line, width = "", 0.0
            if piece == " ":
                continue
        line, width = line + piece, width + wide
    yield line
