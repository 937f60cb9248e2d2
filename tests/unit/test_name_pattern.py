"""What the names of files say of their pages."""

import time
from pathlib import Path

import pytest

from seed2book import pipeline
from seed2book.errors import ConfigError
from seed2book.findings import Severity
from seed2book.settings import config
from seed2book.settings.config import EditionSettings, Settings
from seed2book.settings.name_pattern import pattern
from seed2book.settings.seeds import editions_of
from seed2book.source import Seed, Span


def seed(file: str, **front_matter: str) -> Seed:
    return Seed(file, ("正文",), "utf-8", "0" * 64, front_matter)


@pytest.mark.parametrize(
    ("text", "file", "said"),
    [
        ("{paper}_{date}_{page}", "水乡报_1987-03-12_03.txt",
         {"paper": "水乡报", "date": "1987-03-12", "page": "3"}),
        ("{paper}_{date}_{page}", "1987/水乡报_19870312_A03.md",
         {"paper": "水乡报", "date": "1987-03-12", "page": "A03"}),
        ("{paper} {date}第{page}版", "水乡报 1987年3月12日第二版.txt",
         {"paper": "水乡报", "date": "1987-03-12", "page": "二"}),
        ("{date}-{page}", "1987.3.12-4.txt", {"date": "1987-03-12", "page": "4"}),
        ("{paper}/{date}/{page}", "library/水乡报/1987-03/02.txt",
         {"paper": "水乡报", "date": "1987-03", "page": "2"}),
        ("{paper} 第{issue}期 {page}（{page_name}）", "水乡报 第0118期 1（要闻）.txt",
         {"paper": "水乡报", "issue": "118", "page": "1", "page_name": "要闻"}),
        ("{paper}_{page}", "水乡报_晚刊_3.txt", {"paper": "水乡报_晚刊", "page": "3"}),
        ("caf\u00e9_{page}", "cafe\u0301_3.txt", {"page": "3"}),
    ],
)  # fmt: skip
def test_a_name_that_fits_is_read(text: str, file: str, said: dict[str, str]) -> None:
    assert pattern(text).read(file) == said


@pytest.mark.parametrize(
    "file",
    ["水乡报_1987-03-12.txt", "水乡报_1987-13-45_3.txt", "水乡报-1987-03-12-3.txt", "_1987-03-12_3.txt", "-"],
)
def test_a_name_that_does_not_fit_says_nothing(file: str) -> None:
    assert pattern("{paper}_{date}_{page}").read(file) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("page", "a pattern such as"),
        ("{paper}_{page", "a pattern such as"),
        ("{paper}_{day}", "there is no field {day}"),
        ("{page}_{page}", "{page} is there twice"),
        ("{paper}{date}", "nothing between them"),
    ],
)
def test_a_pattern_that_cannot_be_followed_is_named_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "seed2book.toml").write_text(f'[input]\npattern = "{text}"\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(config=tmp_path / "seed2book.toml")
    assert "seed2book.toml:2: [input] pattern: " in str(caught.value)
    assert message in str(caught.value)


def test_the_name_counts_less_than_front_matter_and_that_less_than_the_entry() -> None:
    settings = Settings(
        pattern=pattern("{paper}_{date}_{page}"),
        editions={"a": EditionSettings("报_2000-01-01_1.txt", page="3")},
    )
    editions, findings = editions_of([seed("报_2000-01-01_1.txt", date="2001-02-03", page="2")], settings)
    (said,) = editions.values()
    assert (said.paper, said.date, said.page) == ("报", "2001-02-03", "3")
    assert findings == ()


def test_a_name_that_does_not_fit_is_a_finding() -> None:
    editions, (finding,) = editions_of([seed("scan1.txt")], Settings(pattern=pattern("{paper}_{page}")))
    assert editions == {}
    assert (finding.code, finding.severity, finding.span) == (
        "file-name",
        Severity.WARNING,
        Span("scan1.txt", 1, 1),
    )


def test_a_name_that_does_not_fit_is_none_where_all_is_said_otherwise() -> None:
    settings = Settings(pattern=pattern("{paper}_{page}"))
    editions, findings = editions_of([seed("scan1.txt", paper="水乡报", page="3"), seed("-")], settings)
    assert editions["scan1.txt"].paper == "水乡报"
    assert findings == ()


def test_what_names_say_is_in_the_publication(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "水乡报_118_03.txt").write_text(
        "# 老街修路\n\n老街的石板路修好了。\n", encoding="utf-8"
    )
    (tmp_path / "seed2book.toml").write_text(
        '[input]\npattern = "{paper}_{issue}_{page}"\n', encoding="utf-8"
    )
    settings = config.load([tmp_path / "seeds"])
    (edition,) = pipeline.read_publication(settings.inputs, settings).publication.editions
    assert (edition.paper, edition.issue, edition.page) == ("水乡报", "118", "3")


def test_no_name_takes_long() -> None:
    began = time.process_time()
    assert pattern("{paper}_{page_name}_{date}_{page}").read("_" * 250 + ".txt") is None
    assert time.process_time() - began < 0.5
