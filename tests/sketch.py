"""A publication as plain text, block by block, for golden files that a person can read."""

from collections.abc import Iterator

from seed2book.model import (
    Block,
    Code,
    CodeSpan,
    Doubt,
    Emphasis,
    Figure,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    Note,
    NoteRef,
    Publication,
    Quotation,
    Ruby,
    Separator,
    Strong,
    Subhead,
    Table,
    Verse,
    plain_text,
)


def sketch(publication: Publication) -> str:
    """Gives `=` for a part, `#` for an article, then its blocks, set in by how deep they stand."""
    return "".join(f"{line}\n" for line in _lines(publication))


def _lines(publication: Publication) -> Iterator[str]:
    yield f"{publication.title} ({', '.join(sorted({e.kind for e in publication.editions}))})"
    for edition in publication.editions:
        if edition.title:
            yield f"= {edition.title.text}"
        for article in edition.articles:
            yield f"# {article.title.text if article.title else '(no title)'}"
            yield from (f"by {signature.text}" for signature in article.signatures)
            for block in (*article.standfirst, *article.blocks):
                yield from (f"  {line}" for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Subhead(text=text, level=level):
            yield f"{'#' * (level + 1)} {text}"
        case Figure(image=image, caption=caption):
            shown = f"{image.src} [{image.alt}]" if image else "without a file"
            yield f"picture {shown} {_inlines(caption)}".rstrip()
        case Note(id=name, blocks=blocks) if name:
            yield from (f"note {name}: {line}" for inner in blocks for line in _block(inner))
        case Note(blocks=blocks):
            yield from (f"note: {line}" for inner in blocks for line in _block(inner))
        case Quotation(blocks=blocks):
            yield from (f"> {line}" for inner in blocks for line in _block(inner))
        case List(items=items):
            for item in items:
                inner = [line for part in item.blocks for line in _block(part)]
                yield f"{item.marker} {inner[0]}".lstrip()
                yield from (f"    {line}" for line in inner[1:])
        case Table(rows=rows, header_rows=heads):
            for number, row in enumerate(rows):
                cells = " | ".join(map(_inlines, row))
                yield f"|{'=' if number < heads else ' '}{cells}"
        case Verse(lines=lines):
            yield from (f"/ {_inlines(line)}" for line in lines)
        case Code(text=text):
            yield from (f"code: {line}".rstrip() for line in text.split("\n"))
        case Separator(text=text):
            yield f"---{text}"
        case _:
            yield (
                f"{type(block).__name__.lower()}: "
                if not hasattr(block, "inlines")
                else _inlines(block.inlines)
            )


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Strong(inlines=inner):
            return f"<b>{_inlines(inner)}</b>"
        case Emphasis(inlines=inner):
            return f"<em>{_inlines(inner)}</em>"
        case Link(href=href, inlines=inner):
            return f"<{href}>{_inlines(inner)}</>"
        case Image(src=src, alt=alt):
            return f"<picture {src}: {alt}>"
        case Ruby(base=base, reading=reading):
            return f"<ruby {reading}>{base}</>"
        case NoteRef(id=name, mark=mark):
            return f"<{name}>{mark}</>"
        case CodeSpan(text=text):
            return f"<code>{text}</>"
        case LineBreak():
            return "<br>"
        case Doubt(text=text):
            return f"<?>{text}</>"
        case _:
            return plain_text((inline,))
