"""The catalogue of the Chinese messages; `make messages` runs this file, which brings it up to date.

A message that is new stands in it without a translation, to be written; one that is gone is taken out. Then
the catalogue is compiled to what gettext reads. Run again, it changes nothing.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from seed2book.cli.commands import cli
from seed2book.cli.usage import PLACE, paragraphs
from seed2book.messages import DOMAIN, FOLDER

SOURCE = FOLDER.parent
WRITTEN = FOLDER / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.po"
COMPILED = WRITTEN.with_suffix(".mo")

# A message, or its singular and plural.
Id = str | tuple[str, ...]

# How many of its first arguments are the message.
_ASKED_BY = {"_": 1, "deferred": 1, "counted": 2}
_IN_TEMPLATES = {"_": None, "counted": (1, 2)}
# Whose arguments hold messages that are shown later, and from which of them on: evidence and changes.
_HELD_BY = {"Weighed": slice(0, 1), "Role": slice(2, 3), "judge": slice(3, None), "Change": slice(3, 4)}
# What click, from 8.2 on, says of calls of this program; it asks gettext as we do.
_SAID_BY_CLICK: tuple[Id, ...] = (
    "Show the version and exit.",
    "Show this message and exit.",
    "Options",
    "Commands",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "No such option {name!r}.",
    "No such option: {name}",
    "No such command {name!r}.",
    "Option {name!r} does not take a value.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "Choose from:\n\t{choices}",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
# What Python says of a file that is neither TOML nor ZIP, and what systems say of one that they do not give.
_SAID_BY_PYTHON = (
    "Cannot overwrite a value",
    "Expected '=' after a key in a key/value pair",
    "Expected newline or end of document after a statement",
    "Invalid initial character for a key part",
    "Invalid statement",
    "Invalid value",
    "Invalid date or datetime",
    "Unclosed array",
    "Unclosed inline table",
    "Unterminated string",
    "File is not a zip file",
    "Expected ']' at the end of a table declaration",
    "Expected ']]' at the end of an array declaration",
)
_SAID_BY_THE_SYSTEM = (
    "Device or resource busy",
    "Disk quota exceeded",
    "File exists",
    "File name too long",
    "File too large",
    "Input/output error",
    "Is a directory",
    "No space left on device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Read-only file system",
    "Too many levels of symbolic links",
    "Too many open files",
)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7}).*\n", re.MULTILINE)
_FACTS = {
    "Language": "zh_CN",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
_HEADER = (
    '# What seed2book says, in Chinese. `make messages` keeps it: CONTRIBUTING.md.\nmsgid ""\nmsgstr ""\n'
)
_HEADER += "".join(f'"{name}: {fact}\\n"\n' for name, fact in _FACTS.items()) + "\n"


class _Catalogue(Catalog):
    """A catalogue that does not say when and by which Babel it was made, so that it stays the same."""

    @property  # type: ignore[misc]
    def mime_headers(self) -> list[tuple[str, str]]:
        return list(_FACTS.items())


def wanted() -> dict[Id, set[str]]:
    """Gives every message of the program, and where it is said."""
    found: dict[Id, set[str]] = {}
    for name, message in (*_of_the_source(), *(("help", text) for text in _of_the_help())):
        if message:
            found.setdefault(message, set()).add(name)
    for name, messages in (
        ("click", _SAID_BY_CLICK),
        ("Python", _SAID_BY_PYTHON),
        ("the system", _SAID_BY_THE_SYSTEM),
    ):
        for message in messages:
            found.setdefault(message, set()).add(name)
    return found


def _of_the_source() -> Iterator[tuple[str, Id]]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ASKED_BY:
                asked = node.args[: _ASKED_BY[node.func.id]]
                if texts := [str(ast.literal_eval(each)) for each in asked if is_text(each)]:
                    yield name_of(path), texts[0] if len(texts) == 1 else tuple(texts)
            if isinstance(node, ast.Call) and (held := _HELD_BY.get(ast.unparse(node.func).split(".")[-1])):
                yield from ((name_of(path), text) for each in node.args[held] for text in _texts(each))
    for path in SOURCE.rglob("*.j2"):
        with path.open("rb") as file:
            for _line, message, _comments, _context in extract("jinja2", file, _IN_TEMPLATES):
                yield name_of(path), message


def _texts(node: ast.expr) -> Iterator[str]:
    """Gives the texts that stand in an argument as they are, also in a tuple."""
    nodes = node.elts if isinstance(node, ast.Tuple) else [node]
    yield from (str(ast.literal_eval(each)) for each in nodes if is_text(each))


def is_text(node: ast.expr) -> bool:
    """Whether an argument is a text as it stands, and no value that is known only when it is said."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def name_of(path: Path) -> str:
    """Gives what the catalogue calls a file of the source."""
    return path.relative_to(SOURCE).as_posix()


def _of_the_help() -> Iterator[str]:
    top = click.Context(cli, **cli.context_settings)
    for command in (cli, *cli.commands.values()):
        context = click.Context(command, parent=top)
        yield from paragraphs(command.help or "")
        yield from paragraphs(command.epilog or "")
        yield command.get_short_help_str(limit=1000)
        shown = command.collect_usage_pieces(context)
        for param in command.params:
            yield getattr(param, "help", "") or ""
            yield getattr(param, "group", "")
            if not getattr(param, "is_flag", False):
                shown.append(param.make_metavar(context))
        yield from PLACE.findall(" ".join(shown))


def ordered(messages: dict[Id, set[str]]) -> list[Id]:
    """Gives the messages by the file that says them."""
    return sorted(messages, key=lambda message: (min(messages[message]), _first(message)))


def _first(message: Id) -> str:
    return message if isinstance(message, str) else message[0]


def written() -> dict[Id, Message]:
    """Gives the messages of the catalogue as it is."""
    with WRITTEN.open("rb") as file:
        return {_id(message): message for message in read_po(file, locale="zh_CN") if message.id}


def _id(message: Message) -> Id:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def is_translated(message: Message) -> bool:
    """Whether the message, its plural too, has been written in Chinese."""
    string = message.string
    return bool(string) if isinstance(string, str) else bool(string) and all(string or ())


def compiled(catalogue: Catalog) -> bytes:
    """Gives the catalogue in the form that gettext reads."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def translations(data: bytes) -> dict[object, str]:
    """Gives what a compiled catalogue has for each message, whoever compiled it."""
    catalogue: dict[object, str] = vars(GNUTranslations(io.BytesIO(data)))["_catalog"]
    return {message: text for message, text in catalogue.items() if message}


def catalogue_of(messages: dict[Id, set[str]], former: dict[Id, Message]) -> Catalog:
    """Gives the catalogue of these messages with the translations that there are."""
    catalogue = _Catalogue(locale="zh_CN", domain=DOMAIN)
    for message in ordered(messages):
        known = former.get(message)
        places = [(name, 1) for name in sorted(messages[message])]
        catalogue.add(message, known.string if known else "", places, user_comments=_comments(known))
    return catalogue


def _comments(message: Message | None) -> list[str]:
    return list(message.user_comments) if message else []


def _keep_both_sides() -> None:
    """Takes the marks of a conflict out of the catalogue: what both sides added is wanted."""
    text = WRITTEN.read_text("utf-8")
    if not _CONFLICT.search(text):
        return
    kept = _CONFLICT.sub("", text)
    # Of an entry that both sides changed, two translations would follow each other.
    if twice := re.search(r'^msgstr.*\n(?:".*\n)*(?=msgstr)', kept, re.MULTILINE):
        sys.exit(f"{WRITTEN}: both sides translate one message; keep one and run this again: {twice[0]}")
    WRITTEN.write_text(kept, encoding="utf-8")


def main() -> None:
    """Brings the catalogue up to date and says what is left to write."""
    _keep_both_sides()
    catalogue = catalogue_of(wanted(), written())
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, include_lineno=False, width=0)
    WRITTEN.parent.mkdir(parents=True, exist_ok=True)
    WRITTEN.write_text(_HEADER + file.getvalue().decode("utf-8"), encoding="utf-8")
    COMPILED.write_bytes(compiled(catalogue))
    waiting = [_first(_id(message)) for message in catalogue if message.id and not is_translated(message)]
    for text in waiting:
        print(f"not translated: {text}")
    print(f"{WRITTEN}: {len(catalogue)} messages, {len(waiting)} of them to be translated")


if __name__ == "__main__":
    main()
