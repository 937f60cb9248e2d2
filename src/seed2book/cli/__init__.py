"""The command line, its options and its words. Nothing else may use it."""

import sys

INTERRUPTED = 130
SAID_OF_IT = "interrupted; nothing was left behind"


def main() -> None:
    """Runs the command line and ends the process with its exit code.

    What that takes is imported here, so that Ctrl-C is answered in a word while it is still being loaded.
    """
    try:
        from seed2book.cli.commands import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write(f"{SAID_OF_IT}\n")
        sys.exit(INTERRUPTED)
