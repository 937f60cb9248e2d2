"""What every command that reads seeds takes, and what becomes of it before the command's own work."""

from __future__ import annotations

import functools
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from seed2book.cli import completion
from seed2book.cli.console import Console, explained, prepare
from seed2book.cli.usage import Argument, grouped
from seed2book.messages import _
from seed2book.settings import config
from seed2book.settings.keys import E_BOOK_KEYS
from seed2book.settings.print_options import PRINT_OPTIONS

NAME = "seed2book"


@dataclass(frozen=True, slots=True)
class Run:
    """One call of a command: its settings, and where it speaks.

    `ask` is the command that tells the findings afterwards, `compare` the one that has answers to copy.
    """

    console: Console
    settings: config.Settings
    paths: tuple[Path, ...]
    ask: str
    compare: str


MADE = "What is made"
_book = grouped("The book")
_seeds = grouped("The seeds")
_run = grouped("The run")
_made = grouped(MADE)

_COMMON = (
    click.argument(
        "paths",
        cls=Argument,
        metavar="[PATH]...",
        nargs=-1,
        type=click.Path(path_type=Path, allow_dash=True),
    ),
    _book("--title", metavar="TEXT", help="Title of the book, which names the file too."),
    _book("--creator", "creators", metavar="NAME", multiple=True, help="Author or editor; repeatable."),
    _book("--date", metavar="DATE", help="Date of the publication, such as 2022-12-01."),
    _book(
        "--language",
        metavar="TAG",
        shell_complete=completion.languages,
        help="zh-Hans or zh-Hant.  [default: that of the text]",
    ),
    _book("--scans", is_flag=True, help="Show the scan of each page with its text."),
    _seeds("--encoding", metavar="NAME", help="Encoding of the seeds.  [default: told from the file]"),
    _seeds(
        "--kind",
        metavar="KIND",
        shell_complete=completion.kinds,
        help="newspaper, book or document.  [default: told from each file]",
    ),
    _run(
        "--config",
        "config_file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Settings file.  [default: seed2book.toml beside the seeds, or here]",
    ),
    _run("--strict", is_flag=True, help="Take warnings as errors: make nothing, end with code 4."),
    _run("--quiet", "-q", is_flag=True, help="Say nothing unless something goes wrong."),
    _run("--verbose", "-v", is_flag=True, help="Tell each stage, its time and the details."),
)


def paged(body: Callable[..., None]) -> Callable[..., None]:
    """Gives `body` the options of what is printed on pages."""
    for option in reversed(_PAGED):
        body = option(body)
    return body


_PAGED = (
    _made(
        "--theme",
        metavar="NAME|FOLDER",
        shell_complete=completion.themes,
        help="bulletin (报纸版), book (书籍版), jianbao (简报), large-print (大字版) "
        "or a theme's folder.  [default: bulletin; of books: book]",
    ),
    _made(
        "--paper",
        metavar="A4|A3",
        help="Paper, if the theme has a grid for it.  [default: the theme's]",
    ),
    _made(
        "--fit",
        metavar="N",
        type=click.IntRange(min=1),
        help="Set the bulletin tighter or looser, so that it has exactly N pages.",
    ),
)


def command(body: Callable[..., None]) -> Callable[..., None]:
    """Gives `body` the common options; it is called with a `Run` in their place, and its errors explained."""

    @functools.wraps(body)
    def called(
        paths: tuple[Path, ...],
        config_file: Path | None,
        encoding: str | None,
        kind: str | None,
        quiet: bool,
        verbose: bool,
        title: str | None,
        creators: tuple[str, ...],
        date: str | None,
        language: str | None,
        scans: bool,
        strict: bool,
        **own: Any,
    ) -> None:
        printing = {row.key: own.pop(row.key) for row in PRINT_OPTIONS if row.key in own}
        e_book = {key: own.pop(key) for key in E_BOOK_KEYS if key in own}
        console = Console(quiet=quiet, verbose=verbose)
        prepare(console)
        with explained(console):
            settings = config.override(
                config.load(paths, config_file),
                title=title,
                creators=creators,
                date=date,
                language=language,
                encoding=encoding,
                kind=kind,
                scans=scans,
                strict=strict,
                e_book=e_book,
                printing=printing,
                command=click.get_current_context().info_name or body.__name__,
            )
            if settings.file:
                console.detail(_("settings of {file}").format(file=settings.file))
            same = [*map(str, paths)]
            same += ["--config", str(config_file)] if config_file else []
            same += ["--encoding", encoding] if encoding else []
            same += ["--kind", kind] if kind else []
            same += ["--scans"] if scans else []
            ask = shlex.join([*_program(), "check", *same])
            compare = shlex.join([*_program(), "inspect", "--format", "html", *same])
            body(Run(console, settings, paths, ask, compare), **own)

    for option in reversed(_COMMON):
        called = option(called)
    return called


def printing(body: Callable[..., None]) -> Callable[..., None]:
    """Gives `body` the options of pages to print, which become a part of the settings of its `Run`."""
    for row in reversed(PRINT_OPTIONS):
        kind: dict[str, Any] = {"metavar": row.metavar} if row.metavar else {"is_flag": True}
        body = grouped(row.group)(row.option, row.key, help=row.help, **kind)(body)
    return body


def e_book(body: Callable[..., None]) -> Callable[..., None]:
    """Gives `body` the options of an e-book, which become a part of the settings of its `Run`."""
    options = (
        _made(
            "--profile",
            metavar="READERS",
            shell_complete=completion.profiles,
            help="generic, kindle, kobo, apple or duokan (多看).  [default: generic]",
        ),
        _made(
            "--fonts",
            metavar="WHICH",
            shell_complete=completion.fonts,
            help="rare (only characters that readers lack), none, subset or full.  [default: rare]",
        ),
        _made(
            "--writing",
            metavar="DIRECTION",
            shell_complete=completion.writings,
            help="horizontal or vertical (竖排).  [default: horizontal]",
        ),
        _made(
            "--cover",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="A picture of your own for the cover.  [default: one is drawn]",
        ),
    )
    for option in reversed(options):
        body = option(body)
    return body


def _program() -> list[str]:
    """Gives what to type for this program: its bare name, or how it was called where the shell knows none."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return [Path(sys.executable).name, "-m", NAME]
    found = shutil.which(NAME)
    known = found is not None and called.exists() and Path(found).samefile(called)
    return [NAME] if known or called.stem != NAME else [sys.argv[0]]
