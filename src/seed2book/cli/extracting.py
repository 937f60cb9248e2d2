"""The command `extract`, which reads no seeds and so takes none of the options that the others share."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from seed2book.cli import summary
from seed2book.cli.console import Console, explained, prepare


@click.command(short_help="Gives the Markdown of a finished e-book back.")
@click.argument("book", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder to make.  [default: out/BOOK]",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something goes wrong.")
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
        counted = f"{summary.count(made.seeds, 'seed')}, {summary.count(made.pictures, 'picture')}"
        settings = shlex.quote(str(made.folder / "seed2book.toml"))
        console.result(
            f"wrote {made.folder}: {counted} (to make the book again: seed2book epub --config {settings})"
        )
