"""The words that every publication's pages say beside the seeds' own, Simplified or Traditional.

docs/glossary.md fixes them. What is made of a publication's own facts stands in `labels.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from seed2book.model import Edition, Publication
from seed2book.typeset.labels import date_label, edition_label, issue_label


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of one language; `{}` stands for what is filled in."""

    cover: str
    titlepage: str
    contents: str
    body: str
    colophon: str
    landmarks: str
    pages: str
    untitled: str
    of_all: str
    leaf: str
    paper_page: str
    onward: str
    carried: str
    highlights: str
    print_run: str
    printer: str
    editors: str
    ocr_text: str
    listed_text: str
    unproofed: str
    proofread: str
    sources: str
    made_with: str
    number: str
    scan: str
    scan_on: str
    text_on: str
    annex: str
    office_note: str
    report_to: str
    send_to: str
    distribute_to: str
    copies: str
    access: str
    access_pictures: str
    picture: str


_HANS = Words(
    cover="封面",
    titlepage="扉页",
    contents="目录",
    body="正文",
    colophon="版本说明",
    landmarks="导览",
    pages="页码",
    untitled="无题",
    of_all="总第",
    leaf="页",
    paper_page="版",
    onward="（下转第{}{}）",
    carried="（上接第{}{}）",
    highlights="本期要目",
    print_run="印数：{}",
    printer="印刷：{}",
    editors="编辑：{}",
    ocr_text="OCR文本",
    listed_text="所列文本",
    unproofed="据{}编排，未经人工校对。",
    proofread="据{}编排，校对：{}。",
    sources="所据文本：",
    made_with="用{}编排。",
    number="编号：{}",
    scan="原版扫描图",
    scan_on="（原版见第{}{}）",
    text_on="（文字见第{}{}）",
    annex="附件",
    office_note="按语：",
    report_to="报：",
    send_to="送：",
    distribute_to="发：",
    copies="共印{}份",
    access="全书为文字，有目录、各级标题和阅读顺序，可由读屏软件朗读；字体、字号和颜色由读者自定。",
    access_pictures="全书为文字和图片，有目录、各级标题和阅读顺序，可由读屏软件朗读；图片的文字说明依原文；"
    "字体、字号和颜色由读者自定。",
    picture="图片",
)
_HANT = Words(
    cover="封面",
    titlepage="扉頁",
    contents="目錄",
    body="正文",
    colophon="版本說明",
    landmarks="導覽",
    pages="頁碼",
    untitled="無題",
    of_all="總第",
    leaf="頁",
    paper_page="版",
    onward="（下轉第{}{}）",
    carried="（上接第{}{}）",
    highlights="本期要目",
    print_run="印數：{}",
    printer="印刷：{}",
    editors="編輯：{}",
    ocr_text="OCR文本",
    listed_text="所列文本",
    unproofed="據{}編排，未經人工校對。",
    proofread="據{}編排，校對：{}。",
    sources="所據文本：",
    made_with="用{}編排。",
    number="編號：{}",
    scan="原版掃描圖",
    scan_on="（原版見第{}{}）",
    text_on="（文字見第{}{}）",
    annex="附件",
    office_note="按語：",
    report_to="報：",
    send_to="送：",
    distribute_to="發：",
    copies="共印{}份",
    access="全書為文字，有目錄、各級標題和閱讀順序，可由讀屏軟體朗讀；字體、字號和顏色由讀者自定。",
    access_pictures="全書為文字和圖片，有目錄、各級標題和閱讀順序，可由讀屏軟體朗讀；圖片的文字說明依原文；"
    "字體、字號和顏色由讀者自定。",
    picture="圖片",
)
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def words(language: str) -> Words:
    """Gives the fixed words for a BCP 47 tag: Simplified for all that are not Traditional Chinese."""
    return _HANT if language.lower().startswith(_TRADITIONAL) else _HANS


def standing(publication: Publication) -> str:
    """Gives the sentence a 版本说明 begins with: what the text was taken from, and whether it was proof-read.

    Newspapers are taken to come from an OCR, books and documents from the seeds that are listed below, unless
    the configuration says it.
    """
    said, metadata = words(publication.language), publication.metadata
    made_from = metadata.made_from or (said.ocr_text if publication.is_newspaper else said.listed_text)
    if metadata.proofread_by:
        return said.proofread.format(made_from, metadata.proofread_by)
    return said.unproofed.format(made_from)


def issue(publication: Publication) -> str:
    """Gives `第12期（总第345期）` in the characters of the publication, as far as it is known, or nothing."""
    said = issue_label(publication.metadata)
    return said.replace(_HANS.of_all, words(publication.language).of_all)


def numbers(publication: Publication) -> str:
    """Gives the numbers that the publication is registered under, as 版权页 print them, or nothing."""
    metadata = publication.metadata
    said = (
        f"ISBN {metadata.isbn}" if metadata.isbn else None,
        f"ISSN {metadata.issn}" if metadata.issn else None,
        metadata.cn,
    )
    return "\u3000".join(filter(None, said))


def contents_labels(publication: Publication) -> tuple[str, ...]:
    """Gives each edition's line in the contents: its label, after paper and day where these differ.

    Readers cut the contents to two levels or flatten them, so each line says by itself which page it means.
    It is empty for chapters that stand in no part of their book: their own lines stand in its place.
    """
    return tuple(_told_apart(publication, publication.editions))


def page_labels(publication: Publication) -> tuple[str, ...]:
    """Gives what to cite each newspaper page by: `第3版`, after paper and day where these differ."""
    return tuple(_told_apart(publication, (replace(e, page_name=None) for e in publication.editions)))


def _told_apart(publication: Publication, editions: Iterable[Edition]) -> Iterator[str]:
    several_papers = len({edition.paper for edition in publication.editions}) > 1
    several_days = len({edition.date for edition in publication.editions}) > 1
    for number, edition in enumerate(editions, 1):
        paper = edition.paper if several_papers else None
        day = date_label(edition.date).partition("\u3000")[0] if several_days and edition.date else None
        yield "\u3000".join(filter(None, (paper, day, edition_label(edition, number))))


def sources(publication: Publication) -> Mapping[str, tuple[str, ...]]:
    """Gives the name of each seed with the labels of the editions made from it, where they have any.

    They come in their order as received, each label once, though an editor's order may part an edition.
    """
    listed: dict[str, dict[str, None]] = {}
    labelled = zip(publication.editions, contents_labels(publication), strict=True)
    for edition, label in sorted(labelled, key=lambda pair: pair[0].number or 0):
        listed.setdefault(edition.source, {}).update({label: None} if label else {})
    return {source: tuple(labels) for source, labels in listed.items()}
