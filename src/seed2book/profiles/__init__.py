"""What can be asked of an e-book, and the families of reading systems: one module each, imported on use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from seed2book.messages import _, listed
from seed2book.typeset.book import Writing


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


@dataclass(frozen=True, slots=True)
class EBook:
    """What is asked of an e-book: its readers, a key of `PROFILES`, its type, how its lines run, its cover.

    `cover` is the file of a picture; without one, a cover is drawn.
    """

    profile: str = GENERIC
    fonts: Fonts = Fonts.RARE
    writing: Writing = Writing.HORIZONTAL
    cover: Path | None = None

    @property
    def ending(self) -> str:
        """What the file's name says behind the title: `.epub`, `-竖排.kepub.epub`, `-Apple.epub`."""
        direction = "-竖排" if self.writing is Writing.VERTICAL else ""
        return direction + PROFILES[self.profile].label + PROFILES[self.profile].ending

    @property
    def is_converted(self) -> bool:
        """Whether the e-book becomes an AZW3 when it is done."""
        return PROFILES[self.profile].converted


def worded(words: str, base: EBook) -> EBook:
    """Gives the e-book that the name of an output asks for: `kobo`, `vertical`, `kobo,vertical`.

    Raises:
        ValueError: a word is none of them.
    """
    for word in words.split(","):
        if word in PROFILES:
            base = replace(base, profile=word)
        elif word in tuple(Writing):
            base = replace(base, writing=Writing(word))
        else:
            raise ValueError(
                _('"{word}" is none of {names}').format(word=word, names=listed((*PROFILES, *Writing)))
            )
    return base
