"""What HTML in a seed becomes: tables, paragraphs and pictures, with what means something in a line."""

from __future__ import annotations

import pytest

from seed2book.model import Block, Figure, Inline, Paragraph, ProperNoun, Strong, Table, Text, WorkTitle
from seed2book.source import Span
from seed2book.structure.markup.blocks import html_blocks

SPANS = (Span("甲.txt", 1, 1),)


def inlines(block: Block) -> tuple[tuple[Inline, ...], ...]:
    match block:
        case Paragraph(inlines=found):
            return (found,)
        case Figure(caption=found):
            return (found,)
        case Table(rows=rows):
            return tuple(cell for row in rows for cell in row)
        case _:
            raise TypeError(block)


def strong(words: str) -> Strong:
    return Strong((Text(words),))


def name(words: str) -> ProperNoun:
    return ProperNoun((Text(words),))


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<table><tr><td><u>司马迁</u>著</td></tr></table>", [(name("司马迁"), Text("著"))]),
        (
            '<table><tr><td><u style="text-decoration: underline wavy">史记</u></td></tr></table>',
            [(WorkTitle((Text("史记"),)),)],
        ),
        ("<p><b>渔港</b>开工</p>", [(strong("渔港"), Text("开工"))]),
        ('<p><strong class="x">渔港</strong>开工</p>', [(strong("渔港"), Text("开工"))]),
        ('<img src="a.jpg"/><figcaption><b>渔港</b>全景</figcaption>', [(strong("渔港"), Text("全景"))]),
        # As browsers do: what crosses the edge of a block goes on in the next one.
        ("<p><b>渔港</p><p>开工</b>了</p>", [(strong("渔港"),), (strong("开工"), Text("了"))]),
        ("<p><b>甲<u>乙</b>丙</u></p>", [(Strong((Text("甲"), name("乙"))), name("丙"))]),
        ("<p><b>甲<b>乙</b></p>", [(strong("甲乙"),)]),
        ("<p>甲<b> </b>乙<u/></p>", [(Text("甲 乙"),)]),
    ],
)
def test_bold_and_lines_along_names_are_kept(html: str, found: list[tuple[Inline, ...]]) -> None:
    assert [cell for block in html_blocks(html, SPANS) for cell in inlines(block)] == found


def test_a_picture_in_bold_is_a_picture() -> None:
    (block,) = html_blocks('<b><img src="a.jpg"/></b>', SPANS)
    assert isinstance(block, Figure)
