"""How the command line explains itself: options in groups, and wrong calls in the words of all errors."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from seed2book.cli.columns import Columns, columns
from seed2book.cli.console import complain
from seed2book.errors import UsageError
from seed2book.messages import _, deferred, listed

# A word for what is to be written in its place; `A4` and `N` are the same in any language.
PLACE = re.compile(r"\b[A-Z]{2,}\b")

Body = TypeVar("Body", bound=Callable[..., Any])


class Argument(click.Argument):
    """An argument whose name in the help is in the language that is spoken."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Gives its name as the help has it."""
        return named(super().make_metavar(ctx))


class Option(click.Option):
    """An option that stands in the help under the heading `group`, in the language that is spoken."""

    def __init__(self, *names: Any, group: str, **wishes: Any) -> None:
        super().__init__(*names, **wishes)
        self.group = group

    def make_metavar(self, ctx: click.Context) -> str:
        """Gives the name of what it takes as the help has it."""
        return named(super().make_metavar(ctx))

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Gives what click adds to the help, without ranges in the form of mathematics (`x>=1`)."""
        return {key: said for key, said in super().get_help_extra(ctx).items() if key != "range"}


def grouped(group: str) -> Callable[..., Callable[[Body], Body]]:
    """Gives `click.option` for options that stand under the heading `group`."""
    return partial(click.option, cls=Option, group=group)


def named(shown: str) -> str:
    """Gives what the help shows in place of a value, such as `[PATH]...`, in the language that is spoken."""
    return PLACE.sub(lambda word: _(word[0]), shown)


def paragraphs(text: str) -> list[str]:
    """Gives the paragraphs of a text, each in one line, as the catalogue has them."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


class Context(click.Context):
    """A call whose help has level columns."""

    formatter_class = Columns


class Command(click.Command):
    """A command that explains itself in the language that is spoken, which is looked up when it is shown.

    Its options stand in groups, in the order in which their first ones are declared.
    """

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Gives what follows the name in the line that shows a call."""
        return [named(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_short_help_str(self, limit: int = 45) -> str:
        """Gives what the list of commands says of it."""
        return _(super().get_short_help_str(limit))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Gives what the Tab key completes, and what a shell says of each."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = _(item.help or "")
        return items

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Writes what it does, by paragraphs."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(map(_, paragraphs(self.help or ""))))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Writes what is worth knowing besides."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write_text("\n\n".join(map(_, paragraphs(self.epilog))))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the groups, their columns level with each other; -h stands in the last."""
        groups: dict[str, list[tuple[str, str]]] = {}
        group = deferred("Options")
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                group = getattr(param, "group", group)
                groups.setdefault(group, []).append(record)
        width = max(columns(names) for rows in groups.values() for names, _words in rows)
        for heading, rows in groups.items():
            with formatter.section(_(heading)):
                formatter.write_dl(
                    [(names + " " * (width - columns(names)), _(words)) for names, words in rows]
                )


class Commands(Command, click.Group):
    """The commands; whatever is wrong with a call is answered in one line and a hint, with exit code 2."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, and below them the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

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
            raise UsageError(
                _("{path} is a path, not a command").format(path=given),
                _("say what to make: seed2book epub {path}").format(path=given),
            )
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
        small = re.match(r"(-?\d++)\b.*\bx>=(\d+)", error.message)
        wrong = (
            _("{number} is too small; the least is {least}").format(number=small[1], least=small[2])
            if small
            else error.message
        )
        return _("{name}: {wrong}").format(name=error.param.opts[0], wrong=_ended(wrong))
    else:
        words = error.message
    return _ended(words[:1].lower() + words[1:])


def _ended(words: str) -> str:
    """Gives the sentence without the full stop that errors have not."""
    return words.rstrip(".。")


def _hint(error: click.UsageError) -> str:
    # click knows near names of options, and since 8.4 of commands.
    if isinstance(error, click.NoSuchOption) and (meant := _meant(error)):
        return meant
    near = vars(error).get("possibilities")
    if near:
        return _("did you mean {name}?").format(name=near[0])
    if error.ctx is None or isinstance(error.ctx.command, click.Group):
        return _("seed2book -h lists the commands, seed2book COMMAND -h explains one")
    return _("{command} -h explains every option").format(command=error.ctx.command_path)


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
            return _("did you mean {name}?").format(name=f"{option.opts[0]} {word}")
    commands = error.ctx.find_root().command
    assert isinstance(commands, click.Group)
    others = [c for c, command in commands.commands.items() if any(name in p.opts for p in command.params)]
    if error.ctx.command is commands and others:
        return _("write it after the command: {call}").format(call=f"seed2book {others[0]} {name}")
    if not others:
        return ""
    return _("it is an option of {commands}").format(commands=f"seed2book {_all_of(others)}")


def _all_of(names: Sequence[str]) -> str:
    """Gives `epub`, `epub and pdf`, `epub, pdf and build`."""
    return _(" and ").join(filter(None, (listed(names[:-1]), names[-1])))
