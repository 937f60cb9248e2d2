"""What spares the renderer setting one line many times.

Where the text says where lines end, WeasyPrint shapes each with the newline, once more without it, and again
when it draws. And for each it finds out anew what depends on its style alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any
from weakref import WeakSet

from weasyprint.formatting_structure.boxes import Box, InlineBox, TextBox
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, pango

# So many lines are kept as they were shaped until they are drawn, some 2.5 KB each; the rest is shaped again.
_KEPT = 5000
# What ends a line beside a newline (Unicode, UAX 14, "mandatory breaks").
_OTHER_ENDS = re.compile("[\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_SIDES = ("left", "right", "top", "bottom")
_SIZES = (
    *(f"margin_{side}" for side in _SIDES),
    *(f"padding_{side}" for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{bound}{axis}" for axis in ("width", "height") for bound in ("", "min_", "max_")),
)


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yields what takes the place of the renderer's functions for one document: owner, name and function."""
    strut = _remembered(line_break.strut)
    lines = _Lines()
    yield line_break, "font_features", lru_cache(line_break.font_features)
    yield line_break, "get_font_description", _remembered(line_break.get_font_description)
    yield line_break, "strut", strut
    yield inline, "strut", strut
    yield inline, "resolve_percentages", _resolving(inline.resolve_percentages)
    yield inline, "split_first_line", lines.first
    yield line_break.Layout, "deactivate", lambda layout: lines.put_away(layout)
    yield line_break.Layout, "reactivate", lambda layout, style: lines.take_out(layout, style)


def _remembered(ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Gives a function of a style that remembers its answers, and the styles: none gets another's address."""
    known: dict[int, tuple[Any, Any]] = {}

    def answer(style: Any) -> Any:
        found = known.get(id(style))
        if found is None:
            found = known[id(style)] = (style, ask(style))
        return found[1]

    return answer


def _resolving(resolve: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Gives what finds the margins and sizes of a box: the same for one style in places of one size."""
    known: dict[tuple[Any, ...], tuple[Any, dict[str, Any]]] = {}

    def answer(box: Any, around: Any) -> None:
        if not isinstance(box, (InlineBox, TextBox)):
            resolve(box, around)
            return
        size = (around.width, around.height) if isinstance(around, Box) else tuple(around)
        key = (id(box.style), *size)
        if found := known.get(key):
            vars(box).update(found[1])
        else:
            resolve(box, around)
            known[key] = (box.style, {name: getattr(box, name) for name in _SIZES})

    return answer


class _Lines:
    """Lines that end where the text says so, each shaped once."""

    def __init__(self) -> None:
        self._split = line_break.split_first_line
        self._put_away = line_break.Layout.deactivate
        self._take_out = line_break.Layout.reactivate
        self._kept: WeakSet[Any] = WeakSet()

    def first(self, text: str, style: Any, context: Any, room: Any, spacing: Any, **more: Any) -> Any:
        """Gives the first line of a text as `split_first_line` does.

        That is its layout, its length in bytes, where the next begins, its width, height and baseline.
        """
        line, newline, _ = text.partition("\n")
        if style["white_space"] != "pre" or not text or spacing or _OTHER_ENDS.search(line):
            return self._split(text, style, context, room, spacing, **more)
        if not line:
            return None, 0, 1, 0, 0, 0
        layout = line_break.Layout(style, spacing, room)
        # As it is drawn, so that it need not be shaped again for that.
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        layout.set_text(line)
        first, _ = layout.get_first_line()
        length = first.length
        width, height = line_break.line_size(first, style)
        baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        if len(self._kept) < _KEPT:
            self._kept.add(layout)
        else:
            self._put_away(layout)
        return layout, length, length + 1 if newline else None, width, height, baseline

    def put_away(self, layout: Any) -> None:
        """Frees what a layout holds."""
        self._kept.discard(layout)
        self._put_away(layout)

    def take_out(self, layout: Any, style: Any) -> None:
        """Makes a layout ready to be drawn."""
        if layout not in self._kept:
            self._take_out(layout, style)
