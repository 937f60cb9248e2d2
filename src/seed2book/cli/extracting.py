"""The command `extract`, which reads no seeds and so takes none of the options that the others share."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from seed2book.cli import summary
from seed2book.cli.console import Console, explained, prepare
from seed2book.cli.usage import Argument, Command, grouped
from seed2book.messages import _, counted, deferred, listed

_option = grouped(deferred("Options"))


@click.command(cls=Command, short_help="Gives the Markdown of a finished e-book back.")
@click.argument("book", cls=Argument, type=click.Path(path_type=Path))
@_option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder to make.  [default: out/BOOK]",
)
@_option("--quiet", "-q", is_flag=True, help="Say nothing unless something goes wrong.")
def extract(book: Path, output: Path | None, quiet: bool) -> None:
    """Gives the seeds of the EPUB at BOOK back: Markdown, pictures and settings, in a folder of their own.

    An e-book made by seed2book comes back whole; of any other, what could not be carried over is told. BOOK
    may be a page that Word or a browser saved as HTML, too.
    """
    console = Console(quiet=quiet)
    prepare(console)
    with explained(console):
        from seed2book.extract import extract as extracted
        from seed2book.rereading import reread

        made = extracted(book, output or Path("out") / book.stem, reread)
        for remark in made.told:
            console.remark(remark)
        pictures = counted("{n} picture", "{n} pictures", made.pictures)
        settings = shlex.quote(str(made.folder / "seed2book.toml"))
        console.result(
            _("wrote {folder}: {contents} (to make the book again: {command})").format(
                folder=made.folder,
                contents=listed([summary.seeds(made.seeds), pictures]),
                command=f"seed2book epub --config {settings}",
            )
        )
