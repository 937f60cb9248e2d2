"""The page to proof-read by: nothing is missing from it, and what it says to copy works."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from seed2book import pipeline
from seed2book.findings import Finding, Severity
from seed2book.formats.report.marks import pieces
from seed2book.formats.report.page import to_html
from seed2book.formats.report.view import view
from seed2book.formats.report.wishes import acceptance_of, wish, wish_for
from seed2book.reading import Reading
from seed2book.settings import config
from seed2book.settings.config import Settings
from seed2book.source import Edit, Span

PAGES = sorted((Path(__file__).parents[1] / "golden" / "pages").glob("*.txt"))
EVIL = """# <script>alert("甲")</script>老街修路

本报讯（记者 江玉）3月12日,青石镇老街的石板路全线修好，都来看</script><img src=x onerror=alert(1)>。

]]> &amp; 村民们的的很高兴。
"""


def read(path: Path) -> Reading:
    return pipeline.read_publication([path], Settings())


class Elements(HTMLParser):
    """Every element with its attributes, and the text of the page outside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_line_finding_and_article_is_on_the_page(page: Path) -> None:
    reading = read(page)
    html = to_html(reading)
    elements = Elements(html)
    (seed,) = reading.seeds
    shown = [attrs for tag, attrs in elements.found if "line" in (attrs.get("class") or "").split()]
    assert [attrs["data-line"] for attrs in shown] == [
        str(n) for n, line in enumerate(seed.lines, 1) if line.strip()
    ]
    assert all(line.strip() in elements.text for line in seed.lines)
    assert all(finding.message in elements.text for finding in reading.findings)
    ids = [attrs["id"] for _, attrs in elements.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {article.id for article in reading.publication.articles} <= set(ids)
    tied = {anchor for _, attrs in elements.found for anchor in (attrs.get("data-at") or "").split()}
    assert tied
    assert tied <= set(ids)
    links = {attrs["href"] for tag, attrs in elements.found if tag == "a"}
    assert {link.removeprefix("#") for link in links if link} <= set(ids)


def found(page: Path, entries: str, folder: Path) -> set[tuple[str, Span | None, str]]:
    """What is found in the page with these entries in `seed2book.toml`."""
    (folder / "seed2book.toml").write_text(entries, encoding="utf-8")
    reading = pipeline.read_publication([page], config.load([page], folder / "seed2book.toml"))
    return {(finding.code, finding.span, finding.passage) for finding in reading.findings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_entry_to_copy_answers_its_finding(page: Path, tmp_path: Path) -> None:
    reading = read(page)
    for finding in reading.findings:
        entry = wish_for(finding, reading.seeds[0].lines)
        if entry:
            asked = (finding.code, finding.span, finding.passage)
            assert asked not in found(page, entry, tmp_path), entry


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_what_was_seen_and_accepted_does_not_come_again(page: Path, tmp_path: Path) -> None:
    reading = read(page)
    entries = [acceptance_of(finding, reading.seeds[0].lines) for finding in reading.findings]
    assert all(entries)
    assert found(page, "\n\n".join(dict.fromkeys(entries)), tmp_path) == set()


def test_what_is_most_likely_a_fault_is_listed_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# 渡口添新船\n\n广告热线：8331234\n\n村民们的的很高兴。\n", "utf-8")
    assert [note.severity for note in view(read(tmp_path / "a.txt")).notes] == ["warning", "note"]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_marked_or_not_a_line_is_shown_as_received(page: Path) -> None:
    for seed in view(read(page)).seeds:
        lines = page.read_text("utf-8-sig").split("\n")
        for row in seed.rows:
            for line in row.lines:
                assert "".join(piece.text for piece in line.pieces) == lines[line.number - 1]


def test_markup_in_a_seed_is_text(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(EVIL, encoding="utf-8")
    html = to_html(read(tmp_path / "evil.txt"))
    elements = Elements(html)
    assert [tag for tag, _ in elements.found if tag in ("script", "img")].count("script") == 1
    assert not [tag for tag, _ in elements.found if tag == "img"]
    assert '<script>alert("甲")</script>' in elements.text


def test_the_page_asks_nobody_for_anything(tmp_path: Path) -> None:
    html = to_html(read(PAGES[0]))
    elements = Elements(html)
    assert not [attrs for _, attrs in elements.found if "src" in attrs or "onclick" in attrs]
    assert not [tag for tag, _ in elements.found if tag in ("link", "iframe", "object")]
    assert not re.search(r"https?://|url\(|@import", html)
    assert "default-src 'none'" in html


def test_the_same_reading_gives_the_same_page() -> None:
    assert to_html(read(PAGES[0])) == to_html(read(PAGES[0]))


def test_a_change_is_marked_where_it_was_made() -> None:
    span = Span("a.txt", 1, 1)
    first = Edit("stops", span, 3, 4, ",", "，", "")
    second = Edit("stops", span, 7, 8, ",", "，", "")
    found = pieces("# 甲乙,丙丁戊,己", [first, second])
    assert [(piece.text, piece.change) for piece in found] == [
        ("# 甲乙", None),
        (",", first),
        ("丙丁戊", None),
        (",", second),
        ("己", None),
    ]


def test_a_change_that_only_adds_or_is_not_found_marks_nothing() -> None:
    span = Span("a.txt", 1, 1)
    edits = [Edit("a", span, 0, 0, "", "“", ""), Edit("b", span, 0, 1, "戊", "己", "")]
    assert [piece.text for piece in pieces("甲乙丙", edits)] == ["甲乙丙"]


@pytest.mark.parametrize(
    ("code", "passage", "span", "expected"),
    [
        ("headline-unsure", "", (1, 1), 'line = 1\nmatch = "渡口添新船"\nrole = "subhead"'),
        ("join-unsure", "", (1, 3), 'line = 3\nmatch = "过河的人,从此不用久等。村民"\njoin = true'),
        ("notice-kept", "", (1, 1), 'line = 1\nmatch = "渡口添新船"\ndrop = true'),
        ("line-kept", "", (1, 3), 'lines = [1, 3]\nmatch = "渡口添新船"\ndrop = true'),
        ("paragraph-short", "", (1, 1), 'line = 1\nmatch = "渡口添新船"\njoin = true'),
        ("paragraph-long", "", (3, 3), 'line = 3\nsplit = "村民的的确很高兴。"'),
        ("no-glyph", "等", (3, 3), 'line = 3\nmatch = "此不用久等。村民"\n'
         'replace = "此不用久等。村民"'),
        ("picture-missing", "", (1, 1), ""),
        ("doubled-word", "完全没有", (3, 3), 'line = 3\nmatch = "过河的人,从此不用久等。村民"\n'
         'replace = "过河的人,从此不用久等。村民"'),
        ("doubled-word", "的人，从此", (1, 3), 'line = 3\nmatch = "的人,从此"\n'
         'replace = "的人,从此"'),
        ("encoding-guessed", "", (1, 1), ""),
    ],
)  # fmt: skip
def test_each_finding_has_its_entry(code: str, passage: str, span: tuple[int, int], expected: str) -> None:
    lines = ("# 渡口添新船", "", "过河的人,从此不用久等。村民的的确很高兴。")
    finding = Finding(code, Severity.NOTE, "…", Span("a.txt", *span), passage=passage)
    assert wish_for(finding, lines) == (f'[[fix]]\nsource = "a.txt"\n{expected}' if expected else "")


def test_marks_that_toml_needs_are_escaped(tmp_path: Path) -> None:
    text = wish('a"b\\c.txt', 1, '甲"乙\\\x7f', "replace", "\t")
    (tmp_path / "seed2book.toml").write_text(text, encoding="utf-8")
    (fix,) = config.load(config=tmp_path / "seed2book.toml").fixes
    assert (fix.source, fix.match, fix.value) == ('a"b\\c.txt', '甲"乙\\\x7f', "\t")
