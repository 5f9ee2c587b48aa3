"""What things are called: rows by id, label, title or place name, so that a cell may name what it means."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from policygraph.graph import PolicyGraph
from policygraph.interop.spreadsheets.headers import folded
from policygraph.schema.ids import PREFIXES
from policygraph.schema.places import Jurisdiction

__all__ = ["Names"]

_LABELS: Final = (
    "label_en", "label_zh", "title_en", "title_zh", "short_en", "title", "summary_en", "summary_zh", "document_number",
)  # fmt: skip
_SHOWN: Final = 40
_ENDINGS: Final = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
# The one-character names on number plates.
_PLATE_TABLE: Final = """
京 BJ 津 TJ 冀 HE 晋 SX 蒙 NM 辽 LN 吉 JL 黑 HL 沪 SH 苏 JS 浙 ZJ 皖 AH 闽 FJ 赣 JX 鲁 SD 豫 HA 鄂 HB 湘 HN 粤 GD 桂 GX
琼 HI 渝 CQ 川 SC 蜀 SC 贵 GZ 黔 GZ 云 YN 滇 YN 藏 XZ 陕 SN 秦 SN 甘 GS 陇 GS 青 QH 宁 NX 新 XJ 港 HK 澳 MO 台 TW
"""
_PLATES: Final = dict(zip(_PLATE_TABLE.split()[::2], _PLATE_TABLE.split()[1::2], strict=True))


class Names:
    """Ids by what rows are called, table by table; a name of two rows names none of them."""

    def __init__(self, graph: PolicyGraph) -> None:
        self.ids: set[str] = set(graph.index)
        self._names: dict[str, dict[str, set[str]]] = {}
        self._shown: dict[str, str] = {}
        for table, rows in graph.tables.items():
            for row in rows:
                self.add(table, row.id, (getattr(row, name, "") for name in _LABELS))
        for place in graph.rows(Jurisdiction):
            self.add("jurisdictions", place.id, _place_names(place))

    def add(self, table: str, identifier: str, names: Iterable[object]) -> None:
        """Enter a row under its names; blank ones are passed over."""
        self.ids.add(identifier)
        known = self._names.setdefault(table, {})
        for name in names:
            if isinstance(name, str) and name.strip():
                known.setdefault(folded(name), set()).add(identifier)
                self._shown.setdefault(folded(name), name.strip())

    def find(self, prefixes: Iterable[str], name: str) -> tuple[str, ...]:
        """Return the ids in the tables of ``prefixes`` that are called ``name``, sorted."""
        found = (self._names.get(PREFIXES[each], {}).get(folded(name), set()) for each in prefixes)
        return tuple(sorted(set().union(*found)))

    def near(self, prefixes: Iterable[str], name: str) -> str:
        """Return names that look like ``name`` with their ids, or a blank text."""
        known: dict[str, set[str]] = {}
        for each in prefixes:
            known.update(self._names.get(PREFIXES[each], {}))
        close = get_close_matches(folded(name), known, n=3, cutoff=0.5)
        inside = [key for key in sorted(known) if folded(name) and folded(name) in key] if not close else []
        return ", ".join(f"{_brief(self._shown[key])} ({min(known[key])})" for key in (close or inside)[:3])


def _brief(name: str) -> str:
    # A clause goes by its whole sentence; its id follows, so that the beginning will do.
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"


def _place_names(place: Jurisdiction) -> list[str]:
    code = place.id.removeprefix("plc:")
    names = [place.short_zh, place.pinyin, place.iso, place.gbt, code]
    names += [place.label_zh.removesuffix(ending) for ending in _ENDINGS if place.label_zh.endswith(ending)]
    if place.place_level == "province":
        names += [plate for plate, short in _PLATES.items() if code == f"CN-{short}"]
        names += [
            f"{place.label_en} Province",
            f"{place.pinyin} Sheng" if place.pinyin else "",
            code.removeprefix("CN-"),
        ]
    if place.place_level == "nation":
        names += ["中国", "全国", "国家", "China", "PRC"]
    return names
