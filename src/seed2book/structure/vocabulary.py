"""The standing words of the press, as lists; the patterns that use them are built in their own modules.

All are written as keys are (simplified, full-width marks). A word longer than another it begins with is
tried first, whatever the order here.
"""

from __future__ import annotations

import re

HAN = r"[\u4e00-\u9fff]"
NUMERAL = "[0-9一二三四五六七八九十]"


def words(text: str) -> frozenset[str]:
    """Gives the words of a list written with blanks between them."""
    return frozenset(text.split())


def one_of(words: str, *patterns: str) -> str:
    """Gives a group of a regular expression that matches any of the words, longest first, or a pattern."""
    escaped = sorted(map(re.escape, words.split()), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join([*patterns, *escaped])})"


AGENCIES = """
    本报 本刊 本台 本网 本社 本版 本市 本县 本省 本校 新华社 新华网 中新社 中新网 人民网 中央社 塔斯社
    路透社 美联社 法新社 合众社 共同社
"""
PAPER_ENDINGS = "日报 晚报 晨报 早报 快报 商报 时报 周报 周刊 电视台 通讯社 电台"

OUTLETS = "本报 本刊 本台 本网 本社 本版 新华社 中新社 人民日报"
OFFICE_PREFIXES = "全媒体 融媒体 融媒 特约 特派 见习 实习 首席 学生 校园 摄影 随军 前方 青年 高级 小 老"
OFFICES = """
    记者 通讯员 评论员 实习生 撰稿人 撰稿 观察员 特派员 编辑 作者 学员 学生
"""
WRITING = words(
    """
    文 撰文 文字 图文 文图 采写 撰稿 整理 执笔 口述 讲述 编译 编写 报道 摄影报道 图片报道 采访 文并图
    文并摄 供稿
    """
)
PICTURE = words(
    """
    图 图片 摄 摄影 供图 影 摄像 绘 绘图 制图 漫画 插图 作 画 题图 提供 图片提供 航拍 翻拍
    """
)
WORKPLACES = """
    省 市 县 区 乡 镇 村 庄 社 队 厂 馆 院 系 级 校 学 局 站 所 店 矿 场 部 委 会 组 处 科 班 连 营 团
    公司 中心 银行 法院 社员 农民 工人 干部 教师 战士 读者 车间 办 支部 党委 总支 居民 市民 学员 学生 职工
    校友 家长 乘客 顾客 用户 战友 知青
"""
WRITING_GROUPS = """
    报道组 报导组 通讯组 通讯小组 通联组 写作组 写作小组 创作组 采访组 记者组 评论组 调查组 编写组 记者站
"""
SIGNING_OFFICES = """
    报道组 报导组 通讯组 通讯小组 写作组 调查组 记者站 宣传部 组织部 宣传科 办公室 委员会 编辑部 党委 党支部
    总支 团委 团总支 团支部 学生会 工会 妇联 院办 校办 厂办 县委 市委 省委 农技站 气象站 气象台 卫生院 防疫站
    农科所 农科院 研究所 办事处 筹备组 筹委会 革委会 教研室 教研组 总工会
"""
PLACE_ENDINGS = "省 市 县 区 乡 镇 村 庄 级 校 年级"

CREDIT_ENDINGS = """
    摄影报道 摄影 供图 供稿 提供 图片提供 资料图片 资料照片 资料图 资料照 制图 绘图 绘 画 作 摄 图 影 发
    翻拍 航拍
"""
NO_ONES_CREDIT = "资料照片 资料图片 资料图 均资料照片 均资料图 新华社发"
PICTURE_PLACES = "上 下 左 右 左上 右上 左下 右下 题 组 本版 以上 大 小"

CALLS = """
    贯彻 落实 发扬 坚持 坚决 学习 掀起 大力 努力 加强 加快 深入 高举 响应 认真 狠抓 鼓足 力争 弘扬 践行
    牢记 不忘 推进 推动 全面 积极 切实 充分 团结 艰苦奋斗 自力更生 勤俭 抓革命 抓好 改进 搞好 进一步 继续
    永远 树立 开展 解放思想 群策群力 齐心协力 同心协力 凝心聚力 服务 倡导 提倡 保障 聚焦 紧扣 打造
"""
CAUSES = """
    精神 高潮 运动 热潮 路线 方针 政策 思想 作风 积极性 创造性 作用 现代化 新局面 新篇章 新贡献 新风 新风尚
    力量 蓝图 根本 生根 己任 宗旨 原则
"""
STAFF_PREFIXES = "本版 本期 今日 值班 责任 执行 组版 见习 电子"
STAFF = """
    责任编辑 责编 责任校对 编辑 美编 美术编辑 版式 版面设计 设计 校对 主编 组版 值班主任 值班总编
    值班编委 签发 一读 二读 排版 视觉 制图 审读 照排 检校
"""
PAGE_NAMES = """
    要闻 综合 时政 专版 副刊 广告 文化 体育 国际 国内 社会 经济 教育 理论 视点 专题
"""
CONTACT_PREFIXES = "本报 本刊 编辑部 新闻 投稿 广告 发行 订阅 监督 爆料 读者"
CONTACTS = """
    热线 热线电话 投稿邮箱 投稿信箱 邮箱 信箱 电子信箱 电话 网址 地址 社址 邮编 邮政编码 微信公众号
    公众号 定价 零售价 每份售价 印刷
"""

EDITORS_NOTES = "编者按 编者的话 编者注 编后 编后语 编辑手记 编前语 开栏的话 开栏语 栏目语"
COMMENTS = "按语 按 记者手记 短评 点评 采访札记"
LINKS = """
    延伸阅读 相关链接 新闻链接 背景链接 知识链接 链接 新闻背景 名词解释 小资料 资料链接 相关新闻 新闻延伸
    小贴士 背景资料
"""
ORIGINS = "原载 原刊 摘自 转自 选自 摘编自 转载自"

STANDING_TITLES = """
    上期预告 下期预告 简讯 短讯 快讯 启事 小启 更正 声明 通知 公告 通告 讣告 天气预报 一句话新闻 新闻集锦
    新闻速递 读者来信 来信照登 编读往来 致读者 征稿启事 征文启事 图片新闻 广告 导读 今日导读 新书架
    小资料 小知识 小常识 猜一猜 谜语 答案
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
