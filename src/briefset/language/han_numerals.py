"""Han numerals: with their tens and ten thousands, digit by digit, as parts of a whole.

In: a text. Out: `Figure`s with offsets. Never: a numeral that is part of another word (统一, 一些).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefset.language.digits import Figure

HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}


HAN_TENS = {"十": 10, "百": 100, "千": 1000}


HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}


HAN = "".join([*HAN_DIGITS, *HAN_TENS, *HAN_SCALES])


HAN_COUNTERS = (
    "个個位名年月日号次项項家座人倍成条條所种種国國省市县岁天周度间間艘辆架份层票"
    "件匹棵幅尊把本册门台套粒颗片根起例户瓶杯斤克升亩秒页行字句封双对副群笔盘首枚列班级层楼口辈周夜顿岁"
    "趟角站艘章节篇届轮批组支队只头万亿千百十分点大小季世代场块元吨米公里小时"
)


def read_han_figures(text: str) -> Iterator[Figure]:
    """The cardinals and ordinals of a text."""
    for match in re.finditer(rf"(?P<rank>第)?(?P<number>[{HAN}]+)(?:点(?P<tail>[零〇一二三四五六七八九]+))?", text):
        number = match["number"]
        lone = len(number) == 1 and not match["rank"] and not match["tail"]
        after = text[match.end() : match.end() + 1]
        before = text[match.start() - 1 : match.start()]
        if number[0] in "百千万萬亿億兆" and re.search(r"[\d.]\s?$|[多余几数]$", text[: match.start()]):
            continue
        ranged = re.match(rf"[至到][{HAN}]", text[match.end() :])
        if (
            (lone and after not in HAN_COUNTERS and not ranged)
            or number in ("千万", "万一")
            or before in ("统", "唯", "专", "单")
            or (number == "一" and ((after and after in "些般样直定切起边旦方种个") or before in (*"前上后下另",)))
        ):
            continue
        value = read_han(number)
        if value is not None:
            value += Fraction(1, 2) if text.startswith("倍半", match.end()) else 0
            tail = (
                Fraction(int("".join(str(HAN_DIGITS[sign]) for sign in match["tail"])), 10 ** len(match["tail"]))
                if match["tail"]
                else Fraction(0)
            )
            yield Figure(match.start(), match.end(), value + tail, spelled=True, ordinal=bool(match["rank"]))
    for match in re.finditer(r"半(?=个?百分点)", text):
        yield Figure(match.start(), match.end(), Fraction(1, 2), spelled=True)
    for match in re.finditer(r"首(?=[次个家届批轮])", text):
        yield Figure(match.start(), match.end(), Fraction(1), spelled=True, ordinal=True)
    for match in re.finditer(r"(?<=\d)半|(?<=[一二两三四五六七八九十个年])半(?=[年个月天])", text):
        yield Figure(match.start(), match.end(), Fraction(1, 2), spelled=True, kind="half")


def read_han(number: str) -> Fraction | None:
    """The value of a Han numeral, written with its tens and ten thousands or digit by digit."""
    if all(sign in HAN_DIGITS for sign in number):
        return Fraction(int("".join(str(HAN_DIGITS[sign]) for sign in number)))
    total, section, digit, last = 0, 0, 0, 0
    for sign in number:
        if sign in HAN_DIGITS:
            digit = HAN_DIGITS[sign]
        elif sign in HAN_TENS:
            section += (digit or 1) * HAN_TENS[sign]
            digit = 0
        elif total and HAN_SCALES[sign] > last:
            total, section, digit, last = (total + section + digit) * HAN_SCALES[sign], 0, 0, HAN_SCALES[sign]
        else:
            total, section, digit, last = total + (section + digit or 1) * HAN_SCALES[sign], 0, 0, HAN_SCALES[sign]
    return Fraction(total + section + digit)


def read_han_parts(text: str) -> Iterator[Figure]:
    """三分之二, 四成, 一半, 百分之十."""
    for match in re.finditer(rf"(?P<below>[{HAN}\d]+)分之(?P<over>[{HAN}]+(?:点[{HAN}]+)?|\d+(?:\.\d+)?)", text):
        below, over = (_han_or_digits(match[name]) for name in ("below", "over"))
        if below and over is not None:
            yield Figure(match.start(), match.end(), over / below, spelled=True, kind="part")
    for match in re.finditer(
        rf"(?P<tenths>[{HAN}]|\d(?:\.\d)?)成(?:(?P<half>半)|(?P<more>[一二三四五六七八九])(?![十百千万亿]))?(?![为立本就功员长果])",
        text,
    ):
        tenths = _han_or_digits(match["tenths"])
        if tenths:
            yield Figure(
                match.start(),
                match.end(),
                (tenths + (Fraction(1, 2) if match["half"] else Fraction(HAN_DIGITS.get(match["more"] or "", 0), 10)))
                / 10,
                spelled=True,
                kind="part",
            )
    for match in re.finditer(r"(?<!另)一半|半数|过半(?!年)", text):
        yield Figure(match.start() + (match[0] == "过半"), match.end(), Fraction(1, 2), spelled=True, kind="part")


def _han_or_digits(number: str) -> Fraction | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", number):
        return Fraction(number)
    whole, _, tail = number.partition("点")
    value = read_han(whole)
    return value if value is None or not tail else value + Fraction(int(str(read_han(tail))), 10 ** len(tail))
