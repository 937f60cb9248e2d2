"""Which font files pages are set in: the shipped ones, and those on the computer that are asked for."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from seed2book import assets
from seed2book.errors import AssetError, ConfigError
from seed2book.messages import _, deferred, either
from seed2book.typeset.book import USES, Face

_ENDINGS = (".ttf", ".otf")
# Family, full and typographic family names (OpenType, `name`).
_NAMES = (1, 4, 16)
# The maker forbids to embed the font (OpenType, OS/2, `fsType`).
_RESTRICTED = 0x2
_REINSTALL = deferred("install seed2book again: pipx reinstall seed2book")


def load_faces() -> tuple[Face, ...]:
    """Gives the shipped faces, in the order of `fonts/faces.toml`.

    Raises:
        AssetError: the list or a file that it names is missing.
    """
    folder = assets.folder("fonts")
    table = folder / "faces.toml"
    try:
        rows = tomllib.loads(table.read_text(encoding="utf-8"))["face"]
        faces = tuple(
            Face(r["family"], r["role"], r["weight"], folder / r["file"], folder / r["licence"]) for r in rows
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise AssetError(
            _("{table}: the list of faces is broken: {error}").format(table=table, error=error), _(_REINSTALL)
        ) from error
    for face in faces:
        if not face.file.is_file():
            raise AssetError(_("{file}: the face is missing").format(file=face.file), _(_REINSTALL))
    return faces


def preferred(
    faces: Sequence[Face], wishes: Mapping[str, Sequence[str]], folder: Path, *, needed: bool
) -> tuple[Face, ...]:
    """Gives the faces with the first that is there of each wish before the shipped one.

    A wish is for one of `USES`: names of font files, which lie in `folder` or among the system's fonts, or
    the names of families. The face that was there goes on setting the characters that the found one lacks.

    Raises:
        ConfigError: a wish is `needed`, and nothing that it names is there; or a font cannot be embedded.
    """
    made = tuple(faces)
    for use, names in wishes.items():
        found = next(filter(None, (_found(name, folder, faces) for name in names)), None)
        if found is None and needed:
            raise ConfigError(
                _("[faces] {use}: there is no font {names}").format(use=use, names=either(names)),
                _("write the name of a family, or of a file ({endings}) in {folder}").format(
                    endings=either(_ENDINGS), folder=folder
                ),
            )
        if found:
            made = _put_first(made, *USES[use], _usable(found))
    return made


def _put_first(faces: Sequence[Face], role: str, weight: int, file: Path) -> tuple[Face, ...]:
    """Gives the faces with this file before the one of its role and weight, which stays for what it lacks.

    The role's family gets a name of its own, which has the file and the first faces of the other weights: by
    the name of the shipped family, renderers would find the shipped file first.
    """
    family = f"S2B {role.title()}"
    made: list[Face] = []
    weights: set[int] = set()
    for face in faces:
        first = face.role == role and face.weight not in weights
        if first:
            weights.add(face.weight)
        if first and face.weight == weight:
            made.append(replace(face, family=family, file=file, licence=file))
        if first and face.weight != weight:
            made.append(replace(face, family=family))
        elif face.family == family:
            made.append(replace(face, family=f"{family} {len(made)}"))
        else:
            made.append(face)
    return tuple(made)


def _found(name: str, folder: Path, shipped: Sequence[Face]) -> Path | None:
    if not name.lower().endswith(_ENDINGS):
        own = (face.file for face in shipped if name.casefold() in _names(face.file))
        return next(own, None) or next((f for f in _installed() if name.casefold() in _names(f)), None)
    beside = folder / name
    if beside.is_file():
        return beside.resolve()
    return next((file for file in _installed() if file.name.casefold() == name.casefold()), None)


@cache
def _installed() -> tuple[Path, ...]:
    """Gives the font files of the system and the user, in the order of their paths."""
    return tuple(
        Path(folder, file)
        for root in _folders()
        for folder, folders, files in os.walk(root)
        # `sort` gives nothing; it has the walk go on in order.
        if folders.sort() is None
        for file in sorted(files)
        if file.lower().endswith(_ENDINGS)
    )


def _folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield Path(os.environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts")
    elif sys.platform == "darwin":
        yield from (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    else:
        data = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
        yield from (Path(data, "fonts"), home / ".fonts")
        yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


@cache
def _names(file: Path) -> frozenset[str]:
    # Imported when used: most themes are set in the faces that ship.
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            records = font["name"].names
            return frozenset(
                str(r.toUnicode(errors="replace")).casefold() for r in records if r.nameID in _NAMES
            )
    except (OSError, TTLibError, KeyError):
        return frozenset()


@cache
def _usable(file: Path) -> Path:
    """Gives the font file back.

    Raises:
        ConfigError: it is no font with outlines, or its maker forbids to embed it.
    """
    from fontTools.ttLib import TTFont, TTLibError

    hint = _("name another font under [faces]")
    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            if not {"glyf", "CFF "} & set(font.keys()):
                raise ConfigError(
                    _("{file}: the font has no outlines that could be printed").format(file=file), hint
                )
            if font["OS/2"].fsType & 0xF == _RESTRICTED:
                raise ConfigError(
                    _("{file}: the font's maker forbids to embed it in a document").format(file=file), hint
                )
    except (OSError, TTLibError, KeyError) as error:
        raise ConfigError(
            _("{file}: cannot be read as a font: {error}").format(file=file, error=error), hint
        ) from error
    return file
