"""What stands between two lines that are put together."""

from __future__ import annotations


def glue(before: str, after: str) -> str:
    """Gives a blank between two Latin words, nothing between Han characters (CLREQ §3.2.6)."""
    latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""
