"""The e-book's stylesheet leaves the reader's own settings alone."""

import re

from epubs import set_for_screen
from publications import publication
from seed2book.typeset import typeset
from seed2book.typeset.book import Medium
from seed2book.typeset.theme import load_theme

THEME = load_theme("book")
PLAIN, NEW = (re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL) for css in (THEME.screen_css, THEME.screen_css3))
CSS = PLAIN + NEW
# Every property of CSS 2.1 that we use; its appendix F lists all.
CSS_2_1 = (
    "border(-(bottom|top|collapse))?|color|display|font-(family|size|style|weight)|height|line-height|list-style|"
    "margin(-(top|right|bottom|left))?|max-width|orphans|widows|padding(-left)?|page-break-(before|after|inside)|"
    "text-(align|decoration|indent)|vertical-align|white-space|width"
)


def rules(css: str = CSS) -> list[tuple[str, str]]:
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css)]


def test_no_colour_is_set() -> None:
    assert set(re.findall(r"(?<![-\w])(?:background|color)[^:;]*:\s*([^;}]*)", CSS)) <= {"inherit"}


def test_no_measure_is_in_pixels_or_points() -> None:
    assert re.findall(r"\d(?:px|pt|cm|mm|in)\b", CSS) == []


def test_running_text_keeps_the_readers_face_size_and_line_height() -> None:
    for selector, body in rules():
        if {part.strip() for part in selector.split(",")} & {"html", "body", "p", "li", "td", "article"}:
            assert not re.search(r"font|line-height", body), selector


def test_old_readers_are_given_css_2_1_alone() -> None:
    # crengine drops rules, Adobe's RMSDK stylesheets, over what they do not know.
    assert re.findall(r"@(?!charset)\w+", PLAIN) == []
    for selector, body in rules(PLAIN):
        assert not re.search(r"\[|:(?!first-child|lang\()", selector), selector
        declared = [line.partition(":")[0].strip() for line in body.split(";") if line.strip()]
        assert [name for name in declared if not re.fullmatch(CSS_2_1, name)] == [], selector
        assert not re.search(r"\d(rem|v[hw])\b|\(", body), selector


def test_no_reader_is_given_what_makes_it_refuse_the_book() -> None:
    assert re.findall(r"\b(?:min|max|clamp|calc|var|env)\(|@media", CSS) == []


def test_nothing_is_fetched_from_anywhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_what_epub_forbids_is_not_used() -> None:
    # EPUB 3.3 §6.3.1.3
    assert not re.search(r"(?<![-\w])(direction|unicode-bidi)\s*:", CSS)


def test_every_class_of_the_sheets_is_known_to_the_stylesheet_or_needs_no_style() -> None:
    plain = {"article", "credit", "tool", "head", "tail", "page", "proper"}
    used = {
        name
        for sheet in set_for_screen(publication(publisher="青石镇")).sheets
        for names in re.findall(r'class="([^"]+)"', sheet.xhtml)
        for name in names.split()
    }
    assert {name for name in used - plain if f".{name}" not in CSS} == set()


def test_a_theme_made_for_print_alone_still_gives_a_styled_book() -> None:
    made = typeset(publication(), load_theme("bulletin"), Medium.SCREEN)
    assert made.stylesheets == set_for_screen(publication()).stylesheets
