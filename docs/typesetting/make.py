"""Draw the pictures of docs/typesetting.md: the same words as the renderer sets them, and composed.

python docs/typesetting/make.py
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import weasyprint
from PIL import Image, ImageChops

from seed2book import assets
from seed2book.compose.breaks import Measure
from seed2book.compose.rules import Policy, Prohibition, Width
from seed2book.compose.shaping import face
from seed2book.typeset.composed import Style, composed
from seed2book.typeset.line_css import Classes

HERE = Path(__file__).resolve().parent
FONT = assets.folder("fonts") / "noto-serif-sc" / "NotoSerifSC-Regular.ttf"
SIZE, LEADING, SCALE, LEVELS, PAD = 12, 20, 2.0, 16, 16


USUAL = Policy()


@dataclass(frozen=True, slots=True)
class Sample:
    """Words that show a rule, the measure and the indent in em, and the house's choices.

    `markup`: the words have inline elements, as the templates write them. `before`: the choices to compare
    with; without them, the renderer's own lines.
    """

    text: str
    measure: float = 16
    indent: float = 0
    policy: Policy = USUAL
    before: Policy | None = None
    markup: bool = False

    @property
    def inline(self) -> str:
        """The words as inline content."""
        return self.text if self.markup else html.escape(self.text)


SAMPLES: Mapping[str, Sample] = {
    "lines": Sample(
        "清晨六点，河边的早市已经热闹起来，卖菜的、买鱼的、喝茶的，各有各的去处。船工说，这条路修好以后，车能"
        "开到码头，一天少走三里地。",
        indent=2,
    ),
    "adjacent": Sample("“好！”船工说：“《水乡》（上）、《水乡》（下）都在这里。”", 16),
    "edges": Sample("镇上开了一家新的书店，名字叫做“两岸新风”，（从周一到周日），天天有人来读书。", 16),
    "gaps": Sample("2022年全镇建成5G基站30座，WiFi覆盖率达98%，GDP增长7.2%。", 19),
    "whole": Sample(
        "全镇这几年里新建的公路共长16.12千米，投入资金￥3000万，工期为2021—2022年度——比计划的早。", 16
    ),
    "hyphens": Sample(
        "那几年做了许多organization工作，communication很重要。后来development计划通过了，environment部门也来了。",
        17,
    ),
    "lone": Sample("镇图书馆从下个周末起延长开放的时间，读者可以一直留到晚九点。", 15, indent=2),
    "readings": Sample(
        '河道公报说，<ruby>汊<rp>（</rp><rt>chà</rt><rp>）</rp></ruby>河口<em class="dots">一天三次</em>，'
        "老<ruby>庄<rp>（</rp><rt>zhuāng</rt><rp>）</rp></ruby>的船一天一次。",
        16,
        markup=True,
    ),
    "dot": Sample("村上·长漾里和联东U谷·产业园，吴江-青浦", 16),
    "kaiming": Sample(
        "船来了，人也来了；茶馆、书店、码头，处处都热闹：真好。", 16, 0, Policy(width=Width.KAIMING), USUAL
    ),
    "banshen": Sample(
        "船来了。人也来了；茶馆、书店、码头。处处都热闹：真好。", 16, 0, Policy(width=Width.BANSHEN), USUAL
    ),
    "gb": Sample("水上的路有东线/西线两条，每天都有船。", 7.5, 0, Policy(prohibition=Prohibition.GB), USUAL),
    "strict": Sample(
        "老人看了很久才慢慢地说道……他说船来了——人还没有到。",
        12,
        0,
        Policy(prohibition=Prohibition.STRICT),
        USUAL,
    ),
    "hang": Sample(
        "清晨六点河边的早市热闹，卖菜的和买鱼的各有去处。茶馆里已经坐满了人。",
        11,
        0,
        Policy(hang=True),
        USUAL,
    ),
    "indented": Sample(
        "“船来了，人也来了。”老船工说，“茶馆开门了。”", 12, 2, Policy(trim_indented=False), USUAL
    ),
}
CSS = f"""
@font-face {{ font-family: Song; src: url("{FONT.as_uri()}"); }}
@page {{ margin: 8pt; }}
html {{ font: {SIZE}pt/{LEADING}pt Song; }}
body {{ margin: 0; }}
p {{ margin: 0; }}
span, ruby, rt, em {{ line-height: 0; font-style: normal; }}
rp {{ display: inline; }}
.composed {{ white-space: pre; font-feature-settings: "chws" 1, "GAPS" 1; }}
"""


def main() -> None:
    """Draw every sample, the renderer's lines or the usual ones on the left, the sample's on the right."""
    for name, sample in SAMPLES.items():
        left = plain(sample) if sample.before is None else set_lines(sample, sample.before)
        pictures = [drawn(*left), drawn(*set_lines(sample, sample.policy))]
        save(pictures, HERE / f"{name}.png")


def plain(sample: Sample) -> tuple[str, Sample, str]:
    """Return the sample as a paragraph that the renderer breaks."""
    return f'<p style="text-indent: {sample.indent}em">{sample.inline}</p>', sample, ""


def set_lines(sample: Sample, policy: Policy) -> tuple[str, Sample, str]:
    """Return the sample as composed lines, and the rules for them."""
    classes, style = Classes(), Style(face(FONT))
    measure = Measure(sample.measure, indent=sample.indent)
    markup, _, _ = composed(sample.inline, measure, lambda _path: style, classes, policy)
    body = f'<p class="composed" style="text-indent: {sample.indent}em">{markup}</p>'
    return body, sample, classes.css().replace(".piece ", "").replace(":is(.piece, .colophon) ", "")


def drawn(body: str, sample: Sample, css: str) -> Image.Image:
    """Return a picture of the paragraph, with thin lines at the edges of its measure."""
    width, height = sample.measure * SIZE, 6 * LEADING
    rules = f"""@page {{ size: {width + 24}pt {height}pt; margin: 8pt 12pt; }}
body {{ width: {width}pt; min-height: 1em; border-inline: 0.4pt solid #c33; margin-inline: -0.4pt; }}"""
    style = f"<style>{CSS}{rules}{css}</style>"
    document = f'<html lang="zh-CN"><head>{style}</head><body>{body}</body></html>'
    made = weasyprint.HTML(string=document).write_pdf()
    with pypdfium2.PdfDocument(io.BytesIO(made)) as pdf:
        picture: Image.Image = pdf[0].render(scale=SCALE, grayscale=True).to_pil()
        return picture.convert("L")


def save(pictures: Sequence[Image.Image], target: Path) -> None:
    """Write the pictures side by side, cut to what is drawn."""
    foot = max(box[3] for box in boxes(pictures)) + PAD // 2
    whole = Image.new("L", (sum(p.width for p in pictures) + PAD, foot), 255)
    left = 0
    for picture in pictures:
        whole.paste(picture.crop((0, 0, picture.width, foot)), (left, 0))
        left += picture.width + PAD
    whole.quantize(LEVELS).save(target, optimize=True)


def boxes(pictures: Sequence[Image.Image]) -> Iterator[tuple[int, int, int, int]]:
    """Yield what is not white of each picture."""
    for picture in pictures:
        box = ImageChops.invert(picture).getbbox()
        if box:
            yield box


if __name__ == "__main__":
    main()
