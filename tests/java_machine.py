"""One Java machine for all checkers of a test process: starting one takes longer than what they do in it."""

from collections.abc import Sequence
from pathlib import Path

import jpype


def running(jars: Sequence[Path]) -> None:
    """Starts the machine with these archives, or adds them to the one that runs."""
    if jpype.isJVMStarted():
        for jar in jars:
            jpype.addClassPath(jar)
    else:
        # Short runs: the quick compiler and the simple collector take half the time.
        jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", classpath=list(jars))
