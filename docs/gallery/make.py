"""Draw the pages shown in the README, docs/themes.md and docs/printing.md, from the sample in seeds/.

python docs/gallery/make.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HEIGHT, GAP, GROUND, EDGE = 860, 16, 222, 170
# What each picture shows, by its pages, from 1.
PICTURES = {
    ("bulletin", "bulletin-front"): [1],
    ("bulletin", "bulletin-pages"): [2, 3, 4],
    ("book", "book-opening"): [1, 3, 5],
    ("book", "book-pages"): [10, 11],
    ("jianbao", "jianbao"): [1, 2, -1],
    ("large-print", "large-print"): [3, 5, 6],
}
# What a theme's sample says that the others do not.
CONFIGURED = {"jianbao": ("--config", str(HERE / "jianbao.toml"))}
# The same of what is made for the press: theme, options, pages, height in pixels.
PRESSED = {
    "booklet-sheet": ("book", ("--impose", "booklet"), [5, 6], 430),
    "bulletin-a3": ("bulletin", ("--paper", "A3"), [1, 2], HEIGHT),
    "crop-marks": ("bulletin", ("--bleed", "3mm", "--marks"), [1], HEIGHT),
}
# What the press makes of each theme, a row each: options, and which side, None for the theme's opening.
SHEETS = (
    (("--impose", "booklet"), 3),
    (("--impose", "2up", "--sheet", "A4"), 3),
    (("--bleed", "3mm", "--marks"), None),
    (("--gray",), None),
    (("--cmyk",), None),
)
OPENING = {"bulletin": 1, "book": 5, "jianbao": 1, "large-print": 5}
SHEET_HEIGHT = 300
OVERVIEW = {"bulletin": [1, 4], "book": [5], "jianbao": [1], "large-print": [5]}
# Colours: enough for smooth type and the red of an office brief, few enough for small files.
GREYS, SHADES = 28, 12


def main() -> None:
    """Make the PDFs of the sample, and draw."""
    with tempfile.TemporaryDirectory() as folder:
        themes = dict.fromkeys(theme for theme, _ in PICTURES)
        documents = {theme: built(theme, Path(folder), *CONFIGURED.get(theme, ())) for theme in themes}
        for (theme, name), numbers in PICTURES.items():
            save(row(pages(documents[theme], numbers, HEIGHT)), name)
        for name, (theme, options, numbers, height) in PRESSED.items():
            save(row(pages(built(theme, Path(folder), *options), numbers, height)), name)
        rows = []
        for theme, opening in OPENING.items():
            made = [
                page
                for options, side in SHEETS
                for page in pages(
                    built(theme, Path(folder), *options, *CONFIGURED.get(theme, ())),
                    [side or opening],
                    SHEET_HEIGHT,
                )
            ]
            rows.append(row(made))
        save(stacked(rows), "press")
        everything = [
            page for theme, numbers in OVERVIEW.items() for page in pages(documents[theme], numbers, HEIGHT)
        ]
        save(row(everything), "overview")


def built(theme: str, folder: Path, *options: str) -> Path:
    """Return the PDF of the sample in this theme, made with these options."""
    target = folder / f"{len(list(folder.iterdir()))}.pdf"
    command = [
        sys.executable,
        "-m",
        "seed2book",
        "pdf",
        "--quiet",
        "--theme",
        theme,
        "-o",
        str(target),
        *options,
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    return target


def pages(pdf: Path, numbers: Sequence[int], height: int) -> Iterator[Image.Image]:
    """Yield the pages with these numbers, as far as the PDF has them, drawn this many pixels high.

    -1 is the last page.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        for number in numbers:
            if number <= len(document):
                page = document[number - 1 if number > 0 else len(document) + number]
                yield page.render(scale=height / page.get_height()).to_pil().convert("RGB")


def row(drawn: Iterator[Image.Image] | Sequence[Image.Image]) -> Image.Image:
    """Return pages side by side on a grey ground."""
    images = list(drawn)
    width = sum(image.width + GAP for image in images) + GAP
    ground = Image.new("RGB", (width, max(image.height for image in images) + 2 * GAP), (GROUND,) * 3)
    left = GAP
    for image in images:
        ground.paste((EDGE,) * 3, (left - 1, GAP - 1, left + image.width + 1, GAP + image.height + 1))
        ground.paste(image, (left, GAP))
        left += image.width + GAP
    return ground


def stacked(rows: Sequence[Image.Image]) -> Image.Image:
    """Return rows below each other."""
    ground = Image.new(
        "RGB", (max(each.width for each in rows), sum(each.height for each in rows)), (GROUND,) * 3
    )
    top = 0
    for each in rows:
        ground.paste(each, (0, top))
        top += each.height
    return ground


def save(image: Image.Image, name: str) -> None:
    """Write the picture in few colours."""
    target = HERE / f"{name}.png"
    few = image.quantize(palette=palette(image), dither=Image.Dither.NONE)
    few.save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {image.width} x {image.height}, {target.stat().st_size // 1024} KB")


def palette(image: Image.Image) -> Image.Image:
    """Return even greys, and where there is a colour its shades up to white, as edges of type need them."""
    greys = [(255 * n // (GREYS - 1),) * 3 for n in range(GREYS)]
    red, green, _ = image.split()
    redness = ImageChops.subtract(red, green)
    deepest = redness.getextrema()[1]
    shades: list[tuple[int, ...]] = []
    if deepest > 40:
        at = list(redness.getdata()).index(deepest)
        ink = image.getpixel((at % image.width, at // image.width))
        shades = [tuple(c + (255 - c) * n // SHADES for c in ink) for n in range(SHADES)]
    made = Image.new("P", (1, 1))
    made.putpalette([channel for colour in (*greys, *shades) for channel in colour])
    return made


if __name__ == "__main__":
    main()
