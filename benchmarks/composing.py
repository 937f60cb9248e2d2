"""Compares bare paragraphs set in lines with the same text left to the renderer, in processor seconds.

    python benchmarks/composing.py [--articles 40] [--runs 3]

Without heads, folios and tags, in the book's lines: the text of seeds/, and one dense with numbers, Latin
words and marks. The renderer is as it comes: it justifies nothing, squeezes no marks and opens no gaps.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import weasyprint
from markupsafe import escape
from weasyprint.text.fonts import FontConfiguration

import generated
from seed2book.collector import paused
from seed2book.formats import pdf
from seed2book.formats.pdf_pace import paced
from seed2book.inlines import plain_text
from seed2book.model import Paragraph, Publication
from seed2book.pipeline import read_publication
from seed2book.settings.config import load
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.faces import load_faces
from seed2book.typeset.line_css import Classes
from seed2book.typeset.theme import load_theme

ROOT = Path(__file__).resolve().parents[1]
AIM = 1.5
THEME, FACES = load_theme("book"), load_faces()
RULES = f"""{pdf.font_faces(FACES)}
@page {{ size: A4 }}
html {{ font: {THEME.grid.size_pt}pt/{THEME.grid.leading_pt}pt "{FACES[0].family}"; }}
html {{ font-feature-settings: "chws" 1, "GAPS" 1; }}
p {{ margin: 0; text-indent: 2em; width: {THEME.grid.measure_pt}pt; }}
span {{ line-height: 0; }}
"""


def main() -> None:
    """Prints the quickest of the runs of each, and their ratio."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--articles", type=int, default=40, help="so many made-up articles")
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    seeds = read_publication([ROOT / "seeds"], load([ROOT / "seeds"])).publication
    for name, texts in (
        ("seeds, eight times", _texts(seeds) * 8),
        ("dense with numbers", _texts(generated.publication(3, given.articles))),
    ):
        _composed(texts[:9])
        bare = min(_rendered(texts, RULES, nullcontext) for _ in range(given.runs))
        composed = min(_composed(texts) for _ in range(given.runs))
        print(
            f"{name}: bare {bare:.2f} s, composed {composed:.2f} s: {composed / bare:.2f} times (aim: {AIM})"
        )


def _texts(publication: Publication) -> list[str]:
    return [
        str(escape(plain_text(block.inlines)))
        for edition in publication.editions
        for article in edition.articles
        for block in article.blocks
        if isinstance(block, Paragraph)
    ]


def _composed(texts: Sequence[str]) -> float:
    since = time.process_time()
    classes = Classes()
    compositor = Compositor(THEME, "zh-cn", THEME.grid.measure_pt, classes=classes)
    lines = [str(compositor.set("paragraph", text, True)) for text in texts]
    done = time.process_time() - since
    return done + _rendered(lines, RULES + classes.css(), paced)


def _rendered(texts: Sequence[str], rules: str, pace: Callable[[], AbstractContextManager[None]]) -> float:
    html = "".join(f"<p>{text}</p>" for text in texts)
    faces = FontConfiguration()
    with tempfile.TemporaryDirectory() as folder, paused(), pace():
        since = time.process_time()
        styles = [weasyprint.CSS(string=rules, font_config=faces)]
        page = weasyprint.HTML(string=f'<html lang="zh-CN"><body class="piece">{html}')
        page.write_pdf(Path(folder) / "page.pdf", stylesheets=styles, font_config=faces)
        return time.process_time() - since


if __name__ == "__main__":
    main()
