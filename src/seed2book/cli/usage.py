"""How the command line explains itself: options in groups, and wrong calls in the words of all errors."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from seed2book.cli.console import complain
from seed2book.errors import UsageError

Body = TypeVar("Body", bound=Callable[..., Any])


class Option(click.Option):
    """An option that stands in the help under the heading `group`."""

    def __init__(self, *names: Any, group: str, **wishes: Any) -> None:
        super().__init__(*names, **wishes)
        self.group = group

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Gives what click adds to the help, without ranges in the form of mathematics (`x>=1`)."""
        return {key: said for key, said in super().get_help_extra(ctx).items() if key != "range"}


def grouped(group: str) -> Callable[..., Callable[[Body], Body]]:
    """Gives `click.option` for options that stand under the heading `group`."""
    return partial(click.option, cls=Option, group=group)


class Command(click.Command):
    """A command whose help has its options in groups, in the order in which their first ones are declared."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the groups, their columns level with each other; -h stands in the last."""
        groups: dict[str, list[tuple[str, str]]] = {}
        group = "Options"
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                group = getattr(param, "group", group)
                groups.setdefault(group, []).append(record)
        width = max(len(names) for rows in groups.values() for names, _ in rows)
        for heading, rows in groups.items():
            with formatter.section(heading):
                formatter.write_dl([(names.ljust(width), words) for names, words in rows])


class Commands(click.Group):
    """The commands; whatever is wrong with a call is answered in one line and a hint, with exit code 2."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click calls it with one)
        """Gives the names in the order in which the help has them: what is used most comes first."""
        return list(self.commands)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Gives the context of what is written before the command's name."""
        with _explained():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that is named."""
        with _explained():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Gives the command that `args` begins with.

        Raises:
            UsageError: a path stands in its place.
            click.UsageError: there is none of that name.
        """
        if args and self.get_command(ctx, args[0]) is None and Path(args[0]).exists():
            given = shlex.quote(args[0])
            raise UsageError(f"{given} is a path, not a command", f"say what to make: seed2book epub {given}")
        return super().resolve_command(ctx, args)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        complain(_worded(error), _hint(error))
        raise click.exceptions.Exit(UsageError.exit_code) from error
    except UsageError as error:
        complain(str(error), error.hint)
        raise click.exceptions.Exit(error.exit_code) from error


def _worded(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        words = error.format_message()
    elif isinstance(error, click.BadParameter) and error.param is not None:
        # click writes ranges in the form of mathematics.
        wrong = error.message.rstrip(".").replace("is not in the range x>=", "is too small; the least is ")
        return f"{error.param.opts[0]}: {wrong}"
    else:
        words = error.message
    return words[:1].lower() + words[1:].rstrip(".")


def _hint(error: click.UsageError) -> str:
    # click knows near names of options, and since 8.4 of commands.
    if isinstance(error, click.NoSuchOption) and (meant := _meant(error)):
        return meant
    near = vars(error).get("possibilities")
    if near:
        return f"did you mean {near[0]}?"
    if error.ctx is None or isinstance(error.ctx.command, click.Group):
        return "seed2book -h lists the commands, seed2book COMMAND -h explains one"
    return f"{error.ctx.command_path} -h explains every option"


def _meant(error: click.NoSuchOption) -> str:
    """Gives what an option may mean that is another command's, or a word that stands behind an option."""
    if error.ctx is None or not isinstance(error.ctx.command, click.Command):
        return ""
    name, word = error.option_name, error.option_name.lstrip("-")
    for option in error.ctx.command.params:
        words = (
            option.type.choices
            if isinstance(option.type, click.Choice)
            else (option.metavar or "").split("|")
        )
        if word in words:
            return f"did you mean {option.opts[0]} {word}?"
    commands = error.ctx.find_root().command
    assert isinstance(commands, click.Group)
    others = [c for c, command in commands.commands.items() if any(name in p.opts for p in command.params)]
    if error.ctx.command is commands and others:
        return f"write it after the command: seed2book {others[0]} {name}"
    return f"it is an option of seed2book {_listed(others)}" if others else ""


def _listed(names: Sequence[str]) -> str:
    """Gives `epub`, `epub and pdf`, `epub, pdf and build`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
