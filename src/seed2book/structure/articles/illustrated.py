"""Pictures that the user puts into an article (`[[fix]] picture`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from seed2book.fixes import Action, Fix
from seed2book.messages import _
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
        line's block stands a picture of its own. Several for one line stand in the order of their entries.
        """
        wanted: dict[int, list[Fix]] = defaultdict(list)
        edits = []
        for fix in self._fixes:
            at = next(
                (n for n, block in enumerate(article.blocks) if any(map(fix.covers, block.spans))), None
            )
            if at is None or fix in self._given:
                continue
            self._given.add(fix)
            wanted[at].append(fix)
            span = next(span for span in article.blocks[at].spans if fix.covers(span))
            # A picture is no text: nothing is put into the line.
            edits.append(
                fix.edit(span, 0, "", "", _("{reason}: {file}").format(reason=fix.reason, file=fix.value))
            )
        if not edits:
            return article, ()
        blocks = (_with_pictures(block, wanted[n]) for n, block in enumerate(article.blocks))
        return replace(article, blocks=tuple(chain.from_iterable(blocks))), tuple(edits)

    def all_given(self) -> None:
        """Checks that every picture found its place.

        Raises:
            ConfigError: a line stands in the text of no article.
        """
        for fix in self._fixes:
            if fix not in self._given:
                raise fix.error(
                    _("stands in the text of no article, so no picture can stand by it"),
                    _("name the line of a caption or of a paragraph"),
                )


def _with_pictures(block: Block, fixes: Sequence[Fix]) -> Iterator[Block]:
    """Gives the block and its pictures in their order; a caption is the first one's, and takes its place."""
    pictures = [Image(fix.value, "") for fix in fixes]
    if pictures and isinstance(block, Figure):
        first = pictures.pop(0)
        block = replace(block, image=replace(first, alt=block.image.alt if block.image else ""))
    yield block
    for image in pictures:
        yield Figure(block.spans[-1:], image)
