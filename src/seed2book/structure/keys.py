"""A text's key: as long as the text, with one form for each character, so that a pattern is written once.

Papers before 1956 print 本報訊 and 攝, engines give `(` for `（` and `,` for `，`; a pattern that allowed for
all of that could not be read. The key is only looked at: what is kept is always the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_TRADITIONAL = (
    "報报訊讯電电記记讀读攝摄圖图為为轉转載载編编輯辑責责員员評评論论節节選选據据發发實实習习"
    "華华韓韩張张陳陈劉刘趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许蕭萧馮冯葉叶蔣蒋閻阎鍾钟盧卢賈贾"
    "鄒邹陸陆顧顾龍龙龔龚萬万錢钱湯汤黃黄賴赖譚谭廖廖範范鄧邓蘇苏齊齐關关莊庄嚴严賀贺倫伦"
    "聞闻聯联絡络鏈链強强調调議议計计畫画寫写專专題题資资連连續续闢辟衛卫處处縣县區区鄉乡鎮镇"
    "國国際际內内總总經经濟济場场時时間间會会團团幹干軍军隊队黨党東东長长門门問问頁页週周號号"
    "滿满畢毕郭郭溫温騰腾遲迟譯译繪绘麗丽讓让來来見见將将與与們们對对這这過过還还個个從从當当"
    "應应並并於于後后開开現现進进產产業业設设備备勞劳動动農农種种類类錄录傳传達达認认識识稱称"
    "啟启導导說说話话請请談谈單单雙双歲岁紅红綠绿紀纪約约級级紙纸終终結结給给統统繼继維维網网線线練练"
)
SIMPLER = {
    _TRADITIONAL[i]: _TRADITIONAL[i + 1]
    for i in range(0, len(_TRADITIONAL), 2)
    if _TRADITIONAL[i] != _TRADITIONAL[i + 1]
}
_HALF_TO_FULL = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_FULL_TO_HALF = {chr(c): chr(c - 0xFEE0) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B), 0xFF0F)}
_FORMS: dict[str, str] = (
    SIMPLER
    | _HALF_TO_FULL
    | {k: v for k, v in _FULL_TO_HALF.items() if v.isalnum() or v == "/"}
    | {
        "\u3000": " ",
        "\u00a0": " ",
        "\t": " ",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "［": "〔",
        "］": "〕",
    }
    | {"[": "〔", "]": "〕", "〖": "【", "〗": "】", "﹒": "·", "•": "·", "・": "·"}
)
# A pattern finds the few characters of a line that have another form four times as fast as str.translate.
_OTHER_FORM = re.compile(f"[{re.escape(''.join(_FORMS))}]")

STOPS = frozenset("。！？…｡")
CLOSERS = frozenset("”’）》】〕〉\"'")
OPENERS = frozenset("“‘（《【〔〈")


def key(text: str) -> str:
    """Gives the key of `text`: the same length, character by character."""
    return _OTHER_FORM.sub(_form, text)


def _form(found: re.Match[str]) -> str:
    return _FORMS[found[0]]


def width_em(text: str) -> float:
    """How wide the text would be set, in ems: Latin letters and digits take half an em."""
    return len(text) - 0.5 * len(text.encode("ascii", "ignore"))


def is_han(char: str) -> bool:
    """True for a Han character, 〇 among them."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or char == "〇"
        or "\U00020000" <= char <= "\U0003ffff"
        or "\uf900" <= char <= "\ufaff"
    )


def has_words(text: str) -> bool:
    """True where something is said: a letter, a digit, a Han character, or what may have been one.

    That is a private-use character, �, and a form that holds letters (㍿).
    """
    return any(map(_is_said, text if text.isascii() else unicodedata.normalize("NFKC", text)))


def _is_said(char: str) -> bool:
    return char.isalnum() or char == "\ufffd" or unicodedata.category(char) == "Co"


class Ending(StrEnum):
    """How a passage ends."""

    STOP = "a full stop, also one inside or before closing marks"
    CLOSER = "a closing quotation mark or bracket with no stop"
    COMMA = "a comma or an enumeration comma"
    SEMICOLON = "a semicolon"
    COLON = "a colon"
    DASH = "a dash"
    WORD = "a character or digit"
    NOTHING = "nothing at all"


def ending(text_key: str) -> Ending:
    """Says how the passage with this key ends (GB/T 15834, clause 4: only 。！？ and …… end a sentence)."""
    # `……教育。（张三）（完）`: a bracket after the stop belongs to a sentence that is over. Three are looked
    # through, so that a line of nothing but brackets takes no time.
    found = _last_mark(text_key)
    for _ in range(3):
        if found is not Ending.CLOSER:
            break
        text_key = text_key.rstrip()
        opener = _PAIRED.get(text_key[-1])
        start = text_key.rfind(opener) if opener else -1
        if start <= 0:
            break
        text_key = text_key[:start]
        if (inner := _last_mark(text_key)) not in (Ending.STOP, Ending.CLOSER):
            break
        found = inner
    return found


_PAIRED = {"）": "（", "】": "【", "〕": "〔"}


def _last_mark(text_key: str) -> Ending:
    end = len(text_key.rstrip())
    if not end:
        return Ending.NOTHING
    at = end - 1
    while at >= 0 and text_key[at] in CLOSERS:
        at -= 1
    last = text_key[at] if at >= 0 else ""
    if last in STOPS or (last == "." and at > 0 and is_han(text_key[at - 1])):
        return Ending.STOP
    if at < end - 1:
        return Ending.CLOSER
    return _ENDINGS.get(last, Ending.WORD)


_ENDINGS = {
    "，": Ending.COMMA,
    "、": Ending.COMMA,
    "；": Ending.SEMICOLON,
    "：": Ending.COLON,
    "—": Ending.DASH,
    "－": Ending.DASH,
    "-": Ending.DASH,
}
