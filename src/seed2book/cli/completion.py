"""What the Tab key completes in a shell, beside the names of commands, options and files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem, get_completion_class

if TYPE_CHECKING:
    import click

from seed2book.profiles import PROFILES, Fonts
from seed2book.typeset.book import Writing

SHELLS = ("bash", "zsh", "fish")


def script(command: click.Command, name: str, shell: str) -> str:
    """Gives what teaches `shell`, one of `SHELLS`, to complete `command`, which is called `name`."""
    kind = get_completion_class(shell)
    assert kind is not None, shell
    return kind(command, {}, name, f"_{name.upper()}_COMPLETE").source()


def languages(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Gives the languages that a publication may have."""
    return [CompletionItem(tag) for tag in ("zh-Hans", "zh-Hant") if tag.startswith(incomplete)]


def kinds(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Gives what a seed may be."""
    return [CompletionItem(kind) for kind in ("newspaper", "book", "document") if kind.startswith(incomplete)]


def profiles(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Gives the readers that an e-book may be made for."""
    return [CompletionItem(name) for name in PROFILES if name.startswith(incomplete)]


def fonts(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Gives which fonts an e-book may bring along."""
    return [CompletionItem(name) for name in Fonts if name.startswith(incomplete)]


def writings(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Gives how an e-book's lines may run."""
    return [CompletionItem(name) for name in Writing if name.startswith(incomplete)]


def themes(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Gives the themes by the name that was begun, English or Chinese, or has folders completed."""
    from seed2book.typeset.theme import load_theme, theme_names

    if incomplete.startswith((".", "~")) or os.sep in incomplete:
        return [CompletionItem(incomplete, type="dir")]
    names = theme_names()
    if incomplete and not incomplete.isascii():
        names = tuple(load_theme(name).name_zh for name in names)
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
