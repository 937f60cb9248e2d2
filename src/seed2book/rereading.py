"""Whether extracted seeds are read as what they were, and what has to be said of a line for that."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from seed2book.errors import VerificationError
from seed2book.extract.markdown import Line
from seed2book.extract.settings import BEGINS, PARTS, Corrections
from seed2book.messages import _
from seed2book.model import Paragraph, walk
from seed2book.pipeline import read_publication
from seed2book.reading import Reading
from seed2book.settings import config
from seed2book.verify.conservation import check_file

# What Markdown marks stays what the mark says, and cannot be told to be something else.
_MARKED = frozenset({"list item", "quotation", "image", "table", "code", "separator", "debris"})
_HEADS = frozenset({"rubric", "kicker", "headline", "deck"})
_SAME = {"paragraph", "lead-in"}  # to a reader of the book


def reread(
    book: Path, folder: Path, seeds: Mapping[str, Sequence[Line]]
) -> tuple[Corrections, tuple[str, ...]]:
    """Gives a correction for each line that is now read as something else, and how they still differ.

    What differs is told of books of our own only, whose sheets are the articles.
    """
    settings = config.load((), folder / config.NAME)
    reading = read_publication(settings.inputs, settings)
    read = {(line.span.file, line.span.first): line for line in reading.lines}
    joined = _joined(reading)
    corrections = []
    for name, lines in seeds.items():
        for number, line in enumerate(lines, 1):
            found = read.get((name, number))
            if found is None:
                continue
            match = line.text.lstrip("#> ")[:24].rstrip()
            if (name, number) in joined:
                corrections.append((name, number, match, PARTS))
            told = bool(line.role) and found.role not in _MARKED
            begins = line.opens and not found.opens
            # A heading that is told what it is opens its article.
            if told and ((begins and line.role in _HEADS) or not _agree(found.role, line.role)):
                corrections.append((name, number, match, line.role))
            elif begins:
                corrections.append((name, number, match, BEGINS))
    return corrections, tuple(_lost(reading, book))


def _joined(reading: Reading) -> Container[tuple[str, int]]:
    """Gives the lines that go on with the paragraph above them, which each was one by itself in the book."""
    return {
        (span.file, number)
        for article in reading.publication.articles
        for block in walk((*article.standfirst, *article.blocks))
        if isinstance(block, Paragraph)
        for span, number in [(span, n) for span in block.spans for n in range(span.first, span.last + 1)][1:]
    }


def _lost(reading: Reading, book: Path) -> Iterator[str]:
    """Says where the text of the seeds, read again, is not that of the book they come from."""
    try:
        check_file(reading.publication, book, "epub")
    except VerificationError as error:
        yield _("read again, the seeds differ from the book: {error}").format(error=error)


def _agree(role: str, wanted: str) -> bool:
    return role == wanted or {role, wanted} <= _SAME
