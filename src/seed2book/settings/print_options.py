"""What can be asked of pages to print: one row gives the option of `seed2book pdf` and the key of `[pdf]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from seed2book.messages import _, listed
from seed2book.paper_sizes import size_mm
from seed2book.press.ticket import Duplex, Imposition, Ticket
from seed2book.settings import values as value


@dataclass(frozen=True, slots=True)
class PrintOption:
    """A wish: `key` in `[pdf]` and of the `Ticket`, `--key` on the command line, and what may be said.

    `metavar` is empty where the wish is a plain yes; `group` is the heading that it stands under in the help.
    """

    key: str
    convert: Callable[[object], Any]
    metavar: str
    help: str
    group: str

    @property
    def option(self) -> str:
        """Its name on the command line."""
        return "--" + self.key.replace("_", "-")


_SHEETS = "Sheets of paper"
_PRESS = "Ink, cutting, archive"

PRINT_OPTIONS = (
    PrintOption(
        "impose",
        value.one_of(Imposition),
        "booklet|2up",
        "Pages in the order of a stitched booklet (骑马订), or two a sheet.",
        _SHEETS,
    ),
    PrintOption(
        "sheet",
        size_mm,
        "PAPER",
        "Paper for booklet and 2up, such as A3.  [default: twice the page]",
        _SHEETS,
    ),
    PrintOption(
        "creep",
        value.millimetres,
        "MM",
        "How much the pages of each inner sheet move to the fold.  [default: 0.1mm]",
        _SHEETS,
    ),
    PrintOption(
        "signature", value.at_least_one, "N", "Sheets folded together in a booklet.  [default: all]", _SHEETS
    ),
    PrintOption(
        "duplex", value.one_of(Duplex), "long|short", "Edge that the printer turns sheets over at.", _SHEETS
    ),
    PrintOption("copies", value.at_least_one, "N", "Copies that the print dialogue asks for.", _SHEETS),
    PrintOption("gray", value.yes, "", "Black ink only, pictures too.", _PRESS),
    PrintOption("cmyk", value.yes, "", "Four inks, for a print shop (PDF/X-4).", _PRESS),
    PrintOption("bleed", value.millimetres, "MM", "Room to cut off around the page, such as 3mm.", _PRESS),
    PrintOption("marks", value.yes, "", "Marks that show where to cut.", _PRESS),
    PrintOption(
        "attach_sources", value.yes, "", "Put the seeds themselves into the file (PDF/A-3a).", _PRESS
    ),
)
# What may stand after a theme in `[build] outputs`: pdf:book:booklet,gray
_WORDS: Mapping[str, Mapping[str, Any]] = {
    "booklet": {"impose": Imposition.BOOKLET},
    "2up": {"impose": Imposition.TWO_UP},
    **{row.key.replace("_", "-"): {row.key: True} for row in PRINT_OPTIONS if not row.metavar},
}


def ticket(wishes: Mapping[str, Any], base: Ticket = Ticket()) -> Ticket:  # noqa: B008 (it is frozen)
    """Gives the ticket with these wishes, by key, in the place of those of `base`; None is no wish."""
    given = {_FIELDS.get(key, key): wish for key, wish in wishes.items() if wish is not None}
    return replace(base, **given)


def worded_ticket(words: str, base: Ticket) -> Ticket:
    """Gives the ticket that a name of an output asks for: `booklet,gray`.

    Raises:
        ValueError: a word is none of them.
    """
    wishes: dict[str, Any] = {}
    for word in words.split(","):
        if word not in _WORDS:
            raise ValueError(_('"{word}" is none of {names}').format(word=word, names=listed(_WORDS)))
        wishes |= _WORDS[word]
    return ticket(wishes, base)


# Where a key is shorter than the field, whose name says the unit.
_FIELDS = {"sheet": "sheet_mm", "creep": "creep_mm", "bleed": "bleed_mm"}
