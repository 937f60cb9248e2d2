"""A page as other engines mark its headings: none of them, no subheads, or at levels without meaning."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from structure_marks import letters, truth_in

_MARKED = re.compile(r"#+ +|\*\*(?=[^*]{2,60}\*\*$)")
FORMS = ("nothing marked", "levels at random", "subheads not marked")


def marked_anew(page: Path, gold: Path, form: str, folder: Path) -> Path:
    """Writes the page with its headings marked as `form` says; what the truth calls one is a heading."""
    heads = {
        letters(text)
        for article in truth_in(gold)
        for key in ("title", "kicker", "deck", "rubric")
        for text in [article.get(key)]
        if text
    }
    subheads = {letters(text) for article in truth_in(gold) for text in article["subheads"]}
    target = folder / page.name
    rows = page.read_text("utf-8").splitlines()
    dice = Random(page.name)
    target.write_text("\n".join(_rows(rows, form, heads, subheads, dice)) + "\n", "utf-8")
    return target


def _rows(rows: list[str], form: str, heads: set[str], subheads: set[str], dice: Random) -> Iterator[str]:
    for row in rows:
        mark = _MARKED.match(row)
        bare = row[mark.end() :].removesuffix("**" if mark and mark[0] == "**" else "") if mark else row
        said = letters(bare)
        sharp = mark is not None and mark[0].startswith("#")
        if not said or not (sharp or said in heads | subheads):
            yield row
        elif form == "nothing marked" or (form == "subheads not marked" and said in subheads):
            yield bare
        else:
            yield "#" * (dice.randint(1, 3) if form == "levels at random" else 1) + " " + bare
