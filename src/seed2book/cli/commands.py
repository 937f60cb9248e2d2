"""The command line: options to calls, results to words. What it imports above is what `--help` waits for."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seed2book import __version__, output_names
from seed2book.cli import completion, summary
from seed2book.cli.console import harden_streams, hush_warnings
from seed2book.cli.extracting import extract
from seed2book.cli.options import MADE, NAME, Run, command, e_book, paged, printing
from seed2book.cli.usage import Command, Commands, grouped
from seed2book.errors import ConfigError, PaperError, SeedError, UsageError, VerificationError
from seed2book.findings import Finding, Severity
from seed2book.formats import FORMATS, Artifact
from seed2book.formats.atomic import replacing
from seed2book.press.ticket import Ticket
from seed2book.typeset.book import Medium

if TYPE_CHECKING:
    from seed2book.model import Article
    from seed2book.outputs import Output
    from seed2book.page_map import PageMap
    from seed2book.reading import Reading
    from seed2book.typeset.theme import Theme

BOOK_ENDINGS = tuple(f".{name}" for name in FORMATS)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Settings may stand in seed2book.toml beside the seeds. Every command explains itself: "
    "seed2book epub -h",
)
@click.version_option(__version__, message="seed2book %(version)s")
def cli() -> None:
    """Makes e-books and printed bulletins of OCR'd Chinese newspaper pages.

    Put the pages (.txt or .md, one page a file) into a folder called seeds and type: seed2book build
    """


def run() -> None:
    """Runs the command line and ends the process with its exit code."""
    harden_streams()
    hush_warnings()
    # Told to end, the process clears its temporary files away as it does on Ctrl-C.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    cli(prog_name=NAME)


# --- what the commands share --------------------------------------------------------------------------


def _read(run: Run) -> Reading:
    from seed2book import pipeline

    inputs = run.settings.inputs
    if not run.paths and not inputs[0].exists() and not (run.settings.file and len(inputs) > 1):
        named = f", or in {run.settings.file} ([input] folder)" if run.settings.file else ""
        raise UsageError(
            f"there is no folder {inputs[0]} to read",
            f"name your pages or their folder after the command{named}; a dot is the folder you are in",
        )
    return pipeline.read_publication(inputs, run.settings, run.console.progress)


def _refuse_warnings(run: Run, findings: Sequence[Finding]) -> None:
    """Ends a strict run that has warnings.

    Raises:
        SeedError: there are some, and `--strict` was given.
    """
    grave = [f for f in findings if f.severity is Severity.WARNING]
    if run.settings.strict and grave:
        for finding in grave:
            run.console.remark(summary.worded(finding, run.settings.inputs))
        raise SeedError(
            f"{summary.count(len(grave), 'warning')}, which --strict takes as errors: nothing was written",
            f"{run.ask} tells all findings",
        )


# --- epub, pdf: a command for each format --------------------------------------------------------------


def _format_command(name: str, medium: Medium) -> click.Command:
    """Gives the command that makes one file in the format called `name`."""
    default = "out/TITLE-THEME" if medium is Medium.PRINT else "out/TITLE"

    @command
    def make(
        run: Run,
        output: str | None,
        theme: str | None = None,
        paper: str | None = None,
        fit: int | None = None,
    ) -> None:
        settings = run.settings
        from seed2book import pipeline
        from seed2book.outputs import Output, check, in_faces, themed, usual_theme

        default = (settings.theme or usual_theme()) if medium is Medium.PRINT else settings.screen_theme
        if theme or paper:
            look = _theme(theme or default, theme, paper)
        else:
            look = themed(default, settings, "[pdf] theme" if medium is Medium.PRINT else "[epub] theme")
        ticket = settings.ticket if medium is Medium.PRINT else Ticket()
        check(ticket, settings)
        made = Output(name, look, ticket, settings.e_book)
        output_names.check_wanted(output, Path(made.file_name("")).suffix)
        made.prepare()
        reading = _read(run)
        _refuse_warnings(run, reading.findings)
        if medium is Medium.PRINT and not (theme or paper or fit or settings.theme):
            look = themed(usual_theme(newspaper=reading.publication.is_newspaper), settings, "[pdf] theme")
        reading, made_of = pipeline.selected(reading, look, settings)
        look = in_faces(look, settings)
        if fit:
            look = pipeline.fitted(reading, look, fit, run.console.progress)
        made = replace(made, theme=look)
        target = _target(output, run, reading, made)
        artifact = _make(run, reading, made, target)
        run.console.result(
            f"wrote {target}: {output_names.size(artifact.size)}, {summary.contents(reading, artifact)}; "
            f"{summary.doubts(reading.findings, run.ask)}"
            f"{summary.selected(made_of.left_out, made_of.waiting)}"
        )

    make = grouped(MADE)(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(),
        help=f"File to write, or a folder.  [default: {default}]",
    )(make)
    make = paged(printing(make)) if medium is Medium.PRINT else e_book(make)
    kinds = {Medium.SCREEN: "an e-book", Medium.PRINT: "pages to print"}
    help_text = (
        f"Makes {kinds[medium]} ({name.upper()}) of the seeds at PATH.\n\n"
        "PATH is a page, a folder of pages, or - for standard input; without any, the folder seeds is read. "
        "The file is verified before it takes the place of a former one."
    )
    short = f"Makes {kinds[medium]} ({name.upper()})."
    return click.command(name, cls=Command, help=help_text, short_help=short)(make)


for _name, (_, _medium) in FORMATS.items():
    cli.add_command(_format_command(_name, _medium))


@cli.command(short_help="Makes all that the configuration names.")
@grouped(MADE)(
    "-o", "--output", metavar="FOLDER", type=click.Path(), help="Folder to write to.  [default: out]"
)
@command
def build(run: Run, output: str | None) -> None:
    """Makes everything that the configuration names, from one reading.

    Without a configuration: the EPUB and two PDFs, bulletin and book; of books and manuals no bulletin. The
    EPUB names the pages of the first PDF.
    """
    if output and Path(output).suffix.lower() in BOOK_ENDINGS:
        raise UsageError(f"-o {output}: build makes several files", "name a folder")
    from seed2book import outputs

    wanted = outputs.wanted(run.settings)
    for each in wanted:
        each.prepare()
    outputs.paged(run.settings, wanted)  # whether there is one, before anything is read
    pages: PageMap | None = None
    reading = _read(run)
    _refuse_warnings(run, reading.findings)
    wanted = outputs.suited(wanted, run.settings, newspaper=reading.publication.is_newspaper)
    named = outputs.paged(run.settings, wanted)
    from seed2book import pipeline

    octets = printed = 0
    omitted: dict[str, Article] = {}
    waiting: dict[str, None] = {}
    folder = f"{output}/" if output else None
    for each in wanted:
        target = _target(folder, run, reading, each)
        chosen, made_of = pipeline.selected(reading, each.theme, run.settings)
        omitted |= {article.id: article for article in made_of.left_out}
        waiting |= dict.fromkeys(made_of.waiting)
        artifact = _make(run, chosen, each, target, pages)
        if each is named:
            pages = pipeline.printed_pages(chosen, target, run.console.progress)
        octets += artifact.size
        printed += artifact.pages or 0
        counted = f", {summary.pages(artifact)}" if artifact.pages else ""
        run.console.result(f"wrote {target}: {output_names.size(artifact.size)}{counted}")
    counted = f", {summary.count(printed, 'page')} in print" if printed else ""
    run.console.result(
        f"wrote {summary.count(len(wanted), 'file')} to {target.parent}: {output_names.size(octets)}, "
        f"{summary.contents(reading)}{counted}; "
        f"{summary.doubts(reading.findings, run.ask)}"
        f"{summary.selected(tuple(omitted.values()), tuple(waiting))}"
    )


# --- inspect, check, completion ----------------------------------------------------------------------


@cli.command()
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
        raise UsageError(f"--explain: {form} has no room for it", "use --format tree or --format json")
    output_names.check_wanted(output, f".{form}")
    reading = _read(run)
    _refuse_warnings(run, reading.findings)
    text = _inspected(reading, form, explain=explain)
    if output or (form in _INSPECTED_FILES and sys.stdout.isatty()):
        ending = _INSPECTED_FILES.get(form, f".{form}" if form != "tree" else ".txt")
        target = output_names.target(
            output, run.settings.output_folder, output_names.file_name(reading.publication.title, ending)
        )
        with replacing(target) as temporary:
            temporary.write_bytes(text.encode("utf-8", "backslashreplace"))
        run.console.result(f"wrote {target}: {output_names.size(target.stat().st_size)}")
    else:
        run.console.data(text)
    if form == "tree" and not output:
        _tell_seeds(run, reading)


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


@cli.command(short_help="Tells what is doubtful in seeds, or wrong with a finished file.")
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
        reading = _read(run)
        _tell_seeds(run, reading)
        grave = summary.warnings(reading.findings)
        if run.settings.strict and grave:
            raise SeedError(f"{summary.count(grave, 'warning')}, which --strict takes as errors")
    if faults:
        raise VerificationError(
            f"{summary.count(faults, 'fault')} in {summary.count(len(books), 'finished file')}",
            "make it again with seed2book; if the fault stays, please report it",
        )


cli.add_command(extract)


@cli.command("completion", short_help="Prints what completes commands by the Tab key.")
@click.argument("shell", type=click.Choice(completion.SHELLS))
def print_completion(shell: str) -> None:
    """Prints what makes the Tab key complete commands, options and themes in a shell.

    For bash, add to ~/.bashrc:  eval "$(seed2book completion bash)"
    """
    click.echo(completion.script(cli, NAME, shell))


def _check_book(run: Run, path: Path) -> int:
    """Tells what is wrong with a finished file, and gives the number of its warnings."""
    from seed2book import verify

    if not path.exists():
        raise UsageError(f"{path}: there is no such file", "look at the path again")
    run.console.progress(f"check {path.name}", 0, 1)
    findings = verify.check(path, run.console.progress)
    _tell(run, findings, f"in {path}")
    return summary.warnings(findings)


def _is_book(path: Path) -> bool:
    if path.suffix.lower() in BOOK_ENDINGS:
        return True
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(4) in (b"%PDF", b"PK\x03\x04")
    except OSError:
        return False


# --- one file ------------------------------------------------------------------------------------------


def _theme(name: str, option: str | None = None, paper: str | None = None) -> Theme:
    """Gives the theme called `name`; `option` is what `--theme` said, if that is where it comes from."""
    from seed2book.typeset.theme import load_theme, theme_names

    try:
        return load_theme(name, paper)
    except PaperError as error:
        bulletin = (
            "" if load_theme(name).name == "bulletin" else ", or add --theme bulletin, which has A4 and A3"
        )
        raise UsageError(f"--paper: {error}", f"leave --paper out{bulletin}") from error
    except ConfigError as error:
        if option is None or Path(option).is_dir():
            raise
        themes = [load_theme(known) for known in theme_names()]
        known = ", ".join(f"{theme.name} ({theme.name_zh})" for theme in themes)
        raise UsageError(f"--theme: {error}", f"the themes are {known}; a folder works too") from error


def _target(wanted: str | None, run: Run, reading: Reading, output: Output) -> Path:
    name = output.file_name(reading.publication.title)
    return output_names.target(wanted, run.settings.output_folder, name)


def _make(run: Run, reading: Reading, output: Output, target: Path, pages: PageMap | None = None) -> Artifact:
    from seed2book import pipeline

    theme = output.theme
    run.console.detail(f"{output.format_name} in the theme {theme.name} ({theme.folder})")
    artifact = pipeline.make(reading, output, target, run.console.progress, pages)
    if advice := summary.too_thick(artifact, output.ticket):
        run.console.remark(advice)
    return artifact


def _tell_seeds(run: Run, reading: Reading) -> None:
    _tell(run, reading.findings, f"in {summary.count(len(reading.seeds), 'seed')}")


def _tell(run: Run, findings: Sequence[Finding], where: str) -> None:
    run.console.close()
    for finding in findings:
        click.echo(summary.worded(finding, run.settings.inputs))
    run.console.result(f"{summary.totals(findings)} {where}")
