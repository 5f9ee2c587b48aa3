"""Which table a sheet holds and which column each head means, in English or Chinese, in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

from policygraph.interop.spreadsheets.sheets import Sheet, SheetRow
from policygraph.schema.column import Column
from policygraph.schema.tables import TABLES, Table
from policygraph.texts import Lang, say

__all__ = ["Heads", "counted_tables", "find_heads", "folded", "table_names", "table_word", "table_words", "unread"]

_LOOK: Final = 12  # rows in which the heads are looked for

# Other names under which people keep a column: table -> column -> names.
_ALIASES: Final[dict[str, dict[str, str]]] = {
    "policies": {
        "id": "政策编号",
        "title_zh": "政策名称 文件名称 名称 标题 政策",
        "title_en": "title name",
        "end": "终止日期",
        "jurisdiction": "地区 省份 所属地区 适用地区 place province",
        "agencies": "发布机关 发布单位 发文单位 agency issuer",
        "document_number": "发文字号",
        "publication_date": "发布日期",
        "text_date": "印发日期 日期 date",
        "start": "实施日期",
        "kind": "文件类别 类型 type",
        "topics": "主题词",
        "sources": "source",
    },
    "provisions": {
        "id": "条款编号",
        "policy": "政策 政策名称 所属文件",
        "summary_zh": "条款内容 内容 措施",
        "summary_en": "summary content",
        "instrument": "工具 工具类型",
        "sides": "领域",
        "stages": "阶段",
        "objectives": "目标",
        "places": "适用地区 place",
        "technologies": "technology",
        "start": "开始日期",
        "end": "结束日期",
    },
    "targets": {
        "id": "目标编号",
        "provision": "条款 所属政策条款",
        "value": "目标值 target",
        "due_year": "年份 year",
        "base_year": "基准年",
        "places": "place",
    },
    "settings": {"provision": "条款", "value": "取值 标准"},
    "effects": {"provision": "条款", "sign": "影响"},
    "sources": {"id": "来源编号", "title": "名称 来源名称", "url": "链接 网址 link"},
    "relations": {"object": "上位文件", "subject": "下位文件"},
}


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a sheet: table, row of the heads, first row of data, column by position, and what was not known.

    ``written`` keeps each head as it stands, ``doubled`` the positions whose column another head already has, and
    ``near`` heads that look like a misspelt column.
    """

    table: Table
    row: int
    first: int
    columns: dict[int, Column]
    written: dict[int, str]
    unknown: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()
    near: tuple[tuple[int, str], ...] = ()

    def name_of(self, column: str) -> str:
        """Return how the sheet calls a column; its own name where the sheet lacks it."""
        return next((self.written[place] for place, each in self.columns.items() if each.name == column), column)


def folded(text: str) -> str:
    """Return a text by which names are compared: one width, one case, no blanks and no ornament."""
    return re.sub(r"[\s_*:＊：()（）\[\]“”\"'·-]+", "", unicodedata.normalize("NFKC", text).casefold())


@cache
def table_names() -> dict[str, tuple[str, ...]]:
    """Return tables by every name of theirs: file name, and the English and Chinese word for a row."""
    # People call a sheet of numbers to reach by the word that here means a node of the goal tree.
    names: dict[str, tuple[str, ...]] = {folded(each): ("targets",) for each in ("目标", "目标表", "指标目标")}
    for name, table in TABLES.items():
        word = table.record.__name__
        for each in (name, word, say(f"rdf.class.{word}", "en"), say(f"rdf.class.{word}", "zh")):
            for ending in ("", "表", "清单", "一览"):
                key = folded(each + ending)
                names[key] = tuple(dict.fromkeys((*names.get(key, ()), name)))
    return names


def table_word(name: str, lang: Lang) -> str:
    """Return what a row of a table is called in ``lang``."""
    return say(f"rdf.class.{TABLES[name].record.__name__}", lang)


def table_words(name: str) -> dict[str, str]:
    """Return what a table is called: its own name in English, the word for its rows in Chinese."""
    return {"en": name, "zh": table_word(name, "zh")}


def counted_tables(counts: Mapping[str, int]) -> dict[str, str]:
    """Return in words how many rows each table has."""
    return {
        "en": ", ".join(f"{count} {name}" for name, count in counts.items()),
        "zh": "、".join(f"{table_word(name, 'zh')} {count}" for name, count in counts.items()),
    }


@cache
def _columns_of(name: str) -> dict[str, Column]:
    table = TABLES[name]
    names: dict[str, Column] = {}
    for each in table.columns:
        for label in (each.name, each.label_en, each.label_zh):
            names.setdefault(folded(label), each)
    by_name = {each.name: each for each in table.columns}
    for column, aliases in _ALIASES.get(name, {}).items():
        for alias in aliases.split():
            names.setdefault(folded(alias), by_name[column])
    return names


def find_heads(sheet: Sheet, *, hint: str = "") -> Heads | None:
    """Return the heads of a sheet, or ``None`` if no row of its beginning looks like the heads of a table.

    Parameters
    ----------
    hint
        A name that may tell the table, such as the name of the file.
    """
    named = next((table_names()[key] for key in (folded(sheet.name), folded(hint)) if key in table_names()), ())
    called, best = _best(sheet, named), _best(sheet, tuple(TABLES))
    # The name decides, unless another table knows clearly more of the heads.
    if called and best and called[0] + 1 >= best[0]:
        best = called
    return _read(sheet, *best[1:]) if best else None


def _best(sheet: Sheet, names: tuple[str, ...]) -> tuple[int, str, SheetRow] | None:
    """Return the score, table and row in which most cells are heads of that table."""
    best: tuple[int, str, SheetRow] | None = None
    for row in [row for row in sheet.rows if not row.is_blank()][:_LOOK]:
        written = sum(1 for cell in row.cells if cell.strip())
        for name in names:
            score = sum(1 for cell in row.cells if _column(name, cell))
            enough = score >= 2 or score == written == 1
            if enough and 2 * score >= written and (best is None or score > best[0]):
                best = (score, name, row)
    return best


def _column(table: str, head: str) -> Column | None:
    """Return the column a head means: its whole text, or one of the names it holds, such as ``中文标题 / title_zh``."""
    known = _columns_of(table)
    if folded(head) in known:
        return known[folded(head)]
    parts = [folded(part) for part in re.split(r"[\n/|｜]", head)]
    return next((known[part] for part in parts if part in known), None)


def _read(sheet: Sheet, name: str, row: SheetRow) -> Heads:
    columns: dict[int, Column] = {}
    unknown, doubled, near = [], [], []
    for place, head in enumerate(row.cells):
        if not head.strip():
            continue
        column = _column(name, head)
        if column is None:
            close = _close(name, head)
            near.append((place, close)) if close else unknown.append(place)
        elif any(each.name == column.name for each in columns.values()):
            doubled.append(place)
        else:
            columns[place] = column
    first = row.number + 1
    # A second row of heads, in the other language, is no data.
    for following in sheet.rows[row.number :]:
        again = [_column(name, cell) for cell in following.cells if cell.strip()]
        if following.is_blank() or (len(again) >= 2 and all(again)):
            first = following.number + 1
        else:
            break
    written = {place: " ".join(head.split()) for place, head in enumerate(row.cells)}
    return Heads(TABLES[name], row.number, first, columns, written, tuple(unknown), tuple(doubled), tuple(near))


def _close(name: str, head: str) -> str:
    # Short heads differ from one another by a letter; only longer ones can be called misspelt.
    key = folded(head)
    found = get_close_matches(key, _columns_of(name), n=1, cutoff=0.8) if len(key) >= 4 else []
    return _columns_of(name)[found[0]].name if found else ""


def unread(positions: Iterable[int], heads: Heads) -> str:
    """Return the heads at ``positions`` as they stand, in one text."""
    return ", ".join(heads.written[place] for place in positions)
