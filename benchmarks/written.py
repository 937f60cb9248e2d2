"""Made-up newspaper prose for the benchmarks: the same for the same dice, and nothing from a paper."""

from __future__ import annotations

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NAMES = _words(
    """
    林一舟 江玉 沈怀远 顾秋萍 陆文甫 孙大有 欧阳青 钱志明 许兰 郭庆丰 唐雨荷 邵安
    冯建业 何巧云 田秀兰 马长河 秦晓东 方知行 丁立 史梅 白永福 姚素芬 范国栋
    谭一鸣
    """
)
PLACES = _words(
    """
    青石镇 云台县 清江村 白鹭湖 红旗街道 东岭水库 洛水中学 新河桥 杨柳社区 枫川市
    石门乡 北山林场 长堤 梅园 市图书馆 县医院 老码头 机床厂 文化馆 第三粮站
    """
)
_OFFICES = _words("负责人 村民 技术员 教师 护林员 馆长 工程师 居民 养殖户 医生 站长")
_THINGS = _words(
    """
    水渠改造 春耕备耕 旧房修缮 图书捐赠 河道清淤 夜校培训 果树嫁接 送戏下乡 校舍加固
    线路检修 稻种试验 古树保护 义务植树 渔船普查 垃圾分类 路灯安装 口述史整理
    民间剪纸展览 机器设备更新
    """
)
_UNITS = ("亩", "户", "人次", "万元", "公里", "吨", "公斤", "棵", "台", "平方米", "册", "盏")
_BOOKS = ("青石水利志", "稻作手册", "江边旧事", "云台诗抄", "渔家谣", "护林日记")
_QUALITIES = ("明显", "稳步", "不断", "进一步", "逐年", "大大")
_RESULTS = _words(
    """
    产量比往年增加了两成 群众出行方便多了 积水的老问题得到解决 学生有了安静的阅览室
    来往的车辆不再绕行 几代人的愿望变成了现实 荒坡披上了绿装 冬天也能吃上新鲜蔬菜
    工期缩短了近一个月 账目每十天公布一次
    """
)
_SAYINGS = _words(
    """
    路修好了，心里也亮堂了 只要肯下功夫，没有办不成的事 这活儿看着简单，做起来要有耐心
    从前挑水要走三里路，现在拧开龙头就有 书放在架子上没有用，要让人借走才有用
    鱼塘的水清不清，一看便知 孩子们天天盼着开馆 树种下去，还要有人管
    大家的事情，就该大家商量着办
    """
)
_ACTIONS = _words(
    """
    走访了附近的居民 把图纸重新核对了一遍 在田埂上开了一次现场会 连夜赶到抢修现场
    查阅了历年的记录 组织骨干分批参加学习 逐户登记家里的困难 请来老师傅手把手传授
    利用农闲平整土地 定下了轮流值班的办法 给每一棵树挂上编号 对设备作了全面检查
    挨家挨户征求意见 把余款存入集体账户 在村口立起了公示牌
    """
)
_OPENINGS = _words(
    """
    近日， 入冬以来， 去年秋天， 上午九点， 据介绍， 与此同时，
    为了赶在雨季之前完工， 目前， 除了这些， 说干就干。 在大家的努力下，
    """
)
_VERSES = _words(
    """
    春风一夜到山村 新渠引水绕门前 老汉扶犁歌一曲 千家灯火照江天
    渔舟载月归来晚 稻花香里话丰年
    """
)
_NEWS = ("见成效", "暖人心", "全面展开", "有新招")


def paragraph(dice: Random) -> str:
    """Gives a paragraph of two to five sentences that ends in a full stop."""
    opening = dice.choice(_OPENINGS) if dice.random() < 0.65 else ""
    text = opening + "".join(_sentence(dice) for _ in range(dice.randint(2, 5)))
    return text.replace("，。", "。")


def speech(dice: Random, paragraphs: int) -> list[str]:
    """Gives a speech as papers print it: each paragraph opens with “, and only the last one closes."""
    texts = ["“" + "，".join(dice.sample(_SAYINGS, 3)) + "。" for _ in range(paragraphs)]
    return [*texts[:-1], texts[-1] + "”"]


def items(dice: Random) -> list[str]:
    """Gives a line that leads over with a colon, and a list without full stops."""
    count = dice.randint(3, 5)
    heads = "一二三四五"
    rows = [f"（{heads[n]}）{dice.choice(_ACTIONS)}" for n in range(count)]
    return [f"{dice.choice(PLACES)}的做法有以下{heads[count - 1]}条：", *rows]


def verse(dice: Random) -> list[str]:
    """Gives four lines of verse of seven characters each."""
    return [row + mark for row, mark in zip(dice.sample(_VERSES, 4), "，。，。", strict=True)]


def caption(dice: Random) -> str:
    """Gives a caption with its credit."""
    place, thing = dice.choice(PLACES), dice.choice(_THINGS)
    return dice.choice(
        (
            f"图为{place}的{thing}现场。（{dice.choice(NAMES)}摄）",
            f"{place}{thing}现场　{place}供图",
            f"{place}的居民参加{thing}。本报记者 {dice.choice(NAMES)} 摄",
        )
    )


def title(dice: Random) -> str:
    """Gives a headline."""
    return f"{dice.choice(PLACES)}{dice.choice(_THINGS)}{dice.choice(_NEWS)}"


def _sentence(dice: Random) -> str:
    name, place, thing = dice.choice(NAMES), dice.choice(PLACES), dice.choice(_THINGS)
    office, action, result = dice.choice(_OFFICES), dice.choice(_ACTIONS), dice.choice(_RESULTS)
    number, unit = _number(dice), dice.choice(_UNITS)
    match dice.randint(0, 9):
        case 0:
            return f"{place}今年投入{number}{unit}用于{thing}，{result}。"
        case 1:
            return f"“{dice.choice(_SAYINGS)}。”{place}{office}{name}说。"
        case 2:
            return f"{name}是{place}的{office}，从{dice.randint(1978, 2021)}年起参加{thing}，他{action}。"
        case 3:
            second, third = dice.sample(_THINGS, 2)
            return f"{thing}、{second}和{third}{dice.choice(_QUALITIES)}推进，{result}。"
        case 4:
            return (
                f"{office}{name}翻开《{dice.choice(_BOOKS)}》，里面记着{place}的{thing}，共{number}{unit}。"
            )
        case 5:
            return f"大家先{action}；随后又{dice.choice(_ACTIONS)}，{result}。"
        case 6:
            return f"{place}的{office}们{action}，{dice.choice(_ACTIONS)}，使{thing}的效率提高了{number}%。"
        case 7:
            return f"这里被称为“{thing}第一村”，{result}，{name}和邻居们都很高兴。"
        case 8:
            return f"在{place}，记者看到，{office}正在{action}。"
        case _:
            month, share = dice.randint(3, 12), _number(dice)
            return f"到{month}月底，{place}已完成{thing}{number}{unit}，占计划的{share}%，{result}。"


def _number(dice: Random) -> str:
    return dice.choice(
        (
            str(dice.randint(3, 99)),
            str(dice.randint(100, 9900)),
            f"{dice.randint(1, 90)}.{dice.randint(1, 9)}",
        )
    )
