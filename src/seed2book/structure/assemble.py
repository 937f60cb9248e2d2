"""Puts drafts into articles, articles into editions, and all of them into one publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seed2book import cores
from seed2book.findings import Finding
from seed2book.fixes import Fix
from seed2book.model import Article, Edition, Metadata, Publication
from seed2book.settings.config import EditionSettings
from seed2book.source import Edit, Seed, SeedKind
from seed2book.structure.articles.article import build
from seed2book.structure.articles.halves import Part
from seed2book.structure.articles.illustrated import Illustrations
from seed2book.structure.articles.links import link_articles
from seed2book.structure.articles.parts import EditionDrafts, editions_made, publication_title
from seed2book.structure.articles.threads import thread
from seed2book.structure.drafts import Draft
from seed2book.structure.fixed import Titles
from seed2book.structure.folios import differing, without_folios
from seed2book.structure.roles import RoleKind
from seed2book.structure.wording.furniture import Folio
from seed2book.structure.wording.script import language_of

_NO_ARTICLE = frozenset({RoleKind.IMAGE, RoleKind.NOTICE, RoleKind.SEPARATOR, RoleKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Assembled:
    """The publication, with what was changed and what was doubtful in making it."""

    publication: Publication
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def assemble(
    pages: Sequence[tuple[Seed, Sequence[Draft]]],
    *,
    title: str | None,
    language: str | None,
    metadata: Metadata,
    editions: Mapping[str, EditionSettings],
    fixes: Sequence[Fix] = (),
    kinds: Mapping[str, SeedKind] | None = None,
) -> Assembled:
    """Gives the publication of the pages, one edition a page or a part of a book, in the order given.

    `title` None gives 报纸选编, or a book's own; `language` None what the text is written in. `editions` and
    `kinds` are by `Seed.file`; what they do not say is taken from the folio that the page prints, and is None
    where it prints none. An article continued on another page stands whole where it begins. `fixes` may give
    articles other titles.

    Raises:
        ConfigError: a fix would retitle an article, and its line is in none.
    """
    edits: list[Edit] = []
    findings: list[Finding] = []
    facts: list[Folio] = []
    parts: list[Part] = []
    leaves = editions_made(pages, kinds or {})
    for number, leaf in enumerate(leaves):
        printed = without_folios(leaf.drafts)
        said, settings = printed.facts, editions.get(leaf.seed.file)
        edits += printed.edits
        findings += (*printed.findings, *differing(printed, settings))
        facts.append(said)
        page = (settings.page if settings else None) or said.page
        date = (settings.date if settings else None) or said.date
        parts += [Part(number, page, date, group) for group in _articles(printed.drafts)]
    threaded = thread(parts)
    edits += threaded.edits
    findings += threaded.findings

    titles, illustrations = Titles(fixes), Illustrations(fixes)
    made: list[list[Article]] = [[] for _ in leaves]
    articles = cores.each(
        lambda named: build(named[0], named[1].drafts, leaves[named[1].edition].kind),
        _named(threaded.parts),
        length=sum(len(draft.text) for part in threaded.parts for draft in part.drafts),
    )
    for part, built in zip(threaded.parts, articles, strict=True):
        article, retitled = titles.give(built.article, part.drafts)
        article, illustrated = illustrations.give(article)
        made[part.edition].append(article)
        edits += (*built.edits, *retitled, *illustrated)
        findings += built.findings
    titles.all_given()
    illustrations.all_given()
    whole = tuple(
        _edition(number, leaf, tuple(made[number]), editions.get(leaf.seed.file), facts[number])
        for number, leaf in enumerate(leaves)
    )
    tongue = language or language_of(line for seed, _ in pages for line in seed.lines)
    publication = Publication(title or publication_title(leaves), tongue, whole, metadata)
    linked = link_articles(publication, [seed for seed, _ in pages])
    return Assembled(linked.publication, (*edits, *linked.edits), (*findings, *linked.findings))


def _named(parts: Sequence[Part]) -> list[tuple[str, Part]]:
    """Gives each part with the id of its article: the numbers of its edition and of its place there."""
    places: Counter[int] = Counter()
    named = []
    for part in parts:
        places[part.edition] += 1
        named.append((f"a-{part.edition + 1}-{places[part.edition]}", part))
    return named


def _articles(drafts: Iterable[Draft]) -> list[tuple[Draft, ...]]:
    """Parts the drafts of a page where articles open; what stands loose at its top goes with the first."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        if not groups or draft.opens:
            groups.append([])
        groups[-1].append(draft)
    if len(groups) > 1 and all(draft.kind in _NO_ARTICLE for draft in groups[0]):
        groups[1] = groups[0] + groups[1]
        del groups[0]
    return [tuple(group) for group in groups]


def _edition(
    number: int,
    leaf: EditionDrafts,
    articles: tuple[Article, ...],
    settings: EditionSettings | None,
    said: Folio,
) -> Edition:
    settings = settings or EditionSettings(leaf.seed.file)
    return Edition(
        id=f"e-{number + 1}",
        source=leaf.seed.file,
        spans=(leaf.span,),
        articles=articles,
        paper=settings.paper or said.paper,
        date=settings.date or said.date,
        page=settings.page or said.page,
        page_name=settings.page_name or said.page_name,
        editors=settings.editors or said.editors,
        kind=leaf.kind,
        title=leaf.title,
        issue=settings.issue or said.issue,
    )
