"""The colours of a finished PDF as inks: all in black, or in the four of print.

Every place that may hold a colour is walked: pages, forms, patterns, shadings, pictures, masks, drawn glyphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

from seed2book.errors import AssetError
from seed2book.messages import _, deferred
from seed2book.press.palette import Palette
from seed2book.press.plates import convert_picture

_PAINT = {"rg": "rgb", "RG": "rgb", "g": "gray", "G": "gray", "k": "cmyk", "K": "cmyk"}
_DEVICE = {
    "/DeviceRGB": "rgb",
    "/CalRGB": "rgb",
    "/DeviceGray": "gray",
    "/CalGray": "gray",
    "/DeviceCMYK": "cmyk",
}
_BY_COMPONENTS = {1: "gray", 3: "rgb", 4: "cmyk"}
_HINT = deferred(
    "leave out of the theme's print.css what the message names, or print without --gray and --cmyk"
)


def convert(document: pikepdf.Pdf, palette: Palette) -> None:
    """Gives every colour of the file in the inks of the palette.

    Raises:
        AssetError: a colour is said in a way that has no rule here, or the profile of the inks is missing.
    """
    walk = _Walk(document, palette)
    for page in document.pages:
        walk.resources(page.obj.get("/Resources", Dictionary()))
        drawn = walk.redrawn(page, page.obj.get("/Resources", Dictionary()))
        page.obj.Contents = document.make_stream(drawn)
        walk.group(page.obj)
    for page in document.pages:
        walk.forget_spaces(page.obj.get("/Resources", Dictionary()))


class _Walk:
    def __init__(self, document: pikepdf.Pdf, palette: Palette) -> None:
        self._document = document
        self._palette = palette
        self._known: set[tuple[int, int]] = set()
        self._inner: list[Any] = []

    def resources(self, resources: Any) -> None:
        """Converts all that these resources hold, and what that holds."""
        if not self._is_new(resources):
            return
        for drawn in _values(resources, "/XObject"):
            if drawn.get("/Subtype") == "/Image":
                self._picture(drawn)
            else:
                self._content(drawn, resources)
        for pattern in _values(resources, "/Pattern"):
            if pattern.get("/PatternType") == 1:
                self._content(pattern, resources)
            else:
                self._shading(pattern.Shading)
        for shading in _values(resources, "/Shading"):
            self._shading(shading)
        for state in _values(resources, "/ExtGState"):
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary) and "/G" in mask:
                self._content(mask.G, resources)
        for font in _values(resources, "/Font"):
            if font.get("/Subtype") == "/Type3":
                self._glyphs(font, resources)

    def redrawn(self, holder: Any, resources: Any) -> bytes:
        """Gives the content of a page or a form with its colours as inks."""
        spaces = resources.get("/ColorSpace", Dictionary())
        current = ["gray", "gray"]
        kept: list[list[str]] = []
        instructions: list[Any] = []
        for instruction in pikepdf.parse_content_stream(holder):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                if not instruction.iimage.image_mask:
                    raise AssetError(_("a picture inside of a page's text has no rule for inks"), _(_HINT))
                instructions.append(instruction)
                continue
            operator, operands = str(instruction.operator), list(instruction.operands)
            stroke = operator.isupper()
            if operator in ("q", "Q"):
                if operator == "q":
                    kept.append(list(current))
                elif kept:
                    current = kept.pop()
            elif operator in _PAINT:
                instruction = self._painted(_PAINT[operator], operands, stroke=stroke)
            elif operator in ("cs", "CS"):
                space = operands[0]
                current[stroke] = _kind(spaces.get(str(space), space))
                if current[stroke] != "pattern":
                    # The first colour of a space is black.
                    instruction = self._painted("gray", [0], stroke=stroke)
            elif operator in ("sc", "SC", "scn", "SCN") and current[stroke] != "pattern":
                instruction = self._painted(current[stroke], operands, stroke=stroke)
            instructions.append(instruction)
        return pikepdf.unparse_content_stream(instructions)

    def group(self, holder: Any) -> None:
        """Has a transparent group blend in the inks."""
        group = holder.get("/Group")
        if isinstance(group, Dictionary) and "/CS" in group and _kind(group.CS) != "gray":
            group.CS = Name(self._palette.space)

    def forget_spaces(self, resources: Any) -> None:
        """Takes away the spaces of colour that nothing names any more."""
        for holder in (resources, *self._inner):
            if "/ColorSpace" in holder:
                del holder["/ColorSpace"]

    def _content(self, form: Any, outer: Any) -> None:
        if not self._is_new(form):
            return
        inner = form.get("/Resources", outer)
        self.resources(inner)
        self._inner.append(inner)
        form.write(self.redrawn(form, inner))
        self.group(form)

    def _glyphs(self, font: Any, outer: Any) -> None:
        if not self._is_new(font):
            return
        inner = font.get("/Resources", outer)
        self.resources(inner)
        self._inner.append(inner)
        for glyph in font.CharProcs.values():
            if self._is_new(glyph):
                glyph.write(self.redrawn(glyph, inner))

    def _picture(self, picture: Any) -> None:
        if not self._is_new(picture):
            return
        if "/SMask" in picture:
            self._picture(picture.SMask)
        if not picture.get("/ImageMask", False):
            kind = _kind(picture.ColorSpace)
            if kind == "gray":
                picture.ColorSpace = Name.DeviceGray
            elif not (kind == "cmyk" and self._palette.space == "/DeviceCMYK"):
                convert_picture(picture, self._palette)

    def _shading(self, shading: Any) -> None:
        if not self._is_new(shading):
            return
        kind = _kind(shading.ColorSpace)
        if kind == "gray":
            return
        if "/Function" not in shading or shading.get("/ShadingType") not in (2, 3):
            raise AssetError(_("a gradient of this kind has no rule for inks"), _(_HINT))
        functions = shading.Function
        for function in functions if isinstance(functions, Array) else [functions]:
            self._ramp(function, kind)
        if "/Background" in shading:
            shading.Background = Array(self._tone(kind, list(shading.Background)))
        shading.ColorSpace = Name(self._palette.space)

    def _ramp(self, function: Any, kind: str) -> None:
        if function.is_indirect and not self._is_new(function):
            return
        if function.FunctionType == 3:
            for part in function.Functions:
                self._ramp(part, kind)
        elif function.FunctionType == 2:
            for end in ("/C0", "/C1"):
                function[end] = Array(self._tone(kind, list(function[end])))
        else:
            raise AssetError(_("a gradient of this kind has no rule for inks"), _(_HINT))
        if "/Range" in function:
            del function["/Range"]

    def _painted(self, kind: str, operands: Sequence[Any], *, stroke: bool) -> Any:
        operator = self._palette.operator
        return pikepdf.ContentStreamInstruction(
            self._tone(kind, operands), Operator(operator.upper() if stroke else operator)
        )

    def _tone(self, kind: str, operands: Sequence[Any]) -> list[Any]:
        return [round(ink, 4) for ink in self._palette.tone(kind, [float(part) for part in operands])]

    def _is_new(self, thing: Any) -> bool:
        if not thing.is_indirect:
            return True
        new = thing.objgen not in self._known
        self._known.add(thing.objgen)
        return new


def _values(resources: Any, key: str) -> Iterator[Any]:
    yield from resources.get(key, Dictionary()).values()


def _kind(space: Any) -> str:
    """Gives what a space of colour is made of: rgb, gray, cmyk, indexed or pattern."""
    name = str(space[0]) if isinstance(space, Array) else str(space)
    if name in _DEVICE:
        return _DEVICE[name]
    if name == "/ICCBased":
        return _BY_COMPONENTS[int(space[1].N)]
    if name == "/Pattern":
        return "pattern"
    if name == "/Indexed":
        return "indexed"
    raise AssetError(
        _("a colour in the space {space} has no rule for inks").format(space=name.lstrip("/")), _(_HINT)
    )
