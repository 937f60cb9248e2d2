"""A theme's values as CSS, for its `print.css` to use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from seed2book.errors import AssetError
from seed2book.messages import _
from seed2book.typeset.theme import Theme

# What reaches below the page by a rounding error is moved to the next one, and what stands in a place of its
# own is left out. A line of another face than the text's is let down by a fraction of its size, and the blank
# below a subhead at the foot of a column counts twice: where all has its place there is a line to spare.
_SLACK_PT = 0.2
_GENERIC = {"song": "serif", "hei": "sans-serif", "kai": "serif", "mono": "monospace"}


def grid_css(theme: Theme) -> str:
    """Gives the rules of the page and its margins, and every value of the theme as a custom property.

    `--size`, `--leading`, `--measure` (of a column), `--gutter`, `--width` and `--height` (of the type area)
    in points, `--columns`, `--indent` in em; `--song`, `--hei`, `--kai`, `--mono`, and `--song-middle` and so
    on, how far above the baseline the middle of the face's line is, in em; `--NAME-size`, `--NAME-leading`
    for each row of the table of sizes; `--NAME-left`, `--NAME-right`, how far each kind of text is set in, in
    points.

    Raises:
        AssetError: a face cannot be read.
    """
    page, margins = theme.page, theme.margins
    slack = min(theme.grid.leading_pt, margins.bottom) if theme.grid.columns > 1 else _SLACK_PT
    properties = "\n".join(
        f"  --{name.replace('_', '-')}: {value};" for name, value in _values(theme).items()
    )
    return f""":root {{
{properties}
}}
@page {{
  size: {page.width_mm:g}mm {page.height_mm:g}mm;
  margin-top: {margins.top:.3f}pt;
  margin-bottom: {margins.bottom - slack:.3f}pt;
  font-feature-settings: "chws" 1, "GAPS" 1;
}}
@page :right {{ margin-left: {margins.inner:.3f}pt; margin-right: {margins.outer:.3f}pt; }}
@page :left {{ margin-left: {margins.outer:.3f}pt; margin-right: {margins.inner:.3f}pt; }}
"""


def _values(theme: Theme) -> dict[str, str]:
    grid = theme.grid
    values = {
        "size": f"{grid.size_pt:g}pt",
        "leading": f"{grid.leading_pt:g}pt",
        "measure": f"{grid.measure_pt:g}pt",
        "gutter": f"{grid.gutter_pt:g}pt",
        "width": f"{grid.width_pt:g}pt",
        "height": f"{grid.height_pt:g}pt",
        "columns": f"{grid.columns}",
        "indent": f"{grid.indent:g}em",
    }
    for role, generic in _GENERIC.items():
        # What a face lacks is taken from the text face before the system is asked.
        own = [face for wanted in (role, "song") for face in theme.faces if face.role == wanted]
        families = [family for face in own for family in (face.twins, face.family)]
        values[role] = ", ".join([*(f'"{family}"' for family in dict.fromkeys(families)), generic])
        files = [face.file for face in theme.faces if face.role == role]
        values[f"{role}-middle"] = f"{_middle_em(files[0]) if files else 0:.4f}"
    for name, text in theme.texts.items():
        values[f"{name}-left"] = f"{text.left * grid.size_pt:g}pt"
        values[f"{name}-right"] = f"{text.right * grid.size_pt:g}pt"
    for name, row in theme.sizes.items():
        values[f"{name}-size"] = f"{row.size_pt:g}pt"
        values[f"{name}-leading"] = f"{row.lines * grid.leading_pt:g}pt"
    return values


@cache
def _middle_em(file: Path) -> float:
    """Gives how far above the baseline the middle of a line is, where other sizes meet."""
    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            return float(font["hhea"].ascent + font["hhea"].descent) / 2 / float(font["head"].unitsPerEm)
    except (OSError, TTLibError, KeyError) as error:
        raise AssetError(
            _("{file}: cannot be read as a font: {error}").format(file=file, error=error)
        ) from error
