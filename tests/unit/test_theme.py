from pathlib import Path

import pytest

from seed2book.errors import AssetError, ConfigError
from seed2book.paper_sizes import POINTS_A_MM
from seed2book.typeset.theme import load_theme, theme_names


def folder(tmp_path: Path, toml: str) -> Path:
    (tmp_path / "theme.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def test_the_shipped_themes_are_the_folders_of_styles() -> None:
    assert {"book", "bulletin"} <= set(theme_names())


def test_a_theme_answers_to_its_chinese_name() -> None:
    assert load_theme("报纸版").name == "bulletin"
    assert load_theme("书籍版").name == "book"


def test_paper_is_named_in_capital_or_small_letters() -> None:
    assert load_theme("bulletin", "a3") == load_theme("bulletin", "A3")
    assert load_theme("bulletin", "a4") == load_theme("bulletin")


def test_a_misspelt_theme_is_told_the_near_one() -> None:
    with pytest.raises(ConfigError, match="no theme 'buletin'") as caught:
        load_theme("buletin")
    assert "bulletin" in caught.value.hint


def test_an_unknown_theme_is_told_all_there_are() -> None:
    with pytest.raises(ConfigError) as caught:
        load_theme("杂志版")
    assert "book, bulletin" in caught.value.hint


def test_type_area_and_margins_make_up_the_page() -> None:
    for name in theme_names():
        theme = load_theme(name)
        margins = theme.margins
        across = margins.inner + theme.grid.width_pt + margins.outer
        down = margins.top + theme.grid.height_pt + margins.bottom
        assert across == pytest.approx(theme.page.width_mm * POINTS_A_MM)
        assert down == pytest.approx(theme.page.height_mm * POINTS_A_MM)


def test_a_folder_that_extends_a_theme_changes_only_what_it_says(tmp_path: Path) -> None:
    own = load_theme(
        folder(
            tmp_path, '[theme]\nextends = "book"\nname = "large"\nname_zh = "大字版"\n[grid]\nlines = 25\n'
        )
    )
    book = load_theme("book")
    assert (own.name, own.grid.lines) == ("large", 25)
    assert (own.grid.characters, own.sizes, own.print_css) == (
        book.grid.characters,
        book.sizes,
        book.print_css,
    )


def test_a_folder_brings_its_own_stylesheet_after_that_of_the_theme_it_extends(tmp_path: Path) -> None:
    (tmp_path / "print.css").write_text("p { color: red; }", encoding="utf-8")
    own = load_theme(folder(tmp_path, '[theme]\nextends = "book"\n'))
    assert own.print_css == load_theme("book").print_css + "\np { color: red; }"


def test_a_theme_without_a_stylesheet_is_not_made_up(tmp_path: Path) -> None:
    book = Path(load_theme("book").folder / "theme.toml").read_text(encoding="utf-8")
    with pytest.raises(AssetError, match=r"print\.css"):
        load_theme(folder(tmp_path, book))


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[grid]\nsize_pt = 6\n", "[grid] size_pt is a number from 7.875"),
        ("[grid]\nleading_pt = 12\n", "[grid] leading_pt is a number from 15.75 to 21"),
        ("[grid]\ncolumns = 1.5\n", "[grid] columns is a whole number, not 1.5"),
        ("[grid]\ncolumns = true\n", "[grid] columns is a whole number, not True"),
        ("[grid]\ncharacters = 60\n", "[grid] characters makes lines 630 pt wide"),
        ("[grid]\nlines = 90\n", "[grid] lines makes columns 1575 pt high"),
        ('[page]\nsize = "letter"\n', "[page] size is not known: no paper is called"),
        ('[theme]\nlayout = "scroll"\n', "[theme] layout is one of book, bulletin, jianbao, not 'scroll'"),
        (
            "[sizes]\nheadline = { size_pt = 20, lines = 1.3 }\n",
            "[sizes.headline] lines is whole, half or quarter",
        ),
        ("[sizes]\nheadline = { size_pt = 20 }\n", ""),
        ("[theme]\nextends = 3\n", "[theme] extends names no shipped theme: 3"),
        ("grid = 3\n", "[grid]"),
        ("[grid\n", "line 1"),
    ],
)
def test_what_cannot_be_followed_is_said_with_file_and_key(tmp_path: Path, toml: str, problem: str) -> None:
    if "extends" not in toml:
        head = '[theme]\nextends = "book"\n'
        toml = toml.replace("[theme]\n", head) if "[theme]" in toml else toml + head
    if not problem:
        assert load_theme(folder(tmp_path, toml)).sizes["headline"].size_pt == 20
        return
    with pytest.raises(ConfigError) as caught:
        load_theme(folder(tmp_path, toml))
    assert str(tmp_path / "theme.toml") in str(caught.value)
    assert problem in str(caught.value)


def test_a_page_may_have_any_size(tmp_path: Path) -> None:
    own = load_theme(folder(tmp_path, '[theme]\nextends = "book"\n[page]\nsize = "140mm 203.5mm"\n'))
    assert (own.page.width_mm, own.page.height_mm) == (140, 203.5)


def test_a_folder_without_a_theme_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"holds a file theme\.toml"):
        load_theme(tmp_path)
