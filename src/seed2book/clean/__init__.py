"""Marks, widths and blanks put right; what is doubtful is reported, and nothing is invented."""

from seed2book.clean.balance import unbalanced
from seed2book.clean.cleaning import Cleaned, Mended, clean, mend_paragraph
from seed2book.clean.doubts import half_width_marks
from seed2book.clean.table import RULES

__all__ = ["RULES", "Cleaned", "Mended", "clean", "half_width_marks", "mend_paragraph", "unbalanced"]
