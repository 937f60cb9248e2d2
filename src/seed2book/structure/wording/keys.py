"""A text's key: as long as the text, with one form for each character, so that a pattern is written once.

Papers before 1956 print 本報訊 and 攝, engines give `(` for `（` and `,` for `，`; a pattern that allowed for
all of that could not be read. The key is only looked at: what is kept is always the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

_TRADITIONAL = (
    "報报訊讯電电記记讀读攝摄圖图為为轉转載载編编輯辑責责員员評评論论節节選选據据發发實实習习"
    "華华韓韩張张陳陈劉刘趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许蕭萧馮冯葉叶蔣蒋閻阎鍾钟盧卢賈贾"
    "鄒邹陸陆顧顾龍龙龔龚萬万錢钱湯汤黃黄賴赖譚谭廖廖範范鄧邓蘇苏齊齐關关莊庄嚴严賀贺倫伦"
    "聞闻聯联絡络鏈链強强調调議议計计畫画寫写專专題题資资連连續续闢辟衛卫處处縣县區区鄉乡鎮镇"
    "國国際际內内總总經经濟济場场時时間间會会團团幹干軍军隊队黨党東东長长門门問问頁页週周號号"
    "滿满畢毕郭郭溫温騰腾遲迟譯译繪绘麗丽讓让來来見见將将與与們们對对這这過过還还個个從从當当"
    "應应並并於于後后開开現现進进產产業业設设備备勞劳動动農农種种類类錄录傳传達达認认識识稱称"
    "啟启導导說说話话請请談谈單单雙双歲岁紅红綠绿紀纪約约級级紙纸終终結结給给統统繼继維维網网線线練练"
    "戰战學学聲声點点邊边運运義义務务勝胜權权條条無无飯饭飛飞機机車车輛辆輪轮輸输較较輕轻鐵铁鋼钢銀银鍋锅針针鑄铸鑽钻鏡镜鐘钟鈔钞銷销鋒锋錯错鍛锻鎖锁鏟铲駐驻駛驶驗验騎骑驚惊驕骄體体鬥斗鬆松魚鱼鮮鲜"
    "鳥鸟鳴鸣鴨鸭鷹鹰鵝鹅雞鸡鹽盐麥麦齡龄龜龟親亲覺觉觀观視视規规覽览訂订訓训託托訪访訴诉診诊註注証证證证詞词詩诗試试詳详誠诚誤误誌志諸诸謀谋謂谓謙谦講讲謹谨護护譽誉變变讚赞豐丰貝贝負负財财貢贡貧贫"
    "貨货販贩貪贪貯贮貴贵買买貸贷費费貼贴貿贸賃赁賊贼賓宾賜赐賞赏賢贤賣卖賤贱賦赋質质賬账賠赔購购贈赠贊赞贏赢趕赶趨趋跡迹踐践踴踊軌轨軟软軸轴輔辅輝辉輩辈輿舆轄辖辦办辭辞迴回遊游違违遙遥遞递遠远適适"
    "遷迁遺遗邁迈郵邮鄰邻醫医醬酱釀酿釋释釘钉鈴铃鉛铅銅铜銘铭鋪铺錦锦鍵键鑑鉴閃闪閉闭閑闲閒闲閘闸閣阁閱阅闊阔闆板陽阳陰阴陣阵階阶隨随險险隱隐隻只雖虽雜杂離离難难雲云霧雾靈灵靜静響响項项順顺須须頌颂"
    "預预頑顽頒颁頓顿領领頭头頸颈頻频顆颗額额顏颜願愿顯显風风颱台飄飘飢饥飲饮飼饲飽饱飾饰餅饼養养餓饿餘余館馆饋馈饑饥亂乱亞亚併并侶侣係系俠侠倉仓倆俩偉伟側侧偵侦傑杰傘伞傷伤債债傾倾僅仅僑侨僕仆價价"
    "儀仪億亿儉俭償偿優优儲储兒儿兩两冊册凍冻凱凯則则剛刚剝剥創创劃划劇剧劍剑劑剂勁劲勵励勸劝勳勋協协卻却厭厌厲厉參参叢丛呂吕啞哑喚唤喪丧嘆叹嘗尝噴喷嚇吓嚮向囑嘱圍围園园圓圆執执堅坚堯尧塊块塗涂塵尘"
    "墊垫墳坟壇坛壓压壞坏壯壮壽寿夠够夢梦夾夹奪夺奮奋奧奥妝妆娛娱婦妇媽妈嬰婴寧宁審审寬宽寶宝尋寻屆届層层屢屡屬属岡冈島岛峽峡嶺岭嶽岳巖岩帥帅師师帳帐帶带幣币幫帮幾几庫库廁厕廚厨廟庙廠厂廢废廣广廳厅"
    "彈弹彎弯徑径復复徵征徹彻悅悦悶闷惡恶惱恼愛爱態态慘惨慚惭慣惯慶庆憂忧憐怜憑凭憲宪憶忆懇恳懷怀懶懒懸悬戀恋戲戏戶户拋抛挾挟捨舍掃扫掛挂採采揀拣揚扬換换揮挥損损搖摇搶抢摯挚撈捞撐撑撥拨撫抚撲扑擁拥"
    "擇择擊击擋挡擔担擠挤擬拟擴扩擺摆擾扰攔拦攜携攤摊攪搅敗败敘叙敵敌數数斃毙斷断晉晋晝昼暈晕暉晖暫暂曆历曉晓曬晒書书術术棄弃棗枣棟栋棧栈楊杨極极榮荣構构槍枪槓杠樂乐樓楼標标樞枢樣样樹树橋桥橫横檔档"
    "檢检櫃柜櫻樱欄栏歐欧歡欢歷历歸归殘残殺杀殼壳毀毁氣气決决沒没況况洩泄涼凉淚泪淨净淪沦淵渊淺浅渦涡測测渾浑湊凑湧涌溝沟滅灭滌涤滬沪滯滞滲渗滾滚漁渔漢汉漲涨漸渐潔洁潛潜潤润潰溃澆浇澇涝澤泽濃浓濕湿"
    "濤涛濱滨瀉泻灑洒灘滩灣湾災灾烏乌煉炼煙烟煩烦熱热燈灯燒烧營营燦灿爐炉爭争爺爷爾尔牆墙牽牵犧牺狀状狹狭猶犹獄狱獅狮獎奖獨独獲获獵猎獻献瑋玮瑪玛環环瓊琼畝亩異异疊叠療疗瘋疯瘡疮癥症皺皱監监盤盘盡尽"
    "矚瞩矯矫砲炮碼码磚砖礎础礦矿祿禄禍祸禦御禮礼禱祷禪禅稅税稈秆穀谷積积穎颖穩稳穫获窩窝窮穷竄窜竊窃競竞筆笔筍笋築筑簡简簽签籃篮籌筹籠笼糞粪糧粮糾纠紋纹納纳紐纽純纯紗纱紛纷紡纺細细紳绅紹绍組组絆绊"
    "絕绝絞绞絨绒絲丝綁绑綜综綢绸綱纲綻绽緊紧緒绪緝缉締缔緣缘緩缓緯纬縫缝縮缩縱纵縷缕績绩織织繞绕繡绣繩绳繭茧繳缴纏缠罰罚罵骂罷罢聖圣聰聪聳耸職职聽听肅肃脅胁脈脉脫脱腦脑腫肿腳脚腸肠膚肤膠胶膽胆臉脸"
    "臟脏臨临臺台興兴舉举舊旧艙舱艦舰艱艰莖茎萊莱葦苇蒼苍蓋盖蓮莲蔥葱蔭荫薦荐藍蓝藝艺藥药蘆芦蘊蕴蘭兰虛虚虜虏虧亏蝦虾螞蚂蟲虫蠅蝇蠶蚕衆众眾众衝冲補补裝装裡里裏里製制複复襖袄襪袜襯衬襲袭觸触羣群爲为"
    "衞卫峯峰産产麽么麼么嗎吗啓启鬧闹鬱郁壩坝壟垄擰拧攏拢嘩哗彙汇匯汇滙汇慮虑遼辽瀋沈勢势塢坞嫻娴嬌娇緻致誇夸詐诈誕诞諒谅諾诺謊谎謠谣譜谱豎竖賺赚蹟迹躍跃轟轰釣钓鋤锄鋸锯錶表鏽锈鐮镰閥阀閨闺闖闯陝陕"
    "隴陇韋韦頂顶顫颤颳刮駕驾駱骆驅驱驛驿驟骤鬢鬓鯉鲤鵬鹏鶴鹤鷗鸥齋斋齒齿瑩莹銳锐鈞钧鈺钰錚铮楓枫樺桦瀾澜漣涟璽玺薩萨鳳凤鴻鸿龐庞婭娅嵐岚騁骋驊骅諶谌闕阙酈郦鞏巩鮑鲍欒栾鈕钮繆缪獸兽"
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

# A letter or digit (`\w` without its underscore), a private-use character, what stands for a lost one.
_SAID = re.compile("[^\\W_]|[\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd]")

STOPS = frozenset("。！？…｡")
CLOSERS = frozenset("”’）》】〕〉\"'")
OPENERS = frozenset("“‘（《【〔〈")


@lru_cache(maxsize=1 << 8)  # a line is asked for its key by one question after another
def key(text: str) -> str:
    """Gives the key of `text`: the same length, character by character."""
    return _OTHER_FORM.sub(_form, text) if len(text) > 1 else _FORMS.get(text, text)


def _form(found: re.Match[str]) -> str:
    return _FORMS[found[0]]


def width_em(text: str) -> float:
    """How wide the text would be set, in ems: Latin letters and digits take half an em."""
    return len(text) - 0.5 * len(text.encode("ascii", "ignore"))


HAN_CHARACTERS = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""For a character class: what `is_han` says yes to."""


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
    if text[:1].isalnum() or _SAID.search(text):
        return True
    return _SAID.search(unicodedata.normalize("NFKC", text)) is not None


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
    if last in STOPS or (
        last in ".．" and at > 0 and (is_han(text_key[at - 1]) or text_key[at - 1] in CLOSERS)
    ):
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
