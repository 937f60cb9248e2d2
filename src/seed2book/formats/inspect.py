"""What was understood, to look at: as JSON for other programs, as a tree for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from seed2book.formats.report.wishes import acceptance_of, wish_for
from seed2book.formats.report.words import named
from seed2book.messages import _, counted, listed
from seed2book.model import (
    Article,
    Block,
    Edition,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quotation,
    Subhead,
    Verse,
    plain_text,
    walk,
)
from seed2book.reading import LineRole, Reading, worded
from seed2book.source import Span


def to_json(reading: Reading, *, explained: bool = False) -> str:
    """Gives the reading as JSON, two blanks deep, keys always in the same order, a newline at the end.

    `explained`: with the role of every line, and the evidence for it, under the key `lines`.
    """
    lines = {seed.file: seed.lines for seed in reading.seeds}
    data: dict[str, Any] = {
        "title": reading.publication.title,
        "language": reading.publication.language,
        "editions": [_edition(edition) for edition in reading.publication.editions],
        "findings": [
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "message": finding.message,
                "source": finding.span.file if finding.span else None,
                "line": finding.span.first if finding.span else None,
                "advice": finding.advice,
                "fix": wish_for(finding, lines.get(finding.span.file, ()) if finding.span else ()),
                "accept": acceptance_of(finding, lines.get(finding.span.file, ()) if finding.span else ()),
            }
            for finding in reading.findings
        ],
        "changes": [
            {
                "rule": edit.rule,
                "source": edit.span.file,
                "line": edit.span.first,
                "before": edit.before,
                "after": edit.after,
                "reason": _(edit.reason),
            }
            for edit in reading.edits
        ],
    }
    if explained:
        data["lines"] = [
            {
                "source": line.span.file,
                "line": line.span.first,
                "role": line.role,
                "opens": line.opens,
                "confidence": round(line.confidence, 2),
                "evidence": [worded(reason) for reason in line.evidence],
            }
            for line in reading.lines
        ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_reasons(reading: Reading) -> str:
    """Gives a line of text for each line of the seeds: where, what it became, how surely, and why."""
    return "\n".join(map(_reasons, reading.lines))


def _reasons(line: LineRole) -> str:
    form = (
        _("{place}: {role}, opens an article ({sure}): {why}")
        if line.opens
        else _("{place}: {role} ({sure}): {why}")
    )
    why = _("; ").join(map(worded, line.evidence)) or _("nothing spoke against it")
    return form.format(place=line.span, role=named(line.role), sure=f"{line.confidence:.2f}", why=why)


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "source": edition.source,
        "paper": edition.paper,
        "date": edition.date,
        "issue": edition.issue,
        "page": edition.page,
        "page_name": edition.page_name,
        "kind": str(edition.kind),
        "title": _text(edition.title),
        "articles": [_article(article, edition.source) for article in edition.articles],
    }


def _article(article: Article, source: str) -> dict[str, Any]:
    lead = article.lead_in
    figures = [block for block in walk(article.blocks) if isinstance(block, Figure)]
    here = [span for span in article.spans if span.file == source] or list(article.spans)
    return {
        "id": article.id,
        "title": _text(article.title),
        "kicker": _texts(article.kickers),
        "deck": _texts(article.decks),
        "rubric": _text(article.rubric),
        "standfirst": "\n".join(plain_text(p.inlines) for p in article.standfirst) or None,
        "label": lead.label if lead else None,
        "dateline": lead.dateline if lead else None,
        "bylines": list(dict.fromkeys(byline.name for byline in article.bylines)),
        "credits": [credit.text for credit in article.credits],
        "lines": [min(s.first for s in here), max(s.last for s in here)],
        "subheads": [block.text for block in walk(article.blocks) if isinstance(block, Subhead)],
        "captions": [plain_text(figure.caption) for figure in figures if figure.caption],
        "figures": len(figures),
        "paragraphs": [
            _paragraph(text, spans, source) for text, spans in _body((*article.standfirst, *article.blocks))
        ],
        "origin": _text(article.origin),
        "confidence": round(article.confidence, 2),
    }


def _body(blocks: tuple[Block, ...]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The running text: paragraphs also of notes and quotations, items and stanzas each by themselves."""
    for block in blocks:
        match block:
            case Paragraph():
                yield plain_text(block.inlines), block.spans
            case Verse():
                yield "\n".join(map(plain_text, block.lines)), block.spans
            case Note() | Quotation():
                yield from _body(block.blocks)
            case List():
                for item in block.items:
                    yield from _item(item.marker, tuple(_body(item.blocks)))
            case _:
                pass


def _item(
    marker: str, texts: tuple[tuple[str, tuple[Span, ...]], ...]
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for n, (text, spans) in enumerate(texts):
        printed = marker if n == 0 and marker not in ("", "-", "*", "+") else ""
        blank = " " if printed[-1:].isascii() and printed else ""
        yield printed + blank + text, spans


def _paragraph(text: str, spans: tuple[Span, ...], source: str) -> dict[str, Any]:
    lines = [line for span in spans for line in range(span.first, span.last + 1)]
    paragraph: dict[str, Any] = {"text": text, "lines": lines}
    files = list(dict.fromkeys(span.file for span in spans))
    if files and files != [source]:
        paragraph["source"] = files[0] if len(files) == 1 else files
    return paragraph


def _text(heading: Heading | None) -> str | None:
    return heading.text if heading else None


def _texts(headings: tuple[Heading, ...]) -> str | None:
    return " ".join(heading.text for heading in headings) or None


def to_tree(reading: Reading) -> str:
    """Gives the publication as an indented tree of plain text: editions, articles, and what each holds."""
    book = reading.publication
    lines = [_("{title} ({language})").format(title=book.title, language=book.language)]
    for edition in book.editions:
        lines += ["", "  ".join(_edition_words(edition))]
        for article in edition.articles:
            lines += [f"  {line}" for line in _article_words(article)]
    return "\n".join(lines) + "\n"


def _edition_words(edition: Edition) -> list[str]:
    issue = f"第{edition.issue}期" if edition.issue else None
    said = [
        _text(edition.title),
        edition.paper,
        issue,
        edition.date,
        f"第{edition.page}版" if edition.page else None,
        edition.page_name,
    ]
    return [edition.source, *(fact for fact in said if fact)]


def _article_words(article: Article) -> Iterator[str]:
    title = article.title.text if article.title else _("(no title)")
    where = listed(str(span) for span in article.spans)
    yield f"{title}  [{article.id}, {where}, {article.confidence:.2f}]"
    for form, headings in (
        (_("rubric: {text}"), (article.rubric,)),
        (_("kicker: {text}"), article.kickers),
        (_("deck: {text}"), article.decks),
        (_("origin: {text}"), (article.origin,)),
    ):
        for heading in headings:
            if heading:
                yield "  " + form.format(text=heading.text)
    if article.bylines:
        yield "  " + _("by: {names}").format(names=" ".join(byline.name for byline in article.bylines))
    if article.credits:
        yield "  " + _("credits: {names}").format(names=" · ".join(credit.text for credit in article.credits))
    for block in article.blocks:
        if isinstance(block, Subhead):
            yield "  " + _("subhead: {text}").format(text=block.text)
        elif isinstance(block, Figure):
            shown = plain_text(block.caption) or (block.image.alt if block.image else "") or "—"
            yield "  " + _("picture: {text}").format(text=shown)
    count = sum(1 for _part in _body((*article.standfirst, *article.blocks)))
    yield "  " + counted("{n} paragraph", "{n} paragraphs", count)
