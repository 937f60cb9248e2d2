"""Draw the picture in docs/epub.md: the sample's e-book on a phone, on an e-reader and by night.

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

# What is shown: the screen, its light, which line of the contents is opened, and how many pages on.
SIGHTS = (("a phone", "day", 1, 0), ("an e-reader", "day", 11, 0), ("a phone", "night", 11, 1))


def main() -> None:
    """Make the e-book, open it, and draw."""
    with tempfile.TemporaryDirectory() as folder, opened() as reader:
        book = Path(folder) / "sample.epub"
        # With its faces: the browser of a test machine has none for Chinese.
        command = [sys.executable, "-m", "seed2book", "epub", "--quiet", "--fonts", "subset", "-o", str(book)]
        subprocess.run(command, cwd=ROOT, check=True)
        save(row(list(pages(reader, book))), "in-readers")


def pages(reader: Reader, book: Path) -> Iterator[Image.Image]:
    """Yield the pages in greys, all of one height."""
    for screen, light, line, turns in SIGHTS:
        found = reader.open(book, "foliate", screen, light)
        reader.ask("href => reader.goTo(href)", found["contents"][line]["href"])
        for _ in range(turns):
            reader.ask("() => reader.next()")
        reader.ask("() => look()")
        shot = Image.open(io.BytesIO(reader.driver.get_screenshot_as_png())).convert("L")
        yield shot.resize((round(shot.width * HEIGHT / shot.height), HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
