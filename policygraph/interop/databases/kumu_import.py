"""Kumu maps in: a blueprint (JSON) or a workbook becomes indicators and signed influences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from policygraph.errors import UnreadableInput
from policygraph.graph.reading import read_text
from policygraph.interop.databases.imported import Imported, Reject
from policygraph.interop.databases.mapping import fold
from policygraph.interop.spreadsheets.sheets import Sheet, check_kind
from policygraph.interop.spreadsheets.workbooks import read_workbook
from policygraph.schema.ids import is_id, prefix_of

__all__ = ["read_kumu"]

_UNSAFE: Final = re.compile(r"[^\w.~-]+")
_SIGNS: Final = {
    **dict.fromkeys(("+", "raises", "increases", "positive", "same", "s", "提高", "增加", "正"), "+"),
    **dict.fromkeys(("-", "−", "lowers", "decreases", "negative", "opposite", "o", "降低", "减少", "负"), "-"),
    **dict.fromkeys(("0", "no effect", "无影响"), "0"),
}
_SIGN_HEADS: Final = ("sign", "polarity", "label", "type", "delta")
# What a causal map does not say of its elements, and has to be said of an indicator.
_INFERRED: Final = "better_when;levels;three_e;trilemma;unit"

Record = dict[str, str]


def read_kumu(path: Path) -> Imported:
    """Read a Kumu map: each element an indicator, each connection an influence with the map as its source.

    The sign stands under Sign, Polarity, Label, Type or Delta; where none says one, it is not stated. An element whose
    id is one of ours stays what it is.

    Raises
    ------
    UnreadableInput
        If it is neither a blueprint nor a workbook of elements and connections.
    """
    elements, connections = _json(path) if path.suffix.lower() == ".json" else _workbook(path)
    if not elements:
        raise UnreadableInput("interop.import.no_elements", file=path.name)
    stem = _UNSAFE.sub("-", path.stem).strip("-.~") or "map"
    names: dict[str, str] = {}
    indicators: dict[str, Record] = {}
    for number, each in enumerate(elements, start=1):
        identifier = _identifier(each, stem, number)
        for key in (each.get("id", ""), each.get("label", "")):
            if key:
                names.setdefault(fold(key), identifier)
        if prefix_of(identifier) == "ind" and not is_id(each.get("id", "")):
            indicators[identifier] = _indicator(each, identifier)
    influences, rejects = _influences(connections, names, stem, path.name)
    source = {"id": f"src:kumu/{stem}", "title": path.name, "url_safe": "no", "source_kind": "dataset"}
    source["origin"] = f"kumu/{stem}"
    evidence = [_evidence(each, stem, number) for number, each in enumerate(influences, start=1)]
    tables = {
        "indicators": list(indicators.values()),
        "influences": influences,
        "evidence": evidence,
        "sources": [source],
    }
    return Imported(tables, tuple(rejects), (), ("from", "to", "type", "label"))


def _json(path: Path) -> tuple[list[Record], list[Record]]:
    check_kind(path)
    try:
        found: Any = json.loads(read_text(path)[0])
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableInput("graph.unreadable", file=path.name, why=str(error)[:200]) from error
    if not isinstance(found, dict):
        raise UnreadableInput("interop.import.no_elements", file=path.name)
    return _records(found.get("elements")), _records(found.get("connections"))


def _records(found: Any) -> list[Record]:
    if not isinstance(found, list):
        return []
    return [
        {str(key).lower(): _plain(value) for key, value in each.items()} for each in found if isinstance(each, dict)
    ]


def _plain(value: Any) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value).strip()


def _workbook(path: Path) -> tuple[list[Record], list[Record]]:
    check_kind(path)
    sheets = [each for each in read_workbook(path) if not each.name.endswith("(ignore)")]
    tables = [_rows(each) for each in sheets]
    elements = next((rows for rows in tables if rows and "label" in rows[0] and "from" not in rows[0]), [])
    connections = next((rows for rows in tables if rows and {"from", "to"} <= rows[0].keys()), [])
    return elements, connections


def _rows(sheet: Sheet) -> list[Record]:
    rows = [row for row in sheet.rows if not row.is_blank()]
    heads = [cell.strip().lower() for cell in rows[0].cells] if rows else []
    return [dict(zip(heads, (cell.strip() for cell in row.cells), strict=False)) for row in rows[1:]]


def _identifier(each: Record, stem: str, number: int) -> str:
    given = each.get("id", "")
    if is_id(given):
        return given
    slug = _UNSAFE.sub("-", given or each.get("label", "")).strip("-.~")
    return f"ind:kumu/{stem}/{slug or number}"


def _indicator(each: Record, identifier: str) -> Record:
    label = each.get("label", "") or identifier
    return {
        "id": identifier, "label_en": label, "label_zh": label, "definition_en": each.get("description", ""),
        "unit": "index", "better_when": "none", "three_e": "energy", "trilemma": "supply", "levels": "status",
        "note": " ".join(filter(None, (each.get("type", ""), each.get("tags", "")))), "inferred": _INFERRED,
    }  # fmt: skip


def _influences(
    connections: Iterable[Record], names: dict[str, str], stem: str, file: str
) -> tuple[list[Record], list[Reject]]:
    influences: list[Record] = []
    rejects: list[Reject] = []
    for number, each in enumerate(connections, start=1):
        ends = [names.get(fold(each.get(side, "")), "") for side in ("from", "to")]
        cells = [each.get(head, "") for head in ("from", "to", "type", "label")]
        for side, end in zip(("from", "to"), ends, strict=True):
            if not end:
                details = {"name": each.get(side, "")}
                rejects.append(Reject(file, number, "interop.import.end", details, cells))
                break
        else:
            if all(prefix_of(end) == "ind" for end in ends):
                influences.append(_influence(each, ends, stem, number))
    return influences, rejects


def _influence(each: Record, ends: list[str], stem: str, number: int) -> Record:
    sign = next((found for head in _SIGN_HEADS if (found := _SIGNS.get(fold(each.get(head, ""))))), "?")
    strength = each.get("strength", "")
    return {
        "id": f"inf:kumu/{stem}/{number}", "source": ends[0], "target": ends[1], "sign": sign,
        "strength": strength if strength in ("1", "2", "3") else "2" if sign in "+-" else "", "kind": "physical",
        "note": each.get("description", ""), "inferred": "kind" if strength in ("1", "2", "3") else "kind;strength",
    }  # fmt: skip


def _evidence(influence: Record, stem: str, number: int) -> Record:
    return {
        "id": f"evd:kumu/{stem}/{number}", "about": influence["id"], "source": f"src:kumu/{stem}", "stance": "supports",
        "locator": str(number), "paraphrase_en": "Drawn as a connection of the map.",
        "paraphrase_zh": "图中所画的一条连接。",
    }  # fmt: skip
