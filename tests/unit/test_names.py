"""Lines of names: who has which office, who wrote, who took the pictures."""

import pytest

from seed2book.structure.wording.leadin import lead_in
from seed2book.structure.wording.tails import read_printed, tail_names

Wrote = list[tuple[str, str]]
Took = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("printed", "wrote", "took"),
    [
        (
            "本报记者 江玉 通讯员 韩冬 摄影 林川",
            [("本报记者", "江玉"), ("通讯员", "韩冬")],
            [("摄影", "林川")],
        ),
        (
            "本报记者 江玉 本报实习生 韩冬 摄影 本报记者 林川",
            [("本报记者", "江玉"), ("本报实习生", "韩冬")],
            [("摄影", "林川")],
        ),
        ("文/本报记者 江玉 图/本报记者 林川", [("本报记者", "江玉")], [("图", "林川")]),
        ("江玉 文 林川 摄", [("", "江玉")], [("摄", "林川")]),
        ("本报记者 江玉/文 林川/图", [("本报记者", "江玉")], [("图", "林川")]),
        ("记者 江玉 韩冬 文 林川 图", [("记者", "江玉"), ("记者", "韩冬")], [("图", "林川")]),
        ("文字整理 江玉 图片提供 林川", [("", "江玉")], [("图片提供", "林川")]),
        ("本报记者 江玉 摄影报道", [("本报记者", "江玉")], []),
        ("全媒体记者 向 晚 通讯员 褚 亮 文/图", [("全媒体记者", "向晚"), ("通讯员", "褚亮")], []),
        ("本报通讯员 蔡 正 本报记者 文 秀", [("本报通讯员", "蔡正"), ("本报记者", "文秀")], []),
        ("（记者江玉通讯员韩冬）", [("记者", "江玉"), ("通讯员", "韩冬")], []),
        ("（本报记者 顾明哲 采访整理）", [("本报记者", "顾明哲")], []),
        ("（张 铁 汪 新洲）", [("", "张铁"), ("", "汪新洲")], []),
        ("（晓 风 辑）", [("", "晓风")], []),
        ("张 译", [("", "张译")], []),
        ("记者 祁 文", [("记者", "祁文")], []),
        ("宣传部 程 功 摄", [], [("摄", "程功")]),
        ("陆 天 石 著", [("", "陆天石")], []),
        ("□江玉（江湾镇中学）", [("江湾镇中学", "江玉")], []),
        ("江玉（作者单位：县委党校）", [("县委党校", "江玉")], []),
        ("黑龙滩工地民工　郝铁锤", [("黑龙滩工地民工", "郝铁锤")], []),
        ("本报记者 但 未 明 北京报道", [("本报记者", "但未明")], []),
        ("（市二中 郑 珂）", [("市二中", "郑珂")], []),
        ("（关 山摄）", [], [("摄", "关山")]),
        ("江 玉口述 韩 冬整理", [("", "江玉"), ("", "韩冬")], []),
        ("江玉口述 韩冬整理", [("", "江玉"), ("", "韩冬")], []),
        ("□江玉 口述 □韩冬 整理", [("", "江玉"), ("", "韩冬")], []),
        ("通讯组 江玉", [("通讯组", "江玉")], []),
        ("晚报记者 江 玉 文 本报摄影记者 林 川 图", [("晚报记者", "江玉")], [("图", "林川")]),
        ("策划 韩冬 采写 江玉 摄影 林川", [("", "江玉")], [("摄影", "林川")]),
        ("记者 江玉 责编 韩冬", [("记者", "江玉")], []),
        ("速写 林 川", [], [("速写", "林川")]),
        ("图片由江湾镇提供", [], [("提供", "江湾镇")]),
        ("图片由通讯员林川提供", [], [("提供", "林川")]),
        ("本版图片由林川摄", [], [("摄", "林川")]),
        ("本报记者江玉《江河航运报》记者 韩冬", [("本报记者", "江玉"), ("《江河航运报》记者", "韩冬")], []),
        ("新华社通讯员江玉新华社记者韩冬", [("新华社通讯员", "江玉"), ("新华社记者", "韩冬")], []),
        ("（临江县白石乡文化站 江玉）", [("临江县白石乡文化站", "江玉")], []),
        (
            "（临江县城市信用社江玉 韩　冬）",
            [("临江县城市信用社", "江玉"), ("临江县城市信用社", "韩冬")],
            [],
        ),
        ("（临江县残疾人联合会石 川）", [("临江县残疾人联合会", "石川")], []),
        ("（石州市公安局副局长 江玉）", [("石州市公安局副局长", "江玉")], []),
        ("通讯员 机电学院 江玉", [("通讯员 机电学院", "江玉")], []),
        ("（四川 江玉）", [("四川", "江玉")], []),
        ("□ 石州话剧团团长江玉", [("石州话剧团团长", "江玉")], []),
        ("■石州艺术研究所研究员 江玉", [("石州艺术研究所研究员", "江玉")], []),
    ],
)
def test_each_name_has_the_office_and_the_role_printed_for_it(printed: str, wrote: Wrote, took: Took) -> None:
    names, _ = read_printed(printed)

    assert names is not None
    assert [(byline.office, byline.name) for byline in names.bylines] == wrote
    assert [(credit.role, credit.name) for credit in names.credits] == took


@pytest.mark.parametrize(
    ("printed", "credit"),
    [
        ("文/江玉 图/本报记者 林川", "图/本报记者 林川"),
        ("江玉/文 林川/图", "林川/图"),
        ("江玉 文 林川 摄", "林川 摄"),
        ("图片由江湾镇提供", "图片由江湾镇提供"),
    ],
)
def test_a_credit_keeps_the_form_it_was_printed_in(printed: str, credit: str) -> None:
    names, _ = read_printed(printed)

    assert names is not None
    assert [found.text for found in names.credits] == [credit]


def test_writers_in_a_row_have_each_the_place_before_the_name() -> None:
    printed = "宣传科 郁 青 神经外科 柏 松"
    names, marked = read_printed(printed)
    assert names is not None
    assert [(byline.name, byline.office) for byline in names.bylines] == [
        ("郁青", "宣传科"),
        ("柏松", "神经外科"),
    ]
    assert [printed[one.start : one.end] for one in names.found] == ["郁 青", "柏 松"]
    assert not marked
    assert read_printed("红旗公社 抓革命 促生产") == (None, False)


@pytest.mark.parametrize(
    "printed",
    [
        "短　评",
        "启 事",
        "邬律师",
        "学生的义卖",
        "（综合新华社电）",
        "秦老伯",
        "（县卫生局）",
        "（摘自 文汇报）",
        "索玛步入印池坊",
    ],
)
def test_titles_and_forms_of_address_are_no_names(printed: str) -> None:
    names, _ = read_printed(printed)

    assert names is None


def test_an_office_glued_to_a_padded_name_is_read_in_a_lead_in() -> None:
    lead = lead_in("据新华社北京6月22日电　（记者高 松）全国田径选拔赛今晚揭幕。")

    assert lead is not None
    assert [(byline.office, byline.name) for byline in lead.bylines] == [("记者", "高松")]


@pytest.mark.parametrize(
    ("bracket", "name"),
    [
        ("（王）", "王"),
        ("（体 文）", "体文"),
        ("（五 文）", "五文"),
        ("（祝 贺）", "祝贺"),
        ("（晓江）", "晓江"),
        ("（续）", None),
        ("（完 ）", None),
        ("（掌声）", None),
        ("（图略）", None),
    ],
)
def test_brackets_behind_a_text_hold_a_name_where_it_is_printed_as_one(
    bracket: str, name: str | None
) -> None:
    tail = tail_names(f"渡口昨天换上了一条新船。{bracket}")
    assert (tail.names.found[0].name if tail else None) == name


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("【本报讯】（江玉 韩冬）渡口昨天修好。", ["江玉", "韩冬"], "渡口昨天修好。"),
        ("【石州讯】（记者 江玉）渡口昨天修好。", ["江玉"], "渡口昨天修好。"),
        ("本报石州电记者江玉报道：渡口昨天修好。", ["江玉"], "渡口昨天修好。"),
        (
            "本报石州一月八日讯新华社记者江玉、韩冬，本报记者林川报道：渡口修好了。",
            ["江玉", "韩冬", "林川"],
            "渡口修好了。",
        ),
        (
            "新华社石州1月4日电（石州人民广播电台记者江玉、新华社记者韩冬）渡口修好了。",
            ["江玉", "韩冬"],
            "渡口修好了。",
        ),
        ("本报讯记者江玉从县航运局获悉：渡口昨天修好。", ["江玉"], "从县航运局获悉：渡口昨天修好。"),
        ("本报讯记者昨日从县航运局获悉，渡口昨天修好。", [], "记者昨日从县航运局获悉，渡口昨天修好。"),
        ("本报讯石州市航运局在本市电台开了专栏。", [], "石州市航运局在本市电台开了专栏。"),
    ],
)
def test_a_lead_in_tells_who_reports_in_every_wording(text: str, names: list[str], rest: str) -> None:
    lead = lead_in(text)

    assert lead is not None
    assert [byline.name for byline in lead.bylines] == names
    assert text[lead.end :] == rest
