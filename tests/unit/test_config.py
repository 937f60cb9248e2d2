"""`seed2book.toml`: what it may say, where it is looked for, and how its mistakes are told."""

import tomllib
from pathlib import Path

import pytest

from seed2book.errors import ConfigError, UsageError
from seed2book.model import Metadata
from seed2book.settings import config
from seed2book.settings.config import Settings
from seed2book.settings.keys import KEYS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings_of(folder: Path, text: str) -> Settings:
    file = folder / "seed2book.toml"
    file.write_text(text, encoding="utf-8")
    return config.load(config=file.relative_to(folder))


def test_without_a_file_everything_has_a_default(here: Path) -> None:
    assert config.load() == Settings(inputs=(Path("seeds"),), whole=(Path("seeds"),))


def test_an_empty_file_changes_nothing_but_where_it_was_found(here: Path) -> None:
    found = Settings(inputs=(Path("seeds"),), whole=(Path("seeds"),), file=Path("seed2book.toml"))
    assert settings_of(here, "") == found


def test_every_fact_of_the_book_is_read(here: Path) -> None:
    settings = settings_of(
        here,
        """
        [book]
        title = "水乡旧闻"
        creators = ["张三", "李四"]
        publisher = "县图书馆"
        issue = 3
        total_issue = "118"
        date = 2026-12-01
        permit = "准印证1号"
        notice = "内部资料　免费交流"
        description = "选编"
        rights = "馆内阅览"
        language = "zh-TW"
        proofread_by = "王五"
        """,
    )
    assert (settings.title, settings.language) == ("水乡旧闻", "zh-Hant")
    assert settings.metadata == Metadata(
        creators=("张三", "李四"),
        publisher="县图书馆",
        date="2026-12-01",
        issue="3",
        total_issue="118",
        permit="准印证1号",
        notice="内部资料　免费交流",
        description="选编",
        rights="馆内阅览",
        proofread_by="王五",
    )


def test_an_edition_tells_of_one_seed_and_remembers_its_line(here: Path) -> None:
    settings = settings_of(
        here,
        '[[edition]]\nsource = "a.txt"\n\n[[edition]]\npage = 3\nsource = "b.txt"\ndate = "1987年3月2日"\n',
    )
    assert list(settings.editions) == ["a.txt", "b.txt"]
    second = settings.editions["b.txt"]
    assert (second.page, second.date, second.paper, second.line) == ("3", "1987-03-02", None, 6)


def test_paths_are_taken_from_the_folder_of_the_file(here: Path) -> None:
    (here / "work" / "look").mkdir(parents=True)
    (here / "work" / "look" / "theme.toml").touch()
    (here / "work" / "seed2book.toml").write_text(
        '[input]\nfolder = "pages"\npaths = ["more.txt"]\n[pdf]\ntheme = "look"\n'
        '[build]\nfolder = "books"\noutputs = ["epub", "pdf:look", "pdf:书籍版", "pdf"]\n',
        encoding="utf-8",
    )
    settings = config.load(config=Path("work/seed2book.toml"))
    assert settings.inputs == (Path("work/pages"), Path("work/more.txt"))
    assert settings.output_folder == Path("work/books")
    assert settings.theme == "work/look"
    assert settings.outputs == ("epub", "pdf:work/look", "pdf:书籍版", "pdf")


@pytest.mark.parametrize("place", ["pages/seed2book.toml", "seed2book.toml"])
def test_the_file_is_found_among_the_seeds_and_beside_their_folder(tmp_path: Path, place: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / place).write_text('[book]\ntitle = "甲"\n', encoding="utf-8")
    assert config.load([tmp_path / "pages"]).title == "甲"


def test_the_file_is_found_beside_a_seed_that_was_named(tmp_path: Path) -> None:
    (tmp_path / "seed2book.toml").write_text('[book]\ntitle = "甲"\n', encoding="utf-8")
    assert config.load([tmp_path / "page.txt"]).title == "甲"


def test_paths_that_were_named_count_more_than_those_of_the_file(here: Path) -> None:
    (here / "seed2book.toml").write_text('[input]\nfolder = "pages"\n', encoding="utf-8")
    assert config.load([Path("other.txt")]).inputs == (Path("other.txt"),)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(here: Path) -> None:
    (here / "seed2book.toml").write_bytes(b"\xef\xbb\xbf" + '[book]\r\ntitle = "甲"\r\n'.encode())
    assert config.load().title == "甲"


MISTAKES = {
    "a missing quotation mark": ('[book]\ntitle = "甲\n', 2, "title: ", "quotation marks"),
    "a string that is not closed": ('[book]\ntitle = "甲\n', 2, "title: Unterminated string", "closing mark"),
    "a single mark that is not closed": ("[book]\ntitle = '甲\n", 2, "title: Unterminated", "closing mark"),
    "full-width marks in an open string": ('[book]\ntitle = "甲，乙\n', 2, "title: ", "quotation marks"),
    "a full-width closing mark": ('[book]\ntitle = "甲”\n', 2, "title: ", '" for ”'),
    "a full-width blank": ('[book]\ntitle\u3000= "甲"\n', 2, "title: ", "half-width blanks"),
    "a text without marks": ("[book]\n\ntitle = 甲\n", 3, "title: ", "quotation marks"),
    "full-width marks": ("[book]\ntitle = “甲”\n", 2, "title: ", 'write the half-width marks: " for “'),
    "a full-width equals sign": ('[book]\ntitle ＝ "甲"\n', 2, "title: ", "= for ＝"),
    "a key in Chinese": ('[book]\n书名 = "甲"\n', 2, "书名: ", "keys are English words"),
    "a key twice": ('[book]\ntitle = "甲"\ntitle = "乙"\n', 3, "title: ", "keep one"),
    "an unknown key": ('[book]\ntilte = "甲"\n', 2, "[book] has no key tilte", "did you mean title?"),
    "an unknown table": ('\n[bok]\ntitle = "甲"\n', 2, "there is no table [bok]", "did you mean book?"),
    "a key above all tables": ('title = "甲"\n', 1, "title stands in no table", "[book]"),
    "an unknown key above all tables": ('titel = "甲"\n', 1, "there is no table [titel]", "there are book"),
    "an empty text": ('[book]\ntitle = " "\n', 2, "[book] title: it is empty", "title"),
    "a number for a text": ("[book]\ntitle = 3\n", 2, "[book] title: ", "docs/configuration.md"),
    "a truth value for a number": ("[book]\nissue = true\n", 2, "[book] issue: ", "docs/configuration.md"),
    "an issue below nought": ("[book]\nissue = -3\n", 2, "[book] issue: a number from 0", "issue"),
    "copies that cannot be counted": ('[jianbao]\ncopies = "许多"\n', 2, "[jianbao] copies: ", "copies"),
    "no date": (
        '[book]\ndate = "昨天"\n',
        2,
        '[book] date: a date such as 2022-12-01 is wanted, not "昨天"',
        "date",
    ),
    "a date that no month has": ('[book]\ndate = "2023-02-30"\n', 2, "[book] date: ", "date"),
    "another language": ('[book]\nlanguage = "en"\n', 2, "[book] language: ", "language"),
    "no such encoding": ('[input]\nencoding = "GB99"\n', 2, "[input] encoding: ", "encoding"),
    "no such output": (
        '[build]\noutputs = ["mobi"]\n',
        2,
        '[build] outputs: there is no output "mobi"',
        '"epub"',
    ),
    "a theme for the screen": ('[build]\noutputs = ["epub:book"]\n', 2, "[build] outputs: ", '"epub"'),
    "single brackets": ('[edition]\nsource = "a"\n', 1, "[edition] has single brackets", "[[edition]]"),
    "an edition of nothing": ("[[edition]]\npage = 1\n", 1, "[[edition]] does not name its seed", "source ="),
    "an edition twice": (
        '[[edition]]\nsource = "a"\n[[edition]]\npage = 1\nsource = "a"\n',
        5,
        '[[edition]] source: "a" has an entry already',
        "keep one",
    ),
    "an unknown key in the second edition": (
        '[[edition]]\nsource = "a"\npage = 1\n[[edition]]\nsource = "b"\npag = 1\n',
        6,
        "[[edition]] has no key pag",
        "did you mean page?",
    ),
    "both creator and creators": (
        '[book]\ncreator = "甲"\ncreators = ["乙"]\n',
        3,
        "[book] has both",
        "keep one",
    ),
    "a table that is a text": ('book = "甲"\n', 1, "book is a table", "[book]"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line_its_key_and_a_way_out(here: Path, name: str) -> None:
    text, line, message, hint = MISTAKES[name]
    with pytest.raises(ConfigError) as caught:
        settings_of(here, text)
    assert str(caught.value).startswith(f"seed2book.toml:{line}: {message}")
    assert hint in caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_is_told_with_its_line(here: Path) -> None:
    (here / "seed2book.toml").write_bytes("[book]\ntitle = '甲'\n".encode("gb18030"))
    with pytest.raises(ConfigError, match=r"seed2book\.toml:2: is not in UTF-8"):
        config.load()


def test_a_file_that_was_named_but_is_not_there_is_a_mistake_of_the_call(here: Path) -> None:
    with pytest.raises(UsageError, match=r"no\.toml"):
        config.load(config=Path("no.toml"))


def test_options_count_more_than_the_file() -> None:
    settings = Settings(title="甲", language="zh-Hans", metadata=Metadata(creators=("张三",), publisher="馆"))
    changed = config.override(
        settings,
        title="乙",
        creators=["李四"],
        date="2022年12月1日",
        language="zh-hant",
        strict=True,
    )
    assert (changed.title, changed.language, changed.strict) == ("乙", "zh-Hant", True)
    assert changed.metadata == Metadata(creators=("李四",), publisher="馆", date="2022-12-01")


def test_options_that_are_not_given_change_nothing() -> None:
    settings = Settings(title="甲", strict=True, metadata=Metadata(date="2022"))
    assert config.override(settings) == settings


def test_an_option_that_makes_no_sense_is_named() -> None:
    with pytest.raises(UsageError, match="--date: a date such as"):
        config.override(Settings(), date="soon")


def test_the_example_of_the_documentation_can_be_read(here: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    settings = settings_of(here, example)
    assert settings.title == tomllib.loads(example)["book"]["title"]


def test_the_documentation_names_every_key() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    missing = [
        f"{table}.{key}"
        for table, keys in KEYS.items()
        for key in keys
        if f"`{key}`" not in page and f"`[{table}] {key}`" not in page
    ]
    assert not missing
