"""The command line: options to calls, results to words. What it imports above is what `--help` waits for."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seed2book import __version__, output_names
from seed2book.cli import completion, summary
from seed2book.cli.console import harden_streams, hush_warnings
from seed2book.cli.extracting import extract
from seed2book.cli.looking import BOOK_ENDINGS, check, inspect
from seed2book.cli.options import MADE, NAME, Run, command, e_book, paged, printing
from seed2book.cli.seeds import read, refuse_warnings
from seed2book.cli.usage import Argument, Command, Commands, grouped
from seed2book.errors import ConfigError, PaperError, UsageError
from seed2book.formats import FORMATS, Artifact
from seed2book.messages import VARIABLE, _, counted, listed
from seed2book.press.ticket import Ticket
from seed2book.typeset.book import Medium

if TYPE_CHECKING:
    from seed2book.model import Article
    from seed2book.outputs import Output
    from seed2book.page_map import PageMap
    from seed2book.reading import Reading
    from seed2book.typeset.theme import Theme


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Settings may stand in seed2book.toml beside the seeds.\n\n"
    "Every command explains itself: seed2book epub -h\n\n"
    f"中文界面 (all this in Chinese): {VARIABLE}=zh",
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
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    cli(prog_name=NAME)


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
        reading = read(run)
        refuse_warnings(run, reading.findings)
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
            _("wrote {file}: {contents}; {findings}").format(
                file=target,
                contents=listed([output_names.size(artifact.size), summary.contents(reading, artifact)]),
                findings=summary.doubts(reading.findings, run.ask),
            )
            + summary.selected(made_of.left_out, made_of.waiting)
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


for _name, (_module, _medium) in FORMATS.items():
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
        raise UsageError(_("-o {name}: build makes several files").format(name=output), _("name a folder"))
    from seed2book import outputs

    wanted = outputs.wanted(run.settings)
    for each in wanted:
        each.prepare()
    outputs.paged(run.settings, wanted)  # whether there is one, before anything is read
    pages: PageMap | None = None
    reading = read(run)
    refuse_warnings(run, reading.findings)
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
        contents = [output_names.size(artifact.size)] + ([summary.pages(artifact)] if artifact.pages else [])
        run.console.result(_("wrote {file}: {contents}").format(file=target, contents=listed(contents)))
    contents = [output_names.size(octets), summary.contents(reading)]
    contents += [counted("{n} page in print", "{n} pages in print", printed)] if printed else []
    run.console.result(
        _("wrote {files} to {folder}: {contents}; {findings}").format(
            files=counted("{n} file", "{n} files", len(wanted)),
            folder=target.parent,
            contents=listed(contents),
            findings=summary.doubts(reading.findings, run.ask),
        )
        + summary.selected(tuple(omitted.values()), tuple(waiting))
    )


for _other in (inspect, check, extract):
    cli.add_command(_other)


@cli.command("completion", short_help="Prints what completes commands by the Tab key.")
@click.argument("shell", cls=Argument, type=click.Choice(completion.SHELLS))
def print_completion(shell: str) -> None:
    """Prints what makes the Tab key complete commands, options and themes in a shell.

    For bash, add to ~/.bashrc:  eval "$(seed2book completion bash)"
    """
    click.echo(completion.script(cli, NAME, shell))


# --- one file ------------------------------------------------------------------------------------------


def _theme(name: str, option: str | None = None, paper: str | None = None) -> Theme:
    """Gives the theme called `name`; `option` is what `--theme` said, if that is where it comes from."""
    from seed2book.typeset.theme import load_theme, theme_names

    try:
        return load_theme(name, paper)
    except PaperError as error:
        hint = (
            _("leave --paper out")
            if load_theme(name).name == "bulletin"
            else _("leave --paper out, or add --theme bulletin, which has A4 and A3")
        )
        raise UsageError(_("{name}: {wrong}").format(name="--paper", wrong=error), hint) from error
    except ConfigError as error:
        if option is None or Path(option).is_dir():
            raise
        themes = [load_theme(known) for known in theme_names()]
        known = listed(
            _("{name} ({chinese})").format(name=theme.name, chinese=theme.name_zh) for theme in themes
        )
        hint = _("the themes are {names}; a folder works too").format(names=known)
        raise UsageError(_("{name}: {wrong}").format(name="--theme", wrong=error), hint) from error


def _target(wanted: str | None, run: Run, reading: Reading, output: Output) -> Path:
    name = output.file_name(reading.publication.title)
    return output_names.target(wanted, run.settings.output_folder, name)


def _make(run: Run, reading: Reading, output: Output, target: Path, pages: PageMap | None = None) -> Artifact:
    from seed2book import pipeline

    theme = output.theme
    run.console.detail(
        _("{format} in the theme {theme} ({folder})").format(
            format=output.format_name, theme=theme.name, folder=theme.folder
        )
    )
    artifact = pipeline.make(reading, output, target, run.console.progress, pages)
    if advice := summary.too_thick(artifact, output.ticket):
        run.console.remark(advice)
    return artifact
