"""Marks, widths and blanks put right; what is doubtful is reported, and nothing is invented."""

from seed2book.clean.balance import unbalanced
from seed2book.clean.cleaning import Cleaned, Mended, clean, mend_paragraph
from seed2book.clean.table import RULES

__all__ = ["RULES", "Cleaned", "Mended", "clean", "mend_paragraph", "unbalanced"]
