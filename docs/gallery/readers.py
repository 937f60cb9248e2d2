"""Draw the picture in docs/epub.md: the sample's e-book on a phone, on e-readers and by night.

python docs/gallery/readers.py        (needs what .ci/setup test installs)
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from make import HEIGHT, ROOT, row, save
from PIL import Image

sys.path.insert(0, str(ROOT / "tests"))
from browser_readers import Reader, opened

# What is shown: how lines run, the screen, its light, which line of the contents is opened, how many pages on
SIGHTS = (
    ("horizontal", "a phone", "day", 1, 0),
    ("horizontal", "an e-reader", "day", 11, 0),
    ("vertical", "an e-reader", "day", 1, 0),
    ("horizontal", "a phone", "night", 11, 1),
)


def main() -> None:
    """Make the e-books, open them, and draw."""
    with tempfile.TemporaryDirectory() as folder, opened() as reader:
        save(row(list(pages(reader, Path(folder)))), "in-readers")


def made(folder: Path, writing: str) -> Path:
    """Give the sample in such lines, with its faces: the browser of a test machine has none for Chinese."""
    book = folder / f"{writing}.epub"
    command = [sys.executable, "-m", "seed2book", "epub", "--quiet", "--fonts", "subset"]
    subprocess.run([*command, "--writing", writing, "-o", str(book)], cwd=ROOT, check=True)
    return book


def pages(reader: Reader, folder: Path) -> Iterator[Image.Image]:
    """Yield the pages in greys, all of one height."""
    books = {writing: made(folder, writing) for writing in ("horizontal", "vertical")}
    for writing, screen, light, line, turns in SIGHTS:
        found = reader.open(books[writing], "foliate", screen, light)
        reader.ask("href => reader.goTo(href)", found["contents"][line]["href"])
        for _ in range(turns):
            reader.ask("() => reader.next()")
        reader.ask("() => look()")
        shot = Image.open(io.BytesIO(reader.driver.get_screenshot_as_png())).convert("L")
        yield shot.resize((round(shot.width * HEIGHT / shot.height), HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
