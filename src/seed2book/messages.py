"""The language in which the program speaks to the person at the computer: English, or Chinese by a catalogue.

The source has every text in English, with named places: `_("{path} is not a folder").format(path=path)`.
The catalogue below `locale/` has the Chinese for it, and gettext finds it; CONTRIBUTING.md says how it is
kept. Until `speak` is called, as the command line does first of all, everything is in English. What is made
never depends on it: a book has the language of its pages.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO

DOMAIN = "seed2book"
FOLDER = Path(__file__).with_name("locale")
# Says it for this program alone; not the language of a book, which is `--language`.
VARIABLE = "SEED2BOOK_MESSAGES"

# What a name of a language begins with. Readers of traditional characters know the simplified ones better
# than English.
_LANGUAGES = {"zh": "zh_CN", "en": "en"}

_catalogue = gettext.NullTranslations()


def _(message: str) -> str:
    """Gives the text in the language that is spoken; its places are still to be filled."""
    return _catalogue.gettext(message) if message else ""


def deferred(message: str) -> str:
    """Gives the text as it is, and marks it for the catalogue: `_` is asked where it is shown."""
    return message


def counted(one: str, several: str, number: int) -> str:
    """Gives a number with what it counts: `counted("{n} seed", "{n} seeds", 1300)` gives `1,300 seeds`."""
    return _catalogue.ngettext(one, several, number).format(n=f"{number:,}")


def listed(things: Iterable[str]) -> str:
    """Gives `A, B, C` as the language parts the things of a list."""
    return _(", ").join(things)


def language() -> str:
    """Gives the language that is spoken, as web pages name it: `en` or `zh-Hans`."""
    return "zh-Hans" if _catalogue.info().get("language") == "zh_CN" else "en"


def either(things: Sequence[str]) -> str:
    """Gives `A`, `A or B`, `A, B or C`: one of them is wanted."""
    return _(" or ").join(filter(None, (listed(things[:-1]), *things[-1:])))


def reason(error: OSError) -> str:
    """Gives why the system did not do what it was asked for."""
    return _(error.strerror or str(error))


def speak() -> None:
    """Speaks the language of the person at the terminal from now on, click's own words included.

    That is what `VARIABLE` says, else what gettext would take, else the system's language; English if the
    terminal cannot show another one.
    """
    global _catalogue
    language = wanted(os.environ)
    if not all(_can_show("中文", stream) for stream in (sys.stdout, sys.stderr)):
        language = "en"
    # click asks gettext for each of its texts, which looks up this variable each time.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    _catalogue = gettext.translation(DOMAIN, str(FOLDER), [language], fallback=True)


def wanted(environment: Mapping[str, str]) -> str:
    """Gives the language that the environment, or else the system, asks for: `zh_CN` or `en`.

    As in GNU gettext, the list in LANGUAGE counts more than the locale, but not more than the locale C.
    """
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    names = [environment.get(VARIABLE, "")]
    names += environment.get("LANGUAGE", "").split(":") if locale not in ("C", "POSIX") else []
    names += [locale or _of_the_system()]
    known = (_LANGUAGES.get(name[:2].lower()) for name in names)
    return next(filter(None, known), "en")


def _can_show(text: str, stream: IO[str] | None) -> bool:
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _of_the_system() -> str:
    """Gives the name of the language that Windows or macOS shows, which no variable has to name there."""
    if sys.platform == "win32":
        import ctypes
        from locale import windows_locale

        return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        import subprocess

        asked = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603
    return ""
