"""Sets the same text by several programs and counts what a compositor would not have done.

    python benchmarks/typesetting.py [--pages 40] [--measure 34] [--folder out/typesetting]

Plain WeasyPrint and the composer are always there; Chromium and Typst (PyPI `typst`) where they are
installed. Every program gets the same paragraphs, face, size, leading and measure, and what it offers to
justify Chinese.
"""

from __future__ import annotations

import argparse
import gc
import html
import importlib
import importlib.util
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

import generated
from seed2book import assets
from seed2book.compose.breaks import Measure
from seed2book.compose.items import Run
from seed2book.compose.lines import compose
from seed2book.compose.rules import Policy
from seed2book.compose.shaping import face
from seed2book.model import Paragraph, plain_text, walk
from seed2book.pipeline import read_publication
from seed2book.settings.config import load
from seed2book.typeset.composed import Style, composed
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.line_css import Classes
from type_lines import DEFECTS, Expected, inspect

SIZE, LEADING, MARGIN, LINES = 10.0, 16.0, 40.0, 40
FONT = assets.folder("fonts") / "noto-serif-sc" / "NotoSerifSC-Regular.ttf"
Setter = Callable[[Sequence[str], float, Path], None]


def main() -> None:
    """Prints a table: the programs across, the defects down."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--pages", type=int, default=40, help="about how many pages of made-up text")
    options.add_argument("--measure", type=int, default=34, help="characters a line")
    options.add_argument("--folder", type=Path, default=Path("out/typesetting"), help="where the PDFs go")
    options.add_argument("--picture", type=Path, help="draw a paragraph as each program sets it, and no more")
    options.add_argument("--seeds", action="store_true", help="set the paragraphs of seeds/ instead")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.picture:
        _draw(given.folder, given.picture)
        return
    texts = list(_seeds() if given.seeds else _texts(given.pages, given.measure))
    _speed(given.measure)
    expected = [
        Expected(text, SIZE, ((MARGIN,), (MARGIN,)), given.measure * SIZE, indent=2.0) for text in texts
    ]
    # The first run would pay for loading the renderer.
    _weasyprint(texts[:1], given.measure, given.folder / "weasyprint.pdf")
    columns: dict[str, list[str]] = {}
    for name, setter in _programs().items():
        target = given.folder / f"{name}.pdf"
        since = _processor()
        setter(texts, given.measure, target)
        seconds = _processor() - since
        report = inspect(target, expected, LEADING)
        columns[name] = [f"{report.found[d]} of {report.places[d]}" for d in DEFECTS]
        columns[name] += [str(len(report.missing)), f"{seconds:.2f}"]
    print(f"{'':20}" + "".join(f"{name:>16}" for name in columns))
    for row, label in enumerate((*DEFECTS, "paragraphs not found", "processor seconds")):
        print(f"{label:20}" + "".join(f"{cells[row]:>16}" for cells in columns.values()))


def _processor() -> float:
    """Gives the seconds of processor time so far, those of finished helpers among them."""
    helpers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + helpers.ru_utime + helpers.ru_stime


def _texts(pages: int, measure: int) -> Iterator[str]:
    dice = Random(4)
    wanted, made = pages * LINES * measure, 0
    while made < wanted:
        text = generated.paragraph(dice, dice.randint(3, 40))
        made += len(text) + measure // 2
        yield text


def _seeds() -> Iterator[str]:
    folder = Path(__file__).resolve().parents[1] / "seeds"
    reading = read_publication([folder], load([folder]))
    for article in reading.publication.articles:
        for block in walk(article.blocks):
            if isinstance(block, Paragraph):
                yield plain_text(block.inlines)


def _speed(measure: int) -> None:
    """Prints how many characters the composer alone sets in a second, inline markup included."""
    inline: Any = environment().get_template("blocks.xhtml.j2").module
    articles = generated.publication(4, 40).articles
    blocks = [block for article in articles for block in walk(article.blocks)]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    markups = [str(inline.inlines(paragraph.inlines, Setting())) for paragraph in paragraphs]
    length = sum(len(plain_text(paragraph.inlines)) for paragraph in paragraphs)
    style, room = Style(face(FONT)), Measure(measure, indent=2)

    def seconds(times: int) -> float:
        since = time.process_time()
        for markup in markups * times:
            composed(markup, room, lambda _path: style, Classes(), Policy())
        return time.process_time() - since

    seconds(1)
    for times in (1, 2, 4, 8):
        least = min(seconds(times) for _ in range(3))
        print(f"{times * length:,} characters, {times * length / least:,.0f} a second by the composer alone")
    one = "".join(plain_text(paragraph.inlines).replace("\n", "") for paragraph in paragraphs)
    for times in (1, 2, 4, 8):
        since = time.process_time()
        compose((Run(one * times, face(FONT)),), room)
        rate = times * len(one) / (time.process_time() - since)
        print(f"{times * len(one):,} characters in one paragraph, {rate:,.0f} a second")
    print()


SAMPLE = (
    "镇上的老船工说：“这条河，我走了四十年。”2022年12月，全镇建成5G基站30座，WiFi覆盖率达98%；他的儿子开了一家"
    "名叫《两岸新风》（周一休息）的书店，门口贴着“水清、岸绿、人来”的大字——比城里的还热闹。"
)


def _draw(folder: Path, target: Path) -> None:
    """Draws the sample as each program sets it, two in a row, the edges of the measure as thin lines."""
    measure, scale, pad, title = 18, 2.0, 24, 28
    shown: list[tuple[str, Image.Image]] = []
    for name, setter in _programs().items():
        setter([SAMPLE], measure, folder / f"{name}-sample.pdf")
        with pypdfium2.PdfDocument(folder / f"{name}-sample.pdf") as pdf:
            page = pdf[0].render(scale=scale, grayscale=True).to_pil().convert("L")
        pen = ImageDraw.Draw(page)
        left, right = MARGIN * scale - 1, (MARGIN + measure * SIZE) * scale + 1
        box = ImageChops.invert(page).getbbox()
        foot = box[3] + 4 if box else page.height
        for x in (left, right):
            pen.line((x, MARGIN * scale, x, foot), fill=150)
        shown.append((name, page.crop((int(left) - 4, int(MARGIN * scale), int(right) + 4, foot))))
    width, height = (max(p.size[axis] for _, p in shown) for axis in (0, 1))
    rows = -(-len(shown) // 2)
    whole = Image.new("L", (2 * width + pad, rows * (height + title)), 255)
    pen = ImageDraw.Draw(whole)
    for number, (name, page) in enumerate(shown):
        x, y = number % 2 * (width + pad), number // 2 * (height + title)
        pen.text((x + 4, y + 6), name, fill=90, font_size=15)
        whole.paste(page, (x, y + title))
    whole.quantize(16).save(target, optimize=True)


def _programs() -> dict[str, Setter]:
    programs: dict[str, Setter] = {"weasyprint": _weasyprint, "seed2book": _seed2book}
    if shutil.which("chromium"):
        programs["chromium"] = _chromium
    if importlib.util.find_spec("typst"):
        programs["typst"] = _typst
    return programs


def _css(measure: float) -> str:
    width, height = measure * SIZE, LINES * LEADING
    return f"""
@font-face {{ font-family: Song; src: url("{FONT.as_uri()}"); }}
@page {{ size: {width + 2 * MARGIN}pt {height + 2 * MARGIN}pt; margin: {MARGIN}pt; }}
html {{ font: {SIZE}pt/{LEADING}pt Song; font-feature-settings: "chws" 1; }}
body {{ margin: 0; }}
p {{ margin: 0; text-indent: 2em; orphans: 2; widows: 2; }}
"""


def _document(body: str, css: str) -> str:
    head = f'<head><meta charset="utf-8"/><style>{css}</style></head>'
    return f'<!DOCTYPE html><html lang="zh-CN">{head}<body>{body}</body></html>'


def _weasyprint(texts: Sequence[str], measure: float, target: Path) -> None:
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in texts)
    _render(_document(body, _css(measure)), target)


def _seed2book(texts: Sequence[str], measure: float, target: Path) -> None:
    classes, style = Classes(), Style(face(FONT))
    room = Measure(measure, indent=2)
    body = "\n".join(
        f"<p>{composed(html.escape(text), room, lambda _path: style, classes, Policy())[0]}</p>"
        for text in texts
    )
    css = (
        _css(measure)
        + 'p { white-space: pre; font-feature-settings: "chws" 1, "GAPS" 1; } span { line-height: 0; }'
        + classes.css().replace(".piece ", "").replace(":is(.piece, .colophon) ", "")
    )
    _render(_document(body, css), target)


def _render(document: str, target: Path) -> None:
    import weasyprint

    # As `formats/pdf.py` does.
    gc.disable()
    weasyprint.HTML(string=document).write_pdf(target)
    gc.enable()


def _chromium(texts: Sequence[str], measure: float, target: Path) -> None:
    css = (
        _css(measure)
        + "p { text-align: justify; text-autospace: normal; text-spacing-trim: trim-start; }"
        + "p { line-break: strict; }"
    )
    page = target.with_suffix(".html")
    page.write_text(_document("\n".join(f"<p>{html.escape(t)}</p>" for t in texts), css), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={target}", page.resolve().as_uri()], check=True, capture_output=True
    )


def _typst(texts: Sequence[str], measure: float, target: Path) -> None:
    typst = importlib.import_module("typst")
    width, height, gap = measure * SIZE, LINES * LEADING, LEADING - SIZE
    head = f"""#set page(width: {width + 2 * MARGIN}pt, height: {height + 2 * MARGIN}pt, margin: {MARGIN}pt)
#set text(font: "Noto Serif SC", size: {SIZE}pt, lang: "zh", region: "cn")
#set text(top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
#set par(leading: {gap}pt, spacing: {gap}pt)
"""
    body = "\n\n".join(
        f'#par[#"{text}"]' for text in (t.replace("\\", "\\\\").replace('"', '\\"') for t in texts)
    )
    source = target.with_suffix(".typ")
    source.write_text(head + body, encoding="utf-8")
    typst.compile(source, output=target, font_paths=[FONT.parent])


if __name__ == "__main__":
    main()
