"""What can be asked of printed pages: on the command line, in `[pdf]`, and in `[build] outputs`."""

from pathlib import Path

import pikepdf
import pytest

from command import seed2book
from seed2book.cli import summary
from seed2book.errors import ConfigError, UsageError
from seed2book.formats import Artifact
from seed2book.outputs import check
from seed2book.paper_sizes import size_mm
from seed2book.press.ticket import Duplex, Imposition, Ticket
from seed2book.settings import values as value
from seed2book.settings.config import load, override
from seed2book.settings.print_options import PRINT_OPTIONS

PAGE = "# 渡口添新船\n\n本报讯(记者 张珺)3月12日,青石渡口的新船下水。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def configured(desk: Path, text: str) -> Path:
    file = desk / "seed2book.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_key_may_stand_in_the_settings(desk: Path) -> None:
    settings = load(
        config=configured(
            desk,
            '[pdf]\nimpose = "booklet"\nsheet = "A3"\ncreep = 0.2\nsignature = 4\nbleed = "3mm"\n'
            'marks = true\ngray = true\ncmyk = true\nduplex = "long"\ncopies = 200\nattach_sources = true\n',
        )
    )
    assert settings.ticket == Ticket(
        Imposition.BOOKLET, (297, 420), 0.2, 4, 3, True, True, True, Duplex.LONG, 200, True
    )
    assert len(PRINT_OPTIONS) == 11


def test_an_option_counts_more_than_the_settings(desk: Path) -> None:
    settings = load(config=configured(desk, '[pdf]\nbleed = "5mm"\nduplex = "short"\n'))
    ticket = override(settings, printing={"bleed": "3mm", "gray": True, "copies": None}).ticket
    assert ticket == Ticket(bleed_mm=3, gray=True, duplex=Duplex.SHORT)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('impose = "folded"', r'\[pdf\] impose: booklet or 2up is wanted, not "folded"'),
        ('sheet = "A9"', r'\[pdf\] sheet: no paper is called "A9"'),
        ("copies = 0", r"\[pdf\] copies: a number from 1 is wanted, not 0"),
        ('bleed = "wide"', r'\[pdf\] bleed: a length such as 3mm, up to 100 mm, is wanted, not "wide"'),
        ("gray = false", r"\[pdf\] gray: true is wanted, not false"),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_line(desk: Path, line: str, words: str) -> None:
    with pytest.raises(ConfigError, match=r"seed2book\.toml:2: " + words):
        load(config=configured(desk, f"[pdf]\n{line}\n"))


def test_what_cannot_be_followed_is_told_with_its_option(desk: Path) -> None:
    with pytest.raises(UsageError, match="--duplex: long or short is wanted"):
        override(load([desk / "seeds"]), printing={"duplex": "both"})


@pytest.mark.parametrize(
    ("said", "length"), [("3mm", 3), ("0.3 cm", 3), (3, 3), (0.1, 0.1), ("72pt", 25.4), ("0", 0)]
)
def test_lengths(said: object, length: float) -> None:
    assert value.millimetres(said) == pytest.approx(length)


@pytest.mark.parametrize("said", ["", "-1", "101mm", "3in", True, [], "1e9", "３mm"])
def test_what_is_no_length(said: object) -> None:
    with pytest.raises(ValueError, match="a length"):
        value.millimetres(said)


def test_paper_by_name_and_by_measure() -> None:
    assert size_mm("a3") == size_mm("297mm 420mm") == size_mm("297mm×420mm") == (297, 420)


def test_build_makes_what_stands_after_a_theme(desk: Path) -> None:
    configured(desk, '[build]\noutputs = ["epub", "pdf:book", "pdf:book:booklet,gray", "pdf:book:cmyk"]\n')
    done = seed2book("build", cwd=desk)
    assert done.returncode == 0, done.stderr
    names = {path.name.partition("-")[2] for path in (desk / "out").glob("*.pdf")}
    assert names == {"书籍版.pdf", "书籍版-骑马订-灰度.pdf", "书籍版-CMYK.pdf"}
    assert "pages on 2 sheets" in done.stdout


def test_a_word_that_is_none_is_told(desk: Path) -> None:
    with pytest.raises(
        ConfigError, match=r'"pdf:book:folded": "folded" is none of booklet, 2up, gray, cmyk, marks'
    ):
        load(config=configured(desk, '[build]\noutputs = ["pdf:book:folded"]\n'))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("gray = true\ncmyk = true", "3: [pdf] gray and cmyk: a file is in black ink alone or in four inks"),
        ('sheet = "A3"', "2: [pdf] sheet: the pages are printed as they are, one a sheet"),
        ("creep = 0.1", "2: [pdf] creep: only sheets that are folded into each other creep"),
    ],
)
def test_settings_that_do_not_go_together_are_told_with_their_line(
    desk: Path, lines: str, words: str
) -> None:
    configured(desk, f"[pdf]\n{lines}\n")
    for command in ("pdf", "build"):
        done = seed2book(command, cwd=desk)
        assert done.returncode == 3
        assert done.stderr.startswith(f"error: seed2book.toml:{words}")


def test_a_setting_that_an_option_completes_is_followed(desk: Path) -> None:
    settings = load(config=configured(desk, '[pdf]\nsheet = "A3"\n'))
    check(override(settings, printing={"impose": "booklet"}).ticket, settings)


def test_an_output_that_contradicts_itself_is_told_with_its_line(desk: Path) -> None:
    with pytest.raises(ConfigError, match=r"seed2book\.toml:2: .*black ink alone or in four"):
        load(config=configured(desk, '[build]\noutputs = ["pdf:book:gray,cmyk"]\n'))


def test_what_does_not_go_together_is_refused_before_anything_is_read(desk: Path) -> None:
    (desk / "seeds" / "page.txt").write_bytes(b"\xff\xfe\x00")
    done = seed2book("pdf", "--gray", "--cmyk", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.startswith("error: --gray and --cmyk: a file is in black ink alone or in four inks")


def test_pages_that_do_not_fit_leave_a_former_file_as_it_was(desk: Path) -> None:
    (desk / "out").mkdir()
    former = desk / "out" / "a.pdf"
    former.write_bytes(b"former")
    done = seed2book("pdf", "--impose", "booklet", "--sheet", "A4", "-o", former, cwd=desk)
    assert done.returncode == 2
    assert "two pages of 210 by 297 mm do not fit on a sheet of 210 by 297 mm" in done.stderr
    assert former.read_bytes() == b"former"
    assert [path.name for path in (desk / "out").iterdir()] == ["a.pdf"]


def test_a_booklet_too_thick_to_staple_is_made_with_a_word_of_advice() -> None:
    thick = Artifact(Path("a.pdf"), 1, pages=84, sheets=21)
    assert summary.too_thick(thick, Ticket(Imposition.BOOKLET)).startswith("note: 21 sheets are too many")
    assert not summary.too_thick(thick, Ticket(Imposition.BOOKLET, signature=4))
    assert not summary.too_thick(thick, Ticket(Imposition.TWO_UP))
    assert not summary.too_thick(Artifact(Path("a.pdf"), 1, sheets=20), Ticket(Imposition.BOOKLET))


def test_the_dialogue_asks_for_as_many_copies_as_were_wanted(desk: Path) -> None:
    done = seed2book("pdf", "--copies", "200", "--duplex", "long", "-o", "a.pdf", cwd=desk)
    assert done.returncode == 0, done.stderr
    with pikepdf.open(desk / "a.pdf") as document:
        assert document.Root.ViewerPreferences.NumCopies == 200
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
