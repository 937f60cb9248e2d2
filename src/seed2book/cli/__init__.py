"""The command line, its options and its words. Nothing else may use it."""

import sys

from seed2book.messages import _, speak

INTERRUPTED = 130


def main() -> None:
    """Runs the command line and ends the process with its exit code.

    What that takes is imported here, so that Ctrl-C is answered in a word while it is still being loaded.
    """
    try:
        speak()
        from seed2book.cli.commands import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write(f"{interrupted()}\n")
        sys.exit(INTERRUPTED)


def interrupted() -> str:
    """Gives what is said of a run that was ended by Ctrl-C."""
    return _("interrupted; nothing was left behind")
