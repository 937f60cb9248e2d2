"""What a finished file is called, and where it goes."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from seed2book.errors import OutputError, UsageError
from seed2book.messages import _

# The longest name that ext4, APFS and NTFS all take, in bytes of UTF-8.
LONGEST = 255

_BOOKS = {".epub", ".azw3", ".pdf"}
# What a person wrote, and would not get back.
_TEXTS = {".txt", ".md", ".markdown", ".toml"}

# What Windows or a shell forbids in a name becomes the full-width mark of the same meaning.
_FORBIDDEN = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def file_name(title: str, ending: str) -> str:
    """Gives `title` with `ending` (`.epub`, `-报纸版.pdf`) as a name that every system takes.

    The title is cut where the name would be longer than 255 bytes; it never begins with a dot.
    """
    name = unicodedata.normalize("NFC", title).translate(_FORBIDDEN)
    name = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in name)
    ending = ending.translate(_FORBIDDEN)
    name = _cut(" ".join(name.split()).lstrip(". "), LONGEST - len(ending.encode()))
    name = name.rstrip(". ") or "seed2book"
    return f"_{name}{ending}" if _RESERVED.match(name) else f"{name}{ending}"


def check_wanted(wanted: str | None, suffix: str) -> None:
    """Checks, before any work is done, that a file with this `suffix` (`.epub`) may be called `wanted`.

    Raises:
        UsageError: `wanted` has the ending of another kind of file, or a text stands there.
    """
    if not wanted or _is_folder(wanted):
        return
    path = Path(wanted)
    if path.suffix.lower() in _BOOKS - {suffix}:
        raise UsageError(
            _("-o {wanted}: this command makes {suffix} files").format(wanted=wanted, suffix=suffix),
            _("write -o {path}").format(path=path.with_suffix(suffix)),
        )
    if path.suffix.lower() in _TEXTS and path.exists():
        raise UsageError(
            _("-o {wanted}: a text is there, and it is left alone").format(wanted=wanted),
            _("choose a name that ends in {suffix}").format(suffix=suffix),
        )


def target(wanted: str | None, folder: Path, name: str) -> Path:
    """Gives the path of the file called `name`: in `folder`, in the folder `wanted`, or `wanted` itself.

    `wanted` is a folder if it is there as one or ends with a slash; a file that is to be gets the ending of
    `name` where it has none.

    Raises:
        OutputError: this system's file names cannot hold it.
    """
    path = folder / name
    if wanted:
        path = Path(wanted) / name if _is_folder(wanted) else Path(wanted)
        if not path.suffix and not path.exists():
            # A Kobo wants two endings: `.kepub.epub`.
            before, ending = Path(Path(name).stem).suffix, Path(name).suffix
            path = path.with_name(path.name + (before if before == ".kepub" else "") + ending)
    try:
        os.fsencode(path)
    except UnicodeEncodeError as error:
        raise OutputError(
            _("{path!a}: this system's locale has no Chinese file names").format(path=str(path)),
            _("set LC_ALL=C.UTF-8, or give a plain name with -o"),
        ) from error
    return path


def size(octets: int) -> str:
    """Gives a file's size in words: `812 bytes`, `84 KB`, `1.2 MB` (a KB has 1,000 bytes)."""
    if octets < 1000:
        return _("{number} bytes").format(number=octets)
    return f"{octets / 1000:.0f} KB" if octets < 999_500 else f"{octets / 1_000_000:.1f} MB"


def _is_folder(wanted: str) -> bool:
    return wanted.endswith(("/", os.sep)) or Path(wanted).is_dir()


def _cut(text: str, octets: int) -> str:
    # What is left of a character cut in two is dropped.
    return text.encode()[:octets].decode(errors="ignore")
