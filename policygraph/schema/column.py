"""How a column is declared, how a cell is read, and the base of every record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from policygraph.errors import Problem
from policygraph.schema.ids import is_id, prefix_of
from policygraph.schema.periods import is_partial_date
from policygraph.schema.units import UNITS
from policygraph.schema.vocabularies import terms
from policygraph.texts import Lang

__all__ = ["Column", "Kind", "Noted", "Row", "Scoped", "Value", "cell_text", "column", "columns"]

Kind = Literal["text", "id", "ref", "term", "date", "decimal", "integer", "url", "hours", "unit"]
Value = str | int | None | tuple[str, ...]

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
# What no IRI may hold stays out, whatever a spreadsheet offers.
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_HOURS = re.compile(r"([01]?\d|2[0-4])(:[0-5]\d)?-([01]?\d|2[0-4])(:[0-5]\d)?")
# Control marks, marks that turn or hide text (bidirectional controls, zero-width space, byte order mark), and what no
# XML can hold.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column is: the single declaration from which tables, documents and RDF terms are made.

    ``name`` is filled in from the record. ``property`` is a CURIE; ``lang`` marks one of two columns that are one
    property in two languages; ``to`` lists the id prefixes a reference may have; ``many`` means a ``;`` list.
    """

    property: str
    label_en: str
    label_zh: str
    description_en: str
    description_zh: str
    example: str
    kind: Kind = "text"
    scheme: str = ""
    to: tuple[str, ...] = ()
    many: bool = False
    required: bool = False
    lang: str = ""
    low: int = 0
    high: int = 9999
    name: str = ""

    def label(self, lang: Lang = "en") -> str:
        """Return the head of the column in ``lang``."""
        return self.label_en if lang == "en" else self.label_zh

    def description(self, lang: Lang = "en") -> str:
        """Return what the column holds, in ``lang``."""
        return self.description_en if lang == "en" else self.description_zh


def column(
    property: str,
    label: str,
    description: str,
    example: str = "",
    *,
    kind: Kind = "text",
    scheme: str = "",
    to: str = "",
    many: bool = False,
    required: bool = False,
    lang: str = "",
    low: int = 0,
    high: int = 9999,
) -> Any:
    """Declare a column; ``label`` and ``description`` are written ``English|中文``."""
    (label_en, label_zh), (text_en, text_zh) = label.split("|"), description.split("|")
    resolved: Kind = "term" if scheme else "ref" if to else kind
    declared = Column(
        property, label_en, label_zh, text_en, text_zh, example, resolved,
        scheme, tuple(to.split()), many, required, lang, low, high,
    )  # fmt: skip
    empty: Value = () if many else None if kind == "integer" else ""
    return Field(default=empty, json_schema_extra={"column": declared})  # type: ignore[dict-item]


class Row(BaseModel):
    """One row of a table. Cells are text, lists are tuples of text, small whole numbers are ``int``."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    PREFIX: ClassVar[str] = ""

    id: str

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        values, problems = cls.read(data)
        unknown = {name: data[name] for name in data if name not in cls.model_fields}
        if problems:
            first = problems[0]
            raise PydanticCustomError("policygraph", "{line}", {"line": first.line("en")})
        return {**values, **unknown}

    @classmethod
    def read(cls, cells: Mapping[str, Any], *, file: str = "", row: int = 0) -> tuple[dict[str, Value], list[Problem]]:
        """Return typed values by column, and what is wrong with the cells; missing cells count as empty."""
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        for name, parse in _parsers(cls):
            cell = cells.get(name)
            text = cell_text(cell) if cell is not None else ""
            value, fault = parse(text)
            values[name] = value
            if fault:
                why, mend, details = fault
                problems.append(Problem(file, row, name, text, why, mend, tuple(sorted(details.items()))))
        return values, problems

    @classmethod
    def built(cls, values: Mapping[str, Value]) -> Self:
        """Return a record from values that :meth:`read` has checked."""
        return cls.model_construct(**values)  # type: ignore[arg-type]


class Scoped(Row):
    """A row with a scope of its own; a blank part is taken from the row above it (its provision, its policy)."""

    places: tuple[str, ...] = column(
        "pg:place",
        "places|地区",
        "Where it holds; lists and groups; blank = as its policy.|适用地区，可列多个或区域组；空白表示与政策一致。",
        "plc:CN-GD",
        to="plc",
        many=True,
    )
    not_places: tuple[str, ...] = column(
        "pg:notPlace",
        "except places|除外地区",
        "Places inside the scope where it does not hold.|范围内不适用的地区。",
        "plc:CN-BJ",
        to="plc",
        many=True,
    )
    technologies: tuple[str, ...] = column(
        "pg:technology",
        "technologies|技术",
        "Technologies it speaks of; a class includes its subclasses.|所涉技术，类包含其子类。",
        "tec:bev",
        to="tec",
        many=True,
    )
    addressees: tuple[str, ...] = column(
        "pg:addressee",
        "addressees|对象",
        "Who has to act or is paid.|行为或受益对象。",
        "vehicle_buyer",
        scheme="addressee",
        many=True,
    )
    start: str = column(
        "pg:start",
        "start|起始",
        "First day it holds; blank = as its policy.|开始日期，空白表示与政策一致。",
        "2024-01-01",
        kind="date",
    )
    end: str = column(
        "pg:end",
        "end|终止",
        "Last day it holds; blank = as its policy.|最后一日，空白表示与政策一致。",
        "2027-12-31",
        kind="date",
    )
    months: tuple[str, ...] = column(
        "pg:month",
        "months|月份",
        "Months of the year in which it holds; blank = all.|适用月份，空白为全年。",
        "7;8;9",
        many=True,
    )


class Noted(Row):
    """A row that says which of its cells were not read from a page."""

    note: str = column("rdfs:comment", "note|备注", "Anything a reader must know.|需要说明的事项。")
    recalled: tuple[str, ...] = column(
        "pg:recalled",
        "recalled cells|凭记忆的列",
        "Names of the columns written from general knowledge, not seen on a page.|凭一般知识填写、未在页面上看到的列名。",
        "document_number",
        many=True,
    )
    inferred: tuple[str, ...] = column(
        "pg:inferred",
        "inferred cells|推断的列",
        "Names of the columns that are this project's reading of the text.|由本项目解读得出的列名。",
        "stages",
        many=True,
    )


_LAST: Final = (Scoped, Noted)


@cache
def columns(record: type[Row]) -> tuple[Column, ...]:
    """Return the columns of ``record``: the id, its own, its scope, its notes."""
    own: list[Column] = [_id_column(record)]
    last: dict[type[Row], list[Column]] = {each: [] for each in _LAST}
    for name, field in record.model_fields.items():
        if name == "id":
            continue
        extra: Any = field.json_schema_extra
        declared: Column = extra["column"]
        home = next((each for each in _LAST if name in each.model_fields and issubclass(record, each)), None)
        (last[home] if home else own).append(_named(declared, name))
    return tuple(own + [each for group in _LAST for each in last[group]])


def _named(declared: Column, name: str) -> Column:
    values = {slot: getattr(declared, slot) for slot in Column.__slots__}
    return Column(**{**values, "name": name})


def _id_column(record: type[Row]) -> Column:
    example = {"pol": "pol:cn/2021/guofa-23", "prv": "prv:cn/2021/guofa-23/2"}.get(record.PREFIX, f"{record.PREFIX}:…")
    return Column(
        "dcterms:identifier", "id", "编号", "Typed by hand and never changed; starts with the table's prefix.",
        "人工编写且不再改动，以本表前缀开头。", example, "id", to=(record.PREFIX,), required=True, name="id",
    )  # fmt: skip


def cell_text(cell: object) -> str:
    """Return the text of a cell as it stands in a file; lists are joined with ``;``."""
    if isinstance(cell, tuple | list):
        return ";".join(str(item) for item in cell)
    return "" if cell is None else str(cell).strip()


Fault = tuple[str, str, dict[str, str]]


Parser = Callable[[str], tuple[Value, Fault | None]]
_REPEATED = 4096  # different cells of one column that are remembered: words, places and dates recur, sentences do not


@cache
def _parsers(record: type[Row]) -> tuple[tuple[str, Parser], ...]:
    """Return by column how its text is read; what recurs in many rows is read once."""
    found: list[tuple[str, Parser]] = []
    for each in columns(record):
        plain: Parser = partial(_parse, each)
        unique = each.kind in ("id", "text") and not each.many
        found.append((each.name, plain if unique else lru_cache(_REPEATED)(plain)))
    return tuple(found)


def _parse(declared: Column, text: str) -> tuple[Value, Fault | None]:
    if not text:
        missing = (
            _fault("required", hint=declared.description_en.rstrip("."), hint_zh=declared.description_zh.rstrip("。"))
            if declared.required
            else None
        )
        return (() if declared.many else None if declared.kind == "integer" else ""), missing
    if _INVISIBLE.search(text):
        return text, _fault("control")
    if declared.many:
        # The order of a list says nothing, so one order is kept: numbers by size, then words.
        items = tuple(sorted({item.strip() for item in text.split(";")} - {""}, key=_list_order))
        return items, next((fault for item in items if (fault := _check(declared, item))), None)
    fault = _check(declared, text)
    if declared.kind == "integer":
        return (None if fault else int(text)), fault
    return text, fault


def _list_order(item: str) -> tuple[bool, int, str]:
    number = int(item) if item.isascii() and item.isdigit() else 0
    return not number, number, item


def _check(declared: Column, text: str) -> Fault | None:
    match declared.kind:
        case "id" | "ref":
            good = is_id(text) and (not declared.to or prefix_of(text) in declared.to)
            wanted = declared.to[0] if declared.to else "pol"
            return None if good else _fault("id", prefix=wanted, example=declared.example or f"{wanted}:…")
        case "term":
            known = terms(declared.scheme)
            return None if text in known else _fault("term", scheme=declared.scheme, terms=", ".join(known))
        case "date":
            return None if is_partial_date(text) else _fault("date")
        case "decimal":
            return None if _is_decimal(text) else _fault("number")
        case "integer":
            bounds = {"low": str(declared.low), "high": str(declared.high)}
            good = _WHOLE.fullmatch(text) is not None and declared.low <= int(text) <= declared.high
            return None if good else _fault("integer", **bounds)
        case "url":
            return None if _ADDRESS.fullmatch(text) else _fault("url")
        case "hours":
            return None if _HOURS.fullmatch(text) else _fault("hours")
        case "unit":
            return None if text in UNITS else _fault("unit", units=", ".join(UNITS))
        case _:
            return None


def _is_decimal(text: str) -> bool:
    return _DECIMAL.fullmatch(text) is not None


def _fault(kind: str, **details: str) -> Fault:
    return f"schema.why.{kind}", f"schema.mend.{kind}", details
