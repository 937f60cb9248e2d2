"""What the configuration says about a publication, for its title page, its head and its foot."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Brief:
    """What an office brief (简报) says at its head and foot; a fact nobody stated is None or empty.

    `name` is the large red one, `note` the 按语 of the office. The parts are those of an official document
    (GB/T 9704-2012, 7).
    """

    name: str | None = None
    secrecy: str | None = None
    number: str | None = None
    office: str | None = None
    note: str | None = None
    report_to: tuple[str, ...] = ()
    send_to: tuple[str, ...] = ()
    distribute_to: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    copies: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the configuration says about the publication; a fact nobody stated is None."""

    creators: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    issue: str | None = None
    total_issue: str | None = None
    permit: str | None = None
    print_run: str | None = None
    printer: str | None = None
    notice: str | None = None
    description: str | None = None
    rights: str | None = None
    isbn: str | None = None
    issn: str | None = None
    cn: str | None = None
    series: str | None = None
    subjects: tuple[str, ...] = ()
    certifier: str | None = None
    made_from: str | None = None
    proofread_by: str | None = None
    ear: str | None = None
    brief: Brief = field(default_factory=Brief)
