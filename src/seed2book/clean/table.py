"""The rules of cleaning, in their order."""

from __future__ import annotations

from seed2book.clean.blanks import blanks
from seed2book.clean.brackets import brackets
from seed2book.clean.dashes import dashes, ranges
from seed2book.clean.dots import ellipses, full_stops, middle_dots
from seed2book.clean.forms import composition, radicals, upright_forms, widths
from seed2book.clean.invisible import control_characters, invisible_characters
from seed2book.clean.passage import Rule
from seed2book.clean.quotes import quotation_marks
from seed2book.clean.stops import stops
from seed2book.clean.wraps import wrap_blanks
from seed2book.source import Kind

# One character in several encodings first, since all other rules know only the common one. Quotation marks
# come before the rules that ask on which side of them a mark stands, and brackets next, for the same reason.
RULES: tuple[tuple[str, Rule], ...] = (
    ("control-characters", control_characters),
    ("invisible-characters", invisible_characters),
    ("composition", composition),
    ("radicals", radicals),
    ("widths", widths),
    ("upright-forms", upright_forms),
    ("middle-dots", middle_dots),
    ("quotation-marks", quotation_marks),
    ("brackets", brackets),
    ("ellipses", ellipses),
    ("dashes", dashes),
    ("ranges", ranges),
    ("stops", stops),
    ("full-stops", full_stops),
    ("wrap-blanks", wrap_blanks),
    ("blanks", blanks),
)

_CODE_RULES = RULES[:2]


def rules_for(kind: Kind) -> tuple[tuple[str, Rule], ...]:
    """Gives the rules for a line of this kind: code, drawn rules and kept lines lose what nobody sees."""
    return _CODE_RULES if kind in (Kind.CODE, Kind.RULE, Kind.VERBATIM) else RULES
