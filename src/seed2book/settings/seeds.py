"""Which settings belong to which seed: `[[edition]]` entries and front matter, laid together."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from seed2book.findings import Finding, Severity
from seed2book.fixes import Fix, bind
from seed2book.messages import _, listed
from seed2book.settings.config import STDIN, EditionSettings, Settings
from seed2book.settings.keys import EDITION_KEYS
from seed2book.settings.name_pattern import NamePattern
from seed2book.settings.seed_lookup import is_elsewhere, named
from seed2book.source import Seed, Span, setting_name


def editions_of(
    seeds: Sequence[Seed], settings: Settings
) -> tuple[Mapping[str, EditionSettings], tuple[Finding, ...]]:
    """Gives the settings of each seed by its `Seed.file`, and what could not be followed.

    An `[[edition]]` entry names its seed by as much of the path as tells it apart. Where they differ, front
    matter counts more than the file's name, since it is about the page, and the entry more than both, since
    it was written for this publication.
    """
    findings: list[Finding] = []
    editions: dict[str, EditionSettings] = {}
    strangers: list[Seed] = []
    for seed in seeds:
        stated, doubts = _front_matter(seed)
        findings += doubts
        said = settings.pattern.read(seed.file) if settings.pattern else {}
        if said is None and seed.file != str(STDIN):
            strangers.append(seed)
        if stated or said:
            known = {**(said or {}), **stated}
            editions[seed.file] = EditionSettings(seed.file, line=0, from_seed=tuple(known), **known)
    for entry in settings.editions.values():
        meant = named(entry.source, (seed.file for seed in seeds))
        if len(meant) == 1:
            (file,) = meant
            given = {key: text for key, text in asdict(entry).items() if text is not None}
            former = editions.get(file, EditionSettings(file))
            left = tuple(name for name in former.from_seed if name not in given)
            editions[file] = replace(former, **{**given, "source": file, "from_seed": left})
        elif meant or not is_elsewhere(entry.source, settings):
            findings.append(_unplaced(entry, meant, seeds, settings))
    if settings.pattern:
        findings += _strange(strangers, settings.pattern, editions)
    return editions, tuple(findings)


def _strange(
    seeds: Sequence[Seed], pattern: NamePattern, editions: Mapping[str, EditionSettings]
) -> Iterator[Finding]:
    """Gives a finding for each seed whose name does not fit, if nothing else says what the name should."""
    for seed in seeds:
        known = editions.get(seed.file)
        if known is None or any(getattr(known, field) is None for field in pattern.fields):
            form = _('the name of the file does not fit the pattern "{pattern}" and says nothing')
            message = form.format(pattern=pattern.text)
            advice = _("rename the file, or say what page it is: [[edition]]")
            yield Finding("file-name", Severity.WARNING, message, Span(seed.file, 1, 1), advice)


def _front_matter(seed: Seed) -> tuple[dict[str, str], list[Finding]]:
    stated: dict[str, str] = {}
    findings = []
    for key, given in seed.front_matter.items():
        if key in EDITION_KEYS and given not in (None, ""):
            try:
                stated[key] = EDITION_KEYS[key](given)
                continue
            except ValueError as error:
                message = _("the front matter's {key} is left out: {why}").format(key=key, why=error)
        elif key in EDITION_KEYS:
            continue
        else:
            form = _("the front matter's {key} says nothing about a page and is left out")
            message = form.format(key=key)
        advice = _("front matter takes {keys} (docs/configuration.md)").format(keys=listed(EDITION_KEYS))
        findings.append(Finding("front-matter", Severity.NOTE, message, _line_of(seed, key), advice))
    return stated, findings


def _line_of(seed: Seed, key: str) -> Span:
    named = (n for n, line in enumerate(seed.lines, 1) if _key(line) == key)
    number = next(named, 1)
    return Span(seed.file, number, number)


def _key(line: str) -> str:
    # As the front matter was read, with the colon of either keyboard.
    return setting_name(line.replace("：", ":").partition(":")[0].strip())


def _unplaced(
    entry: EditionSettings, meant: Sequence[str], seeds: Sequence[Seed], settings: Settings
) -> Finding:
    if meant:
        form = _('[[edition]] source "{source}" fits more than one seed: {seeds}')
        message = form.format(source=entry.source, seeds=listed(meant))
        advice = _("write more of the path")
    else:
        form = _('[[edition]] source "{source}" is none of the seeds, so nothing came of it')
        message = form.format(source=entry.source)
        near = difflib.get_close_matches(entry.source, [seed.file for seed in seeds], 1, 0.5)
        advice = (
            _("did you mean {name}?").format(name=f'"{near[0]}"')
            if near
            else _("write the seed's path below the folder given")
        )
    name = settings.file.name if settings.file else ""
    return Finding("edition-unplaced", Severity.WARNING, message, Span(name, entry.line, entry.line), advice)


def fixes_of(seeds: Sequence[Seed], settings: Settings) -> Mapping[str, tuple[Fix, ...]]:
    """Gives the `[[fix]]` entries of each seed by its `Seed.file`.

    Raises:
        ConfigError: an entry means no seed, or its words no longer stand in their line.
    """
    files = [seed.file for seed in seeds]
    return bind(
        settings.fixes,
        seeds,
        named=lambda source: named(source, files),
        is_elsewhere=lambda source: is_elsewhere(source, settings),
    )
