"""Invented names: streets, platforms, bodies and firms; any likeness to a real one is chance."""

from itertools import product

import numpy as np

STREET_FIRST = "清文澜启沐云岚霁兴临远承景瑞鸣舒翠松竹桐枫柏兰芷若汀"
STREET_LAST = "和源澜岳庭川屿泽溪原麓泉陵洲桥"
PLATFORMS = (
    ("清和经济技术开发区", "经开区", "清和经开区管理委员会", "清和经开建设发展有限公司"),
    ("清和高新技术产业开发区", "高新区", "清和高新区管理委员会", "清和高新产业投资有限公司"),
    ("清和临港产业集聚区", "临港区", "清和临港产业集聚区管理委员会", "清和临港开发有限公司"),
    ("清和岚溪镇工业园", "岚溪园", "岚溪镇人民政府", "岚溪镇园区建设服务中心"),
)
FIRM_FIRST = "澜衡启禾砚岫沐叙屿垣霁芃湛晗翊珩瑾榆槿溯皓骁昱笙璟弘"
FIRM_LAST = "川石图峤帆垦纪序野矩辰原洲庐谷翎核廷湾朔"
PLACES = (
    "东屏",
    "西岭",
    "南浦",
    "北苑",
    "云栖",
    "白沙",
    "青墩",
    "石塘",
    "双桥",
    "长汀",
    "落霞",
    "古渡",
    "新市",
    "三河",
    "柳湖",
    "竹山",
)
PROMOTERS = (
    "清和市投资促进局",
    "清和市驻上城招商办事处",
    "清和市商务局",
    "清和市文化和旅游局",
    "清和市卫生健康委员会",
    "清和市工业和信息化局",
)


def street_names(count: int, suffix: str, rng: np.random.Generator) -> list[str]:
    """Return distinct street names with a suffix such as 路 or 大道; numbered when the words run out."""
    words = [a + b for a, b in product(STREET_FIRST, STREET_LAST) if a != b]
    order = rng.permutation(len(words))
    return [
        words[order[i % len(words)]] + (suffix if i < len(words) else f"{i // len(words) + 1}{suffix}")
        for i in range(count)
    ]


def platform_words(number: int) -> tuple[str, str, str, str]:
    """Return name, short name, running body and developing company of a platform by its number from 0."""
    if number < len(PLATFORMS):
        return PLATFORMS[number]
    place = PLACES[(number - 4) % len(PLACES)] + (
        "" if number < 4 + len(PLACES) else f"{(number - 4) // len(PLACES) + 1}号"
    )
    kind = ("经济开发区", "科技产业园", "产业集聚区", "镇工业园")[number % 4]
    return f"清和{place}{kind}", f"{place}园", f"清和{place}园区管理委员会", f"清和{place}园区开发有限公司"


def firm_names(count: int, rng: np.random.Generator) -> list[str]:
    """Return invented two-character firm names, distinct while they last."""
    words = [a + b for a, b in product(FIRM_FIRST, FIRM_LAST) if a != b]
    order = rng.permutation(len(words))
    return [
        words[order[i % len(words)]] + ("" if i < len(words) else "二三四五六七八九十"[i // len(words) - 1])
        for i in range(count)
    ]
