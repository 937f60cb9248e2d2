"""What a run says to the person at the terminal: how far it is, what came of it, what went wrong."""

from __future__ import annotations

import errno
import logging
import os
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from seed2book.cli import INTERRUPTED, interrupted
from seed2book.errors import OutputError, Seed2BookError
from seed2book.messages import _

if TYPE_CHECKING:
    from rich.progress import Progress as Bar, TaskID

# A bar that flashes by is only noise.
_PATIENCE_SECONDS = 0.4

# As a shell reports a program that was ended by SIGPIPE.
PIPE_CLOSED = 141


class Console:
    """Results go to standard output; everything else to standard error, unless `quiet`."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet and not verbose
        self.verbose = verbose
        self._drawn = not self.quiet and not verbose and _is_terminal()
        self._began = self._step_began = time.perf_counter()
        self._step = ""
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def progress(self, step: str, done: int, total: int) -> None:
        """Shows that `done` of `total` parts of `step` are finished: a bar, or a line a step."""
        if self.quiet:
            return
        if step != self._step:
            self._end_step()
            self._step = step
            self._task = None
            if not self._drawn:
                counted = _("{step} ...") if total < 2 else _("{step} ({total}) ...")
                click.echo(counted.format(step=step, total=total), err=True)
        if self._drawn:
            self._draw(done, total)

    def result(self, text: str) -> None:
        """Says what came of the run, on standard output."""
        self.close()
        if not self.quiet:
            click.echo(text)

    def data(self, text: str) -> None:
        """Prints what was asked for, even when quiet; into a pipe as UTF-8, whatever the locale."""
        self.close()
        if sys.stdout is None or sys.stdout.isatty():
            click.echo(text, nl=False)
        else:
            # A file name that is no UTF-8 comes out escaped, as JSON has it too.
            click.echo(text.encode("utf-8", "backslashreplace"), nl=False)

    def remark(self, text: str) -> None:
        """Says something on standard error."""
        self.close()
        if not self.quiet:
            click.echo(text, err=True)

    def detail(self, text: str) -> None:
        """Says something that only `--verbose` asks for."""
        if self.verbose:
            self.remark(f"  {text}")

    def error(self, error: Seed2BookError) -> None:
        """Says in one line what went wrong and in a second what to do, even when quiet."""
        self.close()
        complain(str(error), error.hint)

    def close(self) -> None:
        """Ends the bar and the current step."""
        self._end_step()
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
            self._task = None

    def _end_step(self) -> None:
        now = time.perf_counter()
        if self._step and self.verbose:
            click.echo("  " + _("{seconds} s").format(seconds=f"{now - self._step_began:.2f}"), err=True)
        self._step, self._step_began = "", now

    def _draw(self, done: int, total: int) -> None:
        if self._bar is None:
            if total and time.perf_counter() - self._began < _PATIENCE_SECONDS:
                return
            from rich.console import Console as RichConsole
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[count]}"),
                TimeElapsedColumn(),
                console=RichConsole(stderr=True),
                transient=True,
            )
            self._bar.start()
        if self._task is None:
            for former in self._bar.task_ids:
                self._bar.remove_task(former)
            # A step in one part has nothing to count: its bar only moves.
            self._task = self._bar.add_task(self._step, total=total if total > 1 else None, count="")
        self._bar.update(self._task, completed=done, count=f"{done}/{total}" if total > 1 else "")


@contextmanager
def explained(console: Console) -> Iterator[None]:
    """Runs the body; whatever stops it is said in plain words and becomes an exit code (docs/exit-codes.md).

    Raises:
        click.exceptions.Exit: with the code, when the body did not end by itself.
    """
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except Seed2BookError as error:
        console.error(error)
        raise click.exceptions.Exit(error.exit_code) from error
    except (KeyboardInterrupt, click.exceptions.Abort) as error:
        console.close()
        click.echo(interrupted(), err=True)
        raise click.exceptions.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        # The reader went away (`| head`): nobody is left to tell.
        _forget_output()
        raise click.exceptions.Exit(PIPE_CLOSED) from error
    except (click.exceptions.ClickException, click.exceptions.Exit):
        raise
    except MemoryError as error:
        console.close()
        complain(_("there is not enough memory"), _("read fewer seeds at once"))
        raise click.exceptions.Exit(1) from error
    except Exception as error:
        console.close()
        if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
            _forget_output()
            complain(_("standard output cannot be written: the disk is full"), _("free some space"))
            raise click.exceptions.Exit(OutputError.exit_code) from error
        _trace(console)
        what = " ".join(f"{type(error).__name__}: {error}".split())
        again = _("run it again with --verbose, and report all that it says")
        complain(
            _("seed2book made a mistake of its own: {what}").format(what=what),
            _("please report it, with the lines above") if console.verbose else again,
        )
        raise click.exceptions.Exit(1) from error
    finally:
        console.close()


def prepare(console: Console) -> None:
    """Sets up the log: on standard error when verbose, else nowhere."""
    log = logging.getLogger("seed2book")
    log.handlers = [logging.NullHandler()]
    log.propagate = False
    if console.verbose:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("  %(name)s: %(message)s"))
        log.handlers = [handler]
        log.setLevel(logging.DEBUG)


def harden_streams() -> None:
    """Lets any character be printed on any terminal: what it lacks comes out as an escape, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def hush_warnings() -> None:
    """Keeps warnings that libraries address to programmers off the terminal, unless Python was told -W."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _forget_output() -> None:
    """Keeps Python from trying at its end to write what standard output did not take."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def complain(message: str, hint: str) -> None:
    """Says in one line what is wrong and in a second what to do."""
    color = False if "NO_COLOR" in os.environ else None
    line = " ".join(message.split("\n"))
    click.echo(click.style(_("error: "), fg="red", bold=True) + line, err=True, color=color)
    if hint:
        click.echo(click.style(_("hint: "), fg="cyan") + hint, err=True, color=color)


def _trace(console: Console) -> None:
    if console.verbose:
        console.close()
        click.echo(traceback.format_exc(), err=True, nl=False)
