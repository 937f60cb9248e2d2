"""Type inside the e-book: whole faces, faces cut to what it uses, or only what readers lack."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from html import unescape
from pathlib import Path

from seed2book.errors import AssetError
from seed2book.messages import _, reason
from seed2book.profiles.sheets import TOKEN, body_at, changed, styled
from seed2book.typeset.book import Book, Face, FontFile
from seed2book.typeset.glyphs import coverage

# Readers' own faces end with GB 18030-2005 without its plane 2: 4E00-9FA5 and extension A. The Han after them
# (extensions B to I, what was added to the first block) are on few readers (docs/epub.md).
RARE = re.compile(r"[\u9fa6-\u9fff\U00020000-\U0003ffff]+")
_RARE_FAMILY = "Rare Han"
# What each role sets, in the classes of epub.css; 宋 sets all.
_SELECTORS: Mapping[str, str] = {
    "song": "body",
    "kai": ".name, .signature, .deck, .standfirst, .origin, blockquote, figcaption, .note",
    "hei": ".label, .rubric",
    "mono": "code, pre",
}
_KAI = frozenset(["name", "signature", "deck", "standfirst", "origin", "note"])
_HEI = frozenset(("label", "rubric"))
_GENERIC = {"song": "serif", "kai": "serif", "hei": "sans-serif", "mono": "monospace"}
_CLASS = re.compile(r'class="([^"]*)"')


class Form(StrEnum):
    """A form of font file, by its ending."""

    WOFF2 = "woff2"
    TTF = "ttf"


def with_rare(book: Book, faces: tuple[Face, ...], form: Form) -> Book:
    """Gives the book with type for the rare Han in it; the book itself where it has none.

    They stand in `span.rare`, so that all else keeps the reader's own face. A character that no face has is
    left alone; a finding (`no-glyph`) tells of it.
    """
    used = {c for sheet in book.sheets for run in RARE.findall(sheet.xhtml) for c in run}
    if not used:
        return book
    # One face must do: the first that has most of them.
    face = max(faces, key=lambda face: len(used & coverage(face.file)), default=None)
    found = used & coverage(face.file) if face else set[str]()
    if face is None or not found:
        return book
    book = changed(book, lambda sheet: _wrapped(sheet.xhtml))
    font = _font(face, "rare", found, form)
    css = _rule(_RARE_FAMILY, 400, font.name) + f'.rare {{ font-family: "{_RARE_FAMILY}", serif; }}\n'
    return replace(styled(book, "fonts.css", css), fonts=(*book.fonts, font))


def with_faces(book: Book, faces: tuple[Face, ...], form: Form, *, whole: bool) -> Book:
    """Gives the book with the faces of print, cut to the characters that each of them sets, or whole.

    The reader's own choice of a face still wins on every reader that has one.
    """
    used = _used(book)
    rules: list[str] = []
    fonts: list[FontFile] = []
    brought: list[Face] = []
    for face in faces:
        characters = used.get((face.role, face.weight), set()) & coverage(face.file)
        if not characters:
            continue
        brought.append(face)
        # By its place: a font of the user's own may be called anything.
        name = f"{face.role}-{face.weight}-{len(fonts) + 1}"
        fonts.append(_font(face, name, None if whole else characters, form))
        rules.append(_rule(face.family, face.weight, fonts[-1].name))
    for role, selector in _SELECTORS.items():
        # 宋 serves where a face lacks a character, as that of code lacks all Han.
        own = [face for wanted in (role, "song") for face in brought if face.role == wanted]
        if not any(face.role == role for face in own):
            # The stylesheet asks for the faces that readers have.
            continue
        families = dict.fromkeys(face.family for face in own)
        names = ", ".join([*(f'"{family}"' for family in families), _GENERIC[role]])
        rules.append(f"{selector} {{ font-family: {names}; }}\n")
    return replace(styled(book, "fonts.css", "".join(rules)), fonts=(*book.fonts, *fonts))


def _font(face: Face, name: str, characters: Iterable[str] | None, form: Form) -> FontFile:
    return font_file(face, name, cut(face.file, characters, form), form)


def font_file(face: Face, name: str, data: bytes, form: Form) -> FontFile:
    """Gives the file of this name, made of the face, with the licence that the face has."""
    ending = "otf" if data.startswith(b"OTTO") else form.value
    # A font of the user's own brings no licence but what it says inside.
    licence = face.licence if face.licence != face.file else None
    return FontFile(f"{name}.{ending}", f"font/{ending}", data, licence)


@cache
def _source(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise AssetError(
            _("{file}: the face cannot be read: {reason}").format(file=file, reason=reason(error))
        ) from error


def cut(file: Path, characters: Iterable[str] | None, form: Form) -> bytes:
    """Gives a font file with only these characters, or all; the same bytes for the same characters.

    Its layout features, names and licence stay.

    Raises:
        AssetError: the face cannot be read.
    """
    # Imported when used: most books have no rare character and no font.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    options = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, glyph_names=False)
    try:
        font = TTFont(io.BytesIO(_source(file)), fontNumber=0, lazy=True, recalcTimestamp=False)
        if characters is not None:
            subsetter = Subsetter(options)
            subsetter.populate(text="".join(sorted(characters)))
            subsetter.subset(font)
        font.flavor = "woff2" if form is Form.WOFF2 else None
        made = io.BytesIO()
        font.save(made, reorderTables=None if form is Form.WOFF2 else False)
    except TTLibError as error:
        raise AssetError(
            _("{file}: cannot be read as a font: {error}").format(file=file, error=error)
        ) from error
    return made.getvalue()


def _rule(family: str, weight: int, name: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {"bold" if weight > 400 else "normal"}; '
        f'src: url("../fonts/{name}"); }}\n'
    )


def _wrapped(xhtml: str) -> str:
    start = body_at(xhtml)

    def wrapped(token: re.Match[str]) -> str:
        return RARE.sub(r'<span class="rare">\g<0></span>', token[0]) if token["text"] else token[0]

    return xhtml[:start] + TOKEN.sub(wrapped, xhtml[start:])


def _used(book: Book) -> Mapping[tuple[str, int], set[str]]:
    """Gives the characters that each role sets, regular (400) and bold (700).

    More rather than less: what stands in 楷 or 黑 is counted for 宋 too, which serves where a face lacks it.
    """
    used: dict[tuple[str, int], set[str]] = {}
    for sheet in book.sheets:
        path: list[tuple[str, str]] = [("song", "")]
        for token in TOKEN.finditer(sheet.xhtml, body_at(sheet.xhtml), sheet.xhtml.rindex("</body>")):
            name = token["name"]
            if token["text"]:
                characters = set(unescape(token["text"]))
                bold = any(weight for _, weight in path)
                for role in ("song", path[-1][0]):
                    for weight in (400, 700):
                        if role != "song" or weight == 400 or bold:
                            used.setdefault((role, weight), set()).update(characters)
            elif token["close"]:
                path.pop()
            elif not token["void"]:
                found = _CLASS.search(token[0])
                classes = set(found[1].split()) if found else set[str]()
                role = path[-1][0]
                if classes & _KAI or name in ("blockquote", "figcaption"):
                    role = "kai"
                elif classes & _HEI:
                    role = "hei"
                elif name in ("code", "pre"):
                    role = "mono"
                heavy = (
                    name in ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "th", "nav")
                    or classes & _HEI
                )
                path.append((role, "bold" if heavy else ""))
    return used
