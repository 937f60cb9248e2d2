"""The rules of cleaning, in their order."""

from __future__ import annotations

from seed2book.clean.blanks import blanks
from seed2book.clean.brackets import HALF_BRACKETS, brackets
from seed2book.clean.characters import BLANK_CHARACTERS
from seed2book.clean.dashes import DRAWN, JOINING, dashes, ranges
from seed2book.clean.dots import DOTS_IN_NAMES, ellipses, middle_dots
from seed2book.clean.forms import (
    RADICALS,
    UPRIGHT_CHARACTERS,
    WIDE_FORMS,
    composition,
    radicals,
    upright_forms,
    widths,
)
from seed2book.clean.full_stops import FULL_STOP_DOTS, full_stops
from seed2book.clean.invisible import CONTROL_CHARACTERS, WIDTHLESS, control_characters, invisible_characters
from seed2book.clean.passage import Row
from seed2book.clean.quotes import QUOTATION_MARKS, quotation_marks
from seed2book.clean.stops import HALF_STOPS, stops
from seed2book.clean.wraps import wrap_blanks
from seed2book.source import Kind

# One character in several encodings first, since all other rules know only the common one. Quotation marks
# come before the rules that ask on which side of them a mark stands, and brackets next, for the same reason.
RULES: tuple[Row, ...] = (
    ("control-characters", control_characters, CONTROL_CHARACTERS),
    ("invisible-characters", invisible_characters, WIDTHLESS),
    ("composition", composition, None),
    ("radicals", radicals, RADICALS),
    ("widths", widths, WIDE_FORMS),
    ("upright-forms", upright_forms, UPRIGHT_CHARACTERS),
    ("middle-dots", middle_dots, DOTS_IN_NAMES),
    ("quotation-marks", quotation_marks, QUOTATION_MARKS),
    ("brackets", brackets, HALF_BRACKETS),
    ("ellipses", ellipses, None),
    ("dashes", dashes, DRAWN),
    ("ranges", ranges, JOINING),
    ("stops", stops, HALF_STOPS),
    ("full-stops", full_stops, FULL_STOP_DOTS),
    ("wrap-blanks", wrap_blanks, BLANK_CHARACTERS),
    ("blanks", blanks, BLANK_CHARACTERS),
)

_CODE_RULES = RULES[:2]


def rules_for(kind: Kind) -> tuple[Row, ...]:
    """Gives the rules for a line of this kind: code, drawn rules and kept lines lose what nobody sees."""
    return _CODE_RULES if kind in (Kind.CODE, Kind.RULE, Kind.VERBATIM) else RULES
