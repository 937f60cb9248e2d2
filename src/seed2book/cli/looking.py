"""The commands that make no book: how seeds were understood, what is doubtful or wrong."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seed2book import output_names
from seed2book.cli import summary
from seed2book.cli.options import Run, command
from seed2book.cli.seeds import read, refuse_warnings, tell, tell_seeds
from seed2book.cli.usage import Command, grouped
from seed2book.errors import SeedError, UsageError, VerificationError
from seed2book.formats import FORMATS
from seed2book.formats.atomic import replacing
from seed2book.messages import _, counted

if TYPE_CHECKING:
    from seed2book.reading import Reading

BOOK_ENDINGS = tuple(f".{name}" for name in FORMATS)


@click.command(cls=Command, short_help="Shows how the seeds were understood, and makes no book.")
@grouped("What is shown")(
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(["tree", "json", "csv", "html"]),
    default="tree",
    help="tree (to read), json (data), csv (an index for a spreadsheet) or html (a page to proof-read by).  "
    "[default: tree]",
)
@grouped("What is shown")(
    "--explain", is_flag=True, help="Also what each line became, how surely, and why (tree, json)."
)
@grouped("What is shown")(
    "-o", "--output", metavar="FILE", type=click.Path(), help="File to write, or a folder."
)
@command
def inspect(run: Run, form: str, explain: bool, output: str | None) -> None:
    """Shows how the seeds were understood, and makes no book.

    What it says goes to standard output; with -o, and on a terminal for csv and html, into a file.
    """
    if explain and form not in ("tree", "json"):
        raise UsageError(
            _("--explain: {form} has no room for it").format(form=form),
            _("use --format tree or --format json"),
        )
    output_names.check_wanted(output, f".{form}")
    reading = read(run)
    refuse_warnings(run, reading.findings)
    text = _inspected(reading, form, explain=explain)
    if output or (form in _INSPECTED_FILES and sys.stdout.isatty()):
        ending = _INSPECTED_FILES.get(form, f".{form}" if form != "tree" else ".txt")
        target = output_names.target(
            output, run.settings.output_folder, output_names.file_name(reading.publication.title, ending)
        )
        with replacing(target) as temporary:
            temporary.write_bytes(text.encode("utf-8", "backslashreplace"))
        size = output_names.size(target.stat().st_size)
        run.console.result(_("wrote {file}: {contents}").format(file=target, contents=size))
    else:
        run.console.data(text)
    if form == "tree" and not output:
        tell_seeds(run, reading)


# What is made to be opened by another program, and what it is called.
_INSPECTED_FILES = {"csv": "-目录.csv", "html": "-对照.html"}


def _inspected(reading: Reading, form: str, *, explain: bool) -> str:
    from seed2book.formats import inspect as plain
    from seed2book.formats.catalogue import to_csv

    if form == "csv":
        return to_csv(reading)
    if form == "html":
        from seed2book.formats.report.page import to_html

        return to_html(reading)
    if form == "json":
        return plain.to_json(reading, explained=explain)
    reasons = f"\n{plain.to_reasons(reading)}\n" if explain else ""
    return plain.to_tree(reading) + "\n" + reasons


@click.command(cls=Command, short_help="Tells what is doubtful in seeds, or wrong with a finished file.")
@command
def check(run: Run) -> None:
    """Tells what is doubtful in seeds, or what is wrong with a finished EPUB or PDF.

    Findings in seeds are normal and end with code 0, or with 4 under --strict and a warning among them. A
    finished file with a warning ends with code 7.
    """
    books = [path for path in run.paths if _is_book(path)]
    faults = sum(_check_book(run, path) for path in books)
    seeds = tuple(path for path in run.settings.inputs if path not in books)
    if seeds:
        run = replace(run, settings=replace(run.settings, inputs=seeds))
        reading = read(run)
        tell_seeds(run, reading)
        grave = summary.warnings(reading.findings)
        if run.settings.strict and grave:
            raise SeedError(
                _("{warnings}, which --strict takes as errors").format(
                    warnings=counted("{n} warning", "{n} warnings", grave)
                )
            )
    if faults:
        raise VerificationError(
            _("{faults} in {files}").format(
                faults=counted("{n} fault", "{n} faults", faults),
                files=counted("{n} finished file", "{n} finished files", len(books)),
            ),
            _("make it again with seed2book; if the fault stays, please report it"),
        )


def _check_book(run: Run, path: Path) -> int:
    """Tells what is wrong with a finished file, and gives the number of its warnings."""
    from seed2book import verify

    if not path.exists():
        raise UsageError(_("{path}: there is no such file").format(path=path), _("look at the path again"))
    run.console.progress(_("check {name}").format(name=path.name), 0, 1)
    findings = verify.check(path, run.console.progress)
    tell(run, findings, str(path))
    return summary.warnings(findings)


def _is_book(path: Path) -> bool:
    if path.suffix.lower() in BOOK_ENDINGS:
        return True
    try:
        with path.open("rb") as file:
            # An EPUB says what it is where its first file begins (OCF §4.3); other ZIP files are Word's.
            start = file.read(64) if path.is_file() else b""
            return start.startswith(b"%PDF") or b"application/epub+zip" in start
    except OSError:
        return False
