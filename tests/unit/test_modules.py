from dataclasses import replace

from publications import BRIEF, REPORT, text
from seed2book.model import Article, Heading
from seed2book.typeset.modules import lines_of, modules
from seed2book.typeset.theme import load_theme

BULLETIN = load_theme("bulletin")


def article(name: str, characters: int, title: str = "渡口添新船") -> Article:
    return replace(REPORT, id=name, title=Heading(title, ()), blocks=(text("船" * characters, 1),))


def kinds(*articles: Article) -> list[tuple[str, list[str]]]:
    return [(m.kind, [piece.article.id for piece in m.pieces]) for m in modules(articles, BULLETIN)]


def test_short_neighbours_share_the_columns_and_order_is_kept() -> None:
    assert kinds(
        article("a", 2000), article("b", 100), article("c", 200), article("d", 900), article("e", 50)
    ) == [("lead", ["a"]), ("short", ["b", "c"]), ("wide", ["d"]), ("wide", ["e"])]


def test_a_headline_too_long_for_its_row_is_set_in_a_smaller_one() -> None:
    (short,) = modules((article("a", 2000),), BULLETIN)
    (long,) = modules((article("a", 2000, "青石镇召开河道整治现场推进会议部署今冬明春水利工作"),), BULLETIN)
    assert (short.pieces[0].row, long.pieces[0].row) == ("lead", "minor")


def test_briefs_are_kept_whole_where_there_are_enough_to_fill_the_columns() -> None:
    (two,) = modules((article("a", 60), article("b", 60)), BULLETIN)
    (three,) = modules((article("a", 60), article("b", 60), article("c", 400)), BULLETIN)
    assert [piece.whole for piece in two.pieces] == [False, False]
    assert [piece.whole for piece in three.pieces] == [True, True, False]


def test_a_short_article_without_short_neighbours_has_all_columns_under_a_small_headline() -> None:
    (module,) = modules((article("a", 60),), BULLETIN)
    assert (module.kind, module.pieces[0].row, module.pieces[0].whole) == ("wide", "minor", True)


def test_a_head_in_a_column_and_the_blank_below_it_take_whole_lines() -> None:
    for title in ("短", "青石镇渡口昨天添了一艘新船", "一条老街 两岸新风"):
        (module,) = modules((article("a", 60, title), article("b", 60)), BULLETIN)
        piece = module.pieces[0]
        lines = len(lines_of("title", title, "short", piece.row, BULLETIN)) * BULLETIN.sizes[piece.row].lines
        assert (lines + piece.pad_lines) % 1 == 0
        assert piece.pad_lines >= BULLETIN.makeup.air


def test_a_brief_without_a_title_has_no_head() -> None:
    (module,) = modules((BRIEF,), BULLETIN)
    assert (module.pieces[0].row, module.pieces[0].pad_lines) == ("", 0)
