"""One cell as people write it, made into what its column holds; or why that cannot be and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Final, NamedTuple

from policygraph.interop.spreadsheets.headers import folded, table_word
from policygraph.interop.spreadsheets.names import Names
from policygraph.interop.spreadsheets.quantities import read_amount, read_date, read_unit, read_year
from policygraph.interop.spreadsheets.sheets import Fault
from policygraph.schema.column import Column
from policygraph.schema.ids import PREFIXES, prefix_of
from policygraph.schema.vocabularies import terms

__all__ = ["Cell", "read_cell", "read_quantity"]

_BETWEEN: Final = re.compile(r"[;；\n]")
_BETWEEN_NAMES: Final = re.compile(r"[;；、\n]|，|,(?=\s*\D)")
_DECIMAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_HOURS: Final = re.compile(r"\d{1,2}(:\d{2})?-\d{1,2}(:\d{2})?")
# Further words people write: scheme -> notation -> words.
_FURTHER: Final = {
    "polarity": {"yes": "有 √ 对 y true 约", "no": "无 × n false 非"},
    "comparator": {">=": "≥ 不少于 至少 以上 达到", "<=": "≤ 不超过 至多 以下 以内", ">": "大于", "<": "小于"},
    "sign": {"+": "＋ 正 促进", "-": "－ − 负 抑制", "0": "无", "?": "？"},
}
_WORDS: Final = {
    scheme: {word: notation for notation, words in further.items() for word in words.split()}
    for scheme, further in _FURTHER.items()
}


class Cell(NamedTuple):
    """What a cell holds for its column, and its fault if it cannot be read."""

    text: str
    fault: Fault | None = None


def read_cell(declared: Column, text: str, names: Names) -> Cell:
    """Return the text that column ``declared`` of the tables holds for ``text``.

    What is right already stays as it is. Names become ids, words of either language become notations, dates and
    numbers of any width and calendar form become plain ones.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if declared.kind != "text":
        plain = plain.replace("\xa0", " ").strip()
    if not plain:
        return Cell("")
    match declared.kind:
        case "ref" | "term" | "hours" if declared.many:
            return _list(declared, plain, names)
        case "text" if declared.many:
            return Cell(";".join(_items(_BETWEEN, plain)) if declared.name != "months" else _months(plain))
        case _:
            return _one(declared, plain, names)


def _list(declared: Column, text: str, names: Names) -> Cell:
    # A name that holds a separator is still one name.
    whole = _one(declared, text, names)
    if whole.fault is None:
        return whole
    between = _BETWEEN_NAMES if declared.kind != "hours" else re.compile(r"[;；、,，\n]")
    read = [_one(declared, item, names) for item in _items(between, text)]
    fault = next((each.fault for each in read if each.fault), None)
    return Cell(";".join(each.text for each in read), fault)


def _items(between: re.Pattern[str], text: str) -> list[str]:
    return [item.strip() for item in between.split(text) if item.strip()]


def _one(declared: Column, text: str, names: Names) -> Cell:
    # A choice of the template's drop-downs is a name and an id or word, such as 限购 | purchase_limit.
    if declared.kind in ("ref", "term") and text.count(" | ") == 1:
        return _one(declared, text.partition(" | ")[2], names)
    match declared.kind:
        case "id":
            return Cell(_identifier(declared.to, text))
        case "ref":
            return _reference(declared, text, names)
        case "term":
            return _term(declared.scheme, text)
        case "date":
            date = read_date(text)
            return Cell(text, ("schema.why.date", "interop.mend.date", {})) if date is None else Cell(date)
        case "integer":
            return Cell(read_year(text))
        case "decimal":
            return Cell(_decimal(text))
        case "unit":
            measured = read_unit(text)
            return Cell(measured.unit) if measured and measured.factor == 1 else Cell(text)
        case "hours":
            return Cell(_hours(text))
        case "url":
            return Cell(unicodedata.normalize("NFKC", text) if text.isascii() else text)
        case _:
            return Cell(text)


def _identifier(prefixes: tuple[str, ...], text: str) -> str:
    """Return an id in one width; where its prefix was left out, that of the table is put before it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain if prefix_of(plain) in PREFIXES and ":" in plain else f"{prefixes[0]}:{plain}"


def _reference(declared: Column, text: str, names: Names) -> Cell:
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in names.ids or (":" in plain and prefix_of(plain) in PREFIXES):
        return Cell(plain)
    found = names.find(declared.to, text)
    if len(found) == 1:
        return Cell(found[0])
    if len(found) > 1:
        return Cell(text, ("interop.why.ambiguous", "interop.mend.ambiguous", {"ids": ", ".join(found)}))
    own = [f"{prefix}:{plain}" for prefix in declared.to if f"{prefix}:{plain}" in names.ids]
    if len(own) == 1:
        return Cell(own[0])
    near = names.near(declared.to, text)
    tables = sorted({PREFIXES[each] for each in declared.to})
    words = {"table": ", ".join(tables), "table_zh": "、".join(table_word(each, "zh") for each in tables)}
    mend = "schema.mend.unknown_near" if near else "interop.mend.no_name"
    return Cell(text, ("interop.why.no_name", mend, {**words, "candidates": near}))


@cache
def _notations(scheme: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for notation, term in terms(scheme).items():
        for name in (notation, term.label_en, term.label_zh, re.sub(r"（.*）", "", term.label_zh)):
            known.setdefault(folded(name) or name, notation)
    return known | {folded(word) or word: notation for word, notation in _WORDS.get(scheme, {}).items()}


def _term(scheme: str, text: str) -> Cell:
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in terms(scheme):
        return Cell(plain)
    known = _notations(scheme)
    found = known.get(folded(plain) or plain) or _WORDS.get(scheme, {}).get(plain)
    if found:
        return Cell(found)
    words = terms(scheme)
    close = list(dict.fromkeys(known[each] for each in get_close_matches(folded(plain), known, n=3, cutoff=0.5)))
    details = {
        "scheme": scheme,
        "terms": ", ".join(words),
        "terms_zh": "、".join(each.label_zh for each in words.values()),
        "candidates": ", ".join(words[each].label_en for each in close),
        "candidates_zh": "、".join(words[each].label_zh for each in close),
    }
    return Cell(text, ("schema.why.term", "interop.mend.term_near" if close else "schema.mend.term", details))


def _decimal(text: str) -> str:
    if _DECIMAL.fullmatch(text):
        return text
    amount = read_amount(text)
    # Only a bare number: where the table has a unit beside it, the unit is read by read_quantity.
    return amount.value if amount and not amount.unit and not amount.comparator else text


def _hours(text: str) -> str:
    if _HOURS.fullmatch(text):
        return text
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"[~—–−至]+", "-", plain)
    return re.sub(r"(?<!\d)0(?=\d[:\-])", "", re.sub(r"(\d)[时点](?!\d)", r"\1", plain).replace(":00", ""))


def _months(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("月", "")
    found: list[str] = []
    for part in re.split(r"[;,、，\s]+", plain):
        first, mark, last = part.partition("-")
        if mark and first.isdigit() and last.isdigit() and 1 <= int(first) <= int(last) <= 12:
            found += [str(month) for month in range(int(first), int(last) + 1)]
        elif part:
            found.append(part.lstrip("0") or part)
    return ";".join(found)


def read_quantity(value: str, unit: str, comparator: str) -> tuple[dict[str, str], Fault | None]:
    """Return value, unit, comparator and approximate for what was written in the cells of one number.

    ``约30％`` under value alone gives 30, ``%``, and yes; ``1.5`` beside ``亿千瓦时`` gives 150 and ``GWh``.
    """
    amount = read_amount(value)
    if amount is None:
        return {}, ("schema.why.number", "schema.mend.number", {})
    read = {"value": value.strip() if _DECIMAL.fullmatch(value.strip()) else amount.value}
    measured = read_unit(amount.unit or unit) if amount.unit or unit else None
    beside = read_unit(unit) if unit and amount.unit else measured
    if amount.unit and (measured is None or beside != measured):
        return {}, ("interop.why.unit_in_value", "interop.mend.unit_in_value", {"unit": amount.unit})
    if measured:
        read["unit"] = measured.unit
        if measured.factor != 1:
            read["value"] = f"{(Decimal(read['value']) * measured.factor).normalize():f}"
    if amount.comparator and not comparator:
        read["comparator"] = amount.comparator
    if amount.approximate:
        read["approximate"] = amount.approximate
    return read, None
