"""The command line, its options and its words. Nothing else may use it."""

from seed2book.cli.commands import cli, main

__all__ = ["cli", "main"]
