"""Whether nothing was lost, and whether a finished file is sound."""

from __future__ import annotations

from pathlib import Path

from seed2book.errors import UsageError
from seed2book.findings import Finding
from seed2book.messages import _, reason
from seed2book.progress import Progress, silent


def check(path: Path, progress: Progress = silent) -> tuple[Finding, ...]:
    """Gives what is wrong with a finished EPUB or PDF; nothing, when it is sound.

    What the file is, its first bytes say and not its name. An EPUB is read by our own check and by EPUBCheck
    where that and Java are installed; where they are not, a note says so.

    Raises:
        UsageError: the file cannot be read, or is neither an EPUB nor a PDF.
        VerificationError: it says it is one, but cannot be opened as one.
    """
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise UsageError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason(error))
        ) from error
    # Imported when used: a look at one kind of file need not load the tools of the other.
    if start.startswith(b"PK"):
        from seed2book.verify import epub, epubcheck

        return (*epub.check(path), *epubcheck.check(path, progress))
    # ISO 32000-1 §7.5.2 wants the header first; readers take it anywhere in the first 1024 bytes.
    if b"%PDF-" in start:
        from seed2book.verify import pdf_soundness

        return pdf_soundness.check(path)
    raise UsageError(
        _("{path}: neither an EPUB nor a PDF").format(path=path),
        _("seed2book check takes seeds (.txt, .md), EPUBs and PDFs"),
    )
