"""Pictures that the user puts into an article (`[[fix]] picture`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seed2book.fixes import Action, Fix
from seed2book.model import Article, Block, Figure, Image
from seed2book.source import Edit


class Illustrations:
    """The pictures that the user gives; each is given once, to the block that its line stands in."""

    def __init__(self, fixes: Sequence[Fix]) -> None:
        self._fixes = [fix for fix in fixes if fix.action is Action.PICTURE]
        self._given: set[Fix] = set()

    def give(self, article: Article) -> tuple[Article, tuple[Edit, ...]]:
        """Gives the article with its pictures, and the log's words on them.

        The line of a caption gets its picture, in the place of the one that it had, if any; after another
        line's block stands a picture of its own.
        """
        blocks, edits = article.blocks, []
        for fix in self._fixes:
            at = next((n for n, block in enumerate(blocks) if any(map(fix.covers, block.spans))), None)
            if at is None or fix in self._given:
                continue
            self._given.add(fix)
            blocks = (*blocks[:at], *_with_picture(blocks[at], fix.value), *blocks[at + 1 :])
            span = next(span for span in blocks[at].spans if fix.covers(span))
            # A picture is no text: nothing is put into the line.
            edits.append(fix.edit(span, 0, "", "", f"{fix.reason}: {fix.value}"))
        return (replace(article, blocks=blocks) if edits else article), tuple(edits)

    def all_given(self) -> None:
        """Checks that every picture found its place.

        Raises:
            ConfigError: a line stands in the text of no article.
        """
        for fix in self._fixes:
            if fix not in self._given:
                raise fix.error(
                    "stands in the text of no article, so no picture can stand by it",
                    "name the line of a caption or of a paragraph",
                )


def _with_picture(block: Block, src: str) -> tuple[Block, ...]:
    if isinstance(block, Figure):
        return (replace(block, image=Image(src, block.image.alt if block.image else "")),)
    return block, Figure(block.spans[-1:], Image(src, ""))
