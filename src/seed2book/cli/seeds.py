"""What commands that read seeds do with them alike: read them, and tell what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from seed2book.cli import summary
from seed2book.cli.options import Run
from seed2book.errors import SeedError, UsageError
from seed2book.findings import Finding, Severity
from seed2book.messages import _, counted

if TYPE_CHECKING:
    from seed2book.reading import Reading


def read(run: Run) -> Reading:
    """Gives the seeds as they are understood.

    Raises:
        UsageError: none are named, and there is no folder for them.
    """
    from seed2book import pipeline

    inputs = run.settings.inputs
    if not run.paths and not inputs[0].exists() and not (run.settings.file and len(inputs) > 1):
        hint = (
            _(
                "name your pages or their folder after the command, or in {file} ([input] folder); "
                "a dot is the folder you are in"
            ).format(file=run.settings.file)
            if run.settings.file
            else _("name your pages or their folder after the command; a dot is the folder you are in")
        )
        raise UsageError(_("there is no folder {folder} to read").format(folder=inputs[0]), hint)
    return pipeline.read_publication(inputs, run.settings, run.console.progress)


def refuse_warnings(run: Run, findings: Sequence[Finding]) -> None:
    """Ends a strict run that has warnings.

    Raises:
        SeedError: there are some, and `--strict` was given.
    """
    grave = [f for f in findings if f.severity is Severity.WARNING]
    if run.settings.strict and grave:
        for finding in grave:
            run.console.remark(summary.worded(finding, run.settings.inputs))
        raise SeedError(
            _("{warnings}, which --strict takes as errors: nothing was written").format(
                warnings=counted("{n} warning", "{n} warnings", len(grave))
            ),
            _("{command} tells all findings").format(command=run.ask),
        )


def tell_seeds(run: Run, reading: Reading) -> None:
    """Tells all findings in the seeds, and their number."""
    wanted = any(not finding.is_routine for finding in reading.findings)
    tell(run, reading.findings, summary.seeds(len(reading.seeds)), run.compare if wanted else "")


def tell(run: Run, findings: Sequence[Finding], where: str, answers: str = "") -> None:
    """Tells the findings one by one, their number in what `where` names, and which command has `answers`."""
    run.console.close()
    for finding in findings:
        click.echo(summary.worded(finding, run.settings.inputs))
    found = summary.totals(findings)
    form = _("{findings} in {where}")
    if answers:
        form = _("{findings} in {where} (to put them right or accept them: {command})")
    run.console.result(form.format(findings=found, where=where, command=answers))
