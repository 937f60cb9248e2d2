"""From the publication to the finished file, read back from disk: what is noticed."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

import publications
from real_tools import lacking
from seed2book import formats
from seed2book.errors import UsageError, VerificationError
from seed2book.model import (
    Article,
    Edition,
    Figure,
    Heading,
    Metadata,
    Paragraph,
    Publication,
    Signature,
    Table,
    Text,
    plain_text,
)
from seed2book.progress import silent
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium
from seed2book.typeset.theme import load_theme
from seed2book.verify import check, epubcheck, finished
from seed2book.verify.conservation import check_file
from seed2book.verify.expected import units
from seed2book.verify.pdf import PrintedPage, read_pages


def publication() -> Publication:
    return publications.publication()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The publication as an EPUB and in both themes of print, with paragraphs that pages and columns cut."""
    folder = tmp_path_factory.mktemp("files")
    made = {}
    for name, theme in (("epub", "book"), ("pdf", "book"), ("pdf", "bulletin")):
        target = folder / f"{theme}.{name}"
        medium = formats.FORMATS[name][1]
        formats.load(name).write(typeset(publication(), load_theme(theme), medium), target, silent)
        made[f"{name}:{theme}"] = target
    return made


KINDS = ("epub:book", "pdf:book", "pdf:bulletin")


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_holds_its_publication(files: dict[str, Path], kind: str) -> None:
    check_file(publication(), files[kind], kind[: kind.index(":")])


# What is said of a file that holds `publication()` when another publication was meant: from the file's side
# a paragraph more in the publication is a paragraph that the file dropped.

Mutation = Callable[[Article], Article]


def blocks(article: Article) -> list[object]:
    return list(article.blocks)


def with_blocks(article: Article, changed: list[object]) -> Article:
    return replace(article, blocks=tuple(changed))  # type: ignore[arg-type]


def a_paragraph_more(article: Article) -> Article:
    changed = blocks(article)
    changed.insert(3, Paragraph((Text("渡口又添一条船。"),), article.spans))
    return with_blocks(article, changed)


def a_paragraph_less(article: Article) -> Article:
    return with_blocks(article, blocks(article)[1:])


def the_last_paragraph_less(article: Article) -> Article:
    return with_blocks(article, blocks(article)[:-1])


def a_paragraph_twice(article: Article) -> Article:
    return with_blocks(article, [*blocks(article), article.blocks[-1]])


def paragraphs_swapped(article: Article) -> Article:
    changed = blocks(article)
    changed[0], changed[2] = changed[2], changed[0]
    return with_blocks(article, changed)


def words_changed(article: Article, change: Callable[[str], str]) -> Article:
    last = article.blocks[-1]
    assert isinstance(last, Paragraph)
    return with_blocks(
        article, [*article.blocks[:-1], replace(last, inlines=(Text(change(plain_text(last.inlines))),))]
    )


def a_character_changed(article: Article) -> Article:
    return words_changed(article, lambda text: text.replace("卖菜", "买菜"))


def a_radical_for_a_character(article: Article) -> Article:
    return words_changed(article, lambda text: text.replace("里", "⾥"))


def a_mark_changed(article: Article) -> Article:
    return words_changed(article, lambda text: text.replace("，", ",", 1))


def a_character_more_that_the_title_has(article: Article) -> Article:
    assert article.title
    return words_changed(article, lambda text: f"{text[:30]}{article.title.text[1]}{text[30:]}")  # type: ignore[union-attr]


def a_caption_more(article: Article) -> Article:
    changed = blocks(article)
    changed.insert(1, Figure(article.spans, None, (Text("渡口的新船"),)))
    return with_blocks(article, changed)


def no_title(article: Article) -> Article:
    return replace(article, title=None)


def another_deck(article: Article) -> Article:
    return replace(article, decks=(*article.decks, Heading("——又一行", article.spans)))


def names_twice(article: Article) -> Article:
    first = article.signatures[0]
    return replace(article, signatures=(*article.signatures, Signature("□ 江玉", first.place, first.spans)))


MUTATIONS: tuple[Mutation, ...] = (
    a_paragraph_more,
    a_paragraph_less,
    the_last_paragraph_less,
    a_paragraph_twice,
    paragraphs_swapped,
    a_character_changed,
    a_radical_for_a_character,
    a_mark_changed,
    a_character_more_that_the_title_has,
    a_caption_more,
    no_title,
    another_deck,
    names_twice,
)


def meant(mutation: Mutation) -> Publication:
    book = publication()
    first = book.editions[0]
    changed = mutation(first.articles[0])
    assert changed != first.articles[0]
    return replace(
        book, editions=(replace(first, articles=(changed, *first.articles[1:])), *book.editions[1:])
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_file_that_holds_something_else_is_noticed(
    files: dict[str, Path], kind: str, mutation: Mutation
) -> None:
    with pytest.raises(VerificationError, match=r"page-\d\.txt:\d+"):
        check_file(meant(mutation), files[kind], kind[: kind.index(":")])


@pytest.mark.parametrize("kind", KINDS)
def test_swapped_and_lost_articles_are_noticed(files: dict[str, Path], kind: str) -> None:
    book = publication()
    first = book.editions[0]
    for articles in (first.articles[::-1], (*first.articles, replace(first.articles[0], id="a9"))):
        other = replace(book, editions=(replace(first, articles=articles), *book.editions[1:]))
        with pytest.raises(VerificationError):
            check_file(other, files[kind], kind[: kind.index(":")])


def rewritten(path: Path, name: str, change: Callable[[str], str], target: Path) -> Path:
    """A copy of a ZIP file in which one entry was changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith(name):
                text = data.decode("utf-8")
                assert change(text) != text
                data = change(text).encode("utf-8")
            new.writestr(entry, data)
    return target


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<p>老船工", "<p>船工").replace('<p class="resumes">老船工', "<p>船工"),
        lambda text: re.sub(r"<p[^>]*>“?数十家.*?</p>", "", text),
        lambda text: re.sub(r"<figcaption>.*?</figcaption>", "", text),
        lambda text: text.replace("</article>", "<p>凭空一句。</p></article>"),
        lambda text: text.replace("，", "、", 1),
    ],
    ids=["a character", "a paragraph", "a caption", "a paragraph added", "a mark"],
)
def test_what_is_taken_out_of_a_finished_epub_is_noticed(
    files: dict[str, Path], tmp_path: Path, change: Callable[[str], str]
) -> None:
    broken = rewritten(files["epub:book"], "a1.xhtml", change, tmp_path / "broken.epub")
    with pytest.raises(VerificationError):
        check_file(publication(), broken, "epub")


def test_an_epub_whose_spine_lost_an_article_is_noticed(files: dict[str, Path], tmp_path: Path) -> None:
    broken = rewritten(
        files["epub:book"],
        "content.opf",
        lambda text: re.sub(r'<itemref idref="a2"[^>]*/>', "", text),
        tmp_path / "broken.epub",
    )
    with pytest.raises(VerificationError, match="渡口添新船"):
        check_file(publication(), broken, "epub")


def test_a_pdf_that_says_a_radical_where_it_shows_a_character_is_noticed(
    files: dict[str, Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    slips = 0
    with pikepdf.open(files["pdf:book"]) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and b"beginbfchar" in thing.read_bytes():
                named = thing.read_bytes()
                slip = re.sub(rb"<91cc>", b"<2fa5>", named, flags=re.IGNORECASE)
                slips += slip != named
                thing.write(slip)
        document.save(broken)
    assert slips
    with pytest.raises(VerificationError, match="里"):
        check_file(publication(), broken, "pdf")


def test_tags_that_lead_back_to_themselves_are_read_once(files: dict[str, Path], tmp_path: Path) -> None:
    looped = tmp_path / "looped.pdf"
    with pikepdf.open(files["pdf:book"]) as document:
        (whole,) = document.Root.StructTreeRoot.K
        whole.K.append(whole)
        document.save(looped)
    assert read_pages(looped) == read_pages(files["pdf:book"])


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(b"%PDF-1.7\nnothing more")
    with pytest.raises(VerificationError, match=r"torn\.pdf"):
        check_file(publication(), torn, "pdf")
    with pytest.raises(VerificationError, match="torn"):
        check(torn)


def test_units_come_in_the_order_that_pages_have() -> None:
    printed = [unit.text for unit in units(publications.EVERYTHING)]
    order = [
        "水乡见闻",
        "青石镇修路通船便民",
        "一条老街 两岸新风",
        "——青石镇河道整治见闻",
        "□ 本报记者 江玉 王小禾",
    ]
    assert printed[:5] == order
    assert printed[-2:] == ["文/江玉 摄影/林一舟", "（原载《水乡文艺》）"]
    assert printed.index("早市上的鱼摊") + 1 == printed.index("青石镇供图")


def test_a_heading_repeated_where_a_page_breaks_its_table_passes(tmp_path: Path) -> None:
    def row(*cells: str) -> tuple[tuple[Text, ...], ...]:
        return tuple((Text(cell),) for cell in cells)

    at = publications.at(1)
    years = Table((row("年份", "公里"), *(row("", f"{year}年") for year in range(1900, 2020))), at, 1)
    book = replace(publication(), editions=(Edition("e1", "page-1.txt", at, (Article("a1", at, (years,)),)),))
    target = tmp_path / "table.pdf"
    made = formats.load("pdf").write(typeset(book, load_theme("book"), Medium.PRINT), target, silent)
    assert made.pages
    assert made.pages > 3
    check_file(book, target, "pdf")


# --- finished files on their own -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["pdf:book", "pdf:bulletin"])
def test_a_sound_pdf_has_no_findings(files: dict[str, Path], kind: str) -> None:
    assert check(files[kind]) == ()


def test_a_pdf_without_title_language_and_faces_is_found_out(files: dict[str, Path], tmp_path: Path) -> None:
    poor = tmp_path / "poor.pdf"
    with pikepdf.open(files["pdf:book"]) as document:
        del document.Root.Lang
        del document.Root.Metadata
        del document.docinfo["/Title"]
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile2", "/FontFile3"):
                    if key in thing:
                        del thing[key]
        document.save(poor)
    assert {finding.code for finding in check(poor)} == {
        "pdf-no-title",
        "pdf-no-language",
        "pdf-face-not-embedded",
    }


def test_a_pdf_of_empty_pages_is_found_out(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(empty)
    assert "pdf-no-text" in {finding.code for finding in check(empty)}


def test_what_is_neither_is_told_so(tmp_path: Path) -> None:
    text = tmp_path / "seed.epub"
    text.write_text("# 渡口添新船", "utf-8")
    with pytest.raises(UsageError, match="neither"):
        check(text)
    with pytest.raises(UsageError, match="cannot be read"):
        check(tmp_path / "nothing.pdf")


def test_without_java_a_note_says_that_epubcheck_was_not_asked(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (note,) = epubcheck.check(files["epub:book"])
    assert note.code == "epubcheck-missing"
    assert "Java" in note.message
    assert note.advice


def test_epubchecks_messages_are_findings(files: dict[str, Path], tmp_path: Path) -> None:
    broken = rewritten(
        files["epub:book"],
        "a1.xhtml",
        lambda text: text.replace("<p>", '<p align="left">', 1),
        tmp_path / "broken.epub",
    )
    found = epubcheck.check(broken)
    if [finding.code for finding in found] == ["epubcheck-missing"]:
        lacking(found[0].message)
    assert any("a1.xhtml" in finding.message and "RSC-005" in finding.message for finding in found)


def with_hebrew(words: str) -> Publication:
    """A publication of one paragraph."""
    found = publication()
    edition = found.editions[0]
    article = edition.articles[0]
    said = replace(article, blocks=(Paragraph((Text(words),), article.spans),))
    return replace(found, editions=(replace(edition, articles=(said,)),))


@pytest.mark.parametrize("kind", ["epub", "pdf"])
def test_only_text_that_runs_to_the_left_may_stand_in_another_order_and_only_in_a_pdf(
    kind: str, tmp_path: Path
) -> None:
    said, target = "和希伯来文שלום עולם在一起。", tmp_path / f"book.{kind}"
    medium = formats.FORMATS[kind][1]
    formats.load(kind).write(typeset(with_hebrew(said), load_theme("book"), medium), target, silent)
    check_file(with_hebrew(said), target, kind)
    other = said.replace("שלום", "םולש")
    if kind == "epub":
        with pytest.raises(VerificationError, match="altered"):
            check_file(with_hebrew(other), target, kind)
    wrong = ["和希伯来文שלום עולם一在起。", "和希来伯文שלום עולם在一起。", "和希伯来文שלום עול在一起。"]
    if kind == "epub":
        wrong.append("和希伯来文שלום在一起עולם。")
    for words in wrong:
        with pytest.raises(VerificationError):
            check_file(with_hebrew(words), target, kind)


@pytest.mark.parametrize("words", ["שלום Ab cd。", "שלום Ab 和 cd，한국。", "العربية שלום 2022 ab。"])
def test_latin_words_after_words_that_run_to_the_left_are_found_in_a_pdf(words: str, tmp_path: Path) -> None:
    formats.load("pdf").write(
        typeset(with_hebrew(words), load_theme("book"), Medium.PRINT), tmp_path / "a.pdf", silent
    )
    check_file(with_hebrew(words), tmp_path / "a.pdf", "pdf")
    with pytest.raises(VerificationError):
        check_file(with_hebrew(words.replace("a", "o").replace("A", "O")), tmp_path / "a.pdf", "pdf")


def test_an_article_of_a_newspaper_may_wait_a_page_for_others_of_its_edition_and_no_longer() -> None:
    first, second, third = ("甲" * 9, "乙" * 9, "丙" * 9)
    articles = [Article(name, (), (Paragraph((Text(name),), ()),)) for name in (first, second, third)]

    def judged(*pages: tuple[str, ...], editions: int = 1) -> None:
        parts = (articles,) if editions == 1 else (articles[:2], articles[2:])
        made = tuple(Edition(f"e{n}", "a.txt", (), tuple(part)) for n, part in enumerate(parts))
        found = (PrintedPage("", {name: name for name in page}, {}, "") for page in pages)
        finished._check_pages(Publication("报", "zh-Hans", made, Metadata()), found, Path("a.pdf"))

    judged((first, second), (third,))
    judged((first, third), (second,))
    for wrong in (((first, third, second),), ((second, third), (), (first,))):
        with pytest.raises(VerificationError, match="out of its place"):
            judged(*wrong)
    with pytest.raises(VerificationError, match="out of its place"):
        judged((first, third), (second,), editions=2)


@pytest.mark.parametrize("said", ["", "图为早市", "图为早市的鱼摊。", "图为早市。又一个"])
def test_a_caption_that_a_page_lost_altered_or_invented_is_noticed(said: str) -> None:
    body = (Paragraph((Text("新船下水。"),), ()), Figure((), None, (Text("图为早市。"),)))
    made = (Edition("e1", "a.txt", (), (Article("a1", (), body),)),)
    book = Publication("报", "zh-Hans", made, Metadata())
    pages = [PrintedPage("1", {"a1": "新船下水。"}, {"a1": said}, "")]
    with pytest.raises(VerificationError):
        finished._check_pages(book, pages, Path("a.pdf"))
    pages = [
        PrintedPage("1", {"a1": "新船"}, {}, ""),
        PrintedPage("2", {"a1": "下水。"}, {"a1": "图为早市。"}, ""),
    ]
    finished._check_pages(book, pages, Path("a.pdf"))
