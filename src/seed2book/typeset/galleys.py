"""The text of an article as one long column of set lines, ready to be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, NamedTuple, assert_never

from markupsafe import Markup, escape

from seed2book.makeup.galley import FREELY, KEPT, ORPHAN
from seed2book.model import (
    Article,
    Block,
    Code,
    Figure,
    Image,
    Inline,
    List,
    Note,
    Paragraph,
    Quotation,
    Separator,
    Signature,
    Subhead,
    Table,
    Verbatim,
    Verse,
)
from seed2book.typeset.blanks import em_blanks
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.headline import broken
from seed2book.typeset.set_slugs import BLANK_LINE, LONGEST_KEPT, SetGalley, SetSlug, Wrap

# A marked place for a picture that is not there, in lines.
PLACE_LINES = 4
# A subhead keeps so many lines of the text after it.
_KEPT_BELOW_SUBHEAD = 2
_CAPTION = re.compile("<figcaption>(.*?)</figcaption>", re.DOTALL)
_OWN_LINE = 'class="own'


class Opening(NamedTuple):
    """What is too long for an article's head and stands before its text: lines of names, 提要."""

    names: Sequence[Signature] = ()
    standfirst: Sequence[Paragraph] = ()


def body(
    article: Article,
    setting: Setting,
    level: int,
    source: str = "",
    opening: Opening = Opening(),  # noqa: B008 (nothing can change it)
) -> SetGalley:
    """Gives the galley of an article's blocks, its closing lines of names and where it is from.

    `setting` has the compositor of its column, `level` is that of its subheads. For `source`, set lines that
    are no text of the article, as many lines of blank are kept at the end.
    """
    writer = _Writer(setting)
    made = [slug for names in opening.names for slug in writer.names(names)]
    made += writer.standfirst(opening.standfirst)
    made += writer.article(article, level)
    if source:
        made.append(SetSlug(source.count("\n") + 1, "", before=KEPT))
    return SetGalley.of(_kept(made))


def plate(article: Article, number: int, setting: Setting, level: int) -> SetSlug | None:
    """Gives the picture that is an article's block `number`, as wide as the compositor's measure.

    None where it is not so wide as that, upright, or too high, or where its caption is an article.
    """
    block = article.blocks[number]
    compositor = setting.compositor
    if not isinstance(block, Figure) or not block.image or not isinstance(compositor, Compositor):
        return None
    own = setting.of(block)
    picture = own.pictures.get((own.seed, block.image.src))
    if not picture or not compositor.spans(picture):
        return None
    slugs = list(_Writer(setting).block_of(article, number, level))
    return slugs[0] if len(slugs) == 1 else None


def paragraphs(parts: Sequence[str], part: str, setting: Setting) -> SetGalley:
    """Gives the galley of paragraphs of small print, each in markup."""
    writer = _Writer(setting)
    return SetGalley.of(slug for markup in parts for slug in writer.lines(part, markup, "p", "fact"))


def _kept(slugs: list[SetSlug]) -> Iterator[SetSlug]:
    """Yields the slugs; a subhead keeps the lines below it."""
    keep = 0
    for slug in slugs:
        yield slug._replace(before=KEPT) if keep > 0 else slug
        keep = _KEPT_BELOW_SUBHEAD if "subhead" in slug.markup[:60] else keep - slug.lines


@dataclass(frozen=True, slots=True)
class _Writer:
    setting: Setting
    path: tuple[Wrap, ...] = ()
    numbers: Any = field(default_factory=count)

    @property
    def _macros(self) -> Any:
        return environment().get_template("blocks.xhtml.j2").module

    @property
    def _compositor(self) -> Compositor:
        assert isinstance(self.setting.compositor, Compositor)
        return self.setting.compositor

    def standfirst(self, paragraphs: Sequence[Paragraph]) -> Iterator[SetSlug]:
        if paragraphs:
            yield from self._within("div", "standfirst")._inside("standfirst")._blocks(paragraphs, 0)

    def names(self, signature: Signature) -> Iterator[SetSlug]:
        yield from self.lines("signature", str(escape(em_blanks(signature.text))), "p", "signature head")

    def article(self, article: Article, level: int) -> Iterator[SetSlug]:
        numbers = count()
        for part in article.body:
            if isinstance(part, Signature):
                yield from self._signature(part)
            else:
                yield from self.block_of(article, next(numbers), level)
        if article.origin:
            yield from self.lines("origin", str(escape(article.origin.text)), "p", "origin", kept=True)

    def block_of(self, article: Article, number: int, level: int) -> Iterator[SetSlug]:
        block = article.blocks[number]
        anchor = f' id="{article.id}-{number + 1}"' if self.setting.ids else ""
        yield from self._of(block)._block(block, level, anchor)

    def _signature(self, signature: Signature) -> Iterator[SetSlug]:
        text = str(escape(em_blanks(signature.text)))
        yield from self.lines("signature", text, "p", "signature tail", kept=True)

    def _of(self, block: Block) -> _Writer:
        return replace(self, setting=self.setting.of(block))

    def _within(self, name: str, classes: str = "", attributes: str = "", opening: str = "") -> _Writer:
        return replace(self, path=(*self.path, Wrap(next(self.numbers), name, classes, attributes, opening)))

    def _inside(self, place: str) -> _Writer:
        return replace(self, setting=self.setting.inside(place))

    def _nested(self, place: str, name: str, classes: str, anchor: str) -> _Writer:
        inside = self._inside(place)
        if inside.setting.crowded:
            classes = f"{classes} crowded".lstrip()
        return replace(self._within(name, classes, anchor), setting=inside.setting)

    def _blocks(self, blocks: Sequence[Block], level: int) -> Iterator[SetSlug]:
        for block in blocks:
            yield from self._of(block)._block(block, level, "")

    def lines(
        self,
        part: str,
        markup: str,
        name: str,
        classes: str = "",
        anchor: str = "",
        *,
        indented: bool = False,
        kept: bool = False,
    ) -> Iterator[SetSlug]:
        """Yields the lines of a text, in their own element; with `kept`, all stay with what is before."""
        inside = self._within(name, classes, anchor)
        set_lines = self.setting.set(part, markup, indented).split("\n")
        last = len(set_lines) - 1
        for number, line in enumerate(set_lines):
            before = ORPHAN if number == 1 else FREELY
            if kept or (number and number == last):
                before = KEPT
            yield SetSlug(1, line, inside.path, before, elastic=kept and not number, line=True)

    def _blank(self, *, after: bool = False) -> SetSlug:
        """Gives the line of blank that the style of the innermost element opens above or below it."""
        return SetSlug(1, "", self.path, KEPT if after else FREELY)

    def _whole(self, lines: int, markup: str, *, elastic: bool = False) -> SetSlug:
        return SetSlug(lines, markup, self.path, elastic=elastic)

    def _block(self, block: Block, level: int, anchor: str) -> Iterator[SetSlug]:
        match block:
            case Paragraph():
                yield from self._paragraph(block, anchor)
            case Subhead():
                yield self._subhead(block, level, anchor)
            case Figure(image=image):
                made = self._macros.figure(block, self.setting, level, Markup(anchor))  # noqa: S704
                yield from self._captioned(str(made), image)
            case Note(id=called) if called:
                inside = self._within("aside", "footnote", f' id="{escape(called)}" role="doc-footnote"')
                yield from inside._inside("list")._blocks(block.blocks, level)
            case Note():
                inside = self._within("aside", "note", f'{anchor} role="note"')
                yield from _framed(inside, inside._inside("note")._blocks(block.blocks, level))
            case Quotation():
                yield from self._nested("quotation", "blockquote", "", anchor)._blocks(block.blocks, level)
            case Verse():
                inside = self._within("div", "verse", anchor)._inside("verse")
                for line in block.lines:
                    yield from inside.lines("verse", inside._inlines(line), "p", "line")
            case Table():
                yield from self._table(block, anchor)
            case List():
                yield from self._list(block, level, anchor)
            case Code():
                inside = self._within("pre", "", anchor)
                yield from _framed(inside, inside._code(block.text))
            case Separator(text=text) if text:
                yield from self.lines("separator", str(escape(text)), "p", "separator", anchor)
            case Separator():
                yield self._whole(1, f"<hr{anchor}/>")
            case Verbatim():
                inside = self._within("div", "verbatim", anchor)
                yield from _framed(
                    inside, inside.lines("paragraph", str(escape(block.text)), "p", "verbatim")
                )
            case _:
                assert_never(block)

    def _inlines(self, inlines: tuple[Inline, ...], *, lifted: bool = False) -> str:
        return str(self._macros.inlines(inlines, self.setting, lifted))

    def _paragraph(self, block: Paragraph, anchor: str, marker: str = "") -> Iterator[SetSlug]:
        words = marker + self._inlines(block.inlines, lifted=True)
        plates = self.setting.plates(block.inlines)
        if words.strip() or not plates:
            classes = "resumes" if block.resumes else ""
            indented = not block.resumes and not marker
            yield from self.lines("paragraph", words, "p", classes, anchor, indented=indented)
            anchor = ""
        for image in plates:
            picture = self._macros.picture(image, self.setting, "div")
            yield self._figure(f"<figure{anchor}>{picture}</figure>", image)
            anchor = ""

    def _subhead(self, block: Subhead, level: int, anchor: str) -> SetSlug:
        """Gives a subhead with half a line of blank above and below it."""
        compositor, rank = self._compositor, min(level + block.level - 1, 6)
        size = compositor.theme.sizes["subhead"].size_pt
        set_lines = broken(em_blanks(block.text), compositor.measure_pt / size)
        words = "<br/>".join(self.setting.set("subhead", str(escape(line))) for line in set_lines)
        made = f'<h{rank}{anchor} class="subhead">{words}</h{rank}>'
        return self._whole(len(set_lines) + 1, made, elastic=True)

    def _figure(self, markup: str, image: Image | None) -> SetSlug:
        found = self.setting.pictures.get((self.setting.seed, image.src)) if image else None
        lines = self._compositor.picture_lines(found) if found else PLACE_LINES
        caption = _CAPTION.search(markup)
        words = caption[1].count("\n") + 1 + caption[1].count(_OWN_LINE) if caption else 0
        return self._whole(1 + lines + words, markup, elastic=True)

    def _captioned(self, markup: str, image: Image | None) -> Iterator[SetSlug]:
        """Yields a picture with its caption; one as long as an article stands below it line by line."""
        caption = _CAPTION.search(markup)
        if not caption or caption[1].count("\n") < LONGEST_KEPT:
            yield self._figure(markup, image)
            return
        yield self._figure(markup.replace(caption[0], ""), image)
        inside = self._within("p", "caption")
        for line in caption[1].split("\n"):
            yield SetSlug(1 + line.count(_OWN_LINE), line, inside.path, line=True)

    def _list(self, block: List, level: int, anchor: str) -> Iterator[SetSlug]:
        outer = self._nested("list", "ul", "list", anchor)
        for item in block.items:
            inside = outer._within("li")
            blocks = list(item.blocks)
            marker = str(self._macros.marker(item.marker)) if item.marker else ""
            if marker and blocks and isinstance(blocks[0], Paragraph):
                yield from inside._of(blocks[0])._paragraph(blocks[0], "", marker)
                del blocks[0]
            elif marker:
                yield from inside.lines("paragraph", marker, "p")
            yield from inside._blocks(blocks, level)

    def _code(self, text: str) -> Iterator[SetSlug]:
        for line in text.split("\n"):
            if line.strip():
                yield from self.lines("code", f"<code>{escape(line)}</code>", "div")
            else:
                yield SetSlug(1, BLANK_LINE, self.path)

    def _table(self, block: Table, anchor: str) -> Iterator[SetSlug]:
        """Yields the rows of a table, each cell set in lines."""
        made = self.setting.table(block, self._macros.inlines)
        heights = made.row_heights()
        small = sum(heights) <= LONGEST_KEPT
        if not small and any(cell.down > 1 for cell in block.merged):
            # Between its rows a long table may be cut, so no cell reaches over two of them.
            across = tuple(replace(cell, down=1) for cell in block.merged if cell.across > 1)
            yield from self._table(replace(block, merged=across), anchor)
            return
        outer = self._within("table", "", anchor, made.columns())
        head, rest = outer._within("thead"), outer._within("tbody")
        for number, row in enumerate(made.rows):
            markup = ""
            for cell in row:
                lines = sum(heights[number : number + cell.down])
                height = f"height: calc({lines} * var(--leading) - var(--rules))"
                markup += f'<{cell.name}{cell.attributes} style="{height}">{cell.words}</{cell.name}>'
            # A head keeps two rows, and no last row stands alone.
            kept = number <= block.header_rows + 1 or number == len(made.rows) - 1
            before = KEPT if number and (small or kept) else FREELY
            inside = head if number < block.header_rows else rest
            first = "" if number else ' class="first"'
            yield SetSlug(heights[number], f"<tr{first}>{markup}</tr>", inside.path, before)


def _framed(writer: _Writer, inner: Iterator[SetSlug]) -> Iterator[SetSlug]:
    """Yields what stands in an element with a line of blank above and below; neither stands alone."""
    slugs = list(inner)
    yield writer._blank()
    for number, slug in enumerate(slugs):
        yield slug._replace(before=KEPT) if number == 0 else slug
    yield writer._blank(after=True)
