"""Characters and words set twice: the OCR's slip, the paper's, or the language's own reduplication.

Content words reduplicate freely (暖暖, 一片片, 扎扎实实, 看看), double in names (婷婷) and meet at the
border of two words (院院长), so one character twice says little of itself. Function words do none of this:
particles, prepositions, conjunctions, pronouns and adverbs twice are a slip, unless one of the two belongs
to a word (目的的, 现在在, 了了解). Of two and more characters set twice, all are reported but for verbs and
adjectives that reduplicate as ABAB (研究研究), repetition by number (一步一步), words for sounds, and what
is a clause of its own, since it was called out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seed2book.clean.places import Place, span_of
from seed2book.findings import Finding, Severity
from seed2book.messages import _

# For each function word: what stands before it in a word that ends with it, what after it in a word that
# begins with it. Such a word beside its single self is no doubling.
_FUNCTION_WORDS = {
    "的": ("目真似别标端", "确士话"),
    "了": ("为除不罢极算未得到", "解结却断然不"),
    "是": ("不但可于而还正就却真便总更只算要或像凡如先硬该若都也即凡", "否非"),
    "在": ("现存实坐正不所潜内何自旨外健好", "于内场校职座线家意乎押编建"),
    "和": ("共温缓总平饱柔祥谦维随协调中谐泰", "平谐约解睦善气谈县田"),
    "与": ("参给授赠交付相", "其会否"),
    "及": ("以涉普遍提危顾触波问谈论累兼惠企埃不", "其时至格早第"),
    "或": ("抑倘间", "者许是"),
    "而": ("然从因反进转时继幸忽故甚", "且是言已后立今"),
    "但": ("不非", "是愿凡"),
    "被": ("植棉地覆毛", "迫动告子褥单害"),
    "把": ("一火大两倒几手三刀握扫拖车门第", "握关手控守柄持"),
    "将": ("即大少必中上小武老主干健闯名麻", "来军领士要近令校官帅"),
    "从": ("自服无随听顺遵依盲跟", "而事此来未不业前小中头容严属众军政"),
    "向": ("方走转面一趋推定导流投动意风去取志内外单双相倾", "前来往上导阳量海心东西南北"),
    "于": ("由对位关终用属处至在生等出低过高善便见始置多敢适限急小基鉴归利优居大富忠", "是今洋"),
    "对": ("反相面针绝不敌应核配派校比一", "于方象外手付待抗面比照应策话口接岸称联立"),
    "为": ("成因认作称行分以列改最较人大名尤极更变所视", "了主何首期民难止人此重生"),
    "以": ("可所难加予得何借足用无", "及上后来前下为外便往至致东西南北内免求"),
    "其": ("及与极尤何如惟土", "中他实它余次间妻后"),
    "之": ("总随加反次久", "间一后中前下外上际类内所"),
    "这": ("", ""),
    "那": ("刹", ""),
    "我": ("自敌忘", ""),
    "他": ("其吉", ""),
    "你": ("", ""),
    "它": ("其", ""),
    "们": ("", ""),
    "都": ("首成大全古京江丰花迁", "市城督江昌匀"),
    "也": ("", "许好门"),
    "就": ("成早造", "是业近要此算职诊读地医任座学餐"),
    "没": ("从淹出沉吞埋", "有收落事"),
    "已": ("早而业不", "经有然知"),
    "由": ("自理缘经事来情路", "于此来衷"),
    "让": ("转谦出相忍", "步利位开"),
    "使": ("即行大促致迫天", "用得命者馆"),
    "着": ("随接有想沿活执沉衣", "手重力眼实急陆落想装火"),
    "便": ("方以即随顺简轻不大小任利", "是于利捷民宜道衣携会能可条装"),
    "却": ("冷退忘了", "是说步"),
    "则": ("原否规准法守细实总再附", ""),
    "很": ("", "多快大少小"),
    "虽": ("", "然说"),
    "并": ("合兼一吞", "且非未入购肩行列存用联"),
    "所": ("厕场处住会研派交诊", "以有谓在属长需得用致"),
}
_CHARACTERS = re.compile(rf"([{''.join(_FUNCTION_WORDS)}])\1")

# `HAN` without 々, 〆, 〇 and what composition unifies: two ranges are told in half of the time of five.
# A pattern that begins with one of them, not with two to eight, is done in four fifths of the time.
_HAN = "[\u3400-\u9fff\U00020000-\U000323af]"
_WORDS = re.compile(f"({_HAN}{_HAN}{{1,7}}?)\\1")
_NUMBERS = frozenset("一二两三四五六七八九十百千万亿〇零几半每")
_REPEATING = frozenset("很好许大整越多成慢")
_REDUPLICATED = (
    "研究讨论商量考虑学习打扫了解锻炼休息参观介绍打听收拾整理准备检查调查体验体会感受欣赏琢磨思考分析"
    "总结交流沟通照顾帮助教育批评表扬鼓励安慰庆祝热闹高兴轻松放松活动走动运动凉快暖和舒服开心痛快亲热"
    "亲近关心过问请教请示汇报反映宣传动员组织培养训练练习复习比较对照核对核实清理清点布置安排修理修改"
    "修整打扮打磨打量掂量商议尝试试验实践回忆回顾展望领教见识认识熟悉配合支持照应招待慰问谈论议论评论"
    "评价推敲斟酌切磋品尝享受磨炼管理治理协调解释说明观察询问咨询发动调整调节改善提高充实丰富团结联络"
    "联系监督督促提醒分享合计改造改进教训意思摸索探讨雪白碧绿通红火红笔直滚烫冰凉漆黑金黄瓦蓝湛蓝乌黑"
    "喷香崭新彼此加油欢迎万岁再见恭喜忽悠忽闪你好不行不要快来快走来了是的对的好的等等大片大批大把"
)
_VERBS = frozenset(map("".join, zip(_REDUPLICATED[::2], _REDUPLICATED[1::2], strict=True)))


def doubled(text: str, places: Sequence[Place]) -> Iterator[tuple[Finding, int, int]]:
    """Gives a finding, with its start and end in `text`, for each doubling that is not the language's own."""
    for found in _CHARACTERS.finditer(text):
        if not _is_language(text, found.start(), found[1]):
            yield _finding("doubled-character", text, found, places), found.start(), found.end()
    for found in _WORDS.finditer(text):
        if not _repeats(found[1]) and not _is_clause(text, found.start(), found.end()):
            yield _finding("doubled-word", text, found, places), found.start(), found.end()


def _is_language(text: str, at: int, character: str) -> bool:
    before, after = text[max(0, at - 1) : at], text[at + 2 : at + 3]
    ends, begins = _FUNCTION_WORDS[character]
    if (before and before in ends) or (after and after in begins):
        return True
    # 的的确确, 是是非非: both characters of a word doubled.
    next_pair, last_pair = text[at + 2 : at + 4], text[max(0, at - 2) : at]
    return any(len(pair) == 2 and pair[0] == pair[1] != character for pair in (next_pair, last_pair))


def _repeats(word: str) -> bool:
    first = word[0]
    return (
        len(set(word)) == 1
        or first in _NUMBERS
        or word[-1] in _NUMBERS
        or word[-1] == "着"  # 唱着唱着
        or (len(word) == 2 and word[1] == "了" and word[0] not in _FUNCTION_WORDS["了"][0])  # 老了老了
        or (len(word) == 2 and (first in _REPEATING or word in _VERBS))
        or all("\u53e3" <= character <= "\u56d6" for character in word)  # 哗啦: the mouth's own characters
    )


def _is_clause(text: str, start: int, end: int) -> bool:
    """Tells a call or a chant (加快加快，…): the doubling is all that stands between two marks."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _finding(code: str, text: str, found: re.Match[str], places: Sequence[Place]) -> Finding:
    start, end = max(0, found.start() - 4), found.end() + 4
    shown = f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return Finding(
        code,
        Severity.WARNING,
        _("{passage}: {word} is there twice; it was left").format(passage=shown, word=found[1]),
        span_of(places, found.start(), found.end()),
        _("compare with the printed page; if it is a slip: [[fix]] with match and replace"),
        text[start:end],
    )
