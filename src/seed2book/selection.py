"""What the editor decides of a bulletin: what leads it, in what order articles come, which are left out."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from seed2book.errors import ConfigError
from seed2book.messages import _
from seed2book.model import Article, Edition, Publication

_BLANK = re.compile(r"\s+")
_ID = re.compile(r"a-\d+-\d+")
# So many titles are shown where a name fits none, or several.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Selection:
    """The table `[bulletin]` as written: articles are named by their id or by a part of their title.

    `short_titles` are what stands for a title where there is little room. `ear` is what the box beside the
    title says, empty for none, None for 本期要目. `lines` has the line of each key in `file`.
    """

    lead: str | None = None
    order: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    short_titles: Mapping[str, str] | None = None
    ear: str | None = None
    file: Path | None = None
    lines: Mapping[str, int] | None = None


class Selected(NamedTuple):
    """A publication as the editor wants it printed, the articles left out, and the names that wait."""

    publication: Publication
    left_out: tuple[Article, ...] = ()
    waiting: tuple[str, ...] = ()


def select(publication: Publication, wishes: Selection, *, part: bool = False) -> Selected:
    """Gives the publication without the excluded articles: the lead, those in `order`, then the rest.

    A page of the paper whose articles are no longer neighbours becomes several editions. Of a `part` of the
    publication that the wishes are for, names that fit no article wait, and so do ids, which count pages and
    articles of the whole.

    Raises:
        ConfigError: an entry names no article, or several; or none is left.
    """
    articles = list(publication.articles)
    waiting: list[str] = []

    def meant(name: str, key: str) -> Iterator[Article]:
        found = None if part and _ID.fullmatch(name) else _named(name, key, articles, wishes, part=part)
        if found:
            yield found
        else:
            waiting.append(name)

    excluded = [article for name in wishes.exclude for article in meant(name, "exclude")]
    first = list(meant(wishes.lead, "lead")) if wishes.lead else []
    first += [article for name in wishes.order for article in meant(name, "order")]
    for article in first:
        if article in excluded:
            title = article.title.text if article.title else article.id
            raise _error(
                wishes,
                "exclude",
                _('"{title}" is to be left out and to be printed').format(title=title),
                _("keep one of them"),
            )
    if excluded and len({article.id for article in excluded}) == len(articles):
        raise _error(wishes, "exclude", _("no article is left to be printed"), _("leave one of them in"))
    shorts = {
        article.id: short
        for name, short in (wishes.short_titles or {}).items()
        for article in meant(name, "short_title")
    }
    wanted = [article for article in dict.fromkeys((*first, *articles)) if article not in excluded]
    facts = replace(publication.metadata, ear=wishes.ear)
    editions = tuple(_editions(publication, wanted, first, shorts))
    made = replace(publication, editions=editions, metadata=facts)
    return Selected(made, tuple(excluded), tuple(dict.fromkeys(waiting)))


def _editions(
    publication: Publication,
    wanted: Sequence[Article],
    settled: Sequence[Article],
    shorts: Mapping[str, str],
) -> Iterator[Edition]:
    """Gives the editions that the `wanted` articles make in their order; the `settled` shall stay there."""
    home = {
        article.id: (number, edition)
        for number, edition in enumerate(publication.editions, 1)
        for article in edition.articles
    }
    made: Counter[str] = Counter()
    for (number, edition), group in groupby(wanted, key=lambda article: home[article.id]):
        again = made[edition.id]
        made[edition.id] += 1
        yield replace(
            edition,
            id=f"{edition.id}+{again}" if again else edition.id,
            number=number,
            articles=tuple(
                replace(article, short_title=shorts.get(article.id), settled=article in settled)
                for article in group
            ),
        )


def _named(
    name: str, key: str, articles: Sequence[Article], wishes: Selection, *, part: bool
) -> Article | None:
    """Gives the only article with this id, or this title, or this in its title; blanks do not count.

    None where a `part` has none.
    """
    for found in _readings(_bare(name), articles, name):
        if len(found) == 1:
            return found[0]
        if found:
            titles = "、".join(
                f"“{article.title.text}” ({article.id})" for article in found[:_SHOWN] if article.title
            )
            raise _error(
                wishes,
                key,
                _('"{name}" is in the titles of {number} articles: {titles}').format(
                    name=name, number=len(found), titles=titles
                ),
                _("write more of the title, or the id"),
            )
    if part:
        return None
    known = [article.title.text for article in articles if article.title]
    near = difflib.get_close_matches(name, known, 1, 0.5)
    hints = [_("did you mean {name}?").format(name=f'"{near[0]}"')] if near else []
    hints.append(_("seed2book inspect shows every title and id"))
    problem = _('no article is called "{name}"').format(name=name)
    raise _error(wishes, key, problem, " ".join(hints))


def _readings(bare: str, articles: Sequence[Article], name: str) -> Iterator[list[Article]]:
    yield [article for article in articles if article.id == name]
    titled = [(article, _bare(article.title.text)) for article in articles if article.title]
    yield [article for article, title in titled if title == bare]
    yield [article for article, title in titled if bare in title]


def _bare(text: str) -> str:
    return _BLANK.sub("", text)


def _error(wishes: Selection, key: str, problem: str, hint: str) -> ConfigError:
    place = f"{wishes.file}:{(wishes.lines or {}).get(key, 1)}: " if wishes.file else ""
    return ConfigError(
        _("{place}[bulletin] {key}: {problem}").format(place=place, key=key, problem=problem), hint
    )
