"""Articles, editions and the publication made from drafts."""

from pathlib import Path
from typing import Any

import pytest

from seed2book.clean import clean
from seed2book.model import (
    Article,
    Figure,
    Label,
    Metadata,
    Name,
    Note,
    Paragraph,
    Place,
    Signature,
    Text,
    plain_text,
)
from seed2book.read import lines, read_pictures, read_seeds
from seed2book.settings.config import EditionSettings
from seed2book.structure import Assembled, assemble, classify, join
from seed2book.verify.leaves import article_leaves

BODY = "清晨的水雾还没有散，老渠长已经沿着渠埂走出了三里地，哪一段渗水他心里有数。"


def assembled(folder: Path, *pages: str, **settings: EditionSettings) -> Assembled:
    for number, text in enumerate(pages, 1):
        (folder / f"p{number}.txt").write_text(text, encoding="utf-8")
    seeds, _ = read_seeds([folder])
    drafts = [(seed, join(classify(clean(lines(seed)).lines)).drafts) for seed in seeds]
    editions = {f"{name}.txt": given for name, given in settings.items()}
    return assemble(drafts, title=None, language=None, metadata=Metadata(), editions=editions)


def article(folder: Path, page: str) -> Article:
    (only,) = assembled(folder, page).publication.articles
    return only


def test_label_and_names_stand_in_the_text_as_printed(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 渠长\n\n本报讯（记者 张 珺 通讯员李远）{BODY}\n")
    (paragraph,) = made.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines[:5] == (
        Label("本报讯"),
        Text("（记者 "),
        Name("张珺"),
        Text(" 通讯员"),
        Name("李远"),
    )
    assert plain_text(paragraph.inlines) == f"本报讯（记者 张珺 通讯员李远）{BODY}"
    assert made.lead_in is not None
    assert [(b.office, b.name) for b in made.bylines] == [("记者", "张珺"), ("通讯员", "李远")]


def test_names_at_the_end_are_a_signature_and_credits_are_no_bylines(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 渠长\n\n{BODY}\n\n{BODY} 文/张聪 黄英 摄影/谢鹏\n")
    (signature,) = made.tail_signatures
    assert signature.text == "文/张聪 黄英 摄影/谢鹏"
    assert [b.name for b in made.bylines] == ["张聪", "黄英"]
    assert [c.text for c in made.credits] == ["摄影/谢鹏"]
    assert isinstance(made.blocks[-1], Paragraph)
    assert plain_text(made.blocks[-1].inlines) == BODY


def test_a_note_printed_below_the_names_stays_below_them(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 读者来信\n\n{BODY}\n\n城南新村 一居民\n\n编后：路灯虽小，照的是民心。\n")
    assert [type(part) for part in made.body] == [Paragraph, Signature, Note]
    assert [leaf.text for leaf in article_leaves(made)][-1] == "编后：路灯虽小，照的是民心。"


def test_a_note_printed_above_the_names_stays_above_them(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 读者来信\n\n{BODY}\n\n编后：路灯虽小，照的是民心。\n\n（本报记者 江玉）\n")
    assert [type(part) for part in made.body] == [Paragraph, Note, Signature]


def test_straight_quotation_marks_of_a_plain_headline_are_curled(tmp_path: Path) -> None:
    made = article(tmp_path, f'"倒春寒"将于周末抵达我市\n本报讯（记者 方晓）{BODY}\n')
    assert made.title is not None
    assert made.title.text == "“倒春寒”将于周末抵达我市"


def test_words_at_the_end_that_are_no_names_stay_text(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 渠长\n\n{BODY}\n\n{BODY}他说：“谢谢。”大家笑了\n")
    assert made.signatures == ()


def test_a_standfirst_stands_between_headline_and_names(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 渠长\n\n{BODY}\n\n何洁 高达\n\n{BODY}\n\n{BODY}\n")
    assert len(made.standfirst) == 1
    assert [s.place for s in made.signatures] == [Place.HEAD]
    assert len(made.blocks) == 2


def test_caption_and_credit_in_one_line_are_parted(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 渠长\n\n{BODY}\n\n志愿者在清理河道 某镇供图\n\n{BODY}\n")
    figure = made.blocks[1]
    assert isinstance(figure, Figure)
    assert figure.credit is not None
    assert (plain_text(figure.caption), figure.credit.text) == ("志愿者在清理河道", "某镇供图")


@pytest.mark.parametrize("src", ["https://example.org/a.png", "/etc/passwd", "../../a.png", "file:///a.png"])
def test_no_picture_is_named_outside_the_folder(tmp_path: Path, src: str) -> None:
    for page in (f"# 渠长\n\n![]({src})\n\n{BODY}\n", f'# 渠长\n\n<div><img src="{src}"/></div>\n\n{BODY}\n'):
        (tmp_path / "p1.txt").unlink(missing_ok=True)
        made = assembled(tmp_path, page)
        (only,) = made.publication.articles
        assert [b.image.src for b in only.blocks if isinstance(b, Figure) and b.image] == [""]
        _, unseen = read_pictures([tmp_path], made.publication)
        assert [finding.code for finding in unseen] == ["picture-outside"]


def test_markup_that_is_no_page_furniture_is_text(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 渠长\n\n{BODY}\n\n<script>alert(1)</script>\n\n{BODY}\n")
    assert "<script>alert(1)</script>" in [leaf.text for leaf in article_leaves(made)]


def test_an_editors_note_is_a_note_with_its_heading(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 渠长\n\n编者按：{BODY}\n\n{BODY}\n")
    note = made.blocks[0]
    assert isinstance(note, Note)
    assert isinstance(note.blocks[0], Paragraph)


def test_a_folio_goes_into_the_log_and_says_what_the_page_is(tmp_path: Path) -> None:
    made = assembled(tmp_path, f"青石报 2003年4月18日 第4版\n\n# 渠长\n\n{BODY}\n")
    (edition,) = made.publication.editions
    assert (edition.paper, edition.date, edition.page) == ("青石报", "2003年4月18日", "4")
    assert [(e.rule, e.before, e.after) for e in made.edits] == [("folio", "青石报 2003年4月18日 第4版", "")]
    assert "folio-dropped" in [finding.code for finding in made.findings]


def test_the_configuration_has_the_last_word_on_a_page_and_nothing_is_invented(tmp_path: Path) -> None:
    made = assembled(
        tmp_path,
        f"青石报 2003年4月18日 第4版\n\n# 渠长\n\n{BODY}\n",
        f"# 渠长\n\n{BODY}\n",
        p1=EditionSettings("p1.txt", page="5"),
    )
    first, second = made.publication.editions
    assert (first.page, first.date) == ("5", "2003年4月18日")
    assert (second.page, second.date, second.paper) == (None, None, None)


@pytest.mark.parametrize(
    ("head", "paper"), [("江城晚报", "江城晚报"), ("《青石日报》", "青石日报"), ("第1528期", None)]
)
def test_a_name_alone_above_the_date_is_the_papers(tmp_path: Path, head: str, paper: str | None) -> None:
    made = assembled(tmp_path, f"{head}\n2003年4月18日 星期五\n\n# 渠长\n\n{BODY}\n")
    (edition,) = made.publication.editions
    assert (edition.paper, edition.date) == (paper, "2003年4月18日")


def test_a_seed_that_says_another_page_than_it_prints_is_a_finding_that_an_entry_settles(
    tmp_path: Path,
) -> None:
    page = f"青石报 一九八七年三月十二日 第三版\n\n# 渠长\n\n{BODY}\n"

    def differs(**known: Any) -> list[str]:
        said = EditionSettings("p1.txt", **known, from_seed=tuple(known))
        findings = assembled(tmp_path, page, p1=said).findings
        return [
            finding.message.partition("“")[2].partition("”")[0]
            for finding in findings
            if finding.code == "edition-differs"
        ]

    assert differs(paper="青石报", date="1987-03-12", page="3") == []
    assert differs(paper="白河报", date="1987-03-13", page="4") == ["青石报", "一九八七年三月十二日", "三"]
    settled = EditionSettings("p1.txt", page="4", line=3)
    assert "edition-differs" not in [f.code for f in assembled(tmp_path, page, p1=settled).findings]


JUMP_OUT = f"# 三十年种出一片林海\n\n本报讯 {BODY}如今（下转第二版）\n"
JUMP_IN = (
    "# 邮路\n\n" + BODY + "\n\n（上接第一版）二万亩樟子松长成了屏障。他只干了一件事。\n\n儿子接过了铁锹。\n"
)


def test_an_article_continued_on_another_page_is_whole_where_it_begins(tmp_path: Path) -> None:
    made = assembled(tmp_path, JUMP_OUT, JUMP_IN)
    first, second = made.publication.editions
    (whole,) = first.articles
    assert [span.file for span in whole.spans] == ["p1.txt", "p2.txt"]
    body = [plain_text(b.inlines) for b in whole.blocks if isinstance(b, Paragraph)]
    assert body[0].endswith("如今二万亩樟子松长成了屏障。他只干了一件事。")
    assert len(body) == 2
    assert [a.title and a.title.text for a in second.articles] == ["邮路"]
    assert [e.before for e in made.edits if e.rule == "continued"] == ["（下转第二版）", "（上接第一版）"]


def test_a_jump_to_another_page_than_the_one_at_hand_stays_as_printed(tmp_path: Path) -> None:
    made = assembled(tmp_path, JUMP_OUT, JUMP_IN, p2=EditionSettings("p2.txt", page="7"))
    first, _ = made.publication.editions
    assert plain_text(first.articles[0].blocks[-1].inlines).endswith("（下转第二版）")  # type: ignore[union-attr]
    assert [f.code for f in made.findings].count("jump-unlinked") == 2


def test_ids_are_ascii_and_say_where_the_article_stands(tmp_path: Path) -> None:
    made = assembled(tmp_path, f"# 渠长\n\n{BODY}\n\n# 邮路\n\n□ 何川\n\n{BODY}\n", f"# 林海\n\n{BODY}\n")
    assert [a.id for a in made.publication.articles] == ["a-1-1", "a-1-2", "a-2-1"]


def test_the_language_follows_the_text(tmp_path: Path) -> None:
    assert (
        assembled(tmp_path, "# 郵局添設窗口\n\n郵政總局為便利公眾，決定實行。\n").publication.language
        == "zh-Hant"
    )
    assert (
        assembled(tmp_path, "# 邮局添设窗口\n\n邮政总局为便利公众，决定实行。\n").publication.language
        == "zh-Hans"
    )


def test_a_headline_with_no_text_is_told(tmp_path: Path) -> None:
    made = assembled(tmp_path, f"# 渠长\n\n{BODY}（王勤）\n\n# 邮路\n")
    assert [f.code for f in made.findings] == ["headline-without-text"]


def test_names_that_close_an_earlier_paragraph_are_read_and_stay_in_its_text(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 大家谈修渠\n\n{BODY} 汽修厂 葛 军\n\n{BODY}（方 敏）\n")
    assert [byline.name for byline in made.bylines] == ["葛军", "方敏"]
    assert [signature.place for signature in made.signatures] == [Place.TEXT, Place.TAIL]
    assert "汽修厂 葛" in plain_text(next(b for b in made.blocks if isinstance(b, Paragraph)).inlines)


def test_a_group_that_signs_may_have_an_office_before_it(tmp_path: Path) -> None:
    made = article(tmp_path, f"# 修渠\n\n{BODY}\n\n本报通讯员 柳河公社报道组\n")
    assert [byline.name for byline in made.bylines] == ["柳河公社报道组"]
