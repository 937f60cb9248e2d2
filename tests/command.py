"""Runs the command as its users do: a process of its own, with its own folder, streams and signals."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def seed2book(
    *arguments: str | Path,
    cwd: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    prelude: str = "",
) -> subprocess.CompletedProcess[str]:
    """Gives what came of `seed2book ARGUMENTS` in the folder `cwd`.

    `before` is called in the child before it becomes Python, `prelude` is Python run before the command.
    """
    start = f"{prelude}\nfrom seed2book.cli import main\nmain()" if prelude else ""
    command = [sys.executable, *(["-c", start] if start else ["-m", "seed2book"])]
    done = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
        preexec_fn=before,
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    )


def obey_permissions() -> None:
    """Takes from root the right to pass over permissions, so that the child meets them like anybody."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "cannot drop a capability")


def write_at_most(octets: int) -> Callable[[], None]:
    """Gives what lets the child write no file longer than `octets`."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))
