"""`seed2book.toml` and the options of the command line: the only reader of settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from seed2book import toml_file
from seed2book.errors import UsageError
from seed2book.fixes.entry import Fix
from seed2book.fixes.parse import entry
from seed2book.formats import FORMATS
from seed2book.messages import _, listed
from seed2book.model import Brief, Metadata
from seed2book.press.ticket import ContradictionError, Ticket
from seed2book.profiles import EBook, worded
from seed2book.selection import Selection
from seed2book.settings import bulletin as bulletin_settings, values as value
from seed2book.settings.keys import E_BOOK_KEYS, KEYS, read_entries, read_table, unknown, written
from seed2book.settings.name_pattern import NamePattern
from seed2book.settings.print_options import PRINT_OPTIONS, ticket, worded_ticket
from seed2book.source import SeedKind
from seed2book.toml_file import TomlFile
from seed2book.typeset.book import Medium

NAME = "seed2book.toml"
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """What the configuration says of one seed (`[[edition]]`); None where it says nothing.

    `line` is where the entry stands in `seed2book.toml`, from 1; 0 when it comes from elsewhere. `from_seed`
    names the fields that no entry says, only the seed's own name or front matter.
    """

    source: str
    paper: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    editors: str | None = None
    issue: str | None = None
    scan: str | None = None
    line: int = 0
    from_seed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of a run, with its default.

    Paths given in `seed2book.toml` are taken from its folder, all others from the current one. `inputs` are
    read, and `whole` is what would be where no path was named: all of the publication. `language` is a BCP 47
    tag, or None to take it from the text; `encoding` None to tell it from the bytes; `kind` None to
    tell from its text what a seed is. `outputs` names what `build` makes, in the form `epub`, `epub:kobo`,
    `epub:kobo,vertical`, `pdf:bulletin`, `pdf:book:booklet`. `theme` is for print, `screen_theme` for EPUB;
    both are a name or a folder. `outputs` and `theme` are None to take what suits the seeds. `ticket` says
    what is wanted of pages to print, `e_book` what is wanted of an EPUB. `faces` are the fonts wished for in
    print, by their `USES`: of each the first that is there. `pages_from` is the theme of the PDF whose pages
    an EPUB made with it names, None for the first. `file` is the `seed2book.toml` that was read, None without
    one; `asked_at` has the line in it of each wish of `[pdf]` that no option replaces.
    """

    title: str | None = None
    language: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    inputs: tuple[Path, ...] = ()
    whole: tuple[Path, ...] = ()
    encoding: str | None = None
    kind: SeedKind | None = None
    output_folder: Path = Path("out")
    theme: str | None = None
    screen_theme: str = "book"
    e_book: EBook = field(default_factory=EBook)
    pages_from: str | None = None
    ticket: Ticket = field(default_factory=Ticket)
    asked_at: Mapping[str, int] = field(default_factory=dict)
    outputs: tuple[str, ...] | None = None
    editions: Mapping[str, EditionSettings] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    pattern: NamePattern | None = None
    faces: Mapping[str, Sequence[str]] = field(default_factory=dict)
    scans: bool = False
    selection: Selection = field(default_factory=Selection)
    strict: bool = False
    file: Path | None = None


def load(paths: Sequence[Path] = (), config: Path | None = None) -> Settings:
    """Gives the settings of the file `config`, else of the nearest `seed2book.toml`, else the defaults.

    The nearest stands among the seeds, beside their folder, or in the current folder. `inputs` are `paths`;
    without any, what the file names, else the folder `seeds` beside it.

    Raises:
        UsageError: there is no file `config`.
        ConfigError: the file says something that cannot be followed; its line and key are named.
    """
    if config is not None and not config.exists():
        raise UsageError(
            _("{config}: there is no such file").format(config=config),
            _("look at the path after --config again"),
        )
    path = config or _nearest(paths)
    settings = _settings(toml_file.load(path)) if path else Settings()
    whole = settings.inputs or (_beside(path, "seeds"),)
    return replace(settings, inputs=tuple(paths) or whole, whole=whole)


def override(
    settings: Settings,
    *,
    title: str | None = None,
    creators: Sequence[str] = (),
    date: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    kind: str | None = None,
    scans: bool = False,
    strict: bool = False,
    e_book: Mapping[str, object] = MappingProxyType({}),
    printing: Mapping[str, object] = MappingProxyType({}),
    command: str = "epub",
) -> Settings:
    """Gives the settings with the options of the command line in their place; what is not given stays.

    `e_book` holds those of an `EBook`, `printing` those of `PRINT_OPTIONS`, by key. `command` is the one
    whose help explains them.

    Raises:
        UsageError: an option says something that cannot be followed.
    """

    def option(name: str, convert: Callable[[object], Any], given: object) -> Any:
        try:
            return None if given is None else convert(given)
        except ValueError as error:
            raise UsageError(
                _("{name}: {wrong}").format(name=name, wrong=error),
                _("seed2book {command} -h explains every option").format(command=command),
            ) from error

    options = {
        "title": option("--title", value.text, title),
        "language": option("--language", value.language, language),
        "encoding": option("--encoding", value.encoding, encoding),
        "kind": option("--kind", value.kind, kind),
        "scans": scans or None,
        "strict": strict or None,
    }
    book = {key: option(f"--{key}", convert, e_book.get(key)) for key, convert in E_BOOK_KEYS.items()}
    wishes = {
        row.key: option(row.option, row.convert, printing.get(row.key) or None) for row in PRINT_OPTIONS
    }
    metadata = {
        "creators": option("--creator", value.texts, list(creators) or None),
        "date": option("--date", value.date, date),
    }
    return replace(
        settings,
        metadata=replace(settings.metadata, **_given(metadata)),
        ticket=ticket(wishes, settings.ticket),
        asked_at={key: line for key, line in settings.asked_at.items() if wishes.get(key) is None},
        e_book=replace(settings.e_book, **_given(book)),
        **_given(options),
    )


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: given for key, given in values.items() if given is not None}


def _nearest(paths: Sequence[Path]) -> Path | None:
    folders: list[Path] = []
    for path in paths:
        if path.is_dir():
            # A folder may be given as `.` or `..`, which does not spell its parent.
            folders += [path, path.resolve().parent if path.name in ("", "..") else path.parent]
        elif path != STDIN:
            folders.append(path.parent)
    return next((f / NAME for f in (*folders, Path()) if (f / NAME).is_file()), None)


def _beside(file: Path | None, path: str) -> Path:
    return file.parent / Path(path).expanduser() if file else Path(path)


def _settings(file: TomlFile) -> Settings:
    for table in file.tables:
        home = next((written(name) for name, keys in KEYS.items() if table in keys), None)
        if home and not isinstance(file.tables[table], dict):
            raise file.error(
                _("{table} stands in no table").format(table=table),
                _("write {home} on a line above it").format(home=home),
                "",
                table,
            )
        if table not in KEYS:
            raise unknown(
                file, _("there is no table [{table}]").format(table=table), table, KEYS, table, table
            )
    book, given, screen, build = (read_table(file, name) for name in ("book", "input", "epub", "build"))
    if "creator" in book and "creators" in book:
        raise file.error(_("[book] has both creator and creators"), _("keep one of them"), "book", "creators")
    creators = book.pop("creator", None) or book.pop("creators", ())
    if "cn_number" in book:
        book["cn"] = book.pop("cn_number")
    title, language = book.pop("title", None), book.pop("language", None)
    scans = book.pop("scans", False)
    printing = read_table(file, "pdf")
    inputs = ([given["folder"]] if "folder" in given else []) + list(given.get("paths", ()))
    e_book = {key: screen[key] for key in E_BOOK_KEYS if key in screen}
    if "cover" in e_book:
        e_book["cover"] = _beside(file.path, str(e_book["cover"]))
    settings = {
        "theme": _theme(file, printing.pop("theme", None)),
        "ticket": ticket(printing),
        "asked_at": {key: file.line("pdf", key) for key in printing},
        "screen_theme": _theme(file, screen.get("theme")),
        "pages_from": _theme(file, screen.get("pages_from")),
        "outputs": tuple(_output(file, output) for output in build.get("outputs", ())) or None,
        "output_folder": _beside(file.path, build["folder"]) if "folder" in build else None,
    }
    return Settings(
        title=title,
        language=language,
        metadata=Metadata(
            creators=creators,
            certifier=screen.get("certifier"),
            brief=Brief(**read_table(file, "jianbao")),
            **book,
        ),
        inputs=tuple(_beside(file.path, path) for path in inputs),
        encoding=given.get("encoding"),
        kind=given.get("kind"),
        editions=_editions(file),
        fixes=_fixes(file),
        pattern=given.get("pattern"),
        scans=scans,
        faces=read_table(file, "faces"),
        selection=bulletin_settings.selection(read_table(file, "bulletin"), file),
        e_book=EBook(**e_book),
        file=file.path,
        **_given(settings),
    )


def _theme(file: TomlFile, name: str | None) -> str | None:
    folder = _beside(file.path, name) if name else None
    return str(folder) if folder and (folder / "theme.toml").is_file() else name


def _output(file: TomlFile, output: str) -> str:
    name, colon, rest = output.partition(":")
    kind, more, words = rest.partition(":")
    printed = name in FORMATS and FORMATS[name][1] is Medium.PRINT
    if name not in FORMATS or (colon and not kind):
        known = listed(f'"{o}"' for o in ("epub", "pdf:bulletin", "pdf:book", "epub:kobo"))
        message = _('there is no output "{name}"').format(name=output)
        hint = _("write {names}").format(names=known)
        raise file.error(f"[build] outputs: {message}", hint, "build", "outputs")
    if not colon:
        return output
    hint = _('write "epub", or with readers, with how the lines run, or with both: "epub:kobo,vertical"')
    try:
        if not printed:
            worded(rest, EBook())
            return output
        hint = _('write a theme and what is wanted of it, such as "pdf:book:booklet,gray"')
        if more:
            worded_ticket(words, Ticket()).check()
    except ContradictionError as error:
        message = f'[build] outputs: "{output}": {error.problem}'
        raise file.error(message, _("make two outputs of it"), "build", "outputs") from error
    except ValueError as error:
        raise file.error(f'[build] outputs: "{output}": {error}', hint, "build", "outputs") from error
    return f"{name}:{_theme(file, kind)}{more}{words}"


def _editions(file: TomlFile) -> Mapping[str, EditionSettings]:
    editions: dict[str, EditionSettings] = {}
    for nth, keys in enumerate(read_entries(file, "edition", _("once a seed"))):
        source = keys.get("source")
        if source is None:
            hint = _('add a line such as source = "page1.txt"')
            raise file.error(_("[[edition]] does not name its seed"), hint, "edition", "", nth)
        if source in editions:
            message = _('[[edition]] source: "{source}" has an entry already').format(source=source)
            raise file.error(message, _("keep one of the two"), "edition", "source", nth)
        editions[source] = EditionSettings(**keys, line=file.line("edition", "source", nth))
    return editions


def _fixes(file: TomlFile) -> tuple[Fix, ...]:
    entries = read_entries(file, "fix", _("once a correction"))
    return tuple(entry(file, keys, nth) for nth, keys in enumerate(entries))
