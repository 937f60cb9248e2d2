"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seed2book.errors import OutputError


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Gives a path beside `target` to write to; it becomes `target` only if the body ends without an error.

    Raises:
        OutputError: the folder cannot be made or written to, or the disk is full.
    """
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # A long title may fill the 255 bytes of a file name, so the temporary name owes nothing to it.
        handle, name = tempfile.mkstemp(prefix=".seed2book-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written: {error.strerror or error}",
            "free some space, close the file where it is open, or choose another place with -o",
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
