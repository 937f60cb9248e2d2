"""The job ticket: what is wanted of finished pages. Light to import, since every run reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from seed2book.errors import UsageError
from seed2book.messages import _


class Imposition(StrEnum):
    """How pages share a sheet: folded and stitched through the fold (骑马订), or two beside each other."""

    BOOKLET = "booklet"
    TWO_UP = "2up"


class Duplex(StrEnum):
    """The edge that a printer turns the sheet over at."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is wanted of finished pages; without anything, they are pages to read, and stay as they are.

    `sheet_mm` is the paper that imposed pages go on; None is twice the page. `creep_mm`
    is how much further in the pages of each inner sheet stand, None for that of office paper; `signature` how
    many sheets are folded together, None for all. `bleed_mm` is the blank that may be cut off.
    """

    impose: Imposition | None = None
    sheet_mm: tuple[float, float] | None = None
    creep_mm: float | None = None
    signature: int | None = None
    bleed_mm: float | None = None
    marks: bool = False
    gray: bool = False
    cmyk: bool = False
    duplex: Duplex | None = None
    copies: int | None = None
    attach_sources: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the pages stay as the renderer made them."""
        return all(
            getattr(self, field.name) == field.default
            for field in fields(self)
            if field.name != "attach_sources"
        )

    @property
    def redraws(self) -> bool:
        """Whether it will no longer be a file to read: pages share sheets, or colours became inks."""
        return self.impose is not None or self.cmyk

    def check(self) -> None:
        """Checks that the wishes go together.

        Raises:
            ContradictionError: they do not; says which and why.
        """
        for given, wishes, problem, hint in self._contradictions():
            if given:
                raise ContradictionError(wishes, problem, hint)

    def name_zh(self) -> str:
        """Gives what the file's name says of it: `骑马订`, `二合一-灰度`, or nothing."""
        names = {
            "骑马订": self.impose is Imposition.BOOKLET,
            "二合一": self.impose is Imposition.TWO_UP,
            "出血": self.bleed_mm,
            "裁切线": self.marks,
            "灰度": self.gray,
            "CMYK": self.cmyk,
            "附原文": self.attach_sources,
        }
        return "-".join(name for name, wanted in names.items() if wanted)

    def _contradictions(self) -> Iterator[tuple[object, tuple[str, ...], str, str]]:
        folded = self.impose is Imposition.BOOKLET
        yield (
            self.gray and self.cmyk,
            ("gray", "cmyk"),
            _("a file is in black ink alone or in four inks"),
            _("choose gray for the office and cmyk for a print shop"),
        )
        yield (
            self.attach_sources and self.redraws,
            ("attach_sources",),
            _("sources go into a file to read and to keep, not into one for the press"),
            _("make two files: one with its sources, the other imposed or in four inks"),
        )
        yield (
            self.sheet_mm and not self.impose,
            ("sheet",),
            _("the pages are printed as they are, one a sheet"),
            _("ask for impose as well, booklet or 2up, or leave it out"),
        )
        yield (
            self.creep_mm is not None and not folded,
            ("creep",),
            _("only sheets that are folded into each other creep"),
            _("ask for impose as well, booklet, or leave it out"),
        )
        yield (
            self.signature and not folded,
            ("signature",),
            _("only folded sheets are gathered"),
            _("ask for impose as well, booklet, or leave it out"),
        )


class ContradictionError(UsageError):
    """Wishes for printed pages that do not go together; `wishes` are their keys, `problem` says why."""

    def __init__(self, wishes: tuple[str, ...], problem: str, hint: str) -> None:
        """Takes the wishes as options; whoever knows that they stand in a file says so instead."""
        options = _(" and ").join("--" + wish.replace("_", "-") for wish in wishes)
        super().__init__(_("{name}: {wrong}").format(name=options, wrong=problem), hint)
        self.wishes, self.problem = wishes, problem
