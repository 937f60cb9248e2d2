"""The families of reading systems that an e-book can be made for: one module each, imported on use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fonts(StrEnum):
    """Which characters an e-book brings type for.

    `RARE`: only those that readers lack; `SUBSET`: all that it uses; `FULL`: whole faces; `NONE`: none.
    """

    RARE = "rare"
    NONE = "none"
    SUBSET = "subset"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Profile:
    """A family of reading systems.

    `module` has `adapt`, which gives a Book for a Book; it is empty where nothing need be changed. `ending`
    is that of the file, `label` what its name says besides the title; `woff2` tells whether such fonts are
    read; with `converted`, the e-book is turned into an AZW3 when it is done.
    """

    module: str = ""
    ending: str = ".epub"
    label: str = ""
    woff2: bool = True
    converted: bool = False


GENERIC = "generic"
PROFILES: Mapping[str, Profile] = {
    GENERIC: Profile(),
    "kindle": Profile("seed2book.profiles.kindle", ending=".azw3", woff2=False, converted=True),
    "kobo": Profile("seed2book.profiles.kobo", ending=".kepub.epub", woff2=False),
    "apple": Profile("seed2book.profiles.apple", label="-Apple"),
    "duokan": Profile("seed2book.profiles.duokan", label="-多看", woff2=False),
}
