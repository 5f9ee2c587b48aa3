"""Numbers, units and dates as people write them, made into what the tables hold; ``None`` where they are not."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from policygraph.schema.periods import is_partial_date
from policygraph.schema.units import UNITS

__all__ = ["Amount", "Measured", "read_amount", "read_date", "read_unit", "read_year"]

_DIGITS: Final = {mark: str(value) for value, mark in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "两": "2",
}
_DATE: Final = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(?:(\d{1,2})\s*(?:月|[-/.])?\s*(?:(\d{1,2})\s*日?)?)?")
_CLOCK: Final = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_OPEN: Final = frozenset(("至今", "长期", "长期有效", "现行", "现行有效", "未定", "open", "open-ended", "present"))
# Words before and after a number that compare, the comparator first.
_BEFORE: Final = (
    ">= 不低于 不少于 不小于 至少 达到 ≥",
    "<= 不高于 不超过 不大于 至多 最高 控制在 ≤",
    "> 超过 大于",
    "< 低于 小于",
    "= 为",
)
_AFTER: Final = (">= 以上 及以上", "<= 以内 以下 及以下")
_ABOUT: Final = ("约", "大约", "左右", "大约为", "力争")
_NUMBER: Final = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_SCALES: Final = {
    "": 0,
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_SPELLINGS: Final = {
    "度": "千瓦时",
    "kw·h": "千瓦时",
    "kwh": "千瓦时",
    "mwh": "兆瓦时",
    "gwh": "百万千瓦时",
    "twh": "十亿千瓦时",
    "人民币": "",
    "公斤": "千克",
    "标煤": "标准煤",
    "tce": "吨标准煤",
    "co2": "二氧化碳",
    "每": "/",
    "台": "辆",
    "个百分点": "%",
    "百分点": "%",
}


class Measured(NamedTuple):
    """A unit of the tables and how many of it one of the unit that was written is."""

    unit: str
    factor: Decimal


class Amount(NamedTuple):
    """A number and what stood around it: unit as written, comparator, whether it is approximate; blank if nothing."""

    value: str
    unit: str = ""
    comparator: str = ""
    approximate: str = ""


def read_date(text: str) -> str | None:
    """Return a partial date, a blank text for words that mean an open end, or ``None`` if it is no date."""
    plain = _CLOCK.sub("", unicodedata.normalize("NFKC", text).strip())
    if plain in _OPEN:
        return ""
    if is_partial_date(plain):
        return plain
    spelled = _spelled(plain)
    if re.fullmatch(r"\d{8}", spelled):
        spelled = f"{spelled[:4]}-{spelled[4:6]}-{spelled[6:]}"
    found = _DATE.fullmatch(spelled)
    if not found:
        return None
    parts = [part for part in found.groups() if part]
    written = "-".join([parts[0], *(f"{int(part):02d}" for part in parts[1:])])
    return written if is_partial_date(written) else None


def _spelled(text: str) -> str:
    """Return a date with its Chinese numerals as digits: ``二〇二一年十月二十四日`` is ``2021年10月24日``."""
    if not re.search(r"[一二三四五六七八九十〇零○]", text):
        return text

    def number(found: re.Match[str]) -> str:
        part = found[0]
        if "十" not in part:
            return "".join(_DIGITS[mark] for mark in part)
        tens, _, ones = part.partition("十")
        return str(10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0")))

    return re.sub(r"[一二三四五六七八九十〇零○]+", number, text)


def read_year(text: str) -> str:
    """Return a year without its word: ``2030年底`` is ``2030``; anything else as it is, in one width."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(r"(\d{4})\s*年?(底|末|前|以前)?", _spelled(plain) if plain.endswith("年") else plain)
    return found[1] if found else re.sub(r"^(\d+)\.0$", r"\1", plain)


def read_amount(text: str) -> Amount | None:
    """Return the number in a cell with what stands around it, or ``None`` if there is not exactly one."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-").replace("﹣", "-")
    about = "yes" if any(mark in plain for mark in _ABOUT) else ""
    for mark in sorted(_ABOUT, key=len, reverse=True):
        plain = plain.replace(mark, "")
    comparator, plain = _compared(plain)
    found = _NUMBER.match(plain)
    if not found:
        return None
    unit = plain[found.end() :].strip()
    return Amount(_digits(found[0]), unit, comparator, about) if not re.match(r"[\d.,~～—至-]", unit) else None


def _compared(plain: str) -> tuple[str, str]:
    """Return the comparator that stands before or after a number, and the text without it."""
    before = [(word, line.split()[0]) for line in _BEFORE for word in line.split()]
    after = [(word, line.split()[0]) for line in _AFTER for word in line.split()[1:]]
    found = ""
    for word, comparator in sorted(before, key=lambda pair: -len(pair[0])):
        if plain.startswith(word):
            found, plain = comparator, plain.removeprefix(word).strip()
            break
    for word, comparator in sorted(after, key=lambda pair: -len(pair[0])):
        if plain.endswith(word):
            return comparator, plain.removesuffix(word).strip()
    return found, plain


def _digits(text: str) -> str:
    plain = text.replace(",", "").removeprefix("+")
    sign, number = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, mark, part = number.partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}{mark}{part}"


def read_unit(text: str) -> Measured | None:
    """Return the unit of the tables that a written unit means, and the factor to it; ``None`` if it means none.

    ``亿千瓦时`` is 0.1 TWh: a scale before a known unit is made into the nearest unit of the tables.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in UNITS:
        return Measured(plain, Decimal(1))
    return _measured(re.sub(r"\s+", "", plain).casefold())


@cache
def _measured(plain: str) -> Measured | None:
    exact = {name.casefold().replace(" ", ""): name for name in UNITS}
    exact |= {unit.label_zh: name for name, unit in reversed(UNITS.items()) if unit.label_zh}
    exact |= {
        unit.label_en.casefold().replace(" ", ""): name for name, unit in reversed(UNITS.items()) if unit.label_en
    }
    if plain in exact:
        return Measured(exact[plain], Decimal(1))
    for mark in sorted(_SPELLINGS, key=len, reverse=True):
        plain = re.sub(rf"(?<![a-z]){re.escape(mark)}(?![a-z])", _SPELLINGS[mark], plain)
    if plain in exact:
        return Measured(exact[plain], Decimal(1))
    scale, stem = _scaled(plain)
    known = _stems().get(stem)
    return _nearest(known[0], known[1] * scale) if known else None


def _scaled(text: str) -> tuple[int, str]:
    scale = next(mark for mark in sorted(_SCALES, key=len, reverse=True) if text.startswith(mark))
    # 千瓦, 千克 and 百公里 are units of their own, not a thousand of something.
    rest = text.removeprefix(scale)
    if scale.endswith("千") and rest.startswith(("瓦", "克")):
        scale, rest = scale.removesuffix("千"), "千" + rest
    return 10 ** _SCALES[scale], rest


@cache
def _stems() -> dict[str, tuple[str, Decimal]]:
    """Return Chinese units without their scale: the dimension each measures and its size in that dimension."""
    found: dict[str, tuple[str, Decimal]] = {}
    for unit in UNITS.values():
        if unit.label_zh:
            scale, stem = _scaled(unit.label_zh)
            found.setdefault(stem, (unit.dimension, unit.factor / scale))
    return found


def _nearest(dimension: str, size: Decimal) -> Measured:
    """Return the largest unit of a dimension that is not larger than ``size``, or else the smallest there is."""
    units = sorted((unit.factor, name) for name, unit in UNITS.items() if unit.dimension == dimension)
    fitting = [each for each in units if each[0] <= size] or units[:1]
    return Measured(fitting[-1][1], (size / fitting[-1][0]).normalize())
