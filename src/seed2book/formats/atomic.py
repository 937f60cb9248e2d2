"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from seed2book.errors import OutputError, Seed2BookError
from seed2book.messages import _, deferred, reason

_HINTS = {
    errno.ENOSPC: deferred(
        "the disk is full: free some space, there or for temporary files (TMPDIR), or use -o"
    ),
    errno.EDQUOT: deferred(
        "your share of the disk is full: free some space, or choose another place with -o"
    ),
    errno.EFBIG: deferred("files of this size are not allowed here: choose another place with -o"),
    errno.EACCES: deferred("you may not write there: choose another place with -o"),
    errno.EPERM: deferred("you may not write there: choose another place with -o"),
    errno.EROFS: deferred("that disk can only be read: choose another place with -o"),
    errno.EISDIR: deferred("a folder of that name is there: choose another name with -o"),
    errno.EEXIST: deferred(
        "a file stands where the folder should be: move it, or choose another place with -o"
    ),
    errno.ENOTDIR: deferred(
        "a file stands where the folder should be: move it, or choose another place with -o"
    ),
    errno.ENAMETOOLONG: deferred("choose a shorter name with -o"),
}


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Gives a path beside `target` to write to; it becomes `target` only if the body ends without an error.

    Otherwise nothing stays behind, neither the temporary file nor a folder made for it, and what stood at
    `target` before is untouched. An error that names the temporary file comes out with the name of `target`.

    Raises:
        OutputError: the folder cannot be made or written to, the disk is full, or `target` is a device, which
            root could replace with a file.
    """
    temporary: Path | None = None
    made: list[Path] = []
    done = False
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise OutputError(
                _("{target}: is a device or a pipe").format(target=target),
                _("choose a file or a folder with -o"),
            )
        made = _make_folder(target.parent)
        # A long title may fill the 255 bytes of a file name, so the temporary name owes nothing to it.
        handle, name = tempfile.mkstemp(prefix=".seed2book-", suffix=target.suffix, dir=target.parent)
        temporary = Path(name)
        os.close(handle)
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
        done = True
    except Seed2BookError as error:
        # Who checks the file before it is there knows its temporary name only, and nobody else will see it.
        if temporary is None or temporary.name not in str(error):
            raise
        raise type(error)(str(error).replace(temporary.name, target.name), error.hint) from error
    except OSError as error:
        if not _concerns(error, target):
            raise
        raise OutputError(
            _("{target}: cannot be written: {reason}").format(target=target, reason=reason(error)),
            _hint(error),
        ) from error
    finally:
        if temporary is not None and not done:
            temporary.unlink(missing_ok=True)
        if not done:
            for folder in reversed(made):
                with suppress(OSError):
                    folder.rmdir()


def _concerns(error: OSError, target: Path) -> bool:
    """Tells whether an error is about the file being written, not about another that was read for it."""
    if error.filename is None:
        return True
    place, target = (Path(os.path.abspath(os.fsdecode(p))) for p in (error.filename, target))  # noqa: PTH100
    return place.parent == target.parent or place in target.parents


def _make_folder(folder: Path) -> list[Path]:
    """Makes a folder and gives those that were not there before, outermost first."""
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _hint(error: OSError) -> str:
    if hint := _HINTS.get(error.errno or 0):
        return _(hint)
    return _("close the file where it is open, or choose another place with -o")
