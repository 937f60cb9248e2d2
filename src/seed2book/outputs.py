"""The files that a run makes: of each its format, its theme, and what is asked of its pages or its e-book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from seed2book.errors import ConfigError
from seed2book.formats import FORMATS, load
from seed2book.messages import _
from seed2book.output_names import file_name
from seed2book.press.ticket import ContradictionError, Ticket
from seed2book.profiles import EBook, worded
from seed2book.settings.config import Settings
from seed2book.settings.print_options import worded_ticket
from seed2book.typeset.book import Medium
from seed2book.typeset.faces import preferred
from seed2book.typeset.theme import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Output:
    """One file to make, in the format of this name, a key of `FORMATS`."""

    format_name: str
    theme: Theme
    ticket: Ticket = field(default_factory=Ticket)
    e_book: EBook = field(default_factory=EBook)

    @property
    def is_printed(self) -> bool:
        """Whether it has pages."""
        return FORMATS[self.format_name][1] is Medium.PRINT

    def file_name(self, title: str) -> str:
        """Gives what the file of a publication with this title is called: `title-报纸版-A3-骑马订.pdf`."""
        if not self.is_printed:
            return file_name(title, self.e_book.ending)
        names = (self.theme.name_zh, self.theme.paper, self.ticket.name_zh())
        return file_name(title, "".join(f"-{name}" for name in names if name) + f".{self.format_name}")

    def prepare(self) -> None:
        """Looks, before any work is done, whether what makes it is there.

        Raises:
            AssetError: a system library or a program is missing.
        """
        load(self.format_name)
        if not self.is_printed and self.e_book.is_converted:
            from seed2book.formats.azw3 import converter

            converter()


# What is made where nobody says it: of newspapers all of it, of books and documents no newspaper's page.
_USUAL = ("epub", "pdf:bulletin", "pdf:book")
_OF_NEWSPAPERS, _OF_BOOKS = "bulletin", "book"


def usual_theme(*, newspaper: bool = True) -> str:
    """Gives the name of the theme that suits newspapers, or books and documents."""
    return _OF_NEWSPAPERS if newspaper else _OF_BOOKS


def suited(outputs: list[Output], settings: Settings, *, newspaper: bool) -> list[Output]:
    """Gives the outputs without the newspaper's page, where the seeds are no newspaper and nobody asked."""
    if newspaper or settings.outputs or settings.pages_from:
        return outputs
    return [output for output in outputs if not output.is_printed or output.theme.name != _OF_NEWSPAPERS]


def wanted(settings: Settings) -> list[Output]:
    """Gives what `build` makes; PDFs first, since an e-book names the pages of one of them.

    Raises:
        ConfigError: a theme is not there, or what is wanted of printed pages does not go together.
    """
    outputs = [_named(name, settings) for name in settings.outputs or _USUAL]
    return sorted(outputs, key=lambda output: not output.is_printed)


def check(ticket: Ticket, settings: Settings) -> None:
    """Checks that what is wanted of printed pages goes together.

    Raises:
        ConfigError: it does not, and some of it stands in `seed2book.toml`.
        UsageError: it does not, and options alone say so.
    """
    try:
        ticket.check()
    except ContradictionError as error:
        lines = [settings.asked_at[wish] for wish in error.wishes if wish in settings.asked_at]
        if not lines:
            raise
        place = f"{settings.file}:{max(lines)}: [pdf] {' and '.join(error.wishes)}"
        raise ConfigError(f"{place}: {error.problem}", error.hint) from error


def paged(settings: Settings, outputs: Iterable[Output]) -> Output | None:
    """Gives the output whose pages the e-books name; None where there is none.

    Raises:
        ConfigError: `[epub] pages_from` names a theme that is not among the outputs.
    """
    # Sheets that pages share have no place for a reader to turn to.
    printed = [output for output in outputs if output.is_printed and not output.ticket.redraws]
    if settings.pages_from is None:
        return next(iter(printed), None)
    theme = themed(settings.pages_from, settings, "[epub] pages_from")
    for output in printed:
        if output.theme.folder == theme.folder:
            return output
    raise ConfigError(
        _("{file}: [epub] pages_from: the outputs have no PDF to read in the theme {theme}").format(
            file=settings.file, theme=theme.name
        ),
        _('add "pdf:{theme}" to the outputs, or leave pages_from out').format(theme=theme.name),
    )


def _named(name: str, settings: Settings) -> Output:
    format_name, _, rest = name.partition(":")
    look, _, words = rest.partition(":")
    if FORMATS[format_name][1] is Medium.SCREEN:
        screen = themed(settings.screen_theme, settings, "[epub] theme")
        e_book = worded(rest, settings.e_book) if rest else settings.e_book
        return Output(format_name, screen, e_book=e_book)
    ticket = worded_ticket(words, settings.ticket) if words else settings.ticket
    check(ticket, settings)
    theme = themed(
        look or settings.theme or usual_theme(), settings, "[build] outputs" if look else "[pdf] theme"
    )
    return Output(format_name, in_faces(theme, settings), ticket)


def themed(name: str, settings: Settings, key: str) -> Theme:
    """Gives the theme called `name`, which the settings say under `key`.

    Raises:
        ConfigError: there is no such theme; the file and the key are named.
    """
    try:
        return load_theme(name)
    except ConfigError as error:
        if settings.file is None:
            raise
        raise ConfigError(f"{settings.file}: {key}: {error}", error.hint) from error


def in_faces(theme: Theme, settings: Settings) -> Theme:
    """Gives the theme in the fonts that the settings wish for; their files lie beside `seed2book.toml`.

    Raises:
        ConfigError: a font is not there, or cannot be embedded.
    """
    if not settings.faces:
        return theme
    folder = settings.file.parent if settings.file else Path()
    try:
        return replace(theme, faces=preferred(theme.faces, settings.faces, folder, needed=True))
    except ConfigError as error:
        raise ConfigError(f"{settings.file}: {error}", error.hint) from error
