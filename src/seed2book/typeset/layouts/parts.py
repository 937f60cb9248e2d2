"""What the layouts share: editions as their templates see them, the title, the facts, running heads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version

from seed2book.model import Edition, Publication
from seed2book.pictures import Pictures, scans_of
from seed2book.typeset.blanks import sound
from seed2book.typeset.book import PICTURES, Medium
from seed2book.typeset.compositor import Compositor
from seed2book.typeset.filters import Setting, environment
from seed2book.typeset.headline import firmness, width_em
from seed2book.typeset.labels import article_label, date_label, edition_label, edition_source
from seed2book.typeset.line_css import Classes
from seed2book.typeset.masthead import fitted
from seed2book.typeset.set_articles import SetArticle, lines_of, set_article
from seed2book.typeset.targets import targets
from seed2book.typeset.theme import Theme
from seed2book.typeset.wording import contents_labels, issue


@dataclass(frozen=True, slots=True)
class PrintedEdition:
    """An edition as the templates see it; `contents` are the ids and labels of its articles.

    `label` is empty for chapters that stand in no part of their book, `scan` the address of the picture that
    faces it: that of its seed, before the first edition made from it; `turned`: on its side, being wide.
    """

    id: str
    label: str
    contents_label: str
    source: str
    contents: tuple[tuple[str, str], ...]
    articles: tuple[SetArticle, ...]
    kind: str
    scan: str | None = None
    turned: bool = False


def render(
    template: str,
    publication: Publication,
    theme: Theme,
    pictures: Pictures,
    classes: Classes,
    title_rows: Sequence[str],
    head_share: float,
    heading: int = 3,
    **more: object,
) -> str:
    """Gives the document that a layout's template makes of the publication.

    `title_rows` are the rows of the table of sizes that the title is tried in, `head_share` is how much of
    the type area's width a running head may take, 0 to 1; `heading` is the level of an article's title, and
    `more` is what this template alone asks for.
    """
    language = region(publication)
    compositor = Compositor(theme, language.lower(), theme.grid.measure_pt, None, classes=classes)
    head = theme.sizes["head"].size_pt if "head" in theme.sizes else theme.grid.size_pt
    document = (
        environment()
        .get_template(template)
        .render(
            publication=publication,
            language=language,
            editions=_editions(publication, theme, pictures),
            title=title(publication.title, theme, title_rows),
            facts=_facts(publication),
            setting_of=_setting_of(
                theme,
                Setting(
                    heading=heading,
                    ids=True,
                    targets=targets(publication, lambda article, place: f"#{place or article}"),
                    pictures=pictures,
                    picture_base=PICTURES[Medium.PRINT],
                    parted=True,
                ),
                compositor,
            ),
            entry=compositor.entry,
            plain=Setting(compositor=compositor),
            article_label=article_label,
            running_head=partial(running_head, room_em=theme.grid.width_pt * head_share / head),
            version=version("seed2book"),
            **more,
        )
    )
    return sound(document)


def region(publication: Publication) -> str:
    """Gives the language with its region, by which the faces choose the forms of quotation marks."""
    return "zh-TW" if publication.language == "zh-Hant" else "zh-CN"


def running_head(label: str, room_em: float) -> str:
    """Gives as much of a title as a running head has room for, and `……` where that is not all."""
    return label if width_em(label) <= room_em else f"{label[: int(room_em) - 2]}……"


def page_head(parts: str, room_em: float) -> str:
    """Gives the parts of a running head, which U+3000 sets apart, as far as it has room for them."""
    while "\u3000" in parts and width_em(parts) > room_em:
        parts = parts.rpartition("\u3000")[0]
    return running_head(parts, room_em)


def _editions(publication: Publication, theme: Theme, pictures: Pictures) -> tuple[PrintedEdition, ...]:
    def made(edition: Edition, number: int, contents_label: str) -> PrintedEdition:
        return PrintedEdition(
            id=edition.id,
            label=edition_label(edition, number),
            contents_label=contents_label,
            source=edition_source(edition),
            contents=tuple((article.id, article_label(article)) for article in edition.articles),
            articles=tuple(set_article(article, theme) for article in edition.articles),
            kind=str(edition.kind),
            scan=PICTURES[Medium.PRINT] + scans[edition.id].name if edition.id in scans else None,
            turned=edition.id in scans and scans[edition.id].is_wide,
        )

    labels, scans = contents_labels(publication), scans_of(publication, pictures)
    return tuple(
        made(edition, number, label)
        for number, (edition, label) in enumerate(zip(publication.editions, labels, strict=True), 1)
    )


def _setting_of(theme: Theme, setting: Setting, compositor: Compositor) -> Callable[[SetArticle], Setting]:
    """Gives what tells how the texts of an article are set."""

    def made(it: SetArticle) -> Setting:
        firm = firmness(it.article)
        return replace(
            setting,
            heading_lines=partial(lines_of, row=it.row, theme=theme, firm=firm),
            compositor=replace(compositor, across_pt=theme.grid.width_pt),
        )

    return made


def title(text: str, theme: Theme, rows: Sequence[str]) -> Mapping[str, object]:
    """Gives the publication's title as displayed, and its row in the table of sizes: the first that fits."""
    made = fitted(text, theme, rows, theme.grid.width_pt)
    return {"lines": made.lines, "row": made.row.replace("_", "-")}


def _facts(publication: Publication) -> Mapping[str, str]:
    metadata = publication.metadata
    return {
        "issue": issue(publication),
        "date": date_label(metadata.date) if metadata.date else "",
        "publisher": metadata.publisher or "",
        "permit": metadata.permit or "",
        "notice": metadata.notice or "",
    }
