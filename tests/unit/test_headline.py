import pytest

from seed2book.typeset.headline import Neighbours, broken, phrases, width_em


def test_a_headline_that_fits_stays_whole() -> None:
    assert broken("渡口添新船", 5) == ("渡口添新船",)


def test_a_headline_too_long_is_broken_evenly_and_never_leaves_one_character() -> None:
    assert broken("石埠渡汛期安全巡护队成立", 11) == ("石埠渡汛期", "安全巡护队成立")


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        ("河湾公社万人大会战改造盐碱滩", ("河湾公社万人", "大会战改造盐碱滩")),
        ("守渡口第一线的白衣战士", ("守渡口第一线", "的白衣战士")),
        ("青石镇举行烈士陵园祭扫活动", ("青石镇举行烈士", "陵园祭扫活动")),
        ("镇税务所稽查队严格执法办事", ("镇税务所稽查队", "严格执法办事")),
        ("桥头合作社改进棉花收购工作", ("桥头合作社改进", "棉花收购工作")),
    ],
)
def test_a_headline_is_broken_between_words(headline: str, lines: tuple[str, ...]) -> None:
    assert broken(headline, 9) == lines


def test_a_headline_is_broken_after_a_mark_where_that_is_near() -> None:
    assert broken("修好一条路，富了两岸人家", 10) == ("修好一条路，", "富了两岸人家")


def test_two_clauses_are_parted_where_the_mark_is_though_the_lines_differ() -> None:
    assert broken("“板凳课堂”圆了，大道理近了", 11) == ("“板凳课堂”圆了，", "大道理近了")


def test_quoted_words_stay_together_where_they_can() -> None:
    assert broken("河岸书屋庆“七一”文艺演出", 8) == ("河岸书屋庆", "“七一”文艺演出")


def test_numbers_and_latin_words_are_not_split() -> None:
    for line in broken("全镇修路16.5公里覆盖WiFi网络2021户", 7):
        assert "16.5" in line or "16" not in line
        assert "WiFi" in line or "Wi" not in line


@pytest.mark.parametrize("measure", [8.7, 8.972, 9.0])
def test_the_gaps_beside_numbers_take_room_too(measure: float) -> None:
    lines = broken("第0则图片新闻标题", measure)
    assert len(lines) == 2
    assert all(width_em(line) <= measure for line in lines)


def test_a_number_in_han_stays_whole() -> None:
    for measure in range(6, 14):
        assert any("一九八七年" in line for line in broken("青石镇一九八七年河道志编修完成", measure))


def test_a_title_of_a_work_stays_whole_where_a_line_holds_it() -> None:
    for measure in range(11, 16):
        assert any("《水乡见闻录》" in line for line in broken("镇图书馆《水乡见闻录》首发式举行", measure))


@pytest.mark.parametrize("measure", range(4, 16))
def test_no_line_is_a_single_character(measure: int) -> None:
    assert all(
        len(line.rstrip("，！")) > 1 for line in broken("船，来了新渡口修好两岸通车老街新风好！", measure)
    )


def test_a_break_between_characters_that_stand_together_in_the_text_is_avoided() -> None:
    text = "治疗血管病的人多了。血管病要早看，看血管的人要有耐心，管理也要跟上。"
    assert broken("老街医院设血管病专家门诊", 7) == ("老街医院设血", "管病专家门诊")
    assert broken("老街医院设血管病专家门诊", 7, Neighbours(lambda: text))[0] == "老街医院设"


@pytest.mark.parametrize("measure", range(4, 20))
def test_no_line_starts_or_ends_with_a_forbidden_mark(measure: int) -> None:
    text = "一、河道“清淤”：三年行动（试行）——两岸、三镇、“五村”一起干！"
    lines = broken(text, measure)
    assert "".join(lines) == text
    for line in lines:
        assert line[0] not in "、：”）！"
        assert line[-1] not in "“（"


def test_a_word_wider_than_the_measure_is_broken_where_lines_end() -> None:
    lines = broken("见" + "A" * 50, 10)
    assert "".join(lines) == "见" + "A" * 50
    assert all(width_em(line) <= 10 for line in lines)


def test_a_headline_of_thousands_of_characters_takes_no_time() -> None:
    lines = broken("一二三四五六七八九十" * 500, 10)
    assert all(width_em(line) <= 10 for line in lines)


# --- for a screen of any width -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("修好一条路，富了两岸人家", ("修好一条路，", "富了两岸人家")),
        ("河岸书屋庆“七一”文艺演出", ("河岸书屋庆", "“七一”", "文艺演出")),
        ("“双减”后，学校怎么办？", ("“双减”后，", "学校怎么办？")),
        ("老船工说：“好，很好。”", ("老船工说：", "“好，很好。”")),
        ("——青石镇河道整治见闻", ("——青石镇河道整治见闻",)),
        ("《青石镇志》（1911—1949）出版", ("《青石镇志》", "（1911—1949）出版")),
        ("甲、乙、丙三地通船", ("甲、乙、", "丙三地通船")),
        ("渡口添新船", ("渡口添新船",)),
    ],
)
def test_what_stands_between_marks_is_best_left_whole(line: str, pieces: tuple[str, ...]) -> None:
    assert phrases(line) == pieces


@pytest.mark.parametrize("line", ["”“", "（（", "，。", "（未完", "完）了", "　", "A，B"])
def test_pieces_lose_nothing(line: str) -> None:
    assert "".join(phrases(line)) == line
