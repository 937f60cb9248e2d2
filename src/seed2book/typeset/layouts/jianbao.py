"""An office brief (简报): 报头, 目录, 按语, articles, 附件, 版记, as offices make it (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from seed2book.model import Edition, Publication
from seed2book.pictures import Pictures
from seed2book.typeset.book import CLOSING
from seed2book.typeset.headline import broken, width_em
from seed2book.typeset.labels import date_label, edition_source
from seed2book.typeset.layouts.originals import originals
from seed2book.typeset.layouts.parts import render, title
from seed2book.typeset.line_css import Classes
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import words

# The rows of the table of sizes that the red name is tried in.
_NAME_ROWS = ("masthead", "masthead_long", "masthead_small")


def document(publication: Publication, theme: Theme, pictures: Pictures, classes: Classes) -> str:
    """Gives the pages as one XHTML document; `classes` collects what its lines need of a stylesheet."""
    brief, metadata = publication.metadata.brief, publication.metadata
    recipients = _recipients(publication)
    parted = len(publication.editions) > 1 and any(map(_is_known, publication.editions))
    return render(
        "print/jianbao.xhtml.j2",
        publication,
        theme,
        pictures,
        classes,
        _NAME_ROWS,
        1.0,
        # Without headings of pages an article's comes right after the name, and none is left out (PDF/UA).
        heading=3 if parted else 2,
        parted=parted,
        name=title(brief.name or publication.title, theme, _NAME_ROWS),
        brief=brief,
        office=brief.office or metadata.publisher or "",
        # The custom of offices has no day of the week.
        day=date_label(metadata.date).partition("\u3000")[0] if metadata.date else "",
        recipients=recipients,
        annexes=[
            (scan, broken(scan.name, theme.grid.measure_pt / theme.sizes["edition"].size_pt))
            for scan in originals(publication, pictures)
        ],
        closing=CLOSING,
        afloat=_foot_lines(recipients, theme) <= theme.grid.lines / 2,
    )


def _is_known(edition: Edition) -> bool:
    """Says whether a heading would tell more about a page than its place among the others."""
    return bool(edition_source(edition) or edition.page or edition.page_name or edition.title)


def _foot_lines(recipients: Sequence[tuple[str, str]], theme: Theme) -> int:
    """Gives about how many lines the foot takes. One too high for a page would lose its first lines there."""
    # An em is blank at both sides, and two before a further line.
    room_em = theme.grid.measure_pt / theme.sizes["foot"].size_pt - 4
    return 1 + sum(ceil(width_em(named) / room_em) for _, named in recipients)


def _recipients(publication: Publication) -> Sequence[tuple[str, str]]:
    """Gives 报, 送 and 发 with those named, in this order, each only where somebody is."""
    brief, said = publication.metadata.brief, words(publication.language)
    rows = (
        (said.report_to, brief.report_to),
        (said.send_to, brief.send_to),
        (said.distribute_to, brief.distribute_to),
    )
    return tuple((word, "，".join(named) + "。") for word, named in rows if named)
