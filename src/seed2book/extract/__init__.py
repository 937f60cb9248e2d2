"""A finished e-book back to Markdown: our own without loss, anybody's as well as can be."""

from seed2book.extract.folder import Extracted, extract

__all__ = ["Extracted", "extract"]
