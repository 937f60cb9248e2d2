"""Turns OCR'd Chinese newspaper pages ("seeds") into e-books and printed bulletins."""

__version__ = "0.1.0"
