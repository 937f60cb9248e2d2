"""An EPUB as an AZW3 for Kindle, through calibre, the one free program that writes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from seed2book.errors import AssetError, OutputError
from seed2book.messages import _

PROGRAM = "ebook-convert"
_SECONDS = 1800


def converter() -> str:
    """Gives the path of calibre's converter.

    Raises:
        AssetError: it is not installed.
    """
    found = shutil.which(PROGRAM)
    if found is None:
        raise AssetError(
            _("an AZW3 for Kindle is made by calibre's ebook-convert, which is not installed"),
            _(
                "sudo apt-get install calibre; or make an EPUB (--profile generic) and mail it to "
                "your Kindle, which takes EPUBs too"
            ),
        )
    return found


def convert(book: Path, target: Path) -> None:
    """Converts the e-book at `book` to the form of `target`'s ending.

    Raises:
        AssetError: calibre is not installed.
        OutputError: calibre gave up.
    """
    program = converter()
    with tempfile.TemporaryDirectory(prefix="seed2book-") as folder:
        made = Path(folder) / f"book{target.suffix}"
        # No running titles, no covers, no text of calibre's own: what the e-book says is all that is wanted.
        command = [program, str(book), str(made), "--dont-compress", "--no-inline-toc"]
        command = command[:3] if target.suffix != ".azw3" else command
        done = subprocess.run(  # noqa: S603 (a program found on the path, and our own files)
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            # It needs no screen, and must not look for one.
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode or not made.exists():
            said = [line for line in (*done.stdout.splitlines(), *done.stderr.splitlines()) if line.strip()]
            raise OutputError(
                _("calibre could not convert the e-book: {said}").format(
                    said=said[-1] if said else _("it does not say why")
                ),
                _("try it by hand: ebook-convert BOOK.epub BOOK.azw3"),
            )
        shutil.copyfile(made, target)
