"""What the editor says in `[bulletin]` of the articles: by id or by a part of the title."""

from dataclasses import replace
from pathlib import Path

import pytest

from command import seed2book
from seed2book.errors import ConfigError
from seed2book.model import Article, Edition, Heading, Publication
from seed2book.selection import Selection, select
from seed2book.settings.config import load
from seed2book.source import Span
from seed2book.typeset.wording import contents_labels, sources


def article(name: str, title: str | None) -> Article:
    spans = (Span("page.txt", 1, 1),)
    return Article(name, spans, (), Heading(title, spans) if title else None)


PUBLICATION = Publication(
    "报",
    "zh-Hans",
    (
        Edition("e1", "one.txt", (), (article("a-1-1", "一条老街 两岸新风"), article("a-1-2", "渡口添新船"))),
        Edition("e2", "two.txt", (), (article("a-2-1", "桥头书屋一周年"), article("a-2-2", None))),
    ),
)


def printed(**wishes: object) -> list[str]:
    made = select(PUBLICATION, Selection(**wishes))  # type: ignore[arg-type]
    return [article.id for article in made.publication.articles]


def test_nothing_said_changes_nothing() -> None:
    assert printed() == ["a-1-1", "a-1-2", "a-2-1", "a-2-2"]


def test_the_lead_comes_first_and_the_order_after_it() -> None:
    assert printed(lead="书屋", order=("a-2-2",)) == ["a-2-1", "a-2-2", "a-1-1", "a-1-2"]
    assert printed(order=("渡口", "一条老街　两岸新风")) == ["a-1-2", "a-1-1", "a-2-1", "a-2-2"]


def test_what_is_excluded_is_told() -> None:
    made = select(PUBLICATION, Selection(exclude=("渡口", "a-2-2")))
    assert [article.id for article in made.publication.articles] == ["a-1-1", "a-2-1"]
    assert [article.id for article in made.left_out] == ["a-1-2", "a-2-2"]


def test_an_issue_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ConfigError, match="no article is left"):
        select(PUBLICATION, Selection(exclude=("a-1-1", "a-1-2", "a-2-1", "a-2-2")))


def test_a_page_keeps_its_name_wherever_its_articles_go() -> None:
    made = select(PUBLICATION, Selection(lead="书屋"))
    assert contents_labels(made.publication) == ("版面二", "版面一", "版面二")
    assert len({edition.id for edition in made.publication.editions}) == 3


def test_the_seeds_are_listed_as_received_and_once() -> None:
    made = select(PUBLICATION, Selection(lead="书屋"))
    assert list(sources(made.publication).items()) == [("one.txt", ("版面一",)), ("two.txt", ("版面二",))]


def test_a_short_title_is_the_articles() -> None:
    made = select(PUBLICATION, Selection(short_titles={"一条老街": "老街新风"}))
    assert [article.short_title for article in made.publication.articles] == ["老街新风", None, None, None]


def test_a_name_that_fits_no_article_or_several_is_an_error_that_says_so() -> None:
    several = replace(
        PUBLICATION,
        editions=(Edition("e1", "one.txt", (), (article("a", "新船下水"), article("b", "渡口添新船"))),),
    )
    with pytest.raises(ConfigError, match=r'exclude: "新船" is in the titles of 2 articles'):
        select(several, Selection(exclude=("新船",)))
    with pytest.raises(ConfigError, match=r'lead: no article is called "旧船"'):
        select(PUBLICATION, Selection(lead="旧船"))
    with pytest.raises(ConfigError) as caught:
        select(PUBLICATION, Selection(lead="渡口填新船"))
    assert caught.value.hint.startswith('did you mean "渡口添新船"? ')
    with pytest.raises(ConfigError, match="left out and to be printed"):
        select(PUBLICATION, Selection(lead="书屋", exclude=("a-2-1",)))


def test_the_error_names_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "seed2book.toml"
    file.write_text('[book]\ntitle = "报"\n\n[bulletin]\nlead = "旧船"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"seed2book\.toml:5: \[bulletin\] lead"):
        select(PUBLICATION, load(config=file).selection)


def test_the_configuration_is_read(tmp_path: Path) -> None:
    file = tmp_path / "seed2book.toml"
    file.write_text(
        '[bulletin]\nlead = "甲"\norder = ["乙"]\nexclude = "丙"\nshort_title = { "丁" = "短" }\near = ""\n',
        encoding="utf-8",
    )
    wishes = load(config=file).selection
    assert (wishes.lead, wishes.order, wishes.exclude) == ("甲", ("乙",), ("丙",))
    assert (wishes.short_titles, wishes.ear) == ({"丁": "短"}, "")


def test_what_the_editor_put_in_order_is_settled_and_the_rest_is_not() -> None:
    made = select(PUBLICATION, Selection(lead="书屋", order=("a-2-2",)))
    assert [article.id for article in made.publication.articles if article.settled] == ["a-2-1", "a-2-2"]


def test_of_a_part_of_the_publication_names_of_other_articles_and_ids_wait() -> None:
    wishes = Selection(lead="头条", order=("a-1-2", "书屋"), exclude=("旧闻",), short_titles={"头条": "头"})
    made = select(PUBLICATION, wishes, part=True)
    assert [article.id for article in made.publication.articles] == ["a-2-1", "a-1-1", "a-1-2", "a-2-2"]
    assert made.left_out == ()
    assert made.waiting == ("旧闻", "头条", "a-1-2")


def test_a_run_of_one_page_waits_for_the_lead_and_says_so_and_a_run_of_all_stops(tmp_path: Path) -> None:
    body = "镇上的渠道昨日全部修好，村民们都来看水，老渠长也来了。"
    (tmp_path / "seeds").mkdir()
    for name, title in (("one", "渡口添新船"), ("two", "桥头书屋一周年")):
        text = f"# {title}\n\n本报讯 {body}\n"
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = tmp_path / "seed2book.toml"
    settings.write_text('[bulletin]\nlead = "书屋"\n', encoding="utf-8")
    part = seed2book("pdf", "seeds/one.txt", cwd=tmp_path)
    assert part.returncode == 0, part.stderr
    assert part.stdout.rstrip().endswith("; not among these pages, named in [bulletin]: “书屋”")
    whole = seed2book("pdf", "seeds", cwd=tmp_path)
    assert "not among these pages" not in whole.stdout
    settings.write_text('[bulletin]\nlead = "书吧"\n', encoding="utf-8")
    assert seed2book("pdf", "seeds/one.txt", "seeds/two.txt", cwd=tmp_path).returncode == 3
