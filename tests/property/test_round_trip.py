"""Whatever a seed holds, its e-book gives it back: every kind of block and inline, in any order."""

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings, strategies as st

from generated import paragraph
from round_trip import differences, there_and_back
from seed2book.settings.config import Settings
from seed2book.source import SeedKind

_WORDS = st.sampled_from(
    (
        "青石镇的老街",
        "河边的早市",
        "新船",
        "七十岁的船工",
        "3月12日",
        "16.5公里",
        "WiFi",
        "《水乡志》",
        "5*3*2米",
        "a_b_c",
    )
)
_INLINES = (
    "{}", "**{}**", "*{}*", "<u>{}</u>", '<u class="wavy">{}</u>', "[{}](https://example.org/a?b=1&c=2)",
    "<ruby>{}<rt>qīng shí</rt></ruby>", "{}<br>其后", "{}□", "***{}***", "**见*{}*处**", "`{}`",
    r"\*{}\*", "{}[^1]", "![{}](a.jpg)里外",
)  # fmt: skip
_PLAIN = st.builds(
    lambda number, clauses: paragraph(Random(number), clauses), st.integers(0, 500), st.integers(1, 4)
)


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    """A paragraph with some of its words set apart."""
    marked = [draw(st.sampled_from(_INLINES)).format(draw(_WORDS)) for _ in range(draw(st.integers(0, 3)))]
    return "".join(f"{draw(_PLAIN)[:-1]}，{piece}，" for piece in marked) + draw(_PLAIN)


_BLOCKS = (
    _sentences(),
    _sentences(),
    st.builds("## {}".format, _WORDS),
    st.builds("### {}".format, _WORDS),
    st.builds("![{}](图/a.jpg)\n\n{}（江玉 摄）".format, _WORDS, _WORDS),
    st.builds("![](b.jpg)\n\n![{}](c.jpg)".format, _WORDS),
    st.builds("> {}\n>\n> {}".format, _sentences(), _PLAIN),
    st.builds("- {}\n- {}\n  - {}".format, _sentences(), _WORDS, _PLAIN),
    st.builds("1. {}\n2. {}".format, _WORDS, _PLAIN),
    st.builds("| {} | 公里 |\n|---|---|\n| **{}** | 7.5 |".format, _WORDS, _WORDS),
    st.builds("```\n水位  3.2 m\n\n{}\n```".format, _WORDS),
    st.just("---"),
    st.just("※ ※ ※"),
    st.builds("编者按：{}".format, _PLAIN),
    st.builds('<div align="center"><p>{}</p></div>'.format, _PLAIN),
    st.just("小桥流水人家，\n古道西风瘦马。\n夕阳西下，\n断肠人在天涯。"),
    st.just("<!-- 第三栏 -->"),
    st.builds("<script>{}".format, _PLAIN),
)


@st.composite
def _seeds(draw: st.DrawFn) -> str:
    articles = []
    for _ in range(draw(st.integers(1, 3))):
        head = [f"# {draw(_WORDS)}开新篇", draw(st.sampled_from(("", "□ 本报记者 江玉", "江　玉")))]
        blocks = [draw(draw(st.sampled_from(_BLOCKS))) for _ in range(draw(st.integers(1, 5)))]
        foot = [draw(st.sampled_from(("", "（林一舟）", "（原载《水乡文艺》）", "2022年12月1日")))]
        called = any("[^1]" in block for block in blocks)
        articles.append(
            "\n\n".join(
                part for part in (*head, *blocks, "[^1]: 旧称石埠桥。" if called else "", *foot) if part
            )
        )
    return "\n\n".join(articles) + "\n"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(_seeds(), st.sampled_from(SeedKind))
def test_all_that_a_seed_holds_comes_back_equal(page: str, kind: SeedKind) -> None:
    with tempfile.TemporaryDirectory() as folder:
        seed = Path(folder) / "page.md"
        seed.write_text(page, "utf-8")
        first, again, made = there_and_back([seed], Path(folder), Settings(kind=kind))
        assert differences(first.publication, again.publication) == []
        assert made.told == ()
