"""Colours of a theme, and whether what stands on them can be read."""

from __future__ import annotations

import re

# Paper on a field as light as this has the contrast of 4.5 that WCAG 2.2 §1.4.3 asks for.
_DARK = 0.16


def is_dark(colour: str) -> bool:
    """Tells a colour `#rrggbb` on which a title in the colour of paper can be read, in grey as well."""
    return bool(re.fullmatch("#[0-9a-fA-F]{6}", colour)) and luminance(colour) <= _DARK


def luminance(colour: str) -> float:
    """Gives the relative luminance of `#rrggbb` (WCAG 2.2), from 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
