"""The standing words of the press, as lists; the patterns that use them are built in their own modules.

All are written as keys are (simplified, full-width marks). A word longer than another it begins with is
tried first, whatever the order here.
"""

from __future__ import annotations

import re

HAN = r"[\u4e00-\u9fff]"
NUMERAL = "[0-9一二三四五六七八九十]"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def words(text: str) -> frozenset[str]:
    """Gives the words of a list written with blanks between them."""
    return frozenset(text.split())


def ends_of(text: str) -> frozenset[str]:
    """Gives the last characters of the words of a list: few passages end in one, and only they are read."""
    return frozenset(word[-1] for word in text.split())


def one_of(words: str, *patterns: str) -> str:
    """Gives a group of a regular expression that matches any of the words, longest first, or a pattern."""
    escaped = sorted(map(re.escape, words.split()), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join([*patterns, *escaped])})"


AGENCIES = """
    本报 本刊 本台 本网 本社 本版 本市 本县 本省 本校 新华社 新华网 中新社 中新网 人民网 中央社 塔斯社
    路透社 美联社 法新社 合众社 共同社
"""
PAPER_ENDINGS = "日报 晚报 晨报 早报 快报 商报 时报 周报 周刊 电视台 通讯社 电台 院刊 校刊 厂刊 矿刊"

OUTLETS = """
    日报 晚报 晨报 早报 快报 商报 时报 校报 院报 厂报 矿报 本报 本刊 本台 本网 本社 本版
    新华社 中新社 人民日报
"""
OFFICE_PREFIXES = """
    全媒体 融媒体 融媒 特约 特派 见习 实习 首席 学生 校园 摄影 随军 前方 青年 高级 小 老 工人
    农民 战士 特邀 业余 基层 兼职 文字 战地 体育
"""
OFFICES = """
    记者 通讯员 评论员 实习生 撰稿人 撰稿 观察员 特派员 编辑 作者 学员 学生
"""
WRITING = words(
    """
    文 撰文 文字 图文 文图 采写 撰稿 整理 执笔 口述 讲述 编译 编写 报道 摄影报道 图片报道 采访 文并图
    文并摄 供稿 著 译 编 辑 编著 编译 采访整理 整理报道 综合整理 综合报道 编译整理 编辑整理 口述整理 综合 采编
    文摄 图文报道 报道摄影 专稿 文字整理 文字采写 配诗
    """
)
PICTURE = words(
    """
    图 图片 摄 摄影 供图 影 摄像 绘 绘图 制图 漫画 插图 插画 作 画 题图 题头 尾花 配图 速写 素描
    木刻 版画 剪纸 提供 图片提供 航拍 翻拍
    """
)
# What those sign with who took the picture and wrote its words.
PICTURE_REPORTS = words("摄影报道 图片报道")
# Who edited or planned, and signs beside the writers.
EDITING = words("责编 责任编辑 校对 责任校对 美编 策划 统筹 审核 监制")
WORKPLACES = """
    一中 二中 三中 四中 五中 附中
    省 市 县 区 乡 镇 村 庄 社 队 厂 馆 院 系 级 校 学 局 站 所 店 矿 场 部 委 会 组 处 科 班 连 营 团
    公司 中心 银行 法院 社员 农民 工人 干部 教师 战士 读者 室 车间 办 支部 党委 总支 居民 市民 学员 学生 职工
    校友 家长 乘客 顾客 用户 战友 知青 民工 职员 司机 医生 护士 技术员 工程师 炊事员
    指导员 队员 店员 会员 律师
"""
JOBS = """
    队长 组长 社长 场长 厂长 校长 院长 所长 站长 局长 科长 处长 县长 乡长 镇长 村长 主任 书记 经理 主席 委员
    教授 技术员 工程师 饲养员 社员 工人 教师 战士
"""
# How else those sign who send in letters and articles: by their post, or by where they work.
POSTS = """
    厅长 部长 会长 秘书长 理事长 研究员 导演 副教授 讲师 博士 院士 主编 总编辑 总编 董事长 团长 政委 参谋长
    司令员 检察官 法官 会计师 编剧 作家 画家 诗人 评论家 理事 常委 司长 署长 行长 台长 馆长 总工程师 农艺师
"""
SENDERS = """
    厅 政府 协会 学会 联合会 电台 电视台 报社 日报 晚报 报 台 支行 分行 银行 署 人大 政协 妇联 工会 医院
    出版社 信用社 机关
"""
PROVINCES = """
    北京 天津 上海 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东
    广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 台湾 香港 澳门
"""
FORMS_OF_ADDRESS = words(
    """
    先生 女士 小姐 老师 律师 医生 师傅 大爷 大妈 大娘 阿姨 老汉 老伯 同学 同志 教授 经理 主任 局长 校长 书记
    厂长 县长 市长 省长 部长 村长 镇长 乡长 队长 连长 班长 院长 站长 大夫 护士 主席 总理 奶奶 爷爷
    大嫂 大姐 叔叔
    """
)
WRITING_GROUPS = """
    报道组 报导组 通讯组 通讯小组 通联组 写作组 写作小组 创作组 采访组 记者组 评论组 调查组 编写组 记者站
    宣传队 演出队 文艺组 演唱组 理论组 学习小组 大批判组 评论小组 创作室
"""
ACTING_BODIES = (
    "法院 检察院 局 委 公司 县委 市委 省委 区委 政府 中学 小学 大学 支行 银行 街道 党支部 党委 团委 工会"
)
# Whose deeds headlines report, and subheads seldom.
HEADED_BODIES = """
    公社 大队 合作社 供销社 厂 矿 公司 局 委 政府 支部 大学 中学 小学 学院 医院 街道 社区 镇 乡 车间 连队
"""
SIGNING_OFFICES = """
    报道组 报导组 通讯组 通讯小组 写作组 调查组 记者站 群工部 宣传部 组织部 宣传科 办公室 委员会 编辑部 党委
    党支部 总支 团委 团总支 团支部 学生会 工会 妇联 院办 校办 厂办 党办 矿办 局办 县委 市委 省委 农技站 气象站
    气象台 卫生院 防疫站 校团委 农科所 农科院 研究所 办事处 筹备组 筹委会 革委会 教研室 教研组 总工会
    党校 指挥部 评论员 观察员 人民政府 人民法院 检察院
"""
# What letters and notices close with.
CLOSING_FORMULAS = words("此致 敬礼 祝 此布 此令 特此通知 特此公告 特此声明")
# What stands in brackets behind a text and is nobody's name.
ASIDES = words(
    """
    掌声 鼓掌 大笑 笑声 众笑 全场 待续 未完 完 全文完 剧终 摘要 节选 摘编 转载 原载 译文 资料 连载
    插图 附图 题图 漫画 照片 图片 剪纸 木刻 书法 国画 版画 速写 小说 散文 诗歌 随笔 杂文 寓言 童话
    外一首 外二首 新华社 中新社 本报讯 同上 下同 编者 编辑 作者 笔者 记者 通讯员 佚名 综合 来源 答案 谜底
    """
)
PLACE_ENDINGS = "省 市 县 区 乡 镇 村 庄 级 年级"

CREDIT_ENDINGS = """
    摄影报道 摄影 供图 供稿 提供 图片提供 资料图片 资料照片 资料图 资料照 制图 绘图 绘 画 作 摄 图 影 发
    翻拍 航拍
"""
PICTURE_SELLERS = "视觉中国 东方IC CFP ICPHOTO 人民视觉 人民图片 新华图片 中国图片网 影像中国"
# What those make whose work a paper prints as a picture: behind the name, or in brackets behind the title.
ART_FORMS = """
    作 画 绘 刻 书 木刻 版画 速写 素描 漫画 国画 中国画 油画 水彩画 水粉画 年画 宣传画 连环画 剪纸 书法 篆刻
    插图 航拍 翻拍
"""
SCRIPTS = "行书 草书 楷书 隶书 篆书 魏碑 书法 篆刻 国画 版画 剪纸"
PICTURE_PLACES = "上 下 左 右 左上 右上 左下 右下 题 组 本版 以上 大 小"
VIEWS = """
    现场 一角 外景 近影 夜景 夜色 合影 留念 全景 全貌 一瞥 情景 场面 场景 遗像 生前照片 会场 剧照 掠影
    进行中 途中
"""
SPOTS = "现场 会场 汇合处 交汇处 交界处 入口处 出口处 拐弯处 深处 高处 远处 近处"
SEEN_ACTS = """
    查看 察看 检查 观看 参观 展示 采摘 采收 选购 挑选 表演 练习 检修 抢修 抢收 清理 清扫 慰问 走访 交谈
    指导 讲解 传授 操作 调试 演示 巡逻 巡查 搬运 装车 装船 装箱 卸 缝 编织 织 绣 打夯 打捞 加固 敬献 领奖
    合影 行走 品尝 采茶 分拣 收割 插秧 劳动 作业 施工 训练 测量 架设 发放 领取 登记 下棋 上课 排队 晾晒 捕捞
    放牧 剪彩 植树
"""
# What newspapers report of a place, and no picture shows as it happens.
EVENTS = """
    成立 举行 举办 召开 开幕 闭幕 揭牌 揭晓 问世 发生 产生 启动 强调 指出 公布 落户
"""
TURNS = """
    但 而 于是 因此 所以 然而 不过 可是 就 后来 那 如果 因为 由于 为了 随着 随后 接着 同时 此外 另外 其
    今年 去年 如今 现在 当 每 有的 有人 无论 不 要 只
"""

CALLS = """
    贯彻 落实 发扬 坚持 坚决 学习 掀起 大力 努力 加强 加快 深入 高举 响应 认真 狠抓 鼓足 力争 弘扬 践行
    牢记 不忘 推进 推动 全面 积极 切实 充分 团结 艰苦奋斗 自力更生 勤俭 抓革命 抓好 改进 搞好 进一步 继续
    永远 树立 开展 解放思想 群策群力 齐心协力 同心协力 凝心聚力 服务 倡导 提倡 保障 聚焦 紧扣 打造
    发动 依靠 破除
"""
CAUSES = """
    精神 高潮 运动 热潮 路线 方针 政策 思想 作风 积极性 创造性 作用 现代化 新局面 新篇章 新贡献 新风 新风尚
    力量 蓝图 根本 生根 己任 宗旨 原则
"""
STAFF_PREFIXES = "本版 本期 今日 值班 责任 执行 组版 见习 电子"
STAFF = """
    总编辑 副总编辑 总编 副总编 执行总编 执行主编 副主编
    责任编辑 责编 责任校对 编辑 美编 美术编辑 版式 版面设计 设计 校对 主编 组版 值班主任 值班总编
    值班编委 值班编辑 版面 签发 一读 二读 排版 视觉 制图 审读 照排 检校
"""
PAGE_NAMES = """
    要闻 综合 时政 专版 副刊 广告 文化 体育 国际 国内 社会 经济 教育 理论 视点 专题
"""
CONTACT_PREFIXES = "本报 本刊 编辑部 新闻 投稿 广告 发行 订阅 监督 爆料 读者"
CONTACTS = """
    热线 热线电话 投稿邮箱 投稿信箱 邮箱 信箱 电子信箱 电话 网址 地址 社址 邮编 邮政编码 微信公众号
    公众号 定价 零售价 每份售价 印刷 法律顾问 常年法律顾问 来稿请寄 投稿请寄 来信请寄
"""

REACHED_BY = (
    "广告刊登处 刊登处 地址 社址 厂址 店址 校址 电话 手机 传真 电挂 电报挂号 邮编 邮政编码 网址 联系人"
)
EDITORS_NOTES = "编者按 编者的话 编者注 编后 编后语 编辑手记 编前语 开栏的话 开栏语 栏目语"
COMMENTS = "按语 按 记者手记 短评 点评 采访札记"
LINKS = """
    延伸阅读 相关链接 新闻链接 背景链接 知识链接 链接 新闻背景 名词解释 小资料 资料链接 相关新闻 新闻延伸
    小贴士 背景资料
"""
ORIGINS = "原载 原刊 摘自 转自 选自 摘编自 转载自"

STANDING_TITLES = """
    今日提醒 生活提示 便民信息 读者来函 来函照登
    上期预告 下期预告 简讯 短讯 快讯 启事 小启 更正 声明 通知 公告 通告 讣告 天气预报 一句话新闻 新闻集锦
    新闻速递 读者来信 来信照登 编读往来 致读者 征稿启事 征文启事 图片新闻 广告 导读 今日导读 新书架
    小资料 小知识 小常识 猜一猜 谜语 答案 图说 图说新闻 图片故事 来信 来函 补白 文摘 校园文学 光荣榜 好人好事
    幽默 笑话 开心一刻 谈天说地 健康提示 温馨提示 服务台 信息台 微评 微言 致歉 道歉 招领 寻人
    公示 表彰 祝贺 贺信 动态 商情 行情 书讯 影讯 片言只语 点滴 短波 语丝 火花 征婚 语录 毛主席语录 最高指示
    记者手记 采访手记 编辑手记
"""
COLUMN_ENDINGS = """
    时评 快评 快报 论坛 话题 新闻 园地 天地 之窗 之声 之友 信箱 热线 广角 视点 焦点 观察 访谈 人物 连载
    副刊 茶座 漫笔 随笔 杂谈 视窗 速览 在线 一线 现场 调查 动态 采风 剪影 长廊 书架 讲堂 学理论 手记 体验 课堂
    指南 沙龙 大家谈 故事会 来图 专栏 之页
"""
COMMENT_GENRES = """
    社论 评论 评论员文章 短评 小评论 时评 杂谈 来论 随笔 小言论 短论 述评 微评 今日谈 漫谈 消息 通讯 特写 速写
    访谈 连载 小说 散文 杂文 寓言 童话 诗歌 书评 影评 剧评 书讯 微评
"""
KICKER_ENDINGS = """
    强调 指出 要求 表示 提出 时说 时讲 透露 宣布 认为 希望 呼吁 号召 决定 建议 致电 致信 批示 发表讲话 ，
    ： 、 ——
"""

SPEECH_VERBS = """
    表示 说 介绍 指出 认为 强调 坦言 透露 提醒 回忆 告诉记者 告诉笔者 说道 解释 建议 感慨 笑着说 称
"""
HEARSAY = "介绍 统计 了解 悉 反映 透露 预测 报道 测算 分析"
OPENERS = """
    近日 日前 连日来 近年来 近期 最近 前不久 不久前 据说 据了解 据介绍 据悉 据统计 据报道 与此同时 同时，
    此外 另外 另据 随后 接着 接下来 未来， 下一步 最后， 首先 其次 再次 一方面 另一方面 会上 会后 记者在
    记者从 记者了解 记者来 记者看 编者 多年来 长期以来 几年来 一年来 但是， 然而， 不过， 因此， 为此，
    其中， 例如 比如 综上 走进 来到 说起 谈到 谈及 谈起 为了 为进一步 对此
    过去， 以前， 从前， 后来， 起初， 起先， 这时， 此时， 当时， 可是， 其实， 有一次， 有一天，
"""
TIMES = """
    昨天 昨日 昨晚 今天 今日 今年 今晨 目前 当前 如今 眼下 现在 去年 今冬 去冬 今秋 去秋 截至 截止 今后
    会议 当天 当日 当晚 本报 新华社 总之 这是 这个 这种 这次 这些 这里 那么 那天 那个 我们 我国 我省 我市
    我县 我区 他们 他说 他是 她们 她说 她是
"""
CANNOT_END = """
    的 和 与 及 或 并 而 且 在 于 是 为 对 把 被 将 向 从 以 使 让 给 由 比 跟 同 按 据 因 虽 但 如 若 即
    又 也 还 就 才 不 没 未 很 更 最 太 各 每 该 本 这 那 其 所 第 约 近 达 至 进行 以及 因为 所以
    如果 关于 根据
"""
