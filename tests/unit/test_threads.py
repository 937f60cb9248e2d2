"""Articles that jump lines part: which halves belong together, within one page."""

from pathlib import Path

from seed2book.pipeline import read_publication
from seed2book.settings.config import Settings

BACK = "（上接第二版）镇里又拨出专款，添置了两台水泵，排涝的事从此有了着落。"
OUT = "连日来，青石镇的干部群众冒雨抢修河堤，到昨天傍晚，最险的一段已经（下转第二版）"
HEADED = "# 旧桥今日通车\n\n本报讯（记者 王禾）城东的旧桥今天通车，过桥的时间少了一半。\n"


def test_a_half_that_is_printed_above_the_other_on_its_page_stays_where_it_is(tmp_path: Path) -> None:
    page = f"# 水泵到位\n\n{BACK}\n\n{HEADED}\n# 冒雨抢修河堤\n\n{OUT}\n"
    (tmp_path / "page.txt").write_text(page, "utf-8")
    reading = read_publication([tmp_path / "page.txt"], Settings())

    titles = [article.title.text for article in reading.publication.articles if article.title]
    assert titles == ["水泵到位", "旧桥今日通车", "冒雨抢修河堤"]
    codes = [finding.code for finding in reading.findings]
    assert codes.count("jump-unlinked") == 2
    assert "line-kept" not in codes
