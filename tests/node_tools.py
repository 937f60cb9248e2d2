"""The tools that npm has: `.ci/setup` installs what `readers/package.json` lists into a cache folder."""

import os
import shutil
import subprocess
from pathlib import Path

from real_tools import lacking

SCRIPTS = Path(__file__).with_name("readers")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "seed2book-tests"
MODULES = CACHE / "node_modules"


def node(script: str, *arguments: str | Path, package: str, timeout: float = 300) -> str:
    """Runs a script of `tests/readers` with the modules of the cache folder; gives what it prints."""
    program = shutil.which("node")
    if program is None or not (MODULES / package).is_dir():
        lacking(f"{script} needs node and the npm package {package}: run .ci/setup test")
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        lacking(f"{script} needs chromium")
    done = subprocess.run(
        [program, SCRIPTS / script, *arguments],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "NODE_PATH": str(MODULES),
            "PUPPETEER_EXECUTABLE_PATH": browser,
            "ACE_TIMEOUT_INITIAL": "60000",
        },
        check=False,
        timeout=timeout,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
