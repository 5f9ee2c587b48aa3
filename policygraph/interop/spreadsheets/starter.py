"""A project of one's own: a bilingual template with drop-downs and notes, example policies, a page that explains."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal

from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph, load, write_atomic
from policygraph.interop.spreadsheets.headers import table_word
from policygraph.interop.spreadsheets.starter_rows import EXAMPLE
from policygraph.schema.column import Column
from policygraph.schema.tables import TABLES
from policygraph.schema.units import UNITS
from policygraph.schema.vocabularies import terms
from policygraph.texts import LANGUAGES

__all__ = ["write_starter"]

# The columns a beginner needs; every other column of the table may be added by its name.
_COLUMNS: Final = {
    "policies": "id title_zh title_en jurisdiction kind legal_level text_date start end topics sources",
    "provisions": (
        "id policy clause summary_zh summary_en instrument modality sides stages actors technologies objectives"
    ),
    "targets": "id provision indicator comparator value unit base_year due_year nature standing force",
    "settings": "id provision indicator role value unit customer_class",
    "sources": "id title url url_safe source_kind origin",
}
_LISTS: Final = "_lists"
_ROWS: Final = 500  # rows below the head that have drop-downs
_CREATED: Final = datetime(2000, 1, 1)


def write_starter(folder: str | Path, template: Literal["xlsx", "csv"] = "xlsx") -> list[Path]:
    """Write a starter project and return its files; nothing that exists is overwritten.

    Raises
    ------
    UsageError
        If the folder already holds files.
    """
    root = Path(folder)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError("interop.starter.exists", folder=root.name)
    made: dict[str, str | bytes] = {"README.md": _readme(template)}
    if template == "xlsx":
        made["policies.xlsx"] = _workbook(load())
    else:
        made |= {f"{name}.csv": _csv(name) for name in _COLUMNS}
    return [write_atomic(root / name, content) for name, content in sorted(made.items())]


def _readme(template: str) -> str:
    file = "policies.xlsx" if template == "xlsx" else "policies.csv"
    folder = files("policygraph.interop.spreadsheets").joinpath("templates")
    texts = (folder.joinpath(f"starter.{lang}.md").read_text(encoding="utf-8") for lang in LANGUAGES)
    return "\n".join(texts).replace("FILE", file)


def _columns(name: str) -> list[Column]:
    known = {each.name: each for each in TABLES[name].columns}
    return [known[each] for each in _COLUMNS[name].split()]


def _csv(name: str) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    columns = _columns(name)
    writer.writerow(f"{each.label_zh} / {each.name}" for each in columns)
    writer.writerows([row.get(each.name, "") for each in columns] for row in EXAMPLE[name])
    # With the mark at its beginning Excel takes the file for what it is.
    return "\ufeff" + buffer.getvalue()


def _workbook(graph: PolicyGraph) -> bytes:
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _CREATED})
        sheets = {name: book.add_worksheet(table_word(name, "zh")) for name in _COLUMNS}
        lists = book.add_worksheet(_LISTS)
        lists.hide()
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        used: dict[str, str] = {}
        for name, sheet in sheets.items():
            _fill(sheet, name, head, cell)
            for place, each in enumerate(_columns(name)):
                choices = _choices(graph, each)
                if choices:
                    _drop_down(sheet, lists, place, each, choices, used)
    return buffer.getvalue()


def _fill(sheet: Any, name: str, head: Any, cell: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 45)
    columns = _columns(name)
    for place, each in enumerate(columns):
        sheet.set_column(place, place, 34 if each.kind == "text" else 20, cell)
        star = " *" if each.required else ""
        sheet.write_string(0, place, f"{each.label_zh}\n{each.label_en}{star}", head)
        note = f"{each.description_zh}\n{each.description_en}" + (f"\n例 e.g. {each.example}" if each.example else "")
        sheet.write_comment(0, place, note, {"x_scale": 2, "y_scale": 1.5})
        for number, row in enumerate(EXAMPLE[name], start=1):
            if row.get(each.name):
                sheet.write_string(number, place, row[each.name], cell)


def _choices(graph: PolicyGraph, declared: Column) -> list[str]:
    """Return what a cell of the column may hold, in both languages; blank where anything may stand."""
    if declared.kind == "unit":
        return list(UNITS)
    if declared.kind == "term":
        return [f"{term.label_zh} | {notation}" for notation, term in terms(declared.scheme).items()]
    tables = {"plc": "jurisdictions", "ind": "indicators", "tec": "technologies", "obj": "objectives"}
    if declared.kind == "ref" and len(declared.to) == 1 and declared.to[0] in tables:
        rows = graph.tables[tables[declared.to[0]]]
        return sorted(f"{graph.label(row.id, 'zh')} | {row.id}" for row in rows)
    return []


def _drop_down(
    sheet: Any, lists: Any, place: int, declared: Column, choices: Sequence[str], used: dict[str, str]
) -> None:
    key = declared.scheme or declared.kind + "".join(declared.to)
    if key not in used:
        column = len(used)
        for number, choice in enumerate(choices):
            lists.write_string(number, column, choice)
        letter = chr(65 + column) if column < 26 else "A" + chr(65 + column - 26)
        used[key] = f"={_LISTS}!${letter}$1:${letter}${len(choices)}"
    # A list may hold several words, so the drop-down helps and does not forbid.
    sheet.data_validation(1, place, _ROWS, place, {"validate": "list", "source": used[key], "show_error": False})
