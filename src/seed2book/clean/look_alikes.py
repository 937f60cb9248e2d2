"""Characters that the OCR takes for one another, told by the word they stand in: reported, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What was read -> what was probably printed. Only what is no word the wrong way round; the pattern, where
# there is one, leaves alone what comes about between two words (深入民心, 周末来, 女士地位, 职工入股).
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("入民", "人民", "(?<![深走融进加投注汇涌流接])入民(?![间心])"),
    ("入们", "人们", ""),
    ("入员", "人员", "(?<![加进转编列])入员(?!工)"),
    ("入大代表", "人大代表", ""),
    ("工入", "工人", "(?<![职员民])工入(?![股住驻职会党场库园学])"),
    ("末来", "未来", "(?<![周月年岁期世])末来"),
    ("末能", "未能", "(?<![周月年岁期世])末能"),
    ("末经", "未经", "(?<![周月年岁期世])末经"),
    ("末必", "未必", ""),
    ("尚末", "尚未", ""),
    ("从末", "从未", ""),
    ("未尾", "末尾", ""),
    ("周未", "周末", ""),
    ("自已", "自己", "自已(?!经)"),
    ("己经", "已经", "(?<!自)己经"),
    ("巳经", "已经", ""),
    ("而己", "而已", ""),
    ("士地", "土地", "(?<![护女战博硕院卫人男烈绅勇骑])士地"),
    ("土兵", "士兵", "(?<![领国本乡])土兵"),
    ("战土", "战士", ""),
    ("护土", "护士", "护土(?!地|壤)"),
    ("博土", "博士", ""),
    ("自前", "目前", "(?<![亲独各擅私径来])自前(?![往来后年天行去期线者几述])"),
    ("自标", "目标", "自标(?!榜)"),
    ("项自", "项目", "项自(?![主己费行然我选筹理愿发动治有身])"),
    ("题自", "题目", "题自(?![主己费行然我选筹理愿发动古])"),
    ("目己", "自己", ""),
    ("目治区", "自治区", ""),
    ("目力更生", "自力更生", ""),
    ("目觉", "自觉", "(?<![项题节科剧栏数瞩曲])目觉(?!得)"),
    ("目愿", "自愿", "(?<![项题节科剧栏])目愿(?![意望])"),
    ("囗", "口", ""),
    (
        "—",
        "一",
        "(?<![—–－0-9A-Za-z-])—(?:[些种批位般起直样切]|个(?!旧)|次(?!性)|天(?![津水台长门山])|定(?![西州南海兴安边])"
        "|年(?=[来间多级四])|九[〇○零一二三四五六七八九0-9]{2}年)|(?<=第)—(?!—)",
    ),
    ("亳不", "毫不", ""),
    ("亳无", "毫无", ""),
    ("时侯", "时候", ""),
    ("气侯", "气候", ""),
    ("等侯", "等候", ""),
    ("竟争", "竞争", ""),
    ("竟赛", "竞赛", ""),
    ("究竞", "究竟", ""),
    ("折迁", "拆迁", ""),
    ("拆扣", "折扣", ""),
    ("今曰", "今日", ""),
    ("曰报", "日报", ""),
)
_SUSPECTS = tuple((read, meant, re.compile(pattern or re.escape(read))) for read, meant, pattern in _WORDS)
_ANY = re.compile("|".join(read for read, _, _ in _WORDS))


def look_alikes(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Gives each word with a character taken for its look-alike, and the word it probably is."""
    if not _ANY.search(text):
        return
    for read, meant, pattern in _SUSPECTS:
        if read in text:
            for found in pattern.finditer(text):
                yield found, meant
