"""多看 (DuoKan): notes in a window and pictures that open over the whole screen, by its own classes.

Its full-screen pages need a property of the spine that EPUB does not know (EPUBCheck: OPF-027), so they are
not used: a picture that is tapped fills the screen as well.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace

from PIL import Image, ImageDraw

from seed2book.pictures import Picture
from seed2book.profiles.sheets import changed
from seed2book.typeset.book import Book, Sheet

_ICON = "note.png"
_ICON_PX = 48
_CALL = re.compile(r'<a (id="[^"]*" )?class="noteref"([^>]*)>')
_NOTE = re.compile(r'<aside id="([^"]+)" class="footnote"[^>]*>(.*?)</aside>', re.DOTALL)
_FIGURE = re.compile(r"<figure>(.*?)</figure>", re.DOTALL)


def adapt(book: Book) -> Book:
    """Gives the book with its notes and pictures in 多看's markup; elsewhere they stay what they are."""
    made = changed(book, _marked_up)
    if any("duokan-footnote" in sheet.xhtml for sheet in made.sheets):
        made = replace(made, pictures=(*made.pictures, _icon()))
    return made


def _marked_up(sheet: Sheet) -> str:
    xhtml = _FIGURE.sub(_single, sheet.xhtml)
    # The window opens from a picture only; the printed mark stays beside it.
    xhtml = _CALL.sub(
        rf'<a \1class="noteref duokan-footnote"\2><img class="inline" src="../images/{_ICON}" alt="注"/>',
        xhtml,
    )
    return _NOTE.sub(
        r'<aside class="footnote" epub:type="footnotes"><ol class="list duokan-footnote-content">'
        r'<li class="duokan-footnote-item" id="\1" epub:type="footnote">\2</li></ol>'
        "</aside>",
        xhtml,
    )


def _single(figure: re.Match[str]) -> str:
    if "<img" not in figure[1]:
        return figure[0]
    inside = figure[1].replace("<figcaption>", '<figcaption class="duokan-image-maintitle">', 1)
    return f'<figure class="duokan-image-single">{inside}</figure>'


def _icon() -> Picture:
    """Gives a ring with a point in middle grey, which is seen by day and by night."""
    image = Image.new("RGBA", (_ICON_PX, _ICON_PX), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    grey = (128, 128, 128, 255)
    draw.ellipse((4, 4, _ICON_PX - 5, _ICON_PX - 5), outline=grey, width=4)
    draw.ellipse((19, 19, 28, 28), fill=grey)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return Picture(_ICON, "image/png", file.getvalue(), _ICON_PX, _ICON_PX)
