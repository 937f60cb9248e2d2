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
from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HEIGHT, GAP, GROUND, EDGE = 860, 16, 222, 170
# What each picture shows, by its pages, from 1.
PICTURES = {
    ("bulletin", "bulletin-front"): [1],
    ("bulletin", "bulletin-pages"): [2, 3, 4],
    ("book", "book-opening"): [1, 3, 5],
    ("book", "book-pages"): [10, 11],
}
# The same of what is made for the press: theme, options, pages, height in pixels.
PRESSED = {
    "booklet-sheet": ("book", ("--impose", "booklet"), [5, 6], 430),
    "crop-marks": ("bulletin", ("--bleed", "3mm", "--marks"), [1], HEIGHT),
}
OVERVIEW = {"bulletin": [1, 4], "book": [3, 5]}
# Grey levels: enough for smooth type, few enough for small files.
LEVELS = 16


def main() -> None:
    """Make both PDFs of the sample, and draw."""
    with tempfile.TemporaryDirectory() as folder:
        documents = {theme: built(theme, Path(folder)) for theme in ("bulletin", "book")}
        for (theme, name), numbers in PICTURES.items():
            save(row(pages(documents[theme], numbers, HEIGHT)), name)
        for name, (theme, options, numbers, height) in PRESSED.items():
            save(row(pages(built(theme, Path(folder), *options), numbers, height)), name)
        everything = [
            page for theme, numbers in OVERVIEW.items() for page in pages(documents[theme], numbers, HEIGHT)
        ]
        save(row(everything), "overview")


def built(theme: str, folder: Path, *options: str) -> Path:
    """Return the PDF of the sample in this theme, made with these options."""
    target = folder / f"{theme}{''.join(options)}.pdf"
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
    """Yield the pages with these numbers, as far as the PDF has them, drawn this many pixels high."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in numbers:
            if number <= len(document):
                page = document[number - 1]
                yield page.render(scale=height / page.get_height(), grayscale=True).to_pil().convert("L")


def row(drawn: Iterator[Image.Image] | Sequence[Image.Image]) -> Image.Image:
    """Return pages side by side on a grey ground."""
    images = list(drawn)
    width = sum(image.width + GAP for image in images) + GAP
    ground = Image.new("L", (width, max(image.height for image in images) + 2 * GAP), GROUND)
    left = GAP
    for image in images:
        ground.paste(EDGE, (left - 1, GAP - 1, left + image.width + 1, GAP + image.height + 1))
        ground.paste(image, (left, GAP))
        left += image.width + GAP
    return ground


def save(image: Image.Image, name: str) -> None:
    """Write the picture in few greys."""
    target = HERE / f"{name}.png"
    image.quantize(LEVELS, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {image.width} x {image.height}, {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
