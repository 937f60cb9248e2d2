"""Rebuild the faces in this folder from the packages that publish them.

    python fonts/build.py                  rebuild every face
    python fonts/build.py --face s2b-wenkai/S2BWenKai-Regular.ttf
    python fonts/build.py --check          report on the faces as they lie here

It needs npm, apt-get and dpkg-deb to fetch, and fontTools, uharfbuzz and chws-tool (PyPI) to cut:

    pip install fonttools==4.68.0 uharfbuzz==0.57.0 chws-tool==1.4.5

The same packages and tools give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

FOLDER = Path(__file__).resolve().parent
# What counts as Han is the composer's to say.
sys.path.insert(0, str(FOLDER.parent / "src"))
from seed2book.compose.rules import HAN  # noqa: E402

IS_HAN = re.compile(f"[{HAN}]")
CHARACTERS = FOLDER / "characters.txt"
PACKAGES = FOLDER / ".packages"

WINDOWS, UNICODE_BMP, ENGLISH = 3, 1, 0x409
COPYRIGHT, FAMILY, STYLE, UNIQUE_ID, FULL_NAME, VERSION, POSTSCRIPT_NAME = range(7)
# The private feature that opens the gaps between Han and numbers; numbers end in a digit or a percent sign.
GAPS, DIGITS, NUMBER_ENDS = "GAPS", "0123456789", "0123456789%"
NO_FEATURE = 0xFFFF
# Typographic, compatible, WWS and variation names, which repeat the family under other numbers.
FURTHER_NAMES = (16, 17, 18, 21, 22, 25)


class BuildError(Exception):
    """What is wrong, and what to do about it, in one line."""


@dataclass(frozen=True, slots=True)
class Package:
    """An archive that a package manager can fetch by name: `kind` is "npm" or "debian"."""

    kind: str
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Face:
    """One font file to make, and where it is cut from.

    `source` and `licence` are paths inside the package; `sha256` is that of `source`. `notice`
    goes above the licence text. `reserved` are the Reserved Font Names that the package's licence prints;
    `family` is the name to give where one of them stood in the source's own name, else None. `latin`: it sets
    code, has `LATIN` alone, and nothing of it is changed for Chinese text.
    """

    file: str
    package: Package
    source: str
    sha256: str
    licence: str
    notice: str
    reserved: tuple[str, ...] = ()
    family: str | None = None
    latin: bool = False


NOTO_SERIF = Package("npm", "@expo-google-fonts/noto-serif-sc", "0.4.3")
NOTO_SANS = Package("npm", "@expo-google-fonts/noto-sans-sc", "0.4.3")
NOTO_MONO = Package("npm", "@expo-google-fonts/noto-sans-mono", "0.4.2")
WENKAI = Package("debian", "fonts-lxgw-wenkai", "1.250+repack-1")

SERIF_NOTICE = """\
Noto Serif SC, cut for seed2book (see ../README.md). The font files say:
(c) 2017-2024 Adobe (http://www.adobe.com/).
The package they come from says:"""
SANS_NOTICE = """\
Noto Sans SC, cut for seed2book (see ../README.md). The font file says:
(c) 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.
The package it comes from says:"""
MONO_NOTICE = """\
Noto Sans Mono, cut for seed2book (see ../README.md). The package it comes from says:"""
WENKAI_NOTICE = """\
S2B WenKai, cut and renamed for seed2book (see ../README.md) from version 1.250 of a font whose notices are:
Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai)
Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)
With Reserved Font Names "霞鹜" and "LXGW".

This Font Software is licensed under the SIL Open Font License, Version 1.1.
"""

FACES = (
    Face(
        file="noto-serif-sc/NotoSerifSC-Regular.ttf",
        package=NOTO_SERIF,
        source="package/400Regular/NotoSerifSC_400Regular.ttf",
        sha256="c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        licence="package/LICENSE_FONT",
        notice=SERIF_NOTICE,
    ),
    Face(
        file="noto-serif-sc/NotoSerifSC-Bold.ttf",
        package=NOTO_SERIF,
        source="package/700Bold/NotoSerifSC_700Bold.ttf",
        sha256="9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        licence="package/LICENSE_FONT",
        notice=SERIF_NOTICE,
    ),
    Face(
        file="noto-sans-sc/NotoSansSC-Medium.ttf",
        package=NOTO_SANS,
        source="package/500Medium/NotoSansSC_500Medium.ttf",
        sha256="b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        licence="package/LICENSE_FONT",
        notice=SANS_NOTICE,
        reserved=("Source",),
    ),
    Face(
        file="noto-sans-sc/NotoSansSC-Bold.ttf",
        package=NOTO_SANS,
        source="package/700Bold/NotoSansSC_700Bold.ttf",
        sha256="9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        licence="package/LICENSE_FONT",
        notice=SANS_NOTICE,
        reserved=("Source",),
    ),
    Face(
        file="s2b-wenkai/S2BWenKai-Regular.ttf",
        package=WENKAI,
        source="usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        sha256="bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        licence="usr/share/doc/fonts-lxgw-wenkai/copyright",
        notice=WENKAI_NOTICE,
        reserved=("LXGW", "霞鹜"),
        family="S2B WenKai",
    ),
    Face(
        file="noto-sans-mono/NotoSansMono-Regular.ttf",
        package=NOTO_MONO,
        source="package/400Regular/NotoSansMono_400Regular.ttf",
        sha256="11b5d661e57865bce89d3f103a654cfa4faf9347abebac252e30742be1e657b2",
        licence="package/LICENSE_FONT",
        notice=MONO_NOTICE,
        latin=True,
    ),
)


# What a face for code sets: Latin letters, arrows and the lines of drawings made of characters. Han and the
# marks of Chinese text, the middle dot among them, are left to the face of the text.
_LATIN = ((0x20, 0x7F), (0xA0, 0xB7), (0xB8, 0x180), (0x2190, 0x2194), (0x2500, 0x25A0))
LATIN = frozenset(point for start, end in _LATIN for point in range(start, end))


# Fetching ------------------------------------------------------------------------------------------------


def run(command: list[str], folder: Path) -> str:
    """Return what `command` prints.

    Raises:
        BuildError: the program is not installed, or it failed.
    """
    if shutil.which(command[0]) is None:
        raise BuildError(f"{command[0]} is not installed: it is needed to fetch or unpack the packages.")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise BuildError(f"`{' '.join(command)}` failed: {last}")
    return done.stdout


def fetch(package: Package, folder: Path) -> Path:
    """Return the folder below `folder` where `package` lies unpacked, fetching it if it is not there."""
    unpacked = folder / f"{package.name.replace('/', '-').lstrip('@')}-{package.version}"
    if unpacked.exists():
        return unpacked
    folder.mkdir(parents=True, exist_ok=True)
    # Unpack beside the goal and rename, so that a broken run leaves no half package to be trusted later.
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        work = Path(temporary)
        goal = work / "unpacked"
        if package.kind == "npm":
            run(["npm", "pack", "--silent", f"{package.name}@{package.version}"], work)
            with tarfile.open(next(work.glob("*.tgz"))) as archive:
                archive.extractall(goal, filter="data")
        elif package.kind == "debian":
            run(["apt-get", "download", f"{package.name}={package.version}"], work)
            run(["dpkg-deb", "-x", next(work.glob("*.deb")).name, str(goal)], work)
        else:
            raise BuildError(f"{package.name}: no way is known to fetch a package of kind {package.kind}.")
        goal.rename(unpacked)
    return unpacked


# Characters ----------------------------------------------------------------------------------------------


def read_characters(path: Path = CHARACTERS) -> frozenset[int]:
    """Return the code points that the faces are cut to.

    A line is a comment (`#`), hexadecimal code points and ranges (`U+2460-2473 U+3007`), or Han characters as
    themselves.
    """
    points: set[int] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("U+"):
            for item in line.split():
                first, _, last = item.removeprefix("U+").partition("-")
                points.update(range(int(first, 16), int(last or first, 16) + 1))
        elif not line.startswith("#"):
            points.update(map(ord, line.strip()))
    return frozenset(points)


# Cutting -------------------------------------------------------------------------------------------------


def cut(source: Path, points: frozenset[int], goal: Path, *, chinese: bool) -> None:
    """Write to `goal` the font `source` with the glyphs of `points` alone, and all its layout features.

    Of a face for `chinese` text, mendings are made on the way: `widen_quotes`, `lean_question_mark`,
    `halve_middle_dot` and `serve_traditional`.
    """
    options = subset.Options(
        layout_features=["*"],
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        glyph_names=False,
        # Neither a PDF nor an e-reader's screen has use for TrueType instructions.
        hinting=False,
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    if chinese:
        widen_quotes(font)
        lean_question_mark(font)
        halve_middle_dot(font)
        serve_traditional(font)
    font.save(goal)
    font.close()


def widen_quotes(font: TTFont) -> None:
    """Make “ ” ‘ ’ of `font` one em wide, each in its half of the em, unless they are so already.

    Chinese quotation marks take an em as brackets do; a face drawn for both scripts may give them the Latin
    width. The ink is centred in its half, so that `chws` may take the empty half away.
    """
    em = font["head"].unitsPerEm
    glyphs, advances = font["glyf"], font["hmtx"]
    names = font.getBestCmap()
    for quotes, half in (("“‘", em // 2), ("”’", 0)):
        for quote in quotes:
            name = names[ord(quote)]
            width = advances[name][0]
            if width >= em // 2:
                continue
            glyph = glyphs[name]
            glyph.coordinates.translate((half + (em // 2 - width) // 2, 0))
            glyph.recalcBounds(glyphs)
            advances[name] = (em, glyph.xMin)


def lean_question_mark(font: TTFont) -> None:
    """Put the ink of ？ into the left half of its em, where that of 。 and ！ is, if it reaches out a little.

    Otherwise `chws` would not close it up with the mark that follows, and it would stick out of a line's end.
    """
    half = font["head"].unitsPerEm // 2
    glyphs, advances = font["glyf"], font["hmtx"]
    name = font.getBestCmap()[ord("？")]
    glyph = glyphs[name]
    if half < glyph.xMax <= half + glyph.xMin:
        glyph.coordinates.translate((half - (glyph.xMin + glyph.xMax) // 2 - half // 2, 0))
        glyph.recalcBounds(glyphs)
        advances[name] = (advances[name][0], glyph.xMin)


def halve_middle_dot(font: TTFont) -> None:
    """Make · half an em wide with its ink in the middle: the 间隔号 is a fixed half em (GB/T 15834 5.1.6)."""
    half = font["head"].unitsPerEm // 2
    glyphs, advances = font["glyf"], font["hmtx"]
    name = font.getBestCmap()[ord("·")]
    glyph = glyphs[name]
    glyph.coordinates.translate((half // 2 - (glyph.xMin + glyph.xMax) // 2, 0))
    glyph.recalcBounds(glyphs)
    advances[name] = (half, glyph.xMin)


def serve_traditional(font: TTFont) -> None:
    """Give Traditional Chinese text the forms that `font` keeps for Simplified, where it has those alone.

    Noto SC joins —— to a dash of two em for the language system ZHS only; elsewhere it is Latin and short.
    So it would be in an element of its own: text without a letter has no script (DFLT).
    """
    records = font["GSUB"].table.ScriptList.ScriptRecord
    for record in records:
        systems = {system.LangSysTag: system for system in record.Script.LangSysRecord}
        for tag in ("ZHH ", "ZHT "):
            if "ZHS " in systems and tag not in systems:
                systems[tag] = otTables.LangSysRecord()
                systems[tag].LangSysTag = tag
                systems[tag].LangSys = systems["ZHS "].LangSys
        record.Script.LangSysRecord = [systems[tag] for tag in sorted(systems)]
        record.Script.LangSysCount = len(systems)
    scripts = {record.ScriptTag: record.Script for record in records}
    chinese = {system.LangSysTag: system.LangSys for system in scripts["hani"].LangSysRecord}
    if "ZHS " in chinese:
        scripts["DFLT"].DefaultLangSys = chinese["ZHS "]


def add_contextual_spacing(path: Path) -> None:
    """Give the font at `path` the features `chws` and `vchw` where it lacks them.

    They close up neighbouring marks (。” to one and a half em); `chws_tool` computes them from the ink.
    """
    # Needed here alone, and by nobody who only checks.
    from chws_tool import add_chws  # type: ignore[import-not-found, import-untyped, unused-ignore]

    with TTFont(path) as font:
        if {"chws", "vchw"} <= features(font, "GPOS"):
            return
    add_chws(path, path)


def add_gaps(font: TTFont) -> None:
    """Give `font` the feature `GAPS`: a quarter of an em between Han and a number, on either side of it.

    It is off unless it is asked for (CLREQ, "mixed text").
    """
    names, order = font.getBestCmap(), font.getReverseGlyphMap()
    han = tuple(dict.fromkeys(name for point, name in names.items() if IS_HAN.match(chr(point))))
    digits, ends = (tuple(names[ord(char)] for char in chars) for chars in (DIGITS, NUMBER_ENDS))
    gap = builder.buildValue({"XAdvance": font["head"].unitsPerEm // 4})
    table = font["GPOS"].table
    lookups, records = table.LookupList, table.FeatureList.FeatureRecord
    feature = otTables.Feature()
    feature.FeatureParams = None
    feature.LookupListIndex = [lookups.LookupCount, lookups.LookupCount + 1]
    feature.LookupCount = 2
    for pair in ((han, digits), (ends, han)):
        lookups.Lookup.append(
            builder.buildLookup([builder.buildPairPosClassesSubtable({pair: (gap, None)}, order)])
        )
    lookups.LookupCount = len(lookups.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = GAPS, feature
    # Features are in the order of their tags, and capitals come first; whoever points to one counts them.
    records.insert(0, record)
    table.FeatureList.FeatureCount = len(records)
    systems = [
        system
        for entry in table.ScriptList.ScriptRecord
        for system in (entry.Script.DefaultLangSys, *(e.LangSys for e in entry.Script.LangSysRecord))
        if system is not None
    ]
    # One system may stand for several languages.
    for system in {id(system): system for system in systems}.values():
        system.FeatureIndex = [0, *(index + 1 for index in system.FeatureIndex)]
        system.FeatureCount = len(system.FeatureIndex)
        if system.ReqFeatureIndex != NO_FEATURE:
            system.ReqFeatureIndex += 1


def rename(font: TTFont, family: str) -> None:
    """Give `font` the name `family` in every record that names it, in English alone.

    The copyright, the licence and the makers' records stay: they are due, and no names of this font.
    """
    names = font["name"]
    style = names.getDebugName(STYLE)
    postscript = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    keep = {
        record.nameID: record.toUnicode()
        for record in names.names
        if (record.platformID, record.langID) == (WINDOWS, ENGLISH) and record.nameID not in FURTHER_NAMES
    }
    keep[FAMILY] = family
    keep[UNIQUE_ID] = postscript
    keep[FULL_NAME] = f"{family} {style}"
    keep[POSTSCRIPT_NAME] = postscript
    names.names = []
    for number, text in keep.items():
        names.setName(text, number, WINDOWS, UNICODE_BMP, ENGLISH)


def finish(cut_font: Path, face: Face, created: int, modified: int) -> bytes:
    """Return the bytes of the finished face: with gaps, named, marked as changed, dated as its source."""
    with TTFont(cut_font, recalcTimestamp=False) as font:
        if face.family:
            rename(font, face.family)
        if not face.latin:
            add_gaps(font)
        for number, mark in ((UNIQUE_ID, ";seed2book"), (VERSION, "; cut for seed2book")):
            text = font["name"].getDebugName(number)
            font["name"].setName(text + mark, number, WINDOWS, UNICODE_BMP, ENGLISH)
        font["head"].created, font["head"].modified = created, modified
        out = io.BytesIO()
        font.save(out, reorderTables=True)
        return out.getvalue()


def build(face: Face, points: frozenset[int], packages: Path) -> bytes:
    """Return the bytes of `face`, its package fetched into `packages` if need be.

    Raises:
        BuildError: the package cannot be had, or holds another font than the one that was tried.
    """
    source = fetch(face.package, packages) / face.source
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    if digest != face.sha256:
        raise BuildError(f"{source.name} is not the font that was tried: its SHA-256 is {digest}.")
    with TTFont(source, lazy=True) as font:
        created, modified = font["head"].created, font["head"].modified
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary) / Path(face.file).name
        cut(source, LATIN if face.latin else points, work, chinese=not face.latin)
        if not face.latin:
            add_contextual_spacing(work)
        return finish(work, face, created, modified)


def licence_text(face: Face, packages: Path) -> str:
    """Return the text of OFL.txt for `face`: its notices, then the licence as its package prints it."""
    text = (fetch(face.package, packages) / face.licence).read_text(encoding="utf-8")
    if face.package.kind == "debian":
        # A Debian copyright file indents a licence by a blank and writes an empty line as a full stop.
        body = text.split("License: OFL-1.1\n", 2)[2].split("\nLicense:", 1)[0]
        lines = [line[1:] if line.startswith(" ") else line for line in body.splitlines()]
        text = "\n".join("" if line == "." else line for line in lines)
    lines = f"{face.notice}\n{text}".splitlines()
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


# Checking ------------------------------------------------------------------------------------------------


def features(font: TTFont, table: str) -> set[str]:
    """Return the tags of the layout features in `table` ("GSUB" or "GPOS") of `font`."""
    if table not in font or font[table].table.FeatureList is None:
        return set()
    return {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord}


def faults(path: Path, face: Face) -> list[str]:
    """Return what must not be so in the finished font at `path`, a sentence each."""
    found = []
    with TTFont(path) as font:
        if "glyf" not in font:
            found.append("it has no TrueType outlines")
        if font["OS/2"].fsType != 0:
            found.append(f"its embedding is restricted (fsType {font['OS/2'].fsType})")
        wanted = () if face.latin else ("chws", "vchw", GAPS)
        found += [f"it lacks {tag}" for tag in wanted if tag not in features(font, "GPOS")]
        for record in font["name"].names:
            if record.nameID in (FAMILY, UNIQUE_ID, FULL_NAME, POSTSCRIPT_NAME, *FURTHER_NAMES):
                text = record.toUnicode()
                found += [f"its name {text!r} uses {name}" for name in face.reserved if name in text]
    return found


def report(path: Path, points: frozenset[int]) -> str:
    """Return a paragraph on the font at `path`: size, glyphs, and what of the list it lacks."""
    with TTFont(path, lazy=True) as font:
        has = set(font.getBestCmap())
        glyphs = font["maxp"].numGlyphs
        family = font["name"].getDebugName(FAMILY)
    lacks = sorted(points - has)
    han = [point for point in lacks if 0x3400 <= point <= 0x9FFF or point >= 0x20000]
    marks = [point for point in lacks if point not in set(han)]
    lines = [
        f"{path.relative_to(FOLDER)}: {family}, {path.stat().st_size:,} bytes, {glyphs:,} glyphs, "
        f"{len(points) - len(lacks):,} of {len(points):,} characters",
        f"  lacks {len(han)} Han characters: {''.join(map(chr, han))}",
        f"  lacks {len(marks)} others: {' '.join(f'U+{point:04X}' for point in marks)}",
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Rebuild or check the faces; return the exit code, 0 when all is well."""
    parser = argparse.ArgumentParser(description="Rebuild the faces in this folder from their packages.")
    parser.add_argument("--check", action="store_true", help="only report on the faces that lie here")
    parser.add_argument("--face", action="append", metavar="FILE", help="this face alone (may be repeated)")
    parser.add_argument(
        "--packages",
        type=Path,
        default=PACKAGES,
        metavar="FOLDER",
        help="where fetched packages are kept (default: .packages beside this script)",
    )
    options = parser.parse_args(arguments)
    unknown = set(options.face or ()) - {face.file for face in FACES}
    if unknown:
        known = ", ".join(face.file for face in FACES)
        parser.error(f"no such face: {', '.join(sorted(unknown))}; there are {known}")
    chosen = [face for face in FACES if not options.face or face.file in options.face]
    points = read_characters()
    well = True
    try:
        for face in chosen:
            path = FOLDER / face.file
            if not options.check:
                write(path, build(face, points, options.packages))
                write(path.parent / "OFL.txt", licence_text(face, options.packages).encode())
            print(report(path, LATIN if face.latin else points))
            for fault in faults(path, face):
                well = False
                print(f"  WRONG: {fault}", file=sys.stderr)
    except BuildError as error:
        print(f"fonts/build.py: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(f"fonts/build.py: {error.name} is missing: pip install chws-tool==1.4.5", file=sys.stderr)
        return 1
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
